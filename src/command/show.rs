//! Showing tasks in full.

use super::list::Lister;
use super::{Context, Failure, Outcome, loaded, write::write};
use crate::cli::{Format, Output};
use crate::index::Index;
use crate::lang::Lang;
use crate::model::TaskId;
use crate::nearest::nearest;
use crate::report::{json, listing, show};
use crate::text::fold::fold;

pub(super) fn show_tasks(
    names: &[String],
    output: &Output,
    context: &Context,
) -> Result<Outcome, Failure> {
    let data = loaded(context);
    let index = data.index();
    let mut ids = Vec::new();
    for name in names {
        ids.push(task_named(name, index, context.lang)?);
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

/// The task with this id, or with this number if only one plan has it.
fn task_named(name: &str, index: &Index, lang: Lang) -> Result<TaskId, Failure> {
    let model = index.model();
    let key = fold(name);
    let by_name = |id: &TaskId| fold(&model.task_name(*id)) == key;
    let by_number = |id: &TaskId| fold(&model.task(*id).number) == key;
    let mut found: Vec<TaskId> = model.task_ids().filter(by_name).collect();
    if found.is_empty() {
        found = model.task_ids().filter(by_number).collect();
    }
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
            let names: Vec<String> = several.iter().map(|id| model.task_name(*id)).collect();
            let names = names.join(lang.pick("、", ", "));
            Err(Failure(match lang {
                Lang::Zh => format!("“{name}”不止一个：{names}"),
                Lang::En => format!("“{name}” could be: {names}"),
            }))
        }
    }
}
