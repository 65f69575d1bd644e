//! Opening what the cursor is on in the list: the detail, or a level with the tasks behind it.

use super::super::level::{Listed, Row};
use super::super::state::{Pane, State};
use super::say;
use crate::model::{PlanId, TaskId, ThemeId, UnitId};
use crate::overview::involvements;
use crate::overview::matrix::Head;
use crate::query::{Field, Query, QueryError, Term, Text, unit_value};
use crate::saved::Title;

/// Opens the row of the cursor, or the cell in which it is.
pub(super) fn open(state: &mut State) {
    let level = state.level();
    let Some(row) = level.row() else { return };
    match row {
        Row::Totals => match level.unit_across() {
            Some(unit) => open_unit(state, unit, true),
            None => say(state, "→ 选一个单位，Enter 看该单位", "→ to a unit, Enter shows it"),
        },
        Row::Head(head, _) => open_group(state, head),
        Row::Task(task) => match level.unit_across() {
            Some(unit) => open_cell(state, task, unit),
            None => state.focus = Pane::Detail,
        },
        Row::Target(_) | Row::Finding(..) | Row::Reported(_) => state.focus = Pane::Detail,
        Row::Rule(rule, _) => {
            let term = Term::field(Field::Audit, vec![Text::quoted(rule.name())]);
            let title = Title::Rule(rule.name().to_owned());
            let rows = &level.rows;
            let about_tasks = |row: &Row| {
                let found = match row {
                    Row::Finding(at, Some(_)) => state.index.findings().get(*at),
                    _ => None,
                };
                found.is_some_and(|found| found.rule == rule)
            };
            if rows.iter().any(about_tasks) {
                narrow(state, title, vec![term], Listed::Tasks);
            } else {
                say(state, "这条规则说的不是任务", "this rule is not about tasks");
            }
        }
        Row::Beside(_) if level.task().is_some() => state.focus = Pane::Detail,
        Row::Unit(workload) => open_unit(state, workload.unit, true),
        Row::Theme(at) => open_theme(state, at),
        Row::Due(year, _) => {
            let due = Term::field(Field::Due, vec![Text::quoted(&year.to_string())]);
            narrow(state, Title::Due(year), vec![due], Listed::Tasks);
        }
        Row::Partners(_) => {
            let mut partners = level.clone();
            partners.title = Title::Partners;
            partners.about.clear();
            partners.show(Listed::Partners, &state.index);
            partners.left_from = Pane::List;
            state.push(partners);
        }
        Row::Partner(partner) => open_partner(state, partner.unit),
        Row::Counts(_)
        | Row::Group(..)
        | Row::Involved(..)
        | Row::Targets(..)
        | Row::System(..)
        | Row::Beside(_) => {}
    }
}

/// Shows a level that asks for what this one does and for something more. The lens is not part of the question: it
/// holds on every level; and what is opened from the page of a unit is about that unit as well.
fn narrow(state: &mut State, title: Title, more: Vec<Term>, listed: Listed) {
    let level = state.level();
    let ours = level.ours_term(&state.index);
    let kept = level.query.terms.iter().filter(|term| Some(*term) != ours.as_ref());
    let mut terms: Vec<Term> = kept.cloned().collect();
    // The title names all of it, also what was asked for already.
    let about = more.clone();
    let new: Vec<Term> = more.into_iter().filter(|term| !terms.contains(term)).collect();
    if new.is_empty() && listed == level.listed {
        say(state, "已经只有这些", "these are all there are");
        return;
    }
    if terms.iter().any(|term| term.of_field() == Some(Field::Role)) {
        // A role is that of the last unit: it must stay the one it was.
        terms.splice(0..0, new);
    } else {
        terms.extend(new);
    }
    let (arrangement, page) = (level.arrangement.clone(), level.page);
    match state.level_above(title, &Query { terms }) {
        Ok(mut level) => {
            level.about = about;
            level.arrangement = arrangement;
            level.arrangement.folded.clear();
            if let Some(page) = page {
                level.make_page_of(page, &state.index);
            }
            level.show(listed, &state.index);
            state.push(level);
        }
        Err(errors) => state.notice = Some(QueryError::messages(&errors, state.lang)),
    }
}

/// The page of a unit: its tasks by involvement, what is due, with whom. Of what is asked, words are left out, since they
/// would hide tasks of the unit that they found, and filters by role, which speak of another.
///
/// `counted` says that the unit was counted in what the lens leaves: then that is what its page shows, with our unit
/// among the filters, where it is seen.
pub(super) fn open_unit(state: &mut State, unit: UnitId, counted: bool) {
    let level = state.level();
    let ours = level.ours_term(&state.index);
    let of_lens = counted && level.page.is_none() && level.ours() != Some(unit);
    let kept = |term: &&Term| {
        let field = term.of_field();
        let dropped = field == Some(Field::Role) || Some(*term) == ours.as_ref() && !of_lens;
        field.is_some() && !dropped
    };
    let terms: Vec<Term> = level.query.terms.iter().filter(kept).cloned().collect();
    let of_role = |term: &Term| term.of_field() == Some(Field::Role);
    let role = level.query.terms.iter().any(of_role);
    let title = Title::Named(state.index.model().unit_label(unit));
    match state.level_above(title, &Query { terms }) {
        Ok(mut level) => {
            level.make_page_of(unit, &state.index);
            state.push(level);
            if role {
                say(
                    state,
                    "角色筛选说的是原来的单位，不带到单位页",
                    "the filter by role is about the other unit and is not taken along",
                );
            }
        }
        Err(errors) => state.notice = Some(QueryError::messages(&errors, state.lang)),
    }
}

