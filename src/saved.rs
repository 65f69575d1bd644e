//! What the program remembers from one start to the next: which unit is ours.
//!
//! It is kept in a small RON file that the program alone writes. A file that cannot be read is never written
//! over: it is set aside under another name first, and one of a later version is left as it is.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::index::Index;
use crate::lang::Lang;
use crate::load::parse_file;
use crate::model::UnitId;
use crate::problem::Refusal;
use crate::write::write_file;

/// The version of the file's form.
const FORMAT: u32 = 1;

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Content {
    format: u32,
    /// Our unit, if the user named one.
    #[serde(default)]
    unit: Option<SavedUnit>,
}

/// A unit by what makes it the same: its region and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct SavedUnit {
    region: String,
    name: String,
}

/// The remembered state and the file it is kept in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
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
    /// It could not be read.
    Broken,
    /// A later version of the program wrote it.
    Later,
}

impl Saved {
    /// Reads the file; without one, or with one that cannot be read, nothing is remembered.
    pub fn read(path: Option<PathBuf>) -> Self {
        let Some(file) = path.clone().filter(|path| path.exists()) else {
            return Self { path, ..Self::default() };
        };
        match parse_file::<Content>(&file) {
            Ok(content) if content.format == FORMAT => {
                Self { path, content, condition: Condition::Good }
            }
            Ok(content) if content.format > FORMAT => {
                Self { path, condition: Condition::Later, ..Self::default() }
            }
            _ => Self { path, condition: Condition::Broken, ..Self::default() },
        }
    }

    /// Whether nobody has been asked yet which unit is ours.
    pub fn is_first_run(&self) -> bool {
        matches!(self.condition, Condition::Missing | Condition::Broken)
    }

    /// Our unit as it was saved, and whether the data knows it.
    pub fn unit(&self, index: &Index) -> Option<Result<UnitId, String>> {
        let saved = self.content.unit.as_ref()?;
        let units = &index.model().units;
        let found =
            units.iter().position(|unit| unit.region == saved.region && unit.name == saved.name);
        Some(found.map(UnitId::at).ok_or_else(|| format!("{} {}", saved.region, saved.name)))
    }

    /// Remembers which unit is ours, or that none is.
    ///
    /// The error says in the user's language why it could not be saved; it is still remembered until the end.
    pub fn remember_unit(
        &mut self,
        unit: Option<UnitId>,
        index: &Index,
        lang: Lang,
    ) -> Result<(), String> {
        self.content.unit = unit.map(|id| {
            let unit = index.model().unit(id);
            SavedUnit { region: unit.region.clone(), name: unit.name.clone() }
        });
        let not = |why: &str| format!("{}{why}", lang.pick("没有记住：", "not remembered: "));
        let Some(path) = self.path.clone() else {
            return Err(not(lang.pick("没有用户文件夹", "there is no folder of the user")));
        };
        if self.condition == Condition::Later {
            let why = lang.pick("保存文件属于更新的版本", "the file belongs to a later version");
            return Err(not(why));
        }
        self.write(&path).map_err(|error| not(&Refusal::from(error).reason(lang)))
    }

    fn write(&mut self, path: &Path) -> io::Result<()> {
        if self.condition == Condition::Broken {
            std::fs::rename(path, aside(path))?;
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
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
        for text in ["", "(format: 1, unit", "\0\0\0", "(format: 0)"] {
            std::fs::write(&path, text).unwrap();
            let mut saved = read();
            assert!(saved.is_first_run(), "{text}");
            saved.remember_unit(Some(unit), &index, Lang::Zh).unwrap();
            assert_eq!(read().unit(&index), Some(Ok(unit)));
        }
        let kept = std::fs::read_to_string(path.with_extension("broken2")).unwrap();
        assert_eq!(kept, "(format: 1, unit");
        std::fs::write(&path, "(format: 2)").unwrap();
        assert!(!read().is_first_run());
        assert!(read().remember_unit(Some(unit), &index, Lang::Zh).is_err());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "(format: 2)");
        std::fs::write(&path, "(format: 1, unit: (region: \"某市\", name: \"某局\"))").unwrap();
        assert_eq!(read().unit(&index), Some(Err("某市 某局".to_owned())));
    }

    #[test]
    fn without_a_folder_nothing_is_saved_and_it_is_said() {
        let index = Index::new(load(&[Layer::Embedded]).model);
        let told = Saved::read(None).remember_unit(None, &index, Lang::Zh).unwrap_err();
        assert!(told.contains("没有记住"));
    }
}
