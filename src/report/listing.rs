//! Answers as rows and columns: what the table, the CSV and the TSV have in common.

use crate::index::Index;
use crate::lang::Lang;
use crate::model::{AreaId, Model, PlanId, Role, Task, TaskId};
use crate::overview::targets::OwnedTarget;
use crate::words;

/// A column's heading and how its cells are aligned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    /// The heading.
    pub(crate) name: String,
    /// Whether the cells are numbers, aligned to the right.
    pub(crate) number: bool,
    /// Whether the cells are never wrapped: numbers, and ids that people copy.
    pub(crate) whole: bool,
}

/// Rows under named columns; every row has as many cells as there are columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Listing {
    /// The columns.
    pub(crate) columns: Vec<Column>,
    /// The rows.
    pub(crate) rows: Vec<Vec<String>>,
}

/// Who reads a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// A person: values in words, columns without content left out.
    Person,
    /// A program or a spreadsheet: one value a column, every column.
    Program,
}

impl Listing {
    pub(super) fn new(columns: &[(&str, &str, bool)], lang: Lang) -> Self {
        let column = |(zh, en, number): &(&str, &str, bool)| Column {
            name: lang.pick(zh, en).to_owned(),
            number: *number,
            whole: *number || matches!(*en, "id" | "plan" | "number"),
        };
        Self { columns: columns.iter().map(column).collect(), rows: Vec::new() }
    }

    /// For a person, without the columns in which no row has anything.
    pub(super) fn read_by(mut self, reader: Reader) -> Self {
        if reader == Reader::Program || self.rows.is_empty() {
            return self;
        }
        let kept: Vec<bool> = (0..self.columns.len())
            .map(|i| self.rows.iter().any(|row| row.get(i).is_some_and(|cell| !cell.is_empty())))
            .collect();
        let keep = |i: &mut usize| {
            *i += 1;
            kept.get(*i - 1).copied().unwrap_or(true)
        };
        let mut i = 0;
        self.columns.retain(|_| keep(&mut i));
        for row in &mut self.rows {
            let mut i = 0;
            row.retain(|_| keep(&mut i));
        }
        self
    }
}

/// The columns that say which task a row is of, see [`cells_of`].
pub(super) const OF_TASK: [(&str, &str, bool); 2] =
    [("方案", "plan", false), ("编号", "number", false)];

/// The last column of what programs read: the name by which they call a task, see [`Model::task_name`].
const ID: (&str, &str, bool) = ("标识", "id", false);

/// Which task a row is of: the plan, and the number that the document prints.
pub(super) fn cells_of(model: &Model, id: TaskId) -> [String; 2] {
    let task = model.task(id);
    [model.plan_label(task.plan), task.printed_number().to_owned()]
}

/// The canonical names of a task's units in one role, joined by 、.
pub(crate) fn unit_names(model: &Model, task: &Task, role: Role) -> String {
    let names: Vec<&str> = task.units(role).map(|a| model.unit(a.unit).name.as_str()).collect();
    names.join("、")
}

/// Tasks, one a row.
pub(crate) fn tasks(index: &Index, tasks: &[TaskId], reader: Reader, lang: Lang) -> Listing {
    let columns = [
        ("任务", "task", false),
        ("行动领域", "area", false),
        ("牵头单位", "lead", false),
        ("责任单位", "responsible", false),
        ("负责单位", "in charge", false),
        ("指导单位", "guidance", false),
        ("时限", "due", false),
        ("指标", "targets", true),
    ];
    let mut listing = Listing::new(&[&OF_TASK[..], &columns].concat(), lang);
    let model = index.model();
    for id in tasks {
        let task = model.task(*id);
        let mut row = cells_of(model, *id).to_vec();
        row.extend([task.title.clone(), model.area(task.area).title.clone()]);
        row.extend(Role::ALL.map(|role| unit_names(model, task, role)));
        row.push(task.due.as_ref().map(|due| due.text.clone()).unwrap_or_default());
        row.push(task.targets.len().to_string());
        listing.rows.push(row);
    }
    listing.read_by(reader)
}

