//! 矩阵: tasks as rows, units as columns, involvements in the cells.

mod paint;

use std::sync::Arc;

use ratatui::layout::Rect;

use self::paint::Widths;
use super::choice::{Choice, Chosen};
use super::listing::{Asked, Best, Listing, Opened, Shape};
use crate::data::Data;
use crate::document::Document;
use crate::model::UnitId;
use crate::overview::involvements;
use crate::overview::matrix::{Grouping, Head, Matrix as Overview, Order};
use crate::query::matching::Kind;
use crate::query::names::Names;
use crate::query::{Field, Filter, Showing, Value};
use crate::report::{self, copy};
use crate::tui::{
    arrangement::Arrangement, row::Row, seen::Seen, shown::Shown, table::Table, title::Title,
    way::Way, ways::layout::Layout, words::Word,
};

const fn grouped(by: Grouping, word: Word, label: Word) -> Choice {
    (Showing::Group, Chosen::Rows(by), word, label)
}

const fn sorted(by: Order, word: Word, label: Word) -> Choice {
    (Showing::Sort, Chosen::Columns(by), word, label)
}

const CHOICES: [Choice; 6] = [
    grouped(Grouping::Area, ["area", "领域"], ["rows by area", "行按领域"]),
    grouped(Grouping::Theme, ["theme", "主题"], ["rows by theme", "行按主题"]),
    sorted(
        Order::Document,
        ["document", "文件顺序"],
        ["columns as in the documents", "列按文件顺序"],
    ),
    sorted(Order::Load, ["load", "任务数"], ["columns by number of tasks", "列按任务数"]),
    sorted(Order::Pinyin, ["pinyin", "拼音"], ["columns by pinyin", "列按拼音"]),
    (Showing::Also, Chosen::Empty, ["empty", "空列"], ["", ""]),
];

pub(super) struct Matrix;

impl Listing for Matrix {
    fn shape(&self) -> Shape {
        Shape::One
    }

    fn choices(&self) -> Vec<Choice> {
        CHOICES.to_vec()
    }

    fn rows(&self, asked: Asked<'_>) -> (Vec<Row>, Table) {
        let Arrangement { grouping, order, with_empty, ref folded, .. } = asked.ask.arrangement;
        let index = asked.data.index();
        let matrix = Overview::of(index, &asked.answer.tasks, grouping, order, with_empty);
        let mut rows = Vec::new();
        if !matrix.groups.is_empty() {
            rows.push(Row::Totals);
        }
        for group in &matrix.groups {
            rows.push(Row::Head(group.head, group.tasks.len()));
            if !folded.contains(&group.head) {
                rows.extend(group.tasks.iter().copied().map(Row::Task));
            }
        }
        (rows, Table::Matrix(Box::new(matrix)))
    }

    /// The rows keep their order: the task of the cursor stays, or else the first is the next.
    fn best(&self, data: &Data, shown: &Shown) -> Best {
        let Table::Matrix(matrix) = &shown.table else { return Best::default() };
        let names = Names::of(&shown.answer.question.words);
        let units = matrix.units.iter();
        let ranked = units.filter_map(|u| Some((names.rank_unit(*u, data.index())?, *u)));
        // A name that is written out: by letters or with gaps, a word about tasks fits some unit by chance.
        let ranked = ranked.filter(|((kind, ..), _)| *kind == Kind::Literal);
        Best { row: None, unit: ranked.min_by_key(|(rank, _)| *rank).map(|(_, unit)| unit) }
    }

    fn layout(&self, seen: Seen<'_>, area: Rect) -> Arc<dyn Layout> {
        Arc::new(Widths::of(seen, area))
    }

    fn open(&self, seen: Seen<'_>, row: Row) -> Opened {
        match (row, seen.unit_across()) {
            (Row::Totals, Some(unit)) => Opened::Page(unit),
            (Row::Totals, None) => {
                Opened::Say("→ 选一个单位，Enter 看该单位", "→ to a unit, Enter shows it")
            }
            (Row::Head(head, _), unit) => open_group(seen, head, unit),
            (Row::Task(task), Some(unit)) if involvements(seen.model(), task, unit).is_empty() => {
                Opened::Say("此格没有任务", "the cell is empty")
            }
            (Row::Task(_), _) => Opened::Detail,
            _ => Opened::Nothing,
        }
    }

    fn document(&self, seen: Seen<'_>, row: Row, cells: usize) -> Option<Document> {
        let tasks = seen.shown.tasks();
        Some(match row {
            Row::Totals => Document::of_unit(seen.setting(), seen.unit_across()?, tasks, cells),
            row => Document::of(seen.setting(), row.task()?, cells),
        })
    }

    fn copy(&self, seen: Seen<'_>, _: &[Row]) -> Option<String> {
        let Table::Matrix(matrix) = &seen.shown.table else { return None };
        let grouping = seen.ask.arrangement.grouping;
        let listing = report::matrix::listing(seen.index(), matrix, grouping, seen.lang);
        let plans = copy::plans_of(seen.index(), seen.shown.tasks());
        (!listing.rows.is_empty()).then(|| copy::rows(seen.index(), &listing, &plans, seen.lang))
    }
}

/// The tasks of a group; in the column of a unit, those that concern it.
fn open_group(seen: Seen<'_>, head: Head, unit: Option<UnitId>) -> Opened {
    let model = seen.model();
    let (mut title, mut filters) = match head {
        Head::Area(area) => {
            let found = model.area(area);
            let filters = vec![
                Filter::one(Field::Plan, Value::Plan(found.plan)),
                Filter::one(Field::Area, Value::Area(seen.index().area_title_of(area))),
            ];
            (found.title.clone(), filters)
        }
        Head::Theme(Some(theme)) => {
            let filters = vec![Filter::one(Field::Theme, Value::Theme(theme))];
            (model.theme(theme).name.clone(), filters)
        }
        Head::Theme(None) => {
            return Opened::Say("这些任务没有主题", "these tasks have no theme");
        }
    };
    let mut way = Way::Matrix;
    if let Some(unit) = unit {
        filters.push(Filter::one(Field::Concerns, Value::Unit(unit)));
        title = format!("{title} {}", model.unit(unit).name);
        way = Way::Tasks;
    }
    Opened::Narrower(Title::Named(title), filters, way)
}
