//! The documents say what the program does: keys, links, examples, options, JSON, crates, files.
//!
//! What a test reads on a page is a table between comments such as `<!-- keys -->` and `<!-- /keys -->`, or a code span.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fengong::config::settings;
use fengong::lang::Lang;
use fengong::model::Involvement;
use fengong::query::{Feature, Field, Showing, View, involvement_names};
use fengong::tui::keymap::{self, OwnKeys};
use serde_json::{Map, Value};

#[path = "common/browser.rs"]
mod browser;
#[path = "common/program.rs"]
mod program;

use program::fengong;

/// The pages that exist in both languages, without the end of their names.
const PAGES: [&str; 8] =
    ["keys", "ways", "query", "command-line", "json", "import", "plans", "settings"];

/// Pages that are for developers, in English alone.
const DEVELOPERS: [&str; 2] = ["docs/finding.md", "docs/formats.md"];

/// The file of a page in a language.
fn page(name: &str, lang: Lang) -> String {
    format!("docs/{name}{}", lang.pick(".zh-CN.md", ".md"))
}

fn readme(lang: Lang) -> &'static str {
    lang.pick("README.zh-CN.md", "README.md")
}

fn read(file: impl AsRef<Path>) -> String {
    let text =
        fs::read_to_string(&file).unwrap_or_else(|_| panic!("no {}", file.as_ref().display()));
    text.replace("\r\n", "\n")
}

/// Every page: the Markdown files of the project's folder and of `docs`.
fn all_pages() -> Vec<PathBuf> {
    let files = [".", "docs"].into_iter().flat_map(|dir| fs::read_dir(dir).unwrap());
    let files = files.map(|entry| entry.unwrap().path());
    let mut pages: Vec<PathBuf> =
        files.filter(|file| file.extension().is_some_and(|end| end == "md")).collect();
    pages.sort();
    assert!(pages.len() > 15);
    pages
}

/// What stands between `<!-- name -->` and the comment that closes it.
fn block<'t>(text: &'t str, name: &str) -> &'t str {
    let end = name.split(':').next().unwrap();
    let (_, rest) = text.split_once(&format!("<!-- {name} -->\n")).unwrap_or_else(|| {
        panic!("there is no <!-- {name} -->");
    });
    rest.split_once(&format!("<!-- /{end} -->")).unwrap().0
}

/// The cells of the rows of a table, without its heading.
fn rows(table: &str) -> Vec<Vec<&str>> {
    let lines = table.lines().filter(|line| line.starts_with('|')).skip(2);
    let rows: Vec<Vec<&str>> =
        lines.map(|line| line.trim_matches('|').split('|').map(str::trim).collect()).collect();
    assert!(!rows.is_empty());
    rows
}

