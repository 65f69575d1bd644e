//! The one table of bindings: what a key does where, and how that is called.
//!
//! It drives dispatch, the key bar, the help and the table in the READMEs. Every action can be reached with
//! keys that an input method does not swallow (arrows, Enter, function keys, Ctrl-); letters come second.

mod action;
mod own;
mod table;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::lang::Lang;
use crate::text::fold::narrow;

pub use self::action::{Action, Context};
pub use self::own::{OwnKeys, WrongKey};
pub use self::table::BINDINGS;
#[cfg(test)]
use self::table::EVERYWHERE;

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where it holds.
    pub contexts: &'static [Context],
    /// The keys, the one to show first.
    pub keys: &'static [&'static str],
    /// What they do.
    pub action: Action,
    /// The Chinese name.
    pub zh: &'static str,
    /// The English name.
    pub en: &'static str,
    /// How early it is shown in the key bar; 0 if not at all.
    pub bar: u8,
}

impl Binding {
    /// The action's name.
    pub fn name(&self, lang: Lang) -> &'static str {
        lang.pick(self.zh, self.en)
    }

    /// The name of its first key.
    pub fn key(&self) -> &'static str {
        self.keys.first().copied().unwrap_or_default()
    }
}

/// A key as it is looked up: a name such as `Ctrl-F`, `F3`, `n` or `Space`.
pub fn key_name(event: &KeyEvent) -> Option<String> {
    let mut name = match event.code {
        KeyCode::Char(' ' | '　') => "Space".to_owned(),
        KeyCode::Char(c) => twin(c).to_string(),
        KeyCode::F(n) => format!("F{n}"),
        KeyCode::BackTab => return Some("Shift-Tab".to_owned()),
        KeyCode::Up => "Up".to_owned(),
        KeyCode::Down => "Down".to_owned(),
        KeyCode::Left => "Left".to_owned(),
        KeyCode::Right => "Right".to_owned(),
        KeyCode::PageUp => "PgUp".to_owned(),
        KeyCode::PageDown => "PgDn".to_owned(),
        KeyCode::Home => "Home".to_owned(),
        KeyCode::End => "End".to_owned(),
        KeyCode::Enter => "Enter".to_owned(),
        KeyCode::Tab => "Tab".to_owned(),
        KeyCode::Backspace => "Backspace".to_owned(),
        KeyCode::Delete => "Delete".to_owned(),
        KeyCode::Esc => "Esc".to_owned(),
        _ => return None,
    };
    let modifiers = event.modifiers;
    if modifiers.contains(KeyModifiers::CONTROL) {
        if let KeyCode::Char(c) = event.code {
            name = c.to_ascii_uppercase().to_string();
        }
        name = format!("Ctrl-{name}");
    }
    if modifiers.contains(KeyModifiers::ALT) {
        if let KeyCode::Char(c) = event.code {
            name = c.to_ascii_uppercase().to_string();
        }
        name = format!("Alt-{name}");
    }
    // A shifted character is another character already.
    let shifts = |code| matches!(code, KeyCode::F(_) | KeyCode::Up | KeyCode::Down);
    if modifiers.contains(KeyModifiers::SHIFT) && shifts(event.code) {
        name = format!("Shift-{name}");
    }
    Some(name)
}

/// The character whose key an input method turned into this one.
fn twin(c: char) -> char {
    match c {
        '、' => '/',
        '【' => '[',
        '】' => ']',
        '《' => '<',
        '》' => '>',
        '\u{ff01}'..='\u{ff5e}' => narrow(c),
        _ => c,
    }
}

/// What a key does in a context.
pub fn action(context: Context, key: &str) -> Option<Action> {
    bindings(context).find(|b| b.keys.contains(&key)).map(|b| b.action)
}

/// The bindings of a context.
pub fn bindings(context: Context) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |b| b.contexts.contains(&context))
}

