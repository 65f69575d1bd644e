//! Drawing the task list: a heading that stays, heads of areas, and one task a row.

use ratatui::layout::Rect;

use crate::index::short_region;
use crate::lang::Lang;
use crate::model::{AreaId, Involvement, PlanId, Role, TaskId};
use crate::overview::involvements;
use crate::report::listing::unit_names;
use crate::text::cells::width;
use crate::tui::columns::{Column, Columns, Common, NUMBER, Widths as ColumnWidths};
use crate::tui::paint::{Canvas, Pen};
use crate::tui::ways::drawing::{beside, short_number, title_lines, who};
use crate::tui::{row::Row, seen::Seen, ways::layout::Layout};
use crate::words;

/// No title takes more lines than this, however narrow its column.
const MOST_LINES: usize = 4;

#[derive(Clone, Debug)]
pub(crate) struct Widths {
    /// The cells of the column with our unit's role; 0 if it is not shown.
    involvement: usize,
    columns: ColumnWidths,
}

impl Widths {
    pub(super) fn of(seen: Seen<'_>, area: Rect) -> Self {
        let shown = seen.shown;
        let mut common = Common::of(shown.tasks(), seen.model());
        common.several_plans &= !shown.is_grouped();
        // Under the heads of the involvements it would say the same on every row.
        let headed = matches!(shown.rows.first(), Some(Row::Counts(_)));
        let involvement = if shown.ours.is_some() && !headed { 4 } else { 0 };
        let taken = if involvement > 0 { involvement + 1 } else { 0 };
        let cells = usize::from(area.width);
        let mut widths = seen.columns.widths(cells, taken, common);
        // By what the tasks are sorted is seen, unless the reader looks at another column.
        let is_shown = |column| widths.shown.iter().any(|(shown, _)| *shown == column);
        if let (None, Some(by)) = (seen.columns.active, seen.ask.arrangement.sort.by)
            && !is_shown(by)
        {
            let columns = Columns { active: Some(by), ..seen.columns.clone() };
            widths = columns.widths(cells, taken, common);
        }
        Self { involvement, columns: widths }
    }

    /// The lines of a title as it is drawn, none of them wider than its column.
    fn title_lines(&self, title: &str, seen: Seen<'_>) -> Vec<String> {
        let cells = self.columns.shown.first().map_or(0, |(_, cells)| *cells);
        title_lines(title, cells, MOST_LINES, seen.chars)
    }
}

impl Layout for Widths {
    fn column_widths(&self) -> Option<&ColumnWidths> {
        Some(&self.columns)
    }

    fn heights(&self, seen: Seen<'_>) -> Option<Vec<usize>> {
        let height = |row: &Row| match row {
            Row::Task(task) => self.title_lines(&seen.model().task(*task).title, seen).len(),
            _ => 1,
        };
        seen.columns.wrapped.then(|| seen.shown.rows.iter().map(height).collect())
    }

    fn heading(&self, seen: Seen<'_>, canvas: &mut Canvas<'_>, area: Rect) {
        let (look, lang, sort) = (seen.look, seen.lang, seen.ask.arrangement.sort);
        let Some(mut pen) = Pen::at(canvas, area, 0) else {
            return;
        };
        let style = look.faint();
        pen.skip(2);
        if self.involvement > 0 {
            pen.column(lang.pick("角色", "role"), self.involvement, style);
            pen.skip(1);
        }
        pen.column(lang.pick("号", "no."), NUMBER, style);
        pen.skip(1);
        for (i, (column, cells)) in self.columns.shown.iter().enumerate() {
            if i > 0 {
                // Where columns are hidden to the left is shown before the first that scrolls.
                pen.text(if i == 1 && self.columns.before { "‹" } else { " " }, look.accent());
            }
            let mut text = column.heading(lang).to_owned();
            let sorted = sort.by == Some(*column);
            if *column == Column::Title && sort.by.is_some() {
                // How the tasks are sorted is worth more than that they are tasks.
                let forms = order(seen, &text);
                let fits = |form: &&String| width(form) <= *cells;
                text =
                    forms.iter().find(fits).or_else(|| forms.last()).cloned().unwrap_or_default();
            }
            let active = seen.columns.active == Some(*column);
            let style = if active || sorted { look.accent() } else { style };
            let style = if active { look.hit() } else { style };
            if active && width(&text) + 2 <= *cells {
                text = format!("[{text}]");
            }
            if column.is_number() {
                pen.right(&text, *cells, style);
            } else {
                pen.column(&text, *cells, style);
            }
        }
        if self.columns.after {
            pen.skip(pen.room().saturating_sub(1));
            pen.text("›", look.accent());
        }
    }

