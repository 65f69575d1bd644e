//! The data is loaded again, or the program started again on other data: everything is found again by its name.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test that cannot go on should stop"
)]

#[path = "common/browser.rs"]
mod browser;
mod common;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use browser::{asked, current, listed, press, screen, with_layers};
use common::another_district;
use fengong::data::Data;
use fengong::lang::Lang;
use fengong::load::Layer;
use fengong::saved::SavedView;
use fengong::tui::line::view;
use fengong::tui::memory::{recall, remember};
use fengong::tui::message::{Effect, Fresh, Message};
use fengong::tui::overlay::Overlay;
use fengong::tui::state::State;
use fengong::tui::update::update;

const WIDE: (u16, u16) = (120, 36);

/// A folder with the plan of another district, which a test changes.
struct Folder {
    dir: tempfile::TempDir,
    text: String,
}

impl Folder {
    fn new() -> Self {
        let folder =
            Self { dir: tempfile::tempdir().unwrap(), text: another_district("祁门区") };
        folder.write(&folder.text);
        folder
    }

    fn file(&self) -> PathBuf {
        self.dir.path().join("district.ron")
    }

    fn write(&self, text: &str) {
        std::fs::write(self.file(), text).unwrap();
    }

    /// Every number from 2 on is one higher, and before task 2 stands a new one.
    fn renumber(&self) {
        let mut text = self.text.clone();
        for number in (2..=21).rev() {
            let new = format!("number: \"{}\"", number + 1);
            text = text.replace(&format!("number: \"{number}\""), &new);
        }
        let text = without_remarks(&text);
        let at = text.find("                (\n                    number: \"3\"").unwrap();
        let new = "(number: \"2\", title: \"全新的任务\", in_charge: [\"区科协\"], measures: [\"做\"]),\n";
        self.write(&format!("{}{new}{}", &text[..at], &text[at..]));
    }

    /// Task 2 is gone, and the others move up.
    fn remove_second(&self) {
        let from = self.text.find("                (\n                    number: \"2\"").unwrap();
        let to = self.text.find("                (\n                    number: \"3\"").unwrap();
        let mut text = format!("{}{}", &self.text[..from], &self.text[to..]);
        for number in 3..=21 {
            let new = format!("number: \"{}\"", number - 1);
            text = text.replace(&format!("number: \"{number}\""), &new);
        }
        self.write(&without_remarks(&text));
    }

    fn layers(&self) -> [Layer; 2] {
        [Layer::Embedded, Layer::Dir(self.dir.path().to_owned())]
    }

    fn browser(&self, query: &str) -> State {
        with_layers(&self.layers(), query, WIDE)
    }

    /// What Ctrl-R asks for, done.
    fn reload(&self, state: &mut State) -> String {
        assert_eq!(press(state, "Ctrl-R"), [Effect::Reload]);
        update(state, Message::Loaded(Fresh(Arc::new(Data::load(&self.layers())))));
        state.notice.clone().unwrap()
    }
}

/// The plan without its remarks, which name tasks by number.
fn without_remarks(text: &str) -> String {
    let (before, rest) = text.split_once("    remarks: [").unwrap();
    let (_, after) = rest.split_once("\n    ],\n").unwrap();
    format!("{before}{after}")
}

fn titles(state: &State) -> Vec<String> {
    state.marks.tasks().iter().map(|task| state.model().task(*task).title.clone()).collect()
}

fn title(state: &State) -> String {
    state.model().task(state.level().task().unwrap()).title.clone()
}

/// Marks, meeting, cursor, history and pickers stay with their tasks when these get other numbers.
#[test]
fn renumbered_tasks_are_the_same_tasks() {
    let folder = Folder::new();
    let mut state = folder.browser("plan:district-2022");
    press(&mut state, "Down Down Space Down Space Up");
    let (marked, on) = (titles(&state), title(&state));
    press(&mut state, "F5 Right");
    let met = screen(&state).lines().nth(2).map(str::to_owned);
    press(&mut state, "F5 F1 =矩阵");
    folder.renumber();
    let told = folder.reload(&mut state);
    assert!(told.contains("新增 1 项") && told.contains("编号变化 20 项"), "{told}");
    assert!(told.contains("标记的任务编号已变"), "{told}");
    assert!(matches!(&state.overlay, Some(Overlay::Commands(_))), "what is open stays open");
    press(&mut state, "Esc");
    assert_eq!((titles(&state), title(&state)), (marked.clone(), on));
    press(&mut state, "F5");
    assert_eq!(screen(&state).lines().nth(2).map(str::to_owned), met, "the meeting goes on");
    press(&mut state, "F5");
    // Undo is of what was asked before the data was loaded.
    press(&mut state, "Ctrl-Z");
    assert_eq!(titles(&state), &marked[..1]);
    press(&mut state, "Ctrl-Y");
    assert_eq!(titles(&state), marked);
}

