//! What keys do, without a terminal: key text in, state out.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "common/browser.rs"]
mod browser;
mod common;

use browser::{browser, caret, current, draw, line, listed, press};
use fengong::query::{Query, run};
use fengong::tui::message::{Effect, Message};
use fengong::tui::state::{Overlay, Pane};
use fengong::tui::update::update;

const WIDE: (u16, u16) = (120, 36);
const NARROW: (u16, u16) = (80, 24);

/// The promise of the design: the browser lists the rows of the command line, in the same order.
#[test]
fn the_browser_gives_the_rows_of_the_command_line() {
    let index = common::index();
    for (text, tasks) in common::queries() {
        let answer = run(&Query::parse(text).unwrap(), &index).unwrap();
        let rows: Vec<String> =
            answer.tasks.iter().map(|id| index.model().task_name(*id)).collect();
        assert_eq!(rows, tasks);
        assert_eq!(listed(&browser(text, WIDE)), rows, "{text}");
        let mut typed = browser("", WIDE);
        update(&mut typed, Message::Paste(text.to_owned()));
        assert_eq!(listed(&typed), rows, "typed: {text}");
    }
}

/// From the start, with the arrow keys: the 2022 tasks that 银川 市教育局 leads, and their targets.
#[test]
fn twelve_keys_are_enough_for_the_first_question() {
    for size in [WIDE, NARROW] {
        let mut state = browser("", size);
        press(&mut state, "Left Down Space Right");
        assert_eq!(listed(&state), ["1", "2", "3", "4", "5"].map(|n| format!("yinchuan-2022/{n}")));
        press(&mut state, "Down Down Right");
        assert_eq!(current(&state), "yinchuan-2022/3");
        let buffer = draw(&state);
        let text: String = (0..size.1).map(|y| line(&buffer, y)).collect();
        assert!(text.contains("至少 4 次"), "{text}");
        assert!(text.contains("银川市 2022"));
    }
    // The year as well: choosing a unit brings its years to the top.
    let mut state = browser("", WIDE);
    press(&mut state, "Left Down Space Left Down Down Down Enter Down Space Right");
    assert_eq!(state.level().query.to_string(), "lead:\"银川市/市教育局\" year:\"2022\"");
    assert_eq!(listed(&state).len(), 5);
}

#[test]
fn values_are_chosen_excluded_and_taken_away() {
    let mut state = browser("", WIDE);
    press(&mut state, "F2 Down Space Space");
    assert_eq!(state.level().query.to_string(), "lead:\"银川市/市教育局\",\"银川市/市科协\"");
    let both = listed(&state).len();
    press(&mut state, "Delete");
    assert_eq!(
        state.level().query.to_string(),
        "lead:\"银川市/市教育局\",\"银川市/市科协\" -lead:\"银川市/市科技局\""
    );
    assert!(listed(&state).len() < both);
    press(&mut state, "Delete");
    assert_eq!(listed(&state).len(), both);
    press(&mut state, "Enter");
    assert_eq!(state.level().query.to_string(), "lead:\"银川市/市科技局\"");
    assert_eq!(state.focus, Pane::List, "the answer is what one wants to see");
    press(&mut state, "Delete");
    assert_eq!(listed(&state).len(), 168);
}

#[test]
fn typing_narrows_the_open_facet() {
    let mut state = browser("", WIDE);
    press(&mut state, "F2 =教育 Space");
    assert_eq!(state.level().query.to_string(), "lead:\"银川市/市教育局\"");
    press(&mut state, "Esc");
    assert!(state.level().place.narrow.is_empty());
    assert_eq!(state.focus, Pane::Facets);
    assert_eq!(state.level().query.to_string(), "lead:\"银川市/市教育局\"", "Esc drops no filter");
    press(&mut state, "=zz");
    let (x, y) = caret(&state).expect("the caret is where one types");
    assert!(line(&draw(&state), y).contains("牵头单位"));
    assert!(x < 28);
    press(&mut state, "Backspace Backspace");
    assert!(state.level().place.narrow.is_empty());
}

/// A unit is found by its abbreviation, and by the spelling of the document.
#[test]
fn facets_are_narrowed_by_any_name() {
    let mut state = browser("", WIDE);
    press(&mut state, "F2 Left Down Down Enter =科技经信 Space");
    assert_eq!(state.level().query.to_string(), "charge:\"区科技经济和信息化局\"");
    assert_eq!(listed(&state).len(), 5);
}

#[test]
fn what_is_due_is_a_facet() {
    let mut state = browser("plan:yinchuan-2022", WIDE);
    press(&mut state, "F2 Left End Enter =2025 Space");
    assert_eq!(state.level().query.to_string(), "plan:yinchuan-2022 due:\"2025\"");
    assert_eq!(listed(&state).len(), 4);
}

