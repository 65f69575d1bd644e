//! The list of every command.

use crate::text::fold::fold;
use crate::tui::keymap::{self, Action, Context, bindings};
use crate::tui::picker::{DIGITS, Entry, Pick, Picker};
use crate::tui::state::State;

/// Every command that can be given, those of the place first, in the order of the table of keys; moving, which needs no
/// command, last.
pub(super) fn all(state: &State) -> Picker {
    let (context, lang, index) = (state.context_below(), state.lang, state.index());
    let entry = |(action, name, keys): (Action, String, Vec<&str>)| {
        let key = fold(&name);
        // In a meeting the keys of the list mean nothing.
        let here = bindings(context).any(|b| b.action == action);
        let place = if here || context == Context::Meeting { context } else { Context::List };
        let usual: Vec<&str> =
            bindings(place).filter(|b| b.action == action).flat_map(|b| b.keys).copied().collect();
        let mut names = index.variants(&key);
        names.insert(0, key);
        let own: Vec<&str> = state.keys.keys_of(action, place).collect();
        // The names that events have for the arrows are not what is printed on the keys.
        let shown = |key: &&str| keys.contains(key) || !usual.contains(key);
        let keys: Vec<&str> = own.iter().copied().filter(shown).collect();
        Entry::new(name, keys.join(" "), names, Pick::Act(action))
    };
    let mut commands = keymap::commands(Some(context), lang);
    // What is done in the list is done from anywhere; moves are those of the place.
    let mut others = keymap::commands(Some(Context::List), lang);
    others.retain(|(action, ..)| {
        !action.is_motion() && commands.iter().all(|(known, ..)| known != action)
    });
    commands.extend(others);
    // Only shells with job control bring a stopped program back.
    commands.retain(|(action, ..)| cfg!(unix) || *action != Action::Suspend);
    commands.sort_by_key(|(action, ..)| action.is_motion());
    // Each saved view is an entry of its own.
    commands.retain(|(action, ..)| *action != Action::RecallView);
    let mut entries: Vec<Entry> = commands.into_iter().map(entry).collect();
    for (at, view) in state.views.iter().enumerate() {
        let named = |what: &str, pick: Pick, note: String| {
            let label = format!("{what} {}", view.name);
            let keys = vec![fold(&label)];
            Entry::new(label, note, keys, pick)
        };
        let digit = if at < DIGITS { (at + 1).to_string() } else { String::new() };
        entries.insert(at, named(lang.pick("视图", "view"), Pick::View(at), digit));
        let drop = lang.pick("删除视图", "delete the view");
        entries.push(named(drop, Pick::DropView(at), String::new()));
    }
    if let Some((_, view)) = &state.dropped {
        let label = format!("{} {}", lang.pick("恢复视图", "bring back the view"), view.name);
        let keys = vec![fold(&label)];
        entries.insert(0, Entry::new(label, String::new(), keys, Pick::BringBack));
    }
    Picker::asking(entries, lang)
}
