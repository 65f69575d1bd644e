//! State × message → state, and at most one effect. Nothing here reads, writes or draws.

mod commands;
mod copy;
mod detail;
mod facets;
mod lens;
mod list;
mod look;
mod marks;
mod meeting;
mod menu;
mod mouse;
mod open;
mod perform;
mod picker;
mod reading;
mod reload;
mod review;
mod scroll;
mod search;
mod undo;
pub(super) mod views;
mod ways;

use self::perform::{command, perform};

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, MouseEventKind};

use super::documents::is_path;
use super::keymap::{Action, Context, key_name};
use super::message::{Effect, Message};
use super::overlay::Overlay;
use crate::lang::Lang;
use crate::text::fold::narrow;
use crate::tui::{input::is_plain, lay_out::lay_out, state::State};

/// Applies a message.
pub fn update(state: &mut State, message: Message) -> Option<Effect> {
    if is_idle(&message) {
        return None;
    }
    let undoable = matches!(
        message,
        Message::Key(_) | Message::Mouse(_) | Message::Paste(_) | Message::Views(..)
    );
    let before = undoable.then(|| undo::now(state));
    let effect = receive(state, message);
    if state.meeting.is_some() && state.agenda().is_empty() {
        state.meeting = None;
    }
    state.frame = lay_out(state);
    scroll::keep_in_view(state);
    // Which unit is ours is no matter of the view: it is chosen anew rather than undone, and earlier steps hold for it too.
    if effect == Some(Effect::RememberUnit) {
        let on = state.lens.on;
        state.history.steps().for_each(|step| step.ours = on);
    } else if let Some(before) = before {
        let after = undo::now(state);
        state.history.record(before, &after, state.search.is_some());
    }
    effect
}

/// Whether a message says nothing: the pointer moves all the time, and what is pressed is released.
fn is_idle(message: &Message) -> bool {
    match message {
        Message::Key(key) => key.kind == KeyEventKind::Release,
        Message::Mouse(event) => {
            matches!(event.kind, MouseEventKind::Moved | MouseEventKind::Up(_))
        }
        _ => false,
    }
}

fn receive(state: &mut State, message: Message) -> Option<Effect> {
    match message {
        // Nobody can see what a key would do.
        Message::Key(key) if state.is_too_small() => {
            let name = key_name(&key).unwrap_or_default();
            let action = state.keys.action(Context::List, &name);
            let quits = name.starts_with("Ctrl-") && action == Some(Action::Quit);
            quits.then_some(Effect::Quit)
        }
        Message::Mouse(_) | Message::Paste(_) if state.is_too_small() => None,
        Message::Key(key) => {
            state.notice = None;
            on_key(state, key)
        }
        Message::Mouse(event) => mouse::on_mouse(state, event),
        Message::Paste(text) => {
            state.notice = None;
            if state.overlay.is_none() && is_path(&text) {
                return Some(Effect::ReadDocument(text));
            }
            search::paste(state, &text);
            None
        }
        Message::Resize(width, height) => {
            state.size = (width, height);
            None
        }
        Message::Resumed => Some(Effect::Redraw),
        Message::Measured(None) => Some(Effect::RememberSilence),
        Message::Measured(Some(chars)) => {
            // An answer that came late: what was drawn meanwhile stands where it should not.
            (std::mem::replace(&mut state.chars, chars) != chars).then_some(Effect::Redraw)
        }
        Message::Told(what) => {
            told(state, what);
            None
        }
        Message::Views(views, name) => {
            views::saved(state, views, &name);
            None
        }
        Message::Documents(documents) => {
            review::offer(state, &documents);
            None
        }
        Message::Document(read) => review::begin(state, read),
        Message::Destination(id, path, before) => {
            review::destined(state, id, path, before.as_deref())
        }
        Message::Brought(path, fresh) => {
            review::brought(state, &path, fresh.0);
            None
        }
        Message::Loaded(fresh) => {
            reload::replace(state, fresh.0);
            None
        }
        Message::Ending(done) => Some(Effect::KeepPlace(done)),
        Message::Closed => Some(Effect::Quit),
    }
}

fn on_key(state: &mut State, key: KeyEvent) -> Option<Effect> {
    let context = state.context();
    let name = key_name(&key).unwrap_or_default();
    // Where a shifted arrow means nothing of its own, it is an arrow.
    let plain = name.strip_prefix("Shift-").filter(|_| !matches!(key.code, KeyCode::F(_)));
    let shifted = state.keys.action(context, &name);
    let action = shifted.or_else(|| state.keys.action(context, plain?));
    state.copies = if action == Some(Action::CopyLine) && name == "Ctrl-C" {
        state.copies.saturating_add(1)
    } else {
        0
    };
    if let Some(action) = action {
        if action == Action::RecallView {
            return recall_view(state, &name);
        }
        return perform(state, context, action);
    }
    match context {
        Context::Search => {
            // What types nothing means what it means in the list: nobody has to leave the box for it.
            if !search::edit(state, key)
                && let Some(action) = state.keys.action(Context::List, &name)
            {
                if action == Action::RecallView {
                    return recall_view(state, &name);
                }
                return command(state, action);
            }
        }
        Context::Facets | Context::Heading => facets::narrow(state, key),
        Context::List | Context::Detail => {
            // A 汉字 can only come from an input method: somebody means to search, for something else than before.
            // A sign of punctuation is a slip.
            if let (KeyCode::Char(c), true) = (key.code, is_plain(key))
                && !narrow(c).is_ascii()
                && c.is_alphanumeric()
            {
                search::begin(state);
                search::edit(state, key);
                // Once is enough: who types on has understood.
                if !std::mem::replace(&mut state.explained, true) {
                    state.say(
                        "输入法为中文：按 Shift 切换英文，或用 F 键",
                        "the input method is on: use the function keys",
                    );
                }
            }
        }
        Context::Picker => picker::edit(state, key),
        Context::Line if matches!(state.overlay, Some(Overlay::Review(_))) => {
            review::edit(state, key);
        }
        Context::Line => views::edit(state, key),
        Context::Reviewing
        | Context::Popup
        | Context::Copying
        | Context::Choosing
        | Context::Showing
        | Context::Meeting => {}
    }
    None
}

/// Shows the saved view of the digit in a key's name.
fn recall_view(state: &mut State, key: &str) -> Option<Effect> {
    let digit = key.rsplit('-').next().and_then(|digit| digit.parse::<usize>().ok());
    views::show(state, digit.and_then(|digit| digit.checked_sub(1)).unwrap_or(usize::MAX));
    None
}

/// Shows what became of something that was done outside.
fn told(state: &mut State, what: String) {
    // Who presses Ctrl-C may want to leave, who does so again and again surely does.
    let quit = state.lang.pick("退出请按 Ctrl-Q", "Ctrl-Q quits");
    state.notice = Some(match (state.copies, state.lang) {
        (0, _) => what,
        (1 | 2, Lang::Zh) => format!("{what}（{quit}）"),
        (1 | 2, Lang::En) => format!("{what} ({quit})"),
        (_, Lang::Zh) => format!("{quit}；{what}"),
        (_, Lang::En) => format!("{quit}; {what}"),
    });
}
