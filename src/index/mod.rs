//! The index: everything a query needs to know about the model, in columns, made once and never changed.
//!
//! For every value of every dimension (unit and role, area title, theme, plan, year) it lists the tasks that
//! have it; for every task it holds the folded texts that free words are looked for in. Five plans and three
//! thousand run the same code. The index owns the model, so that what a query finds can be shown.

mod column;
mod columns;
mod dimension;
mod dues;
mod figures;
mod plans;
mod set;
mod targets;

use std::collections::HashMap;

use self::column::Texts;
pub(crate) use self::columns::short_region;
use self::columns::{Columns, TaskTexts, UnitNames};
pub(crate) use self::dimension::{Dimension, Place};
use self::dues::Dues;
pub(crate) use self::figures::Figure;
pub(crate) use self::plans::PlanNames;
pub(crate) use self::set::{TargetSet, TaskSet};
use self::targets::Targets;
pub(crate) use self::targets::shown;
use crate::date::Date;
use crate::model::{
    AreaId, Involvement, Model, Role, Synonyms, Target, TargetId, TaskId, Theme, UnitId,
};
use crate::text::fold::fold;
use crate::text::pinyin::Readings;

/// See the module's documentation.
#[derive(Clone, Debug)]
pub struct Index {
    model: Model,
    columns: Columns,
    units: UnitNames,
    texts: TaskTexts,
    targets: Targets,
    figures: Vec<Figure>,
    dues: Dues,
    /// The day on which it is asked what is late.
    today: Date,
    /// The distinct area titles, in the order in which they first come, and the same folded.
    area_titles: Vec<String>,
    /// For every area the position of its title.
    area_of: Vec<u32>,
    area_keys: Vec<String>,
    /// The folded aim of each area; empty where it has none.
    aim_keys: Vec<String>,
    /// What each plan is called.
    plans: Vec<PlanNames>,
    /// What each theme is called, folded: its name, then the words that mean it.
    theme_keys: Vec<Vec<String>>,
    /// The model's synonyms, folded.
    synonyms: Vec<Synonyms>,
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
        let plans = model.plans.iter().map(PlanNames::new).collect();
        let targets = Targets::new(&model, &years);
        let dues = Dues::new(&model, &years);
        let figures = figures::figures(&model, &texts);
        let keys = |theme: &Theme| {
            std::iter::once(&theme.name).chain(&theme.words).map(|word| fold(word)).collect()
        };
        let theme_keys = model.themes.iter().map(keys).collect();
        let folded = |words: &[String]| words.iter().map(|word| fold(word)).collect();
        let group = |s: &Synonyms| Synonyms { said: folded(&s.said), meant: folded(&s.meant) };
        let synonyms = model.synonyms.iter().map(group).collect();
        let readings = Readings::of(written(&model));
        let aim_keys = model.areas.iter().map(|area| fold(area.aim.as_deref().unwrap_or_default()));
        let aim_keys = aim_keys.collect();
        Self {
            model,
            columns,
            units,
            texts,
            targets,
            dues,
            today: Date::default(),
            figures,
            area_titles,
            area_of,
            area_keys,
            aim_keys,
            plans,
            theme_keys,
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

    /// The involvements that plans tell apart: 指导 only if a plan has it.
    pub(crate) fn involvements(&self) -> impl Iterator<Item = Involvement> + use<> {
        let guidance = self.columns.of(Dimension::Guidance).is_used();
        let told = move |how: &Involvement| guidance || *how != Involvement::Named(Role::Guidance);
        Involvement::ALL.into_iter().filter(told)
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

    /// The folded names of a unit that mean it only if they are typed whole.
    pub(crate) fn whole_unit_keys(&self, unit: UnitId) -> &[String] {
        &self.units.whole[unit.index()]
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
            let held = group.said.iter().filter(|held| word.contains(held.as_str()));
            let Some(held) = held.max_by_key(|held| held.len()) else { continue };
            for other in group.meant.iter().filter(|other| *other != held) {
                let variant = word.replace(held.as_str(), other);
                // What is found with the longer word is found with the shorter one.
                if !variant.contains(word) && !out.contains(&variant) {
                    out.push(variant);
                }
            }
        }
        out
    }

    /// The folded area titles, in the order of [`Self::area_titles`].
    pub(crate) fn area_keys(&self) -> &[String] {
        &self.area_keys
    }

    /// What each plan is called.
    pub(crate) fn plan_names(&self) -> &[PlanNames] {
        &self.plans
    }

    /// What each theme is called, folded: its name, then the words that mean it.
    pub(crate) fn theme_keys(&self) -> &[Vec<String>] {
        &self.theme_keys
    }

    /// The amounts of targets, and the numbers in titles and measures.
    pub(crate) fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// The folded measures of a task.
    pub(crate) fn measure_keys(&self, task: TaskId) -> impl Iterator<Item = &str> {
        self.texts.measures.of(task.index())
    }

    /// Groups of words that may be meant by words which stand in a folded text: what is said, then what may be meant.
    pub(crate) fn meant_by(&self, text: &str) -> impl Iterator<Item = Vec<String>> {
        self.synonyms.iter().filter_map(move |group| {
            let held = group.said.iter().filter(|said| text.contains(said.as_str()));
            let held = held.max_by_key(|said| said.len())?;
            let others = group.meant.iter().filter(|other| *other != held);
            Some(std::iter::once(held).chain(others).cloned().collect())
        })
    }

    /// Words that people say, folded, each with what they may mean.
    pub(crate) fn synonyms(&self) -> &[Synonyms] {
        &self.synonyms
    }

    /// The tasks in whose titles the folded word stands.
    pub(crate) fn find_in_titles(&self, word: &str) -> TaskSet {
        self.find_in(&self.texts.titles, word)
    }

    /// The tasks of which people say the folded word, or something that holds it.
    pub(crate) fn find_in_said(&self, word: &str) -> TaskSet {
        self.find_in(&self.texts.said, word)
    }

    /// The tasks of the areas in whose titles the folded word stands.
    pub(crate) fn find_in_areas(&self, word: &str) -> TaskSet {
        let areas = self.area_keys.iter().enumerate().filter(|(_, key)| key.contains(word));
        self.with(Dimension::Area, areas.map(|(at, _)| at))
    }

    /// The tasks of the areas whose aims hold the folded word.
    pub(crate) fn find_in_aims(&self, word: &str) -> TaskSet {
        let mut found = self.none();
        if !word.is_empty() {
            let aims = self.model.areas.iter().zip(&self.aim_keys);
            let holding = aims.filter(|(_, aim)| aim.contains(word));
            holding.for_each(|(area, _)| found.extend(&area.tasks.clone().collect::<Vec<u32>>()));
        }
        found
    }

    fn find_in(&self, texts: &Texts, word: &str) -> TaskSet {
        let mut found = self.none();
        if !word.is_empty() {
            texts.find(word, &mut found);
        }
        found
    }

    /// Where a task stands in its document: the letters, digits and 汉字 of its citation.
    pub(crate) fn citation_key(&self, task: TaskId) -> &str {
        self.texts.citations.get(task.index()).map_or("", String::as_str)
    }

    /// What people say of a task, folded.
    pub(crate) fn said_keys(&self, task: TaskId) -> impl Iterator<Item = &str> {
        self.texts.said.of(task.index())
    }

    /// The tasks in whose measures the folded word stands.
    pub(crate) fn find_in_measures(&self, word: &str) -> TaskSet {
        self.find_in(&self.texts.measures, word)
    }

    /// The tasks in whose passages of the document the folded word stands.
    pub(crate) fn find_in_originals(&self, word: &str) -> TaskSet {
        self.find_in(&self.texts.originals, word)
    }

    /// The folded passages of a task as they stand in the document.
    pub(crate) fn original_keys(&self, task: TaskId) -> impl Iterator<Item = &str> {
        self.texts.originals.of(task.index())
    }
}

/// The targets of the tasks.
impl Index {
    /// No target.
    pub(crate) fn no_targets(&self) -> TargetSet {
        TargetSet::none(self.targets.len())
    }

