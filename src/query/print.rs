//! [`Query`] → text, such that reading it again gives the same query.

use std::fmt::{self, Display, Formatter, Write};

use super::field::{Feature, Field, involvement_named, involvement_names};
use super::syntax::is_quote;
use super::term::{Condition, Query, Term, Text};
use crate::lang::Lang;

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

impl Term {
    /// The term in the words of a language; read again, it is the same term.
    pub fn in_words(&self, lang: Lang) -> String {
        let Condition::Field(field, values) = &self.condition else { return self.to_string() };
        let values: Vec<String> = values.iter().map(|value| field.word(value, lang)).collect();
        let not = if self.negated { "-" } else { "" };
        format!("{not}{}:{}", lang.pick(field.zh(), field.name()), values.join(","))
    }
}

impl Query {
    /// The query in the words of a language; read again, it is the same query.
    ///
    /// ```
    /// use fengong::lang::Lang;
    /// use fengong::query::Query;
    /// let query = Query::parse("role:lead -year:2025 农民").unwrap();
    /// assert_eq!(query.in_words(Lang::Zh), "角色:牵头 -年份:2025 农民");
    /// ```
    pub fn in_words(&self, lang: Lang) -> String {
        let terms: Vec<String> = self.terms.iter().map(|term| term.in_words(lang)).collect();
        terms.join(" ")
    }
}

impl Field {
    /// A value in a language, where the values are words of ours.
    fn word(self, value: &Text, lang: Lang) -> String {
        let names = match self {
            Self::Role => involvement_named(value.text()).map(involvement_names),
            Self::Has | Self::No => Feature::named(value.text()).map(Feature::names),
            _ => None,
        };
        let word = names.and_then(|names| match lang {
            Lang::Zh => names.get(1),
            Lang::En => names.first(),
        });
        word.map_or_else(|| value.to_string(), |word| (*word).to_owned())
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
