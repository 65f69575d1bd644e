//! The audit: each rule with something it finds and something it does not, and what it finds in the shipped plans.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;
use std::fs;

use fengong::audit::{Finding, audit, problems};
use fengong::lang::Lang;
use fengong::load::{Layer, Loaded, load};
use fengong::model::{Model, Role};
use fengong::problem::Rule;
use fengong::problem::{Problem, Severity};

/// A plan that no rule objects to. Each case changes one thing.
const GOOD: &str = r#"(
    format: 1,
    id: "test-2023", title: "测试方案", region: "测试市", level: City,
    period: (2023, 2025),
    unit_forms: [(name: "市人社局", written: ["市人力资源和社会保障局"])],
    collectives: [(name: "各成员单位", covers: NamedUnits)],
    goals: [(what: "比例", amount: AtLeast(15), unit: "%", when: By(2025))],
    areas: [
        (
            title: "青少年行动", kind: Action, theme: "youth",
            lead: ["市教育局"], responsible: ["市科协", "市科技局"],
            tasks: [
                (number: "1", title: "甲", measures: ["一"]),
                (
                    number: "2", title: "乙",
                    targets: [(what: "数", amount: Between(0, 2), unit: "个", when: EveryYear)],
                ),
            ],
        ),
        (
            title: "保障", kind: Support, theme: "culture",
            tasks: [
                (number: "3", title: "丙", in_charge: ["市人社局", "市民政局"]),
                (number: "4", title: "丁", lead: ["市财政局"], responsible: ["各成员单位"]),
            ],
        ),
    ],
)
"#;

/// One change to the good plan, the rule that objects, the text at whose beginning it must be placed, the task, and
/// words that must be said.
struct Case {
    rule: Rule,
    from: &'static str,
    to: &'static str,
    place: &'static str,
    task: &'static str,
    zh: &'static str,
}

const fn case(
    rule: Rule,
    (from, to): (&'static str, &'static str),
    place: &'static str,
    task: &'static str,
    zh: &'static str,
) -> Case {
    Case { rule, from, to, place, task, zh }
}

const FOUND: &[Case] = &[
    case(
        Rule::NoUnit,
        (", in_charge: [\"市人社局\", \"市民政局\"]", ""),
        "\"丙\"",
        "test-2023/3",
        "“丙”没有写单位",
    ),
    case(
        Rule::NoLead,
        ("title: \"丁\", lead: [\"市财政局\"]", "title: \"丁\""),
        "\"丁\"",
        "test-2023/4",
        "没有牵头单位",
    ),
    case(
        Rule::SeveralLeads,
        ("lead: [\"市财政局\"]", "lead: [\"市财政局\", \"市民政局\"]"),
        "[\"市财政局\"",
        "test-2023/4",
        "2 个牵头单位：市财政局、市民政局",
    ),
    case(Rule::UnitTwice, ("\"市民政局\"]", "\"市人社局\"]"), "\"市人社局\"])", "", "两次"),
    case(
        Rule::BothRoles,
        ("responsible: [\"各成员单位\"]", "responsible: [\"各成员单位\", \"市财政局\"]"),
        "\"市财政局\"])",
        "test-2023/4",
        "市财政局 在一项任务里有两种角色：牵头、责任",
    ),
    case(
        Rule::UnknownUnit,
        ("\"市民政局\"]", "\"市民生局\"]"),
        "\"市民生局\"",
        "test-2023/3",
        "units.ron",
    ),
    case(
        Rule::SimilarNames,
        ("\"市民政局\"]", "\"市社保局\"]"),
        "\"市社保局\"]",
        "test-2023/3",
        "市社保局 与 市人社局 名称相近",
    ),
    case(
        Rule::UnnamedUnit,
        ("collectives: [", "collectives: [(name: \"各责任单位\", covers: NamedUnits), "),
        "\"各责任单位\"",
        "",
        "没有任务写到",
    ),
    case(
        Rule::TargetWithoutNumber,
        ("Between(0, 2)", "AtLeast(0)"),
        "AtLeast(0)",
        "test-2023/2",
        "“数”的数值是 0",
    ),
    case(
        Rule::TargetWithoutNumber,
        ("Between(0, 2)", "AtLeast(1e999)"),
        "AtLeast(1e999)",
        "",
        "数值",
    ),
    case(
        Rule::TargetWithoutUnit,
        ("unit: \"个\"", "unit: \" \""),
        "\" \"",
        "test-2023/2",
        "计量单位",
    ),
    case(
        Rule::TargetWithoutUnit,
        ("unit: \"%\"", "unit: \"\""),
        "\"\", when: By",
        "",
        "“比例”没有计量单位",
    ),
    case(
        Rule::TargetWithoutYear,
        (", when: EveryYear", ""),
        "\"数\"",
        "test-2023/2",
        "“数”没有写时间",
    ),
    case(Rule::YearOutside, ("By(2025)", "By(2026)"), "By(2026)", "", "2026"),
    case(
        Rule::EmptyCollective,
        ("covers: NamedUnits", "covers: Unlisted"),
        "\"各成员单位\", covers",
        "",
        "各成员单位 没有写明涵盖谁",
    ),
    case(
        Rule::EmptyArea,
        (
            "areas: [\n",
            "areas: [\n        (title: \"空\", kind: Action, theme: \"youth\", lead: [\"市人事局\"]),\n",
        ),
        "\"空\"",
        "",
        "领域“空”没有任务",
    ),
    case(
        Rule::UnusedRemark,
        ("goals:", "remarks: [(rule: \"no-lead\", tasks: [\"1\"], why: \"无\")],\n    goals:"),
        "(rule:",
        "test-2023/1",
        "no-lead",
    ),
];

