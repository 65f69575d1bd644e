//! Whole workbooks, written by hand.

use super::super::package;
use super::super::parts::tests::package as zipped;
use super::*;
use crate::import::paper::{Block, LeftOut, LeftOutKind, Place};

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const TEXTS: &str = "<si><t>任务</t></si><si/>\
    <si><r><t>疏</t></r><rPh><t>shu</t></rPh><r><t xml:space='preserve'>浚_x000D_\n河道 </t></r></si>";

const STYLES: &str = "<numFmts><numFmt numFmtId='176' formatCode='0.0&quot;万亩&quot;'/></numFmts>\
    <cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>\
    <cellXfs><xf numFmtId='0'/><xf numFmtId='9'/><xf numFmtId='176'/><xf numFmtId='31'/></cellXfs>";

const ROWS: &str = "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='s'><v>2</v></c></row>\
    <row r='3'><c r='A3'><v>1</v></c><c s='1'><v>0.8</v></c><c s='2'><v>12</v></c><c s='3'><v>45838</v></c></row>\
    <row><c t='b'><v>1</v></c><c t='e'><v>#SPILL!</v></c><c t='str'><f>A1&amp;\"x\"</f><v>果&amp;x</v></c>\
    <c t='inlineStr'><is><r><t>行内</t></r><r><t>分段</t></r></is></c><c t='d'><v>2026-05-01</v></c><c s='1'/><c><v>x1</v></c></row>";

/// A workbook with these sheets, each with its state and its XML, and these texts and styles.
fn workbook(sheets: &[(&str, &str, &str)], texts: &str, styles: &str) -> Vec<u8> {
    zipped(&parts(sheets, texts, styles))
}

/// The parts of such a workbook.
fn parts(sheets: &[(&str, &str, &str)], texts: &str, styles: &str) -> Vec<(String, String)> {
    let mut names = Vec::new();
    let mut relations = vec![format!(
        "<Relationship Id='t' Type='{TYPES}/sharedStrings' Target='sharedStrings.xml'/>\
         <Relationship Id='s' Type='{TYPES}/styles' Target='/xl/styles.xml'/>"
    )];

    let mut parts = Vec::new();
    for (i, (name, state, xml)) in sheets.iter().enumerate() {
        names.push(format!("<sheet name='{name}' state='{state}' sheetId='{i}' r:id='r{i}'/>"));
        relations.push(format!(
            "<Relationship Id='r{i}' Type='{TYPES}/worksheet' Target='worksheets/s{i}.xml'/>"
        ));
        parts.push((format!("xl/worksheets/s{i}.xml"), (*xml).to_owned()));
    }
    let relation =
        format!("<Relationship Id='a' Type='{TYPES}/officeDocument' Target='xl/book.xml'/>");
    let all = |inner: &str| format!("<?xml version='1.0'?><Relationships>{inner}</Relationships>");
    parts.push(("_rels/.rels".to_owned(), all(&relation)));
    parts.push(("xl/_rels/book.xml.rels".to_owned(), all(&relations.concat())));
    parts.push((
        "xl/book.xml".to_owned(),
        format!("<workbook><sheets>{}</sheets></workbook>", names.concat()),
    ));
    parts.push(("xl/sharedStrings.xml".to_owned(), format!("<sst>{texts}</sst>")));
    parts.push(("xl/styles.xml".to_owned(), format!("<styleSheet>{styles}</styleSheet>")));
    parts
}

/// The parts of a workbook with every kind of cell.
pub(in super::super) fn example() -> Vec<(String, String)> {
    parts(&[("表一", "visible", &sheet(ROWS)), ("隐", "hidden", &sheet(""))], TEXTS, STYLES)
}

fn sheet(rows: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}

fn read_all(bytes: &[u8], wanted: Option<&str>) -> Result<Paper, Failure> {
    package("xlsx", bytes, wanted).map(Option::unwrap)
}

/// The cells as `place row+rows column+columns text`.
fn cells(paper: &Paper) -> Vec<String> {
    let mut out = Vec::new();
    for block in &paper.blocks {
        let Block::Table(table) = block else { panic!() };
        for c in &table.cells {
            let text = c.text.replace('\n', "/");
            let place = &c.place;
            out.push(format!("{place} {}+{} {}+{} {text}", c.row, c.rows, c.column, c.columns));
        }
    }
    out
}

