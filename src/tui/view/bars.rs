//! The lines above and below the panes: the way, the search box, the filters, the keys.

use ratatui::layout::{Position, Rect};

use super::super::chars::Chars;
use super::super::keymap::{Action, Binding, bindings};
use super::super::layout::{TABS, TWO_PANES};
use super::super::level::{Listed, Row};
use super::super::state::{Pane, State};
use super::paint::{Canvas, Pen, line};
use crate::lang::Lang;
use crate::model::{PlanId, TaskId};
use crate::query::{Condition, Field, Term, involvement_named};
use crate::report::words;
use crate::text::cells::{cut_with, width, wrap};
use crate::text::clean::clean;

/// What stands on the right of the title: whose tasks are shown, and how many there are; and the room that is left
/// for the way.
fn title_parts(state: &State) -> (String, String, usize) {
    let model = state.index.model();
    let sizes = match state.lang {
        Lang::Zh => format!("{} 方案 {} 任务 ", model.plans.len(), model.tasks.len()),
        Lang::En => format!("{} plans, {} tasks ", model.plans.len(), model.tasks.len()),
    };
    // In a narrow window whose tasks these are matters more than how many there are, the name more than the region.
    let cells = usize::from(state.panes().title.width);
    let ours = state.lens().ours().map(|unit| {
        let unit = model.unit(unit);
        let label = state.lang.pick("我单位", "our unit");
        [
            format!("{label} {} {}  ", unit.region, unit.name),
            format!("{label} {}  ", unit.name),
            format!("{}  ", unit.name),
        ]
    });
    let fits = |ours: &&String| width(ours) + 28 <= cells;
    let ours = ours.as_ref().and_then(|forms| forms.iter().find(fits).or_else(|| forms.last()));
    let ours = ours.cloned().unwrap_or_default();
    let narrow = cells < width(&sizes) + width(&ours) + 30;
    let sizes = if narrow && !ours.is_empty() { String::new() } else { sizes };
    let room = cells.saturating_sub(name_cells(state) + width(&ours) + width(&sizes) + 1);
    (ours, sizes, room)
}

/// The cells before the way: the name of the program and what stands after it, with the blanks around them.
fn name_cells(state: &State) -> usize {
    let tabs = tabs(state).iter().map(|(_, name)| width(name) + 1).sum::<usize>();
    let tabs = tabs + usize::from(tabs > 0);
    match Tabs::of(state) {
        Tabs::Panes => 1 + tabs,
        Tabs::Lists | Tabs::None => 1 + width(program(state)) + 2 + tabs,
    }
}

fn program(state: &State) -> &'static str {
    state.lang.pick("分工", "fengong")
}

/// What is named in the first line for one to choose from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tabs {
    /// Nothing: there is no room.
    None,
    /// The panes, of which one is shown at a time.
    Panes,
    /// The ways of seeing the answer; in a window that has no room for all, the one that is shown.
    Lists,
}

impl Tabs {
    fn of(state: &State) -> Self {
        match state.size.0 {
            ..TABS => Self::None,
            TABS..TWO_PANES => Self::Panes,
            _ => Self::Lists,
        }
    }
}

/// What a click on a tab does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Tab {
    /// It goes to a pane.
    Pane(Pane),
    /// It shows the answer in this way.
    List(Listed),
}

fn tabs(state: &State) -> Vec<(Tab, &'static str)> {
    let (lang, level) = (state.lang, state.level());
    let list = |listed: Listed| (Tab::List(listed), listed.label(lang));
    match Tabs::of(state) {
        Tabs::None => Vec::new(),
        Tabs::Panes => vec![
            (Tab::Pane(Pane::Facets), lang.pick("筛选", "filters")),
            (Tab::Pane(Pane::List), level.listed.label(lang)),
            (Tab::Pane(Pane::Detail), lang.pick("详情", "detail")),
        ],
        Tabs::Lists => {
            let can = |l: &Listed| *l != Listed::Partners || level.subject().is_some();
            let all: Vec<_> = Listed::ALL.into_iter().filter(can).map(list).collect();
            // The way down needs room as well.
            let cells: usize = all.iter().map(|(_, name)| width(name) + 1).sum();
            match level.listed {
                _ if (cells + 8) * 2 <= usize::from(state.size.0) => all,
                Listed::Tasks => Vec::new(),
                listed => vec![list(listed)],
            }
        }
    }
}

