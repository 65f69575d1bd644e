//! Documents as they become plans. Each file in `tests/documents` has an answer beside it (`.answer`), which says all that the
//! import must give; `tests/documents/README.md` says how answers are written.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test that cannot go on should stop"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

#[path = "common/program.rs"]
mod program;

use program::fengong;

/// What an import gave: the review and the plan.
struct Given {
    review: Value,
    plan: Value,
    tasks: Vec<Value>,
}

fn given(document: &Path, options: &[&str]) -> Result<Given, String> {
    let home = tempfile::tempdir().unwrap();
    let plans = home.path().join("plans");
    let (file, folder) = (document.to_str().unwrap(), plans.to_str().unwrap());
    let args = [&["import", file, "-o", folder, "--format", "json"], options].concat();
    let output = fengong(&args, home.path());
    let complaint = String::from_utf8(output.stderr).unwrap();
    let review: Value = serde_json::from_slice(&output.stdout).ok().ok_or(complaint)?;
    let clean = review["unplaced"].as_array().unwrap().is_empty()
        && review["questions"].as_array().unwrap().is_empty();
    assert_eq!(output.status.code(), Some(i32::from(!clean)), "{file}");
    let query = format!("plan:{}", review["plan"].as_str().unwrap());
    let listed = fengong(&["list", &query, "--data", folder, "--format", "json"], home.path());
    let listed: Value = serde_json::from_slice(&listed.stdout)
        .ok()
        .ok_or_else(|| String::from_utf8(listed.stderr).unwrap())?;
    let tasks = listed["tasks"].as_array().unwrap().clone();
    Ok(Given { review, plan: listed["plans"][0].clone(), tasks })
}

/// The lines of an answer that an import gives.
fn told(given: &Given) -> Vec<String> {
    let mut out = Vec::new();
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let plan = &given.plan;
    for (key, name) in [("title", "title"), ("region", "region"), ("level", "level")] {
        out.push(format!("{name}: {}", text(&plan[key])));
    }
    out.push(format!("period: {} {}", plan["period"][0], plan["period"][1]));
    out.push(format!("number: {}", text(&plan["document_number"])));
    out.push(format!("issued: {}", text(&plan["issued"])));
    for rule in given.review["rules"].as_array().unwrap() {
        out.push(format!("rule: {} | {}", text(&rule["rule"]), text(&rule["text"])));
    }
    for passage in given.review["unplaced"].as_array().unwrap() {
        out.push(format!("unplaced: {}", text(&passage["text"])));
    }
    for question in given.review["questions"].as_array().unwrap() {
        out.push(format!("question: {} | {}", text(&question["kind"]), text(&question["text"])));
    }
    for goal in plan["goals"].as_array().unwrap() {
        out.push(format!("goal: {}", target(goal)));
    }
    for task in &given.tasks {
        tell(task, &mut out);
    }
    out
}

fn tell(task: &Value, out: &mut Vec<String>) {
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let part = task["part"].as_str();
    let title = text(&task["title"]);
    let own = part.and_then(|part| title.strip_suffix(part)?.strip_suffix('：'));
    out.push(format!("task: {} | {}", text(&task["printed"]), own.unwrap_or(&title)));
    out.extend(part.map(|part| format!("  part: {part}")));
    for role in ["lead", "responsible", "in_charge", "guidance"] {
        let names: Vec<String> =
            task[role].as_array().unwrap().iter().map(|unit| text(&unit["written"])).collect();
        if !names.is_empty() {
            out.push(format!("  {role}: {}", names.join(" ")));
        }
    }
    let due = &task["due"];
    let steps = task["milestones"].as_array().unwrap();
    if !due.is_null() && steps.is_empty() {
        let mut line = format!("  due: {} |", text(&due["text"]));
        for end in ["from", "to"] {
            if let Some(date) = due[end].as_str() {
                let _ = write!(line, " {end} {date}");
            }
        }
        if due["open"] == true {
            line.push_str(" open");
        }
        out.push(line);
    }
    for step in steps {
        let month = step["month"].as_u64().map(|month| format!("-{month:02}")).unwrap_or_default();
        out.push(format!("  step: {}{month} | {}", step["year"], text(&step["what"])));
    }
    for of in task["targets"].as_array().unwrap() {
        out.push(format!("  target: {}", target(of)));
    }
    for (key, name) in [("people", "person"), ("offices", "office")] {
        for beside in task[key].as_array().unwrap() {
            let names: Vec<String> = beside["names"].as_array().unwrap().iter().map(text).collect();
            out.push(format!("  {name}: {} | {}", text(&beside["word"]), names.join(" ")));
        }
    }
}

