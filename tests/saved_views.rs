//! Views as one line: saved, recalled, pasted to somebody else.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "common/browser.rs"]
mod browser;

use std::collections::BTreeSet;

use browser::{browser, listed, of_unit, press, screen};
use fengong::lang::Lang;
use fengong::model::UnitId;
use fengong::query::{Query, QueryError, View, look_up};
use fengong::tui::level::Level;
use fengong::tui::line::view;
use fengong::tui::memory::{recall, remember};
use fengong::tui::message::{Effect, Message};
use fengong::tui::state::State;
use fengong::tui::table::Table;
use fengong::tui::update::update;
use fengong::tui::way::Way;

const WIDE: (u16, u16) = (120, 36);

/// What is seen of a level, wherever the cursor is.
fn seen(level: &Level) -> String {
    let shown = level.shown();
    let columns = match &shown.table {
        Table::Matrix(matrix) => format!("{:?} {:?}", matrix.units, matrix.groups),
        Table::Comparison(comparison) => format!("{comparison:?}"),
        Table::None => String::new(),
    };
    let of = if shown.way == Way::Partners { level.subject() } else { level.ours() };
    format!("{:?} {of:?} {:?} {columns} {:?}", shown.way, shown.tasks(), shown.rows)
}

/// The same in Chinese.
fn line_in(state: &State) -> String {
    fengong::tui::line::line(state.level(), state.data(), Lang::Zh)
}

/// The line of what is shown now.
fn line(state: &State) -> String {
    view(state.level(), state.data()).to_string()
}

#[test]
fn views_are_saved_and_shown_again() {
    let mut state = browser("lead:银川市/市教育局", WIDE);
    let view = saved("我局", "牵头:\"银川市/市教育局\"");
    assert_eq!(press(&mut state, "Ctrl-B =我局 Enter"), [Effect::SaveView(view.clone(), None)]);
    update(&mut state, Message::Views(vec![view], "我局".to_owned()));
    assert!(state.notice.as_deref().is_some_and(|n| n.contains("按 1 打开")));
    press(&mut state, "C 1");
    assert_eq!(
        (listed(&state).len(), &*state.level().title().text(state.index(), Lang::Zh)),
        (5, "我局")
    );
    press(&mut state, "Backspace F1 =我局 Enter");
    assert_eq!(listed(&state).len(), 5);
    press(&mut state, "2");
    assert!(state.notice.is_some());
    // One that was deleted by a slip comes back.
    let view = state.views[0].clone();
    assert_eq!(press(&mut state, "F1 =删除 Enter"), [Effect::DropView("我局".to_owned())]);
    update(&mut state, Message::Views(Vec::new(), "我局".to_owned()));
    assert_eq!(press(&mut state, "F1 =恢复视图 Enter"), [Effect::SaveView(view.clone(), Some(0))]);
    update(&mut state, Message::Views(vec![view], "我局".to_owned()));
    state.views[0].line = "lead:没有的局".to_owned();
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
        "v m F1 =空列 Enter",
        "v t Alt-R",
    ];
    let questions = [
        "",
        "Ctrl-F =nmpx Enter",
        "F2 Down Space Esc",
        "Ctrl-G =kjj Enter",
        "F2 Down Delete Down Space Esc",
        "Ctrl-F =nm Space =year:2o22 Enter",
        "@ Enter",
    ];
    let mut lines = BTreeSet::new();
    for whose in ["", "lens", "no lens"] {
        for question in questions {
            for keys in arranged.into_iter().chain((!whose.is_empty()).then_some("v p")) {
                let mut state = match whose {
                    "" => browser("", WIDE),
                    _ => of_unit("银川市/市教育局", "", WIDE),
                };
                if whose == "no lens" {
                    press(&mut state, "F4");
                }
                press(&mut state, question);
                press(&mut state, keys);
                lines.insert(again(&state, &format!("{whose} {question} {keys}")));
            }
        }
    }
    assert!(lines.len() > 200, "{}", lines.len());
    assert!(lines.contains("page:银川市/市教育局 view:partners"), "{lines:#?}");
    assert!(lines.contains("view:partners,银川市/市教育局"), "{lines:#?}");
    assert!(lines.contains("view:tasks"), "{lines:#?}");
}

