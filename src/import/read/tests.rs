//! Files of every kind, whole and broken.

use super::sheets::tests::{compound, packages, zipped};
use super::*;
use crate::import::paper::Block;
use crate::import::tests::Numbers;

const PLAN: &str = "# 一、总则\n\n**牵头单位：**水务局\n1\t修渠\t水务局\n2\t植树\t林业局\n3\t\t农业局\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2<br>3 |\n\n\
    ┌──┬──┐\n│甲│乙│\n├──┼──┤\n│丙├──┤\n│  │丁│\n└──┴──┘\n```\n代码\n```\n末\n===\n";
const ROWS: &str = "序号,\"任务\n二\",单位\n1,修渠,\"水务局\"\n2,'=植树,\n";
const PAGE: &str = "<!doctype html><meta charset=utf-8><h1>题</h1><ol type=a start=2><li>甲<li>乙</ol><p>一<br>二<del>三</del>\
    <table><caption>表</caption><thead><tr><th rowspan=2>序号<th colspan=2>任务<tbody><tr><td>1<td>修渠<table><tr><td>内</table><tr hidden><td>隐</table><pre>一\n二</pre><ruby>畲<rt>shē</ruby>";

/// What a file is read as, in a word.
fn word(name: &str, bytes: &[u8]) -> String {
    match read(name, bytes, None) {
        Ok(paper) => match paper.blocks.first() {
            Some(Block::Paragraph(paragraph)) => format!("paragraph {}", paragraph.text),
            Some(Block::Table(table)) => {
                let text = table.cells.first().map(|cell| cell.text.as_str()).unwrap_or_default();
                format!("{} {text}", if table.sheet.is_some() { "sheet" } else { "table" })
            }
            None => "nothing".to_owned(),
        },
        Err(failure) => format!("{failure:?}"),
    }
}

#[test]
fn a_file_is_read_for_what_it_is() {
    let packages = packages().map(|(_, parts)| {
        let parts: Vec<(String, Vec<u8>)> =
            parts.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
        zipped(&parts)
    });
    let [xlsx, ods] = &packages;
    let gbk = encoding_rs::GB18030.encode(ROWS).0.into_owned();
    let docx = zipped(&[("word/document.xml".to_owned(), Vec::new())]);
    let pptx = zipped(&[("ppt/presentation.xml".to_owned(), Vec::new())]);
    let ofd = zipped(&[("OFD.xml".to_owned(), Vec::new())]);
    for (name, bytes, expected) in [
        ("a.txt", PLAN.as_bytes(), "paragraph 一、总则"),
        ("a", PLAN.as_bytes(), "paragraph 一、总则"),
        ("a.ron", b"(id: \"x\")", "paragraph (id: \"x\")"),
        ("a.csv", ROWS.as_bytes(), "table 序号"),
        ("/some/where.d/A.CSV", &gbk, "table 序号"),
        ("a.txt", b"sep=;\n1;2", "table 1"),
        ("a.xls", b"1\t2\n3\t4", "table 1"),
        ("a.html", PAGE.as_bytes(), "paragraph 题"),
        ("a.xls", PAGE.as_bytes(), "paragraph 题"),
        ("a.html", b"one", "paragraph one"),
        ("a.xls", xlsx, "sheet 任务"),
        ("a.txt", ods, "sheet 题  目\n下 行\n三"),
        ("a.et", &compound(), "sheet 任务"),
        ("a.docx", &docx, "Damaged(\"word/document.xml, byte 0: it holds no XML\")"),
        ("a.pptx", &pptx, "Unknown"),
        ("a.ofd", &ofd, "Unreadable(\"ofd\")"),
        ("a.txt", b"", "Empty"),
        ("a.txt", b" \r\n\xe3\x80\x80", "Empty"),
        ("a.html", b"<p> <script>x</script>", "Empty"),
        ("a.csv", b",,\n,,", "Empty"),
        ("a.docx", b"%PDF-1.7", "Unreadable(\"pdf\")"),
        ("a.txt", b"\0\x01\x02\0\0\xff", "Unknown"),
    ] {
        assert_eq!(word(name, bytes), expected, "{name}");
    }
    let none = Err(Failure::NoSheet("甲".to_owned(), Vec::new()));
    for (name, bytes) in
        [("a.txt", PLAN.as_bytes()), ("a.html", PAGE.as_bytes()), ("a.docx", &docx)]
    {
        assert_eq!(read(name, bytes, Some("甲")), none);
    }
    let large = vec![b'a'; (64 << 20) + 1];
    assert_eq!(read("a.txt", &large, None), Err(Failure::TooLarge(64)));
}

#[test]
fn broken_files_are_borne() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let gbk = encoding_rs::GB18030.encode(PLAN).0.into_owned();
    let utf16: Vec<u8> = PLAN.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let compound = compound();
    let files: [(&str, &[u8]); 6] = [
        ("a.txt", PLAN.as_bytes()),
        ("a.md", &gbk),
        ("a.txt", &utf16),
        ("a.csv", ROWS.as_bytes()),
        ("a.html", PAGE.as_bytes()),
        ("a.xls", &compound),
    ];
    for (name, bytes) in files {
        for _ in 0..600 {
            let _ = read(name, &numbers.broken(bytes), None);
        }
    }
    for (name, parts) in packages() {
        let parts: Vec<(String, Vec<u8>)> =
            parts.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
        for _ in 0..600 {
            let mut parts = parts.clone();
            let at = numbers.next(parts.len());
            parts[at].1 = numbers.broken(&parts[at].1);
            let whole = zipped(&parts);
            let _ = read(name, &whole, None);
            let _ = read(name, &numbers.broken(&whole), None);
        }
    }
}
