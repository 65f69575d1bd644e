//! What the audit found, gathered for people: all that one rule found in one file stands together.
//!
//! Warnings are things to do, so each has its line. Notes are things to know; unless somebody asks for them, the
//! tasks are only counted up.

use std::collections::HashMap;
use std::fmt::Write;

use crate::lang::Lang;
use crate::problem::{Oddity, Problem, Rule, Severity};
use crate::text::cells::{pad, width};
use crate::text::clean::clean;

/// How many labels of notes are named; more are counted.
const NAMED: usize = 60;

/// A wider label pushes only its own line to the right.
const WIDEST: usize = 40;

/// How findings are shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    /// Whether every finding has its line, notes too.
    pub(crate) each: bool,
    /// Whether headings are in colour.
    pub(crate) colour: bool,
    /// The language.
    pub(crate) lang: Lang,
}

/// What one rule found in one file, for one reason if there is one.
struct Group<'p> {
    severity: Severity,
    rule: Rule,
    found: Vec<(&'p Problem, &'p Oddity)>,
}

/// Every finding among the problems, in groups. Other problems are left to [`super::problems`].
pub(crate) fn findings<'p>(problems: impl IntoIterator<Item = &'p Problem>, look: Look) -> String {
    type Key<'p> = (Severity, &'p str, Rule, Option<&'p str>);
    let mut at: HashMap<Key<'p>, usize> = HashMap::new();
    let mut groups: Vec<Group<'p>> = Vec::new();
    for problem in problems {
        let Some(oddity) = problem.oddity() else { continue };
        let severity = problem.severity;
        let key = (severity, problem.file.as_str(), oddity.rule, oddity.reason.as_deref());
        let at = *at.entry(key).or_insert_with(|| {
            groups.push(Group { severity, rule: oddity.rule, found: Vec::new() });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(at) {
            group.found.push((problem, oddity));
        }
    }
    groups.iter().map(|group| group.text(look)).collect()
}

impl Group<'_> {
    fn text(&self, look: Look) -> String {
        let lang = look.lang;
        let mut out = self.heading(look);
        if look.each || self.severity > Severity::Note {
            self.lines(lang, &mut out);
        } else {
            self.summary(lang, &mut out);
        }
        let Some((_, first)) = self.found.first() else { return out };
        let remedy = first.remedy(lang).filter(|_| self.severity > Severity::Note || look.each);
        // Writing to a string cannot fail.
        if let Some(reason) = &first.reason {
            let _ = writeln!(out, "{}{}", lang.pick("  = 说明: ", "  = reason: "), clean(reason));
        } else if let Some(remedy) = remedy {
            let _ = writeln!(out, "{}{}", lang.pick("  = 办法: ", "  = help: "), clean(&remedy));
        }
        out.push('\n');
        out
    }

    /// The severity, the rule by both its names, and how often.
    fn heading(&self, look: Look) -> String {
        let lang = look.lang;
        let paint = match self.severity {
            _ if !look.colour => "",
            Severity::Error => "\u{1b}[1;31m",
            Severity::Warning => "\u{1b}[1;33m",
            Severity::Note => "\u{1b}[1;32m",
        };
        let plain = if look.colour { "\u{1b}[0m" } else { "" };
        let (severity, name) = (self.severity.name(lang), self.rule.name());
        let (title, n) = (self.rule.title(lang), self.found.len());
        match lang {
            Lang::Zh => format!("{paint}{severity}[{name}]{plain}: {title}（{n}）\n"),
            Lang::En => format!("{paint}{severity}[{name}]{plain}: {title} ({n})\n"),
        }
    }

    /// A line for each, with its place.
    fn lines(&self, lang: Lang, out: &mut String) {
        let place = |problem: &Problem| clean(&problem.place()).into_owned();
        let label = |oddity: &Oddity| clean(oddity.label()).into_owned();
        let widest = |texts: &mut dyn Iterator<Item = String>| {
            texts.map(|text| width(&text)).max().unwrap_or(0).min(WIDEST)
        };
        let places = widest(&mut self.found.iter().map(|(problem, _)| place(problem)));
        let labels =
            widest(&mut self.found.iter().filter_map(|(_, o)| o.task.as_ref().map(|_| label(o))));
        for (problem, oddity) in &self.found {
            let message = clean(&oddity.message(lang)).into_owned();
            let place = pad(&place(problem), places);
            let label = if oddity.task.is_some() { label(oddity) } else { String::new() };
            let gap = if labels > 0 { "  " } else { "" };
            let line = format!(" --> {place}{gap}{}  {message}", pad(&label, labels));
            let _ = writeln!(out, "{}", line.trim_end());
        }
    }

    /// The file, and what it is about in few words.
    fn summary(&self, lang: Lang, out: &mut String) {
        let mut labels: Vec<(&str, usize)> = Vec::new();
        for (_, oddity) in &self.found {
            match labels.last_mut() {
                Some((last, n)) if *last == oddity.label() => *n += 1,
                _ => labels.push((oddity.label(), 1)),
            }
        }
        let times = |(label, n): &(&str, usize)| match n {
            1 => (*label).to_owned(),
            n => format!("{label}×{n}"),
        };
        let named: Vec<String> = labels.iter().take(NAMED).map(times).collect();
        let mut named = named.join(lang.pick("、", ", "));
        if labels.len() > NAMED {
            named.push_str(lang.pick("……", " …"));
        }
        let file = self.found.first().map_or("", |(problem, _)| problem.file.as_str());
        let _ = writeln!(out, " --> {}\n     {}", clean(file), clean(&named));
    }
}
