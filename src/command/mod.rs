//! Performing a command of the command line: load, ask, report.
//!
//! Answers go to standard output, everything else to standard error. Exit codes: 0 found, 1 nothing found (or
//! `check` found errors), 2 the command was wrong or could not run. A closed pipe is no error.

mod beside;
mod brief;
mod check;
mod fmt;
mod import;
mod list;
mod matrix;
mod new;
mod propose;
mod show;
mod source;
mod write;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use crate::cli::{Command, Format, ListOptions, Output, Subject};
use crate::data::Data;
use crate::lang::Lang;
use crate::load::Layer;
use crate::nearest::nearest;
use crate::problem::{Severity, Tally};
use crate::query::{QueryError, Showing, Text, View};
use crate::report::{json, problems};
use crate::text::clean::clean;

/// What a command needs to know about where it runs.
#[derive(Clone, Debug)]
pub struct Context {
    /// The language.
    pub lang: Lang,
    /// Whether the language was named, on the command line, in the environment or in the settings.
    pub lang_named: bool,
    /// Whether standard output takes colour.
    pub colour: bool,
    /// The cells of a line of the terminal on standard output; none if there is none.
    pub width: Option<usize>,
    /// Where data comes from.
    pub layers: Vec<Layer>,
    /// The command that lists the problems of the same data.
    pub check_command: String,
    /// Our unit, as named on the command line.
    pub unit: Option<String>,
    /// The file in which the program remembers things, if there can be one.
    pub saved: Option<PathBuf>,
    /// This year.
    pub year: u16,
    /// What is wrong with how a view is to be shown: the browser knows, which may not be part of the program.
    pub wrong_view: fn(&View, &Data) -> Vec<QueryError>,
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

/// Lists the tasks of a view: the same question; how it is shown is a matter of the browser.
fn list_view(text: &str, context: &Context) -> Result<Outcome, Failure> {
    let lang = context.lang;
    let view = View::parse(text).map_err(|e| Failure(QueryError::messages(&e, lang)))?;
    if let Some((showing, _)) = view.shown.iter().find(|(said, _)| *said != Showing::Page) {
        // What the browser refuses is refused here as well.
        let wrong = (context.wrong_view)(&view, &Data::load(&context.layers));
        if !wrong.is_empty() {
            return Err(Failure(QueryError::messages(&wrong, lang)));
        }
        let [en, zh] = showing.names();
        complain(&match lang {
            Lang::Zh => {
                format!("“{zh}:”等只用于浏览界面，这里只列任务；另有 matrix、units、targets 等命令")
            }
            Lang::En => format!(
                "“{en}:” and the like are for the browser, tasks are listed here; see also matrix, units, targets"
            ),
        });
    }
    let options = ListOptions { query: view.query.to_string(), output: Output::default() };
    // A page is about one unit, here as in the browser: a name that could be several is refused in the same words.
    let page = view.says(Showing::Page).map(|unit| {
        let names: Vec<&str> = unit.iter().map(Text::text).collect();
        names.join(",")
    });
    let context = &Context { unit: page.or_else(|| context.unit.clone()), ..context.clone() };
    let result = list::list(Subject::Tasks, &options, context);
    if let Ok(outcome) = result {
        hint_at_command(&options.query, outcome, lang);
    }
    result
}

/// Performs a command other than browsing.
pub fn perform(command: Command, context: &Context) -> ExitCode {
    let without_unit = matches!(
        command,
        Command::Show(..)
            | Command::Check(..)
            | Command::Import(..)
            | Command::Source(_)
            | Command::Propose(_)
            | Command::Format(..)
            | Command::New(..)
            | Command::Export(_)
    );
    if without_unit && context.unit.is_some() {
        let text =
            context.lang.pick("--unit 不能用于这个命令", "--unit has no meaning for this command");
        complain(text);
        return ExitCode::from(2);
    }
    let result = match command {
        Command::Browse(view) => list_view(&view, context),
        Command::List(subject, options) => list::list(subject, &options, context),
        Command::Brief(options) => brief::brief(&options, context),
        Command::Matrix(options) => matrix::matrix(&options, context),
        Command::Show(names, output) => show::show_tasks(&names, &output, context),
        Command::Check(options) => check::check(&options, context),
        Command::Import(options) => import::import_document(&options, context),
        Command::Source(options) => source::take_passages(&options, context),
        Command::Format(paths, only_check) => fmt::format_files(&paths, only_check, context),
        Command::New(folder, force) => new::new_files(&folder, force, context),
        Command::Propose(output) => propose::propose(&output, context),
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

/// Says which command may have been meant by a word that looks like one, or that no task holds.
fn hint_at_command(query: &str, outcome: Outcome, lang: Lang) {
    const COMMANDS: [&str; 14] = [
        "list", "show", "brief", "matrix", "units", "areas", "targets", "plans", "check", "import",
        "source", "new", "fmt", "export",
    ];
    let first = query.split(' ').next().unwrap_or_default();
    let near = nearest(first, COMMANDS, 1).first().copied();
    let plain = !first.is_empty() && first.chars().all(|c| c.is_ascii_alphabetic());
    let help = (outcome == Outcome::Nothing).then_some("--help");
    if let Some(command) = near.or(help).filter(|_| plain) {
        complain(&match lang {
            Lang::Zh => format!("若要用命令，是不是 fengong {command}？"),
            Lang::En => format!("if a command was meant: fengong {command}?"),
        });
    }
}

fn loaded(context: &Context) -> Data {
    let data = Data::load(&context.layers);
    let tally = Tally::of(data.problems());
    if let Some(summary) = problems::summary(tally, context.lang) {
        complain(&match context.lang {
            Lang::Zh => format!("{summary}，详见 {}", context.check_command),
            Lang::En => format!("{summary}; see {}", context.check_command),
        });
    }
    data
}

fn failure(errors: &[QueryError], lang: Lang) -> Failure {
    Failure(QueryError::messages(errors, lang))
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
    let data = loaded(context);
    let index = data.index();
    let broken = data.problems().iter().any(|p| p.severity == Severity::Error);
    write::write(&json::export(index), output, lang)?;
    if broken {
        complain(lang.pick("写出的数据不完整", "what was written is not complete"));
    }
    Ok(if index.is_empty() { Outcome::Nothing } else { Outcome::Found })
}
