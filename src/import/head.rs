//! What a document says of itself: title, number, who issued it and when, for which region and years.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex_lite::Regex;

use super::lines::{Line, Passage};
use super::number::number;
use crate::date::Date;
use crate::text::fold::narrow;

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

/// What titles of plans end with.
const TITLED: [&str; 20] = [
    "实施方案",
    "工作方案",
    "行动方案",
    "试点方案",
    "方案",
    "若干意见",
    "意见",
    "规划",
    "行动计划",
    "计划",
    "分工表",
    "责任清单",
    "清单",
    "分解表",
    "政策措施",
    "若干措施",
    "措施",
    "工作要点",
    "要点",
    "办法",
];

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).unwrap_or_else(|_| unreachable!("{pattern}"))
}

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"[\u{4e00}-\u{9fff}]{2,8}[〔\[（(]\s*(20\d{2})\s*[〕\]）)]\s*\d{1,4}\s*号")
});
static DAY: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(20\d{2})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?"));
static SPAN: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(20\d{2})\s*年?\s*(?:-|—|–|~|～|至)+\s*(20\d{2})\s*年"));
static YEAR: LazyLock<Regex> = LazyLock::new(|| regex(r"(20\d{2})\s*年"));

/// Reads the head of a document; `file` is the stem of its name.
pub(crate) fn head(lines: &[Line], file: &str) -> Head {
    let texts: Vec<&Passage> = lines
        .iter()
        .filter_map(|line| match line {
            Line::Passage(text) => Some(text),
            Line::Table(_) => None,
        })
        .collect();
    let first_numbered =
        texts.iter().position(|text| number(&text.text).is_some()).unwrap_or(texts.len());
    let before = texts.get(..first_numbered.min(LONGEST_HEAD)).unwrap_or_default();
    let mut head = Head { title: title(before, lines), ..Head::default() };
    if head.title.is_none() && !file.is_empty() {
        head.title = Some(file.to_owned());
    }
    head.document_number = before.iter().find_map(|text| own_number(&text.text));
    (head.issuer, head.issued) = signature(&texts, before);
    let title = head.title.clone().unwrap_or_default();
    head.period = period(&title, &texts);
    let of_number = head.document_number.as_deref().and_then(year_of);
    head.year = year_of(&title)
        .or_else(|| head.issued.map(|day| day.year))
        .or(of_number)
        .or_else(|| year_of(file));
    if head.period.is_none() {
        head.period = head.year.map(|year| (year, year));
    }
    head.region = region(&title, head.issuer.as_deref(), &texts);
    head
}

/// The title: of a table the cell above its heading, or the line before; else the last line before the text that ends like one.
fn title(before: &[&Passage], lines: &[Line]) -> Option<String> {
    let of_table = lines.iter().find_map(|line| match line {
        Line::Table(table) if super::cut::is_of_tasks(table) => {
            let first = table.cells.first()?;
            let text: String = first.text.lines().filter(|line| is_titled(line)).collect();
            (first.columns > 2 || first.row < 2).then_some(text).filter(|text| !text.is_empty())
        }
        _ => None,
    });
    if let Some(title) = of_table {
        return Some(clean(&title));
    }
    let mut best: Option<(usize, String)> = None;
    for (at, text) in before.iter().enumerate() {
        let plain = text.text.trim();
        if !is_titled(plain) {
            continue;
        }
        // 关于印发《…》的通知 has the title in it; a title may stand on two lines.
        let above = at.checked_sub(1).and_then(|at| before.get(at)).map(|text| text.text.trim());
        let mut whole = plain.to_owned();
        if let Some(above) = above.filter(|above| is_begun(above)) {
            whole = format!("{above}{plain}");
        }
        // The years of a plan may stand below its title.
        if let Some(below) = before
            .get(at + 1)
            .map(|text| text.text.trim())
            .filter(|t| t.starts_with(['（', '(']) && t.chars().count() < 20)
        {
            whole.push_str(below);
        }
        let notice = whole.ends_with("通知");
        let quoted = whole
            .split_once('《')
            .and_then(|(_, rest)| rest.rsplit_once('》'))
            .map(|(inner, _)| inner.to_owned());
        let found = quoted.unwrap_or(whole);
        let rank = usize::from(!notice);
        if best.as_ref().is_none_or(|(known, _)| rank >= *known) {
            best = Some((rank, found));
        }
    }
    best.map(|(_, title)| clean(&title))
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
    !stops
        && text.chars().count() <= 80
        && (TITLED.iter().any(|end| bare.ends_with(end)) || bare.ends_with("通知"))
}

/// Whether a line is the beginning of a title that goes on below.
fn is_begun(text: &str) -> bool {
    let short = (4..=40).contains(&text.chars().count()); // characters, not cells
    let ended = TITLED.iter().any(|end| text.ends_with(end))
        || text.ends_with(['。', '：', ':', '号', '》', '日']);
    short && !ended && (text.contains("关于") || text.contains('“') && !text.contains('。'))
}

/// The number of the document itself: on a line of its own, or after a label.
fn own_number(text: &str) -> Option<String> {
    let found = NUMBER.find(text)?;
    let around = text.chars().count() - found.as_str().chars().count(); // characters, not cells
    let labelled = ["文号", "字号"].iter().any(|word| text.contains(word));
    let cited = text.contains(['《', '，', '。']);
    (around <= 4 || labelled && !cited)
        .then(|| found.as_str().chars().filter(|c| !c.is_whitespace()).collect())
}

