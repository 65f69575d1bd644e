//! Something is found by typing and picked from a list: a command, or our unit.
//!
//! The entries that fit what is typed are computed when it changes, the best first.

use ratatui::crossterm::event::KeyEvent;
use tui_input::Input;

use super::input::{Pasted, edit, paste};
use super::keymap::{self, Action, Context, bindings};
use super::state::State;
use crate::index::Index;
use crate::lang::Lang;
use crate::model::{Role, TaskId, UnitId};
use crate::query::names::Names;
use crate::query::{Field, QueryError, Term, Text, View, unit_value};
use crate::text::fold::fold;
use crate::text::pinyin::Readings;

/// How many saved views have a digit.
pub const DIGITS: usize = 9;

/// The longest view that can be pasted, in characters: one that was cut would show something else.
const LONGEST_VIEW: usize = 4000;

/// What picking an entry does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Perform this.
    Act(Action),
    /// Show this saved view, by position.
    View(usize),
    /// Forget this saved view, by position.
    DropView(usize),
    /// Save the view again that was deleted last.
    BringBack,
    /// Show the view that is typed.
    Typed,
    /// Keep the tasks for which this term holds.
    Keep(Term),
    /// This is our unit; none if no unit is to be ours any more.
    Ours(Option<UnitId>),
}

/// One thing that can be picked.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is called.
    pub label: String,
    /// What else is said of it: the keys of a command, the region of a unit.
    pub note: String,
    /// The folded names by which it is found.
    keys: Vec<String>,
    /// For a unit the same with its region.
    placed: Vec<String>,
    /// What picking it does.
    pub pick: Pick,
}

/// A list to pick from, and what was typed to find something in it.
#[derive(Clone, Debug)]
pub struct Picker {
    /// What is typed.
    pub input: Input,
    entries: Vec<Entry>,
    readings: Readings,
    /// The entries that fit, the best first.
    fitting: Vec<usize>,
    /// The cursor, as a position among those that fit; none as long as nothing was typed and no key moved it where
    /// an answer must not be given by mistake.
    pub cursor: Option<usize>,
    /// The first entry shown.
    pub top: usize,
    /// Where what is typed may be somebody's view, the language in which it is offered.
    asks: Option<Lang>,
    /// What is wrong with what is typed, if it is meant to be one.
    pub wrong: Vec<QueryError>,
}

impl Picker {
    fn new(entries: Vec<Entry>) -> Self {
        let keys = entries.iter().flat_map(|entry| entry.keys.iter().chain(&entry.placed));
        let readings = Readings::of(keys.map(String::as_str));
        let fitting = (0..entries.len()).collect();
        Self {
            input: Input::default(),
            entries,
            readings,
            fitting,
            cursor: Some(0),
            top: 0,
            asks: None,
            wrong: Vec::new(),
        }
    }

    /// The same with the cursor on the entry that picks this, if there is one, or on none.
    #[must_use]
    pub fn at(mut self, pick: &Pick) -> Self {
        self.cursor = self.entries.iter().position(|entry| entry.pick == *pick);
        self
    }

    /// Moves the cursor, but not beyond the ends.
    pub fn go(&mut self, by: isize) {
        let last = self.len().saturating_sub(1);
        let to = self.cursor.map_or(0, |at| at.saturating_add_signed(by).min(last));
        self.cursor = (!self.is_empty()).then_some(to);
    }

