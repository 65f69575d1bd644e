//! The filters in force as they are shown, each with the mark that takes it away.

use crate::query::{Field, Filter};
use crate::text::cells::{cut_with, width};
use crate::tui::seen::Seen;

/// See the module's documentation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chips {
    /// The filters that fit, by position among those that are asked for, and as they are shown. The first is there in any
    /// case, if only in part.
    pub(crate) shown: Vec<(usize, String)>,
    pub(crate) hidden: usize,
}

impl Chips {
    /// The filters that fit into so many cells.
    pub(crate) fn of(seen: Seen<'_>, room: usize) -> Self {
        // Filters by role rest while no unit is asked for.
        let rests =
            |filter: &Filter| filter.field == Field::Role && seen.shown.answer.units().is_empty();
        let all = seen.ask.filters.iter().enumerate().filter(|(_, filter)| !rests(filter));
        let mut chips: Vec<(usize, String)> =
            all.map(|(at, filter)| (at, chip(seen, filter))).collect();
        let cells = |chips: &[(usize, String)]| -> usize {
            chips.iter().map(|(_, chip)| width(&seen.chars.shown(chip)) + 2).sum()
        };
        let all = chips.len();
        // After the last one no blanks are needed, or the number of those that are hidden.
        let tail = |shown: usize| if shown < all { format!("+{}", all - shown).len() } else { 0 };
        let too_wide = |chips: &[(usize, String)]| match tail(chips.len()) {
            0 => cells(chips) > room + 2,
            more => cells(chips) + more > room,
        };
        while chips.len() > 1 && too_wide(&chips) {
            chips.pop();
        }
        // A long one leaves room for the number.
        let more = tail(chips.len());
        if let Some((_, only)) = chips.first_mut().filter(|_| more > 0) {
            let shown = seen.chars.shown(only).into_owned();
            *only = cut_with(&shown, room.saturating_sub(more + 2), seen.chars.cut_mark());
        }
        let hidden = all - chips.len();
        Self { shown: chips, hidden }
    }

    /// The filter at a column, by position.
    pub(crate) fn at(&self, seen: Seen<'_>, column: u16) -> Option<usize> {
        let mut x = 1;
        self.shown.iter().find_map(|(at, chip)| {
            let end = x + width(&seen.chars.shown(chip));
            let hit = (x..end).contains(&usize::from(column));
            x = end + 2;
            hit.then_some(*at)
        })
    }
}

/// A filter as it is shown. A unit's region is named where others are called alike.
fn chip(seen: Seen<'_>, filter: &Filter) -> String {
    let (lang, index) = (seen.lang, seen.index());
    let value = |value: &crate::query::Value| match value.context(index) {
        Some(region) => format!("{region}/{}", value.label(index, lang)),
        None => value.label(index, lang).into_owned(),
    };
    let name = lang.pick(filter.field.zh(), filter.field.name());
    let values: Vec<String> = filter.values.iter().map(value).collect();
    let not = if filter.negated { lang.pick("排除 ", "not ") } else { "" };
    format!("{name} {not}{} [x]", values.join(lang.pick("、", ", ")))
}
