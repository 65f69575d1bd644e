//! The screen on which a document is brought in.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::import::{Imported, Place};
use crate::lang::Lang;
use crate::model::Role;
use crate::report::import as words;
use crate::text::cells::width;
use crate::tui::frame::{LineKind, ReviewFrame};
use crate::tui::paint::{Canvas, Pen, line as typed};
use crate::tui::review::{Asks, Heading, Line, Review, units};
use crate::tui::scrollbar::{self, Extent};
use crate::tui::state::State;

/// Draws it; where the caret is, if something is typed.
pub(super) fn draw(state: &State, review: &Review, canvas: &mut Canvas<'_>) -> Option<Position> {
    let frame = state.frame().review.as_ref()?;
    canvas.style(canvas.buffer.area, state.look.base());
    title(state, review, canvas);
    let caret = second_line(state, review, canvas);
    list(state, review, frame, canvas);
    parting(state, review, frame, canvas);
    text(state, canvas, frame.original, &frame.original_lines, review.text_top);
    if let Some(area) = frame.read {
        text(state, canvas, area, &frame.read_lines, review.text_top);
    }
    super::keys::keys(state, canvas, state.panes().keys);
    caret
}

fn title(state: &State, review: &Review, canvas: &mut Canvas<'_>) {
    let screen = canvas.buffer.area;
    let Some(mut pen) = Pen::at(canvas, screen, 0) else { return };
    pen.skip(1);
    pen.text(state.lang.pick("导入", "bring in"), state.look.chip());
    pen.skip(2);
    pen.text(&review.path, state.look.text());
}

/// What is typed, or how much there is to look at.
fn second_line(state: &State, review: &Review, canvas: &mut Canvas<'_>) -> Option<Position> {
    let (lang, look) = (state.lang, state.look);
    let screen = canvas.buffer.area;
    let mut pen = Pen::at(canvas, screen, 1)?;
    pen.skip(1);
    if let Some((asks, input)) = &review.line {
        let question = match asks {
            Asks::Region => {
                lang.pick("是哪个地区的？例如 银川市", "for which region? such as 银川市")
            }
            Asks::Period => {
                lang.pick("是哪几年的？例如 2026-2028", "for which years? such as 2026-2028")
            }
            Asks::Title => lang.pick("方案标题", "title of the plan"),
            Asks::Named(_) => lang.pick("编号和标题，中间空一格", "number, a blank, title"),
            Asks::Units(_) => lang.pick("单位", "units"),
            Asks::Split(_) => {
                lang.pick("从第几条措施起另为一项", "from which measure on is it another task")
            }
        };
        pen.text(question, look.strong());
        pen.text(" > ", look.accent());
        return typed(&mut pen, input, look);
    }
    let Imported { review: found, unfit, .. } = review.imported()?;
    let doubts = found.unplaced.len() + found.questions.len() + unfit.len();
    let corrected = review.in_force();
    let text = match (lang, doubts) {
        (Lang::Zh, 0) => "没有需要核对的，Enter 保存".to_owned(),
        (Lang::Zh, n) => format!("请核对下列 {n} 处，再保存（Ctrl-S）"),
        (Lang::En, 0) => "nothing to look at, Enter saves".to_owned(),
        (Lang::En, n) => format!("{n} things to look at, then Ctrl-S saves"),
    };
    pen.text(&text, look.text());
    if corrected > 0 {
        let text = match lang {
            Lang::Zh => format!("  已更正 {corrected} 处"),
            Lang::En => format!("  {corrected} corrections"),
        };
        pen.text(&text, look.accent());
    }
    None
}

fn list(state: &State, review: &Review, frame: &ReviewFrame, canvas: &mut Canvas<'_>) {
    let (look, lang) = (state.look, state.lang);
    let Some(imported) = review.imported() else { return };
    let lines = review.lines().iter().enumerate().skip(review.top).take(frame.list_rows());
    for (row, (at, line)) in lines.enumerate() {
        let cursor = at == review.cursor && review.line.is_none();
        if cursor {
            let y = frame.list.y + u16::try_from(row).unwrap_or(0);
            canvas.style(Rect { y, height: 1, ..frame.list }, look.cursor(true));
        }
        let plain = |style: Style| if cursor { style.patch(look.cursor(true)) } else { style };
        let Some(mut pen) = Pen::at(canvas, frame.list, row) else { break };
        pen.text(if cursor { "> " } else { "  " }, plain(look.text()));
        let (text, style) = told(imported, *line, lang);
        let style = match style {
            LineKind::Warning => look.warning(),
            LineKind::Text => look.text(),
            LineKind::Faint => look.faint(),
        };
        let task = match line {
            Line::Task(at) => imported.draft.tasks().nth(*at),
            _ => None,
        };
        if let Some(task) = task {
            let number = task.printed.as_deref().unwrap_or_default();
            let part = task.part.as_ref().map(|part| format!("（{part}）")).unwrap_or_default();
            let mark = if review.is_corrected(task) { lang.pick("改 ", "* ") } else { "" };
            pen.text(mark, plain(look.accent()));
            // 1 建设书屋, but （一）建设书屋.
            let blank = if number.ends_with(char::is_alphanumeric) { " " } else { "" };
            let title = format!("{number}{blank}{title}{part}", title = task.title);
            let room = pen.room();
            let cells = width(&state.chars.shown(&title)).min(room * 3 / 5).max(room / 3);
            pen.column(&title, cells, plain(look.text()));
            pen.text("  ", plain(look.text()));
        }
        pen.text(&text, plain(style));
    }
    let extent = Extent { top: review.top, shown: frame.list_rows(), all: review.lines().len() };
    scrollbar::draw(canvas, frame.list, extent, look);
}

