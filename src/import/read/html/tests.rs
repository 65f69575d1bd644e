//! Whole pages.

use super::*;
use crate::import::paper::{Block, LeftOutKind};

/// What was read: `n [heading] text` for a paragraph; `row+rows column+columns text` for the cells of a table.
fn shown(page: &str) -> Vec<String> {
    shown_of(page.as_bytes())
}

fn shown_of(page: &[u8]) -> Vec<String> {
    let mut out = Vec::new();
    for block in read(page).unwrap().blocks {
        match block {
            Block::Paragraph(p) => {
                let heading = p.heading.map(|level| format!("#{level} ")).unwrap_or_default();
                out.push(format!("{} {heading}{}", p.place, p.text));
            }
            Block::Table(table) => out.extend(table.cells.iter().map(|c| {
                let text = c.text.replace('\n', "/");
                format!("{}+{} {}+{} {text}", c.row, c.rows, c.column, c.columns)
            })),
        }
    }
    out
}

fn left_out(page: &str) -> Vec<(LeftOutKind, String, String)> {
    let left_out = read(page.as_bytes()).unwrap().left_out;
    left_out.into_iter().map(|l| (l.what, l.place.to_string(), l.text)).collect()
}

#[test]
fn paragraphs_end_where_they_are_seen_to() {
    let page = "<!doctype html><title>x</title><style>p{}</style><body>一<h2>疏浚<br>河道</h2>\n\
        <p>由市\n水务局&nbsp;牵头，<b>每\n 年</b> 3\n次<br/>第二行</p><div>甲<div>乙</div>丙<span style='display:block'>丁</span>戊</div>\
        <script>var x = '<p>y';</script><!-- 不见 --><ruby>畲<rp>(</rp><rt>shē</rt></ruby>乡";
    assert_eq!(
        shown(page),
        [
            "paragraph 1 一",
            "paragraph 2 #2 疏浚",
            "paragraph 3 #2 河道",
            "paragraph 4 由市水务局 牵头，每年 3 次",
            "paragraph 5 第二行",
            "paragraph 6 甲",
            "paragraph 7 乙",
            "paragraph 8 丙",
            "paragraph 9 丁",
            "paragraph 10 戊",
            "paragraph 11 畲乡",
        ]
    );
    let code = "<pre>一\n  二</pre>三";
    assert_eq!(shown(code), ["paragraph 1 一", "paragraph 2 二", "paragraph 3 三"]);
}

#[test]
fn items_have_their_numbers() {
    let page = "<ol start=3><li>三<ol type=a><li>甲<li>乙</ol><li value=9><p>九</p><p>续</p></li><li></li><li>十一</ol>\
        <ul><li>点</ul><ol style='list-style-type:simp-chinese-informal'><li>任务<li type=I>罗马</ol><ol style='list-style:none'><li>无</ol><li>散";
    assert_eq!(
        shown(page),
        [
            "paragraph 1 3. 三",
            "paragraph 2 a. 甲",
            "paragraph 3 b. 乙",
            "paragraph 4 9. 九",
            "paragraph 5 续",
            "paragraph 6 11. 十一",
            "paragraph 7 点",
            "paragraph 8 一、任务",
            "paragraph 9 II. 罗马",
            "paragraph 10 无",
            "paragraph 11 散",
        ]
    );
}

#[test]
fn tables_are_laid_out() {
    let page = "前<table><caption>分工<br>表</caption><tfoot><tr><td colspan=3>合计</tfoot>\
        <tbody><tr><td rowspan=2>1<td>修渠<ol><li>甲<li>乙</ol><td>水务局<br>农业局<tr><td colspan=2><p>植树</p><p>种草</p>\
        <tr><td rowspan=0>2<td>三<td><td rowspan=9>四<tr><td>五<td> &nbsp;</tbody>\
        <tr></tr><thead><tr><th>序号<th>任务<th>单位</thead></table>后";
    assert_eq!(
        shown(page),
        [
            "paragraph 1 前",
            "paragraph 2 分工",
            "paragraph 3 表",
            "0+1 0+1 序号",
            "0+1 1+1 任务",
            "0+1 2+1 单位",
            "1+2 0+1 1",
            "1+1 1+1 修渠/1. 甲/2. 乙",
            "1+1 2+1 水务局/农业局",
            "2+1 1+2 植树/种草",
            "3+2 0+1 2",
            "3+1 1+1 三",
            "3+2 3+1 四",
            "4+1 1+1 五",
            "6+1 0+3 合计",
            "paragraph 4 后",
        ]
    );
}

