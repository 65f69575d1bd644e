//! A plan that was imported as the text of a plan file (format 2).

use std::fmt::Write;

use super::amounts::Found;
use super::draft::{Area, Beside, Draft, Kind, Level, Task};
use crate::lang::Lang;
use crate::model::{Amount, Role, When};
use crate::text::clean::clean;

/// The text of the file. Above each task stands in a comment where in the document it begins.
pub(crate) fn plan_file(draft: &Draft, lang: Lang) -> String {
    let mut out = Writer { text: String::new(), depth: 0, lang };
    out.open("(");
    out.line("format: 2,");
    out.field("id", &draft.id);
    out.field("title", &draft.title);
    out.field("region", &draft.region);
    let level = match draft.level {
        Level::Nation => "Nation",
        Level::Province => "Province",
        Level::City => "City",
        Level::County => "County",
        Level::Unit => "Unit",
    };
    out.line(&format!("level: {level},"));
    for (name, text) in [("issuer", &draft.issuer), ("document_number", &draft.document_number)] {
        if let Some(text) = text {
            out.field(name, text);
        }
    }
    if let Some(issued) = draft.issued.filter(|issued| issued.day.is_some()) {
        out.field("issued", &issued.to_string());
    }
    out.line(&format!("period: ({}, {}),", draft.period.0, draft.period.1));
    if let Some((first, last)) = draft.horizon {
        out.line(&format!("horizon: ({first}, {last}),"));
    }
    let (file, sha256) = &draft.source;
    out.line(&format!("source: (file: {}, sha256: {}),", quoted(file), quoted(sha256)));
    out.block("collectives", &draft.collectives, |out, name| {
        out.line(&format!("(name: {}, covers: Unlisted),", quoted(name)));
    });
    out.block("goals", &draft.goals, |out, goal| out.line(&format!("{},", target(goal))));
    out.block("areas", &draft.areas, area);
    out.close(")");
    out.text
}

struct Writer {
    text: String,
    depth: usize,
    lang: Lang,
}

impl Writer {
    fn line(&mut self, line: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{}{line}", "    ".repeat(self.depth));
    }

    fn open(&mut self, bracket: &str) {
        self.line(bracket);
        self.depth += 1;
    }

    fn close(&mut self, bracket: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.line(bracket);
    }

    fn field(&mut self, name: &str, text: &str) {
        self.line(&format!("{name}: {},", quoted(text)));
    }

    /// A list with an entry on a line each, or several; nothing if it is empty.
    fn block<T>(&mut self, name: &str, entries: &[T], write: impl Fn(&mut Self, &T)) {
        if entries.is_empty() {
            return;
        }
        self.open(&format!("{name}: ["));
        for entry in entries {
            write(self, entry);
        }
        self.close("],");
    }

    fn names(&mut self, name: &str, names: &[&str]) {
        if !names.is_empty() {
            let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
            self.line(&format!("{name}: [{}],", names.join(", ")));
        }
    }
}

fn area(out: &mut Writer, area: &Area) {
    out.open("(");
    out.field("title", &area.title);
    let kind = match area.kind {
        Kind::Action => "Action",
        Kind::Project => "Project",
        Kind::Support => "Support",
    };
    out.line(&format!("kind: {kind},"));
    if !area.section.is_empty() {
        out.field("section", &area.section);
    }
    if let Some(aim) = &area.aim {
        out.field("aim", aim);
    }
    out.block("tasks", &area.tasks, task);
    out.close("),");
}

fn task(out: &mut Writer, task: &Task) {
    let place = task.place.told(out.lang);
    // The name of a sheet may have a line break in it, which would end the comment.
    out.line(&format!("// {}", clean(&place)));
    out.open("(");
    out.field("number", &task.number);
    if let Some(printed) = &task.printed {
        out.field("printed", printed);
    }
    out.field("title", &task.title);
    if let Some(part) = &task.part {
        out.field("part", part);
    }
    for role in Role::ALL {
        let names: Vec<&str> =
            task.units.iter().filter(|(of, _)| *of == role).map(|(_, n)| n.name.as_str()).collect();
        out.names(role.key(), &names);
    }
    if !task.role_words.is_empty() {
        let words: Vec<String> = task
            .role_words
            .iter()
            .map(|(role, word)| format!("{}: {}", role.key(), quoted(word)))
            .collect();
        out.line(&format!("role_words: ({}),", words.join(", ")));
    }
    if !task.unit_words.is_empty() {
        let words = task.unit_words.iter();
        let words: Vec<String> =
            words.map(|(name, word)| format!("({}, {})", quoted(name), quoted(word))).collect();
        out.line(&format!("unit_words: [{}],", words.join(", ")));
    }
    out.block("people", &task.people, beside);
    out.block("offices", &task.offices, beside);
    if let Some(due) = &task.due {
        let mut parts = vec![format!("text: {}", quoted(&due.text))];
        parts.extend(due.from.map(|date| format!("from: \"{date}\"")));
        parts.extend(due.to.map(|date| format!("to: \"{date}\"")));
        parts.extend(due.open.then(|| "open: true".to_owned()));
        out.line(&format!("due: ({}),", parts.join(", ")));
        out.block("milestones", &due.steps, |out, (date, what)| {
            let month = date.month.map(|month| format!(", month: {month}")).unwrap_or_default();
            out.line(&format!("(year: {}{month}, what: {}),", date.year, quoted(what)));
        });
    }
    out.block("measures", &task.measures, |out, measure| {
        out.line(&format!("{},", quoted(measure)));
    });
    out.block("targets", &task.targets, |out, of| out.line(&format!("{},", target(of))));
    out.block("original", &task.original, |out, (_, text)| {
        out.line(&format!("{},", quoted(text)));
    });
    out.close("),");
}

fn beside(out: &mut Writer, beside: &Beside) {
    let names: Vec<String> = beside.names.iter().map(|name| quoted(name)).collect();
    let unit =
        beside.unit.as_ref().map(|unit| format!(", unit: {}", quoted(unit))).unwrap_or_default();
    out.line(&format!("(word: {}, names: [{}]{unit}),", quoted(&beside.word), names.join(", ")));
}

fn target(target: &Found) -> String {
    let when = target.when.map(|when| match when {
        When::EveryYear => "EveryYear".to_owned(),
        When::EveryTerm => "EveryTerm".to_owned(),
        When::By(year) => format!("By({year})"),
        When::Within(first, last) => format!("Within({first}, {last})"),
        When::Once(year) => format!("Once({year})"),
    });
    let when = when.map(|when| format!(", when: {when}")).unwrap_or_default();
    let amount = match target.amount {
        Amount::AtLeast(n) => format!("AtLeast({n})"),
        Amount::MoreThan(n) => format!("MoreThan({n})"),
        Amount::Exactly(n) => format!("Exactly({n})"),
        Amount::About(n) => format!("About({n})"),
        Amount::Between(a, b) => format!("Between({a}, {b})"),
        Amount::AtMost(n) => format!("AtMost({n})"),
        Amount::LessThan(n) => format!("LessThan({n})"),
    };
    format!(
        "(what: {}, amount: {amount}, unit: {}{when})",
        quoted(&target.what),
        quoted(&target.unit)
    )
}

/// A text as RON writes it.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
