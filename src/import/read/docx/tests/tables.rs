//! Tables: which cell is where and covers what.

use super::*;

fn cell(properties: &str, text: &str) -> String {
    tc(properties, &p(text))
}

fn row(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

fn tbl(rows: &[String]) -> String {
    format!("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{}</w:tbl>", rows.concat())
}

const BEGINS: &str = "<w:vMerge w:val='restart'/>";
const GOES_ON: &str = "<w:vMerge/>";

#[test]
fn cells_stand_in_the_grid() {
    let body = tbl(&[
        row(&[cell("<w:gridSpan w:val='2'/>", "宽"), cell("", "窄")]),
        row(&[cell("", "甲"), cell("", ""), cell("", "丙")]),
        format!(
            "<w:tr><w:trPr><w:gridBefore w:val='2'/><w:gridAfter w:val='1'/></w:trPr>{}</w:tr>",
            cell("", "缩进")
        ),
    ]);
    check(&body, &["t1r1c1 1x2: 宽", "t1r1c3: 窄", "t1r2c1: 甲", "t1r2c3: 丙", "t1r3c3: 缩进"]);
}

#[test]
fn merged_cells_stand_once() {
    let body = tbl(&[
        row(&[
            cell(BEGINS, "一"),
            cell("<w:gridSpan w:val='2'/><w:vMerge w:val='restart'/>", "块"),
            cell("", "甲"),
        ]),
        row(&[
            cell(GOES_ON, ""),
            cell("<w:gridSpan w:val='2'/><w:vMerge w:val='continue'/>", "看不见"),
            cell(BEGINS, ""),
        ]),
        row(&[
            cell("<w:vMerge w:val='continue'/>", ""),
            cell("", "乙"),
            cell("", "丙"),
            cell(GOES_ON, ""),
        ]),
        row(&[cell(BEGINS, "二"), cell("", "丁")]),
        row(&[cell(GOES_ON, "")]),
        row(&[cell("", "三"), cell(GOES_ON, "无头")]),
        row(&[cell("", "四"), cell(GOES_ON, "")]),
    ]);
    check(
        &body,
        &[
            "t1r1c1 3x1: 一",
            "t1r1c2 2x2: 块",
            "t1r1c4: 甲",
            "t1r3c2: 乙",
            "t1r3c3: 丙",
            "t1r4c1 2x1: 二",
            "t1r4c2: 丁",
            "t1r6c1: 三",
            "t1r6c2 2x1: 无头",
            "t1r7c1: 四",
        ],
    );
}

#[test]
fn cells_merged_the_old_way_are_one() {
    let body = tbl(&[
        row(&[
            cell("<w:hMerge w:val='restart'/>", "宽"),
            cell("<w:hMerge/>", ""),
            cell("<w:hMerge w:val='continue'/>", ""),
            cell("", "窄"),
        ]),
        row(&[
            cell("<w:hMerge w:val='restart'/><w:vMerge w:val='restart'/>", "块"),
            cell("<w:hMerge/><w:vMerge w:val='restart'/>", ""),
            cell("", "甲"),
        ]),
        row(&[
            cell("<w:hMerge w:val='restart'/><w:vMerge/>", ""),
            cell("<w:hMerge/><w:vMerge/>", ""),
            cell("", "乙"),
        ]),
        row(&[cell("<w:hMerge/>", "无头"), cell("", "丙")]),
    ]);
    check(
        &body,
        &[
            "t1r1c1 1x3: 宽",
            "t1r1c4: 窄",
            "t1r2c1 2x2: 块",
            "t1r2c3: 甲",
            "t1r3c3: 乙",
            "t1r4c1: 无头",
            "t1r4c2: 丙",
        ],
    );
}

#[test]
fn rows_and_cells_may_be_wrapped() {
    let sdt =
        |inside: &str| format!("<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>");
    let body = tbl(&[
        sdt(&row(&[cell("", "甲"), sdt(&cell("", "乙")), tc("", &sdt(&p("丙")))])),
        format!(
            "<w:customXml>{}</w:customXml>",
            row(&[format!("<w:customXml>{}</w:customXml>", cell("", "丁")), cell("", "戊")])
        ),
        format!(
            "<mc:AlternateContent><mc:Choice Requires='x'>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
            tr(&["新"]),
            tr(&["旧"])
        ),
    ]);
    check(
        &body,
        &["t1r1c1: 甲", "t1r1c2: 乙", "t1r1c3: 丙", "t1r2c1: 丁", "t1r2c2: 戊", "t1r3c1: 新"],
    );
}

#[test]
fn paragraphs_in_a_cell_are_lines() {
    let inside = format!(
        "{}<w:p/>{}<w:p><w:r><w:t>丙</w:t><w:br/><w:t>丁</w:t></w:r></w:p>",
        p("  甲 "),
        p("乙")
    );
    check(&tbl(&[row(&[tc("", &inside)])]), &["t1r1c1: 甲\n乙\n丙\n丁"]);
}

#[test]
fn tables_in_cells_are_lines() {
    let several = tbl(&[
        row(&[cell(BEGINS, "甲"), cell("", "乙"), tc("", &format!("{}{}", p("丙"), p("丁")))]),
        row(&[cell(GOES_ON, ""), cell("", ""), tc("", &format!("{}{}", p("戊"), p("己")))]),
        row(&[cell("", "")]),
        row(&[tc("", &tbl(&[row(&[cell("", "庚"), cell("", "辛")])]))]),
    ]);
    let body = [
        tbl(&[row(&[tc("", &format!("{}{several}{}", p("前"), p("后"))), cell("", "旁")])]),
        p("段"),
        tbl(&[row(&[cell("", "下一表")])]),
    ];
    check(
        &body.concat(),
        &[
            "t1r1c1: 前\n甲\t乙\t丙 丁\n戊\n己\n庚\t辛\n后",
            "t1r1c2: 旁",
            "p1: 段",
            "t2r1c1: 下一表",
        ],
    );
}

#[test]
fn empty_tables_count_but_are_not_there() {
    let body = [tbl(&[row(&[cell("", "")])]), tbl(&[row(&[cell("", "甲")])]), tbl(&[])];
    check(&body.concat(), &["t2r1c1: 甲"]);
}

#[test]
fn absurd_numbers_do_no_harm() {
    let body = tbl(&[
        row(&[
            cell("<w:gridSpan w:val='4294967295'/>", "甲"),
            cell("<w:gridSpan w:val='0'/>", "乙"),
            cell("<w:gridSpan w:val='-3'/>", "丙"),
        ]),
        format!(
            "<w:tr><w:trPr><w:gridBefore w:val='4000000000'/></w:trPr>{}</w:tr>",
            cell("", "丁")
        ),
    ]);
    check(&body, &["t1r1c1 1x1024: 甲", "t1r1c1025: 乙", "t1r1c1026: 丙", "t1r2c1025: 丁"]);
}

/// The values besides the places.
#[test]
fn rows_and_columns_are_counted_from_nought() {
    let paper = read(&docx(&tbl(&[tr(&["甲", "乙"]), tr(&["丙", "丁"])]))).unwrap();
    let [Block::Table(table)] = paper.blocks.as_slice() else { panic!("{paper:?}") };
    let places: Vec<(u32, u32, &str)> =
        table.cells.iter().map(|cell| (cell.row, cell.column, cell.text.as_str())).collect();
    assert_eq!(places, [(0, 0, "甲"), (0, 1, "乙"), (1, 0, "丙"), (1, 1, "丁")]);
    assert_eq!(table.sheet, None);
}
