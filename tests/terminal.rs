//! The browser in a real pseudo-terminal: what a person sees, and how the terminal is left.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
#![cfg(unix)]

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a screen may take to come; only a hanging program takes that long.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long nothing comes after a screen that is drawn to its end.
const DRAWN: Duration = Duration::from_millis(40);

/// How a program asks where the cursor is.
const QUESTION: &[u8] = b"\x1b[6n";

struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    parser: vt100::Parser,
    raw: Vec<u8>,
    /// How often it was asked where the cursor is, and was told.
    answered: usize,
    /// Whether characters of doubtful width are drawn two cells wide.
    wide: bool,
    /// Whether no question is answered.
    silent: bool,
    /// No settings and no data of this machine.
    _home: tempfile::TempDir,
}

fn cells(n: u16) -> NonZero<u16> {
    NonZero::new(n).unwrap()
}

/// Sends a signal; every shell has `kill` built in.
fn signal(name: &str, pid: u32) {
    let kill = format!("kill -s {name} {pid}");
    assert!(std::process::Command::new("sh").args(["-c", &kill]).status().unwrap().success());
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

impl Session {
    fn start(args: &[&str], size: (u16, u16), environment: &[(&str, &str)]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_fengong"));
        command.args(args);
        Self::spawn(command, size, environment)
    }

    fn spawn(
        mut command: CommandBuilder,
        (cols, rows): (u16, u16),
        environment: &[(&str, &str)],
    ) -> Self {
        command.env_clear();
        command.env("TERM", "xterm-256color");
        let home = tempfile::tempdir().unwrap();
        // Somebody has answered which unit is ours, and has none.
        let saved = home.path().join(".local/state/fengong/state.ron");
        let saved_on_mac = home.path().join("Library/Application Support/fengong/state.ron");
        for saved in [saved, saved_on_mac] {
            std::fs::create_dir_all(saved.parent().unwrap()).unwrap();
            std::fs::write(saved, "(format: 1, asked: true)").unwrap();
        }
        command.env("HOME", home.path());
        command.cwd(home.path());
        command.env("PATH", "/usr/bin:/bin");
        for (name, value) in environment {
            command.env(name, value);
        }
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..n].to_vec()).is_err() {
                    return;
                }
            }
        });
        let parser = vt100::Parser::new(cells(rows), cells(cols), 0);
        Self {
            child,
            master: pair.master,
            writer,
            output,
            parser,
            raw: Vec::new(),
            answered: 0,
            wide: false,
            silent: false,
            _home: home,
        }
    }

    fn send(&mut self, text: &str) {
        self.writer.write_all(text.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Shows what came, and answers where the cursor is, as every terminal does.
    fn receive(&mut self, bytes: &[u8]) {
        self.parser.process(bytes);
        self.raw.extend(bytes);
        let asked = self.raw.windows(QUESTION.len()).filter(|part| *part == QUESTION).count();
        if asked > self.answered && !self.silent {
            self.answered = asked;
            // A terminal of an old Chinese font draws the line two cells wide.
            let column = if self.wide { 3 } else { 2 };
            self.send(&format!("\u{1b}[1;{column}R"));
        }
    }

    /// Reads until the screen is as wanted, and drawn to its end. What is wanted must not hold of the screen
    /// before the keys that bring it: a slow machine shows that one first.
    fn until(&mut self, wanted: &str, holds: impl Fn(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let held = holds(self.parser.screen());
            let left = deadline.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(if held { DRAWN } else { left }) {
                Ok(bytes) => self.receive(&bytes),
                Err(_) if held => return,
                Err(error) => {
                    panic!("no {wanted} ({error}) in:\n{}", self.parser.screen().contents())
                }
            }
        }
    }

    fn until_text(&mut self, text: &str) {
        self.until(text, |screen| screen.contents().contains(text));
    }

    fn resize(&mut self, cols: u16, rows: u16) {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        self.parser.screen_mut().set_size(cells(rows), cells(cols));
        self.master.resize(size).unwrap();
    }

    fn signal(&self, name: &str) {
        signal(name, self.child.process_id().unwrap());
    }

    /// Reads to the end and checks that the terminal is as it was: the ordinary screen, a visible cursor, no
    /// mouse, no bracketed paste. Gives the exit code; 1 also stands for an end by a signal.
    fn end(&mut self) -> u32 {
        let deadline = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(
                Instant::now() < deadline,
                "still running:\n{}",
                self.parser.screen().contents()
            );
            if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(20)) {
                self.receive(&bytes);
            }
        };
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(200)) {
            self.receive(&bytes);
        }
        let screen = self.parser.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "bracketed paste is off");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        status.exit_code()
    }
}

