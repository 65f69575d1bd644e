//! The one table of bindings: what a key does where, and how that is called.
//!
//! It drives dispatch, the key bar, the help and the table in the READMEs. Every action can be reached with
//! keys that an input method does not swallow (arrows, Enter, function keys, Ctrl-); letters come second.

mod own;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::lang::Lang;
use crate::text::fold::narrow;

pub use self::own::{OwnKeys, WrongKey};

/// What receives a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// The task list.
    List,
    /// A value of a facet; characters narrow the open one.
    Facets,
    /// The heading of a facet; characters narrow it.
    Heading,
    /// The detail.
    Detail,
    /// The search box; characters are typed.
    Search,
    /// A popup.
    Popup,
    /// A popup with a list to pick from; characters are typed to find something in it.
    Picker,
    /// What can be copied.
    Copying,
    /// A line in which a name is typed.
    Line,
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Move the cursor up.
    Up,
    /// Move the cursor down.
    Down,
    /// Move left, or to the pane on the left.
    Left,
    /// Move right, or to the pane on the right.
    Right,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the beginning.
    First,
    /// To the end.
    Last,
    /// Open what the cursor is on.
    Open,
    /// Choose or unchoose a value.
    Choose,
    /// Exclude a value, or take a filter away.
    Remove,
    /// Keep the tasks that have something in common with this one.
    Alike,
    /// Take every filter away.
    ClearAll,
    /// To the next pane.
    NextPane,
    /// To the previous pane.
    PreviousPane,
    /// To the facets.
    Facets,
    /// To the search box.
    Search,
    /// To the next hit.
    NextHit,
    /// To the previous hit.
    PreviousHit,
    /// Back to where one was.
    Back,
    /// Forward again.
    Forward,
    /// What is not found is hidden, or dimmed.
    Context,
    /// Another order.
    Sort,
    /// Only the tasks of our unit, or all.
    Ours,
    /// Which unit is ours.
    ChooseUnit,
    /// Whether tasks count as ours by a collective that covers us.
    Covered,
    /// What the list shows: the tasks, or with whom we share them.
    NextList,
    /// The list of problems.
    Problems,
    /// Every command and its keys, to be found and run.
    Commands,
    /// Another look.
    Look,
    /// Whether the mouse is used.
    Mouse,
    /// One step out.
    Escape,
    /// Draw everything anew.
    Redraw,
    /// Copy the task on one line.
    CopyLine,
    /// What else can be copied.
    CopyMenu,
    /// Copy the task as a sentence for the minutes.
    CopySentence,
    /// Copy where the task stands.
    CopySource,
    /// Copy what is listed as a table.
    CopyTable,
    /// Copy the view as the text of a query.
    CopyQuery,
    /// Undo the last change of the view.
    Undo,
    /// Do again what was undone.
    Redo,
    /// Save the view under a name.
    SaveView,
    /// Show a saved view, by its digit.
    RecallView,
    /// The other language.
    Language,
    /// Which characters may be drawn.
    Chars,
    /// The pane on the whole screen, or beside the others.
    Zoom,
    /// The column on the left becomes the active one.
    ColumnLeft,
    /// The column on the right becomes the active one.
    ColumnRight,
    /// The active column is made wider.
    Wider,
    /// The active column is made narrower.
    Narrower,
    /// The active column is hidden.
    HideColumn,
    /// Every column is shown as usual.
    AllColumns,
    /// Stop for now and give the shell back.
    Suspend,
    /// Quit.
    Quit,
}

impl Action {
    /// Whether it only moves the cursor or the focus.
    pub fn is_motion(self) -> bool {
        matches!(
            self,
            Self::Up
                | Self::Down
                | Self::Left
                | Self::Right
                | Self::PageUp
                | Self::PageDown
                | Self::First
                | Self::Last
                | Self::NextPane
                | Self::PreviousPane
        )
    }
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where it holds.
    pub contexts: &'static [Context],
    /// The keys, the one to show first.
    pub keys: &'static [&'static str],
    /// What they do.
    pub action: Action,
    /// The Chinese name.
    pub zh: &'static str,
    /// The English name.
    pub en: &'static str,
    /// How early it is shown in the key bar; 0 if not at all.
    pub bar: u8,
}

