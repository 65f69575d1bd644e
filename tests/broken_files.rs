//! Files that are wrong: each gives a problem with its place, its line and a remedy, and everything else loads.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::fs;
use std::path::Path;

use fengong::lang::Lang;
use fengong::load::{Layer, Loaded, load};
use fengong::problem::{Problem, Severity};
use fengong::text::clean::is_forbidden;

const GOOD: &str = r#"(
    format: 1,
    id: "test-2023", title: "测试方案", region: "测试市", level: City,
    period: (2023, 2025),
    goals: [
        (what: "比例", amount: AtLeast(15), unit: "%", when: By(2025)),
    ],
    areas: [
        (
            title: "测试行动", kind: Action, theme: "youth",
            lead: ["市教育局"], responsible: ["市科协", "市科技局"],
            tasks: [
                (number: "1", title: "甲", measures: ["一"]),
                (
                    number: "2", title: "乙",
                    targets: [(what: "数", amount: Between(1, 2), unit: "个", when: EveryYear)],
                ),
            ],
        ),
    ],
)
"#;

fn load_bytes(name: &str, bytes: &[u8]) -> Loaded {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(name);
    fs::write(&path, bytes).unwrap();
    load(&[Layer::Embedded, Layer::Dir(dir.path().to_owned())])
}

fn load_text(text: &str) -> Loaded {
    load_bytes("plan.ron", text.as_bytes())
}

fn changed(from: &str, to: &str) -> String {
    assert_eq!(GOOD.matches(from).count(), 1, "{from}");
    GOOD.replace(from, to)
}

/// Names that differ in nothing that can be seen are one unit, and an error with its place.
#[test]
fn names_that_look_the_same_are_one_unit() {
    for (written, known) in [
        ("市科技局 ", "市科技局"),
        ("市科技局　", "市科技局"),
        ("市科技局(外专局)", "市科技局（外专局）"),
        ("市衛健委", "市卫健委"),
        ("市⺠政局", "市民政局"),
        ("市科\u{200b}协", "市科协"),
    ] {
        let text = GOOD
            .replace(
                "responsible: [\"市科协\", \"市科技局\"]",
                &format!("responsible: [\"{known}\"]"),
            )
            .replace("number: \"2\",", &format!("number: \"2\", lead: [\"{written}\"],"));
        let Loaded { model, problems, .. } = load_text(&text);
        let found = problems.iter().find(|p| p.message(Lang::Zh).contains("应是同一单位"));
        let found = found.unwrap_or_else(|| panic!("{written}: {problems:?}"));
        assert_eq!(found.severity, Severity::Error);
        let line = text.lines().position(|line| line.contains(written)).unwrap();
        assert!(found.spot.as_ref().is_some_and(|spot| spot.line > line), "{found:?}");
        assert!(found.remedy(Lang::Zh).unwrap().contains(known));
        let named = model.units.iter().filter(|unit| unit.region == "测试市").count();
        assert_eq!(named, 2, "{written}: the other one and 市教育局");
    }
}

/// A name with something that cannot be seen is the proper name, even where that stands nowhere or only later.
#[test]
fn the_proper_name_is_taken() {
    for (written, proper) in
        [("市应急局 ", "市应急局"), ("市應急局", "市应急局"), ("市应急\u{200e}局", "市应急局")]
    {
        for text in [
            GOOD.replace("\"市科协\"", &format!("\"{written}\"")),
            GOOD.replace("\"市科协\"", &format!("\"{written}\""))
                .replace("number: \"2\",", &format!("number: \"2\", lead: [\"{proper}\"],")),
        ] {
            let Loaded { model, problems, .. } = load_text(&text);
            let [problem] = problems.as_slice() else { panic!("{written}: {problems:?}") };
            assert!(problem.message(Lang::Zh).contains("应是同一单位"), "{problem:?}");
            let units = model.units.iter().filter(|unit| unit.region == "测试市");
            let names: Vec<&str> = units.map(|unit| unit.name.as_str()).collect();
            assert_eq!(names, ["市教育局", proper, "市科技局"]);
        }
    }
}

