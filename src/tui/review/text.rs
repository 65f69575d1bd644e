//! The text below: what the document says, and what was read of it.

use std::fmt::Write;

use super::{Line, Review, units};
use crate::import::{Correction, Imported, Place, Task};
use crate::lang::Lang;
use crate::model::Role;
use crate::report::import as words;
use crate::words::{role as role_name, target_in_sentence};

/// A passage of the document: where it stands, and its text.
pub(crate) type Passage = (String, String);

/// What was read: what it is, and the text.
pub(crate) type Read = (&'static str, String);

impl Review {
    /// The passages of the document that the line of the cursor is about, and what was read of them.
    pub(crate) fn beside(&self, lang: Lang) -> (Vec<Passage>, Vec<Read>) {
        let (Some(imported), Some(line)) = (self.imported(), self.line_of_cursor()) else {
            return (Vec::new(), Vec::new());
        };
        let review = &imported.review;
        let at = |place: &Place| told(imported.original.at(place), lang);
        match line {
            Line::Save => (passages_from_start(imported, lang), plan(self, imported, lang)),
            Line::Heading(..) => (Vec::new(), Vec::new()),
            Line::Unfit(at) => {
                let told = imported.unfit.get(at).map(|of| words::correction(of, lang));
                let label = lang.pick("更正", "correction");
                (Vec::new(), told.into_iter().map(|told| (label, told)).collect())
            }
            Line::Unplaced(of) => {
                let Some((place, text)) = review.unplaced.get(of) else {
                    return Default::default();
                };
                let told = lang.pick(
                    "像是要某个单位做事，没有记为分工；确是分工的，按 Enter 到它所在的任务，用 F3 改单位，或者按 Insert 另算一项任务",
                    "it looks as if somebody is to do something, and was not taken as a charge; if it is one, Enter goes to its task, where F3 changes the units, or Insert makes a task of it",
                );
                (at(place), vec![quoted(text, lang), (lang.pick("说明", "note"), told.to_owned())])
            }
            Line::Question(of) => {
                let Some(question) = review.questions.get(of) else { return Default::default() };
                let told = words::question(question.kind, lang).to_owned();
                let read = vec![quoted(&question.text, lang), (lang.pick("说明", "note"), told)];
                (at(&question.place), read)
            }
            Line::Rule(of) => {
                let Some(rule) = review.rules.get(of) else { return Default::default() };
                let told = words::rule(rule.rule, lang).to_owned();
                let read = vec![quoted(&rule.text, lang), (lang.pick("读作", "read as"), told)];
                (at(&rule.place), read)
            }
            Line::Outside(of) => {
                let Some(passage) = review.outside.get(of) else { return Default::default() };
                let note = lang.pick(
                    "不属于任何任务：前言、目标、要求、附注等；没有放进方案。是任务的，按 Insert 算作任务",
                    "belongs to no task: a preface, aims, requirements, notes; it is not in the plan. Insert makes a task of it",
                );
                (
                    told(std::slice::from_ref(passage), lang),
                    vec![(lang.pick("说明", "note"), note.to_owned())],
                )
            }
            Line::Task(at) => {
                let Some(task) = imported.draft.tasks().nth(at) else { return Default::default() };
                (told(&task.original, lang), self.read_of(task, lang))
            }
        }
    }

    fn read_of(&self, task: &Task, lang: Lang) -> Vec<Read> {
        let mut out: Vec<Read> = Vec::new();
        let mut say = |label, text: String| {
            if !text.is_empty() {
                out.push((label, text));
            }
        };
        say(lang.pick("编号", "number"), task.printed.clone().unwrap_or_default());
        say(lang.pick("任务", "task"), task.title.clone());
        say(lang.pick("部分", "part"), task.part.clone().unwrap_or_default());
        for role in Role::ALL {
            say(role_name(role, lang), units(task, role));
        }
        for beside in task.people.iter().chain(&task.offices) {
            say(
                lang.pick("另有", "beside"),
                format!("{} {}", beside.word, beside.names.join("、")),
            );
        }
        let due = task.due.as_ref().map(|due| due.text.clone());
        say(lang.pick("时限", "due"), due.unwrap_or_default());
        for target in &task.targets {
            say(lang.pick("指标", "target"), target_in_sentence(&target.target(), lang));
        }
        for (n, measure) in (1..).zip(&task.measures) {
            say(lang.pick("措施", "measure"), format!("{n} {measure}"));
        }
        let made = self.said.iter().filter(|said| said.made(task));
        for correction in made {
            say(lang.pick("已更正", "corrected"), words::correction(correction, lang));
        }
        out
    }
}

fn quoted(text: &str, lang: Lang) -> Read {
    (lang.pick("原句", "passage"), text.to_owned())
}

fn told(passages: &[(Place, String)], lang: Lang) -> Vec<Passage> {
    passages.iter().map(|(place, text)| (place.told(lang), text.clone())).collect()
}

fn passages_from_start(imported: &Imported, lang: Lang) -> Vec<Passage> {
    let first = imported.draft.tasks().next().map(|task| &task.place);
    told(imported.original.before(first), lang)
}

/// What was read of the whole plan.
fn plan(review: &Review, imported: &Imported, lang: Lang) -> Vec<Read> {
    let draft = &imported.draft;
    let mut out: Vec<Read> = vec![
        (lang.pick("标题", "title"), draft.title.clone()),
        (lang.pick("地区", "region"), draft.region.clone()),
    ];
    let (first, last) = draft.period;
    let mut years = first.to_string();
    if last != first {
        let _ = write!(years, "–{last}");
    }
    out.push((lang.pick("年份", "years"), years));
    let issued = draft.issued.map(|date| date.to_string());
    for (label, text) in [
        (lang.pick("文号", "number"), &draft.document_number),
        (lang.pick("印发", "issuer"), &draft.issuer),
        (lang.pick("日期", "issued"), &issued),
    ] {
        out.extend(text.clone().map(|text| (label, text)));
    }
    let assigned: usize = draft.tasks().map(|task| task.units.len()).sum();
    let targets: usize = draft.tasks().map(|task| task.targets.len()).sum();
    let (tasks, goals) = (draft.tasks().count(), draft.goals.len());
    out.push((
        lang.pick("读到", "read"),
        match lang {
            Lang::Zh => {
                format!("任务 {tasks} 项，单位 {assigned} 处，指标 {} 个", targets + goals)
            }
            Lang::En => {
                format!("{tasks} tasks, {assigned} assignments, {} targets", targets + goals)
            }
        },
    ));
    let leads = review.said.iter().filter(|said| !matches!(said, Correction::Task(..)));
    out.extend(leads.map(|said| (lang.pick("已更正", "corrected"), words::correction(said, lang))));
    if let Some(destination) = &review.destination {
        out.push((lang.pick("保存到", "saved as"), destination.path.display().to_string()));
        if destination.exists {
            out.push((
                lang.pick("注意", "note"),
                lang.pick(
                    "已有这个文件，将替换它；原来的另存为 .bak",
                    "the file exists and will be replaced; the one before is kept as .bak",
                )
                .to_owned(),
            ));
        }
    }
    out
}