#[test]
fn tables_around_tables_are_none() {
    let data = "<table><tr><td>序号<td>任务<tr><td>1<td>修渠</table>";
    let page = format!(
        "<table><tr><td>首页<td>公开</tr><tr><td>栏目<td><p>题</p>{data}末</table><table><tr><td>独一格</table>"
    );
    let table = ["0+1 0+1 序号", "0+1 1+1 任务", "1+1 0+1 1", "1+1 1+1 修渠"];
    let mut expected =
        vec!["paragraph 1 首页", "paragraph 2 公开", "paragraph 3 栏目", "paragraph 4 题"];
    expected.extend(table);
    expected.extend(["paragraph 5 末", "paragraph 6 独一格"]);
    assert_eq!(shown(&page), expected);
    // A small table in a cell of a large one does not part it.
    let rows = "<tr><td>1<td>修渠".repeat(12);
    let page = format!("<table>{rows}<tr><td>2<td>{data}</table>");
    assert_eq!(shown(&page).last().unwrap(), "12+1 1+1 序号/任务/1/修渠");
}

#[test]
fn what_is_hidden_or_struck_is_told() {
    let page = "<p hidden>甲</p><p>乙<del>丙</del><ins>丁</ins><s>戊</s><span style='text-decoration:line-through'>己</span></p>\
        <table><colgroup><col><col style='display:none'><col></colgroup><tr><td>一<td>二<td>三\
        <tr style='display:none'><td>四<td>五<td>六<tr><td>七<td>八<td><s>旧</s>新</table><table style='visibility:hidden'><tr><td>九</table>";
    assert_eq!(
        shown(page),
        ["paragraph 1 乙丁", "0+1 0+1 一", "0+1 2+1 三", "1+1 0+1 七", "1+1 2+1 新"]
    );
    let told = |what, place: &str, text: &str| (what, place.to_owned(), text.to_owned());
    assert_eq!(
        left_out(page),
        [
            told(LeftOutKind::Deleted, "paragraph 1", "丙"),
            told(LeftOutKind::Deleted, "paragraph 1", "戊"),
            told(LeftOutKind::Deleted, "paragraph 1", "己"),
            told(LeftOutKind::Hidden, "table 1, row 2, column 1", "四 五 六"),
            told(LeftOutKind::Deleted, "table 1, row 2, column 3", "旧"),
            told(LeftOutKind::Hidden, "table 1, row 1, column 2", "二\n八"),
            told(LeftOutKind::Hidden, "paragraph 2", "九"),
        ]
    );
}

#[test]
fn a_page_that_a_script_shows_is_read() {
    assert_eq!(shown("<body style='visibility: hidden'><p>一<p hidden>二"), ["paragraph 1 一"]);
    assert_eq!(shown("<div style='display:none'><p>一</div>"), ["paragraph 1 一"]);
}

#[test]
fn the_encoding_is_what_the_page_says_where_the_bytes_do_not() {
    let page = |charset: &str| format!("<meta charset={charset}><p>由市水务局牵头");
    let expected = ["paragraph 1 由市水务局牵头"];
    assert_eq!(shown(&page("gbk")), expected);
    let gbk = GB18030.encode(&page("\"GB2312\"")).0.into_owned();
    assert_eq!(shown_of(&gbk), expected);
    let wrong = GB18030.encode(&page("utf-8")).0.into_owned();
    assert_eq!(shown_of(&wrong), expected);
    let big5 =
        encoding_rs::BIG5.encode("<meta content='text/html; charset=big5'>主辦").0.into_owned();
    assert_eq!(shown_of(&big5), ["paragraph 1 主辦"]);
    let utf16: Vec<u8> = page("x").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(shown_of(&utf16), expected);
}

#[test]
fn as_much_nesting_as_is_allowed_is_read() {
    for (open, levels) in
        [("<div>", 490), ("<ul><li>", 245), ("<table><tr><td>", 122), ("<span>", 490)]
    {
        let page = open.repeat(levels) + "一";
        assert_eq!(shown(&page), ["paragraph 1 一"], "{open}");
        assert_eq!(read((open.repeat(2 * levels) + "一").as_bytes()), Err(Failure::TooDeep));
    }
}

#[test]
fn too_much_is_refused() {
    assert_eq!(read("<div>".repeat(1000).as_bytes()), Err(Failure::TooDeep));
    let wide = format!("<table><tr><td>一{}</table>", "<td colspan=1000>二".repeat(17));
    assert!(matches!(read(wide.as_bytes()), Err(Failure::TooMany(..))));
    let tall = "<table><tr><td rowspan=4294967295>一<td>二".to_owned() + &"<tr><td>三".repeat(300);
    assert!(read(tall.as_bytes()).is_ok());
    assert!(matches!(read("<p>一".repeat(200_001).as_bytes()), Err(Failure::TooManyRows(_))));
}
