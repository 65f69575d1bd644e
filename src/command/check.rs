//! Checking data: every problem and what the audit finds, with its place and what to do.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::{Context, Failure, Outcome, write::write};
use crate::audit::{self, Finding};
use crate::cli::{CheckOptions, Format, Output};
use crate::data::Data;
use crate::lang::Lang;
use crate::load::Layer;
use crate::model::{Origin, PlanId};
use crate::problem::{Problem, Rule, Severity, Tally};
use crate::report::csv::{Separator, csv};
use crate::report::findings::{Look, findings};
use crate::report::markdown::markdown;
use crate::report::table::{Style, table};
use crate::report::{Listing, json, listing, problems};

pub(super) fn check(options: &CheckOptions, context: &Context) -> Result<Outcome, Failure> {
    let CheckOptions { paths, output, .. } = options;
    let lang = context.lang;
    if options.list_rules {
        write(&rules(output, context), output, lang)?;
        return Ok(Outcome::Found);
    }
    if let Some(missing) = paths.iter().find(|path| !path.exists()) {
        let missing = missing.display();
        return Err(Failure(match lang {
            Lang::Zh => format!("没有文件或文件夹 {missing}"),
            Lang::En => format!("there is no file or folder {missing}"),
        }));
    }
    let Checked { mut found, plans, tasks } = checked(paths, context);
    found.retain(|problem| is_asked(problem, &options.rules));
    let denied = found.iter().any(|problem| problem.severity >= options.deny);
    found.retain(|problem| problem.severity >= options.least);
    found.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
    let text = match output.format.unwrap_or(Format::Table) {
        Format::Json => json::problems(&found, lang),
        Format::Table => check_text(&found, (plans, tasks), options, context),
        Format::Csv => csv(&problem_rows(&found, lang), Separator::Comma),
        Format::Markdown => markdown(&problem_rows(&found, lang)),
        Format::Tsv => csv(&problem_rows(&found, lang), Separator::Tab),
    };
    write(&text, output, lang)?;
    Ok(if denied { Outcome::Nothing } else { Outcome::Found })
}

/// What is wrong with what was to be checked, and how much that was.
struct Checked {
    found: Vec<Problem>,
    plans: usize,
    tasks: usize,
}

fn checked(paths: &[PathBuf], context: &Context) -> Checked {
    // What is loaded anyway stays loaded: its themes and units are needed to judge a plan.
    let mut layers = context.layers.clone();
    if !paths.is_empty() {
        layers.push(Layer::Paths(paths.to_vec()));
    }
    let data = Data::load(&layers);
    let model = data.model();
    let given = |file: &Path| paths.is_empty() || paths.iter().any(|path| file.starts_with(path));
    let plans: HashSet<PlanId> = (0..model.plans.len())
        .map(PlanId::at)
        .filter(|id| match &model.plan(*id).origin {
            Origin::Embedded => paths.is_empty(),
            Origin::File(file) => given(file),
        })
        .collect();
    let is_given = |problem: &&Problem| given(Path::new(&problem.file));
    let mut found: Vec<Problem> = data.problems().iter().filter(is_given).cloned().collect();
    let is_asked = |finding: &&Finding| plans.contains(&finding.plan);
    let odd: Vec<Finding> = data.findings().iter().filter(is_asked).copied().collect();
    found.extend(audit::problems(model, data.sources(), &odd));
    let tasks = plans.iter().map(|id| model.plan(*id).tasks.len()).sum();
    Checked { found, plans: plans.len(), tasks }
}

/// Whether a problem is one of the rules, if some were named. Nothing can be said of what could not be read, so an
/// error of form is always told.
fn is_asked(problem: &Problem, rules: &[Rule]) -> bool {
    match problem.rule() {
        _ if rules.is_empty() => true,
        Some(rule) => rules.contains(&rule),
        None => problem.severity == Severity::Error,
    }
}

