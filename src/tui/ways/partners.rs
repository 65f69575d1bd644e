//! 协同: the units that share tasks with ours, or with the one whose page is open.

use std::sync::Arc;

use ratatui::layout::Rect;

use super::listing::{Asked, Listing, Opened, Shape};
use crate::brief::{Partner, partners};
use crate::document::Document;
use crate::lang::Lang;
use crate::query::{Field, Filter, Value};
use crate::report::copy;
use crate::tui::paint::{Canvas, Pen};
use crate::tui::{
    row::Row, seen::Seen, shown::Shown, table::Table, title::Title, way::Way, ways::layout::Layout,
};

/// The cells of a column of numbers.
const NUMBER: usize = 7;

pub(super) struct Partners;

impl Listing for Partners {
    fn shape(&self) -> Shape {
        Shape::Three
    }

    fn noun(&self, _: &Shown, lang: Lang) -> &'static str {
        lang.pick(" 单位", " units")
    }

    fn nothing(&self, _: bool) -> (&'static str, &'static str) {
        ("没有协同的单位", "no unit shares a task")
    }

    fn rows(&self, asked: Asked<'_>) -> (Vec<Row>, Table) {
        let index = asked.data.index();
        let Some(unit) = asked.ask.subject(asked.lens) else { return Default::default() };
        let partners = partners(index, unit, &index.set(&asked.answer.tasks));
        (partners.into_iter().map(Row::Partner).collect(), Table::None)
    }

    fn layout(&self, _: Seen<'_>, _: Rect) -> Arc<dyn Layout> {
        Arc::new(Plain)
    }

    fn open(&self, seen: Seen<'_>, row: Row) -> Opened {
        let (Row::Partner(partner), Some(ours)) = (row, seen.subject()) else {
            return Opened::Nothing;
        };
        let named = |unit| Filter::one(Field::Unit, Value::Unit(unit));
        let title = Title::Named(seen.model().unit(partner.unit).name.clone());
        Opened::Narrower(title, vec![named(ours), named(partner.unit)], Way::Tasks)
    }

    fn document(&self, seen: Seen<'_>, row: Row, cells: usize) -> Option<Document> {
        let Row::Partner(partner) = row else { return None };
        let tasks = seen.shown.tasks();
        Some(Document::of_partner(seen.setting(), seen.subject()?, partner, tasks, cells))
    }

    fn copy(&self, seen: Seen<'_>, rows: &[Row]) -> Option<String> {
        let partner = |row: &Row| match row {
            Row::Partner(partner) => Some(*partner),
            _ => None,
        };
        let partners: Vec<Partner> = rows.iter().filter_map(partner).collect();
        let of = seen.subject()?;
        let copied = || copy::partners(seen.index(), of, &partners, seen.shown.tasks(), seen.lang);
        (!partners.is_empty()).then(copied)
    }

    fn copy_row(&self, seen: Seen<'_>, row: Row) -> Option<String> {
        self.copy(seen, &[row])
    }
}

/// How it is drawn: no column has to be laid out.
#[derive(Debug)]
struct Plain;

impl Layout for Plain {
    fn heading(&self, seen: Seen<'_>, canvas: &mut Canvas<'_>, area: Rect) {
        let (look, lang) = (seen.look, seen.lang);
        let Some(mut pen) = Pen::at(canvas, area, 0) else {
            return;
        };
        pen.skip(2);
        let cells = name_cells(&pen);
        let ours = seen.subject().map(|unit| seen.model().unit(unit).name.as_str());
        let ours = ours.unwrap_or_default();
        let page = seen.ask.page.is_some();
        let title = match lang {
            Lang::Zh if cells >= 40 => format!("{ours} 与谁协同（只计方案点名的任务）"),
            Lang::Zh => format!("{ours} 与谁协同"),
            Lang::En => format!("partners of {ours}"),
        };
        pen.column(&title, cells, look.faint());
        for name in [
            lang.pick("它牵头", "they"),
            if page { lang.pick("此牵头", "it") } else { lang.pick("我牵头", "we") },
            lang.pick("共同", "both"),
            lang.pick("一共", "all"),
        ] {
            pen.right(name, NUMBER, look.faint());
        }
    }

    fn row(&self, seen: Seen<'_>, pen: &mut Pen<'_>, row: Row, _: usize) {
        if let Row::Partner(partner) = row {
            self::partner(seen, pen, partner);
        }
    }
}

fn name_cells(pen: &Pen<'_>) -> usize {
    pen.room().saturating_sub(4 * NUMBER + 2)
}

fn partner(seen: Seen<'_>, pen: &mut Pen<'_>, partner: Partner) {
    let look = seen.look;
    pen.skip(2);
    let unit = seen.model().unit(partner.unit);
    let cells = name_cells(pen);
    pen.column(&unit.name, cells, look.text());
    let together = partner.together.iter().sum();
    for n in [partner.they_lead, partner.we_lead, together, partner.tasks] {
        let text = if n == 0 { "-".to_owned() } else { n.to_string() };
        pen.right(&text, NUMBER, if n == 0 { look.faint() } else { look.text() });
    }
}
