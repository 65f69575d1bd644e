//! What a name is: of a unit, surely of a body, of units that are not listed, of nobody.

use super::level::level_of;

/// What begins a phrase for units that are not listed.
pub(super) const UNLISTED: [&str; 15] = [
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
const ENDS: &str = "局委办厅部院会社联组处心司团学校府关位门行署海街所站馆台队业区县市旗镇乡省州盟村室科班党协园网等政央厂矿校店";

/// Verbs with which a sentence begins, and no name.
const ACTS: [&str; 32] = [
    "鼓励", "支持", "引导", "推动", "加强", "建立", "强化", "完善", "开展", "发挥", "健全", "统筹",
    "加大", "提高", "实施", "推进", "搭建", "打造", "培育", "优化", "提升", "拓展", "构建", "组建",
    "用好", "壮大", "改善", "夯实", "畅通", "做强", "做大", "激发",
];

/// What says nobody.
pub(crate) fn is_nobody(text: &str) -> bool {
    text.chars().all(|c| "/／—－-–一无、\\ 　".contains(c))
}

/// Whether a text may be the name of a unit: it ends as such names do, and is neither long nor a sentence.
pub(crate) fn is_unit(name: &str) -> bool {
    // No character is longer than four bytes: what is longer than this is no name.
    if name.len() > 4 * 40 {
        return false;
    }
    let length = name.chars().count(); // characters, not cells
    let plain = name.trim_end_matches(['）', ')']);
    (2..=30).contains(&length)
        && (plain.ends_with(|c| ENDS.contains(c)) || is_unlisted(name) || has_known_end(plain))
        && !name.contains(['。', '：', ':', '“', '《'])
        && !name.starts_with(['的', '在', '对', '将', '把', '从', '以', '为', '按'])
        && !ACTS.iter().any(|act| name.starts_with(act))
        && !["干部", "全部", "内部"].iter().any(|end| plain.ends_with(end))
}

/// Whether a name ends as those of farms, workshops and schools do whose last character alone tells nothing.
fn has_known_end(name: &str) -> bool {
    [
        "林场",
        "农场",
        "牧场",
        "渔场",
        "机场",
        "养殖场",
        "车间",
        "中专",
        "职高",
        "务段",
        "供电段",
        "客运段",
    ]
    .iter()
    .any(|end| name.ends_with(end))
}

/// The last characters of names that nothing but a body has.
const ENDS_OF_BODIES: [&str; 46] = [
    "局",
    "委",
    "厅",
    "办",
    "部",
    "院",
    "署",
    "政府",
    "联",
    "办公室",
    "委员会",
    "管委会",
    "街道",
    "总会",
    "科协",
    "公司",
    "科",
    "处",
    "大学",
    "支队",
    "大队",
    "专班",
    "中心",
    "分行",
    "支行",
    "银行",
    "社",
    "台",
    "馆",
    "站",
    "队",
    "校",
    "厂",
    "学院",
    "小学",
    "中学",
    "集团",
    "医院",
    "供电所",
    "派出所",
    "司法所",
    "财政所",
    "研究所",
    "税务所",
    "事务所",
    "管理所",
];

/// Whether a text is surely the name of a body: of government, the party or an association.
pub(crate) fn is_body(name: &str) -> bool {
    name.chars().count() >= 3 // characters, not cells
        && is_unit(name)
        && (ENDS_OF_BODIES.iter().any(|end| name.ends_with(end))
            || is_unlisted(name)
            || level_of(name).is_some())
        && !WEAK_BEGINS.iter().any(|begin| name.starts_with(begin))
}

/// What a remark in brackets begins with, and no name of a unit.
const WEAK_BEGINS: [&str; 12] =
    ["含", "包括", "包含", "不含", "如", "例如", "即", "指", "详见", "见", "除", "其中"];

/// Whether a name stands for units that are not listed.
pub(crate) fn is_unlisted(name: &str) -> bool {
    UNLISTED.iter().any(|begin| name.starts_with(begin))
        || ["成员单位", "有关部门", "有关单位", "相关部门", "相关单位"]
            .iter()
            .any(|end| name.ends_with(end))
}
