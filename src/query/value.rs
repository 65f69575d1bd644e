//! What the values of a field are: things of the data by their ids, so that two spellings of one thing are one value.

use std::borrow::Cow;

use super::field::{Feature, Field, involvement_names};
use super::names::{Names, Rank};
use super::term::{Text, UNASSIGNED};
use crate::index::{Dimension, Index};
use crate::lang::Lang;
use crate::model::{Involvement, PlanId, ThemeId, UnitId};
use crate::problem::Rule;
use crate::text::fold::fold;
use crate::words;

/// A value of a field. Its ids belong to one load of the data.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// 未明确: the plan names no unit for the task, in whatever role.
    Nobody,
    /// A unit.
    Unit(UnitId),
    /// A plan.
    Plan(PlanId),
    /// An area title, as a position in `Index::area_titles`.
    Area(usize),
    /// A theme.
    Theme(ThemeId),
    /// A year.
    Year(u16),
    /// 未写期限: no time is written for the target.
    Undated,
    /// How a task concerns a unit.
    Involvement(Involvement),
    /// Something that a task has or lacks.
    Feature(Feature),
    /// A rule of the audit.
    Rule(Rule),
    /// The targets with this name or, unless it is quoted, with this part in their names. It stays a text: it is looked
    /// for anew in whatever data there is.
    Target(Text),
}

impl Value {
    /// The value of a dimension at a position.
    pub(super) fn of(dimension: Dimension, at: usize, index: &Index) -> Self {
        match dimension {
            Dimension::Plan => Self::Plan(PlanId::at(at)),
            Dimension::Area => Self::Area(at),
            Dimension::Theme => Self::Theme(ThemeId::at(at)),
            Dimension::Lead
            | Dimension::Responsible
            | Dimension::InCharge
            | Dimension::Guidance
            | Dimension::Unit => Self::Unit(UnitId::at(at)),
            Dimension::Year => Self::Year(index.years().get(at).copied().unwrap_or_default()),
        }
    }

    /// The position in a dimension, if it is a value of one.
    pub(super) fn position(&self, index: &Index) -> Option<usize> {
        match self {
            Self::Unit(unit) => Some(unit.index()),
            Self::Plan(plan) => Some(plan.index()),
            Self::Area(at) => Some(*at),
            Self::Theme(theme) => Some(theme.index()),
            Self::Year(year) => index.years().binary_search(year).ok(),
            Self::Nobody
            | Self::Undated
            | Self::Involvement(_)
            | Self::Feature(_)
            | Self::Rule(_)
            | Self::Target(_) => None,
        }
    }

    /// The value as it is written in a query: a whole name that means nothing else, a unit's with its region.
    pub(crate) fn text(&self, index: &Index) -> Text {
        let model = index.model();
        match self {
            Self::Nobody => Text::quoted(UNASSIGNED),
            Self::Unit(unit) => Text::quoted(&model.unit_name(*unit)),
            Self::Plan(plan) => Text::quoted(&model.plan(*plan).id),
            Self::Area(at) => Text::quoted(index.area_titles().get(*at).map_or("", String::as_str)),
            Self::Theme(theme) => Text::quoted(&model.theme(*theme).name),
            Self::Year(year) => Text::value(&year.to_string()),
            Self::Undated => Text::value(first(Feature::Undated.names())),
            Self::Involvement(how) => Text::value(first(involvement_names(*how))),
            Self::Feature(feature) => Text::value(first(feature.names())),
            Self::Rule(rule) => Text::value(rule.name()),
            Self::Target(text) => text.clone(),
        }
    }

    /// The value for people. Units of several regions may be called so.
    pub fn label<'a>(&'a self, index: &'a Index, lang: Lang) -> Cow<'a, str> {
        let model = index.model();
        match self {
            Self::Nobody => lang.pick(UNASSIGNED, "unassigned").into(),
            Self::Unit(unit) => model.unit(*unit).name.as_str().into(),
            Self::Plan(plan) => model.plan_label(*plan).into(),
            Self::Area(at) => index.area_titles().get(*at).map_or("", String::as_str).into(),
            Self::Theme(theme) => model.theme(*theme).name.as_str().into(),
            Self::Year(year) => year.to_string().into(),
            Self::Undated => feature_name(Feature::Undated, lang).into(),
            Self::Involvement(how) => words::involvement(*how, lang).into(),
            Self::Feature(feature) => feature_name(*feature, lang).into(),
            Self::Rule(rule) => rule.title(lang).into(),
            Self::Target(text) => text.text().into(),
        }
    }

    /// What tells it from another value with the same label: a unit's region.
    pub(crate) fn context<'a>(&self, index: &'a Index) -> Option<&'a str> {
        match self {
            Self::Unit(unit) if index.shares_name(*unit) => {
                Some(index.model().unit(*unit).region.as_str())
            }
            _ => None,
        }
    }

    /// How well its names fit what was typed; none if they do not.
    pub(crate) fn rank(&self, names: &Names, index: &Index) -> Option<Rank> {
        let ranked = |key: String| names.rank(&[key], index.readings());
        match self {
            Self::Unit(unit) => names.rank_unit(*unit, index),
            Self::Plan(plan) => {
                let plan = index.model().plan(*plan);
                let keys = [&plan.title, &plan.region, &plan.id].map(|name| fold(name));
                names.rank(&keys, index.readings())
            }
            Self::Theme(theme) => names.rank(&index.theme_keys()[theme.index()], index.readings()),
            Self::Involvement(how) => {
                let keys: Vec<String> = involvement_names(*how).iter().map(|n| fold(n)).collect();
                names.rank(&keys, index.readings())
            }
            value => ranked(fold(&value.label(index, Lang::Zh))),
        }
    }

    /// Whether a field can have it.
    pub(super) fn fits(&self, field: Field) -> bool {
        match self {
            Self::Nobody | Self::Unit(_) => field.is_of_units(),
            Self::Plan(_) => field == Field::Plan,
            Self::Area(_) => field == Field::Area,
            Self::Theme(_) => field == Field::Theme,
            Self::Year(_) => matches!(field, Field::Year | Field::Due),
            Self::Undated => field == Field::Due,
            Self::Involvement(_) => field == Field::Role,
            Self::Feature(feature) => {
                matches!(field, Field::Has | Field::No)
                    || field == Field::Due && Feature::OF_DUE.contains(feature)
            }
            Self::Rule(_) => field == Field::Audit,
            Self::Target(_) => field == Field::Target,
        }
    }
}

fn feature_name(feature: Feature, lang: Lang) -> &'static str {
    match feature.names() {
        [en, zh, ..] => lang.pick(zh, en),
        _ => "",
    }
}

fn first(names: &'static [&'static str]) -> &'static str {
    names.first().copied().unwrap_or_default()
}
