//! Bringing a document in: a published plan, as it was issued, becomes a plan file.
//!
//! ```text
//! bytes ─read─▶ Paper ─lines─▶ Lines ─cut─▶ items ─assign─▶ units in roles ─build─▶ Draft ─plan_file─▶ RON
//!                                  └─head─▶ title, number, region, years                  └─▶ Review
//! ```
//!
//! Each step gives a value that the next one takes: a new format is a reader, a new layout a cutter. Nothing that looks as if it
//! charged somebody is dropped: it becomes an assignment, or stands in the review. The text of a task is the document's own.

mod amounts;
mod assign;
mod bind;
mod build;
mod charge;
mod correct;
mod cut;
mod draft;
mod head;
mod layout;
mod lines;
mod names;
mod number;
mod options;
mod original;
mod paper;
mod passages;
mod plan_file;
mod read;
mod review;
mod script;
mod times;
mod title_words;

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

pub use self::assign::Lead;
pub(crate) use self::bind::{Sought, bind, original_file};
pub(crate) use self::correct::{Change, Correction, corrections};
pub(crate) use self::draft::{Draft, Level, Task};
pub(crate) use self::layout::Layout;
use self::lines::{Line, lines};
pub(crate) use self::names::level_of;
pub(crate) use self::options::{Assumed, Options, years};
pub(crate) use self::original::Original;
pub(crate) use self::paper::Place;
use self::paper::{LeftOutKind, Paper};
use self::plan_file::plan_file;
pub(crate) use self::read::bytes;
pub(crate) use self::read::failure::{Countable, Failure};
pub(crate) use self::review::{Asked, Question, Review};
use self::times::Issued;
use crate::lang::Lang;
use crate::text::clean::is_forbidden;
use crate::text::pinyin::usual;

/// A plan that was imported, and what to look at.
#[derive(Clone, Debug)]
pub(crate) struct Imported {
    pub(crate) draft: Draft,
    pub(crate) review: Review,
    /// The document itself.
    pub(crate) original: Original,
    /// What was corrected.
    pub(crate) corrections: Vec<Correction>,
    /// What was corrected before and does not fit the document any more.
    pub(crate) unfit: Vec<Correction>,
}

impl Imported {
    /// The text of the plan file, with the corrections in it; those that do not fit are kept, as a later document may be as they
    /// say.
    pub(crate) fn plan_file(&self, lang: Lang) -> String {
        let corrections = correct::kept(&self.corrections) + &correct::kept(&self.unfit);
        plan_file(&self.draft, lang) + &corrections
    }

    /// Whether there is nothing to look at.
    pub(crate) fn is_clean(&self) -> bool {
        self.review.is_clean() && self.unfit.is_empty()
    }
}

/// So many letters of a file's name are in the name of its plan.
const LONGEST_INITIALS: usize = 24;

/// A plan has a few hundred tasks; a file of so many would be larger than the program reads.
const MOST_TASKS: usize = 50_000;

/// The largest plan file that the program reads, in MiB.
pub(crate) const LARGEST_PLAN_MIB: u64 = 32;

/// With more text than this, in MiB, the plan file could be larger than the program reads: what stands around the text is less than
/// half of it.
const MOST_TEXT_MIB: usize = 16;

/// Why a document cannot become a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NoPlan {
    /// The file cannot be read.
    Unread(Failure),
    /// There are no tasks in it.
    NoTasks,
    /// There are more tasks than this.
    TooManyTasks(usize),
    /// Nothing says for which region it is.
    NoRegion,
    /// Nothing says for which years it is.
    NoYears,
}

