//! What is copied to be pasted elsewhere: a task as a row, a sentence or a reference; the list as a table.
//!
//! Whatever is copied ends with where it is from: the documents with their numbers, the area and number of a task
//! that is alone, and a short name of the data. Only a query is copied without: it is a question.

use super::csv::{Separator, csv};
use super::listing::{Listing, tasks_in_full};
use crate::brief::Partner;
use crate::index::Index;
use crate::lang::Lang;
use crate::model::{Model, PlanId, Role, TaskId, UnitId};
use crate::text::clean::clean;
use crate::words;

/// Tasks on a line each, for a chat: place, number, title and who answers for it; below, where they are from.
pub(crate) fn lines(index: &Index, ids: &[TaskId], lang: Lang) -> String {
    let mut lines: Vec<String> = ids.iter().map(|id| line(index, *id, lang)).collect();
    lines.push(origin(index, ids, lang));
    lines.join("\n")
}

fn line(index: &Index, id: TaskId, lang: Lang) -> String {
    let model = index.model();
    let task = model.task(id);
    let place = format!("{} {}", model.plan_label(task.plan), task.printed_number());
    let mut parts = vec![place.trim_end().to_owned(), task.title.clone()];
    parts.extend(roles(model, id, lang));
    clean(&parts.join("  ")).into_owned()
}

/// Tasks as sentences as they stand in minutes, and where they are from.
pub(crate) fn sentences(index: &Index, ids: &[TaskId], lang: Lang) -> String {
    let mut lines: Vec<String> = ids.iter().map(|id| sentence(index, *id, lang)).collect();
    lines.push(origin(index, ids, lang));
    lines.join("\n")
}

fn sentence(index: &Index, id: TaskId, lang: Lang) -> String {
    let model = index.model();
    let task = model.task(id);
    let stop = lang.pick("；", "; ");
    let mut details = roles(model, id, lang);
    if details.is_empty() {
        details.push(lang.pick("方案未指定单位", "no unit named").to_owned());
    }
    if let Some(due) = &task.due {
        details.push(format!("{}{}", lang.pick("时限：", "due: "), due.text));
    }
    let targets: Vec<String> =
        task.targets.iter().map(|t| words::target_in_sentence(t, lang)).collect();
    if !targets.is_empty() {
        let targets = targets.join(lang.pick("，", ", "));
        details.push(format!("{}{targets}", lang.pick("指标：", "targets: ")));
    }
    let (open, close) = match lang {
        Lang::Zh => ("（", "）。"),
        Lang::En => (" (", ")."),
    };
    clean(&format!("{}{open}{}{close}", task.title, details.join(stop))).into_owned()
}

/// Where tasks stand, a line each; before it, what stands there if it is at hand.
pub(crate) fn places(index: &Index, ids: &[TaskId], lang: Lang) -> String {
    let lines: Vec<String> = ids.iter().map(|id| quote(index, *id, lang)).collect();
    lines.join("\n")
}

fn quote(index: &Index, id: TaskId, lang: Lang) -> String {
    let original = &index.model().task(id).original;
    let mut lines: Vec<String> = original
        .iter()
        .flat_map(|text| text.lines())
        .map(|line| clean(line).into_owned())
        .collect();
    if let Some(first) = lines.first_mut() {
        first.insert_str(0, lang.pick("原文：", "original: "));
    }
    lines.push(source(index, id, lang));
    lines.join("\n")
}

/// Where tasks are from: the place of one, the documents of several.
fn origin(index: &Index, ids: &[TaskId], lang: Lang) -> String {
    match ids {
        [id] => source(index, *id, lang),
        ids => sources(index, ids, lang),
    }
}

