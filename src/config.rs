//! Folders, environment variables and the settings file: the only part that asks the system where things are.

#![expect(clippy::disallowed_methods, reason = "the environment is read here and nowhere else")]

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use chrono::Datelike;
use serde::Deserialize;

use crate::lang::Lang;
use crate::load::Layer;
use crate::problem::{Problem, Spot};
use crate::ron::{Places, parse_file_leniently};
use crate::tastes::{Clipboard, Colour, Look};
use crate::text::chars::Chars;

/// What the user has settled for every start; every field may be left out.
#[derive(Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The language: `zh` or `en`.
    #[serde(default)]
    pub lang: Option<Lang>,
    /// When to use colour.
    #[serde(default)]
    pub color: Option<Colour>,
    /// The look of the browser.
    #[serde(default)]
    pub look: Option<Look>,
    /// The characters that the browser draws.
    #[serde(default)]
    pub chars: Option<CharsName>,
    /// How texts are copied.
    #[serde(default)]
    pub clipboard: Option<Clipboard>,
    /// Whether the browser uses the mouse.
    #[serde(default)]
    pub mouse: Option<bool>,
    /// Keys of the user's own, each with the name of a command as the list of commands has it.
    #[serde(default)]
    keys: BTreeMap<String, String>,
    /// The same with where they stand.
    #[serde(skip)]
    pub own_keys: Vec<KeySetting>,
    /// Folders with data, read after the user's data folder.
    #[serde(default)]
    pub(crate) data: Vec<PathBuf>,
}

/// The characters that the browser draws, as the settings file writes it.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum CharsName {
    /// As the terminal answers.
    Auto,
    /// All.
    Unicode,
    /// None whose width is in doubt.
    Ascii,
}

impl CharsName {
    /// The characters; none to ask the terminal.
    pub fn chars(self) -> Option<Chars> {
        match self {
            Self::Auto => None,
            Self::Unicode => Some(Chars::Unicode),
            Self::Ascii => Some(Chars::Ascii),
        }
    }
}

/// What the name of a terminal says of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TerminalKind {
    /// Nothing unusual.
    #[default]
    Usual,
    /// It cannot move its cursor.
    Dumb,
    /// It is the Linux text console, which has no 汉字.
    LinuxConsole,
    /// It has no colours, or only eight: colours are sent as one of 256, which it may take for something else.
    Monochrome,
}

/// What stands around the terminal, for copying.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// Whether a desktop of this machine shows it.
    pub(crate) desktop: bool,
    /// Whether tmux does, which swallows what programs ask the terminal behind it.
    pub(crate) tmux: bool,
}

/// What the environment says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// `FENGONG_LANG`
    pub lang: Option<Lang>,
    /// The folders of `FENGONG_DATA`, parted as in `PATH`.
    pub(crate) data: Vec<PathBuf>,
    /// Whether `NO_COLOR` is set to something (no-color.org).
    pub no_colour: bool,
    /// Whether the terminal says what it is (`TERM`); the consoles of Windows do not.
    pub terminal_named: bool,
    /// What `TERM` says of the terminal.
    pub terminal: TerminalKind,
    /// What stands around the terminal.
    pub surroundings: Surroundings,
    /// The locale's character set, if it is a Chinese one other than UTF-8.
    pub chinese_charset: Option<String>,
    /// Whether `COLORFGBG`, which some terminals set, tells of a light background.
    pub light_background: bool,
    /// The user's data folder.
    pub(crate) data_dir: Option<PathBuf>,
    /// The settings file, where it would be.
    pub settings: Option<PathBuf>,
    /// The file in which the program remembers things, where it would be.
    pub saved: Option<PathBuf>,
    /// This year, by the clock and the time zone of the machine.
    pub year: u16,
}

impl Environment {
    /// Reads the environment.
    pub fn read() -> Self {
        let filled = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let dirs = directories::ProjectDirs::from("", "", "fengong");
        // A relative HOME would scatter files over whatever folder the program is started in.
        let absolute = |path: PathBuf| path.is_absolute().then_some(path);
        Self {
            lang: filled("FENGONG_LANG").and_then(|lang| match lang.to_str() {
                Some("zh") => Some(Lang::Zh),
                Some("en") => Some(Lang::En),
                _ => None,
            }),
            data: filled("FENGONG_DATA")
                .map(|paths| std::env::split_paths(&paths).filter(|p| p != "").collect())
                .unwrap_or_default(),
            no_colour: filled("NO_COLOR").is_some(),
            terminal_named: filled("TERM").is_some(),
            terminal: TerminalKind::of(filled("TERM").as_deref().and_then(OsStr::to_str)),
            surroundings: Surroundings {
                desktop: filled("SSH_TTY").is_none()
                    && (cfg!(windows)
                        || cfg!(target_os = "macos")
                        || filled("DISPLAY").or_else(|| filled("WAYLAND_DISPLAY")).is_some()),
                tmux: filled("TMUX").is_some(),
            },
            chinese_charset: ["LC_ALL", "LC_CTYPE", "LANG"]
                .into_iter()
                .find_map(filled)
                .and_then(|locale| chinese_charset(&locale.to_string_lossy())),
            light_background: filled("COLORFGBG")
                .is_some_and(|colours| is_light_background(&colours.to_string_lossy())),
            data_dir: dirs.as_ref().and_then(|d| absolute(d.data_dir().to_owned())),
            settings: dirs.as_ref().and_then(|d| absolute(d.config_dir().join("config.ron"))),
            saved: dirs.and_then(|d| {
                // Where there is no folder for it, one of its own: the data folder is for plans.
                let state = d.state_dir().map(Path::to_owned);
                absolute(
                    state.unwrap_or_else(|| d.data_local_dir().join("state")).join("state.ron"),
                )
            }),
            year: u16::try_from(chrono::Local::now().year()).unwrap_or_default(),
        }
    }
}