const WIDE: (u16, u16) = (120, 36);

/// A folder in which programs remember things from one start to the next; nobody is asked which unit is ours.
#[cfg(target_os = "linux")]
fn remembering() -> tempfile::TempDir {
    let state = tempfile::tempdir().unwrap();
    std::fs::create_dir(state.path().join("fengong")).unwrap();
    std::fs::write(state.path().join("fengong/state.ron"), "(format: 1, asked: true)").unwrap();
    state
}

/// A document that is dropped on the window is read, saved, and listed, now and at the next start.
#[test]
#[cfg(target_os = "linux")]
fn a_document_is_dropped_and_saved() {
    let state = remembering();
    let data = tempfile::tempdir().unwrap();
    let document = data.path().join("甲州 方案.txt");
    let text = "甲州市2026年便民工作方案\n一、任务\n（一）建设书屋。（市文旅局负责）\n（二）修缮巷道。（市住建局牵头）\n";
    std::fs::write(&document, text).unwrap();
    let environment = [
        ("XDG_STATE_HOME", state.path().to_str().unwrap()),
        ("XDG_DATA_HOME", data.path().to_str().unwrap()),
    ];
    let mut session = Session::start(&[], WIDE, &environment);
    session.until_text("匹配 168 / 共 168");
    session.send(&format!("\u{1b}[200~'{}'\u{1b}[201~", document.display()));
    session.until_text("按 Enter 保存为方案：甲州市2026年便民工作方案");
    session.send("\r");
    session.until_text("匹配 2 / 共 170");
    session.send("q");
    assert_eq!(session.end(), 0);
    let mut session = Session::start(&["修缮巷道"], WIDE, &environment);
    session.until_text("市住建局");
    session.send("q");
    assert_eq!(session.end(), 0);
}

#[test]
fn starts_shows_and_quits() {
    let mut session = Session::start(&[], WIDE, &[]);
    session.until_text("匹配 168 / 共 168");
    session.send("q");
    assert_eq!(session.end(), 0);
    assert_eq!(session.answered, 1, "the terminal is asked once how wide it draws");
}

/// Where lines are drawn two cells wide, none is drawn; what was said on the command line needs no question.
#[test]
fn characters_of_doubtful_width_are_avoided() {
    let mut session = Session::start(&["科普"], WIDE, &[]);
    session.wide = true;
    session.until_text("＂互联网+科普＂");
    session.send("\u{1b}OP");
    session.until_text("+ 全部命令 --");
    assert!(!session.parser.screen().contents().contains(['│', '─', '“', '…']));
    session.send("\u{1b}");
    session.until("no popup", |s| !s.contents().contains("全部命令"));
    session.send("q");
    assert_eq!(session.end(), 0);
    let mut session = Session::start(&["--chars", "ascii", "科普"], WIDE, &[]);
    session.until_text("＂互联网+科普＂");
    session.send("q");
    assert_eq!(session.end(), 0);
    assert_eq!(session.answered, 0);
}

/// What was chosen on the command line holds at the next start, until `auto` asks the terminal again.
#[test]
#[cfg(target_os = "linux")]
fn the_characters_are_remembered() {
    let state = tempfile::tempdir().unwrap();
    let environment = [("XDG_STATE_HOME", state.path().to_str().unwrap())];
    for (args, asked) in [
        (&["科普"][..], 1),
        (&["--chars", "ascii", "科普"], 0),
        (&["科普"], 0),
        (&["--chars", "auto", "科普"], 1),
        (&["科普"], 1),
    ] {
        let mut session = Session::start(args, WIDE, &environment);
        session.until_text(if asked == 0 { "＂互联网" } else { "“互联网" });
        session.send("q");
        assert_eq!(session.end(), 0);
        assert_eq!(session.answered, asked, "{args:?}");
    }
}

