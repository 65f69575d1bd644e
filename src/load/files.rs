//! Which files of a folder are data.

use std::fs;
use std::path::{Path, PathBuf};

use crate::problem::{Problem, ProblemKind, Severity};
use crate::ron::is_document;

/// The data files of a folder, by name: those in it and those in its `plans`; and what could not be listed.
pub(super) fn data_files(dir: &Path) -> (Vec<PathBuf>, Vec<Problem>) {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    for dir in [dir.to_owned(), dir.join("plans")].iter().enumerate().filter_map(|(i, dir)| {
        // The folder itself must be there, its `plans` need not.
        (i == 0 || dir.is_dir()).then_some(dir)
    }) {
        if let Err(error) = ron_files(dir, &mut files) {
            let kind = ProblemKind::Unreadable(error.into());
            let name = dir.display().to_string();
            problems.push(Problem::of_file(Severity::Error, &name, kind));
        }
    }
    if files.is_empty() && problems.is_empty() {
        let name = dir.display().to_string();
        let kind = ProblemKind::NoData(first_document(dir));
        problems.push(Problem::of_file(Severity::Warning, &name, kind));
    }
    (files, problems)
}

/// The first document of a folder, by name.
fn first_document(dir: &Path) -> Option<String> {
    let files = fs::read_dir(dir).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    let name = files.filter(|path| is_document(path)).min()?;
    Some(name.display().to_string())
}

/// Adds the data files of one folder, in order.
fn ron_files(dir: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let ron = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("ron"));
        // The settings and what is remembered may lie in the same folder; hidden files are somebody else's.
        let ours = ["config.ron", "state.ron"].iter().any(|own| name.eq_ignore_ascii_case(own));
        if ron && !name.starts_with('.') && !ours {
            found.push(path);
        }
    }
    found.sort();
    files.extend(found);
    Ok(())
}
