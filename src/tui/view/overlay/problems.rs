//! The problems of the data.

use ratatui::style::Style;

use super::super::super::state::State;
use super::super::paint::{Canvas, Pen};
use super::super::scrollbar::Extent;
use super::inner;
use crate::problem::Severity;
use crate::text::cells::width;
use crate::text::clean::clean;
use crate::text::wrap::wrap;

/// How many lines the list of problems has.
pub(in super::super::super) fn problem_lines(state: &State) -> usize {
    content(state, usize::from(inner(state).width)).len()
}

/// Draws them, from a line on.
pub(super) fn draw(state: &State, top: usize, canvas: &mut Canvas<'_>) {
    let inner = inner(state);
    let lines = content(state, usize::from(inner.width));
    let shown = lines.iter().skip(top).take(usize::from(inner.height)).enumerate();
    for (row, (text, style)) in shown {
        if let Some(mut pen) = Pen::at(canvas, inner, row) {
            pen.text(text, *style);
        }
    }
    let (shown, all) = (usize::from(inner.height), lines.len());
    super::bar(state, canvas, inner, Extent { top, shown, all });
}

type Line = (String, Style);

fn content(state: &State, cells: usize) -> Vec<Line> {
    let (look, lang) = (state.look, state.lang);
    let mut lines = Vec::new();
    if state.problems.is_empty() {
        let text = lang.pick("没有发现问题", "no problem found");
        lines.push((text.to_owned(), look.text()));
    }
    let mut wrapped = |before: &str, text: &str, style: Style| {
        let text = state.chars.shown(&clean(text)).into_owned();
        for range in wrap(&text, cells.saturating_sub(width(before)).max(2)) {
            let part = text.get(range).unwrap_or_default();
            lines.push((format!("{before}{part}"), style));
        }
    };
    for problem in &state.problems {
        let style = match problem.severity {
            Severity::Error | Severity::Warning => look.warning(),
            Severity::Note => look.text(),
        };
        let name = problem.severity.name(lang);
        wrapped("", &format!("{name}  {}", problem.message(lang)), style);
        wrapped("  ", &problem.place(), look.faint());
        if let Some(spot) = &problem.spot {
            wrapped("  ", spot.text.trim(), look.text());
        }
        if let Some(remedy) = problem.remedy(lang) {
            wrapped("  ", &remedy, look.text());
        }
        wrapped("", "", look.text());
    }
    lines
}
