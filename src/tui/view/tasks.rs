//! The task list: a heading that stays, heads of areas, and one task a row.

use ratatui::layout::Rect;

use super::super::chars::Chars;
use super::super::columns::{Column, NUMBER};
use super::super::highlight::Highlighter;
use super::super::state::State;
use super::grid::Grid;
use super::paint::{Canvas, Pen};
use crate::index::short_region;
use crate::lang::Lang;
use crate::model::{AreaId, Model, PlanId, Role, Task, TaskId};
use crate::overview::involvements;
use crate::query::UNASSIGNED;
use crate::query::matching::Length;
use crate::report::listing::unit_names;
use crate::report::words;
use crate::text::cells::{cut_with, width};

/// The head of an area's tasks.
pub(super) fn group(
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
    let count = format!(" ({count})");
    let room = pen.room().saturating_sub(width(&count)).min(width(&state.chars.shown(title)));
    let styles = (state.look.accent(), state.look.hit());
    pen.marked(title, room, &words.marks(title, Length::Short), styles);
    pen.text(&count, state.look.faint());
}

/// The heading.
pub(super) fn heading(state: &State, canvas: &mut Canvas<'_>, area: Rect, grid: &Grid) {
    let (look, lang, sort) = (state.look, state.lang, state.level().sort);
    let Some(mut pen) = Pen::at(canvas, area, 0) else {
        return;
    };
    let style = look.faint();
    pen.skip(2);
    if grid.involvement > 0 {
        pen.column(lang.pick("角色", "role"), grid.involvement, style);
        pen.skip(1);
    }
    pen.column(lang.pick("号", "no."), NUMBER, style);
    pen.skip(1);
    for (i, (column, cells)) in grid.layout.shown.iter().enumerate() {
        if i > 0 {
            // Where columns are hidden to the left is shown before the first that scrolls.
            pen.text(if i == 1 && grid.layout.before { "‹" } else { " " }, look.accent());
        }
        let mut text = column.heading(lang).to_owned();
        let sorted = sort.by == Some(*column);
        if *column == Column::Title && sort.by.is_some() {
            // How the tasks are sorted is worth more than that they are tasks.
            let forms = order(state, &text);
            let fits = |form: &&String| width(form) <= *cells;
            text = forms.iter().find(fits).or_else(|| forms.last()).cloned().unwrap_or_default();
        }
        let active = state.columns.active == Some(*column);
        let style = if active || sorted { look.accent() } else { style };
        let style = if active { look.hit() } else { style };
        if active && width(&text) + 2 <= *cells {
            text = format!("[{text}]");
        }
        if column.is_number() {
            pen.right(&text, *cells, style);
        } else {
            pen.column(&text, *cells, style);
        }
    }
    if grid.layout.after {
        pen.skip(pen.room().saturating_sub(1));
        pen.text("›", look.accent());
    }
}

/// The order in which the tasks are listed, in words after the heading of the column; the longest form first.
fn order(state: &State, heading: &str) -> Vec<String> {
    let (lang, sort) = (state.lang, state.level().sort);
    let column = match sort.by {
        Some(Column::Title) => lang.pick("拼音", "pinyin"),
        Some(Column::Lead) => lang.pick("牵头", "lead"),
        Some(Column::Responsible) => lang.pick("责任数", "responsible"),
        Some(Column::Targets) => lang.pick("指标数", "targets"),
        Some(column) => column.heading(lang),
        None => return Vec::new(),
    };
    let reversed = sort.by.is_some_and(|column| sort.descending != column.is_descending());
    match lang {
        Lang::Zh => {
            let by = format!("按{column}{}", if reversed { "倒序" } else { "" });
            vec![format!("{heading}（{by}排列）"), format!("{by}排列"), by]
        }
        Lang::En => {
            let by = format!("by {column}{}", if reversed { ", reversed" } else { "" });
            vec![format!("{heading} ({by})"), by]
        }
    }
}

/// A task.
pub(super) fn task(
    state: &State,
    pen: &mut Pen<'_>,
    id: TaskId,
    grid: &Grid,
    marker: &Highlighter<'_>,
) {
    let (look, model, lang) = (state.look, state.index.model(), state.lang);
    let task = model.task(id);
    let found = state.level().finds(id);
    let text = if found { look.text() } else { look.faint() };
    let styles = (text, look.hit());
    pen.skip(1);
    pen.column(super::list::mark(state, id), 1, look.chip());
    if let Some(ours) = state.level().ours().filter(|_| grid.involvement > 0) {
        let how = involvements(model, id, ours);
        let name = how.first().map_or("", |how| words::short_involvement(*how, lang));
        pen.column(name, grid.involvement, look.accent());
        pen.skip(1);
    }
    pen.column(&task.number, NUMBER, look.faint());
    pen.skip(1);
    let names = |pen: &mut Pen<'_>, text: &str, cells: usize| {
        pen.marked(text, cells, &marker.marks(text, Length::Short), styles);
    };
    for (i, (column, cells)) in grid.layout.shown.iter().copied().enumerate() {
        pen.skip(usize::from(i > 0));
        match column {
            Column::Title => {
                let first =
                    state.columns.wrapped.then(|| grid.title_lines(&task.title, state.chars));
                let first = first.as_ref().and_then(|lines| lines.first());
                names(pen, first.unwrap_or(&task.title), cells);
            }
            Column::Region => {
                pen.column(short_region(&model.plan(task.plan).region), cells, look.faint());
            }
            Column::Lead => names(pen, &who(model, task, cells, (lang, state.chars)), cells),
            Column::Responsible => {
                pen.right(&dash_for_zero(task.units(Role::Responsible).count()), cells, text);
            }
            Column::Targets => pen.right(&dash_for_zero(task.targets.len()), cells, text),
            Column::Units => names(pen, &unit_names(model, task, Role::Responsible), cells),
            Column::Area => names(pen, &model.area(task.area).title, cells),
            Column::Years => pen.column(&words::years(task.period, lang), cells, look.faint()),
        }
    }
}

/// A further line of a title that is too long for one.
pub(super) fn title_line(
    state: &State,
    pen: &mut Pen<'_>,
    (id, line): (TaskId, usize),
    grid: &Grid,
    marker: &Highlighter<'_>,
) {
    let look = state.look;
    let text = if state.level().finds(id) { look.text() } else { look.faint() };
    let lines = grid.title_lines(&state.index.model().task(id).title, state.chars);
    let Some((title, (_, cells))) = lines.get(line).zip(grid.layout.shown.first()) else { return };
    let role = if grid.involvement > 0 { grid.involvement + 1 } else { 0 };
    pen.skip(2 + role + NUMBER + 1);
    pen.marked(title, *cells, &marker.marks(title, Length::Short), (text, look.hit()));
}

/// A dash for zero, so that the numbers that are there stand out.
fn dash_for_zero(n: usize) -> String {
    if n == 0 { "-".to_owned() } else { n.to_string() }
}

/// Who answers for a task, in so many cells: the first lead unit, or the first unit in charge where the
/// document knows no lead, and how many there are if more than one.
pub(super) fn who(
    model: &Model,
    task: &Task,
    cells: usize,
    (lang, chars): (Lang, Chars),
) -> String {
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
    format!("{before}{}{after}", cut_with(&chars.shown(first), room, chars.cut_mark()))
}
