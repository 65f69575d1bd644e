//! What the plans ask of one unit, as a page: counts, tasks by involvement, targets of a year, partners.

use super::listing::{Listing, OF_TASK, Reader, cells_of, targets, unit_names};
use super::markdown::{escape, markdown};
use super::table::{Style, table};
use crate::brief::{Brief, Partner};
use crate::index::Index;
use crate::lang::Lang;
use crate::model::{Involvement, Role, TaskId, UnitId};
use crate::overview::reasons;
use crate::text::clean::clean;
use crate::words;

/// A page of headed tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Page {
    /// The unit.
    pub(crate) title: String,
    /// How many tasks there are per involvement, and how many targets.
    pub(crate) counts: String,
    /// The headings and tables; none of them is empty.
    pub(crate) sections: Vec<(String, Listing)>,
    /// The documents that it is taken from.
    pub(crate) sources: Vec<String>,
}

impl Page {
    /// The page of a unit. Its targets are counted for each of the years; if these were `asked` for, only those that apply
    /// then are listed.
    pub(crate) fn new(
        index: &Index,
        brief: &Brief,
        partners: &[Partner],
        years: (&[u16], bool),
        lang: Lang,
    ) -> Self {
        let (years, asked) = years;
        let model = index.model();
        let counted = |name: &str, n: usize| match lang {
            Lang::Zh => format!("{name}（{n}）"),
            Lang::En => format!("{name} ({n})"),
        };
        let mut counts: Vec<String> = Vec::new();
        let mut sections: Vec<(String, Listing)> = Vec::new();
        for how in index.involvements() {
            let ids = &brief.tasks[how.index()];
            let name = words::involvement(how, lang);
            counts.push(format!("{name} {}", ids.len()));
            sections.push((counted(name, ids.len()), tasks(index, brief.unit, ids, how, lang)));
        }
        for how in index.involvements() {
            let mut aims = brief.targets(model, how);
            aims.retain(|t| !asked || years.iter().any(|year| t.applies(model, *year)));
            let name = words::aims(how, lang);
            sections
                .push((counted(&name, aims.len()), targets(index, &aims, Reader::Person, lang)));
        }
        for year in years {
            let due = brief.due(model, *year);
            let with_plan = due.iter().filter(|t| t.of(model).is_due_with_plan()).count();
            let mut count = format!("{} {}", words::due_heading(*year, lang), due.len());
            if with_plan > 0 {
                count.push_str(&words::of_them_with_plan(with_plan, lang));
            }
            counts.push(count);
        }
        let with_whom = lang.pick("与谁协同", "partners");
        sections.push((counted(with_whom, partners.len()), shared(index, partners, lang)));
        sections.retain(|(_, listing)| !listing.rows.is_empty());
        Self {
            title: index.model().unit_label(brief.unit),
            counts: counts.join("  "),
            sections,
            sources: sources(index, brief),
        }
    }

    /// The page as text.
    pub(crate) fn text(&self, style: Style, lang: Lang) -> String {
        let mut parts = vec![format!("{}\n{}\n", clean(&self.title), self.counts)];
        for (heading, listing) in &self.sections {
            parts.push(format!("{heading}\n{}", table(listing, style)));
        }
        let sources: Vec<String> =
            self.sources.iter().map(|s| format!("  {}\n", clean(s))).collect();
        parts.push(format!("{}\n{}", lang.pick("依据", "sources"), sources.concat()));
        parts.join("\n")
    }

    /// The page as Markdown.
    pub(crate) fn markdown(&self, lang: Lang) -> String {
        let mut parts = vec![format!("# {}\n\n{}\n", escape(&self.title), self.counts)];
        for (heading, listing) in &self.sections {
            parts.push(format!("## {heading}\n\n{}", markdown(listing)));
        }
        let sources: Vec<String> =
            self.sources.iter().map(|s| format!("- {}\n", escape(s))).collect();
        parts.push(format!("## {}\n\n{}", lang.pick("依据", "sources"), sources.concat()));
        parts.join("\n")
    }
}