fn check_text(
    found: &[Problem],
    (plans, tasks): (usize, usize),
    options: &CheckOptions,
    context: &Context,
) -> String {
    let lang = context.lang;
    let colour = context.colour && options.output.file.is_none();
    let look = Look { each: !options.rules.is_empty(), colour, lang };
    let mut text = String::new();
    for severity in Severity::ALL {
        let of_severity = || found.iter().filter(|problem| problem.severity == severity);
        let of_form = of_severity().filter(|problem| problem.oddity().is_none());
        text += &problems::problems(of_form, colour, lang);
        text += &findings(of_severity(), look);
    }
    let summary = problems::summary(Tally::of(found), lang)
        .unwrap_or_else(|| lang.pick("没有发现问题", "no problem found").to_owned());
    let counts = match lang {
        Lang::Zh => format!("{plans} 个方案 {tasks} 项任务："),
        Lang::En => format!("{plans} plans, {tasks} tasks: "),
    };
    let explained = found.iter().filter_map(Problem::oddity).filter(|o| o.reason.is_some()).count();
    let explained = match (explained, lang) {
        (0, _) => String::new(),
        (n, Lang::Zh) => format!("，其中 {n} 个有说明"),
        (n, Lang::En) => format!(", {n} of them explained"),
    };
    text + &counts + &summary + &explained + "\n"
}

/// The rules, what they mean and how much they matter.
fn rules(output: &Output, context: &Context) -> String {
    let lang = context.lang;
    let names = [
        lang.pick("规则", "rule"),
        lang.pick("级别", "severity"),
        lang.pick("查什么", "what it finds"),
        lang.pick("含义", "meaning"),
    ];
    let column = |(i, name): (usize, &str)| listing::Column {
        name: name.to_owned(),
        number: false,
        whole: i < 2,
    };
    let row = |rule: Rule| {
        let severity = rule.severity().name(lang);
        [rule.name(), severity, rule.title(lang), rule.meaning(lang)].map(str::to_owned).to_vec()
    };
    let listing = Listing {
        columns: names.into_iter().enumerate().map(column).collect(),
        rows: Rule::ALL.map(row).to_vec(),
    };
    let to_terminal = output.file.is_none();
    match output.format.unwrap_or(Format::Table) {
        Format::Json => json::rules(lang),
        Format::Table => {
            let width = context.width.filter(|_| to_terminal);
            table(&listing, Style { width, bold: context.colour && to_terminal })
        }
        Format::Csv => csv(&listing, Separator::Comma),
        Format::Markdown => markdown(&listing),
        Format::Tsv => csv(&listing, Separator::Tab),
    }
}

/// Problems as rows for a spreadsheet.
fn problem_rows(found: &[Problem], lang: Lang) -> Listing {
    let names = [
        lang.pick("级别", "severity"),
        lang.pick("规则", "rule"),
        lang.pick("文件", "file"),
        lang.pick("行", "line"),
        lang.pick("列", "column"),
        lang.pick("位置", "path"),
        lang.pick("任务", "task"),
        lang.pick("问题", "problem"),
        lang.pick("办法", "remedy"),
        lang.pick("说明", "reason"),
    ];
    let columns = names.into_iter().enumerate().map(|(i, name)| listing::Column {
        name: name.to_owned(),
        number: matches!(i, 3 | 4),
        whole: matches!(i, 1..=4),
    });
    let row = |p: &Problem| {
        let number = |n: Option<usize>| n.map(|n| n.to_string()).unwrap_or_default();
        let oddity = p.oddity();
        vec![
            p.severity.name(lang).to_owned(),
            p.rule().map(Rule::name).unwrap_or_default().to_owned(),
            p.file.clone(),
            number(p.spot.as_ref().map(|s| s.line)),
            number(p.spot.as_ref().map(|s| s.column)),
            p.path.clone(),
            oddity.and_then(|o| o.task.clone()).unwrap_or_default(),
            p.message(lang),
            p.remedy(lang).unwrap_or_default(),
            oddity.and_then(|o| o.reason.clone()).unwrap_or_default(),
        ]
    };
    Listing { columns: columns.collect(), rows: found.iter().map(row).collect() }
}