/// Where a task stands: the document, its number and issuer, the place in it as printed; and the data.
pub(crate) fn source(index: &Index, id: TaskId, lang: Lang) -> String {
    let model = index.model();
    let task = model.task(id);
    let place = words::citation(task, &model.area(task.area).title, lang);
    let text = match lang {
        Lang::Zh => format!("来源：{}，{place}", document(model, task.plan)),
        Lang::En => format!("source: {}, {place}", document(model, task.plan)),
    };
    clean(&text).into_owned() + &data(model, lang)
}

/// The short name of the data.
fn data(model: &Model, lang: Lang) -> String {
    match (model.short_fingerprint(), lang) {
        (none, _) if none.is_empty() => none,
        (name, Lang::Zh) => format!("；数据 {name}"),
        (name, Lang::En) => format!("; data {name}"),
    }
}

/// Tasks as a table for a spreadsheet, and their sources.
pub(crate) fn table(index: &Index, ids: &[TaskId], lang: Lang) -> String {
    let mut listing: Listing = tasks_in_full(index, ids, lang);
    // Where each stands, as one says it.
    if let Some(column) = listing.columns.first_mut() {
        lang.pick("出处", "source").clone_into(&mut column.name);
    }
    for (row, id) in listing.rows.iter_mut().zip(ids) {
        let task = index.model().task(*id);
        let area = &index.model().area(task.area).title;
        if let Some(cell) = row.first_mut() {
            *cell = words::citation(task, area, lang);
        }
    }
    let has = |i: usize| listing.rows.iter().any(|row| row.get(i).is_some_and(|c| !c.is_empty()));
    // What the first column says in words, or the sources below, is not said again; ids are for programs, and a passage is more than a row.
    let said = [
        "原文",
        "original",
        "编号",
        "number",
        "原文标题",
        "headings",
        "方案全称",
        "plan in full",
        "标识",
        "id",
    ];
    let is_said =
        |i: usize| listing.columns.get(i).is_some_and(|c| said.contains(&c.name.as_str()));
    let kept: Vec<bool> = (0..listing.columns.len()).map(|i| has(i) && !is_said(i)).collect();
    let keep = |i: usize| kept.get(i).copied().unwrap_or(true);
    let columns = std::mem::take(&mut listing.columns);
    listing.columns =
        columns.into_iter().enumerate().filter(|(i, _)| keep(*i)).map(|(_, c)| c).collect();
    for row in &mut listing.rows {
        let cells = std::mem::take(row);
        *row = cells.into_iter().enumerate().filter(|(i, _)| keep(*i)).map(|(_, c)| c).collect();
    }
    format!("{}{}\n", csv(&listing, Separator::Tab), sources(index, ids, lang))
}

/// Partners of a unit as a table for a spreadsheet, and the documents of the tasks that they share with it; `ids` are
/// the tasks that may be.
pub(crate) fn partners(
    index: &Index,
    of: UnitId,
    partners: &[Partner],
    ids: &[TaskId],
    lang: Lang,
) -> String {
    let names = |id: &TaskId, unit: UnitId| {
        index.model().task(*id).assignments.iter().any(|assignment| assignment.unit == unit)
    };
    let shared = |id: &&TaskId| names(id, of) && partners.iter().any(|p| names(id, p.unit));
    let shared: Vec<TaskId> = ids.iter().filter(shared).copied().collect();
    let listing = super::brief::shared(index, partners, lang);
    rows(index, &listing, &plans_of(index, &shared), lang)
}

/// Any rows as a table for a spreadsheet, and the documents that they are from.
pub(crate) fn rows(index: &Index, listing: &Listing, plans: &[PlanId], lang: Lang) -> String {
    format!("{}{}\n", csv(listing, Separator::Tab), documents(index, plans, lang))
}

/// A line, and the document that it is from.
pub(crate) fn one(index: &Index, line: &str, plan: PlanId, lang: Lang) -> String {
    format!("{}\n{}", clean(line), documents(index, &[plan], lang))
}

