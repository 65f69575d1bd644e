//! The characters that mean something in a query, and what must be quoted because of them.

use crate::text::fold::narrow;

/// Whether the character is a blank between terms.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

/// Whether the character opens or closes a quoted text.
pub(super) fn is_quote(c: char) -> bool {
    narrow(c) == '"'
}

/// Whether the character parts the values of a field.
pub(super) fn is_comma(c: char) -> bool {
    narrow(c) == ',' || c == '、'
}

/// Whether the character stands between a field and its values.
pub(super) fn is_colon(c: char) -> bool {
    narrow(c) == ':'
}

/// Whether the character negates the term it begins.
pub(super) fn is_minus(c: char) -> bool {
    matches!(c, '-' | '－')
}

/// Whether a free word must be quoted to be read as one word.
pub(super) fn word_needs_quotes(text: &str) -> bool {
    let special = text.is_empty() || text.starts_with(|c| is_minus(c) || is_quote(c));
    special || text.chars().any(|c| is_blank(c) || is_colon(c))
}

/// Whether a value must be quoted to be read as one value.
pub(super) fn value_needs_quotes(text: &str) -> bool {
    text.is_empty()
        || text.starts_with(is_quote)
        || text.chars().any(|c| is_blank(c) || is_comma(c))
}
