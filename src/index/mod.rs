//! The index: everything a query needs to know about the model, in columns, made once and never changed.
//!
//! For every value of every dimension (unit and role, area title, theme, plan, year) it lists the tasks that
//! have it; for every task it holds the folded texts that free words are looked for in. Five plans and three
//! thousand run the same code. The index owns the model, so that what a query finds can be shown.

mod column;
mod columns;
mod dimension;
mod set;

use std::collections::HashMap;

use self::column::Texts;
pub(crate) use self::columns::short_region;
use self::columns::{Columns, TaskTexts, UnitNames};
pub(crate) use self::dimension::{Dimension, Place};
pub(crate) use self::set::TaskSet;
use crate::model::{AreaId, Involvement, Model, TaskId, UnitId};
use crate::text::fold::fold;
use crate::text::pinyin::Readings;

/// See the module's documentation.
#[derive(Clone, Debug)]
pub struct Index {
    model: Model,
    columns: Columns,
    units: UnitNames,
    texts: TaskTexts,
    /// The distinct area titles, in the order in which they first come, and the same folded.
    area_titles: Vec<String>,
    /// For every area the position of its title.
    area_of: Vec<u32>,
    area_keys: Vec<String>,
    /// What the region of each plan is called, folded.
    region_keys: Vec<Vec<String>>,
    /// The model's synonyms, folded.
    synonyms: Vec<Vec<String>>,
    /// The years of all plans and targets, ascending.
    years: Vec<u16>,
    /// How the characters of all searched texts are read.
    readings: Readings,
}

impl Index {
    /// Makes the index of a model.
    pub(crate) fn new(model: Model) -> Self {
        let years = years(&model);
        let (area_titles, area_of) = area_titles(&model);
        let columns = Columns::new(&model, &years, (area_titles.len(), &area_of));
        let units = UnitNames::new(&model);
        let area_keys: Vec<String> = area_titles.iter().map(|t| fold(t)).collect();
        let texts = TaskTexts::new(&model);
        let names = units.keys.iter().flatten().chain(&area_keys).map(String::as_str);
        let goals = model.plans.iter().flat_map(|plan| plan.goals.iter().map(|goal| &goal.what));
        let plans: String = model
            .plans
            .iter()
            .map(|plan| &plan.title)
            .chain(goals)
            .map(|text| fold(text))
            .collect();
        let region_keys: Vec<Vec<String>> =
            model.plans.iter().map(|plan| columns::region_keys(&fold(&plan.region))).collect();
        let group = |words: &Vec<String>| words.iter().map(|word| fold(word)).collect();
        let synonyms = model.synonyms.iter().map(group).collect();
        let names = names.chain(region_keys.iter().flatten().map(String::as_str));
        let readings = Readings::of(names.chain(texts.all()).chain([plans.as_str()]));
        Self {
            model,
            columns,
            units,
            texts,
            area_titles,
            area_of,
            area_keys,
            region_keys,
            synonyms,
            years,
            readings,
        }
    }

    /// The model.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// How many tasks there are.
    pub fn len(&self) -> usize {
        self.model.tasks.len()
    }

    /// Whether there is no task.
    pub fn is_empty(&self) -> bool {
        self.model.tasks.is_empty()
    }

    /// No task.
    pub(crate) fn none(&self) -> TaskSet {
        TaskSet::none(self.len())
    }

    /// Every task.
    pub fn all(&self) -> TaskSet {
        TaskSet::all(self.len())
    }

    /// These tasks.
    pub fn set(&self, tasks: &[TaskId]) -> TaskSet {
        let mut set = self.none();
        for task in tasks {
            set.insert(*task);
        }
        set
    }

    /// The distinct area titles, in the order in which they first come.
    pub(crate) fn area_titles(&self) -> &[String] {
        &self.area_titles
    }

    /// The position of an area's title in [`Self::area_titles`].
    pub(crate) fn area_title_of(&self, area: AreaId) -> usize {
        self.area_of.get(area.index()).map_or(0, |at| *at as usize)
    }

    /// The years of all plans and targets, ascending.
    pub(crate) fn years(&self) -> &[u16] {
        &self.years
    }

    /// How many values a dimension has. A value is its position: in the model's plans, themes or units, in
    /// [`Self::area_titles`] or in [`Self::years`].
    pub(crate) fn values(&self, dimension: Dimension) -> usize {
        self.columns.of(dimension).len()
    }

    /// The tasks that have any of these values.
    pub(crate) fn with(
        &self,
        dimension: Dimension,
        values: impl IntoIterator<Item = usize>,
    ) -> TaskSet {
        let mut set = self.none();
        for value in values {
            set.extend(self.columns.of(dimension).tasks(value));
        }
        set
    }

    /// Whether any task has the value.
    pub(crate) fn has_tasks(&self, dimension: Dimension, value: usize) -> bool {
        !self.columns.of(dimension).tasks(value).is_empty()
    }