/// Tasks with all that is known of them, one a row, for a spreadsheet.
pub(crate) fn tasks_in_full(index: &Index, ids: &[TaskId], lang: Lang) -> Listing {
    let mut listing = tasks(index, ids, Reader::Program, lang);
    let text = |zh, en| Column { name: lang.pick(zh, en).to_owned(), number: false, whole: false };
    listing.columns.extend([
        text("指标内容", "target texts"),
        text("措施", "measures"),
        text("原文标题", "headings"),
        text("年份", "years"),
        text("方案全称", "plan in full"),
        text("主题", "theme"),
        text("人员", "people"),
        text("处室", "offices"),
        text("节点", "milestones"),
        text("原文", "original"),
        text(ID.0, ID.1),
    ]);
    let stop = lang.pick("；", "; ");
    for (row, id) in listing.rows.iter_mut().zip(ids) {
        let task = index.model().task(*id);
        let targets: Vec<String> =
            task.targets.iter().map(|t| words::target(t, task.period, lang)).collect();
        row.extend([
            targets.join(stop),
            task.measures.join(stop),
            task.section.clone().unwrap_or_default(),
            words::years(task.period, lang),
            index.model().plan(task.plan).title.clone(),
            task.theme.map(|theme| index.model().theme(theme).name.clone()).unwrap_or_default(),
            words::besides(index.model(), &task.people, lang).join(stop),
            words::besides(index.model(), &task.offices, lang).join(stop),
            words::milestones(&task.milestones, lang).join(stop),
            task.original.join(" "),
            index.model().task_name(*id),
        ]);
    }
    listing
}

/// Areas with their number of tasks, one a row.
pub(crate) fn areas(
    index: &Index,
    areas: &[(AreaId, usize)],
    reader: Reader,
    lang: Lang,
) -> Listing {
    let columns = [
        ("方案", "plan", false),
        ("行动领域", "area", false),
        ("类别", "kind", false),
        ("主题", "themes", false),
        ("任务", "tasks", true),
        ("导语", "aim", false),
    ];
    let mut listing = Listing::new(&columns, lang);
    let model = index.model();
    for (id, count) in areas {
        let area = model.area(*id);
        listing.rows.push(vec![
            match reader {
                Reader::Person => model.plan_label(area.plan),
                Reader::Program => model.plan(area.plan).id.clone(),
            },
            area.title.clone(),
            words::area_kind(area.kind, lang).to_owned(),
            area_themes(model, *id).iter().map(|(_, name)| *name).collect::<Vec<_>>().join("、"),
            count.to_string(),
            area.aim.clone().filter(|_| reader == Reader::Program).unwrap_or_default(),
        ]);
    }
    listing.read_by(reader)
}

/// The ids and names of the themes of an area's tasks, each once, in order.
pub(crate) fn area_themes(model: &Model, area: AreaId) -> Vec<(&str, &str)> {
    let mut themes = Vec::new();
    for task in model.area(area).tasks.clone() {
        if let Some(theme) = model.task(TaskId(task)).theme {
            let theme = &model.themes[theme.index()];
            if !themes.contains(&(theme.id.as_str(), theme.name.as_str())) {
                themes.push((theme.id.as_str(), theme.name.as_str()));
            }
        }
    }
    themes
}

