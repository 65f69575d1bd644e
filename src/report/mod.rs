//! What the command line prints: answers as tables or data, tasks in full, problems with their lines.
//!
//! Everything here turns values into text and writes nothing itself. All text is cleaned
//! ([`crate::text::clean`]); JSON keeps every character by escaping it.

pub mod brief;
pub mod copy;
pub mod csv;
pub mod findings;
pub mod json;
pub mod listing;
pub mod markdown;
pub mod matrix;
pub mod overview;
pub mod problems;
pub mod show;
pub mod table;

pub use self::listing::{Column, Listing};
