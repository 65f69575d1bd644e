//! What our unit shares with another: how many tasks of which kind, and which.

use super::writer::Writer;
use super::{Item, Kind};
use crate::brief::{Partner, involvements};
use crate::lang::Lang;
use crate::model::{Involvement, TaskId, UnitId};
use crate::report::words;

impl Writer<'_> {
    /// The partner.
    pub(super) fn partner(&mut self, ours: UnitId, partner: Partner, tasks: &[TaskId]) {
        let (model, lang) = (self.shown.index.model(), self.shown.lang);
        let unit = model.unit(partner.unit);
        self.paragraph("", &unit.name, Kind::Title, None);
        self.faint(&unit.region);
        self.blank();
        for (what, n) in words::shared(partner, lang) {
            let text = match lang {
                Lang::Zh => format!("{what}  {n} 项"),
                Lang::En => format!("{what}: {n}"),
            };
            self.paragraph("", &text, Kind::Text, None);
        }
        self.blank();
        self.heading(lang.pick("共同的任务（我 / 它）", "shared tasks (ours / theirs)"));
        let mut last = None;
        for id in tasks.iter().copied() {
            let roles = |unit| -> Vec<&str> {
                let named = involvements(model, id, unit).into_iter();
                named
                    .filter(|how| *how != Involvement::Covered)
                    .map(|how| words::involvement(how, lang))
                    .collect()
            };
            let (we, they) = (roles(ours), roles(partner.unit));
            if we.is_empty() || they.is_empty() {
                continue;
            }
            let task = model.task(id);
            if last != Some(task.plan) {
                self.faint(&model.plan_label(task.plan));
                last = Some(task.plan);
            }
            let item = self.item(Item::Task(id));
            let text = format!(
                "{}  {}  {} / {}",
                task.number,
                task.title,
                we.join("、"),
                they.join("、"),
            );
            self.paragraph("- ", &text, Kind::Text, Some(item));
        }
    }
}
