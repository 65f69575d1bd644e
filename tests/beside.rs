//! What the browser says beside an answer: that tasks are merely near, what may have been meant, what there is elsewhere;
//! and that the detail comes to what is searched for.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "common/browser.rs"]
mod browser;

use browser::{browser, current, listed, of_unit, press, screen};
use fengong::tui::message::Message;
use fengong::tui::pane::Pane;
use fengong::tui::row::Row;
use fengong::tui::state::State;
use fengong::tui::update::update;

const WIDE: (u16, u16) = (120, 36);
const NARROW: (u16, u16) = (80, 24);
const SMALL: (u16, u16) = (60, 20);

const PASTED: &str = "聚焦老年人运用智能技术的需求和困难";

#[test]
fn near_tasks_are_under_a_heading_of_their_own() {
    for size in [WIDE, NARROW, SMALL] {
        let mut state = browser("", size);
        press(&mut state, &format!("Ctrl-F ={PASTED} Enter"));
        let text = screen(&state);
        assert!(text.contains("没有查到这些字词，以下内容相近"), "{text}");
        assert_eq!(state.level().shown().rows.first(), Some(&Row::Near));
        assert_eq!(current(&state), "yinchuan-2022/13");
    }
    let mut state = browser("", WIDE);
    press(&mut state, &format!("Ctrl-F ={PASTED} Enter"));
    assert!(screen(&state).contains("匹配 0，相近"), "{}", screen(&state));
    let mut state = browser("", WIDE);
    press(&mut state, "Ctrl-F =农民 Enter");
    assert!(!screen(&state).contains("相近"));
}

#[test]
fn what_may_have_been_meant_is_a_key_away() {
    let mut state = browser("", WIDE);
    press(&mut state, "Ctrl-F =nonmin");
    assert!(screen(&state).contains("是不是要查“农民”？按 Enter 改查"), "{}", screen(&state));
    press(&mut state, "Enter");
    assert_eq!(state.level().ask().search, "农民");
    assert!(listed(&state).len() > 10 && state.search.is_none());
    // It is undone like everything that is asked.
    press(&mut state, "Ctrl-Z");
    assert_eq!(state.level().ask().search, "nonmin");
    // What no plan says, but is asked of times.
    for (word, meant) in [("逾期", "到期:逾期"), ("本月到期", "到期:本月到期")] {
        let mut state = browser("", WIDE);
        press(&mut state, &format!("Ctrl-F ={word}"));
        let offered = format!("是不是要查“{meant}”");
        assert!(screen(&state).replace(' ', "").contains(&offered), "{}", screen(&state));
    }
}

/// What has digits and is found nowhere is answered with how numbers are written.
#[test]
fn a_number_that_is_nowhere_is_answered() {
    for word in ["10:30", "12：30", "10/30", "37", "999万"] {
        let mut state = browser("", WIDE);
        press(&mut state, &format!("Ctrl-F ={word}"));
        assert!(listed(&state).is_empty());
        let said = screen(&state);
        assert!(
            said.contains("没有哪项任务的年份、编号、数量是") && said.contains("2022-2024"),
            "{said}"
        );
    }
    let mut state = browser("", WIDE);
    press(&mut state, "Ctrl-F =第3、5项");
    assert!(
        ["yinchuan-2022/3", "yinchuan-2022/5"]
            .iter()
            .all(|id| listed(&state).contains(&(*id).to_owned()))
    );
    assert!(!listed(&state).contains(&"yinchuan-2022/35".to_owned()), "第35项 is another one");
    press(&mut state, "Enter Ctrl-X Ctrl-F =1-2");
    assert!(!listed(&state).contains(&"yinchuan-2022/1".to_owned()), "1—2个 is an amount");
    press(&mut state, "Enter Ctrl-X Ctrl-F =3D打印");
    assert!(!screen(&state).contains("没有哪项任务的年份"), "a word is no number");
    press(&mut state, "Enter Ctrl-X Ctrl-F =银川3-5");
    assert_eq!(listed(&state), ["yinchuan-2022/3", "yinchuan-2022/4", "yinchuan-2022/5"]);
}

#[test]
fn hits_elsewhere_are_said() {
    let mut state = of_unit("银川市/市教育局", "", WIDE);
    press(&mut state, "Ctrl-F =农民 Enter");
    let ours = listed(&state).len();
    let mut all = browser("", WIDE);
    press(&mut all, "Ctrl-F =农民 Enter");
    let said = format!("我单位 {ours} 项，全部 {} 项", listed(&all).len());
    assert!(ours > 0 && screen(&state).contains(&said), "{said} {}", screen(&state));
    assert!(!screen(&all).contains("项，全部"));
}

/// Which region has no such unit is said first.
#[test]
fn a_unit_that_our_region_has_not_is_said_first() {
    let mut state = of_unit("银川市/市教育局", "", WIDE);
    press(&mut state, "Ctrl-F =民委 Enter");
    assert!(screen(&state).contains("银川的方案里没有“民委”"), "{}", screen(&state));
    press(&mut state, "F4");
    let text = screen(&state);
    assert!(text.contains("银川的方案里没有“民委”，以下是其他地区的"), "{text}");
    assert_eq!(state.level().shown().rows.first(), Some(&Row::NotHere));
    assert!(!listed(&state).is_empty());
    press(&mut state, "Ctrl-F Ctrl-U =市科协 Enter");
    assert!(!screen(&state).contains("方案里没有"), "{}", screen(&state));
}

