//! What the program knows: plans, their areas, tasks and targets, and the units that answer for them.
//!
//! Everything is kept in flat tables and named by an index newtype. This file holds plain values: it knows no
//! file format, no disk and no screen. A [`Model`] is made by [`crate::load`] only, which guarantees that
//! every id in it points into its table, that the tasks of an area, the areas of a plan and the tasks of a
//! plan are contiguous and in document order, and that no role of a task names a unit twice.

use std::ops::Range;
use std::path::PathBuf;

use crate::date::Date;
use crate::problem::Rule;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The position in its table.
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// The id of a table position; tables hold fewer than 2³² rows.
            pub fn at(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }
        }
    )*};
}

ids! {
    /// A row of [`Model::plans`].
    PlanId;
    /// A row of [`Model::areas`].
    AreaId;
    /// A row of [`Model::tasks`].
    TaskId;
    /// A row of [`Model::units`].
    UnitId;
    /// A row of `Model::themes`.
    ThemeId;
    /// A row of `Model::systems`.
    SystemId;
    /// A target of a task, counted through the targets of all tasks in order (`Index` knows which is whose).
    TargetId;
}

/// A first and a last calendar year, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Years {
    /// The first year.
    pub(crate) first: u16,
    /// The last year, not before the first.
    pub(crate) last: u16,
}

impl Years {
    /// Whether `year` lies between the first and the last year, both included.
    pub fn contains(self, year: u16) -> bool {
        (self.first..=self.last).contains(&year)
    }

    /// Every year, in order.
    pub(crate) fn iter(self) -> impl Iterator<Item = u16> {
        self.first..=self.last
    }
}

/// The administrative level of the body that a plan binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// 国家
    Nation,
    /// 省、自治区、直辖市
    Province,
    /// 地级市、盟、州
    City,
    /// 县、区、旗、县级市
    County,
    /// 一个单位
    Unit,
}

/// Where a plan's data was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Part of the program.
    Embedded,
    /// A file of the user.
    File(PathBuf),
}

/// The document that a plan was taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file's name.
    pub file: String,
    /// The SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
}

/// A document that a plan carries out (依据).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Basis {
    /// Its title as the plan cites it.
    pub(crate) title: String,
    /// Its document number (文号), where the plan gives it.
    pub(crate) document_number: Option<String>,
}

/// One published document (方案).
#[derive(Clone, Debug)]
pub struct Plan {
    /// A short stable name, unique among the loaded plans, for example `yinchuan-2022`.
    pub id: String,
    /// The title as printed, in Simplified characters.
    pub title: String,
    /// The territory it binds, for example 银川市.
    pub region: String,
    /// The level of that territory.
    pub(crate) level: Level,
    /// Who issued it, where stated.
    pub issuer: Option<String>,
    /// Its document number (文号), where stated.
    pub document_number: Option<String>,
    /// The day it was issued (`YYYY-MM-DD`), where stated.
    pub issued: Option<String>,
    /// The documents that it carries out, in its order.
    pub(crate) basis: Vec<Basis>,
    /// The years in which its tasks are in force.
    pub period: Years,
    /// The years that its targets may refer to; wider than the period where, say, an annual list names
    /// figures for the end of a five-year plan.
    pub horizon: Years,
    /// The document it was taken from, where recorded.
    pub source: Option<Source>,
    /// Where its data was read from.
    pub(crate) origin: Origin,
    /// The commitments for the plan as a whole (主要目标).
    pub goals: Vec<Target>,
    /// Dated steps of carrying the plan out (进度安排).
    pub milestones: Vec<Milestone>,
    /// Which of its units are collective, and whom they cover.
    pub collectives: Vec<Collective>,
    /// Why what looks like a gap in it is none.
    pub(crate) remarks: Vec<Remark>,
    /// Its areas, as positions in [`Model::areas`].
    pub areas: Range<u32>,
    /// Its tasks, as positions in [`Model::tasks`].
    pub tasks: Range<u32>,
}

/// A dated step of carrying a plan out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// The year it is due.
    pub(crate) year: u16,
    /// The month of that year, from 1, where one is stated.
    pub(crate) month: Option<u8>,
    /// What is to happen.
    pub(crate) what: String,
}

/// Why something that a rule finds is so in the document (说明).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Remark {
    /// The rule.
    pub(crate) rule: Rule,
    /// The tasks that it is about; empty if it is about all of the plan.
    pub(crate) tasks: Vec<TaskId>,
    /// The reason.
    pub(crate) why: String,
}

