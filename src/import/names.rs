//! Lists of units as documents write them: 市发改委、科技局，各区政府等有关单位. One parser for every layout.
//!
//! - `、` parts names, `，` and `；` part groups of names, blanks and line breaks part names that are whole. 和 parts only before
//!   各…; a line break inside a name does not.
//! - A level that is said once holds for the names after it in its group: 市发改委、科技局 is 市科技局 too; after 市委宣传部 it is
//!   市 for what is no body of the party. A kind that is said once holds for the places before it: 甲区、乙区人民政府.
//! - What begins with 等, 各, 有关 … stands for units that are not listed; a 、 inside such a phrase does not part it (各区、县级市).
//! - Brackets in a name are part of it; 一, 无, / and nothing are nobody.

/// A unit of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// The name, with the level that was said once.
    pub(crate) name: String,
    /// As the list writes it, where that is not the name.
    pub(crate) written: Option<String>,
    /// Whether it stands for units that are not listed.
    pub(crate) collective: bool,
}

/// The levels of administration with which a name may begin, the longer first.
const LEVELS: [&str; 16] = [
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
];

/// Words that begin like a level and are none: 市场监管局 is no 场监管局 of a 市.
const NO_LEVELS: [&str; 7] =
    ["市场", "市政园林", "市政管理", "市政公用", "市政设施", "区域", "县域"];

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
const OF_ITS_OWN: [&str; 14] = [
    "国家",
    "全国",
    "中国",
    "中央",
    "国务院",
    "国网",
    "团",
    "共青团",
    "驻",
    "本级",
    "属地",
    "省级",
    "市级",
    "县级",
];
const KINDS_OF_ITS_OWN: [&str; 12] = [
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

/// What begins a phrase for units that are not listed.
const UNLISTED: [&str; 15] = [
    "各",
    "有关",
    "相关",
    "其他",
    "其它",
    "等",
    "全市各",
    "全省各",
    "全区各",
    "全县各",
    "市直",
    "区直",
    "县直",
    "省直",
    "会同有关",
];

/// The last characters of names of units.
const ENDS: &str = "局委办厅部院会社联组处心司团学校府关位门行署海街所站馆台队业区县市旗镇乡省州盟村室科班党协园网等政";

/// Verbs with which a sentence begins, and no name.
const ACTS: [&str; 16] = [
    "鼓励", "支持", "引导", "推动", "加强", "建立", "强化", "完善", "开展", "发挥", "健全", "统筹",
    "加大", "提高", "实施", "推进",
];

/// What says nobody.
pub(crate) fn is_nobody(text: &str) -> bool {
    text.chars().all(|c| "/／—－-–一无、\\ 　".contains(c))
}

/// Whether a text may be the name of a unit: it ends as such names do, and is neither long nor a sentence.
pub(crate) fn is_unit(name: &str) -> bool {
    let length = name.chars().count(); // characters, not cells
    let plain = name.trim_end_matches(['）', ')']);
    (2..=30).contains(&length)
        && (plain.ends_with(|c| ENDS.contains(c)) || is_unlisted(name))
        && !name.contains(['。', '：', ':', '“', '《'])
        && !name.starts_with(['的', '在', '对', '将', '把', '从', '以', '为', '按'])
        && !ACTS.iter().any(|act| name.starts_with(act))
}

/// Whether a name stands for units that are not listed.
pub(crate) fn is_unlisted(name: &str) -> bool {
    UNLISTED.iter().any(|begin| name.starts_with(begin))
        || ["成员单位", "有关部门", "有关单位", "相关部门", "相关单位"]
            .iter()
            .any(|end| name.ends_with(end))
}

/// The units of a list, each once, in order.
pub(crate) fn unit_list(text: &str) -> Vec<Named> {
    let mut out: Vec<Named> = Vec::new();
    for group in groups(text.trim()) {
        for named in of_group(&group) {
            if !out.iter().any(|known| known.name == named.name) {
                out.push(named);
            }
        }
    }
    out
}

/// Parts a text at some characters, outside of brackets.
fn split_outside(text: &str, at: impl Fn(char) -> bool) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && at(c) {
            out.push(String::new());
        } else if let Some(last) = out.last_mut() {
            last.push(c);
        }
    }
    out
}