/// What comes near a rule, and that it does not object to.
const NOT_FOUND: &[(Rule, &str, &str)] = &[
    // Inherited units are units, and 负责 answers for a task.
    (Rule::NoUnit, "title: \"丁\", lead: [\"市财政局\"]", "title: \"丁\""),
    (Rule::NoLead, "title: \"丁\", lead:", "title: \"丁\", in_charge:"),
    (Rule::NoLead, "lead: [\"市财政局\"], responsible: [\"各成员单位\"]", ""),
    (Rule::SeveralLeads, "in_charge: [", "lead: [\"市科协\"], in_charge: ["),
    (Rule::UnitTwice, "in_charge: [\"市人社局\"", "in_charge: [\"市科协\", \"市人社局\""),
    (Rule::BothRoles, "lead: [\"市财政局\"]", "lead: [\"市教育局\"]"),
    (Rule::UnknownUnit, "\"市民政局\"]", "\"市发展和改革委员会\"]"),
    // One written form of a unit that has another name; units that differ in one character and are two.
    (Rule::SimilarNames, "\"市民政局\"]", "\"市人力资源和社会保障局\"]"),
    (Rule::SimilarNames, "\"市民政局\"]", "\"区教育局\"]"),
    (Rule::UnnamedUnit, "covers: NamedUnits", "covers: Units([\"市民政局\"])"),
    (Rule::TargetWithoutNumber, "AtLeast(15)", "Exactly(0.1)"),
    (Rule::TargetWithoutUnit, "unit: \"个\"", "unit: \"人次\""),
    (Rule::TargetWithoutYear, "when: EveryYear", "when: Within(2023, 2024)"),
    (Rule::YearOutside, "By(2025)", "By(2023)"),
    (Rule::YearOutside, "By(2025))],", "By(2026))],\n    horizon: (2023, 2026),"),
    (Rule::EmptyCollective, "covers: NamedUnits", "covers: Units([\"市民政局\"])"),
    (Rule::EmptyArea, "title: \"乙\"", "title: \"戊\""),
];

/// Everything wrong or odd with one plan, loaded with the shipped data, as `check` tells it.
fn told(text: &str) -> (Model, Vec<Finding>, Vec<Problem>) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("plan.ron");
    fs::write(&path, text).unwrap();
    let Loaded { model, problems: mut all, sources } =
        load(&[Layer::Embedded, Layer::Paths(vec![path])]);
    let mut findings = audit(&model);
    findings.retain(|finding| model.plan(finding.plan).id == "test-2023");
    all.extend(problems(&model, &sources, &findings));
    (model, findings, all)
}

fn changed(from: &str, to: &str) -> String {
    assert_eq!(GOOD.matches(from).count(), 1, "{from}");
    GOOD.replace(from, to)
}

