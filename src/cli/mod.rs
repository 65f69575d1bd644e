//! The command line: from arguments to a [`Command`]. It does no work itself.

mod definition;
mod error;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ArgMatches;

use crate::audit::Rule;
use crate::lang::Lang;
use crate::overview::matrix::{Grouping, Order};
use crate::problem::Severity;

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

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Open the browser with this query.
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
    /// Write out everything.
    Export(Output),
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
    pub query: String,
    /// How it is written.
    pub output: Output,
}

/// Which matrix, and how it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixOptions {
    /// The query, as typed.
    pub query: String,
    /// What the rows are grouped by.
    pub grouping: Grouping,
    /// In which order the columns stand.
    pub order: Order,
    /// Whether units are columns that none of the tasks concerns.
    pub all_units: bool,
    /// How it is written.
    pub output: Output,
}

/// What is on the page of a unit, and how it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefOptions {
    /// A query that narrows the tasks, as typed.
    pub query: String,
    /// The plan, if only one is meant.
    pub plan: Option<String>,
    /// The year whose targets are listed; none for this year.
    pub year: Option<u16>,
    /// How it is written.
    pub output: Output,
}

/// What is checked, what is shown of it, and how it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckOptions {
    /// The files and folders; all loaded data if there are none.
    pub paths: Vec<PathBuf>,
    /// The rules; all of them if there are none.
    pub rules: Vec<Rule>,
    /// What matters less is not shown.
    pub least: Severity,
    /// What matters as much makes the check fail.
    pub deny: Severity,
    /// Whether the rules are to be listed instead.
    pub list_rules: bool,
    /// How it is written.
    pub output: Output,
}

/// How an answer is written, and where to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// The form; none if the command's usual one is meant.
    pub format: Option<Format>,
    /// The file; none for standard output.
    pub file: Option<PathBuf>,
    /// Whether the file may be overwritten.
    pub force: bool,
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

/// Reads the arguments, without the program's name. `usual` is the language if none is named.
pub fn parse(args: Vec<OsString>, usual: Lang) -> Result<Args, Stop> {
    let args = protect_negations(args);
    let lang = named_lang(&args);
    let lang_or_usual = lang.unwrap_or(usual);
    let command = definition::command(lang_or_usual);
    let program = OsString::from("fengong");
    match command.try_get_matches_from(std::iter::once(program).chain(args)) {
        Ok(matches) => Ok(from_matches(&matches, lang)),
        Err(error) => Err(error::stop(&error, lang_or_usual)),
    }
}

/// Options that take the next argument as their value.
#[rustfmt::skip]
const WITH_VALUE: [&str; 16] = [
    "-f", "--format", "-o", "--output", "--data", "--config", "--lang", "--color", "--unit", "--plan", "--year",
    "--chars", "--clipboard", "--rule", "--severity", "--deny",
];

/// Commands whose operands are no queries.
const WITHOUT_QUERY: [&str; 3] = ["show", "check", "export"];

/// `-lead:市教育局` and `-科` are negated terms, not options: their minus is written as its full-width twin, which
/// the query language reads alike. What could be an option with its value attached (`-fcsv`) is left alone.
fn protect_negations(args: Vec<OsString>) -> Vec<OsString> {
    let mut value_follows = false;
    let mut queries = true;
    args.into_iter()
        .map(|arg| {
            let is_value = std::mem::replace(&mut value_follows, false);
            let Some(text) = arg.to_str() else { return arg };
            value_follows = WITH_VALUE.contains(&text) && !is_value;
            queries &= is_value || !WITHOUT_QUERY.contains(&text);
            match text.strip_prefix('-') {
                Some(rest) if queries && !is_value && is_negated_term(rest) => {
                    format!("－{rest}").into()
                }
                _ => arg,
            }
        })
        .collect()
}

/// Whether what follows a minus is a term rather than an option.
fn is_negated_term(rest: &str) -> bool {
    let option = rest.is_empty()
        || rest.starts_with('-')
        || rest.len() == 1
        || rest.starts_with(['f', 'o', 'h', 'V']) && rest.is_ascii() && !rest.contains(':');
    !option
}

/// The language named by `--lang`, found before the arguments are read, so that every message can be in it.
fn named_lang(args: &[OsString]) -> Option<Lang> {
    let name = |text: &str| match text {
        "zh" => Some(Lang::Zh),
        "en" => Some(Lang::En),
        _ => None,
    };
    args.iter().enumerate().find_map(|(i, arg)| match arg.to_str()? {
        "--lang" => args.get(i + 1)?.to_str().and_then(name),
        text => text.strip_prefix("--lang=").and_then(name),
    })
}

