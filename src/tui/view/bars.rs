//! The lines above the panes: the search box, the filters and where the task is from.

use ratatui::layout::{Position, Rect};

use crate::lang::Lang;
use crate::model::TaskId;
use crate::text::cells::width;
use crate::text::wrap::wrap;
use crate::tui::paint::{Canvas, Pen, line};
use crate::tui::row::Row;
use crate::tui::state::State;
use crate::tui::ways;
use crate::words;

/// The search box and the counts; where the caret is, if the box is open.
pub(super) fn search(state: &State, canvas: &mut Canvas<'_>, area: Rect) -> Option<Position> {
    let (look, lang, level) = (state.look, state.lang, state.level());
    let (place, counts) = counts(state);
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
        None if level.ask().search.is_empty() => {
            let hint = lang.pick("按 / 或 Ctrl-F 输入要找的词", "press / or Ctrl-F and type");
            pen.column(fitting(&[hint, "Ctrl-F"], room), room, look.faint());
        }
        None => pen.column(&level.ask().search, room, look.strong()),
    }
    let room = pen.room();
    pen.right(&counts, room, look.text());
    caret
}

/// Where the reader is among the rows, and how much of what is listed.
fn counts(state: &State) -> (String, String) {
    let (lang, level) = (state.lang, state.level());
    let shown = level.shown();
    let total = state.index().len();
    let found = shown.tasks().len();
    // A count beside a search that was not understood must not look like its answer.
    let place = if shown.errors.is_empty() {
        let (at, all) = level.position();
        format!("{at}/{all}")
    } else {
        lang.pick("有误", "wrong").to_owned()
    };
    let what = ways::of(shown.way).noun(shown, lang);
    let answer = &shown.answer;
    let with_plan = shown.tasks().iter();
    let with_plan = with_plan.filter(|task| answer.is_due_with_plan(**task, state.index())).count();
    let of_targets = targets_with_plan(state);
    let counts = match (lang, what) {
        (Lang::Zh, "") if shown.answer.near().is_some() => {
            format!("{place}  匹配 0，相近 {found} / 共 {total} ")
        }
        (Lang::En, "") if shown.answer.near().is_some() => {
            format!("{place}  0 match, {found} near, of {total} ")
        }
        (Lang::Zh, "") if shown.aside.everywhere > 0 => {
            format!("{place}  {} {found} 项，全部 {} 项 ", whose(state), shown.aside.everywhere)
        }
        (Lang::En, "") if shown.aside.everywhere > 0 => {
            format!("{place}  {found} {}, {} of all units ", whose(state), shown.aside.everywhere)
        }
        (Lang::Zh, "") if with_plan > 0 => {
            format!("{place}  匹配 {found}（随方案到期 {with_plan}）/ 共 {total} ")
        }
        (Lang::En, "") if with_plan > 0 => {
            format!("{place}  {found} of {total} match ({with_plan} due with the plan) ")
        }
        (Lang::Zh, "") => format!("{place}  匹配 {found} / 共 {total} "),
        (Lang::En, "") => format!("{place}  {found} of {total} match "),
        (Lang::Zh, what) if of_targets > 0 => {
            format!("{place}{what}（随方案到期 {of_targets}）  任务 {found} / 共 {total} ")
        }
        (Lang::En, what) if of_targets > 0 => {
            format!("{place}{what} ({of_targets} due with the plan)  {found} of {total} tasks ")
        }
        (Lang::Zh, what) => format!("{place}{what}  任务 {found} / 共 {total} "),
        (Lang::En, what) => format!("{place}{what}  {found} of {total} tasks "),
    };
    (place, counts)
}

/// How many of the listed targets are due in the years that are asked for only because no time is written for them.
fn targets_with_plan(state: &State) -> usize {
    let shown = state.level().shown();
    if shown.answer.due_years().is_empty() {
        return 0;
    }
    let targets = shown.rows.iter().filter_map(|row| match row {
        Row::Target(target) => Some(target.of(state.model())),
        _ => None,
    });
    targets.filter(|target| target.is_due_with_plan()).count()
}

/// Whose tasks are shown: those of our unit, or of the one whose page it is.
fn whose(state: &State) -> &'static str {
    let of_page = state.level().ask().page.is_some();
    let (zh, en) = if of_page { ("此单位", "of this unit") } else { ("我单位", "ours") };
    state.lang.pick(zh, en)
}

/// The filters in force, each with the mark that takes it away; or what is wrong with the search text.
pub(super) fn filters(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let (look, lang, level) = (state.look, state.lang, state.level());
    let Some(mut pen) = Pen::at(canvas, area, 0) else {
        return;
    };
    pen.skip(1);
    if let Some(error) = level.shown().errors.first() {
        let message = state.chars.shown(&error.message(lang)).into_owned();
        let lines = wrap(&message, pen.room());
        let first = lines.first().and_then(|range| message.get(range.clone()));
        pen.text(first.unwrap_or_default(), look.warning());
        return;
    }
    let chips = &state.frame().chips;
    if chips.shown.is_empty() {
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
    } else {
        for (_, chip) in &chips.shown {
            pen.text(chip, look.chip());
            pen.skip(2);
        }
        if chips.hidden > 0 {
            pen.text(&format!("+{}", chips.hidden), look.accent());
        }
    }
    let forms = provenance(state, level.task());
    let room = pen.room();
    let fits = |text: &&String| width(&state.chars.shown(text)) < room;
    if let Some(text) = forms.iter().find(fits) {
        pen.right(text, room.saturating_sub(1), look.faint());
    }
}

/// Where a task is from, in the document's own words, and a short name of the data; the longest form first.
pub(super) fn provenance(state: &State, task: Option<TaskId>) -> Vec<String> {
    let (model, lang) = (state.model(), state.lang);
    let hash = model.short_fingerprint();
    let data =
        if hash.is_empty() { hash } else { format!("{} {hash}", lang.pick("数据", "data")) };
    let Some(task) = task.map(|task| model.task(task)) else { return vec![data] };
    let plan = model.plan(task.plan);
    let document = plan.document_number.as_ref().map(|n| format!("（{n}）")).unwrap_or_default();
    let label = model.plan_label(task.plan);
    let area = &model.area(task.area).title;
    let whole = words::citation(task, area, lang);
    let short = words::short_citation(task, area, lang);
    vec![
        format!("《{}》{document} {whole}  {data}", plan.title),
        format!("《{}》{document} {short}  {data}", plan.title),
        format!("{label}{document} {whole}  {data}"),
        format!("{label}{document} {short}  {data}"),
        format!("{label} {short}  {data}"),
        format!("{label}  {data}"),
        data,
    ]
}

/// The first of some texts that fits; nothing if none does.
fn fitting<'t>(texts: &[&'t str], room: usize) -> &'t str {
    texts.iter().find(|text| width(text) <= room).copied().unwrap_or_default()
}
