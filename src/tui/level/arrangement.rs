//! How each way of seeing an answer is arranged: grouped, ordered, folded.

use super::listed::Listed;
use super::words::Word;
use crate::lang::Lang;
use crate::model::Model;
use crate::overview::matrix::{Grouping, Head, Order};

/// What targets are grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TargetsBy {
    /// The plan, in its order.
    #[default]
    Plan,
    /// The year: those that recur, then those that are due, year by year.
    Year,
    /// What they count: those of several places side by side first.
    Quantity,
}

/// In which order units are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnitsBy {
    /// Those that most tasks concern first.
    #[default]
    Tasks,
    /// Those that lead most first.
    Lead,
    /// Those that are responsible for most first.
    Responsible,
    /// Those that are in charge of most first.
    InCharge,
    /// Those that collectives cover most first.
    Covered,
    /// Those with most targets first.
    Targets,
    /// Region by region, in the order of the plans.
    Region,
    /// As the documents first name them.
    Document,
    /// By the pinyin of their names.
    Pinyin,
}

/// What the rows of the matrix can be grouped by, in the words of saved views and sessions.
pub(super) const GROUPINGS: [(Grouping, Word); 2] =
    [(Grouping::Area, ["area", "领域"]), (Grouping::Theme, ["theme", "主题"])];

/// The orders of the columns of the matrix in words.
pub(super) const ORDERS: [(Order, Word); 3] = [
    (Order::Document, ["document", "文件顺序"]),
    (Order::Load, ["load", "任务数"]),
    (Order::Pinyin, ["pinyin", "拼音"]),
];

/// What targets can be grouped by, in words.
pub(super) const TARGETS_BY: [(TargetsBy, Word); 3] = [
    (TargetsBy::Plan, ["plan", "方案"]),
    (TargetsBy::Year, ["year", "年份"]),
    (TargetsBy::Quantity, ["quantity", "同一指标"]),
];

/// The orders of units in words.
pub(super) const UNITS_BY: [(UnitsBy, Word); 9] = [
    (UnitsBy::Tasks, ["tasks", "任务数"]),
    (UnitsBy::Lead, ["lead", "牵头数"]),
    (UnitsBy::Responsible, ["responsible", "责任数"]),
    (UnitsBy::InCharge, ["charge", "负责数"]),
    (UnitsBy::Covered, ["covered", "涵盖数"]),
    (UnitsBy::Targets, ["targets", "指标数"]),
    (UnitsBy::Region, ["region", "地区"]),
    (UnitsBy::Document, ["document", "文件顺序"]),
    (UnitsBy::Pinyin, ["pinyin", "拼音"]),
];

/// How each way of listing is arranged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// What the rows of the matrix are grouped by.
    pub grouping: Grouping,
    /// In which order the columns of the matrix stand.
    pub order: Order,
    /// Whether the matrix has columns for units that none of the tasks concerns.
    pub with_empty: bool,
    /// The groups of the matrix whose tasks are folded away.
    pub folded: Vec<Head>,
    /// What the targets are grouped by.
    pub targets: TargetsBy,
    /// In which order the units stand.
    pub units: UnitsBy,
    /// Whether units stand under their systems.
    pub by_system: bool,
}

impl Arrangement {
    /// The next order of what is listed; false if it has only one.
    pub fn next_order(&mut self, listed: Listed) -> bool {
        match listed {
            Listed::Matrix => {
                self.order = match self.order {
                    Order::Document => Order::Load,
                    Order::Load => Order::Pinyin,
                    Order::Pinyin => Order::Document,
                }
            }
            Listed::Units => {
                let at = UNITS_BY.iter().position(|(by, _)| *by == self.units).unwrap_or(0);
                self.units = UNITS_BY[(at + 1) % UNITS_BY.len()].0;
            }
            Listed::Targets => self.targets = self.targets.next(),
            Listed::Tasks | Listed::Compare | Listed::Partners | Listed::Audit => return false,
        }
        true
    }

    /// The next grouping of what is listed; false if it has only one.
    pub fn next_grouping(&mut self, listed: Listed) -> bool {
        match listed {
            Listed::Matrix => {
                self.grouping = match self.grouping {
                    Grouping::Area => Grouping::Theme,
                    Grouping::Theme => Grouping::Area,
                }
            }
            Listed::Units => self.by_system = !self.by_system,
            Listed::Targets => self.targets = self.targets.next(),
            Listed::Tasks | Listed::Compare | Listed::Partners | Listed::Audit => return false,
        }
        true
    }

