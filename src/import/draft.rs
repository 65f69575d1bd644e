//! A plan as it was imported, before it is written: plain values in the order of the document.

use super::amounts::Found;
use super::names::Named;
use super::paper::Place;
use super::times::Due;
use crate::date::Date;
use crate::model::Role;

/// The administrative level of a plan, by the name that data files have for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    Nation,
    Province,
    City,
    County,
    Unit,
}

impl Level {
    /// Every level.
    pub(crate) const ALL: [Self; 5] =
        [Self::Nation, Self::Province, Self::City, Self::County, Self::Unit];

    /// The name in options.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Nation => "nation",
            Self::Province => "province",
            Self::City => "city",
            Self::County => "county",
            Self::Unit => "unit",
        }
    }
}

/// A plan that was imported.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) region: String,
    pub(crate) level: Level,
    pub(crate) issuer: Option<String>,
    pub(crate) document_number: Option<String>,
    pub(crate) issued: Option<Date>,
    pub(crate) period: (u16, u16),
    /// The years that targets and times name, where they go beyond the period.
    pub(crate) horizon: Option<(u16, u16)>,
    /// The name of the file and its SHA-256.
    pub(crate) source: (String, String),
    /// Units that stand for others.
    pub(crate) collectives: Vec<String>,
    pub(crate) goals: Vec<Found>,
    pub(crate) areas: Vec<Area>,
}

/// A section of a plan that has tasks.
#[derive(Clone, Debug)]
pub(crate) struct Area {
    pub(crate) title: String,
    pub(crate) kind: Kind,
    /// The headings from the outermost, as they are printed.
    pub(crate) section: String,
    pub(crate) aim: Option<String>,
    pub(crate) tasks: Vec<Task>,
}

/// What kind of section an area is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Action,
    Project,
    Support,
}

/// A task.
#[derive(Clone, Debug)]
pub(crate) struct Task {
    pub(crate) number: String,
    pub(crate) printed: Option<String>,
    pub(crate) title: String,
    pub(crate) part: Option<String>,
    pub(crate) due: Option<Due>,
    /// The units in order, each with its role.
    pub(crate) units: Vec<(Role, Named)>,
    pub(crate) role_words: Vec<(Role, String)>,
    /// The words for units whose role has several, by name.
    pub(crate) unit_words: Vec<(String, String)>,
    pub(crate) people: Vec<Beside>,
    pub(crate) offices: Vec<Beside>,
    pub(crate) measures: Vec<String>,
    pub(crate) targets: Vec<Found>,
    /// Its passages as they stand in the document.
    pub(crate) original: Vec<(Place, String)>,
    pub(crate) place: Place,
}

/// People or offices that stand beside the units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Beside {
    pub(crate) word: String,
    pub(crate) names: Vec<String>,
    pub(crate) unit: Option<String>,
}

impl Draft {
    /// Every task.
    pub(crate) fn tasks(&self) -> impl Iterator<Item = &Task> {
        self.areas.iter().flat_map(|area| &area.tasks)
    }

    /// Collects the units that stand for others, each once.
    pub(crate) fn collect(&mut self) {
        let mut out: Vec<String> = Vec::new();
        for (_, named) in self.tasks().flat_map(|task| &task.units) {
            if named.collective && !out.contains(&named.name) {
                out.push(named.name.clone());
            }
        }
        self.collectives = out;
    }
}
