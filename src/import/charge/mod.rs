//! Who is charged with what in a passage: brackets with verbs or labels, lines with labels, subjects of sentences.

mod bracket;
mod parts;
mod subject;
pub(crate) mod words;

pub(crate) use self::bracket::{Bracket, Rule, Said, bracket, labelled, rule, rules_within};
pub(crate) use self::parts::{Part, aside, parts};
pub(crate) use self::subject::subject;