    fn row(&self, seen: Seen<'_>, pen: &mut Pen<'_>, row: Row, more: usize) {
        match row {
            Row::Task(id) if more == 0 => task(seen, pen, id, self),
            Row::Task(id) => title_line(seen, pen, (id, more), self),
            Row::Group(plan, area, count) => group(seen, pen, (plan, area, count)),
            Row::Near | Row::Instead | Row::NotHere => beside(seen, pen, row),
            row => about_us(seen, pen, row),
        }
    }
}

fn group(seen: Seen<'_>, pen: &mut Pen<'_>, (plan, area, count): (PlanId, AreaId, usize)) {
    let model = seen.model();
    pen.skip(1);
    pen.text(&model.plan_label(plan), seen.look.accent());
    pen.skip(2);
    let title = &model.area(area).title;
    let count = format!(" ({count})");
    let room = pen.room().saturating_sub(width(&count)).min(width(&seen.chars.shown(title)));
    let styles = (seen.look.accent(), seen.look.hit());
    pen.marked(title, room, &seen.hits(title), styles);
    pen.text(&count, seen.look.faint());
}

/// The order in which the tasks are listed, in words after the heading of the column; the longest form first.
fn order(seen: Seen<'_>, heading: &str) -> Vec<String> {
    let (lang, sort) = (seen.lang, seen.ask.arrangement.sort);
    let column = match sort.by {
        Some(Column::Title) => lang.pick("拼音", "pinyin"),
        Some(Column::Lead) => lang.pick("牵头", "lead"),
        Some(Column::Responsible) => lang.pick("责任数", "responsible"),
        Some(Column::Targets) => lang.pick("指标数", "targets"),
        Some(column) => column.heading(lang),
        None => return Vec::new(),
    };
    let reversed = sort.by.is_some_and(|column| sort.descending != column.is_descending());
    match lang {
        Lang::Zh => {
            let by = format!("按{column}{}", if reversed { "倒序" } else { "" });
            vec![format!("{heading}（{by}排列）"), format!("{by}排列"), by]
        }
        Lang::En => {
            let by = format!("by {column}{}", if reversed { ", reversed" } else { "" });
            vec![format!("{heading} ({by})"), by]
        }
    }
}

fn task(seen: Seen<'_>, pen: &mut Pen<'_>, id: TaskId, widths: &Widths) {
    let (look, model, lang) = (seen.look, seen.model(), seen.lang);
    let task = model.task(id);
    let found = seen.shown.finds(id);
    let text = if found { look.text() } else { look.faint() };
    let styles = (text, look.hit());
    pen.skip(1);
    pen.column(seen.mark(Some(id)), 1, look.chip());
    if let Some(ours) = seen.shown.ours.filter(|_| widths.involvement > 0) {
        let how = involvements(model, id, ours);
        let name = how.first().map_or("", |how| words::short_involvement(*how, lang));
        pen.column(name, widths.involvement, look.accent());
        pen.skip(1);
    }
    pen.column(&short_number(task.printed_number(), NUMBER), NUMBER, look.faint());
    pen.skip(1);
    let names = |pen: &mut Pen<'_>, text: &str, cells: usize| {
        pen.marked(text, cells, &seen.hits(text), styles);
    };
    for (i, (column, cells)) in widths.columns.shown.iter().copied().enumerate() {
        pen.skip(usize::from(i > 0));
        match column {
            Column::Title => {
                let first = seen.columns.wrapped.then(|| widths.title_lines(&task.title, seen));
                let first = first.as_ref().and_then(|lines| lines.first());
                names(pen, first.unwrap_or(&task.title), cells);
            }
            Column::Region => {
                pen.column(short_region(&model.plan(task.plan).region), cells, look.faint());
            }
            Column::Lead => names(pen, &who(model, task, cells, (lang, seen.chars)), cells),
            Column::Responsible => {
                pen.right(&dash_for_zero(task.units(Role::Responsible).count()), cells, text);
            }
            Column::Targets => {
                // The year that is asked for is not written for them.
                let with_plan = seen.shown.answer.is_due_with_plan(id, seen.index());
                let mark = if with_plan { lang.pick("随", "p") } else { "" };
                let n = dash_for_zero(task.targets.len());
                pen.right(&[mark, &n].concat(), cells, text);
            }
            Column::Due => {
                let due = task.due.as_ref().map_or("", |due| due.text.as_str());
                names(pen, due, cells);
            }
            Column::Units => names(pen, &unit_names(model, task, Role::Responsible), cells),
            Column::Area => names(pen, &model.area(task.area).title, cells),
            Column::Years => pen.column(&words::years(task.period, lang), cells, look.faint()),
        }
    }
}

