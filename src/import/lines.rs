//! The lines of a document as they were meant: what a page break or a printer tore apart is whole again, and what is no part
//! of the text (a signature, 此件公开发布, the trimmings of a Web page) is left out.

use super::names::is_unit;
use super::number::number;
use super::paper::{Block, Paper, Paragraph, Place, Table};
use super::title_words::ends_as_title;

/// A paragraph that is whole, or a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// A paragraph.
    Passage(Passage),
    /// A table.
    Table(Table),
}

/// A paragraph and where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    /// Where it begins.
    pub(crate) place: Place,
    /// Its text.
    pub(crate) text: String,
    /// The level of a heading by its style.
    pub(crate) heading: Option<u8>,
}

/// A line shorter than this, in characters, is not torn: it is a title, or ends by itself.
const SHORTEST_TORN: usize = 18;

/// A bracket that is not closed within so many characters is a mistake of the document, not torn apart.
const LONGEST_BRACKET: usize = 400;

/// What the list of who gets a copy begins with, at the foot of a document (GB/T 9704—2012, 7.4.2).
const COPIES: [&str; 6] = ["抄送：", "抄送:", "抄报：", "抄报:", "分送：", "分送:"];

/// Such a list has at most so many lines after its first.
const MOST_COPIED: u8 = 5;

/// A paragraph longer than this, in bytes, is not made longer.
const LONGEST: usize = 20_000;

/// The lines of a document.
pub(crate) fn lines(paper: &Paper) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let blocks = || paper.blocks.iter().take(end_of_page(&paper.blocks));
    for (block, trimmed) in blocks().zip(trimmed(blocks())) {
        match block {
            Block::Table(table) => out.push(Line::Table(table.clone())),
            Block::Paragraph(_) if trimmed => {}
            Block::Paragraph(paragraph) => {
                let text = Passage {
                    place: paragraph.place.clone(),
                    text: paragraph.text.clone(),
                    heading: paragraph.heading,
                };
                match out.last_mut() {
                    Some(Line::Passage(before)) if is_torn(before, &text) => {
                        before.text.push_str(&text.text);
                    }
                    _ => out.push(Line::Passage(text)),
                }
            }
        }
    }
    out
}

/// The lines of a document as they stand, torn or not.
pub(crate) fn as_they_stand(paper: &Paper) -> Vec<Line> {
    let blocks = || paper.blocks.iter().take(end_of_page(&paper.blocks));
    let line = |(block, trimmed): (&Block, bool)| match block {
        Block::Paragraph(p) if !trimmed => Some(Line::Passage(Passage {
            place: p.place.clone(),
            text: p.text.clone(),
            heading: p.heading,
        })),
        _ => None,
    };
    blocks().zip(trimmed(blocks())).filter_map(line).collect()
}

/// For some blocks whether they stand around the text: what is there on a Web page, and who gets a copy of a document.
fn trimmed<'b>(blocks: impl Iterator<Item = &'b Block>) -> Vec<bool> {
    // The list of who gets a copy goes on for some lines, and ends where anything begins.
    let mut copied = 0;
    let one = |block: &Block| match block {
        Block::Table(_) => {
            copied = 0;
            false
        }
        Block::Paragraph(Paragraph { text, heading, .. }) => {
            let begins = COPIES.iter().any(|word| text.trim().starts_with(word));
            let goes_on = copied > 0
                && heading.is_none()
                && number(text).is_none()
                && !text.starts_with('附')
                && !is_printed(text);
            copied = match (begins, goes_on) {
                (true, _) => MOST_COPIED,
                (false, true) => copied - 1,
                (false, false) => 0,
            };
            begins || goes_on || is_trimming(text)
        }
    };
    blocks.map(one).collect()
}

/// Where the foot of a Web page begins: who runs the site, its licence; the number of blocks if there is none.
fn end_of_page(blocks: &[Block]) -> usize {
    let text = |at: usize| match blocks.get(at) {
        Some(Block::Paragraph(paragraph)) => paragraph.text.as_str(),
        _ => "",
    };
    let licence = (blocks.len().saturating_sub(20)..blocks.len()).find(|at| is_licence(text(*at)));
    let Some(mut end) = licence else { return blocks.len() };
    let of_site = [
        "主办",
        "承办",
        "版权",
        "联系方式",
        "联系电话",
        "地址",
        "技术支持",
        "网站地图",
        "关于我们",
    ];
    while end > 0 && of_site.iter().any(|word| text(end - 1).starts_with(word)) {
        end -= 1;
    }
    end
}

/// Whether a line says under which licence a site is run.
fn is_licence(text: &str) -> bool {
    ["ICP备", "公网安备", "网站标识码"].iter().any(|word| text.contains(word))
}

/// Whether a line goes on in the next one.
fn is_torn(before: &Passage, next: &Passage) -> bool {
    if next.heading.is_some() || before.heading.is_some() || before.text.len() > LONGEST {
        return false;
    }
    if has_open_bracket(&before.text) {
        return number(&next.text).is_none();
    }
    // A line of labels ends with a whole name.
    if label(&before.text) {
        let last = before.text.rsplit(['、', '，', ',', '：', ':']).next().unwrap_or_default();
        let dated = last.contains(char::is_numeric);
        let begins = number(&next.text).is_some() || label(&next.text) || is_day(&next.text);
        return !is_unit(last) && !dated && !begins && !begins_with_name(&next.text);
    }
    let long = before.text.chars().count() >= SHORTEST_TORN; // characters, not cells
    let ended = before.text.ends_with([
        '日', '。', '！', '？', '；', '：', ':', ';', '”', '）', ')', '】', '〕', '》', '.',
    ]);
    let begins = number(&next.text).is_some()
        || label(&next.text)
        || is_day(&next.text)
        || begins_with_name(&next.text)
        || next.text.starts_with('附')
        || next.text.contains("〔20") && next.text.ends_with('号')
        || ["序号", "编号"].contains(&next.text.as_str());
    let after_comma = before.text.ends_with(['，', '、', ',']);
    !begins && !ended && (after_comma || long && !is_title(&before.text))
}

