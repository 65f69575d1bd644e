//! A query as it is written: terms with texts, whatever these may mean.

use super::field::Field;
use super::syntax::{value_needs_quotes, word_needs_quotes};

/// The value that stands for "the plan names no unit for the task", in every unit field.
pub const UNASSIGNED: &str = "未明确";

/// What is asked for: every term must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// The terms, in the order in which they were written.
    pub terms: Vec<Term>,
}

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    /// Whether the condition must not hold.
    pub negated: bool,
    /// The condition.
    pub condition: Condition,
}

/// What a term asks of a task.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Condition {
    /// Some text of the task holds this.
    Word(Text),
    /// The field has one of these values.
    Field(Field, Vec<Text>),
}

/// A word or a value. A quoted one is matched whole.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Text {
    pub(super) text: String,
    pub(super) quoted: bool,
}

impl Text {
    /// A free word; quoted where it could not be told from the rest of a query otherwise.
    pub fn word(text: &str) -> Self {
        Self { text: text.to_owned(), quoted: word_needs_quotes(text) }
    }

    /// A field's value that may be a part of a name; quoted where it has to be.
    pub fn value(text: &str) -> Self {
        Self { text: text.to_owned(), quoted: value_needs_quotes(text) }
    }

    /// A phrase, or a field's value that is a whole name.
    pub fn quoted(text: &str) -> Self {
        Self { text: text.to_owned(), quoted: true }
    }

    /// The text without quotes.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it was given in quotes.
    pub fn is_quoted(&self) -> bool {
        self.quoted
    }
}

impl Term {
    /// A free word that must be found.
    pub fn word(text: &str) -> Self {
        Self { negated: false, condition: Condition::Word(Text::word(text)) }
    }

    /// A field that must have one of these values.
    pub fn field(field: Field, values: Vec<Text>) -> Self {
        Self { negated: false, condition: Condition::Field(field, values) }
    }

    /// The field that the term is about, if any.
    pub fn of_field(&self) -> Option<Field> {
        match &self.condition {
            Condition::Word(_) => None,
            Condition::Field(field, _) => Some(*field),
        }
    }
}

impl Query {
    /// Whether nothing is asked, so that every task is an answer.
    pub(crate) fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Its free words.
    pub(super) fn words(&self) -> Vec<Word> {
        let word = |term: &Term| match &term.condition {
            Condition::Word(text) => Some(Word { text: text.clone(), negated: term.negated }),
            Condition::Field(..) => None,
        };
        self.terms.iter().filter_map(word).collect()
    }
}

/// A free word that must be found, or must not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word.
    pub(crate) text: Text,
    /// Whether it must not be found.
    pub(crate) negated: bool,
}
