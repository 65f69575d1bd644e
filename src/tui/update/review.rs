//! Keys while a document is brought in.

use std::path::PathBuf;
use std::sync::Arc;

use ratatui::crossterm::event::KeyEvent;

use super::{open, reload};
use crate::data::Data;
use crate::import::{Change, Correction};
use crate::lang::Lang;
use crate::model::PlanId;
use crate::query::{Field, Filter, Value};
use crate::report::import as words;
use crate::report::no_plan::no_plan;
use crate::tui::ask::Ask;
use crate::tui::documents::{Bytes, Document};
use crate::tui::input::{self, LONGEST, Pasted};
use crate::tui::keymap::{Action, Motion};
use crate::tui::picker::Picker;
use crate::tui::review::{Asks, Destination, Line, Review};
use crate::tui::title::Title;
use crate::tui::{message::Effect, overlay::Overlay, state::State};

/// Offers the documents that were found.
pub(super) fn offer(state: &mut State, documents: &[Document]) {
    state.overlay = Some(Overlay::Documents(Picker::documents(documents, state.lang)));
}

/// Shows a document that was read.
pub(super) fn begin(state: &mut State, read: Bytes) -> Option<Effect> {
    // The name alone: what to do must not be cut off.
    let name = read.path.rsplit(['/', '\\']).next().unwrap_or(&read.path).to_owned();
    match Review::open(read.path, read.bytes) {
        Ok(review) => {
            super::search::close(state);
            state.meeting = None;
            state.overlay = Some(Overlay::Review(Box::new(review)));
            find_destination(state)
        }
        Err(why) => {
            let colon = state.lang.pick("：", ": ");
            state.notice = Some(format!("{name}{colon}{}", no_plan(&why, state.lang)));
            None
        }
    }
}

fn review(state: &mut State) -> Option<&mut Review> {
    state.overlay.as_mut().and_then(Overlay::review)
}

/// Asks where the plan goes, if its id is another one than before.
fn find_destination(state: &mut State) -> Option<Effect> {
    let review = review(state)?;
    let id = &review.imported()?.draft.id;
    let known = review.destination.as_ref().is_some_and(|known| known.id == *id);
    (!known).then(|| Effect::FindDestination(id.clone()))
}

/// Keeps where the plan goes, and what was corrected in the file that is there already.
pub(super) fn destined(
    state: &mut State,
    id: String,
    path: PathBuf,
    before: Option<&str>,
) -> Option<Effect> {
    let lang = state.lang;
    let review = review(state)?;
    let first = review.destination.is_none();
    review.destination = Some(Destination { id, path, exists: before.is_some() });
    let before = before.filter(|_| first)?;
    review.take_over(before);
    let (kept, unfit) = (review.corrections(), review.imported()?.unfit.len());
    if kept > 0 {
        state.notice = Some(match (lang, unfit) {
            (Lang::Zh, 0) => format!("以前作的 {kept} 处更正都已用上"),
            (Lang::Zh, n) => format!("以前作的 {kept} 处更正中有 {n} 处不再适用，列在上面"),
            (Lang::En, 0) => format!("the {kept} corrections made before hold"),
            (Lang::En, n) => {
                format!("of {kept} corrections made before, {n} do not fit; see above")
            }
        });
    }
    find_destination(state)
}

/// What a key asks for.
pub(super) fn perform(state: &mut State, action: Action) -> Option<Effect> {
    match action {
        Action::Move(motion) => go(state, motion),
        Action::Open => return open_line(state),
        Action::SavePlan => return save(state),
        Action::Rename => rename(state),
        Action::FirstLeads => correct(state, Change::FirstLeads),
        Action::InCharge => correct(state, Change::InCharge),
        Action::Guides => correct(state, Change::Guidance),
        Action::Merge => correct(state, Change::Merge),
        Action::Remove => remove(state),
        Action::Units => write_units(state),
        Action::Split => part(state),
        Action::Adopt => adopt(state),
        Action::LeadRule => return lead_rule(state),
        Action::Layout => return layout(state),
        Action::Undo => return travel(state, true),
        Action::Redo => return travel(state, false),
        Action::Commands => {
            let review = review(state)?;
            review.help = !review.help;
            review.text_top = 0;
        }
        Action::Escape => leave(state),
        Action::Quit if may_leave(state) => return Some(Effect::Quit),
        Action::Redraw => return Some(Effect::Redraw),
        _ => {}
    }
    None
}

/// Whether a document is being brought in.
pub(super) fn is_open(state: &State) -> bool {
    matches!(state.overlay, Some(Overlay::Review(_)))
}