/// A further line of a title that is too long for one.
fn title_line(seen: Seen<'_>, pen: &mut Pen<'_>, (id, line): (TaskId, usize), widths: &Widths) {
    let look = seen.look;
    let text = if seen.shown.finds(id) { look.text() } else { look.faint() };
    let lines = widths.title_lines(&seen.model().task(id).title, seen);
    let Some((title, (_, cells))) = lines.get(line).zip(widths.columns.shown.first()) else {
        return;
    };
    let role = if widths.involvement > 0 { widths.involvement + 1 } else { 0 };
    pen.skip(2 + role + NUMBER + 1);
    pen.marked(title, *cells, &seen.hits(title), (text, look.hit()));
}

/// A dash for zero, so that the numbers that are there stand out.
fn dash_for_zero(n: usize) -> String {
    if n == 0 { "-".to_owned() } else { n.to_string() }
}

/// What is said about our unit: how much is ours, under which heads.
fn about_us(seen: Seen<'_>, pen: &mut Pen<'_>, row: Row) {
    let (look, lang) = (seen.look, seen.lang);
    pen.skip(2);
    match row {
        Row::Counts(counts) => by_involvement(seen, pen, counts),
        Row::Aims(counts) => {
            pen.text(lang.pick("指标", "targets"), look.text());
            pen.skip(2);
            by_involvement(seen, pen, counts);
            enter_shows(seen, pen, row);
        }
        Row::Due(year, n, with_plan) => {
            let within = lang.pick("以上任务中", "of these tasks: ");
            let text = [within, &words::due_heading(year, lang)].concat();
            number(seen, pen, &text, (n, with_plan));
        }
        Row::Partners(n) => number(seen, pen, lang.pick("与谁协同", "partners"), (n, 0)),
        Row::Involved(how, n) => {
            pen.text(words::involvement(how, lang), look.accent());
            pen.skip(1);
            pen.text(&format!("({n})"), look.faint());
            if how == Involvement::Covered {
                pen.skip(1);
                let why =
                    lang.pick("方案未点名，经集合单位涵盖", "not named, covered by a collective");
                pen.text(why, look.faint());
            }
        }
        _ => {}
    }
}

fn by_involvement(seen: Seen<'_>, pen: &mut Pen<'_>, counts: [usize; Involvement::COUNT]) {
    for how in seen.index().involvements() {
        let n = counts[how.index()];
        pen.text(words::involvement(how, seen.lang), seen.look.accent());
        pen.skip(1);
        pen.text(&n.to_string(), seen.look.strong());
        pen.skip(2);
    }
}

fn enter_shows(seen: Seen<'_>, pen: &mut Pen<'_>, row: Row) {
    if row.is_stop() {
        pen.text(seen.lang.pick("Enter 看", "Enter shows"), seen.look.faint());
    }
}

/// A number of what can be opened, and how many of it are targets that are due with their plan.
fn number(seen: Seen<'_>, pen: &mut Pen<'_>, text: &str, (n, with_plan): (usize, usize)) {
    let look = seen.look;
    let style = if n > 0 { look.text() } else { look.faint() };
    pen.text(text, style);
    pen.skip(1);
    pen.text(&n.to_string(), if n > 0 { look.strong() } else { look.faint() });
    if with_plan > 0 {
        pen.text(&words::of_them_with_plan(with_plan, seen.lang), look.faint());
    }
    if n > 0 {
        pen.skip(2);
        pen.text(seen.lang.pick("Enter 看", "Enter shows"), look.faint());
    }
}
