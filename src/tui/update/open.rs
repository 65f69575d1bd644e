//! Opening what the cursor is on in the list: the detail, or a level with the tasks behind it.

use crate::lang::Lang;
use crate::model::{AreaId, PlanId, TaskId, UnitId};
use crate::query::{Field, Filter, Question, Value};
use crate::tui::ways::{self, Opened};
use crate::tui::{
    ask::Ask, level::Level, pane::Pane, row::Row, state::State, title::Title, way::Way,
};

/// Opens the row of the cursor, or the cell in which it is.
pub(super) fn open(state: &mut State) {
    let seen = state.seen();
    let Some(row) = seen.row() else { return };
    match ways::of(seen.shown.way).open(seen, row) {
        Opened::Nothing => {}
        Opened::Detail => state.focus = Pane::Detail,
        Opened::Say(zh, en) => state.say(zh, en),
        Opened::Narrower(title, more, way) => narrow(state, title, more, way),
        Opened::Page(unit) => open_unit(state, unit, true),
        Opened::Listed(title, way) => {
            let (data, lens) = (state.data.clone(), state.lens);
            let mut level = state.level().clone();
            level.rename(title);
            level.list(way, &data, lens);
            level.leave(Pane::List);
            state.push(level);
        }
    }
}

/// Shows a level that asks for what this one does and for something more. The lens is not part of the question: it
/// holds on every level; and what is opened from the page of a unit is about that unit as well.
fn narrow(state: &mut State, title: Title, more: Vec<Filter>, way: Way) {
    let level = state.level();
    let (ask, shown) = (level.ask(), level.shown());
    let mut filters: Vec<Filter> = ask.filters.iter().chain(&shown.typed).cloned().collect();
    // The title names all of it, also what was asked for already.
    let about = Question { filters: more.clone(), words: Vec::new() };
    let new: Vec<Filter> = more.into_iter().filter(|filter| !filters.contains(filter)).collect();
    if new.is_empty() && way == shown.way {
        return state.say("已经只有这些", "these are all there are");
    }
    if filters.iter().any(|filter| filter.field == Field::Role) {
        // A role is that of the last unit: it must stay the one it was.
        filters.splice(0..0, new);
    } else {
        filters.extend(new);
    }
    let mut arrangement = ask.arrangement.clone();
    arrangement.folded.clear();
    arrangement.sort = super::super::arrangement::Sort::default();
    arrangement.in_context = false;
    let asked = Ask {
        filters,
        search: words(state),
        page: ask.page,
        way,
        arrangement,
        as_asked: ask.as_asked,
        partners_of: None,
    };
    let mut level = Level::new(title, about, asked, &state.data, state.lens);
    level.put_in_column_of(level.subject());
    state.push(level);
}

/// The words of the search box, without the filters that are typed there.
fn words(state: &State) -> String {
    let words = state.level().shown().answer.question.words.clone();
    Question { filters: Vec::new(), words }.query(state.index()).to_string()
}

/// The page of a unit: its tasks by involvement, what is due, with whom. Of what is asked, words are left out, since they
/// would hide tasks of the unit that they found, and filters by role, which speak of another.
///
/// `counted` says that the unit was counted in what the lens leaves: then that is what its page shows, with our unit
/// among the filters, where it is seen.
pub(super) fn open_unit(state: &mut State, unit: UnitId, counted: bool) {
    let level = state.level();
    let (ask, shown) = (level.ask(), level.shown());
    let all = || ask.filters.iter().chain(&shown.typed);
    let role = all().any(|filter| filter.field == Field::Role);
    let ours = level.ours().filter(|ours| counted && ask.page.is_none() && *ours != unit);
    let ours = ours.map(|ours| Filter::one(Field::Concerns, Value::Unit(ours)));
    let kept = all().filter(|filter| filter.field != Field::Role).cloned();
    let filters: Vec<Filter> = kept.chain(ours).collect();
    let about = Question { filters: filters.clone(), words: Vec::new() };
    let title = Title::Named(state.model().unit_label(unit));
    let asked = Ask { filters, page: Some(unit), as_asked: ask.as_asked, ..Ask::default() };
    let level = Level::new(title, about, asked, &state.data, state.lens);
    state.push(level);
    if role {
        state.say(
            "角色筛选说的是原来的单位，不带到单位页",
            "the filter by role is about the other unit and is not taken along",
        );
    }
}

/// Shows a new level with all that fits, whichever unit is ours.
pub(super) fn push_whole(state: &mut State, title: Title, ask: Ask) {
    push(state, title, ask);
    state.edit(|ask| ask.as_asked = true);
}

/// Shows a new level that asks something else, looked at in the same way.
pub(super) fn push(state: &mut State, title: Title, ask: Ask) {
    let about = Question { filters: ask.filters.clone(), words: Vec::new() };
    let ask = Ask { as_asked: state.level().ask().as_asked, ..ask };
    let level = Level::new(title, about, ask, &state.data, state.lens);
    state.push(level);
}

pub(super) fn of_area(state: &State, area: AreaId) -> Vec<Filter> {
    let plan = state.model().area(area).plan;
    let title = state.index().area_title_of(area);
    vec![Filter::one(Field::Plan, Value::Plan(plan)), Filter::one(Field::Area, Value::Area(title))]
}

pub(super) fn open_targets(state: &mut State, plan: PlanId) {
    let filters = vec![Filter::one(Field::Plan, Value::Plan(plan))];
    let title = Title::Named(state.model().plan_label(plan));
    push(state, title, Ask { filters, way: Way::Targets, ..Ask::default() });
}

/// The area of a task, with the cursor on the task and its detail open.
pub(super) fn open_task(state: &mut State, task: TaskId) {
    let area = state.model().task(task).area;
    let title = Title::Named(state.model().area(area).title.clone());
    let filters = of_area(state, area);
    push(state, title, Ask { filters, ..Ask::default() });
    let ours = state.level().shown().tasks().contains(&task);
    if !ours {
        state.edit(|ask| ask.as_asked = true);
    }
    let level = state.level_mut();
    level.cursor_to(Row::Task(task));
    if level.task() == Some(task) {
        state.focus = Pane::Detail;
    }
    if !ours {
        state.notice = Some(match state.lang {
            Lang::Zh => "不是我单位的任务，这一层看全部单位".to_owned(),
            Lang::En => "no task of ours: here those of all units are shown".to_owned(),
        });
    }
}
