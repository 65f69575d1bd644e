//! Copying a text out of the browser, and saying what really became of it.
//!
//! A local desktop has a clipboard of its own. Over a network, or inside tmux, the terminal is asked to fill that of
//! the machine it runs on (OSC 52), which many terminals ignore without a word. The text is therefore always
//! written to a file as well, which the message names where the clipboard is not certain.

use std::io::{self, Write, stdout};
use std::path::Path;
use std::process::{Command, Stdio};

use ratatui::crossterm::clipboard::CopyToClipboard;
use ratatui::crossterm::execute;

use crate::config::Surroundings;
use crate::lang::Lang;
use crate::tastes::Clipboard;
use crate::write::write_file;

/// The file that holds what was copied last.
const FILE: &str = "复制内容.txt";

/// Terminals take no more than this many bytes by OSC 52, encoded (as k9s found).
const MOST_ENCODED: usize = 74_994;

impl Clipboard {
    /// Copies a text; says in the user's language where it is now.
    pub(super) fn copy(
        self,
        text: &str,
        surroundings: Surroundings,
        folder: Option<&Path>,
        lang: Lang,
    ) -> String {
        if self == Self::Off {
            return lang.pick("复制已关闭", "copying is switched off").to_owned();
        }
        let file = folder.and_then(|folder| {
            let path = folder.join(FILE);
            std::fs::create_dir_all(folder).ok()?;
            write_file(&path, text.as_bytes(), true).ok()?;
            // The name first: what does not fit on the line is cut.
            Some(match lang {
                Lang::Zh => format!("{FILE}，在 {}", folder.display()),
                Lang::En => format!("{FILE} in {}", folder.display()),
            })
        });
        let way = match self {
            Self::Auto if surroundings.desktop => native(text).or_else(|_no| by_terminal(text)),
            Self::Native => native(text),
            Self::Auto if surroundings.tmux => by_tmux(text).or_else(|_no| by_terminal(text)),
            Self::Auto | Self::Osc52 => by_terminal(text),
            Self::File | Self::Off => Err(io::Error::other("")),
        };
        let what = match lang {
            Lang::Zh => format!("已复制 {} 字节", text.len()),
            Lang::En => format!("copied {} bytes", text.len()),
        };
        match (way, file, lang) {
            (Ok(Way::Clipboard), _, Lang::Zh) => format!("{what}到剪贴板"),
            (Ok(Way::Clipboard), _, Lang::En) => format!("{what} to the clipboard"),
            (Ok(Way::Terminal), Some(file), Lang::Zh) => {
                format!("{what}给终端（若支持），另存 {file}")
            }
            (Ok(Way::Terminal), Some(file), Lang::En) => {
                format!("{what} by the terminal, if it can; also in {file}")
            }
            (Ok(Way::Terminal), None, Lang::Zh) => format!("{what}给终端（若支持）"),
            (Ok(Way::Terminal), None, Lang::En) => format!("{what} by the terminal, if it can"),
            (Err(_), Some(file), Lang::Zh) => format!("{what}，写入 {file}"),
            (Err(_), Some(file), Lang::En) => format!("{what} to {file}"),
            (Err(_), None, _) => lang.pick("没有复制成功", "nothing could be copied").to_owned(),
        }
    }
}

enum Way {
    Clipboard,
    /// The terminal was asked to put it there, and does not answer.
    Terminal,
}

/// Gives the text to tmux, which passes it on to the terminal behind it.
fn by_tmux(text: &str) -> io::Result<Way> {
    let mut child = Command::new("tmux")
        .args(["load-buffer", "-w", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(text.as_bytes())?;
    }
    if child.wait()?.success() { Ok(Way::Terminal) } else { Err(io::Error::other("tmux")) }
}

fn native(text: &str) -> io::Result<Way> {
    thread_local! {
        // What the desktop holds lives as long as the program that put it there keeps its clipboard open.
        static DESKTOP: std::cell::RefCell<Option<arboard::Clipboard>> =
            const { std::cell::RefCell::new(None) };
    }
    DESKTOP.with_borrow_mut(|desktop| {
        if desktop.is_none() {
            *desktop = Some(arboard::Clipboard::new().map_err(io::Error::other)?);
        }
        if let Some(desktop) = desktop {
            desktop.set_text(text).map_err(io::Error::other)?;
        }
        Ok(Way::Clipboard)
    })
}

/// Asks the terminal to fill the clipboard of the machine it runs on.
fn by_terminal(text: &str) -> io::Result<Way> {
    if text.len().div_ceil(3) * 4 > MOST_ENCODED {
        return Err(io::Error::other("too long"));
    }
    execute!(stdout(), CopyToClipboard::to_clipboard_from(text))?;
    stdout().flush()?;
    Ok(Way::Terminal)
}
