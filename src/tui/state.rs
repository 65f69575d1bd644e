//! Everything the browser knows between two messages.

use std::borrow::Cow;
use std::sync::Arc;

use ratatui::layout::Rect;
use tui_input::Input;

use super::frame::{Frame, Panes, SMALLEST};
use super::keymap::{Context, OwnKeys};
use super::picker::{Pick, Picker};
use crate::data::Data;
use crate::index::Index;
use crate::lang::Lang;
use crate::model::{Model, TaskId};
use crate::problem::{Problem, Tally};
use crate::query::{QueryError, Question, View};
use crate::saved::SavedView;
use crate::saved::Searches;
use crate::tastes::Look;
use crate::text::chars::Chars;
use crate::tui::{
    ask::Ask, columns::Columns, facets::FacetLine, history::History, lens::Lens, level::Level,
    line, marks::Marks, meeting::Meeting, overlay::Overlay, pane::Pane, row::Row, seen::Seen,
    title::Title,
};

const MOST_LEVELS: usize = 50;

/// The browser.
#[derive(Clone, Debug)]
pub struct State {
    pub(super) data: Arc<Data>,
    pub(super) mistakes: Vec<Problem>,
    /// Why the files were not loaded again when that was asked for last.
    pub(super) unread: Option<Problem>,
    /// The language.
    pub lang: Lang,
    /// The look.
    pub look: Look,
    /// The characters that may be drawn.
    pub chars: Chars,
    pub(crate) mouse: bool,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The way here and, after going back, the way forward. Never empty.
    pub(super) levels: Vec<Level>,
    pub(super) at: usize,
    /// What the user made of the columns.
    pub columns: Columns,
    /// The marked tasks.
    pub marks: Marks,
    /// The names of marked tasks of plans that the data does not know now.
    pub(super) lost_marks: Vec<String>,
    /// Where the meeting is, while there is one.
    pub meeting: Option<Meeting>,
    /// The task that the last meeting was at when it was left.
    pub(super) met: Option<TaskId>,
    pub(super) lens: Lens,
    /// Our unit by name, and whether the lens was on, while the data does not know it.
    pub(super) lost_unit: Option<(String, bool)>,
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
    pub(super) history: History,
    pub(super) keys: OwnKeys,
    /// The saved views.
    pub views: Vec<SavedView>,
    /// The saved view that was deleted last, and where it stood.
    pub(super) dropped: Option<(usize, SavedView)>,
    /// What was searched for, the latest last, and how far back one has gone in it.
    pub(super) searches: Searches,
    /// Where everything is on the screen; laid out after every message.
    pub(super) frame: Frame,
}

/// What a browser starts with.
#[derive(Clone, Debug)]
pub struct Start {
    /// What is browsed.
    pub data: Arc<Data>,
    /// What was wrong with the settings.
    pub mistakes: Vec<Problem>,
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

impl Start {
    /// A browser on some data where nothing is asked, settled or remembered.
    pub fn on(data: Arc<Data>) -> Self {
        Self {
            data,
            mistakes: Vec::new(),
            lang: Lang::default(),
            look: Look::default(),
            chars: Chars::default(),
            mouse: true,
            view: View::default(),
            lens: Lens::default(),
            ask_unit: false,
            keys: OwnKeys::default(),
            views: Vec::new(),
            searches: Vec::new(),
        }
    }
}

impl State {
    /// A browser that has not been drawn yet. The error says what in the view means nothing.
    pub fn new(start: Start) -> Result<Self, Vec<QueryError>> {
        let ask = line::read(&start.view, &start.data, start.lens)?;
        let level = Level::new(Title::All, Question::default(), ask, &start.data, start.lens);
        let asking = start.ask_unit && start.lens.unit.is_none() && !start.data.index().is_empty();
        let overlay = asking.then(|| {
            let units = Picker::units(start.data.index(), String::new());
            Overlay::Units(units.at(&Pick::Ours(None)))
        });
        Ok(Self {
            data: start.data,
            mistakes: start.mistakes,
            unread: None,
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
            lost_unit: None,
            lost_marks: Vec::new(),
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
            frame: Frame::default(),
        })
    }

    /// What is browsed.
    pub fn data(&self) -> &Arc<Data> {
        &self.data
    }

    /// The index of what is browsed.
    pub fn index(&self) -> &Index {
        self.data.index()
    }

    /// The plans, tasks and units that are browsed.
    pub fn model(&self) -> &Model {
        self.data.model()
    }

    /// The level that is shown.
    pub fn level(&self) -> &Level {
        &self.levels[self.at]
    }

    /// The level that is shown, to move in it.
    pub fn level_mut(&mut self) -> &mut Level {
        &mut self.levels[self.at]
    }

    /// Changes what the level that is shown asks, and shows what follows.
    pub fn edit(&mut self, change: impl FnOnce(&mut Ask)) {
        self.levels[self.at].edit(&self.data, self.lens, change);
    }

    /// What the level shows, and how the reader wants it to look.
    pub(super) fn seen(&self) -> Seen<'_> {
        let level = self.level();
        Seen {
            data: &self.data,
            ask: level.ask(),
            shown: level.shown(),
            place: level.place(),
            marks: &self.marks,
            columns: &self.columns,
            look: self.look,
            chars: self.chars,
            lang: self.lang,
            focused: self.focus == Pane::List && self.overlay.is_none(),
        }
    }

    pub(super) fn frame(&self) -> &Frame {
        &self.frame
    }

    /// Whose tasks are looked at.
    pub fn lens(&self) -> Lens {
        self.lens
    }