/// The groups of a list: each begins anew with the levels.
fn groups(text: &str) -> Vec<String> {
    let parted = split_outside(text, |c| "，,；;".contains(c));
    let mut out = Vec::new();
    for group in parted {
        // Blanks and line breaks part names, not the characters of one.
        let mut names: Vec<String> = Vec::new();
        for piece in group.split(char::is_whitespace).filter(|piece| !piece.is_empty()) {
            match names.last_mut() {
                Some(before) if !ends_whole(before) => before.push_str(piece),
                Some(before) if before.ends_with('、') || piece.starts_with('、') => {
                    before.push_str(piece);
                }
                _ => names.push(piece.to_owned()),
            }
        }
        out.extend(names);
    }
    out
}

/// Whether a name has its end, so that a line may break after it.
fn ends_whole(text: &str) -> bool {
    let last = text.rsplit('、').next().unwrap_or(text);
    last.is_empty() || last.chars().count() >= 3 && is_unit(last)
}

/// The units of a group.
fn of_group(group: &str) -> Vec<Named> {
    let mut pieces: Vec<String> = Vec::new();
    for piece in split_outside(group, |c| c == '、') {
        let piece = piece.trim();
        let piece = ["由", "请", "以及", "及", "并"]
            .iter()
            .find_map(|w| piece.strip_prefix(w))
            .unwrap_or(piece);
        if piece.is_empty() || is_nobody(piece) {
            continue;
        }
        match pieces.last_mut() {
            // 等各产业、招商主管部门; 各区、县级市.
            Some(before) if goes_on(before, piece) => {
                before.push('、');
                before.push_str(piece);
            }
            _ => pieces.extend(parted_by_and(piece)),
        }
    }
    let written = pieces.clone();
    kinds_said_once(&mut pieces);
    // A level is said once, or with every name: then a name without one has none.
    let leveled = |name: &String| level_of(name).is_some() && !name.starts_with('团');
    let each = pieces.iter().skip(1).any(leveled);
    let mut level: Option<String> = None;
    let mut out = Vec::new();
    for (name, written) in pieces.into_iter().zip(written) {
        let whole = with_level(&name, level.as_deref());
        level = level_of(&whole).map(str::to_owned).or(level).filter(|_| !each);
        let collective = is_unlisted(&whole);
        out.push(Named { written: (whole != written).then_some(written), name: whole, collective });
    }
    out
}

/// Whether a piece goes on with the phrase before it rather than being a unit.
fn goes_on(before: &str, piece: &str) -> bool {
    let own = UNLISTED.iter().any(|begin| piece.starts_with(begin))
        || level_of(piece).is_some_and(|l| l.chars().count() < piece.chars().count());
    let generic = [
        "县级市",
        "县",
        "市",
        "区",
        "旗",
        "乡镇",
        "乡",
        "镇",
        "街道",
        "街道办事处",
        "管委会",
        "开发区",
        "园区",
        "功能区",
        "部门",
        "单位",
    ];
    let general = generic.contains(&piece)
        || generic.iter().any(|g| {
            piece
                .strip_prefix(g)
                .is_some_and(|rest| ["政府", "人民政府", "办事处", "管委会"].contains(&rest))
        });
    (before.starts_with("等各") || before.starts_with("等有关")) && !own
        || before.starts_with('各') && general && (!own || generic.contains(&piece))
}

/// Parts a piece before what is not listed: 市科技局和各区政府, 市科技局等有关单位, 市科技局会同有关部门.
fn parted_by_and(piece: &str) -> Vec<String> {
    for and in [
        "会同",
        "和各",
        "及各",
        "与各",
        "和有关",
        "及有关",
        "和相关",
        "及相关",
        "和其他",
        "及其他",
        "等",
    ] {
        let Some((before, after)) = split_name(piece, and) else { continue };
        let kept = match and {
            "等" => format!("等{after}"),
            "会同" if is_unlisted(after) => format!("会同{after}"),
            "会同" => after.to_owned(),
            and => and.chars().skip(1).collect::<String>() + after,
        };
        let mut out = vec![before.to_owned()];
        if !["等", "等单位", "等部门"].contains(&kept.as_str()) || and == "等" {
            out.push(kept);
        }
        return out;
    }
    vec![piece.to_owned()]
}

/// A piece parted at a word, if what stands before it is a name. 高等, 中等 and 等级 have no 等 in this sense.
fn split_name<'p>(piece: &'p str, and: &str) -> Option<(&'p str, &'p str)> {
    for (at, _) in piece.match_indices(and) {
        let (before, rest) = piece.split_at_checked(at)?;
        let after = rest.strip_prefix(and)?;
        let inside = and == "等"
            && (before.ends_with(['高', '中', '初', '同', '平', '均'])
                || after.starts_with(['级', '候', '次']));
        let open = before.matches(['（', '(']).count() > before.matches(['）', ')']).count();
        if !inside && !open && is_unit(before) {
            return Some((before, after));
        }
    }
    None
}

