//! RON cut into tokens, leniently: any text gives tokens, however broken it is.
//!
//! The `ron` crate reads the data; this is used only after it has found a mistake, or to say where in the
//! file a value stands. A string that is not closed on its line ends at the line's end here, so that the rest
//! of the file can still be looked at. Spans are byte ranges.

use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// `(`, `[` or `{`
    Open(char),
    /// `)`, `]` or `}`
    Close(char),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// A text in quotes, closed or not.
    Text { closed: bool },
    /// A name: a field, a variant, `true`.
    Name,
    /// A number.
    Number,
    /// Any other character, for example full-width punctuation.
    Other(char),
}

/// A token and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) span: Range<usize>,
}

/// Every token of the text; comments and blanks are left out.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut lexer = Lexer { chars: text.char_indices().peekable(), end: text.len() };
    let mut out = Vec::new();
    while let Some(token) = lexer.token() {
        out.push(token);
    }
    out
}

struct Lexer<'a> {
    chars: std::iter::Peekable<std::str::CharIndices<'a>>,
    end: usize,
}

impl Lexer<'_> {
    fn position(&mut self) -> usize {
        self.chars.peek().map_or(self.end, |(at, _)| *at)
    }

    fn skip_while(&mut self, wanted: impl Fn(char) -> bool) {
        while self.chars.next_if(|(_, c)| wanted(*c)).is_some() {}
    }

    fn token(&mut self) -> Option<Token> {
        loop {
            let (start, c) = self.chars.next()?;
            let kind = match c {
                ' ' | '\t' | '\r' | '\n' => continue,
                '/' if self.comment() => continue,
                '(' | '[' | '{' => TokenKind::Open(c),
                ')' | ']' | '}' => TokenKind::Close(c),
                ',' => TokenKind::Comma,
                ':' => TokenKind::Colon,
                '"' => TokenKind::Text { closed: self.text() },
                'r' if self.raw_text_starts() => TokenKind::Text { closed: self.raw_text() },
                c if c.is_ascii_digit() || matches!(c, '+' | '-' | '.') => {
                    self.skip_while(|c| {
                        c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '_')
                    });
                    TokenKind::Number
                }
                c if c.is_ascii_alphabetic() || c == '_' => {
                    self.skip_while(|c| c.is_ascii_alphanumeric() || c == '_');
                    TokenKind::Name
                }
                c => TokenKind::Other(c),
            };
            return Some(Token { kind, span: start..self.position() });
        }
    }

    /// Skips the rest of a comment after its first slash; false if there is none.
    fn comment(&mut self) -> bool {
        if self.chars.next_if(|(_, c)| *c == '/').is_some() {
            self.skip_while(|c| c != '\n');
            return true;
        }
        if self.chars.next_if(|(_, c)| *c == '*').is_none() {
            return false;
        }
        let mut depth = 1;
        let mut before = ' ';
        while depth > 0 {
            let Some((_, c)) = self.chars.next() else {
                break;
            };
            match (before, c) {
                ('*', '/') => depth -= 1,
                ('/', '*') => depth += 1,
                _ => {
                    before = c;
                    continue;
                }
            }
            before = ' ';
        }
        true
    }

    /// Skips the rest of a text after its opening quote; whether it was closed on its line.
    fn text(&mut self) -> bool {
        while let Some((_, c)) = self.chars.next_if(|(_, c)| *c != '\n') {
            match c {
                '"' => return true,
                '\\' => {
                    self.chars.next_if(|(_, c)| *c != '\n');
                }
                _ => {}
            }
        }
        false
    }

    fn raw_text_starts(&mut self) -> bool {
        let mut ahead = self.chars.clone();
        while ahead.next_if(|(_, c)| *c == '#').is_some() {}
        ahead.peek().is_some_and(|(_, c)| *c == '"')
    }

    /// Skips the rest of a raw text after its `r`; whether it was closed.
    fn raw_text(&mut self) -> bool {
        let mut hashes = 0;
        while self.chars.next_if(|(_, c)| *c == '#').is_some() {
            hashes += 1;
        }
        self.chars.next();
        let mut seen = None;
        for (_, c) in self.chars.by_ref() {
            seen = match (c, seen) {
                ('"', _) => Some(0),
                ('#', Some(n)) => Some(n + 1),
                _ => None,
            };
            if seen == Some(hashes) {
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> String {
        tokens(text)
            .iter()
            .map(|t| match t.kind {
                TokenKind::Open(c) | TokenKind::Close(c) | TokenKind::Other(c) => c,
                TokenKind::Comma => ',',
                TokenKind::Colon => ':',
                TokenKind::Text { closed: true } => 'T',
                TokenKind::Text { closed: false } => 't',
                TokenKind::Name => 'n',
                TokenKind::Number => '1',
            })
            .collect()
    }

    #[test]
    fn cuts_any_text() {
        for (text, expected) in [
            ("(id: \"a\\\"b\", n: -1.5e3)", "(n:T,n:1)"),
            ("// x\n( /* a /* b */ ) */ )", "()"),
            ("r#\"a\"b\"#, rest", "T,n"),
            ("(a: \"open,\n b: 1)", "(n:tn:1)"),
            ("a：“b”", "n：“n”"),
            ("/* never closed", ""),
            ("r\"never closed", "t"),
        ] {
            assert_eq!(kinds(text), expected, "{text}");
        }
    }
}
