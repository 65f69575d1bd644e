//! Findings as problems: with the file, the line and the column of what they are about.

use super::finding::{About, Finding};
use crate::load::{PlanSource, Sources};
use crate::model::{AreaId, Model, Role, TaskId, UnitId};
use crate::problem::{Problem, ProblemKind, Rule, Spot};
use crate::ron::Places;

/// The findings as problems, each with its place in its plan's file.
pub fn problems(model: &Model, sources: &Sources, findings: &[Finding]) -> Vec<Problem> {
    let mut out = Vec::new();
    // A file is cut into tokens once for all of its findings.
    for of_plan in findings.chunk_by(|a, b| a.plan == b.plan) {
        let source = of_plan.first().and_then(|finding| sources.of(finding.plan));
        let finder = source.map(|source| Finder { model, source, places: source.places() });
        for finding in of_plan {
            let id = &model.plan(finding.plan).id;
            let file = source.map_or(id.as_str(), PlanSource::file);
            let kind = ProblemKind::Odd(Box::new(finding.oddity(model)));
            let (path, spot) = match &finder {
                Some(finder) => {
                    let path = finder.path(finding);
                    let spot = finder.places.find(&path);
                    (path, Some(spot))
                }
                None => (String::new(), None::<Spot>),
            };
            out.push(Problem { spot, path, ..Problem::of_file(finding.severity(), file, kind) });
        }
    }
    out
}

/// The paths of values in one plan's file. What loading left out is still there and counts.
struct Finder<'a> {
    model: &'a Model,
    source: &'a PlanSource,
    places: Places<'a>,
}

impl Finder<'_> {
    fn path(&self, finding: &Finding) -> String {
        let item = |list: &str, at: usize| format!("{list}[{}]", self.source.row(list, at));
        match finding.about {
            About::Remark(_, at) => item("remarks", at),
            About::Target(task, at) => {
                let field = match finding.rule {
                    Rule::TargetWithoutNumber => "amount",
                    Rule::TargetWithoutUnit => "unit",
                    _ => "what",
                };
                let list =
                    task.map_or_else(|| "goals".to_owned(), |task| self.task(task) + ".targets");
                format!("{}.{field}", item(&list, at))
            }
            About::Roles(task, unit)
            | About::Unknown(task, unit)
            | About::Names { task, unit, .. } => self.unit(task, &self.task(task), unit),
            About::Task(task) if finding.rule == Rule::SeveralLeads => {
                self.role(task, &self.task(task), Role::Lead)
            }
            About::Task(task) => format!("{}.title", self.task(task)),
            About::Area(area) => format!("{}.title", self.area(area)),
            About::Collective(unit) => {
                let collectives = &self.model.plan(finding.plan).collectives;
                let at = collectives.iter().position(|c| c.unit == unit).unwrap_or(0);
                format!("{}.name", item("collectives", at))
            }
        }
    }

    fn area(&self, id: AreaId) -> String {
        let first = self.model.plan(self.model.area(id).plan).areas.start;
        format!("areas[{}]", id.0.saturating_sub(first))
    }

    fn task(&self, id: TaskId) -> String {
        let area = self.model.task(id).area;
        let list = format!("{}.tasks", self.area(area));
        let first = self.model.area(area).tasks.start;
        let at = self.source.row(&list, TaskId(id.0.saturating_sub(first)).index());
        format!("{list}[{at}]")
    }

    /// The list of a role, which is the area's if the task has no units of its own.
    fn role(&self, id: TaskId, task: &str, role: Role) -> String {
        let own = |role: Role| self.places.has(&format!("{task}.{}", role.key()));
        if Role::ALL.into_iter().any(own) {
            format!("{task}.{}", role.key())
        } else {
            format!("{}.{}", self.area(self.model.task(id).area), role.key())
        }
    }

    /// Where a task names a unit, for the last time: the role that it should not have besides.
    fn unit(&self, id: TaskId, task: &str, unit: UnitId) -> String {
        let named = self.model.task(id).assignments.iter().rfind(|a| a.unit == unit);
        let Some(assignment) = named else {
            return format!("{task}.title");
        };
        let list = self.role(id, task, assignment.role);
        match self.places.position(&list, self.model.written(assignment)) {
            Some(at) => format!("{list}[{at}]"),
            None => list,
        }
    }
}
