//! Reading a file of settings in which some entries are wrong: all mistakes are reported, the rest still counts.
//!
//! The parser stops at the first mistake. The entry that it is in is blanked out, which moves nothing else, and the
//! text is parsed again, until it is right or no entry is left to blank.

use std::ops::Range;
use std::path::Path;

use serde::de::DeserializeOwned;

use super::files::read;
use super::parse::parse;
use super::tokens::{Token, TokenKind, tokens};
use crate::problem::{Problem, Severity, Spot};

/// No file has more mistakes than this to report.
const MOST: usize = 50;

/// Reads and parses one RON file as far as it is right; gives its text, too. What is wrong is a warning with its place.
pub(crate) fn parse_file_leniently<T: DeserializeOwned + Default>(
    path: &Path,
) -> (T, String, Vec<Problem>) {
    match read(path) {
        Ok(text) => {
            let (value, problems) = parse_leniently(&path.display().to_string(), &text);
            (value, text, problems)
        }
        Err(problem) => (T::default(), String::new(), vec![*problem]),
    }
}

/// Parses a text as far as it is right. Every mistake is a warning with its place.
fn parse_leniently<T: DeserializeOwned + Default>(file: &str, text: &str) -> (T, Vec<Problem>) {
    let mut left = text.to_owned();
    let mut problems = Vec::new();
    while problems.len() < MOST {
        match parse(file, &left) {
            Ok(value) => return (value, problems),
            Err(problem) => {
                let entry =
                    problem.spot.as_ref().and_then(|spot| entry_at(&left, offset(&left, spot)));
                // The line is shown as the user wrote it, with what was blanked out before.
                problems
                    .push(with_line_of(text, Problem { severity: Severity::Warning, ..*problem }));
                let Some(entry) = entry else { break };
                left = blanked(&left, entry);
            }
        }
    }
    (T::default(), problems)
}

fn with_line_of(text: &str, mut problem: Problem) -> Problem {
    if let Some(spot) = &mut problem.spot
        && let Some(line) = text.lines().nth(spot.line.saturating_sub(1))
    {
        line.clone_into(&mut spot.text);
    }
    problem
}

/// The byte at which a spot begins.
fn offset(text: &str, spot: &Spot) -> usize {
    let before: usize =
        text.split_inclusive('\n').take(spot.line.saturating_sub(1)).map(str::len).sum();
    let line = text.get(before..).unwrap_or_default();
    let column = line.char_indices().nth(spot.column.saturating_sub(1));
    before + column.map_or(0, |(at, _)| at)
}

/// The entry of the innermost `{…}` or of the outermost `(…)` that a byte stands in, its comma included.
fn entry_at(text: &str, at: usize) -> Option<Range<usize>> {
    let tokens = tokens(text);
    let mut open: Vec<usize> = Vec::new();
    let mut place = None;
    for (i, token) in tokens.iter().enumerate() {
        if token.span.start > at {
            break;
        }
        match token.kind {
            TokenKind::Open(_) => open.push(i),
            TokenKind::Close(_) if token.span.start < at => {
                open.pop();
            }
            _ => {}
        }
        place = open.iter().copied().rfind(|opened| {
            let map = tokens.get(*opened).is_some_and(|token| token.kind == TokenKind::Open('{'));
            map || open.first() == Some(opened)
        });
    }
    let opened = place?;
    let entries = entries(&tokens, opened);
    let inside = entries.iter().find(|entry| entry.contains(&at));
    // What is objected to may be what follows an entry, or a comma that belongs to none.
    let stray = tokens.iter().find(|t| t.kind == TokenKind::Comma && t.span.contains(&at));
    let before = || entries.iter().find(|entry| entry.end == at);
    inside.or_else(|| stray.map(|token| &token.span)).or_else(before).cloned()
}

/// The entries of the bracket that a token opens.
fn entries(tokens: &[Token], opened: usize) -> Vec<Range<usize>> {
    let mut entries = Vec::new();
    let mut depth = 0_usize;
    let mut start: Option<usize> = None;
    for token in tokens.iter().skip(opened + 1) {
        match token.kind {
            TokenKind::Close(_) if depth == 0 => {
                entries.extend(start.map(|start| start..token.span.start));
                return entries;
            }
            TokenKind::Comma if depth == 0 => {
                entries.extend(start.take().map(|start| start..token.span.end));
                continue;
            }
            TokenKind::Open(_) => depth += 1,
            TokenKind::Close(_) => depth -= 1,
            _ => {}
        }
        start.get_or_insert(token.span.start);
    }
    entries
}

/// The text with a range of it replaced by as many characters that mean nothing.
fn blanked(text: &str, range: Range<usize>) -> String {
    let blank = |(at, c): (usize, char)| if range.contains(&at) && c != '\n' { ' ' } else { c };
    text.char_indices().map(blank).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[derive(Debug, Default, PartialEq, serde::Deserialize)]
    #[serde(deny_unknown_fields, default)]
    struct Example {
        a: u8,
        b: bool,
        keys: BTreeMap<String, u8>,
    }

    #[test]
    fn every_mistake_is_reported_and_the_rest_counts() {
        let text =
            "(\n  a: \"x\",\n  c: 5, b: true,\n  keys: {\"F1\": 1, \"F2\": no, \"F3\": 3},\n)";
        let (value, problems) = parse_leniently::<Example>("f", text);
        let keys = BTreeMap::from([("F1".to_owned(), 1), ("F3".to_owned(), 3)]);
        assert_eq!(value, Example { a: 0, b: true, keys });
        let places: Vec<(usize, String)> = problems
            .iter()
            .filter_map(|p| p.spot.as_ref().map(|spot| (spot.line, spot.text.clone())))
            .collect();
        assert_eq!(problems.len(), 3, "{problems:?}");
        assert_eq!(places.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3, 4]);
        assert!(places[2].1.contains("F2"), "the line as it was written");
        for broken in ["", "(", "(a: 1", "x", "(a: 1,, b: true)", "(:)", "((((", "{}", "(a: 1) y"] {
            let (_, problems) = parse_leniently::<Example>("f", broken);
            assert!(!problems.is_empty(), "{broken}");
        }
        assert!(parse_leniently::<Example>("f", "(a: 1)").1.is_empty());
        for (text, mistakes) in [
            ("(a:1,x:2,b:true)", 1),
            ("(a:1,b:true,x:2)", 1),
            ("(a: 1,, b: true)", 1),
            ("(x: 1, a: 1, y: 2, b: true)", 2),
        ] {
            let (value, problems) = parse_leniently::<Example>("f", text);
            assert_eq!((value.a, value.b, problems.len()), (1, true, mistakes), "{text}");
        }
    }
}
