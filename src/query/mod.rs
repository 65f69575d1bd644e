//! Questions: as they are written ([`Query`]) and as values ([`Question`]), and their answers.
//!
//! [`Query::parse`] and `Display` turn text into a [`Query`] and back. [`look_up`] finds out which things of the data its
//! names mean: the [`Filter`]s of a [`Question`] hold ids, so that two spellings of one thing are equal. [`answer()`] gives
//! the tasks. The command line and the browser ask in the same way and get the same tasks.

mod amount;
mod answer;
mod error;
pub mod facet;
mod field;
mod filter;
mod fuzzy;
mod goals;
mod held;
pub mod highlight;
mod lookup;
pub mod matching;
pub mod names;
mod near;
mod numbered;
mod numerals;
mod parse;
mod print;
mod said;
mod showing;
mod spoken;
mod suggest;
mod syntax;
mod term;
mod units;
mod value;
mod view;
mod words;
mod years;

pub use self::answer::{Answer, answer, plans_asked, run};
pub use self::error::QueryError;
pub use self::field::{Feature, Field, involvement_named, involvement_names};
pub(crate) use self::filter::chosen_in;
pub use self::filter::{Filter, Question};
pub(crate) use self::goals::goals;
pub use self::lookup::look_up;
pub use self::showing::Showing;
pub use self::suggest::{number_nowhere, suggestion, unit_suggestion};
pub use self::term::{Condition, Query, Term, Text, UNASSIGNED, Word};
pub use self::units::{NoUnit, unit_named, unit_value};
pub(crate) use self::units::{NotHere, not_here};
pub use self::value::Value;
pub use self::view::View;
