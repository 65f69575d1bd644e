//! Films the browser for the README: starts the program in a pseudo-terminal, presses keys as a clerk would, and
//! writes what the screen shows after each key to `docs/fengong.svg`, a picture that moves without scripts.
//!
//! ```text
//! cargo run --release --example picture
//! ```
//!
//! The program is built first, unless the path of one is given as an argument. It starts as on a new machine, in a
//! folder of its own. Two runs give the same picture, but the page of our unit names the current year.
#![allow(clippy::unreadable_literal, reason = "colours have six digits in a row")]

use std::collections::BTreeMap;
use std::error::Error;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use vt100::{Cell, Color, Parser, Screen};

/// What is shown: keys, what the picture says of them, and what is on the screen then and was not before.
const STORY: [(&[&str], &str, &str); 11] = [
    (&[], "启动 fengong，先问我单位是哪个", "我单位是哪个"),
    (&["j", "y", "j"], "键入首字母就能找到，不用输入法", "> 市教育局"),
    (&["Enter"], "我单位的任务：牵头、责任、涵盖", "牵头 5  责任 3"),
    (&["↓", "↓", "Enter"], "一项任务：谁牵头、谁责任、指标、措施", "研学实践"),
    (&["Esc", "F7"], "换看法：与哪些单位协同", "与谁协同（"),
    (&["F7"], "再换：矩阵，每项任务各单位是什么角色", "合计"),
    (&["Esc", "F4"], "全部单位的任务", "匹配 168"),
    (&["/", "n", "m", "p", "x"], "按首字母查找：农民……培训", "匹配 2 "),
    (&["Esc", "Esc", "F2", "End", "Enter"], "筛选：打开“到期”", "[ ] 2025"),
    (&["End", "↑", "Space"], "只看有 2025 年指标的任务", "[x] 2025"),
    (&["F1"], "帮助：全部命令和按键", "全部命令"),
];

/// The step that is seen where nothing moves: the page of our unit.
const STILL: usize = 2;

/// How long a step is shown, and how long each key that leads to it, in milliseconds.
const SHOWN: u32 = 2300;
const PRESSED: u32 = 400;

/// The screen, in cells.
const COLUMNS: u16 = 100;
const ROWS: u16 = 24;

/// A cell, in pixels, and how far below its top letters stand. 汉字 take two cells.
const CELL: (u32, u32) = (9, 20);
const BASELINE: u32 = 15;

/// What is around the screen, and the caption below it.
const MARGIN: u32 = 14;
const CAPTION: u32 = 40;

/// The size of the picture.
const WIDTH: u32 = COLUMNS as u32 * CELL.0 + 2 * MARGIN;
const HEIGHT: u32 = ROWS as u32 * CELL.1 + 2 * MARGIN + CAPTION;

/// The colours of letters and paper where the program asks for none, and those that it asks for by number.
const INK: u32 = 0xe6edf3;
const PAPER: u32 = 0x0d1117;
const PALETTE: [u32; 16] = [
    0x0d1117, 0xff7b72, 0x3fb950, 0xd29922, 0x58a6ff, 0xbc8cff, 0x39c5cf, 0xb1bac4, 0x6e7681,
    0xffa198, 0x56d364, 0xe3b341, 0x79c0ff, 0xd2a8ff, 0x56d4dd, 0xf0f6fc,
];

