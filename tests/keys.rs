//! What single keys do, and what is said where they do nothing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "common/browser.rs"]
mod browser;

use browser::{browser, current, first_run, listed, of_unit, press, screen};
use fengong::saved::SavedView;
use fengong::tui::columns::Columns;
use fengong::tui::line::view;
use fengong::tui::message::{Effect, Message};
use fengong::tui::overlay::Overlay;
use fengong::tui::pane::Pane;
use fengong::tui::state::State;
use fengong::tui::update::update;
use fengong::tui::way::Way;
use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

const WIDE: (u16, u16) = (120, 36);
const NARROW: (u16, u16) = (80, 24);

fn told(state: &State) -> &str {
    state.notice.as_deref().unwrap_or_default()
}

/// A column that is hidden comes back by the command that is named for it, also one that is not usually shown.
#[test]
fn all_columns_come_back() {
    for size in [WIDE, NARROW] {
        let mut state = browser("plan:yinchuan-2022", size);
        press(&mut state, "Ctrl-Right -");
        assert!(told(&state).contains("各列恢复原样") && !state.columns.hidden.is_empty());
        press(&mut state, "F1 =各列恢复原样 Enter");
        assert_eq!(state.columns, Columns::default());
        assert_eq!(told(&state), "各列已恢复原样");
        press(&mut state, "Right -");
        assert!(state.columns.hidden.is_empty() && told(&state) == "任务列不能隐藏");
    }
}

/// A page is what is on the screen: where rows take several lines, no row is passed unseen.
#[test]
fn pages_pass_no_row() {
    for (view, keys) in [("", "w"), ("view:compare", "")] {
        let mut state = browser(view, (60, 20));
        press(&mut state, keys);
        for (key, back) in [("PgDn", false), ("PgUp", true)] {
            for _ in 0..200 {
                let before = (state.level().place().top, state.level().place().cursor);
                press(&mut state, key);
                let after = (state.level().place().top, state.level().place().cursor);
                // Upwards, what was first before is the last that is shown, or above it.
                let rows = state.list_rows();
                let near = if back { before.0 <= after.0 + rows } else { after.0 <= before.1 + 1 };
                assert!(near, "{view} {key}: {before:?} {after:?}");
                if after == before {
                    break;
                }
            }
        }
        assert!(state.level().place().cursor < 3);
    }
}

#[test]
fn what_is_for_the_list_of_tasks_says_so() {
    let mut state = browser("培训", WIDE);
    press(&mut state, "v g F3");
    assert_eq!(told(&state), "F3 用于任务和矩阵");
    let before = view(state.level(), state.data());
    press(&mut state, "z");
    assert_eq!(told(&state), "只用于任务列表");
    assert_eq!(view(state.level(), state.data()), before);
}

/// Tasks are marked wherever they stand in a list.
#[test]
fn stretches_are_marked_everywhere() {
    for (view, first) in
        [("", ""), ("view:matrix", ""), ("view:audit", "Down"), ("view:targets", "")]
    {
        let mut state = browser(&format!("plan:yinchuan-2022 {view}"), WIDE);
        press(&mut state, first);
        press(&mut state, "Down Shift-Down Shift-Down Shift-Down");
        assert!(state.marks.tasks().len() > 1, "{view}: {:?}", state.marks.tasks());
        // Upwards from anywhere marks as well.
        let mut upwards = state.clone();
        press(&mut upwards, "F1 =清除全部标记 Enter End Shift-Up Shift-Up");
        assert!(!upwards.marks.tasks().is_empty(), "{view}");
        press(&mut state, "Shift-Up Shift-Up Shift-Up");
        assert!(state.marks.tasks().len() <= 1, "{view}: {:?}", state.marks.tasks());
    }
}

#[test]
fn a_border_is_no_entry() {
    let mut state = browser("", NARROW);
    press(&mut state, "F1");
    let area = state.popup_area().unwrap();
    for _ in 0..2 {
        let kind = MouseEventKind::Down(MouseButton::Left);
        let (column, row) = (area.x + 5, area.bottom() - 1);
        let event = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
        assert_eq!(update(&mut state, Message::Mouse(event)), None);
        assert!(matches!(&state.overlay, Some(Overlay::Commands(p)) if p.cursor == Some(0)));
    }
    press(&mut state, "Esc F9");
    let area = state.popup_area().unwrap();
    for row in [area.y, area.bottom() - 1] {
        let kind = MouseEventKind::Down(MouseButton::Left);
        let event = MouseEvent { kind, column: area.x + 5, row, modifiers: KeyModifiers::NONE };
        assert_eq!(update(&mut state, Message::Mouse(event)), None);
        assert!(matches!(state.overlay, Some(Overlay::Copy(0))));
    }
}

/// Which unit is ours is not answered by moving the caret.
#[test]
fn a_caret_answers_nothing() {
    let mut state = first_run(WIDE);
    for key in ["Left", "Home", "Backspace", "Enter"] {
        assert_eq!(press(&mut state, key), []);
        assert!(matches!(state.overlay, Some(Overlay::Units(_))), "{key}");
    }
    assert_eq!(press(&mut state, "=jyj Left Enter"), [Effect::RememberUnit]);
}

/// A full-width letter is the letter: where that means nothing, it begins no search.
#[test]
fn letters_of_full_width_are_letters() {
    let mut state = browser("农民", WIDE);
    press(&mut state, "ｅ ０");
    assert_eq!((state.search.is_none(), state.level().ask().search.as_str()), (true, "农民"));
    press(&mut state, "ｊ");
    assert_eq!(state.level().position().0, 2);
}

