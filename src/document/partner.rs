//! What our unit shares with another: how many tasks of which kind, and which.

use super::page::{Item, Kind};
use super::writer::Writer;
use crate::brief::{Partner, shared};
use crate::lang::Lang;
use crate::model::{Involvement, TaskId, UnitId};
use crate::overview::involvements;
use crate::words;

impl Writer<'_> {
    /// The partner.
    pub(super) fn partner(&mut self, ours: UnitId, partner: Partner, tasks: &[TaskId]) {
        let (model, lang) = (self.setting.index.model(), self.setting.lang);
        let unit = model.unit(partner.unit);
        self.paragraph("", &unit.name, Kind::Title, None);
        self.faint(&unit.region);
        self.blank();
        for (what, n) in shared(partner, lang) {
            let what = match lang {
                Lang::Zh if self.setting.of_page => what.replace('我', "此单位"),
                Lang::En if self.setting.of_page => what.replace("we ", "it "),
                _ => what.to_owned(),
            };
            let text = match lang {
                Lang::Zh => format!("{what}  {n} 项"),
                Lang::En => format!("{what}: {n}"),
            };
            self.paragraph("", &text, Kind::Text, None);
        }
        for (who, tasks) in self.by_roles(ours, partner.unit, tasks) {
            self.blank();
            self.heading(&who);
            let mut last = None;
            for id in tasks {
                let task = model.task(id);
                if last != Some(task.plan) {
                    self.faint(&model.plan_label(task.plan));
                    last = Some(task.plan);
                }
                let item = self.item(Item::Task(id));
                let text = format!("{}  {}", task.printed_number(), task.title);
                self.paragraph("- ", text.trim_start(), Kind::Text, Some(item));
            }
        }
    }

    /// The tasks that name both, by what each does in them.
    fn by_roles(
        &self,
        ours: UnitId,
        theirs: UnitId,
        tasks: &[TaskId],
    ) -> Vec<(String, Vec<TaskId>)> {
        let (model, lang) = (self.setting.index.model(), self.setting.lang);
        let mut groups: Vec<(String, Vec<TaskId>)> = Vec::new();
        for id in tasks.iter().copied() {
            let roles = |unit| -> Vec<&str> {
                let named = involvements(model, id, unit).into_iter();
                let named = named.filter(|how| *how != Involvement::Covered);
                named.map(|how| words::involvement(how, lang)).collect()
            };
            let (we, they) = (roles(ours), roles(theirs));
            if we.is_empty() || they.is_empty() {
                continue;
            }
            let (we, they) = (we.join("、"), they.join("、"));
            let who = match lang {
                Lang::Zh if we == they => format!("共同{we}"),
                Lang::Zh if self.setting.of_page => format!("此单位{we}，它{they}"),
                Lang::En if self.setting.of_page => format!("it: {we}, they: {they}"),
                Lang::Zh => format!("我{we}它{they}"),
                Lang::En => format!("we: {we}, they: {they}"),
            };
            match groups.iter_mut().find(|(known, _)| *known == who) {
                Some((_, tasks)) => tasks.push(id),
                None => groups.push((who, vec![id])),
            }
        }
        groups
    }
}
