//! From a plan as written to the model: names become ids, units are inherited, every value is checked.
//!
//! Whatever can be kept is kept. What must be left out, a second task with the same number or a unit repeated
//! in one role, is a [`Problem`].

mod remarks;
mod tasks;
mod units;
mod values;

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use self::tasks::InArea;
use super::raw;
use super::registry::{Aliases, Registry};
use super::sources::{PlanSource, Sources};
use crate::date::Date;
use crate::model::{
    Area, AreaId, AreaKind, Level, Model, Origin, Plan, PlanId, Role, Source, SystemId, UnitId,
    Years,
};
use crate::problem::{Problem, ProblemKind, Severity};
use crate::ron::Places;
use crate::text::clean::is_forbidden;
use crate::text::fold::lookalike;

/// A plan file that has been parsed.
pub(super) struct PlanFile {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) origin: Origin,
    pub(super) raw: raw::Plan,
}

/// Builds the model, plan by plan.
pub(super) struct Builder<'r> {
    registry: &'r Registry,
    model: Model,
    units: HashMap<(String, String), UnitId>,
    alike: HashMap<(String, String), UnitId>,
    systems: HashMap<String, Option<(SystemId, Aliases)>>,
    problems: Vec<Problem>,
    sources: Sources,
}

impl<'r> Builder<'r> {
    pub(super) fn new(registry: &'r Registry) -> Self {
        let model = Model {
            themes: registry.themes.clone(),
            synonyms: registry.synonyms.clone(),
            systems: registry.systems.clone(),
            ..Model::default()
        };
        Self {
            registry,
            model,
            units: HashMap::new(),
            alike: HashMap::new(),
            systems: HashMap::new(),
            problems: Vec::new(),
            sources: Sources::default(),
        }
    }

    pub(super) fn finish(self) -> (Model, Vec<Problem>, Sources) {
        (self.model, self.problems, self.sources)
    }

    /// Adds one plan and all it holds.
    pub(super) fn add(&mut self, file: PlanFile) {
        let PlanFile { name, text, origin, raw } = file;
        let mut work = Work {
            registry: self.registry,
            model: &mut self.model,
            units: &mut self.units,
            systems: &mut self.systems,
            alike: &mut self.alike,
            problems: &mut self.problems,
            file: &name,
            text: &text,
            places: OnceCell::new(),
            region: raw.region.clone(),
            format: raw.format,
            horizon: Years { first: 0, last: u16::MAX },
            forms: HashMap::new(),
            collective_names: HashSet::new(),
            side_by_side: HashSet::new(),
            left_out: HashMap::new(),
        };
        work.plan(raw, origin);
        let left_out = work.left_out;
        self.sources.plans.push(PlanSource { file: name, text, left_out });
    }
}

/// One plan being added.
struct Work<'a> {
    registry: &'a Registry,
    model: &'a mut Model,
    units: &'a mut HashMap<(String, String), UnitId>,
    /// What the registry knows of the names that were looked up.
    systems: &'a mut HashMap<String, Option<(SystemId, Aliases)>>,
    /// The units by region and search key, to find names that differ in nothing that can be seen.
    alike: &'a mut HashMap<(String, String), UnitId>,
    problems: &'a mut Vec<Problem>,
    file: &'a str,
    text: &'a str,
    /// Made when the first problem needs it.
    places: OnceCell<Places<'a>>,
    region: String,
    /// The version of the format that the plan is written in.
    format: u32,
    horizon: Years,
    /// Canonical names by written form.
    forms: HashMap<String, String>,
    collective_names: HashSet<String>,
    /// Names that stand side by side in a list, though they are listed as forms of one name.
    side_by_side: HashSet<String>,
    /// The entries that are left out of a list, by its path.
    left_out: HashMap<String, Vec<usize>>,
}

