//! Quantified commitments in running text: 每年培训500人次以上, 到2027年覆盖率达到90%, 不超过20名.
//!
//! What is not counted: years and dates, numbers of documents and lists, ages and spans of time, sums of money that somebody
//! may be given (最高20万元). The last are ceilings; they are told of rather than made targets.

use std::sync::LazyLock;

use regex_lite::{Captures, Regex};

use crate::model::{Amount, Target, When};
use crate::text::fold::narrow;

/// A commitment that was found.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    /// What is counted.
    pub(crate) what: String,
    /// How much.
    pub(crate) amount: Amount,
    /// The unit of count.
    pub(crate) unit: String,
    /// When it applies.
    pub(crate) when: Option<When>,
}

impl Found {
    /// The target as plans have it.
    pub(crate) fn target(&self) -> Target {
        Target {
            what: self.what.clone(),
            amount: self.amount,
            unit: self.unit.clone(),
            when: self.when,
            scope: None,
            note: None,
        }
    }
}

/// What was found in a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Amounts {
    /// The commitments.
    pub(crate) targets: Vec<Found>,
    /// Sums that somebody may be given at most: the clauses.
    pub(crate) ceilings: Vec<String>,
}

/// Units of count, the longer first.
const UNITS: &str = "个百分点|亩次|件套|厘米|毫米|千瓦时|台套|台（套）|头只|万人次|人次|人（次）|人\\(次\\)|户次|场次|批次|标准箱|平方米|平方公里|立方米|万元|亿元|公里|公顷|学时|课时|小时|人份|多家|余家|人|名|个|家|场|次|项|所|座|件|部|种|台|套|户|亩|吨|元|门|期|批|支|册|篇|张|条|处|间|倍|分|例|辆|艘|组|对|团|村|镇|堂|本|节|片|栋|米|㎡|%|％|‰|株|只|头|类|门类|页|盏|份|位|张|床|架|根|口|眼|棵|公斤|千瓦|兆瓦|千米|人日|辆次|册次|平方千米|块|把|℃|度|架次|盆|面|口|羽|瓶|箱|辆次|学位|床|米|起|千克|公吨|升|顶|具|双|封|桶|袋|罐|列|趟|幢|幅|款|宗|笔|道|杆|盒|匹|尊|尾";

/// Words that say that somebody is given something.
const GIVEN: [&str; 6] = ["给予", "补贴", "奖励", "资助", "补助", "返还"];

/// Nothing in a plan is counted in more than this; a plan file with more is rejected.
const MOST: f64 = 1e12;

/// Units of count that begin words as well, behind 个.
const RARE: [&str; 12] = ["起", "升", "顶", "具", "双", "封", "列", "款", "宗", "道", "尊", "幅"];

static AMOUNT: LazyLock<Regex> = LazyLock::new(|| {
    let number = r"(\d[\d,]*(?:\.\d+)?)\s*(万|亿|千|百)?";
    let pattern = format!(
        r"{number}(?:[%％]?\s*(?:-|—|–|~|～|至|到)+\s*{number})?\s*(多|余|来)?\s*(?:个)?\s*({UNITS})\s*(?:\(次\)|（次）)?\s*(及?以上|左右|以内|以下|及?以上)?"
    );
    Regex::new(&pattern).unwrap_or_else(|_| unreachable!("{pattern}"))
});

/// What stands before a number and compares it.
const COMPARED: [(&str, Comparison); 24] = [
    ("不超过", Comparison::AtMost),
    ("不高于", Comparison::AtMost),
    ("最多", Comparison::AtMost),
    ("不得低于", Comparison::AtLeast),
    ("不低于", Comparison::AtLeast),
    ("不少于", Comparison::AtLeast),
    ("至少要", Comparison::AtLeast),
    ("至少", Comparison::AtLeast),
    ("力争达到", Comparison::AtLeast),
    ("达到", Comparison::AtLeast),
    ("提高到", Comparison::AtLeast),
    ("提升到", Comparison::AtLeast),
    ("提高至", Comparison::AtLeast),
    ("提升至", Comparison::AtLeast),
    ("增加到", Comparison::AtLeast),
    ("达", Comparison::AtLeast),
    ("超过", Comparison::MoreThan),
    ("突破", Comparison::MoreThan),
    ("多于", Comparison::MoreThan),
    ("大于", Comparison::MoreThan),
    ("约", Comparison::About),
    ("近", Comparison::About),
    ("低于", Comparison::LessThan),
    ("少于", Comparison::LessThan),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    AtLeast,
    MoreThan,
    Exactly,
    About,
    AtMost,
    LessThan,
}

