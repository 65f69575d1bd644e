//! Whole workbooks, record by record.

use super::super::compound;
use super::super::ole::tests::container;
use super::*;
use crate::import::paper::Block;

/// A record.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

/// Numbers of two bytes.
fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// A text of two bytes a character, after its length in as many bytes as are asked for.
fn text(text: &str, long: bool) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u16::try_from(units.len()).unwrap().to_le_bytes();
    [&length[..if long { 2 } else { 1 }], &[1], &words(&units)].concat()
}

/// A stream with these records of the workbook and one sheet for each name, state and records.
fn stream(first: &[Vec<u8>], sheets: &[(&str, u8, Vec<Vec<u8>>)]) -> Vec<u8> {
    let begin = |sort: u16| record(kind::BEGIN, &words(&[0x600, sort]));
    let end = record(kind::END, &[]);
    let entry = |name: &str, state: u8, at: usize| {
        let at = u32::try_from(at).unwrap().to_le_bytes();
        record(kind::SHEET, &[&at[..], &[state, 0], &text(name, false)].concat())
    };
    let before = [begin(5), first.concat()].concat();
    let length: usize = sheets.iter().map(|(name, ..)| entry(name, 0, 0).len()).sum();
    let mut at = before.len() + length + end.len();
    let (mut list, mut bodies) = (Vec::new(), Vec::new());
    for (name, state, records) in sheets {
        let body = [begin(0x10), records.concat(), end.clone()].concat();
        list.extend(entry(name, *state, at));
        at += body.len();
        bodies.extend(body);
    }
    [before, list, end, bodies].concat()
}

/// A cell: row, column, style and what it holds.
fn cell(kind: u16, place: [u16; 3], data: &[u8]) -> Vec<u8> {
    record(kind, &[words(&place), data.to_vec()].concat())
}

fn shown(paper: &Paper) -> Vec<String> {
    let mut out = Vec::new();
    for block in &paper.blocks {
        let Block::Table(table) = block else { panic!() };
        out.extend(table.cells.iter().map(|c| {
            format!("{} {}+{} {}+{} {}", c.place, c.row, c.rows, c.column, c.columns, c.text)
        }));
    }
    out
}

/// A workbook with every kind of cell.
pub(in super::super) fn example() -> Vec<u8> {
    let texts =
        [&8_u32.to_le_bytes()[..], &2_u32.to_le_bytes(), &text("任务", true), &text("修渠", true)]
            .concat();
    let first = [
        record(kind::FORMAT, &[words(&[164]), text("0.0\"万亩\"", true)].concat()),
        record(kind::STYLE, &words(&[0, 0, 0])),
        record(kind::STYLE, &words(&[0, 9, 0])),
        record(kind::STYLE, &words(&[0, 164, 0])),
        record(kind::STYLE, &words(&[0, 57, 0])),
        record(kind::TEXTS, &texts),
    ];
    let formula = |result: [u8; 8]| [&result[..], &[0; 8]].concat();
    let short = |value: i32| ((value << 2) | 2).to_le_bytes();
    let numbers = [
        words(&[2, 0, 0]),
        short(1).to_vec(),
        words(&[1]),
        0x3fe9_9998_u32.to_le_bytes().to_vec(),
        words(&[1]),
    ];
    let mut hidden = vec![0; 16];
    hidden[..2].copy_from_slice(&words(&[5]));
    hidden[12] = 0x20;
    let chart = [
        record(kind::BEGIN, &words(&[0x600, 0x20])),
        cell(kind::NUMBER, [9, 9, 0], &9_f64.to_le_bytes()),
        record(kind::END, &[]),
    ];
    let cells = vec![
        record(kind::COLUMNS, &words(&[3, 3, 2048, 0, 1, 0])),
        record(kind::ROW, &hidden),
        cell(kind::SHARED_TEXT, [0, 0, 0], &0_u32.to_le_bytes()),
        cell(kind::SHARED_TEXT, [0, 1, 0], &1_u32.to_le_bytes()),
        cell(kind::TEXT, [1, 0, 0], &text("植树", true)),
        record(kind::SHORT_NUMBERS, &numbers.concat()),
        cell(kind::NUMBER, [3, 0, 2], &12_f64.to_le_bytes()),
        cell(kind::SHORT_NUMBER, [3, 1, 3], &short(45_838)),
        cell(kind::TRUTH_OR_ERROR, [4, 0, 0], &[1, 0]),
        cell(kind::TRUTH_OR_ERROR, [4, 1, 0], &[0x17, 1]),
        cell(kind::FORMULA, [5, 0, 1], &formula(0.5_f64.to_le_bytes())),
        cell(kind::FORMULA, [5, 1, 0], &formula([0, 0, 0, 0, 0, 0, 0xff, 0xff])),
        record(kind::RESULT, &text("果", true)),
        cell(kind::FORMULA, [5, 2, 0], &formula([1, 0, 1, 0, 0, 0, 0xff, 0xff])),
        cell(kind::NUMBER, [0, 3, 0], &7_f64.to_le_bytes()),
        record(kind::MERGED, &words(&[1, 1, 2, 0, 0])),
        chart.concat(),
    ];
    stream(&first, &[("表一", 0, cells), ("隐", 1, Vec::new()), ("空", 0, Vec::new())])
}