/// A terminal that does not answer is not waited for, what is typed meanwhile is not lost, and it is not asked again.
#[test]
#[cfg(target_os = "linux")]
fn silent_terminals_are_not_waited_for() {
    let state = remembering();
    let file = state.path().join("fengong/state.ron");
    let environment = [("XDG_STATE_HOME", state.path().to_str().unwrap())];
    let questions = |session: &Session| {
        session.raw.windows(QUESTION.len()).filter(|part| *part == QUESTION).count()
    };
    // A machine may stop for seconds of its own accord, though not three times running.
    let shows_at_once = || {
        std::fs::write(&file, "(format: 1, asked: true)").unwrap();
        let mut session = Session::start(&[], WIDE, &environment);
        session.silent = true;
        session.until_text("匹配 168");
        let waited_for = std::fs::read_to_string(&file).unwrap().contains("silent: true");
        (!waited_for).then_some(session)
    };
    let mut session = (0..3).find_map(|_| shows_at_once()).expect("it was waited for");
    session.send("/nmpx\r");
    session.until_text("大力开展农民科技教育培训");
    session.send("q");
    assert_eq!((session.end(), questions(&session)), (0, 1));
    assert!(std::fs::read_to_string(&file).unwrap().contains("silent: true"));
    let mut session = Session::start(&[], WIDE, &environment);
    session.until_text("nmpx");
    session.send("q");
    assert_eq!((session.end(), questions(&session)), (0, 0));
}

/// Who closes the window, or loses the power, goes on where that was.
#[test]
#[cfg(target_os = "linux")]
fn the_place_survives_a_sudden_end() {
    let state = remembering();
    let file = state.path().join("fengong/state.ron");
    let environment = [("XDG_STATE_HOME", state.path().to_str().unwrap())];
    let mut session = Session::start(&[], WIDE, &environment);
    session.until_text("匹配 168");
    session.send("/科技馆\r\u{1b}[B\u{1b}[B");
    session.until_text("3/16");
    let deadline = Instant::now() + PATIENCE;
    while !std::fs::read_to_string(&file).unwrap_or_default().contains("科技馆") {
        assert!(Instant::now() < deadline, "the place is not remembered");
        std::thread::sleep(Duration::from_millis(50));
    }
    session.signal("KILL");
    let line =
        |s: &vt100::Screen, y: u16| s.contents().lines().nth(y.into()).unwrap_or("").to_owned();
    let before = line(session.parser.screen(), 1);
    let mut session = Session::start(&[], WIDE, &environment);
    session.until("where it was", |s| line(s, 1) == before);
    session.send("q");
    assert_eq!(session.end(), 0);
}

/// The next start goes on where the last one ended, unless it is told not to.
#[test]
#[cfg(target_os = "linux")]
fn the_next_start_goes_on() {
    let state = remembering();
    let environment = [("XDG_STATE_HOME", state.path().to_str().unwrap())];
    let mut session = Session::start(&[], WIDE, &environment);
    session.until_text("匹配 168");
    session.send("/科技馆\r\u{1b}[B\u{1b}[B");
    session.until_text("3/16");
    let line =
        |s: &vt100::Screen, y: u16| s.contents().lines().nth(y.into()).unwrap_or("").to_owned();
    let before = line(session.parser.screen(), 1);
    session.send("\u{2}");
    session.until_text("保存视图");
    session.send("\u{15}科技馆的事\r");
    session.until_text("已保存“科技馆的事”，按 1 打开");
    session.send("q");
    assert_eq!(session.end(), 0);
    let mut session = Session::start(&[], WIDE, &environment);
    session.until("where it was", |s| line(s, 1) == before);
    session.send("C1");
    session.until_text("> 科技馆的事");
    session.send("q");
    assert_eq!(session.end(), 0);
    // A view that somebody sent stands on top of where the reader was.
    let view = "page:银川市/市教育局 view:units";
    let mut session = Session::start(&[view], WIDE, &environment);
    session.until("whose page it is", |s| line(s, 0).contains("> 银川市 市教育局"));
    session.send("\u{1b}[1;3D");
    session.until_text("> 科技馆的事");
    session.send("q");
    assert_eq!(session.end(), 0);
    let mut session = Session::start(&["--fresh"], WIDE, &environment);
    session.until_text("1/168");
    session.send("q");
    assert_eq!(session.end(), 0);
    // The end by a signal loses nothing either.
    let mut session = Session::start(&["--fresh"], WIDE, &environment);
    session.until_text("1/168");
    session.send("/农民");
    session.until("the search", |s| line(s, 1).contains("农民"));
    session.signal("TERM");
    assert_ne!(session.end(), 0);
    let mut session = Session::start(&[], WIDE, &environment);
    session.until("where it was", |s| line(s, 1).contains("农民"));
    session.send("q");
    assert_eq!(session.end(), 0);
}