    /// Every command that can be given, those of the place first, in the order of the table of keys; moving, which needs no command, last.
    pub fn commands(state: &State) -> Self {
        let (context, lang, index) = (state.context_below(), state.lang, &state.index);
        let entry = |(action, name, keys): (Action, String, Vec<&str>)| {
            let key = fold(&name);
            // In a meeting the keys of the list mean nothing.
            let here = bindings(context).any(|b| b.action == action);
            let place = if here || context == Context::Meeting { context } else { Context::List };
            let usual: Vec<&str> = bindings(place)
                .filter(|b| b.action == action)
                .flat_map(|b| b.keys)
                .copied()
                .collect();
            let mut names = index.variants(&key);
            names.insert(0, key);
            let own: Vec<&str> = state.keys.keys_of(action, place).collect();
            // The names that events have for the arrows are not what is printed on the keys.
            let shown = |key: &&str| keys.contains(key) || !usual.contains(key);
            let keys: Vec<&str> = own.iter().copied().filter(shown).collect();
            Entry {
                keys: names,
                placed: Vec::new(),
                label: name,
                note: keys.join(" "),
                pick: Pick::Act(action),
            }
        };
        let mut commands = keymap::commands(Some(context), lang);
        // What is done in the list is done from anywhere; moves are those of the place.
        let mut others = keymap::commands(Some(Context::List), lang);
        others.retain(|(action, ..)| {
            !action.is_motion() && commands.iter().all(|(known, ..)| known != action)
        });
        commands.extend(others);
        // Only shells with job control bring a stopped program back.
        commands.retain(|(action, ..)| cfg!(unix) || *action != Action::Suspend);
        commands.sort_by_key(|(action, ..)| action.is_motion());
        // Each saved view is an entry of its own.
        commands.retain(|(action, ..)| *action != Action::RecallView);
        let mut entries: Vec<Entry> = commands.into_iter().map(entry).collect();
        for (at, view) in state.views.iter().enumerate() {
            let named = |what: &str, pick: Pick, note: String| {
                let label = format!("{what} {}", view.name);
                Entry { keys: vec![fold(&label)], placed: Vec::new(), label, note, pick }
            };
            let digit = if at < DIGITS { (at + 1).to_string() } else { String::new() };
            entries.insert(at, named(lang.pick("视图", "view"), Pick::View(at), digit));
            let drop = lang.pick("删除视图", "delete the view");
            entries.push(named(drop, Pick::DropView(at), String::new()));
        }
        if let Some(view) = &state.dropped {
            let label = format!("{} {}", lang.pick("恢复视图", "bring back the view"), view.name);
            let keys = vec![fold(&label)];
            let note = String::new();
            entries
                .insert(0, Entry { keys, placed: Vec::new(), label, note, pick: Pick::BringBack });
        }
        Self { asks: Some(lang), ..Self::new(entries) }
    }

    /// The units, in the data's order; `nobody` is the entry for none of them, left out if empty.
    pub fn units(index: &Index, nobody: String) -> Self {
        let model = index.model();
        let unit = |id: UnitId| Entry {
            label: model.unit(id).name.clone(),
            note: model.unit(id).region.clone(),
            keys: index.unit_keys_and_region(id).0.to_vec(),
            placed: index.unit_keys_and_region(id).1.to_vec(),
            pick: Pick::Ours(Some(id)),
        };
        let mut entries: Vec<Entry> = Vec::new();
        if !nobody.is_empty() {
            let keys = vec![fold(&nobody)];
            entries.push(Entry {
                label: nobody,
                note: String::new(),
                keys,
                placed: Vec::new(),
                pick: Pick::Ours(None),
            });
        }
        let units = (0..model.units.len()).map(UnitId::at);
        entries.extend(units.filter(|id| !model.unit(*id).collective).map(unit));
        Self::new(entries)
    }

    /// What a task has that others may have as well: its units by role, its area, theme, plan and years.
    pub fn values(task: TaskId, index: &Index, lang: Lang) -> Self {
        let model = index.model();
        let found = model.task(task);
        let mut entries = Vec::new();
        let mut add = |field: Field, label: String, value: &str| {
            entries.push(Entry {
                keys: vec![fold(&label)],
                placed: Vec::new(),
                label,
                note: lang.pick(field.zh(), field.name()).to_owned(),
                pick: Pick::Keep(Term::field(field, vec![Text::quoted(value)])),
            });
        };
        for assignment in &found.assignments {
            let field = match assignment.role {
                Role::Lead => Field::Lead,
                Role::Responsible => Field::Responsible,
                Role::InCharge => Field::InCharge,
            };
            let name = model.unit(assignment.unit).name.clone();
            add(field, name, &unit_value(assignment.unit, index));
        }
        let area = &model.area(found.area).title;
        add(Field::Area, area.clone(), area);
        if let Some(theme) = found.theme.and_then(|theme| model.themes.get(theme.index())) {
            add(Field::Theme, theme.name.clone(), &theme.name);
        }
        add(Field::Plan, model.plan_label(found.plan), &model.plan(found.plan).id);
        for year in found.period.iter() {
            add(Field::Year, year.to_string(), &year.to_string());
        }
        Self::new(entries)
    }

