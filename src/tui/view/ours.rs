//! What the list says about our unit: how much is ours, under which heads, and with whom we share it.

use ratatui::layout::Rect;

use super::super::level::Row;
use super::super::state::State;
use super::paint::{Canvas, Pen};
use crate::brief::Partner;
use crate::lang::Lang;
use crate::model::Involvement;
use crate::report::words;

/// The cells of a column of numbers in the list of partners.
const NUMBER: usize = 7;

/// Draws a row that is no task.
pub(super) fn row(state: &State, pen: &mut Pen<'_>, row: Row) {
    let (look, lang) = (state.look, state.lang);
    pen.skip(2);
    match row {
        Row::Counts(counts) => {
            for (how, n) in Involvement::ALL.into_iter().zip(counts) {
                pen.text(words::involvement(how, lang), look.accent());
                pen.skip(1);
                pen.text(&n.to_string(), look.strong());
                pen.skip(2);
            }
        }
        Row::Due(year, n) => {
            let text = words::due_heading(year, lang);
            number(state, pen, &text, n);
        }
        Row::Partners(n) => number(state, pen, lang.pick("与谁协同", "partners"), n),
        Row::Involved(how, n) => {
            pen.text(words::involvement(how, lang), look.accent());
            pen.skip(1);
            pen.text(&format!("({n})"), look.faint());
            if how == Involvement::Covered {
                pen.skip(1);
                let why =
                    lang.pick("方案未点名，经集合单位涵盖", "not named, covered by a collective");
                pen.text(why, look.faint());
            }
        }
        Row::Partner(partner) => self::partner(state, pen, partner),
        _ => {}
    }
}

fn number(state: &State, pen: &mut Pen<'_>, text: &str, n: usize) {
    let look = state.look;
    let style = if n > 0 { look.text() } else { look.faint() };
    pen.text(text, style);
    pen.skip(1);
    pen.text(&n.to_string(), if n > 0 { look.strong() } else { look.faint() });
    if n > 0 {
        pen.skip(2);
        pen.text(state.lang.pick("Enter 看", "Enter shows"), look.faint());
    }
}

/// The heading over the partners.
pub(super) fn heading(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let (look, lang) = (state.look, state.lang);
    let Some(mut pen) = Pen::at(canvas, area, 0) else {
        return;
    };
    pen.skip(2);
    let cells = name_cells(&pen);
    let ours = state.level().subject().map(|unit| state.index.model().unit(unit).name.as_str());
    let ours = ours.unwrap_or_default();
    let page = state.level().page.is_some();
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

fn name_cells(pen: &Pen<'_>) -> usize {
    pen.room().saturating_sub(4 * NUMBER + 2)
}

fn partner(state: &State, pen: &mut Pen<'_>, partner: Partner) {
    let look = state.look;
    let unit = state.index.model().unit(partner.unit);
    let cells = name_cells(pen);
    pen.column(&unit.name, cells, look.text());
    let together = partner.together.iter().sum();
    for n in [partner.they_lead, partner.we_lead, together, partner.tasks] {
        let text = if n == 0 { "-".to_owned() } else { n.to_string() };
        pen.right(&text, NUMBER, if n == 0 { look.faint() } else { look.text() });
    }
}