fn target(of: &Value) -> String {
    let number = |value: &Value| {
        let value = value.as_f64().unwrap();
        if value.fract() == 0.0 { format!("{value:.0}") } else { value.to_string() }
    };
    let sign = match of["comparison"].as_str().unwrap() {
        "at_least" => ">= ",
        "more_than" => "> ",
        "exactly" => "= ",
        "about" => "~ ",
        "at_most" => "<= ",
        "less_than" => "< ",
        _ => "",
    };
    let amount = match of["max"].as_f64() {
        Some(_) => format!("{}-{}", number(&of["value"]), number(&of["max"])),
        None => format!("{sign}{}", number(&of["value"])),
    };
    let when = match of["cadence"].as_str() {
        Some("annual") => " yearly".to_owned(),
        Some("termly") => " termly".to_owned(),
        Some("by") => format!(" by {}", of["year"]),
        Some("within") => format!(" {}-{}", of["from"], of["year"]),
        Some("once") => format!(" once {}", of["year"]),
        _ => String::new(),
    };
    let (unit, what) = (of["unit"].as_str().unwrap(), of["what"].as_str().unwrap());
    format!("{amount} {unit}{when} | {what}")
}

/// Lines whose end is words that must occur.
const OF_WORDS: [&str; 8] =
    ["rule:", "question:", "goal:", "part:", "step:", "target:", "person:", "office:"];

/// Whether a line is what an answer says.
fn is_as_said(line: &str, said: &str) -> bool {
    let (name, rest) = line.trim().split_once(' ').unwrap_or((line, ""));
    let Some(said) = said.trim().strip_prefix(name).map(str::trim) else { return false };
    match name {
        "unplaced:" => rest.contains(said),
        "part:" => rest.starts_with(said),
        "task:" => {
            // A number is kept without what parts it from the title; of a paragraph without a title, its beginning is one.
            let apart = |line: &str| {
                let (number, title) = line.split_once(" | ").unwrap();
                (number.trim_end_matches(['.', '．', '、']).to_owned(), title.to_owned())
            };
            let ((number, title), (wanted, beginning)) = (apart(rest), apart(said));
            number == wanted && title.starts_with(&beginning)
        }
        name if OF_WORDS.contains(&name) => {
            let ((exact, words), (said, wanted)) = (
                rest.split_once('|').unwrap_or((rest, "")),
                said.split_once('|').unwrap_or((said, "")),
            );
            exact.trim() == said.trim() && words.contains(wanted.trim())
        }
        _ => rest == said,
    }
}

