//! Where in a file a value stands.
//!
//! The parsed values carry no positions. When one of them turns out to be wrong, the file's text is cut into
//! [`tokens`] and the value is looked up by its path, for example `areas[1].tasks[2].title`.

use std::ops::Range;

use super::tokens::{Token, TokenKind, tokens};
use crate::problem::Spot;

/// The byte range of the value that `path` names, or of the nearest value around it that exists.
pub(super) fn locate(text: &str, path: &str) -> Range<usize> {
    let tokens = tokens(text);
    let mut here = Cursor { text, tokens: &tokens, at: 0 };
    let mut found = here.value_span();
    for step in steps(path) {
        match here.enter(&step) {
            Some(inner) => here = inner,
            None => break,
        }
        found = here.value_span();
    }
    found
}

/// The place of a byte range, for people.
pub(super) fn spot(text: &str, span: Range<usize>) -> Spot {
    let start = floor(text, span.start);
    let before = text.get(..start).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |i| i + 1);
    let rest = text.get(line_start..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default().trim_end_matches('\r');
    let column = text.get(line_start..start).unwrap_or_default().chars().count();
    let line_end = line_start + line.len();
    let end = floor(text, span.end).clamp(start, line_end.max(start));
    let length = text.get(start..end).unwrap_or_default().chars().count();
    Spot {
        line: before.matches('\n').count() + 1,
        column: column + 1,
        length: length.max(1),
        text: line.to_owned(),
    }
}

/// The last character boundary not after `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

enum Step {
    Field(String),
    Index(usize),
}

fn steps(path: &str) -> Vec<Step> {
    let mut out = Vec::new();
    for part in path.split('.') {
        let mut pieces = part.split('[');
        if let Some(name) = pieces.next().filter(|n| !n.is_empty()) {
            out.push(Step::Field(name.to_owned()));
        }
        for piece in pieces {
            if let Ok(index) = piece.trim_end_matches(']').parse() {
                out.push(Step::Index(index));
            }
        }
    }
    out
}

/// A place in the token list where a value begins.
#[derive(Clone, Copy)]
struct Cursor<'a> {
    text: &'a str,
    tokens: &'a [Token],
    at: usize,
}

impl Cursor<'_> {
    fn kind(self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|t| t.kind)
    }

    /// Where the brackets of this value open: after its name, if it has one.
    fn open(self) -> Option<usize> {
        match (self.kind(self.at), self.kind(self.at + 1)) {
            (Some(TokenKind::Open(_)), _) => Some(self.at),
            (Some(TokenKind::Name), Some(TokenKind::Open(_))) => Some(self.at + 1),
            _ => None,
        }
    }

    /// The token after the value that begins at `at`.
    fn after(self, at: usize) -> usize {
        let Some(open) = (Cursor { at, ..self }).open() else {
            return at + 1;
        };
        let mut depth = 0_usize;
        for (i, token) in self.tokens.iter().enumerate().skip(open) {
            match token.kind {
                TokenKind::Open(_) => depth += 1,
                TokenKind::Close(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return i + 1;
            }
        }
        self.tokens.len()
    }

    /// One line of this value: its brackets if it has any would be too much to underline.
    fn value_span(self) -> Range<usize> {
        let span = |at: usize| self.tokens.get(at).map(|t| t.span.clone());
        match span(self.at) {
            Some(first) => match self.open() {
                Some(open) if open > self.at => {
                    first.start..span(open).map_or(first.end, |s| s.end)
                }
                _ => first,
            },
            None => 0..0,
        }
    }

    fn enter(self, step: &Step) -> Option<Self> {
        let mut at = self.open()? + 1;
        let mut index = 0;
        while let Some(kind) = self.kind(at) {
            if matches!(kind, TokenKind::Close(_)) {
                return None;
            }
            let named = kind == TokenKind::Name && self.kind(at + 1) == Some(TokenKind::Colon);
            let value = if named { at + 2 } else { at };
            let hit = match step {
                Step::Field(_) => named && self.is_named(at, step),
                Step::Index(wanted) => !named && index == *wanted,
            };
            if hit {
                return Some(Cursor { at: value, ..self });
            }
            index += 1;
            at = self.after(value);
            if self.kind(at) == Some(TokenKind::Comma) {
                at += 1;
            }
        }
        None
    }

    fn is_named(self, at: usize, step: &Step) -> bool {
        let Step::Field(name) = step else {
            return false;
        };
        self.tokens.get(at).is_some_and(|t| self.text.get(t.span.clone()) == Some(name.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "(\n    id: \"a\",\n    areas: [\n        (title: \"甲\", tasks: [Task(number: \"1\")]),\n        (title: \"乙\", tasks: []),\n    ],\n)\n";

    #[test]
    fn finds_values_by_path() {
        for (path, line, column, length) in [
            ("", 1, 1, 1),
            ("id", 2, 9, 3),
            ("areas[1].title", 5, 17, 3),
            ("areas[0].tasks[0]", 4, 30, 5),
            ("areas[0].tasks[0].number", 4, 43, 3),
            ("areas[7].title", 3, 12, 1),
        ] {
            let spot = spot(FILE, locate(FILE, path));
            assert_eq!((spot.line, spot.column, spot.length), (line, column, length), "{path}");
        }
    }

    #[test]
    fn a_place_may_lie_anywhere() {
        for span in [0..0, 500..900, FILE.len()..FILE.len()] {
            assert!(spot(FILE, span).line >= 1);
        }
        assert_eq!(spot("", 0..0), Spot { line: 1, column: 1, length: 1, text: String::new() });
    }
}
