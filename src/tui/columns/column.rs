//! A column of the task list: its names, how wide it usually is, in which order its tasks stand.

use crate::index::Index;
use crate::lang::Lang;
use crate::model::{Role, TaskId, UnitId};
use crate::text::pinyin::spelt;

/// A column of the task list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// 任务: the title.
    Title,
    /// 地区: the region of the plan.
    Region,
    /// 牵头（负责）: the first lead unit, or unit in charge, and how many there are.
    Lead,
    /// 责任: the number of responsible units.
    Responsible,
    /// 指标: the number of targets.
    Targets,
    /// 时限: by when the task is to be done, in the document's words.
    Due,
    /// 责任单位: the responsible units by name.
    Units,
    /// 行动领域
    Area,
    /// 年份: the years in which the task is in force.
    Years,
}

impl Column {
    pub(crate) const ALL: [Self; 9] = [
        Self::Title,
        Self::Region,
        Self::Lead,
        Self::Responsible,
        Self::Targets,
        Self::Due,
        Self::Units,
        Self::Area,
        Self::Years,
    ];

    /// The names in saved views: the one it is written with, the Chinese one.
    pub(crate) fn names(self) -> [&'static str; 2] {
        match self {
            Self::Title => ["title", "任务"],
            Self::Region => ["region", "地区"],
            Self::Lead => ["lead", "牵头"],
            Self::Responsible => ["responsible", "责任"],
            Self::Targets => ["targets", "指标"],
            Self::Due => ["due", "时限"],
            Self::Units => ["units", "责任单位"],
            Self::Area => ["area", "领域"],
            Self::Years => ["years", "年份"],
        }
    }

    pub(crate) fn name(self) -> &'static str {
        self.names()[0]
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.name() == name)
    }

    pub(crate) fn heading(self, lang: Lang) -> &'static str {
        match self {
            Self::Title => lang.pick("任务", "task"),
            Self::Region => lang.pick("地区", "region"),
            Self::Lead => lang.pick("牵头（负责）", "lead"),
            Self::Responsible => lang.pick("责任", "resp"),
            Self::Targets => lang.pick("指标", "targ"),
            Self::Due => lang.pick("时限", "due"),
            Self::Units => lang.pick("责任单位", "responsible units"),
            Self::Area => lang.pick("行动领域", "area"),
            Self::Years => lang.pick("年份", "years"),
        }
    }

    /// Whether its cells are numbers, aligned to the right.
    pub(crate) fn is_number(self) -> bool {
        matches!(self, Self::Responsible | Self::Targets)
    }

    /// Whether its cells are names that want more room than there is.
    pub(super) fn stretches(self) -> bool {
        matches!(self, Self::Lead | Self::Due | Self::Units | Self::Area)
    }

    /// Whether the greatest values come first when it is sorted by.
    pub(crate) fn is_descending(self) -> bool {
        self.is_number()
    }

    /// How wide it is unless the user makes it wider or narrower.
    pub(super) fn usual_width(self, cells: usize) -> usize {
        let wide = cells >= 64;
        match self {
            Self::Title => 0,
            Self::Region => [8, 10][usize::from(wide)],
            Self::Lead => [14, 16][usize::from(wide)],
            Self::Responsible | Self::Targets => 4,
            Self::Units | Self::Area => 22,
            Self::Due => [12, 14][usize::from(wide)],
            Self::Years => 11,
        }
    }

    /// Whether it is shown although one has not scrolled to it.
    pub(super) fn is_usual(self, cells: usize, several_plans: bool) -> bool {
        match self {
            Self::Title | Self::Targets => true,
            Self::Region => several_plans && cells >= 46,
            Self::Lead => cells >= 46,
            Self::Due => cells >= 60,
            Self::Responsible => cells >= 64 || cells >= 54 && !several_plans,
            Self::Units | Self::Area | Self::Years => cells >= 110,
        }
    }

    /// Brings tasks into its order; equal ones stay as they are.
    pub(crate) fn sort(self, tasks: &mut [TaskId], index: &Index, descending: bool) {
        let model = index.model();
        // In the order of pinyin; tasks without such a unit last.
        let name = |unit: Option<UnitId>| match unit {
            Some(unit) => (0, spelt(&model.unit(unit).name)),
            None => (1, String::new()),
        };
        let first_unit = |id: TaskId, role| model.task(id).units(role).next().map(|a| a.unit);
        let key = |id: &TaskId| -> (u32, String) {
            let task = model.task(*id);
            let number = |n: usize| (u32::try_from(n).unwrap_or(u32::MAX), String::new());
            match self {
                // In the order of pinyin: that of the characters' codes means nothing to anybody.
                Self::Title => (0, spelt(&task.title)),
                Self::Region => (task.plan.0, String::new()),
                Self::Lead => {
                    let lead = first_unit(*id, Role::Lead);
                    name(lead.or_else(|| first_unit(*id, Role::InCharge)))
                }
                Self::Responsible => number(task.units(Role::Responsible).count()),
                Self::Targets => number(task.targets.len()),
                // Without a date last.
                Self::Due => match task.due.as_ref().and_then(|due| due.to.or(due.from)) {
                    Some(date) => (0, format!("{:?}", date.last_day())),
                    None => (1, String::new()),
                },
                Self::Units => name(first_unit(*id, Role::Responsible)),
                Self::Area => (task.area.0, String::new()),
                Self::Years => (u32::from(task.period.first), task.period.last.to_string()),
            }
        };
        if descending {
            tasks.sort_by_cached_key(|id| std::cmp::Reverse(key(id)));
        } else {
            tasks.sort_by_cached_key(key);
        }
    }
}
