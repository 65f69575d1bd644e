//! A task for a meeting: what is asked aloud first, in full sentences last.

use super::page::{Item, Kind, Spacing};
use super::writer::{Value, Writer};
use crate::model::{Role, TaskId};
use crate::text::cells::width;
use crate::words;

impl Writer<'_> {
    /// The task, with lines left free around everything, between its parts alone, or nowhere.
    pub(super) fn on_the_agenda(&mut self, id: TaskId, spacing: Spacing) {
        let (model, lang) = (self.setting.index.model(), self.setting.lang);
        let task = model.task(id);
        self.paragraph("", &self.spread(&task.title, spacing), Kind::Title, None);
        self.gap(spacing, Spacing::Parts);
        if task.assignments.is_empty() {
            let text = lang.pick("未明确：方案没有指定", "none: the plan names nobody");
            self.field(lang.pick("单位", "units"), &[Value::plain(text)]);
        }
        for role in Role::ALL {
            let units: Vec<Value> = task
                .units(role)
                .map(|a| {
                    let ours = self.setting.ours == Some(a.unit);
                    let kind = if ours { Kind::Marked } else { Kind::Text };
                    Value { text: model.unit(a.unit).name.clone(), item: None, kind }
                })
                .collect();
            if !units.is_empty() {
                self.gap(spacing, Spacing::Everything);
                self.field(words::role(role, lang), &units);
            }
        }
        if !task.targets.is_empty() {
            self.gap(spacing, Spacing::Parts);
            for (i, target) in task.targets.iter().enumerate() {
                self.gap(spacing, Spacing::Everything);
                let item = self.item(Item::Target(i));
                let before = if i == 0 { lang.pick("指标", "targ") } else { "    " };
                self.paragraph(
                    &format!("{before}  "),
                    &words::target(target, task.period, lang),
                    Kind::Marked,
                    Some(item),
                );
            }
        }
        if !task.measures.is_empty() {
            self.gap(spacing, Spacing::Parts);
            for (i, measure) in task.measures.iter().enumerate() {
                self.gap(spacing, Spacing::Everything);
                let item = self.item(Item::Measure(i));
                let before = if i == 0 { lang.pick("措施", "do  ") } else { "    " };
                self.paragraph(&format!("{before}  "), measure, Kind::Text, Some(item));
            }
        }
    }

    fn gap(&mut self, spacing: Spacing, from: Spacing) {
        if spacing >= from {
            self.blank();
        }
    }

    /// A title with its characters spread where there is room for it on one line: a terminal has no larger ones.
    fn spread(&self, title: &str, spacing: Spacing) -> String {
        let spread: Vec<String> = title.chars().map(String::from).collect();
        let spread = spread.join(" ");
        let fits = spacing == Spacing::Everything && width(&spread) <= self.cells();
        if fits { spread } else { title.to_owned() }
    }
}