/// The deletion of a saved view is undone like anything else, as long as it was the last thing done.
#[test]
fn a_deleted_view_comes_back() {
    let view = SavedView { name: "测试".into(), line: "农民".into() };
    let mut state = browser("", NARROW);
    update(&mut state, Message::Views(vec![view.clone()], "测试".into()));
    let dropped = [Effect::DropView("测试".into())];
    assert_eq!(press(&mut state, "/ =科普 Enter F1 =删除视图 Enter"), dropped);
    update(&mut state, Message::Views(Vec::new(), "测试".into()));
    assert!(told(&state).contains("Ctrl-Z"));
    assert_eq!(press(&mut state, "Ctrl-Z"), [Effect::SaveView(view.clone(), Some(0))]);
    assert_eq!(state.level().ask().search, "科普", "nothing else is undone");
    // After another change that is what is undone, and the view is still among the commands.
    update(&mut state, Message::Views(vec![view.clone()], "测试".into()));
    assert_eq!(press(&mut state, "F1 =删除视图 Enter"), dropped);
    assert_eq!(press(&mut state, "Esc Ctrl-Z"), []);
    assert_eq!(state.level().ask().search, "科普");
    assert_eq!(press(&mut state, "F1 =恢复视图 Enter"), [Effect::SaveView(view, Some(0))]);
}

/// From a detail that hides the list Esc goes back to the list, with what was searched for.
#[test]
fn escape_goes_back_to_the_hits() {
    let mut state = browser("", NARROW);
    press(&mut state, "/ =农民 Enter Enter");
    assert_eq!(state.focus, Pane::Detail);
    press(&mut state, "Esc");
    assert_eq!((state.focus, state.level().ask().search.as_str()), (Pane::List, "农民"));
    press(&mut state, "Esc");
    assert_eq!(state.level().ask().search, "");
}

#[test]
fn the_filters_are_reached_from_the_box() {
    let mut state = browser("", WIDE);
    press(&mut state, "F2 Ctrl-F =农民 F2");
    assert_eq!((state.focus, state.search.is_none()), (Pane::Facets, true));
}

/// Where none of our tasks has the role asked for, the tasks of all units, for which roles rest, are not offered.
#[test]
fn nothing_in_a_role_is_no_wrong_number() {
    let mut state = of_unit("银川市/市科协", "role:charge", WIDE);
    assert_eq!(listed(&state).len(), 0);
    assert!(!screen(&state).contains("168 项"), "{}", screen(&state));
    press(&mut state, "Delete");
    assert!(told(&state).contains("Ctrl-Z") && !listed(&state).is_empty());
}

/// What is put back on the agenda is what is shown again.
#[test]
fn a_task_comes_back_on_the_agenda() {
    let mut state = browser("plan:yinchuan-2022", WIDE);
    press(&mut state, "Space Space Space F5 Right Right Delete");
    assert_eq!(state.marks.tasks().len(), 2);
    press(&mut state, "Ctrl-Z");
    assert_eq!(state.marks.tasks().len(), 3);
    press(&mut state, "F5");
    assert_eq!(current(&state), "yinchuan-2022/3");
}

/// Help is every command, wherever it is asked for; what is done in the list leaves the box or the meeting first.
#[test]
fn help_has_every_command_everywhere() {
    for place in ["", "Ctrl-F =农民", "F2", "F5", "Tab"] {
        for (command, listed) in [("排序", Way::Tasks), ("矩阵", Way::Matrix)] {
            let mut state = browser("", WIDE);
            press(&mut state, place);
            press(&mut state, &format!("F1 ={command} Enter"));
            assert!(state.overlay.is_none(), "{place}: {command}");
            assert_eq!(state.level().shown().way, listed, "{place}: {command}");
            let sorted = state.level().ask().arrangement.sort.by.is_some();
            assert_eq!(sorted, listed == Way::Tasks, "{place}: {command}");
            assert!(state.search.is_none() && state.meeting.is_none());
        }
    }
}

/// In the search box function keys and Ctrl- keys do what they do in the list; what was typed stays in force.
#[test]
fn the_box_stands_in_nobodys_way() {
    let mut state = browser("", WIDE);
    press(&mut state, "Ctrl-F =农民 F7");
    assert_eq!(
        (state.level().shown().way, state.level().ask().search.as_str()),
        (Way::Matrix, "农民")
    );
    let mut state = browser("", WIDE);
    press(&mut state, "Ctrl-F =农民 F8");
    assert!(state.level().ask().arrangement.sort.by.is_some() && state.search.is_none());
    press(&mut state, "Ctrl-F =培训 Ctrl-Z");
    assert_eq!((state.level().ask().search.as_str(), state.search.is_none()), ("农民", true));
    press(&mut state, "Ctrl-F Ctrl-B");
    assert!(matches!(state.overlay, Some(Overlay::Name(_))));
}

/// What narrows a facet is a line like any other: words are taken back whole, and text is pasted into it.
#[test]
fn facets_are_narrowed_in_a_line() {
    let mut state = browser("", WIDE);
    press(&mut state, "F2 =kjj Ctrl-w");
    assert_eq!(state.level().place().facets.narrow, "");
    update(&mut state, Message::Paste("市科协\r".into()));
    assert_eq!(
        (state.level().place().facets.narrow.as_str(), state.search.is_none()),
        ("市科协", true)
    );
    press(&mut state, "Backspace");
    assert_eq!(state.level().place().facets.narrow, "市科");
    press(&mut state, "Ctrl-u");
    assert_eq!(state.level().place().facets.narrow, "");
    update(&mut state, Message::Paste("长".repeat(1000)));
    assert_eq!(state.level().place().facets.narrow.chars().count(), 200);
    assert!(told(&state).contains("没有放入"));
}