/// The lines of a page outside of code blocks, or those inside.
fn lines(text: &str, in_code: bool) -> String {
    let mut inside = false;
    let mut kept = String::new();
    for line in text.lines() {
        if line.starts_with("```") {
            inside = !inside;
        } else if inside == in_code {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// The code spans of a page or a cell.
fn spans(text: &str) -> Vec<String> {
    let text = lines(text, false);
    let parts: Vec<&str> = text.split('`').collect();
    assert!(parts.len() % 2 == 1, "a code span is not closed");
    parts.into_iter().skip(1).step_by(2).map(str::to_owned).collect()
}

/// What a command prints; it must find something.
fn printed(args: &[&str]) -> String {
    let home = tempfile::tempdir().unwrap();
    let plans = home.path().join("plans");
    let of_import = args.first() == Some(&"import");
    let to: &[&str] = if of_import { &["-o", plans.to_str().unwrap()] } else { &[] };
    let output = fengong(&[args, to].concat(), home.path());
    let complaint = String::from_utf8(output.stderr).unwrap();
    // An import that lists something to look at says so in its exit code.
    let good = output.status.success() || of_import && output.status.code() == Some(1);
    assert!(good, "fengong {args:?}: {complaint}");
    String::from_utf8(output.stdout).unwrap()
}

/// The long options that a text names.
fn options(text: &str) -> BTreeSet<String> {
    let mut options = BTreeSet::new();
    for (at, _) in text.match_indices("--") {
        let (before, after) = text.split_at(at);
        let name: String =
            after.chars().skip(2).take_while(|c| c.is_ascii_lowercase() || *c == '-').collect();
        if !before.ends_with('-') && name.starts_with(|c: char| c.is_ascii_lowercase()) {
            options.insert(name);
        }
    }
    options
}

/// The commands that help lists, and every option of all of them.
fn help(lang: Lang) -> (BTreeSet<String>, BTreeSet<String>) {
    let lang_name = lang.pick("zh", "en");
    let main = printed(&["--lang", lang_name, "--help"]);
    let mut sections = main.split("\n\n");
    let listed = sections.find(|section| section.contains("\n  list ")).unwrap();
    let commands: BTreeSet<String> = listed
        .lines()
        .skip(1)
        .map(|line| line.split_whitespace().next().unwrap().to_owned())
        .collect();
    let mut known = options(&main);
    for command in &commands {
        known.extend(options(&printed(&["--lang", lang_name, command, "--help"])));
    }
    (commands, known)
}

#[test]
fn the_pages_list_the_keys() {
    for lang in [Lang::En, Lang::Zh] {
        let file = page("keys", lang);
        let text = read(&file);
        let wanted = keymap::markdown(lang);
        assert_eq!(block(&text, "keys"), wanted, "{file} should have:\n{wanted}");
    }
}

/// The READMEs name few keys: those that they name do what they say.
#[test]
fn the_readmes_name_keys_that_do_what_they_say() {
    for lang in [Lang::En, Lang::Zh] {
        let (text, table) = (read(readme(lang)), keymap::markdown(lang));
        let known = rows(&table);
        let named = rows(block(&text, "most important keys"));
        assert!((10..=14).contains(&named.len()), "about twelve");
        for row in named {
            let [keys, command, meaning] = row[..] else { panic!("{row:?}") };
            let does = |row: &&Vec<&str>| row[1].split(" · ").any(|name| name == command);
            let row = known.iter().find(does).unwrap_or_else(|| panic!("no command {command}"));
            for key in spans(keys) {
                assert!(spans(row[0]).contains(&key), "{key} is not {command}");
            }
            for key in spans(meaning) {
                assert!(table.contains(&format!("`{key}`")), "there is no key {key}");
            }
        }
    }
}

#[test]
fn every_key_that_a_page_names_exists() {
    let is_key = |span: &String| {
        let modified = ["Ctrl-", "Alt-", "Shift-"].iter().any(|start| span.starts_with(start));
        let function = span.strip_prefix('F').is_some_and(|number| number.parse::<u8>().is_ok());
        modified && !span.contains(' ') && !span.ends_with('-') || function
    };
    let table = keymap::markdown(Lang::En);
    for lang in [Lang::En, Lang::Zh] {
        let files = PAGES.map(|name| page(name, lang)).into_iter().chain([readme(lang).to_owned()]);
        for file in files {
            for key in spans(&read(&file)).iter().filter(|span| is_key(span)) {
                assert!(table.contains(&format!("`{key}`")), "{file}: there is no key {key}");
            }
        }
    }
}

#[test]
fn the_pages_have_every_way_of_listing() {
    for lang in [Lang::En, Lang::Zh] {
        let (text, table) = (read(page("ways", lang)), keymap::markdown(lang));
        let described = rows(block(&text, "ways"));
        let ways: Vec<Vec<&str>> =
            rows(&table).into_iter().filter(|row| row[0].starts_with("`v` `")).collect();
        assert_eq!(described.len(), ways.len());
        for way in ways {
            let (keys, name) = (way[0], way[1]);
            let here = |row: &Vec<&str>| row[1] == keys && row[0].starts_with(name);
            assert!(described.iter().any(here), "{name} {keys} is not described");
        }
    }
}

/// The name by which a link reaches a heading, as GitHub makes it.
fn anchor(heading: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    text.chars().filter(kept).map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[test]
fn every_picture_and_link_exists() {
    let mut linked = BTreeSet::new();
    for file in all_pages() {
        let text = lines(&read(&file), false);
        for part in text.split("](").skip(1) {
            let target = part.split(')').next().unwrap();
            if target.starts_with("https://") {
                continue;
            }
            let (path, heading) = target.split_once('#').unwrap_or((target, ""));
            let path = file.parent().unwrap().join(path);
            let path = if target.starts_with('#') { file.clone() } else { path };
            assert!(path.exists(), "{}: {target}", file.display());
            if !heading.is_empty() {
                let there = read(&path);
                let mut headings = there.lines().filter(|line| line.starts_with('#'));
                let found = headings.any(|line| anchor(line) == heading);
                assert!(found, "{}: {target}", file.display());
            }
            linked.insert(path.canonicalize().unwrap());
        }
    }
    for entry in fs::read_dir("docs").unwrap() {
        let file = entry.unwrap().path();
        assert!(linked.contains(&file.canonicalize().unwrap()), "no page links {}", file.display());
    }
}

#[test]
fn pages_exist_in_both_languages_and_the_readme_links_them() {
    for lang in [Lang::En, Lang::Zh] {
        let text = read(readme(lang));
        for name in PAGES {
            let file = page(name, lang);
            assert!(text.contains(&format!("]({file})")), "{} does not link {file}", readme(lang));
            let other = page(name, lang.other());
            let other = other.strip_prefix("docs/").unwrap();
            assert!(read(&file).contains(&format!("]({other})")), "{file} does not link {other}");
        }
        let lines = text.lines().count();
        assert!(lines < 120, "{} has {lines} lines; details belong to docs/", readme(lang));
    }
    let known =
        [Lang::En, Lang::Zh].into_iter().flat_map(|lang| PAGES.map(|name| page(name, lang)));
    let known: BTreeSet<String> = known.chain(DEVELOPERS.map(str::to_owned)).collect();
    let there = all_pages().into_iter().filter(|file| file.starts_with("docs"));
    let there: BTreeSet<String> =
        there.map(|file| format!("docs/{}", file.file_name().unwrap().display())).collect();
    assert_eq!(there, known);
}

/// Every query and view on the page finds something, on the command line and in the browser.
#[test]
fn the_examples_of_queries_find_something() {
    for lang in [Lang::En, Lang::Zh] {
        let file = page("query", lang);
        let text = read(&file);
        let queries = rows(block(&text, "queries"));
        let views = rows(block(&text, "views"));
        let marked = queries.iter().chain(&views).flat_map(|row| spans(row[0]));
        // The words for views are no lines of their own.
        let rest = text.replace(block(&text, "words"), "");
        let is_example = |span: &String| {
            span.split_once([':', '：']).is_some_and(|(_, value)| !value.is_empty())
        };
        let examples: BTreeSet<String> =
            marked.chain(spans(&rest).into_iter().filter(is_example)).collect();
        assert!(examples.len() > 20, "{file}");
        for example in examples {
            let view = View::parse(&example).unwrap_or_else(|e| panic!("{file}: {example}: {e:?}"));
            if view.shown.is_empty() {
                printed(&["list", &example]);
            } else {
                printed(&[&example]);
            }
            // It panics where the words for views mean nothing.
            println!("{file}: {example}");
            browser::browser(&example, (80, 24));
        }
    }
}

#[test]
fn the_words_for_views_mean_something() {
    for lang in [Lang::En, Lang::Zh] {
        let file = page("query", lang);
        let text = read(&file);
        for row in rows(block(&text, "words")) {
            let view = spans(row[0]).remove(0);
            println!("{file}: {view}");
            browser::browser(&view, (80, 24));
            for word in row[1..].iter().flat_map(|cell| spans(cell)) {
                println!("{file}: {view} {word}");
                browser::browser(&format!("{view} {word}"), (80, 24));
            }
        }
    }
}

#[test]
fn the_pages_have_every_field_and_its_values() {
    for lang in [Lang::En, Lang::Zh] {
        let file = page("query", lang);
        let text = read(&file);
        let spans = spans(&text);
        let named = |name: &str| spans.iter().any(|span| span == name);
        let fields = Field::ALL.into_iter().flat_map(|field| field.names().iter().copied());
        for name in fields.chain(Showing::ALL.into_iter().flat_map(Showing::names)) {
            assert!(named(&format!("{name}:")), "{file} does not name {name}:");
        }
        for span in spans.iter().filter_map(|span| span.strip_suffix(':')) {
            let known = Field::named(span).is_some() || Showing::named(span).is_some();
            assert!(known, "{file}: there is no field {span}");
        }
        let at = usize::from(lang == Lang::Zh);
        let features = Feature::ALL.map(|feature| feature.names()[at]);
        let roles = Involvement::ALL.map(|how| involvement_names(how)[at]);
        for name in features.into_iter().chain(roles) {
            assert!(named(name), "{file} does not name {name}");
        }
    }
}

#[test]
fn the_pages_have_every_command_and_option() {
    for lang in [Lang::En, Lang::Zh] {
        let file = page("command-line", lang);
        let text = read(&file);
        let (commands, known) = help(lang);
        // Everything that the page names exists, and the other way round.
        assert_eq!(options(&lines(&text, false)), known, "{file}");
        let (first_table, _) = text.split_once("```").unwrap();
        let named = first_table.lines().filter_map(|line| line.strip_prefix("| `"));
        let named: BTreeSet<String> =
            named.map(|row| row.split([' ', '`']).next().unwrap().to_owned()).collect();
        assert_eq!(named, commands, "{file}");
        // Other pages name options, too.
        for file in PAGES.map(|name| page(name, lang)).into_iter().chain([readme(lang).to_owned()])
        {
            for span in spans(&read(&file)) {
                if span.starts_with("--") || span.starts_with("fengong ") {
                    let unknown: Vec<String> = options(&span).difference(&known).cloned().collect();
                    assert!(unknown.is_empty(), "{file}: {unknown:?}");
                }
            }
        }
    }
}

#[test]
fn the_examples_of_commands_find_something() {
    for lang in [Lang::En, Lang::Zh] {
        let text = lines(&read(page("command-line", lang)), true);
        let examples: Vec<&str> =
            text.lines().filter_map(|line| line.strip_prefix("fengong ")).collect();
        assert!(examples.len() >= 10);
        for example in examples {
            let command = example.split('#').next().unwrap();
            let args: Vec<&str> = command.split_whitespace().collect();
            let to_file = args.contains(&"--output");
            assert_eq!(printed(&args).is_empty(), to_file, "{example}");
        }
    }
}

/// An import that lists something of every kind.
const IMPORT: &[&str] = &[
    "import",
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/documents/headings/first-unit-leads.txt"),
    "--format",
    "json",
];

/// The objects of JSON output by the name of their table: the command, and the keys that lead to them.
const JSON: [(&str, &[&str], &[&str]); 27] = [
    ("review", IMPORT, &[]),
    ("applied rule", IMPORT, &["rules"]),
    ("question", IMPORT, &["questions"]),
    ("document", &["export"], &[]),
    ("document", &["list", "-f", "json", "lead:kjj"], &[]),
    ("document", &["show", "-f", "json", "yinchuan-2022/6"], &[]),
    ("plan", &["export"], &["plans"]),
    ("plan", &["plans", "-f", "json"], &["plans"]),
    ("milestone", &["export"], &["plans", "milestones"]),
    ("area of a plan", &["export"], &["plans", "areas"]),
    ("collective", &["export"], &["plans", "collectives"]),
    ("remark", &["export"], &["plans", "remarks"]),
    ("task", &["export"], &["tasks"]),
    ("unit of a task", &["export"], &["tasks", "lead"]),
    ("unit of a task", &["export"], &["tasks", "responsible"]),
    ("unit of a task", &["export"], &["tasks", "in_charge"]),
    ("target", &["export"], &["tasks", "targets"]),
    ("target", &["export"], &["plans", "goals"]),
    ("listed target", &["targets", "-f", "json"], &["targets"]),
    ("listed unit", &["units", "-f", "json"], &["units"]),
    ("area", &["areas", "-f", "json"], &["areas"]),
    ("matrix", &["matrix", "-f", "json"], &[]),
    ("matrix unit", &["matrix", "-f", "json"], &["units"]),
    ("matrix task", &["matrix", "-f", "json"], &["tasks"]),
    ("matrix cell", &["matrix", "-f", "json"], &["tasks", "cells"]),
    ("problem", &["check", "-f", "json"], &["problems"]),
    ("rule", &["check", "--rules", "-f", "json"], &["rules"]),
];

/// The objects to which keys lead, through lists.
fn objects<'v>(value: &'v Value, path: &[&str]) -> Vec<&'v Map<String, Value>> {
    match (value, path) {
        (Value::Array(values), _) => values.iter().flat_map(|v| objects(v, path)).collect(),
        (Value::Object(object), []) => vec![object],
        (Value::Object(object), [key, rest @ ..]) => objects(&object[*key], rest),
        _ => panic!("no object at {path:?}"),
    }
}

/// Whether a value is one that a cell of the table allows.
fn is_allowed(value: &Value, cell: &str, lang: Lang) -> bool {
    let listed = spans(cell);
    match value {
        Value::Null => cell.contains("null"),
        Value::Bool(_) => cell.contains("true"),
        Value::Number(_) => cell.contains(lang.pick("数", "number")),
        Value::String(text) if !listed.is_empty() => listed.contains(text),
        Value::String(_) => cell.contains(lang.pick("字符串", "string")),
        Value::Array(values) => {
            let one = |value: &Value| match value {
                Value::Object(_) => listed.is_empty(),
                value => is_allowed(value, cell, lang),
            };
            cell.contains(lang.pick("列表", "list")) && values.iter().all(one)
        }
        Value::Object(_) => cell.contains(lang.pick("对象", "object")),
    }
}

#[test]
fn the_pages_have_every_key_of_json() {
    for lang in [Lang::En, Lang::Zh] {
        let file = page("json", lang);
        let text = read(&file);
        for (name, args, path) in JSON {
            let mut described = rows(block(&text, &format!("json: {name}")));
            if name == "listed target" {
                described.extend(rows(block(&text, "json: target")));
            }
            let wanted: BTreeSet<String> = described.iter().flat_map(|row| spans(row[0])).collect();
            let output: Value = serde_json::from_str(&printed(args)).unwrap();
            let objects = objects(&output, path);
            assert!(!objects.is_empty(), "{args:?} {path:?}");
            for object in objects {
                let keys: BTreeSet<String> = object.keys().cloned().collect();
                assert_eq!(keys, wanted, "{file}: {name}, fengong {args:?}");
                for row in &described {
                    let value = &object[&spans(row[0])[0]];
                    assert!(is_allowed(value, row[1], lang), "{file}: {name} {row:?}: {value}");
                }
            }
        }
        let marked = text.matches("<!-- json: ").count();
        let known: BTreeSet<&str> = JSON.iter().map(|(name, ..)| *name).collect();
        assert_eq!(marked, known.len(), "{file}: a table is not compared with anything");
    }
}

/// The files that are shown on the page about plans load without an error or a warning.
#[test]
fn the_examples_of_plans_load() {
    for lang in [Lang::En, Lang::Zh] {
        let file = page("plans", lang);
        let text = read(&file);
        let home = tempfile::tempdir().unwrap();
        let files: Vec<&str> = text.split("<!-- file: ").skip(1).collect();
        assert_eq!(files.len(), 4, "{file}");
        for part in files {
            let (name, rest) = part.split_once(" -->\n```ron\n").unwrap();
            let (content, _) = rest.split_once("```").unwrap();
            fs::write(home.path().join(name), content).unwrap();
        }
        let folder = home.path().to_str().unwrap();
        let output = fengong(&["check", "--deny", "warning", folder], home.path());
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{file}: {said}");
        let listed = fengong(&["--data", folder, "list", "plan:example-2026", "读书"], home.path());
        let listed = String::from_utf8(listed.stdout).unwrap();
        // Only by the synonym of words.ron: its area is about 阅读.
        assert!(listed.contains("举办读书节"), "{file}: {listed}");
    }
}

/// The settings on the page are read without a mistake, and the page explains each of them.
#[test]
fn the_example_of_settings_is_right() {
    for lang in [Lang::En, Lang::Zh] {
        let file = page("settings", lang);
        let text = read(&file);
        let (_, rest) = text.split_once("<!-- settings -->\n```ron\n").unwrap();
        let (example, rest) = rest.split_once("```").unwrap();
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("config.ron");
        fs::write(&path, example).unwrap();
        let (settings, mistakes) = settings(Some(path), None);
        assert!(mistakes.is_empty(), "{file}: {mistakes:?}");
        let (_, wrong) = OwnKeys::of(&settings.own_keys);
        assert!(wrong.is_empty(), "{file}: {wrong:?}");
        assert_eq!(settings.own_keys.len(), 3, "{file}");
        let entries = example.lines().filter_map(|line| line.strip_prefix("    "));
        let entries: Vec<&str> = entries.filter_map(|line| Some(line.split_once(':')?.0)).collect();
        let explained = rows(rest.split("\n\n").find(|part| part.starts_with('|')).unwrap());
        let explained: Vec<String> = explained.iter().flat_map(|row| spans(row[0])).collect();
        assert_eq!(explained, entries, "{file}");
    }
}

#[test]
fn what_contributors_are_told_to_change_exists() {
    let text = read("CONTRIBUTING.md");
    let roots = ["src/", "tests/", "data/", "docs/", "seeds/", "examples/", ".ci/", "Cargo.toml"];
    let spans = spans(&text);
    let paths = spans.iter().filter(|span| roots.iter().any(|root| span.starts_with(root)));
    for path in paths {
        assert!(Path::new(path).exists(), "CONTRIBUTING.md: there is no {path}");
    }
    for entry in fs::read_dir("tests").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "rs") {
            let name = format!("tests/{}", path.file_name().unwrap().display());
            assert!(spans.contains(&name), "CONTRIBUTING.md does not say what {name} is for");
        }
    }
}

#[test]
fn the_architecture_names_every_crate_and_every_part() {
    let text = read("ARCHITECTURE.md");
    let manifest = read("Cargo.toml");
    let mut of_dependencies = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            of_dependencies = line.contains("dependencies]");
        } else if let (true, Some((name, _))) = (of_dependencies, line.split_once(" = ")) {
            assert!(text.contains(&format!("`{name}`")), "{name} is not in the table");
        }
    }
    for entry in fs::read_dir("src").unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let part = if name.contains('.') { name } else { format!("{name}/") };
        assert!(text.contains(&format!("\n  {part}")), "{part} is not in the tree");
    }
}
