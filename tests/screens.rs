//! What is drawn: snapshots at several sizes, no panic at any size, nothing outside its pane.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "common/browser.rs"]
mod browser;

use browser::{browser, draw, first_run, line, of_unit, press, screen, with_layers};
use fengong::document::{Document, Setting};
use fengong::lang::Lang;
use fengong::load::Layer;
use fengong::query::highlight::Highlighter;
use fengong::query::{Query, run};
use fengong::tastes::Look;
use fengong::text::cells::width;
use fengong::text::chars::Chars;
use fengong::text::clean::is_forbidden;
use fengong::text::wrap::wrap;
use fengong::tui::message::Message;
use fengong::tui::update::update;

const SIZES: [(u16, u16); 4] = [(120, 36), (80, 24), (60, 20), (40, 10)];

/// States worth a picture: a name, a query to start with, keys to press.
const STATES: [(&str, &str, &str); 20] = [
    ("start", "", ""),
    ("filtered", "lead:银川市/市教育局 year:2022", "Down Down"),
    ("facets", "", "F2 Down Space Down Delete"),
    ("narrowed", "", "F2 =科技"),
    ("detail", "plan:yinchuan-2022", "Down Down Enter Down Down"),
    ("search", "", "/ =科技馆"),
    ("drilled", "plan:tunxi-2022", "Down Down Down Down Enter Down Down Down Enter"),
    ("help", "", "F1"),
    ("nothing", "马兰花", ""),
    ("marks", "plan:yinchuan-2022", "Space Shift-Down"),
    ("facet_menu", "", "f"),
    ("matrix", "", "v m Down Right Right"),
    ("matrix_by_theme", "plan:tunxi-2022", "v m t Home Right Right Right"),
    ("targets", "", "v g"),
    ("targets_by_quantity", "", "v g F8 F8"),
    ("units", "", "v u t"),
    ("unit_page", "", "Ctrl-G =hskx Enter"),
    ("compare", "", "v c Down Right"),
    ("audit", "", "v a Down"),
    ("meeting", "plan:yinchuan-2022 科技馆", "F5"),
];

#[test]
fn pictures() {
    for (name, query, keys) in STATES {
        for size in SIZES {
            let mut state = browser(query, size);
            press(&mut state, keys);
            insta::assert_snapshot!(format!("{name}_{}x{}", size.0, size.1), screen(&state));
        }
    }
}

#[test]
fn pictures_of_our_unit() {
    for size in SIZES {
        let picture = |name: &str, keys: &str| {
            let mut state = of_unit("银川市/市教育局", "", size);
            press(&mut state, keys);
            insta::assert_snapshot!(format!("{name}_{}x{}", size.0, size.1), screen(&state));
        };
        picture("ours", "");
        picture("ours_searched", "/ =科普");
        picture("partners", "F7 Down");
        picture("covered", "End Enter");
        let mut state = first_run(size);
        press(&mut state, "=市j");
        insta::assert_snapshot!(format!("first_run_{}x{}", size.0, size.1), screen(&state));
    }
}

#[test]
fn looks_and_languages() {
    for (name, look) in
        [("light", Look::Light), ("contrast", Look::Contrast), ("plain", Look::Plain)]
    {
        let mut state = browser("科技馆", (80, 24));
        state.look = look;
        press(&mut state, "F2");
        insta::assert_snapshot!(format!("look_{name}"), screen(&state));
    }
    let mut state = browser("lead:银川市/市教育局", (120, 36));
    state.lang = Lang::En;
    press(&mut state, "Enter");
    insta::assert_snapshot!("english", screen(&state));
}

/// Columns that were scrolled to, copying, saving, and characters of doubtful width avoided.
#[test]
fn pictures_of_the_console() {
    for (name, keys) in [
        ("columns", "Right Right Right Right Right Right F8"),
        ("copy", "y Down"),
        ("save", "Ctrl-B"),
        ("zoom", "F11 F1 =ASCII Enter"),
    ] {
        for size in [(120, 36), (60, 20)] {
            let mut state = browser("plan:yinchuan-2022", size);
            press(&mut state, keys);
            insta::assert_snapshot!(format!("{name}_{}x{}", size.0, size.1), screen(&state));
        }
    }
    // Every look, and no character whose width is in doubt.
    for look in [Look::Dark, Look::Light, Look::Contrast, Look::Plain] {
        let mut state = browser("", (80, 24));
        state.look = look;
        press(&mut state, "F1 =ASCII Enter F1");
        let text: String = draw(&state).content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert!(!text.contains(|c| "“”—…·←→↑↓│─┌┐└┘".contains(c)), "{text}");
    }
}

/// The cursor is told by a mark and an attribute in every look, never by colour alone.
#[test]
fn the_cursor_is_seen_in_every_look() {
    for look in [Look::Dark, Look::Light, Look::Contrast, Look::Plain] {
        let mut state = browser("", (80, 24));
        state.look = look;
        press(&mut state, "Down");
        let buffer = draw(&state);
        let row = (4..23).find(|y| line(&buffer, *y).starts_with('>')).expect("the mark");
        let [on, off] = [row, row + 1].map(|y| buffer[(1, y)].style());
        assert!(on.add_modifier != off.add_modifier || on.bg != off.bg, "{look:?}");
    }
}

