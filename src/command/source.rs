//! Taking the passages of plans from their source documents: a document is known by its hash, not by
//! its name.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::write::write;
use super::{Context, Failure, Outcome, loaded};
use crate::cli::{Output, SourceOptions};
use crate::import::{Options, Sought, bind, bytes, original_file, sha256};
use crate::lang::Lang;
use crate::load::{ORIGINAL, folder_for_plans};
use crate::model::{Model, Plan, PlanId, Source, TaskId};
use crate::problem::Refusal;
use crate::report::no_plan::no_plan as told;
use crate::ron::{format, is_document};
use crate::write::replace_file;

/// Folders within folders are looked into so far.
const DEEPEST: usize = 4;

/// A document that was found.
struct Document {
    path: PathBuf,
    bytes: Vec<u8>,
}

pub(super) fn take_passages(
    options: &SourceOptions,
    context: &Context,
) -> Result<Outcome, Failure> {
    let lang = context.lang;
    let data = loaded(context);
    let model = data.model();
    let to = options.output.as_deref().or_else(|| folder_for_plans(&context.layers));
    let to = to.ok_or_else(|| {
        Failure(lang.pick("请用 -o 指明写到哪里", "say where to write it with -o").to_owned())
    })?;
    let mut paths = Vec::new();
    files(&options.folder, DEEPEST, &mut paths).map_err(|error| {
        let (path, why) = (options.folder.display(), Refusal::from(error).reason(lang));
        Failure(match lang {
            Lang::Zh => format!("无法读取 {path}：{why}"),
            Lang::En => format!("cannot read {path}: {why}"),
        })
    })?;
    let found = known(&paths, model);
    let mut lines = Vec::new();
    let (mut named, mut written) = (0, 0);
    for (at, plan) in model.plans.iter().enumerate() {
        let Some(source) = &plan.source else { continue };
        named += 1;
        let bound = to.join(format!("{}{ORIGINAL}", plan.id));
        // An imported plan has its passages itself.
        let has = |id: u32| !model.task(TaskId(id)).original.is_empty();
        if plan.tasks.clone().all(has) && !bound.exists() {
            continue;
        }
        let label = model.plan_label(PlanId::at(at));
        let colon = lang.pick("：", ": ");
        let Some(document) = found.get(&source.sha256.to_lowercase()) else {
            if let Some(line) = missing(plan, source, (model, &paths), lang) {
                lines.push(format!("{label}{colon}{line}"));
            }
            continue;
        };
        let (line, text) = passages(model, plan, source, document, lang);
        lines.push(format!("{label}{colon}{line}"));
        if let Some(text) = text {
            save(&bound, &text, lang)?;
            written += 1;
        }
    }
    if written > 0 {
        lines.push(written_to(to, options.output.is_none(), lang));
    }
    if lines.is_empty() {
        let (zh, en) = if named == 0 {
            ("各方案都没有写明来源文件", "no plan names its source")
        } else {
            ("没有需要取的：各方案都已有原文", "nothing to take: every plan has its passages")
        };
        lines.push(lang.pick(zh, en).to_owned());
    }
    write(&(lines.join("\n") + "\n"), &Output::default(), lang)?;
    Ok(if written > 0 { Outcome::Found } else { Outcome::Nothing })
}

/// Where the passages were written, and how they come to be seen: a folder that is not the user's own must be named.
fn written_to(folder: &Path, own: bool, lang: Lang) -> String {
    let folder = folder.display();
    match (own, lang) {
        (true, Lang::Zh) => format!("原文写入 {folder}；任务详情里显示，可以查找"),
        (false, Lang::Zh) => {
            format!("原文写入 {folder}；用 fengong --data {folder} 打开即可看到")
        }
        (true, Lang::En) => {
            format!("written to {folder}; the passages stand in the tasks and can be searched")
        }
        (false, Lang::En) => format!("written to {folder}; fengong --data {folder} shows them"),
    }
}

/// The documents of a folder and the folders in it, or a document that is named itself.
fn files(path: &Path, depth: usize, out: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if !fs::metadata(path)?.is_dir() {
        out.push(path.to_owned());
        return Ok(());
    }
    let mut entries: Vec<PathBuf> =
        fs::read_dir(path)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    entries.sort();
    for entry in entries {
        if is_document(&entry) && entry.is_file() {
            out.push(entry);
        } else if depth > 0 && entry.is_dir() {
            // A folder that may not be read has nothing for us.
            let _ = files(&entry, depth - 1, out);
        }
    }
    Ok(())
}

