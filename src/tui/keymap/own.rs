//! Keys of the user's own: a key for a command, in place of what the table says.

use super::action::{Action, Context};
use super::key::twin;
use super::lookup::{action, bindings};
use super::table::BINDINGS;
use crate::config::KeySetting;
use crate::nearest::nearest;
use crate::problem::{Problem, ProblemKind, Severity, Spot};
use crate::text::fold::fold;

/// The user's keys, each with the command it gives; none takes the key's meaning away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnKeys {
    keys: Vec<(String, Option<Action>)>,
}

/// What is wrong with a key of the user's own, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongKey {
    pub(crate) what: KeyMistake,
    file: String,
    spot: Option<Spot>,
}

/// What can be wrong with a key of the user's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum KeyMistake {
    Key(String),
    /// The key has a command already.
    Twice(String),
    /// There is no such command; the nearest there is, in each language.
    Command(String, Vec<&'static str>),
}

impl WrongKey {
    /// The same as a problem of the settings.
    pub(crate) fn problem(&self) -> Problem {
        let kind = match &self.what {
            KeyMistake::Key(key) => {
                let near = ["F5", "Ctrl-K", "x"].map(str::to_owned);
                ProblemKind::UnknownVariant(key.clone(), near.into())
            }
            KeyMistake::Twice(key) => ProblemKind::RepeatedField(key.clone()),
            KeyMistake::Command(name, near) => {
                let near = near.iter().map(|name| (*name).to_owned()).collect();
                ProblemKind::UnknownVariant(name.clone(), near)
            }
        };
        let problem = Problem::of_file(Severity::Warning, &self.file, kind);
        Problem { path: "keys".to_owned(), spot: self.spot.clone(), ..problem }
    }
}

impl OwnKeys {
    /// The keys of the settings, and what is wrong with them. A command is named as the list of commands names it,
    /// in either language; `none` takes the key's meaning away.
    pub fn of(settings: &[KeySetting]) -> (Self, Vec<WrongKey>) {
        let mut own = Self::default();
        let mut wrong = Vec::new();
        for KeySetting { key, command, file, spots } in settings {
            let mut report = |what, spot: &Option<Spot>| {
                wrong.push(WrongKey { what, file: file.clone(), spot: spot.clone() });
            };
            match (key_named(key), action_named(command)) {
                (None, _) => report(KeyMistake::Key(key.clone()), &spots.0),
                (Some(name), _) if own.keys.iter().any(|(known, _)| *known == name) => {
                    report(KeyMistake::Twice(key.clone()), &spots.0);
                }
                (Some(name), Some(action)) => own.keys.push((name, action)),
                (Some(_), None) => {
                    let names = BINDINGS.iter().flat_map(|b| [b.zh, b.en]);
                    let near = nearest(command, names, 3);
                    report(KeyMistake::Command(command.clone(), near), &spots.1);
                }
            }
        }
        (own, wrong)
    }

    /// What a key does in a context.
    pub fn action(&self, context: Context, key: &str) -> Option<Action> {
        let own = self.keys.iter().find(|(own, _)| own == key);
        let is_character = key == "Space" || key.chars().count() == 1;
        match own {
            // Where characters are typed, a character stays one; so does the letter of a menu's entry.
            Some(_) if is_character && keeps_characters(context) => action(context, key),
            Some((_, own)) => own.filter(|action| may(*action, context)),
            None => action(context, key),
        }
    }

    /// The keys that perform an action in a context: the user's own first, then those of the table that still do.
    pub(crate) fn keys_of(&self, action: Action, context: Context) -> impl Iterator<Item = &str> {
        let own = self.keys.iter().map(|(key, _)| key.as_str());
        let usual = bindings(context).filter(move |b| b.action == action).flat_map(|b| b.keys);
        let performs = move |key: &&str| self.action(context, key) == Some(action);
        own.chain(usual.copied()).filter(performs)
    }
}

/// Whether characters mean in a context what they always do.
fn keeps_characters(context: Context) -> bool {
    context.types() || context.is_menu() || context == Context::Popup
}

/// Whether an action means something in a context: there, or, for the entries of a menu, where the menu is opened.
fn may(action: Action, context: Context) -> bool {
    let of_action = || BINDINGS.iter().filter(|b| b.action == action).flat_map(|b| b.contexts);
    let in_menus = of_action().all(|context| context.is_menu());
    of_action().any(|there| *there == context)
        || in_menus && matches!(context, Context::List | Context::Detail)
}

/// The command with this name; the inner none stands for no command.
#[expect(clippy::option_option, reason = "no such command, or the command that does nothing")]
fn action_named(name: &str) -> Option<Option<Action>> {
    let name = fold(name.trim());
    if matches!(name.as_str(), "none" | "无") {
        return Some(None);
    }
    let named =
        |binding: &&super::binding::Binding| fold(binding.zh) == name || fold(binding.en) == name;
    // Moves have names of their own in every place, such as “tasks”: a command is meant rather than they.
    let command =
        |binding: &&super::binding::Binding| named(binding) && !binding.action.is_motion();
    let found = BINDINGS.iter().find(command).or_else(|| BINDINGS.iter().find(named));
    found.map(|binding| Some(binding.action))
}

/// A key as events are named, if a terminal can send one of this name.
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
        "Insert",
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
            c => twin(c).to_string(),
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
            ("Ctrl-K", "查找"),
            ("？", "无"),
            ("Space", "帮助"),
            ("Alt-s", "发言稿：标题、单位、指标"),
            ("Alt-2", "矩阵"),
            ("w", "推后"),
        ];
        let settings = settings.map(|(key, command)| KeySetting::new(key, command));
        let (own, wrong) = OwnKeys::of(&settings);
        assert_eq!(own.action(Context::List, "F5"), Some(Action::Sort));
        assert_eq!(own.action(Context::List, "Ctrl-K"), Some(Action::Sort));
        assert_eq!(own.action(Context::Facets, "Alt-1"), Some(Action::CopyLine));
        assert_eq!(own.action(Context::List, "x"), None);
        assert_eq!(own.action(Context::List, "F2"), Some(Action::Facets));
        assert_eq!(own.action(Context::Search, "F5"), None, "nothing to sort there");
        let keys: Vec<&str> = own.keys_of(Action::Sort, Context::List).collect();
        assert_eq!(keys, ["F5", "Ctrl-K", "F8", "s"]);
        assert_eq!(own.action(Context::List, "Ctrl-Right"), Some(Action::Search));
        // A full-width key is the key; a character is typed where characters are; menus open anywhere.
        assert_eq!(own.action(Context::List, "?"), None);
        assert_eq!(own.action(Context::Search, "Space"), action(Context::Search, "Space"));
        assert_eq!(own.action(Context::List, "Alt-S"), Some(Action::CopySentence));
        assert_eq!(own.action(Context::Meeting, "w"), Some(Action::Later));
        assert_eq!(own.action(Context::Showing, "x"), action(Context::Showing, "x"));
        assert_eq!(own.action(Context::Popup, "?"), action(Context::Popup, "?"));
        assert!(own.keys_of(Action::Remove, Context::List).all(|key| key != "x"), "taken away");
        assert_eq!(wrong.len(), 6, "{wrong:?}");
        assert_eq!(wrong.last().map(|w| &w.what), Some(&KeyMistake::Twice("Ctrl-K".to_owned())));
        let told: String = wrong
            .iter()
            .map(WrongKey::problem)
            .map(|p| p.message(Lang::Zh) + &p.remedy(Lang::Zh).unwrap_or_default())
            .collect();
        assert!(told.contains("F99") && told.contains("排序"), "{told}");
    }
}
