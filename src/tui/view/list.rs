//! The list, whatever it lists: its heading, its rows and the cursor among them.

use ratatui::layout::Rect;

use crate::lang::Lang;
use crate::query::NotHere;
use crate::text::wrap::wrap;
use crate::tui::paint::{Canvas, Pen};
use crate::tui::{ladder::Rung, pane::Pane, state::State, way::Way, ways};
use crate::words;

pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let (seen, frame) = (state.seen(), state.frame());
    let (shown, place) = (seen.shown, seen.place);
    let (Some(layout), Some(rows)) = (&frame.layout, frame.list_rows()) else { return };
    layout.heading(seen, canvas, area);
    let items = shown.rows.iter().any(|row| row.is_item());
    let in_context = shown.in_context && shown.way == Way::Tasks;
    if shown.rows.is_empty() || shown.tasks().is_empty() && !in_context && !items {
        empty(state, canvas, rows);
        return;
    }
    let mut line = 0;
    let top = place.top.max(frame.rows.frozen());
    for (at, row) in shown.rows.iter().copied().enumerate().skip(top) {
        if line >= usize::from(rows.height) {
            break;
        }
        let height = frame.rows.height(at);
        for more in 0..height {
            if let Some(mut pen) = Pen::at(canvas, rows, line + more) {
                layout.row(seen, &mut pen, row, more);
            }
        }
        if at == place.cursor && row.is_stop() {
            ways::bar(seen, canvas, rows, line, height);
            // The cell of the cursor stands out of the bar.
            for more in 0..height {
                if let Some(cell) = layout.here(place.across, rows, line + more) {
                    canvas.style(cell, seen.look.cursor_cell());
                }
            }
        }
        line += height;
    }
}

/// How many tasks fit that are not of our unit, or of the one whose page it is.
fn outside(state: &State) -> String {
    let (shown, page) = (state.level().shown(), state.level().ask().page.is_some());
    let n = shown.aside.outside;
    match (state.lang, shown.answer.is_nearby()) {
        (Lang::Zh, true) => format!("没有查到这些字词；内容相近的，全部单位有 {n} 项，按 F4 看"),
        (Lang::En, true) => {
            format!("not found; {n} tasks of all units are near to it, F4 shows them")
        }
        (Lang::Zh, false) if page => format!("此单位没有；全部单位有 {n} 项"),
        (Lang::En, false) if page => format!("none of this unit; {n} of all units"),
        (Lang::Zh, false) => format!("我单位没有；全部单位有 {n} 项，按 F4 看"),
        (Lang::En, false) => format!("none of ours; {n} of all units, F4 shows them"),
    }
}

/// Says that there is nothing, why, and what to do.
fn empty(state: &State, canvas: &mut Canvas<'_>, rows: Rect) {
    let (look, lang, level) = (state.look, state.lang, state.level());
    let (ask, shown) = (level.ask(), level.shown());
    let (zh, en) = ways::of(shown.way).nothing(shown.tasks().is_empty());
    let mut texts = vec![(lang.pick(zh, en).to_owned(), look.strong())];
    if let Some(NotHere { region, name, instead }) = &shown.aside.not_here {
        texts.push((words::not_here(region, name, instead.as_deref(), lang), look.text()));
    }
    if shown.aside.outside > 0 {
        texts.push((outside(state), look.text()));
    }
    if shown.aside.goals > 0 {
        texts.push((words::in_goals(shown.aside.goals, lang), look.text()));
    }
    if let Some(word) = &shown.aside.number {
        texts.push((words::number_nowhere(word, lang), look.text()));
    }
    if let Some(better) = &shown.aside.suggestion {
        texts.push((words::instead(&better.in_words(lang), lang), look.text()));
    }
    for error in &shown.errors {
        texts.push((error.message(lang), look.warning()));
    }
    if !ask.filters.is_empty() && state.focus == Pane::Facets {
        let hint =
            lang.pick("Ctrl-X 清除全部筛选和查找", "Ctrl-X drops all filters and the search");
        texts.push((hint.to_owned(), look.faint()));
    } else if !ask.filters.is_empty() {
        let hint = lang.pick(
            "Delete 去掉末个筛选，Ctrl-X 清除全部筛选和查找",
            "Delete drops the last filter, Ctrl-X all filters and the search",
        );
        texts.push((hint.to_owned(), look.faint()));
    } else if !ask.search.is_empty() {
        let hint = match Rung::next(state) {
            Some(Rung::Search) => lang.pick("Esc 清除查找", "Esc clears the search"),
            _ => lang.pick("Ctrl-X 清除查找", "Ctrl-X clears the search"),
        };
        texts.push((hint.to_owned(), look.faint()));
    }
    let cells = usize::from(rows.width.saturating_sub(3)).max(2);
    let mut line = 1;
    for (text, style) in texts {
        let text = state.chars.shown(&text);
        for range in wrap(&text, cells) {
            let Some(mut pen) = Pen::at(canvas, rows, line) else { return };
            pen.skip(2);
            pen.text(text.get(range).unwrap_or_default(), style);
            line += 1;
        }
    }
}
