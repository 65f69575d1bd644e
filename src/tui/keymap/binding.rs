//! A row of the table of keys.

use super::action::{Action, Context};
use crate::lang::Lang;

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    pub(crate) contexts: &'static [Context],
    /// The keys, the one to show first.
    pub keys: &'static [&'static str],
    pub(crate) action: Action,
    pub(crate) zh: &'static str,
    pub(crate) en: &'static str,
    /// How early it is shown in the key bar; 0 if not at all.
    pub(crate) bar: u8,
}

impl Binding {
    pub(crate) fn name(&self, lang: Lang) -> &'static str {
        lang.pick(self.zh, self.en)
    }

    pub(crate) fn key(&self) -> &'static str {
        self.keys.first().copied().unwrap_or_default()
    }
}
