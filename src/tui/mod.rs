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
use self::message::{Effect, Message};
use self::state::State;
use self::terminal::{Screen, give_back};
use self::theme::Look;
use self::update::update;
use crate::command::{Context, complain};
use crate::lang::Lang;
use crate::problem::Problem;
use crate::saved::{Saved, Tastes};

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
    /// Keys of the user's own and the commands that they give.
    pub keys: BTreeMap<String, String>,
    /// What is wrong with the settings.
    pub mistakes: Vec<Problem>,
}

/// Opens the browser with a query, until the user quits it.
pub fn browse(text: &str, context: &Context, options: Options) -> ExitCode {
    let lang = context.lang;
    let (named, clipboard) = (options.chars, options.clipboard);
    let mut saved = Saved::read(context.saved.clone());
    if let Some(name) = &options.chars_named {
        let fixed = Chars::named(name).map(|chars| chars.key().to_owned());
        // Where nothing can be remembered, it holds for this time.
        let _ = saved.change(lang, |content| content.tastes.chars.clone_from(&fixed));
    }
    let remembered = saved.content().tastes.chars.as_deref().and_then(Chars::named);
    let chars = named.or(remembered);
    let mut state = match start::start(text, context, options, &saved) {
        Ok(state) => state,
        Err(message) => {
            complain(&message);
            return ExitCode::from(2);
        }
    };
    let ended = Screen::take(state.mouse).and_then(|mut screen| {
        state.chars = match chars {
            Some(chars) => chars,
            None => screen.probe(),
        };
        run(&mut state, screen, &mut Outside { saved: &mut saved, clipboard })
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

/// What effects are about, besides the screen.
struct Outside<'a> {
    saved: &'a mut Saved,
    clipboard: Clipboard,
}

/// Receives, applies, draws, until the end.
fn run(state: &mut State, mut screen: Screen, outside: &mut Outside<'_>) -> io::Result<ExitCode> {
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
            let told = outside.clipboard.copy(&text, saved.folder(), lang);
            update(state, Message::Told(told));
            Ok(())
        }
        Effect::RememberUnit => {
            let unit = state.lens().unit;
            saved.remember_unit(unit, &state.index, lang)
        }
        Effect::RememberTastes => {
            screen.use_mouse(state.mouse)?;
            let tastes = Tastes {
                lang: Some(lang.key().to_owned()),
                look: Some(state.look.key().to_owned()),
                // What the terminal answered is asked anew; what the user chose is not.
                chars: state
                    .chosen_chars
                    .map(|chars| chars.key().to_owned())
                    .or_else(|| saved.content().tastes.chars.clone()),
                mouse: Some(state.mouse),
            };
            saved.change(lang, |content| content.tastes.clone_from(&tastes))
        }
        Effect::SaveView(view) => {
            let done = saved.change(lang, |content| {
                content.views.retain(|known| known.name != view.name);
                content.views.push(view.clone());
            });
            let views = saved.content().views.clone();
            update(state, Message::Views(views, view.name));
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
        content.searches.clone_from(&searches);
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
