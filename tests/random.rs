//! Random keys at random sizes: nothing panics, the screen is a function of the state, and nothing is lost that a
//! redraw could not show again.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "common/browser.rs"]
mod browser;

use browser::{browser, buffer, draw, of_unit, press, screen, with_layers};
use fengong::lang::Lang;
use fengong::load::Layer;
use fengong::query::{Question, View};
use fengong::text::cells::width;
use fengong::text::chars::Chars;
use fengong::tui::frame::SMALLEST;
use fengong::tui::keymap::BINDINGS;
use fengong::tui::lens::Lens;
use fengong::tui::level::Level;
use fengong::tui::line::{line, read, view};
use fengong::tui::memory::{recall, remember};
use fengong::tui::message::Message;
use fengong::tui::state::State;
use fengong::tui::title::Title;
use fengong::tui::update::update;
use ratatui::buffer::{Buffer, Cell};
use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Rect;
use ratatui::style::Style;

/// How many keys are pressed in a browser that starts at one size.
const KEYS: usize = 10_000;

/// A generator that needs no crate and gives the same keys every time (Marsaglia, Xorshift RNGs, 2003).
struct Random(u64);

impl Random {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(below.max(1)).unwrap()).unwrap()
    }

    /// The usual size more often than any other.
    fn size(&mut self, usual: (u16, u16)) -> (u16, u16) {
        match self.next(2) {
            0 => usual,
            _ => (
                u16::try_from(1 + self.next(200)).unwrap(),
                u16::try_from(1 + self.next(60)).unwrap(),
            ),
        }
    }

    /// A key, some typed text, a click, or another size.
    fn step(&mut self, state: &mut State, usual: (u16, u16)) {
        const TYPED: [&str; 10] = [
            "=科普",
            "=jyj",
            "=牵头:",
            "=lead:市教育局",
            "=“",
            "=zzzz",
            "=农民培训",
            "=a",
            "=？",
            "=ｑ",
        ];
        let keys: Vec<&str> = BINDINGS.iter().flat_map(|b| b.keys).copied().collect();
        match self.next(20) {
            0 => {
                let (width, height) = self.size(usual);
                update(state, Message::Resize(width, height));
            }
            1 => {
                press(state, TYPED[self.next(TYPED.len())]);
            }
            2 => {
                let kinds = [
                    MouseEventKind::Down(MouseButton::Left),
                    MouseEventKind::ScrollDown,
                    MouseEventKind::ScrollUp,
                    MouseEventKind::Drag(MouseButton::Left),
                ];
                let event = MouseEvent {
                    kind: kinds[self.next(kinds.len())],
                    column: u16::try_from(self.next(210)).unwrap(),
                    row: u16::try_from(self.next(65)).unwrap(),
                    modifiers: KeyModifiers::NONE,
                };
                update(state, Message::Mouse(event));
            }
            3 => {
                update(state, Message::Paste("老年人\r科普".to_owned()));
            }
            _ => {
                let key = keys[self.next(keys.len())];
                if !"↑↓←→".contains(key.chars().last().unwrap_or(' ')) {
                    press(state, key);
                }
            }
        }
    }
}

/// A test for each size: they run side by side.
macro_rules! sizes {
    ($($name:ident: $width:literal x $height:literal;)*) => {$(
        #[test]
        fn $name() {
            ten_thousand_keys(($width, $height));
        }
    )*};
}

sizes! {
    keys_at_1x1: 1 x 1;
    keys_at_39x9: 39 x 9;
    keys_at_40x10: 40 x 10;
    keys_at_60x20: 60 x 20;
    keys_at_80x24: 80 x 24;
    keys_at_110x30: 110 x 30;
    keys_at_120x36: 120 x 36;
    keys_at_200x60: 200 x 60;
}