/// The tasks that name the unit whose partners are listed, and another.
pub(super) fn open_partner(state: &mut State, partner: UnitId) {
    let Some(ours) = state.level().subject() else { return };
    let named =
        |unit| Term::field(Field::Unit, vec![Text::quoted(&unit_value(unit, &state.index))]);
    let terms = vec![named(ours), named(partner)];
    let title = Title::Named(state.index.model().unit(partner).name.clone());
    narrow(state, title, terms, Listed::Tasks);
}

/// The tasks of a group; in the column of a unit, those that concern it.
fn open_group(state: &mut State, head: Head) {
    let model = state.index.model();
    let quoted = |field, value: &str| Term::field(field, vec![Text::quoted(value)]);
    let (mut title, mut terms) = match head {
        Head::Area(area) => {
            let area = model.area(area);
            let plan = quoted(Field::Plan, &model.plan(area.plan).id);
            (area.title.clone(), vec![plan, quoted(Field::Area, &area.title)])
        }
        Head::Theme(Some(theme)) => {
            let name = &model.themes[theme.index()].name;
            (name.clone(), vec![quoted(Field::Theme, name)])
        }
        Head::Theme(None) => {
            say(state, "这些任务没有主题", "these tasks have no theme");
            return;
        }
    };
    let mut listed = Listed::Matrix;
    if let Some(unit) = state.level().unit_across() {
        terms.push(quoted(Field::Concerns, &unit_value(unit, &state.index)));
        title = format!("{title} {}", model.unit(unit).name);
        listed = Listed::Tasks;
    }
    narrow(state, Title::Named(title), terms, listed);
}

/// The task of a row, if it concerns the unit of the column.
fn open_cell(state: &mut State, task: TaskId, unit: UnitId) {
    if involvements(state.index.model(), task, unit).is_empty() {
        say(state, "此格没有任务", "the cell is empty");
    } else {
        state.focus = Pane::Detail;
    }
}

/// A theme: in the column of a plan its tasks, else those of all plans side by side.
fn open_theme(state: &mut State, row: usize) {
    let super::super::level::Table::Comparison(comparison) = &state.level().table else { return };
    let Some((theme, shares)) = comparison.rows.get(row) else { return };
    let plan = state.level().plan_across();
    let column = comparison.plans.iter().position(|known| Some(*known) == plan);
    let empty = column.and_then(|column| shares.get(column)).is_some_and(|s| s.tasks.is_empty());
    if empty {
        say(state, "此格没有任务", "the cell is empty");
        return;
    }
    let Some(theme) = *theme else {
        say(state, "这些任务没有主题", "these tasks have no theme");
        return;
    };
    if plan.is_none() && comparison.rows.len() == 1 {
        say(state, "已经只有这些", "these are all there are");
        return;
    }
    let (title, terms) = theme_terms(state, theme, plan);
    let listed = if plan.is_some() { Listed::Tasks } else { Listed::Compare };
    narrow(state, Title::Named(title), terms, listed);
}

fn theme_terms(state: &State, theme: ThemeId, plan: Option<PlanId>) -> (String, Vec<Term>) {
    let model = state.index.model();
    let quoted = |field, value: &str| Term::field(field, vec![Text::quoted(value)]);
    let name = &model.themes[theme.index()].name;
    let mut terms = vec![quoted(Field::Theme, name)];
    let mut title = name.clone();
    if let Some(plan) = plan {
        terms.push(quoted(Field::Plan, &model.plan(plan).id));
        title = format!("{title} {}", model.plan_label(plan));
    }
    (title, terms)
}

/// The targets of a plan.
pub(super) fn open_targets(state: &mut State, plan: PlanId) {
    let terms =
        vec![Term::field(Field::Plan, vec![Text::quoted(&state.index.model().plan(plan).id)])];
    let title = Title::Named(state.index.model().plan_label(plan));
    super::push(state, title, &Query { terms });
    let (level, index) = state.level_mut();
    level.show(Listed::Targets, index);
}

/// The area of a task, with the cursor on the task and its detail open.
pub(super) fn open_task(state: &mut State, task: TaskId) {
    let model = state.index.model();
    let found = model.task(task);
    let quoted = |field, value: &str| Term::field(field, vec![Text::quoted(value)]);
    let area = &model.area(found.area).title;
    let terms = vec![quoted(Field::Plan, &model.plan(found.plan).id), quoted(Field::Area, area)];
    super::push(state, Title::Named(area.clone()), &Query { terms });
    let lens = state.lens();
    let (level, index) = state.level_mut();
    let ours = level.answer.tasks.contains(&task);
    if !ours {
        level.as_asked = true;
        level.look_through(lens.unless(true), index);
    }
    level.cursor_to(Row::Task(task));
    if level.task() == Some(task) {
        state.focus = Pane::Detail;
    }
    if !ours {
        say(
            state,
            "不是我单位的任务，这一层看全部单位",
            "no task of ours: here those of all units are shown",
        );
    }
}
