//! The level of administration that a list says once: 市发改委、科技局 is 市科技局 too.

use super::kind::{is_unit, is_unlisted};

/// The levels of administration with which a name may begin, the longer first.
const LEVELS: [&str; 18] = [
    "自治区党委",
    "自治区",
    "省委",
    "市委",
    "区委",
    "县委",
    "旗委",
    "盟委",
    "州委",
    "省",
    "市",
    "区",
    "县",
    "旗",
    "盟",
    "州",
    "镇",
    "乡",
];

/// Words that begin like a level and are none: 市场监管局 is no 场监管局 of a 市.
const NO_LEVELS: [&str; 11] = [
    "市场",
    "市政园林",
    "市政管理",
    "市政公用",
    "市政设施",
    "区域",
    "县域",
    "镇江",
    "乡村",
    "乡镇",
    "镇海",
];

/// Bodies of the party, which keep the 委 of a level.
const OF_PARTY: [&str; 22] = [
    "组织部",
    "宣传部",
    "统战部",
    "政法委",
    "网信办",
    "编办",
    "老干部局",
    "党校",
    "政研室",
    "改革办",
    "巡察办",
    "机关工委",
    "台办",
    "人才办",
    "人才工作局",
    "文明办",
    "外办",
    "保密办",
    "机要局",
    "党史研究室",
    "社会工作部",
    "国安办",
];

/// What no level is added to: it has a place or a kind of its own.
const OF_ITS_OWN: [&str; 15] = [
    "国家",
    "全国",
    "中国",
    "中央",
    "国务院",
    "国网",
    "铁路",
    "团",
    "共青团",
    "驻",
    "本级",
    "属地",
    "省级",
    "市级",
    "县级",
];
const KINDS_OF_ITS_OWN: [&str; 17] = [
    "分行",
    "支行",
    "火车站",
    "林场",
    "机场",
    "大学",
    "学院",
    "学校",
    "公司",
    "集团",
    "银行",
    "医院",
    "电视台",
    "报社",
    "企业",
    "中学",
    "小学",
];

/// The level with which a name begins.
pub(crate) fn level_of(name: &str) -> Option<&str> {
    if NO_LEVELS.iter().any(|word| name.starts_with(word)) {
        return None;
    }
    // 团市委 is of the level 市.
    let inner = name.strip_prefix("团").unwrap_or(name);
    let level = LEVELS.iter().find(|level| inner.starts_with(**level))?;
    if inner.len() < name.len() {
        return inner.get(..level.len()).map(|l| l.trim_end_matches('委'));
    }
    name.get(..level.len())
}

/// Whether a name is that of a company, a school or the like, which belongs to no level.
pub(crate) fn is_of_its_own(name: &str) -> bool {
    KINDS_OF_ITS_OWN.iter().any(|end| name.ends_with(end) && name.len() > end.len() + 3)
}

/// A name with the level that holds where it has none.
pub(super) fn with_level(name: &str, level: Option<&str>) -> String {
    let Some(level) = level else { return name.to_owned() };
    let own = level_of(name).is_some()
        || is_unlisted(name)
        || OF_ITS_OWN.iter().any(|begin| name.starts_with(begin))
        || KINDS_OF_ITS_OWN.iter().any(|end| name.ends_with(end))
        || has_place(name);
    if own || !is_unit(name) {
        return name.to_owned();
    }
    let of_party = OF_PARTY.iter().any(|body| name.starts_with(body));
    let bare = level.trim_end_matches("党委").trim_end_matches('委');
    match (of_party, level == "自治区党委" || bare == "自治区") {
        (true, true) => format!("自治区党委{name}"),
        (true, false) => format!("{bare}委{name}"),
        (false, _) => format!("{bare}{name}"),
    }
}

/// Whether a place is named inside the name: 高新区管委会, 甲县人民政府.
fn has_place(name: &str) -> bool {
    let inner = name.trim_end_matches(['区', '县', '市', '旗', '镇', '乡']);
    if inner.len() < name.len() {
        return true;
    }
    let of_town = ["街道", "镇", "乡"].iter().any(|kind| {
        name.find(kind).is_some_and(|at| {
            let rest = name.get(at + kind.len()..).unwrap_or_default();
            at >= 6 && ["", "办事处", "政府", "人民政府", "党委", "党工委"].contains(&rest)
        })
    });
    // 柳湖公园管理处 is no body of the 市.
    let of_park = ["公园", "景区", "水库", "林场", "湿地", "保护区"].iter().any(|kind| {
        name.find(kind).is_some_and(|at| {
            at >= 6 && name.get(at + kind.len()..).is_some_and(|rest| !rest.starts_with("和"))
        })
    });
    if of_town || of_park {
        return true;
    }
    name.char_indices().skip(1).any(|(at, c)| {
        let rest = name.get(at..).unwrap_or_default();
        // 城市管理局 is no body of a place 城.
        let city = name.get(..at) == Some("城") && c == '市';
        "区县市旗".contains(c)
            && !city
            && !NO_LEVELS.iter().any(|word| rest.starts_with(word))
            && !rest.starts_with("区域")
    })
}
