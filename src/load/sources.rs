//! The texts of the plans, kept to say where in them something stands.

use std::collections::HashMap;

use crate::model::PlanId;
use crate::ron::Places;

/// The files of the plans, one for each.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    pub(super) plans: Vec<PlanSource>,
}

impl Sources {
    /// The file of a plan.
    pub(crate) fn of(&self, plan: PlanId) -> Option<&PlanSource> {
        self.plans.get(plan.index())
    }
}

/// The file of a plan, its text, and what of it is not in the model.
#[derive(Clone, Debug)]
pub(crate) struct PlanSource {
    pub(super) file: String,
    pub(super) text: String,
    /// The entries that were left out of a list, by the path of the list, in order.
    pub(super) left_out: HashMap<String, Vec<usize>>,
}

impl PlanSource {
    /// The file, as the user would name it.
    pub(crate) fn file(&self) -> &str {
        &self.file
    }

    /// The text, ready for looking up values.
    pub(crate) fn places(&self) -> Places<'_> {
        Places::of(&self.text)
    }

    /// Which entry of a list in the file is the `at`-th of those that were kept.
    pub(crate) fn row(&self, list: &str, at: usize) -> usize {
        let left_out = self.left_out.get(list).map_or(&[][..], Vec::as_slice);
        // Before the i-th entry that was left out, its position less i were kept.
        let mut before = 0;
        let mut end = left_out.len();
        while before < end {
            let middle = usize::midpoint(before, end);
            match left_out.get(middle) {
                Some(row) if row.saturating_sub(middle) <= at => before = middle + 1,
                _ => end = middle,
            }
        }
        at + before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_out_still_counts() {
        let left_out = HashMap::from([("tasks".to_owned(), vec![0, 2, 3, 7])]);
        let source = PlanSource { file: String::new(), text: String::new(), left_out };
        let rows: Vec<usize> = (0..6).map(|at| source.row("tasks", at)).collect();
        assert_eq!(rows, [1, 4, 5, 6, 8, 9]);
        assert_eq!(source.row("areas", 3), 3);
    }
}