    /// The entries that fit, the best first.
    pub fn fitting(&self) -> impl Iterator<Item = &Entry> {
        self.fitting.iter().map(|at| &self.entries[*at])
    }

    /// How many entries fit.
    pub fn len(&self) -> usize {
        self.fitting.len()
    }

    /// Whether no entry fits.
    pub fn is_empty(&self) -> bool {
        self.fitting.is_empty()
    }

    /// What picking the entry of the cursor does.
    pub fn picked(&self) -> Option<Pick> {
        self.fitting().nth(self.cursor?).map(|entry| entry.pick.clone())
    }

    /// Which characters of an entry's label are meant by what is typed.
    pub fn marks(&self, label: &str) -> Vec<bool> {
        self.names().marks(&fold(label), &self.readings)
    }

    /// A key that types.
    pub fn edit(&mut self, key: KeyEvent) {
        let before = self.input.value().to_owned();
        // Only what changes the text changes what fits: a caret that moves answers nothing.
        if edit(&mut self.input, key, LONGEST_VIEW) && self.input.value() != before {
            self.find();
        }
    }

    /// Pasted text.
    pub(super) fn paste(&mut self, text: &str) -> Pasted {
        let pasted = paste(&mut self.input, text, LONGEST_VIEW);
        if pasted != Pasted::Nothing {
            self.find();
            // Nobody pastes a command: a view is meant, even one of words alone.
            let typed = |at: &usize| self.entries.get(*at).is_some_and(|e| e.pick == Pick::Typed);
            if let Some(at) = self.fitting.iter().position(typed) {
                let typed = self.fitting.remove(at);
                self.fitting.insert(0, typed);
                self.cursor = Some(0);
            }
        }
        pasted
    }

    /// The same, saying what is wrong with what was typed.
    #[must_use]
    pub fn with_mistakes(mut self, wrong: Vec<QueryError>) -> Self {
        self.wrong = wrong;
        self
    }

    fn names(&self) -> Names {
        Names::typed(self.input.value())
    }

    fn find(&mut self) {
        self.top = 0;
        self.entries.retain(|entry| entry.pick != Pick::Typed);
        self.wrong.clear();
        let names = self.names();
        let rank = |entry: &Entry| names.rank_placed(&entry.keys, &entry.placed, &self.readings);
        let mut found: Vec<_> =
            self.entries.iter().enumerate().filter_map(|(i, e)| Some((rank(e)?, i))).collect();
        found.sort();
        self.fitting = found.into_iter().map(|(_, i)| i).collect();
        self.cursor = (!self.is_empty()).then_some(0);
        if let Some(lang) = self.asks {
            self.offer_view(lang);
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
        let entry = Entry {
            label: text.to_owned(),
            note: if words {
                lang.pick("在任务里查找", "to be found in tasks").to_owned()
            } else {
                lang.pick("看这个视图", "to be shown as a view").to_owned()
            },
            keys: Vec::new(),
            placed: Vec::new(),
            pick: Pick::Typed,
        };
        self.entries.push(entry);
        let at = if words { self.fitting.len() } else { 0 };
        self.fitting.insert(at, self.entries.len() - 1);
        // A mistyped command must not become a search by itself.
        self.cursor = (!words || at > 0).then_some(0);
    }
}
