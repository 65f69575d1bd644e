//! Everything that is needed to draw, open or copy what a level shows; nothing of it is changed by that.

use crate::data::Data;
use crate::document::Setting;
use crate::index::Index;
use crate::lang::Lang;
use crate::model::{Model, TaskId, UnitId};
use crate::query::matching::Length;
use crate::tastes::Look;
use crate::text::chars::Chars;
use crate::tui::{ask::Ask, columns::Columns, marks::Marks, place::Place, row::Row, shown::Shown};

/// What a level shows, and how the reader wants it to look.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) data: &'a Data,
    pub(super) ask: &'a Ask,
    pub(super) shown: &'a Shown,
    pub(super) place: &'a Place,
    pub(super) marks: &'a Marks,
    pub(super) columns: &'a Columns,
    pub(super) look: Look,
    pub(super) chars: Chars,
    pub(super) lang: Lang,
    pub(super) focused: bool,
}

/// What stands before the number of a marked task.
const MARK: &str = "*";

impl<'a> Seen<'a> {
    pub(super) fn index(self) -> &'a Index {
        self.data.index()
    }

    pub(super) fn model(self) -> &'a Model {
        self.data.model()
    }

    pub(super) fn row(self) -> Option<Row> {
        self.shown.rows.get(self.place.cursor).copied()
    }

    pub(super) fn task(self) -> Option<TaskId> {
        self.shown.table.task(self.row()?, self.place.across.at)
    }

    /// The unit of the column that the cursor is in.
    pub(super) fn unit_across(self) -> Option<UnitId> {
        self.shown.table.unit(self.place.across.at)
    }

    pub(super) fn subject(self) -> Option<UnitId> {
        self.ask.subject(self.shown.lens)
    }

    pub(super) fn setting(self) -> Setting<'a> {
        Setting {
            index: self.index(),
            words: &self.shown.words,
            asked: Some(&self.shown.answer),
            ours: self.shown.ours,
            of_page: self.ask.page.is_some(),
            chars: self.chars,
            lang: self.lang,
        }
    }

    pub(super) fn mark(self, task: Option<TaskId>) -> &'static str {
        if task.is_some_and(|task| self.marks.contains(task)) { MARK } else { "" }
    }

    /// Which characters of a short text are looked for.
    pub(super) fn hits(self, text: &str) -> Vec<bool> {
        self.shown.words.marks(text, Length::Short, self.index().readings())
    }
}