/// The tab at a column of the title.
pub(in super::super) fn tab_at(state: &State, column: u16) -> Option<Tab> {
    let mut x = match Tabs::of(state) {
        Tabs::Lists => 1 + width(program(state)) + 2,
        Tabs::Panes | Tabs::None => 1,
    };
    tabs(state).into_iter().find_map(|(tab, name)| {
        let end = x + width(name);
        let hit = (x..end).contains(&usize::from(column));
        x = end + 1;
        hit.then_some(tab)
    })
}

/// The program's name and the way down to the level that is shown.
pub(super) fn title(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let look = state.look;
    let (ours, sizes, room) = title_parts(state);
    let Some(mut pen) = Pen::at(canvas, area, 0) else {
        return;
    };
    pen.skip(1);
    let kind = Tabs::of(state);
    if kind != Tabs::Panes {
        pen.text(program(state), look.chip());
        pen.skip(2);
    }
    let tabs = tabs(state);
    for (tab, name) in &tabs {
        let here = match tab {
            Tab::Pane(pane) => *pane == state.focus,
            Tab::List(listed) => *listed == state.level().listed,
        };
        pen.text(name, if here { look.cursor(true) } else { look.faint() });
        pen.skip(1);
    }
    pen.skip(usize::from(!tabs.is_empty()));
    let mut left = room;
    for (text, _) in crumbs(state, room) {
        let cells = width(&text).min(left);
        pen.column(&text, cells, look.text());
        left -= cells;
    }
    pen.skip(left);
    let room = pen.room().saturating_sub(width(&sizes));
    pen.right(&ours, room, look.chip());
    let room = pen.room();
    pen.right(&sizes, room, look.faint());
}

/// The way on one line, and for each part the level that it names; steps in the middle are left out where it is
/// too long.
fn crumbs(state: &State, room: usize) -> Vec<(String, Option<usize>)> {
    let first = match state.lens().ours() {
        None => state.lang.pick("全部任务", "all tasks"),
        Some(_) => state.lang.pick("我单位的任务", "our tasks"),
    };
    let way = std::iter::once(first)
        .chain(state.way())
        .map(|t| state.chars.shown(&clean(t)).into_owned());
    shortened(&way.collect::<Vec<_>>(), room, state.chars)
}

fn shortened(way: &[String], room: usize, chars: Chars) -> Vec<(String, Option<usize>)> {
    let cells = |kept: &[usize]| -> usize {
        let texts = kept.iter().filter_map(|at| way.get(*at)).map(|text| width(text) + 3);
        texts.sum::<usize>() + if kept.len() < way.len() { 4 } else { 0 }
    };
    // The first step and the last ones matter most.
    let mut kept: Vec<usize> = (0..way.len()).collect();
    while kept.len() > 2 && cells(&kept) > room + 3 {
        kept.remove(1);
    }
    let mut out: Vec<(String, Option<usize>)> = Vec::new();
    let mut used = 0;
    for (i, at) in kept.iter().copied().enumerate() {
        if i > 0 {
            let skipped = kept.get(i - 1).is_some_and(|before| before + 1 < at);
            let gap =
                if skipped { format!(" > {} > ", chars.cut_mark()) } else { " > ".to_owned() };
            used += width(&gap);
            out.push((gap, None));
        }
        let text = way.get(at).map_or("", String::as_str);
        let text = cut_with(text, room.saturating_sub(used), chars.cut_mark());
        used += width(&text);
        out.push((text, Some(at)));
    }
    out
}

