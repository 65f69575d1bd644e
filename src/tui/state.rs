//! Everything the browser knows between two messages.

use std::borrow::Cow;

use tui_input::Input;

use super::chars::Chars;
use super::columns::Columns;
use super::history::History;
use super::keymap::{Context, OwnKeys};
use super::layout::{Panes, SMALLEST, Shape};
use super::lens::Lens;
use super::level::{FacetLine, Level};
use super::marks::Marks;
use super::meeting::Meeting;
use super::picker::{Pick, Picker};
use super::searches::Searches;
use super::theme::Look;
use crate::index::Index;
use crate::lang::Lang;
use crate::model::TaskId;
use crate::problem::{Problem, Tally};
use crate::query::{Query, QueryError, View};
use crate::saved::{SavedView, Title};

/// So many levels are kept.
const MOST_LEVELS: usize = 50;

/// A part of the screen that receives keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The facets.
    Facets,
    /// The task list.
    List,
    /// The detail of the task the cursor is on.
    Detail,
}

/// A popup; at most one is open.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// Every command, to be found and run.
    Commands(Picker),
    /// Every unit, to choose ours.
    Units(Picker),
    /// What a task has that others may have as well, to keep only those.
    Values(Picker),
    /// What can be copied; the cursor.
    Copy(usize),
    /// Which facet to go to; the cursor.
    Facets(usize),
    /// Which way of seeing the answer; the cursor.
    Ways(usize),
    /// Every unit, to see its page.
    Pages(Picker),
    /// The name under which the view is saved.
    Name(Input),
    /// The problems of the data, from this line on.
    Problems(usize),
}

impl Overlay {
    /// The list that something is picked from.
    pub fn picker(&mut self) -> Option<&mut Picker> {
        match self {
            Self::Commands(picker)
            | Self::Units(picker)
            | Self::Values(picker)
            | Self::Pages(picker) => Some(picker),
            _ => None,
        }
    }

    /// The cursor of a menu.
    pub fn menu(&mut self) -> Option<&mut usize> {
        match self {
            Self::Copy(cursor) | Self::Facets(cursor) | Self::Ways(cursor) => Some(cursor),
            _ => None,
        }
    }
}

/// The browser.
#[derive(Clone, Debug)]
pub struct State {
    /// What is browsed.
    pub index: Index,
    /// What was wrong with the data.
    pub problems: Vec<Problem>,
    /// The language.
    pub lang: Lang,
    /// The look.
    pub look: Look,
    /// The characters that may be drawn.
    pub chars: Chars,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The way here and, after going back, the way forward. Never empty.
    levels: Vec<Level>,
    /// The level that is shown.
    at: usize,
    /// What the user made of the columns.
    pub columns: Columns,
    /// The marked tasks.
    pub marks: Marks,
    /// Where the meeting is, while there is one.
    pub meeting: Option<Meeting>,
    /// The task that the last meeting was at when it was left.
    pub(super) met: Option<TaskId>,
    /// Whose tasks are looked at.
    lens: Lens,
    /// The pane that receives keys while nothing is open over it.
    pub focus: Pane,
    /// The search box while it is being typed in.
    pub search: Option<Input>,
    /// The popup.
    pub overlay: Option<Overlay>,
    /// A short message until the next key.
    pub notice: Option<String>,
    /// Whether the focused pane fills the screen.
    pub zoom: bool,
    /// How often in a row the task was copied: who presses Ctrl-C again and again wants to quit.
    pub(super) copies: u8,
    /// Whether it was said what to do about an input method that is on.
    pub(super) explained: bool,
    /// The views before the last changes.
    pub history: History,
    /// Keys of the user's own.
    pub keys: OwnKeys,
    /// The saved views.
    pub views: Vec<SavedView>,
    /// The saved view that was deleted last.
    pub(super) dropped: Option<SavedView>,
    /// What was searched for, the latest last, and how far back one has gone in it.
    pub searches: Searches,
}

/// What a browser starts with.
#[derive(Clone, Debug)]
pub struct Start {
    /// What is browsed.
    pub index: Index,
    /// What was wrong with the data.
    pub problems: Vec<Problem>,
    /// The language.
    pub lang: Lang,
    /// The look.
    pub look: Look,
    /// The characters that may be drawn.
    pub chars: Chars,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// The first question and how it is shown.
    pub view: View,
    /// Whose tasks are looked at.
    pub lens: Lens,
    /// Whether to ask which unit is ours.
    pub ask_unit: bool,
    /// Keys of the user's own.
    pub keys: OwnKeys,
    /// The saved views.
    pub views: Vec<SavedView>,
    /// What was searched for before, the latest last.
    pub searches: Vec<String>,
}

impl State {
    /// A browser that has not been drawn yet.
    pub fn new(mut start: Start) -> Result<Self, Vec<QueryError>> {
        start.index.take_note(&start.problems);
        let mut level = Level::new(Title::All, &start.view.query, start.lens, &start.index)?;
        level.show_as(&start.view, &start.index)?;
        let asking = start.ask_unit && start.lens.unit.is_none() && !start.index.is_empty();
        let overlay = asking.then(|| {
            Overlay::Units(Picker::units(&start.index, String::new()).at(&Pick::Ours(None)))
        });
        Ok(Self {
            index: start.index,
            problems: start.problems,
            lang: start.lang,
            look: start.look,
            chars: start.chars,
            mouse: start.mouse,
            size: (80, 24),
            levels: vec![level],
            at: 0,
            columns: Columns::default(),
            marks: Marks::default(),
            meeting: None,
            met: None,
            lens: start.lens,
            focus: Pane::List,
            search: None,
            overlay,
            notice: None,
            zoom: false,
            copies: 0,
            explained: false,
            history: History::default(),
            keys: start.keys,
            views: start.views,
            dropped: None,
            searches: Searches::new(start.searches),
        })
    }

