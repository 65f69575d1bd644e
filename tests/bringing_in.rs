//! A document is brought in by the browser: found, read, corrected, saved, shown.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

#[path = "common/browser.rs"]
mod browser;

use std::path::PathBuf;
use std::sync::Arc;

use browser::{browser, press, screen, with_layers};
use fengong::data::Data;
use fengong::load::Layer;
use fengong::tui::documents::{Bytes, Document};
use fengong::tui::message::{Effect, Fresh, Message};
use fengong::tui::state::State;
use fengong::tui::update::update;

const TEXT: &str = "甲州市2026年便民工作方案\n一、任务\n（一）建设书屋。新建20家。（市文旅局、市财政局负责）\n\
    （二）评选家庭。请市财政局支持。（市妇联负责，市民政局指导）\n（三）加强监管。（市公安局负责）\n";

fn document(text: &str) -> Message {
    let bytes = Arc::new(text.as_bytes().to_vec());
    Message::Document(Bytes { path: "/公文/便民方案.txt".to_owned(), bytes })
}

fn destination(before: Option<&str>) -> Message {
    let id = "jiazhou-2026-bmfa".to_owned();
    Message::Destination(
        id,
        PathBuf::from("/数据/jiazhou-2026-bmfa.ron"),
        before.map(str::to_owned),
    )
}

/// A browser in which the document is open.
fn opened(text: &str, size: (u16, u16), before: Option<&str>) -> State {
    let mut state = browser("", size);
    let asked = update(&mut state, document(text));
    assert_eq!(asked, Some(Effect::FindDestination("jiazhou-2026-bmfa".to_owned())));
    assert_eq!(update(&mut state, destination(before)), None);
    state
}

/// The text that would be written.
fn saved(state: &mut State) -> String {
    match press(state, "Ctrl-S").pop() {
        Some(Effect::WritePlan(path, text)) => {
            assert_eq!(path, PathBuf::from("/数据/jiazhou-2026-bmfa.ron"));
            text
        }
        other => panic!("{other:?}"),
    }
}

fn has(state: &State, text: &str) {
    assert!(screen(state).replace(' ', "").contains(text), "{text} in\n{}", screen(state));
}

fn has_not(state: &State, text: &str) {
    assert!(!screen(state).replace(' ', "").contains(text), "{text} in\n{}", screen(state));
}

#[test]
fn a_document_is_picked_by_name_or_by_path() {
    let mut state = browser("", (80, 24));
    assert_eq!(press(&mut state, "F10"), [Effect::FindDocuments]);
    let document = |name: &str| Document {
        path: PathBuf::from(format!("/公文/{name}")),
        name: name.to_owned(),
        folder: "/公文".to_owned(),
    };
    let found = vec![document("重点任务.xlsx"), document("便民.docx"), document("防汛.txt")];
    update(&mut state, Message::Documents(found));
    has(&state, "重点任务.xlsx");
    assert_eq!(
        press(&mut state, "=bm Enter"),
        [Effect::ReadDocument("/公文/便民.docx".to_owned())]
    );
    // A path that is pasted into the popup, and one that is dropped anywhere.
    update(&mut state, Message::Documents(Vec::new()));
    let path = "'/公文/别处 1.docx'";
    assert_eq!(update(&mut state, Message::Paste(path.to_owned())), None);
    assert_eq!(press(&mut state, "Enter"), [Effect::ReadDocument(path.to_owned())]);
    let dropped = update(&mut state, Message::Paste("/公文/防汛.txt ".to_owned()));
    assert_eq!(dropped, Some(Effect::ReadDocument("/公文/防汛.txt ".to_owned())));
    // Other text is still searched for.
    assert_eq!(update(&mut state, Message::Paste("科普/教育".to_owned())), None);
    assert_eq!(state.search.as_ref().unwrap().value(), "科普/教育");
}

#[test]
fn each_task_stands_beside_its_passage() {
    for size in [(120, 36), (80, 24), (60, 20)] {
        let mut state = opened(TEXT, size, None);
        has(&state, "保存为方案：甲州市2026年便民工作方案");
        has(&state, "请市财政局支持");
        has(&state, "/数据/jiazhou-2026-bmfa.ron");
        press(&mut state, "End Up Up");
        has(&state, "原文");
        has(&state, "（一）建设书屋。新建20家。（市文旅");
        has(&state, "负责市文旅局、市财政局");
        has(&state, "第3行");
    }
}

#[test]
fn roles_cuts_and_titles_are_corrected_and_undone() {
    let mut state = opened(TEXT, (100, 30), None);
    press(&mut state, "End Up Up F5");
    has(&state, "牵头市文旅局；责任市财政局");
    press(&mut state, "Ctrl-Z");
    has_not(&state, "牵头市文旅局");
    // What is said of the same task again takes the place of what was said before.
    press(&mut state, "F6 F5 F7 F5");
    has(&state, "已更正1处");
    press(&mut state, "Ctrl-Z Ctrl-Z Ctrl-Z Ctrl-Z");
    has_not(&state, "已更正");
    press(&mut state, "Ctrl-Y Ctrl-Y Ctrl-Y Ctrl-Y F2 Home =（7） Space");
    press(&mut state, "Enter");
    press(&mut state, "End F8");
    let text = saved(&mut state);
    assert!(text.contains("lead: [\"市文旅局\"],"), "{text}");
    assert!(!text.contains("title: \"加强监管\""), "{text}");
    assert!(text.contains("in_charge: [\"市妇联\", \"市公安局\"]"), "{text}");
    // The corrections hold when the changed document comes again; one does not fit.
    let changed = TEXT.replace("（三）加强监管", "（三）加强管理");
    let again = opened(&changed, (100, 30), Some(&text));
    has(&again, "不再适用的更正");
    has(&again, "牵头市文旅局；责任市财政局");
    has(&again, "将替换它");
}

