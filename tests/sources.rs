//! Real documents, which are no part of the project: given their folders, what is imported from them is compared with what is
//! known of them.
//!
//! ```sh
//! SOURCES=FOLDER:FOLDER cargo test --test sources -- --ignored --nocapture
//! ```
//!
//! A folder may have the sources of the embedded plans, known by their hash: at least 99 in 100 assignments must be those of the
//! plan, none may be invented, and 95 in 100 targets and goals must be there. Or it has documents with facts in `index.json`.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on should stop, and say how far it came"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

#[path = "common/program.rs"]
mod program;

use program::fengong;

/// The tasks and the plan that an import of a file gives.
fn imported(file: &Path) -> (Vec<Value>, Value) {
    let home = tempfile::tempdir().unwrap();
    let plans = home.path().join("plans");
    let (name, folder) = (file.to_str().unwrap(), plans.to_str().unwrap());
    fengong(&["import", name, "--id", "imported", "-o", folder], home.path());
    let args = ["list", "plan:imported", "--data", folder, "--format", "json"];
    let listed = fengong(&args, home.path());
    let listed: Value = serde_json::from_slice(&listed.stdout).unwrap();
    (listed["tasks"].as_array().unwrap().clone(), listed["plans"][0].clone())
}

const ROLES: [&str; 4] = ["lead", "responsible", "in_charge", "guidance"];

/// The units of a task with their roles.
fn assignments(task: &Value, name: &str) -> BTreeSet<(usize, String)> {
    let of = |(at, role): (usize, &str)| {
        let units = task[role].as_array().unwrap().clone();
        units.into_iter().map(move |unit| (at, unit[name].as_str().unwrap().to_owned()))
    };
    ROLES.into_iter().enumerate().flat_map(of).collect()
}

/// The units of a task with their roles, each by its name and as it is written.
fn pairs(task: &Value) -> Vec<[(usize, String); 2]> {
    let of = |(at, role): (usize, &str)| {
        let units = task[role].as_array().unwrap().clone();
        units.into_iter().map(move |unit| {
            ["name", "written"].map(|key| (at, unit[key].as_str().unwrap().to_owned()))
        })
    };
    ROLES.into_iter().enumerate().flat_map(of).collect()
}

/// A text without punctuation and blanks.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// How many of 100 pairs of neighbouring characters of a text are in another.
fn likeness(text: &str, other: &str) -> usize {
    let chars: Vec<char> = text.chars().collect();
    let pairs = chars.windows(2).filter(|pair| other.contains(&pair.iter().collect::<String>()));
    if other.contains(text) || text.contains(other) {
        return 100;
    }
    pairs.count() * 100 / chars.len().saturating_sub(1).max(1)
}

/// What a target commits to.
fn target(of: &Value) -> String {
    let keys = ["comparison", "value", "max", "unit", "cadence", "from", "year"];
    keys.map(|key| of[key].to_string()).join(" ")
}

/// How many were to be found, were found, and were found without being there.
#[derive(Debug, Default)]
struct Score {
    wanted: usize,
    found: usize,
    invented: usize,
}

impl Score {
    fn count<T: PartialEq>(&mut self, wanted: &[T], given: Vec<T>) {
        let mut given = given;
        self.wanted += wanted.len();
        for one in wanted {
            if let Some(at) = given.iter().position(|other| other == one) {
                given.swap_remove(at);
                self.found += 1;
            }
        }
        self.invented += given.len();
    }
}

