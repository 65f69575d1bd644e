//! Lists of units as documents write them: 市发改委、科技局，各区政府等有关单位. One parser for every layout.
//!
//! - `、` parts names, `，` and `；` part groups of names, blanks and line breaks part names that are whole. 和 parts only before
//!   各…; a line break inside a name does not.
//! - A level that is said once holds for the names after it in its group: 市发改委、科技局 is 市科技局 too; after 市委宣传部 it is
//!   市 for what is no body of the party. A kind that is said once holds for the places before it: 甲区、乙区人民政府.
//! - What begins with 等, 各, 有关 … stands for units that are not listed; a 、 inside such a phrase does not part it (各区、县级市).
//! - Brackets in a name are part of it; 一, 无, / and nothing are nobody.

mod kind;
mod level;

use std::collections::HashSet;

use self::kind::UNLISTED;
pub(crate) use self::kind::{is_body, is_nobody, is_unit, is_unlisted};
use self::level::with_level;
pub(crate) use self::level::{is_of_its_own, level_of};
use crate::text::fold::narrow;

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

/// The units of a list, each once, in order.
pub(crate) fn unit_list(text: &str) -> Vec<Named> {
    let mut out: Vec<Named> = Vec::new();
    let mut known = HashSet::new();
    for group in groups(text.trim()) {
        for named in of_group(&group) {
            if known.insert(named.name.clone()) {
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
                Some(before) if !ends_whole(before) || is_end_of_name(piece) => {
                    before.push_str(piece);
                }
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

/// More characters than any name has.
const LONGEST: usize = 60;

/// Names of two characters.
const SHORT_NAMES: [&str; 10] =
    ["科协", "妇联", "团委", "残联", "文联", "侨联", "编办", "台办", "外办", "社联"];

/// Whether a piece is only the end of a name that a line break tore: 事处、…, 局.
fn is_end_of_name(piece: &str) -> bool {
    let first = piece.split('、').next().unwrap_or(piece);
    let short = (1..=2).contains(&first.chars().count()); // characters, not cells
    let torn = ["民政府", "政府", "办事处", "道办事处", "委员会", "员会", "理局"];
    if torn.contains(&first) {
        return true;
    }
    short && !SHORT_NAMES.contains(&first) && !is_nobody(first) && !first.starts_with(['各', '等'])
}

/// Whether a name has its end, so that a line may break after it.
fn ends_whole(text: &str) -> bool {
    // Only the last name counts, and no name is longer than this.
    let start = text.char_indices().rev().nth(LONGEST).map_or(0, |(at, _)| at);
    let last = text.get(start..).unwrap_or(text);
    let last = last.rsplit('、').next().unwrap_or(last);
    let settlement = ["街道", "镇", "乡"].iter().any(|end| last.ends_with(end));
    last.is_empty() || last.chars().count() >= 3 && (is_unit(last) || settlement)
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
    let each = pieces.iter().skip_while(|name| !leveled(name)).skip(1).any(leveled);
    let mut level: Option<String> = None;
    let mut out = Vec::new();
    for (name, written) in pieces.into_iter().zip(written) {
        // 区１２街道 and 区12街道 are one.
        let (bare, is_rule) = without_remark(&name);
        let written = if is_rule { bare.to_owned() } else { written };
        let name: String =
            bare.chars().map(|c| if c.is_alphanumeric() { narrow(c) } else { c }).collect();
        let whole = with_level(&name, level.as_deref());
        level = level_of(&whole).map(str::to_owned).or(level).filter(|_| !each);
        let collective = is_unlisted(&whole);
        out.push(Named { written: (whole != written).then_some(written), name: whole, collective });
    }
    out
}

/// A name without the remark in brackets behind it, and whether that is about who leads: 市税务局（列第一位者为牵头单位，下同）,
/// 各区政府（含开发区管委会，下同）, 市发展改革委（以下简称市发改委）.
fn without_remark(name: &str) -> (&str, bool) {
    let closed = name.ends_with(['）', ')']);
    let Some((bare, remark)) = name.split_once(['（', '(']).filter(|_| closed) else {
        return (name, false);
    };
    let is_rule = remark.contains("牵头") && remark.contains(['第', '首', '无', '未']);
    let is_remark = is_rule || ["下同", "以下简称", "以下统称"].iter().any(|w| remark.contains(w));
    if is_remark && !bare.is_empty() { (bare, is_rule) } else { (name, false) }
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
        "办事处",
        "街",
    ];
    let general = generic.contains(&piece)
        || generic.iter().any(|g| {
            piece
                .strip_prefix(g)
                .is_some_and(|rest| ["政府", "人民政府", "办事处", "管委会"].contains(&rest))
        });
    // 各省、自治区、直辖市人民政府: only the last says what they are.
    let place = ["省", "市", "县", "区", "旗", "乡", "镇", "州", "盟", "自治区", "直辖市", "街道"];
    let open = before.starts_with('各') && place.iter().any(|kind| before.ends_with(kind));
    let kind = ["自治区", "自治州", "直辖市", "县级市", "县（市、区）", "县(市、区)"]
        .iter()
        .any(|kind| piece.starts_with(kind))
        || place.iter().any(|kind| {
            let rest = piece.strip_prefix(kind);
            rest.is_some_and(|rest| ["政府", "人民政府", "办事处"].contains(&rest))
        });
    (before.starts_with("等各") || before.starts_with("等有关")) && !own
        || before.starts_with('各') && general && (!own || generic.contains(&piece))
        || open && kind
}

/// Parts a piece before what is not listed: 市科技局和各区政府, 市科技局等有关单位, 市科技局会同有关部门.
fn parted_by_and(piece: &str) -> Vec<String> {
    // A sentence is no name, whatever stands in it.
    if piece.len() > LONGEST * 4 {
        return vec![piece.to_owned()];
    }
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
        let mut out = parted_by_and(before);
        out.extend(parted_by_and(&kept));
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
            ("市园林局，各区、县级市政府", "市园林局 各区、县级市政府"),
            ("各区、镇、办事处", "各区、镇、办事处"),
            ("市税务局（列第一位者为牵头单位，下同）", "市税务局"),
            ("各区政府（含开发区管委会，下同）、市园林局", "各区政府 市园林局"),
            ("五星街道 南大街街道 荷花池街道", "五星街道 南大街街道 荷花池街道"),
            ("各省、自治区、直辖市人民政府", "各省、自治区、直辖市人民政府"),
            ("各市、县人民政府", "各市、县人民政府"),
            ("各设区市、县（市、区）政府", "各设区市、县（市、区）政府"),
            ("县应急局、县消防大队等部门和各乡镇", "县应急局 县消防大队 等部门 各乡镇"),
            ("各乡镇人民政府、街道办事处", "各乡镇人民政府、街道办事处"),
            ("各镇人民政府、各街道办事处", "各镇人民政府 各街道办事处"),
            ("甲区、乙区人民政府", "甲区人民政府 乙区人民政府"),
            ("市委党校（行政学院）、市教育局", "市委党校（行政学院） 市教育局"),
            ("市教育局 市科协", "市教育局 市科协"),
            ("市教育\n局、市科协", "市教育局 市科协"),
            ("市教育局、各县（区）人\n民政府", "市教育局 各县（区）人民政府"),
            ("市教育局、城市管理局", "市教育局 市城市管理局"),
            ("国有云山林场、市公安局、文旅局", "国有云山林场 市公安局 市文旅局"),
            ("市教育局\n市科协", "市教育局 市科协"),
            ("市教育局\n科协", "市教育局 科协"),
            ("市城管局、各街道办\n事处", "市城管局 各街道办事处"),
            ("省高等学校、省教育厅", "省高等学校 省教育厅"),
            ("由市园林局", "市园林局"),
            ("市园林局、乡村振兴局", "市园林局 市乡村振兴局"),
            ("区城管局、柳荫街道办事处", "区城管局 柳荫街道办事处"),
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
