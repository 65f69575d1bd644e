//! The structure of the code: layers, and no circles. Imports are read as text, tests in `src/` aside; a re-export is followed
//! to the file that defines the name.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test that cannot go on should stop"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The top-level modules, the lowest first: none imports one that stands after it.
const LAYERS: [&str; 28] = [
    "lang", "write", "text", "date", "nearest", "tastes", "problem", "model", "import", "words",
    "ron", "load", "audit", "index", "data", "query", "overview", "brief", "report", "document",
    "saved", "changes", "cli", "config", "command", "tui", "lib", "main",
];

/// What must not be known below `tui`, wherever the order allows it.
const APART: [(&str, &str); 4] = [
    ("model", "audit"),
    ("tui::update", "tui::view"),
    ("tui::view", "tui::update"),
    ("tui::frame", "tui::view"),
];

/// The modules of the crate: their paths, and the code of their files.
struct Modules {
    code: BTreeMap<String, String>,
}

/// An import: the importing module and the one that defines the name.
type Import = (String, String);

impl Modules {
    fn read() -> Self {
        let mut code = BTreeMap::new();
        collect(Path::new("src"), "", &mut code);
        assert!(code.len() > 100, "the code is not where it was");
        Self { code }
    }

    /// The module that defines what a path from the root means, if it is one of the crate's.
    fn defining(&self, path: &[&str]) -> Option<String> {
        let mut module = String::new();
        for (at, name) in path.iter().enumerate() {
            let inner = join(&module, name);
            if self.code.contains_key(&inner) {
                module = inner;
            } else if let Some(whole) = self.exported(&module, name) {
                let whole: Vec<&str> =
                    whole.split("::").chain(path[at + 1..].iter().copied()).collect();
                return self.defining(&whole);
            } else {
                break;
            }
        }
        (!module.is_empty()).then_some(module)
    }

    /// What a module re-exports by a name.
    fn exported(&self, module: &str, name: &str) -> Option<String> {
        let code = self.code.get(module)?;
        uses(code)
            .filter(|(exports, _)| *exports)
            .flat_map(|(_, tree)| flat(&tree))
            .filter_map(|path| absolute(module, &path))
            .find(|path| path.rsplit("::").next() == Some(name) && *path != join(module, name))
    }

    /// Every import from one file to another.
    fn imports(&self) -> BTreeSet<Import> {
        let mut imports = BTreeSet::new();
        for (module, code) in &self.code {
            let used = uses(code).flat_map(|(_, tree)| flat(&tree)).chain(inline(code));
            for path in used.filter_map(|path| absolute(module, &path)) {
                let path: Vec<&str> = path.split("::").collect();
                let defining = self.defining(&path);
                imports.extend(defining.filter(|to| to != module).map(|to| (module.clone(), to)));
            }
        }
        imports
    }
}

fn collect(folder: &Path, module: &str, code: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            collect(&path, &join(module, &name), code);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let module = if name == "mod" { module.to_owned() } else { join(module, &name) };
            code.insert(module, without_comments(&fs::read_to_string(&path).unwrap()));
        }
    }
}

fn join(module: &str, name: &str) -> String {
    if module.is_empty() { name.to_owned() } else { format!("{module}::{name}") }
}

/// The code without comments and without its tests, which stand last.
fn without_comments(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap();
    let line = |line: &str| line.split("//").next().unwrap().to_owned() + "\n";
    let text: String = text.lines().map(line).collect();
    // How far something can be seen is no import.
    let mut parts = text.split("pub(in ");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |code, part| code + "pub" + part.split_once(')').unwrap().1)
}

/// The trees of the `use` items of a file, and whether each exports what it names.
fn uses(code: &str) -> impl Iterator<Item = (bool, String)> {
    let items = code.split(';').filter_map(|item| {
        let start = ["use ", "pub use "].iter().find_map(|word| find_item(item, word));
        let (before, tree) = item.split_at(start?);
        Some((
            before.trim_end().ends_with(')') || item.contains("pub use "),
            tree.replace('\n', " "),
        ))
    });
    items.collect::<Vec<_>>().into_iter()
}

/// Where the tree of a `use` item begins in the text before a semicolon.
fn find_item(item: &str, word: &str) -> Option<usize> {
    let at = item.rfind(word)?;
    let before = item[..at].trim_end_matches(' ');
    let begins = before.is_empty()
        || before.ends_with('\n')
        || before.ends_with(')')
        || before.ends_with("pub");
    begins.then_some(at + word.len())
}

/// The paths of a tree: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn flat(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((before, inside)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap().trim();
        return vec![path.strip_suffix("::self").unwrap_or(path).to_owned()];
    };
    let inside = inside.strip_suffix('}').unwrap_or(inside);
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for c in inside.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if c == ',' && depth == 0 {
            parts.push(String::new());
        } else {
            parts.last_mut().unwrap().push(c);
        }
    }
    let parts = parts.iter().filter(|part| !part.trim().is_empty());
    parts.flat_map(|part| flat(&format!("{before}{}", part.trim()))).collect()
}