/// An abbreviation is the same body, even beside the full name; other names of one system that the plan puts side by side
/// are different bodies.
#[test]
fn an_abbreviation_is_no_other_body() {
    for (pair, units, twice) in [
        (["市卫健委", "市卫生健康委"], 1, true),
        (["市农业农村局", "市农业局"], 1, true),
        (["市文旅局", "市文广局"], 2, false),
    ] {
        let list = format!("\"{}\", \"{}\"", pair[0], pair[1]);
        let text = GOOD.replace("\"市科协\", \"市科技局\"", &list);
        let Loaded { model, problems, .. } = load_text(&text);
        let all = model.units.iter().filter(|unit| unit.region == "测试市").count();
        assert_eq!(all - 1, units, "{pair:?} {problems:?}");
        let said = problems.iter().any(|p| p.message(Lang::Zh).contains("两次"));
        assert_eq!(said, twice, "{pair:?}");
    }
}

/// What a collective covers and what `unit_forms` say is checked like every name, each at its place.
#[test]
fn names_of_collectives_and_forms_are_checked() {
    let text = GOOD.replace(
        "    areas: [",
        "    unit_forms: [(name: \"市民生局\", written: [\"民生\"]), (name: \"市科协\", written: [])],
    collectives: [(name: \"各单位\", covers: Units([\"市科协\", \"市科技局 \", \"市民政局\"]))],
    areas: [",
    );
    let text = text.replace("\"市科技局\"]", "\"市科技局\", \"各单位\"]");
    let Loaded { problems, .. } = load_text(&text);
    for (place, zh) in [
        ("\"市民生局\"", "没有任务写到 市民生局"),
        ("[])", "空的"),
        ("\"市科技局 \"", "应是同一单位"),
        ("\"市民政局\"", "没有任务写到 市民政局"),
    ] {
        let found = problems.iter().find(|p| p.message(Lang::Zh).contains(zh));
        let spot = found.and_then(|p| p.spot.as_ref()).unwrap_or_else(|| panic!("{problems:?}"));
        assert_eq!((spot.line, spot.column), line_and_column(&text, place), "{zh}");
    }
}

/// An empty name or word in the files that plans share is an error with its place, and means nothing.
#[test]
fn empty_names_in_shared_files_are_named() {
    for (file, text, places) in [
        (
            "units.ron",
            "(format: 1, systems: [(id: \"x\", name: \"某\", names: [[\"=\", \"{}\"], [], [\"{}某局\", \"\"]])])",
            &["\"=\"", "\"{}\"", "[],", "\"\"]"][..],
        ),
        (
            "words.ron",
            "(format: 1, same: [[], [\"\", \"甲\"]], meant: [(say: [], mean: [\" \"])])",
            &["[], [", "\"\", ", "[], mean", "\" \""],
        ),
        (
            "themes.ron",
            "(format: 1, themes: [(id: \"\", name: \"甲\"), (id: \"b\", name: \" \", words: [\"\"])])",
            &["\"\", name", "\" \"", "\"\"])"],
        ),
    ] {
        let Loaded { model, problems, .. } = load_bytes(file, text.as_bytes());
        let empty: Vec<_> = problems.iter().filter_map(|p| p.spot.as_ref()).collect();
        assert!(problems.iter().all(|p| p.message(Lang::Zh).contains("空的")), "{problems:?}");
        let mut found: Vec<_> = empty.iter().map(|spot| (spot.line, spot.column)).collect();
        let mut wanted: Vec<_> = places.iter().map(|p| line_and_column(text, p)).collect();
        found.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(found, wanted, "{file} {problems:?}");
        assert_eq!(model.tasks.len(), 168, "{file}");
    }
}

/// A character that only looks like a 汉字 is named with its place and the right one.
#[test]
fn lookalike_characters_are_named() {
    let Loaded { problems, .. } = load_text(&changed("title: \"甲\"", "title: \"农⺠培训\""));
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    let message = problem.message(Lang::Zh);
    assert!(message.contains("⺠") && message.contains("“民”"), "{message}");
    assert_eq!(problem.severity, Severity::Warning);
    assert_eq!(problem.path, "areas[0].tasks[0].title");
    assert!(problem.remedy(Lang::Zh).unwrap().contains('民'));
}

#[test]
fn the_good_file_is_good() {
    let Loaded { model, problems, .. } = load_text(GOOD);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!((model.plans.len(), model.tasks.len()), (6, 170));
}

/// One change to the good file, the text at whose beginning the mistake must be placed, and words that must be
/// said.
struct Case {
    from: &'static str,
    to: &'static str,
    place: &'static str,
    zh: &'static [&'static str],
    /// How many of the file's two tasks still load.
    tasks: usize,
}

const fn case(
    from: &'static str,
    to: &'static str,
    place: &'static str,
    zh: &'static [&'static str],
    tasks: usize,
) -> Case {
    Case { from, to, place, zh, tasks }
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    // Form: the whole file is left out.
    case("title: \"甲\"", "titel: \"甲\"", "titel", &["没有字段 titel", "title"], 0),
    case("title: \"甲\"", "title: 7", "7,", &["双引号里的文字"], 0),
    case("number: \"1\"", "number: 1", "1, title: \"甲\"", &["双引号"], 0),
    case("period: (2023, 2025)", "period: (2023, \"2025\")", "\"2025\"", &["整数"], 0),
    case("AtLeast(15)", "AtLaest(15)", "AtLaest", &["AtLaest", "AtLeast"], 0),
    case("level: City", "level: 市级", "市级", &["不认识 市级", "County"], 0),
    case(", title: \"甲\"", "", "),\n                (\n", &["缺少字段 title"], 0),
    case("\"测试方案\",", "\"测试方案\"，", "，", &["全角", "半角"], 0),
    case("title: \"甲\"", "title：\"甲\"", "：", &["全角", "半角"], 0),
    case("\"测试方案\"", "“测试方案”", "“", &["全角"], 0),
    case("\"测试方案\"", "\"测试方案", "\"测试方案", &["没有结束", "双引号"], 0),
    case("[\"一\"]),", "[\"一\"],", "(number: \"1\"", &["(", "没有关闭"], 0),
    case("        ),\n    ],\n)\n", "        ),\n", "(\n    format", &["没有关闭", "截断"], 0),
    case("format: 1,\n", "format: 1\n", "\n    id", &["逗号"], 0),
    case("\"测试行动\"", "\"测试\\行动\"", "\\行", &["\\\\"], 0),
    case("id: \"test-2023\",", "id: \"test-2023\", id: \"b\",", "id: \"b\"", &["id", "两次"], 0),
    // Meaning: what can be kept is kept.
    case("format: 1", "format: 3", "3,", &["格式版本 3", "format: 2"], 2),
    case("number: \"2\"", "number: \"1\"", "\"1\", title: \"乙\"", &["任务号 1 重复"], 1),
    case("theme: \"youth\"", "theme: \"yuoth\"", "\"yuoth", &["没有主题 yuoth", "是不是 youth"], 2),
    case(", theme: \"youth\"", "", "(number: \"1\"", &["主题", "theme"], 2),
    case("By(2025)", "By(2035)", "By(2035", &["2035", "2023—2025", "horizon"], 2),
    case("(2023, 2025)", "(2025, 2023)", "(2025, 2023", &["前后颠倒"], 2),
    case("(2023, 2025)", "(0, 65535)", "(0, 65535", &["不可能", "(2021, 2025)"], 2),
    case("\"市科技局\"]", "\"市科协\"]", "\"市科协\"]", &["市科协", "两次"], 2),
    case("[\"一\"]", "[\"\"]", "\"\"", &["空的"], 2),
    case("AtLeast(15)", "AtLeast(-15)", "AtLeast(-15", &["数值", "0 到"], 2),
    case("AtLeast(15)", "AtLeast(1e300)", "AtLeast(1e300", &["数值", "0 到"], 2),
    case("kind: Action,", "kind: Action, section: \"一、总则//（一）\",", "\"一、总则", &["空的"], 2),
    case("Between(1, 2)", "Between(2, 1)", "Between", &["数值"], 2),
    case("Between(1, 2)", "AtLeast(1e999)", "AtLeast(1e999", &["数值"], 2),
    case("id: \"test-2023\"", "id: \"测试/1\"", "\"测试/1", &["标识", "英文字母"], 0),
    case("period:", "issued: \"2023年\",\n    period:", "\"2023年", &["日期", "2022-06-13"], 2),
    case("\"测试行动\"", "\"测试\u{202e}行动\"", "\"测试\u{202e}", &["U+202E"], 2),
];

#[test]
fn every_mistake_is_placed_and_explained() {
    for Case { from, to, place, zh, tasks } in CASES {
        let text = changed(from, to);
        let Loaded { model, problems, .. } = load_text(&text);
        let problem = problems.first().unwrap_or_else(|| panic!("{to}: no problem"));
        let spot = problem.spot.as_ref().unwrap_or_else(|| panic!("{to}: no place"));
        let said = said(problem, Lang::Zh);
        assert_eq!((spot.line, spot.column), line_and_column(&text, place), "{to}: {said}");
        assert!(zh.iter().all(|part| said.contains(part)), "{to}: {said}");
        assert!(!spot.text.is_empty(), "{to}");
        assert!(problem.place().contains("plan.ron:"), "{to}");
        assert!(!said.contains(" expected ") && !said.contains("Expected"), "{to}: {said}");
        assert_eq!(model.tasks.len(), 168 + tasks, "{to}");
        let english = self::said(problem, Lang::En);
        let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        let own_words =
            english.replace(|c: char| "测试市科协技局部方案甲乙行动级年".contains(c), "");
        assert!(!own_words.contains(chinese), "{to}: {english}");
    }
}

/// The line and the character at which a part of the text begins, counted from 1.
fn line_and_column(text: &str, part: &str) -> (usize, usize) {
    let (before, _) = text.split_once(part).unwrap_or_else(|| panic!("{part}"));
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

fn said(problem: &Problem, lang: Lang) -> String {
    format!("{} {}", problem.message(lang), problem.remedy(lang).unwrap_or_default())
}

#[test]
fn files_that_are_no_data() {
    let gbk =
        [b"(\n    format: 1, title: \"".as_slice(), &[0xb2, 0xe2, 0xca, 0xd4], b"\")"].concat();
    let utf16: Vec<u8> = "\u{feff}(format: 1)".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let deep = "[".repeat(100_000);
    for (bytes, part) in [
        (gbk.as_slice(), "GBK"),
        (&utf16, "UTF-16"),
        (b"\x89PNG\r\n\x1a\n\0\xff", "不是文本"),
        ("关于印发方案的通知\n一、总体要求".as_bytes(), "fengong import"),
        ("2026年任务清单\n序号,任务".as_bytes(), "fengong import"),
        (b"<html><body></body></html>", "fengong import"),
        ("# 工作方案\n\n## 任务".as_bytes(), "fengong import"),
        (b"", "空的"),
        (b"\n\n  // nothing\n", "空的"),
        (b"{\"id\": \"x\"}", "JSON"),
        (b"[]", "圆括号"),
        (deep.as_bytes(), "没有关闭"),
    ] {
        let Loaded { model, problems, .. } = load_bytes("plan.ron", bytes);
        assert_eq!(problems.len(), 1, "{part}: {problems:?}");
        assert!(said(&problems[0], Lang::Zh).contains(part), "{part}: {problems:?}");
        assert_eq!(problems[0].severity, Severity::Error);
        assert_eq!(model.tasks.len(), 168);
    }
}

#[test]
fn byte_order_marks_and_crlf_are_no_mistakes() {
    let text = format!("\u{feff}{}", GOOD.replace('\n', "\r\n"));
    let loaded = load_text(&text);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    assert_eq!(loaded.model.tasks.len(), 170);
    let broken = format!("\u{feff}{}", changed("By(2025)", "By(2035)").replace('\n', "\r\n"));
    let spot = load_text(&broken).problems[0].spot.clone().unwrap();
    let unmarked = broken.trim_start_matches('\u{feff}');
    assert_eq!((spot.line, spot.column), line_and_column(unmarked, "By(2035"));
    assert!(!spot.text.ends_with('\r'));
}

#[test]
fn a_plan_with_a_known_id_takes_its_place_and_says_so() {
    let Loaded { model, problems, .. } = load_text(&changed("test-2023", "tunxi-2022"));
    assert_eq!((model.plans.len(), model.tasks.len()), (5, 168 - 25 + 2));
    assert_eq!(model.plans[3].title, "测试方案");
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].severity, Severity::Note);
    assert!(said(&problems[0], Lang::Zh).contains("取代"));
}

