//! When something is to be done: 2026年6月底前, 年底前, 9月投入使用, 印发之日起30日内, 长期坚持.

use std::sync::LazyLock;

use regex_lite::{Captures, Regex};

use crate::date::Date;
use crate::text::fold::narrow;

/// When a task is to be done, as its document says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Due {
    /// The words of the document.
    pub(crate) text: String,
    /// When it is to begin.
    pub(crate) from: Option<Date>,
    /// When it is to be done.
    pub(crate) to: Option<Date>,
    /// Whether it has no end.
    pub(crate) open: bool,
    /// The steps, where there are several dates.
    pub(crate) steps: Vec<(Date, String)>,
}

/// What is known of when the document is from: the year that a month without one belongs to, and the day of issue.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Issued {
    pub(crate) year: Option<u16>,
    pub(crate) day: Option<Date>,
}

fn regex(pattern: &str) -> Regex {
    // The patterns are fixed and tried by the tests.
    Regex::new(pattern).unwrap_or_else(|_| unreachable!("{pattern}"))
}

static MONTH: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:(\d{4})年)?(\d{1,2})月(?:份)?(?:(\d{1,2})[日号])?(?:底|末|初|上旬|中旬|下旬)?(前|之前|以前|内)?",
    )
});
static DOTTED: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(\d{4})[.\-/](\d{1,2})(?:[.\-/](\d{1,2}))?"));
static YEAR: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(\d{4})年(?:度)?(年?底|年?末)?(前|之前|以前|内)?"));
static OF_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?:本年|当年|今年)?(上半年|下半年|年底|年末|年内|一季度|二季度|三季度|四季度)(前|之前|以前|内)?",
    )
});
static FROM_ISSUE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?:印发|发布|下发|公布|施行)之日起(\d{1,3})(?:日|天|个工作日)内"));

/// Words that say that there is no end.
const OPEN: [&str; 10] =
    ["长期", "持续", "常态化", "经常性", "全年", "每年", "每月", "每季度", "每学期", "贯穿"];

/// Words after a date that say that something begins then.
const BEGINS: [&str; 6] = ["动工", "开工", "启动", "开始", "起", "进场"];

/// What the cell of a column, a label or a bracket says of when.
pub(crate) fn due(text: &str, issued: Issued) -> Option<Due> {
    let text = text.trim();
    let plain: String = text.chars().map(narrow).filter(|c| !c.is_whitespace()).collect();
    let dates = dates(&plain, issued);
    let dates = if dates.len() < MOST_DATES { dates } else { Vec::new() };
    let open = OPEN.iter().any(|word| plain.contains(word));
    if dates.is_empty() && !open {
        return None;
    }
    let mut out = Due { text: text.to_owned(), open: open && dates.is_empty(), ..Due::default() };
    let begins = |found: &Found| BEGINS.iter().any(|word| found.after.starts_with(word));
    match dates.as_slice() {
        [only] if begins(only) => out.from = Some(only.date),
        [only] => out.to = Some(only.date),
        [] => {}
        several => {
            out.steps = several.iter().map(|found| (found.date, found.act.clone())).collect();
            out.steps.retain(|(_, act)| !act.is_empty());
            let spans =
                plain.contains(['-', '—', '~', '至']) && several.len() == 2 && out.steps.len() < 2;
            if spans {
                out.steps.clear();
                out.from = several.first().map(|found| found.date);
            }
            out.to = several.iter().map(|found| found.date).max_by_key(|date| date.last_day());
            out.open = open;
        }
    }
    if out.open {
        out.to = out.to.filter(|_| !dates.is_empty());
    }
    Some(out)
}

