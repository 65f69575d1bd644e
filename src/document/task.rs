//! A task: who answers for it, its targets and measures, where it belongs.

use super::page::{Item, Kind};
use super::writer::{Value, Writer};
use crate::lang::Lang;
use crate::model::{Role, TaskId, UnitId};
use crate::overview::reasons;
use crate::query::Answer;
use crate::words;

impl Writer<'_> {
    /// The task.
    pub(super) fn task(&mut self, id: TaskId) {
        let model = self.setting.index.model();
        let lang = self.setting.lang;
        let task = model.task(id);
        self.paragraph("", &task.title, Kind::Title, None);
        let label = model.plan_label(task.plan);
        let place = words::short_citation(task, &model.area(task.area).title, lang);
        self.faint(&format!("{label}  {place}"));
        self.blank();
        self.why(id);
        if task.assignments.is_empty() {
            let text = lang.pick("未明确：方案没有指定", "none: the plan names nobody");
            self.field(lang.pick("单位", "units"), &[Value::plain(text)]);
        }
        for role in Role::ALL {
            let units: Vec<_> = task.units(role).cloned().collect();
            let mut names = Vec::new();
            for assignment in units {
                let unit = model.unit(assignment.unit);
                let item = self.item(Item::Unit(assignment.unit));
                let ours = self.ours_or_covers_us(id, assignment.unit);
                let kind = if ours { Kind::Marked } else { Kind::Text };
                let mut text = unit.name.clone();
                if let Some(word) = words::own_word(task, &assignment) {
                    text.push_str(&words::in_brackets(word, lang));
                }
                names.push(Value { text, item: Some(item), kind });
            }
            if let Some((word, last)) = words::role_word(task, role).zip(names.last_mut()) {
                last.text.push_str(&words::written_as(word, lang));
            }
            if !names.is_empty() {
                self.field(words::role(role, lang), &names);
            }
        }
        for beside in task.offices.iter().chain(&task.people) {
            self.field(&beside.word, &[Value::plain(&words::beside(model, beside, lang))]);
        }
        if let Some(due) = &task.due {
            self.field(lang.pick("时限", "due"), &[Value::plain(&due.text)]);
        }
        for (i, step) in words::milestones(&task.milestones, lang).iter().enumerate() {
            let label = if i == 0 { lang.pick("节点", "steps") } else { "" };
            self.field(label, &[Value::plain(step)]);
        }
        self.targets(id);
        self.measures(id);
        self.place(id);
        self.original(id);
    }

    /// Why the task is ours.
    fn why(&mut self, id: TaskId) {
        let Some(ours) = self.setting.ours else { return };
        let (model, lang) = (self.setting.index.model(), self.setting.lang);
        let reasons = reasons(model, id, ours, lang);
        if !reasons.is_empty() {
            let label = if self.setting.of_page {
                lang.pick("此单位", "it")
            } else {
                lang.pick("我单位", "ours")
            };
            self.field(label, &[Value { text: reasons, item: None, kind: Kind::Marked }]);
        }
    }

    /// Whether a unit that the task names is ours, or a collective that covers ours.
    fn ours_or_covers_us(&self, id: TaskId, unit: UnitId) -> bool {
        let model = self.setting.index.model();
        self.setting.ours.is_some_and(|ours| {
            ours == unit || model.covering(id, ours).any(|covering| covering == unit)
        })
    }

    /// Where the task belongs, and where in which document it stands.
    fn place(&mut self, id: TaskId) {
        let (model, lang) = (self.setting.index.model(), self.setting.lang);
        let task = model.task(id);
        let plan = model.plan(task.plan);
        self.blank();
        let item = self.item(Item::Plan(task.plan));
        self.field(lang.pick("方案", "plan"), &[Value::item(&plan.title, item)]);
        let item = self.item(Item::Area(task.area));
        let area = &model.area(task.area).title;
        self.field(lang.pick("领域", "area"), &[Value::item(area, item)]);
        if let Some(aim) = &model.area(task.area).aim {
            self.field(lang.pick("导语", "aim"), &[Value::plain(aim)]);
        }
        if let Some(theme) = task.theme {
            let item = self.item(Item::Theme(theme));
            let name = &model.themes[theme.index()].name;
            self.field(lang.pick("主题", "theme"), &[Value::item(name, item)]);
        }
        self.field(lang.pick("年份", "years"), &[Value::plain(&words::years(task.period, lang))]);
        let mut source = words::stated(plan);
        let place = words::citation(task, area, lang);
        source.push(&place);
        let source = source.join(lang.pick("，", ", "));
        self.field(lang.pick("出处", "source"), &[Value::plain(&source)]);
        let basis = words::basis(plan).join(lang.pick("、", ", "));
        if !basis.is_empty() {
            self.field(lang.pick("依据", "basis"), &[Value::plain(&basis)]);
        }
    }

    fn targets(&mut self, id: TaskId) {
        let (index, lang) = (self.setting.index, self.setting.lang);
        let (model, asked) = (index.model(), self.setting.asked);
        let task = model.task(id);
        if task.targets.is_empty() {
            return;
        }
        self.blank();
        let after = |i: usize| asked.is_some_and(|asked| asked.is_after(id, i, index));
        let mut heading = lang.pick("指标", "targets").to_owned();
        if (0..task.targets.len()).any(after) {
            heading.push_str(&asked.map(|asked| star(asked, lang)).unwrap_or_default());
        }
        self.heading(&heading);
        for (i, target) in task.targets.iter().enumerate() {
            let item = self.item(Item::Target(i));
            let (mark, kind) = if after(i) { ("* ", Kind::Marked) } else { ("- ", Kind::Text) };
            let text = words::target(target, task.period, lang);
            self.paragraph(mark, &text, kind, Some(item));
        }
    }

    fn measures(&mut self, id: TaskId) {
        let task = self.setting.index.model().task(id);
        if task.measures.is_empty() {
            return;
        }
        self.blank();
        self.heading(words::measures(task, self.setting.lang));
        for (i, measure) in task.measures.iter().enumerate() {
            let item = self.item(Item::Measure(i));
            self.paragraph("- ", measure, Kind::Text, Some(item));
        }
    }

    /// What stands in the document.
    fn original(&mut self, id: TaskId) {
        let model = self.setting.index.model();
        let task = model.task(id);
        if task.original.is_empty() {
            return;
        }
        self.blank();
        let heading = words::original(model.plan(task.plan), self.setting.lang);
        self.heading(&heading);
        for (i, passage) in task.original.iter().enumerate() {
            let item = self.item(Item::Original(i));
            self.paragraph("", passage, Kind::Text, Some(item));
        }
    }
}

/// What a star before a target means.
fn star(asked: &Answer, lang: Lang) -> String {
    let years: Vec<String> = asked.years_of_interest().iter().map(u16::to_string).collect();
    match (asked.asks_years_alone(), lang) {
        (true, Lang::Zh) => format!("（* {}年适用）", years.join("、")),
        (true, Lang::En) => format!(" (* applies in {})", years.join(", ")),
        (false, Lang::Zh) => "（* 符合所查条件）".to_owned(),
        (false, Lang::En) => " (* what was asked for)".to_owned(),
    }
}
