//! What a document says of itself: title, number, who issued it and when, for which region and years.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::cut;
use super::lines::{Line, Passage, is_day, is_signer};
use super::number::{number, value};
use super::title_words::ends_as_title;
use crate::date::Date;
use crate::text::fold::narrow;

mod region;

pub(super) use self::region::institution;
use self::region::region;

/// What was found at the beginning of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) title: Option<String>,
    pub(crate) document_number: Option<String>,
    pub(crate) issuer: Option<String>,
    pub(crate) issued: Option<Date>,
    pub(crate) region: Option<String>,
    pub(crate) period: Option<(u16, u16)>,
    /// The year that dates without one belong to.
    pub(crate) year: Option<u16>,
}

/// So many paragraphs may stand before the text.
const LONGEST_HEAD: usize = 30;

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).unwrap_or_else(|_| unreachable!("{pattern}"))
}

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"[\u{4e00}-\u{9fff}]{2,8}\s*[〔\[（(]\s*(20\d{2})\s*[〕\]）)]\s*\d{1,4}\s*号")
});
static DAY: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(20\d{2})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?"));
static SPAN: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(20\d{2})\s*年?\s*(?:-|—|–|~|～|至)+\s*(20\d{2})\s*学?年"));
static YEAR: LazyLock<Regex> = LazyLock::new(|| regex(r"(20\d{2})\s*年"));

/// Reads the head of a document; `file` is the stem of its name.
pub(crate) fn head(lines: &[Line], file: &str) -> Head {
    let texts = cut::front(lines);
    let texts: Vec<&Passage> = texts.iter().collect();
    let numbered = texts.iter().position(|text| begins(&text.text));
    let first_numbered = numbered.or_else(|| first_sentence(&texts)).unwrap_or(texts.len());
    let before = texts.get(..first_numbered.min(LONGEST_HEAD)).unwrap_or_default();
    let issued = issued(&texts, first_numbered);
    let titled: Vec<&Passage> = before.iter().chain(issued).copied().collect();
    let mut head =
        Head { title: title(&titled, lines).or_else(|| headline(before)), ..Head::default() };
    if head.title.is_none() && !file.is_empty() {
        head.title = Some(file.to_owned());
    }
    head.document_number = before.iter().find_map(|text| own_number(&text.text));
    (head.issuer, head.issued) = signature(&texts, before);
    let title = head.title.clone().unwrap_or_default();
    head.period = period(&title);
    let of_number = head.document_number.as_deref().and_then(year_of);
    // 2026—2027年 says of no month to which year it belongs.
    let several = head.period.is_some_and(|(first, last)| first < last);
    let of_title = year_of(&title).filter(|_| !several);
    head.year = of_title
        .or_else(|| head.issued.map(|day| day.year))
        .or(of_number)
        .or_else(|| stated_year(before))
        .or_else(|| year_of(file));
    if head.period.is_none() {
        head.period = head.year.map(|year| (year, year));
    }
    head.region = region(&title, head.issuer.as_deref(), &texts);
    head
}

/// The first paragraph that is a sentence, of a document without numbers.
fn first_sentence(texts: &[&Passage]) -> Option<usize> {
    texts.iter().position(|text| text.text.ends_with('。'))
}

/// The year of the first day that the beginning of a document states, or of the number of an issue of minutes: 〔2026〕12号.
fn stated_year(before: &[&Passage]) -> Option<u16> {
    static ISSUE: LazyLock<Regex> =
        LazyLock::new(|| regex(r"^第?[〔\[（(](20\d{2})[〕\]）)]第?\d{1,4}[号期]$"));
    let own = before.iter().map(|text| text.text.trim()).filter(|text| !text.contains('《'));
    let of = |text: &str| {
        let of_issue = ISSUE.captures(text).and_then(|found| found.get(1)?.as_str().parse().ok());
        of_issue.or_else(|| day(text).map(|day| day.year))
    };
    own.take(6).find_map(of)
}

