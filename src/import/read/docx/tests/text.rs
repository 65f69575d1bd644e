//! The text of paragraphs.

use super::*;

#[test]
fn entities_are_text() {
    check(
        "<w:p><w:r><w:t>甲&amp;乙 &#31185;&#x666e; &lt;丙&gt;</w:t></w:r><w:r><w:t><![CDATA[丁&戊]]></w:t></w:r></w:p>",
        &["p1: 甲&乙 科普 <丙>丁&戊"],
    );
}

#[test]
fn marks_in_runs_are_text() {
    check(
        "<w:p><w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t><w:cr/><w:t>第三</w:t><w:tab/><w:t>行</w:t></w:r></w:p>
         <w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>二零</w:t><w:noBreakHyphen/><w:t>二五</w:t>
           <w:softHyphen/><w:t>年</w:t><w:sym w:font='Wingdings' w:char='F0FC'/><w:lastRenderedPageBreak/></w:r></w:p>",
        &["p1: 第一行\n第二行\n第三\t行", "p2: 二零-二五年✓"],
    );
}

#[test]
fn texts_in_symbol_fonts_are_what_is_drawn() {
    let set = |font: &str| {
        format!(
            "<w:r><w:rPr><w:rFonts w:ascii='{font}' w:hAnsi='{font}'/></w:rPr><w:t>\u{f0fc}</w:t></w:r>"
        )
    };
    check(
        &format!("<w:p>{}{}{}</w:p>", set("Wingdings"), r("甲"), set("宋体")),
        &["p1: ✓甲\u{f0fc}"],
    );
}

#[test]
fn blanks_count_where_the_file_says_so() {
    check(
        "<w:p><w:r><w:t> 牵头 </w:t></w:r><w:r><w:t xml:space='preserve'> 单位 </w:t></w:r><w:r><w:t>
           甲\n乙</w:t></w:r></w:p><w:p><w:r><w:t xml:space='preserve'>  　</w:t></w:r></w:p>",
        &["p1: 牵头 单位 甲 乙"],
    );
    let keeps = document("<w:p><w:r><w:t> 牵头 </w:t></w:r><w:r><w:t>单位</w:t></w:r></w:p>")
        .replace("<w:document ", "<w:document xml:space='preserve' ");
    check_file(&pack(&[("word/document.xml", &keeps)]), &["p1: 牵头 单位"]);
}

#[test]
fn unseen_characters_are_dropped() {
    check(&p("\u{feff}科\u{ad}普\u{200b}工\u{2060}作"), &["p1: 科普工作"]);
}

#[test]
fn empty_paragraphs_count_but_are_not_there() {
    check(&format!("{}<w:p/>{}", p("甲"), p("乙")), &["p1: 甲", "p3: 乙"]);
}

#[test]
fn whatever_holds_runs_is_read() {
    let inside = [
        format!("<w:smartTag><w:smartTagPr/>{}</w:smartTag>", r("一")),
        format!("<w:customXml><w:customXmlPr/>{}</w:customXml>", r("二")),
        format!(
            "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
            r("三")
        ),
        format!("<w:hyperlink w:anchor='x'>{}</w:hyperlink>", r("四")),
        format!("<w:fldSimple w:instr=' DATE '>{}</w:fldSimple>", r("五")),
        format!("<w:bdo w:val='ltr'>{}</w:bdo>", r("六")),
        format!("<w:ins>{}</w:ins><w:moveTo>{}</w:moveTo>", r("七"), r("八")),
        format!("<w:bookmarkStart w:name='x'/><w:proofErr/>{}<w:commentRangeEnd/>", r("九")),
    ];
    check(&format!("<w:p>{}</w:p>", inside.concat()), &["p1: 一二三四五六七八九"]);
}

#[test]
fn whatever_holds_paragraphs_is_read() {
    let body = format!(
        "<w:sdt><w:sdtPr/><w:sdtContent>{}<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>
         <w:customXml>{}</w:customXml><w:altChunk r:id='x'/>{}",
        p("甲"),
        p("乙"),
        p("丙"),
        p("丁")
    );
    check(&body, &["p1: 甲", "p2: 乙", "p3: 丙", "p4: 丁"]);
}