impl Binding {
    /// The action's name.
    pub fn name(&self, lang: Lang) -> &'static str {
        lang.pick(self.zh, self.en)
    }

    /// The name of its first key.
    pub fn key(&self) -> &'static str {
        self.keys.first().copied().unwrap_or_default()
    }
}

use Context::{Copying, Detail, Facets, Heading, Line, List, Picker, Popup, Search};

const PANES: &[Context] = &[List, Facets, Heading, Detail];
const FILTERS: &[Context] = &[Facets, Heading];
const READING: &[Context] = &[List, Detail];
const EVERYWHERE: &[Context] =
    &[List, Facets, Heading, Detail, Search, Popup, Picker, Copying, Line];

const fn row(
    contexts: &'static [Context],
    keys: &'static [&'static str],
    action: Action,
    (zh, en): (&'static str, &'static str),
    bar: u8,
) -> Binding {
    Binding { contexts, keys, action, zh, en, bar }
}

/// Every binding, in the order in which help lists them.
#[rustfmt::skip]
pub const BINDINGS: &[Binding] = &[
    row(&[Facets, Heading, Popup, Search, Picker], &["↑", "Up"], Action::Up, ("向上", "up"), 0),
    row(&[Facets, Heading, Popup, Search, Picker], &["↓", "Down"], Action::Down, ("向下", "down"), 0),
    row(READING, &["↑", "Up", "k"], Action::Up, ("向上", "up"), 0),
    row(READING, &["↓", "Down", "j"], Action::Down, ("向下", "down"), 0),
    row(FILTERS, &["←", "Left"], Action::Left, ("收起", "close"), 0),
    row(&[Facets], &["→", "Right"], Action::Right, ("看任务", "tasks"), 6),
    row(&[Heading], &["→", "Right"], Action::Right, ("展开/看任务", "open/tasks"), 6),
    row(&[List], &["←", "Left", "h"], Action::Left, ("筛选", "filters"), 0),
    row(&[List], &["→", "Right", "l"], Action::Right, ("详情", "detail"), 0),
    row(&[Detail], &["←", "Left", "h"], Action::Left, ("任务", "tasks"), 6),
    row(&[Detail], &["→", "Right", "l"], Action::Right, ("下一项", "next item"), 0),
    row(&[Facets, Heading, Search, Popup, Picker], &["PgUp"], Action::PageUp, ("上一页", "page up"), 0),
    row(&[Facets, Heading, Search, Popup, Picker], &["PgDn"], Action::PageDown, ("下一页", "page down"), 0),
    row(READING, &["PgUp", "Ctrl-U"], Action::PageUp, ("上一页", "page up"), 0),
    row(READING, &["PgDn", "Ctrl-D"], Action::PageDown, ("下一页", "page down"), 0),
    row(&[Facets, Heading, Popup], &["Home", "Ctrl-Home"], Action::First, ("到开头", "to the start"), 0),
    row(&[Facets, Heading, Popup], &["End", "Ctrl-End"], Action::Last, ("到末尾", "to the end"), 0),
    row(READING, &["Home", "Ctrl-Home", "g"], Action::First, ("到开头", "to the start"), 0),
    row(READING, &["End", "Ctrl-End", "G"], Action::Last, ("到末尾", "to the end"), 0),
    row(&[List], &["Enter", "o"], Action::Open, ("打开", "open"), 8),
    row(&[Detail], &["Enter", "o"], Action::Open, ("看相关任务", "related tasks"), 5),
    row(&[Facets], &["Enter"], Action::Open, ("只选", "only this"), 6),
    row(&[Heading], &["Enter", "Space"], Action::Open, ("展开/收起", "open/close"), 7),
    row(&[Search], &["Enter"], Action::Open, ("完成", "done"), 5),
    row(&[Popup], &["Enter"], Action::Open, ("关闭", "close"), 0),
    row(&[Picker], &["Enter"], Action::Open, ("选定", "pick"), 5),
    row(&[Facets], &["Space"], Action::Choose, ("选/不选", "choose"), 7),
    row(&[Facets], &["Delete"], Action::Remove, ("排除", "exclude"), 5),
    row(&[Heading], &["Delete"], Action::Remove, ("不限此项", "any value"), 5),
    row(READING, &["Delete", "x"], Action::Remove, ("去掉末个筛选", "drop last filter"), 0),
    row(READING, &["@"], Action::Alike, ("按此任务筛选…", "filter by this task…"), 0),
    row(FILTERS, &["Ctrl-X"], Action::ClearAll, ("清除筛选", "clear filters"), 2),
    row(READING, &["Ctrl-X", "C"], Action::ClearAll, ("清除筛选", "clear filters"), 0),
    row(PANES, &["Tab", "F6"], Action::NextPane, ("下一栏", "next pane"), 0),
    row(PANES, &["Shift-Tab"], Action::PreviousPane, ("上一栏", "previous pane"), 0),
    row(&[Facets, Heading, Search], &["F2"], Action::Facets, ("筛选", "filters"), 0),
    row(READING, &["F2", "f"], Action::Facets, ("筛选", "filters"), 6),
    row(FILTERS, &["Ctrl-F", "/"], Action::Search, ("查找", "search"), 5),
    row(READING, &["Ctrl-F", "/"], Action::Search, ("查找", "search"), 7),
    row(&[Search, Facets, Heading], &["F3"], Action::NextHit, ("下一个", "next hit"), 0),
    row(&[Search, Facets, Heading], &["Shift-F3"], Action::PreviousHit, ("上一个", "previous hit"), 0),
    row(READING, &["F3", "n"], Action::NextHit, ("下一个", "next hit"), 0),
    row(READING, &["Shift-F3", "N"], Action::PreviousHit, ("上一个", "previous hit"), 0),
    row(FILTERS, &["Alt-←", "Alt-Left"], Action::Back, ("后退", "back"), 0),
    row(READING, &["Backspace", "Alt-←", "Alt-Left", "["], Action::Back, ("后退", "back"), 3),
    row(FILTERS, &["Alt-→", "Alt-Right"], Action::Forward, ("前进", "forward"), 0),
    row(READING, &["Alt-→", "Alt-Right", "]"], Action::Forward, ("前进", "forward"), 0),
    row(&[Facets, Heading, Search], &["F4"], Action::Ours, ("我单位", "our unit"), 0),
    row(READING, &["F4", "m"], Action::Ours, ("我单位", "our unit"), 6),
    row(FILTERS, &[], Action::ChooseUnit, ("更换/取消我单位", "change/drop our unit"), 0),
    row(READING, &["M"], Action::ChooseUnit, ("更换/取消我单位", "change/drop our unit"), 0),
    row(PANES, &[], Action::Covered, ("计入/不计涵盖的任务", "with/without covered tasks"), 0),
    row(FILTERS, &["F7"], Action::NextList, ("任务/与谁协同", "tasks/partners"), 0),
    row(READING, &["F7", "v"], Action::NextList, ("任务/与谁协同", "tasks/partners"), 0),
    row(&[Facets, Heading, Search], &["Alt-R"], Action::Context, ("隐去/淡显其他", "hide/dim others"), 0),
    row(READING, &["Alt-R", "z"], Action::Context, ("隐去/淡显其他", "hide/dim others"), 0),
    row(FILTERS, &["F8"], Action::Sort, ("排序", "sort"), 0),
    row(READING, &["F8", "s"], Action::Sort, ("排序", "sort"), 2),
    row(FILTERS, &["Ctrl-P"], Action::Problems, ("数据问题", "problems"), 0),
    row(READING, &["Ctrl-P", "!"], Action::Problems, ("数据问题", "problems"), 0),
    row(FILTERS, &["Ctrl-T"], Action::Look, ("配色", "look"), 0),
    row(READING, &["Ctrl-T", "T"], Action::Look, ("配色", "look"), 0),
    row(FILTERS, &["Ctrl-E"], Action::Mouse, ("鼠标开关", "mouse on/off"), 0),
    row(READING, &["Ctrl-E", "%"], Action::Mouse, ("鼠标开关", "mouse on/off"), 0),
    row(&[Search], &["F1", "F10"], Action::Commands, ("帮助", "help"), 1),
    row(FILTERS, &["F1", "?", "F10"], Action::Commands, ("帮助", "help"), 1),
    row(READING, &["F1", "?", "F10", ":"], Action::Commands, ("帮助", "help"), 1),
    row(&[Popup], &["F1", "F10"], Action::Escape, ("关闭", "close"), 0),
    row(&[Picker], &["F1", "F10"], Action::Commands, ("关闭", "close"), 0),
    row(PANES, &["Ctrl-C"], Action::CopyLine, ("复制任务", "copy the task"), 0),
    row(FILTERS, &["F9"], Action::CopyMenu, ("复制…", "copy…"), 0),
    row(READING, &["F9", "y"], Action::CopyMenu, ("复制…", "copy…"), 0),
    row(&[Copying], &["y"], Action::CopyLine, ("任务一行", "the task on one line"), 0),
    row(&[Copying], &["s"], Action::CopySentence, ("发言稿：标题、单位、指标", "a sentence: title, units, targets"), 0),
    row(&[Copying], &["r"], Action::CopySource, ("出处：方案、文号、第几项", "the source"), 0),
    row(&[Copying], &["t"], Action::CopyTable, ("列出的任务（表格）", "what is listed, as a table"), 0),
    row(&[Copying], &["v"], Action::CopyQuery, ("视图口令", "the view, as a query"), 0),
    row(&[Copying], &["↑", "Up", "k"], Action::Up, ("向上", "up"), 0),
    row(&[Copying], &["↓", "Down", "j"], Action::Down, ("向下", "down"), 0),
    row(&[Copying], &["Enter"], Action::Open, ("复制", "copy"), 5),
    row(&[Line], &["Enter"], Action::Open, ("保存", "save"), 5),
    row(FILTERS, &["Ctrl-Z"], Action::Undo, ("撤销", "undo"), 0),
    row(READING, &["Ctrl-Z", "u"], Action::Undo, ("撤销", "undo"), 0),
    row(FILTERS, &["Ctrl-Y"], Action::Redo, ("重做", "redo"), 0),
    row(READING, &["Ctrl-Y", "Ctrl-R"], Action::Redo, ("重做", "redo"), 0),
    row(FILTERS, &["Ctrl-B"], Action::SaveView, ("保存视图", "save the view"), 0),
    row(READING, &["Ctrl-B", "b"], Action::SaveView, ("保存视图", "save the view"), 0),
    row(READING, &["1", "2", "3", "4", "5", "6", "7", "8", "9"], Action::RecallView, ("打开保存的视图", "show a saved view"), 0),
    row(FILTERS, &[], Action::RecallView, ("打开保存的视图", "show a saved view"), 0),
    row(&[List], &["Ctrl-←", "Ctrl-Left"], Action::ColumnLeft, ("选左边的列", "column on the left"), 0),
    row(&[List], &["Ctrl-→", "Ctrl-Right"], Action::ColumnRight, ("选右边的列", "column on the right"), 0),
    row(&[List], &[">"], Action::Wider, ("加宽此列", "widen the column"), 0),
    row(&[List], &["<"], Action::Narrower, ("收窄此列", "narrow the column"), 0),
    row(&[List], &["-"], Action::HideColumn, ("隐藏此列", "hide the column"), 0),
    row(PANES, &[], Action::AllColumns, ("各列恢复原样", "all columns as usual"), 0),
    row(FILTERS, &["F11"], Action::Zoom, ("本栏占满/恢复", "zoom the pane"), 0),
    row(READING, &["F11", "+"], Action::Zoom, ("本栏占满/恢复", "zoom the pane"), 0),
    row(PANES, &[], Action::Language, ("语言：English", "language: 中文"), 0),
    row(PANES, &[], Action::Chars, ("换字符：线框/ASCII", "characters: lines/ASCII"), 0),
    row(&[Search, Popup, Picker, Copying, Line], &["Ctrl-C"], Action::Escape, ("取消", "cancel"), 0),
    row(EVERYWHERE, &["Esc"], Action::Escape, ("退一步", "step out"), 4),
    row(EVERYWHERE, &["Ctrl-L"], Action::Redraw, ("重画", "redraw"), 0),
    row(PANES, &[], Action::Suspend, ("挂起，回到命令行", "suspend"), 0),
    row(&[Facets, Heading, Search, Popup, Picker, Copying, Line], &["Ctrl-Q"], Action::Quit, ("退出", "quit"), 0),
    row(READING, &["Ctrl-Q", "q", "Q"], Action::Quit, ("退出", "quit"), 5),
    row(&[Popup], &["q"], Action::Escape, ("关闭", "close"), 3),
];

