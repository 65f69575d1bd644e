//! Popups with a list to pick from.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::lang::Lang;
use crate::query::QueryError;
use crate::text::cells::width;
use crate::text::wrap::wrap;
use crate::tui::paint::{Canvas, Pen, line};
use crate::tui::{
    frame::Popup, keymap::Context, overlay::Overlay, picker::Picker, scrollbar::Extent,
    state::State,
};
use crate::words;

pub(super) fn draw(
    state: &State,
    overlay: &Overlay,
    popup: &Popup,
    canvas: &mut Canvas<'_>,
) -> Option<Position> {
    let lang = state.lang;
    let (picker, hint) = match overlay {
        Overlay::Commands(picker) => (picker, commands_hint(state.context_below(), lang)),
        Overlay::Values(picker) => (
            picker,
            lang.pick(
                "Enter 只留有此项的任务，Esc 取消。可输名称、首字母",
                "Enter keeps the tasks that have it, Esc cancels. Type to find",
            ),
        ),
        Overlay::Pages(picker) => (
            picker,
            lang.pick(
                "Enter 看它的任务和协同单位，Esc 取消。可输名称、简称、首字母 jyj",
                "Enter shows its tasks and partners, Esc cancels. Type a name or initials (jyj)",
            ),
        ),
        Overlay::Units(picker) => (picker, units_hint(state)),
        Overlay::Documents(picker) => (
            picker,
            lang.pick(
                "Enter 打开。可输文件名、首字母，也可把文件拖进来或粘贴路径",
                "Enter opens. Type a name, or paste or drag a file here",
            ),
        ),
        Overlay::Review(_)
        | Overlay::Copy(_)
        | Overlay::Facets(_)
        | Overlay::Ways(_)
        | Overlay::Name(_)
        | Overlay::Problems(_) => return None,
    };
    self::picker(state, picker, hint, popup, canvas)
}

fn units_hint(state: &State) -> &'static str {
    match (state.lang, state.lens().unit) {
        (Lang::Zh, None) => "Enter 选定，Esc 暂不设（F4 再设）。可输简称、首字母 jyj；F10 导入方案",
        (Lang::Zh, Some(_)) => "Enter 选定，Esc 不改。可输名称、简称、首字母 jyj",
        (Lang::En, None) => {
            "Enter picks, Esc leaves it open (F4). Type initials (jyj); F10 brings a plan in"
        }
        (Lang::En, Some(_)) => "Enter picks, Esc changes nothing. Type a name or initials (jyj)",
    }
}

fn commands_hint(context: Context, lang: Lang) -> &'static str {
    match context {
        Context::List => lang.pick(
            "输入文字或首字母，Enter 执行。任务栏：← 筛选，Enter 详情",
            "Type to find, Enter runs. Tasks: ← to the filters, Enter to the detail",
        ),
        Context::Detail => lang.pick(
            "输入文字或首字母找命令，Enter 执行。详情：↑↓ 移动，Enter 看相关任务",
            "Type to find, Enter runs. Detail: ↑↓ move, Enter shows related tasks",
        ),
        Context::Search => lang.pick(
            "输入文字或首字母找命令，Enter 执行。查找：输入词语或 字段:值",
            "Type to find, Enter runs. Search: type words or field:value",
        ),
        Context::Meeting => lang.pick(
            "输入文字或首字母找命令，Enter 执行。会议：←→ 上一项、下一项",
            "Type to find, Enter runs. Meeting: ←→ the task before and after",
        ),
        _ => lang.pick(
            "输入文字或首字母找命令，Enter 执行。筛选栏：直接输入，缩小展开的列表",
            "Type to find, Enter runs. Filters: type to narrow the open list",
        ),
    }
}

/// The line that is typed in, what can be done, and the entries that fit.
fn picker(
    state: &State,
    picker: &Picker,
    hint: &str,
    popup: &Popup,
    canvas: &mut Canvas<'_>,
) -> Option<Position> {
    let (look, inner) = (state.look, popup.inner());
    let mut pen = Pen::at(canvas, inner, 0)?;
    pen.text("> ", look.accent());
    let place = format!(" {}/{}", picker.cursor.map_or(0, |at| at + 1), picker.len());
    let room = pen.room().saturating_sub(width(&place));
    let caret = line(&mut pen.part(room), &picker.input, look);
    pen.skip(room);
    pen.text(&place, look.faint());
    let head = popup.head();
    if let Some(mut pen) = Pen::at(canvas, inner, 1).filter(|_| head > 1) {
        pen.text(hint, look.faint());
    }
    let entries = popup.entries();
    let head = u16::try_from(head).unwrap_or(0);
    let list = Rect { y: inner.y + head, height: inner.height.saturating_sub(head), ..inner };
    if picker.is_empty() || !picker.wrong.is_empty() {
        let told = match picker.wrong.as_slice() {
            [] => match &picker.instead {
                Some(instead) => words::instead(instead, state.lang),
                None => state.lang.pick("没有符合的", "nothing fits").to_owned(),
            },
            wrong => QueryError::messages(wrong, state.lang),
        };
        let told = state.chars.shown(&told);
        for (row, line) in wrap(&told, usize::from(list.width)).into_iter().enumerate() {
            // Below what is typed, if it is listed.
            let Some(mut pen) = Pen::at(canvas, list, picker.len() + row) else { break };
            pen.text(told.get(line).unwrap_or_default(), look.warning());
        }
    }
    let cells = picker.fitting().map(|entry| width(&entry.label)).max().unwrap_or(0);
    let cells = cells.min(usize::from(inner.width) * 2 / 3);
    let shown = picker.fitting().enumerate().skip(picker.top).take(entries);
    for (row, (at, entry)) in shown.enumerate() {
        let Some(mut pen) = Pen::at(canvas, list, row) else { break };
        let cursor = Some(at) == picker.cursor;
        let plain = |style: Style| if cursor { style.patch(look.cursor(true)) } else { style };
        pen.text(if cursor { "> " } else { "  " }, plain(look.text()));
        let styles = (plain(look.text()), plain(look.hit()));
        pen.marked(&entry.label, cells, &picker.marks(&entry.label), styles);
        pen.text("  ", plain(look.text()));
        let room = pen.room();
        pen.column(&entry.note, room, plain(look.faint()));
        if cursor {
            let y = list.y + u16::try_from(row).unwrap_or(0);
            canvas.style(Rect { y, height: 1, ..list }, look.cursor(true));
        }
    }
    super::bar(state, canvas, list, Extent { top: picker.top, shown: entries, all: picker.len() });
    caret
}