/// Of some documents those that are the source of a plan, by their hash.
fn known(paths: &[PathBuf], model: &Model) -> HashMap<String, Document> {
    let wanted = |hash: &str| {
        let sources = model.plans.iter().filter_map(|plan| plan.source.as_ref());
        { sources }.any(|source| source.sha256.eq_ignore_ascii_case(hash))
    };
    let mut found = HashMap::new();
    // A pipe may never end.
    for path in paths.iter().filter(|path| path.is_file()) {
        let Ok(bytes) = bytes(path) else { continue };
        let hash = sha256(&bytes);
        if wanted(&hash) {
            found.entry(hash).or_insert_with(|| Document { path: path.clone(), bytes });
        }
    }
    found
}

/// That the source of a plan is not there; none if the plan has its passages already.
fn missing(
    plan: &Plan,
    source: &Source,
    (model, paths): (&Model, &[PathBuf]),
    lang: Lang,
) -> Option<String> {
    let has = |id: u32| !model.task(TaskId(id)).original.is_empty();
    if plan.tasks.clone().any(has) {
        return None;
    }
    let named = |path: &&PathBuf| path.file_name().is_some_and(|name| name == source.file.as_str());
    let unread = |path: &&PathBuf| fs::File::open(path).is_err();
    if let Some(path) = paths.iter().find(unread) {
        return Some(match lang {
            Lang::Zh => format!("没有找到来源文件 {}；{} 无法读取", source.file, path.display()),
            Lang::En => {
                format!(
                    "the source {} was not found; {} cannot be read",
                    source.file,
                    path.display()
                )
            }
        });
    }
    Some(match (paths.iter().find(named), lang) {
        (Some(path), Lang::Zh) => {
            format!("{} 的内容与来源文件不同，没有采用", path.display())
        }
        (Some(path), Lang::En) => {
            format!("{} is not the same as the source, it was not used", path.display())
        }
        (None, Lang::Zh) => format!("没有找到来源文件 {}", source.file),
        (None, Lang::En) => format!("the source {} was not found", source.file),
    })
}

/// What was found of a plan in its source, in words, and the file with it.
fn passages(
    model: &Model,
    plan: &Plan,
    source: &Source,
    document: &Document,
    lang: Lang,
) -> (String, Option<String>) {
    let tasks: Vec<_> = plan.tasks.clone().map(|id| model.task(TaskId(id))).collect();
    let sought: Vec<Sought<'_>> = tasks
        .iter()
        .map(|task| Sought {
            title: &task.title,
            printed: task.printed_number(),
            units: task.assignments.iter().map(|given| model.written(given)).collect(),
        })
        .collect();
    let options = Options {
        region: Some(plan.region.clone()),
        period: Some((plan.period.first, plan.period.last)),
        ..Options::default()
    };
    let name = document.path.display().to_string();
    let found = match bind(&name, &document.bytes, &options, &sought) {
        Ok(found) => found,
        Err(why) => return (format!("{name}{}{}", lang.pick("：", ": "), told(&why, lang)), None),
    };
    let lost: Vec<&str> = tasks
        .iter()
        .zip(&found)
        .filter(|(_, passages)| passages.is_empty())
        .map(|(task, _)| task.title.as_str())
        .collect();
    let (all, n) = (tasks.len(), tasks.len() - lost.len());
    let line = match (lost.as_slice(), lang) {
        ([], Lang::Zh) => format!("{all} 项任务都取到原文，来自 {name}"),
        ([], Lang::En) => format!("the passages of all {all} tasks, from {name}"),
        (lost, Lang::Zh) => {
            format!("{all} 项任务中 {n} 项取到原文，来自 {name}；没有取到：{}", lost.join("、"))
        }
        (lost, Lang::En) => {
            format!(
                "the passages of {n} of {all} tasks, from {name}; not found: {}",
                lost.join(", ")
            )
        }
    };
    let of: Vec<(&str, Vec<String>)> =
        tasks.iter().zip(found).map(|(task, found)| (task.number.as_str(), found)).collect();
    let file = document
        .path
        .file_name()
        .map_or_else(|| source.file.as_str().into(), |n| n.to_string_lossy());
    let text = (n > 0).then(|| original_file(&plan.id, (&file, &source.sha256), &of));
    (line, text.map(|text| format(&text).unwrap_or(text)))
}

fn save(path: &Path, text: &str, lang: Lang) -> Result<(), Failure> {
    let made = path.parent().map_or(Ok(()), fs::create_dir_all);
    let same = path.is_file() && fs::read(path).is_ok_and(|known| known == text.as_bytes());
    let saved = if same { Ok(()) } else { made.and_then(|()| replace_file(path, text.as_bytes())) };
    saved.map_err(|error| {
        let (path, why) = (path.display(), Refusal::from(error).reason(lang));
        Failure(match lang {
            Lang::Zh => format!("无法写入 {path}：{why}"),
            Lang::En => format!("cannot write {path}: {why}"),
        })
    })
}
