//! Looking keys up in the table, and the table for people.

use super::action::{Action, Context};
use super::binding::Binding;
use super::table::BINDINGS;
use crate::lang::Lang;

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

/// The entries of a menu, in the order in which the popup lists them: what has a letter there.
pub(crate) fn menu_choices(menu: Context) -> Vec<Action> {
    let entries = bindings(menu).filter(|b| b.keys.first().is_some_and(|k| k.len() == 1));
    entries.map(|binding| binding.action).filter(|action| !action.is_motion()).collect()
}

#[cfg(test)]
mod tests {
    use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::super::key::key_name;
    use super::super::table::EVERYWHERE;
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
        const PICKED: [Action; 12] = [
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
            Action::WithPlan,
            Action::AllColumns,
        ];
        for binding in BINDINGS.iter() {
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