/// The commitments in a text; `period` is the first and last year of the plan where it is known.
pub(crate) fn amounts(text: &str, period: Option<(u16, u16)>) -> Amounts {
    in_sentences(text, period, false)
}

/// The goals in a passage about them: a time that is stated once holds for all that follows.
pub(crate) fn goals(text: &str, period: Option<(u16, u16)>) -> Amounts {
    in_sentences(text, period, true)
}

fn in_sentences(text: &str, period: Option<(u16, u16)>, goes_on: bool) -> Amounts {
    let mut out = Amounts::default();
    let mut when = None;
    for sentence in sentences(text) {
        when = when.filter(|_| goes_on);
        for clause in clauses(&sentence).into_iter().filter(|clause| !is_progress(clause)) {
            let own = time(&clause, period);
            // 2021—2025年度 is part of a title, and dates nothing after it.
            let titled = clause.contains("年度") && matches!(own, Some(When::Within(..)));
            let before = when;
            when = own.or(when);
            // What somebody is given is no commitment of the plan: 按80%给予补贴, 每招收1名给予5万元.
            let given = GIVEN.iter().any(|word| clause.contains(word));
            let found: Vec<Captures<'_>> = AMOUNT.captures_iter(&clause).collect();
            let spans: Vec<(usize, usize)> = found
                .iter()
                .map(|m| m.get(0).map_or((0, 0), |all| (all.start(), all.end())))
                .collect();
            for (at, m) in found.iter().enumerate() {
                let before = at.checked_sub(1).and_then(|before| spans.get(before));
                let after = spans.get(at + 1);
                let from = before.map_or(0, |(_, end)| *end);
                let to = after.map_or(clause.len(), |(start, _)| *start);
                take(m, (&clause, from, to), (when, given), &mut out);
            }
            if titled {
                when = before;
            }
        }
    }
    out
}

/// Whether a clause says how far something is, rather than what is to be reached.
fn is_progress(clause: &str) -> bool {
    let done = ["建成", "完成", "落实", "发布", "达", "有", "累计", "实现", "新增", "改造"];
    let already = clause.match_indices('已').any(|(at, word)| {
        let after = clause.get(at + word.len()..).unwrap_or_default();
        done.iter().any(|verb| after.starts_with(verb))
    });
    already || clause.contains("目前") || clause.contains("占计划")
}

/// The sentences of a text in half-width digits, without what stands in brackets that holds no commitment.
fn sentences(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().map(narrow_digit).collect();
    // A blank that a printer put beside a 汉字 parts nothing.
    let beside = |at: Option<&char>| at.is_some_and(|c| !c.is_ascii());
    let parts = |at: usize| {
        !beside(at.checked_sub(1).and_then(|b| chars.get(b))) && !beside(chars.get(at + 1))
    };
    let kept = chars.iter().enumerate().filter(|(at, c)| **c != ' ' || parts(*at));
    let plain: String = kept.map(|(_, c)| *c).collect();
    plain.split(['。', '\n']).map(str::to_owned).filter(|s| !s.trim().is_empty()).collect()
}

/// Digits, the point in them and the per cent sign as ASCII; all else stays as it is.
fn narrow_digit(c: char) -> char {
    match c {
        '０'..='９' | '％' | '．' => narrow(c),
        c => c,
    }
}

fn clauses(sentence: &str) -> Vec<String> {
    let chars: Vec<char> = sentence.chars().collect();
    let mut out = vec![String::new()];
    for (at, c) in chars.iter().enumerate() {
        let digit = |at: Option<&char>| at.is_some_and(char::is_ascii_digit);
        let in_number = *c == ','
            && digit(at.checked_sub(1).and_then(|b| chars.get(b)))
            && digit(chars.get(at + 1));
        if ("，、：,:；;".contains(*c)) && !in_number {
            out.push(String::new());
        } else if let Some(last) = out.last_mut() {
            last.push(*c);
        }
    }
    out
}

