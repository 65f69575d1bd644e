//! 体检: what is missing or odd, rule by rule.

use std::collections::HashSet;
use std::sync::Arc;

use ratatui::layout::Rect;

use super::listing::{Asked, Listing, NO_TASK, Opened, Shape};
use crate::audit::Finding;
use crate::document::Document;
use crate::index::short_region;
use crate::lang::Lang;
use crate::model::{PlanId, UnitId};
use crate::problem::{Rule, Severity};
use crate::query::{Field, Filter, Value, plans_asked};
use crate::report::{copy, overview};
use crate::text::cells::pad;
use crate::tui::paint::{Canvas, Pen};
use crate::tui::{
    row::Row,
    seen::Seen,
    shown::Shown,
    table::Table,
    title::Title,
    way::Way,
    ways::{drawing::short_number, layout::Layout},
};

/// The cells of the severity.
const SEVERITY: usize = 8;

/// The cells of the task's place.
const PLACE: usize = 16;

pub(super) struct Audit;

impl Listing for Audit {
    fn shape(&self) -> Shape {
        Shape::Two
    }

    fn noun(&self, _: &Shown, lang: Lang) -> &'static str {
        lang.pick(" 发现", " findings")
    }

    fn nothing(&self, no_tasks: bool) -> (&'static str, &'static str) {
        if no_tasks {
            return NO_TASK;
        }
        (
            "没有发现缺漏或异常；载入时的问题按 Ctrl-P",
            "nothing is missing or odd; Ctrl-P shows the problems of loading",
        )
    }

    fn rows(&self, asked: Asked<'_>) -> (Vec<Row>, Table) {
        (audit_rows(asked), Table::None)
    }

    fn layout(&self, _: Seen<'_>, _: Rect) -> Arc<dyn Layout> {
        Arc::new(Plain)
    }

    fn open(&self, seen: Seen<'_>, row: Row) -> Opened {
        let Row::Rule(rule, _) = row else { return Opened::Detail };
        let about_tasks = |row: &Row| match row {
            Row::Finding(at, Some(_)) => {
                seen.data.findings().get(*at).is_some_and(|found| found.rule == rule)
            }
            _ => false,
        };
        if !seen.shown.rows.iter().any(about_tasks) {
            return Opened::Say("这条规则说的不是任务", "this rule is not about tasks");
        }
        let filter = Filter::one(Field::Audit, Value::Rule(rule));
        Opened::Narrower(Title::Rule(rule), vec![filter], Way::Tasks)
    }

    fn document(&self, seen: Seen<'_>, row: Row, cells: usize) -> Option<Document> {
        let setting = seen.setting();
        Some(match row {
            Row::Finding(at, _) => {
                Document::of_finding(setting, seen.data.findings().get(at)?, cells)
            }
            Row::Reported(at) => {
                Document::of_problem(setting, seen.data.problems().get(at)?, cells)
            }
            Row::Rule(rule, found) => Document::of_rule(setting, rule, found, cells),
            _ => return None,
        })
    }

    fn copy(&self, seen: Seen<'_>, rows: &[Row]) -> Option<String> {
        let found = rows.iter().filter_map(|row| match row {
            Row::Finding(at, _) => seen.data.findings().get(*at),
            _ => None,
        });
        let listing = overview::findings(seen.index(), found, seen.lang);
        let plans = copy::plans_of(seen.index(), seen.shown.tasks());
        (!listing.rows.is_empty()).then(|| copy::rows(seen.index(), &listing, &plans, seen.lang))
    }

    fn copy_row(&self, seen: Seen<'_>, row: Row) -> Option<String> {
        let Row::Finding(at, _) = row else { return None };
        let finding = seen.data.findings().get(at)?;
        let line = finding.message(seen.model(), seen.lang);
        Some(copy::one(seen.index(), &line, finding.plan, seen.lang))
    }
}