/// What is copied is in the file that the message names, whatever becomes of the clipboard.
#[test]
#[cfg(target_os = "linux")]
fn copies_are_where_it_is_said() {
    let state = remembering();
    let environment = [("XDG_STATE_HOME", state.path().to_str().unwrap())];
    let mut session = Session::start(&["--clipboard", "osc52"], WIDE, &environment);
    session.until_text("匹配 168");
    session.send("ys");
    session.until_text("若支持");
    let copied = std::fs::read_to_string(state.path().join("fengong/复制内容.txt")).unwrap();
    assert!(
        copied.starts_with("弘扬科学精神和科学家精神（牵头单位：市教育局、市科协；"),
        "{copied}"
    );
    let raw = String::from_utf8_lossy(&session.raw).into_owned();
    assert!(raw.contains("\u{1b}]52;c;"));
    session.send("q");
    assert_eq!(session.end(), 0);
    let mut session = Session::start(&["--clipboard", "off"], WIDE, &environment);
    session.until_text("匹配 168");
    session.send("\u{3}");
    session.until_text("复制已关闭");
    session.send("q");
    assert_eq!(session.end(), 0);
}

#[test]
fn the_mouse_can_be_left_to_the_terminal() {
    for (args, used) in [(&[][..], true), (&["--no-mouse"], false)] {
        let mut session = Session::start(args, WIDE, &[]);
        session.until_text("匹配 168");
        let mode = session.parser.screen().mouse_protocol_mode();
        assert_eq!(mode != vt100::MouseProtocolMode::None, used);
        session.send("%");
        session.until_text(if used { "交还终端" } else { "用于点选" });
        session.send("q");
        assert_eq!(session.end(), 0);
    }
}

#[test]
fn terminals_that_cannot_show_it_are_told_apart() {
    for (name, value, part) in [
        ("TERM", "linux", "文本控制台"),
        ("LANG", "zh_CN.GBK", "LANG=zh_CN.UTF-8"),
        ("TERM", "dumb", "fengong list"),
    ] {
        let mut session = Session::start(&[], WIDE, &[(name, value)]);
        session.until_text(part);
        assert_eq!(session.end(), 2);
    }
}

/// What is answered at the first start is remembered at the next.
#[test]
#[cfg(target_os = "linux")]
fn our_unit_is_asked_for_once() {
    let state = tempfile::tempdir().unwrap();
    let environment = [("XDG_STATE_HOME", state.path().to_str().unwrap())];
    let mut session = Session::start(&[], WIDE, &environment);
    session.until_text("我单位是哪个");
    session.send("jyj\r");
    session.until_text("牵头 5  责任 3  负责 0  涵盖 19");
    session.send("q");
    assert_eq!(session.end(), 0);
    let mut session = Session::start(&[], WIDE, &environment);
    session.until_text("牵头 5  责任 3  负责 0  涵盖 19");
    session.send("q");
    assert_eq!(session.end(), 0);
    // Another unit for once, or another question, without the lens.
    let mut session = Session::start(&["--unit", "区科协"], WIDE, &environment);
    session.until_text("负责 16");
    session.send("q");
    assert_eq!(session.end(), 0);
    let mut session = Session::start(&["农民"], WIDE, &environment);
    session.until_text("匹配 19 / 共 168");
    session.send("q");
    assert_eq!(session.end(), 0);
}

/// Who looks at another unit for once finds the own place again afterwards.
#[test]
#[cfg(target_os = "linux")]
fn another_unit_for_once_leaves_the_place_alone() {
    let state = remembering();
    let environment = [("XDG_STATE_HOME", state.path().to_str().unwrap())];
    let mut session = Session::start(&[], WIDE, &environment);
    session.until_text("匹配 168");
    session.send("/科技馆\r");
    session.until_text("匹配 16 ");
    session.send("\u{11}");
    assert_eq!(session.end(), 0);
    let file = state.path().join("fengong/state.ron");
    let kept = std::fs::read_to_string(&file).unwrap();
    let mut session = Session::start(&["--unit", "区科协"], WIDE, &environment);
    session.until_text("负责 16");
    session.send("\u{11}");
    assert_eq!(session.end(), 0);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), kept);
}