/// `w` is what takes two cells, `b` is bold, `d` is dim.
const STYLE: &str = "
text{font:15px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace}
.w{font:16px 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC','WenQuanYi Micro Hei',sans-serif}
.b{font-weight:700}
.d{opacity:.7}
path{shape-rendering:crispEdges}
.key{fill:#21262d;stroke:#6e7681}
@media(prefers-reduced-motion:reduce){#film{animation:none!important}}
";

/// How long the program may take for a key, and how long nothing comes after a screen that is drawn to its end.
const PATIENCE: Duration = Duration::from_secs(20);
const DRAWN: Duration = Duration::from_millis(200);

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    if cfg!(windows) {
        return Err("on Windows, what the program remembers of you would be written over".into());
    }
    let program = match std::env::args_os().nth(1) {
        Some(path) => std::fs::canonicalize(path)?,
        None => build()?,
    };
    let mut session = Session::start(&program)?;
    let mut film = Film::default();
    for (step, (keys, says, brings)) in STORY.into_iter().enumerate() {
        let mut pressed = Vec::new();
        if let Some((last, others)) = keys.split_last() {
            for key in others {
                session.press(key)?;
                session.draw("")?;
                pressed.push(*key);
                film.shoot(session.parser.screen(), &pressed, says, PRESSED)?;
            }
            session.press(last)?;
        }
        session.draw(brings)?;
        if step == STILL {
            film.still = film.starts.len();
        }
        film.shoot(session.parser.screen(), keys, says, SHOWN)?;
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/fengong.svg");
    std::fs::write(path, film.svg()?)?;
    writeln!(std::io::stdout(), "{} screens in {path}", film.starts.len())?;
    Ok(())
}

/// Builds the program in the way in which this example was built.
fn build() -> Outcome<PathBuf> {
    let example = std::env::current_exe()?;
    let folder = example.ancestors().nth(2).ok_or("give the path of the program")?;
    let profile = match folder.file_name().and_then(OsStr::to_str) {
        Some("debug") | None => "dev",
        Some(name) => name,
    };
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let built = Command::new(env!("CARGO"))
        .args(["build", "--bin", "fengong", "--profile", profile, "--manifest-path", manifest])
        .status()?;
    if !built.success() {
        return Err("the program could not be built".into());
    }
    Ok(folder.join("fengong").with_extension(std::env::consts::EXE_EXTENSION))
}

/// The program in its terminal.
struct Session {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    parser: Parser,
    _master: Box<dyn MasterPty + Send>,
    _home: tempfile::TempDir,
}

impl Session {
    fn start(program: &Path) -> Outcome<Self> {
        let home = tempfile::tempdir()?;
        let mut command = CommandBuilder::new(program);
        // Otherwise it asks the terminal how wide some of them are, and nobody would answer.
        command.args(["--chars", "unicode"]);
        command.cwd(home.path());
        command.env_clear();
        command.env("HOME", home.path());
        command.env("TERM", "xterm-256color");
        command.env("FENGONG_LANG", "zh");
        let size = PtySize { rows: ROWS, cols: COLUMNS, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size)?;
        let child = pair.slave.spawn_command(command)?;
        let mut reader = pair.master.try_clone_reader()?;
        let writer = pair.master.take_writer()?;
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..n].to_vec()).is_err() {
                    return;
                }
            }
        });
        let cells = |n| NonZero::new(n).ok_or("a screen without cells");
        let size = (cells(ROWS)?, cells(COLUMNS)?);
        let parser = Parser::new(size.0, size.1, 0);
        Ok(Self { child, writer, output, parser, _master: pair.master, _home: home })
    }

    /// Sends what a terminal sends for the key.
    fn press(&mut self, key: &str) -> std::io::Result<()> {
        let sent = match key {
            "Enter" => "\r",
            "Esc" => "\u{1b}",
            "Space" => " ",
            "↓" => "\u{1b}[B",
            "End" => "\u{1b}[F",
            "F1" => "\u{1b}OP",
            "F2" => "\u{1b}OQ",
            "F4" => "\u{1b}OS",
            "F7" => "\u{1b}[18~",
            letter => letter,
        };
        self.writer.write_all(sent.as_bytes())?;
        self.writer.flush()
    }

    /// Reads until the screen has changed, shows the text, and is drawn to its end.
    fn draw(&mut self, text: &str) -> Outcome<()> {
        let mut drawn = false;
        while let Ok(bytes) = self.output.recv_timeout(if drawn { DRAWN } else { PATIENCE }) {
            self.parser.process(&bytes);
            drawn = self.parser.screen().contents().contains(text);
        }
        if drawn {
            return Ok(());
        }
        writeln!(std::io::stderr(), "{}", self.parser.screen().contents())?;
        Err(format!("the screen did not change, or does not show “{text}”").into())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The picture as it grows.
#[derive(Default)]
struct Film {
    /// Every row of cells that is seen somewhere, once.
    rows: Vec<String>,
    /// The screens, one below the other: the film is pulled up by one screen at a time.
    screens: String,
    /// When each screen comes, and when the film ends.
    starts: Vec<u32>,
    end: u32,
    /// The screen that is seen where nothing moves.
    still: usize,
}

impl Film {
    /// Adds a screen and its caption.
    fn shoot(&mut self, screen: &Screen, keys: &[&str], says: &str, lasts: u32) -> Outcome<()> {
        let out = &mut self.screens;
        let top = self.starts.len() * HEIGHT as usize;
        writeln!(out, r#"<g transform="translate({MARGIN} {top})">"#)?;
        for y in 0..ROWS {
            let row = row(screen, y)?;
            let number = self.rows.iter().position(|known| *known == row).unwrap_or_else(|| {
                self.rows.push(row);
                self.rows.len() - 1
            });
            let line = MARGIN + u32::from(y) * CELL.1 + BASELINE;
            write!(out, r##"<use href="#r{number}" y="{line}"/>"##)?;
        }
        if !screen.hide_cursor() {
            let (y, x) = screen.cursor_position();
            let (x, y) = (u32::from(x) * CELL.0, MARGIN + u32::from(y) * CELL.1);
            write!(out, r#"<path d="M{x} {y}h{}v{}h-{0}" fill="currentColor"/>"#, CELL.0, CELL.1)?;
        }
        let (mut x, line) = (0, HEIGHT - CAPTION / 2 + 5);
        for key in keys {
            let width = CELL.0 * u32::try_from(key.chars().count())? + 14;
            let (top, left) = (line - 17, x + 7);
            write!(
                out,
                r#"<rect class="key" x="{x}" y="{top}" width="{width}" height="24" rx="5"/>"#
            )?;
            write!(out, r#"<text x="{left}" y="{line}">{key}</text>"#)?;
            x += width + 8;
        }
        writeln!(out, r#"<text class="w" x="{x}" y="{line}">{says}</text></g>"#)?;
        self.starts.push(self.end);
        self.end += lasts;
        Ok(())
    }

    /// The whole file.
    fn svg(&self) -> Result<String, std::fmt::Error> {
        let mut out = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" xml:lang="zh-CN">
<title>fengong</title>
<style>{STYLE}#film{{animation:film {}ms step-end infinite}}
@keyframes film{{"#,
            self.end
        );
        for (screen, start) in self.starts.iter().enumerate() {
            let percent = f64::from(*start) * 100.0 / f64::from(self.end);
            let up = screen * HEIGHT as usize;
            write!(out, "{percent:.2}%{{transform:translateY(-{up}px)}}")?;
        }
        writeln!(out, "}}</style>\n<defs>")?;
        for (number, row) in self.rows.iter().enumerate() {
            writeln!(out, r#"<g id="r{number}">{row}</g>"#)?;
        }
        let (screens, up, line) = (&self.screens, self.still * HEIGHT as usize, HEIGHT - CAPTION);
        writeln!(
            out,
            r##"</defs>
<rect x="1" y="1" width="{}" height="{}" rx="8" fill="#{PAPER:06x}" stroke="#30363d"/>
<path d="M0 {line}h{WIDTH}" stroke="#30363d"/>
<g id="film" fill="#{INK:06x}" color="#{INK:06x}" transform="translate(0 -{up})">
{screens}</g>
</svg>"##,
            WIDTH - 2,
            HEIGHT - 2,
        )?;
        Ok(out)
    }
}

/// A row of the screen, from its baseline: what is behind the characters, lines, and the characters. Each has its
/// own place, so that the columns stand in every font.
fn row(screen: &Screen, y: u16) -> Result<String, std::fmt::Error> {
    let mut papers: Vec<(u32, u32, u32)> = Vec::new();
    let mut lines: BTreeMap<u32, String> = BTreeMap::new();
    let mut texts: BTreeMap<(u32, String), (String, String)> = BTreeMap::new();
    for x in 0..COLUMNS {
        let Some(cell) = screen.cell(y, x).filter(|cell| !cell.is_wide_continuation()) else {
            continue;
        };
        let (ink, paper) = colours(cell);
        let x = u32::from(x) * CELL.0;
        let width = if cell.is_wide() { 2 * CELL.0 } else { CELL.0 };
        match papers.last_mut() {
            Some((colour, from, to)) if *colour == paper => *to = x + width,
            _ => papers.push((paper, x, x + width)),
        }
        if cell.underline() {
            write!(lines.entry(ink).or_default(), "M{x} 2.5h{width}")?;
        }
        if let Some(strokes) = strokes(cell.contents()) {
            write!(lines.entry(ink).or_default(), "M{x} -{BASELINE}{strokes}")?;
        } else if !cell.contents().trim().is_empty() {
            let classes = [(cell.is_wide(), "w "), (cell.bold(), "b "), (cell.dim(), "d")];
            let classes = classes.into_iter().filter_map(|(holds, class)| holds.then_some(class));
            let (places, text) = texts.entry((ink, classes.collect())).or_default();
            // 汉字 are a little narrower than their two cells.
            write!(places, "{} ", x + u32::from(cell.is_wide()))?;
            text.push_str(&cell.contents().replace('&', "&amp;").replace('<', "&lt;"));
        }
    }
    let mut row = String::new();
    for (paper, from, to) in papers.into_iter().filter(|(paper, ..)| *paper != PAPER) {
        let (width, height) = (to - from, CELL.1);
        write!(
            row,
            r##"<path d="M{from} -{BASELINE}h{width}v{height}h-{width}" fill="#{paper:06x}"/>"##
        )?;
    }
    for (ink, strokes) in lines {
        write!(row, r##"<path d="{strokes}" stroke="#{ink:06x}" fill="none"/>"##)?;
    }
    for ((ink, classes), (places, text)) in texts {
        let (places, classes) = (places.trim_end(), classes.trim_end());
        write!(row, r##"<text class="{classes}" fill="#{ink:06x}" x="{places}">{text}</text>"##)?;
    }
    Ok(row)
}

/// How a character that is a line is drawn, from the top left of its cell: fonts would leave gaps.
fn strokes(text: &str) -> Option<&'static str> {
    match text {
        "─" => Some("m0 10.5h9"),
        "│" => Some("m4.5 0v20"),
        "┌" => Some("m9 10.5h-4.5v9.5"),
        "┐" => Some("m0 10.5h4.5v9.5"),
        "└" => Some("m4.5 0v10.5h4.5"),
        "┘" => Some("m4.5 0v10.5h-4.5"),
        _ => None,
    }
}

/// The colours of a cell's letters and paper.
fn colours(cell: &Cell) -> (u32, u32) {
    let (ink, paper) = (colour(cell.fgcolor(), INK), colour(cell.bgcolor(), PAPER));
    if cell.inverse() { (paper, ink) } else { (ink, paper) }
}

fn colour(colour: Color, default: u32) -> u32 {
    // Six levels each of red, green and blue, then greys, as xterm has them.
    let level = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
    let [red, green, blue] = match colour {
        Color::Default => return default,
        Color::Idx(n @ ..16) => return PALETTE[usize::from(n)],
        Color::Idx(n @ 16..232) => [(n - 16) / 36, (n - 16) / 6 % 6, (n - 16) % 6].map(level),
        Color::Idx(n @ 232..) => [8 + 10 * (n - 232); 3],
        Color::Rgb(red, green, blue) => [red, green, blue],
    };
    u32::from_be_bytes([0, red, green, blue])
}
