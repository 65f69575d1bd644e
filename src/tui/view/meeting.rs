//! The screen of a meeting: one task, in high contrast, and where it is on the agenda.

use ratatui::layout::Rect;

use super::super::document::{Document, Kind, Shown, Spacing};
use super::super::highlight::Highlighter;
use super::super::meeting::agenda;
use super::super::meeting::task;
use super::super::state::State;
use super::super::theme::Look;
use super::paint::{Canvas, Pen};
use super::{bars, keys};
use crate::lang::Lang;
use crate::query::Query;
use crate::report::copy;
use crate::text::cells::width;

/// The screen around the task: the agenda and a free line above, the source and the keys below.
const AROUND: u16 = 4;

/// The task as lines, and how many of them there is room for: with lines left free if all fits so.
fn document(state: &State) -> Option<(Document, usize)> {
    let task = task(state)?;
    let nothing = Query::default();
    let shown = Shown {
        index: &state.index,
        words: &Highlighter::new(&nothing, &state.index),
        years: &[],
        ours: state.lens().unit,
        of_page: false,
        chars: state.chars,
        lang: state.lang,
    };
    let (cells, rows) = room(state);
    let laid_out = |spacing| Document::on_the_agenda(shown, task, cells, spacing);
    let fitting = [Spacing::Everything, Spacing::Parts].into_iter().map(laid_out);
    let fitting = fitting.into_iter().find(|document| document.lines.len() <= rows);
    Some((fitting.unwrap_or_else(|| laid_out(Spacing::None)), rows))
}

/// The cells of a line and the lines of the task.
fn room(state: &State) -> (usize, usize) {
    let (wide, high) = (state.size.0, state.size.1);
    let margin = if wide >= 100 { 8 } else { 1 };
    (usize::from(wide.saturating_sub(2 * margin)), usize::from(high.saturating_sub(AROUND)))
}

/// How many lines of the task do not fit.
pub(in super::super) fn beyond(state: &State) -> usize {
    document(state).map_or(0, |(document, rows)| document.lines.len().saturating_sub(rows))
}

/// Draws the meeting.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>) {
    let look = if state.look == Look::Plain { Look::Plain } else { Look::Contrast };
    let screen = canvas.buffer.area;
    canvas.style(screen, look.base());
    let (Some(meeting), Some(task)) = (state.meeting, task(state)) else { return };
    let Some((document, rows)) = document(state) else { return };
    let (lang, all) = (state.lang, agenda(state).len());
    if let Some(mut pen) = Pen::at(canvas, screen, 0) {
        pen.skip(1);
        pen.text(lang.pick("会议", "meeting"), look.chip());
        pen.skip(2);
        let of = if state.marks.is_empty() {
            lang.pick("列出的任务", "what is listed")
        } else {
            lang.pick("议程", "agenda")
        };
        pen.text(&format!("{of} {}/{all}", meeting.at + 1), look.text());
        let more = document.lines.len().saturating_sub(meeting.top + rows);
        if more > 0 {
            let text = match lang {
                Lang::Zh => format!("↓ 还有 {more} 行 "),
                Lang::En => format!("↓ {more} more lines "),
            };
            let room = pen.room();
            pen.right(&text, room, look.accent());
        }
    }
    let margin = (usize::from(screen.width).saturating_sub(room(state).0)) / 2;
    let body = Rect { y: screen.y + 2, height: screen.height.saturating_sub(AROUND), ..screen };
    for (line, pieces) in document.lines.iter().skip(meeting.top).take(rows).enumerate() {
        let Some(mut pen) = Pen::at(canvas, body, line) else { break };
        pen.skip(margin);
        for piece in pieces {
            let style = match piece.kind {
                Kind::Title => look.chip(),
                Kind::Label => look.accent(),
                Kind::Marked => look.strong(),
                Kind::Text | Kind::Faint => look.text(),
            };
            pen.column(&piece.text, width(&piece.text), style);
        }
    }
    let last = usize::from(screen.height);
    if let Some(mut pen) = Pen::at(canvas, screen, last.saturating_sub(2)) {
        pen.skip(1);
        let source = copy::source(&state.index, task, lang);
        let forms = std::iter::once(source).chain(bars::provenance(state, Some(task)));
        let forms: Vec<String> = forms.collect();
        let fits = |text: &&String| width(&state.chars.shown(text)) < pen.room();
        let shown = forms.iter().find(fits).or_else(|| forms.last());
        pen.text(shown.map_or("", String::as_str), look.text());
    }
    keys::keys(state, canvas, state.panes().keys);
}
