//! Quantified commitments in running text: 每年培训500人次以上, 到2027年覆盖率达到90%, 不超过20名.
//!
//! What is not counted: years and dates, numbers of documents and lists, ages and spans of time, sums of money that somebody
//! may be given (最高20万元). The last are ceilings; they are told of rather than made targets.

mod clauses;
mod compare;
mod time;
mod what;

use std::sync::LazyLock;

use regex_lite::{Captures, Regex};

use self::clauses::{clauses, is_progress, sentences};
use self::compare::{Comparison, amount, comparison, scaled};
use self::time::time;
use self::what::what;
use crate::model::{Amount, Target, When};

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
const UNITS: &str = "个百分点|工作日|亩次|家次|例次|车次|件套|厘米|毫米|千瓦时|台套|台（套）|头只|万人次|人次|人（次）|人\\(次\\)|户次|场次|批次|标准箱|平方米|平方公里|立方米|万元|亿元|公里|公顷|学时|课时|小时|人份|多家|余家|人|名|个|家|场|次|项|所|座|件|部|种|台|套|户|亩|吨|元|门|期|批|支|册|篇|张|条|处|间|倍|分|例|辆|艘|组|对|团|村|镇|堂|本|节|片|栋|米|㎡|%|％|‰|株|只|头|类|门类|页|盏|份|位|张|床|架|根|口|眼|棵|公斤|千瓦|兆瓦|千米|人日|辆次|册次|平方千米|块|把|℃|度|架次|盆|面|口|羽|瓶|箱|辆次|学位|床|米|起|千克|公吨|升|顶|具|双|封|桶|袋|罐|列|趟|幢|幅|款|宗|笔|道|杆|盒|匹|尊|尾|轮|路|群|窝|斤";

/// Words that say that somebody is given something.
const GIVEN: [&str; 6] = ["给予", "补贴", "奖励", "资助", "补助", "返还"];

/// Nothing in a plan is counted in more than this; a plan file with more is rejected.
const MOST: f64 = 1e12;

/// Units of count that may follow 个: 12个村. All else behind 个 is what is counted: 20个项目, 100个具有特色的品牌.
const AFTER_GE: [&str; 14] = [
    "个百分点",
    "百分点",
    "工作日",
    "村",
    "镇",
    "组",
    "团",
    "类",
    "学时",
    "课时",
    "小时",
    "批次",
    "学位",
    "门类",
];

/// Words that begin like a unit of count: 12个镇街 are counted in 个, and 与110对接 counts nothing.
const WORDS: [&str; 30] = [
    "路公交",
    "路车",
    "路线",
    "镇街",
    "镇办",
    "镇域",
    "村居",
    "村社",
    "村庄",
    "村级",
    "村屯",
    "村组",
    "组织",
    "团队",
    "团体",
    "类别",
    "类型",
    "对接",
    "对应",
    "对照",
    "对比",
    "对标",
    "对口",
    "对外",
    "张贴",
    "起草",
    "升级",
    "群众",
    "群体",
    "群团",
];

