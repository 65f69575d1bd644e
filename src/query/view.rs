//! A question together with how its answer is shown: one line that can be saved, pasted and opened.
//!
//! ```text
//! lead:"银川市/市教育局" view:units sort:lead
//! ```
//! What is shown is a matter of the browser, which says what the values mean; here they are only read and written.
//! The reader's own things (the columns of the list, folded groups, marks) are no part of a view.

use std::fmt::{self, Display, Formatter};

use super::parse::{Part, parts};
use super::{Field, Query, QueryError, Term, Text};
use crate::lang::Lang;
use crate::text::fold::fold;

/// What a word of a view that asks nothing is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Showing {
    /// 单位页: the unit whose page it is.
    Page,
    /// 看法: what is listed of the answer.
    Listed,
    /// 分组: under which heads.
    Group,
    /// 排序: in which order.
    Sort,
    /// 另显: what is shown as well, though it has nothing or is not found.
    Also,
}

impl Showing {
    /// All of them, in the order in which they are written.
    pub const ALL: [Self; 5] = [Self::Page, Self::Listed, Self::Group, Self::Sort, Self::Also];

    /// The names: the one it is printed with, the Chinese one.
    pub fn names(self) -> [&'static str; 2] {
        match self {
            Self::Page => ["page", "单位页"],
            Self::Listed => ["view", "看法"],
            Self::Group => ["group", "分组"],
            Self::Sort => ["sort", "排序"],
            Self::Also => ["also", "另显"],
        }
    }

    /// The one with this name, in either language and any case.
    pub fn named(name: &str) -> Option<Self> {
        let name = fold(name);
        Self::ALL.into_iter().find(|showing| showing.names().contains(&name.as_str()))
    }
}

/// See the module's documentation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// What is asked.
    pub query: Query,
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
    pub fn says(&self, showing: Showing) -> Option<&[Text]> {
        let said = self.shown.iter().find(|(said, _)| *said == showing);
        said.map(|(_, values)| values.as_slice())
    }

    /// What is asked where nothing can be shown otherwise: a page is about the tasks that concern its unit.
    #[must_use]
    pub fn question(&self) -> Query {
        let mut query = self.query.clone();
        let page = self.says(Showing::Page).map(<[Text]>::to_vec);
        query.terms.extend(page.map(|unit| Term::field(Field::Concerns, unit)));
        query
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
    pub fn is_empty(&self) -> bool {
        self.query.is_empty() && self.shown.is_empty()
    }
}

impl Display for View {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_words(Lang::En))
    }
}
