//! Checking data: every problem, with its place and what to do.

use std::path::{Path, PathBuf};

use super::{Context, Failure, Outcome, write::write};
use crate::audit;
use crate::cli::{Format, Output};
use crate::lang::Lang;
use crate::load::{Layer, Loaded, load};
use crate::model::{Origin, Plan};
use crate::problem::{Problem, Tally};
use crate::report::csv::{Separator, csv};
use crate::report::markdown::markdown;
use crate::report::{Listing, json, listing, problems};

pub(super) fn check(
    paths: &[PathBuf],
    output: &Output,
    context: &Context,
) -> Result<Outcome, Failure> {
    let lang = context.lang;
    if let Some(missing) = paths.iter().find(|path| !path.exists()) {
        let missing = missing.display();
        return Err(Failure(match lang {
            Lang::Zh => format!("没有文件或文件夹 {missing}"),
            Lang::En => format!("there is no file or folder {missing}"),
        }));
    }
    // What is loaded anyway stays loaded: its themes and units are needed to judge a plan.
    let mut layers = context.layers.clone();
    if !paths.is_empty() {
        layers.push(Layer::Paths(paths.to_vec()));
    }
    let Loaded { model, problems: mut found } = load(&layers);
    found.extend(audit::audit(&model));
    let given = |file: &Path| paths.is_empty() || paths.iter().any(|path| file.starts_with(path));
    let checked: Vec<&Plan> = model
        .plans
        .iter()
        .filter(|plan| match &plan.origin {
            Origin::Embedded => paths.is_empty(),
            Origin::File(file) => given(file),
        })
        .collect();
    found.retain(|p| given(Path::new(&p.file)) || checked.iter().any(|plan| plan.id == p.file));
    let counts = (checked.len(), checked.iter().map(|plan| plan.tasks.len()).sum());
    found.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
    let tally = Tally::of(&found);
    let text = match output.format.unwrap_or(Format::Table) {
        Format::Json => json::problems(&found, lang),
        Format::Table => check_text(&found, counts, context, output),
        Format::Csv => csv(&problem_rows(&found, lang), Separator::Comma),
        Format::Markdown => markdown(&problem_rows(&found, lang)),
        Format::Tsv => csv(&problem_rows(&found, lang), Separator::Tab),
    };
    write(&text, output, lang)?;
    Ok(if tally.errors > 0 { Outcome::Nothing } else { Outcome::Found })
}

fn check_text(
    found: &[Problem],
    (plans, tasks): (usize, usize),
    context: &Context,
    output: &Output,
) -> String {
    let lang = context.lang;
    let colour = context.colour && output.file.is_none();
    let text = problems::problems(found, colour, lang);
    let summary = problems::summary(Tally::of(found), lang)
        .unwrap_or_else(|| lang.pick("没有发现问题", "no problem found").to_owned());
    let counts = match lang {
        Lang::Zh => format!("{plans} 个方案 {tasks} 项任务："),
        Lang::En => format!("{plans} plans, {tasks} tasks: "),
    };
    text + &counts + &summary + "\n"
}

/// Problems as rows for a spreadsheet.
fn problem_rows(found: &[Problem], lang: Lang) -> Listing {
    let names = [
        lang.pick("级别", "severity"),
        lang.pick("文件", "file"),
        lang.pick("行", "line"),
        lang.pick("列", "column"),
        lang.pick("位置", "path"),
        lang.pick("问题", "problem"),
        lang.pick("办法", "remedy"),
    ];
    let columns = names.into_iter().enumerate().map(|(i, name)| listing::Column {
        name: name.to_owned(),
        number: matches!(i, 2 | 3),
        whole: matches!(i, 1..=3),
    });
    let row = |p: &Problem| {
        let number = |n: Option<usize>| n.map(|n| n.to_string()).unwrap_or_default();
        vec![
            p.severity.name(lang).to_owned(),
            p.file.clone(),
            number(p.spot.as_ref().map(|s| s.line)),
            number(p.spot.as_ref().map(|s| s.column)),
            p.path.clone(),
            p.message(lang),
            p.remedy(lang).unwrap_or_default(),
        ]
    };
    Listing { columns: columns.collect(), rows: found.iter().map(row).collect() }
}
