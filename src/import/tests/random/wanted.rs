//! Tasks put together at random and what they must become.

use crate::import::tests::Numbers;
use crate::model::Role;

/// What bodies of a city are called, without the word for the level.
const BODIES: [&str; 12] = [
    "教育局",
    "财政局",
    "文旅局",
    "民政局",
    "公安局",
    "卫健委",
    "发改委",
    "市场监管局",
    "总工会",
    "妇联",
    "农业农村局",
    "粮食和储备局",
];

/// What tasks are called; no title is within another one.
pub(super) const TITLES: [&str; 16] = [
    "建设社区书屋",
    "改造农贸市场",
    "清理河道垃圾",
    "办好老年食堂",
    "补植行道树木",
    "整治背街小巷",
    "培育文明商户",
    "完善便民设施",
    "开展消防演练",
    "修缮乡镇道路",
    "推广节水器具",
    "设置公共座椅",
    "组织假期托管",
    "开放学校操场",
    "优化公交线路",
    "建立志愿队伍",
];

const SENTENCES: [&str; 6] = [
    "坚持因地制宜，不搞一刀切",
    "广泛听取群众意见",
    "从最急需的地方做起",
    "加强日常维护，做到常用常新",
    "做好宣传引导",
    "建立台账，定期通报",
];

/// A task and what it must become.
#[derive(Clone, Debug, Default)]
pub(super) struct Wanted {
    pub(super) title: String,
    pub(super) text: Vec<String>,
    /// Role, names in order.
    pub(super) units: Vec<(Role, Vec<String>)>,
    pub(super) due: Option<(String, String)>,
    pub(super) target: Option<(f64, &'static str)>,
    /// A list as it is written, for each role.
    pub(super) written: Vec<(Role, String)>,
}

/// A list of units: as it is written and what it names. Outside a bracket a comma is no end.
fn list(
    numbers: &mut Numbers,
    taken: &mut Vec<&'static str>,
    most: usize,
) -> (String, Vec<String>) {
    let mut own: Vec<&str> = Vec::new();
    for _ in 0..=numbers.next(most) {
        let body = numbers.one_of(&BODIES);
        if !taken.contains(&body) {
            taken.push(body);
            own.push(body);
        }
    }
    let mut names: Vec<String> = own.iter().map(|body| format!("市{body}")).collect();
    let elided = numbers.once_in(2);
    let mut text = String::new();
    for (at, body) in own.iter().enumerate() {
        text.push_str(if at == 0 { "" } else { "、" });
        text.push_str(if at == 0 || !elided { "市" } else { "" });
        text.push_str(body);
    }
    if own.is_empty() {
        return ("各镇人民政府".to_owned(), vec!["各镇人民政府".to_owned()]);
    }
    match numbers.next(7) {
        0 => {
            text.push_str("等有关部门");
            names.push("等有关部门".to_owned());
        }
        1 => {
            text.push_str("，各区政府");
            names.push("各区政府".to_owned());
        }
        2 => {
            text.push_str("和各县（区）政府");
            names.push("各县（区）政府".to_owned());
        }
        _ => {}
    }
    (text, names)
}

/// A task of this title.
pub(super) fn wanted(numbers: &mut Numbers, title: &str) -> Wanted {
    let mut out = Wanted { title: title.to_owned(), ..Wanted::default() };
    out.text.push(numbers.one_of(&SENTENCES).to_owned());
    if numbers.once_in(3) {
        let (amount, unit) = (numbers.next(90) + 10, numbers.one_of(&["处", "人次", "个"]));
        out.text.push(format!("全市共安排{amount}{unit}以上"));
        out.target = Some((f64::from(u32::try_from(amount).unwrap()), unit));
    }
    if numbers.once_in(3) {
        let month = numbers.next(12) + 1;
        out.due = Some((format!("2026年{month}月底前"), format!("2026-{month:02}")));
    }
    let mut taken = Vec::new();
    let roles: &[Role] = match numbers.next(4) {
        0 => &[Role::Lead, Role::Responsible],
        1 => &[Role::Lead],
        2 => &[Role::Guidance, Role::InCharge],
        _ => &[Role::InCharge],
    };
    for role in roles {
        let (text, names) = list(numbers, &mut taken, if *role == Role::Lead { 1 } else { 3 });
        // A unit is named once.
        let known = out.units.iter().any(|(_, known)| known.iter().any(|n| names.contains(n)));
        if !known {
            out.written.push((*role, text));
            out.units.push((*role, names));
        }
    }
    out
}