fn from_matches(matches: &ArgMatches, lang: Option<Lang>) -> Args {
    let command = match matches.subcommand() {
        Some(("show", m)) => Command::Show(texts(m, "task"), output(m)),
        Some(("brief", m)) => Command::Brief(BriefOptions {
            query: texts(m, "query").join(" "),
            plan: texts(m, "plan").into_iter().next(),
            year: m.get_one::<u16>("year").copied(),
            output: output(m),
        }),
        Some(("matrix", m)) => Command::Matrix(matrix(m)),
        Some(("check", m)) => Command::Check(check(m)),
        Some(("export", m)) => Command::Export(output(m)),
        Some((name, m)) => {
            let subject = match name {
                "units" => Subject::Units,
                "areas" => Subject::Areas,
                "targets" => Subject::Targets,
                "plans" => Subject::Plans,
                _ => Subject::Tasks,
            };
            Command::List(
                subject,
                ListOptions { query: texts(m, "query").join(" "), output: output(m) },
            )
        }
        None => Command::Browse(texts(matches, "query").join(" ")),
    };
    Args {
        lang,
        colour: matches.get_one::<String>("color").map(|name| match name.as_str() {
            "always" => Colour::Always,
            "never" => Colour::Never,
            _ => Colour::Auto,
        }),
        data: paths(matches, "data"),
        config: matches.get_one::<PathBuf>("config").cloned(),
        unit: texts(matches, "unit").into_iter().next(),
        browser: BrowserOptions {
            chars: matches.get_one::<String>("chars").cloned(),
            clipboard: matches.get_one::<String>("clipboard").cloned(),
            no_mouse: matches.get_flag("no-mouse"),
            fresh: matches.get_flag("fresh"),
        },
        command,
    }
}

fn matrix(matches: &ArgMatches) -> MatrixOptions {
    let chosen = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    MatrixOptions {
        query: texts(matches, "query").join(" "),
        grouping: match chosen("by") {
            Some("theme") => Grouping::Theme,
            _ => Grouping::Area,
        },
        order: match chosen("order") {
            Some("load") => Order::Load,
            Some("pinyin") => Order::Pinyin,
            _ => Order::Document,
        },
        all_units: matches.get_flag("all-units"),
        output: output(matches),
    }
}

fn check(matches: &ArgMatches) -> CheckOptions {
    let severity = |name: &str| {
        let named = matches.get_one::<String>(name).map(String::as_str);
        named.and_then(Severity::named)
    };
    CheckOptions {
        paths: paths(matches, "path"),
        rules: matches
            .get_many::<Vec<Rule>>("rule")
            .into_iter()
            .flatten()
            .flatten()
            .copied()
            .collect(),
        least: severity("severity").unwrap_or(Severity::Note),
        deny: severity("deny").unwrap_or(Severity::Error),
        list_rules: matches.get_flag("rules"),
        output: output(matches),
    }
}

fn texts(matches: &ArgMatches, name: &str) -> Vec<String> {
    let values = matches.get_many::<OsString>(name).into_iter().flatten();
    values.map(|value| value.to_string_lossy().into_owned()).collect()
}

fn paths(matches: &ArgMatches, name: &str) -> Vec<PathBuf> {
    matches.get_many::<PathBuf>(name).into_iter().flatten().cloned().collect()
}

