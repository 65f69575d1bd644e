//! Tracked changes: what is deleted or moved away is not text, but is told.

use super::*;

fn removed(text: &str) -> String {
    format!(
        "<w:del w:id='1' w:author='甲'><w:r><w:delText xml:space='preserve'>{text}</w:delText></w:r></w:del>"
    )
}

/// A paragraph whose mark is deleted.
fn joined(inside: &str) -> String {
    format!("<w:p><w:pPr><w:rPr><w:del w:id='2'/></w:rPr></w:pPr>{inside}</w:p>")
}

#[test]
fn deleted_text_is_told() {
    let body = format!(
        "<w:p>{}{}{}{}{}<w:ins>{}</w:ins></w:p>{}",
        r("由教育局"),
        removed("、科协"),
        removed("共同"),
        r("负责"),
        removed("。"),
        r("牵头"),
        p("其他")
    );
    check(&body, &["p1: 由教育局负责牵头", "p2: 其他", "Deleted p1: 、科协共同", "Deleted p1: 。"]);
}

#[test]
fn moved_text_stands_where_it_moved() {
    let body = format!(
        "<w:p><w:moveFromRangeStart w:id='1'/><w:moveFrom>{}</w:moveFrom>{}</w:p><w:p><w:moveTo>{}</w:moveTo></w:p>",
        r("办公室"),
        r("统筹"),
        r("办公室")
    );
    check(&body, &["p1: 统筹", "p2: 办公室", "Deleted p1: 办公室"]);
}

#[test]
fn deletions_inside_insertions_and_links_are_deletions() {
    let body = format!(
        "<w:p><w:ins>{}{}</w:ins><w:hyperlink>{}</w:hyperlink><w:r><w:delText>丁</w:delText></w:r><w:del>{}</w:del></w:p>",
        r("甲"),
        removed("乙"),
        removed("丙"),
        r("戊")
    );
    check(&body, &["p1: 甲", "Deleted p1: 乙丙丁戊"]);
}

#[test]
fn a_deleted_mark_joins_paragraphs() {
    let body = [joined(&r("推进")), joined(&removed("（删去）")), p("建设"), p("完成")];
    check(&body.concat(), &["p1: 推进建设", "p2: 完成", "Deleted p1: （删去）"]);
    let moved = "<w:p><w:pPr><w:rPr><w:moveFrom w:id='1'/></w:rPr></w:pPr></w:p>";
    check(&format!("{moved}{}", p("甲")), &["p1: 甲"]);
}

#[test]
fn deleted_paragraphs_are_told_as_one() {
    let body = [p("前"), joined(&removed("第一段")), joined(&removed("第二段")), p("后")];
    check(&body.concat(), &["p1: 前", "p2: 后", "Deleted p2: 第一段\n第二段"]);
}

#[test]
fn a_deleted_mark_before_a_table_or_at_the_end_joins_nothing() {
    let table =
        format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", tc("", &joined(&r("格"))), tc("", &p("乙")));
    let body = [joined(&r("表前")), table, joined(&r("文末"))];
    check(&body.concat(), &["p1: 表前", "t1r1c1: 格", "t1r1c2: 乙", "p2: 文末"]);
}

#[test]
fn a_hidden_mark_joins_paragraphs() {
    let hidden = format!(
        "<w:p><w:pPr><w:outlineLvl w:val='1'/><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>{}</w:p>",
        r("标题。")
    );
    check(&format!("{hidden}{}{}", p("正文"), p("下段")), &["p1 h2: 标题。正文", "p2: 下段"]);
}

#[test]
fn deleted_rows_take_no_place() {
    let deleted = |change: &str| {
        let cells: String =
            ["一", "删"].map(|text| tc("", &format!("<w:p>{}</w:p>", removed(text)))).concat();
        format!("<w:tr><w:trPr>{change}</w:trPr>{cells}</w:tr>")
    };
    let body = format!(
        "<w:tbl>{}{}{}{}</w:tbl><w:tbl>{}</w:tbl><w:tbl>{}</w:tbl>",
        tr(&["序号", "事项"]),
        deleted("<w:del w:id='1'/>"),
        tr(&["1", "甲"]),
        deleted("<w:ins w:id='2'/><w:del w:id='1'/>"),
        deleted("<w:del w:id='3'/>"),
        tr(&["乙"]),
    );
    check(
        &body,
        &[
            "t1r1c1: 序号",
            "t1r1c2: 事项",
            "t1r2c1: 1",
            "t1r2c2: 甲",
            "t2r1c1: 乙",
            "Deleted t1r2c1: 一\t删",
            "Deleted t1r3c1: 一\t删",
            "Deleted t2r1c1: 一\t删",
        ],
    );
}

#[test]
fn rows_deleted_without_their_text_are_deleted() {
    let body = format!(
        "<w:tbl><w:tr><w:trPr><w:del w:id='1'/></w:trPr>{}{}</w:tr>{}</w:tbl>",
        tc("<w:vMerge w:val='restart'/>", &p("甲")),
        tc("", &format!("<w:tbl>{}</w:tbl>{}", tr(&["内"]), p("乙"))),
        tr(&["丙", "丁"])
    );
    check(&body, &["t1r1c1: 丙", "t1r1c2: 丁", "Deleted t1r1c1: 甲\t内\t乙"]);
}

#[test]
fn deleted_rows_leave_merged_cells_alone() {
    let row = |change: &str, merge: &str, text: &str| {
        format!("<w:tr><w:trPr>{change}</w:trPr>{}{}</w:tr>", tc(merge, &p(text)), tc("", &p("旁")))
    };
    let (begins, goes_on, deleted) =
        ("<w:vMerge w:val='restart'/>", "<w:vMerge/>", "<w:del w:id='1'/>");
    let rows = [
        row(deleted, begins, "删一"),
        row("", begins, "一"),
        row(deleted, goes_on, ""),
        row("", goes_on, ""),
        row(deleted, begins, "删二"),
        row("", goes_on, ""),
    ];
    check(
        &format!("<w:tbl>{}</w:tbl>", rows.concat()),
        &[
            "t1r1c1 3x1: 一",
            "t1r1c2: 旁",
            "t1r2c2: 旁",
            "t1r3c2: 旁",
            "Deleted t1r1c1: 删一\t旁",
            "Deleted t1r2c2: 旁",
            "Deleted t1r3c1: 删二\t旁",
        ],
    );
}

#[test]
fn inserted_rows_are_rows_and_deleted_cells_are_empty() {
    let body = format!(
        "<w:tbl><w:tr><w:trPr><w:ins w:id='1'/></w:trPr>{}{}{}</w:tr></w:tbl>",
        tc("", &p("甲")),
        tc("<w:cellDel w:id='2'/>", &p("乙")),
        tc("", &p("丙"))
    );
    check(&body, &["t1r1c1: 甲", "t1r1c3: 丙", "Deleted t1r1c2: 乙"]);
}

#[test]
fn deleted_text_boxes_are_deleted_text() {
    let body = format!(
        "<w:p><w:del><w:r><w:pict><v:textbox><w:txbxContent>{}{}</w:txbxContent></v:textbox></w:pict></w:r></w:del>{}</w:p>",
        p("盒甲"),
        p("盒乙"),
        r("正文")
    );
    check(&body, &["p1: 正文", "Deleted p1: 盒甲\n盒乙"]);
}
