//! Views as one line: saved, recalled, pasted to somebody else.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "common/browser.rs"]
mod browser;

use std::collections::BTreeSet;

use browser::{browser, listed, of_unit, press, screen};
use fengong::query::{Query, QueryError, View};
use fengong::tui::level::{Level, Table};
use fengong::tui::message::{Effect, Message};
use fengong::tui::state::State;
use fengong::tui::update::update;

const WIDE: (u16, u16) = (120, 36);

/// What is seen of a level, wherever the cursor is.
fn seen(level: &Level) -> String {
    let columns = match &level.table {
        Table::Matrix(matrix) => format!("{:?} {:?}", matrix.units, matrix.groups),
        Table::Comparison(comparison) => format!("{comparison:?}"),
        Table::None => String::new(),
    };
    format!("{:?} {:?} {columns} {:?}", level.listed, level.ours(), level.rows)
}

/// The line of what is shown now.
fn line(state: &State) -> String {
    state.level().view(&state.index).to_string()
}

#[test]
fn views_are_saved_and_shown_again() {
    let mut state = browser("lead:银川市/市教育局", WIDE);
    let view = saved("我局", "lead:银川市/市教育局");
    assert_eq!(press(&mut state, "Ctrl-B =我局 Enter"), [Effect::SaveView(view.clone())]);
    update(&mut state, Message::Views(vec![view], "我局".to_owned()));
    assert!(state.notice.as_deref().is_some_and(|n| n.contains("按 1 打开")));
    press(&mut state, "C 1");
    assert_eq!((listed(&state).len(), state.level().title.as_str()), (5, "我局"));
    press(&mut state, "Backspace F10 =我局 Enter");
    assert_eq!(listed(&state).len(), 5);
    press(&mut state, "2");
    assert!(state.notice.is_some());
    state.views[0].query = "lead:没有的局".to_owned();
    press(&mut state, "1");
    assert!(state.notice.as_deref().is_some_and(|n| n.contains("没有的局")));
    assert_eq!(press(&mut state, "Ctrl-B Ctrl-U Enter"), [], "a name is needed");
}

/// Everything that can be shown is shown again by its line: at the start, and in a browser that shows something else.
#[test]
fn what_is_shown_is_one_line() {
    let arranged = [
        "v t",
        "v t Right F8",
        "v t Right Right Right Right Right F8 F8",
        "v p",
        "v m",
        "v m F8",
        "v m F8 F8 t",
        "v g",
        "v g F8",
        "v g t t",
        "v u",
        "v u F8",
        "v u F8 F8 t",
        "v u F8 F8 F8",
        "v u F8 F8 F8 F8",
        "v c",
        "v a",
    ];
    let questions = ["", "Ctrl-F =nmpx Enter", "F2 Down Space Esc", "Ctrl-G =kjj Enter"];
    let mut lines = BTreeSet::new();
    for unit in [None, Some("银川市/市教育局")] {
        for question in questions {
            for keys in arranged {
                let mut state = match unit {
                    Some(unit) => of_unit(unit, "", WIDE),
                    None => browser("", WIDE),
                };
                press(&mut state, question);
                press(&mut state, keys);
                let text = line(&state);
                let view = View::parse(&text).unwrap();
                assert_eq!(view.to_string(), text);
                let started = browser(&text, WIDE);
                assert_eq!(seen(started.level()), seen(state.level()), "{question} {keys}: {text}");
                assert_eq!(line(&started), text);
                // The same in the browser of somebody who is about something else.
                let mut other = browser("year:2025", WIDE);
                press(&mut other, "v u t F8");
                update(&mut other, Message::Views(vec![saved("某视图", &text)], String::new()));
                press(&mut other, "v t 1");
                assert_eq!(seen(other.level()), seen(state.level()), "{question} {keys}: {text}");
                lines.insert(text);
            }
        }
    }
    assert!(lines.len() > 90, "{}", lines.len());
    assert!(lines.contains("page:银川市/市教育局 view:partners"), "{lines:#?}");
}

/// A line is typed or pasted into the commands, in either language.
#[test]
fn a_line_is_opened_among_the_commands() {
    let mut state = browser("", WIDE);
    update(&mut state, Message::Key(ratatui::crossterm::event::KeyCode::F(10).into()));
    update(
        &mut state,
        Message::Paste("方案:yinchuan-2022 视图：矩阵 分组:主题 排序:任务数".to_owned()),
    );
    press(&mut state, "Enter");
    assert_eq!(line(&state), "plan:yinchuan-2022 view:matrix group:theme sort:load");
    assert!(screen(&state).contains("行按主题"), "{}", screen(&state));
    // Without filters it is a view as well.
    press(&mut state, "F10 =view:units Enter");
    assert_eq!(line(&state), "view:units");
}

#[test]
fn what_means_nothing_is_said_and_nothing_is_opened() {
    let mut state = browser("", WIDE);
    for (text, told) in [
        ("view:matriks", "任务、协同、矩阵"),
        ("view:", "可用：任务"),
        ("view:matrix,units", "可用：任务"),
        ("视图:矩阵 排序:牵头", "文件顺序、任务数、拼音"),
        ("sort:lead,up", "可用：任务、地区、牵头"),
        ("view:compare sort:lead", "没有“排序:”"),
        ("group:area", "没有“分组:”"),
        ("page:没有的局", "没有的局"),
        ("-view:matrix", "没有字段“view”"),
    ] {
        press(&mut state, "F10");
        update(&mut state, Message::Paste(text.to_owned()));
        press(&mut state, "Enter");
        press(&mut state, "Esc");
        update(&mut state, Message::Views(vec![saved("某视图", text)], String::new()));
        press(&mut state, "1");
        let notice = state.notice.clone().unwrap_or_default();
        assert!(notice.contains(told), "{text}: {notice}");
        assert_eq!(line(&state), "", "{text}");
    }
    // Where one searches, it is said where such a line belongs.
    press(&mut state, "Ctrl-F =view:matrix");
    assert!(screen(&state).contains("F10"), "{}", screen(&state));
    let wrong = Query::parse("农民 sort:lead").unwrap_err();
    assert!(matches!(wrong.as_slice(), [QueryError::OnlyInViews(_)]), "{wrong:?}");
}

fn saved(name: &str, query: &str) -> fengong::saved::SavedView {
    fengong::saved::SavedView { name: name.to_owned(), query: query.to_owned() }
}
