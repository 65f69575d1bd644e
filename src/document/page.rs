//! Lines of text, what in them can be opened, and what they are laid out for.

use crate::index::Index;
use crate::lang::Lang;
use crate::model::{AreaId, PlanId, TaskId, ThemeId, UnitId};
use crate::query::Answer;
use crate::query::highlight::Highlighter;
use crate::query::matching::Length;
use crate::text::chars::Chars;

/// What a piece of text is, for its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The title.
    Title,
    /// A label or a heading.
    Label,
    /// Ordinary text.
    Text,
    /// What matters less.
    Faint,
    /// What the reader is after: a target that applies in the year asked for, our own unit.
    Marked,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text, cleaned.
    pub text: String,
    /// What it is.
    pub(crate) kind: Kind,
    /// The item it belongs to, as a position in [`Document::items`].
    pub(crate) item: Option<usize>,
    /// Which of its characters the search means.
    pub(crate) marks: Vec<bool>,
}

/// What can be opened, or is a stop on the way through the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// The plan.
    Plan(PlanId),
    /// The area.
    Area(AreaId),
    /// The theme.
    Theme(ThemeId),
    /// A unit.
    Unit(UnitId),
    /// A task.
    Task(TaskId),
    /// A target of the task, by position.
    Target(usize),
    /// A measure of the task, by position; it cannot be opened.
    Measure(usize),
    /// A passage of the document, by position; it cannot be opened.
    Original(usize),
}

/// Where lines are left free.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spacing {
    /// Nowhere.
    None,
    /// Between the parts.
    Parts,
    /// Around everything.
    Everything,
}

/// Lines and the items in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The lines.
    pub lines: Vec<Vec<Piece>>,
    /// The items, from top to bottom.
    pub items: Vec<Item>,
}

impl Document {
    /// Whether something on a line is marked that is searched for.
    pub(crate) fn has_hit(&self, line: usize) -> bool {
        self.lines
            .get(line)
            .is_some_and(|line| line.iter().any(|piece| piece.marks.contains(&true)))
    }

    /// The first and the last line of an item.
    pub fn lines_of(&self, item: usize) -> Option<(usize, usize)> {
        let has = |line: &&Vec<Piece>| line.iter().any(|p| p.item == Some(item));
        let first = self.lines.iter().position(|line| has(&line))?;
        let last = self.lines.iter().rposition(|line| has(&line))?;
        Some((first, last))
    }
}

/// What something is laid out for.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// What it is part of.
    pub index: &'a Index,
    /// What is searched for.
    pub words: &'a Highlighter,
    /// What is asked, whose targets are marked.
    pub asked: Option<&'a Answer>,
    /// Our unit, if its tasks are looked at.
    pub ours: Option<UnitId>,
    /// Whether that unit is another's, whose page is shown.
    pub of_page: bool,
    /// The characters that may be drawn.
    pub chars: Chars,
    /// The language.
    pub lang: Lang,
}

impl Setting<'_> {
    /// Which characters of a text are looked for.
    pub(super) fn marks(&self, text: &str, length: Length) -> Vec<bool> {
        self.words.marks(text, length, self.index.readings())
    }
}
