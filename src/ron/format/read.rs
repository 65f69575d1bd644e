//! From tokens and what stands between them to entries.

use super::entry::{Entry, Part};
use crate::ron::tokens::{Token, TokenKind};

/// Reads the entries of a text.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    pub(super) at: usize,
    /// Where the token before ends.
    pub(super) end: usize,
}

impl<'t> Reader<'t> {
    fn gap(&self) -> &'t str {
        let start = self.tokens.get(self.at).map_or(self.text.len(), |token| token.span.start);
        self.text.get(self.end..start).unwrap_or_default()
    }

    /// The entries up to the bracket that closes; the last may have comments alone.
    pub(super) fn entries(&mut self, close: Option<char>) -> Option<Vec<Entry<'t>>> {
        let mut out: Vec<Entry<'t>> = Vec::new();
        let mut entry = Entry::default();
        let mut begun = false;
        loop {
            let gap = self.gap();
            for (comment, beside) in comments(gap) {
                match out.last_mut().filter(|_| beside && !begun) {
                    Some(before) => before.behind.push(comment),
                    None if begun && beside => entry.behind.push(comment),
                    None => {
                        // On its own line below an entry without a comma: the entry has ended.
                        if begun {
                            out.push(std::mem::take(&mut entry));
                            begun = false;
                        }
                        entry.above.push(comment);
                    }
                }
            }
            entry.apart |= !begun && !out.is_empty() && blank_line(gap);
            let Some(token) = self.tokens.get(self.at) else {
                if begun || !entry.above.is_empty() {
                    out.push(entry);
                }
                return close.is_none().then_some(out);
            };
            let text = self.text.get(token.span.clone()).unwrap_or_default();
            self.at += 1;
            self.end = token.span.end;
            match token.kind {
                TokenKind::Comma if begun => {
                    out.push(std::mem::take(&mut entry));
                    begun = false;
                }
                TokenKind::Comma => {}
                TokenKind::Close(c) => {
                    // The bracket itself is read by who opened it.
                    self.at -= 1;
                    if begun || !entry.above.is_empty() {
                        out.push(entry);
                    }
                    return (close == Some(c)).then_some(out);
                }
                TokenKind::Open(c) => {
                    entry.parts.push(self.group(text, c)?);
                    begun = true;
                }
                kind => {
                    entry.parts.push(Part::Token(text, kind));
                    begun = true;
                }
            }
        }
    }

    /// The entries in brackets that were opened just now.
    fn group(&mut self, open: &'t str, c: char) -> Option<Part<'t>> {
        let closing = match c {
            '(' => ')',
            '[' => ']',
            _ => '}',
        };
        let inner = self.entries(Some(closing))?;
        let end = self.tokens.get(self.at)?;
        let close = self.text.get(end.span.clone()).unwrap_or_default();
        self.at += 1;
        self.end = end.span.end;
        Some(Part::Group(open, inner, close))
    }
}

/// Whether a line between two tokens is blank, before any comment that has a line of its own.
fn blank_line(gap: &str) -> bool {
    let before = gap.find('/').and_then(|at| gap.get(..at)).unwrap_or(gap);
    let first = before.matches('\n').count() > 1;
    // Behind a comment on the line of what is before.
    let behind = gap.split_once('\n').is_some_and(|(line, rest)| {
        line.contains("//") && rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n')
    });
    first || behind
}

/// The comments between two tokens, each with whether it stands on the line of what is before it.
pub(super) fn comments(gap: &str) -> Vec<(&str, bool)> {
    let mut out = Vec::new();
    let mut rest = gap;
    let mut same_line = true;
    while let Some(at) = rest.find('/') {
        let (before, comment) = rest.split_at_checked(at).unwrap_or((rest, ""));
        same_line &= !before.contains('\n');
        let end = if comment.starts_with("//") {
            comment.find('\n').unwrap_or(comment.len())
        } else {
            block_end(comment)
        };
        let (comment, after) = comment.split_at_checked(end).unwrap_or((comment, ""));
        out.push((comment.trim_end(), same_line));
        // Nothing can stand behind a comment to the end of the line.
        same_line &= !comment.starts_with("//") && !comment.contains('\n');
        rest = after;
    }
    out
}

/// Where a block comment ends; they may be nested.
fn block_end(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match (c, chars.peek()) {
            ('/', Some((_, '*'))) => {
                depth += 1;
                chars.next();
            }
            ('*', Some((_, '/'))) => {
                depth = depth.saturating_sub(1);
                chars.next();
                if depth == 0 {
                    return at + 2;
                }
            }
            _ => {}
        }
    }
    text.len()
}