/// Compares the sources of embedded plans with the plans.
fn seeds(folder: &Path) -> Option<(Score, Score)> {
    let home = tempfile::tempdir().unwrap();
    let known: Value = serde_json::from_slice(&fengong(&["export"], home.path()).stdout).unwrap();
    let (mut units, mut targets) = (Score::default(), Score::default());
    let mut seen = false;
    for plan in known["plans"].as_array().unwrap() {
        let file = folder.join(plan["source"]["file"].as_str().unwrap());
        if !file.exists() {
            continue;
        }
        seen = true;
        let tasks = known["tasks"].as_array().unwrap().iter();
        let tasks: Vec<&Value> = tasks.filter(|task| task["plan"] == plan["id"]).collect();
        let (mut given, of_plan) = imported(&file);
        let all = |list: &Value| list.as_array().unwrap().iter().map(target).collect::<Vec<_>>();
        targets.count(&all(&plan["goals"]), all(&of_plan["goals"]));
        for task in tasks {
            let title = plain(task["title"].as_str().unwrap());
            let same = |other: &Value| {
                let other = plain(other["title"].as_str().unwrap());
                title == other || likeness(&title, &other) >= 50
            };
            let Some(at) = given.iter().position(same) else {
                units.wanted += assignments(task, "name").len();
                println!("{}: no task {title}", plan["id"]);
                continue;
            };
            let other = given.remove(at);
            // The document writes a unit in one way, and its own name may be another; each is the same assignment.
            let pairs: Vec<[(usize, String); 2]> = pairs(task);
            let given: BTreeSet<(usize, String)> = assignments(&other, "name");
            let lost: Vec<_> =
                pairs.iter().filter(|pair| !pair.iter().any(|one| given.contains(one))).collect();
            let known = |one: &&(usize, String)| pairs.iter().any(|pair| pair.contains(one));
            let over = given.iter().filter(|one| !known(one)).count();
            units.wanted += pairs.len();
            units.found += pairs.len() - lost.len();
            units.invented += over;
            if over > 0 || !lost.is_empty() {
                println!("{} {title}: lost {lost:?}, {over} invented", plan["id"]);
            }
            targets.count(&all(&task["targets"]), all(&other["targets"]));
        }
        units.invented += given.iter().map(|task| assignments(task, "name").len()).sum::<usize>();
    }
    seen.then_some((units, targets))
}

/// Whether a task is what a fact says.
fn is_fact(task: &Value, fact: &Value) -> bool {
    let keys = [
        ("lead", "lead"),
        ("responsible", "responsible"),
        ("in_charge", "in_charge"),
        ("guidance", "guides"),
    ];
    let units = keys.iter().all(|(role, key)| {
        let names = |list: &Value, name: Option<&str>| -> BTreeSet<String> {
            let list = list.as_array().into_iter().flatten();
            list.map(|one| name.map_or(one, |name| &one[name]).as_str().unwrap().to_owned())
                .collect()
        };
        let wanted = names(&fact[*key], None);
        // A fact that says nothing of guidance leaves it open.
        *key == "guides" && fact[*key].is_null() || names(&task[*role], Some("name")) == wanted
    });
    let due = fact["due"].as_str().is_none_or(|due| {
        let date = due.trim_end_matches(" (start)");
        let end = if date.len() < due.len() { "from" } else { "to" };
        task["due"][end] == date
            || task["due"]["text"].as_str().is_some_and(|text| text.contains(due))
    });
    units && due
}

/// Compares documents with the facts in `index.json`; what is wrong, a line each.
fn documents(folder: &Path) -> Vec<String> {
    let index: Value =
        serde_json::from_str(&fs::read_to_string(folder.join("index.json")).unwrap()).unwrap();
    let mut out = Vec::new();
    for of in index.as_array().unwrap() {
        let name = of["file"].as_str().unwrap();
        let (tasks, _) = imported(&folder.join(name));
        let charged = tasks.iter().filter(|task| !assignments(task, "name").is_empty()).count();
        let totals = &of["totals"];
        let rows = if totals["rows"].is_null() { &totals["tasks"] } else { &totals["rows"] };
        for (wanted, given) in [(rows, tasks.len()), (&totals["assignment_brackets"], charged)] {
            if wanted.as_u64().is_some_and(|wanted| wanted != u64::try_from(given).unwrap()) {
                out.push(format!("{name}: {given} instead of {wanted}"));
            }
        }
        for fact in of["facts"].as_array().unwrap() {
            let title = fact["title"].as_str().unwrap();
            // A title in brackets is ours.
            let named = title.split(['(', '（']).next().unwrap();
            let like = |task: &&Value| {
                let text = plain(&format!("{}{}", task["title"], task["measures"]));
                likeness(&plain(named), &text) >= 50
            };
            if !tasks.iter().filter(like).any(|task| is_fact(task, fact)) {
                out.push(format!("{name}: {} {title}", fact["no"]));
            }
        }
    }
    out
}

#[test]
#[ignore = "the documents are no part of the project"]
fn real_documents_are_imported_as_they_are() {
    let named =
        std::env::vars().find(|(name, _)| name == "SOURCES").expect("SOURCES names the folders");
    let mut wrong = Vec::new();
    for folder in std::env::split_paths(&named.1) {
        if let Some((units, targets)) = seeds(&folder) {
            println!("{}: assignments {units:?}, targets {targets:?}", folder.display());
            let good = units.found * 100 >= units.wanted * 99 && units.invented == 0;
            if !good || targets.found * 100 < targets.wanted * 95 {
                wrong.push(format!("{}: {units:?} {targets:?}", folder.display()));
            }
        }
        if folder.join("index.json").exists() {
            wrong.extend(documents(&folder));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