impl TerminalKind {
    /// The kind of a terminal with this name; on Windows there are no names.
    fn of(term: Option<&str>) -> Self {
        match term {
            None | Some("dumb") if cfg!(unix) => Self::Dumb,
            Some("linux") => Self::LinuxConsole,
            Some("vt100" | "vt102" | "vt220" | "cons25m") => Self::Monochrome,
            Some("ansi" | "pcansi" | "xterm-color" | "cygwin" | "dtterm" | "aterm") => {
                Self::Monochrome
            }
            Some(term) if ["-m", "-mono", "-8color"].iter().any(|end| term.ends_with(end)) => {
                Self::Monochrome
            }
            _ => Self::Usual,
        }
    }
}

/// The character set of a locale, if it is one of the old Chinese ones.
fn chinese_charset(locale: &str) -> Option<String> {
    let (_, charset) = locale.split_once('.')?;
    let charset = charset.split('@').next().unwrap_or_default();
    charset.to_ascii_uppercase().starts_with("GB").then(|| charset.to_owned())
}

/// Whether `foreground;background`, in the numbers of the 16 colours, has a light background.
fn is_light_background(colours: &str) -> bool {
    matches!(colours.rsplit(';').next(), Some("7" | "9" | "10" | "11" | "12" | "13" | "14" | "15"))
}

/// A key of the user's own and the command it gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeySetting {
    /// The key as it is written.
    pub(crate) key: String,
    /// The name of the command as it is written.
    pub(crate) command: String,
    /// The settings file.
    pub(crate) file: String,
    /// Where the key and the command stand in it.
    pub spots: (Option<Spot>, Option<Spot>),
}

#[cfg(test)]
impl KeySetting {
    /// A key that stands nowhere in a file.
    pub(crate) fn new(key: &str, command: &str) -> Self {
        Self { key: key.to_owned(), command: command.to_owned(), ..Self::default() }
    }
}

/// The settings of a file that the user named, or of the usual one if it exists, and what is wrong with it: a
/// mistake costs its entry alone.
pub fn settings(named: Option<PathBuf>, usual: Option<PathBuf>) -> (Settings, Vec<Problem>) {
    let Some(path) = named.or_else(|| usual.filter(|path| path.exists())) else {
        return Default::default();
    };
    let (mut settings, text, problems) = parse_file_leniently::<Settings>(&path);
    let places = Places::of(&text);
    let own_keys = settings.keys.iter().map(|(key, command)| KeySetting {
        key: key.clone(),
        command: command.clone(),
        file: path.display().to_string(),
        spots: places.entry("keys", key).unzip(),
    });
    settings.own_keys = own_keys.collect();
    (settings, problems)
}

/// Where data comes from, the least important first: what is embedded, the user's data folder, the settings,
/// the environment, the command line.
pub fn layers(environment: &Environment, settings: &Settings, named: &[PathBuf]) -> Vec<Layer> {
    let mut layers = vec![Layer::Embedded];
    layers.extend(environment.data_dir.clone().map(Layer::OptionalDir));
    let dirs = settings.data.iter().chain(&environment.data).chain(named);
    layers.extend(dirs.cloned().map(Layer::Dir));
    layers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminals_tell_their_background() {
        for (colours, light) in
            [("0;15", true), ("15;0", false), ("0;default;15", true), ("7;8", false), ("", false)]
        {
            assert_eq!(is_light_background(colours), light, "{colours}");
        }
    }

    #[test]
    fn old_terminals_are_known_by_name() {
        for (locale, charset) in [
            ("zh_CN.GBK", Some("GBK")),
            ("zh_CN.gb18030@x", Some("gb18030")),
            ("zh_CN.UTF-8", None),
            ("C", None),
        ] {
            assert_eq!(chinese_charset(locale).as_deref(), charset, "{locale}");
        }
        for (term, kind) in [
            ("xterm", TerminalKind::Usual),
            ("vt100", TerminalKind::Monochrome),
            ("xterm-mono", TerminalKind::Monochrome),
            ("xterm-color", TerminalKind::Monochrome),
            ("xterm-8color", TerminalKind::Monochrome),
            ("xterm-256color", TerminalKind::Usual),
            ("linux", TerminalKind::LinuxConsole),
        ] {
            assert_eq!(TerminalKind::of(Some(term)), kind);
        }
    }

    #[test]
    fn later_layers_are_more_important() {
        let environment = Environment {
            data: vec!["env".into()],
            data_dir: Some("home".into()),
            ..Environment::default()
        };
        let settings = Settings { data: vec!["set".into()], ..Settings::default() };
        assert_eq!(
            layers(&environment, &settings, &["arg".into()]),
            [
                Layer::Embedded,
                Layer::OptionalDir("home".into()),
                Layer::Dir("set".into()),
                Layer::Dir("env".into()),
                Layer::Dir("arg".into()),
            ]
        );
    }
}
