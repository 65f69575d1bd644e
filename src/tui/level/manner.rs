//! The manner in which things are listed (under which heads, in which order, what else is shown) in words, for views
//! and sessions.

use super::arrangement::{GROUPINGS, ORDERS, TARGETS_BY, UNITS_BY};
use super::words::{Word, all_words, is, value_of, word_of};
use super::{Level, Listed, Sort, TargetsBy, UnitsBy};
use crate::overview::matrix::{Grouping, Order};
use crate::query::Showing;
use crate::tui::columns::Column;

/// What says in which manner something is listed.
pub(super) const MANNERS: [Showing; 3] = [Showing::Group, Showing::Sort, Showing::Also];

/// After a column: the greatest first.
const DOWN: Word = ["down", "倒序"];

/// What units are grouped by, if by anything.
const SYSTEM: Word = ["system", "系统"];

/// Columns without anything in them; tasks that the search does not find.
const EMPTY: Word = ["empty", "空列"];
const OTHERS: Word = ["others", "其他任务"];

impl Level {
    /// The manner in which something is listed, as far as it is not as usual.
    pub(super) fn manner(&self, listed: Listed) -> Vec<(Showing, Vec<&'static str>)> {
        let group = self.group_word(listed).into_iter().collect();
        let order = self.order_words(listed);
        let order = if order == usual_order(listed) { Vec::new() } else { order };
        let also = self.also_words(listed);
        let words = MANNERS.into_iter().zip([group, order, also]);
        words.filter(|(_, words)| !words.is_empty()).collect()
    }

    /// The words that can be said of how what is listed is shown.
    pub(super) fn words(&self, showing: Showing) -> Vec<Word> {
        match showing {
            Showing::Page => Vec::new(),
            Showing::Listed => Listed::ALL.map(Listed::names).to_vec(),
            Showing::Group => groups(self.listed),
            Showing::Sort => orders(self.listed).into_iter().chain([DOWN]).collect(),
            Showing::Also => more(self.listed),
        }
    }

    /// Says in which manner what is listed is, without listing it anew.
    ///
    /// The error gives the words that mean something.
    pub(super) fn set_manner(&mut self, showing: Showing, words: &[&str]) -> Result<(), Vec<Word>> {
        let (known, set) = match showing {
            Showing::Group => (groups(self.listed), self.group(words)),
            Showing::Sort => (orders(self.listed), self.order(words)),
            _ => (more(self.listed), self.show_also(words)),
        };
        set.ok_or(known)
    }

    /// What is shown as well.
    fn also_words(&self, listed: Listed) -> Vec<&'static str> {
        let empty = listed == Listed::Matrix && self.arrangement.with_empty;
        let others = listed == Listed::Tasks && self.in_context;
        let words = [empty.then_some(EMPTY[0]), others.then_some(OTHERS[0])];
        words.into_iter().flatten().collect()
    }

    /// Shows as well what words say, if they all mean something.
    fn show_also(&mut self, words: &[&str]) -> Option<()> {
        let known = more(self.listed);
        let means = |word: &&str| known.iter().any(|known| is(word, *known));
        if words.is_empty() || !words.iter().all(means) {
            return None;
        }
        match self.listed {
            Listed::Matrix => self.arrangement.with_empty = true,
            _ => self.in_context = true,
        }
        Some(())
    }

    /// What the rows are grouped by, if that is not as usual.
    fn group_word(&self, listed: Listed) -> Option<&'static str> {
        let arrangement = &self.arrangement;
        match listed {
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

    /// Groups the rows by a word, if it means anything.
    fn group(&mut self, words: &[&str]) -> Option<()> {
        let [word] = words else { return None };
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
    fn order_words(&self, listed: Listed) -> Vec<&'static str> {
        match listed {
            Listed::Tasks => {
                let column = self.sort.by.map(Column::name);
                column.into_iter().chain(self.sort.descending.then_some(DOWN[0])).collect()
            }
            Listed::Matrix => vec![word_of(&ORDERS, self.arrangement.order)],
            Listed::Units => vec![word_of(&UNITS_BY, self.arrangement.units)],
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

/// The order in which things are listed unless the reader wants another.
fn usual_order(listed: Listed) -> Vec<&'static str> {
    match listed {
        Listed::Matrix => vec![word_of(&ORDERS, Order::default())],
        Listed::Units => vec![word_of(&UNITS_BY, UnitsBy::default())],
        _ => Vec::new(),
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

/// Every word for an order.
fn orders(listed: Listed) -> Vec<Word> {
    match listed {
        Listed::Tasks => Column::ALL.map(Column::names).to_vec(),
        Listed::Matrix => all_words(&ORDERS),
        Listed::Units => all_words(&UNITS_BY),
        Listed::Targets | Listed::Partners | Listed::Compare | Listed::Audit => Vec::new(),
    }
}

/// What can be shown as well.
fn more(listed: Listed) -> Vec<Word> {
    match listed {
        Listed::Matrix => vec![EMPTY],
        Listed::Tasks => vec![OTHERS],
        _ => Vec::new(),
    }
}
