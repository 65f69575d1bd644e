//! Files that are cut and changed at random: whatever they hold, reading them ends, and never in a panic.

use super::*;

/// Numbers that look random and are the same each time (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).unwrap()
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// A document with something of everything.
fn everything() -> String {
    let table = format!(
        "<w:tbl><w:tr><w:trPr><w:gridBefore w:val='1'/><w:del w:id='1'/></w:trPr>{}</w:tr><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        tc("<w:gridSpan w:val='2'/>", &p("删行")),
        tc("<w:vMerge w:val='restart'/>", &p("并")),
        tc("<w:hMerge w:val='restart'/>", &format!("<w:tbl>{}</w:tbl><w:p/>", tr(&["内", "表"]))),
        tc("<w:vMerge/>", "<w:p/>"),
        tc("<w:hMerge/>", "<w:p/>"),
    );
    let numbered = "<w:p><w:pPr><w:pStyle w:val='a'/><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr>
        <w:rPr><w:del w:id='1'/><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐&amp;&#31185;</w:t></w:r></w:p>";
    let field = "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>eq \\o(○,3)</w:instrText>
        <w:fldChar w:fldCharType='separate'/><w:t>果</w:t><w:fldChar w:fldCharType='end'/><w:sym w:font='Symbol' w:char='F0B3'/></w:r></w:p>";
    let inside = "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>盒</w:t></w:r></w:p></w:txbxContent>
        </w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent><w:ruby><w:rt/><w:rubyBase><w:r><w:t>歙</w:t></w:r>
        </w:rubyBase></w:ruby></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del><m:oMath><m:r><m:t>1</m:t></m:r></m:oMath></w:p>";
    [p("甲").as_str(), &table, numbered, field, inside, &table, numbered].concat()
}

const STYLES: &str =
    "<w:style w:type='paragraph' w:styleId='a'><w:name w:val='heading 1'/><w:basedOn w:val='a'/>
    <w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:rPr><w:vanish w:val='0'/></w:rPr></w:style>";
const LISTS: &str = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='1'><w:start w:val='4294967295'/><w:numFmt w:val='upperRoman'/>
    <w:lvlText w:val='%2%1%9%0%、'/><w:lvlRestart w:val='7'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/>
    <w:lvlOverride w:ilvl='1'><w:startOverride w:val='3'/></w:lvlOverride></w:num>";

#[test]
fn changed_files_do_no_harm() {
    let whole = docx_with(&everything(), STYLES, LISTS);
    assert!(read(&whole).is_ok());
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..3000 {
        let mut bytes = whole.clone();
        for _ in 0..=random.below(4) {
            let at = random.below(bytes.len());
            bytes[at] = u8::try_from(random.below(256)).unwrap();
        }
        if random.below(4) == 0 {
            bytes.truncate(random.below(bytes.len()));
        }
        let _ = read(&bytes);
    }
}

/// What is packed is changed, so that the changes reach beyond the checks of the archive.
#[test]
fn changed_documents_do_no_harm() {
    let body = everything();
    let pieces: Vec<&str> = body.split_inclusive('>').collect();
    let odd = [
        "",
        "<w:p>",
        "</w:p>",
        "<w:tr>",
        "</w:tc>",
        "<w:tbl>",
        "<w:r/>",
        "9999999999",
        "-1",
        "&#1;",
        "<![CDATA[",
        "<!--",
        "\u{0}",
    ];
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let mut readable = 0;
    for _ in 0..4000 {
        let mut changed = pieces.clone();
        for _ in 0..=random.below(3) {
            let at = random.below(changed.len());
            match random.below(4) {
                0 => changed[at] = random.pick(&odd),
                1 => changed.swap(at, (at + 1) % pieces.len()),
                2 => changed[at] = random.pick(&pieces),
                _ => {
                    // An element that closes where it stands, so that the whole is well-formed more often.
                    let piece = random.pick(&pieces);
                    if piece.ends_with("/>") {
                        changed[at] = piece;
                    }
                }
            }
        }
        let result = read(&docx_with(&changed.concat(), STYLES, LISTS));
        readable += u32::from(result.is_ok());
    }
    assert!(readable > 200, "{readable}");
}