/// What is undone after loading again is on the same task, and no heading of it lies.
#[test]
fn undo_goes_back_to_the_same_row() {
    let folder = Folder::new();
    let mut state = folder.browser("plan:district-2022");
    press(&mut state, "End");
    let on = title(&state);
    press(&mut state, "/ =农民 Enter Ctrl-G =祁门区科协 Enter / =培训 Enter");
    folder.renumber();
    folder.reload(&mut state);
    press(&mut state, "Ctrl-Z Ctrl-Z Ctrl-Z");
    assert_eq!(title(&state), on);
    press(&mut state, "Ctrl-Y Ctrl-Y");
    assert!(screen(&state).lines().next().unwrap().contains("区科协"));
    std::fs::remove_file(folder.file()).unwrap();
    folder.reload(&mut state);
    for _ in 0..4 {
        press(&mut state, "Ctrl-Z");
        assert!(!screen(&state).lines().next().unwrap().contains("区科协"), "{}", screen(&state));
    }
}

/// Marks of a plan that is not there for a while come back with it, also over a restart; clearing them is for good.
#[test]
fn marks_come_back_with_their_plan() {
    let folder = Folder::new();
    let mut state = folder.browser("plan:district-2022");
    press(&mut state, "Space Space");
    let marked = titles(&state);
    assert_eq!(marked.len(), 2);
    std::fs::remove_file(folder.file()).unwrap();
    let mut again = folder.browser("");
    assert!(recall(&mut again, &remember(&state)).message(Lang::Zh).contains("标记的任务已不在"));
    assert_eq!(titles(&again), [""; 0]);
    folder.write(&folder.text);
    let mut third = folder.browser("");
    recall(&mut third, &remember(&again));
    assert_eq!(titles(&third), marked);
    press(&mut again, "F1 =清除全部标记 Enter");
    folder.reload(&mut again);
    assert_eq!(titles(&again), [""; 0]);
}

/// A task that is gone is not taken for the one that has its number now.
#[test]
fn a_task_that_is_gone_is_not_another() {
    let folder = Folder::new();
    let mut state = folder.browser("plan:district-2022");
    press(&mut state, "Down Space Down Down Down Space Home F5");
    let second = titles(&state)[1].clone();
    press(&mut state, "Left Left");
    folder.remove_second();
    let session = remember(&state);
    let told = folder.reload(&mut state);
    assert!(
        told.contains("减少 1 项") && told.contains("标记的任务已不在：着力培养科技创新后备人才"),
        "{told}"
    );
    assert_eq!(titles(&state), [second.as_str()]);
    assert!(state.meeting.is_some(), "the meeting takes up the next task");
    // So it is when the program is started again.
    let mut again = folder.browser("");
    let missing = recall(&mut again, &session).message(Lang::Zh);
    assert!(missing.contains("标记的任务已不在：着力培养科技创新后备人才"), "{missing}");
    assert_eq!(titles(&again), [second.as_str()]);
}

/// A file that cannot be read for a moment changes nothing.
#[test]
fn an_unreadable_file_changes_nothing() {
    let folder = Folder::new();
    let mut state = folder.browser("");
    press(&mut state, "f p =祁门 Space Esc Esc Space");
    let (asked_before, marked, shown) = (asked(&state), titles(&state), listed(&state));
    folder.write("((");
    let told = folder.reload(&mut state);
    assert!(told.starts_with("没有重新载入，district.ron 有错"), "{told}");
    press(&mut state, "Ctrl-P");
    assert!(screen(&state).contains("district.ron"), "and the problems say more");
    press(&mut state, "Esc");
    assert_eq!((asked(&state), titles(&state), listed(&state)), (asked_before, marked, shown));
    folder.write(&folder.text);
    assert_eq!(folder.reload(&mut state), "已重新载入，数据没有变化");
    folder.write(&folder.text.replace("利用科普资源助推“双减”工作", "利用科普资源助推“双减”"));
    assert!(folder.reload(&mut state).contains("内容改动 1 项"));
}

