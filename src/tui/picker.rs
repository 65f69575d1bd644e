//! Something is found by typing and picked from a list: a command, or our unit.
//!
//! The entries that fit what is typed are computed when it changes, the best first.

use ratatui::crossterm::event::KeyEvent;
use tui_input::Input;

use super::documents::Document;
use super::input::{Pasted, edit, paste};
use super::keymap::Action;
use crate::index::Index;
use crate::lang::Lang;
use crate::model::{Role, TaskId, UnitId};
use crate::query::names::{Called, Names};
use crate::query::{Field, Filter, QueryError, Value, View};
use crate::text::fold::fold;
use crate::text::pinyin::Readings;

pub(crate) const DIGITS: usize = 9;

/// The longest view that can be pasted, in characters: one that was cut would show something else.
const LONGEST_VIEW: usize = 4000;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Pick {
    Act(Action),
    View(usize),
    DropView(usize),
    BringBack,
    Typed,
    Keep(Filter),
    /// This is our unit; none if no unit is to be ours any more.
    Ours(Option<UnitId>),
    /// The document at this path.
    Document(String),
}

/// What is offered of what is typed itself.
#[derive(Clone, Copy, Debug)]
enum Offers {
    Nothing,
    /// It may be somebody's view.
    View(Lang),
    /// It may be the path of a document.
    Path(Lang),
}

#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) label: String,
    /// What else is said of it: the keys of a command, the region of a unit.
    pub(crate) note: String,
    keys: Vec<String>,
    placed: Vec<String>,
    whole: Vec<String>,
    pub(crate) pick: Pick,
    /// Whether it is what is typed itself.
    typed: bool,
}

/// A list to pick from, and what was typed to find something in it.
#[derive(Clone, Debug)]
pub struct Picker {
    pub(crate) input: Input,
    entries: Vec<Entry>,
    readings: Readings,
    /// The entries that fit, the best first.
    fitting: Vec<usize>,
    /// The cursor, as a position among those that fit; none as long as nothing was typed and no key moved it where
    /// an answer must not be given by mistake.
    pub cursor: Option<usize>,
    pub(crate) top: usize,
    offers: Offers,
    /// What is wrong with what is typed, if it is meant to be one.
    pub(crate) wrong: Vec<QueryError>,
    /// What may have been meant by what is typed, where nothing fits.
    pub(crate) instead: Option<String>,
}

impl Entry {
    /// Something that is found by these folded names.
    pub(super) fn new(label: String, note: String, keys: Vec<String>, pick: Pick) -> Self {
        Self { label, note, keys, placed: Vec::new(), whole: Vec::new(), pick, typed: false }
    }

    /// What is typed itself.
    fn typed(label: String, note: &str, pick: Pick) -> Self {
        Self { typed: true, ..Self::new(label, note.to_owned(), Vec::new(), pick) }
    }
}

impl Picker {
    pub(super) fn asking(entries: Vec<Entry>, lang: Lang) -> Self {
        Self { offers: Offers::View(lang), ..Self::new(entries) }
    }

    /// The documents, with their folders; a path may be typed as well.
    pub(crate) fn documents(documents: &[Document], lang: Lang) -> Self {
        let entry = |document: &Document| {
            let Document { path, name, folder } = document;
            let pick = Pick::Document(path.display().to_string());
            Entry::new(name.clone(), folder.clone(), vec![fold(name)], pick)
        };
        let entries = documents.iter().map(entry).collect();
        Self { offers: Offers::Path(lang), ..Self::new(entries) }
    }

    fn new(entries: Vec<Entry>) -> Self {
        let keys = entries
            .iter()
            .flat_map(|entry| entry.keys.iter().chain(&entry.placed).chain(&entry.whole));
        let readings = Readings::of(keys.map(String::as_str));
        let fitting = (0..entries.len()).collect();
        Self {
            input: Input::default(),
            entries,
            readings,
            fitting,
            cursor: Some(0),
            top: 0,
            offers: Offers::Nothing,
            wrong: Vec::new(),
            instead: None,
        }
    }

    /// The same with the cursor on the entry that picks this, if there is one, or on none.
    #[must_use]
    pub(crate) fn at(mut self, pick: &Pick) -> Self {
        self.cursor = self.entries.iter().position(|entry| entry.pick == *pick);
        self
    }

    /// Moves the cursor, but not beyond the ends.
    pub(crate) fn go(&mut self, by: isize) {
        let last = self.len().saturating_sub(1);
        let to = self.cursor.map_or(0, |at| at.saturating_add_signed(by).min(last));
        self.cursor = (!self.is_empty()).then_some(to);
    }

    /// The units, in the data's order; `nobody` is the entry for none of them, left out if empty.
    pub(crate) fn units(index: &Index, nobody: String) -> Self {
        let model = index.model();
        let unit = |id: UnitId| Entry {
            label: model.unit(id).name.clone(),
            note: model.unit(id).region.clone(),
            keys: index.unit_keys_and_region(id).0.to_vec(),
            placed: index.unit_keys_and_region(id).1.to_vec(),
            whole: index.whole_unit_keys(id).to_vec(),
            pick: Pick::Ours(Some(id)),
            typed: false,
        };
        let mut entries: Vec<Entry> = Vec::new();
        if !nobody.is_empty() {
            let keys = vec![fold(&nobody)];
            entries.push(Entry::new(nobody, String::new(), keys, Pick::Ours(None)));
        }
        let units = (0..model.units.len()).map(UnitId::at);
        entries.extend(units.filter(|id| !model.unit(*id).collective).map(unit));
        Self::new(entries)
    }

