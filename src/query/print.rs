//! [`Query`] → text, such that reading it again gives the same query.

use std::fmt::{self, Display, Formatter, Write};

use super::parse::{is_blank, is_colon, is_comma, is_minus, is_quote};
use super::{Condition, Query, Term, Text};

/// Whether a free word must be quoted to be read as one word.
pub(super) fn word_needs_quotes(text: &str) -> bool {
    begins_specially(text) || text.chars().any(|c| is_blank(c) || is_colon(c))
}

/// Whether a value must be quoted to be read as one value.
pub(super) fn value_needs_quotes(text: &str) -> bool {
    text.is_empty()
        || text.starts_with(is_quote)
        || text.chars().any(|c| is_blank(c) || is_comma(c))
}

fn begins_specially(text: &str) -> bool {
    text.is_empty() || text.starts_with(|c| is_minus(c) || is_quote(c))
}

impl Display for Text {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if !self.quoted {
            return f.write_str(&self.text);
        }
        f.write_char('"')?;
        for c in self.text.chars() {
            if c == '\\' || is_quote(c) {
                f.write_char('\\')?;
            }
            f.write_char(c)?;
        }
        f.write_char('"')
    }
}

impl Display for Term {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.negated {
            f.write_char('-')?;
        }
        match &self.condition {
            Condition::Word(text) => text.fmt(f),
            Condition::Field(field, values) => {
                write!(f, "{}:", field.name())?;
                for (i, value) in values.iter().enumerate() {
                    if i > 0 {
                        f.write_char(',')?;
                    }
                    value.fmt(f)?;
                }
                Ok(())
            }
        }
    }
}

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (i, term) in self.terms.iter().enumerate() {
            if i > 0 {
                f.write_char(' ')?;
            }
            term.fmt(f)?;
        }
        Ok(())
    }
}
