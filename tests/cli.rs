//! The program as it is called: what it writes where, and its exit codes.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The program with an environment of its own, so that no setting of the machine shows.
fn program(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fengong"));
    command.env_clear().env("HOME", home).env("TERM", "xterm").stdin(Stdio::null());
    for needed in ["SYSTEMROOT", "LLVM_PROFILE_FILE"] {
        if let Some(value) = std::env::vars().find(|(name, _)| name == needed) {
            command.env(needed, value.1);
        }
    }
    command
}

fn call(args: &[&str]) -> Output {
    let home = tempfile::tempdir().unwrap();
    program(home.path()).args(args).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(args: &[&str]) -> Value {
    let output = call(args);
    assert!(stderr(&output).is_empty(), "{}", stderr(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Arguments, the exit code, and a part of what is written to standard output and to standard error; nothing is
/// written to the latter where the part is empty.
#[rustfmt::skip]
const CALLS: &[(&[&str], i32, &str, &str)] = &[
    (&["list", "lead:银川市/市教育局"], 0, "加强中小学科技教师队伍建设", ""),
    (&["lead:银川市/市教育局"], 0, "加强中小学科技教师队伍建设", ""),
    (&["lead:银川市/市教育局", "view:matrix", "sort:load"], 0, "加强中小学科技教师队伍建设", "只列任务"),
    (&["page:银川市/市教育局"], 0, "36    保障经费投入", ""),
    (&["view:matrix", "view:units"], 2, "", "“看法:”写了两次"),
    (&["list", "view:matrix"], 2, "", "“看法:”"),
    (&["list", "--lead", "银川市/市教育局", "--year", "2022", "--format", "csv"], 0, "yinchuan-2022/5", ""),
    (&["--lead=市教育局", "--area", "青少年", "--plan", "yinchuan-2022"], 0, "加强中小学科技教师队伍建设", ""),
    (&["--lead", "市科协", "list"], 2, "", "fengong list --lead"),
    (&["--lead", "没有的局"], 2, "", "没有的局"),
    (&["list", "--lead"], 2, "", "--lead"),
    (&["list", "--lead", "银川市/市教育局,银川市/市科协", "--year", "2022,2023"], 0, "加强中小学科技教师队伍建设", ""),
    (&["list", "--area", "\"青少年\""], 2, "", "青少年"),
    (&["\"科技", "--lead", "银川市/市教育局"], 0, "深入开展各类科技教育活动", ""),
    (&["--lead", "x", "show", "yinchuan-2022/1"], 2, "", "不能用于 show"),
    (&["list", "马兰花"], 1, "", "没有符合"),
    (&["list", "lead:市教育厅"], 2, "", "市教育局"),
    (&["list", "foo:1"], 2, "", "foo"),
    (&["leed:kjj", "view:matrix"], 2, "", "leed"),
    (&["list", "--format", "xml"], 2, "", "xml"),
    (&["--nonsense"], 2, "", "--nonsense"),
    (&["show", "yinchuan-2022/6"], 0, "市农业农村局、市人社局", ""),
    (&["show", "6"], 2, "", "6 大力开展农民科技教育培训（yinchuan-2022/6）、屯溪区 2022—2025 6"),
    (&["show", "银川6"], 0, "市农业农村局、市人社局", ""),
    (&["show", "农民科技教育培训"], 0, "6  大力开展农民科技教育培训", ""),
    (&["show", "银川"], 2, "", "“银川”有 36 项任务"),
    (&["list", "10:30"], 1, "", "没有哪项任务的年份、编号、数量是“10:30”"),
    (&["list", "year:10:30"], 2, "", "2021、2022"),
    (&["list", "银川第3至5项"], 0, "推进科技教育均衡发展", ""),
    (&["show", "5.3"], 2, "", "“5.3”有 2 项任务：青海省 2021—2025"),
    (&["show", "13.1"], 0, "方案  青海省", ""),
    (&["show", "yinchuan-2022/60"], 2, "", "yinchuan-2022/6"),
    (&["show"], 2, "", "TASK"),
    (&["list", "concerns:银川市/市教育局", "role:涵盖"], 0, "36    保障经费投入", ""),
    (&["list", "unit:区科协", "role:lead"], 1, "", "没有符合"),
    (&["list", "unit:区科协", "role:x"], 2, "", "牵头、责任、负责、指导、涵盖"),
    (&["list", "role:lead"], 2, "", "涉及:"),
    (&["list", "--unit", "银川市/市教育局", "角色:涵盖"], 0, "36    保障经费投入", ""),
    (&["--unit", "区科协"], 0, "屯溪区 2022—2025", ""),
    (&["show", "--unit", "区科协", "13.1"], 2, "", "--unit"),
    (&["brief", "--unit", "市科协", "首府"], 2, "", "银川市/市科协、呼和浩特市/市科协"),
    (&["brief", "--unit", "呼和浩特市/市科协", "火星"], 1, "", "没有符合"),
    (&["brief", "--unit", "呼和浩特市/市科协", "角色:牵头"], 0, "牵头（14）", ""),
    (&["list", "lead:教育局"], 2, "", "银川市/市教育局、呼和浩特市/市教育局、区教育局"),
    (&["list", "charge:kjjxj"], 0, "21", ""),
    (&["brief", "--unit", "区科协"], 0, "负责 16", ""),
    (&["brief", "--unit", "qkx", "-f", "md"], 0, "## 负责（16）", ""),
    (
            &["brief", "--unit", "市教育局", "--plan", "银川", "--year", "2022"],
            0,
            "2022年适用的指标 13（其中随方案到期 1）",
            "",
        ),
    (&["brief", "--unit", "市教育局", "方案:呼和浩特"], 0, "牵头（4）", ""),
    (&["brief", "--unit", "市教育局"], 2, "", "银川市/市教育局、呼和浩特市/市教育局"),
    (&["brief", "--unit", "区教育局", "area:农民"], 1, "", "没有符合"),
    (&["brief", "--unit", "银川市/市教育局", "马兰花"], 1, "", "没有符合"),
    (&["brief"], 2, "", "--unit"),
    (&["brief", "--unit", "区科协", "-f", "json"], 2, "", "md"),
    (&["brief", "--unit", "区科协", "--year", "今年"], 2, "", "今年"),
    (&["units", "jyj", "-f", "md"], 0, "| 单位 | 地区 |", ""),
    (&["units", "教育"], 0, "省教育厅", ""),
    (&["areas", "信息化"], 0, "科普信息化提升工程", ""),
    (&["targets", "due:2025"], 0, "到2025年", "未写期限"),
    (&["plans"], 0, "呼政发〔2022〕32号", ""),
    (&["check"], 0, "[no-unit]: 任务没有单位（20）", ""),
    (&["check", "--severity", "warning"], 0, "没有发现问题", ""),
    (&["check", "--deny", "warning"], 0, "数据有 100 个提示，其中 100 个有说明", ""),
    (&["check", "--deny", "note", "--severity", "error"], 1, "没有发现问题", ""),
    (&["check", "--rule", "empty-area"], 0, "没有发现问题", ""),
    (&["check", "--rule", "empty-area", "--deny", "note"], 0, "没有发现问题", ""),
    (&["check", "--rule", "no-laed"], 2, "", "no-lead"),
    (&["check", "--rule", "no-unit,no-laed", "--lang", "en"], 2, "", "known: no-lead"),
    (&["check", "--rule", ""], 2, "", "--rule"),
    (&["check", "--severity", "fatal"], 2, "", "error、warning、note"),
    (&["check", "--rules"], 0, "similar-names", ""),
    (&["check", "--rules", "--lang", "en"], 0, "what it finds", ""),
    (&["list", "--rule", "no-lead"], 2, "", "--rule"),
    (&["check", "/nowhere/x.ron"], 2, "", "/nowhere/x.ron"),
    (&["units", "教育", "-市教育局"], 0, "省教育厅", ""),
    (&["targets", "-due:2025", "plan:hohhot-2021"], 1, "", "没有符合"),
    (&["export", "-f", "csv"], 2, "", "JSON"),
    (&["--data", "/nowhere/at/all", "list"], 2, "", "/nowhere/at/all"),
    (&["--version"], 0, env!("CARGO_PKG_VERSION"), ""),
    (&["--help"], 0, "用法", ""),
    (&["list", "--help", "--lang", "en"], 0, "Usage", ""),
    (&["list", "zzzz", "--lang", "en"], 1, "", "nothing found"),
];

#[test]
fn exit_codes_and_streams() {
    for (args, code, out, err) in CALLS.iter().copied() {
        let output = call(args);
        assert_eq!(output.status.code(), Some(code), "{args:?}: {}", stderr(&output));
        assert!(stdout(&output).contains(out), "{args:?}: {}", stdout(&output));
        assert!(stderr(&output).contains(err), "{args:?}: {}", stderr(&output));
        assert_eq!(stderr(&output).is_empty(), err.is_empty(), "{args:?}: {}", stderr(&output));
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let home = tempfile::tempdir().unwrap();
    let mut child = program(home.path())
        .arg("export")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 1];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(output.stderr.is_empty());
}

#[test]
fn nothing_but_text_when_piped() {
    for args in [&["list"][..], &["check"], &["units"], &["show", "yinchuan-2022/3"]] {
        assert!(!stdout(&call(args)).contains('\u{1b}'), "{args:?}");
    }
    let coloured = stdout(&call(&["list", "--color", "always"]));
    assert!(coloured.contains("\u{1b}[1m"));
}

#[test]
fn tables_are_aligned() {
    let text = stdout(&call(&["units", "教育"]));
    let width = fengong::text::cells::width;
    let column = |line: &str, part: &str| width(line.split_once(part).unwrap().0);
    let lines: Vec<&str> = text.lines().collect();
    let region = column(lines[0], "地区");
    for (line, part) in lines.iter().skip(1).zip(["银川市", "青海省", "呼和浩特市", "屯溪区"])
    {
        assert_eq!(column(line, part), region, "{text}");
        assert_eq!(width(line), width(lines[0]), "{text}");
    }
}

#[test]
fn tables_for_programs() {
    let tsv = stdout(&call(&["list", "-f", "tsv", "lead:市应急局"]));
    let rows: Vec<Vec<&str>> = tsv.lines().map(|l| l.split('\t').collect()).collect();
    let people = [
        "方案",
        "编号",
        "任务",
        "行动领域",
        "牵头单位",
        "责任单位",
        "负责单位",
        "指导单位",
        "时限",
        "指标",
    ];
    assert_eq!(rows[0][..10], people);
    let more = [
        "指标内容",
        "措施",
        "原文标题",
        "年份",
        "方案全称",
        "主题",
        "人员",
        "处室",
        "节点",
        "原文",
        "标识",
    ];
    assert_eq!(rows[0][10..], more, "a program gets everything");
    assert_eq!(rows[1][4..7], ["市科协、市科技局、市应急局", "各成员单位", ""]);
    assert!(rows.iter().all(|r| r.len() == 21));
    let targets = stdout(&call(&["targets", "-f", "csv", "plan:qinghai-2021", "经费"]));
    assert!(targets.contains("\r\n"));
    assert!(targets.contains("青海省 2021—2025,(三),2021—2025年,至少,2.2,,元,"), "{targets}");
}

/// Whatever is written, it says if it is merely near to what was asked, and what may have been meant.
#[test]
fn what_is_said_beside_answers() {
    let pasted = "提升老年人健康素养知识讲座培训班";
    let near = "没有查到这些字词";
    for command in ["list", "targets", "matrix"] {
        let found = call(&[command, pasted]);
        assert_eq!(found.status.code(), Some(0), "{command}");
        assert!(stderr(&found).contains(near), "{command}: {}", stderr(&found));
        let text = stdout(&call(&[command, "-f", "json", pasted]));
        let document: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(document["near"], true, "{command}");
        let literal = call(&[command, "科普讲座"]);
        assert!(!stderr(&literal).contains(near), "{command}");
        assert!(stdout(&call(&[command, "-f", "json", "科普讲座"])).contains("\"near\": false"));
    }
    assert!(stderr(&call(&["brief", "--unit", "银川市/市卫健委", pasted])).contains(near));
    for args in [&["list", "科谱"][..], &["targets", "科谱"], &["matrix", "科谱"]] {
        assert!(stderr(&call(args)).contains("是不是要查：科普"), "{args:?}");
    }
    assert!(stderr(&call(&["units", "市教肓局"])).contains("是不是要查：市教育局"));
    assert!(stderr(&call(&["plans", "银穿"])).contains("是不是要查：银川"));
    let elsewhere = call(&["list", "--unit", "银川市/市教育局", "民委"]);
    assert!(stderr(&elsewhere).contains("银川的方案里没有“民委”"), "{}", stderr(&elsewhere));
    let alone = call(&["list", pasted, "牵头:市教育局"]);
    assert_eq!(alone.status.code(), Some(1));
    assert!(stderr(&alone).contains("内容相近的有"), "{}", stderr(&alone));
    let alone = call(&["list", "科普讲座", "牵头:市总工会"]);
    assert!(stderr(&alone).contains("只查这些字词有"), "{}", stderr(&alone));
    // What is merely near to the words is no hit of others.
    let near = call(&["list", "--unit", "屯溪区/区科协", "组织实施8万人次"]);
    assert!(!stderr(&near).contains("全部"), "{}", stderr(&near));
    let goals = call(&["list", "8万人次"]);
    assert!(stderr(&goals).contains("总目标里有 1 项"), "{}", stderr(&goals));
    assert!(!stderr(&call(&["targets", "15%"])).contains("总目标"));
    let instead = call(&["list", "--unit", "青海省/省科协", "财政局"]);
    assert!(stderr(&instead).contains("有“省财政厅”"), "{}", stderr(&instead));
    // Leaving out what is due with its plan is offered only where something is left.
    let switch = "有:写明期限";
    assert!(stderr(&call(&["list", "到期:2025"])).contains(switch));
    assert!(!stderr(&call(&["list", "到期:2025", "无:写明期限"])).contains(switch));
}

#[test]
fn a_file_is_written_whole_and_never_over_another_unasked() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("任务.csv");
    let name = path.to_str().unwrap();
    let write = |more: &[&str]| {
        let args = ["list", "lead:市应急局", "-f", "csv", "-o", name];
        program(home.path()).args(args).args(more).output().unwrap()
    };
    let first = write(&[]);
    assert_eq!(first.status.code(), Some(0), "{}", stderr(&first));
    let text = std::fs::read_to_string(&path).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let plain = home.path().join("plain");
        std::fs::write(&plain, "").unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&path), mode(&plain), "as readable as any other file");
        std::fs::remove_file(&plain).unwrap();
    }
    assert!(text.starts_with("\u{feff}方案,编号,任务"), "Excel needs the mark to read UTF-8");
    std::fs::write(&path, "mine").unwrap();
    let second = write(&[]);
    assert_eq!(second.status.code(), Some(2));
    assert!(stderr(&second).contains("--force"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
    assert_eq!(write(&["--force"]).status.code(), Some(0));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 1, "no litter");
}

/// The types of the contract, key by key; nothing more, nothing less.
#[test]
fn the_json_contract() {
    let export = json(&["export"]);
    contract_of_plans(&export);
    let tasks = export["tasks"].as_array().unwrap();
    assert_eq!((export["plans"].as_array().unwrap().len(), tasks.len()), (5, 168));
    for task in tasks {
        contract_of_task(task);
    }
}

fn contract_of_plans(export: &Value) {
    keys(export, &["near", "plans", "tasks"]);
    for plan in export["plans"].as_array().unwrap() {
        keys(
            plan,
            &[
                "areas",
                "basis",
                "collectives",
                "document_number",
                "goals",
                "horizon",
                "id",
                "issued",
                "issuer",
                "level",
                "milestones",
                "period",
                "region",
                "remarks",
                "source",
                "title",
            ],
        );
        plan["areas"].as_array().unwrap().iter().for_each(|a| keys(a, &["aim", "kind", "title"]));
        for collective in plan["collectives"].as_array().unwrap() {
            keys(collective, &["covers", "name"]);
        }
        for remark in plan["remarks"].as_array().unwrap() {
            keys(remark, &["rule", "tasks", "why"]);
        }
        keys(&plan["source"], &["file", "sha256"]);
        assert!(
            ["nation", "province", "city", "county"].contains(&plan["level"].as_str().unwrap())
        );
        assert!(plan["period"].as_array().unwrap().iter().all(Value::is_u64));
        plan["goals"].as_array().unwrap().iter().for_each(target);
        for milestone in plan["milestones"].as_array().unwrap() {
            keys(milestone, &["month", "what", "year"]);
        }
    }
}

fn contract_of_task(task: &Value) {
    keys(
        task,
        &[
            "area",
            "due",
            "guidance",
            "id",
            "in_charge",
            "lead",
            "measures",
            "milestones",
            "number",
            "offices",
            "original",
            "part",
            "people",
            "period",
            "plan",
            "printed",
            "responsible",
            "role_words",
            "said",
            "section",
            "targets",
            "theme",
            "title",
        ],
    );
    let id = format!("{}/{}", task["plan"].as_str().unwrap(), task["number"].as_str().unwrap());
    assert_eq!(task["id"], id);
    for unit in
        ["lead", "responsible", "in_charge"].iter().flat_map(|r| task[r].as_array().unwrap())
    {
        keys(unit, &["collective", "name", "region", "word", "written"]);
        assert!(unit["collective"].is_boolean());
    }
    task["targets"].as_array().unwrap().iter().for_each(target);
}

fn keys(value: &Value, expected: &[&str]) {
    let mut keys: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(keys, expected);
}

fn target(target: &Value) {
    keys(
        target,
        &[
            "cadence",
            "comparison",
            "due_with_plan",
            "from",
            "max",
            "note",
            "scope",
            "unit",
            "value",
            "what",
            "year",
        ],
    );
    assert_eq!(target["due_with_plan"].is_u64(), target["cadence"].is_null());
    let comparison = target["comparison"].as_str().unwrap();
    assert!(["at_least", "more_than", "exactly", "about", "between"].contains(&comparison));
    assert!(target["value"].is_number());
    assert_eq!(target["max"].is_number(), comparison == "between");
    let cadence = target["cadence"].as_str();
    assert!(matches!(cadence, None | Some("annual" | "termly" | "by" | "within" | "once")));
    assert_eq!(target["from"].is_u64(), cadence == Some("within"));
    assert_eq!(target["year"].is_u64(), matches!(cadence, Some("by" | "within" | "once")));
}

#[test]
fn one_task_in_json() {
    let list = json(&["list", "plan:tunxi-2022", "徽州百工", "-f", "json"]);
    let unit = |name: &str, written: &str, collective: bool| serde_json::json!({ "name": name, "written": written, "word": null, "region": "屯溪区", "collective": collective });
    let task = &list["tasks"][0];
    assert_eq!(list["plans"][0]["id"], "tunxi-2022");
    assert_eq!(list["tasks"].as_array().unwrap().len(), 1);
    assert_eq!(task["id"], "tunxi-2022/7");
    assert_eq!(task["theme"], "workers");
    assert_eq!(
        task["in_charge"],
        serde_json::json!([
            unit("区总工会", "区总工会", false),
            unit("区人力资源和社会保障局", "区人力资源社会保障局", false),
            unit("各镇人民政府", "各镇人民政府", true),
            unit("各街道办事处", "各街道办事处", true),
        ])
    );
    let targets = task["targets"].as_array().unwrap();
    assert_eq!((&targets[1]["value"], &targets[1]["max"]), (&2.into(), &3.into()));
    assert_eq!((&targets[2]["cadence"], &targets[2]["year"]), (&"by".into(), &2025.into()));
}

#[test]
fn units_in_json() {
    let units = json(&["units", "教育局", "plan:yinchuan-2022,tunxi-2022", "-f", "json"]);
    assert_eq!(
        units,
        serde_json::json!({ "units": [
            { "name": "市教育局", "region": "银川市", "system": "education", "collective": false,
              "lead": 5, "responsible": 3, "in_charge": 0, "guidance": 0, "covered": 19 },
            { "name": "区教育局", "region": "屯溪区", "system": "education", "collective": false,
              "lead": 0, "responsible": 0, "in_charge": 8, "guidance": 0, "covered": 2 },
        ] })
    );
}

#[test]
fn problems_are_counted_on_every_listing_and_listed_by_check() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    std::fs::create_dir(&data).unwrap();
    std::fs::write(data.join("x.ron"), "(\n    format: 1,\n    id “x”,\n)").unwrap();
    let with = |args: &[&str]| {
        program(home.path()).env("FENGONG_DATA", &data).args(args).output().unwrap()
    };
    for args in [&["list"][..], &["units"], &["areas"], &["targets"], &["plans"], &["export"]] {
        let output = with(args);
        assert_eq!(output.status.code(), Some(0));
        assert!(stderr(&output).contains("1 个错误"), "{args:?}: {}", stderr(&output));
        assert!(!stdout(&output).is_empty());
    }
    let check = with(&["check"]);
    assert_eq!(check.status.code(), Some(1));
    let text = stdout(&check);
    for part in ["x.ron:3:8", "全角", "id “x”,", "^", "1 个错误"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let english = stdout(&with(&["check", "--lang", "en"]));
    assert!(english.contains("error") && english.contains("full-width"), "{english}");
    let file = data.join("x.ron");
    let alone = call(&["check", file.to_str().unwrap(), "-f", "json"]);
    assert_eq!(alone.status.code(), Some(1));
    let problems: Value = serde_json::from_slice(&alone.stdout).unwrap();
    assert_eq!(problems["problems"][0]["line"], 3);
}

/// Files are checked with the themes and units of the folders that are loaded anyway, and only they are counted.
#[test]
fn check_judges_the_named_files() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    std::fs::create_dir(&data).unwrap();
    let themes = "(format: 1, themes: [(id: \"space\", name: \"航天\")])";
    std::fs::write(data.join("themes.ron"), themes).unwrap();
    let plan = |name: &str, id: &str| {
        let text = format!(
            "(format: 1, id: \"{id}\", title: \"题\", region: \"某市\", level: City, period: (2022, 2022),
            goals: [(what: \"比例\", amount: Exactly(1), unit: \"%\", when: By(2022))],
            areas: [(title: \"域\", kind: Action, theme: \"space\", tasks: [])])"
        );
        let path = home.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let (a, b, c) = (plan("a.ron", "a"), plan("b.ron", "b"), plan("c.ron", "a"));
    let check = |paths: &[&std::path::PathBuf]| {
        let mut command = program(home.path());
        command.arg("--data").arg(&data).arg("check").args(paths).output().unwrap()
    };
    let good = check(&[&a, &b]);
    assert_eq!(good.status.code(), Some(0), "{}", stdout(&good));
    assert!(stdout(&good).contains("2 个方案 0 项任务：数据有 2 个警告"), "{}", stdout(&good));
    assert_eq!(stdout(&good).matches("[empty-area]").count(), 2, "{}", stdout(&good));
    let twice = check(&[&a, &c]);
    assert_eq!(twice.status.code(), Some(1));
    assert!(stdout(&twice).contains("重复"), "{}", stdout(&twice));
    // A folder that is loaded anyway is checked once, and none of its plans takes its own place.
    std::fs::copy(&a, data.join("a.ron")).unwrap();
    for paths in [vec![&data], vec![&data, &data]] {
        let own = check(&paths);
        assert_eq!(stdout(&own).matches("[empty-area]").count(), 1, "{}", stdout(&own));
        assert!(!stdout(&own).contains("取代"), "{}", stdout(&own));
    }
    let all = check(&[]);
    assert!(!stdout(&all).contains("取代"), "{}", stdout(&all));
    std::fs::remove_file(data.join("a.ron")).unwrap();
    // A plan without tasks still has its goals.
    let args = ["targets", "plan:a", "--data", home.path().to_str().unwrap()];
    let goals = program(home.path()).args(args).env("FENGONG_DATA", &data).output().unwrap();
    assert!(stdout(&goals).contains("比例"), "{}", stderr(&goals));
    // The hint repeats what was loaded.
    std::fs::write(home.path().join("broken.ron"), "(").unwrap();
    let listed = program(home.path()).args(["list", "--data"]).arg(home.path()).output().unwrap();
    let hint = format!("fengong check --data {}", home.path().display());
    assert!(stderr(&listed).contains(&hint), "{}", stderr(&listed));
}

/// A plan with two warnings and two notes, one of which a remark explains.
const ODD: &str = r#"(format: 1, id: "x", title: "题", region: "某市", level: City, period: (2022, 2022),
    remarks: [(rule: "no-unit", tasks: ["2"], why: "原文没有写")],
    areas: [(title: "域", kind: Action, theme: "youth", tasks: [
        (number: "1", title: "甲", lead: ["市教育局", "市科协"], responsible: ["市教育局"]),
        (number: "2", title: "乙"),
        (number: "3", title: "丙")])])"#;

/// Checks one plan.
fn check(plan: &str, args: &[&str]) -> Output {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("plan.ron");
    std::fs::write(&file, plan).unwrap();
    program(home.path()).arg("check").arg(&file).args(args).output().unwrap()
}

fn checked(plan: &str, args: &[&str]) -> Vec<Value> {
    let output = check(plan, &[args, &["-f", "json"]].concat());
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    value["problems"].as_array().unwrap().clone()
}

/// What is found can be chosen by rule and by severity; a file that cannot be read is told in any case.
#[test]
fn check_by_rule_and_severity() {
    const BOTH: &str = "warning both-roles";
    const UNIT: &str = "warning no-unit";
    const LEADS: &str = "note several-leads";
    const EXPLAINED: &str = "note no-unit";
    let rules = |plan: &str, args: &[&str]| -> Vec<String> {
        let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
        let row = |p: &Value| format!("{} {}", text(&p["severity"]), text(&p["rule"]));
        checked(plan, args).iter().map(row).collect()
    };
    for (args, expected) in [
        (&[][..], &[BOTH, UNIT, LEADS, EXPLAINED][..]),
        (&["--severity", "warning"], &[BOTH, UNIT]),
        (&["--severity", "error"], &[]),
        (&["--rule", "no-unit"], &[UNIT, EXPLAINED]),
        (&["--rule", "both-roles,several-leads"], &[BOTH, LEADS]),
        (&["--rule", "both-roles", "--rule", "no-unit", "--severity", "warning"], &[BOTH, UNIT]),
    ] {
        assert_eq!(rules(ODD, args), expected, "{args:?}");
    }
    for (args, code) in [
        (&[][..], 0),
        (&["--deny", "warning"], 1),
        (&["--rule", "several-leads", "--deny", "warning"], 0),
        (&["--rule", "several-leads", "--deny", "note"], 1),
    ] {
        assert_eq!(check(ODD, args).status.code(), Some(code), "{args:?}");
    }
    let broken = ODD.replace("title: \"题\"", "title: 题");
    assert_eq!(check(&broken, &["--rule", "no-unit"]).status.code(), Some(1));
    assert_eq!(rules(&broken, &["--rule", "no-unit"]), ["error -"]);
}

#[test]
fn findings_in_json_and_for_people() {
    let problems = checked(ODD, &["--rule", "no-unit"]);
    let first = &problems[0];
    #[rustfmt::skip]
    keys(first, &[
        "column", "file", "line", "message", "path", "reason", "remedy", "rule", "severity", "task",
    ]);
    assert_eq!(
        (&first["task"], &first["line"], &first["path"], &first["reason"]),
        (&"x/3".into(), &6.into(), &"areas[0].tasks[2].title".into(), &Value::Null)
    );
    assert_eq!(
        (&problems[1]["remedy"], &problems[1]["reason"]),
        (&Value::Null, &"原文没有写".into())
    );
    // Notes are summed up unless they are asked for; what explains them stands with them.
    let all = stdout(&check(ODD, &[]));
    for part in [
        ":6:30  3  “丙”没有写单位",
        "说明: 原文没有写",
        "[several-leads]: 任务有几个牵头单位（1）",
        "2 个警告、2 个提示，其中 1 个有说明",
    ] {
        assert!(all.contains(part), "{part}: {all}");
    }
    let leads = "2 个牵头单位：市教育局、市科协";
    let asked = stdout(&check(ODD, &["--rule", "several-leads"]));
    assert!(!all.contains(leads) && asked.contains(leads), "{all}{asked}");
}

#[test]
fn settings_are_read_and_their_mistakes_reported() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("config.ron");
    std::fs::write(&file, "(lang: en)").unwrap();
    let call = || {
        let name = file.to_str().unwrap();
        program(home.path()).args(["--config", name, "list", "zzzz"]).output().unwrap()
    };
    assert!(stderr(&call()).contains("nothing found"));
    // Every mistake is told with its place, none keeps the program from its work, and the rest counts.
    std::fs::write(&file, "(\n  lnag: en,\n  look: pink,\n  lang: en, mouse: 5,\n)").unwrap();
    let output = call();
    let told = stderr(&output);
    assert_eq!(output.status.code(), Some(1), "{told}");
    for part in [":2:3", ":3:9", ":4:20", "lang", "contrast", "nothing found"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    // Keys are for the browser; where they stand is known all the same.
    std::fs::write(&file, "(\n  keys: {\n    \"F99\": \"排序\",\n    \"F5\": \"排排\",\n  },\n)")
        .unwrap();
    let (settings, wrong) = fengong::config::settings(Some(file.clone()), None);
    assert!(wrong.is_empty());
    let place = |spot: &Option<fengong::problem::Spot>| spot.as_ref().map(|s| (s.line, s.column));
    let keys = settings.own_keys.iter();
    let places: Vec<_> = keys.map(|k| (place(&k.spots.0), place(&k.spots.1))).collect();
    let second = (Some((4, 5)), Some((4, 11)));
    assert!(
        places.contains(&(Some((3, 5)), Some((3, 12)))) && places.contains(&second),
        "{places:?}"
    );
    std::fs::remove_file(&file).unwrap();
    assert_eq!(call().status.code(), Some(2), "a file that was named must be there");
}

/// Nothing from a file reaches a terminal as it is, whatever is listed.
#[test]
fn output_is_clean() {
    let home = tempfile::tempdir().unwrap();
    let plan = "(format: 1, id: \"x\", title: \"题\u{1b}]52;c;eA==\u{7}\", region: \"市\u{202e}\", level: City,
        period: (2022, 2022), goals: [(what: \"\u{9b}31m\", amount: Exactly(1), unit: \"\u{200b}\")],
        areas: [(title: \"\u{1b}[2J\", kind: Action, theme: \"youth\", lead: [\"\u{1b}[31m局\"], tasks: [
            (number: \"1\u{8}\", title: \"\u{feff}\t\u{1b}c\", measures: [\"a\u{7f}\u{85}b\"]) ])])";
    std::fs::write(home.path().join("x.ron"), plan).unwrap();
    let dir = home.path().to_str().unwrap();
    for args in [
        &["list", "plan:x"][..],
        &["list", "plan:x", "-f", "csv"],
        &["list", "plan:x", "-f", "tsv"],
        &["list", "plan:x", "-f", "json"],
        &["units", "plan:x"],
        &["areas", "plan:x"],
        &["matrix", "plan:x"],
        &["matrix", "plan:x", "-f", "csv"],
        &["matrix", "plan:x", "-f", "json"],
        &["targets", "plan:x"],
        &["plans", "plan:x"],
        &["show", "x/1\u{8}"],
        &["check"],
        &["export"],
        &["list", "lead:\u{1b}[31m"],
    ] {
        let output = program(home.path()).args(["--data", dir]).args(args).output().unwrap();
        let text = stdout(&output) + &stderr(&output);
        let forbidden = |c: char| fengong::text::clean::is_forbidden(c) && !"\n\r\t".contains(c);
        assert!(!text.is_empty() && !text.contains(forbidden), "{args:?}: {text:?}");
    }
}

/// The matrix on the command line: the same totals in every format, as wide as the screen allows.
#[test]
fn the_matrix_has_the_same_totals_in_every_format() {
    let query = "plan:yinchuan-2022 theme:青少年";
    let output = |format: &str| {
        let run = call(&["matrix", "--format", format, "plan:yinchuan-2022", "theme:青少年"]);
        assert!(run.status.success(), "{query}");
        String::from_utf8(run.stdout).unwrap()
    };
    let csv = output("csv");
    let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 1 + 5 + 5, "a heading, five tasks, five totals");
    assert!(lines[0].starts_with("方案,编号,任务,行动领域,市教育局,市科协,市科技局"));
    assert!(
        lines[1].starts_with("银川市 2022,1,")
            && lines[1].ends_with(",牵,牵,责,责,责,责,责,2,5,0,0,7")
    );
    assert_eq!(lines[6], ",,牵头,,5,5,0,0,0,0,0,10,,,,");
    assert_eq!(lines[10], ",,合计,,5,5,5,5,5,5,5,,,,,35");
    let md = output("md");
    assert!(md.contains("合计") && md.contains("| 35 |"), "{md}");
    let json: Value = serde_json::from_str(&output("json")).unwrap();
    let tasks: u64 =
        json["units"].as_array().unwrap().iter().map(|u| u["tasks"].as_u64().unwrap()).sum();
    assert_eq!(tasks, 35);
    let cells =
        json["tasks"].as_array().unwrap().iter().map(|t| t["cells"].as_array().unwrap().len());
    assert_eq!(cells.sum::<usize>(), 35);
    let table = output("table");
    assert!(table.contains("弘扬科学精神和科学家精神       7  牵牵责责责责责\n"), "{table}");
    let none = call(&["matrix", "马兰花"]);
    assert_eq!(none.status.code(), Some(1));
    let wrong = call(&["matrix", "--order", "x"]);
    assert_eq!(wrong.status.code(), Some(2));
}

/// What is no data but a document is answered by the command that takes documents.
#[test]
fn a_document_in_the_place_of_data_is_told_how_to_bring_it_in() {
    let home = tempfile::tempdir().unwrap();
    let list = home.path().join("任务.xlsx");
    std::fs::write(&list, b"PK\x03\x04 and no more").unwrap();
    let file = list.to_str().unwrap();
    let folder = home.path().to_str().unwrap();
    for (args, code) in
        [(vec!["--data", file, "list"], 2), (vec!["check", file], 1), (vec!["check", folder], 0)]
    {
        for lang in ["zh", "en"] {
            let output = call(&[&["--lang", lang], args.as_slice()].concat());
            let told = stdout(&output) + &stderr(&output);
            assert!(told.contains("fengong import"), "{args:?}: {told}");
            assert_eq!(output.status.code(), Some(code), "{args:?}: {told}");
        }
    }
    let output = call(&["import", folder]);
    assert_eq!(output.status.code(), Some(2));
}

/// Units that no system knows become entries; with them in the folder nothing is left to propose.
#[test]
fn entries_for_unknown_units_are_proposed() {
    let folder = tempfile::tempdir().unwrap();
    let text = "甲州市2026年便民方案\n一、任务\n（一）建设灯塔。（市灯塔和航标局牵头，市财政局、县灯塔和航标局、甲州灯塔公司配合）\n\
        （二）修缮码头。（市灯塔和航标局负责）\n";
    let document = folder.path().join("a.txt");
    std::fs::write(&document, text).unwrap();
    let path = |path: &std::path::Path| path.to_str().unwrap().to_owned();
    let here = path(folder.path());
    let done = call(&["import", &path(&document), "-o", &here]);
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    let proposed = call(&["--data", &here, "units", "--propose"]);
    assert_eq!(proposed.status.code(), Some(0));
    let text = stdout(&proposed);
    assert!(text.contains("name: \"灯塔和航标\", names: [[\"{}灯塔和航标局\"]]"), "{text}");
    assert!(text.contains("[[\"甲州灯塔公司\"]]") && !text.contains("财政"), "{text}");
    let file = path(&folder.path().join("units.ron"));
    assert_eq!(call(&["--data", &here, "units", "--propose", "-o", &file]).status.code(), Some(0));
    let again = call(&["--data", &here, "units", "--propose"]);
    assert_eq!(again.status.code(), Some(1), "{again:?}");
    assert!(!stdout(&call(&["--data", &here, "check"])).contains("unknown-unit"));
}

/// A list of somebody's own says neither its place nor its year: it is read, and both are told of.
#[test]
fn what_a_document_leaves_open_is_assumed_and_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(path("list.csv"), "序号,任务,责任单位\n1,修缮书屋,文旅局\n2,清理河道,水务局\n")
        .unwrap();
    let done = call(&["import", &path("list.csv"), "-o", &path("")]);
    assert_eq!(done.status.code(), Some(1), "{done:?}");
    let told = stdout(&done);
    assert!(told.contains("没有看出是哪个地区的") && told.contains("没有看出是哪一年的"), "{told}");
    let listed = call(&["--data", &path(""), "list", "plan:list", "-f", "json"]);
    assert!(stdout(&listed).contains("未写明地区"), "{listed:?}");
    let said = ["--region", "甲州市", "--period", "2026", "--force"];
    let again = call(&[&["import", &path("list.csv"), "-o", &path("")][..], &said].concat());
    assert_eq!(again.status.code(), Some(0), "{again:?}");
}

/// The templates are a plan without a mistake, and a table that is imported as it stands.
#[test]
fn templates_are_right_as_they_stand() {
    for lang in ["zh", "en"] {
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path().to_str().unwrap().to_owned();
        let done = call(&["--lang", lang, "new", &here]);
        assert_eq!(done.status.code(), Some(0), "{done:?}");
        let file = |end: &str| {
            let files =
                std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
            let of = |path: &std::path::PathBuf| path.extension().is_some_and(|e| e == end);
            files.into_iter().find(of).unwrap().to_str().unwrap().to_owned()
        };
        let checked = call(&["--lang", "en", "check", &file("ron"), "--deny", "warning"]);
        assert_eq!(checked.status.code(), Some(0), "{}", stdout(&checked));
        assert_eq!(call(&["fmt", "--check", &here]).status.code(), Some(0), "it has the one form");
        let plan = folder.path().join("read.ron");
        let plan = plan.to_str().unwrap();
        let read = call(&["import", &file("xlsx"), "-o", plan]);
        assert!(read.status.code().unwrap() < 2, "{read:?}");
        let text = std::fs::read_to_string(plan).unwrap();
        for part in [
            "title: \"示例市2026年全民阅读重点任务分工表\"",
            "responsible: [\"市财政局\", \"各区政府\"]",
            "guidance: [\"市委宣传部\"]",
            "to: \"2026-09\"",
            "AtLeast(20), unit: \"家\"",
            "open: true",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert_eq!(text.matches("number: \"").count(), 2, "{text}");
        // What is there stays.
        let again = call(&["--lang", lang, "new", &here]);
        assert_eq!(again.status.code(), Some(2));
    }
}

/// Files are put in order once, comments and corrections stay, and what is wrong is not touched.
#[test]
fn files_are_formatted_in_place() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path().to_str().unwrap().to_owned();
    let good = folder.path().join("good.ron");
    let bad = folder.path().join("bad.ron");
    let text = "(format:2,id:\"a\",// its id\r\ntitle:\"甲\",region:\"甲市\",level:City,period:(2026,2026))\r\n// correction: Lead(First)\r\n";
    std::fs::write(&good, text).unwrap();
    std::fs::write(&bad, "(format: 1,").unwrap();
    let checked = call(&["fmt", "--check", good.to_str().unwrap()]);
    assert_eq!(checked.status.code(), Some(1));
    assert!(stdout(&checked).contains("good.ron"));
    assert_eq!(std::fs::read_to_string(&good).unwrap(), text);
    let done = call(&["fmt", &here]);
    assert_eq!(done.status.code(), Some(2), "one of them is wrong");
    assert!(stderr(&done).contains("bad.ron"), "{}", stderr(&done));
    let given = std::fs::read_to_string(&good).unwrap();
    assert!(given.contains("    id: \"a\", // its id\r\n"), "{given}");
    assert!(given.ends_with(")\r\n// correction: Lead(First)\r\n"), "{given}");
    assert_eq!(std::fs::read_to_string(&bad).unwrap(), "(format: 1,");
    assert_eq!(call(&["fmt", "--check", good.to_str().unwrap()]).status.code(), Some(0));
}