/// The level that is named at a column of the title.
pub(in super::super) fn crumb_at(state: &State, column: u16) -> Option<usize> {
    let mut x = name_cells(state);
    let column = usize::from(column);
    let (_, _, room) = title_parts(state);
    crumbs(state, room).into_iter().find_map(|(text, level)| {
        let end = x + width(&text);
        let hit = (x..end).contains(&column);
        x = end;
        level.filter(|_| hit)
    })
}

/// The search box and the counts; where the caret is, if the box is open.
pub(super) fn search(state: &State, canvas: &mut Canvas<'_>, area: Rect) -> Option<Position> {
    let (look, lang, level) = (state.look, state.lang, state.level());
    let total = state.index.len();
    let found = level.answer.tasks.len();
    // A count beside a search that was not understood must not look like its answer.
    let place = if level.errors.is_empty() {
        let (at, all) = level.position();
        format!("{at}/{all}")
    } else {
        lang.pick("有误", "wrong").to_owned()
    };
    let what = match level.listed {
        Listed::Tasks | Listed::Matrix => "",
        Listed::Audit => lang.pick(" 发现", " findings"),
        Listed::Compare if level.rows.iter().any(|row| matches!(row, Row::Beside(_))) => {
            lang.pick(" 行", " rows")
        }
        Listed::Compare => lang.pick(" 主题", " themes"),
        Listed::Targets => lang.pick(" 指标", " targets"),
        Listed::Units | Listed::Partners => lang.pick(" 单位", " units"),
    };
    let counts = match (lang, what) {
        (Lang::Zh, "") => format!("{place}  匹配 {found} / 共 {total} "),
        (Lang::En, "") => format!("{place}  {found} of {total} match "),
        (Lang::Zh, what) => format!("{place}{what}  任务 {found} / 共 {total} "),
        (Lang::En, what) => format!("{place}{what}  {found} of {total} tasks "),
    };
    let marked = match (state.marks.tasks().len(), lang) {
        (0, _) => String::new(),
        (marked, Lang::Zh) => format!("标 {marked}  "),
        (marked, Lang::En) => format!("{marked} marked  "),
    };
    // In a narrow window where one is says more than how many there are.
    let forms =
        [format!("{marked}{counts}"), counts, format!("{marked}{place} "), format!("{place} ")];
    let fits = |text: &&String| width(text) + 10 <= usize::from(area.width);
    let counts = forms.iter().find(fits).cloned().unwrap_or_default();
    let mut pen = Pen::at(canvas, area, 0)?;
    pen.skip(1);
    pen.text(lang.pick("查找", "Find"), look.accent());
    pen.skip(1);
    let room = pen.room().saturating_sub(width(&counts) + 2);
    let mut caret = None;
    match &state.search {
        Some(input) => {
            let mut typed = pen.part(room);
            caret = line(&mut typed, input, look);
            pen.skip(room);
        }
        None if level.search.is_empty() => {
            let hint = lang.pick("按 / 或 Ctrl-F 输入要找的词", "press / or Ctrl-F and type");
            pen.column(fitting(&[hint, "Ctrl-F"], room), room, look.faint());
        }
        None => pen.column(&level.search, room, look.strong()),
    }
    let room = pen.room();
    pen.right(&counts, room, look.text());
    caret
}