pub(super) fn go(state: &mut State, motion: Motion) {
    let page = state.frame.review.as_ref().map_or(1, |frame| frame.list_rows().max(2) - 1);
    let page = isize::try_from(page).unwrap_or(1);
    let text_page = state.frame.review.as_ref().map_or(1, |frame| frame.text_rows().max(2) - 1);
    let Some(review) = review(state) else { return };
    match motion {
        Motion::Up => review.go(-1),
        Motion::Down => review.go(1),
        Motion::PageUp => review.go(-page),
        Motion::PageDown => review.go(page),
        Motion::First => review.go(isize::MIN + 1),
        Motion::Last => review.go(isize::MAX),
        // The text is kept on the screen when it is laid out.
        Motion::Left => review.text_top = review.text_top.saturating_sub(text_page),
        Motion::Right => review.text_top = review.text_top.saturating_add(text_page),
    }
}

/// A click puts the cursor on a line, a second one opens it.
pub(super) fn click(state: &mut State, row: usize) -> Option<Effect> {
    let review = review(state)?;
    let line = review.top + row;
    if review.cursor == line && review.line.is_none() {
        return open_line(state);
    }
    review.put(line);
    None
}

/// Enter: the plan is saved, a task is renamed, from a question one goes to its task.
fn open_line(state: &mut State) -> Option<Effect> {
    let line = review(state)?.line_of_cursor()?;
    match line {
        Line::Save => return save(state),
        Line::Task(_) => return perform(state, Action::Rename),
        Line::Unplaced(_) | Line::Question(_) => {
            if !review(state)?.jump_to_task() {
                state.say("它不在任何一项任务里", "it stands in no task");
            }
        }
        Line::Heading(..) | Line::Unfit(_) | Line::Rule(_) | Line::Outside(_) => {}
    }
    None
}

fn rename(state: &mut State) {
    if review(state).is_some_and(|review| !review.rename()) {
        state.say("先把光标移到任务上", "move to a task first");
    }
}

/// A task is none, or a correction that does not fit any more is dropped.
fn remove(state: &mut State) {
    if review(state).is_some_and(Review::drop_unfit) {
        return state
            .say("已去掉这处更正，Ctrl-Z 撤销", "the correction is dropped; Ctrl-Z undoes it");
    }
    correct(state, Change::NoTask);
}

fn write_units(state: &mut State) {
    let lang = state.lang;
    if review(state).is_some_and(|review| !review.write_units(lang)) {
        state.say("先把光标移到任务上", "move to a task first");
    }
}

fn part(state: &mut State) {
    if review(state).is_some_and(|review| !review.part()) {
        state.say("先把光标移到有措施的任务上", "move to a task that has measures first");
    }
}

fn adopt(state: &mut State) {
    if review(state).is_some_and(Review::adopt) {
        state.say(
            "已算作任务，列在任务里；F3 改单位，Ctrl-Z 撤销",
            "it is among the tasks now; F3 changes its units, Ctrl-Z undoes it",
        );
    } else {
        state.say("先把光标移到没有记为任务的内容上", "move to what was left out first");
    }
}

fn correct(state: &mut State, change: Change) {
    let on_task = review(state).is_some_and(|review| review.task().is_some());
    if !on_task {
        return state.say("先把光标移到任务上", "move to a task first");
    }
    let told = match change {
        Change::Merge => {
            ("已并入上一项，Ctrl-Z 撤销", "joined to the task before; Ctrl-Z undoes it")
        }
        Change::NoTask => ("已去掉，Ctrl-Z 撤销", "taken away; Ctrl-Z undoes it"),
        _ => ("已更正，Ctrl-Z 撤销", "corrected; Ctrl-Z undoes it"),
    };
    if review(state).is_some_and(|review| review.correct(change)) {
        state.say(told.0, told.1);
    } else {
        state.say("这样改不成：上面没有任务了", "there is no task above");
    }
}

fn lead_rule(state: &mut State) -> Option<Effect> {
    let lang = state.lang;
    let review = review(state)?;
    let lead = review.next_lead();
    let done = review.say(Correction::Lead(lead));
    state.notice = Some(match done {
        Ok(()) => {
            let rule = words::lead_rule(lead, lang);
            match lang {
                Lang::Zh => format!("全文按“{rule}”读；再按 F4 换，Ctrl-Z 撤销"),
                Lang::En => format!("read as: {rule}; F4 changes it, Ctrl-Z undoes it"),
            }
        }
        Err(why) => no_plan(&why, lang),
    });
    find_destination(state)
}

/// Cuts the document in the next way in which there are tasks.
fn layout(state: &mut State) -> Option<Effect> {
    let lang = state.lang;
    let review = review(state)?;
    let mut layouts = review.next_layouts().into_iter();
    let found = layouts.find(|layout| review.say(Correction::Layout(*layout)).is_ok());
    state.notice = Some(match (found, lang) {
        (Some(layout), Lang::Zh) => {
            format!("{}；再按 F9 换，Ctrl-Z 撤销", words::layout(layout, lang))
        }
        (Some(layout), Lang::En) => {
            format!("read {}; F9 changes it, Ctrl-Z undoes it", words::layout(layout, lang))
        }
        (None, Lang::Zh) => "没有别的读法能读出任务".to_owned(),
        (None, Lang::En) => "in no other way there are tasks".to_owned(),
    });
    find_destination(state)
}