/// The time that a clause states for what is counted in it and after it.
fn time(clause: &str, period: Option<(u16, u16)>) -> Option<When> {
    static YEARS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(到|至|截至|力争)?\s*(20\d{2})\s*(?:[-—–~至]+\s*(20\d{2}))?\s*年(底|末|度)?")
            .unwrap_or_else(|_| unreachable!())
    });
    static WITHIN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"([1-9一二三四五])\s*年内").unwrap_or_else(|_| unreachable!())
    });
    if ["每学期", "每个学期"].iter().any(|word| clause.contains(word)) {
        return Some(When::EveryTerm);
    }
    if ["每年", "年均", "每个年度", "逐年"].iter().any(|word| clause.contains(word))
        && !clause.contains("逐年提高")
    {
        return Some(When::EveryYear);
    }
    for (words, last, years) in [
        ("十三五", 2020, (2016, 2020)),
        ("十四五", 2025, (2021, 2025)),
        ("十五五", 2030, (2026, 2030)),
    ] {
        if let Some(at) = clause.find(words) {
            let after = clause
                .get(at + words.len()..)
                .unwrap_or_default()
                .trim_start_matches(['”', '"', '’']);
            if after.starts_with(['末', '底']) || after.starts_with("期末") {
                return Some(When::By(last));
            }
            if after.starts_with("期间") || after.starts_with("时期") || after.starts_with("期内")
            {
                return Some(When::Within(years.0, years.1));
            }
        }
    }
    if let Some(m) = WITHIN.captures(clause) {
        let n = m.get(1).and_then(|n| crate::import::number::value(n.as_str()));
        if let (Some(n), Some((first, last))) = (n, period) {
            let end = first.saturating_add(u16::try_from(n).unwrap_or(0)).saturating_sub(1);
            return Some(When::Within(first, end.min(last).max(first)));
        }
    }
    let m = YEARS.captures(clause)?;
    let year = |i: usize| m.get(i).and_then(|y| y.as_str().parse::<u16>().ok());
    let end = m.get(0).map_or(0, |all| all.end());
    // 2025年的2倍 compares with that year.
    if clause.get(end..).is_some_and(|rest| rest.starts_with('的')) {
        return None;
    }
    // 2021年—2025年度全国示范县 and 2023年1月 name no time of a count.
    if clause
        .get(end..)
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains('月'))
    {
        return None;
    }
    match (year(2)?, year(3), m.get(1), m.get(4).map(|end| end.as_str())) {
        (first, Some(last), ..) if first <= last => Some(When::Within(first, last)),
        (year, _, Some(_), _) | (year, _, None, Some("底" | "末")) => Some(When::By(year)),
        (year, ..) => Some(When::Once(year)),
    }
}

/// Takes an amount: a commitment, a ceiling, or nothing that is counted.
fn take(
    m: &Captures<'_>,
    (clause, from, to): (&str, usize, usize),
    (when, given): (Option<When>, bool),
    out: &mut Amounts,
) {
    let Some(all) = m.get(0) else { return };
    let before = clause.get(from..all.start()).unwrap_or_default();
    let after = clause.get(all.end()..to).unwrap_or_default();
    let unit = m.get(6).map_or("", |unit| unit.as_str());
    // 100个具有自主知识产权的品牌 are counted in 个.
    let begins_word = all.as_str().contains(&format!("个{unit}")) && RARE.contains(&unit);
    let (unit, after) = if begins_word {
        ("个", clause.get(all.end() - unit.len()..to).unwrap_or_default())
    } else {
        (unit, after)
    };
    let money = unit.ends_with('元');
    if is_no_count(before, after, unit, m) {
        return;
    }
    if given && (money || unit == "%" || unit == "倍") {
        ceiling_of(clause, out);
        return;
    }
    let per = before.chars().rev().take(6).any(|c| c == '每')
        && m.get(1).is_some_and(|n| n.as_str() == "1")
        && when != Some(When::EveryYear);
    if per && m.get(3).is_none() && !before.contains("每年") {
        return;
    }
    // 每户贷款不超过30万元 limits what each gets.
    let each = ["单户", "单笔", "每户", "每人", "每笔", "单个", "单条"];
    let limited =
        money && ["不超过", "不高于"].iter().any(|word| before.trim_end().ends_with(word));
    let ceiling = before.trim_end().ends_with("最高")
        || limited && each.iter().any(|word| before.contains(word))
        || before.ends_with("最高不超过")
        || before.ends_with("最长");
    if ceiling
        || money
            && !m.get(7).is_some_and(|after| after.as_str().ends_with("以上"))
            && ["给予", "补贴", "奖励", "资助", "补助", "安排", "发放"]
                .iter()
                .any(|word| before.contains(word))
    {
        ceiling_of(clause, out);
        return;
    }
    let Some(amount) = amount(m, before) else { return };
    let unit = match unit {
        "％" => "%",
        "人(次)" => "人（次）",
        "万人次" => "人次",
        unit => unit,
    };
    let (unit, amount) = scaled(unit, m, amount);
    if amount.max().unwrap_or_else(|| amount.value()) > MOST {
        return;
    }
    let what = what(before, after);
    out.targets.push(Found { what, amount, unit, when });
}

