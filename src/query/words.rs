//! Finding free words in tasks: where a word is looked for, and which find is better.
//!
//! How a word fits a text is [`super::matching`]'s business. A literal fit is better than one by pinyin, that
//! better than one with gaps; then a whole name is better than a part, then a number, a title better than a unit, a unit
//! by the name that the plan knows it by better than by another, that better than an area, a theme, a measure, a target, what the plan is called. One or two letters mean units before titles.
//! A word with digits is looked for as a number of a task, an amount, a year, a document number, and literally where its
//! digits are whole.

use super::amount::Amount;
use super::matching::{Fit, Kind, Length, Wanted};
use super::numbered::Numbered;
use super::numerals::in_digits;
use super::said::Said;
use super::term::{Text, UNASSIGNED};
use super::years::plausible;
use crate::index::{Dimension, Index, Place, TargetSet, TaskSet};
use crate::model::{TargetId, TaskId, UnitId};
use crate::text::fold::letters;

/// Where one word was found.
#[derive(Clone, Debug)]
pub(super) struct WordHits {
    /// How good the best find is, per task; [`NOT_FOUND`] if there is none.
    ranks: Vec<u16>,
    /// The targets in which it was found.
    targets: TargetSet,
    /// The tasks of which it says whose they are or in which plan and year, not what they are about.
    context: TaskSet,
    /// The tasks in which it was found in the words of the plan or of our lists, not only in what people say of the task.
    written: TaskSet,
}

const NOT_FOUND: u16 = u16::MAX;

/// How much less a synonym is worth: less than any find of the word itself of the same kind, more than one of the
/// next kind.
const SYNONYM: u16 = 100;

/// How much less is worth what is read so than what is written so.
const PINYIN: u16 = 200;

/// How much less is worth what is meant by what letters spell: as much as what they spell, in a place that is next to its.
const SPELT_SYNONYM: u16 = PINYIN + 5;

/// How much less is worth what letters spell that people say of a task.
const SPELT: u16 = 260;

impl WordHits {
    /// Looks for a word everywhere; for its synonyms as well unless it is `exact`.
    pub(super) fn of(word: &Text, exact: bool, index: &Index) -> Self {
        let said = Said::of(word);
        let mut hits = Self::nowhere(index);
        if Wanted::new(&said.key).is_empty() {
            hits.ranks.fill(0);
            hits.written = index.all();
            hits.context = index.all();
            return hits;
        }
        hits.look_for(&said.key, index);
        if !exact {
            let mut look = |variant: &str, less: u16| {
                let mut others = Self::nowhere(index);
                others.look_for_synonym(variant, index);
                hits.or(&others, less);
            };
            for variant in index.variants(&said.key) {
                look(&variant, SYNONYM);
            }
            // What letters may stand for is less than what they spell: laoling is 乐陵 before it is 老龄, which means 老年人.
            for variant in spelt(&said.key, index) {
                look(&variant, SPELT_SYNONYM);
            }
        }
        // What is found as it stands is meant so: 一项 is not 1项.
        if !exact && hits.written.is_empty() {
            hits.read_otherwise(&said, index);
        }
        if let Some((region, rest)) = after_region(&said.key, index).filter(|_| !word.is_quoted()) {
            let in_region = Self::of(&Text::quoted(region), true, index);
            let rest = Self::of(&Text { text: rest.to_owned(), quoted: false }, exact, index);
            hits.or(&in_region.and(&rest), 0);
        }
        if let [first, rest @ ..] = said.parts.as_slice() {
            let part = |key: &str| Self::of(&Text::quoted(key), exact, index);
            let all = rest.iter().fold(part(first), |all, key| all.and(&part(key)));
            hits.or(&all, 0);
        }
        hits
    }

    /// Looks for what letters may spell: names and texts, or words that people say for others.
    pub(super) fn of_letters(letters: &str, index: &Index) -> Self {
        let mut hits = Self::nowhere(index);
        hits.look_for(letters, index);
        for variant in spelt(letters, index) {
            hits.look_for_synonym(&variant, index);
        }
        hits
    }

    /// Reads a word that is found nowhere as it stands as a number or year in 汉字, as the heading of a list, as two names.
    fn read_otherwise(&mut self, said: &Said, index: &Index) {
        let year = || plausible(&said.key).map(|years| years.start().to_string());
        for other in in_digits(&said.key).or_else(year).iter().chain(&said.unnumbered) {
            self.look_for(other, index);
        }
        let whole = |part: &&str| part.chars().nth(2).is_some();
        let names = ['和', '与', '及'].iter().find_map(|and| said.key.split_once(*and));
        if let Some((one, other)) = names.filter(|(one, other)| whole(one) && whole(other)) {
            let part = |key: &str| Self::of(&Text::quoted(key), true, index);
            self.or(&part(one).and(&part(other)), 0);
        }
    }