/// What kind of section an area is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaKind {
    /// 行动
    Action,
    /// 工程
    Project,
    /// 组织实施、保障措施
    Support,
}

/// One 行动, 工程 or 保障 section of a plan (行动领域).
#[derive(Clone, Debug)]
pub struct Area {
    /// The plan it belongs to.
    pub(crate) plan: PlanId,
    /// Its heading, without numbering and without a leading 实施.
    pub title: String,
    /// What kind of section it is.
    pub kind: AreaKind,
    /// What its opening sentence sets out to reach, restated.
    pub aim: Option<String>,
    /// Its tasks, as positions in [`Model::tasks`].
    pub tasks: Range<u32>,
}

/// What areas of different plans have in common (主题).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Theme {
    /// A short stable name, for example `youth`.
    pub(crate) id: String,
    /// The Chinese name, for example 青少年.
    pub(crate) name: String,
    /// Other words by which people call all of it.
    pub(crate) words: Vec<String>,
}

/// By when a task is to be done, as its document says (时限).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The document's words, for example 2026年6月底前.
    pub text: String,
    /// When it is to begin, where stated: 5月底前动工.
    pub from: Option<Date>,
    /// When it is to be done, where stated.
    pub to: Option<Date>,
    /// Whether it has no end: 持续推进, 长期坚持.
    pub open: bool,
}

/// People, or offices inside a unit, that a document names beside its units. They are no units of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// What the document calls them, for example 责任领导 or 责任处室.
    pub word: String,
    /// Their names.
    pub names: Vec<String>,
    /// The unit that they belong to, where the document says so.
    pub unit: Option<UnitId>,
}

/// The smallest thing of a plan that has a heading of its own (任务).
#[derive(Clone, Debug)]
pub struct Task {
    /// The plan it belongs to.
    pub plan: PlanId,
    /// The area it belongs to.
    pub area: AreaId,
    /// Its number, unique in the plan, for example `3.2`. It is ours, to call the task by; the document may print another.
    pub number: String,
    /// The number as the document prints it before the heading, for example `（一）`; none where it prints none.
    pub(crate) printed: Option<String>,
    /// The headings above it as the document prints them, from the outermost, parted by `/`.
    pub section: Option<String>,
    /// Its heading as printed, in Simplified characters; with its part after it where it is one of several.
    pub title: String,
    /// Where what stands under that number and heading has several parts with units of their own: the first words of this one.
    pub part: Option<String>,
    /// Its theme, where it has one.
    pub theme: Option<ThemeId>,
    /// The years in which it is in force.
    pub period: Years,
    /// By when it is to be done, where the document says so of the task itself.
    pub due: Option<Due>,
    /// Dated steps of it.
    pub milestones: Vec<Milestone>,
    /// Who answers for it: lead, then responsible, then in charge, each in the document's order.
    pub assignments: Vec<Assignment>,
    /// The document's own words for roles, where they are not 牵头, 责任, 负责, 指导 and all units of the role have the same.
    pub role_words: Vec<(Role, String)>,
    /// People named beside the units.
    pub people: Vec<Beside>,
    /// Offices inside units.
    pub offices: Vec<Beside>,
    /// What is to be done, one act each (措施).
    pub measures: Vec<String>,
    /// The quantified commitments (指标).
    pub targets: Vec<Target>,
    /// Its passages as they stand in the document, where they are at hand.
    pub original: Vec<String>,
    /// What people say when they mean it, where the document says it in other words.
    pub said: Vec<String>,
}

impl Task {
    /// The number as the document prints it; empty where it prints none.
    pub fn printed_number(&self) -> &str {
        self.printed.as_deref().unwrap_or_default()
    }

    /// The units of one role, in the document's order.
    pub fn units(&self, role: Role) -> impl Iterator<Item = &Assignment> {
        self.assignments.iter().filter(move |a| a.role == role)
    }
}

/// In which capacity a unit answers for a task (角色).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 牵头
    Lead,
    /// 责任
    Responsible,
    /// 负责: the document names units without telling lead and responsible apart.
    InCharge,
    /// 指导, 督导, 审查: the unit guides or supervises what others do.
    Guidance,
}

impl Role {
    /// Every role, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Lead, Self::Responsible, Self::InCharge, Self::Guidance];

    /// The position in [`Self::ALL`].
    pub(crate) fn index(self) -> usize {
        match self {
            Self::Lead => 0,
            Self::Responsible => 1,
            Self::InCharge => 2,
            Self::Guidance => 3,
        }
    }

