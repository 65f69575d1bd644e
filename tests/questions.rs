//! A question is a value: typed, given, remembered or ticked, it is one and the same.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "common/browser.rs"]
mod browser;
mod common;

use browser::{asked, browser, listed, press, screen, with_layers};
use common::{another_district, data};
use fengong::load::Layer;
use fengong::query::{Field, Filter, Query, Value, look_up, run};
use fengong::tui::memory::{recall, remember};
use fengong::tui::state::State;

const WIDE: (u16, u16) = (120, 36);

/// The values of the open facet that have a sign in their box, each with its count.
fn boxes(state: &State, sign: &str) -> Vec<String> {
    let text = screen(state);
    let lines = text.lines().filter_map(|line| {
        let line = line.split_once('|')?.1.trim_start_matches(['>', ' ']).strip_prefix(sign)?;
        let words: Vec<&str> = line.split('│').next()?.split_whitespace().collect();
        Some(words.join(" "))
    });
    lines.collect()
}

/// The filter chosen for a unit of one district stays that of this district when another district names a unit alike.
#[test]
fn a_strangers_unit_is_not_ours() {
    let mut state = browser("", WIDE);
    press(&mut state, "F2 Left Down Down Enter =区卫生健康委 Space");
    assert_eq!((listed(&state).len(), &*asked(&state)), (5, "charge:\"屯溪区/区卫生健康委\""));
    let session = remember(&state);
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("district.ron"), another_district("祁门区")).unwrap();
    let layers = [Layer::Embedded, Layer::Dir(dir.path().to_owned())];
    let mut again = with_layers(&layers, "", WIDE);
    assert!(recall(&mut again, &session).is_empty());
    assert_eq!(listed(&again), listed(&state), "no task of the other district");
    press(&mut again, "F2");
    assert_eq!(boxes(&again, "[x]"), ["区卫生健康委 屯… 5"]);
    assert!(boxes(&again, "[ ]").iter().any(|line| line == "区卫生健康委 祁… 5"));
}

/// Whatever way a filter is written, its boxes are ticked; Space on one takes that value alone away.
#[test]
fn what_is_typed_is_ticked() {
    for (text, facet, ticked) in [
        ("charge:kjjxj", "c", 1),
        ("到期:2024-2025", "d", 2),
        ("牵头:市科技局", "l", 2),
        ("领域:青少年", "a", 1),
        ("方案:银川", "p", 1),
        ("lead:kjj year:2025", "l", 2),
        ("lead:kjj year:2025", "y", 1),
    ] {
        // So high that every value is seen.
        let mut state = browser(text, (120, 120));
        let before = listed(&state);
        press(&mut state, &format!("f {facet}"));
        let on = boxes(&state, "[x]");
        assert_eq!(on.len(), ticked, "{text} {facet}: {}", screen(&state));
        // To the first ticked value, and Space: it alone is taken away.
        while !line(&state).contains("[x]") {
            press(&mut state, "Down");
        }
        press(&mut state, "Space");
        assert_eq!(boxes(&state, "[x]").len(), ticked - 1, "{text} {facet}: {}", screen(&state));
        let fewer = listed(&state);
        // Nothing may be due in a year of several.
        assert!(ticked > 1 || fewer != before, "{text} {facet}");
        assert!(ticked == 1 || fewer.iter().all(|task| before.contains(task)), "{text} {facet}");
        // The cursor has gone on to the next value.
        press(&mut state, "Up Space");
        assert_eq!(listed(&state), before, "{text} {facet}");
    }
}

/// The line of the facets that the cursor is on.
fn line(state: &State) -> String {
    let text = screen(state);
    let mut facets = text.lines().filter_map(|line| line.split_once('|').map(|(_, rest)| rest));
    facets.rfind(|line| line.starts_with('>')).unwrap_or_default().to_owned()
}