    fn nowhere(index: &Index) -> Self {
        Self {
            ranks: vec![NOT_FOUND; index.len()],
            context: index.none(),
            targets: index.no_targets(),
            written: index.none(),
        }
    }

    /// The tasks in which both were found.
    fn and(mut self, other: &Self) -> Self {
        for (a, b) in self.ranks.iter_mut().zip(&other.ranks) {
            *a = if *b == NOT_FOUND { NOT_FOUND } else { (*a).max(*b) };
        }
        self.written.and(&other.written);
        self.context.and(&other.context);
        self.targets.or(&other.targets);
        self
    }

    /// Adds where something else was found that is worth less by `less`.
    pub(super) fn or(&mut self, other: &Self, less: u16) {
        for (a, b) in self.ranks.iter_mut().zip(&other.ranks) {
            *a = (*a).min(b.saturating_add(less));
        }
        self.written.or(&other.written);
        self.context.or(&other.context);
        self.targets.or(&other.targets);
    }

    /// A synonym is looked for as it stands. It is no name of a unit: 妇女 for 女同志 is not the 妇女 in 妇女联合会. It may be the
    /// beginning of a collective's (各镇 of 各镇人民政府 for 乡镇).
    fn look_for_synonym(&mut self, key: &str, index: &Index) {
        let wanted = Wanted::new(key);
        let literal = |place| rank(Kind::Literal, Fit::Part, place, &wanted);
        for (place, tasks) in [
            (Place::Title, index.find_in_titles(key)),
            (Place::Area, index.find_in_areas(key)),
            (Place::Measure, index.find_in_measures(key)),
        ] {
            tasks.iter().for_each(|task| self.found(task, literal(place)));
        }
        for target in index.find_in_targets(key).iter() {
            self.found_target(target, literal(Place::Target), index);
        }
        for (theme, keys) in index.theme_keys().iter().enumerate() {
            if keys.iter().any(|name| name == key) {
                self.found_all(Dimension::Theme, theme, literal(Place::Theme), index);
            }
        }
        self.in_units(&wanted, index, |unit| index.model().unit(unit).collective);
    }

    fn look_for(&mut self, key: &str, index: &Index) {
        let wanted = Wanted::new(key);
        if key.contains(|c: char| c.is_ascii_digit()) {
            self.in_numbers(key, index);
            self.in_literal_digits(key, &wanted, index);
        } else {
            if key == UNASSIGNED {
                let rank = rank(Kind::Literal, Fit::Whole, Place::Unit, &wanted);
                let nobody = index.without(Dimension::Unit);
                nobody.iter().for_each(|task| self.found(task, rank));
            }
            if key.starts_with('(') {
                self.in_numbers(key, index);
            }
            self.in_titles(&wanted, index);
            self.in_units(&wanted, index, |_| true);
            self.in_prose(&wanted, key, index);
            self.in_said(&wanted, key, index);
        }
        self.in_plans(key, &wanted, index);
        self.in_citations(key, &wanted, index);
    }

