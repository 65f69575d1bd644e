//! What is missing or odd, rule by rule.

use ratatui::layout::Rect;

use super::super::level::Row;
use super::super::state::State;
use super::paint::{Canvas, Pen};
use crate::audit::Rule;
use crate::index::short_region;
use crate::lang::Lang;
use crate::problem::Severity;

/// The cells of the severity.
const SEVERITY: usize = 8;

/// The cells of the task's place.
const PLACE: usize = 16;

/// The heading.
pub(super) fn heading(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let (look, lang) = (state.look, state.lang);
    let Some(mut pen) = Pen::at(canvas, area, 0) else { return };
    if state.level().answer.tasks.is_empty() {
        return;
    }
    let rules = state.level().rows.iter().filter(|row| matches!(row, Row::Rule(..))).count();
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

/// A rule and how much it finds.
pub(super) fn rule(state: &State, pen: &mut Pen<'_>, rule: Rule, n: usize) {
    let look = state.look;
    pen.skip(2);
    pen.text(rule.title(state.lang), look.accent());
    pen.skip(1);
    pen.text(&format!("({n})"), look.faint());
    pen.skip(2);
    pen.text(rule.name(), look.faint());
}

/// What was reported while the data was loaded.
pub(super) fn reported(state: &State, pen: &mut Pen<'_>, at: usize) {
    let (look, lang) = (state.look, state.lang);
    let Some(problem) = state.index.reported().get(at) else { return };
    pen.skip(2);
    pen.column(problem.severity.name(lang), SEVERITY - 1, look.warning());
    pen.skip(1);
    let room = pen.room().saturating_sub(1);
    pen.column(&problem.message(lang), room, look.text());
}

/// A finding.
pub(super) fn finding(state: &State, pen: &mut Pen<'_>, at: usize) {
    let (look, lang, model) = (state.look, state.lang, state.index.model());
    let Some(finding) = state.index.findings().get(at) else { return };
    pen.skip(1);
    let mark = finding.task.map_or("", |task| super::list::mark(state, task));
    pen.column(mark, 1, look.chip());
    let (severity, style) = match finding.severity() {
        _ if finding.is_explained() => (lang.pick("已说明", "known"), look.faint()),
        Severity::Note => (lang.pick("提示", "note"), look.faint()),
        Severity::Warning => (lang.pick("警告", "warning"), look.warning()),
        Severity::Error => (lang.pick("错误", "error"), look.warning()),
    };
    pen.column(severity, SEVERITY - 1, style);
    pen.skip(1);
    let region = short_region(&model.plan(finding.plan).region);
    let number = finding.task.map_or("", |task| model.task(task).number.as_str());
    let cells = PLACE.min(pen.room() / 3);
    pen.column(&format!("{number:4} {region}"), cells, look.faint());
    pen.skip(1);
    let room = pen.room().saturating_sub(1);
    pen.column(&finding.message(model, lang), room, look.text());
}
