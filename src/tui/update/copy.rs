//! Copying: what is taken along from the view.

use super::super::keymap::Action;
use super::super::level::{Listed, Row, Table};
use super::super::meeting;
use super::super::message::Effect;
use super::super::state::State;
use super::say;
use crate::index::Index;
use crate::lang::Lang;
use crate::model::TaskId;
use crate::report::listing::Reader;
use crate::report::{self, copy, listing, overview};

/// Copies what an action names; says so if there is nothing.
pub(super) fn copy(state: &mut State, action: Action) -> Option<Effect> {
    let (level, index, lang) = (state.level(), &state.index, state.lang);
    // What is marked is meant rather than what the cursor happens to be on.
    let tasks: Vec<TaskId> = match meeting::task(state) {
        // A meeting speaks of one at a time.
        Some(task) => vec![task],
        None if state.marks.is_empty() => level.task().into_iter().collect(),
        None => state.marks.tasks().to_vec(),
    };
    let marked = state.meeting.is_some() || !state.marks.is_empty();
    let text = match action {
        Action::CopyView => Some(level.line(index, state.lang)),
        Action::CopyTable if marked => Some(copy::table(index, &tasks, lang)),
        Action::CopyTable => table(state, &level.rows),
        Action::CopyLine if !marked => row(state).or_else(|| lines(index, &tasks, lang)),
        _ if tasks.is_empty() => None,
        Action::CopyLine => lines(index, &tasks, lang),
        Action::CopySentence => Some(copy::sentences(index, &tasks, lang)),
        Action::CopySource => Some(copy::places(index, &tasks, lang)),
        _ => None,
    };
    let copied = text.filter(|text| !text.is_empty()).map(Effect::Copy);
    if copied.is_none() {
        say(state, "没有可复制的内容", "there is nothing to copy");
    }
    copied
}

fn lines(index: &Index, tasks: &[TaskId], lang: Lang) -> Option<String> {
    (!tasks.is_empty()).then(|| copy::lines(index, tasks, lang))
}

/// The row of the cursor, if it is no task: as a line, or as a table of one row.
fn row(state: &State) -> Option<String> {
    let (level, index, lang) = (state.level(), &state.index, state.lang);
    match level.row()? {
        Row::Target(target) => {
            Some(copy::one(index, &overview::target(index, target, lang), target.plan, lang))
        }
        Row::Finding(at, _) => {
            let finding = index.findings().get(at)?;
            let line = finding.message(index.model(), lang);
            Some(copy::one(index, &line, finding.plan, lang))
        }
        row @ (Row::Unit(_) | Row::Partner(_)) => table(state, &[row]),
        _ => None,
    }
}

/// Rows as a table, in the order in which they are listed; nothing if there are none.
fn table(state: &State, rows: &[Row]) -> Option<String> {
    let (level, index, lang) = (state.level(), &state.index, state.lang);
    let plans = copy::plans_of(index, &level.answer.tasks);
    let listing = match (&level.table, level.listed) {
        (Table::Matrix(matrix), _) => {
            report::matrix::listing(index, matrix, level.arrangement.grouping, lang)
        }
        (Table::Comparison(comparison), _) => overview::comparison(index, comparison, lang),
        (Table::None, Listed::Targets) => {
            let targets = rows.iter().filter_map(|row| match row {
                Row::Target(target) => Some(*target),
                _ => None,
            });
            let targets: Vec<_> = targets.collect();
            let mut plans: Vec<_> = targets.iter().map(|target| target.plan).collect();
            plans.sort_unstable();
            plans.dedup();
            let listing = listing::targets(index, &targets, Reader::Person, lang);
            return (!targets.is_empty()).then(|| copy::rows(index, &listing, &plans, lang));
        }
        (Table::None, Listed::Units) => {
            let units = rows.iter().filter_map(|row| match row {
                Row::Unit(workload) => Some(*workload),
                _ => None,
            });
            overview::workloads(index, &units.collect::<Vec<_>>(), lang)
        }
        (Table::None, Listed::Audit) => {
            let found = rows.iter().filter_map(|row| match row {
                Row::Finding(at, _) => index.findings().get(*at),
                _ => None,
            });
            overview::findings(index, found, lang)
        }
        (Table::None, Listed::Partners) => {
            let partners = rows.iter().filter_map(|row| match row {
                Row::Partner(partner) => Some(*partner),
                _ => None,
            });
            let partners: Vec<_> = partners.collect();
            let (of, tasks) = (level.subject()?, &level.answer.tasks);
            let copied = || copy::partners(index, of, &partners, tasks, lang);
            return (!partners.is_empty()).then(copied);
        }
        (Table::None, _) => {
            let tasks: Vec<TaskId> = rows.iter().filter_map(|row| row.task()).collect();
            return (!tasks.is_empty()).then(|| copy::table(index, &tasks, lang));
        }
    };
    (!listing.rows.is_empty()).then(|| copy::rows(index, &listing, &plans, lang))
}