/// Targets, one a row.
pub(crate) fn targets(
    index: &Index,
    targets: &[OwnedTarget],
    reader: Reader,
    lang: Lang,
) -> Listing {
    let columns: &[(&str, &str, bool)] = match reader {
        Reader::Person => &[
            ("时间", "when", false),
            ("数量", "amount", false),
            ("指标", "target", false),
            ("范围", "scope", false),
            ("说明", "note", false),
            ("任务", "task", false),
        ],
        Reader::Program => &[
            ("时间", "when", false),
            ("比较", "comparison", false),
            ("数值", "value", true),
            ("上限", "max", true),
            ("计量单位", "unit", false),
            ("指标", "target", false),
            ("范围", "scope", false),
            ("说明", "note", false),
            ("任务", "task", false),
            ID,
        ],
    };
    let mut listing = Listing::new(&[&OF_TASK, columns].concat(), lang);
    let model = index.model();
    for owned in targets {
        let (OwnedTarget { plan, task, .. }, target) = (owned, owned.of(model));
        let of_plan = || [model.plan_label(*plan), String::new()];
        let goal = || (of_plan(), lang.pick("（总目标）", "(goal)").to_owned());
        let of_task = |id: TaskId| (cells_of(model, id), model.task(id).title.clone());
        let (cells, title) = task.map_or_else(goal, of_task);
        let mut row = cells.to_vec();
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        row.push(words::time(target, owned.period(model), lang));
        match reader {
            Reader::Person => row.push(words::amount(target, lang)),
            Reader::Program => row.extend([
                words::comparison(target.amount, lang).to_owned(),
                target.amount.value().to_string(),
                target.amount.max().map(|n| n.to_string()).unwrap_or_default(),
                target.unit.clone(),
            ]),
        }
        row.extend([target.what.clone(), text(&target.scope), text(&target.note), title]);
        if reader == Reader::Program {
            row.push(task.map_or_else(|| model.plan(*plan).id.clone(), |id| model.task_name(id)));
        }
        listing.rows.push(row);
    }
    listing.read_by(reader)
}

/// Targets of an answer, one a row, with what was found: the target itself or only its task. For a person this is said
/// only where both are among them.
pub(crate) fn targets_found(
    index: &Index,
    found: &[(OwnedTarget, bool)],
    reader: Reader,
    lang: Lang,
) -> Listing {
    let all: Vec<OwnedTarget> = found.iter().map(|(target, _)| *target).collect();
    let mut listing = targets(index, &all, reader, lang);
    if reader == Reader::Person && found.iter().all(|(_, fits)| *fits) {
        return listing;
    }
    let name = lang.pick("符合的是", "found").to_owned();
    listing.columns.push(Column { name, number: false, whole: true });
    for (row, (_, fits)) in listing.rows.iter_mut().zip(found) {
        let what = if *fits { ("指标", "target") } else { ("任务", "task") };
        row.push(lang.pick(what.0, what.1).to_owned());
    }
    listing
}

/// Plans with their number of tasks, one a row.
pub(crate) fn plans(
    index: &Index,
    plans: &[(PlanId, usize)],
    reader: Reader,
    lang: Lang,
) -> Listing {
    let columns = [
        ("标识", "id", false),
        ("方案", "title", false),
        ("地区", "region", false),
        ("级别", "level", false),
        ("年份", "years", false),
        ("文号", "number", false),
        ("印发", "issued", false),
        ("任务", "tasks", true),
        ("目标", "goals", true),
        ("印发机关", "issuer", false),
        ("指标年份", "horizon", false),
        ("依据", "basis", false),
    ];
    let mut listing = Listing::new(&columns, lang);
    // A person's table has no room for everything.
    let of_program = |text: String| if reader == Reader::Program { text } else { String::new() };
    for (id, count) in plans {
        let plan = index.model().plan(*id);
        listing.rows.push(vec![
            plan.id.clone(),
            plan.title.clone(),
            plan.region.clone(),
            words::level(plan.level, lang).to_owned(),
            words::years(plan.period, lang),
            plan.document_number.clone().unwrap_or_default(),
            plan.issued.clone().unwrap_or_default(),
            count.to_string(),
            plan.goals.len().to_string(),
            of_program(plan.issuer.clone().unwrap_or_default()),
            of_program(words::years(plan.horizon, lang)),
            of_program(words::basis(plan).join("、")),
        ]);
    }
    listing.read_by(reader)
}