fn output(matches: &ArgMatches) -> Output {
    let file = matches.get_one::<PathBuf>("output").cloned();
    let extension = file.as_ref().and_then(|f| f.extension()).and_then(|e| e.to_str());
    let named = matches.get_one::<String>("format").map(String::as_str);
    // A file that is called a table should be one.
    let format = match named.or(extension) {
        Some("tsv") => Some(Format::Tsv),
        Some("csv") => Some(Format::Csv),
        Some("md") => Some(Format::Markdown),
        Some("json") => Some(Format::Json),
        _ => named.map(|_| Format::Table),
    };
    Output { format, file, force: matches.get_flag("force") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(text: &str) -> Result<Args, Stop> {
        parse(text.split(' ').filter(|a| !a.is_empty()).map(OsString::from).collect(), Lang::Zh)
    }

    fn check(paths: &[&str]) -> CheckOptions {
        CheckOptions {
            paths: paths.iter().map(PathBuf::from).collect(),
            rules: Vec::new(),
            least: Severity::Note,
            deny: Severity::Error,
            list_rules: false,
            output: Output::default(),
        }
    }

    #[test]
    fn reads_commands() {
        let list = |query: &str| ListOptions { query: query.to_owned(), output: Output::default() };
        for (text, command) in [
            ("", Command::Browse(String::new())),
            ("农民 培训", Command::Browse("农民 培训".into())),
            (
                "list lead:市教育局 -农民",
                Command::List(Subject::Tasks, list("lead:市教育局 －农民")),
            ),
            ("units 教育", Command::List(Subject::Units, list("教育"))),
            ("show a/1 b/2", Command::Show(vec!["a/1".into(), "b/2".into()], Output::default())),
            ("check x.ron", Command::Check(check(&["x.ron"]))),
            (
                "check --rule no-lead,no-unit x.ron --rule=empty-area --severity warning",
                Command::Check(CheckOptions {
                    rules: vec![Rule::NoLead, Rule::NoUnit, Rule::EmptyArea],
                    least: Severity::Warning,
                    ..check(&["x.ron"])
                }),
            ),
            (
                "check --rules --deny note",
                Command::Check(CheckOptions {
                    deny: Severity::Note,
                    list_rules: true,
                    ..check(&[])
                }),
            ),
        ] {
            assert_eq!(args(text).unwrap().command, command, "{text}");
        }
    }

    #[test]
    fn a_minus_negates_where_it_is_no_option() {
        let query = |text: &str| match args(text).unwrap().command {
            Command::List(_, options) => (options.query, options.output.format),
            other => panic!("{other:?}"),
        };
        for (text, expected) in [
            ("list -fcsv 农民", ("农民".to_owned(), Some(Format::Csv))),
            ("list -科 -lead:x -family:x", ("－科 －lead:x －family:x".to_owned(), None)),
            ("list --output=-x -y:1", ("－y:1".to_owned(), None)),
            ("list x -o a.csv", ("x".to_owned(), Some(Format::Csv))),
            ("list x -o a.csv -f table", ("x".to_owned(), Some(Format::Table))),
        ] {
            assert_eq!(query(text), expected, "{text}");
        }
        assert_eq!(args("check -- -x.ron").unwrap().command, Command::Check(check(&["-x.ron"])));
    }

    #[test]
    fn options_may_stand_anywhere() {
        for text in [
            "--lang en --data d list 农民 --format csv -o f --force",
            "list --format csv 农民 -o f --force --data d --lang=en",
        ] {
            let args = args(text).unwrap();
            let output = Output { format: Some(Format::Csv), file: Some("f".into()), force: true };
            let options = ListOptions { query: "农民".into(), output };
            assert_eq!(args.command, Command::List(Subject::Tasks, options));
            assert_eq!((args.lang, args.data), (Some(Lang::En), vec!["d".into()]));
        }
    }

    #[test]
    fn wrong_arguments_are_explained_in_the_users_language() {
        for (text, part) in [
            ("list --fromat csv", "--format"),
            ("list --format xml", "table、tsv、csv、md、json"),
            ("show", "TASK"),
            ("list --output", "--output"),
            ("--lang fr", "zh、en"),
            ("export 农民", "农民"),
            ("check --rule no-laed", "no-lead"),
            ("check --rule no-lead,无", "no-unit、no-lead"),
            ("check --severity fatal", "error、warning、note"),
        ] {
            let Err(Stop::Wrong(message)) = args(text) else { panic!("{text}") };
            assert!(message.contains(part), "{text}: {message}");
            assert!(message.contains("--help"), "{text}: {message}");
        }
    }

    #[test]
    fn help_is_complete_in_both_languages() {
        for command in
            ["", "list", "show", "brief", "units", "areas", "targets", "plans", "check", "export"]
        {
            let help = |lang: &str| match args(&format!("{command} --help --lang {lang}")) {
                Err(Stop::Text(text)) => text,
                other => panic!("{other:?}"),
            };
            assert!(help("zh").contains("用法"));
            let english = help("en");
            let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
            // Examples and field names are Chinese in English help too; labels are not.
            assert!(!english.contains("用法") && !english.contains("选项"), "{english}");
            assert!(help("zh").chars().filter(|c| chinese(*c)).count() > 20);
        }
    }
}