/// What cannot be asked any more stands in the search box, and means something again when the data knows it again.
#[test]
fn a_filter_of_what_is_gone_is_kept_as_text() {
    let folder = Folder::new();
    let mut state = folder.browser("");
    press(&mut state, "f p =祁门 Space Esc Esc");
    let shown = listed(&state);
    std::fs::remove_file(folder.file()).unwrap();
    folder.reload(&mut state);
    assert_eq!(state.level().ask().search, "方案:\"district-2022\"");
    assert!(!state.level().shown().errors.is_empty());
    folder.write(&folder.text);
    folder.reload(&mut state);
    assert_eq!(listed(&state), shown);
    // Of several values those that are there stay.
    let mut state = folder.browser("方案:祁门,银川");
    press(&mut state, "f p Space Esc Esc");
    let mut state = folder.browser("");
    press(&mut state, "f p =祁门 Space Ctrl-U =银川 Space Esc Esc");
    assert!(asked(&state).contains("district-2022") && asked(&state).contains("yinchuan-2022"));
    std::fs::remove_file(folder.file()).unwrap();
    folder.reload(&mut state);
    assert_eq!((listed(&state).len(), asked(&state)), (36, "plan:\"yinchuan-2022\"".to_owned()));
}

/// A level whose unit is gone is left: its title would not be true. Our unit is ours again when it is back.
#[test]
fn a_unit_that_is_gone_comes_back() {
    let folder = Folder::new();
    let mut state = folder.browser("");
    press(&mut state, "F4 =祁门区教育局 Enter");
    let ours = state.lens();
    assert!(ours.on, "{}", screen(&state));
    let tasks = listed(&state);
    press(&mut state, "Ctrl-G =祁门区科协 Enter");
    assert!(screen(&state).lines().next().unwrap().contains("区科协"));
    std::fs::remove_file(folder.file()).unwrap();
    let told = folder.reload(&mut state);
    assert!(told.contains("数据里没有我单位了"), "{told}");
    assert!(!screen(&state).lines().next().unwrap().contains("区科协"));
    assert_eq!(listed(&state).len(), 168);
    folder.write(&folder.text);
    folder.reload(&mut state);
    assert!(state.lens().on);
    assert_eq!(listed(&state), tasks);
}

/// In every way of listing, the cursor stays on what it was on, when data comes before it and at the next start.
#[test]
fn the_cursor_stays_in_every_way() {
    for (letter, keys) in [
        ("t", "End"),
        ("m", "End Right Right"),
        ("g", "End"),
        ("u", "Down Down Down Down"),
        ("c", "Down Down Right"),
        ("a", "End"),
        ("p", "Down Down"),
    ] {
        let folder = Folder::new();
        std::fs::remove_file(folder.file()).unwrap();
        let mut state = folder.browser("");
        if letter == "p" {
            press(&mut state, "F4 =银川市教育局 Enter");
        }
        press(&mut state, &format!("v {letter} {keys}"));
        let on = cursor(&state);
        let session = remember(&state);
        folder.write(&folder.text);
        folder.reload(&mut state);
        assert_eq!(cursor(&state), on, "{letter}");
        let mut again = folder.browser("");
        again.look_through(state.lens());
        recall(&mut again, &session);
        update(&mut again, Message::Resize(WIDE.0, WIDE.1));
        assert_eq!(cursor(&again), on, "{letter} after a restart");
    }
    // The theme of a single theme's tasks side by side.
    let folder = Folder::new();
    let mut state = folder.browser("theme:青少年 -plan:district-2022");
    press(&mut state, "v c End Up");
    let task = current(&state);
    let session = remember(&state);
    folder.renumber();
    folder.reload(&mut state);
    assert_eq!(current(&state), task);
    let mut again = folder.browser("");
    recall(&mut again, &session);
    assert_eq!(current(&again), task);
}

/// The row of the cursor as it is drawn, without the numbers that may have changed.
fn cursor(state: &State) -> String {
    let text = screen(state);
    let row =
        text.lines().filter_map(|line| line.split_once("│>").or_else(|| line.split_once("|>")));
    let mut row = row.map(|(_, rest)| rest.split('│').next().unwrap().to_owned());
    let row = row.next_back().unwrap();
    row.chars().filter(|c| !c.is_ascii_digit()).take(30).collect()
}

