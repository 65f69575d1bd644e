//! What the program remembers from one start to the next: which unit is ours, where the reader was, saved views.
//!
//! It is kept in a small RON file that the program alone writes. Several programs may run at once: a change reads
//! the file again under a lock, so that none is lost. A file that cannot be read is never written over: it is set
//! aside under another name first, and one of a later version is left as it is.

mod named;
mod searches;
mod session;

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

pub(crate) use self::named::{Found, task_name, task_named};
pub(crate) use self::searches::{MOST_SEARCHES, Searches};
pub use self::session::{SavedColumn, SavedTitle, Session, SessionLevel};
use crate::index::Index;
use crate::lang::Lang;
use crate::model::UnitId;
use crate::problem::{ProblemKind, Refusal};
use crate::ron::parse_file;
use crate::write::write_file;

/// The version of the file's form.
const FORMAT: u32 = 1;

/// How long another program is waited for that writes the file at the same time.
const PATIENCE: Duration = Duration::from_secs(1);

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Content {
    format: u32,
    /// Whether the user was asked which unit is ours, and answered.
    pub(crate) asked: bool,
    /// Our unit, if the user named one.
    unit: Option<SavedUnit>,
    /// The language, look and so on, where the user changed them in the browser.
    pub(crate) tastes: Tastes,
    /// Where the reader was.
    pub(crate) session: Option<Session>,
    /// The saved views, in the order of their digits.
    pub(crate) views: Vec<SavedView>,
    /// What was searched for, the latest last.
    pub(crate) searches: Vec<String>,
    /// Whether the terminal did not answer when it was asked how wide it draws.
    pub(crate) silent: bool,
}

/// A unit by what makes it the same: its region and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct SavedUnit {
    region: String,
    name: String,
}

/// What the user chose in the browser, by the names that the settings file uses; none if nothing was chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Tastes {
    /// The language.
    pub(crate) lang: Option<String>,
    /// The look.
    pub(crate) look: Option<String>,
    /// The characters that may be drawn; none to ask the terminal at every start.
    pub(crate) chars: Option<String>,
    /// Whether the mouse is used.
    pub(crate) mouse: Option<bool>,
}

/// A view under a name, as its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// What the user calls it.
    pub name: String,
    /// What it asks and how it is shown, as [`View`](crate::query::View) reads it.
    #[serde(rename = "query")]
    pub line: String,
}

/// The remembered state and the file it is kept in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Saved {
    path: Option<PathBuf>,
    content: Content,
    condition: Condition,
}

/// What the file was like when it was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Condition {
    /// There was none.
    #[default]
    Missing,
    /// It could be read.
    Good,
    /// It holds something else.
    Broken,
    /// The system does not let it be read.
    Unreadable,
    /// A later version of the program wrote it.
    Later,
}

impl Saved {
    /// Reads the file; without one, or with one that cannot be read, nothing is remembered.
    pub(crate) fn read(path: Option<PathBuf>) -> Self {
        let (condition, content) = path.as_deref().map_or_else(Default::default, read);
        Self { path, content, condition }
    }

    /// The folder of the file, if there is one.
    pub(crate) fn folder(&self) -> Option<&Path> {
        self.path.as_deref().and_then(Path::parent)
    }

    /// What is remembered.
    pub(crate) fn content(&self) -> &Content {
        &self.content
    }

    /// Whether nobody has been asked yet which unit is ours.
    pub(crate) fn is_first_run(&self) -> bool {
        let can_be_known = !matches!(self.condition, Condition::Later | Condition::Unreadable);
        can_be_known && !self.content.asked && self.content.unit.is_none()
    }