#[test]
fn filters_by_chinese_typed_and_pasted() {
    let mut session = Session::start(&[], WIDE, &[]);
    session.until_text("匹配 168");
    session.send("/");
    for c in "农民".chars() {
        session.send(&c.to_string());
    }
    session.until_text("匹配 19 / 共 168");
    // The terminal's own cursor: input methods show what is being composed there.
    session.until("caret", |s| s.cursor_position() == (1, 10) && !s.hide_cursor());
    session.send("\u{1b}[200~ 培训\r\u{1b}[201~");
    session.until_text("农民培训");
    session.send("\r");
    session.until("hidden caret", vt100::Screen::hide_cursor);
    session.send("q");
    assert_eq!(session.end(), 0);
}

#[test]
fn drills_down_and_back() {
    let mut session = Session::start(&["plan:yinchuan-2022"], WIDE, &[]);
    session.until_text("匹配 36");
    session.send("\u{1b}[B\u{1b}[B\r");
    session.send("\r");
    session.until_text("全部任务 > 银川市 市教育局");
    session.send("\u{7f}");
    session.until("the first level", |s| !s.contents().contains("> 银川市"));
    session.send("q");
    assert_eq!(session.end(), 0);
}

#[test]
fn shrinks_and_recovers() {
    let mut session = Session::start(&[], WIDE, &[]);
    session.until_text("匹配 168");
    session.resize(39, 9);
    session.until_text("窗口过小");
    session.resize(80, 24);
    session.until("the list", |s| {
        let text = s.contents();
        text.contains("弘扬科学精神和科学家精神") && !text.contains("窗口过小")
    });
    session.send("q");
    assert_eq!(session.end(), 0);
}

#[test]
fn broken_data_is_counted_and_listed() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("x.ron"), "(\n    format: 1,\n    id “x”,\n)").unwrap();
    let data = dir.path().to_str().unwrap();
    let mut session = Session::start(&[], (80, 24), &[("FENGONG_DATA", data)]);
    session.until_text("问题 1");
    session.send("\u{10}");
    session.until_text("全角");
    session.send("\u{1b}");
    session.until("no popup", |s| !s.contents().contains("全角"));
    session.send("\u{11}");
    assert_eq!(session.end(), 0);
}

/// A file is changed while the browser is open; Ctrl-R shows it, where the reader was.
#[test]
fn the_data_is_loaded_again_at_a_key() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("district.ron");
    let text = include_str!("../data/plans/tunxi-2022.ron")
        .replace("\"tunxi-2022\"", "\"district-2022\"")
        .replace("屯溪区", "祁门区");
    std::fs::write(&file, &text).unwrap();
    let folder = dir.path().to_str().unwrap();
    let mut session = Session::start(&["--data", folder, "plan:district-2022"], WIDE, &[]);
    session.until_text("匹配 25 / 共 193");
    session.send("\u{1b}[B");
    session.until_text("2/25");
    std::fs::write(&file, text.replace("着力培养科技创新后备人才", "着力培养后备人才")).unwrap();
    session.send("\u{12}");
    session.until_text("已重新载入：内容改动 1 项");
    session.until("the cursor where it was", |s| s.contents().contains("> 2    着力培养后备人才"));
    std::fs::write(&file, "((").unwrap();
    session.send("\u{12}");
    session.until_text("没有重新载入，district.ron 有错");
    std::fs::remove_file(&file).unwrap();
    session.send("\u{12}");
    session.until_text("减少 25 项");
    session.send("\u{11}");
    assert_eq!(session.end(), 0);
}

#[test]
fn control_c_copies_and_says_how_to_quit() {
    let mut session = Session::start(&["--clipboard", "file"], WIDE, &[]);
    session.until_text("匹配 168");
    session.send("\u{3}");
    session.until_text("已复制");
    session.send("\u{3}q");
    assert_eq!(session.end(), 0);
}

#[test]
fn signals_leave_the_terminal_as_it_was() {
    for name in ["INT", "TERM", "HUP", "QUIT"] {
        let mut session = Session::start(&[], WIDE, &[]);
        session.until_text("匹配 168");
        session.signal(name);
        assert_ne!(session.end(), 0, "SIG{name}");
    }
}

