//! The document's own words beside ours: taken from a source document, shown, found, copied.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

#[path = "common/browser.rs"]
mod browser;
#[path = "common/program.rs"]
mod program;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use browser::{current, listed, press, screen, with_layers};
use fengong::load::Layer;
use fengong::tui::message::Effect;
use program::fengong;
use serde_json::Value;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

/// A document, and beside it a plan that says the same in other words.
const DOCUMENT: &str = "甲州市2026年便民工作方案\n一、重点任务\n（一）建设书屋。在社区新建便民书屋20家，配齐图书。（市文旅局牵头，市财政局配合）\n\
    （二）评选家庭。评选书香家庭10户，并给予鼓励。（市妇联负责）\n二、保障措施\n（一）加强监管。各单位要定期检查书屋的消防设施。（市应急局负责）\n\
    甲州市人民政府办公室\n2026年1月5日\n抄送：市委各部门。\n";

const PLAN: &str = r#"(
    format: 2, id: "jiazhou-2026", title: "甲州市2026年便民工作方案", region: "甲州市", level: City, period: (2026, 2026),
    source: (file: "便民方案.txt", sha256: "SHA"),
    areas: [
        (title: "重点任务", kind: Action, tasks: [
            (number: "1", printed: "（一）", title: "建设便民书屋", lead: ["市文旅局"], responsible: ["市财政局"],
             measures: ["新设书屋20家"]),
            (number: "2", printed: "（二）", title: "评选家庭", in_charge: ["市妇联"], measures: ["选出10户"]),
        ]),
        (title: "保障措施", kind: Support, tasks: [
            (number: "3", printed: "（一）", title: "加强监管", in_charge: ["市应急局"], measures: ["书屋查消防"]),
        ]),
    ],
)
"#;

/// A folder with the plan as data, and one with documents.
struct Office {
    home: TempDir,
}

impl Office {
    fn new(document: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let office = Self { home };
        fs::create_dir_all(office.data()).unwrap();
        fs::create_dir_all(office.documents().join("2026年")).unwrap();
        let mut sha = String::new();
        for byte in Sha256::digest(DOCUMENT.as_bytes()) {
            write!(sha, "{byte:02X}").unwrap();
        }
        fs::write(office.data().join("plan.ron"), PLAN.replace("SHA", &sha)).unwrap();
        fs::write(office.documents().join("2026年").join("收文.txt"), document).unwrap();
        office
    }

    fn data(&self) -> PathBuf {
        self.home.path().join("数据")
    }

    fn documents(&self) -> PathBuf {
        self.home.path().join("公文")
    }

    fn bound(&self) -> PathBuf {
        self.data().join("jiazhou-2026.original.ron")
    }

    fn call(&self, args: &[&str]) -> (i32, String) {
        let data = self.data();
        let args = [args, &["--data", data.to_str().unwrap()]].concat();
        let output = fengong(&args, self.home.path());
        let said = [output.stdout, output.stderr].concat();
        (output.status.code().unwrap(), String::from_utf8(said).unwrap())
    }

    fn take(&self, from: &Path) -> (i32, String) {
        self.call(&["source", from.to_str().unwrap(), "-o", self.data().to_str().unwrap()])
    }
}