/// The command line's options, a typed query and a chosen value are equal filters.
#[test]
fn two_spellings_are_one_filter() {
    let data = data();
    let of = |text: &str| look_up(&Query::parse(text).unwrap(), data.index()).0.filters;
    for (one, other) in [
        ("charge:kjjxj", "负责:区科技经济和信息化局"),
        ("due:2024-2025", "到期:2025,2024"),
        ("lead:市科技局", "牵头:呼和浩特市/市科技局,银川市/市科技局"),
        ("plan:银川", "方案:\"yinchuan-2022\""),
    ] {
        assert_eq!(of(one), of(other), "{one} and {other}");
        assert_eq!(of(one).len(), 1);
    }
    let year = |year| Filter::one(Field::Due, Value::Year(year));
    assert_eq!(of("到期:2025年"), [year(2025)]);
    assert_ne!(of("due:2025"), of("-due:2025"));
}

/// What a facet counts is what choosing the value leaves, whatever is excluded.
#[test]
fn counts_obey_exclusions() {
    let data = data();
    let mut state = browser("方案:yinchuan-2022 -牵头:市科技局", WIDE);
    press(&mut state, "F2 Left Enter");
    assert!(boxes(&state, "[ ]").contains(&"市科协 银川市 5".to_owned()), "{}", screen(&state));
    let excluded = listed(&state).len();
    press(&mut state, "=市科协 Space");
    assert_eq!(listed(&state).len(), 5);
    press(&mut state, "Up Space");
    assert_eq!(listed(&state).len(), excluded, "and taking it back shows the others again");
    // Every count against an answer of its own.
    let found = |text: &str| run(&Query::parse(text).unwrap(), &data).unwrap().tasks.len();
    for base in ["-lead:市科技局", "-unit:市科协 -lead:市教育局", "year:2025 -charge:区科协"]
    {
        let mut state = browser(base, WIDE);
        press(&mut state, "F2 Left Enter");
        for line in boxes(&state, "[ ]") {
            let parts: Vec<&str> = line.split(' ').collect();
            if let [name, region, n] = parts.as_slice()
                && !name.contains('…')
                && !region.contains('…')
            {
                let n: usize = n.parse().unwrap();
                let chosen = format!("{base} lead:\"{region}/{name}\"");
                assert_eq!(found(&chosen), n, "{chosen}");
            }
        }
    }
}

/// Of two filters of a field, which must both hold, the boxes show the last; its counts obey the first.
#[test]
fn two_filters_of_a_field_are_not_one() {
    let mut state = browser("方案:银川 方案:屯溪", (120, 60));
    press(&mut state, "f p");
    assert_eq!(listed(&state).len(), 0);
    assert!(boxes(&state, "[x]").len() == 1 && boxes(&state, "[x]")[0].starts_with("屯溪区"));
    assert!(boxes(&state, "[ ]")[0].ends_with(" 36"), "{:?}", boxes(&state, "[ ]"));
    press(&mut state, "Home");
    while !line(&state).contains("银川") {
        press(&mut state, "Down");
    }
    press(&mut state, "Enter");
    assert_eq!(listed(&state).len(), 36);
}

/// Which unit is ours is not undone, and what is undone after it is named.
#[test]
fn undo_after_choosing_our_unit() {
    let mut state = browser::of_unit("银川市/市教育局", "", WIDE);
    press(&mut state, "F4 Space M =银川市科技局 Enter");
    let (ours, shown) = (state.lens(), listed(&state));
    press(&mut state, "Ctrl-Z");
    assert_eq!(state.notice.as_deref(), Some("已撤销：标记，Ctrl-Y 重做"));
    assert_eq!((state.lens(), listed(&state)), (ours, shown));
    assert!(state.marks.tasks().is_empty());
}

/// A page that the program is started with is called after its unit, whosever unit is ours.
#[test]
fn a_page_at_the_start_has_the_name_of_its_unit() {
    let state = browser::of_unit("银川市/市教育局", "page:屯溪区/区卫生健康委", WIDE);
    assert_eq!(state.first_name(), "屯溪区 区卫生健康委");
}

/// What is shown is made anew only if something else is asked.
#[test]
fn moving_asks_nothing() {
    let mut state = browser("农民", WIDE);
    let shown: *const _ = state.level().shown();
    press(&mut state, "Down Up PgDn Tab Tab Tab");
    assert!(std::ptr::eq(shown, state.level().shown()));
    press(&mut state, "F2 Down Space");
    assert!(!std::ptr::eq(shown, state.level().shown()));
}
