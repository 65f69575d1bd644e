//! For which region a plan is, or whose own plan it is.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex_lite::Regex;

use super::regex;
use crate::import::lines::Passage;

/// The region: a place in the title or the issuer's name, or the one that the text names most often.
pub(super) fn region(title: &str, issuer: Option<&str>, texts: &[&Passage]) -> Option<String> {
    let first = [Some(title), issuer].into_iter().flatten();
    if first.clone().any(|text| {
        text.starts_with("国务院") || text.starts_with("中共中央") || text.starts_with("全国")
    }) {
        return Some("全国".to_owned());
    }
    if let Some(own) = institution(title) {
        return Some(own.to_owned());
    }
    if first.clone().next().is_some_and(is_central) {
        return Some("全国".to_owned());
    }
    let alone = |text| town(text).filter(|name| !name.contains(['市', '县', '区', '旗']));
    let of = |text| alone(text).or_else(|| place(text)).or_else(|| town(text));
    if let Some(place) = first.clone().find_map(of) {
        // 广州市天河区…: the district's own.
        let inner = first.clone().find_map(|text| inner_place(text.split_once(&place)?.1));
        return Some(inner.unwrap_or(place));
    }
    if first.clone().any(is_central) {
        return Some("全国".to_owned());
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

/// The place with which a text begins right behind a larger one: 天河区 of 天河区发展和改革局.
fn inner_place(text: &str) -> Option<String> {
    static INNER: LazyLock<Regex> =
        LazyLock::new(|| regex(r"^([\u{4e00}-\u{9fff}]{1,4}?(?:区|县|旗|市))"));
    let found = INNER.find(text)?;
    let general = ["各", "老", "新", "小", "城", "市", "全", "中心", "重点", "两", "三", "所有"];
    let name = found.as_str();
    let own = name.starts_with("市") && name.chars().count() == 3 && !name.starts_with("市区"); // 市北区
    let place = named_place(text, name, found.end())?;
    (place == name && (own || !general.iter().any(|word| name.starts_with(word)))).then_some(place)
}

/// The institution with whose name the title of its own plan begins: 甲州大学2026年…, 甲市第一医院关于….
pub(in crate::import) fn institution(title: &str) -> Option<&str> {
    let own = title.split(['2', '关', '“']).next()?;
    let kinds = ["医院", "大学", "学院", "学校", "中学", "小学", "公司", "集团"];
    kinds.iter().any(|kind| own.ends_with(kind)).then_some(own)
}

/// Bodies of the nation whose names end like those of any region.
const OF_NATION: [&str; 9] = [
    "海关总署",
    "国家移民",
    "中国民航",
    "国家铁路",
    "税务总局",
    "市场监管总局",
    "中国人民银行",
    "最高人民",
    "国家发展改革委",
];

/// Whether a title begins with a ministry or another body of the whole nation.
fn is_central(text: &str) -> bool {
    let issuer = text.split("关于").next().unwrap_or(text);
    let issuer = issuer.trim_end_matches("办公厅").trim_end_matches("办公室");
    let short = (3..=16).contains(&issuer.chars().count()); // characters, not cells
    let local = issuer.contains(['省', '市', '县', '区', '镇', '乡', '州']);
    let of_nation = OF_NATION.iter().any(|name| issuer.starts_with(name));
    of_nation && !local && issuer.len() < text.len()
        || short
            && issuer.len() < text.len()
            && ["部", "总局", "总署", "中央", "国家林草局", "国家能源局"]
                .iter()
                .any(|end| issuer.ends_with(end))
            && !issuer.contains(['省', '市', '县', '区', '镇', '乡', '州'])
        || text.starts_with("国家")
}

/// A town with whose name a title begins: 甲镇2026年…, 乙街道办事处….
fn town(text: &str) -> Option<String> {
    static TOWN: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^([\u{4e00}-\u{9fff}]{1,5}?(?:镇|乡|街道|苏木))(?:人民政府|办事处|党委|党工委|20|关于)",
        )
    });
    Some(TOWN.captures(text)?.get(1)?.as_str().to_owned())
}

/// Words before the name of a place.
const BEFORE_PLACE: [&str; 20] = [
    "中共", "关于", "印发", "推进", "促进", "加强", "实施", "做好", "启动", "建设", "全面", "支持",
    "推动", "提升", "落实", "开展", "深化", "按照", "根据", "《",
];

/// Words that end like the name of a place and are none.
const NO_PLACES: [&str; 53] = [
    "集市",
    "超市",
    "都市",
    "夜市",
    "早市",
    "菜市",
    "门市",
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
    "小区",
    "灾区",
    "库区",
    "矿区",
    "林区",
    "山区",
    "郊区",
    "学区",
    "街区",
    "港区",
    "保税区",
    "候检区",
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
    // 甲州市政府 and 甲州市委 name it, 市政 is another word.
    let rest = text.get(end..).unwrap_or_default();
    let body = ["政府", "政协", "委办", "委组织", "委宣传", "委市政府", "委员会办公室"]
        .iter()
        .any(|word| rest.starts_with(word));
    let other = next.is_some_and(|c| "场民级内外里中政委属直长".contains(c));
    if level.is_none() && other && !body {
        return None;
    }
    let last = |name: &'t str, word: &&str| name.rsplit_once(*word).map_or(name, |(_, rest)| rest);
    let name: String = BEFORE_PLACE.iter().fold(found, last).chars().chain(level).collect();
    let length = name.chars().count(); // characters, not cells
    let sentence = length > 4
        && name.contains(|c| "本该我对为在的与等于向到从经各入其及每个是有不".contains(c));
    let good = (2..=7).contains(&length) && !sentence && !name.starts_with(['年', '月', '日']);
    (good && !NO_PLACES.iter().any(|word| name.ends_with(word))).then_some(name)
}