/// The table of keys for the READMEs, in Markdown.
pub fn markdown(lang: Lang) -> String {
    let mut out = String::new();
    let headings = lang.pick("| 键 | 作用 |", "| keys | what they do |");
    out.push_str(headings);
    out.push_str("\n|---|---|\n");
    for (action, name, _) in commands(None, lang) {
        let mut keys: Vec<String> = Vec::new();
        for binding in BINDINGS.iter().filter(|b| b.action == action) {
            let menu = menu_of(binding).map_or_else(String::new, |key| format!("`{key}` "));
            for key in binding.keys.iter().filter(|key| !is_arrow_name(key)) {
                let key = format!("{menu}`{key}`");
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        let keys =
            if keys.is_empty() { lang.pick("命令", "command").into() } else { keys.join(" ") };
        out.push_str(&["| ", &keys, " | ", &name, " |\n"].concat());
    }
    out
}

/// The key that opens the menu in which alone a binding holds.
fn menu_of(binding: &Binding) -> Option<&'static str> {
    let menus = [(Context::Choosing, "f"), (Context::Copying, "y"), (Context::Showing, "v")];
    let of = menus.into_iter().find(|(menu, _)| binding.contexts == [*menu]);
    of.map(|(_, key)| key).filter(|_| binding.action != Action::Open)
}

/// Whether it is the name that events have for an arrow, which is not what is printed on the key.
fn is_arrow_name(key: &str) -> bool {
    matches!(key.rsplit('-').next(), Some("Up" | "Down" | "Left" | "Right"))
}

/// Every action with its name and all its keys, each once, for people: in one context, or anywhere.
pub fn commands(context: Option<Context>, lang: Lang) -> Vec<(Action, String, Vec<&'static str>)> {
    let here = |b: &&Binding| context.is_none_or(|context| b.contexts.contains(&context));
    let bindings: Vec<&Binding> = BINDINGS.iter().filter(here).collect();
    let mut actions: Vec<Action> = Vec::new();
    for binding in &bindings {
        if !actions.contains(&binding.action) {
            actions.push(binding.action);
        }
    }
    let of = |action| bindings.iter().copied().filter(move |b| b.action == action);
    let named = |action| {
        let (name, keys) = help_row(of(action), lang);
        (action, name, keys)
    };
    actions.into_iter().map(named).collect()
}

/// The names that an action has in its bindings, and all its keys.
fn help_row(
    bindings: impl Iterator<Item = &'static Binding>,
    lang: Lang,
) -> (String, Vec<&'static str>) {
    let mut names: Vec<&str> = Vec::new();
    let mut keys: Vec<&str> = Vec::new();
    for binding in bindings {
        if !names.contains(&binding.name(lang)) {
            names.push(binding.name(lang));
        }
        for key in binding.keys.iter().filter(|key| !is_arrow_name(key)) {
            if !keys.contains(key) {
                keys.push(key);
            }
        }
    }
    (names.join(" · "), keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_has_two_meanings_in_one_context() {
        for context in EVERYWHERE {
            let mut keys: Vec<&str> = bindings(*context).flat_map(|b| b.keys).copied().collect();
            let all = keys.len();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), all, "{context:?}");
        }
    }

    /// What has no such key is found in the popup of commands, or picked with arrows in the popup of copies.
    #[test]
    fn every_action_has_a_key_that_an_input_method_leaves_alone_or_is_picked() {
        const PICKED: [Action; 11] = [
            Action::ListMenu,
            Action::WrapTitles,
            Action::FacetMenu,
            Action::Alike,
            Action::ChooseUnit,
            Action::RecallView,
            Action::Wider,
            Action::Narrower,
            Action::HideColumn,
            Action::Covered,
            Action::AllColumns,
        ];
        for binding in BINDINGS {
            let safe = |key: &&str| key.chars().count() > 1 || "↑↓←→".contains(*key);
            let alike = || BINDINGS.iter().filter(|b| b.action == binding.action);
            let has_key = alike().flat_map(|b| b.keys).any(safe);
            let keyless = alike().any(|b| b.keys.is_empty() && b.contexts.contains(&Context::List));
            let menus = [[Context::Copying], [Context::Choosing], [Context::Showing]];
            let copied = alike().all(|b| menus.iter().any(|menu| b.contexts == *menu));
            let picked = PICKED.contains(&binding.action) || keyless || copied;
            assert!(has_key || picked, "{:?}", binding.action);
        }
    }

    #[test]
    fn keys_are_named_as_people_say_them() {
        let event = |code, modifiers| key_name(&KeyEvent::new(code, modifiers));
        for (code, modifiers, name) in [
            (KeyCode::Char('f'), KeyModifiers::CONTROL, "Ctrl-F"),
            (KeyCode::Char('？'), KeyModifiers::NONE, "?"),
            (KeyCode::Char('、'), KeyModifiers::NONE, "/"),
            (KeyCode::Char('ｑ'), KeyModifiers::NONE, "q"),
            (KeyCode::Char('N'), KeyModifiers::SHIFT, "N"),
            (KeyCode::F(3), KeyModifiers::SHIFT, "Shift-F3"),
            (KeyCode::Left, KeyModifiers::ALT, "Alt-Left"),
            (KeyCode::Char('　'), KeyModifiers::NONE, "Space"),
        ] {
            assert_eq!(event(code, modifiers).as_deref(), Some(name));
        }
    }
}
