//! What several ways of listing draw alike.

use ratatui::layout::Rect;

use crate::lang::Lang;
use crate::model::{Model, Role, Task};
use crate::query::{NotHere, UNASSIGNED};
use crate::text::cells::{cut_with, width};
use crate::text::chars::Chars;
use crate::text::wrap::wrap;
use crate::tui::paint::{Canvas, Pen};
use crate::tui::{row::Row, seen::Seen};
use crate::words;

/// The lines of a title as it is drawn, none of them wider than `cells`; at most so many, of which the last goes on to
/// the end of the title.
pub(crate) fn title_lines(title: &str, cells: usize, most: usize, chars: Chars) -> Vec<String> {
    let title = chars.shown(title);
    let mut lines = wrap(&title, cells.max(2));
    // What is left of a title that is too long even so is cut where it ends.
    if let Some(last) = lines.get(most - 1).map(|last| last.start..title.len()) {
        lines.truncate(most - 1);
        lines.push(last);
    }
    lines.into_iter().filter_map(|range| title.get(range)).map(str::to_owned).collect()
}

/// Who answers for a task, in so many cells: the first lead unit, or the first unit in charge where the
/// document knows no lead, and how many there are if more than one.
pub(super) fn who(
    model: &Model,
    task: &Task,
    cells: usize,
    (lang, chars): (Lang, Chars),
) -> String {
    let role = [Role::Lead, Role::InCharge, Role::Responsible, Role::Guidance]
        .into_iter()
        .find(|role| task.units(*role).next().is_some());
    let Some(role) = role else {
        return lang.pick(UNASSIGNED, "unassigned").to_owned();
    };
    let before = match role {
        Role::Lead => "",
        Role::InCharge => lang.pick("负 ", "c. "),
        Role::Responsible => lang.pick("责 ", "r. "),
        Role::Guidance => lang.pick("导 ", "g. "),
    };
    let count = task.units(role).count();
    let first =
        task.units(role).next().map(|a| model.unit(a.unit).name.as_str()).unwrap_or_default();
    let after = match (count, lang) {
        (0 | 1, _) => String::new(),
        (n, Lang::Zh) => format!("等{n}"),
        (n, Lang::En) => format!(" +{}", n - 1),
    };
    let room = cells.saturating_sub(width(before) + width(&after));
    format!("{before}{}{after}", cut_with(&chars.shown(first), room, chars.cut_mark()))
}

/// The bar of the cursor, over some lines of an area.
pub(crate) fn bar(seen: Seen<'_>, canvas: &mut Canvas<'_>, area: Rect, line: usize, height: usize) {
    let style = seen.look.cursor(seen.focused);
    let y = area.y + u16::try_from(line).unwrap_or(0);
    let height = u16::try_from(height).unwrap_or(1);
    canvas.style(Rect { y, height, ..area }.intersection(area), style);
    if let Some(mut pen) = Pen::at(canvas, area, line) {
        pen.text(">", style);
    }
}
/// The printed number of a task in the cells of a list: as it is printed, or with narrow brackets, or bare.
pub(super) fn short_number(printed: &str, cells: usize) -> String {
    let narrow = printed.replace('（', "(").replace('）', ")");
    let bare = narrow.trim_matches(['(', ')', '第', '项', '条', '款', '、', '.']);
    let forms = [printed, &narrow, bare];
    let fitting = forms.into_iter().find(|form| width(form) <= cells);
    fitting.unwrap_or(bare).to_owned()
}

/// What is said before the rows: why something is listed though nothing was found, what may have been meant, that a unit is
/// not named in our region.
pub(super) fn beside(seen: Seen<'_>, pen: &mut Pen<'_>, row: Row) {
    let (look, lang, aside) = (seen.look, seen.lang, &seen.shown.aside);
    pen.skip(1);
    match (row, &aside.suggestion, &aside.not_here) {
        (Row::Near, ..) => {
            let nothing = "没有查到这些字词，以下内容相近";
            pen.text(lang.pick(nothing, "not found; these are near to it"), look.warning());
            if aside.goals > 0 {
                pen.text(lang.pick("；", "; "), look.warning());
                pen.text(&words::in_goals(aside.goals, lang), look.text());
            }
        }
        (Row::Instead, Some(better), _) => {
            pen.text(&words::instead(&better.in_words(lang), lang), look.text());
        }
        (Row::NotHere, _, Some(NotHere { region, name, instead })) => {
            pen.text(&words::not_here(region, name, instead.as_deref(), lang), look.warning());
            let others = lang.pick("，以下是其他地区的", "; these are of other regions");
            pen.text(others, look.warning());
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::short_number;

    #[test]
    fn numbers_are_as_printed_as_far_as_there_is_room() {
        for (printed, shown) in [
            ("36", "36"),
            ("10.5", "10.5"),
            ("（一）", "(一)"),
            ("（十一）", "十一"),
            ("第八条", "八"),
            ("第十一条", "十一"),
            ("", ""),
        ] {
            assert_eq!(short_number(printed, 4), shown, "{printed}");
        }
        assert_eq!(short_number("（一）", 6), "（一）");
    }
}
