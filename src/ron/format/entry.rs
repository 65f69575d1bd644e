//! The entries of RON, with the comments around them.

use crate::ron::tokens::TokenKind;

/// An entry of a file or of brackets.
#[derive(Debug, Default)]
pub(super) struct Entry<'t> {
    /// The comments above it, each on its line.
    pub(super) above: Vec<&'t str>,
    /// Whether a blank line stands above it and its comments.
    pub(super) apart: bool,
    pub(super) parts: Vec<Part<'t>>,
    /// The comments behind it, on its last line.
    pub(super) behind: Vec<&'t str>,
}

/// A part of an entry.
#[derive(Debug)]
pub(super) enum Part<'t> {
    Token(&'t str, TokenKind),
    Group(&'t str, Vec<Entry<'t>>, &'t str),
}
