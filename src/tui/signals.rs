//! Signals: the terminal is given back before the program ends or stops, and taken again when it goes on.
//!
//! Windows has none of them: there Ctrl-C arrives as a key, and nothing can be suspended.

use std::io;
use std::sync::mpsc::Sender;

use super::message::Message;
#[cfg(unix)]
use super::terminal::give_back;

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
                give_back();
                // Ends or stops the program as if nobody had listened, so that the shell sees why.
                let _ = emulate_default_handler(signal);
            }
        }
    })?;
    Ok(())
}

/// There is nothing to listen to.
#[cfg(not(unix))]
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