/// What running text says of when a task is to be done: one deadline with a month, or days after the issue. Reporting duties
/// (每月28日前报送) and years alone are none.
pub(crate) fn due_in_prose(text: &str, issued: Issued) -> Option<Due> {
    let plain: String = text.chars().map(narrow).collect();
    if let Some(steps) = steps_in_prose(text, issued) {
        return Some(steps);
    }
    let mut found: Vec<(String, Date)> = Vec::new();
    for m in MONTH.captures_iter(&plain) {
        let (Some(all), Some(_)) = (m.get(0), m.get(4)) else { continue };
        let before = plain.get(..all.start()).unwrap_or_default();
        let recurs = ["每", "次年"]
            .iter()
            .any(|word| before.ends_with(word) || before.ends_with(&format!("{word}年")));
        if let (false, Some(date)) = (recurs, month(&m, issued)) {
            found.push((all.as_str().to_owned(), date));
        }
    }
    if let Some(m) = FROM_ISSUE.captures(&plain) {
        let (Some(all), Some(days)) = (m.get(0), m.get(1)) else { return None };
        let days: u16 = days.as_str().parse().ok()?;
        let to = issued.day.filter(|day| day.day.is_some()).map(|day| day.plus_days(days));
        return Some(Due { text: all.as_str().to_owned(), to, ..Due::default() });
    }
    if found.is_empty()
        && let Some(at) = plain.find("年底前")
        && !plain.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
    {
        let to = issued.year.map(|year| Date { year, month: Some(12), day: None });
        return Some(Due { text: "年底前".to_owned(), to, ..Due::default() });
    }
    let (text, date) = found.first()?.clone();
    let one = found.iter().all(|(_, other)| *other == date);
    let after = plain.split_once(text.as_str()).map_or("", |(_, after)| after);
    let begins = BEGINS.iter().any(|word| after.starts_with(word));
    let (from, to) = if begins { (Some(date), None) } else { (None, Some(date)) };
    one.then(|| Due { text, from, to, ..Due::default() })
}

/// Several clauses of a sentence that each have a date and an act: 5月底前动工，12月投入使用.
fn steps_in_prose(text: &str, issued: Issued) -> Option<Due> {
    text.split('。').find_map(|sentence| {
        let sentence: String = sentence.chars().map(narrow).collect();
        let clauses: Vec<&str> = sentence.split(['，', '；', ',', ';']).collect();
        let dated = |clause: &&str| MONTH.find(clause.trim()).is_some_and(|m| m.start() == 0);
        let rest = clauses.iter().skip_while(|clause| !dated(clause));
        let steps: Vec<&str> = rest.take_while(|clause| dated(clause)).copied().collect();
        let all = clauses.iter().filter(|clause| MONTH.is_match(clause)).count();
        due(&steps.join("，"), issued)
            .filter(|due| steps.len() > 1 && all == steps.len() && due.steps.len() == steps.len())
    })
}

struct Found {
    date: Date,
    /// What follows the date.
    after: String,
    /// What is to be done then: the clause of the date, without it.
    act: String,
    at: usize,
}

/// No task has more dates than this; a text with more is no time.
const MOST_DATES: usize = 24;

/// What is to be done by a date is said in so many characters.
const LONGEST_ACT: usize = 60;

fn dates(plain: &str, issued: Issued) -> Vec<Found> {
    let mut taken: Vec<(usize, usize, Date)> = Vec::new();
    let mut take = |range: (usize, usize), date: Option<Date>| {
        if taken.len() >= MOST_DATES {
            return;
        }
        let date = date.filter(|date| (1949..=2100).contains(&date.year));
        let free = taken.iter().all(|(start, end, _)| range.1 <= *start || range.0 >= *end);
        if let Some(date) = date.filter(|_| free) {
            taken.push((range.0, range.1, date));
        }
    };
    for m in MONTH.captures_iter(plain) {
        let range = m.get(0).map_or((0, 0), |all| (all.start(), all.end()));
        take(range, month(&m, issued));
    }
    for m in DOTTED.captures_iter(plain) {
        let range = m.get(0).map_or((0, 0), |all| (all.start(), all.end()));
        let text: Vec<String> =
            (1..=3).filter_map(|i| m.get(i)).map(|part| format!("{:0>2}", part.as_str())).collect();
        take(range, Date::parse(&text.join("-")));
    }
    for m in YEAR.captures_iter(plain) {
        let range = m.get(0).map_or((0, 0), |all| (all.start(), all.end()));
        let year = m.get(1).and_then(|year| Date::parse(year.as_str()));
        take(range, year.map(|year| Date { month: m.get(2).map(|_| 12), ..year }));
    }
    for m in FROM_ISSUE.captures_iter(plain) {
        let range = m.get(0).map_or((0, 0), |all| (all.start(), all.end()));
        let days = m.get(1).and_then(|days| days.as_str().parse().ok());
        take(range, issued.day.zip(days).map(|(day, days)| day.plus_days(days)));
    }
    for m in OF_YEAR.captures_iter(plain) {
        let range = m.get(0).map_or((0, 0), |all| (all.start(), all.end()));
        let month = match m.get(1).map(|part| part.as_str()) {
            Some("上半年" | "二季度") => 6,
            Some("一季度") => 3,
            Some("三季度") => 9,
            _ => 12,
        };
        take(range, issued.year.map(|year| Date { year, month: Some(month), day: None }));
    }
    taken.sort_by_key(|(start, ..)| *start);
    let found = taken.into_iter().map(|(start, end, date)| {
        let after = plain.get(end..).unwrap_or_default().trim_start_matches(['，', ',', '：', ':']);
        let longest = after.char_indices().nth(LONGEST_ACT).map_or(after.len(), |(at, _)| at);
        let after = after.get(..longest).unwrap_or(after);
        let act =
            after.split(['；', ';', '，', ',', '。', '、']).next().unwrap_or_default().to_owned();
        Found { date, after: after.to_owned(), act, at: start }
    });
    let mut found: Vec<Found> = found.collect();
    // A year that only dates the months after it is no date of its own.
    let starts: Vec<usize> = found.iter().map(|f| f.at).collect();
    found.retain(|f| {
        f.date.month.is_some()
            || starts.len() == 1
            || !f.act.is_empty()
            || f.after.is_empty()
            || f.after.starts_with(['-', '—', '~', '至'])
    });
    found
}