/// A kind of body that is said once for several places: 甲区、乙区人民政府.
fn kinds_said_once(pieces: &mut [String]) {
    let place = |name: &str| {
        let length = name.chars().count(); // characters, not cells
        (2..=6).contains(&length)
            && name.ends_with(['区', '县', '市', '旗', '镇', '乡'])
            && !is_unlisted(name)
    };
    for at in (0..pieces.len().saturating_sub(1)).rev() {
        let Some(next) = pieces.get(at + 1) else { continue };
        let kind = ["人民政府", "政府", "管委会", "管理委员会", "街道办事处", "党委"]
            .iter()
            .find(|kind| next.strip_suffix(*kind).is_some_and(&place));
        if let (Some(kind), Some(name)) = (kind, pieces.get_mut(at))
            && place(name)
        {
            name.push_str(kind);
        }
    }
}

/// The level with which a name begins.
fn level_of(name: &str) -> Option<&str> {
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

/// A name with the level that holds where it has none.
fn with_level(name: &str, level: Option<&str>) -> String {
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
    name.char_indices().skip(1).any(|(at, c)| {
        let rest = name.get(at..).unwrap_or_default();
        "区县市旗".contains(c)
            && !NO_LEVELS.iter().any(|word| rest.starts_with(word))
            && !rest.starts_with("区域")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        unit_list(text).into_iter().map(|named| named.name).collect()
    }

    #[test]
    fn lists_are_read() {
        for (text, expected) in [
            ("市园林局、市水务局", "市园林局 市水务局"),
            ("市发改委、园林局、市场监管局", "市发改委 市园林局 市市场监管局"),
            (
                "市委网信办、老干部局，市园林局、公安局，团市委，市妇联、科协",
                "市委网信办 市委老干部局 市园林局 市公安局 团市委 市妇联 市科协",
            ),
            ("省委宣传部、教育厅", "省委宣传部 省教育厅"),
            ("区科技局、湖滨开发建设办、区财政局", "区科技局 湖滨开发建设办 区财政局"),
            ("区市场监管局、区教育局", "区市场监管局 区教育局"),
            ("市园林局，甲城职业学院，市文联、社科联", "市园林局 甲城职业学院 市文联 市社科联"),
            ("市园林局、高新区管委会", "市园林局 高新区管委会"),
            ("财政部、工业和信息化部，各省级人民政府", "财政部 工业和信息化部 各省级人民政府"),
            ("国家粮食和储备局、中央和国家机关工委", "国家粮食和储备局 中央和国家机关工委"),
            ("财政部等有关部门和单位", "财政部 等有关部门和单位"),
            (
                "区科技局、区商务局等各产业、招商主管部门",
                "区科技局 区商务局 等各产业、招商主管部门",
            ),
            ("市园林局和各区政府", "市园林局 各区政府"),
            ("市园林局会同有关部门", "市园林局 会同有关部门"),
            ("各区、县级市，市园林局", "各区、县级市 市园林局"),
            ("各乡镇人民政府、街道办事处", "各乡镇人民政府、街道办事处"),
            ("各镇人民政府、各街道办事处", "各镇人民政府 各街道办事处"),
            ("甲区、乙区人民政府", "甲区人民政府 乙区人民政府"),
            ("市委党校（行政学院）、市教育局", "市委党校（行政学院） 市教育局"),
            ("市教育局 市科协", "市教育局 市科协"),
            ("市教育\n局、市科协", "市教育局 市科协"),
            ("市教育局\n市科协", "市教育局 市科协"),
            ("省高等学校、省教育厅", "省高等学校 省教育厅"),
            ("由市园林局", "市园林局"),
            ("市园林局、乡村振兴局", "市园林局 市乡村振兴局"),
            ("/", ""),
            ("—", ""),
            ("无", ""),
            ("", ""),
        ] {
            assert_eq!(names(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn what_was_written_is_kept() {
        let list = unit_list("市发改委、园林局等单位");
        assert_eq!(list[1].written.as_deref(), Some("园林局"));
        assert_eq!((list[0].written.as_deref(), list[0].collective), (None, false));
        assert!(list[2].collective);
    }
}
