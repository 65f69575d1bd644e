//! Formatting plan files in place, comments kept.

use std::path::{Path, PathBuf};

use super::{Context, Failure, Outcome, complain, write::write};
use crate::cli::Output;
use crate::lang::Lang;
use crate::load::data_files;
use crate::problem::Refusal;
use crate::ron::{format, parse, read};
use crate::write::write_file;

/// Formats files, and those of folders; with `only_check` they stay as they are, and those that would change are named.
pub(super) fn format_files(
    paths: &[PathBuf],
    only_check: bool,
    context: &Context,
) -> Result<Outcome, Failure> {
    let lang = context.lang;
    let mut files: Vec<PathBuf> = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(data_files(path));
        } else {
            files.push(path.clone());
        }
    }
    let (mut changed, mut wrong) = (Vec::new(), 0);
    for file in &files {
        match formatted(file, lang) {
            Ok(None) => {}
            Ok(Some(text)) => {
                if !only_check {
                    write_file(file, text.as_bytes(), true).map_err(|error| {
                        let (path, why) = (file.display(), Refusal::from(error));
                        Failure(match lang {
                            Lang::Zh => format!("无法写入 {path}：{}", why.reason(lang)),
                            Lang::En => format!("cannot write {path}: {}", why.reason(lang)),
                        })
                    })?;
                }
                changed.push(format!("{}\n", file.display()));
            }
            Err(why) => {
                complain(&why);
                wrong += 1;
            }
        }
    }
    write(&changed.concat(), &Output::default(), lang)?;
    if wrong > 0 {
        return Err(Failure(match lang {
            Lang::Zh => format!("{wrong} 个文件有错，没有改动它们；改好后再试"),
            Lang::En => format!("{wrong} files are wrong and stay as they are; correct them first"),
        }));
    }
    Ok(if only_check && !changed.is_empty() { Outcome::Nothing } else { Outcome::Found })
}

/// The text of a file in the one form; none if it has it already. The error says what is wrong in it.
fn formatted(file: &Path, lang: Lang) -> Result<Option<String>, String> {
    let told = |problem: &crate::problem::Problem| {
        let colon = lang.pick("：", ": ");
        format!("{}{colon}{}", problem.place(), problem.message(lang))
    };
    let text = read(file).map_err(|problem| told(&problem))?;
    let name = file.display().to_string();
    parse::<ron::Value>(&name, &text).map_err(|problem| told(&problem))?;
    let Some(mut given) = format(&text) else {
        return Err(match lang {
            Lang::Zh => format!("{name}：括号不成对，没有改动"),
            Lang::En => format!("{name}: its brackets do not match, it stays as it is"),
        });
    };
    if text.contains("\r\n") {
        given = given.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    Ok((given != text).then_some(given))
}