/// A clause with a ceiling, once however many it has.
fn ceiling_of(clause: &str, out: &mut Amounts) {
    if out.ceilings.last().is_none_or(|known| known != clause.trim()) {
        out.ceilings.push(clause.trim().to_owned());
    }
}

/// Money is counted in 元, as people are in 人.
fn scaled(unit: &str, m: &Captures<'_>, amount: Amount) -> (String, Amount) {
    let factor = match (unit, m.get(6).map_or("", |u| u.as_str())) {
        (_, "万元" | "万人次") => 10_000.0,
        (_, "亿元") => 100_000_000.0,
        _ => return (unit.to_owned(), amount),
    };
    let unit = unit.trim_start_matches(['万', '亿']).to_owned();
    let times = |n: f64| (n * factor).round();
    let amount = match amount {
        Amount::AtLeast(n) => Amount::AtLeast(times(n)),
        Amount::MoreThan(n) => Amount::MoreThan(times(n)),
        Amount::Exactly(n) => Amount::Exactly(times(n)),
        Amount::About(n) => Amount::About(times(n)),
        Amount::AtMost(n) => Amount::AtMost(times(n)),
        Amount::LessThan(n) => Amount::LessThan(times(n)),
        Amount::Between(a, b) => Amount::Between(times(a), times(b)),
    };
    (unit, amount)
}

/// Whether a number counts nothing: an ordinal, a date, an age, a name.
fn is_no_count(before: &str, after: &str, unit: &str, m: &Captures<'_>) -> bool {
    let digits = m.get(1).map_or("", |n| n.as_str());
    let ordinal =
        before.ends_with(['第', '〔', '[', '“', '"', 'G', '+']) || before.ends_with("附件");
    let named = unit == "个"
        && (after.starts_with("月") || after.starts_with("工作日") || after.starts_with("百分点"));
    let span = matches!(unit, "小时" | "分") && !before.contains("培训");
    let past =
        ["未达到", "未满", "不足", "“十三五”", "同比", "比上年", "已有", "现有", "以前", "此前"]
            .iter()
            .any(|word| before.contains(word));
    let joined = before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '.');
    ordinal
        || named
        || span
        || past && !(unit == "个百分点" && is_rise(before))
        || joined
        || digits.starts_with(',')
        || unit == "个百分点" && !is_rise(before)
}

/// Whether something is to rise or fall by what follows: 占比提高5个百分点.
fn is_rise(before: &str) -> bool {
    let verbs = ["提高", "提升", "增加", "增长", "上升", "降低", "下降", "减少"];
    let before = before.trim_end();
    let before = ["不少于", "超过", "至少", "约"]
        .iter()
        .find_map(|w| before.strip_suffix(w))
        .unwrap_or(before);
    verbs.iter().any(|verb| before.ends_with(verb))
}

fn amount(m: &Captures<'_>, before: &str) -> Option<Amount> {
    let scale = |i: usize| match m.get(i).map(|s| s.as_str()) {
        Some("百") => 100.0,
        Some("千") => 1_000.0,
        Some("万") => 10_000.0,
        Some("亿") => 100_000_000.0,
        _ => 1.0,
    };
    let number = |i: usize| m.get(i).and_then(|n| n.as_str().replace(',', "").parse::<f64>().ok());
    let exact = |n: f64| (n * 1_000.0).round() / 1_000.0;
    let first = number(1)?;
    if let Some(second) = number(3) {
        let both = if m.get(2).is_some() { scale(2) } else { scale(4) };
        let (a, b) = (
            exact(first * both),
            exact(second * scale(4).max(if m.get(4).is_some() { 1.0 } else { both })),
        );
        return (a < b).then_some(Amount::Between(a, b));
    }
    let value = exact(first * scale(2));
    let comparison = comparison(before, m);
    Some(match comparison {
        Comparison::AtLeast => Amount::AtLeast(value),
        Comparison::MoreThan => Amount::MoreThan(value),
        Comparison::Exactly => Amount::Exactly(value),
        Comparison::About => Amount::About(value),
        Comparison::AtMost => Amount::AtMost(value),
        Comparison::LessThan => Amount::LessThan(value),
    })
}

