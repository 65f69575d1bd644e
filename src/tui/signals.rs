//! Signals: the terminal is given back before the program ends or stops, and taken again when it goes on.
//!
//! Windows has none of them: there Ctrl-C arrives as a key, and nothing can be suspended.

use std::io;
use std::sync::mpsc::Sender;
#[cfg(unix)]
use std::{sync::mpsc::channel, time::Duration};

#[cfg(unix)]
use super::message::Done;
use super::message::Message;
#[cfg(unix)]
use super::terminal::give_back;

/// How long the loop may take to remember things before a signal ends the program.
#[cfg(unix)]
const GRACE: Duration = Duration::from_millis(400);

/// Begins to listen; [`Message::Resumed`] is sent when the program goes on.
#[cfg(unix)]
pub(super) fn listen(sender: Sender<Message>) -> io::Result<()> {
    use signal_hook::consts::signal::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT])?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            if signal == SIGCONT {
                if sender.send(Message::Resumed).is_err() {
                    return;
                }
            } else {
                // The loop is given the time to remember where the reader was; it does not end the program.
                if signal != SIGTSTP {
                    let (done, remembered) = channel();
                    if sender.send(Message::Ending(Done::new(done))).is_ok() {
                        let _ = remembered.recv_timeout(GRACE);
                    }
                }
                give_back();
                // Ends or stops the program as if nobody had listened, so that the shell sees why.
                let _ = emulate_default_handler(signal);
            }
        }
    })?;
    Ok(())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "as where there are signals")]
pub(super) fn listen(_sender: Sender<Message>) -> io::Result<()> {
    Ok(())
}

/// Gives the terminal back and stops the program; returns when it goes on.
#[cfg(unix)]
pub(super) fn suspend() {
    give_back();
    let _ = signal_hook::low_level::raise(signal_hook::consts::signal::SIGSTOP);
}

/// There is no shell to give the terminal back to.
#[cfg(not(unix))]
pub(super) fn suspend() {}
