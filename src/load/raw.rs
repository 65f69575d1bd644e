//! The data files as they are written: a serde mirror of the RON, field by field.
//!
//! Nothing is checked here beyond shape; [`super::resolve`] and [`super::registry`] say what the values mean.
//! A field that is not listed here is an error, so that a misspelt one cannot pass unseen.

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Plan {
    pub(super) format: u32,
    pub(super) id: String,
    pub(super) title: String,
    pub(super) region: String,
    pub(super) level: Level,
    #[serde(default)]
    pub(super) issuer: Option<String>,
    #[serde(default)]
    pub(super) document_number: Option<String>,
    #[serde(default)]
    pub(super) issued: Option<String>,
    #[serde(default)]
    pub(super) basis: Vec<Basis>,
    pub(super) period: (u16, u16),
    #[serde(default)]
    pub(super) horizon: Option<(u16, u16)>,
    #[serde(default)]
    pub(super) source: Option<Source>,
    #[serde(default)]
    pub(super) unit_forms: Vec<UnitForm>,
    #[serde(default)]
    pub(super) collectives: Vec<Collective>,
    #[serde(default)]
    pub(super) remarks: Vec<Remark>,
    #[serde(default)]
    pub(super) goals: Vec<Target>,
    #[serde(default)]
    pub(super) milestones: Vec<Milestone>,
    #[serde(default)]
    pub(super) areas: Vec<Area>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) enum Level {
    Nation,
    Province,
    City,
    County,
    Unit,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub(super) file: String,
    pub(super) sha256: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Basis {
    pub(super) title: String,
    #[serde(default)]
    pub(super) document_number: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UnitForm {
    pub(super) name: String,
    pub(super) written: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Collective {
    pub(super) name: String,
    pub(super) covers: Covers,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Remark {
    pub(super) rule: String,
    #[serde(default)]
    pub(super) tasks: Vec<String>,
    pub(super) why: String,
}

#[derive(Debug, Deserialize)]
pub(super) enum Covers {
    NamedUnits,
    Units(Vec<String>),
    Unlisted,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Target {
    pub(super) what: String,
    pub(super) amount: Amount,
    pub(super) unit: String,
    #[serde(default)]
    pub(super) when: Option<When>,
    #[serde(default)]
    pub(super) scope: Option<String>,
    #[serde(default)]
    pub(super) note: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) enum Amount {
    AtLeast(f64),
    MoreThan(f64),
    Exactly(f64),
    About(f64),
    Between(f64, f64),
    AtMost(f64),
    LessThan(f64),
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) enum When {
    EveryYear,
    EveryTerm,
    By(u16),
    Within(u16, u16),
    Once(u16),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Milestone {
    pub(super) year: u16,
    #[serde(default)]
    pub(super) month: Option<u8>,
    pub(super) what: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Due {
    pub(super) text: String,
    #[serde(default)]
    pub(super) from: Option<String>,
    #[serde(default)]
    pub(super) to: Option<String>,
    #[serde(default)]
    pub(super) open: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Beside {
    pub(super) word: String,
    pub(super) names: Vec<String>,
    #[serde(default)]
    pub(super) unit: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RoleWords {
    #[serde(default)]
    pub(super) lead: Option<String>,
    #[serde(default)]
    pub(super) responsible: Option<String>,
    #[serde(default)]
    pub(super) in_charge: Option<String>,
    #[serde(default)]
    pub(super) guidance: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) enum Kind {
    Action,
    Project,
    Support,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Area {
    pub(super) title: String,
    pub(super) kind: Kind,
    #[serde(default)]
    pub(super) theme: Option<String>,
    #[serde(default)]
    pub(super) section: Option<String>,
    #[serde(default)]
    pub(super) aim: Option<String>,
    #[serde(default)]
    pub(super) lead: Vec<String>,
    #[serde(default)]
    pub(super) responsible: Vec<String>,
    #[serde(default)]
    pub(super) in_charge: Vec<String>,
    #[serde(default)]
    pub(super) guidance: Vec<String>,
    #[serde(default)]
    pub(super) tasks: Vec<Task>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Task {
    pub(super) number: String,
    #[serde(default)]
    pub(super) printed: Option<String>,
    #[serde(default)]
    pub(super) section: Option<String>,
    pub(super) title: String,
    #[serde(default)]
    pub(super) part: Option<String>,
    #[serde(default)]
    pub(super) theme: Option<String>,
    #[serde(default)]
    pub(super) period: Option<(u16, u16)>,
    #[serde(default)]
    pub(super) lead: Option<Vec<String>>,
    #[serde(default)]
    pub(super) responsible: Option<Vec<String>>,
    #[serde(default)]
    pub(super) in_charge: Option<Vec<String>>,
    #[serde(default)]
    pub(super) guidance: Option<Vec<String>>,
    #[serde(default)]
    pub(super) role_words: RoleWords,
    #[serde(default)]
    pub(super) unit_words: Vec<(String, String)>,
    #[serde(default)]
    pub(super) people: Vec<Beside>,
    #[serde(default)]
    pub(super) offices: Vec<Beside>,
    #[serde(default)]
    pub(super) due: Option<Due>,
    #[serde(default)]
    pub(super) milestones: Vec<Milestone>,
    #[serde(default)]
    pub(super) measures: Vec<String>,
    #[serde(default)]
    pub(super) targets: Vec<Target>,
    #[serde(default)]
    pub(super) said: Vec<String>,
    #[serde(default)]
    pub(super) original: Vec<String>,
}

/// The passages of the tasks of a plan, in a file of their own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Originals {
    pub(super) format: u32,
    pub(super) plan: String,
    pub(super) source: Source,
    pub(super) tasks: Vec<OriginalTask>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OriginalTask {
    pub(super) number: String,
    pub(super) original: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Themes {
    pub(super) format: u32,
    pub(super) themes: Vec<Theme>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Theme {
    pub(super) id: String,
    pub(super) name: String,
    #[serde(default)]
    pub(super) words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Units {
    pub(super) format: u32,
    #[serde(default)]
    pub(super) levels: Vec<LevelKind>,
    #[serde(default)]
    pub(super) systems: Vec<System>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) format: u32,
    #[serde(default)]
    pub(super) same: Vec<Vec<String>>,
    #[serde(default)]
    pub(super) meant: Vec<Meant>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Meant {
    pub(super) say: Vec<String>,
    pub(super) mean: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LevelKind {
    pub(super) kind: String,
    pub(super) levels: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct System {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) names: Vec<Vec<String>>,
}
