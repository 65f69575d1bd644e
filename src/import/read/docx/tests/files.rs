//! Files: which part is which, and what cannot be read.

use super::super::{read_within, xml};
use super::*;

fn damaged(bytes: &[u8]) -> String {
    match read(bytes) {
        Err(Failure::Damaged(what)) => what,
        other => panic!("{other:?}"),
    }
}

#[test]
fn parts_may_have_any_name() {
    let lists = format!(
        "<w:numbering xmlns:w='{W}'><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>
         <w:numFmt w:val='decimal'/><w:lvlText w:val='%1、'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
    );
    let body =
        "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>";
    for (main, at, numbering) in [
        ("/word/document2.xml", "word/document2.xml", "numbering3.xml"),
        ("text/main.xml", "Text/Main.xml", "../Word/numbering3.xml"),
        ("word/document.xml", "word\\document.xml", "/word/numbering3.xml"),
    ] {
        let place = main.trim_start_matches('/');
        let (folder, file) = place.rsplit_once('/').unwrap();
        let bytes = pack(&[
            (
                "_rels/.rels",
                &relations(&[("extended-properties", "x.xml"), ("officeDocument", main)]),
            ),
            (at, &document(body)),
            (&format!("{folder}/_rels/{file}.rels"), &relations(&[("numbering", numbering)])),
            ("word/numbering3.xml", &lists),
        ]);
        check_file(&bytes, &["p1: 1、甲"]);
    }
}

#[test]
fn other_namespaces_and_prefixes_are_read() {
    let strict = docx(&p("甲"));
    let text = document(&p("甲")).replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main");
    let to = relations(&[("officeDocument", "d.xml")])
        .replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships");
    for bytes in [
        strict,
        pack(&[("_rels/.rels", &to), ("d.xml", &text)]),
        pack(&[("word/document.xml", &text.replace("w:", "ns0:"))]),
        pack(&[("word/document.xml", &text.replace("xmlns:w=", "xmlns=").replace("w:", ""))]),
        pack(&[("word/document.xml", &format!("\u{feff}{text}"))]),
    ] {
        check_file(&bytes, &["p1: 甲"]);
    }
}

#[test]
fn files_without_text_are_empty() {
    for bytes in
        [docx(""), docx("<w:p/><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"), Vec::new()]
    {
        assert_eq!(read(&bytes), Err(Failure::Empty));
    }
}

#[test]
fn locked_and_older_files_are_named() {
    use super::super::ole::tests::container;
    assert_eq!(read(&container("EncryptedPackage")), Err(Failure::Locked));
    assert_eq!(read(&container("WordDocument")), Err(Failure::Unreadable("doc")));
}

#[test]
fn damage_is_told_with_its_place() {
    assert!(damaged("没有压缩".as_bytes()).starts_with("invalid Zip archive"));
    assert_eq!(damaged(&pack(&[("mimetype", "x")])), "it has no part word/document.xml");
    let sheet = pack(&[
        ("_rels/.rels", &relations(&[("officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", "<workbook/>"),
    ]);
    assert_eq!(damaged(&sheet), "xl/workbook.xml, byte 11: its root is workbook, not document");
    let whole = document(&p("甲"));
    for (text, what) in [
        (whole.replace("</w:r>", ""), "word/document.xml, byte"),
        (whole.replace("甲", "&nbsp;"), "the entity nbsp is unknown"),
        (whole.replace("甲", "&#0;"), "word/document.xml, byte"),
        (whole.replace("甲", "a & b"), "word/document.xml, byte"),
        (
            whole.replace("<w:document", "<!DOCTYPE x [<!ENTITY a 'b'>]><w:document"),
            "it has a document type",
        ),
        (whole.replace("</w:document>", ""), "it ends inside an element"),
        (String::new(), "it holds no XML"),
    ] {
        let found = damaged(&pack(&[("word/document.xml", &text)]));
        assert!(found.contains(what), "{found}");
    }
}

/// Every beginning of a document is damaged, and never taken for the whole.
#[test]
fn documents_that_are_cut_off_are_damaged() {
    let whole = document(&format!("{}<w:tbl>{}</w:tbl>", p("甲&amp;乙"), tr(&["丙"])));
    for end in 0..whole.len() {
        let Some(text) = whole.get(..end) else { continue };
        damaged(&pack(&[("word/document.xml", text)]));
    }
}

/// The limits hold on the stack that tests and threads have.
#[test]
fn depth_is_limited() {
    let nest = |open: &str, close: &str, times: usize, inside: &str| {
        docx(&format!("{}{inside}{}", open.repeat(times), close.repeat(times)))
    };
    let most = xml::DEPTH as usize;
    for (open, close, depth, inside) in [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 2, p("甲")),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 3, p("甲")),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>", 4, p("甲")),
        (
            "<w:customXml>",
            "</w:customXml>",
            1,
            format!("<w:p>{}</w:p>", "<w:ins>".repeat(3) + &r("甲") + &"</w:ins>".repeat(3)),
        ),
        ("<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>", 2, p("甲")),
        ("<w:unknown>", "</w:unknown>", 1, String::new()),
    ] {
        assert_eq!(read(&nest(open, close, most, &inside)), Err(Failure::TooDeep), "{open}");
        let fits = (most - 8) / depth;
        match read(&nest(open, close, fits, &format!("{inside}{}", p("乙")))) {
            Ok(paper) => assert!(format!("{paper:?}").contains('乙')),
            other => assert_eq!(other, Err(Failure::Empty), "{open}"),
        }
    }
    let inline = "<w:p><w:r>".to_owned()
        + &"<m:oMath>".repeat(most - 6)
        + "<m:t>甲</m:t>"
        + &"</m:oMath>".repeat(most - 6)
        + "</w:r></w:p>";
    check(&inline, &["p1: 甲"]);
}

#[test]
fn unpacked_size_is_limited() {
    let bytes = docx(&p(&"科".repeat(1 << 20)));
    assert!(bytes.len() < 100_000);
    assert_eq!(read_within(&bytes, 2 << 20), Err(Failure::TooLarge(2)));
    assert!(read_within(&bytes, 4 << 20).is_ok());
}