fn ten_thousand_keys(size: (u16, u16)) {
    let mut random = Random(0x5eed_2026 + u64::from(size.0));
    let mut states = [0, 1, 2].map(|at| fresh(at, size));
    for step in 0..KEYS {
        let at = random.next(states.len());
        let state = &mut states[at];
        random.step(state, size);
        let buffer = draw(state);
        if step % 50 == 0 {
            whole(state);
            pasted(state);
            // Written down and shown again, it is the same.
            let mut copy = state.clone();
            copy.overlay = None;
            copy.search = None;
            // A meeting is gone on with separately: what is compared is the view below it.
            copy.meeting = None;
            copy.notice = None;
            copy.columns.active = None;
            // In a browser that has just been started.
            let mut again = fresh(at, copy.size);
            again.look = copy.look;
            again.lang = copy.lang;
            again.chars = copy.chars;
            again.zoom = copy.zoom;
            again.look_through(copy.lens());
            let missing = recall(&mut again, &remember(&copy));
            assert!(missing.is_empty(), "{missing:?}");
            let (width, height) = copy.size;
            update(&mut copy, Message::Resize(width, height));
            update(&mut again, Message::Resize(width, height));
            assert_eq!(screen(&copy), screen(&again), "step {step}");
        }
        assert_eq!(buffer.area.width, state.size.0);
    }
}

fn fresh(at: usize, size: (u16, u16)) -> State {
    match at {
        0 => browser("", size),
        1 => of_unit("银川市/市教育局", "", size),
        _ => of_unit("屯溪区/区科协", "科普", size),
    }
}

/// A terminal, as far as wide characters matter: writing over one half of one blanks the other.
#[derive(Clone, PartialEq)]
struct Shown {
    width: usize,
    cells: Vec<(String, Style)>,
}

impl Shown {
    fn blank(size: (u16, u16)) -> Self {
        let (width, height) = (usize::from(size.0), usize::from(size.1));
        Self { width, cells: vec![(" ".to_owned(), Cell::default().style()); width * height] }
    }

    fn write(&mut self, x: usize, y: usize, symbol: &str, style: Style) {
        let at = y * self.width + x;
        let cells = width(symbol).max(1);
        for cell in at..(at + cells).min(self.cells.len()) {
            // An empty text stands for the covered half.
            if self.cells[cell].0.is_empty() && cell > 0 {
                self.cells[cell - 1] = (" ".to_owned(), Cell::default().style());
            }
            if width(&self.cells[cell].0) > 1 && cell + 1 < self.cells.len() {
                self.cells[cell + 1] = (" ".to_owned(), Cell::default().style());
            }
            self.cells[cell] = (String::new(), style);
        }
        self.cells[at] = (symbol.to_owned(), style);
    }

    fn update(&mut self, before: &Buffer, after: &Buffer) {
        for (x, y, cell) in before.diff(after) {
            self.write(x.into(), y.into(), cell.symbol(), cell.style());
        }
    }
}

/// What the differences between two drawings make of a screen is what drawing it anew would.
#[test]
fn nothing_stale_is_left() {
    let mut random = Random(0x57a1e);
    for size in [(120, 36), (80, 24), (61, 20), (40, 10)] {
        let mut state = of_unit("银川市/市教育局", "", size);
        let blank = Buffer::empty(Rect::new(0, 0, size.0, size.1));
        let mut before = blank.clone();
        let mut shown = Shown::blank(size);
        for step in 0..400 {
            random.step(&mut state, size);
            update(&mut state, Message::Resize(size.0, size.1));
            let after = buffer(&state);
            shown.update(&before, &after);
            let mut anew = Shown::blank(size);
            anew.update(&blank, &after);
            for (at, (cell, wanted)) in shown.cells.iter().zip(&anew.cells).enumerate() {
                // A covered half has the look of its character.
                let same = cell == wanted || cell.0.is_empty() && wanted.0.is_empty();
                let (x, y) = (at % anew.width, at / anew.width);
                assert!(same, "step {step} at {x},{y} of {size:?}: {cell:?} for {wanted:?}");
            }
            before = after;
        }
    }
}

