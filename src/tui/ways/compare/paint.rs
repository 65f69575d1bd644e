//! Drawing the comparison: how many tasks and targets each plan has under a theme; of a single theme also the tasks.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::index::short_region;
use crate::lang::Lang;
use crate::model::{Role, TaskId, ThemeId, Years};
use crate::overview::compare::{Comparison, Share};
use crate::query::UNASSIGNED;
use crate::report::listing::unit_names;
use crate::text::cells::{cut_with, width};
use crate::tui::paint::{Canvas, Pen};
use crate::tui::{
    place::Across, row::Row, seen::Seen, table::Table, ways::drawing::title_lines,
    ways::layout::Layout,
};

/// A column is not made narrower than this to let another in.
const NARROWEST: usize = 11;

/// A title of a task takes no more lines than this.
const MOST_LINES: usize = 3;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Widths {
    title: usize,
    cell: usize,
    columns: usize,
}

impl Widths {
    pub(super) fn of(seen: Seen<'_>, area: Rect) -> Self {
        let room = usize::from(area.width).saturating_sub(3);
        let title = (room / 5).clamp(10, 20);
        let plans = seen.shown.table.columns().max(1);
        let left = room.saturating_sub(title);
        let columns = (left / (NARROWEST + 1)).clamp(1, plans);
        Self { title, cell: (left / columns).saturating_sub(1), columns }
    }

    fn height(&self, seen: Seen<'_>, row: Row) -> usize {
        let Table::Comparison(comparison) = &seen.shown.table else { return 1 };
        let model = seen.model();
        match row {
            Row::Theme(..) => 2,
            Row::Beside(at) => {
                let tasks = comparison.beside(at).flatten();
                let lines = tasks.map(|task| {
                    title_lines(&model.task(task).title, self.cell, MOST_LINES, seen.chars).len()
                });
                // Who leads stands below, and a line parts it from the next.
                lines.max().unwrap_or(1) + 2
            }
            _ => 1,
        }
    }
}

impl Layout for Widths {
    fn columns(&self) -> usize {
        self.columns
    }

    fn heights(&self, seen: Seen<'_>) -> Option<Vec<usize>> {
        Some(seen.shown.rows.iter().map(|row| self.height(seen, *row)).collect())
    }

    fn column_at(&self, cell: usize) -> Option<Option<usize>> {
        let column = cell.checked_sub(2 + self.title + 1).map(|cells| cells / (self.cell + 1));
        Some(column.filter(|column| *column < self.columns))
    }

    fn here(&self, across: Across, area: Rect, line: usize) -> Option<Rect> {
        let column = across.at.checked_sub(1 + across.left).filter(|c| *c < self.columns)?;
        let at = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        let x = area.x + at(2 + self.title + 1 + column * (self.cell + 1));
        let cell = Rect { x, y: area.y + at(line), width: at(self.cell), height: 1 };
        Some(cell.intersection(area))
    }

    fn heading(&self, seen: Seen<'_>, canvas: &mut Canvas<'_>, area: Rect) {
        let Table::Comparison(comparison) = &seen.shown.table else { return };
        let (look, model, across) = (seen.look, seen.model(), seen.place.across);
        let Some(mut pen) = Pen::at(canvas, area, 0) else { return };
        pen.skip(2);
        let narrow = seen.lang.pick("任务/指标", "tasks/targ.");
        let name = if self.cell < 15 { narrow } else { seen.lang.pick("主题", "theme") };
        pen.column(name, self.title, look.faint());
        let shown = comparison.plans.iter().enumerate().skip(across.left).take(self.columns);
        let last = across.left + self.columns;
        for (at, id) in shown {
            let before = if at == across.left && at > 0 { "‹" } else { " " };
            pen.column(before, 1, look.accent());
            let style = if at + 1 == across.at { look.chip() } else { look.accent() };
            let region = short_region(&model.plan(*id).region);
            let Years { first, last } = model.plan(*id).period;
            let years = if first == last {
                first.to_string()
            } else {
                format!("{first}—{:02}", last % 100)
            };
            let forms = [model.plan_label(*id), format!("{region} {years}"), region.to_owned()];
            let fits = |form: &&String| width(&seen.chars.shown(form)) < self.cell;
            let label = forms.iter().find(fits).or_else(|| forms.last());
            let label = label.map_or("", String::as_str);
            pen.column(label, self.cell, style);
        }
        if last < comparison.plans.len() {
            pen.text("›", look.accent());
        }
    }

