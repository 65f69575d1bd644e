//! The one serialiser of what is asked: an `Ask` as a [`View`], which is one line of text, and back.
//!
//! Saved views, sessions and data that is loaded again all use it; there is one reader, for both languages. What is as
//! usual is not written, so that the view of a plain question is the question. Units are always written with their region.

use super::ways::choice::{self, arrange, said};
use crate::data::Data;
use crate::index::Index;
use crate::lang::Lang;
use crate::model::UnitId;
use crate::query::{
    Field, Filter, Query, QueryError, Question, Showing, Text, Value, View, look_up, unit_named,
};
use crate::tui::{ask::Ask, lens::Lens, level::Level, way::Way, ways, words::Word};

const ARRANGING: [Showing; 3] = [Showing::Group, Showing::Sort, Showing::Also];

/// A level as a view that means the same to everybody: what is typed is part of the question, what is ours is the page of a
/// unit.
pub fn view(level: &Level, data: &Data) -> View {
    let (ask, shown) = (level.ask(), level.shown());
    // A filter by role rests where there is no unit whose role it could be.
    let rests = shown.answer.units().is_empty();
    let in_force = |filter: &&Filter| filter.field != Field::Role || !rests;
    let filters = ask.filters.iter().chain(&shown.typed).filter(in_force).cloned().collect();
    let question = Question { filters, words: shown.answer.question.words.clone() };
    let seen = Ask { way: shown.way, page: level.ours(), ..ask.clone() };
    write(&question, &seen, shown.lens, data)
}

/// The view of a level on one line in the words of a language.
pub fn line(level: &Level, data: &Data, lang: Lang) -> String {
    let mut view = view(level, data);
    for (showing, values) in &mut view.shown {
        let known = words(*showing, level.shown().way);
        for value in values {
            if let Some([en, zh]) = known.iter().find(|[en, _]| *en == value.text()) {
                *value = Text::value(lang.pick(zh, en));
            }
        }
    }
    view.in_words(lang)
}

/// What is asked, without what is typed in the search box, as the first line; then how the other ways of listing are
/// arranged, a line each.
pub(super) fn lines(ask: &Ask, data: &Data) -> Vec<String> {
    let question = Question { filters: ask.filters.clone(), words: Vec::new() };
    let asked = write(&question, ask, Lens::default(), data);
    let others = Way::ALL.iter().filter(|way| **way != ask.way).filter_map(|way| {
        let said = arranging(ask, *way);
        let listed = (Showing::Listed, vec![Text::value(way.name())]);
        let shown = std::iter::once(listed).chain(said.clone()).collect();
        (!said.is_empty()).then(|| View { query: Query::default(), shown }.to_string())
    });
    std::iter::once(asked.to_string()).chain(others).collect()
}

fn write(question: &Question, ask: &Ask, lens: Lens, data: &Data) -> View {
    let (way, page) = (ask.way, ask.page);
    let unit = |unit| Text::value(&data.model().unit_name(unit));
    let mut shown = Vec::new();
    shown.extend(page.map(|page| (Showing::Page, vec![unit(page)])));
    let name = Text::value(way.name());
    match (way, ask.subject(lens)) {
        // Nothing would ask nothing, which is to go on where one was.
        (Way::Tasks, _) if question.is_empty() && page.is_none() => {
            shown.push((Showing::Listed, vec![name]));
        }
        (Way::Tasks, _) => {}
        // Whose partners they are must be said where that is not the page's unit.
        (Way::Partners, Some(of)) if page.is_none() => {
            shown.push((Showing::Listed, vec![name, unit(of)]));
        }
        _ => shown.push((Showing::Listed, vec![name])),
    }
    shown.extend(arranging(ask, way));
    View { query: question.query(data.index()), shown }
}

/// How a way is arranged, as far as that is not as usual.
fn arranging(ask: &Ask, way: Way) -> Vec<(Showing, Vec<Text>)> {
    let said = ARRANGING.into_iter().map(|showing| {
        let words = said(&ways::of(way).choices(), &ask.arrangement, showing);
        (showing, words.into_iter().map(Text::value).collect::<Vec<_>>())
    });
    said.filter(|(_, words)| !words.is_empty()).collect()
}

/// The words that can be said of how something is shown.
fn words(showing: Showing, way: Way) -> Vec<Word> {
    match showing {
        Showing::Page => Vec::new(),
        Showing::Listed => Way::ALL.iter().map(|way| way.names()).collect(),
        Showing::Group | Showing::Sort | Showing::Also => {
            choice::words(&ways::of(way).choices(), showing)
        }
    }
}