    /// What a task has that others may have as well: its units by role, its area, theme, plan and years.
    pub(crate) fn values(task: TaskId, index: &Index, lang: Lang) -> Self {
        let found = index.model().task(task);
        let units = found.assignments.iter().map(|assignment| {
            let field = match assignment.role {
                Role::Lead => Field::Lead,
                Role::Responsible => Field::Responsible,
                Role::InCharge => Field::InCharge,
                Role::Guidance => Field::Guidance,
            };
            (field, Value::Unit(assignment.unit))
        });
        let theme = found.theme.map(|theme| (Field::Theme, Value::Theme(theme)));
        let area = (Field::Area, Value::Area(index.area_title_of(found.area)));
        let plan = (Field::Plan, Value::Plan(found.plan));
        let years = found.period.iter().map(|year| (Field::Year, Value::Year(year)));
        let all = units.chain([area]).chain(theme).chain([plan]).chain(years);
        let entry = |(field, value): (Field, Value)| {
            let label = value.label(index, lang).into_owned();
            let note = lang.pick(field.zh(), field.name()).to_owned();
            let keys = vec![fold(&label)];
            Entry::new(label, note, keys, Pick::Keep(Filter::one(field, value)))
        };
        let entries = all.map(entry).collect();
        Self::new(entries)
    }

    /// The entries that fit, the best first.
    pub(crate) fn fitting(&self) -> impl Iterator<Item = &Entry> {
        self.fitting.iter().map(|at| &self.entries[*at])
    }

    pub(crate) fn len(&self) -> usize {
        self.fitting.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.fitting.is_empty()
    }

    pub(crate) fn picked(&self) -> Option<Pick> {
        self.fitting().nth(self.cursor?).map(|entry| entry.pick.clone())
    }

    /// Which characters of an entry's label are meant by what is typed.
    pub(crate) fn marks(&self, label: &str) -> Vec<bool> {
        self.names().marks(&fold(label), &self.readings)
    }

    pub(crate) fn edit(&mut self, key: KeyEvent) {
        let before = self.input.value().to_owned();
        // Only what changes the text changes what fits: a caret that moves answers nothing.
        if edit(&mut self.input, key, LONGEST_VIEW) && self.input.value() != before {
            self.find();
        }
    }

    pub(super) fn paste(&mut self, text: &str) -> Pasted {
        let pasted = paste(&mut self.input, text, LONGEST_VIEW);
        if pasted != Pasted::Nothing {
            self.find();
            // Nobody pastes a command: a view is meant, even one of words alone.
            let typed = |at: &usize| self.entries.get(*at).is_some_and(|entry| entry.typed);
            if let Some(at) = self.fitting.iter().position(typed) {
                let typed = self.fitting.remove(at);
                self.fitting.insert(0, typed);
                self.cursor = Some(0);
            }
        }
        pasted
    }

    /// The same entries anew, with what was typed.
    #[must_use]
    pub(super) fn typed_as(mut self, before: &Self) -> Self {
        self.input = before.input.clone();
        if !self.input.value().is_empty() {
            self.find();
        }
        self
    }

    /// The same, saying what is wrong with what was typed.
    #[must_use]
    pub(crate) fn with_mistakes(mut self, wrong: Vec<QueryError>) -> Self {
        self.wrong = wrong;
        self
    }

    /// Types what may have been meant; whether there is such a thing.
    pub(crate) fn accept(&mut self) -> bool {
        let Some(instead) = self.instead.take() else { return false };
        self.input = Input::new(instead);
        self.find();
        true
    }

    fn names(&self) -> Names {
        Names::typed(self.input.value())
    }

    fn find(&mut self) {
        self.top = 0;
        self.entries.retain(|entry| !entry.typed);
        self.wrong.clear();
        self.instead = None;
        let names = self.names();
        let rank = |entry: &Entry| {
            let Entry { keys, placed, whole, .. } = entry;
            names.rank_called(Called { names: keys, placed, whole }, &self.readings)
        };
        let mut found: Vec<_> =
            self.entries.iter().enumerate().filter_map(|(i, e)| Some((rank(e)?, i))).collect();
        found.sort();
        self.fitting = found.into_iter().map(|(_, i)| i).collect();
        self.cursor = (!self.is_empty()).then_some(0);
        match self.offers {
            Offers::Nothing => {}
            Offers::View(lang) => self.offer_view(lang),
            Offers::Path(lang) => self.offer_path(lang),
        }
    }

    /// Offers to read what is typed, where it looks like a path.
    fn offer_path(&mut self, lang: Lang) {
        let text = self.input.value().trim();
        if text.contains(['/', '\\']) {
            let note = lang.pick("打开这个文件", "open this file");
            let pick = Pick::Document(text.to_owned());
            self.entries.push(Entry::typed(text.to_owned(), note, pick));
            self.fitting.insert(0, self.entries.len() - 1);
            self.cursor = Some(0);
        }
    }

    /// Offers to show what is typed: the view of a colleague. Words alone may as well be meant for a command.
    fn offer_view(&mut self, lang: Lang) {
        let text = self.input.value().trim();
        let view = match View::parse(text) {
            Ok(view) if view.is_empty() => return,
            Ok(view) => view,
            Err(errors) => {
                self.wrong = errors;
                return;
            }
        };
        let words =
            view.shown.is_empty() && view.query.terms.iter().all(|t| t.of_field().is_none());
        let note = if words {
            lang.pick("在任务里查找", "to be found in tasks")
        } else {
            lang.pick("看这个视图", "to be shown as a view")
        };
        let entry = Entry::typed(text.to_owned(), note, Pick::Typed);
        self.entries.push(entry);
        let at = if words { self.fitting.len() } else { 0 };
        self.fitting.insert(at, self.entries.len() - 1);
        // A mistyped command must not become a search by itself.
        self.cursor = (!words || at > 0).then_some(0);
    }
}
