//! A question together with how its answer is shown: one line that can be saved, pasted and opened.
//!
//! ```text
//! lead:"银川市/市教育局" view:units sort:lead
//! ```
//! What is shown is a matter of the browser, which says what the values mean; here they are only read and written.
//! The reader's own things (the columns of the list, folded groups, marks) are no part of a view.

use std::fmt::{self, Display, Formatter};

use super::error::QueryError;
use super::parse::{Part, parts};
use super::showing::Showing;
use super::term::{Query, Text};
use crate::lang::Lang;

/// See the module's documentation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// What is asked.
    pub(crate) query: Query,
    /// How it is shown, where that is not as usual; each at most once.
    pub shown: Vec<(Showing, Vec<Text>)>,
}

impl View {
    /// Reads a view; everything that is wrong with its form is returned at once.
    ///
    /// ```
    /// use fengong::query::View;
    /// let view = View::parse("看法：矩阵 年份:2025").unwrap();
    /// assert_eq!(view.to_string(), "year:2025 view:矩阵");
    /// ```
    pub fn parse(text: &str) -> Result<Self, Vec<QueryError>> {
        let mut view = Self::default();
        let mut errors = Vec::new();
        for part in parts(text) {
            match part {
                Ok(Part::Term(term)) => view.query.terms.push(term),
                // Which of the two was meant nobody can know.
                Ok(Part::Shown(showing, _)) if view.says(showing).is_some() => {
                    errors.push(QueryError::SaidTwice(showing));
                }
                Ok(Part::Shown(showing, values)) => view.shown.push((showing, values)),
                Err(error) => errors.push(error),
            }
        }
        if errors.is_empty() { Ok(view) } else { Err(errors) }
    }

    /// What the view says of this, if anything.
    pub(crate) fn says(&self, showing: Showing) -> Option<&[Text]> {
        let said = self.shown.iter().find(|(said, _)| *said == showing);
        said.map(|(_, values)| values.as_slice())
    }

    /// The view in the words of a language; read again, it is the same view. What it is shown by is written as it is.
    pub fn in_words(&self, lang: Lang) -> String {
        let query = self.query.in_words(lang);
        let shown = self.shown.iter().map(|(showing, values)| {
            let [en, zh] = showing.names();
            let values: Vec<String> = values.iter().map(Text::to_string).collect();
            format!("{}:{}", lang.pick(zh, en), values.join(","))
        });
        let parts = [query].into_iter().filter(|query| !query.is_empty()).chain(shown);
        parts.collect::<Vec<_>>().join(" ")
    }

    /// Whether it asks nothing and says nothing about how it is shown.
    pub(crate) fn is_empty(&self) -> bool {
        self.query.is_empty() && self.shown.is_empty()
    }
}

impl Display for View {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_words(Lang::En))
    }
}