/// The tasks that concern the unit in one way.
fn tasks(index: &Index, unit: UnitId, ids: &[TaskId], how: Involvement, lang: Lang) -> Listing {
    let columns = [
        ("任务", "task", false),
        ("缘由", "why", false),
        ("牵头单位", "lead", false),
        ("责任单位", "responsible", false),
        ("负责单位", "in charge", false),
        ("指导单位", "guidance", false),
        ("时限", "due", false),
        ("指标", "targets", true),
    ];
    let mut listing = Listing::new(&[&OF_TASK[..], &columns].concat(), lang);
    let model = index.model();
    for id in ids {
        let task = model.task(*id);
        // Under the heading of a role the role need not be said again; whom a collective covers must be.
        let why = match how {
            Involvement::Named(_) => String::new(),
            Involvement::Covered => reasons(model, *id, unit, lang),
        };
        let mut row = cells_of(model, *id).to_vec();
        row.extend([task.title.clone(), why]);
        row.extend(Role::ALL.map(|role| unit_names(model, task, role)));
        row.push(task.due.as_ref().map(|due| due.text.clone()).unwrap_or_default());
        row.push(task.targets.len().to_string());
        listing.rows.push(row);
    }
    listing.read_by(Reader::Person)
}

/// The partners.
pub(super) fn shared(index: &Index, partners: &[Partner], lang: Lang) -> Listing {
    let columns = [
        ("单位", "unit", false),
        ("它牵头我责任", "they lead", true),
        ("我牵头它责任", "we lead", true),
        ("共同牵头", "both lead", true),
        ("共同责任", "both responsible", true),
        ("共同负责", "both in charge", true),
        ("一共", "in all", true),
    ];
    let mut listing = Listing::new(&columns, lang);
    let number = |n: usize| if n == 0 { String::new() } else { n.to_string() };
    for partner in partners {
        let mut row = vec![index.model().unit(partner.unit).name.clone()];
        row.extend([partner.they_lead, partner.we_lead].map(number));
        row.extend(partner.together.map(number));
        row.push(partner.tasks.to_string());
        listing.rows.push(row);
    }
    listing.read_by(Reader::Person)
}

/// The plans whose tasks are on the page: title, document number, issuer.
fn sources(index: &Index, brief: &Brief) -> Vec<String> {
    let model = index.model();
    let mut plans: Vec<_> = brief.tasks.iter().flatten().map(|id| model.task(*id).plan).collect();
    plans.sort_unstable_by_key(|plan| plan.index());
    plans.dedup();
    let source = |plan: crate::model::PlanId| {
        let plan = model.plan(plan);
        let stated = words::stated(plan);
        if stated.is_empty() {
            plan.title.clone()
        } else {
            format!("{}（{}）", plan.title, stated.join("，"))
        }
    };
    plans.into_iter().map(source).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::partners;
    use crate::load::{Layer, load};
    use crate::query::unit_named;

    #[test]
    fn a_page_says_why_and_with_whom() {
        let index = Index::new(load(&[Layer::Embedded]).model);
        let unit = unit_named("银川市/市教育局", &index, |_| true).unwrap();
        let brief = Brief::of(&index, unit, &index.all());
        let partners = partners(&index, unit, &index.all());
        let page = Page::new(&index, &brief, &partners, (&[2022], false), Lang::Zh);
        let text = page.text(Style::default(), Lang::Zh);
        for part in
            ["银川市 市教育局", "牵头 5", "牵头（5）", "涵盖，经“各成员单位”", "与谁协同（11）"]
        {
            assert!(text.contains(part), "{part}: {text}");
        }
        let markdown = page.markdown(Lang::Zh);
        assert!(markdown.starts_with("# 银川市 市教育局\n"));
        assert!(markdown.contains("| 方案 | 编号 | 任务 |") && markdown.contains("## 依据"));
    }
}
