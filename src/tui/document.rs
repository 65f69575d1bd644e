//! A task laid out as lines of a given width, and what in it can be opened.

use std::ops::Range;

use super::highlight::Highlighter;
use crate::index::Index;
use crate::lang::Lang;
use crate::model::{AreaId, PlanId, Role, TaskId, ThemeId, UnitId};
use crate::query::matching::Length;
use crate::report::words;
use crate::text::cells::{pad, width, wrap};
use crate::text::clean::clean;

/// What a piece of text is, for its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The title.
    Title,
    /// A label or a heading.
    Label,
    /// Ordinary text.
    Text,
    /// What matters less.
    Faint,
    /// A target that applies in the year asked for.
    Marked,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text, cleaned.
    pub text: String,
    /// What it is.
    pub kind: Kind,
    /// The item it belongs to, as a position in [`Document::items`].
    pub item: Option<usize>,
    /// Which of its characters the search means.
    pub marks: Vec<bool>,
}

/// What can be opened, or is a stop on the way through the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// The plan.
    Plan(PlanId),
    /// The area.
    Area(AreaId),
    /// The theme.
    Theme(ThemeId),
    /// A unit.
    Unit(UnitId),
    /// A target of the task, by position.
    Target(usize),
    /// A measure of the task, by position; it cannot be opened.
    Measure(usize),
}

/// The lines and the items of a task.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The lines.
    pub lines: Vec<Vec<Piece>>,
    /// The items, from top to bottom.
    pub items: Vec<Item>,
}

impl Document {
    /// Lays a task out.
    pub fn of(shown: Shown<'_>, id: TaskId, cells: usize) -> Self {
        let mut writer = Writer { document: Self::default(), cells: cells.max(8), shown };
        writer.task(id, shown.years);
        writer.document
    }

    /// The first and the last line of an item.
    pub fn lines_of(&self, item: usize) -> Option<(usize, usize)> {
        let has = |line: &&Vec<Piece>| line.iter().any(|p| p.item == Some(item));
        let first = self.lines.iter().position(|line| has(&line))?;
        let last = self.lines.iter().rposition(|line| has(&line))?;
        Some((first, last))
    }
}

/// What a task is laid out for.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// What it is part of.
    pub index: &'a Index,
    /// What is searched for.
    pub words: &'a Highlighter<'a>,
    /// The years asked for, whose targets are marked.
    pub years: &'a [u16],
    /// The language.
    pub lang: Lang,
}

struct Writer<'a> {
    document: Document,
    cells: usize,
    shown: Shown<'a>,
}

