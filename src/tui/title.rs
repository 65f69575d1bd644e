//! What a step of the way is called.

use std::borrow::Cow;

use crate::index::Index;
use crate::lang::Lang;
use crate::problem::Rule;
use crate::query::Question;

/// What a level is called, in whatever language it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Title {
    /// Everything: nothing is asked.
    #[default]
    All,
    /// A name from the data, of a saved view, or a view as it was typed.
    Named(String),
    /// What is asked.
    Asked(Question),
    /// What a rule of the audit finds.
    Rule(Rule),
    /// The targets that apply in a year.
    Due(u16),
    /// The units that work with one.
    Partners,
    /// The targets of the tasks of a unit.
    Targets,
}

impl Title {
    /// The title in a language.
    pub fn text(&self, index: &Index, lang: Lang) -> Cow<'_, str> {
        match self {
            Self::All => lang.pick("全部任务", "all tasks").into(),
            Self::Named(name) => name.into(),
            Self::Asked(question) => question.query(index).in_words(lang).into(),
            Self::Rule(rule) => rule.title(lang).into(),
            Self::Due(year) => match lang {
                Lang::Zh => format!("{year}年指标").into(),
                Lang::En => format!("targets of {year}").into(),
            },
            Self::Partners => lang.pick("与谁协同", "partners").into(),
            Self::Targets => lang.pick("指标", "targets").into(),
        }
    }
}