/// What stands below who signed a notice, above the numbers of what it issues; nothing where it issues several.
fn issued<'p>(texts: &'p [&'p Passage], first_numbered: usize) -> &'p [&'p Passage] {
    let text = |at: usize| texts.get(at).map_or("", |text| text.text.trim());
    let signed = |at: &usize| is_day(text(at - 1)) && is_signer(text(at - 2));
    let Some(start) = (first_numbered.max(2)..texts.len()).find(signed) else { return &[] };
    let below = texts.get(start..).unwrap_or_default();
    let annexes = below.iter().filter(|text| cut::is_annex(text)).count();
    let end = below.iter().position(|text| begins(&text.text)).unwrap_or(0);
    below.get(..end.min(LONGEST_HEAD)).filter(|_| annexes < 2).unwrap_or_default()
}

/// Whether the text of a document begins with a line: numbered, or the heading of a table whose cells stand on a line each.
fn begins(text: &str) -> bool {
    number(text).is_some() || ["序号", "编号"].contains(&text)
}

/// The title: of a table the cell above its heading, or the line before; else the last line before the text that ends like one.
fn title(before: &[&Passage], lines: &[Line]) -> Option<String> {
    let of_table = lines.iter().find_map(|line| match line {
        Line::Table(table) if cut::is_of_tasks(table) || cut::is_matrix(table) => {
            let above = cut::above(table);
            let titled = |text: &Passage| {
                let lines = text.text.lines().filter(|line| is_titled(line));
                Some(lines.collect::<String>()).filter(|text| !text.is_empty())
            };
            above.iter().find_map(titled)
        }
        _ => None,
    });
    if let Some(title) = of_table {
        return Some(clean(&title));
    }
    let mut best: Option<(usize, String)> = None;
    for (at, text) in before.iter().enumerate() {
        let plain = text.text.trim();
        if !is_titled(plain) && (text.heading != Some(1) || plain.chars().count() > 60) {
            continue;
        }
        // 关于印发《…》的通知 has the title in it.
        let mut whole = lines_above(before, at) + plain;
        // The years of a plan may stand below its title.
        if let Some(below) = before
            .get(at + 1)
            .map(|text| text.text.trim())
            .filter(|t| t.starts_with(['（', '(']) && t.chars().count() < 20)
            .filter(|t| day(t).is_none() && own_number(t).is_none())
            .filter(|t| {
                year_of(t).is_some() || ["试行", "稿", "修订"].iter().any(|w| t.contains(w))
            })
        {
            whole.push_str(below);
        }
        let notice = whole.ends_with("通知");
        let found = what_is_issued(&whole).unwrap_or(whole);
        let rank = usize::from(!notice);
        if best.as_ref().is_none_or(|(known, _)| rank >= *known) {
            best = Some((rank, found));
        }
    }
    best.map(|(_, title)| clean(&title))
}

/// The lines above one that belong to its title, as a title may stand on several: the topmost says 关于 what it is.
fn lines_above(before: &[&Passage], at: usize) -> String {
    let line = |at: usize| before.get(at).map_or("", |text| text.text.trim());
    let from = (0..at).rev().take(MOST_LINES).find(|from| {
        let between = (from + 1..at).all(|at| may_go_on(line(at)));
        between && is_begun(line(*from))
    });
    let Some(from) = from.filter(|from| (from + 1..at).all(|at| may_go_on(line(at)))) else {
        return String::new();
    };
    // 国务院办公厅 stands above 关于….
    let issuer = from.checked_sub(1).map(line).filter(|issuer| may_sign(issuer));
    let issuer = issuer.filter(|_| line(from).starts_with("关于")).unwrap_or_default();
    let lines: String = (from..at).map(line).collect();
    format!("{issuer}{lines}")
}

/// A title stands on so many lines at most.
const MOST_LINES: usize = 3;

/// Whether a line may stand in the middle of a title.
fn may_go_on(text: &str) -> bool {
    let short = (4..=40).contains(&text.chars().count()); // characters, not cells
    let ended = ends_as_title(text) || text.ends_with(['号', '日', '》', '，']);
    short && !ended && !text.contains(['。', '：', ':', '；']) && number(text).is_none()
}

/// What a notice issues: 关于印发《…》的通知, 印发2026年…方案的通知. 《政府工作报告》重点任务分工 is a title itself, as is
/// 关于贯彻落实《…》的实施意见.
fn what_is_issued(title: &str) -> Option<String> {
    let issues = ["印发", "转发", "发布", "下发", "公布"];
    let at = issues.iter().filter_map(|verb| Some(title.find(verb)? + verb.len())).min()?;
    let what = title.get(at..)?.trim().trim_end_matches("通知").trim_end_matches('的').trim();
    let quoted = what.strip_prefix('《').and_then(|rest| rest.rsplit_once('》'));
    match quoted {
        Some((inner, after)) if !ends_as_title(after) => Some(inner.to_owned()),
        _ => ends_as_title(what).then(|| what.to_owned()),
    }
}

/// The first line, if it may be a title that ends like none: a table that somebody made in an office program has one.
fn headline(before: &[&Passage]) -> Option<String> {
    let text = before.first()?.text.trim();
    let short = (5..=50).contains(&text.chars().count()); // characters, not cells
    let sentence = text.contains(['。', '；', '，', '：', ':']);
    (short && !sentence && own_number(text).is_none()).then(|| clean(text))
}

fn clean(title: &str) -> String {
    let title: String = title.chars().filter(|c| !c.is_whitespace()).collect();
    let title = title.trim_start_matches('#');
    // 附件2 before a title is no part of it.
    let bare = title.strip_prefix("附件").or_else(|| title.strip_prefix("附表"));
    let bare =
        bare.map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit() || ":：".contains(c)));
    bare.filter(|rest| rest.chars().count() > 3).unwrap_or(title).to_owned()
}

