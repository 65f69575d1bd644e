//! The task list: a heading that stays, heads of areas, and one task a row.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::highlight::Highlighter;
use super::super::level::{Level, Row, Sort, View};
use super::super::state::{Pane, State};
use super::ours;
use super::paint::Pen;
use crate::brief::involvements;
use crate::index::Index;
use crate::lang::Lang;
use crate::model::{AreaId, Model, PlanId, Role, Task, TaskId};
use crate::query::UNASSIGNED;
use crate::query::matching::Length;
use crate::report::words;
use crate::text::cells::{cut, width, wrap};

/// How wide each column is drawn; 0 if it is not.
#[derive(Clone, Copy)]
struct Columns {
    /// How the task concerns our unit.
    involvement: usize,
    number: usize,
    plan: usize,
    title: usize,
    lead: usize,
    responsible: usize,
    targets: usize,
}

impl Columns {
    fn of(area: Rect, level: &Level, index: &Index) -> Self {
        let cells = usize::from(area.width);
        let mut columns = Self {
            involvement: 0,
            number: 4,
            plan: 0,
            title: 0,
            lead: 0,
            responsible: 0,
            targets: 4,
        };
        let wide = cells >= 64;
        if cells >= 46 {
            columns.lead = if wide { 16 } else { 14 };
        }
        let mut plans = level.answer.tasks.iter().map(|task| index.model().task(*task).plan);
        let first = plans.next();
        let several = plans.any(|plan| Some(plan) != first);
        if several && !level.is_grouped() && cells >= 46 {
            columns.plan = if wide { 10 } else { 8 };
        }
        // Under the heads of the involvements it would say the same on every row.
        if level.lens.ours().is_some() && !matches!(level.rows.first(), Some(Row::Counts(_))) {
            columns.involvement = 4;
        }
        if wide || cells >= 54 && columns.plan == 0 {
            columns.responsible = 4;
        }
        let fixed =
            [columns.involvement, columns.plan, columns.lead, columns.responsible, columns.targets];
        let gaps: usize = fixed.iter().filter(|c| **c > 0).map(|c| c + 1).sum();
        // The cursor's mark, the number, and a free cell on the right.
        columns.title = cells.saturating_sub(2 + columns.number + 1 + gaps + 1);
        columns
    }
}

/// Draws the list.
pub(super) fn draw(state: &State, buffer: &mut Buffer, area: Rect) {
    let level = state.level();
    let columns = Columns::of(area, level, &state.index);
    match level.view {
        View::Tasks => heading(state, buffer, area, columns),
        View::Partners => ours::heading(state, buffer, area),
    }
    let rows = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    if level.rows.is_empty() || level.answer.tasks.is_empty() && !level.in_context {
        empty(state, buffer, rows);
        return;
    }
    let words = Highlighter::new(&level.query, &state.index);
    let shown = level.rows.iter().enumerate().skip(level.top).take(usize::from(rows.height));
    for (line, (at, row)) in shown.enumerate() {
        let Some(mut pen) = Pen::at(buffer, rows, line) else {
            break;
        };
        match row {
            Row::Group(plan, area, count) => {
                group(state, &mut pen, (*plan, *area, *count), &words);
            }
            Row::Task(id) => task(state, &mut pen, *id, columns, &words),
            Row::Counts(_)
            | Row::Due(..)
            | Row::Partners(_)
            | Row::Involved(..)
            | Row::Partner(_) => ours::row(state, &mut pen, *row),
        }
        if at == level.cursor && row.is_stop() {
            cursor(state, buffer, rows, line);
        }
    }
}

/// The head of an area's tasks.
fn group(
    state: &State,
    pen: &mut Pen<'_>,
    (plan, area, count): (PlanId, AreaId, usize),
    words: &Highlighter<'_>,
) {
    let model = state.index.model();
    pen.skip(1);
    pen.text(&model.plan_label(plan), state.look.accent());
    pen.skip(2);
    let title = &model.area(area).title;
    let room = pen.room().min(width(title));
    let styles = (state.look.accent(), state.look.hit());
    pen.marked(title, room, words.marks(title, Length::Short), styles);
    pen.skip(1);
    pen.text(&format!("({count})"), state.look.faint());
}

fn heading(state: &State, buffer: &mut Buffer, area: Rect, columns: Columns) {
    let (look, lang) = (state.look, state.lang);
    let Some(mut pen) = Pen::at(buffer, area, 0) else {
        return;
    };
    let style = look.faint();
    let mut task = lang.pick("任务", "task").to_owned();
    let order = match state.level().sort {
        Sort::Natural => "",
        Sort::Lead => lang.pick("  按牵头", "  by lead"),
        Sort::Responsible => lang.pick("  按责任数", "  by responsible"),
        Sort::Targets => lang.pick("  按指标数", "  by targets"),
    };
    task.push_str(order);
    pen.skip(2);
    if columns.involvement > 0 {
        pen.column(lang.pick("角色", "role"), columns.involvement, style);
        pen.skip(1);
    }
    pen.column(lang.pick("号", "no."), columns.number, style);
    pen.skip(1);
    if columns.plan > 0 {
        pen.column(lang.pick("地区", "region"), columns.plan, style);
        pen.skip(1);
    }
    pen.column(&task, columns.title, style);
    if columns.lead > 0 {
        pen.skip(1);
        pen.column(lang.pick("牵头（负责）", "lead"), columns.lead, style);
    }
    if columns.responsible > 0 {
        pen.right(lang.pick("责任", "resp"), columns.responsible + 1, style);
    }
    pen.right(lang.pick("指标", "targ"), columns.targets + 1, style);
}