/// What the audit finds in the tasks, and in their plans where no task is meant, rule by rule.
fn audit_rows(asked: Asked<'_>) -> Vec<Row> {
    let (data, index) = (asked.data, asked.data.index());
    let question = &asked.answer.question;
    let within = index.set(&asked.answer.tasks);
    let model = index.model();
    // What is found in a plan rather than in a task counts where plans are asked for, or a task names its unit.
    let of_plans = !question.asks(Field::Due) && question.words.is_empty();
    let plans = plans_asked(&question.filters, index).filter(|_| of_plans).unwrap_or_default();
    let plans: HashSet<PlanId> = plans.into_iter().collect();
    let named: HashSet<UnitId> = within
        .iter()
        .flat_map(|task| model.task(task).assignments.iter().map(|assignment| assignment.unit))
        .collect();
    let is_asked = |found: &Finding| match found.task() {
        Some(task) => within.contains(task),
        None => plans.contains(&found.plan) || found.unit().is_some_and(|u| named.contains(&u)),
    };
    // What was reported while loading is about files: it stands where everything is asked for.
    let whole = question.is_empty();
    let mut rows = Vec::new();
    for rule in Rule::ALL {
        let of_rule = |(_, found): &(usize, &Finding)| found.rule == rule && is_asked(found);
        let found = data.findings().iter().enumerate().filter(of_rule);
        let mut found: Vec<Row> = found.map(|(at, f)| Row::Finding(at, f.task())).collect();
        let reported = data.problems().iter().enumerate();
        let reported = reported.filter(|(_, problem)| whole && problem.rule() == Some(rule));
        found.extend(reported.map(|(at, _)| Row::Reported(at)));
        if !found.is_empty() {
            rows.push(Row::Rule(rule, found.len()));
            rows.extend(found);
        }
    }
    rows
}

/// How it is drawn: no column has to be laid out.
#[derive(Debug)]
struct Plain;

impl Layout for Plain {
    fn heading(&self, seen: Seen<'_>, canvas: &mut Canvas<'_>, area: Rect) {
        let (look, lang) = (seen.look, seen.lang);
        let Some(mut pen) = Pen::at(canvas, area, 0) else { return };
        if seen.shown.tasks().is_empty() {
            return;
        }
        let rules = seen.shown.rows.iter().filter(|row| matches!(row, Row::Rule(..))).count();
        let text = match lang {
            Lang::Zh => {
                format!("{} 条规则，{rules} 条有发现；文件的其他问题按 Ctrl-P", Rule::ALL.len())
            }
            Lang::En => format!(
                "{rules} of {} rules find something; Ctrl-P: other problems of files",
                Rule::ALL.len()
            ),
        };
        pen.skip(2);
        pen.text(&text, look.faint());
    }

    fn row(&self, seen: Seen<'_>, pen: &mut Pen<'_>, row: Row, _: usize) {
        match row {
            Row::Rule(rule, n) => self::rule(seen, pen, rule, n),
            Row::Finding(at, _) => finding(seen, pen, at),
            Row::Reported(at) => reported(seen, pen, at),
            _ => {}
        }
    }
}

fn rule(seen: Seen<'_>, pen: &mut Pen<'_>, rule: Rule, n: usize) {
    let look = seen.look;
    pen.skip(2);
    pen.text(rule.title(seen.lang), look.accent());
    pen.skip(1);
    pen.text(&format!("({n})"), look.faint());
    pen.skip(2);
    pen.text(rule.name(), look.faint());
}

/// What was reported while the data was loaded.
fn reported(seen: Seen<'_>, pen: &mut Pen<'_>, at: usize) {
    let (look, lang) = (seen.look, seen.lang);
    let Some(problem) = seen.data.problems().get(at) else { return };
    pen.skip(2);
    pen.column(problem.severity.name(lang), SEVERITY - 1, look.warning());
    pen.skip(1);
    let room = pen.room().saturating_sub(1);
    pen.column(&problem.message(lang), room, look.text());
}

fn finding(seen: Seen<'_>, pen: &mut Pen<'_>, at: usize) {
    let (look, lang, model) = (seen.look, seen.lang, seen.model());
    let Some(finding) = seen.data.findings().get(at) else { return };
    pen.skip(1);
    pen.column(seen.mark(finding.task()), 1, look.chip());
    let (severity, style) = match finding.severity() {
        _ if finding.is_explained() => (lang.pick("已说明", "known"), look.faint()),
        Severity::Note => (lang.pick("提示", "note"), look.faint()),
        Severity::Warning => (lang.pick("警告", "warning"), look.warning()),
        Severity::Error => (lang.pick("错误", "error"), look.warning()),
    };
    pen.column(severity, SEVERITY - 1, style);
    pen.skip(1);
    let region = short_region(&model.plan(finding.plan).region);
    let number = finding.task().map_or("", |task| model.task(task).printed_number());
    let cells = PLACE.min(pen.room() / 3);
    pen.column(&format!("{} {region}", pad(&short_number(number, 4), 4)), cells, look.faint());
    pen.skip(1);
    let room = pen.room().saturating_sub(1);
    pen.column(&finding.message(model, lang), room, look.text());
}
