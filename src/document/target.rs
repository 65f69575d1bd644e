//! A target: what it asks for, whose it is, and what other plans ask for of the same kind.

use super::page::{Item, Kind};
use super::writer::{Value, Writer};
use crate::model::Role;
use crate::overview::targets::{OwnedTarget, same_quantity};
use crate::words;

impl Writer<'_> {
    /// The target.
    pub(super) fn target(&mut self, owned: OwnedTarget) {
        let (model, lang) = (self.setting.index.model(), self.setting.lang);
        let target = owned.of(model);
        self.paragraph("", &target.what, Kind::Title, None);
        let plan = model.plan_label(owned.plan);
        let of = owned.task.map_or_else(
            || format!("{plan}  {}", lang.pick("总目标", "goal of the plan")),
            |task| {
                let task = model.task(task);
                let area = &model.area(task.area).title;
                format!("{plan}  {}", words::short_citation(task, area, lang))
            },
        );
        self.faint(&of);
        self.blank();
        let field = |writer: &mut Self, label: &str, text: &str| {
            writer.field(label, &[Value::plain(text)]);
        };
        field(self, lang.pick("数量", "how much"), &words::amount(target, lang));
        field(self, lang.pick("时间", "when"), &words::time(target, owned.period(model), lang));
        for (label, text) in
            [(lang.pick("范围", "for"), &target.scope), (lang.pick("说明", "note"), &target.note)]
        {
            if let Some(text) = text {
                field(self, label, text);
            }
        }
        self.blank();
        if let Some(id) = owned.task {
            let task = model.task(id);
            let item = self.item(Item::Task(id));
            self.field(lang.pick("任务", "task"), &[Value::item(&task.title, item)]);
            let item = self.item(Item::Area(task.area));
            let area = &model.area(task.area).title;
            self.field(lang.pick("领域", "area"), &[Value::item(area, item)]);
            for role in Role::ALL {
                let units: Vec<_> = task.units(role).map(|a| a.unit).collect();
                let mut values = Vec::new();
                for unit in units {
                    let item = self.item(Item::Unit(unit));
                    values.push(Value::item(&model.unit(unit).name, item));
                }
                if !values.is_empty() {
                    self.field(words::role(role, lang), &values);
                }
            }
        }
        let item = self.item(Item::Plan(owned.plan));
        let plan = &model.plan(owned.plan).title;
        self.field(lang.pick("方案", "plan"), &[Value::item(plan, item)]);
        self.same(owned);
    }

    /// What else counts the same.
    fn same(&mut self, owned: OwnedTarget) {
        let (model, lang) = (self.setting.index.model(), self.setting.lang);
        let same = same_quantity(model, owned);
        if same.len() < 2 {
            return;
        }
        self.blank();
        self.heading(lang.pick("同一指标", "the same quantity"));
        for other in same {
            let target = other.of(model);
            let when = words::time(target, other.period(model), lang);
            let amount = words::amount(target, lang);
            let of = other.task.map_or_else(
                || lang.pick("总目标", "goal").to_owned(),
                |task| model.task(task).printed_number().to_owned(),
            );
            let text = format!("{} {of}  {when}  {amount}", model.plan_label(other.plan));
            let item = match other.task {
                Some(task) => self.item(Item::Task(task)),
                None => self.item(Item::Plan(other.plan)),
            };
            let (mark, kind) =
                if other == owned { ("* ", Kind::Marked) } else { ("- ", Kind::Text) };
            self.paragraph(mark, &text, kind, Some(item));
        }
    }
}