#[test]
fn every_kind_of_cell_is_shown() {
    let bytes = container(&[("Workbook", &example())]);
    let paper = compound("xls", &bytes, None).unwrap();
    assert_eq!(
        shown(&paper),
        [
            "表一!A1 0+1 0+1 任务",
            "表一!B1 0+1 1+1 修渠",
            "表一!A2 1+2 0+1 植树",
            "表一!B3 2+1 1+1 80%",
            "表一!A4 3+1 0+1 12.0万亩",
            "表一!B4 3+1 1+1 2025年6月",
            "表一!A5 4+1 0+1 TRUE",
            "表一!B5 4+1 1+1 #REF!",
            "表一!A6 5+1 0+1 50%",
            "表一!B6 5+1 1+1 果",
            "表一!C6 5+1 2+1 TRUE",
        ]
    );
    let left: Vec<String> =
        paper.left_out.iter().map(|l| format!("{:?} {} {}", l.what, l.place, l.text)).collect();
    assert_eq!(
        left,
        [
            "HiddenSheet 隐!A1 隐",
            "Hidden 表一!A3 1",
            "Hidden 表一!D1 7",
            "Hidden 表一!A6 50% 果 TRUE"
        ]
    );
    let names = ["表一", "隐", "空"].map(str::to_owned).to_vec();
    let other = compound("xls", &bytes, Some("二"));
    assert_eq!(other, Err(Failure::NoSheet("二".to_owned(), names)));
}

#[test]
fn older_files_have_text_in_an_encoding() {
    let name = [3, 0, 0, 0, 0, 0, 2, 0xb1, 0xed];
    let label = [words(&[0, 0, 0, 4]), vec![0xca, 0xf7, 0xc1, 0xd6]].concat();
    let begin = record(kind::BEGIN, &words(&[0x500, 5]));
    let mut bytes = [
        begin.clone(),
        record(kind::CODE_PAGE, &words(&[936])),
        record(kind::SHEET, &name),
        record(kind::END, &[]),
    ]
    .concat();
    let at = u8::try_from(bytes.len()).unwrap();
    let sheet = begin.len() + 6 + 4;
    bytes[sheet] = at;
    bytes.extend([begin, record(kind::TEXT, &label), record(kind::END, &[])].concat());
    let paper = compound("et", &container(&[("Book", &bytes)]), None).unwrap();
    assert_eq!(shown(&paper), ["表!A1 0+1 0+1 树林"]);
}

#[test]
fn what_cannot_be_read_is_named() {
    let open =
        |streams: &[(&str, &[u8])], extension: &str| compound(extension, &container(streams), None);
    assert_eq!(open(&[("EncryptedPackage", b"x")], "xlsx"), Err(Failure::Locked));
    assert_eq!(open(&[("WordDocument", b"x")], "doc"), Err(Failure::Unreadable("doc")));
    assert_eq!(open(&[("WordDocument", b"x")], "wps"), Err(Failure::Unreadable("wps")));
    assert_eq!(open(&[("PowerPoint Document", b"x")], ""), Err(Failure::Unreadable("ppt")));
    assert_eq!(open(&[("Contents", b"x")], "wps"), Err(Failure::Unreadable("wps")));
    assert_eq!(open(&[("Contents", b"x")], "bin"), Err(Failure::Unknown));
    let locked = stream(&[record(kind::FILE_PASS, &[1, 0])], &[]);
    assert_eq!(open(&[("Workbook", &locked)], "xls"), Err(Failure::Locked));
}

#[test]
fn a_cut_workbook_is_damaged() {
    let whole = example();
    for end in 4..whole.len() - 1 {
        let read = read(&whole[..end], None);
        assert!(matches!(read, Err(Failure::Damaged(_))), "{end} {read:?}");
    }
}