/// Whatever the data holds, every row is as wide as the screen.
#[test]
fn any_text_fills_its_rows() {
    const SIGNS: &str = "科技局，。“”（）—…·①→≥%aZ 09é\u{301}ｑ！😀👩\u{200d}🔬ｶﾞ한е★│\u{3000}";
    let mut random = Random(0xce11);
    let signs: Vec<char> = SIGNS.chars().collect();
    for round in 0..12 {
        let mut text = |most: usize| -> String {
            let long = 1 + random.next(most);
            let any: String = (0..long).map(|_| signs[random.next(signs.len())]).collect();
            format!("文{any}")
        };
        let tasks: Vec<String> = (1..9)
            .map(|n| {
                format!(
                    "( number: \"{n}\", title: \"{}\", lead: [\"{}局\"], responsible: [\"{}办\"], \
                     measures: [\"{}\"], targets: [ (what: \"{}\", amount: AtLeast(20), \
                     unit: \"个\", when: EveryYear) ] )",
                    text(60),
                    text(12),
                    text(30),
                    text(200),
                    text(30),
                )
            })
            .collect();
        let plan = format!(
            "( format: 1, id: \"x\", title: \"{}\", region: \"某市\", level: City, period: (2022, 2025), \
             areas: [ ( title: \"{}\", kind: Action, theme: \"youth\", tasks: [ {} ] ) ] )",
            text(40),
            text(40),
            tasks.join(", ")
        );
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("x.ron"), plan).unwrap();
        let layers = [Layer::Embedded, Layer::Dir(dir.path().to_owned())];
        for width in (40..=200).step_by(11) {
            let mut state = with_layers(&layers, "plan:x", (width, 30));
            assert_eq!(state.level().shown().tasks().len(), 8, "{:?}", state.data().problems());
            let views =
                ["v m Down Right", "v m t", "v g", "v u", "v c", "v a Down", "F5", "F5 v t"];
            let list = ["", "w Down", "Enter", "F11", "F1", "Esc F2 Down", "Esc"];
            for keys in list.into_iter().chain(views) {
                press(&mut state, keys);
                state.chars = [Chars::Unicode, Chars::Ascii][round % 2];
                whole(&state);
            }
        }
    }
}

/// The line of the view, opened by somebody else, asks the same and is the same line.
fn pasted(state: &State) {
    let (level, data) = (state.level(), state.data());
    let text = view(level, data).to_string();
    let written = View::parse(&text).unwrap_or_else(|wrong| panic!("{text}: {wrong:?}"));
    assert_eq!(written.to_string(), text);
    let lens = Lens { on: false, unit: None, ..state.lens() };
    let again = |view: &View| {
        let ask = read(view, data, lens).unwrap_or_else(|wrong| panic!("{text}: {wrong:?}"));
        Level::new(Title::All, Question::default(), ask, data, lens)
    };
    let same = again(&written);
    assert_eq!(view(&same, data).to_string(), text);
    let (shown, wanted) = (same.shown(), level.shown());
    assert_eq!((shown.way, shown.tasks()), (wanted.way, wanted.tasks()), "{text}");
    // In Chinese words it is the same view.
    let chinese = line(level, data, Lang::Zh);
    let written = View::parse(&chinese).unwrap_or_else(|wrong| panic!("{chinese}: {wrong:?}"));
    let same = again(&written);
    assert_eq!(line(&same, data, Lang::En), line(level, data, Lang::En), "{chinese}");
}

/// Every row is as wide as the screen, with no character beyond the edge.
fn whole(state: &State) {
    let buffer = draw(state);
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            x += u16::try_from(width(buffer[(x, y)].symbol()).max(1)).unwrap();
        }
        assert_eq!(x, buffer.area.width, "row {y} at {:?}", state.size);
    }
    if state.size.0 >= SMALLEST.0 && state.size.1 >= SMALLEST.1 && state.chars == Chars::Ascii {
        let doubtful = "“”‘’—…·←→↑↓│─┌┐└┘";
        let text: String = buffer.content.iter().map(Cell::symbol).collect();
        assert!(!text.contains(|c| doubtful.contains(c)), "{text}");
    }
}