/// A target of which only the task fits steps back and is counted apart.
#[test]
fn targets_that_were_not_asked_for_step_back() {
    let mut state = browser("", WIDE);
    press(&mut state, "v g Ctrl-F =科普讲座 Enter");
    let text = screen(&state);
    assert!(text.contains("只是任务符合"), "{text}");
    let heads = state.level().shown().rows.iter().filter_map(|row| match row {
        Row::Targets(_, fit, others) => Some((*fit, *others)),
        _ => None,
    });
    let (fit, others) = heads.fold((0, 0), |(a, b), (fit, others)| (a + fit, b + others));
    let rows = state.level().shown().rows.iter().filter(|row| row.is_item()).count();
    assert_eq!(fit + others, rows);
    assert!(fit > 0 && others > 0);
}

#[test]
fn targets_due_with_their_plan_are_left_out_by_a_command() {
    let mut state = browser("due:2025", WIDE);
    let with = listed(&state).len();
    press(&mut state, "F1 =随方案到期 Enter");
    let without = listed(&state).len();
    assert!(without < with, "{without} {with}");
    press(&mut state, "F1 =随方案到期 Enter");
    assert_eq!(listed(&state).len(), with);
    press(&mut state, "v g");
    assert!(screen(&state).contains("随方案到期（2025）"), "{}", screen(&state));
}

/// Our unit is found by whatever it is called, as everywhere: an old name, pasted with what clings to it; a misspelt one is
/// offered right.
#[test]
fn our_unit_is_found_by_all_its_names() {
    for (typed, unit) in [
        ("银川 劳动局", "市人社局"),
        ("市教育局。", "市教育局"),
        ("【市教育局】", "市教育局"),
        ("市教\u{200e}育局", "市教育局"),
        ("市教肓局 Enter", "市教育局"),
    ] {
        let mut state = browser("", NARROW);
        press(&mut state, "F4");
        let (text, keys) = typed.split_once(" Enter").unwrap_or((typed, ""));
        update(&mut state, Message::Paste(text.to_owned()));
        if keys.is_empty() && typed.ends_with("Enter") {
            assert!(screen(&state).contains("是不是要查“市教育局”"), "{}", screen(&state));
            press(&mut state, "Enter");
        }
        press(&mut state, "Enter");
        let ours = state.lens().unit.map(|unit| state.model().unit(unit).name.clone());
        assert_eq!(ours.as_deref(), Some(unit), "{typed}");
    }
    let mut state = browser("", NARROW);
    press(&mut state, "F4 =zzzz Enter");
    assert!(screen(&state).contains("没有符合的，请改写"), "{}", screen(&state));
}

/// What is on the screen, without blanks and the ends of lines: a word may be parted by one.
fn squeezed(state: &State) -> String {
    let rows = screen(state);
    let rows = rows.lines().take_while(|row| !row.contains("-- styles"));
    let texts = rows.filter_map(|row| row.split_once('|')).map(|(_, text)| text);
    texts.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect()
}

/// Wherever in a task the search finds something, the detail shows it when it is opened.
#[test]
fn the_detail_comes_to_the_hit() {
    for (word, size) in [("电信诈骗", SMALL), ("科普信息员", SMALL), ("志愿", (80, 12))]
    {
        let mut state = browser("", size);
        press(&mut state, &format!("Ctrl-F ={word} Enter Enter"));
        assert_eq!(state.focus, Pane::Detail);
        // The line of the search box has it as well.
        let shown = squeezed(&state).matches(word).count();
        assert!(shown > 1, "{word}: {}", screen(&state));
    }
}

/// F3 in the detail goes through its hits, then to the next task.
#[test]
fn f3_goes_through_the_hits_of_a_task() {
    let mut state = browser("", SMALL);
    press(&mut state, "Ctrl-F =志愿 Enter Enter");
    let first = current(&state);
    let mut seen = vec![state.level().place().detail.hit()];
    for _ in 0..40 {
        press(&mut state, "F3");
        if current(&state) != first {
            break;
        }
        assert!(squeezed(&state).matches("志愿").count() > 1, "{}", screen(&state));
        seen.push(state.level().place().detail.hit());
    }
    assert_ne!(current(&state), first, "then the next task");
    assert!(seen.len() > 2 && seen.is_sorted(), "{seen:?}");
    assert_eq!(state.focus, Pane::Detail);
    assert!(squeezed(&state).matches("志愿").count() > 1);
}

/// From the detail, F3 goes on to the next task and to what is found in it.
#[test]
fn f3_goes_to_the_hit_of_the_next_task() {
    let mut state = browser("", (60, 14));
    press(&mut state, "Ctrl-F =食品安全 Enter Enter");
    let first = current(&state);
    for _ in 0..12 {
        press(&mut state, "F3");
        let hit = state.level().place().detail.hit();
        assert!(hit.is_some(), "{}", screen(&state));
        if current(&state) != first {
            return;
        }
    }
    panic!("never came to the next task: {}", screen(&state));
}

/// Where a unit is chosen, only units are offered.
#[test]
fn only_units_are_offered_as_units() {
    let mut state = browser("", WIDE);
    press(&mut state, "F4 =nonmin");
    assert!(!screen(&state).contains("是不是"), "{}", screen(&state));
    let mut state = browser("", WIDE);
    press(&mut state, "F4 =市教肓局");
    assert!(screen(&state).contains("市教育局"), "{}", screen(&state));
}

/// The targets view says how many are due only with their plan; goals are told of where tasks are merely near.
#[test]
fn what_is_derived_or_elsewhere_is_said() {
    let state = browser("到期:2025 view:targets", WIDE);
    assert!(screen(&state).contains("随方案到期 "), "{}", screen(&state));
    let mut state = browser("", WIDE);
    press(&mut state, "Ctrl-F =8万人次 Enter");
    assert!(screen(&state).contains("总目标里有 1 项"), "{}", screen(&state));
    let state = of_unit("青海省/省科协", "财政局", WIDE);
    assert!(screen(&state).contains("有“省财政厅”"), "{}", screen(&state));
}