/// Makes a plan of a document; `name` is the file's name.
pub(crate) fn import(name: &str, bytes: &[u8], options: &Options) -> Result<Imported, NoPlan> {
    let mut paper = read::read(name, bytes, options.sheet.as_deref()).map_err(NoPlan::Unread)?;
    // As the document has it, in its own characters.
    let original = Original::of(&paper);
    script::simplify(&mut paper);
    let lines = lines(&paper);
    let stem = stem(name);
    let mut head = head::head(&lines, &stem);
    let title = options.title.as_deref().map(plain).filter(|title| !title.is_empty());
    head.title = title.or_else(|| head.title.take());
    let region = options.region.as_deref().map(plain).filter(|region| !region.is_empty());
    head.region = region.or_else(|| head.region.take());
    head.period = options.period.or(head.period);
    let one_year = head.period.filter(|(first, last)| first == last).map(|(year, _)| year);
    head.year = head.year.or(one_year);
    let mut review = Review::default();
    let (layout, mut cut) = layout::cut(&paper, &lines, options.layout);
    cut::with_titles(&mut cut);
    review.layout = layout.name();
    if cut.items.is_empty() {
        return Err(NoPlan::NoTasks);
    }
    if cut.items.len() > MOST_TASKS {
        return Err(NoPlan::TooManyTasks(MOST_TASKS));
    }
    review.unplaced = told_once(&cut, &before_title(&lines, head.title.as_deref()));
    let of_table = matches!(layout, Layout::Table | Layout::Lines);
    let assigned = assign::assign(&cut, options.lead, of_table, &mut review);
    let several = head.period.is_some_and(|(first, last)| first < last);
    let issued = Issued { year: head.year, day: head.issued, several };
    let areas = build::areas(&cut, assigned, (issued, head.period), &mut review);
    let years = build::years(&areas);
    // 2026年全国…工作要点 is for all of the country.
    let of_all = || head.title.as_ref().is_some_and(|title| title.contains("全国"));
    let region = head.region.clone().or_else(|| of_all().then(|| "全国".to_owned()));
    let known = region.is_some();
    let (region, period) = assumed(region, head.period.or(years), (options, &lines), &mut review)?;
    let goals = cut.goals.iter().flat_map(|text| amounts::goals(&text.text, Some(period)).targets);
    hidden(&paper, &mut review);
    let mut draft = Draft {
        id: options
            .id
            .clone()
            .unwrap_or_else(|| id(&stem, if known { &region } else { "" }, period.0)),
        title: head.title.clone().unwrap_or(stem),
        level: options.level.unwrap_or_else(|| level(&region, head.title.as_deref())),
        region,
        issuer: head.issuer,
        document_number: head.document_number,
        issued: head.issued,
        period,
        horizon: None,
        source: (file_name(name).to_owned(), sha256(bytes)),
        collectives: Vec::new(),
        goals: goals.collect(),
        areas,
    };
    own_names(&mut draft);
    passages::attach(&mut draft, (&original, &lines), &mut review);
    small_enough(&draft)?;
    draft.collect();
    draft.horizon = horizon(&draft, years);
    Ok(Imported { draft, review, original, corrections: Vec::new(), unfit: Vec::new() })
}

/// The region and the years: those that are known, or what is assumed, which is told of.
fn assumed(
    region: Option<String>,
    period: Option<(u16, u16)>,
    (options, lines): (&Options, &[Line]),
    review: &mut Review,
) -> Result<(String, (u16, u16)), NoPlan> {
    let place = match lines.first() {
        Some(Line::Passage(passage)) => Some(&passage.place),
        Some(Line::Table(table)) => table.cells.first().map(|cell| &cell.place),
        None => None,
    };
    let mut told = Vec::new();
    let assumed = options.assumed.as_ref();
    let region = match (region, assumed.map(|of| &of.region)) {
        (Some(region), _) => region,
        (None, Some((region, text))) => {
            told.push(text);
            region.clone()
        }
        (None, None) => return Err(NoPlan::NoRegion),
    };
    let period = match (period, assumed.map(|of| &of.year)) {
        (Some(period), _) => period,
        (None, Some((year, text))) => {
            told.push(text);
            (*year, *year)
        }
        (None, None) => return Err(NoPlan::NoYears),
    };
    let question = |text: &String| {
        let place = place.cloned().unwrap_or(Place::Line(1));
        Question { kind: Asked::Other, place, text: text.clone() }
    };
    review.questions.splice(0..0, told.into_iter().map(question));
    Ok((region, period))
}

/// What is told of: what a heading and its text both tell of once, and nothing of the frame of a page.
fn told_once(cut: &cut::Cut, frame: &[&Place]) -> Vec<(Place, String)> {
    let mut out: Vec<(Place, String)> = Vec::new();
    for told in &cut.unplaced {
        if !out.contains(told) && !frame.contains(&&told.0) {
            out.push(told.clone());
        }
    }
    out
}

/// The places of the paragraphs before the one that has the title in it; none if there is none.
fn before_title<'l>(lines: &'l [Line], title: Option<&str>) -> Vec<&'l Place> {
    let passage = |line: &'l Line| match line {
        Line::Passage(passage) => Some(passage),
        Line::Table(_) => None,
    };
    let passages = || lines.iter().map_while(passage);
    let at = title.and_then(|title| passages().position(|passage| passage.text.contains(title)));
    passages().take(at.unwrap_or(0)).map(|passage| &passage.place).collect()
}

/// Whether the plan file can be read again.
fn small_enough(draft: &Draft) -> Result<(), NoPlan> {
    // What a line of the file has beside its text: its indent, marks and comma.
    const BESIDE: usize = 40;
    let of = |task: &Task| {
        let passages = task.original.iter().map(|(_, text)| text.len());
        let lines = task.measures.iter().map(String::len).chain(passages);
        lines.map(|length| length + BESIDE).sum::<usize>()
    };
    let length: usize = draft.tasks().map(of).sum();
    if length > MOST_TEXT_MIB << 20 {
        return Err(NoPlan::Unread(Failure::TooLarge(LARGEST_PLAN_MIB)));
    }
    Ok(())
}

