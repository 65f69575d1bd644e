//! Showing tasks in full.

use super::list::Lister;
use super::{Context, Failure, Outcome, failure, loaded, write::write};
use crate::cli::{Format, Output};
use crate::data::Data;
use crate::lang::Lang;
use crate::model::TaskId;
use crate::nearest::nearest;
use crate::query::{Query, answer, look_up};
use crate::report::{json, listing, show};
use crate::text::fold::fold;
use crate::words;

/// How many tasks are named where one was asked for and several are called so.
const NAMED: usize = 5;

pub(super) fn show_tasks(
    names: &[String],
    output: &Output,
    context: &Context,
) -> Result<Outcome, Failure> {
    let data = loaded(context);
    let index = data.index();
    let mut ids = Vec::new();
    for name in names {
        ids.push(task_named(name, &data, context.lang)?);
    }
    let lister = Lister { index, output, context };
    match output.format {
        None | Some(Format::Table) => {
            let pages: Vec<String> =
                ids.iter().map(|id| show::show(index, *id, context.width, context.lang)).collect();
            write(&pages.join("\n"), output, context.lang)?;
            Ok(Outcome::Found)
        }
        Some(_) => {
            let rows = |_| listing::tasks_in_full(index, &ids, context.lang);
            lister.write(ids.is_empty(), rows, || json::tasks(index, &ids, false))
        }
    }
}

/// The task with this id, with this number if only one plan has it, or the only one that a query finds.
fn task_named(name: &str, data: &Data, lang: Lang) -> Result<TaskId, Failure> {
    let model = data.model();
    let key = fold(name);
    let is_number = |id: &TaskId| {
        let task = model.task(*id);
        fold(&task.number) == key || fold(task.printed_number()) == key
    };
    if key.is_empty() {
        return Err(Failure(lang.pick("没有写是哪项任务", "no task is named").to_owned()));
    }
    let by_id = model.task_ids().find(|id| fold(&model.task_name(*id)) == key);
    let numbered = || model.task_ids().filter(is_number).collect();
    let found: Vec<TaskId> = by_id.map_or_else(numbered, |id| vec![id]);
    let found = if found.is_empty() { asked_for(name, data, lang)? } else { found };
    match found.as_slice() {
        [one] => Ok(*one),
        [] => {
            let names: Vec<String> = model.task_ids().map(|id| model.task_name(id)).collect();
            let near =
                nearest(name, names.iter().map(String::as_str), 3).join(lang.pick("、", ", "));
            Err(Failure(match lang {
                Lang::Zh if near.is_empty() => format!("没有任务“{name}”"),
                Lang::Zh => format!("没有任务“{name}”；相近的有：{near}"),
                Lang::En if near.is_empty() => format!("there is no task “{name}”"),
                Lang::En => format!("there is no task “{name}”; nearest: {near}"),
            }))
        }
        several => {
            let label = |id: &TaskId| {
                let (title, name) = (&model.task(*id).title, model.task_name(*id));
                match lang {
                    Lang::Zh => format!("{} {title}（{name}）", words::task_label(model, *id)),
                    Lang::En => format!("{} {title} ({name})", words::task_label(model, *id)),
                }
            };
            let labels: Vec<String> = several.iter().take(NAMED).map(label).collect();
            let labels = labels.join(lang.pick("、", ", "));
            let n = several.len();
            let more = if n > NAMED { lang.pick("等", " …") } else { "" };
            Err(Failure(match lang {
                Lang::Zh => {
                    format!(
                        "“{name}”有 {n} 项任务：{labels}{more}；请写括号里的标识，或者地区和编号，例如 银川36"
                    )
                }
                Lang::En => format!(
                    "“{name}” could be {n} tasks: {labels}{more}; say which by the id in brackets, or by region and number, such as 银川36"
                ),
            }))
        }
    }
}

/// The tasks that a query finds literally.
fn asked_for(query: &str, data: &Data, lang: Lang) -> Result<Vec<TaskId>, Failure> {
    let query = Query::parse(query).map_err(|errors| failure(&errors, lang))?;
    let (question, errors) = look_up(&query, data.index());
    if !errors.is_empty() {
        return Err(failure(&errors, lang));
    }
    let answer = answer(question, data);
    Ok(if answer.near().is_some() { Vec::new() } else { answer.tasks })
}
