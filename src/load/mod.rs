//! From data files to the model: the files are read, parsed, merged and checked.
//!
//! Layers are read in order. A plan of a later layer takes the place of an earlier layer's plan with the same
//! id; themes and unit systems are merged by id. Whatever is wrong is a [`Problem`]; the rest still loads.

mod embedded;
mod files;
mod fingerprint;
mod originals;
mod raw;
mod registry;
mod resolve;
mod shared;
mod sources;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use self::originals::OriginalFile;
use self::registry::Registry;
use self::resolve::{Builder, PlanFile};
pub(crate) use self::sources::{PlanSource, Sources};
use crate::model::{Model, Origin};
use crate::problem::{Problem, ProblemKind, Severity};
use crate::ron::{Places, parse, read};

/// The versions of the format that are read. 2 has more to say of a task: parts, times, guidance, people, offices; and no theme
/// is needed.
const FORMATS: std::ops::RangeInclusive<u32> = 1..=2;

/// Where data comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layer {
    /// What is part of the program.
    Embedded,
    /// A folder that should hold data; that it does not is a problem.
    Dir(PathBuf),
    /// A folder that may hold data; nothing is said if it does not exist.
    OptionalDir(PathBuf),
    /// Files and folders that belong together: no two of their plans may share an id.
    Paths(Vec<PathBuf>),
}

/// The data files of a folder.
pub(crate) fn data_files(folder: &Path) -> Vec<PathBuf> {
    files::data_files(folder).0
}

/// The folder in which a new plan would be found the next time: that of the user, or else one that was named.
pub(crate) fn folder_for_plans(layers: &[Layer]) -> Option<&Path> {
    let of_user = layers.iter().find_map(|layer| match layer {
        Layer::OptionalDir(path) => Some(path.as_path()),
        _ => None,
    });
    of_user.or_else(|| {
        layers.iter().rev().find_map(|layer| match layer {
            Layer::Dir(path) => Some(path.as_path()),
            Layer::Paths(paths) => {
                paths.iter().rev().find(|path| path.is_dir()).map(PathBuf::as_path)
            }
            Layer::Embedded | Layer::OptionalDir(_) => None,
        })
    })
}

/// What was loaded, and what was wrong with it.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Everything that could be read.
    pub model: Model,
    /// Everything that was wrong, in the order of the files.
    pub problems: Vec<Problem>,
    /// The files of the plans, to say where in them something stands.
    pub sources: Sources,
}

/// Loads every layer in order.
///
/// ```
/// use fengong::load::{Layer, load};
/// let loaded = load(&[Layer::Embedded]);
/// assert!(loaded.problems.is_empty());
/// assert_eq!(loaded.model.plans.len(), 5);
/// ```
pub fn load(layers: &[Layer]) -> Loaded {
    let mut loader = Loader { named: named_files(layers), ..Loader::default() };
    for (number, layer) in layers.iter().enumerate() {
        loader.layer(number, layer);
    }
    loader.finish()
}

/// What a data file holds, by its name.
enum Content {
    Themes,
    Units,
    Words,
    Original,
    Plan,
}

/// How the names of files end that hold the passages of a plan's tasks.
pub(crate) const ORIGINAL: &str = ".original.ron";

impl Content {
    fn of(path: &Path) -> Self {
        let named = |name| path.file_name().is_some_and(|n| n.eq_ignore_ascii_case(name));
        if named("themes.ron") {
            Self::Themes
        } else if named("units.ron") {
            Self::Units
        } else if named("words.ron") {
            Self::Words
        } else if path
            .file_name()
            .is_some_and(|n| n.to_string_lossy().to_lowercase().ends_with(ORIGINAL))
        {
            Self::Original
        } else {
            Self::Plan
        }
    }
}

#[derive(Default)]
struct Loader {
    registry: Registry,
    /// The plans so far, with the number of the layer each came from.
    plans: Vec<(usize, PlanFile)>,
    /// The passages of tasks, which are given to them when all plans are there.
    originals: Vec<OriginalFile>,
    problems: Vec<Problem>,
    /// The texts of the files that are no plans.
    shared: Vec<String>,
    /// The files that are named one by one or in a folder that is: they belong to that layer, wherever else they lie.
    named: HashSet<PathBuf>,
    /// The files that were read.
    seen: HashSet<PathBuf>,
}

impl Loader {
    fn layer(&mut self, number: usize, layer: &Layer) {
        match layer {
            Layer::Embedded => {
                let shared = [embedded::THEMES, embedded::UNITS, embedded::WORDS];
                for (name, text) in shared.into_iter().chain(embedded::PLANS) {
                    self.file(number, Path::new(name), text, Origin::Embedded);
                }
            }
            Layer::OptionalDir(path) if !path.is_dir() => {}
            Layer::Dir(path) => self.dir(number, path, false),
            Layer::OptionalDir(path) => {
                let known = self.problems.len();
                self.dir(number, path, false);
                // That a folder which nobody named holds no data is no problem.
                let mut at = 0;
                self.problems.retain(|problem| {
                    at += 1;
                    at <= known || !matches!(problem.kind, ProblemKind::NoData(_))
                });
            }
            Layer::Paths(paths) => {
                for path in paths {
                    if path.is_dir() {
                        self.dir(number, path, true);
                    } else {
                        self.read_once(number, path, true);
                    }
                }
            }
        }
    }

