//! From what was cut and assigned to a plan: areas, numbers, times, targets, the years it is about.

use std::collections::{HashMap, HashSet};

use super::amounts::{Amounts, Found, amounts};
use super::assign::Assigned;
use super::cut::{Cut, Heading, Item, joined};
use super::draft::{Area, Kind, Task};
use super::number::value;
use super::review::{Asked, Question, Review};
use super::times::{Due, Issued, due, due_in_prose};
use crate::model::When;

/// The areas of a plan with their tasks.
pub(crate) fn areas(
    cut: &Cut,
    assigned: Vec<Assigned>,
    (issued, period): (Issued, Option<(u16, u16)>),
    review: &mut Review,
) -> Vec<Area> {
    let numbers = numbers(&cut.items);
    let mut areas: Vec<(Vec<Heading>, Area)> = Vec::new();
    for ((item, of), number) in cut.items.iter().zip(assigned).zip(numbers) {
        let task = task(item, of, number, (issued, period), review);
        match areas.last_mut() {
            Some((path, area)) if *path == item.section => area.tasks.push(task),
            _ => areas.push((item.section.clone(), area(&item.section, cut, task))),
        }
    }
    areas.into_iter().map(|(_, area)| area).collect()
}

fn area(path: &[Heading], cut: &Cut, first: Task) -> Area {
    let title = path.last().map_or("", |heading| heading.title.as_str());
    let title = title.strip_prefix("实施").filter(|rest| rest.chars().count() > 3).unwrap_or(title);
    let title = if title.is_empty() { "任务" } else { title };
    let outer = path.iter().map(|heading| heading.title.as_str());
    let has = |word: &str| title.contains(word);
    let support = outer
        .clone()
        .any(|t| ["保障", "组织实施", "组织领导", "组织管理"].iter().any(|w| t.contains(w)));
    let kind = match (support, has("工程")) {
        (true, _) => Kind::Support,
        (false, true) => Kind::Project,
        (false, false) => Kind::Action,
    };
    let aim = cut.aims.iter().find(|(of, _)| of == path).map(|(_, aim)| aim.clone());
    Area { title: title.to_owned(), kind, section: printed(path), aim, tasks: vec![first] }
}

/// The headings as they are printed, parted by `/`.
fn printed(path: &[Heading]) -> String {
    let one = |heading: &Heading| {
        let mark = match heading.printed.chars().last() {
            Some(c) if "一二三四五六七八九十百".contains(c) => "、",
            Some(c) if c.is_ascii_digit() => ".",
            _ => "",
        };
        // A slash parts headings.
        format!("{}{mark}{}", heading.printed, heading.title).replace('/', "／")
    };
    path.iter().map(one).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("/")
}

fn task(
    item: &Item,
    of: Assigned,
    number: String,
    (issued, period): (Issued, Option<(u16, u16)>),
    review: &mut Review,
) -> Task {
    let mut found = Amounts::default();
    let title = Some(&item.title).filter(|title| {
        item.part.is_none() && !item.texts.iter().any(|text| text.contains(title.as_str()))
    });
    for text in title.into_iter().chain(&item.texts) {
        let more = amounts(text, period);
        found.targets.extend(more.targets);
        found.ceilings.extend(more.ceilings);
    }
    name_after(&item.title, &mut found.targets);
    found.ceilings.dedup();
    for ceiling in found.ceilings {
        review.questions.push(Question {
            kind: Asked::Ceiling,
            place: item.place.clone(),
            text: ceiling,
        });
    }
    Task {
        number,
        printed: item.number.as_ref().map(|(printed, _)| printed.clone()),
        title: item.title.clone(),
        part: item.part.clone().filter(|part| !part.is_empty()),
        due: when(item, issued),
        units: of.units,
        role_words: of.role_words,
        unit_words: of.unit_words,
        people: of.people,
        offices: of.offices,
        measures: measures(&item.texts).into_iter().chain(item.notes.iter().cloned()).collect(),
        targets: found.targets,
        original: Vec::new(),
        place: item.place.clone(),
    }
}

/// What is counted is named by a title of so many characters at most.
const LONGEST_NAME: usize = 30;

/// A cell that says only how much (20个, 举办20场) counts what the title is about.
fn name_after(title: &str, targets: &mut [Found]) {
    const BARE: [&str; 10] =
        ["举办", "完成", "新建", "建设", "建成", "新增", "开展", "改造", "实施", "打造"];
    if title.is_empty() || title.chars().count() > LONGEST_NAME {
        return;
    }
    for target in targets {
        if target.what == "人均" && !title.contains("人均") {
            target.what = format!("{title}，人均");
        } else if target.what == "数量"
            || target.unit != "%" && BARE.contains(&target.what.as_str())
        {
            title.clone_into(&mut target.what);
        }
    }
}