    /// Where tasks stand in their documents, as it is copied: headings, or headings and number.
    fn in_citations(&mut self, key: &str, wanted: &Wanted, index: &Index) {
        // 第3、5项 is not 第35项.
        let joins_numbers = key.starts_with(|c: char| c == '第' || c.is_ascii_digit())
            && key.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).count()
                > 1;
        let key = letters(key);
        if key.chars().nth(3).is_none() || joins_numbers {
            return;
        }
        for task in index.model().task_ids() {
            let citation = index.citation_key(task);
            // All that is copied of where a task is from begins with its document.
            let of_document = || {
                let plan = index.plan_names().get(index.model().task(task).plan.index());
                plan.is_some_and(|plan| key.starts_with(plan.letters()) && key.ends_with(citation))
            };
            if citation.contains(&key) || of_document() {
                // The end of a title is no number.
                let title = letters(index.title_key(task)).len();
                let whole = citation.ends_with(&key) && key.len() > title || of_document();
                let fit = if whole { Fit::Whole } else { Fit::Part };
                let place = if whole { Place::Number } else { Place::Area };
                self.found(task, rank(Kind::Literal, fit, place, wanted));
            }
        }
    }

    /// Titles of tasks and areas, and names of themes.
    fn in_titles(&mut self, wanted: &Wanted, index: &Index) {
        let readings = index.readings();
        let rank = |place: Place, key: &str| {
            let (kind, fit) = wanted.fit(key, Length::Short, readings)?;
            Some(rank(kind, fit, place, wanted))
        };
        for task in index.model().task_ids() {
            if let Some(rank) = rank(Place::Title, index.title_key(task)) {
                self.found(task, rank);
            }
        }
        for (area, key) in index.area_keys().iter().enumerate() {
            if let Some(rank) = rank(Place::Area, key) {
                self.found_all(Dimension::Area, area, rank, index);
            }
        }
        for (theme, keys) in index.theme_keys().iter().enumerate() {
            let fits = keys.iter().filter_map(|key| wanted.fit(key, Length::Short, readings));
            // A theme is named by us: its whole name is worth no more than a part of a title.
            let whole = fits.filter(|(kind, fit)| *kind != Kind::Gapped && *fit == Fit::Whole);
            if let Some((kind, _)) = whole.min() {
                let rank = self::rank(kind, Fit::Part, Place::Theme, wanted);
                self.found_all(Dimension::Theme, theme, rank, index);
            }
        }
    }

    /// What people say of a task, from its beginning or, in 汉字, anywhere in it. It is worth as much as a synonym; letters that
    /// may stand for it, less than those that stand for a title with gaps.
    fn in_said(&mut self, wanted: &Wanted, key: &str, index: &Index) {
        if !wanted.has_letters() {
            let rank = rank(Kind::Literal, Fit::Part, Place::Measure, wanted) + SYNONYM;
            for task in index.find_in_said(key).iter() {
                self.ranked(task, rank);
            }
            return;
        }
        let readings = index.readings();
        for task in index.model().task_ids() {
            let said = index.said_keys(task).filter(|said| wanted.begins_like(said, readings));
            let fits = said.filter_map(|said| wanted.fit(said, Length::Short, readings));
            if let Some((kind, fit)) = fits.filter(|(_, fit)| *fit != Fit::Part).min() {
                self.ranked(task, rank(kind, fit, Place::Measure, wanted) + SPELT);
            }
        }
    }

    /// The names of those units that `may` be meant.
    fn in_units(&mut self, wanted: &Wanted, index: &Index, may: impl Fn(UnitId) -> bool) {
        let readings = index.readings();
        let fit = |key: &String| wanted.fit(key, Length::Short, readings);
        let ranked = |place: Place| move |(kind, fit): (Kind, Fit)| rank(kind, fit, place, wanted);
        for unit in (0..index.model().units.len()).map(UnitId::at).filter(|unit| may(*unit)) {
            let (own, with_region) = index.unit_keys_and_region(unit);
            // Another name of the unit is worth no more than a synonym of a word.
            let written = own.iter().take(1).filter_map(fit).min().map(ranked(Place::Unit));
            let alias = || {
                let best = own.iter().filter_map(fit).min();
                best.map(ranked(Place::Unit)).map(|rank| rank + SYNONYM)
            };
            // With its region a name is only found from its beginning.
            let with_region = || {
                let keys = with_region.iter().filter(|key| wanted.begins_like(key, readings));
                keys.filter_map(fit).min().map(ranked(Place::Plan))
            };
            let whole = || {
                let keys = index.whole_unit_keys(unit).iter();
                let fits = keys.filter(|key| wanted.begins_like(key, readings)).filter_map(fit);
                fits.filter(|(_, fit)| *fit == Fit::Whole).min().map(ranked(Place::Unit))
            };
            let best = written.into_iter().chain(alias()).min();
            if let Some(rank) = best.or_else(with_region).or_else(whole) {
                self.found_all(Dimension::Unit, unit.index(), rank, index);
            }
        }
    }

    /// Measures and targets: literally by one scan; by pinyin and with gaps, text by text.
    fn in_prose(&mut self, wanted: &Wanted, key: &str, index: &Index) {
        let literal = |place| rank(Kind::Literal, Fit::Part, place, wanted);
        for task in index.find_in_measures(key).iter() {
            self.found(task, literal(Place::Measure));
        }
        for target in index.find_in_targets(key).iter() {
            self.found_target(target, literal(Place::Target), index);
        }
        for task in index.find_in_originals(key).iter() {
            self.found(task, literal(Place::Original));
        }
        for task in index.find_in_aims(key).iter() {
            self.found(task, literal(Place::Aim));
        }
        if wanted.len() < 4 {
            return;
        }
        let fits = |text: &str| wanted.fit(text, Length::Long, index.readings());
        for task in index.model().task_ids() {
            if let Some((kind, _)) = index.measure_keys(task).filter_map(fits).min() {
                self.found(task, rank(kind, Fit::Part, Place::Measure, wanted));
            }
            for target in index.targets_of(task) {
                if let Some((kind, _)) = fits(index.target_name(target)) {
                    self.found_target(target, rank(kind, Fit::Part, Place::Target, wanted), index);
                }
            }
        }
    }

    /// The number of a task, an amount, a year.
    fn in_numbers(&mut self, key: &str, index: &Index) {
        let model = index.model();
        let literal = |fit, place| rank(Kind::Literal, fit, place, &Wanted::new(key));
        let amount = Amount::parse(key);
        let meant = |f: &&crate::index::Figure| {
            amount.as_ref().is_some_and(|amount| amount.fits(f.value, f.max, &f.counted))
        };
        if let Some(numbered) = Numbered::parse(key, index) {
            // 1-2 is an amount where there is such a one.
            let is_amount = || index.figures().iter().any(|figure| meant(&figure));
            let means_numbers = !numbered.is_bare_range(key) || !is_amount();
            for task in model.task_ids().filter(|_| means_numbers) {
                if let Some(fit) = numbered.fit(task, index) {
                    self.found(task, literal(fit, Place::Number));
                }
            }
        }
        for figure in index.figures().iter().filter(meant) {
            match figure.target {
                Some(target) => {
                    self.found_target(target, literal(Fit::Start, Place::Target), index);
                }
                None => self.found(figure.task, literal(Fit::Part, Place::Measure)),
            }
        }
        let asked = plausible(key);
        for (at, year) in index.years().iter().enumerate() {
            if asked.as_ref().is_some_and(|asked| asked.contains(year)) {
                self.found_all(Dimension::Year, at, literal(Fit::Part, Place::Year), index);
                for target in index.applying(*year).iter() {
                    self.found_target(target, literal(Fit::Part, Place::Target), index);
                }
            }
        }
    }

    /// Literally, but not inside a longer number.
    fn in_literal_digits(&mut self, key: &str, wanted: &Wanted, index: &Index) {
        let literal = |place| rank(Kind::Literal, Fit::Part, place, wanted);
        for task in index.model().task_ids() {
            if holds_whole(index.title_key(task), key) {
                self.found(task, literal(Place::Title));
            }
            if index.measure_keys(task).any(|text| holds_whole(text, key)) {
                self.found(task, literal(Place::Measure));
            }
            if index.original_keys(task).any(|text| holds_whole(text, key)) {
                self.found(task, literal(Place::Original));
            }
            for target in index.targets_of(task) {
                if index.target_keys(target).any(|text| holds_whole(text, key)) {
                    self.found_target(target, literal(Place::Target), index);
                }
            }
        }
        for (area, title) in index.area_keys().iter().enumerate() {
            if holds_whole(title, key) {
                self.found_all(Dimension::Area, area, literal(Place::Area), index);
            }
        }
    }

    /// What plans are called. A word by which all are called says nothing.
    fn in_plans(&mut self, key: &str, wanted: &Wanted, index: &Index) {
        let plans = index.plan_names();
        let short = |at: &usize| plans[*at].is_short_for_title(key);
        let titled: Vec<usize> = (0..plans.len()).filter(short).collect();
        let mut titled = if titled.len() == plans.len() { Vec::new() } else { titled };
        // What stands in one title alone means that plan: 责任清单.
        if titled.is_empty() && key.chars().nth(3).is_some() {
            let of_title = |at: &usize| plans[*at].title.contains(key);
            titled = (0..plans.len()).filter(of_title).collect();
            titled.truncate(usize::from(titled.len() == 1));
        }
        for (at, plan) in plans.iter().enumerate() {
            let region = || {
                let keys = plan.regions.iter();
                keys.filter_map(|key| wanted.fit(key, Length::Short, index.readings())).min()
            };
            let fit = if titled.contains(&at) || plan.is_called(key) {
                Some((Kind::Literal, Fit::Part))
            } else {
                region()
            };
            if let Some((kind, fit)) = fit {
                let rank = rank(kind, fit, Place::Plan, wanted);
                self.found_all(Dimension::Plan, at, rank, index);
            }
        }
    }

    fn found_all(&mut self, dimension: Dimension, value: usize, rank: u16, index: &Index) {
        let tasks = index.with(dimension, [value]);
        if matches!(dimension, Dimension::Unit | Dimension::Plan | Dimension::Year) {
            self.context.or(&tasks);
        }
        tasks.iter().for_each(|task| self.found(task, rank));
    }

    fn found(&mut self, task: TaskId, rank: u16) {
        self.written.insert(task);
        self.ranked(task, rank);
    }

    fn found_target(&mut self, target: TargetId, rank: u16, index: &Index) {
        self.targets.insert(target);
        self.written.insert(index.task_of(target));
        self.ranked(index.task_of(target), rank);
    }

    fn ranked(&mut self, task: TaskId, rank: u16) {
        if let Some(best) = self.ranks.get_mut(task.index()) {
            *best = rank.min(*best);
        }
    }

    /// Every task in which the word was found.
    pub(super) fn tasks(&self, index: &Index) -> TaskSet {
        let mut set = index.none();
        for (task, rank) in self.ranks.iter().enumerate() {
            if *rank != NOT_FOUND {
                set.insert(TaskId::at(task));
            }
        }
        set
    }

    /// The tasks in which it was found in the words of the plan or of our lists, not only in what people say of the task.
    pub(super) fn written(&self) -> &TaskSet {
        &self.written
    }

    /// The tasks of which it says whose they are or in which plan and year.
    pub(super) fn context(&self) -> &TaskSet {
        &self.context
    }

    /// The targets in which it was found.
    pub(super) fn targets(&self) -> &TargetSet {
        &self.targets
    }

    /// How good the find in a task is; 0 is best.
    pub(super) fn rank(&self, task: TaskId) -> usize {
        self.ranks.get(task.index()).copied().unwrap_or(NOT_FOUND).into()
    }
}

