//! What the plans ask of one unit (我单位): its tasks by involvement, why each is its own, what is due, and with
//! whom it shares them.

use crate::index::{Index, TaskSet};
use crate::lang::Lang;
use crate::model::{Involvement, Model, Role, TaskId, UnitId};
use crate::overview::targets::OwnedTarget;

/// The tasks of one unit among those of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// The unit.
    pub(crate) unit: UnitId,
    /// Its tasks per involvement, as positions in [`Involvement::ALL`], in the plans' order. A task that names
    /// the unit in two roles stands under both.
    pub tasks: [Vec<TaskId>; Involvement::COUNT],
}

impl Brief {
    /// The tasks of `unit` among those of `within`.
    pub fn of(index: &Index, unit: UnitId, within: &TaskSet) -> Self {
        let tasks = Involvement::ALL.map(|how| {
            let mut tasks = index.involving(how, &[unit]);
            tasks.and(within);
            tasks.iter().collect()
        });
        Self { unit, tasks }
    }

    /// How many tasks there are per involvement.
    pub(crate) fn counts(&self) -> [usize; Involvement::COUNT] {
        self.tasks.each_ref().map(Vec::len)
    }

    /// The targets of the tasks that concern the unit in one way, in the plans' order. Those of a task that does so in
    /// several ways belong to the weightiest.
    pub fn targets(&self, model: &Model, how: Involvement) -> Vec<OwnedTarget> {
        let weightier = |task: &TaskId| self.tasks[..how.index()].iter().any(|t| t.contains(task));
        let tasks = self.tasks[how.index()].iter().filter(|task| !weightier(task));
        tasks.flat_map(|task| OwnedTarget::of_task(model, *task)).collect()
    }

    /// The targets of the unit's tasks that apply in a year, in the plans' order.
    pub fn due(&self, model: &Model, year: u16) -> Vec<OwnedTarget> {
        let mut tasks: Vec<TaskId> = self.tasks.iter().flatten().copied().collect();
        tasks.sort_unstable();
        tasks.dedup();
        let targets = tasks.into_iter().flat_map(|task| OwnedTarget::of_task(model, task));
        targets.filter(|target| target.applies(model, year)).collect()
    }
}

/// The years whose targets are counted: this one, and, where the plans end before it, their last one.
pub(crate) fn years_counted(index: &Index, this_year: u16) -> impl Iterator<Item = u16> + use<> {
    let last = index.years().last().copied().filter(|last| *last < this_year);
    [Some(this_year), last].into_iter().flatten()
}

/// Another unit that the same tasks name, and who does what in them (与谁协同). Every number counts tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partner {
    /// The other unit.
    pub unit: UnitId,
    /// 它牵头我责任
    pub they_lead: usize,
    /// 我牵头它责任
    pub we_lead: usize,
    /// 共同牵头, 共同责任, 共同负责, 共同指导: both have the role, by its position in [`Role::ALL`].
    pub together: [usize; Role::ALL.len()],
    /// The tasks that name both.
    pub tasks: usize,
}

impl Partner {
    fn none(unit: UnitId) -> Self {
        Self { unit, they_lead: 0, we_lead: 0, together: [0; Role::ALL.len()], tasks: 0 }
    }
}

/// Every unit that shares tasks of a set with `unit`, those with most tasks first, then in the plans' order.
/// Only what the documents state counts: a unit that is merely covered is no partner.
pub fn partners(index: &Index, unit: UnitId, within: &TaskSet) -> Vec<Partner> {
    let model = index.model();
    let mut found: Vec<Partner> = Vec::new();
    for id in within.iter() {
        let task = model.task(id);
        let ours: Vec<Role> =
            task.assignments.iter().filter(|a| a.unit == unit).map(|a| a.role).collect();
        if ours.is_empty() {
            continue;
        }
        let mut others: Vec<UnitId> = task.assignments.iter().map(|a| a.unit).collect();
        others.sort_unstable();
        others.dedup();
        for other in others.into_iter().filter(|other| *other != unit) {
            let at = found.iter().position(|p| p.unit == other).unwrap_or_else(|| {
                found.push(Partner::none(other));
                found.len() - 1
            });
            let theirs: Vec<Role> =
                task.assignments.iter().filter(|a| a.unit == other).map(|a| a.role).collect();
            let partner = &mut found[at];
            partner.tasks += 1;
            let both =
                |we: Role, they: Role| usize::from(ours.contains(&we) && theirs.contains(&they));
            partner.they_lead += both(Role::Responsible, Role::Lead);
            partner.we_lead += both(Role::Lead, Role::Responsible);
            for role in Role::ALL {
                partner.together[role.index()] += both(role, role);
            }
        }
    }
    found.sort_by_key(|partner| (std::cmp::Reverse(partner.tasks), partner.unit));
    found
}

/// What a unit shares with a partner: what it is called and how many tasks; all of them last.
pub(crate) fn shared(partner: Partner, lang: Lang) -> Vec<(&'static str, usize)> {
    let [lead, responsible, in_charge, guidance] = partner.together;
    let mut kinds = vec![
        (lang.pick("它牵头我责任", "they lead, we are responsible"), partner.they_lead),
        (lang.pick("我牵头它责任", "we lead, they are responsible"), partner.we_lead),
        (lang.pick("共同牵头", "both lead"), lead),
        (lang.pick("共同责任", "both responsible"), responsible),
        (lang.pick("共同负责", "both in charge"), in_charge),
        (lang.pick("共同指导", "both guide"), guidance),
    ];
    kinds.retain(|(_, n)| *n > 0);
    kinds.push((lang.pick("一共", "in all"), partner.tasks));
    kinds
}
