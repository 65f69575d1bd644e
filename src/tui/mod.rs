//! The browser: filter, read, drill down.
//!
//! ```text
//! ┌────────────────────────────────────────────────────────┐
//! │ title: the way here                      view/bars.rs  │
//! │ search box, counts                       view/bars.rs  │
//! │ filters in force                         view/bars.rs  │
//! │ facets          │ tasks         │ detail               │
//! │ view/facets.rs  │ view/list.rs  │ view/detail.rs       │
//! │                 │               │ document.rs          │
//! │ keys, messages                           view/bars.rs  │
//! └────────────────────────────────────────────────────────┘
//! ```
//! One loop receives messages, applies them ([`update()`], pure), and draws the state ([`view`], which only
//! reads it). What has to be done outside is returned as an [`Effect`] and done here.

pub mod document;
pub mod highlight;
mod input;
pub mod keymap;
pub mod layout;
pub mod lens;
pub mod level;
pub mod message;
pub mod picker;
mod signals;
pub mod state;
pub mod terminal;
pub mod theme;
pub mod update;
pub mod view;

use std::io;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use ratatui::crossterm::event::{Event, poll, read};

use self::lens::Lens;
use self::message::{Effect, Message};
use self::state::{Start, State};
use self::terminal::Screen;
use self::theme::Look;
use self::update::update;
use crate::command::{Context, complain};
use crate::index::Index;
use crate::lang::Lang;
use crate::load::load;
use crate::query::{Field, Query, QueryError, unit_named};
use crate::saved::Saved;

/// At most this many messages are applied before the screen is drawn again.
const BATCH: usize = 1000;

/// Opens the browser with a query, until the user quits it.
pub fn browse(text: &str, context: &Context, look: Look) -> ExitCode {
    let lang = context.lang;
    let mut saved = Saved::read(context.saved.clone());
    let mut state = match start(text, context, look, &saved) {
        Ok(state) => state,
        Err(message) => {
            complain(&message);
            return ExitCode::from(2);
        }
    };
    let screen = Screen::take(state.mouse);
    match screen.and_then(|screen| run(&mut state, screen, &mut saved)) {
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

/// The browser before its first key, or what is wrong with what was asked for.
fn start(text: &str, context: &Context, look: Look, saved: &Saved) -> Result<State, String> {
    let lang = context.lang;
    let failed = |errors: Vec<QueryError>| {
        let messages: Vec<String> = errors.iter().map(|e| e.message(lang)).collect();
        messages.join(lang.pick("；", "; "))
    };
    let query = Query::parse(text).map_err(failed)?;
    let loaded = load(&context.layers);
    let index = Index::new(loaded.model);
    let mut lost = None;
    let unit = match &context.unit {
        Some(name) => Some(
            unit_named(name, &index, |_| true)
                .map_err(|wrong| failed(vec![wrong.in_field(Field::Unit)]))?,
        ),
        None => saved.unit(&index).and_then(|unit| unit.map_err(|name| lost = Some(name)).ok()),
    };
    // Who asks for something else, asks for it without the lens.
    let on = context.unit.is_some() || query.is_empty();
    let start = Start {
        lens: Lens { unit, on, year: context.year },
        ask_unit: saved.is_first_run() && query.is_empty(),
        index,
        problems: loaded.problems,
        lang,
        look,
        query,
    };
    let mut state = State::new(start).map_err(failed)?;
    state.notice = lost.map(|name| match lang {
        Lang::Zh => format!("数据里没有我单位：{name}"),
        Lang::En => format!("our unit is not in the data: {name}"),
    });
    if saved.is_unreadable() {
        let text = lang.pick(
            "上次保存的状态无法读取，原文件保留",
            "what was remembered cannot be read; the file is kept",
        );
        state.notice = Some(text.to_owned());
    }
    Ok(state)
}

/// Receives, applies, draws, until the end.
fn run(state: &mut State, mut screen: Screen, saved: &mut Saved) -> io::Result<ExitCode> {
    let (sender, messages) = channel();
    // The first poll begins to listen for changes of the size; asked later, one could be missed.
    poll(Duration::ZERO)?;
    signals::listen(sender.clone())?;
    std::thread::Builder::new().name("input".to_owned()).spawn(move || input(sender))?;
    state.size = ratatui::crossterm::terminal::size()?;
    screen.draw(state)?;
    while let Ok(first) = messages.recv() {
        // What is queued is applied before drawing: a pasted or repeated key must not cost a frame each.
        for message in std::iter::once(first).chain(queued(&messages)) {
            let closed = message == Message::Closed;
            match update(state, message) {
                None => {}
                Some(Effect::Quit) => {
                    return Ok(if closed { ExitCode::FAILURE } else { ExitCode::SUCCESS });
                }
                Some(Effect::Redraw) => screen.refresh()?,
                Some(Effect::Mouse(on)) => screen.use_mouse(on)?,
                Some(Effect::RememberUnit) => {
                    let unit = state.lens().unit;
                    if let Err(why) = saved.remember_unit(unit, &state.index, state.lang) {
                        update(state, Message::Failed(why));
                    }
                }
                Some(Effect::Suspend) => {
                    signals::suspend();
                    screen.refresh()?;
                }
            }
        }
        screen.draw(state)?;
    }
    Ok(ExitCode::FAILURE)
}

fn queued(messages: &Receiver<Message>) -> impl Iterator<Item = Message> {
    messages.try_iter().take(BATCH)
}

/// Tells the loop that no more input will come, however the input thread ends.
struct Closing(Sender<Message>);

impl Drop for Closing {
    fn drop(&mut self) {
        // The loop may have ended first.
        let _ = self.0.send(Message::Closed);
    }
}

/// Passes on what the terminal sends, until it is gone.
fn input(sender: Sender<Message>) {
    let closing = Closing(sender);
    while let Ok(event) = read() {
        let message = match event {
            Event::Key(key) => Message::Key(key),
            Event::Mouse(mouse) => Message::Mouse(mouse),
            Event::Paste(text) => Message::Paste(text),
            Event::Resize(width, height) => Message::Resize(width, height),
            Event::FocusGained | Event::FocusLost => continue,
        };
        if closing.0.send(message).is_err() {
            return;
        }
    }
}
