//! Where in a file a value stands.
//!
//! The parsed values carry no positions. When one of them turns out to be wrong, the file's text is cut into
//! [`tokens`] and the value is looked up by its path, for example `areas[1].tasks[2].title`.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use super::tokens::{Token, TokenKind, tokens};
use crate::problem::Spot;

/// A longer line is not shown: a file on one line would be copied for each of its problems.
const LONGEST: usize = 64 * 1024;

/// A file's text, cut once so that many values can be looked up in it.
pub(crate) struct Places<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    /// For every token that opens a bracket, the token after the one that closes it.
    after: Vec<usize>,
    /// Where the lines begin.
    lines: Vec<usize>,
    /// The values of a list, by the token that opens it, so that a long list is walked once.
    items: RefCell<HashMap<usize, Vec<usize>>>,
}

impl<'t> Places<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let tokens = tokens(text);
        let mut after: Vec<usize> = (1..=tokens.len()).collect();
        let mut open = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            match token.kind {
                TokenKind::Open(_) => open.push(at),
                TokenKind::Close(_) => {
                    if let Some(opened) = open.pop() {
                        after[opened] = at + 1;
                    }
                }
                _ => {}
            }
        }
        for opened in open {
            after[opened] = tokens.len();
        }
        let lines =
            std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        Self { text, tokens, after, lines, items: RefCell::default() }
    }

    /// The place of the value that `path` names, or of the nearest value around it that exists.
    pub(crate) fn find(&self, path: &str) -> Spot {
        let mut here = Cursor { places: self, at: 0 };
        for step in steps(path) {
            match here.enter(&step) {
                Some(inner) => here = inner,
                None => break,
            }
        }
        self.spot(here.value_span())
    }

    /// Whether there is a value with this path.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.cursor(path).is_some()
    }

    /// The position of a text in the list that `path` names.
    pub(crate) fn position(&self, path: &str, text: &str) -> Option<usize> {
        let quoted = format!("\"{text}\"");
        let items = self.items(self.cursor(path)?.open()?);
        items.iter().position(|at| {
            let token = self.tokens.get(*at);
            token.and_then(|token| self.text.get(token.span.clone())) == Some(&quoted)
        })
    }

    /// Where the entry with this key stands in the map of texts that `path` names: the key and its value.
    pub(crate) fn entry(&self, path: &str, key: &str) -> Option<(Spot, Spot)> {
        let open = self.cursor(path)?.open()?;
        let end = self.after.get(open).copied().unwrap_or(self.tokens.len());
        let quoted = format!("\"{key}\"");
        let is_key = |at: &usize| {
            let token = self.tokens.get(*at);
            let next = self.tokens.get(at + 1);
            token.and_then(|token| self.text.get(token.span.clone())) == Some(&quoted)
                && next.is_some_and(|next| matches!(next.kind, TokenKind::Colon))
        };
        let at = (open + 1..end).rev().find(is_key)?;
        let value = self.tokens.get(at + 2).or_else(|| self.tokens.get(at))?;
        Some((self.spot(self.tokens[at].span.clone()), self.spot(value.span.clone())))
    }

    fn cursor(&self, path: &str) -> Option<Cursor<'_>> {
        let start = Cursor { places: self, at: 0 };
        steps(path).iter().try_fold(start, Cursor::enter)
    }

    /// Where the values without a name begin in the bracket that a token opens.
    fn items(&self, open: usize) -> Vec<usize> {
        let here = Cursor { places: self, at: open };
        let mut out = Vec::new();
        let mut at = open + 1;
        while let Some(kind) = here.kind(at) {
            if matches!(kind, TokenKind::Close(_)) {
                break;
            }
            let value = here.value(at);
            if value == at {
                out.push(at);
            }
            at = here.next(value);
        }
        out
    }

    /// The place of a byte range, for people.
    pub(super) fn spot(&self, span: Range<usize>) -> Spot {
        let start = floor(self.text, span.start);
        let line = self.lines.partition_point(|begin| *begin <= start).max(1);
        let line_start = self.lines.get(line - 1).copied().unwrap_or(0);
        let line_end = self.lines.get(line).map_or(self.text.len(), |next| next - 1);
        let text = self.text.get(line_start..line_end).unwrap_or_default().trim_end_matches('\r');
        let end = floor(self.text, span.end).clamp(start, (line_start + text.len()).max(start));
        let chars = |range: Range<usize>| self.text.get(range).unwrap_or_default().chars().count();
        Spot {
            line,
            column: chars(line_start..start) + 1,
            length: chars(start..end).max(1),
            text: if text.len() > LONGEST { String::new() } else { text.to_owned() },
        }
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
struct Cursor<'p> {
    places: &'p Places<'p>,
    at: usize,
}

impl Cursor<'_> {
    fn kind(self, at: usize) -> Option<TokenKind> {
        self.places.tokens.get(at).map(|t| t.kind)
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
        match (Cursor { at, ..self }).open() {
            Some(open) => self.places.after.get(open).copied().unwrap_or(at + 1),
            None => at + 1,
        }
    }

    /// One line of this value: its brackets if it has any would be too much to underline.
    fn value_span(self) -> Range<usize> {
        let span = |at: usize| self.places.tokens.get(at).map(|t| t.span.clone());
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

    /// Where the value of an entry begins: after its name, if it has one.
    fn value(self, entry: usize) -> usize {
        let named = self.kind(entry) == Some(TokenKind::Name)
            && self.kind(entry + 1) == Some(TokenKind::Colon);
        if named { entry + 2 } else { entry }
    }

    /// The entry after the one whose value begins at `value`.
    fn next(self, value: usize) -> usize {
        let after = self.after(value);
        if self.kind(after) == Some(TokenKind::Comma) { after + 1 } else { after }
    }

    fn enter(self, step: &Step) -> Option<Self> {
        let open = self.open()?;
        let at = match step {
            Step::Field(name) => self.field(open, name)?,
            Step::Index(wanted) => {
                let mut known = self.places.items.borrow_mut();
                let items = known.entry(open).or_insert_with(|| self.places.items(open));
                *items.get(*wanted)?
            }
        };
        Some(Cursor { at, ..self })
    }

    /// Where the value of this name begins.
    fn field(self, open: usize, name: &str) -> Option<usize> {
        let text = |t: &Token| self.places.text.get(t.span.clone());
        let mut at = open + 1;
        while let Some(kind) = self.kind(at) {
            if matches!(kind, TokenKind::Close(_)) {
                return None;
            }
            let value = self.value(at);
            let named = value > at && self.places.tokens.get(at).and_then(text) == Some(name);
            if named {
                return Some(value);
            }
            at = self.next(value);
        }
        None
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
            let spot = Places::of(FILE).find(path);
            assert_eq!((spot.line, spot.column, spot.length), (line, column, length), "{path}");
        }
    }

    #[test]
    fn a_place_may_lie_anywhere() {
        for span in [0..0, 500..900, FILE.len()..FILE.len()] {
            assert!(Places::of(FILE).spot(span).line >= 1);
        }
        assert_eq!(
            Places::of("").spot(0..0),
            Spot { line: 1, column: 1, length: 1, text: String::new() }
        );
    }
}
