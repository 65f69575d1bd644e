//! What is missing or odd in one place: what, why, and what to do.

use super::page::{Item, Kind};
use super::writer::{Value, Writer};
use crate::audit::Finding;
use crate::lang::Lang;
use crate::problem::{Problem, Rule};

impl Writer<'_> {
    /// The rule: what it looks for, and how much it finds.
    pub(super) fn rule(&mut self, rule: Rule, found: usize) {
        let lang = self.setting.lang;
        self.paragraph("", rule.title(lang), Kind::Title, None);
        self.faint(&format!("{}  {}", rule.name(), rule.severity().name(lang)));
        self.blank();
        self.paragraph("", rule.meaning(lang), Kind::Text, None);
        self.blank();
        let text = match lang {
            Lang::Zh => format!("发现 {found} 处，Enter 列出任务"),
            Lang::En => format!("found {found} times; Enter lists the tasks"),
        };
        self.faint(&text);
    }

    /// What was reported while the data was loaded, and where.
    pub(super) fn problem(&mut self, problem: &Problem) {
        let lang = self.setting.lang;
        let title = problem.rule().map_or("", |rule| rule.title(lang));
        self.paragraph("", title, Kind::Title, None);
        self.faint(&problem.place());
        self.blank();
        self.paragraph("", &problem.message(lang), Kind::Text, None);
        if let Some(remedy) = problem.remedy(lang) {
            self.blank();
            self.field(lang.pick("办法", "remedy"), &[Value::plain(&remedy)]);
        }
    }

    /// The finding.
    pub(super) fn finding(&mut self, finding: &Finding) {
        let (model, lang) = (self.setting.index.model(), self.setting.lang);
        self.paragraph("", finding.rule.title(lang), Kind::Title, None);
        self.faint(&format!("{}  {}", model.plan_label(finding.plan), finding.rule.name()));
        self.blank();
        self.paragraph("", &finding.message(model, lang), Kind::Text, None);
        if let Some(reason) = finding.reason(model) {
            self.blank();
            self.field(lang.pick("说明", "why"), &[Value::plain(reason)]);
        } else if let Some(remedy) = finding.remedy(model, lang) {
            self.blank();
            self.field(lang.pick("办法", "remedy"), &[Value::plain(&remedy)]);
        }
        self.blank();
        self.heading(lang.pick("规则", "rule"));
        self.paragraph("", finding.rule.meaning(lang), Kind::Faint, None);
        self.blank();
        if let Some(task) = finding.task() {
            let item = self.item(Item::Task(task));
            self.field(lang.pick("任务", "task"), &[Value::item(&model.task(task).title, item)]);
        }
        if let Some(unit) = finding.unit() {
            let item = self.item(Item::Unit(unit));
            self.field(lang.pick("单位", "unit"), &[Value::item(&model.unit(unit).name, item)]);
        }
        if let Some(area) = finding.area(model) {
            let item = self.item(Item::Area(area));
            self.field(lang.pick("领域", "area"), &[Value::item(&model.area(area).title, item)]);
        }
        let item = self.item(Item::Plan(finding.plan));
        let plan = &model.plan(finding.plan).title;
        self.field(lang.pick("方案", "plan"), &[Value::item(plan, item)]);
    }
}