    /// Why nothing is remembered although there is a file, and what becomes of that, in the user's language.
    pub(crate) fn trouble(&self, lang: Lang) -> Option<String> {
        let path = self.path.as_deref()?;
        let shown = path.display();
        match (self.condition, lang) {
            (Condition::Missing | Condition::Good, _) => None,
            (Condition::Broken, lang) => {
                let aside = aside(path);
                let name = aside.file_name().unwrap_or_default().display();
                Some(match lang {
                    Lang::Zh => format!("上次的状态无法读取，将改名保留为 {name}：{shown}"),
                    Lang::En => {
                        format!("what was remembered cannot be read; it is kept as {name}: {shown}")
                    }
                })
            }
            (Condition::Later, Lang::Zh) => {
                Some(format!("上次的状态由更新的版本保存，这次不读也不改：{shown}"))
            }
            (Condition::Later, Lang::En) => {
                Some(format!("a later version wrote what is remembered; it is left alone: {shown}"))
            }
            (Condition::Unreadable, Lang::Zh) => {
                Some(format!("系统不允许读取上次的状态，这次不改动：{shown}"))
            }
            (Condition::Unreadable, Lang::En) => Some(format!(
                "the system forbids to read what is remembered; it is left alone: {shown}"
            )),
        }
    }

    /// Our unit as it was saved, and whether the data knows it.
    pub(crate) fn unit(&self, index: &Index) -> Option<Result<UnitId, String>> {
        let saved = self.content.unit.as_ref()?;
        let units = &index.model().units;
        let found =
            units.iter().position(|unit| unit.region == saved.region && unit.name == saved.name);
        Some(found.map(UnitId::at).ok_or_else(|| format!("{} {}", saved.region, saved.name)))
    }

    /// Remembers which unit is ours, or that none is. For the error see [`Self::change`].
    pub(crate) fn remember_unit(
        &mut self,
        unit: Option<UnitId>,
        index: &Index,
        lang: Lang,
    ) -> Result<(), String> {
        let unit = unit.map(|id| {
            let unit = index.model().unit(id);
            SavedUnit { region: unit.region.clone(), name: unit.name.clone() }
        });
        self.change(lang, |content| {
            content.asked = true;
            content.unit.clone_from(&unit);
        })
    }

    /// Changes what is remembered, on top of what other programs remembered meanwhile.
    ///
    /// The error says in the user's language why it could not be saved; it is still remembered until the end.
    pub(crate) fn change(
        &mut self,
        lang: Lang,
        change: impl Fn(&mut Content),
    ) -> Result<(), String> {
        change(&mut self.content);
        let not = |why: &str| format!("{}{why}", lang.pick("没有记住：", "not remembered: "));
        let Some(path) = self.path.clone() else {
            return Err(not(lang.pick("没有用户文件夹", "there is no folder of the user")));
        };
        let written = self.write(&path, &change);
        match self.condition {
            Condition::Later => {
                Err(not(lang.pick("保存文件属于更新的版本", "the file belongs to a later version")))
            }
            _ => written.map_err(|error| not(&Refusal::from(error).reason(lang))),
        }
    }

    fn write(&mut self, path: &Path, change: &dyn Fn(&mut Content)) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let _lock = lock(path);
        match read(path) {
            (Condition::Good, mut content) => {
                change(&mut content);
                self.content = content;
            }
            (Condition::Broken, _) => std::fs::rename(path, aside(path))?,
            (Condition::Missing, _) => {}
            // What this version cannot read it must not write over.
            (condition @ (Condition::Later | Condition::Unreadable), _) => {
                self.condition = condition;
                return Err(io::Error::from(io::ErrorKind::PermissionDenied));
            }
        }
        self.content.format = FORMAT;
        let pretty = ron::ser::PrettyConfig::default();
        let text = ron::ser::to_string_pretty(&self.content, pretty)
            .map_err(|error| io::Error::other(error.to_string()))?;
        write_file(path, text.as_bytes(), true)?;
        self.condition = Condition::Good;
        Ok(())
    }
}

fn read(path: &Path) -> (Condition, Content) {
    match parse_file::<Content>(path) {
        Ok(content) if content.format == FORMAT => (Condition::Good, content),
        Ok(content) if content.format > FORMAT => (Condition::Later, Content::default()),
        Err(problem) if problem.kind == ProblemKind::Unreadable(Refusal::Missing) => {
            (Condition::Missing, Content::default())
        }
        Err(problem) if matches!(problem.kind, ProblemKind::Unreadable(_)) => {
            (Condition::Unreadable, Content::default())
        }
        _ => (Condition::Broken, Content::default()),
    }
}