    /// Every target of a task.
    pub(crate) fn all_targets(&self) -> TargetSet {
        TargetSet::all(self.targets.len())
    }

    /// The targets of a task, in order.
    pub(crate) fn targets_of(&self, task: TaskId) -> impl Iterator<Item = TargetId> + use<> {
        self.targets.of(task).map(TargetId)
    }

    /// The target of a task at a position.
    pub(crate) fn target(&self, task: TaskId, at: usize) -> TargetId {
        TargetId::at(self.targets.of(task).start as usize + at)
    }

    /// Whose target it is.
    pub(crate) fn task_of(&self, target: TargetId) -> TaskId {
        self.targets.task(target)
    }

    /// The tasks that have one of the targets.
    pub(crate) fn tasks_with(&self, targets: &TargetSet) -> TaskSet {
        let mut tasks = self.none();
        targets.iter().for_each(|target| tasks.insert(self.task_of(target)));
        tasks
    }

    /// The targets of the tasks.
    pub(crate) fn targets_in(&self, tasks: &TaskSet) -> TargetSet {
        let mut targets = self.no_targets();
        tasks.iter().flat_map(|task| self.targets_of(task)).for_each(|t| targets.insert(t));
        targets
    }

    /// The targets that apply in a year, as stated or with their plan.
    pub(crate) fn applying(&self, year: u16) -> TargetSet {
        let mut targets = self.no_targets();
        if let Ok(at) = self.years.binary_search(&year) {
            targets.extend(self.targets.by_year.tasks(at));
        }
        targets
    }

