//! The program: read the arguments and the environment, perform the command, give its exit code.

use std::ffi::OsString;
use std::io::{IsTerminal, Write, stdout};
use std::process::ExitCode;

use fengong::cli::{self, Args, Command, Stop};
use fengong::command::{self, Context};
use fengong::config::{self, Environment, Settings, TerminalKind};
use fengong::lang::Lang;
use fengong::tastes::Colour;
#[cfg(feature = "tui")]
use fengong::tui::Options;

fn main() -> ExitCode {
    let environment = Environment::read();
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let args = match cli::parse(arguments, environment.lang.unwrap_or_default()) {
        Ok(args) => args,
        Err(stop) => return report(&stop),
    };
    let lang_named = args.lang.or(environment.lang).unwrap_or_default();
    if let Some(missing) = args.config.as_ref().filter(|file| !file.exists()) {
        command::complain(&match lang_named {
            Lang::Zh => format!("--config：没有文件 {}", missing.display()),
            Lang::En => format!("--config: there is no file {}", missing.display()),
        });
        return ExitCode::from(2);
    }
    let (settings, mistakes) = config::settings(args.config.clone(), environment.settings.clone());
    let context = context(&args, &environment, &settings);
    if let Some(missing) = args.data.iter().find(|dir| !dir.is_dir()) {
        let name = missing.display();
        command::complain(&match (context.lang, missing.is_file()) {
            (Lang::Zh, false) => format!("--data：没有文件夹 {name}"),
            (Lang::En, false) => format!("--data: there is no folder {name}"),
            (Lang::Zh, true) => {
                format!("--data 要写文件夹；{name} 是文件，请用 fengong import 导入")
            }
            (Lang::En, true) => {
                format!("--data takes a folder; {name} is a file: bring it in with fengong import")
            }
        });
        return ExitCode::from(2);
    }
    match args.command {
        #[cfg(feature = "tui")]
        Command::Browse(query) if stdout().is_terminal() => {
            let options = options(&args.browser, &context, &environment, &settings);
            browse(&query, &context, &environment, Options { mistakes, ..options })
        }
        command => {
            for mistake in &mistakes {
                let remedy = mistake.remedy(context.lang).unwrap_or_default();
                let message = mistake.message(context.lang);
                command::complain(&format!("{}: {message} {remedy}", mistake.place()));
            }
            command::perform(command, &context)
        }
    }
}

/// Opens the browser if the terminal can show it.
#[cfg(feature = "tui")]
fn browse(query: &str, context: &Context, environment: &Environment, options: Options) -> ExitCode {
    if let Some(why) = unfit(environment, context.lang) {
        command::complain(&why);
        return ExitCode::from(2);
    }
    fengong::tui::browse(query, context, options)
}

/// How the browser is opened: what the command line says, else the settings, else the environment.
#[cfg(feature = "tui")]
fn options(
    named: &cli::BrowserOptions,
    context: &Context,
    environment: &Environment,
    settings: &Settings,
) -> Options {
    use fengong::config::CharsName;
    use fengong::tastes::{Clipboard, Look};
    use fengong::text::chars::Chars;

    let plain = !context.colour || environment.terminal == TerminalKind::Monochrome;
    let settled = if plain { Some(Look::Plain) } else { settings.look };
    let chars = match &named.chars {
        Some(name) => Chars::named(name),
        None => settings.chars.and_then(CharsName::chars),
    };
    let clipboard = named.clipboard.as_deref().and_then(Clipboard::named);
    let clipboard = clipboard.or(settings.clipboard).unwrap_or_default();
    Options {
        look: settled,
        usual_look: if environment.light_background { Look::Light } else { Look::Dark },
        chars,
        mouse: if named.no_mouse { Some(false) } else { settings.mouse },
        chars_named: named.chars.clone(),
        surroundings: environment.surroundings,
        fresh: named.fresh,
        clipboard,
        keys: settings.own_keys.clone(),
        mistakes: Vec::new(),
    }
}

/// Why the terminal cannot show the browser, if it cannot.
#[cfg(feature = "tui")]
fn unfit(environment: &Environment, lang: Lang) -> Option<String> {
    let text = if environment.terminal == TerminalKind::Dumb || !std::io::stdin().is_terminal() {
        lang.pick(
            "这里不是可以浏览的终端；请用 fengong list 等命令",
            "this terminal cannot show the browser; use fengong list and the other commands",
        )
    } else if environment.terminal == TerminalKind::LinuxConsole {
        // 汉字 cannot be read there, whatever the language.
        "the Linux text console has no Chinese characters; use a graphical terminal, or fengong export \
         （文本控制台不能显示汉字，请用图形终端）"
    } else {
        let charset = environment.chinese_charset.as_ref()?;
        return Some(format!(
            "the locale uses {charset}; start with LANG=zh_CN.UTF-8 fengong, in a terminal set to UTF-8 \
             （本地编码是 {charset}，请用 LANG=zh_CN.UTF-8 fengong，终端也设为 UTF-8）"
        ));
    };
    Some(text.to_owned())
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
    let lang = args.lang.or(environment.lang).or(settings.lang).unwrap_or_default();
    let lang_named = args.lang.is_some() || environment.lang.is_some() || settings.lang.is_some();
    let colour = args.colour.or(settings.color).unwrap_or_default();
    // The browser has ways of its own to colour a console.
    let browsing = cfg!(feature = "tui") && matches!(args.command, Command::Browse(_));
    Context {
        lang,
        lang_named,
        colour: match colour {
            Colour::Always => {
                console_reads_escapes(environment);
                true
            }
            Colour::Never => false,
            Colour::Auto => {
                stdout().is_terminal()
                    && (browsing || console_reads_escapes(environment))
                    && !environment.no_colour
                    && environment.terminal != TerminalKind::Dumb
            }
        },
        width: stdout()
            .is_terminal()
            .then(|| terminal_size::terminal_size().map(|(w, _)| usize::from(w.0)))
            .flatten(),
        layers: config::layers(environment, settings, &args.data),
        unit: args.unit.clone(),
        saved: environment.saved.clone(),
        year: environment.year,
        #[cfg(feature = "tui")]
        wrong_view: fengong::tui::line::wrong,
        #[cfg(not(feature = "tui"))]
        wrong_view: |_, _| Vec::new(),
        check_command: args.data.iter().fold("fengong check".to_owned(), |command, dir| {
            format!("{command} --data {}", dir.display())
        }),
    }
}

/// Whether the console takes escape sequences for what they are. That of Windows 10 does so only if it is told to; an
/// older one would print them. A terminal that says what it is, such as that of Git, is neither.
#[cfg(windows)]
fn console_reads_escapes(environment: &Environment) -> bool {
    anstyle_query::windows::enable_ansi_colors() != Some(false) || environment.terminal_named
}

/// Every other terminal does.
#[cfg(not(windows))]
fn console_reads_escapes(_: &Environment) -> bool {
    true
}
