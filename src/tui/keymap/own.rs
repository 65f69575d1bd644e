//! Keys of the user's own: a key for a command, in place of what the table says.

use std::collections::BTreeMap;

use super::{Action, BINDINGS, Context, action};
use crate::lang::Lang;
use crate::nearest::nearest;
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
    /// What is wrong, and what to write instead.
    pub fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Key(key), Lang::Zh) => {
                format!("设置 keys：没有键“{key}”，写法如 F5、Ctrl-K、x")
            }
            (Self::Key(key), Lang::En) => {
                format!("settings, keys: there is no key “{key}”; write F5, Ctrl-K or x")
            }
            (Self::Command(name, near), Lang::Zh) => {
                format!("设置 keys：没有命令“{name}”，相近的有：{}", near.join("、"))
            }
            (Self::Command(name, near), Lang::En) => {
                format!(
                    "settings, keys: there is no command “{name}”; nearest: {}",
                    near.join(", ")
                )
            }
        }
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

    /// The user's keys for an action.
    pub fn of_action(&self, action: Action) -> impl Iterator<Item = &str> {
        self.keys.iter().filter(move |(_, own)| *own == Some(action)).map(|(key, _)| key.as_str())
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

/// A key as events are named, if there is one of this name.
fn key_named(text: &str) -> Option<String> {
    const NAMES: [&str; 14] = [
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
        "Space",
    ];
    let mut rest = text.trim();
    let mut modifiers = String::new();
    while let Some((modifier, after)) =
        ["Ctrl-", "Alt-", "Shift-"].into_iter().find_map(|modifier| {
            Some((modifier, rest.strip_prefix(modifier).filter(|r| !r.is_empty())?))
        })
    {
        modifiers.push_str(modifier);
        rest = after;
    }
    let mut chars = rest.chars();
    let character = chars.next().filter(|c| chars.next().is_none() && !c.is_whitespace());
    let function = rest.strip_prefix('F').and_then(|n| n.parse::<u8>().ok());
    let known = NAMES.contains(&rest) || function.is_some_and(|n| (1..=12).contains(&n));
    match character {
        Some(c) if !modifiers.is_empty() => Some(format!("{modifiers}{}", c.to_ascii_uppercase())),
        Some(c) => Some(c.to_string()),
        None => known.then(|| format!("{modifiers}{rest}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_given_other_commands() {
        let settings = [
            ("F5", "排序"),
            ("x", "none"),
            ("Ctrl-k", "Sort"),
            ("Alt-1", "复制任务"),
            ("F99", "排序"),
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
        assert_eq!(own.of_action(Action::Sort).collect::<Vec<_>>(), ["Ctrl-K", "F5"]);
        assert_eq!(wrong.len(), 2);
        let told: String = wrong.iter().map(|wrong| wrong.message(Lang::Zh)).collect();
        assert!(told.contains("F99") && told.contains("排序"), "{told}");
    }
}
