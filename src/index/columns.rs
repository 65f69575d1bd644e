//! The columns that an index has, made from a model.

use std::collections::HashMap;

use super::column::{Column, Texts};
use super::dimension::Dimension;
use crate::lang::Lang;
use crate::model::{Model, Role, TaskId, Unit, UnitId};
use crate::text::fold::{fold, letters};
use crate::words;

/// For every dimension the tasks of each of its values.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    roles: [Column; 4],
    /// Units in any role.
    units: Column,
    /// The tasks whose collectives cover a unit that they do not name.
    pub(super) covered: Column,
    areas: Column,
    themes: Column,
    plans: Column,
    years: Column,
}

type Pairs = Vec<(u32, u32)>;

impl Columns {
    /// `areas` is the number of distinct area titles and, for every area, the position of its title.
    pub(super) fn new(model: &Model, years: &[u16], areas: (usize, &[u32])) -> Self {
        let units = model.units.len();
        let year = |year: u16| TaskId::at(years.partition_point(|y| *y < year)).0;
        let column = |values: usize, add: &dyn Fn(TaskId, &mut Pairs)| {
            let mut pairs = Vec::new();
            model.task_ids().for_each(|id| add(id, &mut pairs));
            Column::new(values, pairs)
        };
        let role = |role| {
            column(units, &|id, out| {
                out.extend(model.task(id).units(role).map(|a| (a.unit.0, id.0)));
            })
        };
        Self {
            roles: Role::ALL.map(role),
            units: column(units, &|id, out| {
                out.extend(model.task(id).assignments.iter().map(|a| (a.unit.0, id.0)));
            }),
            covered: column(units, &|id, out| covered(model, id, out)),
            areas: column(areas.0, &|id, out| {
                out.push((areas.1[model.task(id).area.index()], id.0));
            }),
            themes: column(model.themes.len(), &|id, out| {
                out.extend(model.task(id).theme.map(|theme| (theme.0, id.0)));
            }),
            plans: column(model.plans.len(), &|id, out| out.push((model.task(id).plan.0, id.0))),
            years: column(years.len(), &|id, out| {
                out.extend(model.task(id).period.iter().map(|y| (year(y), id.0)));
            }),
        }
    }

    /// The column of a dimension.
    pub(super) fn of(&self, dimension: Dimension) -> &Column {
        match dimension {
            Dimension::Plan => &self.plans,
            Dimension::Area => &self.areas,
            Dimension::Theme => &self.themes,
            Dimension::Lead => &self.roles[Role::Lead.index()],
            Dimension::Responsible => &self.roles[Role::Responsible.index()],
            Dimension::InCharge => &self.roles[Role::InCharge.index()],
            Dimension::Guidance => &self.roles[Role::Guidance.index()],
            Dimension::Unit => &self.units,
            Dimension::Year => &self.years,
        }
    }
}

/// The units that a task's collectives cover and the task itself does not name.
fn covered(model: &Model, id: TaskId, out: &mut Vec<(u32, u32)>) {
    let task = model.task(id);
    for collective in &model.plan(task.plan).collectives {
        if task.assignments.iter().any(|a| a.unit == collective.unit) {
            let named = |unit: &UnitId| task.assignments.iter().any(|a| a.unit == *unit);
            out.extend(collective.covers.iter().filter(|u| !named(u)).map(|u| (u.0, id.0)));
        }
    }
}

/// The kinds of regions, which end their names.
const KINDS: [char; 7] = ['省', '市', '区', '县', '旗', '州', '盟'];

/// A region's name without its kind, where that leaves enough of it: 呼和浩特 for 呼和浩特市.
pub(crate) fn short_region(region: &str) -> &str {
    let short = region.strip_suffix(KINDS).unwrap_or(region);
    if short.chars().count() > 1 { short } else { region }
}

/// What a region is called: its name, its name without its kind, and the short form that keeps both ends (呼市).
pub(super) fn region_keys(region: &str) -> Vec<String> {
    let mut keys = vec![region.to_owned()];
    let short = short_region(region);
    if short != region {
        keys.push(short.to_owned());
        let ends = region.chars().next().zip(region.chars().last());
        keys.extend(ends.map(|(first, kind)| format!("{first}{kind}")));
    }
    keys
}

/// A unit's name as it is said with its region: 银川市教育局 and 银川教育局 for 市教育局 of 银川市.
fn with_region(region: &str, name: &str) -> Vec<String> {
    let mut keys = Vec::new();
    for place in region_keys(region) {
        // 银川市 and 市教育局 share the 市.
        let kind = place.chars().last().filter(|_| place.ends_with(KINDS));
        match kind.and_then(|kind| name.strip_prefix(kind)) {
            Some(rest) => keys.push(format!("{place}{rest}")),
            None if !name.starts_with(KINDS) => keys.push(format!("{place}{name}")),
            None => {}
        }
    }
    keys
}

/// The folded names of the units.
#[derive(Clone, Debug)]
pub(super) struct UnitNames {
    /// The units of every name and alias.
    pub(super) by_key: HashMap<String, Vec<UnitId>>,
    /// The names and aliases of each unit, the canonical name first, then the same with the region.
    pub(super) keys: Vec<Vec<String>>,
    /// How many of them are without the region.
    pub(super) own: Vec<usize>,
    /// The names of each unit that mean it only if they are typed whole.
    pub(super) whole: Vec<Vec<String>>,
}

impl UnitNames {
    pub(super) fn new(model: &Model) -> Self {
        let mut keys = Vec::new();
        let mut own = Vec::new();
        for unit in &model.units {
            let mut names: Vec<String> =
                std::iter::once(&unit.name).chain(&unit.aliases).map(|name| fold(name)).collect();
            own.push(names.len());
            for key in names.clone().iter().flat_map(|name| with_region(&fold(&unit.region), name))
            {
                if !names.contains(&key) {
                    names.push(key);
                }
            }
            keys.push(names);
        }
        let mut by_key: HashMap<String, Vec<UnitId>> = HashMap::new();
        let fold_all = |unit: &Unit| unit.whole.iter().map(|name| fold(name)).collect();
        let whole: Vec<Vec<String>> = model.units.iter().map(fold_all).collect();
        for (unit, (keys, whole)) in keys.iter().zip(&whole).enumerate() {
            for key in keys.iter().chain(whole) {
                let units = by_key.entry(key.clone()).or_default();
                if units.last() != Some(&UnitId::at(unit)) {
                    units.push(UnitId::at(unit));
                }
            }
        }
        Self { by_key, keys, own, whole }
    }
}

/// The folded texts of the tasks, those of their targets left out.
#[derive(Clone, Debug, Default)]
pub(super) struct TaskTexts {
    pub(super) titles: Texts,
    pub(super) measures: Texts,
    pub(super) said: Texts,
    /// What stands in the document.
    pub(super) originals: Texts,
    /// Where each task stands in its document, letters, digits and 汉字 alone.
    pub(super) citations: Vec<String>,
}

impl TaskTexts {
    pub(super) fn new(model: &Model) -> Self {
        let mut texts = Self::default();
        for task in &model.tasks {
            texts.titles.push([fold(&task.title)]);
            texts.measures.push(task.measures.iter().map(|measure| fold(measure)));
            texts.originals.push(task.original.iter().map(|text| fold(text)));
            texts.said.push(task.said.iter().map(|word| fold(word)));
            let area = &model.area(task.area).title;
            texts.citations.push(letters(&words::citation(task, area, Lang::Zh)));
        }
        texts
    }
}