    /// Looks through another lens: the level that is shown at once, every other one when it is shown.
    pub fn look_through(&mut self, lens: Lens) {
        self.lens = lens;
        let level = &mut self.levels[self.at];
        level.edit(&self.data, lens, |ask| ask.as_asked = false);
        if level.shown().lens != lens {
            level.look_through(&self.data, lens);
        }
    }

    /// The titles of the levels down to the one that is shown, after the first.
    pub fn way(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.levels.iter().take(self.at + 1).skip(1).map(|level| self.name_of(level))
    }

    /// The title of a level; where nothing is asked, whose tasks are shown.
    fn name_of<'s>(&'s self, level: &'s Level) -> Cow<'s, str> {
        let ours = level.ask().lens(self.lens).ours();
        match (level.title(), ours) {
            // On top of it, something is shown that is not ours alone: it must not be called so.
            (Title::All, Some(_)) if self.level().ask().as_asked => {
                self.lang.pick("首页", "start").into()
            }
            (Title::All, _) if level.ask().page.is_some() => {
                let unit = level.ask().page.map(|unit| self.model().unit_label(unit));
                unit.unwrap_or_default().into()
            }
            (Title::All, Some(_)) => self.lang.pick("我单位的任务", "our tasks").into(),
            (title, _) => title.text(self.index(), self.lang),
        }
    }

    /// What the first level is called.
    pub fn first_name(&self) -> Cow<'_, str> {
        self.name_of(&self.levels[0])
    }

    /// Shows a new level on top of this one; what was forward is forgotten.
    pub(super) fn push(&mut self, level: Level) {
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
    pub(super) fn back(&mut self) -> bool {
        let can = self.at > 0;
        if can {
            self.go(self.at - 1);
        }
        can
    }

    /// Shows the level that was left by going back; false if there is none.
    pub(super) fn forward(&mut self) -> bool {
        let can = self.at + 1 < self.levels.len();
        if can {
            self.go(self.at + 1);
        }
        can
    }

    /// Shows a level of the way, or stays if there is none.
    pub(super) fn go_to(&mut self, level: usize) {
        if level < self.at {
            self.go(level);
        }
    }

    /// Shows another level as it was left, the focus included.
    fn go(&mut self, to: usize) {
        // The box belongs to the level that is left.
        if let Some(line) = self.search.take() {
            self.searches.add(line.value());
        }
        self.levels[self.at].leave(self.focus);
        self.at = to;
        let level = &mut self.levels[to];
        self.focus = level.place().left_from;
        if level.shown().lens != level.ask().lens(self.lens) {
            level.look_through(&self.data, self.lens);
        }
    }

    pub(super) fn context(&self) -> Context {
        match self.overlay {
            Some(
                Overlay::Commands(_)
                | Overlay::Units(_)
                | Overlay::Values(_)
                | Overlay::Pages(_)
                | Overlay::Documents(_),
            ) => Context::Picker,
            Some(Overlay::Review(ref review)) if review.line.is_some() => Context::Line,
            Some(Overlay::Review(_)) => Context::Reviewing,
            Some(Overlay::Problems(_)) => Context::Popup,
            Some(Overlay::Copy(_)) => Context::Copying,
            Some(Overlay::Facets(_)) => Context::Choosing,
            Some(Overlay::Ways(_)) => Context::Showing,
            Some(Overlay::Name(_)) => Context::Line,
            None => self.context_below(),
        }
    }

    pub(super) fn context_below(&self) -> Context {
        if self.meeting.is_some() {
            Context::Meeting
        } else if self.search.is_some() {
            Context::Search
        } else {
            match self.focus {
                Pane::Facets => match self.facet_line() {
                    Some(FacetLine::Value(..)) => Context::Facets,
                    _ => Context::Heading,
                },
                Pane::List => Context::List,
                Pane::Detail => Context::Detail,
            }
        }
    }

    pub(super) fn facet_line(&self) -> Option<FacetLine> {
        self.frame.facets.get(self.level().place().facets.cursor).copied()
    }

    /// The task that the meeting is at, if there is one.
    pub(super) fn meeting_task(&self) -> Option<TaskId> {
        self.agenda().get(self.meeting?.at).copied()
    }

    /// The tasks that a meeting takes up: those that are marked, in the order in which they were, or else those that are
    /// listed.
    pub(crate) fn agenda(&self) -> Vec<TaskId> {
        if !self.marks.is_empty() {
            return self.marks.tasks().to_vec();
        }
        let mut seen = self.index().none();
        let mut tasks: Vec<TaskId> =
            self.level().shown().rows.iter().copied().filter_map(Row::task).collect();
        tasks.retain(|task| {
            let new = !seen.contains(*task);
            seen.insert(*task);
            new
        });
        if tasks.is_empty() { self.level().shown().tasks().to_vec() } else { tasks }
    }

    pub(super) fn say(&mut self, zh: &str, en: &str) {
        self.notice = Some(self.lang.pick(zh, en).to_owned());
    }

    /// Whether the window has no room for anything but to say so.
    pub(super) fn is_too_small(&self) -> bool {
        self.size.0 < SMALLEST.0 || self.size.1 < SMALLEST.1
    }

    /// Where the panes are.
    pub fn panes(&self) -> Panes {
        self.frame.panes
    }

    /// Where the popup is, its border included.
    pub fn popup_area(&self) -> Option<Rect> {
        Some(self.frame.popup.as_ref()?.area)
    }

    /// How many lines of the list scroll.
    pub fn list_rows(&self) -> usize {
        self.frame.rows.shown()
    }

    /// Everything that was wrong, with the settings first.
    pub(crate) fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.mistakes.iter().chain(&self.unread).chain(self.data.problems())
    }

    pub(super) fn tally(&self) -> Tally {
        Tally::of(self.problems())
    }
}
