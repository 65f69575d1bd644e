//! What the command line prints: answers as tables or data, tasks in full, problems with their lines.
//!
//! Everything here turns values into text and writes nothing itself. All text is cleaned
//! ([`crate::text::clean`]); JSON keeps every character by escaping it.

pub(crate) mod brief;
pub(crate) mod copy;
pub(crate) mod csv;
pub(crate) mod findings;
pub(crate) mod import;
pub(crate) mod json;
pub(crate) mod listing;
pub(crate) mod markdown;
pub(crate) mod matrix;
pub(crate) mod no_plan;
pub(crate) mod overview;
pub mod problems;
pub(crate) mod proposal;
pub(crate) mod show;
pub(crate) mod table;

pub(crate) use self::listing::Listing;