/// Who signed the document and when.
fn signature(texts: &[&Passage], before: &[&Passage]) -> (Option<String>, Option<Date>) {
    let day = |text: &str| {
        let plain: String = text.chars().map(narrow).collect();
        let found = DAY.captures(&plain)?;
        let part = |i: usize| found.get(i).and_then(|p| p.as_str().parse::<u16>().ok());
        let (year, month, day) = (part(1)?, part(2)?, part(3)?);
        Date::parse(&format!("{year:04}-{month:02}-{day:02}"))
    };
    let alone = |text: &str| text.chars().count() <= 16 && day(text).is_some(); // characters, not cells
    let at = texts.iter().position(|text| alone(&text.text));
    let dated = at.and_then(|at| texts.get(at)).and_then(|text| day(&text.text));
    let labelled = || {
        before
            .iter()
            .find(|text| {
                ["印发", "实施日期", "发布日期", "成文日期"].iter().any(|w| text.text.contains(w))
                    && day(&text.text).is_some()
            })
            .and_then(|text| day(&text.text))
    };
    let signed = at
        .and_then(|at| at.checked_sub(1))
        .and_then(|at| texts.get(at))
        .map(|text| text.text.trim().to_owned());
    let body =
        |name: &String| (3..=24).contains(&name.chars().count()) && super::names::is_unit(name);
    let named = || {
        before.iter().find_map(|text| {
            let (name, _) = text.text.split_once("关于")?;
            Some(name.trim_start_matches('#').trim().to_owned())
                .filter(|name| (3..=20).contains(&name.chars().count()))
        })
    };
    (signed.filter(body).or_else(named), dated.or_else(labelled))
}

fn year_of(text: &str) -> Option<u16> {
    let plain: String = text.chars().map(narrow).collect();
    let of_number = NUMBER.captures(&plain).and_then(|found| found.get(1)?.as_str().parse().ok());
    of_number.or_else(|| YEAR.captures(&plain)?.get(1)?.as_str().parse().ok())
}

/// The years of a plan: those of its title, or of its five-year plan.
fn period(title: &str, texts: &[&Passage]) -> Option<(u16, u16)> {
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
    let _ = texts;
    None
}

/// The region: a place in the title or the issuer's name, or the one that the text names most often.
fn region(title: &str, issuer: Option<&str>, texts: &[&Passage]) -> Option<String> {
    let first = [Some(title), issuer].into_iter().flatten();
    if first.clone().any(|text| {
        text.starts_with("国务院") || text.starts_with("中共中央") || text.starts_with("全国")
    }) {
        return Some("全国".to_owned());
    }
    if let Some(place) = first.clone().find_map(place) {
        return Some(place);
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    for text in texts {
        for sentence in text.text.split([
            '，', '。', '、', '；', '（', '）', '“', '”', '《', '》', ' ', '由', '在', '为', '和',
        ]) {
            if let Some(place) = place(sentence) {
                *seen.entry(place).or_default() += 1;
            }
        }
    }
    let best = seen.into_iter().max_by_key(|(name, n)| (*n, std::cmp::Reverse(name.clone())));
    if let Some((place, _)) = best {
        return Some(place);
    }
    let nation = texts.iter().any(|text| text.text.contains("国务院"));
    nation.then(|| "全国".to_owned())
}

/// The first place that a text names, without a verb before it: 甲州市 of 关于推进甲州市….
fn place(text: &str) -> Option<String> {
    static PLACE: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"([\u{4e00}-\u{9fff}]{2,7}?(?:自治区|自治州|自治县|省|市|县|区|旗|盟|州))")
    });
    PLACE.find_iter(text).find_map(|found| named_place(text, found.as_str(), found.end()))
}

/// Words before the name of a place.
const BEFORE_PLACE: [&str; 20] = [
    "中共", "关于", "印发", "推进", "促进", "加强", "实施", "做好", "启动", "建设", "全面", "支持",
    "推动", "提升", "落实", "开展", "深化", "按照", "根据", "《",
];

/// Words that end like the name of a place and are none.
const NO_PLACES: [&str; 34] = [
    "全市",
    "全省",
    "全县",
    "全区",
    "我市",
    "我省",
    "我县",
    "我区",
    "本市",
    "本区",
    "本县",
    "各市",
    "各县",
    "各区",
    "城市",
    "社区",
    "地区",
    "园区",
    "校区",
    "景区",
    "片区",
    "城区",
    "市区",
    "牧区",
    "辖区",
    "新区",
    "开发区",
    "示范区",
    "试验区",
    "功能区",
    "服务区",
    "旗县区",
    "自治区",
    "直辖市",
];

fn named_place<'t>(text: &str, found: &'t str, end: usize) -> Option<String> {
    let next = text.get(end..).and_then(|rest| rest.chars().next());
    // 甲州 of 甲州市; but a 市 before 场, 民 or 级 is none.
    let level = next.filter(|c| ['市', '县', '区'].contains(c) && found.ends_with('州'));
    if level.is_none() && next.is_some_and(|c| "场民级内外里中政委属直长".contains(c)) {
        return None;
    }
    let last = |name: &'t str, word: &&str| name.rsplit_once(*word).map_or(name, |(_, rest)| rest);
    let name: String = BEFORE_PLACE.iter().fold(found, last).chars().chain(level).collect();
    let length = name.chars().count(); // characters, not cells
    let sentence = length > 4
        && name.contains(|c| "本该我对为在的与等于向到从经各入其及每个是有不".contains(c));
    let good = (2..=7).contains(&length) && !sentence;
    (good && !NO_PLACES.iter().any(|word| name.ends_with(word))).then_some(name)
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
        assert_eq!(found.title.as_deref(), Some("国务院关于做好全民阅读工作的若干意见"));
        assert_eq!((found.region.as_deref(), found.period), (Some("全国"), Some((2026, 2026))));
    }
}
