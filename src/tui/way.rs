//! The table of the ways in which an answer can be listed (看法): the one place where they are enumerated and named.
//!
//! What a way does is a file of its own in `ways`.

use super::words::Word;
use crate::lang::Lang;
use crate::text::fold::fold;

macro_rules! ways {
    ($($(#[$meta:meta])* $way:ident: $key:literal $letter:literal $zh:literal $en:literal;)*) => {
        /// What the list shows of the answer.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub enum Way {
            $($(#[$meta])* $way,)*
        }

        impl Way {
            /// Every way, in the order in which they are offered.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$way,)*];

            /// Its row of the table: the name in sessions and views; the letter that picks it in the menu, as the list of
            /// keys that the table of keys needs; the names for people.
            const fn row(self) -> (&'static str, &'static [&'static str], Word) {
                match self {
                    $(Self::$way => ($key, &[$letter], [$en, $zh]),)*
                }
            }
        }
    };
}

ways! {
    /// The tasks.
    #[default]
    Tasks: "tasks" "t" "任务" "tasks";
    /// The units that share the tasks of one.
    Partners: "partners" "p" "协同" "partners";
    /// Tasks as rows, units as columns.
    Matrix: "matrix" "m" "矩阵" "matrix";
    /// The targets.
    Targets: "targets" "g" "指标" "targets";
    /// The units that the tasks concern, and how much each has to do.
    Units: "units" "u" "单位" "units";
    /// Themes as rows, plans as columns.
    Compare: "compare" "c" "对照" "compare";
    /// What is missing or odd.
    Audit: "audit" "a" "体检" "audit";
}

impl Way {
    pub(crate) fn label(self, lang: Lang) -> &'static str {
        let (_, _, [en, zh]) = self.row();
        lang.pick(zh, en)
    }

    /// The names for people, Chinese and English.
    pub(super) const fn labels(self) -> (&'static str, &'static str) {
        let (_, _, [en, zh]) = self.row();
        (zh, en)
    }

    /// The letter that picks it in the menu of ways.
    pub(super) const fn letter(self) -> &'static [&'static str] {
        self.row().1
    }

    pub(crate) fn name(self) -> &'static str {
        self.row().0
    }

    pub(super) fn names(self) -> Word {
        let (name, _, [_, zh]) = self.row();
        [name, zh]
    }

    /// The way with this name, in either language and any case.
    pub(super) fn named(name: &str) -> Option<Self> {
        let name = fold(name);
        Self::ALL.iter().copied().find(|way| way.names().contains(&name.as_str()))
    }

    #[must_use]
    pub(super) fn beside(self, forward: bool) -> Self {
        let at = Self::ALL.iter().position(|way| *way == self).unwrap_or(0);
        let step = if forward { 1 } else { Self::ALL.len() - 1 };
        Self::ALL[(at + step) % Self::ALL.len()]
    }
}
