//! Performing a command of the command line: load, ask, report.
//!
//! Answers go to standard output, everything else to standard error. Exit codes: 0 found, 1 nothing found (or
//! `check` found errors), 2 the command was wrong or could not run. A closed pipe is no error.

mod check;
mod list;
mod show;
mod write;

use std::io::{self, Write};
use std::process::ExitCode;

use crate::cli::{Command, Format, ListOptions, Output, Subject};
use crate::index::Index;
use crate::lang::Lang;
use crate::load::{Layer, Loaded, load};
use crate::problem::{Severity, Tally};
use crate::query::QueryError;
use crate::report::{json, problems};
use crate::text::clean::clean;

/// What a command needs to know about where it runs.
#[derive(Clone, Debug)]
pub struct Context {
    /// The language.
    pub lang: Lang,
    /// Whether standard output takes colour.
    pub colour: bool,
    /// The cells of a line of the terminal on standard output; none if there is none.
    pub width: Option<usize>,
    /// Where data comes from.
    pub layers: Vec<Layer>,
}

/// Why a command could not run, in the user's language.
#[derive(Clone, Debug)]
struct Failure(String);

/// Whether a command found anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Found,
    Nothing,
}

/// Performs a command other than browsing.
pub fn perform(command: Command, context: &Context) -> ExitCode {
    let result = match command {
        Command::Browse(query) => {
            list::list(Subject::Tasks, &ListOptions { query, output: Output::default() }, context)
        }
        Command::List(subject, options) => list::list(subject, &options, context),
        Command::Show(names, output) => show::show_tasks(&names, &output, context),
        Command::Check(paths, output) => check::check(&paths, &output, context),
        Command::Export(output) => export(&output, context),
    };
    match result {
        Ok(Outcome::Found) => ExitCode::SUCCESS,
        Ok(Outcome::Nothing) => ExitCode::from(1),
        Err(Failure(message)) => {
            complain(&message);
            ExitCode::from(2)
        }
    }
}

/// Writes one line to standard error.
pub fn complain(message: &str) {
    // Nobody is left to tell if standard error is closed.
    let _ = writeln!(io::stderr(), "fengong: {}", clean(message));
}

fn loaded(context: &Context) -> Loaded {
    let loaded = load(&context.layers);
    let tally = Tally::of(&loaded.problems);
    if let Some(summary) = problems::summary(tally, context.lang) {
        complain(&match context.lang {
            Lang::Zh => format!("{summary}，详见 fengong check"),
            Lang::En => format!("{summary}; see fengong check"),
        });
    }
    loaded
}

fn failure(errors: &[QueryError], lang: Lang) -> Failure {
    let messages: Vec<String> = errors.iter().map(|e| e.message(lang)).collect();
    Failure(messages.join(lang.pick("；", "; ")))
}

fn export(output: &Output, context: &Context) -> Result<Outcome, Failure> {
    let lang = context.lang;
    if !matches!(output.format, None | Some(Format::Json)) {
        let text = lang.pick(
            "export 只写 JSON；表格请用 fengong list --format csv",
            "export writes JSON only; for tables use fengong list --format csv",
        );
        return Err(Failure(text.to_owned()));
    }
    let loaded = loaded(context);
    let broken = loaded.problems.iter().any(|p| p.severity == Severity::Error);
    let index = Index::new(loaded.model);
    write::write(&json::export(&index), output, lang)?;
    if broken {
        complain(lang.pick("写出的数据不完整", "what was written is not complete"));
    }
    Ok(if index.is_empty() { Outcome::Nothing } else { Outcome::Found })
}
