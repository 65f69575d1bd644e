//! How the browser is opened.

use crate::config::{KeySetting, Surroundings};
use crate::problem::Problem;
use crate::tastes::Clipboard;
use crate::tastes::Look;
use crate::text::chars::Chars;

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
    pub keys: Vec<KeySetting>,
    /// What is wrong with the settings.
    pub mistakes: Vec<Problem>,
}
