//! What keys do, without a terminal: key text in, state out.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "common/browser.rs"]
mod browser;
mod common;

use browser::{asked, browser, caret, current, draw, first_run, line, listed, of_unit, press};
use fengong::lang::Lang;
use fengong::query::{Query, run};
use fengong::tui::memory::{recall, remember};
use fengong::tui::message::{Effect, Message, Taste};
use fengong::tui::overlay::Overlay;
use fengong::tui::pane::Pane;
use fengong::tui::update::update;
use fengong::tui::way::Way;

const WIDE: (u16, u16) = (120, 36);
const NARROW: (u16, u16) = (80, 24);

/// The same for everything that people were seen or imagined to type.
#[test]
fn both_answer_alike_whatever_is_typed() {
    let data = common::data();
    for list in [
        include_str!("exam.tsv"),
        include_str!("exam_second.tsv"),
        include_str!("exam_third.tsv"),
        include_str!("exam_fourth.tsv"),
        include_str!("clauses.tsv"),
        include_str!("spoken_fourth.tsv"),
    ] {
        for text in list.lines().filter_map(|line| line.split('\t').next()) {
            let answer = run(&Query::parse(text).unwrap(), &data).unwrap();
            let rows: Vec<String> =
                answer.tasks.iter().map(|id| data.model().task_name(*id)).collect();
            assert_eq!(listed(&browser(text, WIDE)), rows, "{text}");
        }
    }
}

/// The promise of the design: the browser lists the rows of the command line, in the same order.
#[test]
fn the_browser_gives_the_rows_of_the_command_line() {
    let data = common::data();
    for (text, tasks) in common::queries() {
        let answer = run(&Query::parse(text).unwrap(), &data).unwrap();
        let rows: Vec<String> = answer.tasks.iter().map(|id| data.model().task_name(*id)).collect();
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
        press(&mut state, "Down Down Enter");
        assert_eq!(current(&state), "yinchuan-2022/3");
        let buffer = draw(&state);
        let text: String = (0..size.1).map(|y| line(&buffer, y)).collect();
        assert!(text.contains("至少 4 次"), "{text}");
        assert!(text.contains("银川市 2022"));
    }
    // The year as well: choosing a unit brings its years to the top.
    let mut state = browser("", WIDE);
    press(&mut state, "Left Down Space Left Down Down Down Enter Down Space Right");
    assert_eq!(asked(&state), "lead:\"银川市/市教育局\" year:2022");
    assert_eq!(listed(&state).len(), 5);
}

#[test]
fn values_are_chosen_excluded_and_taken_away() {
    let mut state = browser("", WIDE);
    press(&mut state, "F2 Down Space Space");
    assert_eq!(asked(&state), "lead:\"银川市/市教育局\",\"银川市/市科协\"");
    let both = listed(&state).len();
    press(&mut state, "Delete");
    assert_eq!(
        asked(&state),
        "lead:\"银川市/市教育局\",\"银川市/市科协\" -lead:\"银川市/市科技局\""
    );
    assert!(listed(&state).len() < both);
    press(&mut state, "Delete");
    assert_eq!(listed(&state).len(), both);
    press(&mut state, "Enter");
    assert_eq!(asked(&state), "lead:\"银川市/市科技局\"");
    assert_eq!(state.focus, Pane::List, "the answer is what one wants to see");
    press(&mut state, "Delete");
    assert_eq!(listed(&state).len(), 168);
}

#[test]
fn typing_narrows_the_open_facet() {
    let mut state = browser("", WIDE);
    press(&mut state, "F2 =教育 Space");
    assert_eq!(asked(&state), "lead:\"银川市/市教育局\"");
    press(&mut state, "Esc");
    assert!(state.level().place().facets.narrow.is_empty());
    assert_eq!(state.focus, Pane::Facets);
    assert_eq!(asked(&state), "lead:\"银川市/市教育局\"", "Esc drops no filter");
    press(&mut state, "=zz");
    let (x, y) = caret(&state).expect("the caret is where one types");
    assert!(line(&draw(&state), y).contains("牵头单位"));
    assert!(x < 28);
    press(&mut state, "Backspace Backspace");
    assert!(state.level().place().facets.narrow.is_empty());
}

/// A unit is found by its abbreviation, and by the spelling of the document.
#[test]
fn facets_are_narrowed_by_any_name() {
    let mut state = browser("", WIDE);
    press(&mut state, "F2 Left Down Down Enter =科技经信 Space");
    assert_eq!(asked(&state), "charge:\"屯溪区/区科技经济和信息化局\"");
    assert_eq!(listed(&state).len(), 5);
}

#[test]
fn what_is_due_is_a_facet() {
    let mut state = browser("plan:yinchuan-2022", WIDE);
    press(&mut state, "F2 Left End Enter =2025 Space");
    assert_eq!(asked(&state), "plan:\"yinchuan-2022\" due:2025");
    assert_eq!(listed(&state).len(), 4);
}