/// The filters in force, each with the mark that takes it away; or what is wrong with the search text.
pub(super) fn filters(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let (look, lang, level) = (state.look, state.lang, state.level());
    let Some(mut pen) = Pen::at(canvas, area, 0) else {
        return;
    };
    pen.skip(1);
    if let Some(error) = level.errors.first() {
        let message = error.message(lang);
        let lines = wrap(&message, pen.room());
        let first = lines.first().and_then(|range| message.get(range.clone()));
        pen.text(first.unwrap_or_default(), look.warning());
        return;
    }
    if level.filters.iter().any(|term| level.is_in_force(term)) {
        for term in level.filters.iter().filter(|term| level.is_in_force(term)) {
            pen.text(&chip(term, state), look.chip());
            pen.skip(2);
        }
    } else {
        let hint = lang.pick(
            "没有筛选  按 ← 或 F2 选方案、领域、单位、年份",
            "no filter  press ← or F2 to choose plans, areas, units, years",
        );
        let short = lang.pick("没有筛选  按 F2 选", "no filter  press F2");
        // Where the task of the cursor is from is worth more than the long hint.
        let room = pen.room();
        let best = provenance(state, level.task())
            .first()
            .map_or(0, |text| width(&state.chars.shown(text)));
        let hints: &[&str] =
            if best > 0 && room < best + width(hint) + 2 { &[short] } else { &[hint, short] };
        pen.text(fitting(hints, room), look.faint());
        pen.skip(2);
    }
    let forms = provenance(state, level.task());
    let room = pen.room();
    let fits = |text: &&String| width(&state.chars.shown(text)) < room;
    if let Some(text) = forms.iter().find(fits) {
        pen.right(text, room.saturating_sub(1), look.faint());
    }
}

/// Where a task is from: the document, its number, the section, and a short name of the data; the
/// longest form first.
pub(super) fn provenance(state: &State, task: Option<TaskId>) -> Vec<String> {
    let (model, lang) = (state.index.model(), state.lang);
    let hash = model.short_fingerprint();
    let data =
        if hash.is_empty() { hash } else { format!("{} {hash}", lang.pick("数据", "data")) };
    let Some(task) = task.map(|task| model.task(task)) else { return vec![data] };
    let plan = model.plan(task.plan);
    let number = match lang {
        Lang::Zh => format!("第 {} 项", task.number),
        Lang::En => format!("no. {}", task.number),
    };
    let document = plan.document_number.as_ref().map(|n| format!("（{n}）")).unwrap_or_default();
    let label = model.plan_label(task.plan);
    let area = &model.area(task.area).title;
    vec![
        format!("《{}》{document} {area} {number}  {data}", plan.title),
        format!("《{}》{document} {number}  {data}", plan.title),
        format!("{label}{document} {area} {number}  {data}"),
        format!("{label}{document} {number}  {data}"),
        format!("{label} {number}  {data}"),
        data,
    ]
}

/// The first of some texts that fits; nothing if none does.
fn fitting<'t>(texts: &[&'t str], room: usize) -> &'t str {
    texts.iter().find(|text| width(text) <= room).copied().unwrap_or_default()
}

/// A filter as it is shown.
fn chip(term: &Term, state: &State) -> String {
    let (lang, model) = (state.lang, state.index.model());
    let Condition::Field(field, values) = &term.condition else {
        return term.to_string();
    };
    let name = lang.pick(field.zh(), field.name());
    let value = |text: &crate::query::Text| match involvement_named(text.text()) {
        Some(how) if *field == Field::Role => words::involvement(how, lang).to_owned(),
        _ if *field == Field::Plan => {
            let plan = model.plans.iter().position(|plan| plan.id == text.text());
            plan.map_or_else(|| text.text().to_owned(), |at| model.plan_label(PlanId::at(at)))
        }
        _ => text.text().to_owned(),
    };
    let values: Vec<String> = values.iter().map(value).collect();
    let not = if term.negated { lang.pick("排除 ", "not ") } else { "" };
    format!("{name} {not}{} [x]", values.join(lang.pick("、", ", ")))
}

/// The filter that is shown at a column.
pub(in super::super) fn filter_at(state: &State, column: u16) -> Option<usize> {
    let level = state.level();
    if !level.errors.is_empty() {
        return None;
    }
    let mut x = 1;
    level.filters.iter().position(|term| {
        if !level.is_in_force(term) {
            return false;
        }
        let end = x + width(&state.chars.shown(&chip(term, state)));
        let hit = (x..end).contains(&usize::from(column));
        x = end + 2;
        hit
    })
}

