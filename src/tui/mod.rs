//! The browser: filter, read, drill down.
//!
//! ```text
//! ┌────────────────────────────────────────────────────────┐
//! │ title: the way here                      view/bars.rs  │
//! │ search box, counts                       view/bars.rs  │
//! │ filters in force                         view/bars.rs  │
//! │ facets          │ tasks         │ detail               │
//! │ view/facets.rs  │ view/list.rs  │ view/detail.rs       │
//! │                 │               │ document/            │
//! │ keys, messages                           view/bars.rs  │
//! └────────────────────────────────────────────────────────┘
//! ```
//! One loop receives messages, applies them ([`update()`], pure), and draws the state ([`view`], which only
//! reads it). What has to be done outside is returned as an [`Effect`] and done here.

pub mod chars;
mod clipboard;
pub mod columns;
pub mod document;
pub mod highlight;
pub mod history;
mod input;
pub mod keymap;
pub mod layout;
pub mod lens;
pub mod level;
pub mod marks;
pub mod meeting;
pub mod memory;
pub mod message;
pub mod picker;
pub mod searches;
mod signals;
mod start;
pub mod state;
pub mod terminal;
pub mod theme;
pub mod update;
pub mod view;

use std::collections::BTreeMap;
use std::io;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use ratatui::crossterm::event::{Event, poll, read};

use self::chars::Chars;
pub use self::clipboard::Clipboard;
use self::message::{Effect, Message, Taste};
use self::state::State;
use self::terminal::{Screen, give_back};
use self::theme::Look;
use self::update::update;
use crate::command::{Context, complain};
use crate::config::Surroundings;
use crate::lang::Lang;
use crate::problem::Problem;
use crate::saved::Saved;

/// At most this many messages are applied before the screen is drawn again.
const BATCH: usize = 1000;

/// How the browser is opened, beside what every command is told.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The look; none to choose by what is remembered.
    pub look: Option<Look>,
    /// The look where nothing is remembered.
    pub usual_look: Look,
    /// The characters that may be drawn; none to do what is remembered, or to ask the terminal.
    pub chars: Option<Chars>,
    /// The characters as the command line names them, to be remembered; `auto` forgets what is.
    pub chars_named: Option<String>,
    /// Whether the mouse is used; none to choose by what is remembered.
    pub mouse: Option<bool>,
    /// Whether to begin anew rather than where the reader was.
    pub fresh: bool,
    /// How texts are copied.
    pub clipboard: Clipboard,
    /// What stands around the terminal.
    pub surroundings: Surroundings,
    /// Keys of the user's own and the commands that they give.
    pub keys: BTreeMap<String, String>,
    /// What is wrong with the settings.
    pub mistakes: Vec<Problem>,
}