/// Whether a line may be a title: short, without a stop, ending like one.
fn is_titled(text: &str) -> bool {
    let bare = text.trim().trim_end_matches(['》', '）', ')', '”']);
    let closed = text.trim().ends_with(['）', ')']);
    let bare =
        if closed { bare.rsplit_once(['（', '(']).map_or(bare, |(name, _)| name) } else { bare };
    let stops = text.contains(['。', '；', '：', ':']);
    !stops && text.chars().count() <= 80 && (ends_as_title(bare))
}

/// Whether a line is the beginning of a title that goes on below.
fn is_begun(text: &str) -> bool {
    let short = (4..=40).contains(&text.chars().count()); // characters, not cells
    let ended = ends_as_title(text) || text.ends_with(['。', '：', ':', '号', '》', '日']);
    let dated = YEAR.is_match(text) && number(text).is_none() && !text.contains(['，', '。']);
    short
        && !ended
        && (text.contains("关于") || text.contains('“') && !text.contains('。') || dated)
}

/// The number of the document itself: on a line of its own, or after a label.
fn own_number(text: &str) -> Option<String> {
    let found = NUMBER.find(text)?;
    // The day may stand on the same line.
    let undated = DAY.replace(text, "");
    let marks = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let around = marks(&undated) - marks(found.as_str());
    let labelled = ["文号", "字号"].iter().any(|word| text.contains(word));
    let cited = text.contains(['《', '，', '。']);
    (around <= 4 || labelled && !cited)
        .then(|| found.as_str().chars().filter(|c| !c.is_whitespace()).collect())
}

/// Who signed the document and when.
fn signature(texts: &[&Passage], before: &[&Passage]) -> (Option<String>, Option<Date>) {
    // Alone on a line, under who signed.
    let alone = |text: &&Passage| {
        let text = text.text.trim();
        // 完成时限：2026年6月15日前 is no date of a signature.
        text.chars().count() <= 16 // characters, not cells
            && !text.contains(['：', ':'])
            && !text.ends_with(['前', '底'])
            && day(text).is_some()
    };
    let at = texts.iter().position(alone);
    let dated = at.and_then(|at| texts.get(at)).and_then(|text| day(&text.text));
    let signed = at
        .and_then(|at| at.checked_sub(1))
        .and_then(|at| texts.get(at))
        .map(|text| text.text.trim().to_owned());
    // Who signed and when on one line, under the title of a table.
    let both = before.iter().find_map(|text| {
        let (name, _) = text.text.split_once(|c: char| c.is_ascii_digit())?;
        let short = text.text.chars().count() <= 40 && may_sign(name.trim()); // characters, not cells
        Some((name.trim().to_owned(), day(&text.text).filter(|_| short)?))
    });
    let words = ["印发", "实施日期", "发布日期", "成文日期"];
    let is_dated = |text: &&&Passage| {
        words.iter().any(|word| text.text.contains(word)) || own_number(&text.text).is_some()
    };
    let named = before.iter().find_map(|text| {
        let (name, _) = text.text.split_once("关于")?;
        Some(name.trim_start_matches('#').trim().to_owned())
            .filter(|name| (3..=20).contains(&name.chars().count()))
    });
    let last = texts.iter().rev().filter(|text| {
        text.text.trim_end().ends_with("印发") && text.text.chars().count() <= 40 // characters, not cells
    });
    let beside = before.iter().filter(is_dated).chain(last).find_map(|text| day(&text.text));
    let (name, of_both) = both.unzip();
    let name = name.filter(|_| dated.is_none());
    let issuer = signed.filter(|name| may_sign(name)).or(name);
    (issuer.or(named), dated.or(of_both).or(beside))
}

/// Whether a line may be the name of who signed.
fn may_sign(name: &str) -> bool {
    (3..=24).contains(&name.chars().count()) && super::names::is_unit(name) // characters, not cells
}

