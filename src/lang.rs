//! The two languages of the interface.

use serde::Deserialize;

/// The language in which the program speaks. Data is shown as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The text in this language.
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// The name in settings.
    pub(crate) fn key(self) -> &'static str {
        self.pick("zh", "en")
    }

    /// The language with this name.
    pub(crate) fn named(key: &str) -> Option<Self> {
        [Self::Zh, Self::En].into_iter().find(|lang| lang.key() == key)
    }

    /// The other language.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }
}
