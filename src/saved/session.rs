//! Where the reader was, in names: so that it can be shown again, also on other data.

use serde::{Deserialize, Serialize};

/// The way through the browser, written down so that it can be shown again, also on other data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// The levels, the first first.
    pub levels: Vec<SessionLevel>,
    /// Which of them is shown.
    pub at: usize,
    /// Whether only our unit's tasks are shown.
    pub ours: bool,
    /// The pane that has the focus.
    pub focus: String,
    /// The columns that are not as usual.
    pub columns: Vec<SavedColumn>,
    /// Whether long titles go on below.
    pub wrapped: bool,
    /// Whether the focused pane fills the screen.
    pub zoom: bool,
    /// The marked tasks by name and title, in the order in which they were marked.
    pub marked: Vec<String>,
    /// The task that a meeting is at, likewise; empty without one.
    pub meeting: String,
    /// The task that the last meeting was at when it was left, likewise.
    pub met: String,
}

/// What the user made of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedColumn {
    /// Its name.
    pub(crate) name: String,
    /// By how many cells it is wider than usual.
    pub(crate) wider: i16,
    /// Whether it is hidden.
    pub(crate) hidden: bool,
}

/// What a level is called.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SavedTitle {
    /// Everything: nothing is asked.
    #[default]
    All,
    /// A name from the data, of a saved view, or a view as it was typed.
    Named(String),
    /// What `SessionLevel::about` says.
    Asked,
    /// What a rule of the audit finds, by its name.
    Rule(String),
    /// The targets that apply in a year.
    Due(u16),
    /// The units that work with one.
    Partners,
    /// The targets of the tasks of a unit.
    Targets,
}

/// A level of the way. Things are named, not counted: the data may be another when they are looked for again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SessionLevel {
    /// What it is called.
    pub(crate) title: SavedTitle,
    /// What was asked for that the title names, in the query language.
    pub(crate) about: String,
    /// What it asks and how that is shown, a view without what is typed in the search box; then, a view each, how other
    /// ways of listing are arranged.
    pub lines: Vec<String>,
    /// The text of its search box.
    pub(crate) search: String,
    /// The groups that are folded.
    pub(crate) folded: Vec<String>,
    /// Whether it is shown as it was asked for, not through the lens.
    pub(crate) as_asked: bool,
    /// Whose partners are listed, where that is neither the page's unit nor ours.
    pub(crate) partners_of: String,
    /// The unit or plan of the column that the cursor is in; empty on the title of the row.
    pub(crate) column: String,
    /// The first column shown.
    pub(crate) left: usize,
    /// What the cursor is on, by name.
    pub on: String,
    /// The row the cursor is on, and the first row shown.
    pub(crate) rows: (usize, usize),
    /// The task and the unit that the cursor was on last, where another way of listing does not show them.
    pub(crate) kept: (String, String),
    /// The open facet, by the name of its field.
    pub(crate) facet: String,
    /// The value that the cursor is on in the facets, or the name of the field whose heading it is on.
    pub(crate) facet_on: String,
    /// The first line of the facets that is shown.
    pub(crate) facet_top: usize,
    /// What was typed to narrow the open facet.
    pub(crate) narrow: String,
    /// The item of the cursor in the detail, and the first line shown.
    pub(crate) detail: (usize, usize),
    /// Whether the detail was scrolled by itself.
    pub(crate) by_hand: bool,
    /// The pane that had the focus when the level was left.
    pub(crate) left_from: String,
}