static AMOUNT: LazyLock<Regex> = LazyLock::new(|| {
    let number = r"(\d[\d,]*(?:\.\d+)?)\s*(万|亿|千|百)?";
    let pattern = format!(
        r"{number}(?:[%％]?\s*(?:-|—|–|~|～|至|到)+\s*{number})?\s*(多|余|来)?\s*(?:个)?\s*({UNITS})\s*(?:\(次\)|（次）)?\s*(及?以上|左右|以内|以下|及?以上)?"
    );
    Regex::new(&pattern).unwrap_or_else(|_| unreachable!("{pattern}"))
});

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
            // What recurs is done again; what is reached stays so: 每学期举办2次，生均图书达到40册.
            let recurs = matches!(when, Some(When::EveryYear | When::EveryTerm));
            let reached = |m: &Captures<'_>| {
                let start = m.get(0).map_or(0, |all| all.start());
                let before = clause.get(..start).unwrap_or_default();
                ["率", "均", "比例", "占比", "水平"].iter().any(|level| before.contains(level))
            };
            // What somebody is given is no commitment of the plan: 按80%给予补贴, 每招收1名给予5万元.
            let given = GIVEN.iter().any(|word| clause.contains(word));
            // 投资额达到500万元以上的 says of which cases something holds.
            if clause.trim_end().ends_with('的') {
                continue;
            }
            let found: Vec<Captures<'_>> = match clause.find(|c: char| c.is_ascii_digit()) {
                Some(_) => {
                    AMOUNT.captures_iter(&clause).filter(|m| !says_how_far(&clause, m)).collect()
                }
                None => Vec::new(),
            };
            let spans: Vec<(usize, usize)> = found
                .iter()
                .map(|m| m.get(0).map_or((0, 0), |all| (all.start(), all.end())))
                .collect();
            for (at, m) in found.iter().enumerate() {
                let before = at.checked_sub(1).and_then(|before| spans.get(before));
                let after = spans.get(at + 1);
                let from = before.map_or(0, |(_, end)| *end);
                let to = after.map_or(clause.len(), |(start, _)| *start);
                let when = when.filter(|_| own.is_some() || !(recurs && reached(m)));
                take(m, (&clause, from, to), (when, given), &mut out);
            }
            if titled {
                when = before;
            }
        }
    }
    out
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
    let written = m.get(6).map_or_else(|| all.end(), |unit| unit.start());
    let from_unit = clause.get(written..to).unwrap_or_default();
    let begins_word = WORDS.iter().any(|word| from_unit.starts_with(word));
    let behind_ge = clause.get(..written).is_some_and(|before| before.ends_with('个'));
    let (unit, after) = match (behind_ge, begins_word) {
        (true, begins) if begins || !AFTER_GE.contains(&unit) => ("个", from_unit),
        (false, true) => return,
        _ => (unit, after),
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
    if is_ceiling(before, money, m) {
        ceiling_of(clause, out);
        return;
    }
    let Some(amount) = amount(m, before) else { return };
    let unit = match unit {
        "％" => "%",
        "人(次)" => "人（次）",
        "万人次" => "人次",
        "工作日" => "个工作日",
        unit => unit,
    };
    let (unit, amount) = scaled(unit, m, amount);
    if amount.max().unwrap_or_else(|| amount.value()) > MOST {
        return;
    }
    let what = what(before, after);
    out.targets.push(Found { what, amount, unit, when });
}

/// Whether a number is what somebody is given at most.
fn is_ceiling(before: &str, money: bool, m: &Captures<'_>) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| before.contains(word));
    let trimmed = before.trim_end();
    // 最高奖补3万元
    let mut verbs = GIVEN.iter().chain(&["奖补", "补", "奖", "可达"]);
    let bare = verbs.find_map(|word| trimmed.strip_suffix(word)).unwrap_or(trimmed);
    // 每户贷款不超过30万元 limits what each gets.
    let each = has(&["单户", "单笔", "每户", "每人", "每笔", "单个", "单条"]);
    let limited = money && ["不超过", "不高于"].iter().any(|word| trimmed.ends_with(word));
    // 安排资金不少于2000万元 is a minimum.
    let least = matches!(comparison(before, m), Comparison::AtLeast | Comparison::MoreThan);
    let given = money && !least && has(&["给予", "补贴", "奖励", "资助", "补助", "安排", "发放"]);
    // 每年最多奖励10家 limits as well.
    let most = ["最多奖励", "最多评选", "最多支持", "最多资助", "最多补助", "最多给予"];
    bare.ends_with("最高")
        || has(&most)
        || limited && each
        || before.ends_with("最高不超过")
        || before.ends_with("最长")
        || given
}

