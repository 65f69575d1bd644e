//! Marks, menus, wrapped titles and named panes.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "common/browser.rs"]
mod browser;

use browser::{asked, browser, press, screen};
use fengong::lang::Lang;
use fengong::tui::memory::{recall, remember};
use fengong::tui::message::{Effect, Message};
use fengong::tui::pane::Pane;
use fengong::tui::state::State;
use fengong::tui::update::update;
use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// Marks are kept on every level, in the order in which they were set, are copied together, and can be undone.
#[test]
fn tasks_are_marked_copied_and_unmarked() {
    let mut state = browser("plan:yinchuan-2022", (80, 24));
    let marked = |state: &State| -> Vec<String> {
        state.marks.tasks().iter().map(|task| state.model().task_name(*task)).collect()
    };
    press(&mut state, "Down Down Space Up Up Up Space");
    assert_eq!(marked(&state), ["yinchuan-2022/3", "yinchuan-2022/1"]);
    assert!(screen(&state).contains("标 2"));
    let copied = press(&mut state, "Ctrl-c");
    let [Effect::Copy(text)] = copied.as_slice() else { panic!("{copied:?}") };
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines.len() == 3 && lines[0].contains(" 3  "), "{text}");
    let copied = press(&mut state, "F9 t");
    let [Effect::Copy(text)] = copied.as_slice() else { panic!("{copied:?}") };
    assert_eq!(text.lines().count(), 1 + 2 + 1, "{text}");
    // Shift marks a stretch; going back takes it away again.
    press(&mut state, "Ctrl-Home Shift-Down Shift-Down Shift-Down");
    assert_eq!(marked(&state).len(), 4);
    press(&mut state, "Shift-Up Shift-Up");
    assert_eq!(marked(&state), ["yinchuan-2022/1", "yinchuan-2022/2"]);
    press(&mut state, "Shift-Up Shift-Up Shift-Down");
    assert_eq!(marked(&state).len(), 2, "the first is the first");
    // The ladder: the text, the marks, the level.
    press(&mut state, "/ =科普 Enter Esc");
    assert!(state.level().ask().search.is_empty() && marked(&state).len() == 2);
    press(&mut state, "Esc");
    assert!(marked(&state).is_empty() && screen(&state).contains("Ctrl-Z"), "{}", screen(&state));
    press(&mut state, "Ctrl-z");
    assert_eq!(marked(&state).len(), 2);
    let session = remember(&state);
    let mut again = browser("", (80, 24));
    assert!(recall(&mut again, &session).is_empty());
    assert_eq!(marked(&again), marked(&state));
    let gone =
        fengong::saved::Session { marked: vec!["x/1 没有的任务".to_owned()], ..session };
    let missing = recall(&mut again, &gone);
    assert!(missing.message(Lang::Zh).contains("没有的任务"));
    // What the cursor was on, or the meeting at, is missed as well.
    let mut gone = remember(&browser("", (80, 24)));
    gone.levels[0].on = "yinchuan-2022/99 已删除的任务".to_owned();
    assert!(recall(&mut again, &gone).message(Lang::Zh).contains("已删除的任务"));
    gone.meeting = "x/2 会上的任务".to_owned();
    assert!(recall(&mut again, &gone).message(Lang::Zh).contains("会上的任务"));
}

/// `f` lists the facets with their letters; in the same list arrows do.
#[test]
fn a_letter_goes_to_a_facet() {
    let mut state = browser("", (80, 24));
    press(&mut state, "f");
    assert!(screen(&state).contains("r  责任单位"), "{}", screen(&state));
    press(&mut state, "r =科技局 Enter");
    let query = asked(&state);
    assert!(query.starts_with("resp:") && query.contains("科技局"), "{query}");
    press(&mut state, "Ctrl-X f Down Down Down Enter");
    assert_eq!(state.focus, Pane::Facets);
    press(&mut state, "Esc Esc f u");
    assert!(state.notice.as_deref().is_some_and(|told| told.contains("F4")));
    press(&mut state, "f g");
    assert!(state.notice.as_deref().is_some_and(|told| told.contains("指导单位")));
}

/// Long titles go on below when asked to, and every key still finds its row.
#[test]
fn long_titles_go_on_below() {
    let mut state = browser("", (60, 20));
    let before = screen(&state);
    press(&mut state, "w");
    let wrapped = screen(&state);
    assert_ne!(before, wrapped);
    assert!(!wrapped.replace("…等", "").contains('…'), "{wrapped}");
    for _ in 0..170 {
        press(&mut state, "Down");
        let task = state.level().task().unwrap();
        let title: String = state.model().task(task).title.chars().take(5).collect();
        let text = screen(&state);
        assert!(text.lines().any(|line| line.contains("|>") && line.contains(&title)), "{text}");
    }
    let mut again = browser("", (60, 20));
    recall(&mut again, &remember(&state));
    assert_eq!(screen(&again), screen(&state));
    press(&mut state, "w");
    assert!(!state.columns.wrapped);
}

/// In a window for one pane the panes are named above it, and a click goes to one.
#[test]
fn narrow_windows_name_their_panes() {
    let mut state = browser("", (60, 20));
    let click = |state: &mut State, column| {
        let kind = MouseEventKind::Down(MouseButton::Left);
        let event = MouseEvent { kind, column, row: 0, modifiers: KeyModifiers::NONE };
        update(state, Message::Mouse(event));
    };
    assert!(screen(&state).lines().next().unwrap().contains("筛选 任务 详情"));
    for (column, pane) in [(12, Pane::Detail), (2, Pane::Facets), (7, Pane::List)] {
        click(&mut state, column);
        assert_eq!(state.focus, pane);
    }
}

/// Who presses Ctrl-C again and again is told how to quit.
#[test]
fn copying_three_times_in_a_row_tells_how_to_quit() {
    let mut state = browser("", (80, 24));
    let told = |state: &mut State, keys: &str| {
        press(state, keys);
        update(state, Message::Told("已复制".to_owned()));
        state.notice.clone().unwrap()
    };
    assert_eq!(told(&mut state, "Ctrl-c"), "已复制（退出请按 Ctrl-Q）");
    assert_eq!(told(&mut state, "Ctrl-c"), "已复制（退出请按 Ctrl-Q）");
    assert_eq!(told(&mut state, "Down Ctrl-c Ctrl-c"), "已复制（退出请按 Ctrl-Q）");
    assert_eq!(told(&mut state, "Ctrl-c"), "退出请按 Ctrl-Q；已复制");
    assert_eq!(told(&mut state, "F9 Enter Down"), "已复制");
}
