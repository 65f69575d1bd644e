//! A document that is brought in: what was read of it, beside the document, and what the reader corrects before it is saved.
//!
//! What the reader said is a list of corrections; what is shown is always the document with them, read anew. To undo is to go
//! back to a list of before. Nothing is written before the reader says so.

mod lines;
mod text;
mod units;

use std::path::PathBuf;
use std::sync::Arc;

use tui_input::Input;

pub(crate) use self::lines::{Heading, Line};
pub(crate) use self::units::units;
use self::units::{line_of_units, units_of_line};
use crate::import::{
    Change, Correction, Imported, Layout, Lead, NoPlan, Options, Task, corrections,
    import_corrected, years,
};
use crate::lang::Lang;

/// See the module's documentation.
#[derive(Clone, Debug)]
pub struct Review {
    /// The path of the document, as it is shown.
    pub(crate) path: String,
    bytes: Arc<Vec<u8>>,
    /// What was read; none as long as the reader did not say what the document leaves open.
    imported: Option<Imported>,
    said: Vec<Correction>,
    /// What was said before each change, the last one last, and what was undone.
    past: Vec<Vec<Correction>>,
    undone: Vec<Vec<Correction>>,
    /// What was said when nothing needed to be saved.
    kept: Vec<Correction>,
    lines: Vec<Line>,
    /// The line of the cursor, and the first line that is shown.
    pub(crate) cursor: usize,
    pub(crate) top: usize,
    /// The first line of the text below that is shown.
    pub(crate) text_top: usize,
    /// What is typed, and what it answers.
    pub(crate) line: Option<(Asks, Input)>,
    /// Where the plan goes.
    pub(crate) destination: Option<Destination>,
    /// Whether the reader was warned that leaving loses what was said.
    pub(crate) warned: bool,
    /// Whether the keys are listed in place of the text.
    pub(crate) help: bool,
}

/// What is asked for in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asks {
    Region,
    Period,
    /// The plan's title.
    Title,
    /// The number and title of a task, by its position in the plan.
    Named(usize),
    /// The units of a task, by its position in the plan.
    Units(usize),
    /// From which of its measures on a task is another one, by its position in the plan.
    Split(usize),
}

/// Where a plan goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Destination {
    pub(crate) id: String,
    pub(crate) path: PathBuf,
    /// Whether a file is there, which will be kept beside it.
    pub(crate) exists: bool,
}

impl Review {
    /// A document that was read. The error says why it cannot become a plan.
    pub(crate) fn open(path: String, bytes: Arc<Vec<u8>>) -> Result<Self, NoPlan> {
        let mut review = Self {
            path,
            bytes,
            imported: None,
            said: Vec::new(),
            past: Vec::new(),
            undone: Vec::new(),
            kept: Vec::new(),
            lines: Vec::new(),
            cursor: 0,
            top: 0,
            text_top: 0,
            line: None,
            destination: None,
            warned: false,
            help: false,
        };
        review.read()?;
        Ok(review)
    }

    /// What was read.
    pub(crate) fn imported(&self) -> Option<&Imported> {
        self.imported.as_ref()
    }

    pub(crate) fn lines(&self) -> &[Line] {
        &self.lines
    }

    pub(crate) fn line_of_cursor(&self) -> Option<Line> {
        self.lines.get(self.cursor).copied()
    }

    /// The position in the plan of the task of the cursor.
    pub(crate) fn task(&self) -> Option<usize> {
        match self.line_of_cursor()? {
            Line::Task(at) => Some(at),
            _ => None,
        }
    }

    /// Whether something was said that is not saved.
    pub(crate) fn is_changed(&self) -> bool {
        self.said != self.kept
    }

    /// How many corrections were made, with those that do not fit any more.
    pub(crate) fn corrections(&self) -> usize {
        self.said.len()
    }

    /// How many corrections hold.
    pub(crate) fn in_force(&self) -> usize {
        self.imported.as_ref().map_or(0, |imported| imported.corrections.len())
    }

    /// Whether a task was corrected.
    pub(crate) fn is_corrected(&self, task: &Task) -> bool {
        self.said.iter().any(|said| said.made(task))
    }

    /// Reads the document with what was said; asks for what it leaves open.
    fn read(&mut self) -> Result<(), NoPlan> {
        let options = Options::default();
        match import_corrected(&self.path, &self.bytes, &options, &self.said) {
            Ok(imported) => {
                self.lines = lines::lines(&imported);
                self.imported = Some(imported);
                self.keep_cursor();
            }
            Err(NoPlan::NoRegion) => self.line = Some((Asks::Region, Input::default())),
            Err(NoPlan::NoYears) => self.line = Some((Asks::Period, Input::default())),
            Err(why) => return Err(why),
        }
        Ok(())
    }

    /// Takes over what was corrected before, from the plan file that is there already.
    pub(crate) fn take_over(&mut self, plan: &str) {
        let before = corrections(plan);
        if self.said.is_empty() && !before.is_empty() {
            self.said = before;
            if self.read().is_ok() {
                self.kept = self.said.clone();
            } else {
                self.said.clear();
                let _ = self.read();
            }
        }
    }

