//! Parsing a text: the value, or what a person did wrong in it.

use std::path::Path;

use serde::de::DeserializeOwned;

use super::diagnose;
use super::files::{is_document, read};
use crate::problem::{Problem, ProblemKind, Severity};

/// Reads and parses one RON file that is not plan data.
pub(crate) fn parse_file<T: DeserializeOwned>(path: &Path) -> Result<T, Box<Problem>> {
    let text = read(path)?;
    parse(&path.display().to_string(), &text)
}

/// Parses a file's text.
pub(crate) fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Box<Problem>> {
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let other = is_document(Path::new(file)) && !text.trim_start().starts_with(['(', '/']);
    if other && !text.trim().is_empty() || is_running_text(text) {
        return Err(Box::new(Problem::of_file(Severity::Error, file, ProblemKind::Document)));
    }
    let fail = |error: &ron::error::SpannedError, path: &str| {
        Err(Box::new(diagnose::diagnose(file, text, error, path)))
    };
    let mut de = match ron::Deserializer::from_str_with_options(text, &options) {
        Ok(de) => de,
        Err(error) => return fail(&error, ""),
    };
    match serde_path_to_error::deserialize(&mut de) {
        Ok(value) => match de.end() {
            Ok(()) => Ok(value),
            Err(code) => fail(&de.span_error(code), ""),
        },
        Err(error) => {
            let path = error.path().to_string();
            fail(&de.span_error(error.into_inner()), &path)
        }
    }
}

/// Whether a text is that of a document: what it begins with, no data begins with. A full-width bracket is a slip.
fn is_running_text(text: &str) -> bool {
    match text.trim_start().chars().next() {
        Some('（' | '［' | '｛' | '“') | None => false,
        Some('<') => true,
        Some('#') => !text.trim_start().starts_with("#!"),
        Some(c) => !c.is_ascii() && c.is_alphanumeric() || c.is_ascii_digit(),
    }
}
