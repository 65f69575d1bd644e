//! Automatic numbers in documents.

use super::*;

const LISTS: &str = "<w:abstractNum w:abstractNumId='0'>
      <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:pStyle w:val='章'/><w:lvlText w:val='%1、'/></w:lvl>
      <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:pStyle w:val='节'/><w:lvlText w:val='（%2）'/></w:lvl>
      <w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%3.'/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1'/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId='2'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='bullet'/><w:lvlText w:val='●'/></w:lvl></w:abstractNum>
    <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>
    <w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>
    <w:num w:numId='3'><w:abstractNumId w:val='2'/></w:num>";
const STYLES: &str = "<w:style w:type='paragraph' w:styleId='章'><w:name w:val='章'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr><w:outlineLvl w:val='0'/></w:pPr></w:style>
    <w:style w:type='paragraph' w:styleId='节'><w:name w:val='节'/><w:basedOn w:val='章'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>
    <w:style w:type='paragraph' w:styleId='散'><w:basedOn w:val='章'/><w:pPr><w:numPr><w:numId w:val='0'/></w:numPr><w:outlineLvl w:val='9'/></w:pPr></w:style>";

fn item(list: u32, level: u32, text: &str) -> String {
    let inside = if text.is_empty() { String::new() } else { r(text) };
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr>{inside}</w:p>"
    )
}

fn styled(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr>{}</w:p>", r(text))
}

#[track_caller]
fn check_lists(body: &str, expected: &[&str]) {
    check_file(&docx_with(body, STYLES, LISTS), expected);
}

#[test]
fn numbers_stand_before_the_text() {
    let body = [
        item(1, 0, "总体安排"),
        item(1, 2, "调查"),
        item(1, 1, "宣传"),
        item(1, 2, "进校园"),
        item(1, 2, "进社区"),
        item(3, 0, "不计数"),
        item(1, 0, "组织保障"),
        item(0, 0, "无编号"),
        item(1, 0, ""),
        item(3, 0, ""),
    ];
    check_lists(
        &body.concat(),
        &[
            "p1: 一、总体安排",
            "p2: 1. 调查",
            "p3: （一）宣传",
            "p4: 1. 进校园",
            "p5: 2. 进社区",
            "p6: 不计数",
            "p7: 二、组织保障",
            "p8: 无编号",
            "p9: 三、",
        ],
    );
}

#[test]
fn styles_number_paragraphs() {
    let off = format!(
        "<w:p><w:pPr><w:pStyle w:val='章'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>{}</w:p>",
        r("附则")
    );
    let deeper = format!(
        "<w:p><w:pPr><w:pStyle w:val='章'/><w:numPr><w:ilvl w:val='2'/></w:numPr></w:pPr>{}</w:p>",
        r("细则")
    );
    let body = [
        styled("章", "目标"),
        styled("节", "指标"),
        styled("散", "说明"),
        off,
        deeper,
        styled("章", "任务"),
    ];
    check_lists(
        &body.concat(),
        &[
            "p1 h1: 一、目标",
            "p2 h2: （一）指标",
            "p3: 说明",
            "p4 h1: 附则",
            "p5 h1: 1. 细则",
            "p6 h1: 二、任务",
        ],
    );
}

#[test]
fn cells_are_counted_in_order() {
    let number = || tc("", &item(2, 0, ""));
    let body = format!(
        "{}<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>{}",
        item(2, 0, "表前"),
        number(),
        tc("", &format!("{}{}", item(1, 2, "甲"), item(1, 2, "乙"))),
        number(),
        tc("", &p("丙")),
        item(2, 0, "表后")
    );
    check_lists(
        &body,
        &[
            "p1: 1 表前",
            "t1r1c1: 2",
            "t1r1c2: 1. 甲\n2. 乙",
            "t1r2c1: 3",
            "t1r2c2: 丙",
            "p2: 4 表后",
        ],
    );
}

#[test]
fn cells_that_go_on_from_above_are_not_counted() {
    let row = |merge: &str, text: &str| {
        format!("<w:tr>{}{}</w:tr>", tc(merge, &item(2, 0, "")), tc("", &p(text)))
    };
    let body = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row("<w:vMerge w:val='restart'/>", "甲"),
        row("<w:vMerge/>", "乙"),
        row("", "丙")
    );
    check_lists(&body, &["t1r1c1 2x1: 1", "t1r1c2: 甲", "t1r2c2: 乙", "t1r3c1: 2", "t1r3c2: 丙"]);
}

#[test]
fn deleted_items_are_not_counted() {
    let gone = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>
        <w:del w:id='2'><w:r><w:delText>取消</w:delText></w:r></w:del></w:p>";
    let row =
        format!("<w:tr><w:trPr><w:del w:id='3'/></w:trPr>{}</w:tr>", tc("", &item(1, 0, "删行")));
    let table =
        format!("<w:tbl>{row}<w:tr>{}</w:tr></w:tbl>", tc("", &format!("{}{gone}", p("格"))));
    let body = [
        item(1, 0, "甲"),
        gone.to_owned(),
        item(1, 0, "乙"),
        gone.to_owned(),
        table,
        item(1, 0, "丙"),
    ];
    check_lists(
        &body.concat(),
        &[
            "p1: 一、甲",
            "p2: 二、乙",
            "t1r1c1: 格",
            "p3: 三、丙",
            "Deleted p2: 取消",
            "Deleted t1r1c1: 删行",
            "Deleted t1r1c1: 取消",
            "Deleted p3: 取消",
        ],
    );
}

#[test]
fn a_heading_that_runs_on_keeps_its_number() {
    let heading = format!(
        "<w:p><w:pPr><w:pStyle w:val='章'/><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>{}</w:p>",
        r("保障。")
    );
    check_lists(
        &[heading, p("落实经费"), styled("章", "附则")].concat(),
        &["p1 h1: 一、保障。落实经费", "p2 h1: 二、附则"],
    );
}

#[test]
fn documents_without_lists_have_no_numbers() {
    check(&item(1, 0, "甲"), &["p1: 甲"]);
}