    /// Whether a unit of another region has the same canonical name.
    pub(crate) fn shares_name(&self, unit: UnitId) -> bool {
        let name = &self.model.unit(unit).name;
        let others = self.unit_keys(unit).first().map_or(&[][..], |key| self.units_named(key));
        others.iter().any(|other| *other != unit && self.model.unit(*other).name == *name)
    }

    /// The tasks that have no value of the dimension.
    pub(crate) fn without(&self, dimension: Dimension) -> TaskSet {
        self.with(dimension, 0..self.values(dimension)).complement()
    }

    /// How many tasks of the set have the value.
    pub(crate) fn count(&self, dimension: Dimension, value: usize, within: &TaskSet) -> usize {
        self.columns.of(dimension).count(value, within)
    }

    /// The tasks that one of these units is covered in without being named.
    pub(crate) fn covered(&self, units: impl IntoIterator<Item = UnitId>) -> TaskSet {
        let mut set = self.none();
        for unit in units {
            set.extend(self.columns.covered.tasks(unit.index()));
        }
        set
    }

    /// The tasks that concern one of these units in this way.
    pub(crate) fn involving(&self, involvement: Involvement, units: &[UnitId]) -> TaskSet {
        match involvement {
            Involvement::Named(role) => self.with(role.into(), units.iter().map(|u| u.index())),
            Involvement::Covered => self.covered(units.iter().copied()),
        }
    }

    /// The units that have exactly this folded name: canonical, written or alias, in any region.
    pub(crate) fn units_named(&self, key: &str) -> &[UnitId] {
        self.units.by_key.get(key).map_or(&[], Vec::as_slice)
    }

    /// The folded names and aliases of a unit, the canonical name first, then the same with its region.
    pub fn unit_keys(&self, unit: UnitId) -> &[String] {
        &self.units.keys[unit.index()]
    }

    /// The folded names and aliases of a unit without its region, and those with it.
    pub(crate) fn unit_keys_and_region(&self, unit: UnitId) -> (&[String], &[String]) {
        self.unit_keys(unit).split_at(self.units.own[unit.index()])
    }

    /// How the characters of all searched texts are read.
    pub fn readings(&self) -> &Readings {
        &self.readings
    }

    /// The folded title of a task.
    pub(crate) fn title_key(&self, task: TaskId) -> &str {
        self.texts.titles.of(task.index()).next().unwrap_or_default()
    }

    /// A folded word with each of the words in it that has synonyms replaced by one of them, itself left out.
    pub(crate) fn variants(&self, word: &str) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for group in &self.synonyms {
            // The longest word of the group that is there: 老年人 rather than the 老年 in it.
            let held = group.iter().filter(|held| word.contains(held.as_str()));
            let Some(held) = held.max_by_key(|held| held.len()) else { continue };
            let others = group.iter().filter(|other| *other != held);
            out.extend(others.map(|other| word.replace(held.as_str(), other)));
        }
        out
    }

    /// The folded area titles, in the order of [`Self::area_titles`].
    pub(crate) fn area_keys(&self) -> &[String] {
        &self.area_keys
    }

    /// What the region of each plan is called, folded.
    pub(crate) fn region_keys(&self) -> &[Vec<String>] {
        &self.region_keys
    }

    /// The folded measures, or names of targets, of a task; nothing for other places.
    pub(crate) fn prose_keys(&self, place: Place, task: TaskId) -> impl Iterator<Item = &str> {
        self.prose(place).into_iter().flat_map(move |texts| texts.of(task.index()))
    }

    /// The tasks in whose measures, or names of targets, the folded word stands; none for other places.
    pub(crate) fn find(&self, place: Place, word: &str) -> TaskSet {
        let mut found = self.none();
        if let Some(texts) = self.prose(place).filter(|_| !word.is_empty()) {
            texts.find(word, &mut found);
        }
        found
    }

    fn prose(&self, place: Place) -> Option<&Texts> {
        match place {
            Place::Measure => Some(&self.texts.measures),
            Place::Target => Some(&self.texts.targets),
            Place::Title | Place::Unit | Place::Area | Place::Region => None,
        }
    }
}

/// Every year in which a task is in force or a target or goal is due.
fn years(model: &Model) -> Vec<u16> {
    let periods = model.plans.iter().map(|p| p.period).chain(model.tasks.iter().map(|t| t.period));
    let goals = model.plans.iter().flat_map(|p| &p.goals);
    let due =
        goals.chain(model.tasks.iter().flat_map(|t| &t.targets)).filter_map(|t| t.when?.due());
    let mut years: Vec<u16> = periods.flat_map(crate::model::Years::iter).chain(due).collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// The distinct area titles, and for every area the position of its title.
fn area_titles(model: &Model) -> (Vec<String>, Vec<u32>) {
    let mut titles: Vec<String> = Vec::new();
    let mut known: HashMap<&str, u32> = HashMap::new();
    let of = model
        .areas
        .iter()
        .map(|area| {
            *known.entry(&area.title).or_insert_with(|| {
                titles.push(area.title.clone());
                TaskId::at(titles.len() - 1).0
            })
        })
        .collect();
    (titles, of)
}