/// A key as it is looked up: a name such as `Ctrl-F`, `F3`, `n` or `Space`.
pub fn key_name(event: &KeyEvent) -> Option<String> {
    let mut name = match event.code {
        KeyCode::Char(' ' | '　') => "Space".to_owned(),
        KeyCode::Char(c) => twin(c).to_string(),
        KeyCode::F(n) => format!("F{n}"),
        KeyCode::BackTab => return Some("Shift-Tab".to_owned()),
        KeyCode::Up => "Up".to_owned(),
        KeyCode::Down => "Down".to_owned(),
        KeyCode::Left => "Left".to_owned(),
        KeyCode::Right => "Right".to_owned(),
        KeyCode::PageUp => "PgUp".to_owned(),
        KeyCode::PageDown => "PgDn".to_owned(),
        KeyCode::Home => "Home".to_owned(),
        KeyCode::End => "End".to_owned(),
        KeyCode::Enter => "Enter".to_owned(),
        KeyCode::Tab => "Tab".to_owned(),
        KeyCode::Backspace => "Backspace".to_owned(),
        KeyCode::Delete => "Delete".to_owned(),
        KeyCode::Esc => "Esc".to_owned(),
        _ => return None,
    };
    let modifiers = event.modifiers;
    if modifiers.contains(KeyModifiers::CONTROL) {
        if let KeyCode::Char(c) = event.code {
            name = c.to_ascii_uppercase().to_string();
        }
        name = format!("Ctrl-{name}");
    }
    if modifiers.contains(KeyModifiers::ALT) {
        if let KeyCode::Char(c) = event.code {
            name = c.to_ascii_uppercase().to_string();
        }
        name = format!("Alt-{name}");
    }
    // A shifted character is another character already.
    if modifiers.contains(KeyModifiers::SHIFT) && matches!(event.code, KeyCode::F(_)) {
        name = format!("Shift-{name}");
    }
    Some(name)
}

