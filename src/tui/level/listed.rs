//! What the list shows of the answer.

use crate::lang::Lang;

/// What the list shows of the answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Listed {
    /// 任务: the tasks.
    #[default]
    Tasks,
    /// 协同: the units that share the tasks of one.
    Partners,
    /// 矩阵: tasks as rows, units as columns.
    Matrix,
    /// 指标: the targets.
    Targets,
    /// 单位: the units that the tasks concern, and how much each has to do.
    Units,
    /// 对照: themes as rows, plans as columns.
    Compare,
    /// 体检: what is missing or odd.
    Audit,
}

impl Listed {
    /// Every way, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Tasks,
        Self::Partners,
        Self::Matrix,
        Self::Targets,
        Self::Units,
        Self::Compare,
        Self::Audit,
    ];

    /// The name for people.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Tasks => lang.pick("任务", "tasks"),
            Self::Matrix => lang.pick("矩阵", "matrix"),
            Self::Targets => lang.pick("指标", "targets"),
            Self::Units => lang.pick("单位", "units"),
            Self::Compare => lang.pick("对照", "compare"),
            Self::Partners => lang.pick("协同", "partners"),
            Self::Audit => lang.pick("体检", "audit"),
        }
    }

    /// The names in saved views.
    pub(super) fn names(self) -> [&'static str; 2] {
        [self.name(), self.label(Lang::Zh)]
    }

    /// The name in saved sessions and views.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tasks => "tasks",
            Self::Partners => "partners",
            Self::Matrix => "matrix",
            Self::Targets => "targets",
            Self::Units => "units",
            Self::Compare => "compare",
            Self::Audit => "audit",
        }
    }

    /// The way with this name; the tasks if there is none.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|listed| listed.name() == name).unwrap_or_default()
    }

    /// The way after or before this one.
    #[must_use]
    pub fn beside(self, forward: bool) -> Self {
        let at = Self::ALL.iter().position(|listed| *listed == self).unwrap_or(0);
        let step = if forward { 1 } else { Self::ALL.len() - 1 };
        Self::ALL[(at + step) % Self::ALL.len()]
    }

    /// Whether the cursor has a column as well as a row.
    pub fn has_columns(self) -> bool {
        matches!(self, Self::Matrix | Self::Compare)
    }
}
