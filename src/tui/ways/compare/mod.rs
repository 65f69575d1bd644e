//! 对照: themes as rows, plans as columns; of a single theme also the tasks, those of the plans side by side.

mod paint;

use std::sync::Arc;

use ratatui::layout::Rect;

use self::paint::Widths;
use super::listing::{Asked, Listing, Opened, Shape};
use crate::document::Document;
use crate::lang::Lang;
use crate::model::ThemeId;
use crate::overview::compare::Comparison;
use crate::query::{Field, Filter, Value};
use crate::report::{copy, overview};
use crate::tui::{
    row::Row, seen::Seen, shown::Shown, table::Table, title::Title, way::Way, ways::layout::Layout,
};

pub(super) struct Compare;

impl Listing for Compare {
    fn shape(&self) -> Shape {
        Shape::One
    }

    fn noun(&self, shown: &Shown, lang: Lang) -> &'static str {
        if shown.rows.iter().any(|row| matches!(row, Row::Beside(_))) {
            lang.pick(" 行", " rows")
        } else {
            lang.pick(" 主题", " themes")
        }
    }

    fn rows(&self, asked: Asked<'_>) -> (Vec<Row>, Table) {
        let comparison = Comparison::of(asked.data.index(), &asked.answer.tasks);
        let themes = comparison.rows.iter().enumerate();
        let mut rows: Vec<Row> = themes.map(|(at, (theme, _))| Row::Theme(at, *theme)).collect();
        if let [(_, shares)] = comparison.rows.as_slice() {
            let longest = shares.iter().map(|share| share.tasks.len()).max().unwrap_or(0);
            rows.extend((0..longest).map(Row::Beside));
        }
        (rows, Table::Comparison(Box::new(comparison)))
    }

    fn layout(&self, seen: Seen<'_>, area: Rect) -> Arc<dyn Layout> {
        Arc::new(Widths::of(seen, area))
    }

    /// A theme: in the column of a plan its tasks, else those of all plans side by side.
    fn open(&self, seen: Seen<'_>, row: Row) -> Opened {
        match row {
            Row::Theme(at, theme) => open_theme(seen, at, theme),
            _ if seen.task().is_some() => Opened::Detail,
            _ => Opened::Nothing,
        }
    }

    fn document(&self, seen: Seen<'_>, row: Row, cells: usize) -> Option<Document> {
        let task = seen.shown.table.task(row, seen.place.across.at)?;
        Some(Document::of(seen.setting(), task, cells))
    }

    fn copy(&self, seen: Seen<'_>, _: &[Row]) -> Option<String> {
        let Table::Comparison(comparison) = &seen.shown.table else { return None };
        let listing = overview::comparison(seen.index(), comparison, seen.lang);
        let plans = copy::plans_of(seen.index(), seen.shown.tasks());
        (!listing.rows.is_empty()).then(|| copy::rows(seen.index(), &listing, &plans, seen.lang))
    }
}

fn open_theme(seen: Seen<'_>, row: usize, theme: Option<ThemeId>) -> Opened {
    let Table::Comparison(comparison) = &seen.shown.table else { return Opened::Nothing };
    let plan = seen.shown.table.plan(seen.place.across.at);
    let share = seen.place.across.at.checked_sub(1).and_then(|column| {
        let (_, shares) = comparison.rows.get(row)?;
        shares.get(column)
    });
    if share.is_some_and(|share| share.tasks.is_empty()) {
        return Opened::Say("此格没有任务", "the cell is empty");
    }
    let Some(theme) = theme else {
        return Opened::Say("这些任务没有主题", "these tasks have no theme");
    };
    if plan.is_none() && comparison.rows.len() == 1 {
        return Opened::Say("已经只有这些", "these are all there are");
    }
    let mut filters = vec![Filter::one(Field::Theme, Value::Theme(theme))];
    let mut title = seen.model().theme(theme).name.clone();
    if let Some(plan) = plan {
        filters.push(Filter::one(Field::Plan, Value::Plan(plan)));
        title = format!("{title} {}", seen.model().plan_label(plan));
    }
    let way = if plan.is_some() { Way::Tasks } else { Way::Compare };
    Opened::Narrower(Title::Named(title), filters, way)
}