/// The character whose key an input method turned into this one.
fn twin(c: char) -> char {
    match c {
        '、' => '/',
        '【' => '[',
        '】' => ']',
        '《' => '<',
        '》' => '>',
        '\u{ff01}'..='\u{ff5e}' => narrow(c),
        _ => c,
    }
}

/// What a key does in a context.
pub fn action(context: Context, key: &str) -> Option<Action> {
    bindings(context).find(|b| b.keys.contains(&key)).map(|b| b.action)
}

/// The bindings of a context.
pub fn bindings(context: Context) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |b| b.contexts.contains(&context))
}

/// The table of keys for the READMEs, in Markdown.
pub fn markdown(lang: Lang) -> String {
    let mut out = String::new();
    let headings = lang.pick("| 键 | 作用 |", "| keys | what they do |");
    out.push_str(headings);
    out.push_str("\n|---|---|\n");
    for (_, name, keys) in commands(None, lang) {
        let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
        let keys =
            if keys.is_empty() { lang.pick("命令", "command").into() } else { keys.join(" ") };
        out.push_str(&["| ", &keys, " | ", &name, " |\n"].concat());
    }
    out
}

/// Every action with its name and all its keys, each once, for people: in one context, or anywhere.
pub fn commands(context: Option<Context>, lang: Lang) -> Vec<(Action, String, Vec<&'static str>)> {
    let here = |b: &&Binding| context.is_none_or(|context| b.contexts.contains(&context));
    let bindings: Vec<&Binding> = BINDINGS.iter().filter(here).collect();
    let mut actions: Vec<Action> = Vec::new();
    for binding in &bindings {
        if !actions.contains(&binding.action) {
            actions.push(binding.action);
        }
    }
    let of = |action| bindings.iter().copied().filter(move |b| b.action == action);
    let named = |action| {
        let (name, keys) = help_row(of(action), lang);
        (action, name, keys)
    };
    actions.into_iter().map(named).collect()
}