/// Opens the browser with a query, until the user quits it.
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
    let ended = listen().and_then(|messages| {
        let mut screen = Screen::take(state.mouse)?;
        state.chars = match chars.or(remembered) {
            Some(chars) => chars,
            None if saved.content().silent => Chars::default(),
            None => screen.probe().unwrap_or_else(|| {
                // A terminal that did not answer is not waited for again.
                let _ = saved.change(lang, |content| content.silent = true);
                Chars::default()
            }),
        };
        run(
            &mut state,
            screen,
            &messages,
            &mut Outside { saved: &mut saved, clipboard, surroundings },
        )
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

/// Begins to listen to signals; input follows when the terminal is ours.
fn listen() -> io::Result<Channel> {
    let (sender, messages) = channel();
    signals::listen(sender.clone())?;
    Ok(Channel { sender, messages })
}

/// Where messages come in, and how.
struct Channel {
    sender: Sender<Message>,
    messages: Receiver<Message>,
}

/// What effects are about, besides the screen.
struct Outside<'a> {
    saved: &'a mut Saved,
    clipboard: Clipboard,
    surroundings: Surroundings,
}

/// Receives, applies, draws, until the end.
fn run(
    state: &mut State,
    mut screen: Screen,
    channel: &Channel,
    outside: &mut Outside<'_>,
) -> io::Result<ExitCode> {
    let (sender, messages) = (channel.sender.clone(), &channel.messages);
    // The first poll begins to listen for changes of the size; asked later, one could be missed.
    poll(Duration::ZERO)?;
    std::thread::Builder::new().name("input".to_owned()).spawn(move || input(sender))?;
    let (width, height) = ratatui::crossterm::terminal::size()?;
    update(state, Message::Resize(width, height));
    screen.draw(state)?;
    while let Ok(first) = messages.recv() {
        // What is queued is applied before drawing: a pasted or repeated key must not cost a frame each.
        for message in std::iter::once(first).chain(queued(messages)) {
            let closed = message == Message::Closed;
            match update(state, message) {
                None => {}
                Some(Effect::Quit) => {
                    // Nobody is left to tell why it could not be remembered.
                    let _ = keep_place(state, outside.saved);
                    return Ok(if closed { ExitCode::FAILURE } else { ExitCode::SUCCESS });
                }
                Some(effect) => perform(state, effect, &mut screen, outside)?,
            }
        }
        screen.draw(state)?;
    }
    Ok(ExitCode::FAILURE)
}

/// Does what an update asked for.
fn perform(
    state: &mut State,
    effect: Effect,
    screen: &mut Screen,
    outside: &mut Outside<'_>,
) -> io::Result<()> {
    let lang = state.lang;
    let saved = &mut *outside.saved;
    let failed = match effect {
        Effect::Quit => Ok(()),
        Effect::KeepPlace(done) => {
            // From here on nothing is drawn any more: the signal ends the program.
            let _ = keep_place(state, saved);
            give_back();
            done.tell();
            Ok(())
        }
        Effect::Redraw => return screen.refresh(),
        Effect::Suspend => {
            signals::suspend();
            return screen.refresh();
        }
        Effect::Copy(text) => {
            let told = outside.clipboard.copy(&text, outside.surroundings, saved.folder(), lang);
            update(state, Message::Told(told));
            Ok(())
        }
        Effect::RememberUnit => {
            let unit = state.lens().unit;
            saved.remember_unit(unit, &state.index, lang)
        }
        Effect::Remember(taste) => {
            screen.use_mouse(state.mouse);
            let (lang, look) = (state.lang.key().to_owned(), state.look.key().to_owned());
            let (chars, mouse) = (state.chars.key().to_owned(), state.mouse);
            saved.change(state.lang, |content| match taste {
                Taste::Lang => content.tastes.lang = Some(lang.clone()),
                Taste::Look => content.tastes.look = Some(look.clone()),
                Taste::Chars => content.tastes.chars = Some(chars.clone()),
                Taste::Mouse => content.tastes.mouse = Some(mouse),
            })
        }
        Effect::SaveView(view) => {
            let done = saved.change(lang, |content| {
                // A view that is saved again keeps its digit.
                match content.views.iter_mut().find(|known| known.name == view.name) {
                    Some(known) => known.clone_from(&view),
                    None => content.views.push(view.clone()),
                }
            });
            let views = saved.content().views.clone();
            update(state, Message::Views(views, view.name));
            done
        }
        Effect::DropView(name) => {
            let done = saved.change(lang, |content| content.views.retain(|v| v.name != name));
            let views = saved.content().views.clone();
            update(state, Message::Views(views, name));
            done
        }
    };
    if let Err(why) = failed {
        update(state, Message::Told(why));
    }
    Ok(())
}

/// Remembers where the reader was, for the next start.
fn keep_place(state: &State, saved: &mut Saved) -> Result<(), String> {
    let session = memory::remember(state);
    let searches = state.searches.all().to_vec();
    saved.change(state.lang, |content| {
        content.session = Some(session.clone());
        // What another program looked for meanwhile stays.
        content.searches.retain(|known| !searches.contains(known));
        content.searches.extend(searches.iter().cloned());
        let surplus = content.searches.len().saturating_sub(searches::MOST);
        content.searches.drain(..surplus);
    })
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