/// A part of the search that means nothing is reported and asks nothing; the rest and the filters do.
#[test]
fn filters_work_beside_a_wrong_search() {
    let mut state = browser("农民", WIDE);
    let before = listed(&state).len();
    press(&mut state, "/ End Space =foo:1 Enter F2 Down Space");
    assert!(!state.level().errors.is_empty());
    assert!(listed(&state).len() < before && !listed(&state).is_empty());
}

#[test]
fn the_cursor_stays_on_its_task_when_filters_change() {
    let mut state = browser("", WIDE);
    press(&mut state, "Down Down Down Down Down Down Down");
    let task = current(&state);
    press(&mut state, "F2 Down =nyncj Space Esc Esc");
    assert_eq!(current(&state), task);
    press(&mut state, "Ctrl-X");
    assert_eq!((current(&state), listed(&state).len()), (task.clone(), 168));
    press(&mut state, "F8 F8 F8");
    assert_eq!(current(&state), task);
}

/// What is searched for is shown at once: the best hit, at the top.
#[test]
fn a_search_begins_with_its_best_hit() {
    for keys in ["End / =科技馆", "End F7 / =科技馆", "End / =nmpx Enter Esc / =科技馆"] {
        let mut state = browser("", NARROW);
        press(&mut state, keys);
        assert_eq!(current(&state), listed(&state)[0], "{keys}");
    }
    let mut state = browser("", NARROW);
    press(&mut state, "/ =科技馆");
    assert_eq!(state.level().top, 0);
}

#[test]
fn a_closed_heading_stays_closed() {
    let mut state = browser("", WIDE);
    press(&mut state, "F2 Home");
    let place = state.level().place.clone();
    press(&mut state, "Left Backspace");
    assert_eq!(state.level().place, place);
}

#[test]
fn drilling_down_and_back_is_exact() {
    let mut state = browser("plan:yinchuan-2022", WIDE);
    press(&mut state, "PgDn Up Enter Down");
    let before = browser::screen(&state);
    press(&mut state, "Enter");
    assert!(state.level().query.to_string().starts_with("unit:"), "{}", state.level().query);
    let deeper = browser::screen(&state);
    press(&mut state, "Down Down F2 Alt-Left");
    assert!(browser::screen(&state) == before, "back to exactly where one was");
    press(&mut state, "Alt-Right");
    assert_eq!(state.focus, Pane::Facets, "and forward");
    press(&mut state, "F2 Home");
    assert!(browser::screen(&state) == deeper);
    // A new way forgets what was forward.
    press(&mut state, "Alt-Left Home Enter Alt-Right");
    assert!(state.notice.is_some());
}

#[test]
fn every_kind_of_item_opens() {
    let mut state = browser("plan:yinchuan-2022", WIDE);
    let mut opened = Vec::new();
    for keys in ["Home", "Home Right", "End", "End Up", "End Up Up", "End Up Up Up"] {
        press(&mut state, "Down Down Right");
        press(&mut state, keys);
        let before = state.level().query.to_string();
        press(&mut state, "Enter");
        let query = state.level().query.to_string();
        if query != before {
            assert!(!listed(&state).is_empty(), "{query}");
            opened.push(query);
            press(&mut state, "Backspace");
        }
        press(&mut state, "Esc Home");
    }
    assert_eq!(opened.len(), 5, "a measure opens nothing");
    let all = opened.join(" | ");
    for part in
        ["plan:\"yinchuan-2022\"", "area:\"青少年", "theme:\"青少年\"", "unit:\"银川市/市教育局\""]
    {
        assert!(all.contains(part), "{part}: {all}");
    }
    let mut state = browser("\"高素质农民培育\" plan:yinchuan-2022", WIDE);
    press(&mut state, "Right");
    // Five units come before the target.
    press(&mut state, "Right Right Right Right Right Enter");
    assert_eq!(state.level().query.to_string(), "target:\"高素质农民培育\"");
    assert!(listed(&state).contains(&"yinchuan-2022/6".to_owned()));
}

#[test]
fn search_is_incremental_and_says_what_is_wrong() {
    let mut state = browser("", WIDE);
    press(&mut state, "/ =科");
    let many = listed(&state).len();
    press(&mut state, "=技馆");
    let few = listed(&state).len();
    assert!(few > 0 && few < many);
    assert_eq!(caret(&state), Some((12, 1)), "after three wide characters");
    press(&mut state, "Space");
    update(&mut state, Message::Paste("牵头:省教育".to_owned()));
    assert_eq!(listed(&state).len(), few, "what means something still asks");
    assert!(line(&draw(&state), 2).contains("省教育厅"), "nearest names are shown");
    assert!(line(&draw(&state), 1).contains("有误  匹配"), "the count is no answer to it");
    press(&mut state, "Enter");
    assert!(!state.level().errors.is_empty() && state.search.is_none());
    press(&mut state, "Esc");
    assert_eq!(listed(&state).len(), 168);
}

