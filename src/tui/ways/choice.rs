//! What can be chosen of how a way of listing is arranged: one table for each way says the choices, their words in views
//! and their words for people; everything else about them is done here.

use crate::lang::Lang;
use crate::overview::matrix::{Grouping, Order};
use crate::query::Showing;
use crate::tui::arrangement::{Arrangement, Sort, TargetsBy, UnitsBy};
use crate::tui::columns::Column;
use crate::tui::words::{Word, is};

/// Something that can be chosen of an arrangement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chosen {
    /// The column by which tasks are sorted, the least first.
    Column(Column),
    /// The greatest first; it is said after a column.
    Down,
    /// Tasks that the search does not find.
    Others,
    Rows(Grouping),
    Columns(Order),
    Empty,
    Targets(TargetsBy),
    Units(UnitsBy),
    System,
}

/// A choice: which word of a view says it, the word, and what it is called for people, English first; nothing where the
/// screen says it already.
pub(crate) type Choice = (Showing, Chosen, Word, Word);

impl Chosen {
    fn holds(self, of: &Arrangement) -> bool {
        match self {
            Self::Column(column) => of.sort.by == Some(column),
            Self::Down => of.sort.descending,
            Self::Others => of.in_context,
            Self::Rows(grouping) => of.grouping == grouping,
            Self::Columns(order) => of.order == order,
            Self::Empty => of.with_empty,
            Self::Targets(by) => of.targets == by,
            Self::Units(by) => of.units == by,
            Self::System => of.by_system,
        }
    }

    /// Chooses it, or, of what is there or not, no longer.
    fn choose(self, of: &mut Arrangement, on: bool) {
        match self {
            Self::Column(column) => of.sort = Sort { by: Some(column), descending: false },
            Self::Down => of.sort.descending = on,
            Self::Others => of.in_context = on,
            Self::Rows(grouping) => of.grouping = grouping,
            Self::Columns(order) => of.order = order,
            Self::Empty => of.with_empty = on,
            Self::Targets(by) => of.targets = by,
            Self::Units(by) => of.units = by,
            Self::System => of.by_system = on,
        }
    }
}

pub(crate) fn words(choices: &[Choice], showing: Showing) -> Vec<Word> {
    let said = choices.iter().filter(|choice| choice.0 == showing);
    said.map(|(_, _, word, _)| *word).collect()
}

/// What a view says of an arrangement, as far as it is not as usual.
pub(crate) fn said(choices: &[Choice], of: &Arrangement, showing: Showing) -> Vec<&'static str> {
    let usual = Arrangement::default();
    let holds =
        |choice: &&Choice| choice.0 == showing && choice.1.holds(of) && !choice.1.holds(&usual);
    choices.iter().filter(holds).map(|(_, _, [word, _], _)| *word).collect()
}

/// Arranges as the words of a view say; none if they mean nothing.
pub(crate) fn arrange(
    choices: &[Choice],
    to: &mut Arrangement,
    showing: Showing,
    words: &[&str],
) -> Option<()> {
    let chosen = |word: &&str| {
        choices.iter().find(|choice| choice.0 == showing && is(word, choice.2)).map(|c| c.1)
    };
    let chosen: Vec<Chosen> = words.iter().map(chosen).collect::<Option<_>>()?;
    match chosen.as_slice() {
        [Chosen::Down] => return None,
        [one] | [one @ Chosen::Column(_), Chosen::Down] => one.choose(to, true),
        _ => return None,
    }
    to.sort.descending |= chosen.len() == 2;
    Some(())
}

/// Chooses the next of what a word of a view can say; false if there is nothing to choose.
pub(crate) fn next(choices: &[Choice], of: &mut Arrangement, showing: Showing) -> bool {
    let all: Vec<Chosen> = choices.iter().filter(|c| c.0 == showing).map(|c| c.1).collect();
    let at = all.iter().position(|chosen| chosen.holds(of));
    match (all.as_slice(), at) {
        ([], _) => return false,
        ([only], at) => only.choose(of, at.is_none()),
        (all, at) => all[at.map_or(0, |at| at + 1) % all.len()].choose(of, true),
    }
    true
}

/// How something is arranged, for people; empty where there is no choice, or where the screen says it.
pub(crate) fn label(choices: &[Choice], of: &Arrangement, lang: Lang) -> String {
    let held =
        |showing| choices.iter().filter(move |choice| choice.0 == showing && choice.1.holds(of));
    let held = [Showing::Group, Showing::Sort].into_iter().flat_map(held);
    let labels =
        held.map(|(_, _, _, [en, zh])| lang.pick(zh, en)).filter(|label| !label.is_empty());
    labels.collect::<Vec<_>>().join(lang.pick("，", ", "))
}
