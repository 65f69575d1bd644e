//! Format 2: what it has to say of a task is loaded, asked for and shown; what is wrong in it has its place.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "common/browser.rs"]
mod browser;

use std::path::Path;
use std::process::Command;

use browser::{press, screen, with_layers};
use fengong::data::Data;
use fengong::date::Date;
use fengong::lang::Lang;
use fengong::load::Layer;
use fengong::model::Role;
use fengong::query::facet::facet;
use fengong::query::{Field, Query, run};
use serde_json::Value;

const PLAN: &str = r#"(
    format: 2, id: "park-2026", title: "某市2026年公园建设分工方案",
    region: "某市", level: City, issued: "2026-01-10", period: (2026, 2027),
    areas: [(
        title: "新建公园", kind: Action, section: "一、新建公园",
        guidance: ["市发改委"],
        tasks: [
            (number: "1-1", printed: "1", title: "建设口袋公园", part: "选址",
             lead: ["市园林局"], responsible: ["各区政府"], guidance: ["市发改委"],
             role_words: (guidance: "督导"), unit_words: [("各区政府", "配合")],
             people: [(word: "责任领导", names: ["甲某", "乙某"])],
             offices: [(word: "责任处室", names: ["规划处"], unit: "市园林局")],
             due: (text: "2026年6月底前", to: "2026-06"),
             targets: [(what: "每处用地", amount: AtMost(3), unit: "公顷")]),
            (number: "1-2", printed: "1", title: "建设口袋公园", part: "施工", lead: ["市园林局"],
             due: (text: "3月动工，长期推进", from: "2026-03", open: true),
             milestones: [(year: 2026, month: 9, what: "完成一半"), (year: 2027, what: "建成")],
             targets: [(what: "裸露面积占比", amount: LessThan(5), unit: "%", when: By(2027))]),
            (number: "2", printed: "2", title: "编制导则"),
        ],
    )],
)"#;

fn data(text: &str) -> (tempfile::TempDir, Data) {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("park.ron"), text).unwrap();
    let data = Data::load(&[Layer::Embedded, Layer::Dir(dir.path().to_owned())]);
    (dir, data)
}

fn found(data: &Data, text: &str) -> Vec<String> {
    let answer = run(&Query::parse(text).unwrap(), data).unwrap();
    let named = answer.tasks.iter().map(|id| data.model().task_name(*id));
    named.filter_map(|name| Some(name.strip_prefix("park-2026/")?.to_owned())).collect()
}

#[test]
fn everything_is_loaded_and_asked_for() {
    let (_dir, data) = data(PLAN);
    assert!(data.problems().is_empty(), "{:?}", data.problems());
    for (query, tasks) in [
        ("guide:市发改委", vec!["1-1", "2"]),
        ("指导单位:某市/发改委", vec!["1-1", "2"]),
        ("unit:某市/市发改委 role:指导", vec!["1-1", "2"]),
        ("has:指导 plan:park-2026", vec!["1-1", "2"]),
        ("no:指导 plan:park-2026", vec!["1-2"]),
        ("no:unit plan:park-2026", vec![]),
        ("no:lead plan:park-2026", vec!["2"]),
        ("选址", vec!["1-1"]),
        ("口袋公园", vec!["1-1", "1-2"]),
        ("target:每处用地", vec!["1-1"]),
        ("3公顷", vec!["1-1"]),
    ] {
        assert_eq!(found(&data, query), tasks, "{query}");
    }
    let model = data.model();
    let task = model.tasks.iter().find(|task| task.number == "1-1").unwrap();
    assert_eq!(task.title, "建设口袋公园：选址");
    assert_eq!(task.units(Role::Guidance).count(), 1);
    // Without a theme of ours it is compared with nothing.
    assert_eq!(task.theme, None);
}

/// Tasks are found by their own dates, with and without targets; what is late depends on the day.
#[test]
fn tasks_are_found_by_their_own_dates() {
    let (dir, _) = data(PLAN);
    let layers = [Layer::Embedded, Layer::Dir(dir.path().to_owned())];
    let on = |day: &str| Data::on(&layers, Date::parse(day).unwrap());
    for (day, query, tasks) in [
        // 1-1 is due in June 2026, 1-2 has a step in September 2026, is done in 2027, and goes on.
        ("2026-07-01", "due:2026 plan:park-2026", vec!["1-1", "1-2"]),
        ("2026-07-01", "due:2026 target:用地", vec!["1-1"]),
        ("2026-07-01", "due:2026 target:裸露", vec![]),
        ("2026-07-01", "due:2027 plan:park-2026", vec!["1-1", "1-2"]),
        ("2026-07-01", "due:2027 has:dated plan:park-2026", vec!["1-2"]),
        ("2026-07-01", "-due:2026 plan:park-2026", vec!["2"]),
        ("2026-07-01", "到期:逾期", vec!["1-1"]),
        ("2026-06-30", "到期:逾期", vec![]),
        ("2026-06-01", "到期:本月", vec!["1-1"]),
        ("2026-09-30", "due:this-month", vec!["1-2"]),
        ("2026-07-01", "到期:本月到期", vec![]),
        ("2026-07-01", "到期:长期", vec!["1-2"]),
        ("2026-07-01", "有:逾期", vec!["1-1"]),
        ("2026-07-01", "到期:逾期,长期", vec!["1-1", "1-2"]),
        ("2026-07-01", "到期:逾期 target:裸露", vec![]),
        ("2026-07-01", "到期:逾期 target:用地", vec!["1-1"]),
        ("2026-07-01", "-到期:逾期 plan:park-2026", vec!["1-2", "2"]),
    ] {
        assert_eq!(found(&on(day), query), tasks, "{query} on {day}");
    }
    // The facet lists what there is.
    let answer = run(&Query::parse("plan:park-2026").unwrap(), &on("2026-07-01")).unwrap();
    let data = on("2026-07-01");
    let listed: Vec<(String, usize)> = facet(Field::Due, &answer, &data)
        .iter()
        .map(|of| (of.value.label(data.index(), Lang::Zh).into_owned(), of.count))
        .collect();
    assert_eq!(listed[..2], [("逾期".to_owned(), 1), ("长期".to_owned(), 1)]);
    assert!(listed.contains(&("2026".to_owned(), 2)), "{listed:?}");
}

