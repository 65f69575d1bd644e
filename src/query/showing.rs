//! The words of a view that say how an answer is shown.

use crate::text::fold::fold;

/// What a word of a view that asks nothing is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Showing {
    /// 单位页: the unit whose page it is.
    Page,
    /// 看法: what is listed of the answer.
    Listed,
    /// 分组: under which heads.
    Group,
    /// 排序: in which order.
    Sort,
    /// 另显: what is shown as well, though it has nothing or is not found.
    Also,
}

impl Showing {
    /// All of them, in the order in which they are written.
    pub const ALL: [Self; 5] = [Self::Page, Self::Listed, Self::Group, Self::Sort, Self::Also];

    /// The names: the one it is printed with, the Chinese one.
    pub fn names(self) -> [&'static str; 2] {
        match self {
            Self::Page => ["page", "单位页"],
            Self::Listed => ["view", "看法"],
            Self::Group => ["group", "分组"],
            Self::Sort => ["sort", "排序"],
            Self::Also => ["also", "另显"],
        }
    }

    /// The one with this name, in either language and any case.
    pub fn named(name: &str) -> Option<Self> {
        let name = fold(name);
        Self::ALL.into_iter().find(|showing| showing.names().contains(&name.as_str()))
    }
}
