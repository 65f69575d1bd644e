//! The amounts that stand in plans: those of targets, and numbers in titles and measures.

use super::columns::TaskTexts;
use crate::model::{Model, TargetId, TaskId};
use crate::text::fold::fold;
use crate::text::numbers::numbers;

/// How many characters after a number are kept as what it counts.
const COUNTED: usize = 8;

/// One amount.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Figure {
    /// The value, or the lower end of a range.
    pub(crate) value: f64,
    /// The upper end of a range.
    pub(crate) max: Option<f64>,
    /// What it counts, folded: the target's unit of count, or what follows the number in a text.
    pub(crate) counted: String,
    /// The task.
    pub(crate) task: TaskId,
    /// The target, if it is the amount of one.
    pub(crate) target: Option<TargetId>,
}

/// The amounts of the tasks' targets, titles and measures.
pub(super) fn figures(model: &Model, texts: &TaskTexts) -> Vec<Figure> {
    let mut out = Vec::new();
    let mut at = 0;
    for id in model.task_ids() {
        let task = model.task(id);
        for target in &task.targets {
            let (value, max) = (target.amount.value(), target.amount.max());
            let (counted, target) = (fold(&target.unit), Some(TargetId::at(at)));
            out.push(Figure { value, max, counted, task: id, target });
            at += 1;
        }
        let folded = texts.measures.of(id.index()).chain(texts.titles.of(id.index()));
        for text in folded.filter(|text| text.contains(|c: char| c.is_ascii_digit())) {
            let chars: Vec<char> = text.chars().collect();
            for number in numbers(&chars) {
                let after = chars.iter().skip(number.end).filter(|c| **c != ' ');
                let counted = after.take(COUNTED).collect();
                let (value, max) = (number.value, None);
                out.push(Figure { value, max, counted, task: id, target: None });
            }
        }
    }
    out
}