/// What a view asks, seen through a lens; free words become the text of the search box. Everything that means nothing is
/// returned at once.
pub fn read(view: &View, data: &Data, lens: Lens) -> Result<Ask, Vec<QueryError>> {
    let (ask, mut errors) = read_partly(view, data);
    if lens.ours().is_some() {
        errors.retain(|error| *error != QueryError::RoleOfNobody);
    }
    if errors.is_empty() { Ok(ask) } else { Err(errors) }
}

/// What is wrong with a view, whoever looks at it; for where there is no browser.
pub fn wrong(view: &View, data: &Data) -> Vec<QueryError> {
    let mut errors = read_partly(view, data).1;
    // Whose roles are asked for may be said elsewhere.
    errors.retain(|error| *error != QueryError::RoleOfNobody);
    errors
}

/// What a view asks as far as it means something, and what is wrong with the rest.
pub(super) fn read_partly(view: &View, data: &Data) -> (Ask, Vec<QueryError>) {
    let (question, mut errors) = look_up(&view.query, data.index());
    let search = Question { filters: Vec::new(), words: question.words.clone() };
    let mut ask = Ask {
        search: search.query(data.index()).to_string(),
        filters: question.filters,
        ..Ask::default()
    };
    for showing in Showing::ALL {
        if let Some(values) = view.says(showing) {
            let words: Vec<&str> = values.iter().map(Text::text).collect();
            errors.extend(say(&mut ask, showing, &words, data.index()).err());
        }
    }
    if ask.filters.iter().any(|filter| filter.field == Field::Role) && units(&ask).is_empty() {
        errors.push(QueryError::RoleOfNobody);
    }
    (ask, errors)
}

/// The units whose roles can be told apart, the page's among them.
fn units(ask: &Ask) -> Vec<UnitId> {
    let page = ask.page.map(|unit| Filter::one(Field::Concerns, Value::Unit(unit)));
    let filters = ask.filters.iter().cloned().chain(page).collect();
    Question { filters, words: Vec::new() }.units()
}

/// Arranges the ways that are not listed now as [`lines`] wrote it down; what means nothing any more is as usual.
pub(super) fn rearrange(ask: &mut Ask, lines: &[String]) {
    for line in lines {
        let Ok(view) = View::parse(line) else { continue };
        let listed = view.says(Showing::Listed).and_then(<[Text]>::first);
        let Some(way) = listed.and_then(|name| Way::named(name.text())) else { continue };
        for showing in ARRANGING {
            let words: Vec<&str> =
                view.says(showing).into_iter().flatten().map(Text::text).collect();
            if !words.is_empty() {
                let _ = arrange(&ways::of(way).choices(), &mut ask.arrangement, showing, &words);
            }
        }
    }
}

fn say(ask: &mut Ask, showing: Showing, words: &[&str], index: &Index) -> Result<(), QueryError> {
    let word = words.first().copied().unwrap_or_default();
    let unknown = |known: Vec<Word>| QueryError::UnknownShowing(showing, words.join(","), known);
    let unit =
        |name: &str| unit_named(name, index, |_| true).map_err(|wrong| wrong.in_field(Field::Unit));
    match showing {
        // Two units have no page of their own: their names together are none.
        Showing::Page => ask.page = Some(unit(&words.join(","))?),
        Showing::Listed => {
            let way = match (Way::named(word), words) {
                (Some(Way::Partners), [_, name]) => {
                    ask.partners_of = Some(unit(name)?);
                    Some(Way::Partners)
                }
                (way, [_]) => way,
                _ => None,
            };
            let way = way.ok_or_else(|| unknown(self::words(showing, ask.way)))?;
            if way == Way::Partners && ask.page.or(ask.partners_of).is_none() {
                return Err(QueryError::PartnersOfNobody);
            }
            ask.way = way;
        }
        Showing::Group | Showing::Sort | Showing::Also => {
            let choices = ways::of(ask.way).choices();
            if arrange(&choices, &mut ask.arrangement, showing, words).is_none() {
                let mut known = choice::words(&choices, showing);
                // `down` says nothing by itself.
                let mut copy = ask.arrangement.clone();
                known.retain(|word| arrange(&choices, &mut copy, showing, &word[..1]).is_some());
                return Err(unknown(known));
            }
        }
    }
    Ok(())
}
