//! Who is responsible for what in a published plan: the library behind the program `fengong` (分工).
//!
//! ```text
//! *.ron ─load─▶ (Model, Vec<Problem>) ─▶ Index ──run(&Query)──▶ Answer ──▶ report  ─▶ stdout, file
//!                                          ▲                       └─────▶ tui     ─▶ screen
//! key ─keymap(context)─▶ Message ─▶ update(&mut State, Message) ─▶ Option<Effect> ─▶ run loop ─▶ Message
//! ```
//!
//! Reading order: [`model`] (what there is), [`load`] (where it comes from), [`problem`] (what was wrong with
//! it), [`index`] and [`query`] (asking), [`overview`] and [`brief`] (answers seen in other ways), [`report`] (answers on paper), [`command`] (the command line at
//! work), `tui` (the browser).
//!
//! Invariants:
//! - The core ([`model`] to [`report`]) knows no terminal, clock, environment or global state; it is built
//!   without the feature `tui` to prove the first. Only [`load`], [`command`], [`saved`] and [`mod@write`] touch files, only [`config`]
//!   reads the environment.
//! - The command line and the browser ask with the same [`query::Query`] and get the same tasks.
//! - A unit field is a set of units: 市教育局 never matches 区教育局 by being a part of a name.
//! - [`text::cells`] alone measures and cuts text; no string is cut by byte.
//! - What is read from a file passes [`text::clean`] before it is printed or drawn.

#![cfg_attr(
    not(feature = "tui"),
    allow(dead_code, unused_imports, reason = "what the browser alone uses")
)]

pub mod audit;
pub mod brief;
pub mod changes;
pub mod cli;
pub mod command;
pub mod config;
pub mod data;
pub mod date;
pub mod document;

pub mod import;
pub mod index;
pub mod lang;
pub mod load;
pub mod model;
pub mod nearest;
pub mod overview;
pub mod problem;
pub mod query;
pub mod report;
mod ron;
pub mod saved;
pub mod tastes;
pub mod text;
#[cfg(feature = "tui")]
pub mod tui;
pub mod words;
pub mod write;
