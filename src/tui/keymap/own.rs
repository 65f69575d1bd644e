//! Keys of the user's own: a key for a command, in place of what the table says.

use std::collections::BTreeMap;

use super::{Action, BINDINGS, Context, action, bindings};
use crate::nearest::nearest;
use crate::problem::{Problem, ProblemKind, Severity};
use crate::text::fold::fold;

/// The user's keys, each with the command it gives; none takes the key's meaning away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnKeys {
    keys: Vec<(String, Option<Action>)>,
}

/// What is wrong with a key of the user's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrongKey {
    /// There is no such key, or it types a character wherever characters are typed.
    Key(String),
    /// There is no such command; the nearest there is, in each language.
    Command(String, Vec<&'static str>),
}

impl WrongKey {
    /// The same as a problem of the settings.
    pub fn problem(&self) -> Problem {
        let (name, near): (&str, Vec<String>) = match self {
            Self::Key(key) => (key, ["F5", "Ctrl-K", "x"].map(str::to_owned).into()),
            Self::Command(name, near) => (name, near.iter().map(|n| (*n).to_owned()).collect()),
        };
        let kind = ProblemKind::UnknownVariant(name.to_owned(), near);
        let path = "keys".to_owned();
        Problem { path, ..Problem::of_file(Severity::Warning, "config.ron", kind) }
    }
}

impl OwnKeys {
    /// The keys of the settings, and what is wrong with them. A command is named as the list of commands names it,
    /// in either language; `none` takes the key's meaning away.
    pub fn of(settings: &BTreeMap<String, String>) -> (Self, Vec<WrongKey>) {
        let mut own = Self::default();
        let mut wrong = Vec::new();
        for (key, command) in settings {
            let Some(key) = key_named(key) else {
                wrong.push(WrongKey::Key(key.clone()));
                continue;
            };
            if let Some(action) = action_named(command) {
                own.keys.push((key, action));
            } else {
                let names = BINDINGS.iter().flat_map(|b| [b.zh, b.en]);
                wrong.push(WrongKey::Command(command.clone(), nearest(command, names, 3)));
            }
        }
        (own, wrong)
    }

    /// What a key does in a context.
    pub fn action(&self, context: Context, key: &str) -> Option<Action> {
        let typing = !matches!(context, Context::List | Context::Detail);
        let own = self.keys.iter().find(|(own, _)| own == key);
        match own {
            // Where characters are typed, a character stays one.
            Some(_) if typing && key.chars().count() == 1 => action(context, key),
            Some((_, own)) => {
                let may = |action: &Action| {
                    BINDINGS.iter().any(|b| b.action == *action && b.contexts.contains(&context))
                };
                own.filter(may)
            }
            None => action(context, key),
        }
    }

    /// The keys that perform an action in a context: the user's own first, then those of the table that still do.
    pub fn keys_of(&self, action: Action, context: Context) -> impl Iterator<Item = &str> {
        let own = self.keys.iter().map(|(key, _)| key.as_str());
        let usual = bindings(context).filter(move |b| b.action == action).flat_map(|b| b.keys);
        let performs = move |key: &&str| self.action(context, key) == Some(action);
        own.chain(usual.copied()).filter(performs)
    }
}

/// The command with this name; the inner none stands for no command.
#[expect(clippy::option_option, reason = "no such command, or the command that does nothing")]
fn action_named(name: &str) -> Option<Option<Action>> {
    let name = fold(name.trim());
    if matches!(name.as_str(), "none" | "无") {
        return Some(None);
    }
    let named = |binding: &&super::Binding| fold(binding.zh) == name || fold(binding.en) == name;
    BINDINGS.iter().find(named).map(|binding| Some(binding.action))
}

/// A key as events are named, if a terminal can send one of this name.
fn key_named(text: &str) -> Option<String> {
    const NAMES: [&str; 13] = [
        "Up",
        "Down",
        "Left",
        "Right",
        "PgUp",
        "PgDn",
        "Home",
        "End",
        "Enter",
        "Tab",
        "Backspace",
        "Delete",
        "Esc",
    ];
    // The arrows as help prints them.
    let text: String = text
        .trim()
        .chars()
        .map(|c| match c {
            '↑' => "Up".to_owned(),
            '↓' => "Down".to_owned(),
            '←' => "Left".to_owned(),
            '→' => "Right".to_owned(),
            c => c.to_string(),
        })
        .collect();
    let function = |name: &str| {
        let number = name.strip_prefix('F').and_then(|n| n.parse::<u8>().ok());
        number.is_some_and(|n| (1..=12).contains(&n))
    };
    let single = |name: &str| name.chars().count() == 1 && !name.starts_with(char::is_whitespace);
    let modified = |modifier: &str| text.strip_prefix(modifier).filter(|rest| !rest.is_empty());
    if let Some(rest) = modified("Shift-") {
        let known = function(rest) || matches!(rest, "Tab" | "Up" | "Down");
        return known.then(|| text.clone());
    }
    for modifier in ["Ctrl-", "Alt-"] {
        if let Some(rest) = modified(modifier) {
            let known = function(rest) || NAMES.contains(&rest) || single(rest);
            let name = if single(rest) { rest.to_ascii_uppercase() } else { rest.to_owned() };
            return known.then(|| format!("{modifier}{name}"));
        }
    }
    let known =
        function(&text) || NAMES.contains(&text.as_str()) || text == "Space" || single(&text);
    known.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn keys_are_given_other_commands() {
        let settings = [
            ("F5", "排序"),
            ("x", "none"),
            ("Ctrl-k", "Sort"),
            ("Alt-1", "复制任务"),
            ("F99", "排序"),
            ("Ctrl-→", "查找"),
            ("Ctrl-Alt-K", "排序"),
            ("Shift-Left", "排序"),
            ("Ctrl-Space", "排序"),
            ("F6", "排"),
        ];
        let settings: BTreeMap<String, String> =
            settings.iter().map(|(key, name)| ((*key).to_owned(), (*name).to_owned())).collect();
        let (own, wrong) = OwnKeys::of(&settings);
        assert_eq!(own.action(Context::List, "F5"), Some(Action::Sort));
        assert_eq!(own.action(Context::List, "Ctrl-K"), Some(Action::Sort));
        assert_eq!(own.action(Context::Facets, "Alt-1"), Some(Action::CopyLine));
        assert_eq!(own.action(Context::List, "x"), None);
        assert_eq!(own.action(Context::List, "F2"), Some(Action::Facets));
        assert_eq!(own.action(Context::Search, "F5"), None, "nothing to sort there");
        let keys: Vec<&str> = own.keys_of(Action::Sort, Context::List).collect();
        assert_eq!(keys, ["Ctrl-K", "F5", "F8", "s"]);
        assert_eq!(own.action(Context::List, "Ctrl-Right"), Some(Action::Search));
        assert!(own.keys_of(Action::Remove, Context::List).all(|key| key != "x"), "taken away");
        assert_eq!(wrong.len(), 5, "{wrong:?}");
        let told: String = wrong
            .iter()
            .map(WrongKey::problem)
            .map(|p| p.message(Lang::Zh) + &p.remedy(Lang::Zh).unwrap_or_default())
            .collect();
        assert!(told.contains("F99") && told.contains("排序"), "{told}");
    }
}
