//! The units of a plan: spellings become units, lists become assignments, collectives cover units.

use std::collections::HashSet;

use super::{Work, raw};
use crate::load::registry::Aliases;
use crate::model::{Assignment, Beside, Collective, Role, SystemId, Unit, UnitId};
use crate::problem::{ProblemKind, Severity};
use crate::text::clean::is_unseen;
use crate::text::fold::{fold, lookalike, narrow, simplified};

impl Work<'_> {
    /// The assignments of one list of units.
    pub(super) fn role(&mut self, path: &str, role: Role, names: Vec<String>) -> Vec<Assignment> {
        let mut out: Vec<Assignment> = Vec::new();
        for (i, written) in names.into_iter().enumerate() {
            let path = format!("{path}[{i}]");
            if written.trim().is_empty() {
                self.report(Severity::Error, &path, ProblemKind::EmptyText);
                continue;
            }
            let unit = self.unit(&path, &written);
            if out.iter().any(|a| a.unit == unit) {
                self.report(Severity::Error, &path, ProblemKind::DuplicateUnit(written));
                continue;
            }
            let canonical = self.model.unit(unit).name == written;
            let written = (!canonical).then_some(written);
            out.push(Assignment { role, unit, written, word: None });
        }
        out
    }

    /// Gives the units of a task the document's words for their roles: those of the role, or of the unit itself.
    pub(super) fn words(
        &mut self,
        path: &str,
        assignments: &mut [Assignment],
        of_roles: &[(Role, String)],
        of_units: Vec<(String, String)>,
    ) {
        for assignment in assignments.iter_mut() {
            let word = of_roles.iter().find(|(role, _)| *role == assignment.role);
            assignment.word = word.map(|(_, word)| word.clone());
        }
        for (i, (name, word)) in of_units.into_iter().enumerate() {
            let path = format!("{path}.unit_words[{i}]");
            self.checked_text(&path, &word);
            let unit = self.unit(&path, &name);
            match assignments.iter_mut().find(|assignment| assignment.unit == unit) {
                Some(assignment) => assignment.word = Some(word),
                None => self.report(Severity::Error, &path, ProblemKind::UnnamedUnit(name)),
            }
        }
    }

    /// The people or offices that stand beside the units of a task.
    pub(super) fn beside(&mut self, list: &str, raw: Vec<raw::Beside>) -> Vec<Beside> {
        let mut out = Vec::new();
        for (i, raw::Beside { word, names, unit }) in raw.into_iter().enumerate() {
            let path = format!("{list}[{i}]");
            self.checked_text(&format!("{path}.word"), &word);
            self.checked_texts(&format!("{path}.names"), &names);
            let unit = unit.map(|written| self.unit(&format!("{path}.unit"), &written));
            out.push(Beside { word, names, unit });
        }
        out
    }

    /// The unit that this spelling means, added if it is new.
    pub(super) fn unit(&mut self, path: &str, written: &str) -> UnitId {
        let name = self.visible_name(written);
        let key = (self.region.clone(), name.clone());
        let known = self.units.get(&key).copied();
        let known = self.told_apart(path, (written, &name), known);
        let known = known.or_else(|| self.under_another_name(&name));
        let id = known.unwrap_or_else(|| self.new_unit(name));
        self.units.insert(key, id);
        let unit = &mut self.model.units[id.index()];
        unit.collective |= self.collective_names.contains(&unit.name);
        if unit.name != written && !unit.aliases.iter().any(|a| a == written) {
            unit.aliases.insert(0, written.to_owned());
        }
        id
    }

    /// The unit that is `known` by what can be seen of a name, or else the one whose name differs from it in nothing but blanks,
    /// width, script or look-alike characters: that is meant. Whatever differs is an error, told once.
    fn told_apart(
        &mut self,
        path: &str,
        (written, name): (&str, &str),
        known: Option<UnitId>,
    ) -> Option<UnitId> {
        let alike = || self.alike.get(&(self.region.clone(), alike(name))).copied();
        let meant = known.or_else(alike);
        let proper = match meant {
            Some(unit) if known.is_none() => self.model.unit(unit).name.clone(),
            _ => name.to_owned(),
        };
        if proper != written && !self.forms.contains_key(written) {
            let kind = ProblemKind::SameName(written.to_owned(), proper);
            self.report(Severity::Error, path, kind);
        } else {
            self.visible(path, written);
        }
        meant
    }

    /// The name that `unit_forms` gives for a spelling, or else what can be seen of it.
    pub(super) fn visible_name(&mut self, written: &str) -> String {
        if let Some(name) = self.forms.get(written) {
            return name.clone();
        }
        let visible = written.trim().chars().filter(|c| !is_unseen(*c));
        let letter = |c: char| Some(narrow(c)).filter(char::is_ascii_alphanumeric).unwrap_or(c);
        let mut name: String = visible.map(|c| lookalike(c).unwrap_or_else(|| letter(c))).collect();
        let plain: String = name.chars().map(simplified).collect();
        if plain != name && self.system(&name).is_none() && self.system(&plain).is_some() {
            name = plain;
        }
        name
    }

    /// The unit that is known by a name that units.ron lists as another form of this one: 市发改委 is 市发展改革委. Names that
    /// the plan puts side by side in one list are different bodies, whatever became of them later.
    fn under_another_name(&mut self, name: &str) -> Option<UnitId> {
        if self.side_by_side.contains(name) {
            return None;
        }
        let (_, aliases) = self.system(name)?;
        let known = |alias: &String| {
            let id = *self.units.get(&(self.region.clone(), alias.clone()))?;
            (!self.side_by_side.contains(&self.model.unit(id).name)).then_some(id)
        };
        aliases.all().find_map(known)
    }

    /// The system and the other names of a unit, looked up once.
    fn system(&mut self, name: &str) -> Option<(SystemId, Aliases)> {
        if let Some(known) = self.systems.get(name) {
            return known.clone();
        }
        let found = self.registry.system(name);
        self.systems.insert(name.to_owned(), found.clone());
        found
    }

    fn new_unit(&mut self, name: String) -> UnitId {
        let system = self.system(&name);
        let (system, aliases) = system.map_or_else(Default::default, |(id, a)| (Some(id), a));
        let id = UnitId::at(self.model.units.len());
        self.alike.insert((self.region.clone(), alike(&name)), id);
        let collective = self.collective_names.contains(&name);
        let region = self.region.clone();
        let Aliases { names: aliases, whole } = aliases;
        self.model.units.push(Unit { name, region, system, aliases, whole, collective });
        id
    }

    /// Takes down which names stand in one list though units.ron lists them as forms of one name.
    pub(super) fn compare_lists(&mut self, raw: &raw::Plan) {
        let of_areas =
            raw.areas.iter().flat_map(|a| [&a.lead, &a.responsible, &a.in_charge, &a.guidance]);
        let tasks = raw.areas.iter().flat_map(|area| &area.tasks);
        let of_tasks =
            tasks.flat_map(|t| [&t.lead, &t.responsible, &t.in_charge, &t.guidance]).flatten();
        for list in of_areas.chain(of_tasks).filter(|list| list.len() > 1) {
            for name in list {
                // An abbreviation is no other body, wherever it stands.
                let others = self.system(name);
                let beside = |alias: &String| {
                    list.contains(alias) && !is_short_for(alias, name) && !is_short_for(name, alias)
                };
                if others.as_ref().is_some_and(|(_, aliases)| aliases.all().any(beside)) {
                    self.side_by_side.insert(name.clone());
                }
            }
        }
    }

    /// Takes down the spellings of units, and returns the names that they stand for.
    pub(super) fn written_forms(&mut self, forms: Vec<raw::UnitForm>) -> Vec<String> {
        let mut names = Vec::new();
        for (i, form) in forms.into_iter().enumerate() {
            let path = format!("unit_forms[{i}]");
            let list = format!("{path}.written");
            if form.written.is_empty() {
                self.report(Severity::Error, &list, ProblemKind::EmptyText);
            }
            self.checked_texts(&list, &form.written);
            self.checked_text(&format!("{path}.name"), &form.name);
            names.push(form.name.clone());
            for (k, written) in form.written.into_iter().enumerate() {
                let before = self.forms.insert(written.clone(), form.name.clone());
                if before.is_some_and(|other| other != form.name) {
                    let path = format!("{list}[{k}]");
                    self.report(Severity::Error, &path, ProblemKind::AmbiguousForm(written));
                }
            }
        }
        names
    }

    /// Reports the names of `unit_forms` that no task has, whose spellings are of no use.
    pub(super) fn used_forms(&mut self, names: &[String], first_task: usize) {
        let tasks = self.model.tasks.get(first_task..).unwrap_or_default();
        let assigned = tasks.iter().flat_map(|task| &task.assignments);
        let used: HashSet<String> =
            assigned.map(|a| self.model.unit(a.unit).name.clone()).collect();
        for (i, name) in names.iter().enumerate().filter(|(_, name)| !used.contains(*name)) {
            let kind = ProblemKind::UnnamedUnit(name.clone());
            self.report(Severity::Warning, &format!("unit_forms[{i}].name"), kind);
        }
    }

    /// The plan's collectives; its tasks begin at `first_task`.
    pub(super) fn collectives(
        &mut self,
        raw: Vec<raw::Collective>,
        first_task: usize,
    ) -> Vec<Collective> {
        let mut named: Vec<UnitId> = Vec::new();
        for task in &self.model.tasks[first_task..] {
            for a in &task.assignments {
                if !named.contains(&a.unit) {
                    named.push(a.unit);
                }
            }
        }
        let mut out = Vec::new();
        for (i, collective) in raw.into_iter().enumerate() {
            let path = format!("collectives[{i}]");
            let Some(unit) = self.named(&format!("{path}.name"), &collective.name, &named) else {
                self.leave_out("collectives", i);
                continue;
            };
            let single = |id: &UnitId| !self.model.unit(*id).collective;
            let covers = match collective.covers {
                raw::Covers::NamedUnits => named.iter().copied().filter(single).collect(),
                raw::Covers::Unlisted => Vec::new(),
                raw::Covers::Units(members) => members
                    .iter()
                    .enumerate()
                    .filter_map(|(k, n)| self.named(&format!("{path}.covers[0][{k}]"), n, &named))
                    .collect(),
            };
            out.push(Collective { unit, covers });
        }
        out
    }

    /// A unit that the plan must have named already.
    pub(super) fn named(&mut self, path: &str, written: &str, named: &[UnitId]) -> Option<UnitId> {
        let name = self.visible_name(written);
        let exact = named.iter().copied().find(|id| self.model.unit(*id).name == name);
        let id = self.told_apart(path, (written, &name), exact);
        let id = id.filter(|id| named.contains(id));
        if id.is_none() {
            let kind = ProblemKind::UnnamedUnit(written.to_owned());
            self.report(Severity::Warning, path, kind);
        }
        id
    }
}

/// Whether a name has the characters of another, in order: 市卫健委 of 市卫生健康委.
fn is_short_for(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|other| other == c))
}

/// What two names have in common that nobody can tell apart.
fn alike(name: &str) -> String {
    fold(name).chars().filter(|c| !c.is_whitespace() && !is_unseen(*c)).collect()
}
