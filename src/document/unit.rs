//! A unit: how much it has to do, with whom, and its tasks by involvement.

use super::page::{Item, Kind};
use super::writer::{Value, Writer};
use crate::brief::{Brief, partners};
use crate::lang::Lang;
use crate::model::{Involvement, TaskId, UnitId};
use crate::words;

/// So many partners are named.
const PARTNERS: usize = 5;

impl Writer<'_> {
    /// The unit and those of some tasks that concern it.
    pub(super) fn unit(&mut self, id: UnitId, tasks: &[TaskId]) {
        let (index, lang) = (self.setting.index, self.setting.lang);
        let model = index.model();
        let unit = model.unit(id);
        self.paragraph("", &unit.name, Kind::Title, None);
        let system = unit.system.and_then(|system| model.systems.get(system.index()));
        let system = system.map(|system| match lang {
            Lang::Zh => format!("{}系统", system.name),
            Lang::En => system.name.clone(),
        });
        let place: Vec<&str> =
            [unit.region.as_str()].into_iter().chain(system.as_deref()).collect();
        self.faint(&place.join("  "));
        self.blank();
        let within = index.set(tasks);
        let brief = Brief::of(index, id, &within);
        let shared = partners(index, id, &within);
        for (how, tasks) in Involvement::ALL.into_iter().zip(&brief.tasks) {
            if !tasks.is_empty() {
                let name = words::involvement(how, lang);
                self.field(name, &[Value::plain(&tasks.len().to_string())]);
            }
        }
        let mut values = Vec::new();
        for partner in shared.iter().take(PARTNERS) {
            let item = self.item(Item::Unit(partner.unit));
            let text = format!("{} {}", model.unit(partner.unit).name, partner.tasks);
            values.push(Value::item(&text, item));
        }
        if !values.is_empty() {
            self.field(lang.pick("协同", "with"), &values);
        }
        for (how, tasks) in Involvement::ALL.into_iter().zip(&brief.tasks) {
            if tasks.is_empty() {
                continue;
            }
            self.blank();
            let name = words::involvement(how, lang);
            self.heading(&match lang {
                Lang::Zh => format!("{name}（{}）", tasks.len()),
                Lang::En => format!("{name} ({})", tasks.len()),
            });
            for task in tasks {
                let item = self.item(Item::Task(*task));
                let found = model.task(*task);
                let text = format!("{}  {}", found.printed_number(), found.title);
                let text = text.trim_start();
                self.paragraph("- ", text, Kind::Text, Some(item));
            }
        }
    }
}