/// The same view shown again is gone back to, and its heading says what is shown.
#[test]
fn a_view_shown_again_is_one_level() {
    let mut state = browser::of_unit("银川市/市教育局", "", WIDE);
    let saved = SavedView { name: "全".into(), line: "plan:\"yinchuan-2022\"".into() };
    update(&mut state, Message::Views(vec![saved], String::new()));
    press(&mut state, "1 1 1");
    let heading = screen(&state).lines().next().unwrap().to_owned();
    assert!(heading.contains("首页 > 全") && !heading.contains("我单位的任务"), "{heading}");
    assert_eq!(listed(&state).len(), 36);
    press(&mut state, "Backspace");
    assert_eq!(listed(&state).len(), 27);
    // From where it was saved, it is shown already.
    let mut state = browser::browser("竞赛", WIDE);
    let line = view(state.level(), state.data()).to_string();
    update(&mut state, Message::Views(vec![SavedView { name: "赛".into(), line }], String::new()));
    press(&mut state, "1 1");
    assert!(state.notice.as_deref().unwrap().contains("正在显示"));
    assert_eq!(remember(&state).levels.len(), 1);
}

/// Undo says what it takes back, and takes back the last change whatever it was.
#[test]
fn undo_says_what_it_undoes() {
    let told = |state: &State| state.notice.clone().unwrap_or_default();
    let mut state = browser::browser("", WIDE);
    press(&mut state, "/ =农民 Enter F11 Ctrl-Z");
    assert_eq!(told(&state), "已撤销：本栏占满，Ctrl-Y 重做");
    assert_eq!((state.zoom, state.level().ask().search.as_str()), (false, "农民"));
    press(&mut state, "Ctrl-Z");
    assert_eq!(told(&state), "已撤销：查找，Ctrl-Y 重做");
    // A saved view that was replaced comes back as it was; what was asked stays.
    let view = |name: &str, line: &str| SavedView { name: name.into(), line: line.into() };
    let (old, other) = (view("甲", "农民"), view("乙", "科普"));
    update(&mut state, Message::Views(vec![old.clone(), other.clone()], "甲".into()));
    press(&mut state, "/ =培训 Enter");
    update(&mut state, Message::Views(vec![view("甲", "培训"), other.clone()], "甲".into()));
    assert_eq!(press(&mut state, "Ctrl-Z"), [Effect::SaveView(old.clone(), Some(0))]);
    update(&mut state, Message::Views(vec![old.clone(), other.clone()], "甲".into()));
    assert_eq!(told(&state), "已撤销：保存的视图，Ctrl-Y 重做");
    assert_eq!(
        (state.views[0].line.as_str(), state.level().ask().search.as_str()),
        ("农民", "培训")
    );
    // One that was deleted gets its digit again.
    update(&mut state, Message::Views(vec![other], "甲".into()));
    assert_eq!(press(&mut state, "Ctrl-Z"), [Effect::SaveView(old, Some(0))]);
    // What makes no difference any more is passed over.
    let mut state = browser::of_unit("银川市/市教育局", "", WIDE);
    press(&mut state, "F4 M =银川市科协 Enter Ctrl-Z");
    assert!(!told(&state).contains("：，"), "{}", told(&state));
}

/// Where there is no terminal, the same words get the same answer.
#[test]
fn a_pipe_refuses_what_a_terminal_refuses() {
    let folder = Folder::new();
    let home = tempfile::tempdir().unwrap();
    let run = |query: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_fengong"));
        command.env_clear().env("HOME", home.path()).current_dir(home.path());
        if let Some(root) = std::env::vars().find(|(name, _)| name == "SYSTEMROOT") {
            command.env(root.0, root.1);
        }
        let dir: &Path = folder.dir.path();
        let output = command.arg("--data").arg(dir).arg(query).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    for query in ["page:区卫生健康委", "看法:协同,区卫生健康委"] {
        let (code, told) = run(query);
        assert_eq!(code, 2, "{query}: {told}");
        assert!(told.contains("屯溪区") && told.contains("祁门区"), "{query}: {told}");
    }
    for query in ["看法:xyz", "看法:矩阵 排序:标题", "看法:协同"] {
        assert_eq!(run(query).0, 2, "{query}");
    }
    assert_eq!(run("看法:矩阵 排序:任务数 农民").0, 0);
}