#[test]
fn units_and_cuts_are_corrected_and_what_was_left_out_comes_in() {
    let mut state = opened(TEXT, (100, 30), None);
    press(&mut state, "End Up Up F3");
    has(&state, "单位>负责：市文旅局、市财政局");
    assert_eq!(press(&mut state, "Ctrl-U =谁：市妇联 Enter"), []);
    has(&state, "这样写看不懂");
    press(&mut state, "Ctrl-U =牵头：市妇联；责任：市教育局、民政局 Enter");
    has(&state, "牵头市妇联；责任市教育局、市民政局");
    has(&state, "措施1");
    press(&mut state, "F12");
    has(&state, "从第几条措施起");
    press(&mut state, "=1 Enter");
    has(&state, "新建20家");
    press(&mut state, "Ctrl-Z");
    // What was left out becomes a task; on a task there is nothing to take in.
    press(&mut state, "Insert");
    has(&state, "先把光标移到没有记为任务的内容上");
    press(&mut state, "Home Down Insert");
    has(&state, "已算作任务");
    has(&state, "已更正2处");
    let text = saved(&mut state);
    assert!(text.contains("lead: [\"市妇联\"],"), "{text}");
    assert!(text.contains("responsible: [\"市教育局\", \"市民政局\"],"), "{text}");
    assert!(text.contains("title: \"请市财政局支持"), "{text}");
    // A correction that does not fit any more stays in the file until it is dropped.
    let changed = TEXT.replace("（一）建设书屋。新建20家", "（一）评选文明商户");
    let mut again = opened(&changed, (100, 30), Some(&text));
    has(&again, "不再适用的更正（1）");
    has(&again, "已更正1处");
    let kept = saved(&mut again);
    assert!(kept.contains("Units("), "{kept}");
    press(&mut again, "Home Down Delete");
    has_not(&again, "不再适用的更正");
}

#[test]
fn nothing_is_lost_by_leaving() {
    let mut state = opened(TEXT, (80, 24), None);
    press(&mut state, "End F7");
    has(&state, "指导市公安局");
    press(&mut state, "Esc");
    has(&state, "没有保存");
    has(&state, "指导市公安局");
    // Another correction is another reason to ask.
    press(&mut state, "Up Delete Esc");
    has(&state, "没有保存");
    press(&mut state, "Esc");
    has_not(&state, "甲州市");
    // Where nothing was corrected, nothing is asked.
    let mut state = opened(TEXT, (80, 24), None);
    assert_eq!(press(&mut state, "Ctrl-Q"), [Effect::Quit]);
    let mut state = opened(TEXT, (80, 24), None);
    press(&mut state, "Esc");
    has_not(&state, "甲州市");
}

#[test]
fn what_the_document_leaves_open_is_asked() {
    let mut state = browser("", (80, 24));
    let text =
        "便民工作方案\n一、任务\n（一）建设书屋。（文旅局负责）\n（二）评选家庭。（妇联负责）\n";
    assert_eq!(update(&mut state, document(text)), None);
    has(&state, "是哪个地区的？");
    press(&mut state, "=甲州市 Enter");
    has(&state, "是哪几年的？");
    assert_eq!(press(&mut state, "=明年 Enter"), []);
    has(&state, "年份如2026-2028");
    press(&mut state, "Ctrl-U");
    let asked = press(&mut state, "=2026-2027 Enter");
    assert_eq!(asked, [Effect::FindDestination("jiazhou-2026-bmfa".to_owned())]);
    update(&mut state, destination(None));
    assert!(saved(&mut state).contains("period: (2026, 2027)"));
    // Esc instead of an answer leaves the document.
    update(&mut state, document(text));
    press(&mut state, "Esc");
    has_not(&state, "是哪个地区的？");
}

#[test]
fn the_plan_is_shown_when_it_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let layers = [Layer::Embedded, Layer::Dir(folder.path().to_owned())];
    std::fs::write(folder.path().join("readme.txt"), "nothing").unwrap();
    let mut state = with_layers(&layers, "", (100, 30));
    update(&mut state, document(TEXT));
    update(&mut state, destination(None));
    let text = saved(&mut state);
    let path = folder.path().join("jiazhou-2026-bmfa.ron");
    std::fs::write(&path, text).unwrap();
    let data = Arc::new(Data::load(&layers));
    update(&mut state, Message::Brought(path, Fresh(data)));
    has(&state, "匹配3/共");
    has(&state, "评选家庭");
    has(&state, "已导入");
}

#[test]
fn what_is_no_plan_is_said_and_nothing_opens() {
    let mut state = browser("", (80, 24));
    let message = update(&mut state, document("今天下午三点开会。\n"));
    assert_eq!(message, None);
    has(&state, "没有找到任务");
    assert!(state.overlay.is_none());
}
