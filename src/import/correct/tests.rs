//! Corrections are applied, kept and found again.

use super::*;
use crate::import::{Imported, import, plan_file};
use crate::lang::Lang;
use crate::model::Role;

const TEXT: &str = "甲州市2026年便民工作方案\n一、任务\n（一）建设书屋。新建20家。（市文旅局、市财政局负责）\n\
    （二）\"夜读\"活动。\n（三）评选家庭。（市妇联负责）\n（四）加强监管。（市公安局负责）\n\
    二、保障\n（五）办好食堂。（市民政局负责）\n（六）补植树木。（市园林局、市水务局负责）\n";

fn imported(options: &Options) -> Imported {
    import("a.txt", TEXT.as_bytes(), options).unwrap()
}

fn applied(of: &mut Imported, made: &[Correction]) -> Vec<Correction> {
    apply((&mut of.draft, &mut of.review, &of.original), made)
}

fn told(draft: &Draft) -> Vec<String> {
    let units = |task: &Task| {
        let one = |(role, named): &(Role, _)| {
            let named: &crate::import::names::Named = named;
            format!("{role:?} {}", named.name)
        };
        task.units.iter().map(one).collect::<Vec<_>>().join(" ")
    };
    draft.tasks().map(|task| format!("{} {}", task.title, units(task))).collect()
}

#[test]
fn corrections_are_applied_and_kept() {
    let mut first = imported(&Options::default());
    let tasks: Vec<Task> = first.draft.tasks().cloned().collect();
    let made = vec![
        Correction::Title("甲州市便民方案".to_owned()),
        Correction::of(&tasks[0], Change::FirstLeads),
        Correction::of(&tasks[1], Change::NoTask),
        Correction::of(&tasks[2], Change::Merge),
        Correction::of(&tasks[3], Change::Guidance),
        // Beyond the border of an area, too.
        Correction::of(&tasks[4], Change::Merge),
        Correction::of(&tasks[5], Change::Named("7".to_owned(), "补种树木".to_owned())),
    ];
    assert_eq!(applied(&mut first, &made), []);
    let expected = [
        "建设书屋 Lead 市文旅局 Responsible 市财政局 InCharge 市妇联",
        "加强监管 Guidance 市公安局 InCharge 市民政局",
        "补种树木 InCharge 市园林局 InCharge 市水务局",
    ];
    assert_eq!(told(&first.draft), expected);
    // They hold when the file is read again, and the plan is still one.
    let file = plan_file(&first.draft, Lang::Zh) + &kept(&made);
    assert!(ron::from_str::<ron::Value>(&file).is_ok());
    assert_eq!(corrections(&file), made);
    let mut again = imported(&options(&Options::default(), &made));
    assert_eq!(applied(&mut again, &corrections(&file)), []);
    assert_eq!(
        (told(&again.draft), again.draft.title.as_str()),
        (told(&first.draft), "甲州市便民方案")
    );
    // A task that is gone is told of.
    assert_eq!(applied(&mut again, &made[2..3]), made[2..3]);
}

#[test]
fn what_the_user_says_now_goes_before_what_was_said() {
    let said = Options { lead: Some(Lead::None), ..Options::default() };
    let made = [Correction::Lead(Lead::First), Correction::Period(2026, 2027)];
    let together = options(&said, &made);
    assert_eq!((together.lead, together.period), (Some(Lead::None), Some((2026, 2027))));
    // Of two the later one holds.
    let made = [Correction::Lead(Lead::First), Correction::Lead(Lead::Responsible)];
    assert_eq!(options(&Options::default(), &made).lead, Some(Lead::Responsible));
}

#[test]
fn units_tasks_and_passages_are_corrected() {
    let mut of = imported(&Options::default());
    let tasks: Vec<Task> = of.draft.tasks().cloned().collect();
    let lists = |of: &[(&str, &str)]| {
        let lists = of.iter().map(|(role, names)| ((*role).to_owned(), (*names).to_owned()));
        Change::Units(lists.collect())
    };
    let units = lists(&[("lead", "市妇联"), ("responsible", "市教育局、民政局")]);
    let made = [
        Correction::of(&tasks[2], units),
        Correction::of(&tasks[0], Change::Split("新建20家".to_owned())),
        Correction::of(&tasks[1], lists(&[])),
        Correction::of(&tasks[3], Change::Split("没有这一句".to_owned())),
        Correction::of(&tasks[4], lists(&[("who", "市妇联")])),
    ];
    assert_eq!(applied(&mut of, &made), made[3..]);
    assert_eq!(
        told(&of.draft)[..4],
        [
            "建设书屋 InCharge 市文旅局 InCharge 市财政局",
            "新建20家 InCharge 市文旅局 InCharge 市财政局",
            "\"夜读\"活动 ",
            "评选家庭 Lead 市妇联 Responsible 市教育局 Responsible 市民政局",
        ]
    );
    let targets: Vec<usize> = of.draft.tasks().map(|task| task.targets.len()).collect();
    assert_eq!((targets[0], targets[1]), (0, 1));
    let numbers: std::collections::HashSet<&str> =
        of.draft.tasks().map(|task| task.number.as_str()).collect();
    assert_eq!(numbers.len(), of.draft.tasks().count());
}

#[test]
fn a_passage_that_was_left_out_becomes_a_task() {
    let text = TEXT.replace("二、保障", "市财政局要安排经费。每年不少于3万元。\n二、保障");
    let text = text.replace("一、任务", "请市科协编印读本。\n一、任务");
    let mut of = import("a.txt", text.as_bytes(), &Options::default()).unwrap();
    let left = of.review.unplaced.iter().chain(&of.review.outside).map(|(_, text)| text.clone());
    let left: Vec<String> = left.collect();
    let passage = left.iter().find(|text| text.contains("市科协")).unwrap().clone();
    let before = of.draft.tasks().count();
    let made = [Correction::Adopt(passage), Correction::Adopt("没有这一段".to_owned())];
    assert_eq!(applied(&mut of, &made), made[1..]);
    assert_eq!(of.draft.tasks().count(), before + 1);
    assert_eq!(of.draft.tasks().next().map(|task| task.title.as_str()), Some("请市科协编印读本"));
}

#[test]
fn corrections_find_the_task_that_changed_a_little() {
    let changed =
        TEXT.replace("建设书屋", "建设书屋25家").replace("（三）评选家庭", "（三）评选书香家庭");
    let mut of = import("a.txt", changed.as_bytes(), &Options::default()).unwrap();
    let before = imported(&Options::default());
    let tasks: Vec<&Task> = before.draft.tasks().collect();
    let made = [0, 2].map(|at| Correction::of(tasks[at], Change::Guidance)).to_vec();
    assert_eq!(applied(&mut of, &made), []);
    let changed: Vec<&Task> = of.draft.tasks().collect();
    assert!(made[0].made(changed[0]) && made[1].made(changed[2]) && !made[0].made(changed[2]));
    assert_eq!(changed[0].units.first().map(|(role, _)| *role), Some(Role::Guidance));
    // Another task under the same number is another one.
    let other = Correction::Task(
        ("（三）".to_owned(), "整治河道".to_owned(), String::new()),
        Change::NoTask,
    );
    assert_eq!(applied(&mut of, std::slice::from_ref(&other)), [other]);
}
