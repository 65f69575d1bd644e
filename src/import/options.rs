//! What may be said of a document that is imported.

use super::assign::Lead;
use super::draft::Level;
use super::layout::Layout;

/// What the user says of a document; what is not said is read from it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    pub(crate) id: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) region: Option<String>,
    pub(crate) level: Option<Level>,
    pub(crate) period: Option<(u16, u16)>,
    pub(crate) layout: Option<Layout>,
    pub(crate) lead: Option<Lead>,
    pub(crate) sheet: Option<String>,
    /// What is taken where neither the user nor the document says it; without it such a document is no plan.
    pub(crate) assumed: Option<Assumed>,
}

/// The region and the year of a plan of which nothing says them, each with the sentence that tells of it.
#[derive(Clone, Debug)]
pub(crate) struct Assumed {
    pub(crate) region: (String, String),
    pub(crate) year: (u16, String),
}

/// The first and the last year of `2026`, `2026-2028` or `2026年至2028年`.
pub(crate) fn years(text: &str) -> Option<(u16, u16)> {
    let parts: Vec<&str> =
        text.split(['-', '—', '–', '~', '至']).filter(|part| !part.is_empty()).collect();
    let year = |part: &&str| {
        part.trim().trim_end_matches('年').parse::<u16>().ok().filter(|y| (1949..=2100).contains(y))
    };
    match parts.as_slice() {
        [only] => year(only).map(|year| (year, year)),
        [first, last] => year(first).zip(year(last)).filter(|(first, last)| first <= last),
        _ => None,
    }
}