    /// The name in data files.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Responsible => "responsible",
            Self::InCharge => "in_charge",
            Self::Guidance => "guidance",
        }
    }
}

/// How a task concerns a unit: named in a role, which the document states, or covered, which is derived from
/// what a collective unit stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Involvement {
    /// The document names the unit in this role.
    Named(Role),
    /// 涵盖: a collective that is named covers the unit, and the unit itself is not named.
    Covered,
}

impl Involvement {
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();

    /// Every involvement, the weightiest first.
    pub const ALL: [Self; 5] = [
        Self::Named(Role::Lead),
        Self::Named(Role::Responsible),
        Self::Named(Role::InCharge),
        Self::Named(Role::Guidance),
        Self::Covered,
    ];

    /// The position in [`Self::ALL`].
    pub fn index(self) -> usize {
        match self {
            Self::Named(role) => role.index(),
            Self::Covered => 4,
        }
    }
}

/// One unit in one role of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The role.
    pub role: Role,
    /// The unit.
    pub unit: UnitId,
    /// The document's spelling, where it is not the unit's canonical name.
    pub(crate) written: Option<String>,
    /// The document's word for the role, where it is not ours: 配合, 督导.
    pub word: Option<String>,
}

/// A body that answers for tasks (单位). Two units are the same if region and canonical name are.
#[derive(Clone, Debug)]
pub struct Unit {
    /// The canonical name, for example 市教育局.
    pub name: String,
    /// The region it belongs to.
    pub region: String,
    /// The system it belongs to (教育, 科技 …), where `units.ron` knows it.
    pub system: Option<SystemId>,
    /// Other names: the documents' spellings and the official abbreviations of its system.
    pub aliases: Vec<String>,
    /// Other names that mean it only if they are typed whole: 劳动局, 教育部门.
    pub(crate) whole: Vec<String>,
    /// Whether it stands for a group of units (各成员单位).
    pub collective: bool,
}

/// Units with the same field of work on every level (系统): 市教育局, 区教育局 and 省教育厅.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct System {
    /// A short stable name, for example `education`.
    pub(crate) id: String,
    /// The Chinese name, for example 教育.
    pub(crate) name: String,
}

/// Whom a collective unit covers in one plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collective {
    /// The collective unit.
    pub unit: UnitId,
    /// The units it covers, in the order in which the plan first names them; empty where the plan does not
    /// say who they are.
    pub covers: Vec<UnitId>,
}

/// A quantified commitment (指标).
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The thing counted, for example 公民具备科学素质的比例.
    pub what: String,
    /// How the value is compared, and the value.
    pub(crate) amount: Amount,
    /// The unit of count as printed: 个, 人次, %, 元 …
    pub unit: String,
    /// When it applies; none where the document states no time.
    pub when: Option<When>,
    /// For whom or where it holds, where that is not the plan's whole region.
    pub scope: Option<String>,
    /// A further condition, for example 力争.
    pub note: Option<String>,
}

/// A number and how it is meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Amount {
    /// 以上、不少于、不低于、至少, and a bare 达到
    AtLeast(f64),
    /// 超过、多、余
    MoreThan(f64),
    /// A bare number.
    Exactly(f64),
    /// 左右
    About(f64),
    /// 1—2
    Between(f64, f64),
    /// 不超过、最多、最高
    AtMost(f64),
    /// 低于、少于
    LessThan(f64),
}

impl Amount {
    /// The value, or the lower end of a range.
    pub(crate) fn value(self) -> f64 {
        match self {
            Self::AtLeast(n)
            | Self::MoreThan(n)
            | Self::Exactly(n)
            | Self::About(n)
            | Self::AtMost(n)
            | Self::LessThan(n)
            | Self::Between(n, _) => n,
        }
    }

    /// The upper end of a range.
    pub(crate) fn max(self) -> Option<f64> {
        match self {
            Self::Between(_, b) => Some(b),
            _ => None,
        }
    }
}

/// When a target applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// 每年
    EveryYear,
    /// 每学期
    EveryTerm,
    /// 到某年
    By(u16),
    /// 某年至某年期间
    Within(u16, u16),
    /// 某年内一次
    Once(u16),
}

impl When {
    /// The year in which it is due; none if it recurs.
    pub fn due(self) -> Option<u16> {
        match self {
            Self::EveryYear | Self::EveryTerm => None,
            Self::By(y) | Self::Within(_, y) | Self::Once(y) => Some(y),
        }
    }
}