#[test]
fn hits_are_walked_round() {
    let mut state = browser("科技馆", WIDE);
    let first = current(&state);
    let count = listed(&state).len();
    press(&mut state, "F3");
    assert_eq!(state.level().position(), 2);
    press(&mut state, "Shift-F3 Shift-F3");
    assert_eq!(state.level().position(), count);
    press(&mut state, "n");
    assert_eq!(current(&state), first);
}

/// What is not found may stay, dimmed, around what is; the cursor stays on its task, and hits are walked alone.
#[test]
fn hits_can_be_seen_in_their_context() {
    let mut state = browser("plan:yinchuan-2022 科技馆", WIDE);
    let hits = listed(&state);
    press(&mut state, "Down");
    let task = current(&state);
    press(&mut state, "F7");
    assert_eq!(current(&state), task);
    let rows = state.level().rows.len();
    assert!(rows > 36, "all 36 tasks and the heads of their areas");
    assert_eq!(listed(&state), hits, "the answer is the same");
    for _ in 0..hits.len() {
        press(&mut state, "F3");
        assert!(hits.contains(&current(&state)));
    }
    assert_eq!(current(&state), task);
    press(&mut state, "Alt-r");
    assert!(state.level().rows.len() < 36);
    assert_eq!(current(&state), task);
}

#[test]
fn an_input_method_left_on_does_no_harm() {
    let mut state = browser("", WIDE);
    press(&mut state, "=？");
    assert!(matches!(state.overlay, Some(Overlay::Help(_))));
    press(&mut state, "=ｑ");
    assert!(state.overlay.is_none());
    press(&mut state, "=、");
    assert!(state.search.is_some());
    press(&mut state, "Esc");
    press(&mut state, "=农");
    assert_eq!(state.level().search, "农", "a 汉字 means to search");
    assert!(state.notice.is_some());
}

#[test]
fn escape_takes_one_step_and_never_a_filter() {
    let mut state = browser("year:2022 农民", WIDE);
    press(&mut state, "Right / F1");
    press(&mut state, "Esc");
    assert!(state.overlay.is_none() && state.search.is_some());
    press(&mut state, "Esc");
    assert!(state.search.is_none() && !state.level().search.is_empty());
    press(&mut state, "Esc");
    assert!(state.level().search.is_empty());
    press(&mut state, "Esc");
    assert_eq!(state.focus, Pane::List);
    assert!(press(&mut state, "Esc").is_empty());
    assert!(state.notice.as_deref().is_some_and(|n| n.contains('q')));
    assert_eq!(state.level().query.to_string(), "year:2022");
}

#[test]
fn quitting_is_said_and_done() {
    let mut state = browser("", WIDE);
    assert_eq!(press(&mut state, "Ctrl-C"), []);
    assert!(state.notice.as_deref().is_some_and(|n| n.contains("Ctrl-Q")));
    assert_eq!(press(&mut state, "q"), [Effect::Quit]);
    assert_eq!(press(&mut state, "/ Ctrl-Q"), [Effect::Quit]);
    assert_eq!(update(&mut state, Message::Closed), Some(Effect::Quit));
    assert_eq!(press(&mut state, "Ctrl-Z"), [Effect::Suspend]);
}

#[test]
fn the_mouse_chooses_and_scrolls() {
    use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
    let mut state = browser("", WIDE);
    let mut mouse = |kind, column, row| {
        let event = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
        update(&mut state, Message::Mouse(event));
        (state.level().query.to_string(), current(&state), state.focus)
    };
    let click = MouseEventKind::Down(MouseButton::Left);
    assert_eq!(mouse(click, 40, 7).1, "yinchuan-2022/3");
    assert_eq!(mouse(click, 40, 7).2, Pane::Detail);
    assert_eq!(mouse(click, 10, 6).0, "lead:\"银川市/市教育局\"");
    assert_eq!(mouse(click, 5, 2).0, "", "a click on a filter takes it away");
    assert_eq!(mouse(MouseEventKind::ScrollDown, 40, 10).1, "yinchuan-2022/4");
    // crossterm 0.29 reports these for malformed input.
    for (column, row) in [(65535, 65535), (119, 65535), (120, 0), (0, 36)] {
        mouse(click, column, row);
        mouse(MouseEventKind::ScrollUp, column, row);
    }
}

#[test]
fn pasting_is_one_line_of_search() {
    let mut state = browser("", NARROW);
    update(&mut state, Message::Paste("科技馆\r省科协\u{1b}[31m\n".to_owned()));
    assert_eq!(state.level().search, "科技馆 省科协[31m");
    let mut state = browser("", NARROW);
    update(&mut state, Message::Paste("长".repeat(100_000)));
    assert_eq!(state.level().search.chars().count(), 200);
}
