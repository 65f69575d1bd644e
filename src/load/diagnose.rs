//! Why a file cannot be read: the parser's complaint, turned into the mistake that a person made.
//!
//! The `ron` crate says where it gave up, which is often not where the mistake is: a missing quote on line 6 is
//! reported as a missing comma on line 7. The text's tokens are looked at first; what they show (a full-width
//! comma, an open string, an open bracket) explains most complaints better.

use std::ops::Range;

use ron::Error as Code;
use ron::error::SpannedError;

use super::locate::spot;
use super::tokens::{Token, TokenKind, tokens};
use crate::problem::{Problem, ProblemKind, Severity, Wanted};
use crate::text::fold::narrow;

/// The problem of a text that does not parse. `path` is the value that was being read.
pub(super) fn diagnose(file: &str, text: &str, error: &SpannedError, path: &str) -> Problem {
    let tokens = tokens(text);
    let complaint = byte_range(text, error);
    let (kind, span) = whole_file(&tokens, text)
        .or_else(|| full_width(&tokens))
        .or_else(|| open_string(&tokens, &error.code, complaint.start))
        .or_else(|| open_bracket(&tokens))
        .unwrap_or_else(|| from_code(&error.code, &tokens, complaint));
    Problem {
        severity: Severity::Error,
        file: file.to_owned(),
        spot: Some(spot(text, span)),
        path: if path == "." { String::new() } else { path.to_owned() },
        kind,
    }
}

type Finding = (ProblemKind, Range<usize>);

/// The parser's span in bytes; its lines and columns count characters from 1, and may be the wrong way round.
fn byte_range(text: &str, error: &SpannedError) -> Range<usize> {
    let offset = |line: usize, column: usize| {
        let start: usize =
            text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        let rest = text.get(start..).unwrap_or_default();
        let along =
            rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(i, _)| i);
        start + along
    };
    let a = offset(error.span.start.line, error.span.start.col);
    let b = offset(error.span.end.line, error.span.end.col);
    a.min(b)..a.max(b)
}

fn whole_file(tokens: &[Token], text: &str) -> Option<Finding> {
    let Some(first) = tokens.first() else {
        return Some((ProblemKind::Empty, 0..0));
    };
    let key = tokens.get(1).is_some_and(|t| matches!(t.kind, TokenKind::Text { .. }));
    let json = first.kind == TokenKind::Open('{') && (key || text.trim_end().ends_with('}'));
    json.then(|| (ProblemKind::Json, first.span.clone()))
}

/// The first full-width punctuation outside a text.
fn full_width(tokens: &[Token]) -> Option<Finding> {
    tokens.iter().find_map(|token| match token.kind {
        TokenKind::Other(c) if narrow(c) != c && !narrow(c).is_alphanumeric() => {
            Some((ProblemKind::FullWidth(c, narrow(c)), token.span.clone()))
        }
        _ => None,
    })
}

/// The first text that is not closed on its line, if that explains the complaint. A text may span lines, so
/// one is blamed only for a complaint about form, and only for one that comes after it.
fn open_string(tokens: &[Token], code: &Code, complaint: usize) -> Option<Finding> {
    let of_form = matches!(
        code,
        Code::ExpectedComma
            | Code::ExpectedStringEnd
            | Code::ExpectedMapColon
            | Code::ExpectedIdentifier
            | Code::ExpectedStructLikeEnd
            | Code::ExpectedArrayEnd
            | Code::UnexpectedChar(_)
            | Code::InvalidIdentifier(_)
            | Code::TrailingCharacters
            | Code::Eof
    );
    let open = tokens.iter().find(|t| t.kind == TokenKind::Text { closed: false })?;
    (of_form && open.span.start <= complaint).then(|| (ProblemKind::OpenString, open.span.clone()))
}

/// The first bracket that is closed by another kind, or never.
fn open_bracket(tokens: &[Token]) -> Option<Finding> {
    let mut open: Vec<(char, &Token)> = Vec::new();
    for token in tokens {
        match token.kind {
            TokenKind::Open(c) => open.push((c, token)),
            TokenKind::Close(c) => {
                let (opened, at) = open.pop()?;
                let fits = matches!((opened, c), ('(', ')') | ('[', ']') | ('{', '}'));
                if !fits {
                    return Some((ProblemKind::OpenBracket(opened, Some(c)), at.span.clone()));
                }
            }
            _ => {}
        }
    }
    let (opened, at) = open.first()?;
    Some((ProblemKind::OpenBracket(*opened, None), at.span.clone()))
}

fn names(expected: &[&str]) -> Vec<String> {
    expected.iter().map(|name| (*name).to_owned()).collect()
}

fn from_code(code: &Code, tokens: &[Token], complaint: Range<usize>) -> Finding {
    let kind = match code {
        Code::NoSuchStructField { expected, found, .. } => {
            ProblemKind::UnknownField(found.clone(), names(expected))
        }
        Code::NoSuchEnumVariant { expected, found, .. } => {
            ProblemKind::UnknownVariant(found.clone(), names(expected))
        }
        Code::MissingStructField { field, .. } => ProblemKind::MissingField((*field).to_owned()),
        Code::DuplicateStructField { field, .. } => ProblemKind::RepeatedField((*field).to_owned()),
        Code::ExpectedInteger | Code::IntegerOutOfBounds => ProblemKind::WrongType(Wanted::Integer),
        Code::ExpectedFloat => ProblemKind::WrongType(Wanted::Number),
        Code::ExpectedString => ProblemKind::WrongType(Wanted::Text),
        Code::ExpectedArray => ProblemKind::WrongType(Wanted::List),
        Code::ExpectedStructLike | Code::ExpectedNamedStructLike(_) => {
            ProblemKind::WrongType(Wanted::Fields)
        }
        Code::InvalidValueForType { expected, .. } => match wanted(expected) {
            Some(wanted) => ProblemKind::WrongType(wanted),
            None => ProblemKind::Syntax(code.to_string()),
        },
        Code::InvalidEscape(_) => ProblemKind::BadEscape,
        Code::ExpectedComma => {
            // The comma is missed where the next value begins; it belongs after the value before.
            let before = tokens.iter().rfind(|t| t.span.end <= complaint.start);
            let at = before.map_or(complaint.start, |t| t.span.end);
            return (ProblemKind::MissingComma, at..at);
        }
        other => ProblemKind::Syntax(other.to_string()),
    };
    (kind, complaint)
}

/// What serde asked for, from its words.
fn wanted(expected: &str) -> Option<Wanted> {
    Some(match expected {
        "a string" | "a borrowed string" => Wanted::Text,
        "a sequence" => Wanted::List,
        "u16" | "u32" => Wanted::Integer,
        "f64" => Wanted::Number,
        _ if expected.starts_with("struct ") => Wanted::Fields,
        _ => return None,
    })
}