#[test]
fn passages_are_taken_from_the_source() {
    let office = Office::new(DOCUMENT);
    // In a folder below, under another name: it is known by its hash.
    let (code, said) = office.take(&office.documents());
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("甲州市 2026：3 项任务都取到原文") && said.contains("收文.txt"),
        "{said}"
    );
    let (_, shown) = office.call(&["show", "甲州（二）"]);
    assert!(shown.contains("选出10户") && shown.contains("措施（摘编）"), "{shown}");
    assert!(shown.contains("原文（便民方案.txt）") && shown.contains("并给予鼓励"), "{shown}");
    // A sentence of the document finds its task, literally.
    let (code, listed) = office.call(&["list", "各单位要定期检查书屋的消防设施"]);
    assert!(code == 0 && listed.contains("加强监管") && !listed.contains("相近"), "{listed}");
    let (_, listed) = office.call(&["list", "新建便民书屋20家"]);
    assert!(listed.contains("建设便民书屋") && !listed.contains("相近"), "{listed}");
    let (_, json) = office.call(&["list", "方案:jiazhou-2026", "-f", "json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    let passages = |at: usize| json["tasks"][at]["original"].as_array().unwrap().clone();
    assert_eq!(
        passages(0),
        ["（一）建设书屋。在社区新建便民书屋20家，配齐图书。（市文旅局牵头，市财政局配合）"]
    );
    assert_eq!(passages(1).len(), 1, "without the heading below it");
    assert_eq!(passages(2).len(), 1, "without who signed");
    let (_, csv) = office.call(&["list", "方案:jiazhou-2026", "-f", "csv"]);
    assert!(csv.contains("配齐图书"), "{csv}");
    // Once more nothing changes; the file is one that `check` and `fmt` know.
    let text = fs::read_to_string(office.bound()).unwrap();
    assert_eq!(office.take(&office.documents()).0, 0);
    assert_eq!(fs::read_to_string(office.bound()).unwrap(), text);
    let data = office.data();
    let (code, said) = office.call(&["check", "--deny", "error", data.to_str().unwrap()]);
    assert!(code == 0 && !said.contains("original.ron"), "{said}");
    let (code, said) = office.call(&["fmt", "--check", office.bound().to_str().unwrap()]);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn another_document_is_not_the_source() {
    let office = Office::new(&DOCUMENT.replace("20家", "30家"));
    let (code, said) = office.take(&office.documents());
    assert!(code == 1 && said.contains("甲州市 2026：没有找到来源文件 便民方案.txt"), "{said}");
    let named = office.documents().join("便民方案.txt");
    fs::write(&named, "别的内容").unwrap();
    let (code, said) = office.take(&named);
    assert!(code == 1 && said.contains("与来源文件不同，没有采用"), "{said}");
    assert!(!office.bound().exists());
    let (code, said) = office.take(Path::new("/没有/这里"));
    assert!(code == 2 && said.contains("没有"), "{said}");
}

/// Passages that do not fit the plan any more are not shown, and that is said.
#[test]
fn passages_of_something_else_are_not_used() {
    let office = Office::new(DOCUMENT);
    office.take(&office.documents());
    let bound = fs::read_to_string(office.bound()).unwrap();
    for (from, to, told) in [
        ("number: \"2\"", "number: \"9\"", "方案里没有任务 9"),
        ("plan: \"jiazhou-2026\"", "plan: \"yizhou-2026\"", "没有读到这个方案"),
        ("sha256: \"", "sha256: \"00", "sha256 不同"),
    ] {
        let changed = bound.replacen(from, to, 1);
        assert_ne!(changed, bound);
        fs::write(office.bound(), changed).unwrap();
        let data = office.data();
        let (_, said) = office.call(&["check", data.to_str().unwrap()]);
        assert!(said.contains(told) && said.contains("original.ron:"), "{said}");
        let (_, shown) = office.call(&["show", "甲州（二）"]);
        assert!(!shown.contains("并给予鼓励"), "{shown}");
    }
}

#[test]
fn the_browser_shows_finds_and_copies_the_passage() {
    let office = Office::new(DOCUMENT);
    office.take(&office.documents());
    let layers = [Layer::Embedded, Layer::Dir(office.data())];
    let mut state = with_layers(&layers, "", (80, 24));
    press(&mut state, "Ctrl-F =定期检查书屋的消防设施 Enter");
    assert_eq!(listed(&state), ["jiazhou-2026/3"]);
    // The detail comes to the hit, which stands in the passage alone.
    press(&mut state, "Enter");
    assert_eq!(current(&state), "jiazhou-2026/3");
    let text = screen(&state).replace(' ', "");
    assert!(
        text.contains("原文（便民方案.txt）") && text.contains("定期检查书屋的消防设施"),
        "{text}"
    );
    let copied = press(&mut state, "y r");
    let [Effect::Copy(text)] = copied.as_slice() else { panic!("{copied:?}") };
    assert!(text.starts_with("原文：（一）加强监管。各单位"), "{text}");
    assert!(
        text.lines().count() == 2 && text.contains("来源：《甲州市2026年便民工作方案》"),
        "{text}"
    );
}

/// What is imported has its passages from the beginning, word for word.
#[test]
fn an_imported_task_has_its_passage() {
    let office = Office::new(DOCUMENT);
    let file = office.documents().join("2026年").join("收文.txt");
    let to = office.data().join("imported.ron");
    let call = ["import", file.to_str().unwrap(), "--id", "imported", "-o", to.to_str().unwrap()];
    office.call(&call);
    let (_, shown) = office.call(&["show", "imported/1.1"]);
    assert!(shown.contains("措施（照录）") && shown.contains("原文（收文.txt）"), "{shown}");
    assert!(shown.contains("（市文旅局牵头，市财政局配合）"), "{shown}");
    // A row of a table is shown with what is merged into it.
    let table = office.documents().join("表.html");
    let rows = "<h1>望潮县2026年任务分工表</h1><table><tr><th>序号<th>任务<th>责任单位\
        <tr><td>1<td>修路<td rowspan=2>县交通局<tr><td>2<td>架桥</table>";
    fs::write(&table, rows).unwrap();
    let to = office.data().join("table.ron");
    let call = ["import", table.to_str().unwrap(), "--id", "table", "-o", to.to_str().unwrap()];
    let (_, said) = office.call(&call);
    let (_, json) = office.call(&["list", "plan:table", "-f", "json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["tasks"][1]["original"][0], "2 ｜ 架桥 ｜ 县交通局", "{said}");
}

/// The passages of the tasks of a document, as they are imported.
fn passages(text: &str) -> Vec<String> {
    let office = Office::new(text);
    let file = office.documents().join("2026年").join("收文.txt");
    let to = office.data().join("imported.ron");
    let call = ["import", file.to_str().unwrap(), "--id", "imported", "-o", to.to_str().unwrap()];
    office.call(&call);
    let (_, json) = office.call(&["list", "plan:imported", "-f", "json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    let lines = |task: &Value| {
        let all = task["original"].as_array().unwrap().iter();
        all.map(|line| line.as_str().unwrap().to_owned()).collect::<Vec<_>>().join("/")
    };
    json["tasks"].as_array().unwrap().iter().map(lines).collect()
}

#[test]
fn a_passage_ends_where_its_task_does() {
    // What follows names the units of the task, and is no part of it.
    let text = "甲州市2026年便民工作方案\n一、重点任务\n（一）建设书屋。新建20家。（市教育局、市妇联负责）\n二、保障措施\n\
        市教育局要会同各区加强统筹，压实责任。\n（一）办好食堂。开设3个。（市教育局负责）\n甲州市教育局\n2026年1月5日\n\
        抄送：市委办公室，市教育局。\n附件：1. 市教育局联系人名单\n";
    let expected = [
        "（一）建设书屋。新建20家。（市教育局、市妇联负责）",
        "（一）办好食堂。开设3个。（市教育局负责）",
    ];
    assert_eq!(passages(text), expected);
    // A sentence that was torn is whole, to its last character.
    let torn = "甲州市2026年便民工作方案\n（一）建设书屋。在全市范围内建成布局合理、开放便民的城市书屋体\n系。（市文旅局负责）\n\
        （二）修路。（市交通局负责）\n";
    assert_eq!(
        passages(torn)[0],
        "（一）建设书屋。在全市范围内建成布局合理、开放便民的城市书屋体系。（市文旅局负责）"
    );
    // The document's own characters, with all of its lines.
    let traditional = "甲州市2026年便民工作方案\n一、重點任務\n（一）建設書屋。\n在社區新建書屋20家，開展閱讀活動。\n牽頭單位：市教育局\n\
        （二）評選家庭。\n全年評選學習型家庭10戶，發揮帶動作用。\n責任單位：市婦聯\n";
    let expected = [
        "（一）建設書屋。/在社區新建書屋20家，開展閱讀活動。/牽頭單位：市教育局",
        "（二）評選家庭。/全年評選學習型家庭10戶，發揮帶動作用。/責任單位：市婦聯",
    ];
    assert_eq!(passages(traditional), expected);
}

/// A title that is merely like another's is not the same task if other units have it.
#[test]
fn another_task_is_not_bound() {
    let office = Office::new(DOCUMENT);
    let plan = office.data().join("plan.ron");
    let text = fs::read_to_string(&plan).unwrap();
    let other = text.replace("评选家庭", "评选家庭农场").replace("市妇联", "市农业农村局");
    fs::write(&plan, other).unwrap();
    let (_, said) = office.take(&office.documents());
    assert!(
        said.contains("3 项任务中 2 项取到原文") && said.contains("没有取到：评选家庭农场"),
        "{said}"
    );
}

/// An office brings several plans of one year in: one does not take the place of another.
#[test]
fn plans_of_one_year_have_files_of_their_own() {
    let office = Office::new(DOCUMENT);
    for name in ["责任分工表.txt", "实施方案.txt", "工作要点.txt"] {
        let file = office.documents().join(name);
        fs::write(&file, DOCUMENT).unwrap();
        let to = office.data();
        let (code, said) =
            office.call(&["import", file.to_str().unwrap(), "-o", to.to_str().unwrap()]);
        assert!(code < 2, "{said}");
    }
    for id in ["zrfgb", "ssfa", "gzyd"] {
        assert!(office.data().join(format!("jiazhou-2026-{id}.ron")).exists(), "{id}");
    }
}