impl Work<'_> {
    fn plan(&mut self, raw: raw::Plan, origin: Origin) {
        let period = self.years("period", raw.period);
        let horizon = raw.horizon.map_or(period, |years| self.years("horizon", years));
        self.horizon =
            Years { first: horizon.first.min(period.first), last: horizon.last.max(period.last) };
        let is_day = |text: &&str| Date::parse(text).is_some_and(|date| date.day.is_some());
        if let Some(day) = raw.issued.as_deref().filter(|day| !is_day(day)) {
            self.report(Severity::Error, "issued", ProblemKind::BadDate(day.to_owned()));
        }
        self.checked_text("id", &raw.id);
        self.checked_text("title", &raw.title);
        self.checked_text("region", &raw.region);
        for (field, text) in [("issuer", &raw.issuer), ("document_number", &raw.document_number)] {
            if let Some(text) = text {
                self.checked_text(field, text);
            }
        }
        self.compare_lists(&raw);
        let form_names = self.written_forms(raw.unit_forms);
        let collectives = raw.collectives.iter();
        self.collective_names = collectives.map(|c| self.visible_name(&c.name)).collect();
        let basis = self.basis(raw.basis);
        let goals = self.targets("goals", raw.goals);
        let milestones = self.milestones("milestones", raw.milestones);
        let id = PlanId::at(self.model.plans.len());
        let (first_area, first_task) = (self.model.areas.len(), self.model.tasks.len());
        let mut numbers = HashSet::new();
        for (i, area) in raw.areas.into_iter().enumerate() {
            self.area(&format!("areas[{i}]"), area, (id, period), &mut numbers);
        }
        let collectives = self.collectives(raw.collectives, first_task);
        self.used_forms(&form_names, first_task);
        let remarks = self.remarks(raw.remarks, first_task);
        self.model.plans.push(Plan {
            id: raw.id,
            title: raw.title,
            region: raw.region,
            level: level(raw.level),
            issuer: raw.issuer,
            document_number: raw.document_number,
            issued: raw.issued,
            basis,
            period,
            horizon: self.horizon,
            source: raw.source.map(|s| Source { file: s.file, sha256: s.sha256 }),
            origin,
            goals,
            milestones,
            collectives,
            remarks,
            areas: range(first_area, self.model.areas.len()),
            tasks: range(first_task, self.model.tasks.len()),
        });
    }

    fn area(
        &mut self,
        path: &str,
        raw: raw::Area,
        (plan, period): (PlanId, Years),
        numbers: &mut HashSet<String>,
    ) {
        self.checked_text(&format!("{path}.title"), &raw.title);
        if let Some(aim) = &raw.aim {
            self.checked_text(&format!("{path}.aim"), aim);
        }
        if let Some(section) = &raw.section {
            self.checked_section(&format!("{path}.section"), section);
        }
        if let Some(theme) = raw.theme.as_deref() {
            self.known_theme(&format!("{path}.theme"), theme);
        }
        let id = AreaId::at(self.model.areas.len());
        let area = InArea {
            plan,
            area: id,
            period,
            theme: raw.theme,
            section: raw.section,
            inherited: [raw.lead, raw.responsible, raw.in_charge, raw.guidance]
                .into_iter()
                .zip(Role::ALL)
                .flat_map(|(names, role)| self.role(&format!("{path}.{}", role.key()), role, names))
                .collect(),
        };
        let first = self.model.tasks.len();
        let list = format!("{path}.tasks");
        for (i, task) in raw.tasks.into_iter().enumerate() {
            let path = format!("{list}[{i}]");
            if !numbers.insert(task.number.clone()) {
                let kind = ProblemKind::DuplicateNumber(task.number);
                self.report(Severity::Error, &format!("{path}.number"), kind);
                self.leave_out(&list, i);
                continue;
            }
            let task = self.task(&path, task, &area);
            self.model.tasks.push(task);
        }
        let tasks = range(first, self.model.tasks.len());
        let kind = match raw.kind {
            raw::Kind::Action => AreaKind::Action,
            raw::Kind::Project => AreaKind::Project,
            raw::Kind::Support => AreaKind::Support,
        };
        self.model.areas.push(Area { plan, title: raw.title, kind, aim: raw.aim, tasks });
    }

    fn known_theme(&mut self, path: &str, id: &str) -> Option<crate::model::ThemeId> {
        let theme = self.registry.theme(id);
        if theme.is_none() {
            let known = self.registry.themes.iter().map(|t| t.id.clone()).collect();
            self.report(Severity::Error, path, ProblemKind::UnknownTheme(id.to_owned(), known));
        }
        theme
    }

    /// Reports what is wrong with the texts of a list.
    fn checked_texts(&mut self, list: &str, texts: &[String]) {
        for (i, text) in texts.iter().enumerate() {
            if text.trim().is_empty() || text.chars().any(is_suspicious) {
                self.checked_text(&format!("{list}[{i}]"), text);
            }
        }
    }

    /// Whether a text is not empty; what is wrong with it is reported.
    fn checked_text(&mut self, path: &str, text: &str) -> bool {
        let filled = !text.trim().is_empty();
        if !filled {
            self.report(Severity::Error, path, ProblemKind::EmptyText);
        }
        self.visible(path, text);
        filled
    }

    /// Reports what is wrong with headings: none of them may be empty.
    fn checked_section(&mut self, path: &str, section: &str) {
        if section.split('/').any(|heading| heading.trim().is_empty()) {
            self.report(Severity::Error, path, ProblemKind::EmptyText);
        }
        self.visible(path, section);
    }

    /// Reports a text in which something cannot be seen.
    pub(super) fn visible(&mut self, path: &str, text: &str) {
        if let Some(c) = text.chars().find(|c| is_forbidden(*c)) {
            self.report(Severity::Warning, path, ProblemKind::Hidden(c));
        }
        if let Some((c, right)) = text.chars().find_map(|c| Some((c, lookalike(c)?))) {
            self.report(Severity::Warning, path, ProblemKind::Lookalike(c, right));
        }
    }

    /// Takes down that the `at`-th entry of a list is not in the model.
    fn leave_out(&mut self, list: &str, at: usize) {
        self.left_out.entry(list.to_owned()).or_default().push(at);
    }

    fn report(&mut self, severity: Severity, path: &str, kind: ProblemKind) {
        self.problems.push(Problem {
            severity,
            file: self.file.to_owned(),
            spot: Some(self.places.get_or_init(|| Places::of(self.text)).find(path)),
            path: path.to_owned(),
            kind,
        });
    }
}

/// Whether a character cannot be seen, or is not what it looks like.
fn is_suspicious(c: char) -> bool {
    is_forbidden(c) || lookalike(c).is_some()
}

fn level(raw: raw::Level) -> Level {
    match raw {
        raw::Level::Nation => Level::Nation,
        raw::Level::Province => Level::Province,
        raw::Level::City => Level::City,
        raw::Level::County => Level::County,
        raw::Level::Unit => Level::Unit,
    }
}

fn range(first: usize, end: usize) -> std::ops::Range<u32> {
    AreaId::at(first).0..AreaId::at(end).0
}