    /// How what is listed is arranged, in words; nothing where there is only one way.
    pub fn label(&self, listed: Listed, lang: Lang) -> String {
        let order = match self.order {
            Order::Document => lang.pick("列按文件顺序", "columns as in the documents"),
            Order::Load => lang.pick("列按任务数", "columns by number of tasks"),
            Order::Pinyin => lang.pick("列按拼音", "columns by pinyin"),
        };
        let grouping = match self.grouping {
            Grouping::Area => lang.pick("行按领域", "rows by area"),
            Grouping::Theme => lang.pick("行按主题", "rows by theme"),
        };
        let comma = lang.pick("，", ", ");
        match listed {
            Listed::Matrix => [grouping, order].join(comma),
            Listed::Targets => match self.targets {
                TargetsBy::Plan => lang.pick("按方案", "by plan"),
                TargetsBy::Year => lang.pick("按年份", "by year"),
                TargetsBy::Quantity => lang.pick("同一指标并列", "same quantities together"),
            }
            .to_owned(),
            Listed::Units => {
                let by = match self.units {
                    UnitsBy::Tasks => lang.pick("按任务数", "by number of tasks"),
                    UnitsBy::Lead => lang.pick("按牵头数", "by tasks led"),
                    UnitsBy::Responsible => lang.pick("按责任数", "by tasks responsible for"),
                    UnitsBy::InCharge => lang.pick("按负责数", "by tasks in charge of"),
                    UnitsBy::Covered => lang.pick("按涵盖数", "by tasks covered"),
                    UnitsBy::Region => lang.pick("按地区", "by region"),
                    UnitsBy::Targets => lang.pick("按指标数", "by number of targets"),
                    UnitsBy::Document => lang.pick("按文件顺序", "as in the documents"),
                    UnitsBy::Pinyin => lang.pick("按拼音", "by pinyin"),
                };
                let system = lang.pick("分系统", "by system");
                if self.by_system { [system, by].join(comma) } else { by.to_owned() }
            }
            Listed::Tasks | Listed::Compare | Listed::Partners | Listed::Audit => String::new(),
        }
    }

    /// Folds the groups with these names; what has none of them is open.
    pub fn fold(&mut self, names: &[String], model: &Model) {
        let mut heads = heads(model);
        heads.retain(|head| names.contains(&head_name(*head, model)));
        self.folded = heads;
    }

    /// The folded groups by name.
    pub fn folded_names(&self, model: &Model) -> Vec<String> {
        self.folded.iter().map(|head| head_name(*head, model)).collect()
    }
}

impl UnitsBy {
    /// The number that is sorted by, if it is one: 牵头, 责任, 负责, 涵盖, tasks, targets.
    pub fn number(self) -> Option<usize> {
        match self {
            Self::Lead => Some(0),
            Self::Responsible => Some(1),
            Self::InCharge => Some(2),
            Self::Covered => Some(3),
            Self::Tasks => Some(4),
            Self::Targets => Some(5),
            Self::Region | Self::Document | Self::Pinyin => None,
        }
    }
}

impl TargetsBy {
    fn next(self) -> Self {
        match self {
            Self::Plan => Self::Year,
            Self::Year => Self::Quantity,
            Self::Quantity => Self::Plan,
        }
    }
}

/// Every group that there can be.
fn heads(model: &Model) -> Vec<Head> {
    let areas = (0..model.areas.len()).map(|at| Head::Area(crate::model::AreaId::at(at)));
    let themes = (0..model.themes.len()).map(|at| Head::Theme(Some(crate::model::ThemeId::at(at))));
    areas.chain(themes).chain([Head::Theme(None)]).collect()
}

/// The name of a group in saved sessions.
pub(super) fn head_name(head: Head, model: &Model) -> String {
    match head {
        Head::Area(area) => {
            let area = model.area(area);
            format!("{}/{}", model.plan(area.plan).id, area.title)
        }
        Head::Theme(theme) => {
            let id = theme.and_then(|theme| model.themes.get(theme.index())).map(|t| t.id.as_str());
            format!("#{}", id.unwrap_or_default())
        }
    }
}