/// A shell with job control runs the program; Ctrl-Z or a signal stops it, `fg` brings it back.
#[test]
#[cfg(target_os = "linux")]
fn stops_and_goes_on() {
    if !std::path::Path::new("/bin/bash").exists() {
        return;
    }
    let mut command = CommandBuilder::new("/bin/bash");
    command.args(["--norc", "--noprofile", "-i"]);
    let mut session = Session::spawn(command, WIDE, &[("PS1", "shell> ")]);
    session.until_text("shell>");
    session.send(concat!(env!("CARGO_BIN_EXE_fengong"), "\r"));
    session.until_text("1/168");
    let shell = session.child.process_id().unwrap();
    let children = format!("/proc/{shell}/task/{shell}/children");
    for round in 1..=4 {
        if round % 2 == 0 {
            let child = std::fs::read_to_string(&children).unwrap();
            signal("TSTP", child.trim().parse().unwrap());
        } else {
            session.send(":挂起\r");
        }
        session.until("the shell", |s| {
            let prompt = s.contents().trim_end().ends_with("shell>");
            prompt && !s.alternate_screen() && !s.hide_cursor()
        });
        session.send("fg\r");
        session.until("the browser", |s| s.alternate_screen() && s.contents().contains("匹配 168"));
        session.send("\u{1b}[B");
        session.until_text(&format!("{}/168", round + 1));
    }
    session.send("q");
    session.until("the shell", |s| {
        !s.alternate_screen() && s.contents().trim_end().ends_with("shell>")
    });
    session.send("exit\r");
    session.end();
}

/// Not a test by itself: the program that the test below runs in a terminal, this file's own.
#[test]
fn child_that_panics() {
    let Some((_, thread)) = std::env::vars().find(|(name, _)| name == "FENGONG_TEST_PANIC") else {
        return;
    };
    let screen = fengong::tui::terminal::Screen::take(true).unwrap();
    assert_ne!(thread, "main", "the main thread broke");
    std::thread::spawn(|| panic!("another thread broke")).join().unwrap_err();
    drop(screen);
}

#[test]
fn panics_leave_the_terminal_as_it_was_and_are_readable() {
    for (thread, message) in [("main", "main thread broke"), ("other", "another thread broke")] {
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(["--exact", "child_that_panics", "--nocapture", "--test-threads=1"]);
        let mut session = Session::spawn(command, WIDE, &[("FENGONG_TEST_PANIC", thread)]);
        let code = session.end();
        assert_eq!(code == 0, thread == "other");
        let raw = String::from_utf8_lossy(&session.raw).into_owned();
        let after = raw.rsplit("\u{1b}[?1049l").next().unwrap();
        assert!(after.contains(message), "{raw}");
    }
}

#[test]
fn what_is_no_terminal_is_said_in_one_line() {
    for (environment, args) in [(("TERM", "dumb"), &[][..]), (("TERM", ""), &["农民"])] {
        let mut session = Session::start(args, (80, 24), &[environment]);
        assert_eq!(session.end(), 2);
        let text = session.parser.screen().contents();
        assert_eq!(text.trim().lines().count(), 1, "{text}");
        assert!(text.contains("fengong list"));
    }
}

#[test]
fn no_colour_keeps_the_cursor_visible() {
    let mut session = Session::start(&["农民"], WIDE, &[("NO_COLOR", "1")]);
    session.until_text("匹配 19");
    // The last line is drawn last: the rest of the screen is there then.
    session.until_text("帮助");
    let screen = session.parser.screen();
    let row = (0..36).find(|y| screen.cell(*y, 28).is_some_and(|c| c.contents() == ">")).unwrap();
    assert!(screen.cell(row, 28).unwrap().inverse());
    let coloured = |c: &vt100::Cell| c.fgcolor() != vt100::Color::Default;
    let cells = (0..36).flat_map(|y| (0..120).map(move |x| (y, x)));
    assert!(!cells.filter_map(|(y, x)| screen.cell(y, x)).any(coloured));
    session.send("q");
    assert_eq!(session.end(), 0);
}

/// Malformed input for which crossterm 0.29 computes positions outside the screen, and plain garbage.
#[test]
fn garbage_from_the_terminal_is_survived() {
    let mut session = Session::start(&[], WIDE, &[]);
    session.until_text("匹配 168");
    session.send("\u{1b}[<0;65536;1M\u{1b}[I\u{1b}[O\u{1b}]11;rgb:ffff/0/0\u{7}");
    session.writer.write_all(&[0xff, 0xe5, 0x86]).unwrap();
    session.send("\r\u{1b}[B\u{11}");
    assert_eq!(session.end(), 0);
}
