//! One task in full, for people.

use std::fmt::Write;

use crate::index::Index;
use crate::lang::Lang;
use crate::model::{Role, TaskId};
use crate::text::cells::{pad, width};
use crate::text::clean::clean;
use crate::text::wrap::wrap;
use crate::words;

/// Lines are wrapped at this width where the terminal's is not known.
const DEFAULT_WIDTH: usize = 100;

/// The task with its plan, area, units, targets and measures.
pub(crate) fn show(index: &Index, id: TaskId, cells: Option<usize>, lang: Lang) -> String {
    let model = index.model();
    let task = model.task(id);
    let plan = model.plan(task.plan);
    let mut page = Page { out: String::new(), cells: cells.unwrap_or(DEFAULT_WIDTH).max(24) };
    page.line(format!("{}  {}", task.printed_number(), task.title).trim_start());
    let area = model.area(task.area);
    page.field(lang.pick("方案", "plan"), &plan.title);
    page.field(lang.pick("领域", "area"), &area.title);
    if let Some(theme) = task.theme {
        page.field(lang.pick("主题", "theme"), &model.themes[theme.index()].name);
    }
    page.field(lang.pick("年份", "years"), &words::years(task.period, lang));
    let source = words::citation(task, &area.title, lang);
    page.field(lang.pick("出处", "source"), &source);
    if task.assignments.is_empty() {
        page.field(
            lang.pick("单位", "units"),
            lang.pick("方案未指定单位", "none named by the plan"),
        );
    }
    for role in Role::ALL {
        let names: Vec<String> = task
            .units(role)
            .map(|a| {
                let word = words::own_word(task, a);
                let word = word.map(|word| words::in_brackets(word, lang)).unwrap_or_default();
                let name = &model.unit(a.unit).name;
                match (&a.written, lang) {
                    (None, _) => format!("{name}{word}"),
                    (Some(written), Lang::Zh) => format!("{name}{word}（文中写作“{written}”）"),
                    (Some(written), Lang::En) => format!("{name}{word} (written “{written}”)"),
                }
            })
            .collect();
        if !names.is_empty() {
            page.names(words::role(role, lang), &names);
        }
        if let Some(word) = words::role_word(task, role).filter(|_| !names.is_empty()) {
            page.field("", &words::written_as(word, lang));
        }
    }
    for beside in task.offices.iter().chain(&task.people) {
        page.field(&beside.word, &words::beside(model, beside, lang));
    }
    if let Some(due) = &task.due {
        page.field(lang.pick("时限", "due"), &due.text);
    }
    page.list(lang.pick("节点", "steps"), words::milestones(&task.milestones, lang).into_iter());
    page.list(
        lang.pick("指标", "targets"),
        task.targets.iter().map(|target| words::target(target, task.period, lang)),
    );
    page.list(words::measures(task, lang), task.measures.iter().cloned());
    page.list(&words::original(model.plan(task.plan), lang), task.original.iter().cloned());
    page.out
}

struct Page {
    out: String,
    cells: usize,
}

impl Page {
    fn line(&mut self, text: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.out, "{}", clean(text).trim_end());
    }

    /// A label and a text, wrapped under itself.
    fn field(&mut self, label: &str, text: &str) {
        let label = format!("{}  ", pad(label, 4));
        self.hanging(&label, text);
    }

    /// A label and names, each whole on its line as long as it fits.
    fn names(&mut self, label: &str, names: &[String]) {
        let first = format!("{}  ", pad(label, 4));
        let room = self.cells.saturating_sub(width(&first));
        let mut lines = vec![String::new()];
        for (i, name) in names.iter().enumerate() {
            let comma = if i + 1 < names.len() { "、" } else { "" };
            if let Some(line) = lines.last_mut() {
                if line.is_empty() || width(line) + width(name) + width(comma) <= room {
                    line.push_str(name);
                    line.push_str(comma);
                } else {
                    lines.push(format!("{name}{comma}"));
                }
            }
        }
        let blank = " ".repeat(width(&first));
        for (i, line) in lines.iter().enumerate() {
            self.hanging(if i == 0 { &first } else { &blank }, line);
        }
    }

    /// A label and its items, one a line.
    fn list(&mut self, label: &str, items: impl Iterator<Item = String>) {
        for (i, item) in items.enumerate() {
            if i == 0 {
                self.line("");
                self.line(label);
            }
            self.hanging("  - ", &item);
        }
    }

    fn hanging(&mut self, first: &str, text: &str) {
        let text = clean(text);
        let indent = width(first);
        let blank = " ".repeat(indent);
        for (i, range) in wrap(&text, self.cells - indent).into_iter().enumerate() {
            let before = if i == 0 { first } else { &blank };
            self.line(&format!("{before}{}", text.get(range).unwrap_or_default()));
        }
    }
}
