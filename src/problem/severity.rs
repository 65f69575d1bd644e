//! How much a problem matters.

use crate::lang::Lang;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// Probably not what was meant; nothing was left out.
    Warning,
    /// Something could not be read or was left out.
    Error,
}

impl Severity {
    /// Every severity, the gravest first.
    pub(crate) const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// The name for programs.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    /// The severity with this name.
    pub(crate) fn named(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.key() == key)
    }
}

impl Severity {
    /// The severity's name.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Error => lang.pick("错误", "error"),
            Self::Warning => lang.pick("警告", "warning"),
            Self::Note => lang.pick("提示", "note"),
        }
    }
}