/// Whether a line is the heading of a section or a part of a title: short for a paragraph, without any stop in it.
fn is_title(text: &str) -> bool {
    let stops = text.contains(['，', '。', '；', ',']);
    !stops
        && (number(text).is_some()
            || ends_as_title(text)
            || text.starts_with('关')
            || text.contains("关于"))
}

/// Whether a line is a day and nothing else: the date of a signature.
pub(crate) fn is_day(text: &str) -> bool {
    text.ends_with('日') && text.chars().count() <= 12 && text.contains('年') // characters, not cells
}

/// Whether a line is the names of who signed, and nothing else.
pub(crate) fn is_signer(text: &str) -> bool {
    text.chars().count() <= 60 && text.split_whitespace().all(is_unit) // characters, not cells
}

/// Whether a line says who printed the document and when: 甲州市人民政府办公室 2026年3月1日印发.
pub(crate) fn is_printed(text: &str) -> bool {
    let text = text.trim();
    let short = text.chars().count() <= 40; // characters, not cells
    let date = text.strip_suffix("印发").filter(|rest| short && !rest.contains(['，', '。']));
    date.is_some_and(|rest| rest.trim_end().ends_with('日') && rest.contains('年'))
}

/// Whether a line begins with the name of what it tells: 当前进度：….
fn begins_with_name(text: &str) -> bool {
    let name = text.split(['：', ':']).next().unwrap_or(text);
    (2..=6).contains(&name.chars().count()) // characters, not cells
        && name.len() < text.len()
        && name.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// Whether a bracket is open at the end of a text.
fn has_open_bracket(text: &str) -> bool {
    let mut open: Option<usize> = None;
    for (at, c) in text.chars().rev().enumerate() {
        if at > LONGEST_BRACKET {
            break;
        }
        match c {
            '）' | ')' | '〕' | '】' => return false,
            '（' | '(' | '〔' | '【' => {
                open = Some(at);
                break;
            }
            _ => {}
        }
    }
    open.is_some()
}

/// Whether a line begins with a label and a colon: 牵头单位：.
pub(crate) fn label(text: &str) -> bool {
    let plain = text.trim_start_matches(['（', '(', '*', '【']);
    plain.split_once(['：', ':']).is_some_and(|(head, _)| {
        let head: String = head.chars().filter(|c| !c.is_whitespace()).collect();
        let length = head.chars().count(); // characters, not cells
        (2..=8).contains(&length)
            && ["单位", "部门", "领导", "时限", "时间", "人", "处室", "科室", "主体"]
                .iter()
                .any(|end| head.trim_end_matches(['*', '】', ' ']).ends_with(end))
    })
}

/// What stands around the text of a Web page or at the end of an issued document.
fn is_trimming(text: &str) -> bool {
    let bare = text.trim_matches(['（', '）', '(', ')', ' ', '　']);
    [
        "此件公开发布",
        "此件主动公开",
        "本文有删减",
        "主动公开",
        "正文",
        "全文",
        "分享到:",
        "分享到：",
        "打印本页",
        "关闭窗口",
    ]
    .contains(&bare)
        || bare.starts_with("主办单位")
            && ["浏览", "访问量", "版权"].iter().any(|word| bare.contains(word))
        || ["链接：", "链接:", "首页", "您当前的位置", "当前位置", "扫一扫", "手机扫码", "字体："]
            .iter()
            .any(|head| bare.starts_with(head))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::paper::Paragraph;

    fn joined(texts: &[&str]) -> Vec<String> {
        let blocks = texts.iter().zip(1..).map(|(text, line)| {
            Block::Paragraph(Paragraph {
                place: Place::Line(line),
                text: (*text).to_owned(),
                heading: None,
            })
        });
        let paper = Paper { blocks: blocks.collect(), left_out: Vec::new() };
        let text = |line: Line| match line {
            Line::Passage(text) => text.text,
            Line::Table(_) => String::new(),
        };
        lines(&paper).into_iter().map(text).collect()
    }

    #[test]
    fn what_is_torn_is_whole_again() {
        assert_eq!(
            joined(&[
                "在各类场所增设阅读设施，打造覆盖全市的阅",
                "读阵地。（牵头单位：市文旅局，责任单位：市教",
                "育局、科技局）",
                "二、保障"
            ]),
            [
                "在各类场所增设阅读设施，打造覆盖全市的阅读阵地。（牵头单位：市文旅局，责任单位：市教育局、科技局）",
                "二、保障"
            ]
        );
        // A title on two lines, a heading before its text, a list stay apart.
        let apart = [
            "某市人民政府关于印发全民阅读",
            "实施方案的通知",
            "各区人民政府，市政府各部门：",
            "一、总体要求",
            "（一）建设书房。",
            "牵头单位：市文旅局",
        ];
        assert_eq!(joined(&apart), apart);
        assert_eq!(joined(&["（此件公开发布）", "分享到:", "1.建设书房"]), ["1.建设书房"]);
    }
}
