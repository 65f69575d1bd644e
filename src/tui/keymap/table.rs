//! The table itself.

use std::sync::LazyLock;

use super::action::{Action, Context, Motion};
use super::binding::Binding;
use crate::query::Field;
use crate::tui::way::Way;

use Action::Move;
use Context::{
    Choosing, Copying, Detail, Facets, Heading, Line, List, Meeting, Picker, Popup, Search, Showing,
};
use Motion::{Down, First, Last, Left, PageDown, PageUp, Right, Up};

const PANES: &[Context] = &[List, Facets, Heading, Detail];
const FILTERS: &[Context] = &[Facets, Heading];
const READING: &[Context] = &[List, Detail];
pub(super) const EVERYWHERE: &[Context] = &[
    List, Facets, Heading, Detail, Search, Popup, Picker, Copying, Choosing, Showing, Line, Meeting,
];
const MENUS: &[Context] = &[Copying, Choosing, Showing];

const fn row(
    contexts: &'static [Context],
    keys: &'static [&'static str],
    action: Action,
    (zh, en): (&'static str, &'static str),
    bar: u8,
) -> Binding {
    Binding { contexts, keys, action, zh, en, bar }
}

/// The bindings that help lists before the ways of listing.
#[rustfmt::skip]
const FIRST_ROWS: &[Binding] = &[
    row(FILTERS, &["↑", "Up"], Move(Up), ("向上", "up"), 0),
    row(&[Popup, Picker], &["↑", "Up"], Move(Up), ("向上", "up"), 6),
    row(&[Search], &["↑", "Up"], Move(Up), ("上次查找的", "earlier searches"), 4),
    row(FILTERS, &["↓", "Down"], Move(Down), ("向下", "down"), 0),
    row(&[Popup, Picker], &["↓", "Down"], Move(Down), ("向下", "down"), 6),
    row(&[Search], &["↓", "Down"], Move(Down), ("之后查找的", "later searches"), 0),
    row(READING, &["↑", "Up", "k"], Move(Up), ("向上", "up"), 0),
    row(READING, &["↓", "Down", "j"], Move(Down), ("向下", "down"), 0),
    row(FILTERS, &["←", "Left"], Move(Left), ("收起", "close"), 0),
    row(&[Facets], &["→", "Right"], Move(Right), ("看任务", "tasks"), 6),
    row(&[Heading], &["→", "Right"], Move(Right), ("展开/看任务", "open/tasks"), 6),
    row(&[List], &["←", "Left", "h"], Move(Left), ("左边的列；没有了到筛选", "column on the left, or the filters"), 0),
    row(&[List], &["→", "Right", "l"], Move(Right), ("右边的列；没有列时到详情", "column on the right; without columns the detail"), 0),
    row(&[Detail], &["←", "Left", "h"], Move(Left), ("回列表", "list"), 0),
    row(&[Detail], &["→", "Right", "l"], Move(Right), ("下一项", "next item"), 0),
    row(&[Facets, Heading, Search, Popup, Picker], &["PgUp"], Move(PageUp), ("上一页", "page up"), 0),
    row(&[Facets, Heading, Search], &["PgDn"], Move(PageDown), ("下一页", "page down"), 0),
    row(&[Popup, Picker], &["PgDn"], Move(PageDown), ("下一页", "page down"), 4),
    row(READING, &["PgUp", "Ctrl-U"], Move(PageUp), ("上一页", "page up"), 0),
    row(READING, &["PgDn", "Ctrl-D"], Move(PageDown), ("下一页", "page down"), 0),
    row(&[Facets, Heading, Popup], &["Home", "Ctrl-Home"], Move(First), ("到开头", "to the start"), 0),
    row(&[Facets, Heading, Popup], &["End", "Ctrl-End"], Move(Last), ("到末尾", "to the end"), 0),
    row(READING, &["Home", "Ctrl-Home", "g"], Move(First), ("到开头", "to the start"), 0),
    row(READING, &["End", "Ctrl-End", "G"], Move(Last), ("到末尾", "to the end"), 0),
    row(&[List], &["Enter", "o"], Action::Open, ("打开", "open"), 8),
    row(&[Detail], &["Enter", "o"], Action::Open, ("看相关任务", "related tasks"), 8),
    row(&[Facets], &["Enter"], Action::Open, ("只选", "only this"), 6),
    row(&[Heading], &["Enter", "Space"], Action::Open, ("展开/收起", "open/close"), 7),
    row(&[Search], &["Enter"], Action::Open, ("完成", "done"), 8),
    row(&[Popup], &["Enter"], Action::Open, ("关闭", "close"), 0),
    row(&[Picker], &["Enter"], Action::Open, ("选定", "pick"), 8),
    row(&[Facets], &["Space"], Action::Choose, ("选/不选", "choose"), 7),
    row(&[Facets], &["Delete"], Action::Remove, ("排除", "exclude"), 5),
    row(&[Heading], &["Delete"], Action::Remove, ("不限此项", "any value"), 5),
    row(&[List], &["Space"], Action::Mark, ("标记；在分组上为收放", "mark; open or close a group"), 0),
    row(&[List], &["Shift-↑", "Shift-Up"], Action::MarkUp, ("连同上一项标记", "mark upwards"), 0),
    row(&[List], &["Shift-↓", "Shift-Down"], Action::MarkDown, ("连同下一项标记", "mark downwards"), 0),
    row(PANES, &[], Action::ClearMarks, ("清除全部标记", "clear all marks"), 0),
    row(READING, &["Delete", "x"], Action::Remove, ("去掉末个筛选", "drop last filter"), 0),
    row(READING, &["@"], Action::Alike, ("按此任务筛选…", "filter by this task…"), 0),
    row(FILTERS, &["Ctrl-X"], Action::ClearAll, ("清除筛选", "clear filters"), 2),
    row(READING, &["Ctrl-X", "C"], Action::ClearAll, ("清除筛选", "clear filters"), 0),
    row(PANES, &["Tab", "F6"], Action::NextPane, ("下一栏", "next pane"), 0),
    row(PANES, &["Shift-Tab"], Action::PreviousPane, ("上一栏", "previous pane"), 0),
    row(FILTERS, &["F2"], Action::Facets, ("筛选", "filters"), 0),
    row(&[Search], &["F2"], Action::Facets, ("筛选", "filters"), 4),
    row(READING, &["F2"], Action::Facets, ("筛选", "filters"), 6),
    row(READING, &["f"], Action::FacetMenu, ("筛选某一项…", "filter by…"), 0),
    row(&[Choosing], &["l"], Action::Facet(Field::Lead), ("牵头单位", "lead"), 0),
    row(&[Choosing], &["r"], Action::Facet(Field::Responsible), ("责任单位", "responsible"), 0),
    row(&[Choosing], &["c"], Action::Facet(Field::InCharge), ("负责单位", "in charge"), 0),
    row(&[Choosing], &["a"], Action::Facet(Field::Area), ("行动领域", "area"), 0),
    row(&[Choosing], &["p"], Action::Facet(Field::Plan), ("方案", "plan"), 0),
    row(&[Choosing], &["y"], Action::Facet(Field::Year), ("年份", "year"), 0),
    row(&[Choosing], &["d"], Action::Facet(Field::Due), ("到期", "due"), 0),
    row(&[Choosing], &["u"], Action::Facet(Field::Role), ("我单位的角色", "our role"), 0),
    row(&[Choosing], &["g"], Action::Facet(Field::Guidance), ("指导单位", "guidance"), 0),
    row(&[Choosing], &["Enter"], Action::Open, ("去", "go"), 8),
    row(FILTERS, &["Ctrl-F", "/"], Action::Search, ("查找", "search"), 5),
    row(READING, &["Ctrl-F", "/"], Action::Search, ("查找", "search"), 7),
    row(&[Search], &["F3"], Action::NextHit, ("下一个", "next hit"), 5),
    row(FILTERS, &["F3"], Action::NextHit, ("下一个", "next hit"), 0),
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
    row(PANES, &[], Action::WithPlan, ("计入/不计随方案到期的", "with/without due with the plan"), 0),
    row(PANES, &["F7"], Action::NextList, ("换看法", "next view"), 6),
    row(PANES, &["Shift-F7"], Action::PreviousList, ("换回上一种看法", "previous view"), 0),
    row(READING, &["v"], Action::ListMenu, ("换一种看法…", "another view…"), 0),
    row(FILTERS, &[], Action::ListMenu, ("换一种看法…", "another view…"), 0),
];

