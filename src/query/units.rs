//! Which units a name means.
//!
//! A whole name means the units that have it, in every region: canonical, written or alias, or `region/name` for
//! one region. Letters may stand for a whole name (`jyj`). A name that fits units which are not called the same,
//! such as 教育局 for 市教育局 and 区教育局, means none of them: the reader is shown the choices.

use super::error::QueryError;
use super::field::Field;
use super::filter::Question;
use super::matching::{Fit, Kind, Length, Wanted};
use super::said::Said;
use super::term::{Text, UNASSIGNED};
use crate::index::{Index, short_region};
use crate::model::{SystemId, Unit, UnitId};
use crate::nearest::nearest;
use crate::text::fold::fold;

/// How many near names an error lists.
pub(super) const NEAR: usize = 5;

/// What the value of a unit field means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// 未明确
    Nobody,
    /// These units: one, or units of several regions that are called the same.
    Units(Vec<UnitId>),
}

/// Why a name means no unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoUnit {
    name: String,
    /// The values of the units that could be meant, or else the names nearest to a name that does not exist.
    candidates: Vec<String>,
    ambiguous: bool,
}

impl NoUnit {
    /// The same as an error of a field's value.
    pub(crate) fn in_field(self, field: Field) -> QueryError {
        if self.ambiguous {
            QueryError::AmbiguousValue(field, self.name, self.candidates)
        } else {
            QueryError::UnknownValue(field, self.name, self.candidates)
        }
    }
}

/// What the value of a unit field means.
pub(super) fn meant(value: &Text, index: &Index) -> Result<Meant, NoUnit> {
    if fold(value.text()) == fold(UNASSIGNED) {
        return Ok(Meant::Nobody);
    }
    let mut found = named(value.text(), index);
    if found.is_empty() && !value.is_quoted() {
        // What clings to a pasted name is no part of it.
        let key = Said::of(value).key;
        found = named(&key, index);
        if found.is_empty() {
            found = typed(&key, index);
        }
    }
    match found.as_slice() {
        [] => Err(unknown(value.text(), index)),
        units if called_the_same(units, index) => Ok(Meant::Units(found)),
        units => Err(ambiguous(value.text(), units, index)),
    }
}

/// The units that have a whole name, or of which it is a name without the level: 民委 for 省民宗委.
fn units_called(text: &Text, index: &Index) -> Vec<UnitId> {
    let key = Said::of(text).key;
    let named = named(&key, index);
    if named.is_empty() && !text.is_quoted() { typed(&key, index) } else { named }
}

/// A name of units elsewhere that no unit of our region has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NotHere {
    /// Our region, shortly.
    pub(crate) region: String,
    /// The name, as it was typed.
    pub(crate) name: String,
    /// The unit of our region that has the same field of work, where the plans name one: 省财政厅 for 财政局.
    pub(crate) instead: Option<String>,
}

/// A word that is the whole name of units elsewhere, but of none in the region of our unit.
pub(crate) fn not_here(question: &Question, ours: UnitId, index: &Index) -> Option<NotHere> {
    let model = index.model();
    let region = &model.unit(ours).region;
    let here = |unit: &UnitId| model.unit(*unit).region == *region;
    let mut words = question.words.iter().filter(|word| !word.negated);
    words.find_map(|word| {
        let units = units_called(&word.text, index);
        if units.is_empty() || units.iter().any(here) {
            return None;
        }
        let systems: Vec<SystemId> =
            units.iter().filter_map(|unit| model.unit(*unit).system).collect();
        let same = |unit: &&Unit| {
            unit.region == *region && unit.system.is_some_and(|system| systems.contains(&system))
        };
        Some(NotHere {
            region: short_region(region).to_owned(),
            name: word.text.text().to_owned(),
            instead: model.units.iter().find(same).map(|unit| unit.name.clone()),
        })
    })
}

/// The one unit that a name means among those that `may` be; where it could be several, an error lists them.
pub fn unit_named(
    name: &str,
    index: &Index,
    may: impl Fn(UnitId) -> bool,
) -> Result<UnitId, NoUnit> {
    let mut found = named(name, index);
    if found.is_empty() {
        found = typed(name, index);
    }
    found.retain(|unit| may(*unit));
    match found.as_slice() {
        [] => Err(unknown(name, index)),
        [unit] => Ok(*unit),
        units => Err(ambiguous(name, units, index)),
    }
}

/// The units that have a whole name, of every region or of the one before a `/`.
fn named(name: &str, index: &Index) -> Vec<UnitId> {
    let key = fold(name);
    let found = index.units_named(&key);
    if !found.is_empty() {
        return found.to_vec();
    }
    let Some((region, name)) = key.split_once('/') else {
        return Vec::new();
    };
    let of_region = |unit: &&UnitId| fold(&index.model().unit(**unit).region) == region;
    let found: Vec<UnitId> = index.units_named(name).iter().filter(of_region).copied().collect();
    // A canonical name is meant before an alias of another unit.
    let canonical = |unit: &&UnitId| index.unit_keys(**unit).first().is_some_and(|key| key == name);
    match found.iter().find(canonical) {
        Some(unit) => vec![*unit],
        None => found,
    }
}

/// The units whose whole name, or a name without its level, is typed by pinyin: `jyj` for 市教育局.
fn typed(name: &str, index: &Index) -> Vec<UnitId> {
    let wanted = Wanted::new(&fold(name));
    if !wanted.has_letters() {
        return Vec::new();
    }
    let whole = |id: &UnitId| {
        index.unit_keys(*id).iter().any(|key| {
            wanted.fit(key, Length::Short, index.readings()) == Some((Kind::Pinyin, Fit::Whole))
        })
    };
    (0..index.model().units.len()).map(UnitId::at).filter(whole).collect()
}

/// Whether any two of the units have the canonical name of one as a name of the other: then they differ in
/// their region only.
fn called_the_same(units: &[UnitId], index: &Index) -> bool {
    let has = |unit: UnitId, of: UnitId| {
        let name = index.unit_keys(of).first();
        name.is_some_and(|name| index.unit_keys(unit).contains(name))
    };
    let pair = |a: UnitId, b: UnitId| has(a, b) || has(b, a);
    units.iter().enumerate().all(|(i, a)| units.iter().skip(i + 1).all(|b| pair(*a, *b)))
}

fn ambiguous(name: &str, units: &[UnitId], index: &Index) -> NoUnit {
    let candidates = units.iter().map(|unit| unit_value(*unit, index)).collect();
    NoUnit { name: name.to_owned(), candidates, ambiguous: true }
}

fn unknown(name: &str, index: &Index) -> NoUnit {
    let units = &index.model().units;
    let alone = name.rsplit('/').next().unwrap_or(name);
    let names = units.iter().flat_map(|u| std::iter::once(&u.name).chain(&u.aliases));
    let near = nearest(alone, names.map(String::as_str), NEAR);
    let candidates = near.into_iter().map(str::to_owned).collect();
    NoUnit { name: name.to_owned(), candidates, ambiguous: false }
}

/// The value that names one unit and no other: its name, after its region where the name is not enough.
pub fn unit_value(id: UnitId, index: &Index) -> String {
    let Some(name) = index.unit_keys(id).first() else {
        return String::new();
    };
    if index.units_named(name).len() == 1 {
        index.model().unit(id).name.clone()
    } else {
        index.model().unit_name(id)
    }
}