#[test]
fn two_plans_of_one_folder_must_not_share_an_id() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a.ron"), GOOD).unwrap();
    fs::write(dir.path().join("b.ron"), GOOD).unwrap();
    let Loaded { model, problems, .. } = load(&[Layer::Dir(dir.path().to_owned())]);
    assert_eq!(model.plans.len(), 1);
    let duplicate = problems.iter().find(|p| said(p, Lang::Zh).contains("重复")).unwrap();
    assert!(duplicate.file.ends_with("b.ron"));
}

#[test]
fn one_broken_file_leaves_the_others_alone() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("plans")).unwrap();
    fs::write(dir.path().join("a.ron"), "(format: 1,").unwrap();
    fs::write(dir.path().join("plans/b.ron"), GOOD).unwrap();
    fs::write(dir.path().join(".hidden.ron"), "broken").unwrap();
    fs::write(dir.path().join("readme.txt"), "broken").unwrap();
    let Loaded { model, problems, .. } =
        load(&[Layer::Embedded, Layer::Dir(dir.path().to_owned())]);
    assert_eq!((model.plans.len(), problems.len()), (6, 1));
}

/// A folder may bring themes and systems of its own.
#[test]
fn themes_and_units_are_added_to() {
    let dir = tempfile::tempdir().unwrap();
    let themes = "(format: 1, themes: [(id: \"space\", name: \"航天\")])";
    let units = "(format: 1, systems: [(id: \"space\", name: \"航天\", names: [[\"{}航天办\", \"{}航天办公室\"]])])";
    let plan = GOOD.replace("\"youth\"", "\"space\"").replace("市科技局", "市航天办");
    for (name, text) in [("themes.ron", themes), ("units.ron", units), ("plan.ron", &plan)] {
        fs::write(dir.path().join(name), text).unwrap();
    }
    let Loaded { model, problems, .. } =
        load(&[Layer::Embedded, Layer::Dir(dir.path().to_owned())]);
    assert!(problems.is_empty(), "{problems:?}");
    let unit = model.units.iter().find(|u| u.name == "市航天办").unwrap();
    assert_eq!(unit.aliases, ["市航天办公室", "航天办", "航天办公室"]);
}