    /// The same index on another day.
    #[must_use]
    pub(crate) fn on(self, today: Date) -> Self {
        Self { today, ..self }
    }

    /// The tasks that the document itself says are due in a year, or have a step then.
    pub(crate) fn due_in(&self, year: u16) -> TaskSet {
        let mut tasks = self.none();
        if let Ok(at) = self.years.binary_search(&year) {
            tasks.extend(self.dues.by_year.tasks(at));
        }
        tasks
    }

    /// The tasks whose date has passed.
    pub(crate) fn overdue(&self) -> TaskSet {
        self.set(&self.dues.overdue(self.today).collect::<Vec<_>>())
    }

    /// The tasks that are due in this month, or have a step in it.
    pub(crate) fn due_this_month(&self) -> TaskSet {
        self.set(&self.dues.in_month(self.today).collect::<Vec<_>>())
    }

    /// The tasks that have no end.
    pub(crate) fn without_end(&self) -> TaskSet {
        self.set(&self.dues.open)
    }

    /// The targets for which no time is written.
    pub(crate) fn undated(&self) -> &TargetSet {
        &self.targets.undated
    }

    /// The folded name of a target, then everything else that is shown of it.
    pub(crate) fn target_keys(&self, target: TargetId) -> impl Iterator<Item = &str> {
        self.targets.texts.of(target.index())
    }

    /// The folded name of a target.
    pub(crate) fn target_name(&self, target: TargetId) -> &str {
        self.target_keys(target).next().unwrap_or_default()
    }

    /// The targets of which something that is shown holds the folded word.
    pub(crate) fn find_in_targets(&self, word: &str) -> TargetSet {
        let mut found = self.no_targets();
        if !word.is_empty() {
            self.targets.texts.find(word, &mut found);
        }
        found
    }
}

/// Every text that is searched, as it is written.
fn written(model: &Model) -> impl Iterator<Item = &str> {
    let units = model.units.iter().flat_map(|unit| {
        let names = [&unit.name, &unit.region].into_iter().chain(&unit.aliases);
        names.chain(&unit.whole).map(String::as_str)
    });
    let plans = model.plans.iter().flat_map(|plan| {
        let texts = [&plan.title, &plan.region].into_iter().chain(&plan.document_number);
        texts.chain(plan.goals.iter().flat_map(texts_of)).map(String::as_str)
    });
    let areas = model.areas.iter().map(|area| area.title.as_str());
    let themes = model
        .themes
        .iter()
        .flat_map(|theme| std::iter::once(&theme.name).chain(&theme.words).map(String::as_str));
    let tasks = model.tasks.iter().flat_map(|task| {
        let texts = task.measures.iter().chain([&task.title]).chain(&task.said);
        texts.chain(task.targets.iter().flat_map(texts_of)).map(String::as_str)
    });
    let said =
        model.synonyms.iter().flat_map(|s| s.said.iter().chain(&s.meant)).map(String::as_str);
    units.chain(plans).chain(areas).chain(themes).chain(tasks).chain(said)
}

fn texts_of(target: &Target) -> impl Iterator<Item = &String> {
    let texts =
        [Some(&target.what), Some(&target.unit), target.scope.as_ref(), target.note.as_ref()];
    texts.into_iter().flatten()
}

/// Every year in which a task is in force or a target or goal is due.
fn years(model: &Model) -> Vec<u16> {
    let periods = model.plans.iter().map(|p| p.period).chain(model.tasks.iter().map(|t| t.period));
    let goals = model.plans.iter().flat_map(|p| &p.goals);
    let due =
        goals.chain(model.tasks.iter().flat_map(|t| &t.targets)).filter_map(|t| t.when?.due());
    let ends = model.tasks.iter().filter_map(|task| Some(task.due.as_ref()?.to?.year));
    let steps = model.tasks.iter().flat_map(|task| &task.milestones).map(|step| step.year);
    let periods = periods.flat_map(crate::model::Years::iter);
    let mut years: Vec<u16> = periods.chain(due).chain(ends).chain(steps).collect();
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
