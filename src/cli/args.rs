//! What the command line asks for, as values.

use std::path::PathBuf;

use crate::import::{Layout, Lead, Level};
use crate::lang::Lang;
use crate::overview::matrix::{Grouping, Order};
use crate::problem::Rule;
use crate::problem::Severity;
use crate::tastes::Colour;

/// What was asked for on the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Args {
    /// The language, if one was named.
    pub lang: Option<Lang>,
    /// When to use colour, if it was said.
    pub colour: Option<Colour>,
    /// Folders with data, in order.
    pub data: Vec<PathBuf>,
    /// The settings file, if one was named.
    pub config: Option<PathBuf>,
    /// Our unit, if one was named.
    pub unit: Option<String>,
    /// How the browser is opened.
    pub browser: BrowserOptions,
    /// What to do.
    pub command: Command,
}

/// How the browser is opened, as far as it was said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BrowserOptions {
    /// The characters that may be drawn: `auto`, `unicode` or `ascii`.
    pub chars: Option<String>,
    /// How texts are copied: `auto`, `native`, `osc52`, `file` or `off`.
    pub clipboard: Option<String>,
    /// Whether the mouse is left to the terminal.
    pub no_mouse: bool,
    /// Whether to begin anew rather than where the reader was.
    pub fresh: bool,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Open the browser with this view.
    Browse(String),
    /// List something.
    List(Subject, ListOptions),
    /// Write the page of one unit.
    Brief(BriefOptions),
    /// Write the matrix.
    Matrix(MatrixOptions),
    /// Show these tasks in full.
    Show(Vec<String>, Output),
    /// Check the data.
    Check(CheckOptions),
    /// Format these files and folders; or only say which would change.
    Format(Vec<PathBuf>, bool),
    /// Write templates into this folder; whether they may overwrite.
    New(PathBuf, bool),
    /// Propose entries for units.ron.
    Propose(Output),
    /// Import a document.
    Import(ImportOptions),
    /// Take the passages of plans from their source documents.
    Source(SourceOptions),
    /// Write out everything.
    Export(Output),
}

/// A document to import, and what the user says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// The document.
    pub source: PathBuf,
    /// The folder or file to write; the user's data folder if it is not said.
    pub output: Option<PathBuf>,
    /// The id of the plan.
    pub id: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its region.
    pub region: Option<String>,
    /// Its level.
    pub(crate) level: Option<Level>,
    /// Its years.
    pub period: Option<(u16, u16)>,
    /// How its tasks are laid out.
    pub(crate) layout: Option<Layout>,
    /// How lists are read that do not tell lead and responsible apart.
    pub lead: Option<Lead>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Whether what to look at is written as JSON.
    pub json: bool,
    /// Whether a file that exists is overwritten.
    pub force: bool,
}

/// Where the source documents of plans are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceOptions {
    /// The folder, or one document.
    pub folder: PathBuf,
    /// The folder to write to; the user's data folder if it is not said.
    pub output: Option<PathBuf>,
}

/// What is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// 任务
    Tasks,
    /// 单位
    Units,
    /// 行动领域
    Areas,
    /// 指标
    Targets,
    /// 方案
    Plans,
}

/// A query and how its answer is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListOptions {
    /// The query, as typed.
    pub(crate) query: String,
    /// How it is written.
    pub(crate) output: Output,
}

/// Which matrix, and how it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixOptions {
    /// The query, as typed.
    pub(crate) query: String,
    /// What the rows are grouped by.
    pub(crate) grouping: Grouping,
    /// In which order the columns stand.
    pub(crate) order: Order,
    /// Whether units are columns that none of the tasks concerns.
    pub(crate) all_units: bool,
    /// How it is written.
    pub(crate) output: Output,
}

/// What is on the page of a unit, and how it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefOptions {
    /// A query that narrows the tasks, as typed.
    pub(crate) query: String,
    /// The plan, if only one is meant.
    pub(crate) plan: Option<String>,
    /// The year whose targets are listed; none for this year.
    pub(crate) year: Option<u16>,
    /// How it is written.
    pub(crate) output: Output,
}

/// What is checked, what is shown of it, and how it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckOptions {
    /// The files and folders; all loaded data if there are none.
    pub(crate) paths: Vec<PathBuf>,
    /// The rules; all of them if there are none.
    pub(crate) rules: Vec<Rule>,
    /// What matters less is not shown.
    pub(crate) least: Severity,
    /// What matters as much makes the check fail.
    pub(crate) deny: Severity,
    /// Whether the rules are to be listed instead.
    pub(crate) list_rules: bool,
    /// How it is written.
    pub(crate) output: Output,
}

/// How an answer is written, and where to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// The form; none if the command's usual one is meant.
    pub(crate) format: Option<Format>,
    /// The file; none for standard output.
    pub(crate) file: Option<PathBuf>,
    /// Whether the file may be overwritten.
    pub(crate) force: bool,
}

/// The form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Aligned text.
    Table,
    /// Values parted by tabs.
    Tsv,
    /// Values parted by commas (RFC 4180).
    Csv,
    /// A table in Markdown.
    Markdown,
    /// JSON.
    Json,
}

/// Why there is no command to perform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Help or the version, to be printed; nothing is wrong.
    Text(String),
    /// The arguments are wrong; why.
    Wrong(String),
}