/// A month or day; without a year, of that of the document.
fn month(m: &Captures<'_>, issued: Issued) -> Option<Date> {
    let number = |i: usize| m.get(i).and_then(|part| part.as_str().parse::<u16>().ok());
    let year = number(1).or(issued.year)?;
    let (month, day) = (number(2)?, number(3));
    if !(1949..=2100).contains(&year) {
        return None;
    }
    let text = day
        .map_or_else(|| format!("{year}-{month:02}"), |day| format!("{year}-{month:02}-{day:02}"));
    Date::parse(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ISSUED: Issued =
        Issued { year: Some(2026), day: Some(Date { year: 2026, month: Some(1), day: Some(10) }) };

    fn told(text: &str) -> String {
        let Some(due) = due(text, ISSUED) else { return "-".to_owned() };
        let date = |date: Option<Date>| date.map(|d| d.to_string()).unwrap_or_default();
        let steps: Vec<String> = due.steps.iter().map(|(d, act)| format!("{d} {act}")).collect();
        format!(
            "{}..{}{} {}",
            date(due.from),
            date(due.to),
            if due.open { " open" } else { "" },
            steps.join("; ")
        )
        .trim()
        .to_owned()
    }

    #[test]
    fn times_are_read() {
        for (text, expected) in [
            ("2026年6月底前", "..2026-06"),
            ("12月底前", "..2026-12"),
            ("9月投入使用", "..2026-09"),
            ("5月底前动工", "2026-05.."),
            ("年底前", "..2026-12"),
            ("2027年3月前", "..2027-03"),
            ("2027年", "..2027"),
            ("2026年6月30日", "..2026-06-30"),
            ("2026.6.30", "..2026-06-30"),
            ("2026-06", "..2026-06"),
            ("印发之日起30日内", "..2026-02-09"),
            ("持续推进", ".. open"),
            ("长期坚持", ".. open"),
            ("6月底前出台方案；8月底前完成摸底", "..2026-08 2026-06 出台方案; 2026-08 完成摸底"),
            ("2026年1月-2027年6月", "2026-01..2027-06"),
            ("上半年", "..2026-06"),
            ("/", "-"),
            ("80%", "-"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn prose_has_few_deadlines() {
        let prose = |text: &str| {
            due_in_prose(text, ISSUED).map(|due| (due.text, due.to.map(|d| d.to_string())))
        };
        let pair = |text: &str, date: &str| Some((text.to_owned(), Some(date.to_owned())));
        assert_eq!(prose("2026年6月底前，编制导则。"), pair("2026年6月底前", "2026-06"));
        assert_eq!(
            prose("自本方案印发之日起30日内出台细则。"),
            pair("印发之日起30日内", "2026-02-09")
        );
        let steps = due_in_prose("5月底前动工，12月投入使用。", ISSUED).map(|due| due.steps.len());
        assert_eq!(steps, Some(2));
        let text = "更换阀门，打压试水全部合格。2026年8月底前开工，2026年10月底前完工。";
        assert_eq!(due_in_prose(text, ISSUED).map(|due| due.steps.len()), Some(2));
        for text in [
            "每月28日前报送进展。",
            "到2027年建成公园。",
            "自2026年1月1日起实施。",
            "建设公园。",
            "2026年3月前启动，有条件的2026年8月前完成。",
        ] {
            assert_eq!(prose(text), None, "{text}");
        }
    }
}