/// Keeps other programs from writing the file until it is dropped. Where files cannot be locked, or somebody
/// holds the lock for too long, the file is written all the same: it is always written whole.
fn lock(path: &Path) -> Option<File> {
    let file = File::create(path.with_extension("lock")).ok()?;
    let deadline = Instant::now() + PATIENCE;
    while let Err(TryLockError::WouldBlock) = file.try_lock() {
        if Instant::now() > deadline {
            return None;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    Some(file)
}

/// Where a file that cannot be read is kept: beside its place, under a name that is free.
fn aside(path: &Path) -> PathBuf {
    let name = |n: u32| path.with_extension(format!("broken{n}"));
    (1..1000).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Layer, load};

    #[test]
    fn a_unit_is_remembered_and_a_broken_file_is_kept() {
        let index = Index::new(load(&[Layer::Embedded]).model);
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("deep").join("state.ron");
        let read = || Saved::read(Some(path.clone()));
        assert!(read().is_first_run());
        assert_eq!(read().unit(&index), None);
        let unit = UnitId(7);
        read().remember_unit(Some(unit), &index, Lang::Zh).unwrap();
        assert!(!read().is_first_run());
        assert_eq!(read().unit(&index), Some(Ok(unit)));
        read().remember_unit(None, &index, Lang::Zh).unwrap();
        assert!(!read().is_first_run(), "no unit is an answer");
        let broken = ["", "(format: 1, unit", "\0\0\0", "(format: 0)"];
        for (n, text) in broken.into_iter().enumerate() {
            std::fs::write(&path, text).unwrap();
            let mut saved = read();
            assert!(saved.is_first_run(), "{text}");
            let trouble = saved.trouble(Lang::Zh).unwrap();
            saved.remember_unit(Some(unit), &index, Lang::Zh).unwrap();
            assert_eq!(read().unit(&index), Some(Ok(unit)));
            assert_eq!(read().trouble(Lang::Zh), None);
            let name = format!("state.broken{}", n + 1);
            assert!(trouble.contains(&name), "{name} in {trouble}");
            assert_eq!(std::fs::read_to_string(path.with_file_name(name)).unwrap(), text);
        }
        std::fs::write(&path, "(format: 2, unknown: 5)").unwrap();
        assert!(!read().is_first_run());
        assert!(read().trouble(Lang::Zh).unwrap().contains("更新的版本"));
        let mut before = Saved { path: Some(path.clone()), ..Saved::default() };
        for saved in [&mut read(), &mut before] {
            let told = saved.remember_unit(Some(unit), &index, Lang::Zh).unwrap_err();
            assert!(told.contains("更新的版本"), "{told}");
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "(format: 2, unknown: 5)");
        std::fs::write(&path, "(format: 1, unit: (region: \"某市\", name: \"某局\"))").unwrap();
        assert_eq!(read().unit(&index), Some(Err("某市 某局".to_owned())));
    }

    #[test]
    fn without_a_folder_nothing_is_saved_and_it_is_said() {
        let index = Index::new(load(&[Layer::Embedded]).model);
        let told = Saved::read(None).remember_unit(None, &index, Lang::Zh).unwrap_err();
        assert!(told.contains("没有记住"));
    }

    /// Eight programs that save views at once lose none.
    #[test]
    fn changes_at_the_same_time_are_all_kept() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("state.ron");
        let add = &|program: usize| {
            let mut saved = Saved::read(Some(path.clone()));
            for n in 0..12 {
                let view = SavedView { name: format!("{program}-{n}"), line: "农民".into() };
                saved.change(Lang::Zh, |content| content.views.push(view.clone())).unwrap();
            }
        };
        std::thread::scope(|scope| {
            for program in 0..8 {
                scope.spawn(move || add(program));
            }
        });
        assert_eq!(Saved::read(Some(path)).content().views.len(), 8 * 12);
    }
}
