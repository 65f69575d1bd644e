//! Parsing a text: the value, or what a person did wrong in it.

use std::path::Path;

use serde::de::DeserializeOwned;

use super::diagnose;
use super::files::read;
use crate::problem::Problem;

/// Reads and parses one RON file that is not plan data.
pub(crate) fn parse_file<T: DeserializeOwned>(path: &Path) -> Result<T, Box<Problem>> {
    let text = read(path)?;
    parse(&path.display().to_string(), &text)
}

/// Parses a file's text.
pub(crate) fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Box<Problem>> {
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
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
