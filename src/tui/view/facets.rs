//! The facets: every dimension with its number of values, and the open one's values with their counts.

use ratatui::layout::{Position, Rect};

use crate::lang::Lang;
use crate::query::facet::FacetValue;
use crate::query::{Field, Value};
use crate::text::cells::width;
use crate::tui::facets::{FACETS, FacetLine, choice, chosen};
use crate::tui::paint::{Canvas, Pen};
use crate::tui::{ask::Choice, pane::Pane, state::State};

fn name(field: Field, lang: Lang) -> &'static str {
    match field {
        Field::Role => lang.pick("角色", "role"),
        Field::Plan => lang.pick("方案", "plan"),
        Field::Area => lang.pick("行动领域", "area"),
        Field::Lead => lang.pick("牵头单位", "lead"),
        Field::Responsible => lang.pick("责任单位", "responsible"),
        Field::InCharge => lang.pick("负责单位", "in charge"),
        Field::Guidance => lang.pick("指导单位", "guidance"),
        other => lang.pick(other.zh(), other.name()),
    }
}

/// Draws the facets; where the caret is, if the open one is being narrowed.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) -> Option<Position> {
    let level = state.level();
    let focused = state.focus == Pane::Facets && state.search.is_none();
    let (lines, place) = (&state.frame().facets, &level.place().facets);
    let mut caret = None;
    let shown = lines.iter().enumerate().skip(place.top).take(usize::from(area.height));
    for (row, (at, line)) in shown.enumerate() {
        let cursor = focused && at == place.cursor;
        match line {
            FacetLine::Heading(facet) => {
                let open = place.open == Some(*facet);
                let end = heading(state, canvas, area, row, *facet);
                if open && focused && !place.narrow.is_empty() {
                    caret = end;
                }
            }
            FacetLine::Value(facet, value) => {
                self::value(
                    state,
                    canvas,
                    area,
                    row,
                    (*facet, &level.shown().facets[*facet][*value]),
                );
            }
        }
        if cursor {
            let y = area.y + u16::try_from(row).unwrap_or(0);
            canvas.style(Rect { y, height: 1, ..area }, state.look.cursor(true));
            if let Some(mut pen) = Pen::at(canvas, area, row) {
                pen.text(">", state.look.cursor(true));
            }
        }
    }
    caret
}

/// A heading: the name, the number of values, how many are chosen, what was typed to narrow them.
fn heading(
    state: &State,
    canvas: &mut Canvas<'_>,
    area: Rect,
    row: usize,
    facet: usize,
) -> Option<Position> {
    let (look, level) = (state.look, state.level());
    let (values, place) = (&level.shown().facets[facet], &level.place().facets);
    let open = place.open == Some(facet);
    let mut pen = Pen::at(canvas, area, row)?;
    pen.skip(1);
    pen.text(if open { "- " } else { "+ " }, look.accent());
    pen.text(name(FACETS[facet], state.lang), look.accent());
    pen.skip(1);
    // What is not there is no unit and no year.
    let named = values.iter().filter(|v| !matches!(v.value, Value::Nobody | Value::Undated));
    pen.text(&named.count().to_string(), look.faint());
    let (on, out) = chosen(level.ask(), level.shown(), facet);
    for (n, zh, en) in [(on, "选", "chosen"), (out, "排除", "excluded")] {
        if n > 0 {
            pen.skip(1);
            let text = match state.lang {
                Lang::Zh => format!("{zh} {n}"),
                Lang::En => format!("{n} {en}"),
            };
            pen.text(&text, look.chip());
        }
    }
    if !open || place.narrow.is_empty() {
        return None;
    }
    pen.skip(1);
    pen.text(&place.narrow, look.hit());
    let caret = Position::new(pen.x(), area.y + u16::try_from(row).unwrap_or(0));
    let room = pen.room();
    let none = !state.frame().facets.iter().any(|line| matches!(line, FacetLine::Value(..)));
    if none {
        pen.skip(1);
        pen.text(state.lang.pick("没有", "none"), look.warning());
    }
    (room > 0).then_some(caret)
}

/// A value: whether it is chosen, its name and its count.
fn value(
    state: &State,
    canvas: &mut Canvas<'_>,
    area: Rect,
    row: usize,
    (facet, value): (usize, &FacetValue),
) {
    let (look, level) = (state.look, state.level());
    let Some(mut pen) = Pen::at(canvas, area, row) else {
        return;
    };
    let choice = choice(level.ask(), level.shown(), FACETS[facet], &value.value);
    let (mark, style) = match choice {
        Choice::On => ("[x] ", look.chip()),
        Choice::Out => ("[-] ", look.excluded()),
        Choice::Off if value.count == 0 => ("[ ] ", look.faint()),
        Choice::Off => ("[ ] ", look.text()),
    };
    pen.skip(2);
    pen.text(mark, if choice == Choice::Off { look.faint() } else { look.chip() });
    let index = state.index();
    let mut label = value.value.label(index, state.lang).into_owned();
    if let Some(context) = value.value.context(index) {
        label = format!("{label} {context}");
    }
    if choice == Choice::Out {
        label = format!("{}{label}", state.lang.pick("排除 ", "not "));
    }
    let count = value.count.to_string();
    // On the right, a blank and the cell of the scroll bar stay free.
    let room = pen.room().saturating_sub(width(&count) + 3);
    pen.column(&label, room, style);
    let room = pen.room().saturating_sub(2);
    pen.right(&count, room, style);
}