fn field(mark: &str) -> String {
    format!("<w:r><w:fldChar w:fldCharType='{mark}'/></w:r>")
}

#[test]
fn fields_show_their_results() {
    let code = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
    let [begin, separate, end] = ["begin", "separate", "end"].map(field);
    let nested = [
        &begin,
        &code("IF "),
        &begin,
        &code("REF a"),
        &separate,
        &r("条件"),
        &end,
        &code(" 1"),
        &separate,
        &r("结"),
        &begin,
        &code("DATE"),
        &separate,
        &r("二〇二五年"),
        &end,
        &r("果"),
        &end,
        &r("之后"),
    ];
    let paragraph = |parts: &[&String]| {
        format!("<w:p>{}</w:p>", parts.iter().copied().cloned().collect::<String>())
    };
    let body = [
        paragraph(&nested),
        // A table of contents goes over paragraphs.
        paragraph(&[&begin, &code("TOC"), &separate, &r("目录一")]),
        paragraph(&[&r("目录二"), &end, &r("正文")]),
        // A field without result, one that draws a number in a circle, and one that never ends.
        paragraph(&[
            &begin,
            &code("XE \"索引\""),
            &end,
            &begin,
            &code("eq \\o\\ac(○,"),
            &code("2)"),
            &end,
            &r("任务"),
        ]),
        paragraph(&[&r("前"), &begin, &code("PAGE")]),
        p("后"),
    ];
    check(
        &body.concat(),
        &[
            "p1: 结二〇二五年果之后",
            "p2: 目录一",
            "p3: 目录二正文",
            "p4: ②任务",
            "p5: 前",
            "p6: 后",
        ],
    );
}

#[test]
fn readings_above_characters_are_not_text() {
    check(
        &format!(
            "<w:p><w:r><w:ruby><w:rubyPr/><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>{}</w:p>",
            r("shè"),
            r("歙"),
            r("县")
        ),
        &["p1: 歙县"],
    );
}

#[test]
fn hidden_text_is_not_text() {
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
    };
    let body = [
        run("<w:vanish/>", "隐"),
        run("<w:vanish w:val='0'/>", "甲"),
        run("<w:webHidden/>", "乙"),
        run("<w:rStyle w:val='隐字'/>", "藏"),
        run("<w:rStyle w:val='隐字'/><w:vanish w:val='false'/>", "丙"),
    ];
    let hidden = "<w:pPr><w:pStyle w:val='窗体'/></w:pPr>";
    let body = format!(
        "<w:p>{hidden}{}</w:p><w:p>{}</w:p><w:p>{hidden}{}</w:p>",
        r("窗体顶端"),
        body.concat(),
        run("<w:vanish w:val='off'/>", "丁")
    );
    let styles = "<w:style w:type='character' w:styleId='隐字'><w:rPr><w:vanish/></w:rPr></w:style>
                  <w:style w:type='paragraph' w:styleId='窗体'><w:rPr><w:vanish/></w:rPr></w:style>";
    // The first paragraph is hidden with its mark, so that it is one with the second.
    check_file(&docx_with(&body, styles, ""), &["p1: 甲乙丙", "p2: 丁"]);
}

#[test]
fn formulas_are_text_in_order() {
    check(
        &format!(
            "<w:p>{}<m:oMathPara><m:oMath><m:f><m:fPr><m:ctrlPr><w:rPr><w:i/></w:rPr></m:ctrlPr></m:fPr><m:num><m:r><m:t>1</m:t></m:r></m:num>
             <m:den><m:r><m:t>2</m:t></m:r></m:den></m:f><m:r><w:rPr><w:b/></w:rPr><m:t>以上</m:t></m:r></m:oMath></m:oMathPara></w:p>",
            r("占比")
        ),
        &["p1: 占比1/2以上"],
    );
}

fn text_box(inside: &str) -> String {
    format!(
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><wps:wsp><wps:txbx><w:txbxContent>{inside}\
         </w:txbxContent></wps:txbx></wps:wsp></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>\
         <v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
    )
}

