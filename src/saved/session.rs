//! Where the reader was, in names: so that it can be shown again, also on other data.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::audit::Rule;
use crate::lang::Lang;
use crate::query::Query;

/// What a level is called, in whatever language it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Title {
    /// Everything: nothing is asked.
    #[default]
    All,
    /// A name from the data, of a saved view, or a view as it was typed.
    Named(String),
    /// What is asked, in the query language.
    Asked(String),
    /// What a rule of the audit finds, by its name.
    Rule(String),
    /// The targets that apply in a year.
    Due(u16),
    /// The units that work with one.
    Partners,
}

impl Title {
    /// The title in a language.
    pub fn text(&self, lang: Lang) -> Cow<'_, str> {
        match self {
            Self::All => lang.pick("全部任务", "all tasks").into(),
            Self::Named(name) => name.into(),
            Self::Asked(query) => Query::parse_partly(query).0.in_words(lang).into(),
            Self::Rule(name) => {
                Rule::named(name).map_or_else(|| name.into(), |rule| rule.title(lang).into())
            }
            Self::Due(year) => match lang {
                Lang::Zh => format!("{year}年指标").into(),
                Lang::En => format!("targets of {year}").into(),
            },
            Self::Partners => lang.pick("与谁协同", "partners").into(),
        }
    }
}

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
    /// The marked tasks by name, in the order in which they were marked.
    pub marks: Vec<String>,
    /// The task that a meeting is at, by name; empty without one.
    pub meeting: String,
}

/// What the user made of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedColumn {
    /// Its name.
    pub name: String,
    /// By how many cells it is wider than usual.
    pub wider: i16,
    /// Whether it is hidden.
    pub hidden: bool,
}

/// A level of the way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SessionLevel {
    /// What it is called.
    #[serde(rename = "called")]
    pub title: Title,
    /// What was asked for that the title names, in the query language.
    pub about: String,
    /// Its filters, in the query language.
    pub filters: String,
    /// The text of its search box.
    pub search: String,
    /// What its list shows and in which manner, a view; before it the same for what else was listed, where that is
    /// not as usual.
    pub shown: Vec<String>,
    /// The groups that are folded.
    pub folded: Vec<String>,
    /// Whether it is shown as it was asked for, not through the lens.
    pub as_asked: bool,
    /// The unit whose page it is, if it is one.
    pub page: String,
    /// Whose partners are listed, where that is neither the page's unit nor ours.
    pub partners_of: String,
    /// The column of the cursor in a table, and the first column shown.
    pub across: (usize, usize),
    /// The task or unit the cursor is on, by name.
    pub on: String,
    /// The row the cursor is on, and the first row shown.
    pub rows: (usize, usize),
    /// The open facet, the line of the cursor in the facets, and the first line shown.
    pub facets: (Option<usize>, usize, usize),
    /// What was typed to narrow the open facet.
    pub narrow: String,
    /// The item of the cursor in the detail, and the first line shown.
    pub detail: (usize, usize),
    /// Whether the detail was scrolled by itself.
    pub by_hand: bool,
    /// The pane that had the focus when the level was left.
    pub left_from: String,
}
