//! Why a file cannot be read: the parser's complaint, turned into the mistake that a person made.
//!
//! The `ron` crate says where it gave up, which is often not where the mistake is: a missing quote on line 6 is
//! reported as a missing comma on line 7. The text's tokens are looked at first; what they show (a full-width
//! comma, an open string, an open bracket) explains most complaints better.

use std::ops::Range;

use ron::Error as Code;
use ron::error::SpannedError;

use super::locate::Places;
use super::tokens::{Token, TokenKind, tokens};
use crate::problem::{Problem, ProblemKind, Severity, Wanted};
use crate::text::fold::narrow;

/// The problem of a text that does not parse. `path` is the value that was being read.
pub(super) fn diagnose(file: &str, text: &str, error: &SpannedError, path: &str) -> Problem {
    let tokens = tokens(text);
    let complaint = byte_range(text, error);
    let (kind, span) = whole_file(&tokens, text)
        .or_else(|| full_width(&tokens))
        .or_else(|| open_string(text, &tokens, &error.code, complaint.start))
        .or_else(|| open_bracket(&tokens))
        .unwrap_or_else(|| from_code(text, &error.code, &tokens, complaint));
    Problem {
        severity: Severity::Error,
        file: file.to_owned(),
        spot: Some(Places::of(text).spot(span)),
        path: if matches!(path, "." | "?") { String::new() } else { path.to_owned() },
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
fn open_string(text: &str, tokens: &[Token], code: &Code, complaint: usize) -> Option<Finding> {
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
    let open = tokens.iter().position(|t| t.kind == TokenKind::Text { closed: false })?;
    let line_start = text.get(..tokens[open].span.start)?.rfind('\n').map_or(0, |i| i + 1);
    // Where quotes follow on the same line, each takes the place of the one before it; the text that is
    // followed by something else than a comma or a bracket is the one that was never closed.
    let strange = |at: &usize| {
        let ended = matches!(
            tokens.get(at + 1).map(|t| t.kind),
            Some(TokenKind::Comma | TokenKind::Close(_)) | None
        );
        matches!(tokens[*at].kind, TokenKind::Text { .. }) && !ended
    };
    let on_line = (0..open).filter(|at| tokens[*at].span.start >= line_start);
    let blamed = &tokens[on_line.into_iter().find(strange).unwrap_or(open)];
    let explains = of_form && blamed.span.start <= complaint;
    explains.then(|| (ProblemKind::OpenString, blamed.span.clone()))
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

fn from_code(text: &str, code: &Code, tokens: &[Token], complaint: Range<usize>) -> Finding {
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
        Code::InvalidEscape(_) => {
            let at = bad_escape(text, tokens, complaint.start).unwrap_or(complaint);
            return (ProblemKind::BadEscape, at);
        }
        Code::ExpectedComma => {
            // The comma is missed where the next value begins; it belongs after the value before.
            let before = tokens.iter().rfind(|t| t.span.end <= complaint.start);
            let at = before.map_or(complaint.start, |t| t.span.end);
            return (ProblemKind::MissingComma, at..at);
        }
        other => ProblemKind::Syntax(other.to_string()),
    };
    (kind, on_token(tokens, complaint))
}

/// The parser's place without the blanks before what it means: the token there, or the next one.
fn on_token(tokens: &[Token], complaint: Range<usize>) -> Range<usize> {
    match tokens.iter().find(|t| t.span.end > complaint.start) {
        Some(token) if token.span.start >= complaint.start => token.span.clone(),
        _ => complaint,
    }
}

/// The backslash and the character after it that mean nothing, in the text that the parser was in.
fn bad_escape(text: &str, tokens: &[Token], complaint: usize) -> Option<Range<usize>> {
    let token = tokens.iter().find(|t| t.span.start <= complaint && complaint < t.span.end)?;
    let mut chars = text.get(token.span.clone())?.char_indices();
    while let Some((at, c)) = chars.next() {
        if c != '\\' {
            continue;
        }
        let (next, escaped) = chars.next()?;
        if !"\"'\\nrt0xu".contains(escaped) {
            let start = token.span.start;
            return Some(start + at..start + next + escaped.len_utf8());
        }
    }
    None
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
