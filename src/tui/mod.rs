//! The browser: filter, read, drill down.
//!
//! ```text
//! ┌────────────────────────────────────────────────────────┐
//! │ title: the way here                      view/title.rs │
//! │ search box, counts                       view/bars.rs  │
//! │ filters in force                         view/bars.rs  │
//! │ facets          │ tasks         │ detail               │
//! │ view/facets.rs  │ view/list.rs  │ view/detail.rs       │
//! │                 │               │                      │
//! │ keys, messages                           view/keys.rs  │
//! └────────────────────────────────────────────────────────┘
//! ```
//! One loop receives messages, applies them ([`update()`], pure), and draws the state ([`view`], which only
//! reads it). What has to be done outside is returned as an [`Effect`] and done here.

pub(crate) mod arrangement;
pub(crate) mod ask;
mod clipboard;
pub mod columns;
pub mod documents;
pub(crate) mod facets;
pub mod frame;
mod history;
mod incoming;
mod input;
pub mod keymap;
mod ladder;
mod lay_out;
pub mod lens;
pub mod level;
pub mod line;
pub(crate) mod marks;
mod meeting;
pub mod memory;
pub mod message;
pub(crate) mod missing;
mod options;
mod outside;
pub mod overlay;
mod paint;
pub mod pane;
mod pasted;
pub(crate) mod picker;
pub(crate) mod place;
pub mod review;
pub mod row;
mod scrollbar;
mod seen;
mod show;
pub(crate) mod shown;
mod signals;
mod start;
pub mod state;
pub mod table;
pub mod terminal;
pub(crate) mod theme;
pub mod title;
pub mod update;
pub mod view;
pub mod way;
mod ways;
mod words;

use std::collections::VecDeque;
use std::io;
use std::process::ExitCode;

use self::incoming::Incoming;
use self::message::{Effect, Message};
pub use self::options::Options;
use self::outside::Outside;
use self::state::State;
use self::terminal::Screen;
use self::update::update;
use crate::command::{Context, complain};
use crate::lang::Lang;
use crate::saved::Saved;
use crate::text::chars::Chars;

/// Opens the browser with a view, until the user quits it.
pub fn browse(text: &str, context: &Context, options: Options) -> ExitCode {
    let lang = context.lang;
    let Options { chars, chars_named, clipboard, surroundings, .. } = options.clone();
    let mut saved = Saved::read(context.saved.clone());
    let started = start::start(text, context, options, &saved);
    let mut state = match started {
        Ok(state) => state,
        Err(message) => {
            complain(&message);
            return ExitCode::from(2);
        }
    };
    if let Some(name) = &chars_named {
        let fixed = Chars::named(name).map(|chars| chars.key().to_owned());
        // Where nothing can be remembered, it holds for this time.
        let _ = saved.change(lang, |content| {
            content.tastes.chars.clone_from(&fixed);
            content.silent = false;
        });
    }
    let remembered = saved.content().tastes.chars.as_deref().and_then(Chars::named);
    let asks = chars.or(remembered).is_none() && !saved.content().silent;
    state.chars = chars.or(remembered).unwrap_or_default();
    let ended = Incoming::new().and_then(|incoming| {
        let screen = Screen::take(state.mouse)?;
        let mut outside = Outside::new(&mut saved, clipboard, surroundings, context);
        run(&mut state, screen, &incoming, asks, &mut outside)
    });
    match ended {
        Ok(code) => code,
        Err(error) => {
            complain(&match lang {
                Lang::Zh => format!("无法使用终端：{error}"),
                Lang::En => format!("cannot use the terminal: {error}"),
            });
            ExitCode::from(2)
        }
    }
}

/// Receives, applies, draws, until the end. `asks` says that the terminal is asked how wide it draws.
fn run(
    state: &mut State,
    mut screen: Screen,
    incoming: &Incoming,
    asks: bool,
    outside: &mut Outside<'_>,
) -> io::Result<ExitCode> {
    let mut messages = incoming.begin(asks)?;
    if asks {
        // What was drawn to ask is drawn over.
        screen.redraw()?;
    }
    let (width, height) = ratatui::crossterm::terminal::size()?;
    update(state, Message::Resize(width, height));
    loop {
        if let Some(code) = apply(state, messages, &mut screen, outside)? {
            return Ok(code);
        }
        screen.draw(state)?;
        // A window may be closed, or a machine fail, without a word.
        messages = incoming.batch(|| outside.keep_place(state));
    }
}

/// Applies messages, and does what they ask for; gives the exit code if that is the end.
fn apply(
    state: &mut State,
    messages: Vec<Message>,
    screen: &mut Screen,
    outside: &mut Outside<'_>,
) -> io::Result<Option<ExitCode>> {
    let mut queue = VecDeque::from(messages);
    loop {
        let typing = state.context().types();
        let pasted = pasted::AS_KEYS.then(|| pasted::take(&mut queue, typing)).flatten();
        let pasted = pasted.map(Message::Paste);
        let Some(message) = pasted.or_else(|| queue.pop_front()) else { return Ok(None) };
        let closed = message == Message::Closed;
        match update(state, message) {
            None => {}
            Some(Effect::Quit) => {
                outside.keep_place(state);
                return Ok(Some(if closed { ExitCode::FAILURE } else { ExitCode::SUCCESS }));
            }
            Some(effect) => outside.perform(state, effect, screen)?,
        }
    }
}
