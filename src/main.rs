//! The program: read the arguments and the environment, perform the command, give its exit code.

use std::ffi::OsString;
use std::io::{IsTerminal, Write, stdout};
use std::process::ExitCode;

#[cfg(feature = "tui")]
use fengong::cli::Command;
use fengong::cli::{self, Args, Colour, Stop};
use fengong::command::{self, Context};
use fengong::config::{self, ColourName, Environment, Settings};
use fengong::lang::Lang;

fn main() -> ExitCode {
    let environment = Environment::read();
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let args = match cli::parse(arguments, environment.lang.unwrap_or_default()) {
        Ok(args) => args,
        Err(stop) => return report(&stop),
    };
    let lang_named = args.lang.or(environment.lang).unwrap_or_default();
    let settings = match config::settings(args.config.clone(), environment.settings.clone()) {
        Ok(settings) => settings,
        Err(problem) => {
            let remedy = problem.remedy(lang_named).unwrap_or_default();
            let message = problem.message(lang_named);
            command::complain(&format!("{}: {message} {remedy}", problem.place()));
            return ExitCode::from(2);
        }
    };
    let context = context(&args, &environment, &settings);
    if let Some(missing) = args.data.iter().find(|dir| !dir.is_dir()) {
        command::complain(&match context.lang {
            Lang::Zh => format!("--data：没有文件夹 {}", missing.display()),
            Lang::En => format!("--data: there is no folder {}", missing.display()),
        });
        return ExitCode::from(2);
    }
    match args.command {
        #[cfg(feature = "tui")]
        Command::Browse(query) if stdout().is_terminal() => {
            browse(&query, &context, &environment, &settings)
        }
        command => command::perform(command, &context),
    }
}

/// Opens the browser if the terminal can show it.
#[cfg(feature = "tui")]
fn browse(
    query: &str,
    context: &Context,
    environment: &Environment,
    settings: &Settings,
) -> ExitCode {
    use fengong::config::LookName;
    use fengong::tui::theme::Look;

    if environment.dumb || !std::io::stdin().is_terminal() {
        command::complain(context.lang.pick(
            "这里不是可以浏览的终端；请用 fengong list 等命令",
            "this terminal cannot show the browser; use fengong list and the other commands",
        ));
        return ExitCode::from(2);
    }
    let look = match settings.look {
        _ if !context.colour => Look::Plain,
        Some(LookName::Plain) => Look::Plain,
        Some(LookName::Light) => Look::Light,
        None if environment.light_background => Look::Light,
        Some(LookName::Dark) | None => Look::Dark,
    };
    fengong::tui::browse(query, context, look)
}

/// Help goes to standard output, a complaint to standard error.
fn report(stop: &Stop) -> ExitCode {
    match stop {
        Stop::Text(text) => {
            // A reader who closes the pipe has seen enough.
            let _ = write!(stdout(), "{text}");
            ExitCode::SUCCESS
        }
        Stop::Wrong(message) => {
            command::complain(message);
            ExitCode::from(2)
        }
    }
}

fn context(args: &Args, environment: &Environment, settings: &Settings) -> Context {
    let lang = args
        .lang
        .or(environment.lang)
        .or_else(|| settings.lang.map(Lang::from))
        .unwrap_or_default();
    let colour = args.colour.unwrap_or(match settings.color {
        Some(ColourName::Always) => Colour::Always,
        Some(ColourName::Never) => Colour::Never,
        Some(ColourName::Auto) | None => Colour::Auto,
    });
    Context {
        lang,
        colour: match colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => stdout().is_terminal() && !environment.no_colour && !environment.dumb,
        },
        width: stdout()
            .is_terminal()
            .then(|| terminal_size::terminal_size().map(|(w, _)| usize::from(w.0)))
            .flatten(),
        layers: config::layers(environment, settings, &args.data),
        unit: args.unit.clone(),
        saved: environment.saved.clone(),
        year: environment.year,
        check_command: args.data.iter().fold("fengong check".to_owned(), |command, dir| {
            format!("{command} --data {}", dir.display())
        }),
    }
}