/// The paths in the code that begin at the crate or at a module above.
fn inline(code: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for word in ["crate::", "super::", "self::"] {
        for (at, _) in code.match_indices(word) {
            let is_start =
                !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
            let is_path = |c: &char| c.is_alphanumeric() || *c == '_' || *c == ':';
            let path: String = code[at..].chars().take_while(is_path).collect();
            if is_start && !path.ends_with("::") {
                paths.push(path);
            }
        }
    }
    paths
}

/// A path from the root of the crate; none if it leads out of it.
fn absolute(module: &str, path: &str) -> Option<String> {
    let mut segments: Vec<&str> = module.split("::").filter(|name| !name.is_empty()).collect();
    let mut rest = path.split("::").peekable();
    match *rest.peek()? {
        "crate" | "fengong" => {
            segments.clear();
            rest.next();
        }
        "self" => {
            rest.next();
        }
        "super" => {}
        _ => return None,
    }
    while rest.peek() == Some(&"super") {
        segments.pop();
        rest.next();
    }
    segments.extend(rest);
    (!segments.is_empty()).then(|| segments.join("::"))
}

/// The circles of some imports: sets of modules each of which leads to each other.
fn circles(imports: &BTreeSet<Import>) -> Vec<BTreeSet<String>> {
    let mut reach: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (from, _) in imports {
        let mut seen = BTreeSet::new();
        let mut next = vec![from.as_str()];
        while let Some(module) = next.pop() {
            for (_, to) in
                imports.range((module.to_owned(), String::new())..).take_while(|(f, _)| f == module)
            {
                if seen.insert(to.as_str()) {
                    next.push(to);
                }
            }
        }
        reach.insert(from, seen);
    }
    let leads = |a: &str, b: &str| reach.get(a).is_some_and(|seen| seen.contains(b));
    let mut circles: Vec<BTreeSet<String>> = Vec::new();
    for module in reach.keys().filter(|module| leads(module, module)) {
        if !circles.iter().any(|circle| circle.contains(*module)) {
            let with = reach.keys().filter(|other| leads(module, other) && leads(other, module));
            circles.push(with.map(|name| (*name).to_owned()).collect());
        }
    }
    circles
}

fn top(module: &str) -> &str {
    module.split("::").next().unwrap()
}

#[test]
fn no_module_imports_one_above_it() {
    let imports = Modules::read().imports();
    let layer = |module: &str| {
        let at = LAYERS.iter().position(|layer| *layer == top(module));
        at.unwrap_or_else(|| panic!("{} has no place in LAYERS", top(module)))
    };
    let wrong = imports.iter().filter(|(from, to)| layer(from) < layer(to));
    let wrong: Vec<String> = wrong.map(|(from, to)| format!("{from} imports {to}")).collect();
    assert!(wrong.is_empty(), "against the order of the layers: {wrong:#?}");
    assert!(
        imports.contains(&("query::lookup".into(), "query::filter".into())),
        "imports are read"
    );
}

#[test]
fn what_is_apart_stays_apart() {
    let within = |module: &str, of: &str| module == of || module.starts_with(&format!("{of}::"));
    for (from, to) in Modules::read().imports() {
        for (one, other) in APART {
            assert!(!(within(&from, one) && within(&to, other)), "{from} imports {to}");
        }
    }
}

#[test]
fn no_circle_has_more_than_two_files() {
    let imports = Modules::read().imports();
    let large: Vec<_> = circles(&imports).into_iter().filter(|circle| circle.len() > 2).collect();
    for circle in &large {
        eprintln!("{} files: {circle:?}", circle.len());
        for (from, to) in &imports {
            if circle.contains(from) && circle.contains(to) {
                eprintln!("  {from} imports {to}");
            }
        }
    }
    assert!(large.is_empty(), "{} circles of more than two files", large.len());
}

#[test]
fn no_circle_joins_top_level_modules() {
    let tops = |(from, to): Import| (top(&from).to_owned(), top(&to).to_owned());
    let imports: BTreeSet<Import> =
        Modules::read().imports().into_iter().map(tops).filter(|(from, to)| from != to).collect();
    assert_eq!(circles(&imports), Vec::<BTreeSet<String>>::new());
}

/// The reader of imports itself.
#[test]
fn imports_are_read() {
    let code = without_comments(
        "use crate::a::{self, b::C, d as e}; // crate::no\npub(super) use self::f::G;\nfn x() { super::h::y() }\n#[cfg(test)]\nmod tests { use crate::no; }",
    );
    let used: Vec<String> = uses(&code).flat_map(|(_, tree)| flat(&tree)).collect();
    assert_eq!(used, ["crate::a", "crate::a::b::C", "crate::a::d", "self::f::G"]);
    assert!(inline(&code).contains(&"super::h::y".to_owned()));
    assert_eq!(absolute("m::n", "super::h::y").as_deref(), Some("m::h::y"));
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    let imports = [pair("a", "b"), pair("b", "c"), pair("c", "a"), pair("c", "d")];
    assert_eq!(circles(&imports.into())[0].len(), 3);
}
