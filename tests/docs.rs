//! The documents say what the code does: keys, crates, files.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::path::Path;

use fengong::lang::Lang;
use fengong::tui::keymap;

#[test]
fn the_readmes_list_the_keys() {
    for (file, lang) in [("README.md", Lang::En), ("README.zh-CN.md", Lang::Zh)] {
        let text = fs::read_to_string(file).unwrap().replace("\r\n", "\n");
        let (_, rest) = text.split_once("<!-- keys -->\n").unwrap();
        let (table, _) = rest.split_once("<!-- /keys -->").unwrap();
        let wanted = keymap::markdown(lang);
        assert_eq!(table, wanted, "{file} should have:\n{wanted}");
    }
}

#[test]
fn every_picture_and_link_exists() {
    for file in ["README.md", "README.zh-CN.md", "ARCHITECTURE.md"] {
        let text = fs::read_to_string(file).unwrap();
        for part in text.split("](").skip(1) {
            let target = part.split(')').next().unwrap();
            let path = target.split('#').next().unwrap();
            assert!(Path::new(path).exists(), "{file}: {target}");
        }
    }
}

#[test]
fn the_architecture_names_every_crate_and_every_part() {
    let text = fs::read_to_string("ARCHITECTURE.md").unwrap();
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
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