#[test]
fn every_kind_of_cell_is_shown() {
    let bytes = workbook(&[("表一", "visible", &sheet(ROWS))], TEXTS, STYLES);
    let paper = read_all(&bytes, None).unwrap();
    assert_eq!(
        cells(&paper),
        [
            "表一!A1 0+1 0+1 任务",
            "表一!C1 0+1 2+1 疏浚/河道",
            "表一!A3 2+1 0+1 1",
            "表一!B3 2+1 1+1 80%",
            "表一!C3 2+1 2+1 12.0万亩",
            "表一!D3 2+1 3+1 2025年6月30日",
            "表一!A4 3+1 0+1 TRUE",
            "表一!B4 3+1 1+1 #SPILL!",
            "表一!C4 3+1 2+1 果&x",
            "表一!D4 3+1 3+1 行内分段",
            "表一!E4 3+1 4+1 2026年5月1日",
            "表一!G4 3+1 6+1 x1",
        ]
    );
    let Some(Block::Table(table)) = paper.blocks.first() else { panic!() };
    assert_eq!(table.sheet.as_deref(), Some("表一"));
}

#[test]
fn what_is_merged_or_hidden_is_told() {
    let xml = "<worksheet><cols><col min='2' max='2' hidden='1'/><col min='9' max='16384' hidden='1'/></cols><sheetData>\
        <row r='1'><c r='A1' t='str'><v>甲</v></c><c r='B1' t='str'><v>乙</v></c></row>\
        <row r='2' hidden='1'><c r='A2' t='str'><v>丙</v></c><c r='C2' t='str'><v>丁</v></c></row>\
        <row r='3' hidden='1'/></sheetData>\
        <mergeCells><mergeCell ref='A2:A4'/><mergeCell ref='C2:D2'/><mergeCell ref='x'/></mergeCells></worksheet>";
    let paper = read_all(&workbook(&[("表", "", xml)], "", ""), None).unwrap();
    let expected = ["表!A1 0+1 0+1 甲", "表!A2 1+3 0+1 丙", "表!C2 1+1 2+2 丁"];
    assert_eq!(cells(&paper), expected);
    let left: Vec<String> =
        paper.left_out.iter().map(|l| format!("{:?} {} {}", l.what, l.place, l.text)).collect();
    assert_eq!(left, ["Hidden 表!B1 乙", "Hidden 表!A2 丙 丁"]);
}

#[test]
fn sheets_are_chosen() {
    let one = |text: &str| sheet(&format!("<row><c t='str'><v>{text}</v></c></row>"));
    let sheets = [
        ("一", "", one("甲")),
        ("空", "", sheet("")),
        ("二", "hidden", one("乙")),
        ("三", "veryHidden", one("丙")),
        ("四", "visible", one("丁")),
    ];
    let sheets: Vec<(&str, &str, &str)> =
        sheets.iter().map(|(n, s, x)| (*n, *s, x.as_str())).collect();
    let bytes = workbook(&sheets, "", "");
    let paper = read_all(&bytes, None).unwrap();
    assert_eq!(cells(&paper), ["一!A1 0+1 0+1 甲", "四!A1 0+1 0+1 丁"]);
    let hidden = |name: &str| LeftOut {
        what: LeftOutKind::HiddenSheet,
        place: Place::Sheet { name: name.into(), row: 0, column: 0 },
        text: name.to_owned(),
    };
    assert_eq!(paper.left_out, [hidden("二"), hidden("三")]);
    let paper = read_all(&bytes, Some("二")).unwrap();
    assert_eq!((cells(&paper), paper.left_out.len()), (vec!["二!A1 0+1 0+1 乙".to_owned()], 0));
    let names = ["一", "空", "二", "三", "四"].map(str::to_owned).to_vec();
    assert_eq!(read_all(&bytes, Some("五")), Err(Failure::NoSheet("五".to_owned(), names)));
}

#[test]
fn far_and_wrong_cells_do_no_harm() {
    let far =
        "<row><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>2</v></c></row>";
    let paper = read_all(&workbook(&[("表", "", &sheet(far))], "", ""), None).unwrap();
    assert_eq!(cells(&paper), ["表!A1 0+1 0+1 1", "表!XFD1048576 1048575+1 16383+1 2"]);
    for wrong in
        ["<row><c t='s'><v>7</v></c></row>", "<row><c r='XFE1'><v>1</v></c></row>", "<row><c"]
    {
        let read = read_all(&workbook(&[("表", "", &sheet(wrong))], "", ""), None);
        let refused = matches!(read, Err(Failure::Damaged(_) | Failure::TooMany(..)));
        assert!(refused, "{wrong} {read:?}");
    }
    let many: String = "<row><c><v>1</v></c></row>".repeat(200_001);
    let read = read_all(&workbook(&[("表", "", &sheet(&many))], "", ""), None);
    assert!(matches!(read, Err(Failure::TooManyRows(_))));
    assert!(matches!(read_all(&zipped(&[("xl/a", "")]), None), Err(Failure::Damaged(_))));
    assert_eq!(
        read_all(&zipped(&[("xl/workbook.bin", "")]), None),
        Err(Failure::Unreadable("xlsb"))
    );
}