/// A region with which a word begins, and what follows it: 银川农民培训.
fn after_region<'w>(word: &'w str, index: &Index) -> Option<(&'w str, &'w str)> {
    let regions = index.plan_names().iter().flat_map(|plan| &plan.regions);
    let named = regions.filter(|region| word.starts_with(region.as_str()));
    let (region, rest) = word.split_at_checked(named.map(String::len).max()?)?;
    rest.chars().nth(1).is_some().then_some((region, rest))
}

/// What people may mean by a word that letters spell in full, or by three initials or more.
fn spelt(letters: &str, index: &Index) -> Vec<String> {
    let wanted = Wanted::new(letters);
    if wanted.len() < 3 || !wanted.has_letters() {
        return Vec::new();
    }
    let readings = index.readings();
    let is_spelt = |said: &String| {
        wanted.begins_like(said, readings)
            && wanted.fit(said, Length::Short, readings) == Some((Kind::Pinyin, Fit::Whole))
    };
    let groups = index.synonyms().iter().filter(|group| group.said.iter().any(is_spelt));
    groups.flat_map(|group| group.meant.iter().cloned()).collect()
}

/// Whether a text holds a word whose digits are not part of a longer number there.
pub(super) fn holds_whole(text: &str, word: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let (begins, ends) = (digit(word.chars().next()), digit(word.chars().next_back()));
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + word.len()..).unwrap_or_default();
        let mut back = before.chars().rev();
        let mut ahead = after.chars();
        let (b, a) = (back.next(), ahead.next());
        let longer_before = digit(b) || matches!(b, Some('.' | ',')) && digit(back.next());
        let longer_after = digit(a) || matches!(a, Some('.' | ',')) && digit(ahead.next());
        !(begins && longer_before || ends && longer_after)
    })
}