/// Whose roles a filter by role speaks of does not change, nor whose partners are listed.
#[test]
fn roles_and_pages_are_the_same_again() {
    for (unit, text, keys) in [
        ("银川市/市教育局", "concerns:银川市/市科协 role:lead", "F4 v p"),
        ("银川市/市教育局", "concerns:银川市/市科协 role:lead", "v p"),
        ("银川市/市教育局", "concerns:银川市/市科协 role:lead", "v m"),
        ("银川市/市教育局", "unit:银川市/市科协 -role:lead", "F4 v u"),
        ("银川市/市教育局", "concerns:银川市/市教育局", ""),
        ("青海省/省科协", "concerns:青海省/省科协 role:resp", "v g"),
        ("青海省/省科协", "-year:2021 area:\"科普信息化提升工程\",\"a,b\"", "v c"),
    ] {
        // What means nothing cannot be asked for in the first place.
        let Ok(query) = Query::parse(text) else { panic!("{text}") };
        let mut state = of_unit(unit, "", WIDE);
        let (question, _) = look_up(&query, state.index());
        state.edit(|ask| ask.filters = question.filters);
        press(&mut state, keys);
        again(&state, &format!("{text} {keys}"));
    }
    let mut state = of_unit("银川市/市教育局", "role:lead", WIDE);
    press(&mut state, "v m Right Enter");
    again(&state, "a cell of ours");
}

/// What somebody sent is shown as it was sent; what is ours stays ours, and is ours again one step back.
#[test]
fn a_view_leaves_the_lens_alone() {
    let mut state = of_unit("银川市/市教育局", "", WIDE);
    let ours = listed(&state);
    for (text, shown) in [("plan:\"yinchuan-2022\"", 36), ("page:银川市/市科协 view:units", 0)]
    {
        update(&mut state, Message::Views(vec![saved("某视图", text)], String::new()));
        press(&mut state, "1");
        assert_eq!(line(&state), text);
        assert!(state.lens().on && state.level().shown().lens.ours().is_none());
        assert!(shown == 0 || listed(&state).len() == shown, "{}", listed(&state).len());
        let mut again = of_unit("银川市/市教育局", "", WIDE);
        recall(&mut again, &remember(&state));
        assert_eq!(line(&again), text, "also after a restart");
        press(&mut state, "Backspace");
        assert_eq!(listed(&state), ours);
    }
    // F4 looks at it through the lens, and then at everything without.
    update(&mut state, Message::Views(vec![saved("某视图", "plan:yinchuan-2022")], String::new()));
    press(&mut state, "1 F4");
    assert!(state.level().shown().lens.on && listed(&state).len() == ours.len());
    press(&mut state, "F4");
    assert!(!state.lens().on && listed(&state).len() == 36);
}

/// The line of what is shown, after it has shown the same again.
fn again(state: &State, what: &str) -> String {
    let text = line(state);
    let view = View::parse(&text).unwrap();
    assert_eq!(view.to_string(), text, "{what}");
    let started = browser(&text, WIDE);
    assert_eq!(seen(started.level()), seen(state.level()), "{what}: {text}");
    assert_eq!(line(&started), text, "{what}");
    let chinese = line_in(state);
    let started = browser(&chinese, WIDE);
    assert_eq!(seen(started.level()), seen(state.level()), "{what}: {chinese}");
    assert_eq!(line(&started), text, "{what}: {chinese}");
    // The same in the browser of somebody who is about something else.
    let mut other = browser("year:2025", WIDE);
    press(&mut other, "v u t F8");
    update(&mut other, Message::Views(vec![saved("某视图", &text)], String::new()));
    press(&mut other, "v t 1");
    assert_eq!(seen(other.level()), seen(state.level()), "{what}: {text}");
    text
}

