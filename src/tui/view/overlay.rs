//! Popups: the keys, and the problems of the data.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::widgets::{Block, Borders, Widget};

use super::super::keymap::{self, Context};
use super::super::state::{Overlay, State};
use super::paint::{Pen, clear};
use crate::problem::Severity;
use crate::text::cells::{pad, width, wrap};
use crate::text::clean::clean;

/// How many lines the popup's content has.
pub(in super::super) fn lines(state: &State, overlay: Overlay) -> usize {
    content(state, overlay, area(state).width.saturating_sub(4)).len()
}

/// Draws the popup.
pub(super) fn draw(state: &State, overlay: Overlay, buffer: &mut Buffer) {
    let area = area(state);
    clear(buffer, area);
    let (title, top) = match overlay {
        Overlay::Help(top) => (state.lang.pick(" 按键 ", " Keys "), top),
        Overlay::Problems(top) => (state.lang.pick(" 数据问题 ", " Problems of the data "), top),
    };
    Block::new()
        .borders(Borders::ALL)
        .border_set(border::PLAIN)
        .border_style(state.look.accent())
        .title(title)
        .render(area.intersection(buffer.area), buffer);
    let inner = Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    };
    let content = content(state, overlay, inner.width);
    for (row, line) in content.iter().skip(top).take(usize::from(inner.height)).enumerate() {
        let Some(mut pen) = Pen::at(buffer, inner, row) else {
            break;
        };
        for (text, style) in line {
            pen.text(text, *style);
        }
    }
}

/// The middle of the screen, nearly all of a small one.
fn area(state: &State) -> Rect {
    let (width, height) = state.size;
    let w = width.saturating_sub(4).min(90);
    let h = height.saturating_sub(4);
    Rect { x: (width - w) / 2, y: (height - h) / 2, width: w, height: h }
}

type Line = Vec<(String, Style)>;

fn content(state: &State, overlay: Overlay, cells: u16) -> Vec<Line> {
    match overlay {
        Overlay::Help(_) => keys(state, usize::from(cells)),
        Overlay::Problems(_) => problems(state, usize::from(cells)),
    }
}

fn keys(state: &State, cells: usize) -> Vec<Line> {
    let look = state.look;
    let context = state.context_below();
    let rows = keymap::help(Some(context), state.lang);
    let key_cells = rows.iter().map(|(_, keys)| width(&keys.join(" "))).max().unwrap_or(0);
    let key_cells = key_cells.min(cells / 2);
    let (zh, en) = match context {
        Context::List => ("任务栏：← 到筛选，→ 到详情", "Tasks: ← to the filters, → to the detail"),
        Context::Detail => {
            ("详情：↑↓ 移动，Enter 看相关任务", "Detail: ↑↓ move, Enter shows related tasks")
        }
        Context::Search => ("查找：输入词语或 字段:值", "Search: type words or field:value"),
        _ => ("筛选栏：直接输入文字，缩小展开的列表", "Filters: type to narrow the open list"),
    };
    let mut lines = vec![vec![(state.lang.pick(zh, en).to_owned(), look.text())], Vec::new()];
    for (name, keys) in rows {
        let keys = keys.join(" ");
        if width(&keys) > key_cells {
            lines.push(vec![(keys, look.strong())]);
            lines.push(vec![(pad("", key_cells + 2), look.text()), (name, look.text())]);
        } else {
            lines.push(vec![(pad(&keys, key_cells + 2), look.strong()), (name, look.text())]);
        }
    }
    lines
}

fn problems(state: &State, cells: usize) -> Vec<Line> {
    let (look, lang) = (state.look, state.lang);
    let mut lines = Vec::new();
    if state.problems.is_empty() {
        let text = lang.pick("没有发现问题", "no problem found");
        lines.push(vec![(text.to_owned(), look.text())]);
    }
    let mut wrapped = |before: &str, text: &str, style: Style| {
        let text = clean(text).into_owned();
        for range in wrap(&text, cells.saturating_sub(width(before)).max(2)) {
            let part = text.get(range).unwrap_or_default();
            lines.push(vec![(format!("{before}{part}"), style)]);
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
