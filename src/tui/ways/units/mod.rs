//! 单位: the units that the tasks concern, and how much each has to do.

mod paint;

use std::sync::Arc;

use ratatui::layout::Rect;

use self::paint::Widths;
use super::choice::{Choice, Chosen};
use super::listing::{Asked, Best, Listing, Opened, Shape};
use crate::data::Data;
use crate::document::Document;
use crate::lang::Lang;
use crate::overview::workload::{by_system, workloads};
use crate::query::Showing;
use crate::query::names::Names;
use crate::report::{copy, overview};
use crate::text::pinyin::spelt;
use crate::tui::{
    arrangement::UnitsBy, row::Row, seen::Seen, shown::Shown, table::Table, ways::layout::Layout,
    words::Word,
};

const fn sorted(by: UnitsBy, word: Word, label: Word) -> Choice {
    (Showing::Sort, Chosen::Units(by), word, label)
}

const CHOICES: [Choice; 10] = [
    (Showing::Group, Chosen::System, ["system", "系统"], ["by system", "分系统"]),
    sorted(UnitsBy::Tasks, ["tasks", "任务数"], ["by number of tasks", "按任务数"]),
    sorted(UnitsBy::Lead, ["lead", "牵头数"], ["by tasks led", "按牵头数"]),
    sorted(
        UnitsBy::Responsible,
        ["responsible", "责任数"],
        ["by tasks responsible for", "按责任数"],
    ),
    sorted(UnitsBy::InCharge, ["charge", "负责数"], ["by tasks in charge of", "按负责数"]),
    sorted(UnitsBy::Covered, ["covered", "涵盖数"], ["by tasks covered", "按涵盖数"]),
    sorted(UnitsBy::Targets, ["targets", "指标数"], ["by number of targets", "按指标数"]),
    sorted(UnitsBy::Region, ["region", "地区"], ["by region", "按地区"]),
    sorted(UnitsBy::Document, ["document", "文件顺序"], ["as in the documents", "按文件顺序"]),
    sorted(UnitsBy::Pinyin, ["pinyin", "拼音"], ["by pinyin", "按拼音"]),
];

pub(super) struct Units;

impl Listing for Units {
    fn shape(&self) -> Shape {
        Shape::Two
    }

    fn noun(&self, _: &Shown, lang: Lang) -> &'static str {
        lang.pick(" 单位", " units")
    }

    fn nothing(&self, _: bool) -> (&'static str, &'static str) {
        ("没有符合的单位", "no unit fits")
    }

    fn choices(&self) -> Vec<Choice> {
        CHOICES.to_vec()
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
        UnitsBy::Covered => units.sort_by_key(|u| (many(u.by[4]), many(u.tasks))),
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
            units.sort_by_cached_key(|u| spelt(&model.unit(u.unit).name));
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