    /// The level that is shown.
    pub fn level(&self) -> &Level {
        &self.levels[self.at]
    }

    /// The level that is shown, and the index it asks.
    pub fn level_mut(&mut self) -> (&mut Level, &Index) {
        (&mut self.levels[self.at], &self.index)
    }

    /// Every level, and which of them is shown.
    pub fn all_levels(&self) -> (&[Level], usize) {
        (&self.levels, self.at)
    }

    /// Puts other levels in the place of all; at least one must be given.
    pub fn set_levels(&mut self, levels: Vec<Level>, at: usize, lens: Lens, focus: Pane) {
        if !levels.is_empty() {
            self.at = at.min(levels.len() - 1);
            (self.levels, self.lens, self.focus) = (levels, lens, focus);
        }
    }

    /// Whose tasks are looked at.
    pub fn lens(&self) -> Lens {
        self.lens
    }

    /// Looks through another lens: the level that is shown at once, every other one when it is shown.
    pub fn look_through(&mut self, lens: Lens) {
        self.lens = lens;
        let level = &mut self.levels[self.at];
        level.as_asked = false;
        level.look_through(lens, &self.index);
    }

    /// The titles of the levels down to the one that is shown, after the first.
    pub fn way(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.levels.iter().take(self.at + 1).skip(1).map(|level| self.name_of(level))
    }

    /// The title of a level; where nothing is asked, whose tasks are shown.
    fn name_of<'s>(&'s self, level: &'s Level) -> Cow<'s, str> {
        match (&level.title, self.lens.unless(level.as_asked).ours()) {
            (Title::All, Some(_)) => self.lang.pick("我单位的任务", "our tasks").into(),
            (title, _) => title.text(self.lang),
        }
    }

    /// What the first level is called.
    pub fn first_name(&self) -> Cow<'_, str> {
        self.name_of(&self.levels[0])
    }

    /// A level to be shown on top of this one, which asks something else and is looked at in the same way.
    pub fn level_above(&self, title: Title, query: &Query) -> Result<Level, Vec<QueryError>> {
        let as_asked = self.level().as_asked;
        let mut level = Level::new(title, query, self.lens.unless(as_asked), &self.index)?;
        level.as_asked = as_asked;
        Ok(level)
    }

    /// Shows a new level on top of this one; what was forward is forgotten.
    pub fn push(&mut self, level: Level) {
        self.levels.truncate(self.at + 1);
        self.levels.push(level);
        self.go(self.at + 1);
        if self.levels.len() > MOST_LEVELS {
            // Nobody goes back that far; where the way began stays.
            self.levels.remove(1);
            self.at -= 1;
        }
    }

    /// Shows the level below; false if this is the first.
    pub fn back(&mut self) -> bool {
        let can = self.at > 0;
        if can {
            self.go(self.at - 1);
        }
        can
    }

    /// Shows the level that was left by going back; false if there is none.
    pub fn forward(&mut self) -> bool {
        let can = self.at + 1 < self.levels.len();
        if can {
            self.go(self.at + 1);
        }
        can
    }

    /// Shows a level of the way, or stays if there is none.
    pub fn go_to(&mut self, level: usize) {
        if level <= self.at {
            self.go(level);
        }
    }

    /// Shows another level as it was left, the focus included.
    fn go(&mut self, to: usize) {
        // The box belongs to the level that is left.
        if let Some(line) = self.search.take() {
            self.searches.add(line.value());
        }
        self.levels[self.at].left_from = self.focus;
        self.at = to;
        self.focus = self.levels[to].left_from;
        let level = &mut self.levels[to];
        let lens = self.lens.unless(level.as_asked);
        if level.lens != lens {
            level.look_through(lens, &self.index);
        }
    }

    /// What receives the next key.
    pub fn context(&self) -> Context {
        match self.overlay {
            Some(
                Overlay::Commands(_) | Overlay::Units(_) | Overlay::Values(_) | Overlay::Pages(_),
            ) => Context::Picker,
            Some(Overlay::Problems(_)) => Context::Popup,
            Some(Overlay::Copy(_)) => Context::Copying,
            Some(Overlay::Facets(_)) => Context::Choosing,
            Some(Overlay::Ways(_)) => Context::Showing,
            Some(Overlay::Name(_)) => Context::Line,
            None => self.context_below(),
        }
    }

    /// What receives keys when no popup is open.
    pub fn context_below(&self) -> Context {
        if self.meeting.is_some() {
            Context::Meeting
        } else if self.search.is_some() {
            Context::Search
        } else {
            match self.focus {
                Pane::Facets => match self.level().facet_line() {
                    Some(FacetLine::Value(..)) => Context::Facets,
                    _ => Context::Heading,
                },
                Pane::List => Context::List,
                Pane::Detail => Context::Detail,
            }
        }
    }

    /// Whether the window has no room for anything but to say so.
    pub fn is_too_small(&self) -> bool {
        self.size.0 < SMALLEST.0 || self.size.1 < SMALLEST.1
    }

    /// Where the panes are.
    pub fn panes(&self) -> Panes {
        Panes::of(self.size, self.focus, self.zoom, Shape::of(self.level().listed))
    }

    /// How many lines of the list scroll.
    pub fn list_rows(&self) -> usize {
        let area = self.panes().list.map_or(0, |list| usize::from(list.height));
        area.saturating_sub(super::view::heading_lines(self))
    }

    /// How many problems the data has.
    pub fn tally(&self) -> Tally {
        Tally::of(&self.problems)
    }
}
