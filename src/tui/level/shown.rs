//! How a level is shown, in the words of a [`View`]: what is listed, in which manner, on whose page.
//!
//! What is as usual is not written, so that the view of a plain question is the question.

use super::manner::MANNERS;
use super::words::{Word, all_words, value_of};
use super::{Level, Listed};
use crate::index::Index;
use crate::lang::Lang;
use crate::query::{
    Field, Query, QueryError, Showing, Text, View, resolve, unit_named, unit_value,
};

impl Level {
    /// What is asked and how it is shown, so that it can be shown again anywhere.
    pub fn view(&self, index: &Index) -> View {
        let mut query = self.query.clone();
        let mut shown = Vec::new();
        let mut say = |showing, words: &[&str]| {
            shown.push((showing, words.iter().map(|word| Text::value(word)).collect()));
        };
        // To somebody else, what is ours is the page of a unit.
        if let Some(unit) = self.ours() {
            // Only what the page or the lens added: the same may have been asked for before.
            if self.ours_term(index).is_some_and(|ours| query.terms.last() == Some(&ours)) {
                query.terms.pop();
            }
            say(Showing::Page, &[&unit_value(unit, index)]);
        }
        // Filters first, as they are when it is shown again: the same view is the same line.
        query.terms.sort_by_key(|term| term.of_field().is_none());
        let name = self.listed.name();
        match (self.listed, self.subject()) {
            // Nothing would ask nothing, which is to go on where one was.
            (Listed::Tasks, _) if query.is_empty() && self.ours().is_none() => {
                say(Showing::Listed, &[name]);
            }
            (Listed::Tasks, _) => {}
            // Whose partners they are must be said where that is not the page's unit.
            (Listed::Partners, Some(unit)) if self.ours().is_none() => {
                say(Showing::Listed, &[name, &unit_value(unit, index)]);
            }
            _ => say(Showing::Listed, &[name]),
        }
        for (showing, words) in self.manner(self.listed) {
            say(showing, &words);
        }
        View { query, shown }
    }

    /// What is asked and how it is shown, on one line in the words of a language.
    pub fn line(&self, index: &Index, lang: Lang) -> String {
        let mut view = self.view(index);
        for (showing, values) in &mut view.shown {
            let known = self.words(*showing);
            for value in values {
                let word = known.iter().find(|[en, _]| *en == value.text());
                if let Some([en, zh]) = word {
                    *value = Text::value(lang.pick(zh, en));
                }
            }
        }
        view.in_words(lang)
    }

    /// Shows what a view says; what is not said is as usual.
    ///
    /// The error lists what means nothing here; the level may then have been changed in part.
    pub fn show_as(&mut self, view: &View, index: &Index) -> Result<(), Vec<QueryError>> {
        let mut errors = Vec::new();
        for showing in Showing::ALL {
            if let Some(values) = view.says(showing) {
                let words: Vec<&str> = values.iter().map(Text::text).collect();
                errors.extend(self.show_word(showing, &words, index).err());
            }
        }
        // A filter by role could not be understood before it was known whose page this is.
        let whole = view.query.terms.iter().cloned().chain(self.ours_term(index)).collect();
        if self.page.is_some()
            && let Err(unknown) = resolve(&Query { terms: whole }, index)
        {
            errors.extend(unknown);
        }
        self.cursor_to_first_item();
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }

    fn show_word(
        &mut self,
        showing: Showing,
        words: &[&str],
        index: &Index,
    ) -> Result<(), QueryError> {
        let word = words.first().copied().unwrap_or_default();
        let unknown =
            |known: Vec<Word>| QueryError::UnknownShowing(showing, words.join(","), known);
        let unit = |name: &str| {
            unit_named(name, index, |_| true).map_err(|wrong| wrong.in_field(Field::Unit))
        };
        match showing {
            Showing::Page if words.len() == 1 => self.make_page_of(unit(word)?, index),
            // Two units have no page of their own.
            Showing::Page => {
                unit(&words.join(","))?;
            }
            Showing::Listed => {
                let names = Listed::ALL.map(|listed| (listed, listed.names()));
                let listed = match (value_of(&names, word), words) {
                    (Some(Listed::Partners), [_, name]) => {
                        self.partners_of = Some(unit(name)?);
                        Some(Listed::Partners)
                    }
                    (listed, [_]) => listed,
                    _ => None,
                };
                let listed = listed.ok_or_else(|| unknown(all_words(&names)))?;
                if listed == Listed::Partners && self.page.or(self.partners_of).is_none() {
                    return Err(QueryError::PartnersOfNobody);
                }
                self.show(listed, index);
            }
            Showing::Group | Showing::Sort | Showing::Also => {
                self.set_manner(showing, words).map_err(unknown)?;
                self.rearrange(self.arrangement.clone(), index);
            }
        }
        Ok(())
    }

    /// How everything is listed where that is not as usual, a view each; what is listed now is the last.
    pub fn manners(&self) -> Vec<String> {
        let others = Listed::ALL.into_iter().filter(|listed| *listed != self.listed);
        let changed = others.filter(|listed| !self.manner(*listed).is_empty());
        let line = |listed: Listed| {
            let named = (Showing::Listed, vec![listed.name()]);
            let words = |(showing, words): (Showing, Vec<&str>)| {
                (showing, words.iter().map(|word| Text::value(word)).collect())
            };
            let shown = [named].into_iter().chain(self.manner(listed)).map(words).collect();
            View { query: Query::default(), shown }.to_string()
        };
        changed.chain([self.listed]).map(line).collect()
    }

    /// Lists everything as it was written down, when it is asked next; what means nothing is as usual.
    pub fn recall_manners(&mut self, lines: &[String]) {
        for line in lines {
            let Ok(view) = View::parse(line) else { continue };
            let said = |showing| -> Vec<&str> {
                view.says(showing).into_iter().flatten().map(Text::text).collect()
            };
            self.listed = Listed::named(said(Showing::Listed).first().copied().unwrap_or_default());
            for showing in MANNERS {
                let words = said(showing);
                if !words.is_empty() {
                    let _ = self.set_manner(showing, &words);
                }
            }
        }
    }
}
