//! Documents with headings.

use std::fmt::Write as _;

use super::wanted::Wanted;
use crate::import::tests::Numbers;
use crate::model::Role;

/// How units are attached under headings.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Attached {
    Verbs,
    Labels,
    Lines,
    Dated,
    Bare,
    /// 责任单位：… at the end of the paragraph, without a bracket.
    Sentence,
}

/// The bracket or the lines for a task.
fn attached(numbers: &mut Numbers, of: &Wanted, how: Attached) -> (String, Vec<String>) {
    let (open, close) = numbers.one_of(&[
        ("（", "）"),
        ("(", ")"),
        ("〔", "〕"),
        ("【", "】"),
        ("（", ")"),
        ("[", "]"),
    ]);
    let several = of.written.len() > 1;
    let verb = |role: Role| match role {
        Role::Lead => "牵头",
        Role::Responsible => "配合",
        Role::InCharge if several => "落实",
        Role::InCharge => "负责",
        Role::Guidance => "指导",
    };
    let label = |role: Role| match role {
        Role::Lead => "牵头单位",
        Role::Responsible => "配合单位",
        Role::InCharge => "责任单位",
        Role::Guidance => "指导单位",
    };
    let verbs = |mark: &str| {
        let all = of.written.iter().map(|(role, list)| format!("{list}{}", verb(*role)));
        all.collect::<Vec<_>>().join(mark)
    };
    let colon = numbers.one_of(&["：", ":"]);
    // People and offices beside the units are none.
    let beside = [None, None, Some("责任领导"), Some("责任科室"), Some("联系人")];
    let beside = numbers.one_of(&beside).map(|word| format!("{word}{colon}丁某"));
    let labels = || {
        let of_units =
            of.written.iter().map(|(role, list)| format!("{}{colon}{list}", label(*role)));
        of_units.chain(beside.clone()).collect::<Vec<_>>()
    };
    let due = of.due.as_ref().map(|(text, _)| text.clone());
    match how {
        Attached::Verbs => (format!("{open}{}{close}", verbs("，")), Vec::new()),
        Attached::Dated => {
            let dated = due.map(|due| format!("；{due}完成")).unwrap_or_default();
            (format!("{open}{}{dated}{close}", verbs("，")), Vec::new())
        }
        Attached::Labels => (format!("{open}{}{close}", labels().join("；")), Vec::new()),
        Attached::Lines => {
            let mut lines = labels();
            lines.extend(due.map(|due| format!("完成时限{colon}{due}")));
            (String::new(), lines)
        }
        Attached::Sentence => (format!("{}。", labels().join("；")), Vec::new()),
        Attached::Bare => (format!("{open}{}{close}", of.written[0].1), Vec::new()),
    }
}

/// How a document is laid out.
struct Layout {
    how: Attached,
    /// How items are numbered.
    inner: &'static str,
    /// Whether titles stand on lines of their own.
    own_line: bool,
    /// Whether the numbers begin anew in each section.
    restart: bool,
    first_leads: bool,
}

/// A document with headings, and the tasks as they must be.
pub(super) fn headed(numbers: &mut Numbers, mut tasks: Vec<Wanted>) -> (String, Vec<Wanted>) {
    let how = numbers.one_of(&[
        Attached::Verbs,
        Attached::Labels,
        Attached::Lines,
        Attached::Dated,
        Attached::Bare,
        Attached::Sentence,
    ]);
    let inner = numbers.one_of(&["（N）", "1.", "1．", "(1)", "一、", "第N条", "任务N"]);
    let layout = Layout {
        how,
        inner,
        own_line: numbers.once_in(2) && inner != "一、",
        restart: numbers.once_in(2),
        first_leads: numbers.once_in(3) && !matches!(how, Attached::Lines | Attached::Sentence),
    };
    let mut text =
        String::from("甲州市2026年便民工作方案\n甲政办发〔2026〕8号\n为方便群众，制定本方案。\n");
    let mut count = 0;
    for (at, task) in tasks.iter_mut().enumerate() {
        as_attached(task, how);
        if inner != "一、" && at % 3 == 0 {
            let title = ["民生服务", "环境整治", "安全保障"][at / 3];
            let _ = writeln!(text, "{}、{title}", han(at / 3 + 1));
            count = if layout.restart { 0 } else { count };
        }
        count += 1;
        item(numbers, task, &layout, (at == 0, count), &mut text);
        if layout.first_leads && task.units.len() == 1 && task.units[0].0 == Role::InCharge {
            let (_, names) = task.units.remove(0);
            task.units.push((Role::Lead, names[..1].to_vec()));
            if names.len() > 1 {
                task.units.push((Role::Responsible, names[1..].to_vec()));
            }
        }
    }
    (text, tasks)
}

/// Leaves of a task what can be said in a way of attaching.
fn as_attached(task: &mut Wanted, how: Attached) {
    if how == Attached::Bare {
        // A list without words says one thing.
        task.units.truncate(1);
        task.written.truncate(1);
        if let Some((role, _)) = task.units.first_mut() {
            *role = Role::InCharge;
        }
    }
    if !matches!(how, Attached::Lines | Attached::Dated) {
        task.due = None;
    }
}

/// Writes an item; the first may state the rule.
fn item(
    numbers: &mut Numbers,
    task: &Wanted,
    layout: &Layout,
    (is_first, count): (bool, usize),
    text: &mut String,
) {
    let number = match layout.inner {
        "（N）" => format!("（{}）", han(count)),
        "1." => format!("{count}."),
        "1．" => format!("{count}．"),
        "(1)" => format!("({count})"),
        "第N条" => format!("第{}条　", han(count)),
        "任务N" => format!("任务{}：", han(count)),
        _ => format!("{}、", han(count)),
    };
    let (mut bracket, lines) = attached(numbers, task, layout.how);
    if layout.first_leads && is_first {
        let end = bracket.pop().unwrap();
        let rules = ["。列第一位者为牵头单位，下同", "。排在第一位的部门为牵头部门，下同"];
        bracket.push_str(numbers.one_of(&rules));
        bracket.push(end);
    }
    let apart = if layout.own_line { "\n" } else { "。" };
    let _ = writeln!(text, "{number}{}{apart}{}。{bracket}", task.title, task.text.join("。"));
    for line in lines {
        let _ = writeln!(text, "{line}");
    }
}

fn han(n: usize) -> String {
    let digit = |n: usize| ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"][n];
    match n {
        0..=9 => digit(n).to_owned(),
        10..=19 => format!("十{}", digit(n - 10)),
        _ => format!("{}十{}", digit(n / 10), digit(n % 10)),
    }
}
