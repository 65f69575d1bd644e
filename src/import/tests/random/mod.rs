//! Documents put together at random from ways of cutting tasks, of attaching units and of writing lists, which know what must
//! become of them.

mod headed;
mod rows;

use self::headed::headed;
use self::rows::{rows, table};
use super::Numbers;
use crate::import::{Imported, Options, import};
use crate::model::{Amount, Role};

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

const TITLES: [&str; 16] = [
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
struct Wanted {
    title: String,
    text: Vec<String>,
    /// Role, names in order.
    units: Vec<(Role, Vec<String>)>,
    due: Option<(String, String)>,
    target: Option<(f64, &'static str)>,
    /// A list as it is written, for each role.
    written: Vec<(Role, String)>,
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

fn wanted(numbers: &mut Numbers, title: &str) -> Wanted {
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

/// What is wrong with an import.
fn mistakes(given: &Imported, wanted: &[Wanted]) -> Vec<String> {
    let tasks: Vec<_> = given.draft.tasks().collect();
    let mut out = Vec::new();
    if tasks.len() != wanted.len() {
        return vec![format!("{} tasks instead of {}", tasks.len(), wanted.len())];
    }
    for (task, wanted) in tasks.iter().zip(wanted) {
        if task.title != wanted.title {
            out.push(format!("{} instead of {}", task.title, wanted.title));
        }
        for role in Role::ALL {
            let names: Vec<&str> = task
                .units
                .iter()
                .filter(|(of, _)| *of == role)
                .map(|(_, n)| n.name.as_str())
                .collect();
            let known: Vec<&str> = wanted
                .units
                .iter()
                .filter(|(of, _)| *of == role)
                .flat_map(|(_, names)| names.iter().map(String::as_str))
                .collect();
            if names != known {
                out.push(format!("{} {role:?}: {names:?} instead of {known:?}", wanted.title));
            }
        }
        let due = task.due.as_ref().and_then(|due| due.to).map(|date| date.to_string());
        let known = wanted.due.as_ref().map(|(_, date)| date.clone());
        if due != known {
            out.push(format!("{}: due {due:?} instead of {known:?}", wanted.title));
        }
        if !task.measures.is_empty() {
            let found = task.targets.iter().map(|of| (of.amount, of.unit.as_str()));
            let known = wanted.target.map(|(amount, unit)| (Amount::AtLeast(amount), unit));
            if found.collect::<Vec<_>>() != known.into_iter().collect::<Vec<_>>() {
                out.push(format!("{}: {:?}", wanted.title, task.targets));
            }
        }
    }
    out
}

#[test]
fn documents_made_at_random_are_read_right() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut wrong = 0;
    for _ in 0..1000 {
        let first = numbers.next(8);
        let count = numbers.next(6) + 3;
        let tasks = TITLES[first..].iter().take(count).map(|title| wanted(&mut numbers, title));
        let tasks: Vec<Wanted> = tasks.collect();
        let (name, bytes, wanted) = if numbers.once_in(2) {
            let (text, wanted) = headed(&mut numbers, tasks);
            ("a.txt", text.into_bytes(), wanted)
        } else {
            let (rows, wanted) = rows(&mut numbers, tasks);
            let (name, bytes) = table(&mut numbers, &rows);
            (name, bytes, wanted)
        };
        let given = import(name, &bytes, &Options::default());
        let mistakes = match &given {
            Ok(given) => mistakes(given, &wanted),
            Err(why) => vec![format!("{why:?}")],
        };
        if !mistakes.is_empty() {
            wrong += 1;
            if wrong <= 5 {
                println!("{name}\n{}\n{}\n", String::from_utf8_lossy(&bytes), mistakes.join("\n"));
            }
        }
    }
    assert_eq!(wrong, 0, "of 1000 documents");
}
