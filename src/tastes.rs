//! What a user likes: colours, looks, ways of copying, by the names that settings and the command line give them.

use serde::Deserialize;

use crate::lang::Lang;

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Colour {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// A set of styles for a kind of terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Look {
    /// For a dark background.
    #[default]
    Dark,
    /// For a light background.
    Light,
    /// High contrast: bright on dark, nothing dimmed.
    Contrast,
    /// Without colour: attributes only.
    Plain,
}

impl Look {
    /// The look after this one.
    #[must_use]
    pub(crate) fn next(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::Contrast,
            Self::Contrast => Self::Plain,
            Self::Plain => Self::Dark,
        }
    }

    /// The name for people.
    pub(crate) fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Dark => lang.pick("深色背景", "for dark backgrounds"),
            Self::Light => lang.pick("浅色背景", "for light backgrounds"),
            Self::Contrast => lang.pick("高对比度", "high contrast"),
            Self::Plain => lang.pick("无颜色", "without colours"),
        }
    }

    /// The name in settings.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Contrast => "contrast",
            Self::Plain => "plain",
        }
    }

    /// The look with this name in settings.
    pub(crate) fn named(key: &str) -> Option<Self> {
        [Self::Dark, Self::Light, Self::Contrast, Self::Plain]
            .into_iter()
            .find(|look| look.key() == key)
    }
}

/// How texts are copied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Clipboard {
    /// The desktop's clipboard where there is one, else by the terminal.
    #[default]
    Auto,
    /// The desktop's clipboard.
    Native,
    /// By the terminal.
    Osc52,
    /// Only to the file.
    File,
    /// Nothing is copied.
    Off,
}

impl Clipboard {
    /// Every way by its name on the command line.
    pub(crate) const NAMES: [(&'static str, Self); 5] = [
        ("auto", Self::Auto),
        ("native", Self::Native),
        ("osc52", Self::Osc52),
        ("file", Self::File),
        ("off", Self::Off),
    ];

    /// The way with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.into_iter().find(|(known, _)| *known == name).map(|(_, way)| way)
    }
}
