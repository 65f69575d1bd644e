//! Tables, in every format that has some.

use std::fmt::Write as _;

use super::wanted::Wanted;
use crate::import::tests::Numbers;
use crate::model::Role;

/// The rows of a table, and the tasks as they must be.
pub(super) fn rows(
    numbers: &mut Numbers,
    mut tasks: Vec<Wanted>,
) -> (Vec<Vec<String>>, Vec<Wanted>) {
    let with_lead = numbers.once_in(2);
    let mut heading: Vec<&str> =
        vec!["序号", numbers.one_of(&["重点任务", "工作任务", "任务", "项目名称"]), "主要内容"];
    let units: &[&str] = match (with_lead, numbers.next(2)) {
        (true, 0) => &["牵头单位", "配合单位"],
        (true, _) => &["牵头单位", "责任单位"],
        (false, 0) => &["责任单位"],
        (false, _) => &["责任单位", "督导单位"],
    };
    heading.extend(units);
    heading.push(numbers.one_of(&["完成时限", "时限", "完成时间"]));
    let mut out = vec![heading.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>()];
    for (at, task) in tasks.iter_mut().enumerate() {
        let (first, second) = match (with_lead, units.get(1)) {
            (true, _) => (Role::Lead, Some(Role::Responsible)),
            (false, Some(_)) => (Role::InCharge, Some(Role::Guidance)),
            (false, None) => (Role::InCharge, None),
        };
        let mut lists: Vec<(String, Vec<String>)> = task
            .written
            .iter()
            .zip(&task.units)
            .map(|((_, list), (_, names))| (list.clone(), names.clone()))
            .collect();
        lists.truncate(if second.is_some() { 2 } else { 1 });
        task.units = [Some(first), second]
            .into_iter()
            .flatten()
            .zip(&lists)
            .map(|(role, (_, names))| (role, names.clone()))
            .collect();
        let nobody = numbers.one_of(&["/", "—", "无", "-"]).to_owned();
        let cell =
            |at: usize| lists.get(at).map_or_else(|| nobody.clone(), |(list, _)| list.clone());
        let mut row = vec![(at + 1).to_string(), task.title.clone(), task.text.join("；"), cell(0)];
        row.extend(second.map(|_| cell(1)));
        row.push(task.due.as_ref().map_or_else(|| "长期坚持".to_owned(), |(text, _)| text.clone()));
        out.push(row);
    }
    (out, tasks)
}

/// A table as a file of some format.
pub(super) fn table(numbers: &mut Numbers, rows: &[Vec<String>]) -> (&'static str, Vec<u8>) {
    let title = "甲州市2026年便民工作任务分解表";
    let joined = |mark: &str| rows.iter().map(|row| row.join(mark)).collect::<Vec<_>>().join("\n");
    match numbers.next(5) {
        0 => {
            let quoted = |cell: &String| format!("\"{cell}\"");
            let lines = rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(","));
            let text = format!("{title}\n{}\n", lines.collect::<Vec<_>>().join("\n"));
            if numbers.once_in(2) {
                return ("a.csv", encoding_rs::GB18030.encode(&text).0.into_owned());
            }
            ("a.csv", text.into_bytes())
        }
        1 => ("a.tsv", format!("{title}\n{}\n", joined("\t")).into_bytes()),
        2 => {
            let line = |row: &Vec<String>| format!("| {} |", row.join(" | "));
            let mut lines: Vec<String> = rows.iter().map(line).collect();
            lines.insert(1, format!("|{}", "---|".repeat(rows[0].len())));
            ("a.md", format!("# {title}\n\n{}\n", lines.join("\n")).into_bytes())
        }
        3 => {
            let mut text = format!("<p>{title}</p><table>");
            for row in rows {
                text.push_str("<tr>");
                for cell in row {
                    let _ = write!(text, "<td>{cell}</td>");
                }
                text.push_str("</tr>");
            }
            ("a.html", (text + "</table>").into_bytes())
        }
        _ => {
            // One cell a line; without the column of text, which has nothing that tells it apart.
            let without = |row: &Vec<String>| {
                let mut row = row.clone();
                row.remove(2);
                row.join("\n")
            };
            let lines: Vec<String> = rows.iter().map(without).collect();
            ("a.txt", format!("{title}\n{}\n", lines.join("\n")).into_bytes())
        }
    }
}