    fn row(&self, seen: Seen<'_>, pen: &mut Pen<'_>, row: Row, more: usize) {
        let Table::Comparison(comparison) = &seen.shown.table else { return };
        let (look, across) = (seen.look, seen.place.across);
        pen.skip(2);
        let title = match row {
            Row::Theme(theme, _) if more == 0 => {
                theme_name(seen, comparison.rows.get(theme).and_then(|row| row.0))
            }
            Row::Theme(theme, _) => total(seen, comparison, theme, self.title),
            Row::Beside(at) if more == 0 => (at + 1).to_string(),
            _ => String::new(),
        };
        let style = if more == 0 { look.strong() } else { look.faint() };
        pen.column(&title, self.title, style);
        for column in across.left..(across.left + self.columns).min(comparison.plans.len()) {
            pen.skip(1);
            let cell = match row {
                Row::Theme(theme, _) => {
                    let share =
                        comparison.rows.get(theme).and_then(|(_, shares)| shares.get(column));
                    share.map(|share| self::share(seen, share, more, self.cell))
                }
                Row::Beside(at) => {
                    let task = comparison.beside(at).nth(column).flatten();
                    task.map(|task| task_line(seen, task, more, self.cell))
                }
                _ => None,
            };
            let (text, style) = cell.unwrap_or_default();
            pen.column(&text, self.cell, style);
        }
    }
}

fn theme_name(seen: Seen<'_>, theme: Option<ThemeId>) -> String {
    let theme = theme.and_then(|theme| seen.model().themes.get(theme.index()));
    theme.map_or_else(
        || seen.lang.pick("没有主题", "no theme").to_owned(),
        |theme| theme.name.clone(),
    )
}

/// How many tasks and targets the plans have under a theme.
fn total(seen: Seen<'_>, comparison: &Comparison, theme: usize, cells: usize) -> String {
    let tasks = comparison.tasks_of(theme).count();
    let shares = comparison.rows.get(theme).map_or(&[][..], |(_, shares)| shares.as_slice());
    let targets: usize = shares.iter().map(|share| share.targets).sum();
    counts(seen.lang, tasks, targets, cells)
}

/// The numbers with their words, or, where these do not fit, as the heading of the themes says.
fn counts(lang: Lang, tasks: usize, targets: usize, cells: usize) -> String {
    let in_words = match lang {
        Lang::Zh => format!("{tasks} 项 指标 {targets}"),
        Lang::En => format!("{tasks}, {targets} targets"),
    };
    if width(&in_words) + 2 <= cells { in_words } else { format!("{tasks}/{targets}") }
}

/// How many tasks and targets a plan has under a theme, and below it who leads them.
fn share(seen: Seen<'_>, share: &Share, more: usize, cells: usize) -> (String, Style) {
    let (look, lang, model) = (seen.look, seen.lang, seen.model());
    if share.tasks.is_empty() {
        return (if more == 0 { "-".to_owned() } else { String::new() }, look.faint());
    }
    if more == 0 {
        return (counts(lang, share.tasks.len(), share.targets, cells), look.text());
    }
    let Some((first, n)) = share.leads.first() else {
        let nobody = |id: &TaskId| model.task(*id).assignments.is_empty();
        let named = lang.pick(UNASSIGNED, "unassigned");
        let text = if share.tasks.iter().all(nobody) { named } else { "-" };
        return (text.to_owned(), look.faint());
    };
    let after = match (share.leads.len(), lang) {
        (1, _) => format!(" {n}"),
        (leads, Lang::Zh) => format!(" {n} 等{leads}"),
        (leads, Lang::En) => format!(" {n} +{}", leads - 1),
    };
    let room = cells.saturating_sub(width(&after));
    let name = seen.chars.shown(&model.unit(*first).name).into_owned();
    (cut_with(&name, room, seen.chars.cut_mark()) + &after, look.faint())
}

/// A line of a task: its title, below it who answers for it.
fn task_line(seen: Seen<'_>, task: TaskId, more: usize, cells: usize) -> (String, Style) {
    let (look, lang, model) = (seen.look, seen.lang, seen.model());
    let lines = title_lines(&model.task(task).title, cells, MOST_LINES, seen.chars);
    if let Some(line) = lines.get(more) {
        return (line.clone(), look.text());
    }
    if more > lines.len() {
        return (String::new(), look.faint());
    }
    let found = model.task(task);
    let role = [Role::Lead, Role::InCharge, Role::Responsible, Role::Guidance];
    let role = role.into_iter().find(|role| found.units(*role).next().is_some());
    let names = role.map(|role| unit_names(model, found, role));
    (names.unwrap_or_else(|| lang.pick(UNASSIGNED, "unassigned").to_owned()), look.faint())
}
