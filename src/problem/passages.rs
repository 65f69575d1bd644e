//! What can be wrong with a file of passages (`*.original.ron`), in words.

use crate::lang::Lang;

/// Why passages are not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Passages {
    /// The plan with this id is not there.
    NoPlan(String),
    /// They are of another file than the plan's source; the plan and that file.
    OtherSource(String, String),
    /// The plan does not have the task with this number.
    NoTask(String),
}

impl Passages {
    pub(super) fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::NoPlan(id), Lang::Zh) => format!("这是方案 {id} 的原文，没有读到这个方案"),
            (Self::NoPlan(id), Lang::En) => {
                format!("these are passages of the plan {id}, which was not read")
            }
            (Self::OtherSource(id, file), Lang::Zh) => {
                format!("{file} 不是方案 {id} 的来源文件（sha256 不同），原文没有采用")
            }
            (Self::OtherSource(id, file), Lang::En) => format!(
                "{file} is not the source of the plan {id} (another sha256); its passages were not used"
            ),
            (Self::NoTask(number), Lang::Zh) => {
                format!("方案里没有任务 {number}，这段原文没有采用")
            }
            (Self::NoTask(number), Lang::En) => {
                format!("the plan has no task {number}; these passages were not used")
            }
        }
    }

    pub(super) fn remedy(&self, lang: Lang) -> String {
        match self {
            Self::NoPlan(_) => {
                lang.pick("和方案文件放在一起检查", "check it together with the plan file")
            }
            Self::OtherSource(..) | Self::NoTask(_) => lang.pick(
                "用 fengong source 重新取一次原文",
                "take the passages once more with fengong source",
            ),
        }
        .to_owned()
    }
}