fn comparison(before: &str, m: &Captures<'_>) -> Comparison {
    let before = before.trim_end();
    let said = COMPARED.iter().find(|(word, _)| before.ends_with(word)).map(|(_, c)| *c);
    let after = m.get(7).map(|after| after.as_str());
    match (said, after, m.get(5)) {
        (Some(Comparison::AtMost), ..) | (_, Some("以内" | "以下"), _) => Comparison::AtMost,
        (_, Some("以上" | "及以上"), _) => Comparison::AtLeast,
        (_, Some("左右"), _) => Comparison::About,
        (_, _, Some(_)) => Comparison::MoreThan,
        (Some(said), ..) => said,
        // 至少培育1家: the verb stands between.
        _ if ["至少", "不少于", "不低于"].iter().any(|word| before.contains(word)) => {
            Comparison::AtLeast
        }
        _ => Comparison::Exactly,
    }
}

/// What dates an amount, at the beginning of what stands before it.
static DATED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:力争|争取|确保)?(?:到|至|截至)?\s*(?:20\d{2}\s*(?:[-—–~至]+\s*20\d{2})?\s*年(?:底|末|度)?(?:前)?(?:\d{1,2}月(?:\d{1,2}日)?(?:底|末|初|中旬|上旬|下旬)?(?:之?前)?)?|\d{1,2}月(?:\d{1,2}日)?(?:底|末|初|中旬|上旬|下旬)?(?:之?前)?|“?[十0-9]+[三四五]+”?(?:期间|时期|末)?|[1-9一二三四五]\s*年内|每年|每学期|每个学期|年均|全年)").unwrap_or_else(|_| unreachable!())
});

/// What is counted: what stands around the number, without what compares and dates it.
fn what(before: &str, after: &str) -> String {
    let mut before = before.trim();
    while let Some(rest) = COMPARED
        .iter()
        .map(|(word, _)| *word)
        .chain(["力争", "争取", "要", "应", "为", "数量", "人数应"])
        .find_map(|word| before.strip_suffix(word))
    {
        before = rest.trim_end();
    }
    let plain = DATED.replace(before, "");
    let before = plain.trim_start_matches(['，', '、', '“', '”', ' ']).trim();
    let after = after.trim().trim_start_matches(['的']).trim_end_matches(['。', '等', ' ']);
    let after: String = if after.chars().count() > 24 { String::new() } else { after.to_owned() };
    let what = format!("{before}{after}");
    let what = what
        .trim_matches(|c: char| "（(）)，、 ".contains(c) && !what.contains(['（', '(']))
        .to_owned();
    if what.is_empty() { "数量".to_owned() } else { what }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let found = amounts(text, Some((2021, 2025)));
        let one = |f: &Found| format!("{} {:?} {} {:?}", f.what, f.amount, f.unit, f.when);
        found.targets.iter().map(one).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn commitments_are_found() {
        for (text, expected) in [
            ("每年举办读书会不少于20场次。", "举办读书会 AtLeast(20.0) 场次 Some(EveryYear)"),
            ("到2025年，图书覆盖率达到90%以上。", "图书覆盖率 AtLeast(90.0) % Some(By(2025))"),
            ("每学期举办讲座4次", "举办讲座 Exactly(4.0) 次 Some(EveryTerm)"),
            (
                "“十四五”期间，培训馆员1.2万人次以上",
                "培训馆员 AtLeast(12000.0) 人次 Some(Within(2021, 2025))",
            ),
            ("到“十四五”末，注册读者达到6万人", "注册读者 AtLeast(60000.0) 人 Some(By(2025))"),
            ("每年建设1—2个书房", "建设书房 Between(1.0, 2.0) 个 Some(EveryYear)"),
            ("建设书房10家左右", "建设书房 About(10.0) 家 None"),
            ("读者超过5000人", "读者 MoreThan(5000.0) 人 None"),
            ("每年遴选不超过20名讲书人", "遴选讲书人 AtMost(20.0) 名 Some(EveryYear)"),
            ("5年内培训1000人", "培训 Exactly(1000.0) 人 Some(Within(2021, 2025))"),
            ("第3项任务在2025年6月完成。", ""),
            ("印发〔2021〕9号文件，推广5G应用。", ""),
            ("时限为3个月。", ""),
            ("谷段用电占比提高5个百分点", "谷段用电占比提高 Exactly(5.0) 个百分点 None"),
            ("比上年高5个百分点", ""),
            ("换装设备300台套", "换装设备 Exactly(300.0) 台套 None"),
            ("打造100个具有特色的品牌", "打造具有特色的品牌 Exactly(100.0) 个 None"),
            ("2023年10月15日前储煤45万吨", "储煤 Exactly(450000.0) 吨 None"),
            ("火灾低于80起", "火灾 LessThan(80.0) 起 None"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
        let ceilings = amounts("对团队给予最高100万元资助。", None);
        assert_eq!((ceilings.targets.len(), ceilings.ceilings.len()), (0, 1));
    }
}