/// The line and the character at which a part of the text begins, counted from 1.
fn line_and_column(text: &str, part: &str) -> (usize, usize) {
    let (before, _) = text.split_once(part).unwrap_or_else(|| panic!("{part}"));
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

#[test]
fn nothing_is_odd_about_the_good_plan() {
    let (_, findings, problems) = told(GOOD);
    assert!(findings.is_empty() && problems.is_empty(), "{problems:#?}");
}

#[test]
fn every_rule_finds_what_it_should() {
    let mut tested = HashSet::new();
    for Case { rule, from, to, place, task, zh } in FOUND {
        let name = rule.name();
        let text = changed(from, to);
        let (_, _, problems) = told(&text);
        let found: Vec<&Problem> = problems.iter().filter(|p| p.rule() == Some(*rule)).collect();
        assert_eq!(found.len(), 1, "{name}: {problems:#?}");
        let problem = found[0];
        let spot = problem.spot.as_ref().unwrap();
        assert_eq!((spot.line, spot.column), line_and_column(&text, place), "{name}: {problem:?}");
        assert!(problem.message(Lang::Zh).contains(zh), "{name}: {}", problem.message(Lang::Zh));
        assert!(problem.file.ends_with("plan.ron"));
        let of_task = problem.oddity().and_then(|oddity| oddity.task.as_deref());
        assert_eq!(of_task.unwrap_or_default(), *task, "{name}");
        if problem.oddity().is_some() {
            assert_eq!(problem.severity, rule.severity(), "{name}");
            let remedy = problem.remedy(Lang::En).is_some();
            assert!(remedy || *rule == Rule::SeveralLeads, "{name}");
        }
        // One thing is told once.
        let others = problems.iter().filter(|p| p.spot == problem.spot && p.path == problem.path);
        assert_eq!(others.count(), 1, "{name}: {problems:#?}");
        tested.insert(*rule);
    }
    assert_eq!(tested.len(), Rule::ALL.len(), "a rule without a case");
}

#[test]
fn no_rule_finds_what_it_should_not() {
    let mut tested = HashSet::new();
    for (rule, from, to) in NOT_FOUND {
        let (_, _, problems) = told(&changed(from, to));
        let found = problems.iter().find(|p| p.rule() == Some(*rule));
        assert!(found.is_none(), "{}: {to}: {found:#?}", rule.name());
        tested.insert(*rule);
    }
    tested.insert(Rule::UnusedRemark); // a_remark_explains
    assert_eq!(tested.len(), Rule::ALL.len(), "a rule without a case");
}

const NO_LEAD: &str = "title: \"丁\", lead: [\"市财政局\"]";

/// A plan without a lead in task 4 and with these remarks.
fn remarked(remarks: &str) -> String {
    changed(NO_LEAD, "title: \"丁\"")
        .replace("goals:", &format!("remarks: [{remarks}],\n    goals:"))
}

#[test]
fn a_remark_explains() {
    for tasks in ["tasks: [\"4\"],", "tasks: [\"*\"],", "tasks: [],", ""] {
        let remark = format!("(rule: \"no-lead\", {tasks} why: \"原文没有写\")");
        let (model, findings, problems) = told(&remarked(&remark));
        assert_eq!((findings.len(), problems.len()), (1, 1), "{tasks}: {problems:#?}");
        let found = findings[0];
        assert!(found.is_explained());
        assert_eq!((found.rule, found.severity()), (Rule::NoLead, Severity::Note));
        assert_eq!(found.reason(&model), Some("原文没有写"));
        assert_eq!(found.remedy(&model, Lang::Zh), None);
        assert_eq!(problems[0].oddity().unwrap().reason.as_deref(), Some("原文没有写"));
    }
    let other = "(rule: \"no-unit\", tasks: [\"4\"], why: \"原文没有写\")";
    let (_, findings, _) = told(&remarked(other));
    let rules: Vec<(Rule, bool)> = findings.iter().map(|f| (f.rule, f.is_explained())).collect();
    assert_eq!(rules, [(Rule::NoLead, false), (Rule::UnusedRemark, false)]);
}

#[test]
fn what_a_remark_does_not_explain_is_told() {
    let remarks = "(rule: \"no-lead\", tasks: [\"4\", \"1\"], why: \"一\"), \
                   (rule: \"no-lead\", tasks: [\"4\"], why: \"二\")";
    let (model, findings, _) = told(&remarked(remarks));
    let unused: Vec<(Option<usize>, String)> = findings
        .iter()
        .filter(|finding| finding.rule == Rule::UnusedRemark)
        .map(|finding| (finding.remark, model.task_name(finding.task().unwrap())))
        .collect();
    let told = |at, name: &str| (Some(at), name.to_owned());
    assert_eq!(unused, [told(0, "test-2023/1"), told(1, "test-2023/4")]);
}

#[test]
fn remarks_are_checked() {
    for (remark, place, zh) in [
        ("(rule: \"no-laed\", tasks: [\"4\"], why: \"因\")", "\"no-laed\"", "是不是 no-lead"),
        ("(rule: \"unit-twice\", why: \"因\")", "\"unit-twice\"", "说明不能用于 unit-twice"),
        ("(rule: \"no-lead\", tasks: [\"4\", \"9\"], why: \"因\")", "\"9\"", "没有任务 9"),
        ("(rule: \"no-lead\", tasks: [\"9\"], why: \"因\")", "\"9\"", "没有任务 9"),
        ("(rule: \"no-lead\", why: \" \")", "\" \"", "空的"),
        ("(rule: \"no-lead\", task: [\"4\"], why: \"因\")", "task:", "没有字段 task"),
        ("(rule: \"no-lead\", tasks: [\"4\"])", "(rule: \"no-lead\"", "缺少字段 why"),
    ] {
        let text = remarked(remark);
        let (_, _, problems) = told(&text);
        let problem = problems.iter().find(|p| p.severity == Severity::Error).unwrap();
        let said = problem.message(Lang::Zh) + &problem.remedy(Lang::Zh).unwrap_or_default();
        assert!(said.contains(zh), "{remark}: {said}");
        let (line, column) = line_and_column(&text, place);
        let spot = problem.spot.as_ref().unwrap();
        assert_eq!(spot.line, line, "{remark}: {problem:?}");
        assert!(spot.column == column || zh.contains("缺少"), "{remark}: {problem:?}");
    }
    // A remark on a task that is not there does not become one on the whole plan.
    let (_, findings, _) = told(&remarked("(rule: \"no-lead\", tasks: [\"9\"], why: \"因\")"));
    assert!(findings.iter().all(|finding| !finding.is_explained()));
}

/// What loading left out still counts where the places of the rest are looked up.
#[test]
fn places_are_right_beside_what_was_left_out() {
    let text = GOOD
        .replace(
            "(number: \"1\", title: \"甲\"",
            "(number: \"0\", title: \"零\"), (number: \"0\", title: \"重\"),\n                (number: \"1\", title: \"甲\"",
        )
        .replace("targets: [(", "targets: [(what: \"坏\", amount: Exactly(inf), unit: \"个\"), (")
        .replace(", when: EveryYear", "")
        .replace("collectives: [", "collectives: [(name: \"各级部门\", covers: Unlisted), ")
        .replace("covers: NamedUnits", "covers: Unlisted");
    let (_, _, problems) = told(&text);
    for (rule, place) in
        [(Rule::TargetWithoutYear, "\"数\""), (Rule::EmptyCollective, "\"各成员单位\", covers")]
    {
        let problem = problems.iter().find(|p| p.rule() == Some(rule)).unwrap();
        let spot = problem.spot.as_ref().unwrap();
        assert_eq!((spot.line, spot.column), line_and_column(&text, place), "{problem:?}");
    }
}

fn shipped() -> Loaded {
    load(&[Layer::Embedded])
}

/// What is found in the shipped plans, and how often. Each is a property of the document that a remark explains.
#[test]
fn the_shipped_plans_pass() {
    let Loaded { model, sources, problems: wrong } = shipped();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let findings = audit(&model);
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for found in &findings {
        let plan = model.plan(found.plan).id.as_str();
        *counts.entry((plan, found.rule.name())).or_default() += 1;
        let why = found.reason(&model).unwrap_or_default();
        assert!(why.chars().count() > 10, "{}", found.message(&model, Lang::Zh));
        assert_eq!(found.severity(), Severity::Note);
    }
    let counts: Vec<_> = counts.into_iter().map(|((plan, rule), n)| (plan, rule, n)).collect();
    assert_eq!(
        counts,
        [
            ("hohhot-2021", "empty-collective", 1),
            ("hohhot-2021", "no-unit", 1),
            ("qinghai-2021", "empty-collective", 2),
            ("qinghai-2021", "no-unit", 2),
            ("qinghai-2021", "several-leads", 6),
            ("qinghai-2021", "target-without-year", 14),
            ("tunxi-2022", "empty-collective", 4),
            ("tunxi-2022", "target-without-year", 7),
            ("yinchuan-2022", "several-leads", 33),
            ("yinchuan-2022", "target-without-year", 1),
            ("zhongwei-2021", "empty-collective", 3),
            ("zhongwei-2021", "no-unit", 20),
            ("zhongwei-2021", "target-without-year", 6),
        ]
    );
    for problem in problems(&model, &sources, &findings) {
        let text = fs::read_to_string(&problem.file).unwrap();
        let spot = problem.spot.unwrap();
        assert_eq!(text.lines().nth(spot.line - 1), Some(spot.text.as_str()));
        assert!(spot.column > 1, "{}", problem.path);
    }
}

/// The tasks of a rule in the shipped plans, found in another way.
#[test]
fn the_shipped_plans_recounted() {
    let model = shipped().model;
    let findings = audit(&model);
    let by_rule = |rule: Rule| -> HashSet<String> {
        let of_rule = findings.iter().filter(|found| found.rule == rule);
        of_rule.map(|found| model.task_name(found.task().unwrap())).collect()
    };
    let mut expected: BTreeMap<&str, HashSet<String>> = BTreeMap::new();
    for plan in &model.plans {
        for (at, task) in model.tasks.iter().enumerate() {
            if model.plan(task.plan).id != plan.id {
                continue;
            }
            let name = format!("{}/{}", plan.id, task.number);
            assert!(plan.tasks.contains(&u32::try_from(at).unwrap()));
            let roles: Vec<Role> = task.assignments.iter().map(|a| a.role).collect();
            let n = |role: Role| roles.iter().filter(|r| **r == role).count();
            let mut add = |rule| expected.entry(rule).or_default().insert(name.clone());
            match (n(Role::Lead), n(Role::Responsible), n(Role::InCharge)) {
                (0, 0, 0) => add("no-unit"),
                (0, _, 0) => add("no-lead"),
                (0 | 1, _, _) => false,
                _ => add("several-leads"),
            };
        }
    }
    for rule in [Rule::NoUnit, Rule::NoLead, Rule::SeveralLeads] {
        let expected = expected.remove(rule.name()).unwrap_or_default();
        assert_eq!(by_rule(rule), expected, "{}", rule.name());
    }
}

/// A plan of three thousand tasks, half of which are left out, each with something odd; also on a single line.
#[test]
fn every_finding_of_a_large_plan_has_its_place() {
    let mut text = "(format: 1, id: \"test-2023\", title: \"题\", region: \"某市\", level: City,
        period: (2023, 2025), areas: [(title: \"域\", kind: Action, theme: \"youth\", tasks: [\n"
        .to_owned();
    for n in 0..3000 {
        let number = n / 2;
        writeln!(
            text,
            "(number: \"{number}\", title: \"甲\", lead: [\"第{number}中学\"],
              responsible: [\"第{number}中学\"],
              targets: [(what: \"数\", amount: Exactly(0), unit: \"\")]),"
        )
        .unwrap();
    }
    text.push_str("])])");
    for text in [text.clone(), text.replace('\n', " ")] {
        let (model, findings, problems) = told(&text);
        assert_eq!(findings.len(), 1500 * 5);
        assert!(problems.len() > findings.len());
        let columns: HashSet<_> =
            problems.iter().filter_map(|p| p.spot.as_ref()).map(|s| (s.line, s.column)).collect();
        assert!(columns.len() >= 7500, "{}", columns.len());
        assert!(audit(&model).len() > 6000);
    }
}

/// The pages about plans list every rule as the program does.
#[test]
fn the_pages_list_the_rules() {
    for (file, lang) in [("docs/plans.md", Lang::En), ("docs/plans.zh-CN.md", Lang::Zh)] {
        let text = fs::read_to_string(file).unwrap().replace("\r\n", "\n");
        let (_, rest) = text.split_once("<!-- rules -->\n").unwrap();
        let (table, after) = rest.split_once("<!-- /rules -->").unwrap();
        let rows: Vec<&str> = table.lines().skip(2).collect();
        let wanted = Rule::ALL.map(|rule| {
            let (severity, title) = (rule.severity().name(lang), rule.title(lang));
            format!("| `{}` | {severity} | {title} |", rule.name())
        });
        assert_eq!(rows, wanted, "{file}");
        for rule in Rule::ALL.into_iter().filter(|rule| !rule.explainable()) {
            let named = after.contains(&format!("`{}`", rule.name()));
            assert!(named || rule == Rule::UnusedRemark, "{file}: {}", rule.name());
        }
    }
}