/// By when an item is to be done: what stands beside its units, in a column, or in its text.
fn when(item: &Item, issued: Issued) -> Option<Due> {
    let beside: Vec<&str> = item.times.iter().map(String::as_str).collect();
    let labelled =
        item.said.iter().filter(|(_, said)| said.meaning == super::charge::words::Meaning::Time);
    let labelled: Vec<&str> = labelled.map(|(_, said)| said.text.as_str()).collect();
    let stated = joined(&[beside, labelled].concat().join("；"));
    let mut prose = std::iter::once(&item.title).chain(&item.texts);
    due(&stated, issued).or_else(|| prose.find_map(|text| due_in_prose(text, issued)))
}

/// The acts of an item: its sentences.
fn measures(texts: &[String]) -> Vec<String> {
    let sentences = texts.iter().flat_map(|text| text.split(['。', '\n']));
    let trimmed = sentences.map(|s| s.trim().trim_end_matches(['；', ';', '，']).to_owned());
    trimmed.filter(|s| s.chars().any(char::is_alphanumeric)).collect()
}

/// A number for each item, unique in the plan: the printed one where it is, else with those of the headings above it; parts of one
/// item are numbered through.
fn numbers(items: &[Item]) -> Vec<String> {
    // What belongs together has one number: the parts of an item, or an item without a printed number by itself.
    let mut of_section: HashMap<&[Heading], usize> = HashMap::new();
    let groups: Vec<(&[Heading], String, String)> = items
        .iter()
        .map(|item| {
            let section = item.section.as_slice();
            if let Some((_, number)) = &item.number {
                return (section, number.clone(), path(section, Some(number), 0));
            }
            let k = of_section.entry(section).or_default();
            *k += 1;
            let last = section.last().and_then(|heading| digits(&heading.printed));
            let short = last.map_or_else(|| format!("0.{k}"), |last| format!("{last}.{k}"));
            (section, short, path(section, None, *k))
        })
        .collect();
    let mut chosen: Vec<&str> = groups.iter().map(|(_, short, _)| short.as_str()).collect();
    // Where two groups would have the same short number, both have the long one; once for what that brings about.
    for _ in 0..2 {
        let mut owners: HashMap<&str, HashSet<(&[Heading], &str)>> = HashMap::new();
        for ((section, _, long), number) in groups.iter().zip(&chosen) {
            owners.entry(number).or_default().insert((section, long));
        }
        let alike = |number: &str| owners.get(number).is_some_and(|owners| owners.len() > 1);
        chosen = groups
            .iter()
            .zip(chosen.clone())
            .map(|((.., long), number)| if alike(number) { long.as_str() } else { number })
            .collect();
    }
    let mut count: HashMap<&str, usize> = HashMap::new();
    for number in &chosen {
        *count.entry(number).or_default() += 1;
    }
    let mut at: HashMap<&str, usize> = HashMap::new();
    chosen
        .iter()
        .map(|number| {
            if count.get(number).copied().unwrap_or(0) < 2 {
                return (*number).to_owned();
            }
            let part = at.entry(number).or_default();
            *part += 1;
            format!("{number}-{part}")
        })
        .collect()
}

/// The numbers of the headings above, and that of the item or its position.
fn path(section: &[Heading], number: Option<&str>, position: usize) -> String {
    let mut parts: Vec<String> =
        section.iter().filter_map(|heading| digits(&heading.printed)).collect();
    parts.push(match number {
        Some(number) => value(number).map_or_else(|| number.to_owned(), |n| n.to_string()),
        None => position.to_string(),
    });
    parts.join(".")
}

fn digits(printed: &str) -> Option<String> {
    let bare = printed.trim_matches(|c: char| "（）()第章部分节篇.、".contains(c));
    value(bare).map(|n| n.to_string())
}

/// The last year that targets and times name, and the first.
pub(crate) fn years(areas: &[Area]) -> Option<(u16, u16)> {
    let tasks = || areas.iter().flat_map(|area| &area.tasks);
    let of_targets = tasks().flat_map(|task| &task.targets).flat_map(|target| match target.when {
        Some(When::By(year) | When::Once(year)) => vec![year],
        Some(When::Within(first, last)) => vec![first, last],
        _ => Vec::new(),
    });
    let of_times = tasks().filter_map(|task| task.due.as_ref()).flat_map(|due| {
        let steps = due.steps.iter().map(|(date, _)| date.year);
        due.from.into_iter().chain(due.to).map(|date| date.year).chain(steps).collect::<Vec<_>>()
    });
    let years: Vec<u16> = of_targets.chain(of_times).collect();
    years.iter().min().copied().zip(years.iter().max().copied())
}
