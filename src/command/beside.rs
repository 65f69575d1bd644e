//! What is said beside what is written, on the error output: that it is merely near to what was asked, what there is
//! elsewhere, what may have been meant.

use super::Context;
use super::complain;
use super::list::Asked;
use crate::index::Index;
use crate::lang::Lang;
use crate::query::{
    Answer, NotHere, Query, goals, not_here, number_nowhere, suggestion, unit_named,
};
use crate::words;

/// That nothing was found and what is written is merely near to it, where that is so.
pub(super) fn near(answer: &Answer, lang: Lang) {
    if answer.near().is_some() {
        let nothing = "没有查到这些字词，列出的是内容相近的任务";
        complain(lang.pick(nothing, "not found; listed is what is near to it"));
    }
}

/// How many of the targets that are written are only of tasks that were found.
pub(super) fn of_tasks(n: usize, lang: Lang) {
    if n > 0 {
        complain(&match lang {
            Lang::Zh => format!("其中 {n} 项指标只是所属任务符合"),
            Lang::En => format!("of {n} targets only the task was found"),
        });
    }
}

/// How many tasks or targets of all that are written are so only because no time is written for a target.
pub(super) fn with_plan(n: usize, all: usize, (zh, en): (&str, &str), lang: Lang) {
    if n == 0 {
        return;
    }
    let text = match lang {
        Lang::Zh => format!("其中 {n} {zh}文件未写期限，按随方案到期计"),
        Lang::En => format!("{n} {en} have no time written and are due with their plan"),
    };
    // Without them there must be something left.
    let switch = match lang {
        _ if n == all => "",
        Lang::Zh => "；加上“有:写明期限”则不计",
        Lang::En => "; has:dated leaves them out",
    };
    complain(&(text + switch));
}

/// What there is elsewhere of what was searched for, and what may have been meant by it. What `lists_goals` has no need to be
/// told of goals.
pub(super) fn elsewhere(asked: &Asked, lists_goals: bool, context: &Context) {
    let Asked { query, data, answer } = asked;
    let (index, lang) = (data.index(), context.lang);
    if answer.question.words.is_empty() {
        return;
    }
    let found = answer.tasks.len();
    if let Some(unit) = &context.unit {
        of_others(unit, answer, index, lang);
    }
    let nothing = found == 0 || answer.near().is_some();
    let of_plans = if lists_goals { 0 } else { goals(&answer.question, index).len() };
    if nothing && of_plans > 0 {
        complain(&words::in_goals(of_plans, lang));
    }
    let alone = answer.count_of_words();
    if found == 0 && alone > 0 {
        complain(&match (answer.is_nearby(), lang) {
            (false, Lang::Zh) => format!("不加其他条件，只查这些字词有 {alone} 项"),
            (true, Lang::Zh) => format!("不加其他条件，内容相近的有 {alone} 项"),
            (false, Lang::En) => format!("the words alone, without conditions, give {alone}"),
            (true, Lang::En) => format!("without conditions {alone} tasks are near to the words"),
        });
    }
    if nothing {
        instead(query, index, lang);
    }
}

/// That the unit which is asked for is not named in our region, and how many tasks all units have.
fn of_others(unit: &str, answer: &Answer, index: &Index, lang: Lang) {
    let Ok(ours) = unit_named(unit, index, |_| true) else { return };
    if let Some(NotHere { region, name, instead }) = not_here(&answer.question, ours, index) {
        complain(&words::not_here(&region, &name, instead.as_deref(), lang));
    }
    let found = answer.tasks.len();
    // The filter by our unit is the last.
    let all = answer.count_without(index, answer.question.filters.len().saturating_sub(1));
    // That there is something near elsewhere is said with the words alone.
    if all > found && !answer.is_nearby() {
        complain(&match lang {
            Lang::Zh => format!("我单位 {found} 项，全部 {all} 项"),
            Lang::En => format!("{found} ours, {all} of all units"),
        });
    }
}

/// What may have been meant by words that are found nowhere.
pub(super) fn instead(query: &Query, index: &Index, lang: Lang) {
    if let Some(word) = number_nowhere(query, index) {
        complain(&words::number_nowhere(&word, lang));
    }
    if let Some(better) = suggestion(query, index) {
        let better = better.in_words(lang);
        complain(&match lang {
            Lang::Zh => format!("是不是要查：{better}"),
            Lang::En => format!("did you mean: {better}"),
        });
    }
}
