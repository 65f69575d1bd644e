//! How a level is shown, in the words of a [`View`]: what is listed, in which order, under which heads, on whose page.
//!
//! What is as usual is not written, so that the view of a plain question is the question.

use super::arrangement::{GROUPINGS, ORDERS, TARGETS_BY, UNITS_BY};
use super::words::{Word, all_words, is, value_of, word_of};
use super::{Level, Listed, Sort, TargetsBy, UnitsBy};
use crate::index::Index;
use crate::overview::matrix::{Grouping, Order};
use crate::query::{
    Field, Query, QueryError, Showing, Text, View, resolve, unit_named, unit_value,
};
use crate::tui::columns::Column;

/// After a column: the greatest first.
const DOWN: Word = ["down", "倒序"];

/// What units are grouped by, if by anything.
const SYSTEM: Word = ["system", "系统"];

/// Columns without anything in them; tasks that the search does not find.
const EMPTY: Word = ["empty", "空列"];
const OTHERS: Word = ["others", "其他任务"];

impl Level {
    /// What is asked and how it is shown, so that it can be shown again anywhere.
    pub fn view(&self, index: &Index) -> View {
        let mut query = self.query.clone();
        let mut shown = Vec::new();
        let mut say = |showing, words: &[&str]| {
            shown.push((showing, words.iter().map(|word| Text::value(word)).collect()));
        };
        // To somebody else, what is ours is the page of a unit.
        if let Some(unit) = self.ours() {
            // Only what the page or the lens added: the same may have been asked for before.
            if self.ours_term(index).is_some_and(|ours| query.terms.last() == Some(&ours)) {
                query.terms.pop();
            }
            say(Showing::Page, &[&unit_value(unit, index)]);
        }
        // Filters first, as they are when it is shown again: the same view is the same line.
        query.terms.sort_by_key(|term| term.of_field().is_none());
        let name = self.listed.name();
        match (self.listed, self.subject()) {
            // Nothing would ask nothing, which is to go on where one was.
            (Listed::Tasks, _) if query.is_empty() && self.ours().is_none() => {
                say(Showing::Listed, &[name]);
            }
            (Listed::Tasks, _) => {}
            // Whose partners they are must be said where that is not the page's unit.
            (Listed::Partners, Some(unit)) if self.ours().is_none() => {
                say(Showing::Listed, &[name, &unit_value(unit, index)]);
            }
            _ => say(Showing::Listed, &[name]),
        }
        if let Some(word) = self.group_word() {
            say(Showing::Group, &[word]);
        }
        let usual = Self::usual_order(self.listed);
        match self.order_words() {
            words if words.is_empty() || words == usual => {}
            words => say(Showing::Sort, &words),
        }
        match self.also_words() {
            words if words.is_empty() => {}
            words => say(Showing::Also, &words),
        }
        View { query, shown }
    }

    /// Shows what a view says; what is not said is as usual.
    ///
    /// The error lists what means nothing here; the level may then have been changed in part.
    pub fn show_as(&mut self, view: &View, index: &Index) -> Result<(), Vec<QueryError>> {
        let mut errors = Vec::new();
        for showing in Showing::ALL {
            if let Some(values) = view.says(showing) {
                let words: Vec<&str> = values.iter().map(Text::text).collect();
                errors.extend(self.show_word(showing, &words, index).err());
            }
        }
        // A filter by role could not be understood before it was known whose page this is.
        let whole = view.query.terms.iter().cloned().chain(self.ours_term(index)).collect();
        if self.page.is_some()
            && let Err(unknown) = resolve(&Query { terms: whole }, index)
        {
            errors.extend(unknown);
        }
        self.cursor_to_first_item();
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }

    fn show_word(
        &mut self,
        showing: Showing,
        words: &[&str],
        index: &Index,
    ) -> Result<(), QueryError> {
        let word = words.first().copied().unwrap_or_default();
        let unknown =
            |known: Vec<Word>| QueryError::UnknownShowing(showing, words.join(","), known);
        let unit = |name: &str| {
            unit_named(name, index, |_| true).map_err(|wrong| wrong.in_field(Field::Unit))
        };
        let is_one = words.len() == 1;
        match showing {
            Showing::Page if is_one => self.make_page_of(unit(word)?, index),
            // Two units have no page of their own.
            Showing::Page => {
                unit(&words.join(","))?;
            }
            Showing::Listed => {
                let names = Listed::ALL.map(|listed| (listed, listed.names()));
                let listed = match (value_of(&names, word), words) {
                    (Some(Listed::Partners), [_, name]) => {
                        self.partners_of = Some(unit(name)?);
                        Some(Listed::Partners)
                    }
                    (listed, [_]) => listed,
                    _ => None,
                };
                let listed = listed.ok_or_else(|| unknown(all_words(&names)))?;
                if listed == Listed::Partners && self.page.or(self.partners_of).is_none() {
                    return Err(QueryError::PartnersOfNobody);
                }
                self.show(listed, index);
            }
            Showing::Group => {
                let known = self.group(word).filter(|()| is_one);
                known.ok_or_else(|| unknown(Self::groups(self.listed)))?;
            }
            Showing::Sort => {
                self.order(words).ok_or_else(|| unknown(Self::orders(self.listed)))?;
            }
            Showing::Also => {
                let known = Self::more(self.listed);
                if words.is_empty() || !words.iter().all(|w| known.iter().any(|k| is(w, *k))) {
                    return Err(unknown(known));
                }
                self.arrangement.with_empty = words.iter().any(|word| is(word, EMPTY));
                self.in_context = words.iter().any(|word| is(word, OTHERS));
            }
        }
        if matches!(showing, Showing::Group | Showing::Sort | Showing::Also) {
            self.rearrange(self.arrangement.clone(), index);
        }
        Ok(())
    }