    /// Says something more. The error says why the document cannot be read so; nothing is changed then.
    pub(crate) fn say(&mut self, correction: Correction) -> Result<(), NoPlan> {
        let before = self.said.clone();
        // A new answer of the same kind takes the place of the old one.
        let of_plan = !matches!(correction, Correction::Task(..) | Correction::Adopt(_));
        let kind = std::mem::discriminant(&correction);
        self.said.retain(|said| {
            let same = of_plan && std::mem::discriminant(said) == kind;
            !same && !correction.replaces(said)
        });
        self.said.push(correction);
        if let Err(why) = self.read() {
            self.said = before;
            let _ = self.read();
            return Err(why);
        }
        self.past.push(before);
        self.undone.clear();
        self.warned = false;
        Ok(())
    }

    /// Corrects the task of the cursor; false if the cursor is on none.
    pub(crate) fn correct(&mut self, change: Change) -> bool {
        let correction = self.task().and_then(|at| {
            let task = self.imported.as_ref()?.draft.tasks().nth(at)?;
            Some(Correction::of(task, change))
        });
        correction.is_some_and(|correction| {
            // What does not fit, such as a first task that belongs to the one before, is as if it had not been said.
            let done = self.say(correction.clone()).is_ok();
            let unfit = |of: &Imported| of.unfit.contains(&correction);
            if done && self.imported.as_ref().is_some_and(unfit) {
                self.undo();
                self.undone.clear();
                return false;
            }
            done
        })
    }

    /// The way of reading lists that comes after the present one.
    pub(crate) fn next_lead(&self) -> Lead {
        let now = self.said.iter().rev().find_map(|said| match said {
            Correction::Lead(lead) => Some(*lead),
            _ => None,
        });
        let at = now.and_then(|now| Lead::ALL.iter().position(|lead| *lead == now));
        Lead::ALL.get(at.map_or(0, |at| at + 1)).copied().unwrap_or(Lead::First)
    }

    /// The layouts to try after the present one, each once.
    pub(crate) fn next_layouts(&self) -> Vec<Layout> {
        let now = self.imported.as_ref().map_or("", |imported| imported.review.layout);
        let at = Layout::ALL.iter().position(|layout| layout.name() == now);
        let mut all = Layout::ALL.to_vec();
        all.rotate_left(at.map_or(0, |at| at + 1));
        all.retain(|layout| layout.name() != now);
        all
    }