/// The bindings that help lists after the ways of listing.
#[rustfmt::skip]
const LAST_ROWS: &[Binding] = &[
    row(&[Showing], &["Enter"], Action::Open, ("看", "show"), 8),
    row(&[Facets, Heading, Search], &["F5"], Action::Meeting, ("会议模式", "meeting"), 0),
    row(READING, &["F5", "P"], Action::Meeting, ("会议模式", "meeting"), 3),
    row(&[Meeting], &["→", "Right", "PgDn", "Space", "l"], Move(Right), ("下一项", "next"), 9),
    row(&[Meeting], &["←", "Left", "PgUp", "h"], Move(Left), ("上一项", "previous"), 7),
    row(&[Meeting], &["↑", "Up", "k"], Move(Up), ("向上", "up"), 0),
    row(&[Meeting], &["↓", "Down", "j"], Move(Down), ("向下", "down"), 0),
    row(&[Meeting], &["Home", "g"], Move(First), ("第一项", "first"), 0),
    row(&[Meeting], &["End", "G"], Move(Last), ("最后一项", "last"), 0),
    row(&[Meeting], &["Ctrl-←", "Ctrl-Left", "<"], Action::Earlier, ("提前", "earlier"), 3),
    row(&[Meeting], &["Ctrl-→", "Ctrl-Right", ">"], Action::Later, ("推后", "later"), 3),
    row(&[Meeting], &["Delete", "x"], Action::Remove, ("移出议程", "off the agenda"), 2),
    row(&[Meeting], &["Ctrl-C"], Action::CopyLine, ("复制任务", "copy the task"), 0),
    row(&[Meeting], &["F9", "y"], Action::CopyMenu, ("复制…", "copy…"), 6),
    row(&[Meeting], &["Ctrl-Z", "u"], Action::Undo, ("撤销", "undo"), 0),
    row(&[Meeting], &["Ctrl-Y"], Action::Redo, ("重做", "redo"), 0),
    row(&[Meeting], &["F5", "P", "q"], Action::Meeting, ("结束会议模式", "end the meeting"), 0),
    row(&[Meeting], &["F1", "?", "F10", ":"], Action::Commands, ("帮助", "help"), 1),
    row(&[Meeting], &["Ctrl-Q", "Q"], Action::Quit, ("退出", "quit"), 0),
    row(FILTERS, &["Ctrl-G"], Action::FindUnit, ("单位页…", "a unit's page…"), 0),
    row(READING, &["Ctrl-G", "U"], Action::FindUnit, ("单位页…", "a unit's page…"), 0),
    row(FILTERS, &["Shift-F8"], Action::Group, ("换分组", "group otherwise"), 0),
    row(READING, &["Shift-F8", "t"], Action::Group, ("换分组", "group otherwise"), 0),
    row(PANES, &[], Action::EmptyColumns, ("显示/隐去空列", "with/without empty columns"), 0),
    row(PANES, &[], Action::FoldAll, ("折叠/展开全部分组", "fold/unfold all groups"), 0),
    row(&[Facets, Heading, Search], &["Alt-R"], Action::Dim, ("隐去/淡显其他", "hide/dim others"), 0),
    row(READING, &["Alt-R", "z"], Action::Dim, ("隐去/淡显其他", "hide/dim others"), 0),
    row(FILTERS, &["F8"], Action::Sort, ("排序", "sort"), 0),
    row(READING, &["F8", "s"], Action::Sort, ("排序", "sort"), 2),
    row(FILTERS, &["Ctrl-P"], Action::Problems, ("问题", "problems"), 0),
    row(READING, &["Ctrl-P", "!"], Action::Problems, ("问题", "problems"), 0),
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
    row(&[Copying], &["y"], Action::CopyLine, ("任务一行；有标记则为各标记任务", "the task on one line, or every marked one"), 0),
    row(&[Copying], &["s"], Action::CopySentence, ("发言稿：标题、单位、指标", "a sentence: title, units, targets"), 0),
    row(&[Copying], &["r"], Action::CopySource, ("出处：方案、文号、第几项", "the source"), 0),
    row(&[Copying], &["t"], Action::CopyTable, ("列出的（有标记则为标记的）任务，表格", "what is listed, or marked, as a table"), 0),
    row(&[Copying], &["v"], Action::CopyView, ("视图，一行", "the view, on one line"), 0),
    row(MENUS, &["↑", "Up", "k"], Move(Up), ("向上", "up"), 6),
    row(MENUS, &["↓", "Down", "j"], Move(Down), ("向下", "down"), 6),
    row(&[Copying], &["Enter"], Action::Open, ("复制", "copy"), 8),
    row(&[Line], &["Enter"], Action::Open, ("保存", "save"), 8),
    row(FILTERS, &["Ctrl-Z"], Action::Undo, ("撤销", "undo"), 0),
    row(READING, &["Ctrl-Z", "u"], Action::Undo, ("撤销", "undo"), 0),
    row(FILTERS, &["Ctrl-Y"], Action::Redo, ("重做", "redo"), 0),
    row(READING, &["Ctrl-Y"], Action::Redo, ("重做", "redo"), 0),
    row(FILTERS, &["Ctrl-B"], Action::SaveView, ("保存视图", "save the view"), 0),
    row(READING, &["Ctrl-B", "b"], Action::SaveView, ("保存视图", "save the view"), 0),
    row(READING, &["1", "2", "3", "4", "5", "6", "7", "8", "9"], Action::RecallView, ("打开保存的视图", "show a saved view"), 0),
    row(FILTERS, &[], Action::RecallView, ("打开保存的视图", "show a saved view"), 0),
    row(&[List], &["Ctrl-←", "Ctrl-Left"], Action::ColumnLeft, ("不选列；矩阵中到前一个有内容的格", "no column; in the matrix the cell before that has anything"), 0),
    row(&[List], &["Ctrl-→", "Ctrl-Right"], Action::ColumnRight, ("最右的列；矩阵中到后一个有内容的格", "the last column; in the matrix the next cell that has anything"), 0),
    row(&[List], &[">"], Action::Wider, ("加宽此列", "widen the column"), 0),
    row(&[List], &["<"], Action::Narrower, ("收窄此列", "narrow the column"), 0),
    row(&[List], &["-"], Action::HideColumn, ("隐藏此列", "hide the column"), 0),
    row(READING, &["w"], Action::WrapTitles, ("长标题折行", "wrap long titles"), 0),
    row(FILTERS, &[], Action::WrapTitles, ("长标题折行", "wrap long titles"), 0),
    row(PANES, &[], Action::AllColumns, ("各列恢复原样", "all columns as usual"), 0),
    row(FILTERS, &["F11"], Action::Zoom, ("本栏占满/恢复", "zoom the pane"), 0),
    row(READING, &["F11", "+", "_"], Action::Zoom, ("本栏占满/恢复", "zoom the pane"), 0),
    row(PANES, &[], Action::Language, ("语言：English", "language: 中文"), 0),
    row(PANES, &[], Action::Chars, ("换字符：线框/ASCII", "characters: lines/ASCII"), 0),
    row(&[Search, Popup, Picker, Copying, Choosing, Showing, Line], &["Ctrl-C"], Action::Escape, ("取消", "cancel"), 0),
    row(EVERYWHERE, &["Esc"], Action::Escape, ("退一步", "step out"), 8),
    row(&[List, Facets, Heading, Detail, Search, Meeting, Popup, Picker], &["Ctrl-R"], Action::Reload, ("重新载入数据", "load the data again"), 0),
    row(EVERYWHERE, &["Ctrl-L"], Action::Redraw, ("重画", "redraw"), 0),
    row(PANES, &[], Action::Suspend, ("挂起，回到命令行", "suspend"), 0),
    row(FILTERS, &["Ctrl-Q"], Action::Quit, ("退出", "quit"), 0),
    row(&[Search, Popup, Picker, Copying, Choosing, Showing, Line], &["Ctrl-Q"], Action::Quit, ("退出", "quit"), 2),
    row(READING, &["Ctrl-Q", "q", "Q"], Action::Quit, ("退出", "quit"), 5),
    row(&[Popup], &["q"], Action::Escape, ("关闭", "close"), 0),
];

/// Every binding, in the order in which help lists them.
pub static BINDINGS: LazyLock<Vec<Binding>> = LazyLock::new(|| {
    // A way of listing has a letter in its menu and is a command everywhere.
    let ways = Way::ALL.iter().flat_map(|way| {
        let show = Action::Show(*way);
        [
            row(&[Showing], way.letter(), show, way.labels(), 0),
            row(PANES, &[], show, way.labels(), 0),
        ]
    });
    FIRST_ROWS.iter().copied().chain(ways).chain(LAST_ROWS.iter().copied()).collect()
});