fn task(state: &State, pen: &mut Pen<'_>, id: TaskId, columns: Columns, marker: &Highlighter<'_>) {
    let (look, model) = (state.look, state.index.model());
    let task = model.task(id);
    let found = state.level().finds(id);
    let text = if found { look.text() } else { look.faint() };
    let styles = (text, look.hit());
    pen.skip(2);
    if let Some(ours) = state.level().lens.ours().filter(|_| columns.involvement > 0) {
        let how = involvements(model, id, ours);
        let name = how.first().map_or("", |how| words::short_involvement(*how, state.lang));
        pen.column(name, columns.involvement, look.accent());
        pen.skip(1);
    }
    pen.column(&task.number, columns.number, look.faint());
    pen.skip(1);
    if columns.plan > 0 {
        pen.column(short_region(&model.plan(task.plan).region), columns.plan, look.faint());
        pen.skip(1);
    }
    let marks = marker.marks(&task.title, Length::Short);
    pen.marked(&task.title, columns.title, marks, styles);
    if columns.lead > 0 {
        pen.skip(1);
        let lead = who(model, task, columns.lead, state.lang);
        let marks = marker.marks(&lead, Length::Short);
        pen.marked(&lead, columns.lead, marks, styles);
    }
    if columns.responsible > 0 {
        pen.right(
            &blank_zero(task.units(Role::Responsible).count()),
            columns.responsible + 1,
            text,
        );
    }
    pen.right(&blank_zero(task.targets.len()), columns.targets + 1, text);
}

/// A region's name without its kind: 呼和浩特 for 呼和浩特市.
fn short_region(region: &str) -> &str {
    let short = region.strip_suffix(['省', '市', '区', '县', '旗', '州', '盟']).unwrap_or(region);
    if short.chars().count() > 1 { short } else { region }
}

/// Nothing for zero, so that the numbers that are there stand out.
fn blank_zero(n: usize) -> String {
    if n == 0 { "-".to_owned() } else { n.to_string() }
}

/// Who answers for a task, in so many cells: the first lead unit, or the first unit in charge where the
/// document knows no lead, and how many there are if more than one.
fn who(model: &Model, task: &Task, cells: usize, lang: Lang) -> String {
    let role = [Role::Lead, Role::InCharge, Role::Responsible]
        .into_iter()
        .find(|role| task.units(*role).next().is_some());
    let Some(role) = role else {
        return lang.pick(UNASSIGNED, "unassigned").to_owned();
    };
    let before = match role {
        Role::Lead => "",
        Role::InCharge => lang.pick("负 ", "c. "),
        Role::Responsible => lang.pick("责 ", "r. "),
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
    format!("{before}{}{after}", cut(first, room))
}

fn cursor(state: &State, buffer: &mut Buffer, rows: Rect, line: usize) {
    let style = state.look.cursor(state.focus == Pane::List && state.overlay.is_none());
    let y = rows.y + u16::try_from(line).unwrap_or(0);
    buffer.set_style(Rect { y, height: 1, ..rows }, style);
    if let Some(mut pen) = Pen::at(buffer, rows, line) {
        pen.text(">", style);
    }
}

fn empty(state: &State, buffer: &mut Buffer, rows: Rect) {
    let (look, lang, level) = (state.look, state.lang, state.level());
    let nothing = match level.view {
        View::Tasks => lang.pick("没有符合的任务", "no task fits"),
        View::Partners => lang.pick("没有协同的单位", "no unit shares a task"),
    };
    let mut texts = vec![(nothing.to_owned(), look.strong())];
    if level.outside > 0 {
        let text = match lang {
            Lang::Zh => format!("我单位没有；全部单位有 {} 项，按 F4 看", level.outside),
            Lang::En => format!("none of ours; {} of all units, F4 shows them", level.outside),
        };
        texts.push((text, look.text()));
    }
    for error in &level.errors {
        texts.push((error.message(lang), look.warning()));
    }
    if !level.filters.is_empty() && state.focus == Pane::Facets {
        let hint =
            lang.pick("Ctrl-X 清除全部筛选和查找", "Ctrl-X drops all filters and the search");
        texts.push((hint.to_owned(), look.faint()));
    } else if !level.filters.is_empty() {
        let hint = lang.pick(
            "Delete 去掉末个筛选，Ctrl-X 清除全部筛选和查找",
            "Delete drops the last filter, Ctrl-X all filters and the search",
        );
        texts.push((hint.to_owned(), look.faint()));
    } else if !level.search.is_empty() {
        let hint = lang.pick("Esc 清除查找", "Esc clears the search");
        texts.push((hint.to_owned(), look.faint()));
    }
    let cells = usize::from(rows.width.saturating_sub(3)).max(2);
    let mut line = 1;
    for (text, style) in texts {
        for range in wrap(&text, cells) {
            let Some(mut pen) = Pen::at(buffer, rows, line) else { return };
            pen.skip(2);
            pen.text(text.get(range).unwrap_or_default(), style);
            line += 1;
        }
    }
}
