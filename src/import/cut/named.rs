//! Every task has a title: one that was printed without any is called by its first words, or by its section.

use super::item::{Cut, Item};
use super::title::{as_title, first_sentence};

/// Gives every item a title; one that has nothing at all, neither words nor units, is left out.
pub(crate) fn with_titles(cut: &mut Cut) {
    let is_blank = |text: &str| !text.chars().any(char::is_alphanumeric);
    let mut at = 0;
    let mut left_out: Vec<usize> = Vec::new();
    cut.items.retain_mut(|item| {
        let position = at;
        at += 1;
        if !is_blank(&item.title) {
            return true;
        }
        let words = item.texts.iter().find(|text| !is_blank(text));
        if words.is_none() && !item.is_charged() {
            left_out.push(position);
            return false;
        }
        item.title =
            words.map_or_else(|| of_section(item), |text| as_title(first_sentence(text).0));
        true
    });
    for stated in &mut cut.rules {
        stated.from -= left_out.iter().filter(|gone| **gone < stated.from).count();
    }
}

/// What a task without words is called: its section, or its number.
fn of_section(item: &Item) -> String {
    let section = item.section.last().map(|heading| heading.title.clone());
    let number = item.number.as_ref().map(|(printed, _)| printed.clone());
    let known = section.into_iter().chain(number);
    known.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_else(|| "任务".to_owned())
}

#[cfg(test)]
mod tests {
    use crate::import::{Options, import};

    #[test]
    fn tasks_without_a_title_have_one() {
        let titles = |name: &str, text: &str| -> Vec<String> {
            let given = import(name, text.as_bytes(), &Options::default()).unwrap();
            given.draft.tasks().map(|task| task.title.clone()).collect()
        };
        let head = "甲州市2026年便民方案\n";
        let text = format!(
            "{head}一、民生\n（一）建设书屋。（市文旅局负责）\n（二）。\n（三）。（市财政局负责）\n"
        );
        assert_eq!(titles("a.txt", &text), ["建设书屋", "民生"]);
        let text = format!(
            "{head}序号,任务,内容,责任单位\n1,,新建书屋,市文旅局\n2,修路,,市交通局\n3,,,\n"
        );
        assert_eq!(titles("a.csv", &text), ["新建书屋", "修路"]);
    }

    #[test]
    fn who_signed_is_no_part_of_the_last_task() {
        let text = "甲州市2026年便民方案\n（一）建设书屋。新建20家。（市文旅局负责）\n（二）修路。修路10公里。（市交通局负责）\n\
            甲州市人民政府办公室　甲州市文旅局\n2026年3月1日\n";
        let given = import("a.txt", text.as_bytes(), &Options::default()).unwrap();
        let last = given.draft.tasks().last().unwrap();
        assert_eq!(last.measures, ["修路10公里"]);
        assert_eq!(given.draft.issued.map(|day| day.to_string()).as_deref(), Some("2026-03-01"));
        // Nor is who gets a copy, nor who printed it.
        let more = "抄送：市委各部门。\n市人大常委会办公室，市法院。\n甲州市人民政府办公室\n2026年3月2日印发\n";
        let given = import("a.txt", (text.to_owned() + more).as_bytes(), &Options::default());
        let last = given.unwrap().draft.tasks().last().cloned().unwrap();
        assert_eq!(last.measures, ["修路10公里"]);
        let passages: Vec<&str> = last.original.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(passages, ["（二）修路。修路10公里。（市交通局负责）"]);
    }
}
