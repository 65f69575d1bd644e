//! The list, whatever it lists: its heading, its rows and the cursor among them.

use ratatui::layout::Rect;

use super::super::highlight::Highlighter;
use super::super::ladder::Rung;
use super::super::level::{Listed, Row};
use super::super::state::{Pane, State};
use super::grid::{Grid, Rows};
use super::paint::{Canvas, Pen};
use super::{audit, compare, matrix, ours, targets, tasks, units};
use crate::lang::Lang;
use crate::model::TaskId;
use crate::query::matching::Length;
use crate::text::wrap::wrap;

/// What stands before the number of a marked task.
const MARK: &str = "*";

/// The columns of what is listed, where they are measured for a whole frame.
enum Layout {
    Tasks(Grid),
    Targets(targets::Grid),
}

/// How many lines stand above the rows that scroll.
pub(in super::super) fn heading_lines(state: &State) -> usize {
    matrix::plan(state).map_or(1, |(_, plan)| plan.heading())
}

/// Draws the list.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let level = state.level();
    let layout = match level.listed {
        Listed::Targets => Layout::Targets(targets::Grid::of(state, area)),
        _ => Layout::Tasks(Grid::of(area, state)),
    };
    match level.listed {
        Listed::Audit => audit::heading(state, canvas, area),
        Listed::Matrix => matrix::heading(state, canvas, area),
        Listed::Tasks | Listed::Targets => match &layout {
            Layout::Tasks(grid) => tasks::heading(state, canvas, area, grid),
            Layout::Targets(grid) => targets::heading(state, canvas, area, grid),
        },
        Listed::Units => units::heading(state, canvas, area),
        Listed::Compare => compare::heading(state, canvas, area),
        Listed::Partners => ours::heading(state, canvas, area),
    }
    let heading = u16::try_from(heading_lines(state)).unwrap_or(area.height).min(area.height);
    let rows = Rect { y: area.y + heading, height: area.height - heading, ..area };
    let items = level.rows.iter().any(|row| row.is_item());
    if level.rows.is_empty()
        || level.answer.tasks.is_empty()
            && !(level.in_context && level.listed == Listed::Tasks)
            && !items
    {
        empty(state, canvas, rows);
        return;
    }
    let words = Highlighter::new(&level.query, &state.index);
    let lines = Rows::of(state);
    let mut line = 0;
    let top = level.top.max(lines.frozen());
    for (at, row) in level.rows.iter().copied().enumerate().skip(top) {
        if line >= usize::from(rows.height) {
            break;
        }
        let height = lines.height(at);
        for more in 0..height {
            let at = line + more;
            match level.listed {
                Listed::Matrix => matrix::row(state, canvas, rows, at, row),
                Listed::Compare => compare::line(state, canvas, rows, (at, more), row),
                _ => {
                    if let Some(pen) = Pen::at(canvas, rows, at) {
                        self::row(state, pen, (rows, more), row, (&layout, &words));
                    }
                }
            }
        }
        if at == level.cursor && row.is_stop() && level.listed != Listed::Matrix {
            cursor(state, canvas, rows, line, height);
            if level.listed == Listed::Compare {
                // The cell of the cursor stands out of the bar.
                for more in 0..height {
                    compare::here(state, canvas, rows, line + more);
                }
            }
        }
        line += height;
    }
}

/// A line of a row that stands in no table.
fn row(
    state: &State,
    mut pen: Pen<'_>,
    (area, more): (Rect, usize),
    row: Row,
    (layout, words): (&Layout, &Highlighter<'_>),
) {
    match (row, layout) {
        (Row::Task(id), Layout::Tasks(grid)) if more == 0 => {
            return tasks::task(state, &mut pen, id, grid, words);
        }
        (Row::Task(id), Layout::Tasks(grid)) => {
            return tasks::title_line(state, &mut pen, (id, more), grid, words);
        }
        (Row::Target(target), Layout::Targets(grid)) => {
            return targets::row(state, &mut pen, grid, target, words);
        }
        _ => {}
    }
    match row {
        Row::Group(plan, area, count) => tasks::group(state, &mut pen, (plan, area, count), words),
        Row::Targets(head, n) => targets::head(state, &mut pen, head, n),
        Row::Unit(workload) => units::row(state, &mut pen, area, workload),
        Row::System(system, n) => units::head(state, &mut pen, system, n),
        Row::Rule(rule, n) => audit::rule(state, &mut pen, rule, n),
        Row::Finding(at, _) => audit::finding(state, &mut pen, at),
        Row::Reported(at) => audit::reported(state, &mut pen, at),
        row => ours::row(state, &mut pen, row),
    }
}

/// The mark of a task.
pub(super) fn mark(state: &State, task: TaskId) -> &'static str {
    if state.marks.contains(task) { MARK } else { "" }
}