impl Target {
    /// Whether the document writes no time for it. Then it is due with its plan, in the last year of `period` (of its task or
    /// plan): the plan as a whole is to be carried out by then. That is derived, and always told apart (随方案到期).
    pub fn is_due_with_plan(&self) -> bool {
        self.when.is_none()
    }

    /// Whether the target applies in `year`: it recurs and `year` lies in `period` (of its task or plan), or it is due in
    /// that year, as stated or with its plan.
    pub fn applies(&self, year: u16, period: Years) -> bool {
        match self.when {
            None => period.last == year,
            Some(when) => when.due().map_or_else(|| period.contains(year), |due| due == year),
        }
    }
}

/// Words that are said for others. Where each stands for all, both lists are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Synonyms {
    /// What people say.
    pub said: Vec<String>,
    /// What they may mean.
    pub(crate) meant: Vec<String>,
}

/// Every loaded plan, and the themes, systems and units they share.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// The plans, in the order in which they were loaded.
    pub plans: Vec<Plan>,
    /// The areas of all plans, plan by plan.
    pub areas: Vec<Area>,
    /// The tasks of all plans, plan by plan.
    pub tasks: Vec<Task>,
    /// The units of all plans, in the order in which they are first named.
    pub units: Vec<Unit>,
    /// The themes, in the order of `themes.ron`.
    pub(crate) themes: Vec<Theme>,
    /// The unit systems, in the order of `units.ron`.
    pub(crate) systems: Vec<System>,
    /// Words that are said for others, from `words.ron`.
    pub(crate) synonyms: Vec<Synonyms>,
    /// A name for the data as a whole, in hexadecimal: the same wherever the same texts were loaded.
    pub(crate) fingerprint: String,
}

impl Model {
    /// The plan with this id.
    pub fn plan(&self, id: PlanId) -> &Plan {
        &self.plans[id.index()]
    }

    /// The area with this id.
    pub fn area(&self, id: AreaId) -> &Area {
        &self.areas[id.index()]
    }

    /// The task with this id.
    pub fn task(&self, id: TaskId) -> &Task {
        &self.tasks[id.index()]
    }

    /// The unit with this id.
    pub fn unit(&self, id: UnitId) -> &Unit {
        &self.units[id.index()]
    }

    /// The beginning of the fingerprint, for people to compare.
    pub(crate) fn short_fingerprint(&self) -> String {
        self.fingerprint.chars().take(6).collect()
    }

    /// Every task id, in order.
    pub fn task_ids(&self) -> impl Iterator<Item = TaskId> + use<> {
        (0..self.tasks.len()).map(TaskId::at)
    }

    /// The name by which people and programs call a task: `plan/number`.
    pub fn task_name(&self, id: TaskId) -> String {
        let task = self.task(id);
        format!("{}/{}", self.plan(task.plan).id, task.number)
    }

    /// A unit's name with its region in front: the same name may stand for units of several regions.
    pub(crate) fn unit_label(&self, id: UnitId) -> String {
        let unit = self.unit(id);
        format!("{} {}", unit.region, unit.name)
    }

    /// The name that means this unit and no other, `region/name`.
    pub fn unit_name(&self, id: UnitId) -> String {
        let unit = self.unit(id);
        format!("{}/{}", unit.region, unit.name)
    }

    /// The theme with this id.
    pub(crate) fn theme(&self, id: ThemeId) -> &Theme {
        &self.themes[id.index()]
    }

    /// A plan's short name: its region and years, or its title if another plan has the same.
    pub(crate) fn plan_label(&self, id: PlanId) -> String {
        let label = |plan: &Plan| {
            let Years { first, last } = plan.period;
            if first == last {
                format!("{} {first}", plan.region)
            } else {
                format!("{} {first}—{last}", plan.region)
            }
        };
        let own = label(self.plan(id));
        let same = self.plans.iter().filter(|other| label(other) == own).count();
        if same > 1 { self.plan(id).title.clone() } else { own }
    }

    /// How the document spells an assignment's unit.
    pub(crate) fn written<'a>(&'a self, assignment: &'a Assignment) -> &'a str {
        assignment.written.as_deref().unwrap_or_else(|| &self.unit(assignment.unit).name)
    }

    /// The collective units of a task that cover `unit`, in the order in which the task names them.
    pub(crate) fn covering(&self, task: TaskId, unit: UnitId) -> impl Iterator<Item = UnitId> {
        let task = self.task(task);
        let plan = self.plan(task.plan);
        task.assignments.iter().map(|a| a.unit).filter(move |named| {
            plan.collectives.iter().any(|c| c.unit == *named && c.covers.contains(&unit))
        })
    }
}
