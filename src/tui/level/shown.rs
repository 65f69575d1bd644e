//! How a level is shown, in the words of a [`View`]: what is listed, in which order, under which heads, on whose page.
//!
//! What is as usual is not written, so that the view of a plain question is the question.

use super::arrangement::{GROUPINGS, ORDERS, TARGETS_BY, UNITS_BY};
use super::{Level, Listed, Sort, TargetsBy, UnitsBy};
use crate::index::Index;
use crate::overview::matrix::{Grouping, Order};
use crate::query::{Field, QueryError, Showing, Text, View, unit_named, unit_value};
use crate::text::fold::fold;
use crate::tui::columns::Column;

/// A word in both languages, English first; the English one is written.
pub(super) type Word = [&'static str; 2];

/// After a column: the greatest first.
const DOWN: Word = ["down", "倒序"];

/// What units are grouped by, if by anything.
const SYSTEM: Word = ["system", "系统"];

/// The word of a value.
pub(super) fn word_of<T: Copy + PartialEq>(words: &[(T, Word)], value: T) -> &'static str {
    words.iter().find(|(known, _)| *known == value).map_or("", |(_, [word, _])| word)
}

/// The value of a word, in either language and any case.
pub(super) fn value_of<T: Copy>(words: &[(T, Word)], word: &str) -> Option<T> {
    words.iter().find(|(_, names)| is(word, *names)).map(|(value, _)| *value)
}

fn is(word: &str, names: Word) -> bool {
    names.contains(&fold(word).as_str())
}

fn all_words<T>(words: &[(T, Word)]) -> Vec<Word> {
    words.iter().map(|(_, word)| *word).collect()
}

impl Level {
    /// What is asked and how it is shown, so that it can be shown again anywhere.
    pub fn view(&self, index: &Index) -> View {
        let mut query = self.query.clone();
        let mut shown = Vec::new();
        let mut say = |showing, words: &[&str]| {
            shown.push((showing, words.iter().map(|word| Text::value(word)).collect()));
        };
        // To somebody else, what is ours is the page of a unit.
        let of = if self.listed == Listed::Partners { self.subject() } else { self.ours() };
        if let Some(unit) = of {
            let ours = self.ours_term(index);
            query.terms.retain(|term| Some(term) != ours.as_ref());
            say(Showing::Page, &[&unit_value(unit, index)]);
        }
        if self.listed != Listed::Tasks {
            say(Showing::View, &[self.listed.name()]);
        }
        if let Some(word) = self.group_word() {
            say(Showing::Group, &[word]);
        }
        let usual = Self::usual_order(self.listed);
        match self.order_words() {
            words if words.is_empty() || words == usual => {}
            words => say(Showing::Sort, &words),
        }
        View { query, shown }
    }

    /// Shows what a view says; what is not said is as usual.
    ///
    /// The error lists what means nothing here; the level may then have been changed in part.
    pub fn show_as(
        &mut self,
        shown: &[(Showing, Vec<Text>)],
        index: &Index,
    ) -> Result<(), Vec<QueryError>> {
        let mut errors = Vec::new();
        for showing in Showing::ALL {
            for (_, values) in shown.iter().filter(|(said, _)| *said == showing) {
                let words: Vec<&str> = values.iter().map(Text::text).collect();
                errors.extend(self.show_word(showing, &words, index).err());
            }
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
        let is_one = words.len() == 1;
        match showing {
            Showing::Page => {
                let unit = unit_named(word, index, |_| true);
                let unit = unit.map_err(|wrong| wrong.in_field(Field::Unit))?;
                self.make_page_of(unit, index);
            }
            Showing::View => {
                let names = Listed::ALL.map(|listed| (listed, listed.names()));
                let listed = value_of(&names, word).filter(|_| is_one);
                self.show(listed.ok_or_else(|| unknown(all_words(&names)))?, index);
            }
            Showing::Group => {
                let known = self.group(word).filter(|()| is_one);
                known.ok_or_else(|| unknown(Self::groups(self.listed)))?;
            }
            Showing::Sort => {
                let known = self.order(words);
                known.ok_or_else(|| unknown(Self::orders(self.listed)))?;
            }
        }
        self.rearrange(self.arrangement.clone(), index);
        Ok(())
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
