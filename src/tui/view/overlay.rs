//! Popups: the commands, the units, and the problems of the data.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::widgets::{Block, Borders, Widget};

use super::super::keymap::Context;
use super::super::picker::Picker;
use super::super::state::{Overlay, State};
use super::paint::{Pen, clear, line};
use crate::lang::Lang;
use crate::problem::Severity;
use crate::text::cells::{width, wrap};
use crate::text::clean::clean;

/// How many lines the list of problems has.
pub(in super::super) fn problem_lines(state: &State) -> usize {
    problems(state, usize::from(inner(state).width)).len()
}

/// Draws a popup; where the caret is, if something is typed in it.
pub(super) fn draw(state: &State, overlay: &Overlay, buffer: &mut Buffer) -> Option<Position> {
    let area = state.panes().overlay();
    clear(buffer, area);
    let title = match overlay {
        Overlay::Commands(_) => state.lang.pick(" 全部命令 ", " All commands "),
        Overlay::Units(_) => state.lang.pick(" 我单位是哪个？ ", " Which unit is ours? "),
        Overlay::Problems(_) => state.lang.pick(" 数据问题 ", " Problems of the data "),
    };
    Block::new()
        .borders(Borders::ALL)
        .border_set(border::PLAIN)
        .border_style(state.look.accent())
        .title(title)
        .render(area.intersection(buffer.area), buffer);
    let inner = inner(state);
    match overlay {
        Overlay::Commands(picker) => {
            let hint = commands_hint(state.context_below(), state.lang);
            self::picker(state, picker, hint, buffer)
        }
        Overlay::Units(picker) => {
            let hint = match (state.lang, state.lens().unit) {
                (Lang::Zh, None) => {
                    "Enter 选定，Esc 暂不设（以后按 F4）。可输名称、简称、首字母 jyj"
                }
                (Lang::Zh, Some(_)) => "Enter 选定，Esc 不改。可输名称、简称、首字母 jyj",
                (Lang::En, None) => {
                    "Enter picks, Esc leaves it open (F4). Type a name or initials (jyj)"
                }
                (Lang::En, Some(_)) => {
                    "Enter picks, Esc changes nothing. Type a name or initials (jyj)"
                }
            };
            self::picker(state, picker, hint, buffer)
        }
        Overlay::Problems(top) => {
            let lines = problems(state, usize::from(inner.width));
            let shown = lines.iter().skip(*top).take(usize::from(inner.height)).enumerate();
            for (row, (text, style)) in shown {
                if let Some(mut pen) = Pen::at(buffer, inner, row) {
                    pen.text(text, *style);
                }
            }
            None
        }
    }
}

/// What is inside the border.
fn inner(state: &State) -> Rect {
    let area = state.panes().overlay();
    Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}

fn commands_hint(context: Context, lang: Lang) -> &'static str {
    match context {
        Context::List => lang.pick(
            "输入文字或首字母找命令，Enter 执行。任务栏：← 到筛选，→ 到详情",
            "Type to find, Enter runs. Tasks: ← to the filters, → to the detail",
        ),
        Context::Detail => lang.pick(
            "输入文字或首字母找命令，Enter 执行。详情：↑↓ 移动，Enter 看相关任务",
            "Type to find, Enter runs. Detail: ↑↓ move, Enter shows related tasks",
        ),
        Context::Search => lang.pick(
            "输入文字或首字母找命令，Enter 执行。查找：输入词语或 字段:值",
            "Type to find, Enter runs. Search: type words or field:value",
        ),
        _ => lang.pick(
            "输入文字或首字母找命令，Enter 执行。筛选栏：直接输入，缩小展开的列表",
            "Type to find, Enter runs. Filters: type to narrow the open list",
        ),
    }
}

/// The line that is typed in, what can be done, and the entries that fit.
fn picker(state: &State, picker: &Picker, hint: &str, buffer: &mut Buffer) -> Option<Position> {
    let (look, inner) = (state.look, inner(state));
    let mut pen = Pen::at(buffer, inner, 0)?;
    pen.text("> ", look.accent());
    let caret = line(&mut pen, &picker.input, look);
    if let Some(mut pen) = Pen::at(buffer, inner, 1) {
        pen.text(hint, look.faint());
    }
    let rows = usize::from(inner.height);
    let list = Rect { y: inner.y + 3, height: inner.height.saturating_sub(3), ..inner };
    if picker.is_empty()
        && let Some(mut pen) = Pen::at(buffer, list, 0)
    {
        pen.text(state.lang.pick("没有符合的", "nothing fits"), look.warning());
    }
    let cells = picker.fitting().map(|entry| width(&entry.label)).max().unwrap_or(0);
    let cells = cells.min(usize::from(inner.width) * 2 / 3);
    let shown = picker.fitting().enumerate().skip(picker.top).take(rows.saturating_sub(3));
    for (row, (at, entry)) in shown.enumerate() {
        let Some(mut pen) = Pen::at(buffer, list, row) else { break };
        let cursor = Some(at) == picker.cursor;
        let plain = |style: Style| if cursor { style.patch(look.cursor(true)) } else { style };
        pen.text(if cursor { "> " } else { "  " }, plain(look.text()));
        let styles = (plain(look.text()), plain(look.hit()));
        pen.marked(&entry.label, cells, picker.marks(&entry.label), styles);
        pen.text("  ", plain(look.text()));
        let room = pen.room();
        pen.column(&entry.note, room, plain(look.faint()));
        if cursor {
            let y = list.y + u16::try_from(row).unwrap_or(0);
            buffer.set_style(Rect { y, height: 1, ..list }, look.cursor(true));
        }
    }
    caret
}

type Line = (String, Style);

fn problems(state: &State, cells: usize) -> Vec<Line> {
    let (look, lang) = (state.look, state.lang);
    let mut lines = Vec::new();
    if state.problems.is_empty() {
        let text = lang.pick("没有发现问题", "no problem found");
        lines.push((text.to_owned(), look.text()));
    }
    let mut wrapped = |before: &str, text: &str, style: Style| {
        let text = clean(text).into_owned();
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
