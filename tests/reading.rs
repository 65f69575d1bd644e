//! Reading the detail: every line of it can be reached, with any keys, in any window.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "common/browser.rs"]
mod browser;

use browser::{browser, caret, draw, line, press, with_layers};
use fengong::lang::Lang;
use fengong::load::Layer;
use fengong::text::cells::width;
use fengong::text::chars::Chars;
use fengong::text::wrap::wrap;
use fengong::tui::message::Message;
use fengong::tui::pane::Pane;
use fengong::tui::row::Row;
use fengong::tui::state::State;
use fengong::tui::update::update;
use fengong::words;
use ratatui::crossterm::event::{KeyModifiers, MouseEvent, MouseEventKind};

/// Walks through a detail with a key until nothing changes; no line may be skipped on the way.
fn walk(state: &mut State, key: &str) {
    let shown = state.panes().detail_rows();
    for _ in 0..1000 {
        let before = state.level().place().detail;
        press(state, key);
        let after = state.level().place().detail;
        assert!(after.top.abs_diff(before.top) <= shown, "{key} skips lines: {before:?} {after:?}");
        if after == before {
            return;
        }
    }
    panic!("{key} has no end");
}

/// From the first line to the last and back, by line and by page.
fn walk_through(state: &mut State) {
    assert_eq!(state.focus, Pane::Detail);
    press(state, "End");
    let last = state.level().place().detail;
    press(state, "Home");
    assert_eq!((state.level().place().detail.top, state.level().place().detail.item), (0, 0));
    for (down, up) in [("Down", "Up"), ("PgDn", "PgUp")] {
        walk(state, down);
        assert_eq!(state.level().place().detail.top, last.top, "{down}");
        walk(state, up);
        assert_eq!(
            (state.level().place().detail.top, state.level().place().detail.item),
            (0, 0),
            "{up}"
        );
    }
}

#[test]
fn every_line_can_be_read() {
    for size in [(120, 36), (60, 20), (40, 10)] {
        // Tasks, targets, units, rules and what they find, partners.
        for view in
            ["", "view:targets", "view:units", "view:audit", "view:partners,\"银川市/市教育局\""]
        {
            let mut state = browser(&format!("plan:yinchuan-2022 {view}"), size);
            press(&mut state, "Home");
            for _ in 0..40 {
                press(&mut state, "Tab");
                if state.focus == Pane::Detail && state.panes().detail_rows() > 0 {
                    walk_through(&mut state);
                }
                state.focus = Pane::List;
                press(&mut state, "Down");
            }
        }
    }
}

/// A problem of the data has nothing in it to go to; it is read all the same.
#[test]
fn what_has_no_items_is_read_too() {
    let dir = tempfile::tempdir().unwrap();
    let plan = "( format: 1, id: \"x\", title: \"题\", region: \"某市\", level: City, period: (2022, 2025), \
                areas: [ ( title: \"域\", kind: Action, theme: \"youth\", \
                lead: [\"市怪名局\", \"市怪名局\"], tasks: [ ( number: \"1\", title: \"题\" ) ] ) ] )";
    std::fs::write(dir.path().join("x.ron"), plan).unwrap();
    let mut state = with_layers(&[Layer::Dir(dir.path().to_owned())], "view:audit", (40, 10));
    press(&mut state, "End");
    let reported = (0..60).any(|_| {
        press(&mut state, "Up");
        matches!(state.level().row(), Some(Row::Reported(_)))
    });
    assert!(reported);
    press(&mut state, "Enter");
    walk_through(&mut state);
}

/// The wheel scrolls the text although the cursor is in it; the next arrow goes on from there.
#[test]
fn the_wheel_scrolls_the_detail() {
    let mut state = browser("plan:yinchuan-2022", (40, 10));
    press(&mut state, "Enter");
    assert_eq!(state.focus, Pane::Detail);
    let wheel = |state: &mut State, kind| {
        let event = MouseEvent { kind, column: 10, row: 6, modifiers: KeyModifiers::NONE };
        update(state, Message::Mouse(event));
    };
    wheel(&mut state, MouseEventKind::ScrollDown);
    wheel(&mut state, MouseEventKind::ScrollDown);
    assert_eq!(state.level().place().detail.top, 4);
    press(&mut state, "Down");
    let top = state.level().place().detail.top;
    assert!(top >= 4, "the arrow goes on from where the text is: {top}");
    wheel(&mut state, MouseEventKind::ScrollUp);
    assert_eq!(state.level().place().detail.top, top - 2);
}

/// A line never parts a number from its comparison or its unit where there is room for them on one.
#[test]
fn amounts_stay_whole() {
    let state = browser("", (80, 24));
    let model = state.model();
    let tasks = model.tasks.iter().flat_map(|task| task.targets.iter().map(|t| (t, task.period)));
    let goals = model.plans.iter().flat_map(|plan| plan.goals.iter().map(|g| (g, plan.period)));
    for (target, period) in tasks.chain(goals) {
        for lang in [Lang::Zh, Lang::En] {
            let amount = words::amount(target, lang);
            let text = words::target(target, period, lang);
            for cells in 16..=60 {
                let lines: Vec<&str> =
                    wrap(&text, cells).into_iter().filter_map(|range| text.get(range)).collect();
                let whole = lines.iter().any(|line| line.contains(&amount));
                assert!(whole || width(&amount) > cells, "{amount} at {cells}: {lines:?}");
            }
        }
    }
}

/// In a list, too, an amount is never cut, whatever else is.
#[test]
fn amounts_are_never_cut() {
    for lang in [Lang::Zh, Lang::En] {
        for size in [(120, 36), (80, 24), (70, 20), (60, 20), (40, 10)] {
            for pane in ["", "F2"] {
                let mut state = browser("view:targets", size);
                state.lang = lang;
                press(&mut state, pane);
                if state.panes().list.is_none() {
                    continue;
                }
                let targets: Vec<_> =
                    state.level().shown().rows.iter().filter_map(|row| row.target()).collect();
                for target in targets {
                    let row = Row::Target(target);
                    let level = state.level_mut();
                    level.cursor_to(row);
                    update(&mut state, Message::Resize(size.0, size.1));
                    let drawn = draw(&state);
                    let text: Vec<String> = (0..size.1).map(|y| line(&drawn, y)).collect();
                    let amount = words::amount(target.of(state.model()), lang);
                    let there = text.iter().any(|l| l.contains(&amount));
                    assert!(there, "{amount} at {size:?} in\n{}", text.join("\n"));
                }
            }
        }
    }
}

/// Where characters are replaced by wider ones, what was measured is what is drawn.
#[test]
fn nothing_is_lost_where_characters_are_replaced() {
    let mut state = browser("", (60, 20));
    state.chars = Chars::Ascii;
    press(&mut state, "/ =lead:不“存”在“的”局“甲”“乙”“丙”“丁”“戊”“己”“庚”“辛”");
    let lines: Vec<String> = (0..20).map(|y| line(&draw(&state), y)).collect();
    // It begins in the line of the filters and goes on in the last one.
    let message = format!("{}{}", lines[2].trim(), lines[19].trim());
    let whole = state.level().shown().errors.first().unwrap().message(Lang::Zh);
    assert_eq!(message, state.chars.shown(&whole));
    // The caret stands behind what is typed.
    let mut state = browser("", (60, 20));
    state.chars = Chars::Ascii;
    press(&mut state, "/");
    let (start, _) = caret(&state).unwrap();
    press(&mut state, "=“科普”");
    assert_eq!(caret(&state).unwrap().0, start + 8);
}