    /// What can be shown as well.
    fn more(listed: Listed) -> Vec<Word> {
        match listed {
            Listed::Matrix => vec![EMPTY, OTHERS],
            _ => vec![OTHERS],
        }
    }

    /// What is shown as well.
    fn also_words(&self) -> Vec<&'static str> {
        let empty = self.listed == Listed::Matrix && self.arrangement.with_empty;
        empty.then_some(EMPTY[0]).into_iter().chain(self.in_context.then_some(OTHERS[0])).collect()
    }

    /// What the rows are grouped by, if that is not as usual.
    fn group_word(&self) -> Option<&'static str> {
        let arrangement = &self.arrangement;
        match self.listed {
            Listed::Matrix if arrangement.grouping != Grouping::default() => {
                Some(word_of(&GROUPINGS, arrangement.grouping))
            }
            Listed::Targets if arrangement.targets != TargetsBy::default() => {
                Some(word_of(&TARGETS_BY, arrangement.targets))
            }
            Listed::Units if arrangement.by_system => Some(SYSTEM[0]),
            _ => None,
        }
    }

    /// Every word that the rows can be grouped by.
    fn groups(listed: Listed) -> Vec<Word> {
        match listed {
            Listed::Matrix => all_words(&GROUPINGS),
            Listed::Targets => all_words(&TARGETS_BY),
            Listed::Units => vec![SYSTEM],
            Listed::Tasks | Listed::Partners | Listed::Compare | Listed::Audit => Vec::new(),
        }
    }

    /// Groups the rows by a word, if it means anything.
    fn group(&mut self, word: &str) -> Option<()> {
        let arrangement = &mut self.arrangement;
        match self.listed {
            Listed::Matrix => arrangement.grouping = value_of(&GROUPINGS, word)?,
            Listed::Targets => arrangement.targets = value_of(&TARGETS_BY, word)?,
            Listed::Units => arrangement.by_system = is(word, SYSTEM).then_some(true)?,
            Listed::Tasks | Listed::Partners | Listed::Compare | Listed::Audit => return None,
        }
        Some(())
    }

    /// The order in words, if there are several.
    fn order_words(&self) -> Vec<&'static str> {
        match self.listed {
            Listed::Tasks => {
                let column = self.sort.by.map(|column| column.names()[0]);
                column.into_iter().chain(self.sort.descending.then_some(DOWN[0])).collect()
            }
            Listed::Matrix => vec![word_of(&ORDERS, self.arrangement.order)],
            Listed::Units => vec![word_of(&UNITS_BY, self.arrangement.units)],
            Listed::Targets | Listed::Partners | Listed::Compare | Listed::Audit => Vec::new(),
        }
    }

    /// The order in which things are listed unless the reader wants another.
    fn usual_order(listed: Listed) -> Vec<&'static str> {
        match listed {
            Listed::Matrix => vec![word_of(&ORDERS, Order::default())],
            Listed::Units => vec![word_of(&UNITS_BY, UnitsBy::default())],
            _ => Vec::new(),
        }
    }

    /// Every word for an order.
    fn orders(listed: Listed) -> Vec<Word> {
        match listed {
            Listed::Tasks => Column::ALL.map(Column::names).to_vec(),
            Listed::Matrix => all_words(&ORDERS),
            Listed::Units => all_words(&UNITS_BY),
            Listed::Targets | Listed::Partners | Listed::Compare | Listed::Audit => Vec::new(),
        }
    }

    /// Brings what is listed into an order, if the words mean one.
    fn order(&mut self, words: &[&str]) -> Option<()> {
        match (self.listed, words) {
            (Listed::Tasks, [word, rest @ ..]) => {
                let columns = Column::ALL.map(|column| (column, column.names()));
                let by = Some(value_of(&columns, word)?);
                let descending = match rest {
                    [] => false,
                    [down] if is(down, DOWN) => true,
                    _ => return None,
                };
                self.sort = Sort { by, descending };
            }
            (Listed::Matrix, [word]) => self.arrangement.order = value_of(&ORDERS, word)?,
            (Listed::Units, [word]) => self.arrangement.units = value_of(&UNITS_BY, word)?,
            _ => return None,
        }
        Some(())
    }
}