/// The names that an action has in its bindings, and all its keys.
fn help_row(
    bindings: impl Iterator<Item = &'static Binding>,
    lang: Lang,
) -> (String, Vec<&'static str>) {
    let mut names: Vec<&str> = Vec::new();
    let mut keys: Vec<&str> = Vec::new();
    for binding in bindings {
        if !names.contains(&binding.name(lang)) {
            names.push(binding.name(lang));
        }
        // The names that events have for the arrows are not what is printed on the keys.
        let arrow =
            |key: &str| matches!(key.rsplit('-').next(), Some("Up" | "Down" | "Left" | "Right"));
        for key in binding.keys.iter().filter(|key| !arrow(key)) {
            if !keys.contains(key) {
                keys.push(key);
            }
        }
    }
    (names.join(" · "), keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_has_two_meanings_in_one_context() {
        for context in EVERYWHERE {
            let mut keys: Vec<&str> = bindings(*context).flat_map(|b| b.keys).copied().collect();
            let all = keys.len();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), all, "{context:?}");
        }
    }

    /// What has no such key is found in the popup of commands, or picked with arrows in the popup of copies.
    #[test]
    fn every_action_has_a_key_that_an_input_method_leaves_alone_or_is_picked() {
        const PICKED: [Action; 8] = [
            Action::Alike,
            Action::ChooseUnit,
            Action::RecallView,
            Action::Wider,
            Action::Narrower,
            Action::HideColumn,
            Action::Covered,
            Action::AllColumns,
        ];
        for binding in BINDINGS {
            let safe = |key: &&str| key.chars().count() > 1 || "↑↓←→".contains(*key);
            let alike = || BINDINGS.iter().filter(|b| b.action == binding.action);
            let has_key = alike().flat_map(|b| b.keys).any(safe);
            let keyless = alike().any(|b| b.keys.is_empty() && b.contexts.contains(&List));
            let copied = alike().all(|b| b.contexts == [Copying]);
            let picked = PICKED.contains(&binding.action) || keyless || copied;
            assert!(has_key || picked, "{:?}", binding.action);
        }
    }

    #[test]
    fn keys_are_named_as_people_say_them() {
        let event = |code, modifiers| key_name(&KeyEvent::new(code, modifiers));
        for (code, modifiers, name) in [
            (KeyCode::Char('f'), KeyModifiers::CONTROL, "Ctrl-F"),
            (KeyCode::Char('？'), KeyModifiers::NONE, "?"),
            (KeyCode::Char('、'), KeyModifiers::NONE, "/"),
            (KeyCode::Char('ｑ'), KeyModifiers::NONE, "q"),
            (KeyCode::Char('N'), KeyModifiers::SHIFT, "N"),
            (KeyCode::F(3), KeyModifiers::SHIFT, "Shift-F3"),
            (KeyCode::Left, KeyModifiers::ALT, "Alt-Left"),
            (KeyCode::Char('　'), KeyModifiers::NONE, "Space"),
        ] {
            assert_eq!(event(code, modifiers).as_deref(), Some(name));
        }
    }
}
