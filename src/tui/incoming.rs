//! What the browser receives, in the order in which it comes: from the terminal, from the system.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use ratatui::crossterm::event::{Event, poll, read};

use super::message::Message;
use super::{pasted, signals, terminal};

/// At most this many messages are applied before the screen is drawn again.
const BATCH: usize = 1000;

/// How long to wait, before anything is drawn, for the terminal to say how wide it draws; one that answers does so at once.
const ANSWER: Duration = Duration::from_millis(100);

/// So long after a character the rest of a pasted text may come; nobody notices it.
const REST: Duration = Duration::from_millis(5);

/// After so long without a message the reader pauses.
const PAUSE: Duration = Duration::from_secs(2);

#[derive(Debug)]
pub(super) struct Incoming {
    sender: Sender<Message>,
    messages: Receiver<Message>,
}

impl Incoming {
    /// Begins to listen to signals; the terminal follows when it is ours.
    pub(super) fn new() -> io::Result<Self> {
        let (sender, messages) = channel();
        signals::listen(sender.clone())?;
        Ok(Self { sender, messages })
    }

    /// Begins to listen to the terminal; if `asks`, it is asked first how wide it draws. Gives what came until it
    /// answered, or until it has been waited for long enough; the answer comes later then.
    pub(super) fn begin(&self, asks: bool) -> io::Result<Vec<Message>> {
        // The first poll begins to listen for changes of the size; asked later, one could be missed.
        poll(Duration::ZERO)?;
        let sender = self.sender.clone();
        let (asking, asked) = channel::<()>();
        std::thread::Builder::new().name("input".to_owned()).spawn(move || {
            let closing = Closing(sender);
            // The answer comes between the keys: nothing else may read them meanwhile.
            if asks {
                let measured = terminal::measure(move || drop(asking));
                let _ = closing.0.send(Message::Measured(measured));
            }
            listen(&closing.0);
        })?;
        let mut early = Vec::new();
        if asks {
            // Nothing may be drawn before the question: the answer would be about that.
            let _ = asked.recv();
            let deadline = Instant::now() + ANSWER;
            let left = || deadline.saturating_duration_since(Instant::now());
            while let Ok(message) = self.messages.recv_timeout(left()) {
                let answered = matches!(message, Message::Measured(_));
                early.push(message);
                if answered {
                    break;
                }
            }
        }
        Ok(early)
    }

    /// Everything that has come, at least one message; `at_pause` is called if none comes for some time.
    pub(super) fn batch(&self, at_pause: impl FnOnce()) -> Vec<Message> {
        let first = match self.messages.recv_timeout(PAUSE) {
            Err(RecvTimeoutError::Timeout) => {
                at_pause();
                self.messages.recv().ok()
            }
            first => first.ok(),
        };
        // What is queued is applied before drawing: a pasted or repeated key must not cost a frame each.
        let mut batch: Vec<Message> =
            first.into_iter().chain(self.messages.try_iter()).take(BATCH).collect();
        while pasted::AS_KEYS && pasted::may_go_on(&batch) && batch.len() < BATCH {
            let Ok(message) = self.messages.recv_timeout(REST) else { break };
            batch.push(message);
            batch.extend(self.messages.try_iter().take(BATCH));
        }
        batch
    }
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
fn listen(sender: &Sender<Message>) {
    let mut down = pasted::Down::default();
    while let Ok(event) = read() {
        let message = match event {
            Event::Key(key) => match down.pressed(key) {
                Some(key) => Message::Key(key),
                None => continue,
            },
            Event::Mouse(mouse) => Message::Mouse(mouse),
            Event::Paste(text) => Message::Paste(text),
            Event::Resize(width, height) => Message::Resize(width, height),
            Event::FocusGained | Event::FocusLost => continue,
        };
        if sender.send(message).is_err() {
            return;
        }
    }
}
