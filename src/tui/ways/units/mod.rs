//! 单位: the units that the tasks concern, and how much each has to do.

mod paint;

use std::sync::Arc;

use ratatui::layout::Rect;

use self::paint::{Widths, label};
use super::super::arrangement::{Arrangement, UnitsBy};
use super::super::columns::Column;
use super::super::document::Document;
use super::super::row::Row;
use super::super::seen::Seen;
use super::super::shown::Shown;
use super::super::table::Table;
use super::super::words::{Word, all_words, is, value_of, word_of};
use super::layout::Layout;
use super::listing::{Asked, Best, Listing, Opened, Shape, Vocabulary};
use crate::data::Data;
use crate::lang::Lang;
use crate::overview::workload::{by_system, workloads};
use crate::query::Showing;
use crate::query::names::Names;
use crate::report::{copy, overview};
use crate::text::fold::fold;

/// What units are grouped by, if by anything.
const SYSTEM: Word = ["system", "系统"];

/// The orders of units in words.
const BY: [(UnitsBy, Word); 9] = [
    (UnitsBy::Tasks, ["tasks", "任务数"]),
    (UnitsBy::Lead, ["lead", "牵头数"]),
    (UnitsBy::Responsible, ["responsible", "责任数"]),
    (UnitsBy::InCharge, ["charge", "负责数"]),
    (UnitsBy::Covered, ["covered", "涵盖数"]),
    (UnitsBy::Targets, ["targets", "指标数"]),
    (UnitsBy::Region, ["region", "地区"]),
    (UnitsBy::Document, ["document", "文件顺序"]),
    (UnitsBy::Pinyin, ["pinyin", "拼音"]),
];

pub(super) struct Units;

impl Listing for Units {
    fn shape(&self) -> Shape {
        Shape::Two
    }

    fn noun(&self, _: &Shown, lang: Lang) -> &'static str {
        lang.pick(" 单位", " units")
    }

    fn nothing(&self, _: &Shown, lang: Lang) -> &'static str {
        lang.pick("没有符合的单位", "no unit fits")
    }

    fn rows(&self, asked: Asked<'_>) -> (Vec<Row>, Table) {
        (unit_rows(asked), Table::None)
    }

    fn best(&self, data: &Data, shown: &Shown) -> Best {
        let names = Names::of(&shown.answer.question.words);
        let rank = |row: &Row| names.rank_unit(row.unit()?, data.index());
        let rows = shown.rows.iter().enumerate();
        let best = rows.filter_map(|(at, row)| Some((rank(row)?, at))).min();
        Best { row: best.map(|(_, at)| at), unit: None }
    }

    fn vocabulary(&self) -> Vocabulary {
        Vocabulary { group: vec![SYSTEM], sort: all_words(&BY), also: Vec::new() }
    }

    fn said(&self, arrangement: &Arrangement, showing: Showing) -> Vec<&'static str> {
        match showing {
            Showing::Group => arrangement.by_system.then_some(SYSTEM[0]).into_iter().collect(),
            Showing::Sort if arrangement.units != UnitsBy::default() => {
                vec![word_of(&BY, arrangement.units)]
            }
            Showing::Sort | Showing::Page | Showing::Listed | Showing::Also => Vec::new(),
        }
    }

    fn arrange(&self, to: &mut Arrangement, showing: Showing, words: &[&str]) -> Option<()> {
        match (showing, words) {
            (Showing::Group, [word]) if is(word, SYSTEM) => to.by_system = true,
            (Showing::Sort, [word]) => to.units = value_of(&BY, word)?,
            _ => return None,
        }
        Some(())
    }

    fn next_order(&self, arrangement: &mut Arrangement, _: Option<Column>) -> bool {
        let at = BY.iter().position(|(by, _)| *by == arrangement.units).unwrap_or(0);
        arrangement.units = BY[(at + 1) % BY.len()].0;
        true
    }

    fn next_grouping(&self, arrangement: &mut Arrangement) -> bool {
        arrangement.by_system = !arrangement.by_system;
        true
    }

    fn label(&self, arrangement: &Arrangement, lang: Lang) -> String {
        label(arrangement, lang)
    }

    fn layout(&self, seen: Seen<'_>, area: Rect) -> Arc<dyn Layout> {
        Arc::new(Widths::of(seen, area))
    }

    fn open(&self, _: Seen<'_>, row: Row) -> Opened {
        row.unit().map_or(Opened::Nothing, Opened::Page)
    }

    fn document(&self, seen: Seen<'_>, row: Row, cells: usize) -> Option<Document> {
        Some(Document::of_unit(seen.setting(), row.unit()?, seen.shown.tasks(), cells))
    }

    fn copy(&self, seen: Seen<'_>, rows: &[Row]) -> Option<String> {
        let units: Vec<_> = rows.iter().filter_map(|row| row.workload()).collect();
        let listing = overview::workloads(seen.index(), &units, seen.lang);
        let plans = copy::plans_of(seen.index(), seen.shown.tasks());
        (!units.is_empty()).then(|| copy::rows(seen.index(), &listing, &plans, seen.lang))
    }

    fn copy_row(&self, seen: Seen<'_>, row: Row) -> Option<String> {
        self.copy(seen, &[row])
    }
}

/// The units in their order, or under the heads of their systems.
fn unit_rows(asked: Asked<'_>) -> Vec<Row> {
    let (index, model) = (asked.data.index(), asked.data.model());
    // Words look for units, as on the command line; what is counted is narrowed by fields alone.
    let mut units = workloads(index, &asked.answer.without_words(index));
    units.retain(|workload| asked.names.rank_unit(workload.unit, index).is_some());
    let many = |n: usize| std::cmp::Reverse(n);
    match asked.ask.arrangement.units {
        UnitsBy::Tasks => units.sort_by_key(|u| (many(u.tasks), many(u.by[0]))),
        UnitsBy::Lead => units.sort_by_key(|u| (many(u.by[0]), many(u.tasks))),
        UnitsBy::Responsible => units.sort_by_key(|u| (many(u.by[1]), many(u.tasks))),
        UnitsBy::InCharge => units.sort_by_key(|u| (many(u.by[2]), many(u.tasks))),
        UnitsBy::Covered => units.sort_by_key(|u| (many(u.by[3]), many(u.tasks))),
        UnitsBy::Targets => units.sort_by_key(|u| many(u.targets)),
        UnitsBy::Region => {
            // A region of no plan of its own, such as a province's in a city's plan, comes last.
            units.sort_by_key(|u| {
                let region = &model.unit(u.unit).region;
                let plan = model.plans.iter().position(|plan| plan.region == *region);
                (plan.unwrap_or(usize::MAX), region.clone())
            });
        }
        UnitsBy::Document => {}
        UnitsBy::Pinyin => {
            units.sort_by_cached_key(|u| index.readings().spelt(&fold(&model.unit(u.unit).name)))
        }
    }
    if !asked.ask.arrangement.by_system {
        return units.into_iter().map(Row::Unit).collect();
    }
    let mut rows = Vec::new();
    for (system, units) in by_system(index, &units) {
        rows.push(Row::System(system, units.len()));
        rows.extend(units.into_iter().map(Row::Unit));
    }
    rows
}