    /// Goes back to what was said before; false if nothing was.
    pub(crate) fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop() else { return false };
        self.undone.push(std::mem::replace(&mut self.said, before));
        let _ = self.read();
        true
    }

    /// Says again what was undone; false if nothing was.
    pub(crate) fn redo(&mut self) -> bool {
        let Some(again) = self.undone.pop() else { return false };
        self.past.push(std::mem::replace(&mut self.said, again));
        let _ = self.read();
        true
    }

    /// Opens the line in which the title of the plan or of the task of the cursor is changed; false if the cursor is on neither.
    pub(crate) fn rename(&mut self) -> bool {
        let Some(imported) = &self.imported else { return false };
        let (asks, text) = match self.line_of_cursor() {
            Some(Line::Save) => (Asks::Title, imported.draft.title.clone()),
            Some(Line::Task(at)) => {
                let Some(task) = imported.draft.tasks().nth(at) else { return false };
                let number = task.printed.as_deref().map(|printed| format!("{printed} "));
                (Asks::Named(at), number.unwrap_or_default() + &task.title)
            }
            _ => return false,
        };
        self.line = Some((asks, Input::new(text)));
        true
    }

    /// Opens the line in which the units of the task of the cursor are written; false if the cursor is on none.
    pub(crate) fn write_units(&mut self, lang: Lang) -> bool {
        let Some((at, task)) = self.task_of_cursor() else { return false };
        self.line = Some((Asks::Units(at), Input::new(line_of_units(task, lang))));
        true
    }

    /// Opens the line that asks where the task of the cursor is parted; false if the cursor is on none that has measures.
    pub(crate) fn part(&mut self) -> bool {
        let Some((at, task)) = self.task_of_cursor() else { return false };
        let parts = !task.measures.is_empty();
        if parts {
            self.line = Some((Asks::Split(at), Input::default()));
        }
        parts
    }

    fn task_of_cursor(&self) -> Option<(usize, &Task)> {
        let at = self.task()?;
        Some((at, self.imported.as_ref()?.draft.tasks().nth(at)?))
    }

    /// Makes a task of the passage of the cursor; false if the cursor is on none that was left out.
    pub(crate) fn adopt(&mut self) -> bool {
        let Some(found) = self.imported.as_ref().map(|imported| &imported.review) else {
            return false;
        };
        let passage = match self.line_of_cursor() {
            Some(Line::Unplaced(at)) => found.unplaced.get(at),
            Some(Line::Outside(at)) => found.outside.get(at),
            _ => None,
        };
        let correction = passage.map(|(_, text)| Correction::Adopt(text.clone()));
        correction.is_some_and(|correction| self.say(correction).is_ok())
    }

    /// Drops the correction of the cursor that does not fit any more; false if the cursor is on none.
    pub(crate) fn drop_unfit(&mut self) -> bool {
        let Some(Line::Unfit(at)) = self.line_of_cursor() else { return false };
        let unfit = self.imported.as_ref().and_then(|imported| imported.unfit.get(at)).cloned();
        let before = self.said.clone();
        self.said.retain(|said| Some(said) != unfit.as_ref());
        let _ = self.read();
        self.past.push(before);
        self.undone.clear();
        true
    }

    /// Takes what was typed. The error says why the document cannot be read so; none if what was typed means nothing.
    pub(crate) fn answer(&mut self) -> Result<(), Option<NoPlan>> {
        let Some((asks, input)) = &self.line else { return Ok(()) };
        let (asks, text) = (*asks, input.value().trim().to_owned());
        if text.is_empty() {
            return Err(None);
        }
        let correction = match asks {
            Asks::Region => Correction::Region(text),
            Asks::Title => Correction::Title(text),
            Asks::Period => {
                let (first, last) = years(&text).ok_or(None)?;
                Correction::Period(first, last)
            }
            Asks::Units(at) => {
                let lists = units_of_line(&text).ok_or(None)?;
                let lists = lists.into_iter().map(|(role, names)| (role.key().to_owned(), names));
                Correction::of(self.nth(at).ok_or(None)?, Change::Units(lists.collect()))
            }
            Asks::Split(at) => {
                let task = self.nth(at).ok_or(None)?;
                let from = text.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
                let measure = from.and_then(|from| task.measures.get(from)).ok_or(None)?;
                Correction::of(task, Change::Split(measure.clone()))
            }
            Asks::Named(at) => {
                let task = self.nth(at).ok_or(None)?;
                // The number stands before the first blank, where the task has one or what stands there looks like one.
                let numbered =
                    |word: &str| task.printed.is_some() || word.contains(|c: char| c.is_numeric());
                let parts = text.split_once(char::is_whitespace);
                let (number, title) = match parts.filter(|(word, _)| numbered(word)) {
                    Some((number, title)) => (number, title.trim()),
                    None => ("", text.as_str()),
                };
                Correction::of(task, Change::Named(number.to_owned(), title.to_owned()))
            }
        };
        self.line = None;
        self.say(correction).map_err(Some)
    }

    /// A task by its position in the plan.
    fn nth(&self, at: usize) -> Option<&Task> {
        self.imported.as_ref().and_then(|of| of.draft.tasks().nth(at))
    }

    /// Leaves the line; false if there was none, or the document cannot be read without an answer.
    pub(crate) fn leave_line(&mut self) -> bool {
        self.imported.is_some() && self.line.take().is_some()
    }

    /// Moves the cursor by so many lines that it may stand on.
    pub(crate) fn go(&mut self, by: isize) {
        let stops: Vec<usize> = (0..self.lines.len())
            .filter(|at| self.lines.get(*at).is_some_and(Line::is_stop))
            .collect();
        let at = stops.iter().position(|stop| *stop >= self.cursor).unwrap_or(0);
        let to = at.saturating_add_signed(by).min(stops.len().saturating_sub(1));
        let to = stops.get(to).copied().unwrap_or(0);
        if to != self.cursor {
            self.text_top = 0;
        }
        self.cursor = to;
    }

    /// Puts the cursor on a line, if it may stand there.
    pub(crate) fn put(&mut self, line: usize) {
        if self.lines.get(line).is_some_and(Line::is_stop) && line != self.cursor {
            (self.cursor, self.text_top) = (line, 0);
        }
    }

    /// From what is to be looked at to the task in which it stands; false if there is none.
    pub(crate) fn jump_to_task(&mut self) -> bool {
        let Some(imported) = &self.imported else { return false };
        let place = match self.line_of_cursor() {
            Some(Line::Unplaced(at)) => imported.review.unplaced.get(at).map(|(place, _)| place),
            Some(Line::Question(at)) => imported.review.questions.get(at).map(|of| &of.place),
            _ => None,
        };
        let places: Vec<_> = imported.draft.tasks().map(|task| &task.place).collect();
        let task = place.and_then(|place| imported.original.last_before(place, &places));
        let line = task.and_then(|task| self.lines.iter().position(|l| *l == Line::Task(task)));
        line.inspect(|line| self.put(*line)).is_some()
    }

    /// The cursor stays where it was as far as there are lines.
    fn keep_cursor(&mut self) {
        self.cursor = self.cursor.min(self.lines.len().saturating_sub(1));
        while self.cursor > 0 && !self.lines.get(self.cursor).is_some_and(Line::is_stop) {
            self.cursor -= 1;
        }
    }
}
