//! Problems with the line they stand in and what to write instead.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::lang::Lang;
use crate::problem::{Problem, Severity, Spot, Tally};
use crate::text::clean::clean;

/// Only this many characters of a line are shown, around the place that is meant.
const WINDOW: usize = 120;

/// Every problem, one after the other.
pub fn problems<'a>(
    problems: impl IntoIterator<Item = &'a Problem>,
    colour: bool,
    lang: Lang,
) -> String {
    let mut out = String::new();
    for problem in problems {
        out.push_str(&one(problem, colour, lang));
        out.push_str("\n\n");
    }
    out
}

fn one(problem: &Problem, colour: bool, lang: Lang) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut title = problem.message(lang);
    if !problem.path.is_empty() {
        title = format!("{}: {title}", problem.path);
    }
    let title = clean(&title).into_owned();
    let remedy = problem.remedy(lang).map(|r| clean(&r).into_owned()).unwrap_or_default();
    let file = clean(&problem.file).into_owned();
    let mut heading =
        level.clone().with_name(problem.severity.name(lang)).primary_title(title.as_str());
    if let Some(rule) = problem.rule() {
        heading = heading.id(rule.name());
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    if let Some(spot) = &problem.spot {
        let Shown { text, span } = shown(spot);
        let place = format!("{file}:{}:{}", spot.line, spot.column);
        let snippet = Snippet::source(text.as_str())
            .line_start(spot.line)
            .annotation(AnnotationKind::Primary.span(span).label(remedy.as_str()));
        let body = renderer.render(&[heading.element(snippet)]);
        return with_place(&body, &place);
    }
    let mut text = renderer.render(&[annotate_snippets::Group::with_title(heading)]);
    text.push_str("\n --> ");
    text.push_str(&file);
    if !remedy.is_empty() {
        text.push_str(lang.pick("\n  = 办法: ", "\n  = help: "));
        text.push_str(&remedy);
    }
    text
}

/// Puts the place under the first line. The renderer would print the column of the cleaned window, which is
/// not that of the file.
fn with_place(body: &str, place: &str) -> String {
    match body.split_once('\n') {
        Some((first, rest)) => format!("{first}\n --> {place}\n{rest}"),
        None => format!("{body}\n --> {place}"),
    }
}

struct Shown {
    text: String,
    span: std::ops::Range<usize>,
}

/// The part of the line around the place, cleaned, and the place in it.
fn shown(spot: &Spot) -> Shown {
    let at = spot.column.saturating_sub(1);
    let from = at.saturating_sub(WINDOW / 2);
    let chars: Vec<char> = spot.text.chars().skip(from).take(WINDOW).collect();
    // Character by character, so that the place stays where it is.
    let cleaned = |chars: &[char]| -> String {
        chars.iter().map(|c| clean(&c.to_string()).into_owned()).collect()
    };
    let start = (at - from).min(chars.len());
    let end = (start + spot.length).min(chars.len());
    let before = cleaned(chars.get(..start).unwrap_or_default());
    let meant = cleaned(chars.get(start..end).unwrap_or_default());
    let after = cleaned(chars.get(end..).unwrap_or_default());
    let span = before.len()..before.len() + meant.len();
    Shown { text: format!("{before}{meant}{after}"), span }
}

/// How many problems there are, on one line; none if there is nothing to say.
pub(crate) fn summary(tally: Tally, lang: Lang) -> Option<String> {
    if tally.total() == 0 {
        return None;
    }
    let counts = [
        (tally.errors, Severity::Error),
        (tally.warnings, Severity::Warning),
        (tally.notes, Severity::Note),
    ];
    let counted: Vec<String> = counts
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, severity)| match lang {
            Lang::Zh => format!("{n} 个{}", severity.name(lang)),
            Lang::En => format!("{n} {}{}", severity.name(lang), if n == 1 { "" } else { "s" }),
        })
        .collect();
    Some(match lang {
        Lang::Zh => format!("数据有 {}", counted.join("、")),
        Lang::En => format!("the data has {}", counted.join(", ")),
    })
}