/// What is wrong with an import, a line each.
fn mistakes(document: &Path, answer: &str) -> Vec<String> {
    let lines: Vec<&str> =
        answer.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).collect();
    let options: Vec<&str> = lines
        .iter()
        .filter_map(|line| line.strip_prefix("options:"))
        .flat_map(str::split_whitespace)
        .collect();
    let mut told = match given(document, &options) {
        Ok(given) => told(&given),
        Err(complaint) => vec![format!("refused: {}", complaint.trim())],
    };
    // The head is compared as far as the answer says something of it.
    let head = ["title:", "region:", "level:", "period:", "number:", "issued:"];
    let says = |name: &str| lines.iter().any(|line| line.starts_with(name));
    told.retain(|line| head.iter().all(|name| !line.starts_with(name) || says(name)));
    let mut said: Vec<&str> =
        lines.iter().copied().filter(|line| !line.starts_with("options:")).collect();
    // Tasks are compared one by one, in order; what stands before them in any order.
    let mut out = Vec::new();
    let of_tasks = |lines: &mut Vec<String>| {
        let at = lines.iter().position(|line| line.starts_with("task:")).unwrap_or(lines.len());
        lines.split_off(at)
    };
    let tasks = of_tasks(&mut told);
    let mut head: Vec<String> = said.iter().map(|line| (*line).to_owned()).collect();
    let said_tasks = of_tasks(&mut head);
    said.truncate(head.len());
    compare(&told, &head, "", &mut out);
    let blocks = |lines: Vec<String>| {
        let mut out: Vec<Vec<String>> = Vec::new();
        for line in lines {
            match out.last_mut() {
                Some(block) if !line.starts_with("task:") => block.push(line),
                _ => out.push(vec![line]),
            }
        }
        out
    };
    let (tasks, said_tasks) = (blocks(tasks), blocks(said_tasks));
    if tasks.len() != said_tasks.len() {
        out.push(format!("{} tasks instead of {}", tasks.len(), said_tasks.len()));
    }
    for (task, said) in tasks.iter().zip(&said_tasks) {
        compare(task, said, &said[0], &mut out);
    }
    for task in tasks.iter().skip(said_tasks.len()) {
        out.push(format!("+ {}", task.join(" /")));
    }
    for said in said_tasks.iter().skip(tasks.len()) {
        out.push(format!("- {}", said.join(" /")));
    }
    out
}

fn compare(told: &[String], said: &[String], of: &str, out: &mut Vec<String>) {
    let mut left: Vec<&String> = said.iter().collect();
    let mut over = Vec::new();
    for line in told {
        match left.iter().position(|said| is_as_said(line, said)) {
            Some(at) => drop(left.remove(at)),
            None => over.push(line),
        }
    }
    out.extend(left.into_iter().map(|line| format!("{of}: - {}", line.trim())));
    out.extend(over.into_iter().map(|line| format!("{of}: + {}", line.trim())));
}

/// The documents in a folder and those below it that have an answer, with it.
fn documents(folder: &Path) -> Vec<(PathBuf, String)> {
    let files: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let is_answer = |path: &Path| path.extension().is_some_and(|end| end == "answer");
    let mut out: Vec<(PathBuf, String)> =
        files.iter().filter(|path| path.is_dir()).flat_map(|path| documents(path)).collect();
    out.extend(files.iter().filter(|path| is_answer(path)).map(|answer| {
        let of = |path: &&PathBuf| path.file_stem() == answer.file_stem() && !is_answer(path);
        let document = files.iter().find(of);
        let document = document.unwrap_or_else(|| panic!("{} is about nothing", answer.display()));
        (document.clone(), fs::read_to_string(answer).unwrap())
    }));
    out.sort();
    out
}

#[test]
fn documents_are_imported_as_their_answers_say() {
    // Another folder may be named in the environment.
    let named = std::env::vars().find(|(name, _)| name == "DOCUMENTS");
    let folder = named.map_or_else(|| "tests/documents".to_owned(), |(_, folder)| folder);
    let mut wrong = 0;
    let all = documents(&std::path::absolute(folder).unwrap());
    assert!(!all.is_empty());
    for (document, answer) in all {
        let mistakes = mistakes(&document, &answer);
        if !mistakes.is_empty() {
            wrong += 1;
            println!("{}:\n  {}", document.display(), mistakes.join("\n  "));
        }
    }
    assert_eq!(wrong, 0, "documents are not read as their answers say");
}