/// A clause with a ceiling, once however many it has.
fn ceiling_of(clause: &str, out: &mut Amounts) {
    if out.ceilings.last().is_none_or(|known| known != clause.trim()) {
        out.ceilings.push(clause.trim().to_owned());
    }
}

/// Whether a number counts nothing: an ordinal, a date, an age, a name.
fn is_no_count(before: &str, after: &str, unit: &str, m: &Captures<'_>) -> bool {
    let digits = m.get(1).map_or("", |n| n.as_str());
    let ordinal =
        before.ends_with(['第', '〔', '[', '“', '"', 'G', '+']) || before.ends_with("附件");
    let named = unit == "个" && (after.starts_with("月") || after.starts_with("百分点"))
        || unit.ends_with("工作日") && !is_shortened(before);
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

/// Whether an amount only says how far something reaches: 500米覆盖率, 5公里半径.
fn says_how_far(clause: &str, m: &Captures<'_>) -> bool {
    let after = m.get(6).and_then(|unit| clause.get(unit.end()..)).unwrap_or_default();
    m.get(6).is_some_and(|unit| ["米", "公里", "千米"].contains(&unit.as_str()))
        && ["覆盖", "半径", "范围", "服务圈", "生活圈", "以内", "内"]
            .iter()
            .any(|word| after.starts_with(word))
}

/// Whether a time is to become so long: 压缩至1个工作日.
fn is_shortened(before: &str) -> bool {
    ["压缩", "缩短", "压减", "控制在"].iter().any(|verb| before.contains(verb))
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
            ("12345热线与110对接", ""),
            ("示范路3-5条（已完成1条）", "示范路 Between(3.0, 5.0) 条 None"),
            (
                "每学期举办读书节2次，生均图书达到40册",
                "举办读书节 Exactly(2.0) 次 Some(EveryTerm); 生均图书 AtLeast(40.0) 册 None",
            ),
            ("出车150车次", "出车 Exactly(150.0) 车次 None"),
            ("安装视频监控480路", "安装视频监控 Exactly(480.0) 路 None"),
            ("开通12路公交", ""),
            ("覆盖12个镇街", "覆盖镇街 Exactly(12.0) 个 None"),
            ("实施20个项目", "实施项目 Exactly(20.0) 个 None"),
            ("创建12个村", "创建 Exactly(12.0) 村 None"),
            ("“标准地”供应5宗", "“标准地”供应 Exactly(5.0) 宗 None"),
            ("受理时限压缩至1个工作日以内", "受理时限 AtMost(1.0) 个工作日 None"),
            ("收到后5个工作日内答复", ""),
            ("安排专项资金不少于2000万元", "安排专项资金 AtLeast(20000000.0) 元 None"),
            ("公交站点500米覆盖率达到90%", "公交站点500米覆盖率 AtLeast(90.0) % None"),
            ("固定资产投资额达到5000万元以上的，给予奖励", ""),
            (
                "到2023年、2024年、2025年，护理床位占比分别达到60%、75%、90%",
                "护理床位占比 AtLeast(60.0) % Some(By(2023)); 护理床位占比 AtLeast(75.0) % Some(By(2024)); \
                 护理床位占比 AtLeast(90.0) % Some(By(2025))",
            ),
            (
                "2024年底、2025年底分别建成巡查点20、35个",
                "建成巡查点 Exactly(20.0) 个 Some(By(2024)); 建成巡查点 Exactly(35.0) 个 Some(By(2025))",
            ),
            ("森林覆盖率≥45%", "森林覆盖率 AtLeast(45.0) % None"),
            ("故障率降至5%以下", "故障率 AtMost(5.0) % None"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
        let year = amounts("年内培训500人次", Some((2026, 2026)));
        assert_eq!(year.targets.first().and_then(|found| found.when), Some(When::Once(2026)));
        let ceilings = amounts("对团队给予最高100万元资助。", None);
        assert_eq!((ceilings.targets.len(), ceilings.ceilings.len()), (0, 1));
    }
}