#[test]
fn folders_and_missing_files_are_problems() {
    let dir = tempfile::tempdir().unwrap();
    for layer in [
        Layer::Dir(dir.path().join("missing")),
        Layer::Dir(dir.path().to_owned()),
        Layer::Paths(vec![dir.path().join("missing")]),
        Layer::Paths(vec![dir.path().join("missing.ron")]),
    ] {
        let loaded = load(std::slice::from_ref(&layer));
        assert_eq!(loaded.problems.len(), 1, "{layer:?}");
    }
    let quiet = load(&[Layer::OptionalDir(dir.path().join("missing"))]);
    assert!(quiet.problems.is_empty());
}

/// Whatever a single edit does to a real file, loading ends, names a place inside the file, and says only what
/// may be shown.
#[test]
fn no_edit_of_a_real_file_is_fatal() {
    let text = fs::read_to_string(Path::new("data/plans/tunxi-2022.ron")).unwrap();
    let chars: Vec<char> = text.chars().collect();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("plan.ron");
    for at in (0..chars.len()).step_by(97) {
        for insert in [None, Some('"'), Some(')'), Some('，'), Some('\u{1b}')] {
            let mut edited = chars.clone();
            match insert {
                None => drop(edited.remove(at)),
                Some(c) => edited.insert(at, c),
            }
            let edited: String = edited.into_iter().collect();
            fs::write(&path, &edited).unwrap();
            let loaded = load(&[Layer::Embedded, Layer::Paths(vec![path.clone()])]);
            for problem in &loaded.problems {
                let spot = problem.spot.as_ref().unwrap();
                assert_eq!(edited.split('\n').nth(spot.line - 1), Some(spot.text.as_str()));
                assert!(spot.column <= spot.text.chars().count() + 1);
                let shown = fengong::report::problems::problems(
                    std::slice::from_ref(problem),
                    false,
                    Lang::Zh,
                );
                assert!(!shown.chars().any(|c| is_forbidden(c) && c != '\n'), "{shown}");
            }
        }
    }
}
