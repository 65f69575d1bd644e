//! The program itself, with an environment of its own, so that no setting of the machine shows.

use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs the program in a folder, which is the user's home as well.
pub(crate) fn fengong(args: &[&str], home: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fengong"));
    command.env_clear().env("HOME", home).current_dir(home).stdin(Stdio::null()).args(args);
    if let Some(root) = std::env::vars().find(|(name, _)| name == "SYSTEMROOT") {
        command.env(root.0, root.1);
    }
    command.output().unwrap()
}