    fn dir(&mut self, layer: usize, path: &Path, named: bool) {
        let (paths, problems) = files::data_files(path);
        self.problems.extend(problems);
        for path in &paths {
            self.read_once(layer, path, named);
        }
    }

    /// Reads a file unless it was read already, or belongs to a layer that names it: a folder may be given twice.
    fn read_once(&mut self, layer: usize, path: &Path, named: bool) {
        let file = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if (named || !self.named.contains(&file)) && self.seen.insert(file) {
            self.read(layer, path);
        }
    }

    fn read(&mut self, layer: usize, path: &Path) {
        match read(path) {
            Ok(text) => self.file(layer, path, &text, Origin::File(path.to_owned())),
            Err(problem) => self.problems.push(*problem),
        }
    }

    fn file(&mut self, layer: usize, path: &Path, text: &str, origin: Origin) {
        let name = path.display().to_string();
        let result = match Content::of(path) {
            Content::Themes => parse(&name, text).map(|mut raw: raw::Themes| {
                self.problems.extend(unknown_format(&name, text, raw.format));
                let empty = shared::empty_in_themes(&mut raw);
                self.problems.extend(empty_texts(&name, text, empty));
                self.registry.add_themes(raw);
            }),
            Content::Units => parse(&name, text).map(|mut raw: raw::Units| {
                self.problems.extend(unknown_format(&name, text, raw.format));
                let empty = shared::empty_in_units(&mut raw);
                self.problems.extend(empty_texts(&name, text, empty));
                self.registry.add_units(raw);
            }),
            Content::Words => parse(&name, text).map(|mut raw: raw::Words| {
                self.problems.extend(unknown_format(&name, text, raw.format));
                let empty = shared::empty_in_words(&mut raw);
                self.problems.extend(empty_texts(&name, text, empty));
                self.registry.add_words(raw);
            }),
            Content::Original => parse(&name, text).map(|raw: raw::Originals| {
                self.problems.extend(unknown_format(&name, text, raw.format));
                self.originals.push(OriginalFile {
                    name: name.clone(),
                    text: text.to_owned(),
                    raw,
                });
            }),
            Content::Plan => parse(&name, text).map(|raw| {
                let raw: raw::Plan = raw;
                self.problems.extend(unknown_format(&name, text, raw.format));
                self.plan(
                    layer,
                    PlanFile { name: name.clone(), text: text.to_owned(), origin, raw },
                );
            }),
        };
        match result {
            Err(problem) => self.problems.push(*problem),
            Ok(()) if !matches!(Content::of(path), Content::Plan | Content::Original) => {
                self.shared.push(text.to_owned());
            }
            Ok(()) => {}
        }
    }

    fn plan(&mut self, layer: usize, file: PlanFile) {
        let id = file.raw.id.clone();
        let report = |severity, kind| Problem {
            severity,
            file: file.name.clone(),
            spot: Some(Places::of(&file.text).find("id")),
            path: "id".to_owned(),
            kind,
        };
        let usable = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if id.is_empty() || !id.chars().all(usable) {
            self.problems.push(report(Severity::Error, ProblemKind::BadId(id)));
            return;
        }
        let Some(known) = self.plans.iter_mut().find(|(_, other)| other.raw.id == id) else {
            self.plans.push((layer, file));
            return;
        };
        let other = known.1.name.clone();
        if known.0 == layer {
            self.problems.push(report(Severity::Error, ProblemKind::DuplicatePlan(id, other)));
        } else {
            self.problems.push(report(Severity::Note, ProblemKind::Replaced(id, other)));
            *known = (layer, file);
        }
    }

    fn finish(mut self) -> Loaded {
        let texts = self.plans.iter().map(|(_, file)| &file.text).chain(&self.shared);
        let fingerprint = fingerprint::fingerprint(texts.map(String::as_str));
        let mut builder = Builder::new(&self.registry);
        for (_, file) in self.plans {
            builder.add(file);
        }
        let (mut model, problems, sources) = builder.finish();
        model.fingerprint = fingerprint;
        self.problems.extend(problems);
        self.problems.extend(originals::attach_all(&mut model, self.originals));
        Loaded { model, problems: self.problems, sources }
    }
}

/// The files of the layers that name them.
fn named_files(layers: &[Layer]) -> HashSet<PathBuf> {
    let paths = layers.iter().filter_map(|layer| match layer {
        Layer::Paths(paths) => Some(paths),
        _ => None,
    });
    let files = paths.flatten().flat_map(|path| {
        if path.is_dir() { files::data_files(path).0 } else { vec![path.clone()] }
    });
    files.filter_map(|file| fs::canonicalize(file).ok()).collect()
}

/// The problem of a file that was written for another version of the format.
fn unknown_format(file: &str, text: &str, format: u32) -> Option<Problem> {
    (!FORMATS.contains(&format)).then(|| Problem {
        severity: Severity::Warning,
        file: file.to_owned(),
        spot: Some(Places::of(text).find("format")),
        path: "format".to_owned(),
        kind: ProblemKind::Format(format),
    })
}

/// The problems of texts that are empty, by their paths.
fn empty_texts(file: &str, text: &str, paths: Vec<String>) -> Vec<Problem> {
    if paths.is_empty() {
        return Vec::new();
    }
    let places = Places::of(text);
    let problem = |path: String| Problem {
        severity: Severity::Error,
        file: file.to_owned(),
        spot: Some(places.find(&path)),
        path,
        kind: ProblemKind::EmptyText,
    };
    paths.into_iter().map(problem).collect()
}
