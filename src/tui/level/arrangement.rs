//! How each way of seeing an answer is arranged: grouped, ordered, folded.

use super::listed::Listed;
use crate::index::Index;
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
    /// Those with most targets first.
    Targets,
    /// As the documents first name them.
    Document,
    /// By the pinyin of their names.
    Pinyin,
}

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
                self.units = match self.units {
                    UnitsBy::Tasks => UnitsBy::Lead,
                    UnitsBy::Lead => UnitsBy::Targets,
                    UnitsBy::Targets => UnitsBy::Document,
                    UnitsBy::Document => UnitsBy::Pinyin,
                    UnitsBy::Pinyin => UnitsBy::Tasks,
                }
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

    /// What is not as usual, for a saved session.
    pub fn name(&self) -> String {
        let mut names = Vec::new();
        names.extend((self.grouping == Grouping::Theme).then_some("theme"));
        names.extend(match self.order {
            Order::Document => None,
            Order::Load => Some("load"),
            Order::Pinyin => Some("pinyin"),
        });
        names.extend(self.with_empty.then_some("empty"));
        names.extend(match self.targets {
            TargetsBy::Plan => None,
            TargetsBy::Year => Some("year"),
            TargetsBy::Quantity => Some("quantity"),
        });
        names.extend(match self.units {
            UnitsBy::Tasks => None,
            UnitsBy::Lead => Some("units-lead"),
            UnitsBy::Targets => Some("units-targets"),
            UnitsBy::Document => Some("units-document"),
            UnitsBy::Pinyin => Some("units-pinyin"),
        });
        names.extend(self.by_system.then_some("system"));
        names.join(" ")
    }

    /// The arrangement of a saved session; what means nothing is as usual.
    pub fn named(name: &str, folded: &[String], index: &Index) -> Self {
        let has = |word: &str| name.split(' ').any(|known| known == word);
        let pick = |words: &[&str]| words.iter().position(|word| has(word));
        let heads = heads(index.model());
        Self {
            grouping: if has("theme") { Grouping::Theme } else { Grouping::Area },
            order: match pick(&["load", "pinyin"]) {
                Some(0) => Order::Load,
                Some(_) => Order::Pinyin,
                None => Order::Document,
            },
            with_empty: has("empty"),
            folded: folded
                .iter()
                .filter_map(|name| {
                    heads.iter().find(|head| head_name(**head, index.model()) == *name)
                })
                .copied()
                .collect(),
            targets: match pick(&["year", "quantity"]) {
                Some(0) => TargetsBy::Year,
                Some(_) => TargetsBy::Quantity,
                None => TargetsBy::Plan,
            },
            units: match pick(&["units-lead", "units-targets", "units-document", "units-pinyin"]) {
                Some(0) => UnitsBy::Lead,
                Some(1) => UnitsBy::Targets,
                Some(2) => UnitsBy::Document,
                Some(_) => UnitsBy::Pinyin,
                None => UnitsBy::Tasks,
            },
            by_system: has("system"),
        }
    }

    /// The folded groups by name.
    pub fn folded_names(&self, model: &Model) -> Vec<String> {
        self.folded.iter().map(|head| head_name(*head, model)).collect()
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