/// A line is typed or pasted into the commands, in either language; however long it is.
#[test]
fn a_line_is_opened_among_the_commands() {
    let mut state = browser("", WIDE);
    let open = |state: &mut State, text: &str| {
        press(state, "F1");
        update(state, Message::Paste(text.to_owned()));
        press(state, "Enter");
    };
    open(&mut state, "方案:yinchuan-2022 看法：矩阵 分组:主题 排序:任务数");
    assert_eq!(line(&state), "plan:\"yinchuan-2022\" view:matrix group:theme sort:load");
    assert!(screen(&state).contains("行按主题"), "{}", screen(&state));
    // Without filters it is a view as well, and so are words alone, though a command may be meant.
    press(&mut state, "F1 =view:units Enter");
    assert_eq!(line(&state), "view:units");
    for words in ["排序", "农民 培训"] {
        open(&mut state, words);
        assert_eq!(line(&state), words, "nobody pastes a command");
    }
    press(&mut state, "F1 =矩阵 Enter");
    assert_eq!(line(&state), "农民 培训 view:matrix");
    let names: Vec<String> =
        (0..60).map(|at| format!("{:?}", state.model().unit_name(UnitId::at(at)))).collect();
    let long = format!("lead:{} view:units sort:lead", names.join(","));
    open(&mut state, &long);
    assert_eq!(line(&state), long);
}

#[test]
fn what_means_nothing_is_said_and_nothing_is_opened() {
    for (text, told) in [
        ("view:matriks", "任务、协同、矩阵"),
        ("view:", "可用：任务"),
        ("view:matrix,units", "可用：任务"),
        ("view:partners", "协同要写明"),
        ("view:matrix view:units", "“看法:”写了两次"),
        ("看法:矩阵 排序:牵头", "文件顺序、任务数、拼音"),
        ("sort:lead,up", "可用：任务、地区、牵头"),
        ("view:compare sort:lead", "没有“排序:”"),
        ("group:area", "没有“分组:”"),
        ("also:empty", "可用：其他任务"),
        ("page:没有的局", "没有的局"),
        ("page:银川市/市教育局,银川市/市科协", "银川市/市科协"),
        ("role:nonsense page:银川市/市教育局", "nonsense"),
        ("-view:matrix", "没有字段“view”"),
        ("leed:kjj viw:matrix", "没有字段“leed”"),
    ] {
        let mut state = browser("", WIDE);
        update(&mut state, Message::Views(vec![saved("某视图", text)], String::new()));
        press(&mut state, "1");
        let notice = state.notice.clone().unwrap_or_default();
        assert!(notice.contains(told), "{text}: {notice}");
        assert_eq!(line(&state), "view:tasks", "{text}");
        // Among the commands it is said at once, or when it is to be shown.
        press(&mut state, "F1");
        update(&mut state, Message::Paste(text.to_owned()));
        let before = screen(&state);
        press(&mut state, "Enter");
        let after = screen(&state);
        assert!(before.contains(told) || after.contains(told), "{text}: {before} {after}");
        assert!(after.contains(text), "what was typed is still there: {after}");
        press(&mut state, "Esc");
        assert_eq!(line(&state), "view:tasks", "{text}");
    }
    // Where one searches, it is said where such a line belongs.
    let mut state = browser("", WIDE);
    press(&mut state, "Ctrl-F =view:matrix");
    assert!(screen(&state).contains("F1"), "{}", screen(&state));
    let wrong = Query::parse("农民 sort:lead").unwrap_err();
    assert!(matches!(wrong.as_slice(), [QueryError::OnlyInViews(_)]), "{wrong:?}");
}

fn saved(name: &str, line: &str) -> fengong::saved::SavedView {
    fengong::saved::SavedView { name: name.to_owned(), line: line.to_owned() }
}
