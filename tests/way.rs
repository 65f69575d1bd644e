//! The way: what its levels are called, through which lens they are seen, what can be undone on it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "common/browser.rs"]
mod browser;

use std::borrow::Cow;

use browser::{browser, listed, of_unit, press};
use fengong::lang::Lang;
use fengong::saved::SavedView;
use fengong::tui::memory::{recall, remember};
use fengong::tui::message::{Effect, Message};
use fengong::tui::state::State;
use fengong::tui::update::update;

const WIDE: (u16, u16) = (120, 36);

/// The way as the first line shows it.
fn way(state: &State) -> Vec<String> {
    state.way().map(Cow::into_owned).collect()
}

/// Writes down where the reader is, and shows it again.
fn restart(state: &mut State) {
    let session = remember(state);
    recall(state, &session);
}

/// Saves a view and shows it.
fn show_view(state: &mut State, line: &str) {
    let view = SavedView { name: "某视图".into(), line: line.into() };
    update(state, Message::Views(vec![view], String::new()));
    press(state, "1");
}

/// A level is called what it asks, also after part of that was given up.
#[test]
fn titles_are_true() {
    // The unit of a task: everything that names it.
    let mut state = browser("year:2022", WIDE);
    press(&mut state, "v u Enter");
    let unit = way(&state).pop().unwrap();
    press(&mut state, "Ctrl-X");
    assert_eq!(way(&state), [unit], "a page stays that of its unit");
    let mut state = browser("", WIDE);
    press(&mut state, "Enter Enter");
    assert_eq!(way(&state), ["银川市 市教育局"]);
    let before = remember(&state);
    press(&mut state, "Ctrl-X");
    assert_eq!((way(&state), listed(&state).len()), (vec!["全部任务".to_owned()], 168));
    press(&mut state, "Ctrl-Z");
    assert_eq!(way(&state), ["银川市 市教育局"]);
    // What is added makes the title no less true, nor does taking that away, also after a restart.
    press(&mut state, "f y Down Space Esc");
    restart(&mut state);
    press(&mut state, "Delete");
    assert_eq!(way(&state), ["银川市 市教育局"]);
    assert_eq!(remember(&state).levels[1].lines, before.levels[1].lines);
    // A view without a name is called what it asks, word by word.
    press(&mut state, "F1");
    update(&mut state, Message::Paste("农民 plan:yinchuan-2022".into()));
    press(&mut state, "Enter Esc");
    assert_eq!(way(&state).last().unwrap(), "方案:\"yinchuan-2022\"");
}

/// Where nothing is asked, it is said whose tasks are shown.
#[test]
fn ours_are_not_called_all() {
    let mut state = of_unit("银川市/市教育局", "", WIDE);
    press(&mut state, "Enter Enter Ctrl-X");
    assert_eq!((way(&state), listed(&state).len()), (vec!["我单位的任务".to_owned()], 27));
    press(&mut state, "F4");
    assert_eq!((way(&state), listed(&state).len()), (vec!["全部任务".to_owned()], 168));
    press(&mut state, "F4");
    show_view(&mut state, "plan:yinchuan-2022");
    assert_eq!(state.first_name(), "首页", "ours are not shown");
}

#[test]
fn titles_change_with_the_language() {
    let mut state = of_unit("银川市/市教育局", "", WIDE);
    press(&mut state, "Up Enter");
    assert_eq!(way(&state), ["与谁协同"]);
    restart(&mut state);
    press(&mut state, "F1 =语言 Enter");
    assert_eq!(state.lang, Lang::En);
    assert_eq!(way(&state), ["partners"]);
}

/// What is opened from a view that is shown as it was asked for is so as well: a count is what is behind it.
#[test]
fn below_a_view_the_lens_stays_off() {
    let mut state = of_unit("银川市/市教育局", "", WIDE);
    show_view(&mut state, "plan:yinchuan-2022 view:matrix");
    press(&mut state, "Up Up Home");
    let group = state.level().shown().tasks().len();
    assert_eq!(group, 36);
    press(&mut state, "Down Enter");
    assert_eq!(listed(&state).len(), 5, "all tasks of the area, of which ours are fewer");
    assert!(state.lens().on, "the lens itself is left alone");
    restart(&mut state);
    assert_eq!(listed(&state).len(), 5);
}

/// A task that is not ours can be opened; the level that it is opened from stays ours.
#[test]
fn what_is_not_ours_is_shown_on_its_own_level() {
    let mut state = of_unit("银川市/市教育局", "", WIDE);
    let ours = listed(&state);
    // The last thing in the detail of a target is one of the same kind, as often as not of another place.
    press(&mut state, "v g");
    let opened = (0..40).any(|_| {
        press(&mut state, "Enter End Enter");
        let there = state.notice.as_ref().is_some_and(|told| told.contains("不是我单位的任务"));
        if !there {
            press(&mut state, "Backspace Backspace v g Down");
        }
        there
    });
    assert!(opened, "no target has one of the same kind elsewhere");
    let theirs = listed(&state);
    assert!(!theirs.is_empty() && theirs.iter().all(|task| !ours.contains(task)));
    restart(&mut state);
    assert_eq!(listed(&state), theirs);
    press(&mut state, "Alt-Left v t");
    assert_eq!(listed(&state), ours);
}

/// F4 on a view is a change of the view; which unit is ours is not.
#[test]
fn undo_takes_back_the_lens_but_not_our_unit() {
    let mut state = of_unit("银川市/市教育局", "", WIDE);
    show_view(&mut state, "plan:yinchuan-2022");
    press(&mut state, "F4");
    assert_eq!(listed(&state).len(), 27);
    press(&mut state, "Ctrl-Z");
    assert_eq!((way(&state).len(), listed(&state).len()), (1, 36));
    let unit = state.lens().unit;
    assert_eq!(press(&mut state, "M Esc"), [Effect::RememberAsked], "ours is not remembered anew");
    assert_eq!(press(&mut state, "M =qukx Enter"), [Effect::RememberUnit]);
    let other = state.lens().unit;
    assert_ne!(other, unit);
    press(&mut state, "Ctrl-Z");
    assert_eq!(state.lens().unit, other, "it stays what was chosen");
}
