//! When something is to be done: 2026年6月底前, 年底前, 9月投入使用, 印发之日起30日内, 长期坚持.

mod dates;

use std::sync::LazyLock;

use regex_lite::Regex;

use self::dates::{Found, MOST_DATES, dates};
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
    /// Whether the plan is for several years.
    pub(crate) several: bool,
}

/// Months of which only the last has its word.
static MONTHS: LazyLock<Regex> = LazyLock::new(|| {
    // The pattern is fixed and tried by the tests.
    Regex::new(r"(^|[^\d.\-])(\d{1,2})((?:[-—–~]|至)+\d{1,2}月)").unwrap_or_else(|_| unreachable!())
});

/// Words that say that there is no end.
const OPEN: [&str; 9] =
    ["长期", "持续", "常态化", "经常性", "每年", "每月", "每季度", "每学期", "贯穿"];

/// Words after a date that say that something begins then.
const BEGINS: [&str; 6] = ["动工", "开工", "启动", "开始", "起", "进场"];

/// Words that say that something lasts all of the year.
const ALL_YEAR: [&str; 2] = ["全年", "整年"];

/// What the cell of a column, a label or a bracket says of when.
pub(crate) fn due(text: &str, issued: Issued) -> Option<Due> {
    let text = text.trim();
    let plain: String = text.chars().map(narrow).filter(|c| !c.is_whitespace()).collect();
    // 5—8月 is 5月—8月.
    let plain = match plain.find('月') {
        Some(_) => MONTHS.replace_all(&plain, "$1${2}月$3").into_owned(),
        None => plain,
    };
    let clauses = clauses(&plain, dates(&plain, issued));
    let clauses = if clauses.len() < MOST_DATES { clauses } else { Vec::new() };
    let open = OPEN.iter().any(|word| plain.contains(word));
    let all_year = ALL_YEAR.iter().any(|word| plain.contains(word));
    if clauses.is_empty() && !open && !all_year {
        return None;
    }
    let mut out = Due { text: text.to_owned(), ..Due::default() };
    match clauses.as_slice() {
        [] if all_year && !open && !issued.several => {
            out.to = issued.year.map(|year| Date { year, month: Some(12), day: None });
        }
        [] => out.open = true,
        [only] if only.begins() => out.from = only.found.date,
        [only] => out.to = only.found.date,
        several => spread(&plain, several, &mut out),
    }
    out.open |= open && clauses.len() > 1;
    Some(out)
}

/// What several dates say: two with a dash between them are beginning and end, else they are steps.
fn spread(plain: &str, several: &[Clause], out: &mut Due) {
    let steps = several.iter().filter(|clause| !clause.act.is_empty());
    out.steps = steps.filter_map(|clause| Some((clause.found.date?, clause.act.clone()))).collect();
    let spans = plain.contains(['-', '—', '~', '至']) && several.len() == 2 && out.steps.len() < 2;
    if spans {
        out.steps.clear();
        out.from = several.first().and_then(|clause| clause.found.date);
    }
    // Of dates of which one is not known, nobody can say which is the last.
    let dates: Option<Vec<Date>> = several.iter().map(|clause| clause.found.date).collect();
    out.to = dates.and_then(|dates| dates.into_iter().max_by_key(|date| date.last_day()));
}

/// What running text says of when a task is to be done: one deadline with a month, or days after the issue. Reporting duties
/// (每月28日前报送) and years alone are none.
pub(crate) fn due_in_prose(text: &str, issued: Issued) -> Option<Due> {
    let plain: String = text.chars().map(narrow).collect();
    if let Some(steps) = steps_in_prose(text, issued) {
        return Some(steps);
    }
    let recurs = |found: &Found| {
        let before = plain.get(..found.at.0).unwrap_or_default();
        before.ends_with("每") || before.ends_with("每年")
    };
    let found: Vec<Found> = dates(&plain, issued)
        .into_iter()
        .filter(|found| found.limits && found.is_of_month && !recurs(found))
        .collect();
    let first = found.first()?;
    let words = plain.get(first.at.0..first.at.1)?.to_owned();
    let after = plain.get(first.at.1..).unwrap_or_default();
    let begins = BEGINS.iter().any(|word| after.starts_with(word));
    let (from, to) = if begins { (first.date, None) } else { (None, first.date) };
    let one = found.iter().all(|other| other.date == first.date);
    one.then(|| Due { text: words, from, to, ..Due::default() })
}

/// Several clauses that each have a date and an act: 5月底前动工，12月投入使用.
fn steps_in_prose(text: &str, issued: Issued) -> Option<Due> {
    let of_sentence = text.split('。').find_map(|sentence| {
        let sentence: String = sentence.chars().map(narrow).collect();
        let clauses: Vec<&str> = sentence.split(['，', '；', ',', ';']).collect();
        let dated = |clause: &&str| begins_with_date(clause, issued).is_some();
        let rest = clauses.iter().skip_while(|clause| !dated(clause));
        let steps: Vec<&str> = rest.take_while(|clause| dated(clause)).copied().collect();
        let all = clauses.iter().filter(|clause| of_month(clause, issued).is_some()).count();
        if steps.len() < 2 || all != steps.len() {
            return None;
        }
        due(&steps.join("，"), issued).filter(|due| due.steps.len() == steps.len())
    });
    of_sentence.or_else(|| apart(text, issued))
}

