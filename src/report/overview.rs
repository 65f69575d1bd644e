//! The other ways of seeing an answer as rows: workloads of units, a comparison of plans, findings of the audit.

use super::listing::{Column, Listing};
use crate::audit::Finding;
use crate::index::Index;
use crate::lang::Lang;
use crate::model::TaskId;
use crate::overview::compare::Comparison;
use crate::overview::targets::OwnedTarget;
use crate::overview::workload::Workload;
use crate::words;

/// What units have to do, one a row.
pub(crate) fn workloads(index: &Index, workloads: &[Workload], lang: Lang) -> Listing {
    let columns = [("单位", "unit", false), ("地区", "region", false), ("系统", "system", false)];
    let mut listing = Listing::new(&columns, lang);
    let number = |name: &str| Column { name: name.to_owned(), number: true, whole: true };
    listing.columns.extend(index.involvements().map(|how| number(words::involvement(how, lang))));
    let last = [lang.pick("任务", "tasks"), lang.pick("指标", "targets")];
    listing.columns.extend(last.map(number));
    let model = index.model();
    for workload in workloads {
        let unit = model.unit(workload.unit);
        let system = unit.system.and_then(|system| model.systems.get(system.index()));
        let system = system.map_or_else(String::new, |system| system.name.clone());
        let mut row = vec![unit.name.clone(), unit.region.clone(), system];
        let by = index.involvements().map(|how| workload.by[how.index()]);
        let numbers = by.chain([workload.tasks, workload.targets]);
        row.extend(numbers.map(|n| n.to_string()));
        listing.rows.push(row);
    }
    listing
}

/// A comparison: a theme a row; of every plan how many tasks and targets, and who leads how many.
pub(crate) fn comparison(index: &Index, comparison: &Comparison, lang: Lang) -> Listing {
    let model = index.model();
    let mut columns =
        vec![Column { name: lang.pick("主题", "theme").to_owned(), number: false, whole: false }];
    for plan in &comparison.plans {
        let plan = model.plan_label(*plan);
        for (name, number) in [
            (lang.pick("任务", "tasks"), true),
            (lang.pick("指标", "targets"), true),
            (lang.pick("牵头（负责）", "lead"), false),
        ] {
            columns.push(Column { name: format!("{plan} {name}"), number, whole: number });
        }
    }
    let mut listing = Listing { columns, rows: Vec::new() };
    for (theme, shares) in &comparison.rows {
        let theme = theme.and_then(|theme| model.themes.get(theme.index()));
        let none = || lang.pick("没有主题", "no theme").to_owned();
        let mut row = vec![theme.map_or_else(none, |theme| theme.name.clone())];
        for share in shares {
            let leads: Vec<String> = share
                .leads
                .iter()
                .map(|(unit, n)| format!("{} {n}", model.unit(*unit).name))
                .collect();
            let numbers = [share.tasks.len().to_string(), share.targets.to_string()];
            row.extend(numbers);
            row.push(leads.join(lang.pick("、", ", ")));
        }
        listing.rows.push(row);
    }
    listing
}

/// What the audit found, one a row, for a person.
pub(crate) fn findings<'f>(
    index: &Index,
    findings: impl IntoIterator<Item = &'f Finding>,
    lang: Lang,
) -> Listing {
    let columns = [
        ("规则", "rule", false),
        ("级别", "severity", false),
        ("方案", "plan", false),
        ("编号", "number", false),
        ("问题", "problem", false),
        ("说明", "reason", false),
    ];
    let mut listing = Listing::new(&columns, lang);
    let model = index.model();
    let printed = |task: Option<TaskId>| {
        task.map(|task| model.task(task).printed_number().to_owned()).unwrap_or_default()
    };
    for finding in findings {
        listing.rows.push(vec![
            finding.rule.title(lang).to_owned(),
            finding.severity().name(lang).to_owned(),
            model.plan_label(finding.plan),
            printed(finding.task()),
            finding.message(model, lang),
            finding.reason(model).unwrap_or_default().to_owned(),
        ]);
    }
    listing
}

/// How a target reads on one line, with what it belongs to.
pub(crate) fn target(index: &Index, owned: OwnedTarget, lang: Lang) -> String {
    let model = index.model();
    let of = owned.task.map_or_else(
        || lang.pick("总目标", "goal of the plan").to_owned(),
        |task| {
            let task = model.task(task);
            format!("{} {}", task.printed_number(), task.title).trim_start().to_owned()
        },
    );
    let target = words::target(owned.of(model), owned.period(model), lang);
    format!("{} {of}  {target}", model.plan_label(owned.plan))
}