/// What a line says; of a task, the units by role.
fn told(imported: &Imported, line: Line, lang: Lang) -> (String, LineKind) {
    let found = &imported.review;
    match line {
        Line::Save => {
            let plan = &imported.draft.title;
            let text = match lang {
                Lang::Zh => format!("按 Enter 保存为方案：{plan}"),
                Lang::En => format!("Enter saves the plan: {plan}"),
            };
            (text, LineKind::Text)
        }
        Line::Heading(heading, n) => {
            let name = heading_text(heading, lang);
            let text = match lang {
                Lang::Zh => format!("{name}（{n}）"),
                Lang::En => format!("{name} ({n})"),
            };
            (text, LineKind::Faint)
        }
        Line::Unfit(at) => {
            let told = imported.unfit.get(at).map(|of| words::correction(of, lang));
            (told.unwrap_or_default(), LineKind::Warning)
        }
        Line::Unplaced(at) => (placed(found.unplaced.get(at), lang), LineKind::Warning),
        Line::Outside(at) => (placed(found.outside.get(at), lang), LineKind::Faint),
        Line::Question(at) => {
            let told =
                found.questions.get(at).map(|of| format!("{}  {}", of.place.told(lang), of.text));
            (told.unwrap_or_default(), LineKind::Text)
        }
        Line::Rule(at) => {
            let told = found.rules.get(at).map(|of| {
                let rule = words::rule(of.rule, lang);
                format!("{}  {rule}  “{}”", of.place.told(lang), of.text)
            });
            (told.unwrap_or_default(), LineKind::Text)
        }
        Line::Task(at) => {
            let Some(task) = imported.draft.tasks().nth(at) else {
                return (String::new(), LineKind::Text);
            };
            let of_role = |role: Role| {
                let names = units(task, role);
                (!names.is_empty()).then(|| format!("{} {names}", crate::words::role(role, lang)))
            };
            let told: Vec<String> = Role::ALL.into_iter().filter_map(of_role).collect();
            if told.is_empty() {
                (lang.pick("没有写单位", "no unit is named").to_owned(), LineKind::Warning)
            } else {
                (told.join(lang.pick("；", "; ")), LineKind::Faint)
            }
        }
    }
}

/// A passage with its place.
fn placed(passage: Option<&(Place, String)>, lang: Lang) -> String {
    passage.map(|(place, text)| format!("{}  {text}", place.told(lang))).unwrap_or_default()
}

fn heading_text(heading: Heading, lang: Lang) -> &'static str {
    match heading {
        Heading::Unfit => lang.pick("不再适用的更正", "corrections that do not fit any more"),
        Heading::Unplaced => words::unplaced(lang),
        Heading::Asked(kind) => words::question(kind, lang),
        Heading::Rules => lang.pick("按这些规则读的", "rules that were applied"),
        Heading::Outside => words::outside(lang),
        Heading::Tasks => lang.pick("任务", "tasks"),
    }
}

/// The line between the list and the text, which says what is below.
fn parting(state: &State, review: &Review, frame: &ReviewFrame, canvas: &mut Canvas<'_>) {
    let (look, lang) = (state.look, state.lang);
    let Some(mut pen) = Pen::at(canvas, frame.parting, 0) else { return };
    let dash = "─".repeat(usize::from(frame.parting.width));
    pen.text(&dash, look.faint());
    let mut label = |x: u16, text: &str| {
        let area = Rect { x, width: frame.parting.right().saturating_sub(x), ..frame.parting };
        if let Some(mut pen) = Pen::at(canvas, area, 0) {
            pen.text(text, look.accent());
        }
    };
    match (review.help, frame.read) {
        (true, _) => label(2, lang.pick(" 按键 ", " keys ")),
        (false, Some(read)) => {
            label(2, lang.pick(" 原文 ", " the document "));
            label(read.x + 1, lang.pick(" 读作 ", " read as "));
        }
        (false, None) => label(2, lang.pick(" 读作、原文 ", " read as, the document ")),
    }
}

/// A text from a line on.
fn text(
    state: &State,
    canvas: &mut Canvas<'_>,
    area: Rect,
    lines: &[(String, LineKind)],
    top: usize,
) {
    let look = state.look;
    let shown = usize::from(area.height);
    let top = top.min(lines.len().saturating_sub(shown));
    for (row, (text, kind)) in lines.iter().skip(top).take(shown).enumerate() {
        let Some(mut pen) = Pen::at(canvas, area, row) else { break };
        pen.skip(1);
        let style = match kind {
            LineKind::Warning => look.warning(),
            LineKind::Text => look.text(),
            LineKind::Faint => look.faint(),
        };
        pen.text(text, style);
    }
    scrollbar::draw(canvas, area, Extent { top, shown, all: lines.len() }, look);
}