fn travel(state: &mut State, back: bool) -> Option<Effect> {
    let review = review(state)?;
    let done = if back { review.undo() } else { review.redo() };
    match (done, back) {
        (true, true) => state.say("已撤销，Ctrl-Y 重做", "undone; Ctrl-Y does it again"),
        (true, false) => state.say("已重做", "done again"),
        (false, true) => state.say("没有可撤销的", "nothing to undo"),
        (false, false) => state.say("没有可重做的", "nothing to do again"),
    }
    find_destination(state)
}

/// Whether what was said may be lost; the reader is warned first.
fn may_leave(state: &mut State) -> bool {
    let lang = state.lang;
    let Some(review) = review(state) else { return true };
    if !review.is_changed() || review.warned {
        return true;
    }
    review.warned = true;
    let n = review.corrections();
    state.notice = Some(match lang {
        Lang::Zh => format!("有 {n} 处更正没有保存：Ctrl-S 保存，再按一次放弃"),
        Lang::En => format!("{n} corrections are not saved: Ctrl-S saves, once more drops them"),
    });
    false
}

/// Esc: the help, then the document.
fn leave(state: &mut State) {
    if let Some(review) = review(state).filter(|review| review.help) {
        review.help = false;
    } else if may_leave(state) {
        state.overlay = None;
    }
}

fn save(state: &mut State) -> Option<Effect> {
    let lang = state.lang;
    let review = review(state)?;
    let Some(destination) = &review.destination else {
        state.say("不知道写到哪里，请用 fengong import -o", "say where with fengong import -o");
        return None;
    };
    let text = review.imported()?.plan_file(lang);
    Some(Effect::WritePlan(destination.path.clone(), text))
}

/// Shows the plan that was written, with all of its tasks.
pub(super) fn brought(state: &mut State, path: &std::path::Path, data: Arc<Data>) {
    let id = review(state).and_then(|review| Some(review.destination.as_ref()?.id.clone()));
    state.overlay = None;
    reload::replace(state, data);
    // That the data changed needs not to be said.
    if state.unread.is_some() {
        return;
    }
    let plans = &state.model().plans;
    let Some(at) = id.and_then(|id| plans.iter().position(|plan| plan.id == id)) else { return };
    let plan = PlanId::at(at);
    let title = Title::Named(state.model().plan_label(plan));
    let filters = vec![Filter::one(Field::Plan, Value::Plan(plan))];
    open::push_whole(state, title, Ask { filters, ..Ask::default() });
    let path = path.display();
    state.notice = Some(match state.lang {
        Lang::Zh => format!("已导入，以后打开就有；存在 {path}"),
        Lang::En => format!("brought in, and here from now on; saved as {path}"),
    });
}

/// A key in the line.
pub(super) fn edit(state: &mut State, key: KeyEvent) {
    if let Some((_, line)) = review(state).and_then(|review| review.line.as_mut()) {
        input::edit(line, key, LONGEST);
    }
}

pub(super) fn paste(review: &mut Review, text: &str) -> Pasted {
    review.line.as_mut().map_or(Pasted::Nothing, |(_, line)| input::paste(line, text, LONGEST))
}

/// Says how the answer is written.
fn not_understood(state: &mut State) {
    let asks = review(state).and_then(|review| review.line.as_ref()).map(|(asks, _)| *asks);
    match asks {
        Some(Asks::Units(_)) => state.say(
            "这样写看不懂；照这样写：牵头：甲局；责任：乙局、丙局。没有单位的写“无”",
            "write it so: lead: 甲局; responsible: 乙局、丙局; none for nobody",
        ),
        Some(Asks::Split(_)) => state.say("写右边措施前的序号", "write the number of a measure"),
        Some(Asks::Period) => {
            state.say("这样写看不懂；年份如 2026-2028", "years such as 2026-2028");
        }
        _ => state.say("请写上内容", "write something"),
    }
}

/// Enter in the line.
pub(super) fn answer(state: &mut State) -> Option<Effect> {
    let lang = state.lang;
    match review(state)?.answer() {
        Ok(()) => {}
        Err(None) => not_understood(state),
        Err(Some(why)) => state.notice = Some(no_plan(&why, lang)),
    }
    find_destination(state)
}

/// Esc in the line: the line is left, or the document where it cannot be read without an answer.
pub(super) fn leave_line(state: &mut State) {
    if review(state).is_some_and(|review| !review.leave_line()) {
        state.overlay = None;
    }
}