impl Writer<'_> {
    fn task(&mut self, id: TaskId, years: &[u16]) {
        let model = self.shown.index.model();
        let lang = self.shown.lang;
        let task = model.task(id);
        self.paragraph("", &task.title, Kind::Title, None);
        let label = model.plan_label(task.plan);
        self.faint(&format!("{}  {label}", model.task_name(id)));
        self.blank();
        if task.assignments.is_empty() {
            let text = lang.pick("未明确：方案没有指定", "none: the plan names nobody");
            self.field(lang.pick("单位", "units"), &[(text.to_owned(), None)]);
        }
        for role in Role::ALL {
            let units: Vec<_> = task.units(role).cloned().collect();
            let mut names = Vec::new();
            for assignment in units {
                let unit = model.unit(assignment.unit);
                let item = self.item(Item::Unit(assignment.unit));
                names.push((unit.name.clone(), Some(item)));
            }
            if !names.is_empty() {
                self.field(words::role(role, lang), &names);
            }
        }
        self.targets(id, years);
        self.measures(id);
        self.place(id);
    }

    /// Where the task belongs, and where in which document it stands.
    fn place(&mut self, id: TaskId) {
        let (model, lang) = (self.shown.index.model(), self.shown.lang);
        let task = model.task(id);
        let plan = model.plan(task.plan);
        self.blank();
        let item = self.item(Item::Plan(task.plan));
        self.field(lang.pick("方案", "plan"), &[(plan.title.clone(), Some(item))]);
        let item = self.item(Item::Area(task.area));
        let area = &model.area(task.area).title;
        self.field(lang.pick("领域", "area"), &[(area.clone(), Some(item))]);
        if let Some(theme) = task.theme {
            let item = self.item(Item::Theme(theme));
            let name = model.themes[theme.index()].name.clone();
            self.field(lang.pick("主题", "theme"), &[(name, Some(item))]);
        }
        self.field(lang.pick("年份", "years"), &[(words::years(task.period, lang), None)]);
        let stated = [&plan.document_number, &plan.issuer, &plan.issued];
        let mut source: Vec<&str> = stated.into_iter().flatten().map(String::as_str).collect();
        let number = match lang {
            Lang::Zh => format!("第 {} 项", task.number),
            Lang::En => format!("number {}", task.number),
        };
        source.push(&number);
        let source = source.join(lang.pick("，", ", "));
        self.field(lang.pick("出处", "source"), &[(source, None)]);
    }

    fn targets(&mut self, id: TaskId, years: &[u16]) {
        let (model, lang) = (self.shown.index.model(), self.shown.lang);
        let task = model.task(id);
        if task.targets.is_empty() {
            return;
        }
        self.blank();
        let applying = |t: &crate::model::Target| years.iter().any(|y| t.applies(*y, task.period));
        let mut heading = lang.pick("指标", "targets").to_owned();
        if task.targets.iter().any(applying) {
            let years: Vec<String> = years.iter().map(u16::to_string).collect();
            heading = match lang {
                Lang::Zh => format!("{heading}（* {}年适用）", years.join("、")),
                Lang::En => format!("{heading} (* applies in {})", years.join(", ")),
            };
        }
        self.heading(&heading);
        for (i, target) in task.targets.iter().enumerate() {
            let item = self.item(Item::Target(i));
            let (mark, kind) =
                if applying(target) { ("* ", Kind::Marked) } else { ("- ", Kind::Text) };
            self.paragraph(mark, &words::target(target, lang), kind, Some(item));
        }
    }

    fn measures(&mut self, id: TaskId) {
        let task = self.shown.index.model().task(id);
        if task.measures.is_empty() {
            return;
        }
        self.blank();
        self.heading(self.shown.lang.pick("措施", "measures"));
        for (i, measure) in task.measures.iter().enumerate() {
            let item = self.item(Item::Measure(i));
            self.paragraph("- ", measure, Kind::Text, Some(item));
        }
    }

    fn item(&mut self, item: Item) -> usize {
        self.document.items.push(item);
        self.document.items.len() - 1
    }

    fn blank(&mut self) {
        self.document.lines.push(Vec::new());
    }

    fn heading(&mut self, text: &str) {
        self.paragraph("", text, Kind::Label, None);
    }

    fn faint(&mut self, text: &str) {
        self.paragraph("", text, Kind::Faint, None);
    }

    /// A text with something before its first line, and as many blanks before the others.
    fn paragraph(&mut self, first: &str, text: &str, kind: Kind, item: Option<usize>) {
        let text = clean(text);
        let indent = width(first);
        let length = if kind == Kind::Title { Length::Short } else { Length::Long };
        let marks = self.shown.words.marks(&text, length);
        for (i, range) in wrap(&text, self.cells.saturating_sub(indent)).into_iter().enumerate() {
            let before = if i == 0 { first.to_owned() } else { " ".repeat(indent) };
            self.document.lines.push(vec![
                Piece { text: before, kind, item: None, marks: Vec::new() },
                part(&text, range, &marks, kind, item),
            ]);
        }
    }

    /// A label and values that stay whole as long as they fit on a line, set apart by 、.
    fn field(&mut self, label: &str, values: &[(String, Option<usize>)]) {
        let label = format!("{}  ", pad(label, 4));
        let indent = width(&label);
        let room = self.cells.saturating_sub(indent).max(2);
        let mut line = vec![plain(label, Kind::Label)];
        let mut used = 0;
        let next_line = |line: &mut Vec<Piece>, document: &mut Document| {
            document.lines.push(std::mem::take(line));
            line.push(plain(" ".repeat(indent), Kind::Label));
        };
        for (i, (value, item)) in values.iter().enumerate() {
            let value = clean(value);
            let marks = self.shown.words.marks(&value, Length::Short);
            let comma = if i + 1 < values.len() { "、" } else { "" };
            let whole = width(&value) + width(comma);
            if used > 0 && used + whole > room {
                next_line(&mut line, &mut self.document);
                used = 0;
            }
            // A closing 、 must not be pushed over the edge by the value before it.
            let ranges = wrap(&value, room.saturating_sub(width(comma)).max(2));
            for (k, range) in ranges.into_iter().enumerate() {
                if k > 0 {
                    next_line(&mut line, &mut self.document);
                    used = 0;
                }
                let piece = part(&value, range, &marks, Kind::Text, *item);
                used += width(&piece.text);
                line.push(piece);
            }
            used += width(comma);
            line.push(plain(comma.to_owned(), Kind::Text));
        }
        self.document.lines.push(line);
    }
}

/// A piece that is no item and that no search means.
fn plain(text: String, kind: Kind) -> Piece {
    Piece { text, kind, item: None, marks: Vec::new() }
}

/// A part of a text with its part of the text's marks.
fn part(text: &str, range: Range<usize>, marks: &[bool], kind: Kind, item: Option<usize>) -> Piece {
    let before = text.get(..range.start).unwrap_or_default().chars().count();
    let text = text.get(range).unwrap_or_default();
    let marks = marks.iter().skip(before).take(text.chars().count()).copied().collect();
    Piece { text: text.to_owned(), kind, item, marks }
}
