//! Whole workbooks, written by hand.

use super::super::package;
use super::super::parts::tests::package as zipped;
use super::*;
use crate::import::paper::Block;

const TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";

const TABLE: &str = "<table:table table:name='表'><table:table-column table:number-columns-repeated='16384'/>\
    <table:table-row><table:table-cell table:number-columns-spanned='2'><text:p>题<text:s text:c='2'/>目</text:p><text:p>下\n行<text:line-break/>三</text:p>\
    <office:annotation><text:p>批注</text:p></office:annotation></table:table-cell><table:covered-table-cell/>\
    <table:table-cell table:number-columns-repeated='2'><text:p>同</text:p></table:table-cell></table:table-row>\
    <table:table-row table:number-rows-repeated='2'><table:table-cell/><table:table-cell office:value-type='float' office:value='1.0'><text:p>1</text:p></table:table-cell></table:table-row>\
    <table:table-row table:number-rows-repeated='1000000'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>\
    <table:table-row><table:table-cell office:value-type='percentage' office:value='0.8'><text:p>80%</text:p></table:table-cell>\
    <table:table-cell office:value-type='date' office:date-value='2026-05-01'><text:p>05/01/26</text:p></table:table-cell>\
    <table:table-cell office:value-type='date' office:date-value='2026-05-01'><text:p>2026年5月</text:p></table:table-cell>\
    <table:table-cell office:value-type='boolean' office:boolean-value='true'/><table:table-cell office:value-type='float' office:value='2.50'/>\
    <table:table-cell table:number-rows-spanned='3'><draw:frame><draw:text-box><text:p>图</text:p></draw:text-box></draw:frame><text:p><text:span>分</text:span>段</text:p></table:table-cell></table:table-row></table:table>";

fn workbook(styles: &str, tables: &str) -> Vec<u8> {
    zipped(&parts(styles, tables))
}

/// The parts of a workbook with these styles and sheets.
fn parts(styles: &str, tables: &str) -> Vec<(String, String)> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    vec![("mimetype".to_owned(), TYPE.to_owned()), ("content.xml".to_owned(), content)]
}

/// The parts of a workbook with every kind of cell.
pub(in super::super) fn example() -> Vec<(String, String)> {
    parts(
        "<style:style style:name='ta1'><style:table-properties table:display='false'/></style:style>",
        TABLE,
    )
}

#[track_caller]
fn check(bytes: &[u8], wanted: Option<&str>, cells: &[&str], left: &[&str]) {
    let paper = package("", bytes, wanted).unwrap().unwrap();
    let mut read = Vec::new();
    for block in &paper.blocks {
        let Block::Table(table) = block else { panic!() };
        read.extend(table.cells.iter().map(|c| {
            let text = c.text.replace('\n', "/");
            format!("{} {}+{} {}+{} {text}", c.place, c.row, c.rows, c.column, c.columns)
        }));
    }
    assert_eq!(read, cells);
    let told: Vec<String> =
        paper.left_out.iter().map(|l| format!("{:?} {} {}", l.what, l.place, l.text)).collect();
    assert_eq!(told, left);
}

#[test]
fn cells_are_read_as_they_were_shown() {
    check(
        &workbook("", TABLE),
        None,
        &[
            "表!A1 0+1 0+2 题  目/下 行/三",
            "表!C1 0+1 2+1 同",
            "表!D1 0+1 3+1 同",
            "表!B2 1+1 1+1 1",
            "表!B3 2+1 1+1 1",
            "表!A1000004 1000003+1 0+1 80%",
            "表!B1000004 1000003+1 1+1 2026年5月1日",
            "表!C1000004 1000003+1 2+1 2026年5月",
            "表!D1000004 1000003+1 3+1 TRUE",
            "表!E1000004 1000003+1 4+1 2.5",
            "表!F1000004 1000003+3 5+1 分段",
        ],
        &[],
    );
}

#[test]
fn hidden_parts_are_told() {
    let styles = "<style:style style:name='ta1'><style:table-properties table:display='true'/></style:style>\
        <style:style style:name='ta2'><style:table-properties table:display='false'/></style:style>";
    let row = "<table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell><table:table-cell><text:p>乙</text:p></table:table-cell></table:table-row>";
    let filtered = row
        .replace("-row>", "-row table:visibility='filter'>")
        .replace("</table:table-row table:visibility='filter'>", "</table:table-row>");
    let tables = format!(
        "<table:table table:name='一' table:style-name='ta1'><table:table-column/><table:table-column table:visibility='collapse'/>{row}{filtered}</table:table>\
         <table:table table:name='二' table:style-name='ta2'>{row}</table:table>"
    );
    let bytes = workbook(styles, &tables);
    check(
        &bytes,
        None,
        &["一!A1 0+1 0+1 甲", "一!A2 1+1 0+1 甲"],
        &["HiddenSheet 二!A1 二", "Hidden 一!B1 乙\n乙", "Hidden 一!A2 甲 乙"],
    );
    check(&bytes, Some("二"), &["二!A1 0+1 0+1 甲", "二!B1 0+1 1+1 乙"], &[]);
    let names = vec!["一".to_owned(), "二".to_owned()];
    assert_eq!(package("", &bytes, Some("三")), Err(Failure::NoSheet("三".to_owned(), names)));
}

#[test]
fn locked_and_endless_files_are_refused() {
    let locked = zipped(&[
        ("mimetype", TYPE),
        ("content.xml", "x"),
        ("META-INF/manifest.xml", "<m:file-entry><m:encryption-data/></m:file-entry>"),
    ]);
    assert_eq!(package("", &locked, None), Err(Failure::Locked));
    let cell = "<table:table-cell table:number-columns-repeated='9'><text:p>一</text:p></table:table-cell>";
    let endless = format!(
        "<table:table table:name='表'><table:table-row table:number-rows-repeated='4294967295'>{cell}</table:table-row></table:table>"
    );
    assert!(matches!(package("", &workbook("", &endless), None), Err(Failure::TooManyRows(_))));
    let wide = endless.replace("'9'", "'4294967295'");
    assert!(matches!(package("", &workbook("", &wide), None), Err(Failure::TooMany(..))));
    let text =
        zipped(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "")]);
    assert_eq!(package("", &text, None), Err(Failure::Unreadable("odt")));
}
