//! RON, the form of data and settings: from a text to values, and from a mistake to its place.
//!
//! `files` reads a text, `parse` makes values of it, `diagnose` turns the complaint of the parser into the mistake that a
//! person made, `lenient` goes on without the entries that are wrong, `locate` says where a value stands, for which
//! `tokens` cuts the text. What the values mean is the business of those who ask for them.

mod diagnose;
mod files;
mod format;
mod lenient;
mod locate;
mod parse;
mod tokens;

pub(crate) use self::files::{LIMIT_MIB, is_document, read};
pub(crate) use self::format::format;
pub(crate) use self::lenient::parse_file_leniently;
pub(crate) use self::locate::Places;
pub(crate) use self::parse::{parse, parse_file};