/// Deadlines that stand apart, each at the beginning of what is to be done by then: 2026年12月底前，覆盖率达到80%，补齐台账；2027年6月底前，
/// 全部建成.
fn apart(text: &str, issued: Issued) -> Option<Due> {
    let parted = text.split(['，', '；', ',', ';', '。']).map(str::trim).filter(|c| !c.is_empty());
    let clauses: Vec<String> = parted.map(|c| c.chars().map(narrow).collect()).collect();
    let mut steps = Vec::new();
    for (at, clause) in clauses.iter().enumerate() {
        if of_month(clause, issued).is_none() {
            continue;
        }
        let found = begins_with_date(clause, issued).filter(|found| found.limits)?;
        let act = clause.get(found.at.1..).filter(|act| !act.trim().is_empty());
        let act = act.or_else(|| clauses.get(at + 1).map(String::as_str))?;
        steps.push(format!("{}{act}", clause.get(..found.at.1)?));
    }
    let several = steps.len() > 1;
    let found = due(&steps.join("；"), issued).filter(|_| several)?;
    let mut dates: Vec<Date> = found.steps.iter().map(|(date, _)| *date).collect();
    dates.dedup();
    (dates.len() == steps.len()).then_some(found)
}

/// The first date with a month in a clause.
fn of_month(clause: &str, issued: Issued) -> Option<Found> {
    let found = dates(clause.trim(), issued);
    found.into_iter().next().filter(|found| found.is_of_month)
}

/// The date with a month that a clause begins with.
fn begins_with_date(clause: &str, issued: Issued) -> Option<Found> {
    of_month(clause, issued).filter(|found| found.at.0 == 0)
}

/// A date, and what is said of it.
struct Clause {
    found: Found,
    /// What follows the date.
    after: String,
    /// What is to be done then: the clause of the date, without it.
    act: String,
}

impl Clause {
    /// Whether something begins then.
    fn begins(&self) -> bool {
        BEGINS.iter().any(|word| self.after.starts_with(word))
    }
}

/// What is to be done by a date is said in so many characters.
const LONGEST_ACT: usize = 60;

/// Dates with what is said of them.
fn clauses(plain: &str, dates: Vec<Found>) -> Vec<Clause> {
    let several = dates.len() > 1;
    let with_words = dates.into_iter().map(|found| {
        let after = plain.get(found.at.1..).unwrap_or_default();
        let after = after.trim_start_matches(['，', ',', '：', ':']);
        let longest = after.char_indices().nth(LONGEST_ACT).map_or(after.len(), |(at, _)| at);
        let after = after.get(..longest).unwrap_or(after);
        let act =
            after.split(['；', ';', '，', ',', '。', '、']).next().unwrap_or_default().to_owned();
        Clause { found, after: after.to_owned(), act }
    });
    // A year that only dates the months after it is no date of its own.
    let is_date = |clause: &Clause| {
        !several
            || clause.found.is_of_month
            || !clause.act.is_empty()
            || clause.after.is_empty()
            || clause.after.starts_with(['-', '—', '~', '至'])
    };
    with_words.filter(is_date).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ISSUED: Issued = Issued {
        year: Some(2026),
        day: Some(Date { year: 2026, month: Some(1), day: Some(10) }),
        several: false,
    };

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
            ("2027年5—8月", "2027-05..2027-08"),
            ("5-8月", "2026-05..2026-08"),
            ("2026-08", "..2026-08"),
            ("上半年", "..2026-06"),
            ("2026年第三季度", "..2026-09"),
            ("年内", "..2026-12"),
            ("全年", "..2026-12"),
            ("全年常态化推进", ".. open"),
            ("2027年3月启动，9月底前完成", "..2027-09 2027-03 启动; 2027-09 完成"),
            ("2027年6月底前完成摸排，年底前完成", "..2027-12 2027-06 完成摸排; 2027-12 完成"),
            ("11月启动，次年3月完成", "..2027-03 2026-11 启动; 2027-03 完成"),
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
        assert_eq!(prose("年底前完成。"), pair("年底前", "2026-12"));
        let text = "2026年12月底前，覆盖率达到80%，补齐台账；2027年6月底前，全部建成。";
        let apart = due_in_prose(text, ISSUED).map(|due| due.steps);
        let step = |date: &str, act: &str| (Date::parse(date).unwrap(), act.to_owned());
        let expected = vec![step("2026-12", "覆盖率达到80%"), step("2027-06", "全部建成")];
        assert_eq!(apart, Some(expected));
        let text = "2026年6月底前完成摸排，年底前完成整改。";
        assert_eq!(prose(text), pair("2026年6月底前完成摸排，年底前完成整改", "2026-12"));
        let years = Issued { year: None, day: None, several: true };
        let undated = due_in_prose("11月底前完成整改。", years);
        assert_eq!(undated.map(|due| (due.text, due.to)), Some(("11月底前".to_owned(), None)));
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