#[test]
fn problems_are_counted_and_listed() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("x.ron"), "(\n    format: 1,\n    id “x”,\n)").unwrap();
    let layers = [Layer::Embedded, Layer::Dir(dir.path().to_owned())];
    let mut state = with_layers(&layers, "", (80, 24));
    assert!(line(&draw(&state), 23).contains("问题 1"));
    press(&mut state, "Ctrl-P");
    let text: String = (0..24).map(|y| line(&draw(&state), y)).collect();
    for part in ["全角", "x.ron:3:8", "id “x”", "半角"] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn no_size_is_too_small_and_every_size_recovers() {
    let mut states: Vec<_> = STATES
        .iter()
        .map(|(_, query, keys)| {
            let mut state = browser(query, (120, 36));
            press(&mut state, keys);
            state
        })
        .collect();
    for state in &mut states {
        let before = screen(state);
        let sizes = (0..=24).flat_map(|w| (0..=24).map(move |h| (w, h)));
        for (width, height) in sizes.chain([(40, 9), (39, 10), (40, 10), (200, 60), (300, 3)]) {
            update(state, Message::Resize(width, height));
            draw(state);
        }
        update(state, Message::Resize(38, 9));
        assert!(line(&draw(state), 0).contains("窗口过小，需 40x10"));
        update(state, Message::Resize(120, 36));
        let again = screen(state);
        for y in [0, 1, 2, 35] {
            assert_eq!(again.lines().nth(y), before.lines().nth(y));
        }
    }
}

#[test]
fn drawing_twice_gives_the_same_screen() {
    let mut state = browser("", (120, 36));
    press(&mut state, "Enter Down Down");
    assert_eq!(screen(&state), screen(&state));
}

/// Every cell of a row is filled by what belongs there: the separators stand in one column, whatever wide
/// characters are left of them.
#[test]
fn columns_stay_straight() {
    for size in [(120, 36), (111, 30), (81, 24)] {
        let mut state = browser("", size);
        press(&mut state, "F2 PgDn");
        let buffer = draw(&state);
        for y in 3..size.1 - 1 {
            assert_eq!(buffer[(27, y)].symbol(), "│", "{size:?} row {y}");
        }
    }
}

/// A popup keeps its borders over wide characters, wherever it begins.
#[test]
fn popups_stay_whole_over_wide_characters() {
    for w in 60..=63 {
        let mut state = browser("", (w, 24));
        press(&mut state, "F1");
        let buffer = draw(&state);
        for y in 3..=20 {
            let row = line(&buffer, y);
            assert_eq!(row.matches('│').count(), 2, "{w}: {row}");
            let before = buffer[(1, y)].symbol();
            assert!(width(before) < 2, "{w}: half a character is left of the border");
        }
    }
}

#[test]
fn no_number_is_cut_and_no_line_begins_wrongly() {
    let state = browser("", (120, 36));
    let index = state.index();
    let asked = run(&Query::parse("due:2025").unwrap(), state.data()).unwrap();
    let digit = |c: char| c.is_ascii_digit();
    for id in index.model().task_ids() {
        for cells in 2..=80 {
            let texts = index.model().task(id).measures.iter();
            for text in texts {
                let mut last = None::<&str>;
                for range in wrap(text, cells) {
                    let row = text.get(range).unwrap();
                    assert!(width(row) <= cells.max(2), "{cells}: {row}");
                    if cells >= 16 {
                        assert!(
                            !row.starts_with(['，', '。', '、', '；', '：', '）', '”', '》']),
                            "{row}"
                        );
                        assert!(!row.ends_with(['（', '“', '《']), "{row}");
                        let parted = last.is_some_and(|l| l.ends_with(digit))
                            && row.starts_with(|c| digit(c) || "人个名次家".contains(c));
                        assert!(!parted, "{cells}: {last:?} {row}");
                    }
                    last = Some(row);
                }
            }
        }
        for cells in [8, 20, 36, 38, 58, 78] {
            let words = Highlighter::default();
            let setting = Setting {
                index,
                words: &words,
                asked: Some(&asked),
                of_page: false,
                ours: None,
                chars: Chars::Unicode,
                lang: Lang::Zh,
            };
            let document = Document::of(setting, id, cells);
            for pieces in &document.lines {
                let text: String = pieces.iter().map(|p| p.text.as_str()).collect();
                assert!(width(&text) <= cells.max(10), "{cells}: {text}");
                assert!(!text.contains(is_forbidden));
            }
        }
    }
}

/// Whatever a data file holds, no character that a terminal would act on is drawn.
#[test]
fn hostile_data_is_shown_harmlessly() {
    let dir = tempfile::tempdir().unwrap();
    let evil = "\u{1b}]52;c;eA==\u{7}\u{202e}\u{9b}\u{200b}\u{feff}";
    let plan = format!(
        "(format: 1, id: \"x\", title: \"题{evil}\", region: \"市{evil}\", level: City, period: (2022, 2022),
        areas: [(title: \"域{evil}\", kind: Action, theme: \"youth\", lead: [\"局{evil}\"], tasks: [
            (number: \"1{evil}\", title: \"任{evil}\", measures: [\"措{evil}\"], targets: [
                (what: \"标{evil}\", amount: Exactly(1), unit: \"个{evil}\", scope: \"围{evil}\")]) ])])"
    );
    std::fs::write(dir.path().join("x.ron"), plan).unwrap();
    let layers = [Layer::Dir(dir.path().to_owned())];
    for size in SIZES {
        for keys in ["", "F2", "F2 Up Up Space", "Enter", "Enter Down Enter", "Ctrl-P", "/ =任"] {
            let mut state = with_layers(&layers, "", size);
            press(&mut state, keys);
            let buffer = draw(&state);
            let symbols = buffer.content.iter().map(ratatui::buffer::Cell::symbol);
            for symbol in symbols {
                assert!(!symbol.contains(is_forbidden), "{symbol:?}");
            }
        }
    }
}