/// A part of the search that means nothing is reported and asks nothing; the rest and the filters do.
#[test]
fn filters_work_beside_a_wrong_search() {
    let mut state = browser("农民", WIDE);
    let before = listed(&state).len();
    press(&mut state, "/ End Space =foo:1 Enter F2 Down Space");
    assert!(!state.level().shown().errors.is_empty());
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
    for keys in ["End / =科技馆", "End Alt-r / =科技馆", "End / =nmpx Enter Esc / =科技馆"]
    {
        let mut state = browser("", NARROW);
        press(&mut state, keys);
        assert_eq!(current(&state), listed(&state)[0], "{keys}");
    }
    let mut state = browser("", NARROW);
    press(&mut state, "/ =科技馆");
    assert_eq!(state.level().place().top, 0);
}

#[test]
fn a_closed_heading_stays_closed() {
    let mut state = browser("", WIDE);
    press(&mut state, "F2 Home");
    let place = state.level().place().facets.clone();
    press(&mut state, "Left Backspace");
    assert_eq!(state.level().place().facets, place);
}

#[test]
fn drilling_down_and_back_is_exact() {
    let mut state = browser("plan:yinchuan-2022", WIDE);
    press(&mut state, "PgDn Up Enter Down");
    let before = browser::screen(&state);
    press(&mut state, "Enter");
    assert!(asked(&state).starts_with("unit:"), "{}", asked(&state));
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
        press(&mut state, "Down Down Enter");
        press(&mut state, keys);
        let before = remember(&state).at;
        press(&mut state, "Enter");
        let query = asked(&state);
        if remember(&state).at != before {
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
    press(&mut state, "Enter");
    // Five units come before the target.
    press(&mut state, "Right Right Right Right Right Enter");
    assert_eq!(asked(&state), "target:\"高素质农民培育\"");
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
    assert!(!state.level().shown().errors.is_empty() && state.search.is_none());
    press(&mut state, "Esc");
    assert_eq!(listed(&state).len(), 168);
}

#[test]
fn hits_are_walked_round() {
    let mut state = browser("科技馆", WIDE);
    let first = current(&state);
    let count = listed(&state).len();
    press(&mut state, "F3");
    assert_eq!(state.level().position().0, 2);
    press(&mut state, "Shift-F3 Shift-F3");
    assert_eq!(state.level().position(), (count, count));
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
    press(&mut state, "Alt-r");
    assert_eq!(current(&state), task);
    let rows = state.level().shown().rows.len();
    assert!(rows > 36, "all 36 tasks and the heads of their areas");
    assert_eq!(listed(&state), hits, "the answer is the same");
    for _ in 0..hits.len() {
        press(&mut state, "F3");
        assert!(hits.contains(&current(&state)));
    }
    assert_eq!(current(&state), task);
    press(&mut state, "Alt-r");
    assert!(state.level().shown().rows.len() < 36);
    assert_eq!(current(&state), task);
}

#[test]
fn an_input_method_left_on_does_no_harm() {
    let mut state = browser("", WIDE);
    press(&mut state, "=？");
    assert!(matches!(state.overlay, Some(Overlay::Commands(_))));
    press(&mut state, "Esc");
    assert!(state.overlay.is_none());
    press(&mut state, "=、");
    assert!(state.search.is_some());
    press(&mut state, "Esc");
    press(&mut state, "=农");
    assert_eq!(state.level().ask().search, "农", "a 汉字 means to search");
    assert!(state.notice.is_some());
    press(&mut state, "=民 Enter =科 =技");
    assert_eq!(state.level().ask().search, "科技", "for something else");
    press(&mut state, "Ctrl-U Up Enter");
    assert_eq!(state.level().ask().search, "农民", "which can be called back");
    press(&mut state, "=，");
    assert!(state.search.is_none(), "a slip");
    // What nobody can see does nothing, but one can quit.
    let before = asked(&state);
    update(&mut state, Message::Resize(20, 5));
    assert_eq!(press(&mut state, "Ctrl-X =科 Delete q"), []);
    assert_eq!(press(&mut state, "Ctrl-Q"), [Effect::Quit]);
    update(&mut state, Message::Resize(80, 24));
    assert_eq!(asked(&state), before);
}

#[test]
fn escape_takes_one_step_and_never_a_filter() {
    let mut state = browser("year:2022 农民", WIDE);
    press(&mut state, "Enter / F1");
    press(&mut state, "Esc");
    assert!(state.overlay.is_none() && state.search.is_some());
    press(&mut state, "Esc");
    assert!(state.search.is_none() && !state.level().ask().search.is_empty());
    press(&mut state, "Esc");
    assert!(state.level().ask().search.is_empty());
    press(&mut state, "Esc");
    assert_eq!(state.focus, Pane::List);
    assert!(press(&mut state, "Esc").is_empty());
    assert!(state.notice.as_deref().is_some_and(|n| n.contains("Ctrl-Q")));
    assert_eq!(asked(&state), "year:2022");
}

/// The bar of keys names the rung that is next, and nothing that would do nothing; never more than seven keys.
#[test]
fn the_bar_names_what_escape_does() {
    let bar = |state: &_, size: (u16, u16)| line(&draw(state), size.1 - 1);
    for size in [WIDE, NARROW, (60, 20), (40, 10)] {
        let mut state = browser("year:2022 农民", size);
        press(&mut state, "Space Right F1");
        for (rung, focus) in [
            ("Esc 关闭", Pane::List),
            ("Esc 不选列", Pane::List),
            ("Esc 清除查找", Pane::List),
            ("Esc 清除标记", Pane::List),
        ] {
            assert!(bar(&state, size).contains(rung), "{rung}: {}", bar(&state, size));
            press(&mut state, "Esc");
            assert_eq!(state.focus, focus);
        }
        assert!(!bar(&state, size).contains("Esc"), "{}", bar(&state, size));
        for (keys, rung) in [
            ("Ctrl-F", "Esc 离开输入"),
            ("Esc F2", "Esc 回列表"),
            ("=市", "Esc 清除输入"),
            ("Esc Esc v m", "Esc 回任务"),
            ("Ctrl-G =kjj Enter", "Esc 退一层"),
            ("F5", "Esc 结束会议"),
        ] {
            state.notice = None;
            press(&mut state, keys);
            state.notice = None;
            assert!(bar(&state, size).contains(rung), "{size:?} {keys}: {}", bar(&state, size));
            assert!(
                bar(&state, size).split("  ").filter(|key| !key.trim().is_empty()).count() <= 8
            );
        }
    }
}

#[test]
fn quitting_is_said_and_done() {
    let mut state = browser("", WIDE);
    assert!(matches!(press(&mut state, "Ctrl-C").as_slice(), [Effect::Copy(_)]), "never quits");
    assert_eq!(press(&mut state, "q"), [Effect::Quit]);
    assert_eq!(press(&mut state, "/ Ctrl-Q"), [Effect::Quit]);
    assert_eq!(update(&mut state, Message::Closed), Some(Effect::Quit));
    let mut state = browser("", WIDE);
    assert_eq!(press(&mut state, "F1 =挂起 Enter"), [Effect::Suspend]);
}

#[test]
fn the_mouse_chooses_and_scrolls() {
    use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
    let mut state = browser("", WIDE);
    let mut mouse = |kind, column, row| {
        let event = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
        update(&mut state, Message::Mouse(event));
        (asked(&state), current(&state), state.focus)
    };
    let click = MouseEventKind::Down(MouseButton::Left);
    assert_eq!(mouse(click, 40, 7).1, "yinchuan-2022/3");
    assert_eq!(mouse(click, 40, 7).2, Pane::Detail);
    assert_eq!(mouse(click, 10, 6).0, "lead:\"银川市/市教育局\"");
    assert_eq!(mouse(click, 5, 2).0, "", "a click on a filter takes it away");
    assert_eq!(mouse(MouseEventKind::ScrollDown, 40, 10).1, "yinchuan-2022/4");
    // The last cell of a pane that does not show everything is its scroll bar.
    let bar = 82;
    mouse(click, bar, 34);
    assert_eq!(mouse(MouseEventKind::Moved, 0, 0).1, "tunxi-2022/S.2");
    mouse(MouseEventKind::Drag(MouseButton::Left), bar, 4);
    assert_eq!(mouse(MouseEventKind::ScrollUp, 40, 10).1, "yinchuan-2022/1");
    // crossterm 0.29 reports these for malformed input.
    for (column, row) in [(65535, 65535), (119, 65535), (120, 0), (0, 36)] {
        mouse(click, column, row);
        mouse(MouseEventKind::ScrollUp, column, row);
    }
}

#[test]
fn steps_of_the_way_and_entries_of_popups_are_clicked() {
    use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
    let click = |state: &mut _, column, row| {
        let kind = MouseEventKind::Down(MouseButton::Left);
        let event = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
        update(state, Message::Mouse(event));
    };
    let mut state = browser("", WIDE);
    press(&mut state, "Enter Enter Enter Right Enter");
    assert!(line(&draw(&state), 0).contains("全部任务 > 银川市 市教育局"));
    assert_eq!(state.way().count(), 2);
    click(&mut state, 51, 0);
    assert_eq!(state.way().count(), 1);
    click(&mut state, 40, 0);
    assert_eq!(state.way().count(), 0);
    press(&mut state, "F1");
    click(&mut state, 60, 8);
    let Some(Overlay::Commands(picker)) = &state.overlay else { panic!("still open") };
    assert_eq!(picker.cursor, Some(2));
    click(&mut state, 0, 0);
    assert!(state.overlay.is_none());
    let mut state = first_run(WIDE);
    click(&mut state, 0, 0);
    assert!(state.overlay.is_some(), "a question is not clicked away");
}

#[test]
fn pasting_is_one_line_of_search() {
    let mut state = browser("", NARROW);
    update(&mut state, Message::Paste("科技馆\r省科协\u{1b}[31m\n".to_owned()));
    assert_eq!(state.level().ask().search, "科技馆 省科协[31m");
    assert_eq!(state.notice, None);
    let mut state = browser("", NARROW);
    update(&mut state, Message::Paste("长".repeat(100_000)));
    assert_eq!(state.level().ask().search.chars().count(), 200);
    assert!(line(&draw(&state), 23).contains("后面的没有放入"), "nothing is left out silently");
}

/// On the first start the browser asks which unit is ours; from then on its tasks are what is shown.
#[test]
fn the_first_run_asks_which_unit_is_ours() {
    for size in [WIDE, NARROW, (60, 20), (40, 10)] {
        let mut state = first_run(size);
        let text = browser::screen(&state);
        assert!(text.contains("我单位是哪个"), "{text}");
        assert_eq!(press(&mut state, "=jyj Enter"), [Effect::RememberUnit]);
        assert_eq!(listed(&state).len(), 27);
        assert_eq!(current(&state), "yinchuan-2022/1");
        // In the smallest window what stands above the tasks is scrolled to.
        if size.1 > 10 {
            assert!(browser::screen(&state).contains("牵头 5  责任 3  负责 0  涵盖 19"));
        }
        assert!(browser::screen(&state).contains("牵头 (5)"));
        assert!(line(&draw(&state), 0).contains("市教育局"));
    }
    let mut state = first_run(WIDE);
    assert_eq!(press(&mut state, "Esc"), [Effect::RememberAsked], "not to be asked again");
    assert_eq!((listed(&state).len(), state.lens().unit), (168, None));
    // Later it can be chosen, changed, and given up.
    press(&mut state, "F4 =区科协 Enter");
    assert_eq!(listed(&state).len(), 18);
    press(&mut state, "M =bushe Enter");
    assert_eq!((listed(&state).len(), state.lens().unit), (168, None));
}

#[test]
fn the_lens_changes_no_filter() {
    let mut state = of_unit("银川市/市教育局", "", WIDE);
    press(&mut state, "F4");
    let all = browser::screen(&browser("", WIDE));
    assert_eq!(listed(&state).len(), 168);
    press(&mut state, "F2 Ctrl-X Esc Home");
    assert_eq!(listed(&state), listed(&browser("", WIDE)));
    assert!(all.contains("全部任务") && browser::screen(&state).contains("全部任务"));
    let mut state = of_unit("银川市/市教育局", "area:农民 year:2022", WIDE);
    assert_eq!(listed(&state).len(), 4);
    press(&mut state, "F4");
    assert_eq!(listed(&state).len(), 4 + 5, "and the other plan with such an area");
    press(&mut state, "F4");
    assert_eq!(listed(&state).len(), 4);
    assert_eq!(state.level().ask().filters.len(), 2);
}

#[test]
fn ours_can_be_narrowed_by_role_and_covered_tasks_left_out() {
    let mut state = of_unit("银川市/市教育局", "", WIDE);
    press(&mut state, "F2 Down Down Space");
    assert_eq!(state.level().ask().filters[0].term(state.index()).to_string(), "role:resp");
    assert_eq!(listed(&state).len(), 3);
    press(&mut state, "Ctrl-X Esc F1 =zzzz Enter");
    assert_eq!(listed(&state).len(), 27, "no such command");
    press(&mut state, "Esc F1 =涵盖 Enter");
    assert_eq!(listed(&state).len(), 8);
    let text = browser::screen(&state);
    assert!(text.contains("涵盖 0") && !text.contains("方案未点名"), "{text}");
    press(&mut state, "F1 =hangai Enter");
    assert_eq!(listed(&state).len(), 27);
}

#[test]
fn the_detail_says_why_a_task_is_ours() {
    let mut state = of_unit("银川市/市教育局", "", WIDE);
    let shown = |state: &_| browser::screen(state);
    assert!(shown(&state).contains("我单位  牵头"));
    press(&mut state, "End");
    assert!(shown(&state).contains("我单位  涵盖，经“各成员单位”"), "{}", shown(&state));
    press(&mut state, "F4");
    assert!(!shown(&state).contains("经“各成员单位”"));
    // In rank order the role stands on every row.
    press(&mut state, "F4 / =科普");
    let rows: String = (4..20).map(|y| line(&draw(&state), y)).collect();
    assert!(rows.contains("涵盖 ") && rows.contains("责任 3"), "{rows}");
}

#[test]
fn partners_open_the_tasks_that_are_shared() {
    let mut state = of_unit("银川市/市教育局", "", WIDE);
    press(&mut state, "Up Enter");
    let text = browser::screen(&state);
    assert!(text.contains("市教育局 与谁协同") && text.contains("它牵头我责任  3 项"), "{text}");
    press(&mut state, "Down Enter");
    assert_eq!(state.level().title().text(state.index(), Lang::Zh), "市科技局");
    assert_eq!(listed(&state).len(), 8);
    press(&mut state, "Backspace Right Down Enter");
    assert_eq!(current(&state), "yinchuan-2022/2", "the task that was picked");
    press(&mut state, "Backspace Esc Backspace");
    assert_eq!(listed(&state).len(), 27);
    // The view can be changed in place as well, and obeys the filters.
    press(&mut state, "F7 F2 Down Space Esc Down");
    let text = browser::screen(&state);
    assert!(text.contains("我牵头它责任  5 项") && !text.contains("它牵头我责任"), "{text}");
    press(&mut state, "Esc F7");
    assert_eq!(listed(&state).len(), 5);
    let mut state = browser("", WIDE);
    press(&mut state, "v p");
    assert!(matches!(state.overlay, Some(Overlay::Units(_))), "whose partners?");
}

#[test]
fn the_targets_of_the_year_are_counted_and_opened() {
    let mut state = of_unit("银川市/市教育局", "", WIDE);
    let text = browser::screen(&state);
    assert!(text.contains("指标  牵头 5  责任 1  负责 0  涵盖 11"), "{text}");
    assert!(text.contains("以上任务中2022年适用的指标 13（其中随方案到期 1）"), "{text}");
    press(&mut state, "Home Enter");
    let text = browser::screen(&state);
    assert!(text.contains("牵头任务的指标 (5)") && text.contains("责任任务的指标 (1)"), "{text}");
    press(&mut state, "Backspace Home Down Enter");
    assert!(asked(&state).starts_with("due:2022"));
    let targets = state.level().shown().rows.iter().filter_map(|row| row.target());
    assert_eq!(targets.count(), 13, "as many as were counted");
    press(&mut state, "v t");
    assert!(!browser::screen(&state).contains("适用的指标"), "the list is the answer");
}

/// Every command is found by its name, its pinyin or its initials, and done as if its key had been pressed.
#[test]
fn commands_are_found_and_run() {
    for typed in ["排序", "paixu", "px"] {
        let mut state = browser("", WIDE);
        press(&mut state, &format!("F1 ={typed} Enter"));
        assert!(state.overlay.is_none());
        assert!(browser::screen(&state).contains("按牵头"), "{typed}");
    }
    let mut state = browser("", WIDE);
    press(&mut state, "=: Down Down Up =zzzz");
    assert!(browser::screen(&state).contains("在任务里查找"));
    press(&mut state, "Enter");
    assert!(state.overlay.is_some(), "a mistyped command is no search");
    press(&mut state, "Backspace Backspace Backspace Backspace =q");
    assert_eq!(
        press(&mut state, "=退出 Backspace Backspace Backspace =退出 Enter"),
        [Effect::Quit]
    );
    // What is typed stays a line: pasted text too.
    let mut state = browser("", NARROW);
    press(&mut state, "F1");
    update(&mut state, Message::Paste("配\n色".to_owned()));
    assert!(caret(&state).is_some());
    press(&mut state, "F1");
    assert!(state.overlay.is_none());
}

/// A filter by role is one of our unit's roles: without the lens it rests, and no two contradict each other.
#[test]
fn filters_by_role_rest_without_the_lens() {
    let mut state = of_unit("银川市/市教育局", "", WIDE);
    press(&mut state, "F1 =涵盖 Enter");
    assert_eq!(listed(&state).len(), 8);
    press(&mut state, "F4");
    assert_eq!(listed(&state).len(), 168);
    assert!(!line(&draw(&state), 2).contains("角色"));
    press(&mut state, "F1 =涵盖 Enter");
    assert!(state.notice.as_deref().is_some_and(|n| n.contains("F4")));
    press(&mut state, "F4");
    assert_eq!(listed(&state).len(), 8);
    assert!(line(&draw(&state), 2).contains("角色 排除 涵盖"));
    // What is chosen gives way to what is excluded.
    press(&mut state, "Ctrl-X F2 Home Down Down Down Down Space");
    assert_eq!(listed(&state).len(), 19);
    press(&mut state, "Esc F1 =涵盖 Enter");
    assert_eq!(state.level().ask().filters.len(), 1);
    assert_eq!(listed(&state).len(), 8);
}

/// A search that finds nothing of ours says what there is of the others'.
#[test]
fn a_search_in_ours_tells_of_the_others() {
    let mut state = of_unit("银川市/市教育局", "", NARROW);
    press(&mut state, "/ =马兰花");
    assert!(!browser::screen(&state).contains("全部单位有"));
    let mut state = of_unit("银川市/市教育局", "", NARROW);
    press(&mut state, "/ =青绣");
    let text = browser::screen(&state);
    assert!(text.contains("我单位没有；全部单位有 2 项，按 F4 看"), "{text}");
    press(&mut state, "F4");
    assert_eq!(listed(&state).len(), 2, "also while typing");
}

/// No unit is ours by accident.
#[test]
fn the_question_takes_no_answer_that_was_not_given() {
    let mut state = first_run(WIDE);
    assert_eq!(press(&mut state, "Enter F1 F1 Enter"), []);
    assert!(matches!(state.overlay, Some(Overlay::Units(_))), "still asked");
    press(&mut state, "=呼和浩特/科协 Enter");
    let unit = state.lens().unit.unwrap();
    assert_eq!(state.model().unit(unit).region, "呼和浩特市");
    assert!(state.notice.is_some());
    // Changing it begins with the unit that is ours.
    assert_eq!(press(&mut state, "M Enter"), [Effect::RememberUnit]);
    assert_eq!(state.lens().unit, Some(unit));
    press(&mut state, "M Home Up Up Up Up Up Up Up Up Up Up PgUp PgUp PgUp PgUp PgUp PgUp Enter");
    assert_eq!(state.lens().unit, None);
    // Leaving the partners leads back to the tasks.
    let mut state = of_unit("银川市/市教育局", "", WIDE);
    press(&mut state, "F7 Esc");
    assert_eq!(current(&state), "yinchuan-2022/1");
}

/// Whatever was changed is undone and done again, step by step; where the cursor is comes back as well.
#[test]
fn changes_of_the_view_are_undone_and_done_again() {
    let mut state = browser("", WIDE);
    let mut shown = vec![asked(&state)];
    for keys in
        ["F2 Down Space", "Esc F8", "/ =科普 Enter", "Alt-r", "Ctrl-X", "End Enter End Enter"]
    {
        press(&mut state, keys);
        shown.push(asked(&state));
    }
    let deepest = browser::screen(&state);
    for query in shown.iter().rev().skip(1) {
        press(&mut state, "Ctrl-Z");
        assert_eq!(asked(&state), *query);
    }
    press(&mut state, "Ctrl-Z");
    assert!(state.notice.as_deref().is_some_and(|n| n.contains("没有可撤销的")));
    for query in shown.iter().skip(1) {
        press(&mut state, "Ctrl-Y");
        assert_eq!(asked(&state), *query);
    }
    press(&mut state, "Ctrl-L");
    assert_eq!(browser::screen(&state), deepest);
    // What is typed in one go is one step.
    let mut state = browser("", NARROW);
    press(&mut state, "/ =农民培训 Enter u");
    assert_eq!(state.level().ask().search, "");
    press(&mut state, "Ctrl-Y");
    assert_eq!(state.level().ask().search, "农民培训");
}

#[test]
fn any_column_is_sorted_by_widened_and_hidden() {
    let heading = |state: &_| line(&draw(state), 3);
    let mut state = browser("", WIDE);
    press(&mut state, "Right F8");
    assert!(heading(&state).contains("按拼音排列"), "{}", heading(&state));
    let first = state.level().task().unwrap();
    press(&mut state, "Home");
    // 把 comes before 保 and 便 by pinyin.
    let titles: Vec<&str> = state
        .level()
        .shown()
        .rows
        .iter()
        .filter_map(|row| match row {
            fengong::tui::row::Row::Task(task) => Some(state.model().task(*task).title.as_str()),
            _ => None,
        })
        .collect();
    assert!(titles[0].starts_with('把') || titles[0].starts_with('保'), "{titles:?}");
    press(&mut state, "F8");
    assert!(heading(&state).contains("倒序"));
    press(&mut state, "F8 End Home");
    assert!(!heading(&state).contains("按任务"));
    assert_eq!(state.model().task_name(first), "yinchuan-2022/1");
    // Columns that do not fit are scrolled to; number and title stay.
    press(&mut state, "Right Right Right Right Right Right Right");
    let text = heading(&state);
    assert!(text.contains("[年份]") && text.contains("号   任务") && text.contains('‹'), "{text}");
    press(&mut state, "-");
    press(&mut state, "Right Right Right > > Left");
    assert!(state.columns.wider.len() == 1 && state.columns.hidden.len() == 1);
    press(&mut state, "Ctrl-Z");
    assert_eq!(state.columns.wider[0].1, 4);
    press(&mut state, "F1 =各列 Enter");
    assert_eq!(state.columns, fengong::tui::columns::Columns::default());
    press(&mut state, "-");
    assert!(state.notice.is_some(), "which one?");
}

#[test]
fn the_keys_of_columns_do_what_is_seen() {
    let heading = |state: &_| line(&draw(state), 3);
    let mut state = browser("", WIDE);
    // Ctrl goes to the end at once; before the first column are the filters.
    press(&mut state, "Ctrl-Right");
    assert!(heading(&state).contains("[年份]"));
    press(&mut state, "Right");
    assert!(state.notice.is_some() && state.focus == Pane::List, "it is the last");
    press(&mut state, "Ctrl-Left");
    assert_eq!(state.columns, fengong::tui::columns::Columns::default());
    press(&mut state, "Ctrl-Left");
    assert!(state.notice.is_none(), "there is no column to leave");
    press(&mut state, "Right Left Left");
    assert_eq!(state.focus, Pane::Facets);
    // Undoing an order leaves the column that it was by.
    press(&mut state, "Esc Right Right F8 Ctrl-Z F8");
    assert!(
        heading(&state).contains("[牵头") || heading(&state).contains("按"),
        "{}",
        heading(&state)
    );
    assert!(state.columns.active.is_some());
    // What another view does not show cannot be changed there, and is no rung of the ladder.
    let before = state.columns.clone();
    press(&mut state, "v m > < -");
    assert_eq!(state.columns, before);
    press(&mut state, "Esc");
    assert_eq!(state.level().shown().way, Way::Tasks);
    // A column that one has scrolled to becomes narrower as well.
    let mut state = browser("", NARROW);
    press(&mut state, "Right Right Right Right Right Right");
    let wide = heading(&state);
    press(&mut state, "<");
    assert_ne!(heading(&state), wide);
}

#[test]
fn what_is_copied_is_what_is_shown() {
    let mut state = browser("plan:yinchuan-2022 农民", WIDE);
    let copied = |state: &mut _, keys: &str| match press(state, keys).pop() {
        Some(Effect::Copy(text)) => text,
        other => panic!("{keys}: {other:?}"),
    };
    assert!(copied(&mut state, "Ctrl-C").contains("牵头单位：市农业农村局、市人社局"));
    assert!(copied(&mut state, "y y").contains("牵头单位："));
    assert!(copied(&mut state, "y s").contains("来源：《"));
    assert!(copied(&mut state, "F9 Down Down Enter").starts_with("来源：《"));
    let table = copied(&mut state, "y t");
    assert_eq!(table.lines().count(), listed(&state).len() + 2);
    // In the order in which it is listed.
    press(&mut state, "F8 F8 F8");
    let sorted = copied(&mut state, "y t");
    let titles: Vec<&str> =
        sorted.lines().skip(1).filter_map(|row| row.split('\t').nth(1)).collect();
    let rows: Vec<&str> = state
        .level()
        .shown()
        .rows
        .iter()
        .filter_map(|row| match row {
            fengong::tui::row::Row::Task(task) => Some(state.model().task(*task).title.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(titles[..rows.len()], rows[..]);
    assert_ne!(sorted, table);
    let mut partners = of_unit("银川市/市教育局", "", WIDE);
    assert!(copied(&mut partners, "F7 y t").starts_with("单位\t它牵头我责任"));
    // A view is a line that somebody else can open.
    let line = copied(&mut state, "y v");
    assert_eq!(line, "方案:\"yinchuan-2022\" 农民 排序:指标,倒序");
    let mut other = browser("", WIDE);
    press(&mut other, "F1");
    update(&mut other, Message::Paste(line.clone()));
    press(&mut other, "Enter");
    assert_eq!(listed(&other), listed(&state));
    assert_eq!(listed(&browser(&line, WIDE)), listed(&state));
    let mut nothing = browser("马兰花", WIDE);
    assert_eq!(press(&mut nothing, "Ctrl-C"), []);
    assert!(nothing.notice.is_some());
    press(&mut nothing, "y Esc");
    assert!(nothing.overlay.is_none());
}

#[test]
fn searches_come_back() {
    let mut state = browser("", WIDE);
    press(&mut state, "/ =科技馆 Enter / Ctrl-U =农民 Esc Esc /");
    press(&mut state, "Up");
    assert_eq!(state.level().ask().search, "农民");
    press(&mut state, "Up");
    assert_eq!(state.level().ask().search, "科技馆");
    press(&mut state, "Down Down");
    assert_eq!(state.level().ask().search, "");
    // While something else is typed, the arrows move in the list.
    press(&mut state, "=科普 Down");
    assert_eq!((state.level().ask().search.as_str(), state.level().position().0), ("科普", 2));
}

#[test]
fn the_language_the_look_and_the_pane_change_at_once() {
    let mut state = browser("", WIDE);
    assert_eq!(press(&mut state, "F1 =语言 Enter"), [Effect::Remember(Taste::Lang)]);
    assert!(browser::screen(&state).contains("168 of 168 match"));
    press(&mut state, "F1 =language Enter F11");
    let panes = state.panes();
    assert!(panes.facets.is_none() && panes.detail.is_none(), "the list alone");
    press(&mut state, "F11");
    assert!(state.panes().facets.is_some());
    assert_eq!(press(&mut state, "Ctrl-T Ctrl-T"), vec![Effect::Remember(Taste::Look); 2]);
    assert!(state.notice.as_deref().is_some_and(|n| n.contains("高对比度")));
}

/// A clerk whose input method is on has arrows, Enter, Space, Esc and the function keys: every action that can be
/// given in the list is in the popup of commands, and is done from there.
#[test]
fn every_action_is_reached_without_letters() {
    use fengong::tui::keymap::{Context, commands};
    let all = commands(Some(Context::List), Lang::Zh);
    let mut seen = 0;
    for at in 0..100 {
        let mut state = browser("plan:yinchuan-2022 科普", WIDE);
        press(&mut state, "F1");
        for _ in 0..at {
            press(&mut state, "Down");
        }
        let Some(Overlay::Commands(picker)) = &state.overlay else { panic!() };
        if picker.cursor != Some(at) {
            break;
        }
        seen += 1;
        press(&mut state, "Enter");
        draw(&state);
    }
    // All but the digits, which are entries only where views are saved.
    assert_eq!(seen + 1, all.len());
}

/// The five things of the README, with no letter but those that are searched for.
#[test]
fn the_five_tasks_of_the_readme_need_no_letter_keys() {
    let mut state = first_run(WIDE);
    press(&mut state, "=jyj Enter");
    assert!(browser::screen(&state).contains("牵头 5  责任 3"));
    press(&mut state, "F4 Ctrl-F =nmpx Enter");
    assert_eq!(current(&state), "yinchuan-2022/6");
    press(&mut state, "Enter");
    assert!(browser::screen(&state).contains("市农业农村局、市人社局"));
    press(&mut state, "Esc Esc Ctrl-X F2 End Enter =2025 Space Esc Esc");
    assert!(listed(&state).len() > 4 && asked(&state) == "due:2025");
    press(&mut state, "Ctrl-X Ctrl-Home Enter Enter");
    assert!(asked(&state).starts_with("unit:"));
    press(&mut state, "Alt-Left F4 F7");
    assert!(browser::screen(&state).contains("市教育局 与谁协同"));
}

/// What is remembered of a view with a filter by role is that view, with the lens on and off, also in a browser that
/// has just been started.
#[test]
fn filters_by_role_are_remembered() {
    for keys in [
        "F2 Down Down Space",
        "F2 Down Down Space Esc F4",
        "F2 Down Down Down Down Space Esc Home Enter",
    ] {
        let mut state = of_unit("银川市/市教育局", "", WIDE);
        press(&mut state, keys);
        let mut again = of_unit("银川市/市教育局", "", WIDE);
        assert!(recall(&mut again, &remember(&state)).is_empty());
        assert_eq!(listed(&again), listed(&state), "{keys}");
        assert_eq!(again.level().ask().filters, state.level().ask().filters, "{keys}");
        press(&mut state, "Ctrl-Z");
        assert!(!state.notice.as_deref().unwrap_or_default().contains("没有可撤销"));
    }
    // The search box belongs to its level: it is closed when another is shown.
    let mut state = browser("", WIDE);
    state.views =
        vec![fengong::saved::SavedView { name: "甲".to_owned(), line: "year:2022".to_owned() }];
    press(&mut state, "/ =科普 F1 =视图 Enter =x");
    assert_eq!((state.level().ask().search.as_str(), state.search.is_none()), ("", true));
}

/// What is typed on a heading is meant for it, whichever group is open.
#[test]
fn typing_on_a_heading_opens_it() {
    let mut state = browser("", WIDE);
    press(&mut state, "F2 Home =银川");
    assert_eq!(state.level().place().facets.open, Some(1));
    assert_eq!(state.level().place().facets.narrow, "银川");
}

/// What a task has is a filter at once; where it has several, one is asked for.
#[test]
fn a_task_filters_by_what_it_has() {
    let mut state = browser("", WIDE);
    press(&mut state, "@ =市科协 Enter");
    assert_eq!(asked(&state), "lead:\"银川市/市科协\"");
    let led = listed(&state).len();
    press(&mut state, "F1 =按此任务 Enter =qsn Enter");
    assert!(asked(&state).contains("theme:\"青少年\""));
    assert!(listed(&state).len() < led);
    press(&mut state, "Ctrl-Z Ctrl-Z @ Esc");
    assert_eq!(listed(&state).len(), 168);
    let mut nothing = browser("马兰花", WIDE);
    press(&mut nothing, "@");
    assert!(nothing.overlay.is_none() && nothing.notice.is_some());
}
