//! The command line: from arguments to a [`Command`]. It does no work itself.

mod args;
mod definition;
mod error;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgMatches, Command as Definition};

pub use self::args::{
    Args, BriefOptions, BrowserOptions, CheckOptions, Command, Format, ImportOptions, ListOptions,
    MatrixOptions, Output, SourceOptions, Stop, Subject,
};
use crate::import::{Layout, Lead, Level};
use crate::lang::Lang;
use crate::overview::matrix::{Grouping, Order};
use crate::problem::Rule;
use crate::problem::Severity;
use crate::query::{Condition, Field, Query, Term, Text};
use crate::tastes::Colour;

/// Reads the arguments, without the program's name. `usual` is the language if none is named.
pub fn parse(args: Vec<OsString>, usual: Lang) -> Result<Args, Stop> {
    let lang = named_lang(&args);
    let lang_or_usual = lang.unwrap_or(usual);
    let command = definition::command(lang_or_usual);
    let args = protect_negations(args, &with_value(&command));
    let program = OsString::from("fengong");
    match command.try_get_matches_from(std::iter::once(program).chain(args)) {
        Ok(matches) => match misplaced(&matches) {
            Some(wrong) => Err(error::misplaced(&wrong, lang_or_usual)),
            None => Ok(from_matches(&matches, lang)),
        },
        Err(error) => Err(error::stop(&error, lang_or_usual)),
    }
}

/// A filter that stands before a command, which would not see it.
struct Misplaced<'a> {
    field: Field,
    command: &'a str,
    /// Whether the command takes it.
    known: bool,
}

fn misplaced(matches: &ArgMatches) -> Option<Misplaced<'_>> {
    let (command, own) = matches.subcommand()?;
    let field = definition::FILTERS.into_iter().find(|f| matches.contains_id(f.name()))?;
    Some(Misplaced { field, command, known: own.try_contains_id(field.name()).is_ok() })
}

/// Options that take the next argument as their value, as they are written.
fn with_value(command: &Definition) -> Vec<String> {
    let all = std::iter::once(command).chain(command.get_subcommands());
    let options = all.flat_map(Definition::get_opts);
    options
        .flat_map(|option| {
            let long = option.get_long().map(|name| format!("--{name}"));
            long.into_iter().chain(option.get_short().map(|name| format!("-{name}")))
        })
        .collect()
}

/// Commands whose operands are no queries.
const WITHOUT_QUERY: [&str; 5] = ["show", "check", "import", "source", "export"];

/// `-lead:市教育局` and `-科` are negated terms, not options: their minus is written as its full-width twin, which
/// the query language reads alike. What could be an option with its value attached (`-fcsv`) is left alone.
fn protect_negations(args: Vec<OsString>, with_value: &[String]) -> Vec<OsString> {
    let mut value_follows = false;
    let mut queries = true;
    args.into_iter()
        .map(|arg| {
            let is_value = std::mem::replace(&mut value_follows, false);
            let Some(text) = arg.to_str() else { return arg };
            value_follows = !is_value && with_value.iter().any(|option| option == text);
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
        Some(("import", m)) => Command::Import(import(m)),
        Some(("source", m)) => Command::Source(SourceOptions {
            folder: paths(m, "folder").into_iter().next().unwrap_or_default(),
            output: m.get_one::<PathBuf>("output").cloned(),
        }),
        Some(("export", m)) => Command::Export(output(m)),
        Some(("fmt", m)) => Command::Format(paths(m, "path"), m.get_flag("check")),
        Some(("new", m)) => Command::New(
            paths(m, "folder").into_iter().next().unwrap_or_else(|| PathBuf::from(".")),
            m.get_flag("force"),
        ),
        Some(("units", m)) if m.get_flag("propose") => Command::Propose(output(m)),
        Some((name, m)) => {
            let subject = match name {
                "units" => Subject::Units,
                "areas" => Subject::Areas,
                "targets" => Subject::Targets,
                "plans" => Subject::Plans,
                _ => Subject::Tasks,
            };
            Command::List(subject, ListOptions { query: query_text(m), output: output(m) })
        }
        None => Command::Browse(query_text(matches)),
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
        query: query_text(matches),
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

fn import(matches: &ArgMatches) -> ImportOptions {
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let chosen = |name: &str| text(name).unwrap_or_default();
    let (level, layout, lead) = (chosen("level"), chosen("layout"), chosen("lead"));
    ImportOptions {
        source: matches.get_one::<PathBuf>("source").cloned().unwrap_or_default(),
        output: matches.get_one::<PathBuf>("output").cloned(),
        id: text("id"),
        title: text("title"),
        region: text("region"),
        level: Level::ALL.into_iter().find(|known| known.name() == level),
        period: matches.get_one::<(u16, u16)>("period").copied(),
        layout: Layout::ALL.into_iter().find(|known| known.name() == layout),
        lead: Lead::ALL.into_iter().find(|known| known.name() == lead),
        sheet: text("sheet"),
        json: chosen("format") == "json",
        force: matches.get_flag("force"),
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

/// The query that was typed, after what its own options filter by: a quote that is not closed must not swallow these.
fn query_text(matches: &ArgMatches) -> String {
    let filters = definition::FILTERS.into_iter().filter_map(|field| {
        let given = texts(matches, field.name());
        let values: Vec<Text> = given.iter().flat_map(|value| values(field, value)).collect();
        (!values.is_empty()).then(|| Term::field(field, values))
    });
    let filters = Query { terms: filters.collect() }.to_string();
    let typed = texts(matches, "query").into_iter();
    let parts = std::iter::once(filters).filter(|text| !text.is_empty()).chain(typed);
    parts.collect::<Vec<String>>().join(" ")
}

/// The values of an option as those of its field are read; one with blanks, which a query would part, is one value.
fn values(field: Field, text: &str) -> Vec<Text> {
    let terms = Query::parse(&format!("{}:{text}", field.name())).map(|query| query.terms);
    match terms.as_deref() {
        Ok([Term { condition: Condition::Field(_, values), negated: false }]) => values.clone(),
        _ => vec![Text::value(text)],
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
            (
                "--lead kjj 农民 --year=2022 --year 2023-2025",
                Command::Browse("lead:kjj year:2022,2023-2025 农民".into()),
            ),
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
