//! What to look at after an import, as JSON.

use serde::Serialize;

use super::text as json_text;
use crate::import::{Imported, Place};
use crate::lang::Lang;
use crate::report::import::{correction, counts, unassigned};

#[derive(Serialize)]
struct Placed<'a> {
    place: String,
    text: &'a str,
}

impl<'a> Placed<'a> {
    fn of((place, text): &'a (Place, String)) -> Self {
        Self { place: place.to_string(), text }
    }
}

#[derive(Serialize)]
struct Rule<'a> {
    #[serde(rename = "rule")]
    name: &'a str,
    place: String,
    text: &'a str,
}

#[derive(Serialize)]
struct Question<'a> {
    kind: &'a str,
    place: String,
    text: &'a str,
}

#[derive(Serialize)]
struct Document<'a> {
    plan: &'a str,
    layout: &'a str,
    rules: Vec<Rule<'a>>,
    tasks: usize,
    assignments: usize,
    targets: usize,
    unplaced: Vec<Placed<'a>>,
    questions: Vec<Question<'a>>,
    unassigned: Vec<Placed<'a>>,
    outside: Vec<Placed<'a>>,
    corrections: usize,
    unfit: Vec<String>,
}

/// The review as JSON. The contract is `docs/json.md`.
pub(crate) fn import(imported: &Imported) -> String {
    let Imported { draft, review, unfit, .. } = imported;
    let (tasks, assignments, targets) = counts(imported);
    json_text(&Document {
        plan: &draft.id,
        layout: review.layout,
        rules: review
            .rules
            .iter()
            .map(|r| Rule { name: r.rule, place: r.place.to_string(), text: &r.text })
            .collect(),
        tasks,
        assignments,
        targets,
        unplaced: review.unplaced.iter().map(Placed::of).collect(),
        questions: review
            .questions
            .iter()
            .map(|q| Question { kind: q.kind.name(), place: q.place.to_string(), text: &q.text })
            .collect(),
        unassigned: unassigned(imported)
            .map(|task| Placed { place: task.place.to_string(), text: &task.title })
            .collect(),
        outside: review.outside.iter().map(Placed::of).collect(),
        corrections: imported.corrections.len(),
        unfit: unfit.iter().map(|of| correction(of, Lang::En)).collect(),
    })
}