/// What the keys do now, or a message; and how many problems the data has.
pub(super) fn keys(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let (look, lang) = (state.look, state.lang);
    let Some(mut pen) = Pen::at(canvas, area, 0) else {
        return;
    };
    pen.skip(1);
    let tally = state.tally();
    let problems = match (tally.total(), lang) {
        (0, _) => String::new(),
        (n, Lang::Zh) if tally.notes == n => format!(" 提示 {n} Ctrl-P "),
        (n, Lang::En) if tally.notes == n => format!(" {n} notes Ctrl-P "),
        (n, Lang::Zh) => format!(" 数据问题 {n} Ctrl-P "),
        (n, Lang::En) => format!(" {n} problems Ctrl-P "),
    };
    let room = pen.room().saturating_sub(width(&problems));
    // An error that is too long for its line goes on here: its end names what could be meant.
    let error = state.level().errors.first().map(|error| error.message(lang));
    let rest = error.as_ref().and_then(|message| {
        let second = wrap(message, usize::from(area.width).saturating_sub(1)).get(1)?.start;
        message.get(second..)
    });
    match (&state.notice, rest) {
        (Some(notice), _) => pen.column(notice, room, look.warning()),
        (None, Some(rest)) => pen.column(rest, room, look.warning()),
        (None, None) => key_names(state, &mut pen, room),
    }
    let room = pen.room();
    pen.right(&problems, room, look.warning());
}

fn key_names(state: &State, pen: &mut Pen<'_>, room: usize) {
    let (look, lang) = (state.look, state.lang);
    let context = state.context();
    // A key that the user gave another meaning is not shown for its old one.
    let first = |b: &Binding| {
        let mut keys = state.keys.keys_of(b.action, context);
        let usual = state.keys.keys_of(b.action, context).find(|key| *key == b.key());
        usual.or_else(|| keys.next())
    };
    let mut shown: Vec<&Binding> =
        bindings(context).filter(|b| b.bar > 0 && first(b).is_some()).collect();
    shown.sort_by_key(|b| std::cmp::Reverse(b.bar));
    // In a narrow window the search has room for its short key only.
    let narrow = state.size.0 < 60;
    let key = |b: &Binding| match first(b) {
        Some("Ctrl-F") if narrow && b.keys.contains(&"/") => "/",
        key => key.unwrap_or_default(),
    };
    let cells = |b: &Binding| width(&state.chars.shown(key(b))) + 1 + width(b.name(lang)) + 2;
    // Help is always there; of the others, the most wanted as far as there is room.
    let help = shown.iter().position(|b| b.action == Action::Commands).map(|at| shown.remove(at));
    let mut left = room.saturating_sub(help.map_or(0, cells));
    let fits = |b: &&&Binding| {
        let enough = cells(b) <= left;
        left = left.saturating_sub(cells(b));
        enough
    };
    let mut listed: Vec<&Binding> = shown.iter().take_while(fits).copied().collect();
    listed.extend(help);
    let end = usize::from(pen.x()) + room;
    for binding in listed {
        pen.text(key(binding), look.strong());
        pen.skip(1);
        pen.text(binding.name(lang), look.text());
        pen.skip(2);
    }
    pen.skip(end.saturating_sub(usize::from(pen.x())));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_way_keeps_its_ends() {
        let way: Vec<String> =
            ["全部任务", "市教育局", "青少年科学素质提升行动", "市科协"].map(String::from).to_vec();
        let shown = |room: usize| -> String {
            shortened(&way, room, Chars::Unicode).into_iter().map(|(text, _)| text).collect()
        };
        assert_eq!(shown(80), "全部任务 > 市教育局 > 青少年科学素质提升行动 > 市科协");
        assert_eq!(shown(30), "全部任务 > … > 市科协");
        for room in 0..60 {
            assert!(width(&shown(room)) <= room.max(20), "{room}: {}", shown(room));
        }
        let last = shortened(&way, 30, Chars::Unicode).pop().and_then(|(_, level)| level);
        assert_eq!(last, Some(3), "a part knows its level");
    }
}
