//! 任务: the tasks under the heads of their areas, or, of our unit, by what they ask of it.

mod paint;

use std::sync::Arc;

use ratatui::layout::Rect;

use self::paint::Widths;
use super::choice::{Choice, Chosen};
use super::listing::{Asked, Listing, Opened, Shape};
use crate::brief::{Brief, partners, years_counted};
use crate::document::Document;
use crate::index::Index;
use crate::model::{Involvement, TaskId, UnitId};
use crate::query::{Field, Filter, Showing, Value};
use crate::report::copy;
use crate::tui::arrangement::{Arrangement, Sort};
use crate::tui::{
    columns::Column, row::Row, seen::Seen, table::Table, title::Title, way::Way,
    ways::layout::Layout,
};

pub(super) struct Tasks;

impl Listing for Tasks {
    fn shape(&self) -> Shape {
        Shape::Three
    }

    /// In which order they are is said by the heading.
    fn choices(&self) -> Vec<Choice> {
        let column =
            |column: Column| (Showing::Sort, Chosen::Column(column), column.names(), ["", ""]);
        let others = [
            (Showing::Sort, Chosen::Down, ["down", "倒序"], ["", ""]),
            (Showing::Also, Chosen::Others, ["others", "其他任务"], ["", ""]),
        ];
        Column::ALL.into_iter().map(column).chain(others).collect()
    }

    fn rows(&self, asked: Asked<'_>) -> (Vec<Row>, Table) {
        let index = asked.data.index();
        let arrangement = &asked.ask.arrangement;
        let mut tasks = if arrangement.in_context {
            asked.answer.without_words(index).iter().collect()
        } else {
            asked.answer.tasks.clone()
        };
        if let Some(column) = arrangement.sort.by {
            column.sort(&mut tasks, index, arrangement.sort.descending);
        }
        let rows = match asked.ours {
            _ if asked.answer.near().is_some() => {
                std::iter::once(Row::Near).chain(tasks.into_iter().map(Row::Task)).collect()
            }
            _ if arrangement.sort.by.is_some() || !tasks.is_sorted() => {
                tasks.into_iter().map(Row::Task).collect()
            }
            Some(unit) => by_involvement(asked, unit, &tasks),
            None => by_area(&tasks, index),
        };
        (rows, Table::None)
    }

    /// Of the active column forward, backward, not at all; without one, by one after the other of the columns that are
    /// asked for most.
    fn next_order(&self, arrangement: &mut Arrangement, active: Option<Column>) -> bool {
        let sort = arrangement.sort;
        let by = |column: Column| Sort { by: Some(column), descending: column.is_descending() };
        arrangement.sort = match (active, sort.by) {
            (Some(active), now) if now != Some(active) => by(active),
            (Some(active), _) if sort.descending == active.is_descending() => {
                Sort { descending: !sort.descending, ..sort }
            }
            (None, None) => by(Column::Lead),
            (None, Some(Column::Lead)) => by(Column::Responsible),
            (None, Some(Column::Responsible)) => by(Column::Targets),
            (Some(_), _) | (None, Some(_)) => Sort::default(),
        };
        true
    }

    fn layout(&self, seen: Seen<'_>, area: Rect) -> Arc<dyn Layout> {
        Arc::new(Widths::of(seen, area))
    }

    fn open(&self, _: Seen<'_>, row: Row) -> Opened {
        match row {
            Row::Task(_) => Opened::Detail,
            Row::Aims(_) => Opened::Listed(Title::Targets, Way::Targets),
            Row::Due(year, ..) => {
                let due = Filter::one(Field::Due, Value::Year(year));
                Opened::Narrower(Title::Due(year), vec![due], Way::Targets)
            }
            Row::Partners(_) => Opened::Listed(Title::Partners, Way::Partners),
            _ => Opened::Nothing,
        }
    }

    fn document(&self, seen: Seen<'_>, row: Row, cells: usize) -> Option<Document> {
        Some(Document::of(seen.setting(), row.task()?, cells))
    }

    fn copy(&self, seen: Seen<'_>, rows: &[Row]) -> Option<String> {
        let tasks: Vec<TaskId> = rows.iter().filter_map(|row| row.task()).collect();
        (!tasks.is_empty()).then(|| copy::table(seen.index(), &tasks, seen.lang))
    }
}

/// What concerns our unit: how much it is, then the tasks by involvement.
fn by_involvement(asked: Asked<'_>, unit: UnitId, tasks: &[TaskId]) -> Vec<Row> {
    let index = asked.data.index();
    let within = index.set(tasks);
    let brief = Brief::of(index, unit, &within);
    let model = index.model();
    let mut rows = vec![Row::Counts(brief.counts())];
    rows.push(Row::Aims(Involvement::ALL.map(|how| brief.targets(model, how).len())));
    // Where years are asked for already, the list is the answer.
    if !asked.ask.filters.iter().any(|filter| filter.field == Field::Due) {
        let due = |year| {
            let targets = brief.due(model, year);
            let with_plan = targets.iter().filter(|t| t.of(model).is_due_with_plan()).count();
            Row::Due(year, targets.len(), with_plan)
        };
        rows.extend(years_counted(index, asked.lens.year).map(due));
    }
    rows.push(Row::Partners(partners(index, unit, &within).len()));
    for (how, tasks) in Involvement::ALL.into_iter().zip(&brief.tasks) {
        if !tasks.is_empty() {
            rows.push(Row::Involved(how, tasks.len()));
            rows.extend(tasks.iter().copied().map(Row::Task));
        }
    }
    rows
}

/// Tasks in the plans' order under the heads of their areas.
fn by_area(tasks: &[TaskId], index: &Index) -> Vec<Row> {
    let model = index.model();
    let mut rows = Vec::new();
    for tasks in tasks.chunk_by(|a, b| model.task(*a).area == model.task(*b).area) {
        if let Some(first) = tasks.first() {
            let area = model.task(*first).area;
            rows.push(Row::Group(model.area(area).plan, area, tasks.len()));
        }
        rows.extend(tasks.iter().copied().map(Row::Task));
    }
    rows
}
