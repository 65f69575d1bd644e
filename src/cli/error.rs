//! The parser's complaints in the user's language.

use std::fmt;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Misplaced;
use super::Stop;
use crate::lang::Lang;
use crate::text::clean::clean;

/// What may have been meant by a value that is not known.
#[derive(Debug)]
pub(super) struct Hint(pub(super) String);

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Hint {}

/// What a parse that gave no command means.
pub(super) fn stop(error: &Error, lang: Lang) -> Stop {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            Stop::Text(error.render().to_string())
        }
        kind => {
            let message = message(error, kind, lang);
            let hint = lang.pick("用法见 fengong --help", "see fengong --help");
            let stop = if message.ends_with(['？', '?']) { " " } else { lang.pick("。", ". ") };
            Stop::Wrong(clean(&format!("{message}{stop}{hint}")).into_owned())
        }
    }
}

/// A filter stands before a command, rather than after it.
pub(super) fn misplaced(wrong: &Misplaced<'_>, lang: Lang) -> Stop {
    let Misplaced { field, command, known } = wrong;
    let name = field.name();
    Stop::Wrong(match (lang, known) {
        (Lang::Zh, true) => format!("--{name} 要写在 {command} 后面：fengong {command} --{name} …"),
        (Lang::En, true) => format!("--{name} goes after {command}: fengong {command} --{name} …"),
        (Lang::Zh, false) => format!("--{name} 不能用于 {command}"),
        (Lang::En, false) => format!("--{name} has no meaning for {command}"),
    })
}

fn context(error: &Error, kind: ContextKind, lang: Lang) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(lang.pick("、", ", ")),
        _ => String::new(),
    }
}

fn message(error: &Error, kind: ErrorKind, lang: Lang) -> String {
    let arg = context(error, ContextKind::InvalidArg, lang);
    let value = context(error, ContextKind::InvalidValue, lang);
    match kind {
        ErrorKind::UnknownArgument => {
            let near = context(error, ContextKind::SuggestedArg, lang);
            match (lang, near.is_empty()) {
                (Lang::Zh, true) => format!("不认识“{arg}”"),
                (Lang::Zh, false) => format!("不认识“{arg}”，是不是 {near}？"),
                (Lang::En, true) => format!("“{arg}” is not known"),
                (Lang::En, false) => format!("“{arg}” is not known; did you mean {near}?"),
            }
        }
        ErrorKind::InvalidValue if value.is_empty() => match lang {
            Lang::Zh => format!("“{arg}”后面要写值"),
            Lang::En => format!("“{arg}” needs a value"),
        },
        ErrorKind::InvalidValue => {
            let known = context(error, ContextKind::ValidValue, lang);
            match lang {
                Lang::Zh => format!("“{arg}”不能是“{value}”，可用：{known}"),
                Lang::En => format!("“{arg}” cannot be “{value}”; known: {known}"),
            }
        }
        ErrorKind::ValueValidation => {
            let hint = std::error::Error::source(error).and_then(|e| e.downcast_ref::<Hint>());
            match (lang, hint) {
                (Lang::Zh, Some(Hint(known))) => format!("“{arg}”不能是“{value}”，可用：{known}"),
                (Lang::En, Some(Hint(known))) => {
                    format!("“{arg}” cannot be “{value}”; known: {known}")
                }
                (Lang::Zh, None) => format!("“{arg}”不能是“{value}”"),
                (Lang::En, None) => format!("“{arg}” cannot be “{value}”"),
            }
        }
        ErrorKind::MissingRequiredArgument => {
            let name = arg.trim_matches(['<', '>', '.']);
            match lang {
                Lang::Zh => format!("缺少 {name}"),
                Lang::En => format!("{name} is missing"),
            }
        }
        ErrorKind::ArgumentConflict => match lang {
            Lang::Zh => format!("“{arg}”不能重复"),
            Lang::En => format!("“{arg}” cannot be repeated"),
        },
        _ => match lang {
            Lang::Zh => format!("参数不对：{arg}{value}"),
            Lang::En => format!("wrong arguments: {arg}{value}"),
        },
    }
}
