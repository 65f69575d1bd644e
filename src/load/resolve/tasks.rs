//! A task of a plan, checked: what it has of its own and what it takes from its area.

use super::{Work, raw};
use crate::model::{AreaId, Assignment, PlanId, Role, Task, ThemeId, Years};
use crate::problem::{ProblemKind, Severity};

/// The area of a task, and what its tasks take from it where they have nothing of their own.
pub(super) struct InArea {
    pub(super) plan: PlanId,
    pub(super) area: AreaId,
    /// The period of the plan.
    pub(super) period: Years,
    pub(super) theme: Option<String>,
    pub(super) section: Option<String>,
    pub(super) inherited: Vec<Assignment>,
}

impl Work<'_> {
    pub(super) fn task(&mut self, path: &str, mut raw: raw::Task, area: &InArea) -> Task {
        self.texts_of_task(path, &raw);
        let theme = self.theme_of_task(path, raw.theme.as_deref(), area.theme.as_deref());
        let period = raw.period.map(|years| self.years(&format!("{path}.period"), years));
        let own =
            [raw.lead.take(), raw.responsible.take(), raw.in_charge.take(), raw.guidance.take()];
        let mut assignments: Vec<_> = if own.iter().any(Option::is_some) {
            let roles = Role::ALL.into_iter().zip(own);
            let role = |(role, names): (Role, Option<Vec<String>>)| {
                self.role(&format!("{path}.{}", role.key()), role, names.unwrap_or_default())
            };
            roles.flat_map(role).collect()
        } else {
            area.inherited.clone()
        };
        let role_words = role_words(raw.role_words);
        self.words(path, &mut assignments, &role_words, raw.unit_words);
        let people = self.beside(&format!("{path}.people"), raw.people);
        let offices = self.beside(&format!("{path}.offices"), raw.offices);
        let due = raw.due.map(|due| self.due(&format!("{path}.due"), due));
        let milestones = self.milestones(&format!("{path}.milestones"), raw.milestones);
        let targets = self.targets(&format!("{path}.targets"), raw.targets);
        let title = match &raw.part {
            Some(part) => format!("{}：{part}", raw.title),
            None => raw.title,
        };
        Task {
            plan: area.plan,
            area: area.area,
            number: raw.number,
            printed: raw.printed,
            section: raw.section.or_else(|| area.section.clone()),
            title,
            part: raw.part,
            theme,
            period: period.unwrap_or(area.period),
            due,
            milestones,
            assignments,
            role_words,
            people,
            offices,
            measures: raw.measures,
            targets,
            said: raw.said,
            original: raw.original,
        }
    }

    /// Reports what is wrong with the texts of a task.
    fn texts_of_task(&mut self, path: &str, raw: &raw::Task) {
        self.checked_text(&format!("{path}.number"), &raw.number);
        self.checked_text(&format!("{path}.title"), &raw.title);
        for (field, text) in [("part", &raw.part), ("printed", &raw.printed)] {
            if let Some(text) = text {
                self.checked_text(&format!("{path}.{field}"), text);
            }
        }
        if let Some(section) = &raw.section {
            self.checked_section(&format!("{path}.section"), section);
        }
        self.checked_texts(&format!("{path}.said"), &raw.said);
        self.checked_texts(&format!("{path}.measures"), &raw.measures);
        // The document's own characters are kept, look-alikes too.
        for (i, text) in raw.original.iter().enumerate().filter(|(_, text)| text.trim().is_empty())
        {
            self.checked_text(&format!("{path}.original[{i}]"), text);
        }
    }

    /// The theme of a task: its own, or that of its area. Since format 2 there need be none: a plan may be about something for
    /// which there is no theme.
    fn theme_of_task(
        &mut self,
        path: &str,
        own: Option<&str>,
        area: Option<&str>,
    ) -> Option<ThemeId> {
        match (own, area) {
            (Some(own), _) => self.known_theme(&format!("{path}.theme"), own),
            (None, Some(area)) => self.registry.theme(area),
            (None, None) => {
                if self.format < 2 {
                    self.report(Severity::Error, path, ProblemKind::NoTheme);
                }
                None
            }
        }
    }
}

/// The document's words for roles.
fn role_words(raw: raw::RoleWords) -> Vec<(Role, String)> {
    let words = [raw.lead, raw.responsible, raw.in_charge, raw.guidance];
    Role::ALL.into_iter().zip(words).filter_map(|(role, word)| Some((role, word?))).collect()
}