/// The plans of some tasks, each once, in order.
pub(crate) fn plans_of(index: &Index, ids: &[TaskId]) -> Vec<PlanId> {
    let mut plans: Vec<PlanId> = ids.iter().map(|id| index.model().task(*id).plan).collect();
    plans.sort_unstable();
    plans.dedup();
    plans
}

/// The documents that tasks are from, on one line.
fn sources(index: &Index, ids: &[TaskId], lang: Lang) -> String {
    documents(index, &plans_of(index, ids), lang)
}

/// Documents on one line, and the data.
fn documents(index: &Index, plans: &[PlanId], lang: Lang) -> String {
    let model = index.model();
    let sources: Vec<String> = plans.iter().map(|plan| document(model, *plan)).collect();
    let label = lang.pick("来源：", "source: ");
    format!("{label}{}{}", clean(&sources.join(lang.pick("；", "; "))), data(model, lang))
}

fn document(model: &Model, id: PlanId) -> String {
    let plan = model.plan(id);
    let stated = words::stated(plan);
    if stated.is_empty() {
        format!("《{}》", plan.title)
    } else {
        format!("《{}》（{}）", plan.title, stated.join("，"))
    }
}

/// Who answers for a task, a part for each role and word: 责任单位：…；配合单位：….
fn roles(model: &Model, id: TaskId, lang: Lang) -> Vec<String> {
    let task = model.task(id);
    let mut out: Vec<(String, Vec<&str>)> = Vec::new();
    for role in Role::ALL {
        for assignment in task.units(role) {
            let ours = words::role(role, lang);
            let word = assignment.word.as_deref().filter(|_| lang == Lang::Zh).unwrap_or(ours);
            let name = model.unit(assignment.unit).name.as_str();
            match out.iter_mut().find(|(known, _)| known == word) {
                Some((_, names)) => names.push(name),
                None => out.push((word.to_owned(), vec![name])),
            }
        }
    }
    let one = |(word, names): (String, Vec<&str>)| match lang {
        Lang::Zh => format!("{word}单位：{}", names.join("、")),
        Lang::En => format!("{word}: {}", names.join(", ")),
    };
    out.into_iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Layer, load};

    #[test]
    fn what_is_copied_can_be_pasted() {
        let index = Index::new(load(&[Layer::Embedded]).model);
        let model = index.model();
        let task = model.task_ids().find(|id| model.task_name(*id) == "yinchuan-2022/6").unwrap();
        assert_eq!(
            lines(&index, &[task], Lang::Zh).lines().next().unwrap(),
            "银川市 2022 6  大力开展农民科技教育培训  牵头单位：市农业农村局、市人社局  \
             责任单位：市委人才工作局、市乡村振兴局、各成员单位"
        );
        let sentence = sentences(&index, &[task], Lang::Zh);
        assert!(
            sentence.starts_with(
                "大力开展农民科技教育培训（牵头单位：市农业农村局、市人社局；责任单位："
            )
        );
        assert!(sentence.contains("指标：每年") && sentence.contains("）。\n来源：《银川市"));
        assert!(source(&index, task, Lang::En).contains("农民科学素质提升行动, no. 6"));
        let table = table(&index, &[task, task], Lang::Zh);
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(lines.len(), 4);
        assert!(lines[0].starts_with("出处\t任务\t行动领域\t牵头单位\t责任单位\t指标"));
        assert!(lines[3].starts_with("来源：《银川市"));
        // Nothing is copied without saying which data it is from.
        let hash = format!("数据 {}", model.short_fingerprint());
        assert_eq!(hash.chars().count(), 3 + 6);
        for copied in [
            super::lines(&index, &[task, task], Lang::Zh),
            sentence,
            places(&index, &[task], Lang::Zh),
            table.clone(),
            one(&index, "x", model.task(task).plan, Lang::Zh),
        ] {
            assert!(copied.trim_end().ends_with(&hash), "{copied}");
            assert!(copied.contains("《银川市"), "{copied}");
        }
    }
}