/// How good a find is; 0 is best.
fn rank(kind: Kind, fit: Fit, place: Place, wanted: &Wanted) -> u16 {
    let kind = match kind {
        Kind::Literal => 0,
        Kind::Pinyin => PINYIN,
        Kind::Gapped => 2 * PINYIN,
    };
    let units_first = wanted.has_letters() && wanted.len() <= 2;
    let place = match place {
        Place::Number => 0,
        Place::Title if units_first => 2,
        Place::Unit if units_first => 1,
        Place::Title => 1,
        Place::Unit => 2,
        Place::Area => 3,
        Place::Theme => 4,
        Place::Measure => 5,
        Place::Target => 6,
        Place::Original => 7,
        Place::Aim => 8,
        Place::Plan => 9,
        Place::Year => 10,
    };
    let fit = match fit {
        Fit::Whole => 0,
        Fit::Start => 1,
        Fit::Part => 2,
    };
    let whole = if fit == 0 { 0 } else { 50 };
    kind + whole + 3 * place + fit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_whole() {
        for (text, word, expected) in [
            ("达到70%", "70%", true),
            ("达到170%", "70%", false),
            ("培训1,700人", "700人", false),
            ("0.5万", "5万", false),
            ("第3项", "3", true),
            ("2.30", "2.3", false),
            ("5g技术", "5g", true),
        ] {
            assert_eq!(holds_whole(text, word), expected, "{word} {text}");
        }
    }
}
