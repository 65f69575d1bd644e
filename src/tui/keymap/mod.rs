//! The one table of bindings: what a key does where, and how that is called.
//!
//! It drives dispatch, the key bar, the help and the pages that list the keys. Every action can be reached with
//! keys that an input method does not swallow (arrows, Enter, function keys, Ctrl-); letters come second.

mod action;
mod binding;
mod key;
mod lookup;
mod own;
mod table;

pub use self::action::{Action, Context, Motion};
pub use self::binding::Binding;
pub use self::key::key_name;
pub(super) use self::lookup::menu_choices;
pub use self::lookup::{action, bindings, commands, markdown};
pub use self::own::{OwnKeys, WrongKey};
pub use self::table::BINDINGS;