/// The day that a text states.
fn day(text: &str) -> Option<Date> {
    let plain: String = text.chars().map(narrow).collect();
    let plain = in_digits(&plain).unwrap_or(plain);
    let found = DAY.captures(&plain)?;
    let part = |i: usize| found.get(i).and_then(|p| p.as_str().parse::<u16>().ok());
    let (year, month, day) = (part(1)?, part(2)?, part(3)?);
    Date::parse(&format!("{year:04}-{month:02}-{day:02}"))
}

/// A day in 汉字 in digits: 二〇二六年二月十日 is 2026年2月10日.
fn in_digits(text: &str) -> Option<String> {
    let (year, rest) = text.trim().split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    let digit = |c: char| "〇一二三四五六七八九".chars().position(|d| d == c);
    let zero = |c: char| if "○Ｏ零O0".contains(c) { '〇' } else { c };
    let digits: Option<Vec<String>> =
        year.chars().map(|c| digit(zero(c)).map(|d| d.to_string())).collect();
    let year = digits.filter(|digits| digits.len() == 4)?.concat();
    Some(format!("{year}年{}月{}日", value(month)?, value(day)?))
}

fn year_of(text: &str) -> Option<u16> {
    let plain: String = text.chars().map(narrow).collect();
    let of_number = NUMBER.captures(&plain).and_then(|found| found.get(1)?.as_str().parse().ok());
    of_number.or_else(|| YEAR.captures(&plain)?.get(1)?.as_str().parse().ok())
}

/// The years of a plan: those of its title, or of its five-year plan.
fn period(title: &str) -> Option<(u16, u16)> {
    let plain: String = title.chars().map(narrow).collect();
    let span = |text: &str| {
        let found = SPAN.captures(text)?;
        let year = |i: usize| found.get(i).and_then(|y| y.as_str().parse().ok());
        Some((year(1)?, year(2)?)).filter(|(a, b): &(u16, u16)| a <= b)
    };
    if let Some(years) = span(&plain) {
        return Some(years);
    }
    for (words, years) in
        [("十三五", (2016, 2020)), ("十四五", (2021, 2025)), ("十五五", (2026, 2030))]
    {
        if title.contains(words) {
            return Some(years);
        }
    }
    if let Some(year) = YEAR.captures(&plain).and_then(|found| found.get(1)?.as_str().parse().ok())
    {
        return Some((year, year));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::paper::Place;

    fn lines(texts: &[&str]) -> Vec<Line> {
        let line = |(text, n): (&&str, u32)| {
            Line::Passage(Passage {
                place: Place::Line(n),
                text: (*text).to_owned(),
                heading: None,
            })
        };
        texts.iter().zip(1..).map(line).collect()
    }

    #[test]
    fn heads_are_read() {
        let found = head(
            &lines(&[
                "甲州市人民政府办公室关于印发",
                "《甲州市全民阅读实施方案（2026—2028年）》的通知",
                "甲政办发〔2026〕3号",
                "各区人民政府：",
                "根据《乙省条例》（乙发〔2025〕9号），现印发给你们。",
                "甲州市人民政府办公室",
                "2026年2月3日",
                "一、总体要求",
            ]),
            "x",
        );
        assert_eq!(found.title.as_deref(), Some("甲州市全民阅读实施方案（2026—2028年）"));
        assert_eq!(found.document_number.as_deref(), Some("甲政办发〔2026〕3号"));
        assert_eq!(found.issuer.as_deref(), Some("甲州市人民政府办公室"));
        assert_eq!(found.issued.map(|d| d.to_string()).as_deref(), Some("2026-02-03"));
        assert_eq!((found.period, found.region.as_deref()), (Some((2026, 2028)), Some("甲州市")));
        let found = head(
            &lines(&["国务院关于做好全民阅读", "工作的若干意见", "国发〔2026〕8号", "一、总则"]),
            "x",
        );
        let several = [
            "国务院办公厅",
            "关于推进城乡阅读设施一体",
            "布局和开放共享工作情况",
            "“双减”背景下的指导意见",
            "国办发〔2026〕9号",
            "二〇二六年二月十日",
            "一、总则",
        ];
        let whole = head(&lines(&several), "x");
        assert_eq!(
            whole.title.as_deref(),
            Some(
                "国务院办公厅关于推进城乡阅读设施一体布局和开放共享工作情况“双减”背景下的指导意见"
            )
        );
        assert_eq!(found.title.as_deref(), Some("国务院关于做好全民阅读工作的若干意见"));
        assert_eq!((found.region.as_deref(), found.period), (Some("全国"), Some((2026, 2026))));
    }
}
