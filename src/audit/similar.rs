//! Names of one region that are nearly the same, which are probably two names of one unit.

use std::collections::{BTreeMap, HashMap};

use crate::model::{Model, SystemId, Unit, UnitId};
use crate::text::fold::fold;

/// Characters that tell units apart rather than being mistaken for each other: levels, numbers, directions.
const TELLING: [&str; 3] = [LEVELS, NUMBERS, "东西南北中上下"];
const LEVELS: &str = "省市盟州区县旗镇乡";
const NUMBERS: &str = "一二三四五六七八九十0123456789";

/// A shorter name abbreviates too much: 市科协 is no 市老科协.
const SHORTEST: usize = 4;

/// Two words that nobody knows are two names sooner than a slip of the pen, unless they are long.
const SHORTEST_UNKNOWN: usize = 6;

/// The pairs of units with similar names; the one that is named later comes second, and the pairs are in its order.
pub(super) fn pairs(model: &Model) -> Vec<(UnitId, UnitId)> {
    let mut regions: BTreeMap<&str, Vec<UnitId>> = BTreeMap::new();
    for (at, unit) in model.units.iter().enumerate() {
        regions.entry(&unit.region).or_default().push(UnitId::at(at));
    }
    let mut out = Vec::new();
    for units in regions.values() {
        aliases(model, units, &mut out);
        lookalikes(model, units, &mut out);
    }
    let ordered = |(a, b): (UnitId, UnitId)| (a.min(b), a.max(b));
    out = out.into_iter().map(ordered).collect();
    out.sort_unstable_by_key(|(first, later)| (*later, *first));
    out.dedup();
    out
}

/// Units that have the name of another as an alias: the model counts one body twice.
fn aliases(model: &Model, units: &[UnitId], out: &mut Vec<(UnitId, UnitId)>) {
    let by_name: HashMap<String, UnitId> =
        units.iter().map(|id| (fold(&model.unit(*id).name), *id)).collect();
    for id in units {
        let unit = model.unit(*id);
        let known = unit.aliases.iter().chain(&unit.whole).filter_map(|n| by_name.get(&fold(n)));
        out.extend(known.filter(|other| *other != id).map(|other| (*id, *other)));
    }
}

/// A unit's name as folded characters.
struct Name {
    id: UnitId,
    chars: Vec<char>,
    system: Option<SystemId>,
}

impl Name {
    fn of(id: UnitId, unit: &Unit) -> Self {
        Self { id, chars: fold(unit.name.trim()).chars().collect(), system: unit.system }
    }
}

/// Names that begin and end alike and are similar in between.
fn lookalikes(model: &Model, units: &[UnitId], out: &mut Vec<(UnitId, UnitId)>) {
    let mut ends: HashMap<(char, char), Vec<Name>> = HashMap::new();
    for id in units {
        let name = Name::of(*id, model.unit(*id));
        if let (Some(first), Some(last)) = (name.chars.first(), name.chars.last())
            && name.chars.len() >= SHORTEST
        {
            ends.entry((*first, *last)).or_default().push(name);
        }
    }
    for names in ends.values() {
        for (at, a) in names.iter().enumerate() {
            let similar = names.iter().skip(at + 1).filter(|b| are_similar(a, b));
            out.extend(similar.map(|b| (a.id, b.id)));
        }
    }
}

fn are_similar(a: &Name, b: &Name) -> bool {
    // Systems that units.ron tells apart are no slips of the pen: 市财政局, 市民政局.
    if let (Some(a), Some(b)) = (a.system, b.system)
        && a != b
    {
        return false;
    }
    let (short, long) = if a.chars.len() <= b.chars.len() { (a, b) } else { (b, a) };
    if short.chars.len() < long.chars.len() {
        return abbreviates(&short.chars, &long.chars);
    }
    let unknown = a.system.is_none() && b.system.is_none();
    same_in_another_order(&a.chars, &b.chars)
        || (!unknown || a.chars.len() >= SHORTEST_UNKNOWN) && one_differs(&a.chars, &b.chars)
}

/// Whether the long name has every character of the short one, in order, and says no other level or number:
/// 第2中学 is not short for 第12中学.
fn abbreviates(short: &[char], long: &[char]) -> bool {
    let telling = |name: &[char]| {
        name.iter().filter(|c| LEVELS.contains(**c) || NUMBERS.contains(**c)).count()
    };
    let mut rest = long.iter();
    short.iter().all(|c| rest.any(|other| other == c)) && telling(short) == telling(long)
}

/// Whether two names have the same characters, those that tell units apart in the same order: 市文化旅游局, 市旅游文化局.
fn same_in_another_order(a: &[char], b: &[char]) -> bool {
    let sorted = |name: &[char]| {
        let mut chars = name.to_vec();
        chars.sort_unstable();
        chars
    };
    let telling = |name: &[char]| {
        let tells = |c: &&char| TELLING.iter().any(|class| class.contains(**c));
        name.iter().filter(tells).copied().collect::<Vec<char>>()
    };
    a != b && sorted(a) == sorted(b) && telling(a) == telling(b)
}

/// Whether names of one length differ in one character that does not tell units apart.
fn one_differs(a: &[char], b: &[char]) -> bool {
    let mut differing = a.iter().zip(b).filter(|(x, y)| x != y);
    let (Some((x, y)), None) = (differing.next(), differing.next()) else {
        return false;
    };
    !TELLING.iter().any(|class| class.contains(*x) && class.contains(*y))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn similar(a: (&str, u32), b: (&str, u32)) -> bool {
        let name = |(text, system): (&str, u32)| Name {
            id: UnitId(0),
            chars: text.chars().collect(),
            system: (system > 0).then_some(SystemId(system)),
        };
        are_similar(&name(a), &name(b))
    }

    /// The number is a system; 0 for none.
    #[test]
    fn tells_slips_from_names() {
        for (a, b) in [
            (("市科枝局", 0), ("市科技局", 1)),
            (("市教育局", 1), ("市教育体育局", 0)),
            (("区科技经信局", 1), ("区科技经济和信息化局", 1)),
            (("市文旅广电局", 1), ("市文旅局", 1)),
            (("某某技术研究院", 0), ("某某技木研究院", 0)),
            (("市文化旅游中心", 0), ("市旅游文化中心", 0)),
        ] {
            assert!(similar(a, b), "{a:?} {b:?}");
            assert!(similar(b, a), "{b:?} {a:?}");
        }
        for (a, b) in [
            (("市财政局", 1), ("市民政局", 2)),
            (("共青团市委", 1), ("共青团区委", 1)),
            (("第一中学校", 0), ("第二中学校", 0)),
            (("第2中学", 0), ("第12中学", 0)),
            (("市教育局", 1), ("市中区教育局", 0)),
            (("城东区人民政府", 0), ("城西区人民政府", 0)),
            (("市城投集团", 0), ("市水投集团", 0)),
            (("区直有关单位", 3), ("区直有关部门", 3)),
        ] {
            assert!(!similar(a, b), "{a:?} {b:?}");
        }
    }
}