fn program(dir: &Path, args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fengong"));
    for variable in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "APPDATA"] {
        command.env(variable, dir.join("home"));
    }
    let output = command.args(args).args(["--lang", "zh", "--data"]).arg(dir).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn everything_is_written() {
    let (dir, _) = data(PLAN);
    let json = program(dir.path(), &["list", "plan:park-2026", "-f", "json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    let task = &json["tasks"][0];
    assert_eq!(task["part"], "选址");
    assert_eq!(task["guidance"][0]["name"], "市发改委");
    assert_eq!(task["due"]["to"], "2026-06");
    assert_eq!(task["role_words"]["guidance"], "督导");
    assert_eq!(task["responsible"][0]["word"], "配合");
    assert_eq!(task["lead"][0]["word"], Value::Null);
    assert_eq!(task["people"][0]["names"][1], "乙某");
    assert_eq!(task["offices"][0]["unit"], "市园林局");
    assert_eq!(task["targets"][0]["comparison"], "at_most");
    assert_eq!(json["tasks"][1]["targets"][0]["comparison"], "less_than");
    assert_eq!(json["tasks"][1]["due"]["open"], true);
    assert_eq!(json["tasks"][1]["milestones"][0]["month"], 9);
    let shown = program(dir.path(), &["show", "park-2026/1-1", "park-2026/1-2"]);
    for part in [
        "指导  市发改委",
        "各区政府（配合）",
        "（原文写作“督导”）",
        "责任领导  甲某、乙某",
        "责任处室  规划处（市园林局）",
        "时限  2026年6月底前",
        "不超过 3 公顷",
        "低于 5%",
        "2026年9月  完成一半",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let csv = program(dir.path(), &["list", "plan:park-2026", "-f", "csv"]);
    for part in ["指导单位", "2026年6月底前", "责任领导：甲某、乙某", "2027年  建成"]
    {
        assert!(csv.contains(part), "{part}: {csv}");
    }
    let matrix = program(dir.path(), &["matrix", "plan:park-2026", "-f", "csv"]);
    assert!(matrix.contains("指导") && matrix.contains(",导,"), "{matrix}");
}

#[test]
fn it_is_seen_in_the_browser() {
    let (dir, _) = data(PLAN);
    let layers = [Layer::Embedded, Layer::Dir(dir.path().to_owned())];
    let mut state = with_layers(&layers, "plan:park-2026", (120, 36));
    let list = screen(&state);
    for part in
        ["时限", "2026年6月", "建设口袋公园：选址", "责任领导", "市发改委（原文写作“督导”）"]
    {
        assert!(list.contains(part), "{part}: {list}");
    }
    press(&mut state, "v u");
    assert!(screen(&state).contains('导'), "{}", screen(&state));
    press(&mut state, "v m");
    assert!(screen(&state).contains("导 指导"), "{}", screen(&state));
}

#[test]
fn what_is_wrong_has_its_place() {
    for (right, wrong, path) in [
        ("to: \"2026-06\"", "to: \"2026-13\"", "areas[0].tasks[0].due.to"),
        ("to: \"2026-06\"", "to: \"2029-06\"", "areas[0].tasks[0].due.to"),
        ("text: \"2026年6月底前\"", "text: \"\"", "areas[0].tasks[0].due.text"),
        ("month: 9", "month: 13", "areas[0].tasks[1].milestones[0].month"),
        ("names: [\"规划处\"]", "names: [\"\"]", "areas[0].tasks[0].offices[0].names[0]"),
        ("part: \"选址\"", "part: \" \"", "areas[0].tasks[0].part"),
    ] {
        let (_dir, data) = data(&PLAN.replace(right, wrong));
        let problems: Vec<&str> = data.problems().iter().map(|p| p.path.as_str()).collect();
        assert_eq!(problems, [path], "{wrong}");
        assert!(!data.problems()[0].message(Lang::Zh).is_empty());
    }
    // In format 1 a theme was needed.
    let (_dir, data) = data(&PLAN.replace("format: 2", "format: 1"));
    assert_eq!(data.problems().len(), 3);
}
