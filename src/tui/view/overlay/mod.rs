//! Popups: the commands, the units, what can be copied, the name of a view, the problems of the data.

mod picker;

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::widgets::{Block, Borders, Widget};
use tui_input::Input;

use crate::text::chars::Chars;
use crate::tui::frame::{LineKind, Popup};
use crate::tui::line::line as view_line;
use crate::tui::paint::{Canvas, Pen, clear, line};
use crate::tui::scrollbar::{self, Extent};
use crate::tui::{keymap::bindings, overlay::Overlay, state::State, ways::title_lines};

const ASCII: border::Set<'_> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

/// Draws a popup; where the caret is, if something is typed in it.
pub(super) fn draw(state: &State, overlay: &Overlay, canvas: &mut Canvas<'_>) -> Option<Position> {
    let popup = state.frame().popup.as_ref()?;
    frame(state, overlay, popup, canvas);
    match overlay {
        Overlay::Commands(_)
        | Overlay::Units(_)
        | Overlay::Values(_)
        | Overlay::Pages(_)
        | Overlay::Documents(_) => picker::draw(state, overlay, popup, canvas),
        // It fills the screen, and is no popup.
        Overlay::Review(_) => None,
        Overlay::Name(input) => name(state, input, popup, canvas),
        Overlay::Copy(cursor) | Overlay::Facets(cursor) | Overlay::Ways(cursor) => {
            menu(state, *cursor, popup, canvas);
            None
        }
        Overlay::Problems(top) => {
            problems(state, *top, popup, canvas);
            None
        }
    }
}

/// Empties the place of a popup and draws its border.
fn frame(state: &State, overlay: &Overlay, popup: &Popup, canvas: &mut Canvas<'_>) {
    let area = popup.area;
    clear(canvas, area, state.look.base());
    let title = match overlay {
        Overlay::Commands(_) => state.lang.pick(" 全部命令 ", " All commands "),
        Overlay::Units(_) => state.lang.pick(" 我单位是哪个？ ", " Which unit is ours? "),
        Overlay::Values(_) => state.lang.pick(" 按哪一项筛选？ ", " Filter by what? "),
        Overlay::Problems(_) => {
            state.lang.pick(" 数据和设置的问题 ", " Problems of data and settings ")
        }
        Overlay::Copy(_) => state.lang.pick(" 复制 ", " Copy "),
        Overlay::Facets(_) => state.lang.pick(" 筛选哪一项？ ", " Filter by what? "),
        Overlay::Ways(_) => state.lang.pick(" 怎么看？ ", " Seen how? "),
        Overlay::Pages(_) => state.lang.pick(" 看哪个单位？ ", " Which unit? "),
        Overlay::Documents(_) => state.lang.pick(" 导入哪个文件？ ", " Bring in which document? "),
        Overlay::Review(_) => "",
        Overlay::Name(_) => state.lang.pick(" 保存视图 ", " Save the view "),
    };
    let border = match state.chars {
        Chars::Unicode => border::PLAIN,
        Chars::Ascii => ASCII,
    };
    let shown = area.intersection(canvas.buffer.area);
    Block::new()
        .borders(Borders::ALL)
        .border_set(border)
        .border_style(state.look.accent())
        .title(title)
        .render(shown, canvas.buffer);
}

/// What a menu offers, each with the letter that picks it.
fn menu(state: &State, cursor: usize, popup: &Popup, canvas: &mut Canvas<'_>) {
    let (look, lang, inner) = (state.look, state.lang, popup.inner());
    let top = popup.menu_top(cursor);
    for (at, action) in popup.choices.iter().copied().enumerate().skip(top) {
        let Some(binding) = bindings(state.context()).find(|b| b.action == action) else {
            continue;
        };
        let Some(mut pen) = Pen::at(canvas, inner, at - top) else { break };
        let chosen = at == cursor;
        let plain = |style: Style| if chosen { style.patch(look.cursor(true)) } else { style };
        pen.text(if chosen { "> " } else { "  " }, plain(look.text()));
        pen.text(binding.key(), plain(look.strong()));
        pen.text("  ", plain(look.text()));
        pen.text(binding.name(lang), plain(look.text()));
    }
    let all = popup.choices.len();
    bar(state, canvas, inner, Extent { top, shown: popup.rows(), all });
}

/// Where in a list that is longer than the popup one is, in the free cell before the border.
fn bar(state: &State, canvas: &mut Canvas<'_>, area: Rect, extent: Extent) {
    let area = Rect { width: area.width + 1, ..area };
    scrollbar::draw(canvas, area, extent, state.look);
}

/// The name under which the view is saved, and what it asks.
fn name(state: &State, input: &Input, popup: &Popup, canvas: &mut Canvas<'_>) -> Option<Position> {
    let inner = popup.inner();
    let hint = state.lang.pick(
        "输入名称，Enter 保存；以后按数字键或在命令里打开",
        "Type a name, Enter saves; a digit or a command shows it later",
    );
    let known = state.views.iter().any(|view| view.name == input.value().trim());
    let (text, style) = if known {
        let text = state.lang.pick("同名的视图将被替换", "the view of this name will be replaced");
        (text, state.look.warning())
    } else {
        (hint, state.look.faint())
    };
    if let Some(mut pen) = Pen::at(canvas, inner, 1) {
        pen.text(text, style);
    }
    let view = view_line(state.level(), state.data(), state.lang);
    let most = usize::from(inner.height).saturating_sub(3).max(1);
    let lines = title_lines(&view, usize::from(inner.width), most, state.chars);
    for (row, line) in lines.iter().enumerate() {
        let Some(mut pen) = Pen::at(canvas, inner, 3 + row) else { break };
        pen.text(line, state.look.text());
    }
    let mut pen = Pen::at(canvas, inner, 0)?;
    pen.text("> ", state.look.accent());
    line(&mut pen, input, state.look)
}

/// The problems of the data, from a line on.
fn problems(state: &State, top: usize, popup: &Popup, canvas: &mut Canvas<'_>) {
    let (look, inner) = (state.look, popup.inner());
    let shown = popup.lines.iter().skip(top).take(popup.rows()).enumerate();
    for (row, (text, kind)) in shown {
        if let Some(mut pen) = Pen::at(canvas, inner, row) {
            pen.text(
                text,
                match kind {
                    LineKind::Warning => look.warning(),
                    LineKind::Text => look.text(),
                    LineKind::Faint => look.faint(),
                },
            );
        }
    }
    let (shown, all) = (popup.rows(), popup.lines.len());
    bar(state, canvas, inner, Extent { top, shown, all });
}
