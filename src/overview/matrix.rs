//! The responsibility matrix (矩阵): tasks as rows, units as columns, involvements in the cells.

use std::collections::{BTreeSet, HashMap};

use super::concerned;
use crate::index::Index;
use crate::lang::Lang;
use crate::model::{AreaId, Involvement, Model, TaskId, ThemeId, UnitId};
use crate::text::pinyin::spelt;

/// What the rows are grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// 行动领域, in the plans' order.
    #[default]
    Area,
    /// 主题, in the order of the themes.
    Theme,
}

/// In which order the columns stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// In the order in which the documents first name the units.
    #[default]
    Document,
    /// The units that most tasks concern first.
    Load,
    /// By the pinyin of their names.
    Pinyin,
}

/// What a group of rows has in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Head {
    /// The area.
    Area(AreaId),
    /// The theme, or none.
    Theme(Option<ThemeId>),
}

impl Head {
    /// What the group is called.
    pub(crate) fn name(self, model: &Model, lang: Lang) -> String {
        match self {
            Self::Area(area) => {
                let area = model.area(area);
                format!("{} {}", model.plan_label(area.plan), area.title)
            }
            Self::Theme(theme) => {
                let theme = theme.and_then(|theme| model.themes.get(theme.index()));
                theme.map_or_else(
                    || lang.pick("没有主题", "no theme").to_owned(),
                    |t| t.name.clone(),
                )
            }
        }
    }
}

/// Rows with something in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What.
    pub head: Head,
    /// The tasks, in the plans' order.
    pub tasks: Vec<TaskId>,
}

/// The ways in which a task concerns a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell(u8);

impl Cell {
    /// Whether the task concerns the unit in this way.
    pub fn has(self, how: Involvement) -> bool {
        self.0 >> how.index() & 1 == 1
    }

    /// The weightiest way; none if the task does not concern the unit.
    pub fn first(self) -> Option<Involvement> {
        Involvement::ALL.into_iter().find(|how| self.has(*how))
    }

    fn add(&mut self, how: Involvement) {
        self.0 |= 1 << how.index();
    }
}

/// How many cells there are of each involvement, and how many that are not empty. Along a column they count tasks,
/// along a row units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// By position in [`Involvement::ALL`].
    pub by: [usize; Involvement::COUNT],
    /// Cells that are not empty.
    pub all: usize,
}

impl Totals {
    fn add(&mut self, cell: Cell) {
        for how in Involvement::ALL {
            self.by[how.index()] += usize::from(cell.has(how));
        }
        self.all += usize::from(cell.first().is_some());
    }
}

/// See the module's documentation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The columns.
    pub units: Vec<UnitId>,
    /// The rows.
    pub groups: Vec<Group>,
    /// The totals of each column.
    pub(crate) totals: Vec<Totals>,
    /// The cells of each task that are not empty.
    cells: HashMap<TaskId, HashMap<UnitId, Cell>>,
}

impl Matrix {
    /// The matrix of some tasks. `with_empty` adds columns for the units of the same plans that none of them concerns.
    pub fn of(
        index: &Index,
        tasks: &[TaskId],
        grouping: Grouping,
        order: Order,
        with_empty: bool,
    ) -> Self {
        let model = index.model();
        let mut tasks = tasks.to_vec();
        tasks.sort_unstable();
        let cells: HashMap<TaskId, HashMap<UnitId, Cell>> =
            tasks.iter().map(|task| (*task, cells_of(model, *task))).collect();
        let mut totals: HashMap<UnitId, Totals> = HashMap::new();
        for (unit, cell) in cells.values().flatten() {
            totals.entry(*unit).or_default().add(*cell);
        }
        let mut units: BTreeSet<UnitId> = totals.keys().copied().collect();
        if with_empty {
            let plans: BTreeSet<_> = tasks.iter().map(|task| model.task(*task).plan).collect();
            for task in plans.into_iter().flat_map(|plan| model.plan(plan).tasks.clone()) {
                units.extend(concerned(model, TaskId(task)).into_iter().map(|(unit, _)| unit));
            }
        }
        // The ids of units are in the order in which the documents first name them.
        let mut units: Vec<UnitId> = units.into_iter().collect();
        let total = |unit: &UnitId| totals.get(unit).copied().unwrap_or_default();
        match order {
            Order::Document => {}
            Order::Load => units.sort_by_key(|unit| std::cmp::Reverse(total(unit).all)),
            Order::Pinyin => units.sort_by_cached_key(|unit| spelt(&model.unit(*unit).name)),
        }
        let totals = units.iter().map(total).collect();
        Self { groups: groups(model, &tasks, grouping), units, totals, cells }
    }

    /// How a task concerns a unit.
    pub fn cell(&self, task: TaskId, unit: UnitId) -> Cell {
        self.cells.get(&task).and_then(|cells| cells.get(&unit)).copied().unwrap_or_default()
    }

    /// The tasks of a group.
    pub(crate) fn tasks_of(&self, head: Head) -> &[TaskId] {
        self.groups.iter().find(|group| group.head == head).map_or(&[], |group| &group.tasks)
    }

    /// The totals of a row.
    pub fn row(&self, task: TaskId) -> Totals {
        let mut totals = Totals::default();
        for cell in self.cells.get(&task).into_iter().flat_map(HashMap::values) {
            totals.add(*cell);
        }
        totals
    }

    /// The totals of a column over some tasks.
    pub fn count(&self, tasks: &[TaskId], unit: UnitId) -> Totals {
        let mut totals = Totals::default();
        for task in tasks {
            totals.add(self.cell(*task, unit));
        }
        totals
    }

    /// The totals of a column.
    pub fn count_all(&self, unit: UnitId) -> Totals {
        let at = self.units.iter().position(|known| *known == unit);
        at.and_then(|at| self.totals.get(at)).copied().unwrap_or_default()
    }

    /// The totals over every cell: the same along the rows as along the columns.
    pub fn all(&self) -> Totals {
        let mut all = Totals::default();
        for cell in self.cells.values().flat_map(HashMap::values) {
            all.add(*cell);
        }
        all
    }
}

fn cells_of(model: &Model, task: TaskId) -> HashMap<UnitId, Cell> {
    let mut cells: HashMap<UnitId, Cell> = HashMap::new();
    for (unit, how) in concerned(model, task) {
        cells.entry(unit).or_default().add(how);
    }
    cells
}

fn groups(model: &Model, tasks: &[TaskId], grouping: Grouping) -> Vec<Group> {
    let head = |task: &TaskId| match grouping {
        Grouping::Area => Head::Area(model.task(*task).area),
        Grouping::Theme => Head::Theme(model.task(*task).theme),
    };
    let mut tasks = tasks.to_vec();
    if grouping == Grouping::Theme {
        // Tasks without a theme last.
        tasks.sort_by_key(|task| model.task(*task).theme.map_or(u32::MAX, |theme| theme.0));
    }
    let same = |a: &TaskId, b: &TaskId| head(a) == head(b);
    let group = |tasks: &[TaskId]| {
        let head = tasks.first().map(head);
        head.map(|head| Group { head, tasks: tasks.to_vec() })
    };
    tasks.chunk_by(same).filter_map(group).collect()
}
