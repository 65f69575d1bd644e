//! How well names are found by letters: prints the report `docs/finding.md`.
//!
//! ```sh
//! cargo run --release --example finding > docs/finding.md
//! ```
//! The time of a keystroke, which differs between machines, goes to standard error.

use std::io::{Write, stderr, stdout};
use std::time::Instant;

use fengong::data::Data;
use fengong::index::Index;
use fengong::load::Layer;
use fengong::model::{Model, TaskId, Unit, UnitId};
use fengong::query::matching::{Length, Wanted};
use fengong::query::{Query, Term, run};
use fengong::text::fold::fold;

/// How a reader of the titles says the characters that have several readings.
const USUAL: [(char, &str); 20] = [
    ('强', "qiang"),
    ('重', "zhong"),
    ('系', "xi"),
    ('提', "ti"),
    ('给', "gei"),
    ('行', "xing"),
    ('传', "chuan"),
    ('属', "shu"),
    ('将', "jiang"),
    ('校', "xiao"),
    ('合', "he"),
    ('识', "shi"),
    ('会', "hui"),
    ('繁', "fan"),
    ('夯', "hang"),
    ('参', "can"),
    ('长', "chang"),
    ('单', "dan"),
    ('省', "sheng"),
    ('革', "ge"),
];

fn main() -> std::io::Result<()> {
    let data = Data::load(&[Layer::Embedded]);
    let index = data.index();
    let mut out = stdout().lock();
    writeln!(out, "# Finding by letters\n")?;
    writeln!(
        out,
        "Made by `cargo run --release --example finding > docs/finding.md` from the embedded data.\n"
    )?;
    units(index, &mut out)?;
    let slowest = tasks(&data, &mut out)?;
    writeln!(stderr(), "slowest keystroke: {:.2} ms", slowest * 1000.0)
}

/// Every unit must come first, or a unit that is typed alike, for each way of typing it.
fn units(index: &Index, out: &mut impl Write) -> std::io::Result<()> {
    let model = index.model();
    let mut failures = Vec::new();
    let mut typed = 0;
    for (at, unit) in model.units.iter().enumerate() {
        let without_level = shortest_name(unit);
        let full = spelt(index, &unit.name, usize::MAX);
        let mut ways = vec![spelt(index, without_level, 1), full];
        ways.extend(unit.aliases.iter().cloned());
        for way in ways {
            typed += 1;
            let first = first_unit(index, &way);
            let alike = first.is_some_and(|first| same_fit(index, &way, UnitId::at(at), first));
            if !alike {
                let shown = first.map_or("nothing", |first| model.unit(first).name.as_str());
                failures.push(format!("| {} | {way} | {shown} |", unit.name));
            }
        }
    }
    writeln!(out, "## Units\n")?;
    writeln!(
        out,
        "{} units, {typed} ways of typing them (initials without the level, all syllables, every abbreviation): \
         {} where another unit comes first.\n",
        model.units.len(),
        failures.len()
    )?;
    if !failures.is_empty() {
        writeln!(out, "| unit | typed | first |\n|---|---|---|\n{}\n", failures.join("\n"))?;
    }
    Ok(())
}

/// A unit's shortest name without its level.
fn shortest_name(unit: &Unit) -> &str {
    let names = std::iter::once(&unit.name).chain(&unit.aliases).map(String::as_str);
    names
        .filter(|name| unit.name.ends_with(name))
        .min_by_key(|n| n.chars().count())
        .unwrap_or(&unit.name)
}

/// A name in letters: at most so many of each syllable.
fn spelt(index: &Index, name: &str, letters: usize) -> String {
    let usual = |c: char| USUAL.iter().find(|(of, _)| *of == c).map(|(_, reading)| *reading);
    let first = |c: char| index.readings().get(c).first().map(String::as_str);
    let syllable = |c: char| match usual(c).or_else(|| first(c)) {
        Some(reading) => reading.chars().take(letters).collect(),
        None if c.is_alphanumeric() => c.to_string(),
        None => String::new(),
    };
    fold(name).chars().map(syllable).collect()
}

/// The unit that fits best, the first of those that fit alike.
fn first_unit(index: &Index, typed: &str) -> Option<UnitId> {
    let all = (0..index.model().units.len()).map(UnitId::at);
    all.filter_map(|id| Some((fit(index, typed, id)?, id)))
        .min_by_key(|(fit, _)| *fit)
        .map(|(_, id)| id)
}

fn same_fit(index: &Index, typed: &str, a: UnitId, b: UnitId) -> bool {
    fit(index, typed, a).is_some() && fit(index, typed, a) == fit(index, typed, b)
}

fn fit(index: &Index, typed: &str, id: UnitId) -> Option<impl Ord + Copy> {
    let wanted = Wanted::new(&fold(typed));
    let keys = index.unit_keys(id).iter();
    keys.filter_map(|key| wanted.fit(key, Length::Short, index.readings())).min()
}

/// How many initials of a title must be typed until its task is first; gives the slowest keystroke in seconds.
fn tasks(data: &Data, out: &mut impl Write) -> std::io::Result<f64> {
    let (index, model) = (data.index(), data.model());
    let mut slowest: f64 = 0.0;
    let mut rows = Vec::new();
    for id in model.task_ids() {
        let initials = spelt(index, &model.task(id).title, 1);
        let needed = (1..=initials.chars().count()).find(|n| {
            let typed: String = initials.chars().take(*n).collect();
            let start = Instant::now();
            let first = first_task(data, &typed);
            slowest = slowest.max(start.elapsed().as_secs_f64());
            first.is_some_and(|first| same_title(model, first, id))
        });
        rows.push((needed, initials, id));
    }
    let mut needed: Vec<usize> = rows.iter().map(|(n, ..)| n.unwrap_or(usize::MAX)).collect();
    needed.sort_unstable();
    let at =
        |share: usize| needed.get((needed.len() * share).div_ceil(100) - 1).copied().unwrap_or(0);
    writeln!(out, "## Tasks\n")?;
    writeln!(
        out,
        "Initials of the title, typed letter by letter, until the task is first in the list (equal titles count as \
         one): median {}, 95 % within {}, at most {}.\n",
        at(50),
        at(95),
        at(100)
    )?;
    writeln!(out, "| task | title | typed | letters |\n|---|---|---|---|")?;
    for (needed, initials, id) in rows {
        let typed: String = initials.chars().take(needed.unwrap_or(usize::MAX)).collect();
        let needed = needed.map_or_else(|| "never".to_owned(), |n| n.to_string());
        writeln!(
            out,
            "| {} | {} | {typed} | {needed} |",
            model.task_name(id),
            model.task(id).title
        )?;
    }
    Ok(slowest)
}

fn first_task(data: &Data, typed: &str) -> Option<TaskId> {
    let query = Query { terms: vec![Term::word(typed)] };
    run(&query, data).ok()?.tasks.first().copied()
}

fn same_title(model: &Model, a: TaskId, b: TaskId) -> bool {
    model.task(a).title == model.task(b).title
}
