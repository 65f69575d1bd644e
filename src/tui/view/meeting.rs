//! The screen of a meeting: one task, in high contrast, and where it is on the agenda.

use ratatui::layout::Rect;

use super::{bars, keys};
use crate::document::Kind;
use crate::lang::Lang;
use crate::report::copy;
use crate::tastes::Look;
use crate::text::cells::width;
use crate::tui::frame::Frame;
use crate::tui::paint::{Canvas, Pen};
use crate::tui::state::State;

pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>) {
    let look = if state.look == Look::Plain { Look::Plain } else { Look::Contrast };
    let screen = canvas.buffer.area;
    canvas.style(screen, look.base());
    let (Some(meeting), Some(task)) = (state.meeting, state.meeting_task()) else { return };
    let Some(document) = &state.frame().meeting else { return };
    let rows = Frame::meeting_rows(screen.height);
    let (lang, all) = (state.lang, state.agenda().len());
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
    let margin = (usize::from(screen.width).saturating_sub(Frame::meeting_cells(screen.width))) / 2;
    let body = Rect { y: screen.y + 2, height: u16::try_from(rows).unwrap_or(0), ..screen };
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
        let source = copy::source(state.index(), task, lang);
        let forms = std::iter::once(source).chain(bars::provenance(state, Some(task)));
        let forms: Vec<String> = forms.collect();
        let fits = |text: &&String| width(&state.chars.shown(text)) < pen.room();
        let shown = forms.iter().find(fits).or_else(|| forms.last());
        pen.text(shown.map_or("", String::as_str), look.text());
    }
    keys::keys(state, canvas, state.panes().keys);
}
