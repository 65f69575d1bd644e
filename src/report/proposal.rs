//! What units.ron lacks: the units of the plans that belong to no system, as entries to be looked through and added.

use std::collections::BTreeMap;

use crate::import::level_of;
use crate::lang::Lang;
use crate::model::{Model, Unit, UnitId};
use crate::nearest::nearest;
use crate::text::clean::clean;
use crate::text::pinyin::spelt;

/// What names of bodies end with, and names of systems do not.
const ENDS: [&str; 14] = [
    "委员会",
    "办公室",
    "管理局",
    "服务中心",
    "中心",
    "局",
    "委",
    "厅",
    "办",
    "部",
    "处",
    "署",
    "站",
    "院",
];

/// The entries, and how many units they are for.
pub(crate) fn proposal(model: &Model, lang: Lang) -> (String, usize) {
    let mut forms: BTreeMap<String, Vec<UnitId>> = BTreeMap::new();
    let mut count = 0;
    let ids = (0..model.units.len()).map(UnitId::at);
    for id in ids.filter(|id| is_unknown(model, *id)) {
        count += 1;
        forms.entry(form(&model.unit(id).name)).or_default().push(id);
    }
    let known: Vec<&Unit> = model.units.iter().filter(|unit| unit.system.is_some()).collect();
    let mut ids: Vec<String> = model.systems.iter().map(|system| system.id.clone()).collect();
    let mut out = lang
        .pick(
            "// 方案里有、units.ron 里没有的单位。逐条看过，写错的改正方案，不要的删去；\n\
             // 是已有系统的，把 id 改成那个系统的 id。存为数据文件夹里的 units.ron，以后查找就认识这些单位。\n",
            "// Units of the plans that units.ron does not have. Look through them: correct slips in the plans, delete what\n\
             // is not wanted, and write the id of a system that exists for what belongs to it. Saved as units.ron in the\n\
             // folder of your data, they are known from then on.\n",
        )
        .to_owned();
    out.push_str("(\n    format: 1,\n    systems: [\n");
    for (form, units) in &forms {
        let names: Vec<String> = units.iter().take(4).map(|id| of_region(model, *id)).collect();
        let more = if units.len() > 4 { "…" } else { "" };
        let comment = format!("{}{more}", names.join("、"));
        out.push_str(&format_line("        // ", &comment));
        let first = units.first().map_or("", |id| model.unit(*id).name.as_str());
        if let Some(near) = near(first, &known, model) {
            let near = match lang {
                Lang::Zh => format!("是不是 {near}？"),
                Lang::En => format!("is {near} meant?"),
            };
            out.push_str(&format_line("        // ", &near));
        }
        let name = system_name(form);
        let id = id_of(&name, &mut ids);
        let entry = format!("(id: {id:?}, name: {name:?}, names: [[{form:?}]]),");
        out.push_str(&format_line("        ", &entry));
    }
    out.push_str("    ],\n)\n");
    (out, count)
}

fn format_line(before: &str, text: &str) -> String {
    format!("{before}{}\n", clean(text).replace('\n', " "))
}

/// Whether tasks name a unit that belongs to no system and stands for no others.
fn is_unknown(model: &Model, id: UnitId) -> bool {
    let unit = model.unit(id);
    let named = || model.tasks.iter().any(|task| task.assignments.iter().any(|of| of.unit == id));
    unit.system.is_none() && !unit.collective && named()
}

/// A unit with its region.
fn of_region(model: &Model, id: UnitId) -> String {
    let unit = model.unit(id);
    format!("{} {}", unit.region, unit.name)
}

/// A name with a mark in the place of its level: 市粮食局 is `{}粮食局`.
fn form(name: &str) -> String {
    // Towns are no level of units.ron: their bodies are entries of their own.
    let level = level_of(name).filter(|level| !["镇", "乡"].contains(level));
    match level.and_then(|level| name.strip_prefix(level)) {
        // 市委 is the level of a body of the party, and the whole name of nothing.
        Some(rest) if rest.chars().count() > 1 => format!("{{}}{rest}"),
        _ => name.to_owned(),
    }
}

/// What a system of bodies of this form is called: 粮食.
fn system_name(form: &str) -> String {
    let bare = form.trim_start_matches("{}");
    let end = ENDS.iter().find_map(|end| bare.strip_suffix(end));
    end.filter(|name| name.chars().count() > 1).unwrap_or(bare).to_owned()
}

/// An id that no system has yet.
fn id_of(name: &str, ids: &mut Vec<String>) -> String {
    let letters = spelt(name).to_lowercase();
    let letters: String = letters.chars().filter(char::is_ascii_alphanumeric).take(40).collect();
    let base = if letters.is_empty() { "system".to_owned() } else { letters };
    let mut id = base.clone();
    let mut more = 2;
    while ids.contains(&id) {
        id = format!("{base}_{more}");
        more += 1;
    }
    ids.push(id.clone());
    id
}

/// The unit of a system whose name is nearest, with the id of its system.
fn near(name: &str, known: &[&Unit], model: &Model) -> Option<String> {
    let names = known.iter().map(|unit| unit.name.as_str());
    let near = *nearest(name, names, 1).first()?;
    let unit = known.iter().find(|unit| unit.name == near)?;
    let system = model.systems.get(unit.system?.index())?;
    Some(format!("{near}（{}）", system.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_forms() {
        for (name, expected, system) in [
            ("市粮食和储备局", "{}粮食和储备局", "粮食和储备"),
            ("市场监管所", "市场监管所", "市场监管所"),
            ("市委社工办", "{}社工办", "社工"),
            ("示范集团公司", "示范集团公司", "示范集团公司"),
            ("县局", "县局", "县局"),
            ("镇灯塔站", "镇灯塔站", "镇灯塔"),
        ] {
            assert_eq!(form(name), expected);
            assert_eq!(system_name(&form(name)), system);
        }
        let mut ids = vec!["liangshi".to_owned()];
        assert_eq!(id_of("粮食", &mut ids), "liangshi_2");
    }
}