#[test]
fn text_boxes_follow_their_paragraph_once() {
    let inner = format!("<w:p><w:r><w:t>盒中</w:t>{}</w:r></w:p>", text_box(&p("盒中盒")));
    let body = [
        format!(
            "<w:p><w:r>{}</w:r>{}</w:p>",
            text_box(&format!("{}<w:p/>{inner}", p("盒一"))),
            r("锚")
        ),
        p("后"),
        format!("<w:p><w:r>{}</w:r></w:p>", text_box("<w:p/>")),
        format!(
            "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
            p("旧盒")
        ),
        format!(
            "<w:tbl><w:tr>{}</w:tr></w:tbl>",
            tc(
                "",
                &format!("<w:p>{}<w:r>{}</w:r></w:p>{}", r("格"), text_box(&p("格盒")), p("格末"))
            )
        ),
    ];
    check(
        &body.concat(),
        &[
            "p1: 锚",
            "p2: 盒一",
            "p4: 盒中",
            "p5: 盒中盒",
            "p6: 后",
            "p9: 旧盒",
            "t1r1c1: 格\n格盒\n格末",
        ],
    );
}

#[test]
fn ornamental_letters_are_text() {
    let shape = |text: &str| {
        format!(
            "<w:r><w:pict><v:shapetype><v:textpath on='t'/></v:shapetype><v:shape><v:textpath string='{text}'/></v:shape></w:pict></w:r>"
        )
    };
    let body = format!(
        "<w:p>{}<w:del>{}</w:del>{}</w:p>",
        shape("科普&amp;文件"),
        shape("旧名"),
        r("第一号")
    );
    check(&body, &["p1: 第一号", "p2: 科普&文件", "Deleted p1: 旧名"]);
}

#[test]
fn one_alternative_is_read() {
    let alternatives = |choice: &str, fallback: &str| {
        format!(
            "<mc:AlternateContent><mc:Choice Requires='new'>{choice}</mc:Choice><mc:Choice Requires='newer'>{}</mc:Choice>
             <mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>",
            choice.replace('新', "更新")
        )
    };
    let body = [
        format!("<w:p>{}</w:p>", alternatives(&r("新"), &r("旧"))),
        format!("<w:p>{}</w:p>", alternatives("<w:r><w:drawing/></w:r>", &r("旧"))),
        alternatives(&p("新段"), &p("旧段")),
        alternatives("", &p("旧段")),
    ];
    check(&body.concat(), &["p1: 新", "p2: 旧", "p3: 新段", "p4: 旧段"]);
}

#[test]
fn notes_and_comments_are_not_text() {
    check(
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id='1'/><w:commentReference w:id='2'/><w:annotationRef/></w:r></w:p>",
        &["p1: 正文"],
    );
}

#[test]
fn an_initial_is_one_with_its_paragraph() {
    check(
        &format!(
            "<w:p><w:pPr><w:framePr w:dropCap='drop' w:lines='2'/></w:pPr>{}</w:p>{}",
            r("本"),
            p("规划")
        ),
        &["p1: 本规划"],
    );
}

#[test]
fn headings_are_known_by_outline_and_style() {
    let styles = "<w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>
        <w:style w:type='paragraph' w:styleId='章'><w:basedOn w:val='1'/></w:style>
        <w:style w:type='paragraph' w:styleId='标题2'><w:name w:val='标题 2'/></w:style>";
    let with =
        |properties: &str, text: &str| format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", r(text));
    let body = [
        with("<w:pStyle w:val='1'/>", "甲"),
        with("<w:pStyle w:val='章'/>", "乙"),
        with("<w:pStyle w:val='标题2'/>", "丙"),
        with("<w:outlineLvl w:val='2'/>", "丁"),
        with("<w:pStyle w:val='1'/><w:outlineLvl w:val='9'/>", "戊"),
        with("<w:pStyle w:val='Heading3'/>", "己"),
        with("<w:pPrChange><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:pPrChange>", "庚"),
    ];
    check_file(
        &docx_with(&body.concat(), styles, ""),
        &["p1 h1: 甲", "p2 h1: 乙", "p3 h2: 丙", "p4 h3: 丁", "p5: 戊", "p6 h3: 己", "p7: 庚"],
    );
}