/// The title of a task in so many cells, what is searched for marked in it.
pub(super) fn title(state: &State, pen: &mut Pen<'_>, task: TaskId, cells: usize) {
    let words = Highlighter::new(&state.level().query, &state.index);
    let title = &state.index.model().task(task).title;
    let styles = (state.look.text(), state.look.hit());
    pen.marked(title, cells, &words.marks(title, Length::Short), styles);
}

/// The bar of the cursor.
pub(super) fn cursor(
    state: &State,
    canvas: &mut Canvas<'_>,
    rows: Rect,
    line: usize,
    height: usize,
) {
    let style = state.look.cursor(state.focus == Pane::List && state.overlay.is_none());
    let (y, height) =
        (rows.y + u16::try_from(line).unwrap_or(0), u16::try_from(height).unwrap_or(1));
    canvas.style(Rect { y, height, ..rows }.intersection(rows), style);
    if let Some(mut pen) = Pen::at(canvas, rows, line) {
        pen.text(">", style);
    }
}

fn empty(state: &State, canvas: &mut Canvas<'_>, rows: Rect) {
    let (look, lang, level) = (state.look, state.lang, state.level());
    let nothing = match level.listed {
        Listed::Partners => lang.pick("没有协同的单位", "no unit shares a task"),
        Listed::Targets if !level.answer.tasks.is_empty() => {
            lang.pick("这些任务没有指标", "these tasks have no targets")
        }
        Listed::Audit if !level.answer.tasks.is_empty() => lang.pick(
            "没有发现缺漏或异常；载入时的问题按 Ctrl-P",
            "nothing is missing or odd; Ctrl-P shows the problems of loading",
        ),
        Listed::Units => lang.pick("没有符合的单位", "no unit fits"),
        _ => lang.pick("没有符合的任务", "no task fits"),
    };
    let mut texts = vec![(nothing.to_owned(), look.strong())];
    if level.outside > 0 {
        let text = match lang {
            Lang::Zh if level.page.is_some() => {
                format!("此单位没有；全部单位有 {} 项", level.outside)
            }
            Lang::En if level.page.is_some() => {
                format!("none of this unit; {} of all units", level.outside)
            }
            Lang::Zh => format!("我单位没有；全部单位有 {} 项，按 F4 看", level.outside),
            Lang::En => format!("none of ours; {} of all units, F4 shows them", level.outside),
        };
        texts.push((text, look.text()));
    }
    for error in &level.errors {
        texts.push((error.message(lang), look.warning()));
    }
    if !level.filters.is_empty() && state.focus == Pane::Facets {
        let hint =
            lang.pick("Ctrl-X 清除全部筛选和查找", "Ctrl-X drops all filters and the search");
        texts.push((hint.to_owned(), look.faint()));
    } else if !level.filters.is_empty() {
        let hint = lang.pick(
            "Delete 去掉末个筛选，Ctrl-X 清除全部筛选和查找",
            "Delete drops the last filter, Ctrl-X all filters and the search",
        );
        texts.push((hint.to_owned(), look.faint()));
    } else if !level.search.is_empty() {
        let hint = match Rung::next(state) {
            Some(Rung::Search) => lang.pick("Esc 清除查找", "Esc clears the search"),
            _ => lang.pick("Ctrl-X 清除查找", "Ctrl-X clears the search"),
        };
        texts.push((hint.to_owned(), look.faint()));
    }
    let cells = usize::from(rows.width.saturating_sub(3)).max(2);
    let mut line = 1;
    for (text, style) in texts {
        let text = state.chars.shown(&text);
        for range in wrap(&text, cells) {
            let Some(mut pen) = Pen::at(canvas, rows, line) else { return };
            pen.skip(2);
            pen.text(text.get(range).unwrap_or_default(), style);
            line += 1;
        }
    }
}