/// The same with what was corrected.
pub(crate) fn import_corrected(
    name: &str,
    bytes: &[u8],
    options: &Options,
    corrections: &[Correction],
) -> Result<Imported, NoPlan> {
    let mut imported = import(name, bytes, &correct::options(options, corrections))?;
    let Imported { draft, review, original, .. } = &mut imported;
    imported.unfit = correct::apply((draft, review, original), corrections);
    imported.corrections = corrections.to_vec();
    imported.corrections.retain(|correction| !imported.unfit.contains(correction));
    Ok(imported)
}

/// The names of the units in a list.
pub(crate) fn unit_names(list: &str) -> Vec<String> {
    names::unit_list(list).into_iter().map(|named| named.name).collect()
}

/// What somebody typed, on one line and without what controls a terminal.
fn plain(text: &str) -> String {
    let text = text.trim().chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    text.filter(|c| !is_forbidden(*c)).collect()
}

/// What the file hides is told of.
fn hidden(paper: &Paper, review: &mut Review) {
    for left in paper.left_out.iter().filter(|left| left.what != LeftOutKind::Deleted) {
        let question =
            Question { kind: Asked::Other, place: left.place.clone(), text: left.text.clone() };
        review.questions.push(question);
    }
}

/// A name that begins with that of the place (望潮海事处 in 望潮县) needs no level before it.
fn own_names(draft: &mut Draft) {
    let levels = ['省', '市', '区', '县', '旗', '州', '盟', '镇', '乡'];
    let Some(place) = draft.region.strip_suffix(levels).filter(|of| of.chars().count() > 1) else {
        return;
    };
    let tasks = draft.areas.iter_mut().flat_map(|area| &mut area.tasks);
    for (_, named) in tasks.flat_map(|task| &mut task.units) {
        // 云亭区 in 云亭市 is only the beginning of 云亭区人民政府.
        let whole = named.name.clone();
        let own =
            |written: &mut String| written.starts_with(place) && whole.ends_with(written.as_str());
        if let Some(written) = named.written.take_if(own) {
            named.name = written;
        }
    }
}

/// The years that targets, goals and times name, where they go beyond the period.
fn horizon(draft: &Draft, years: Option<(u16, u16)>) -> Option<(u16, u16)> {
    let of_goals =
        draft.goals.iter().filter_map(|goal| goal.when.and_then(crate::model::When::due));
    let (first, last) = years.unwrap_or(draft.period);
    let last = of_goals.fold(last, u16::max);
    let wide = (first.min(draft.period.0), last.max(draft.period.1));
    (wide != draft.period).then_some(wide)
}

/// The level of a plan: that of a unit whose own plan it is, else of the region by its name.
fn level(region: &str, title: Option<&str>) -> Level {
    if title.and_then(head::institution).is_some() {
        return Level::Unit;
    }
    match region.chars().last() {
        Some('国') => Level::Nation,
        Some('省') => Level::Province,
        _ if region.ends_with("自治区") => Level::Province,
        Some('市' | '州' | '盟') => Level::City,
        _ => Level::County,
    }
}

/// A name for the plan: that of the file if it is in plain letters, else the region's in pinyin, the first year, and the first
/// letters of the file's name, since an office has several plans of one year.
fn id(stem: &str, region: &str, year: u16) -> String {
    let plain = stem.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
    if plain && stem.chars().any(|c| c.is_ascii_alphabetic()) {
        return stem.to_lowercase();
    }
    // Only the last word is the level: 广州市 is 广州.
    let bare = region.strip_suffix(['省', '市', '区', '县', '旗', '州', '盟']).unwrap_or(region);
    let bare = bare.strip_suffix("自治").unwrap_or(bare);
    let bare = if bare.chars().count() < 2 { region } else { bare };
    let letters: String = bare.chars().filter_map(usual).collect();
    let initial = |c: char| {
        let digit_or_letter = c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase());
        digit_or_letter.or_else(|| usual(c)?.chars().next())
    };
    let file: String = stem.chars().filter_map(initial).take(LONGEST_INITIALS).collect();
    let letters = if letters.is_empty() { "plan".to_owned() } else { letters };
    if file.is_empty() { format!("{letters}-{year}") } else { format!("{letters}-{year}-{file}") }
}

/// The SHA-256 of a file in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    let mut out = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The name of a file without its endings: a.gb18030.csv is a.
fn stem(path: &str) -> String {
    let name = file_name(path);
    let mut stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    for encoding in [".gb18030", ".gbk", ".utf8", ".utf-8", ".utf16"] {
        stem = stem.strip_suffix(encoding).unwrap_or(stem);
    }
    stem.to_owned()
}

#[cfg(test)]
mod tests;
