//! What to look at after an import, for people.

use std::fmt::Write;
use std::path::Path;

use crate::import::{Asked, Change, Correction, Imported, Layout, Lead, Place, Task};
use crate::lang::Lang;
use crate::model::Role;
use crate::text::clean::clean;
use crate::words;

/// So many passages of one kind are listed for people; JSON has all.
const MOST: usize = 8;

/// The tasks with which nobody is charged.
pub(super) fn unassigned(imported: &Imported) -> impl Iterator<Item = &Task> {
    imported.draft.tasks().filter(|task| task.units.is_empty())
}

/// Tasks, assignments, and targets with the goals.
pub(super) fn counts(imported: &Imported) -> (usize, usize, usize) {
    let tasks = || imported.draft.tasks();
    let assignments = tasks().map(|task| task.units.len()).sum();
    let targets =
        tasks().map(|task| task.targets.len()).sum::<usize>() + imported.draft.goals.len();
    (tasks().count(), assignments, targets)
}

/// The review for people.
pub(crate) fn text(imported: &Imported, path: &Path, lang: Lang) -> String {
    let review = &imported.review;
    let mut out = heading(imported, path, lang);
    let unfit: Vec<String> = imported.unfit.iter().map(|of| correction(of, lang)).collect();
    let heading = lang.pick(
        "以前作的更正，原文已改，这次没有用上",
        "corrections made before that do not fit the document any more",
    );
    section(&mut out, heading, &unfit, lang);
    let mut rules: Vec<String> = review
        .rules
        .iter()
        .map(|r| format!("{}  {}  “{}”", r.place.told(lang), rule(r.rule, lang), r.text))
        .collect();
    rules.dedup();
    section(&mut out, lang.pick("按这些规则读的", "rules that were applied"), &rules, lang);
    let placed = |of: &[(Place, String)]| -> Vec<String> {
        of.iter().map(|(place, text)| format!("{}  {text}", place.told(lang))).collect()
    };
    let unplaced = placed(&review.unplaced);
    section(&mut out, self::unplaced(lang), &unplaced, lang);
    for kind in Asked::ALL {
        let of_kind: Vec<String> = review
            .questions
            .iter()
            .filter(|q| q.kind == kind)
            .map(|q| format!("{}  {}", q.place.told(lang), q.text))
            .collect();
        section(&mut out, question(kind, lang), &of_kind, lang);
    }
    let nobody: Vec<String> = unassigned(imported)
        .map(|task| format!("{}  {}", task.place.told(lang), task.title))
        .collect();
    let heading = lang.pick("没有写明单位的任务", "tasks for which no unit is named");
    section(&mut out, heading, &nobody, lang);
    section(&mut out, outside(lang), &placed(&review.outside), lang);
    out.push_str(if imported.is_clean() {
        lang.pick("\n没有需要核对的；", "\nNothing to look at; ")
    } else {
        lang.pick("\n请核对上面列出的；", "\nPlease look at what is listed above; ")
    });
    out.push_str(lang.pick(
        "运行 fengong 即可在界面里看到这个方案，要更正可按 F10 打开原文件\n",
        "fengong shows the plan, and F10 there opens the document to be corrected\n",
    ));
    out
}

/// What was read, and where it was written.
fn heading(imported: &Imported, path: &Path, lang: Lang) -> String {
    let draft = &imported.draft;
    let (tasks, assignments, targets) = counts(imported);
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = match lang {
        Lang::Zh => writeln!(
            out,
            "{}\n{} 项任务，写到单位 {assignments} 次，{targets} 个指标；写入 {}",
            draft.title,
            tasks,
            path.display()
        ),
        Lang::En => writeln!(
            out,
            "{}\n{tasks} tasks, {assignments} assignments, {targets} targets; written to {}",
            draft.title,
            path.display()
        ),
    };
    out
}

/// What the passages are called that look like charges and are none of a task.
pub(crate) fn unplaced(lang: Lang) -> &'static str {
    lang.pick("像是分工、没有记为分工的", "what looks like a charge and was not taken as one")
}

/// What the passages of no task are called.
pub(crate) fn outside(lang: Lang) -> &'static str {
    lang.pick("不属于任何任务的内容", "what belongs to no task")
}

fn section(out: &mut String, heading: &str, lines: &[String], lang: Lang) {
    if lines.is_empty() {
        return;
    }
    let _ = match lang {
        Lang::Zh => writeln!(out, "\n{heading}（{}）", lines.len()),
        Lang::En => writeln!(out, "\n{heading} ({})", lines.len()),
    };
    for line in lines.iter().take(MOST) {
        let _ = writeln!(out, "  {}", clean(&short(line)));
    }
    if let Some(more) = lines.len().checked_sub(MOST).filter(|more| *more > 0) {
        let _ = match lang {
            Lang::Zh => writeln!(out, "  …… 另 {more} 处（--format json 列出全部）"),
            Lang::En => writeln!(out, "  … {more} more (--format json lists all)"),
        };
    }
}

/// A passage, cut where it is long.
fn short(text: &str) -> String {
    const LONGEST: usize = 100;
    let cut: String = text.chars().take(LONGEST).collect();
    if cut.len() < text.len() { cut + "…" } else { cut }
}

/// A correction in words.
pub(crate) fn correction(of: &Correction, lang: Lang) -> String {
    let colon = lang.pick("：", ": ");
    match of {
        Correction::Layout(of) => layout(*of, lang).to_owned(),
        Correction::Lead(lead) => lead_rule(*lead, lang).to_owned(),
        Correction::Title(title) => format!("{}{colon}{title}", lang.pick("标题", "title")),
        Correction::Region(region) => format!("{}{colon}{region}", lang.pick("地区", "region")),
        Correction::Period(first, last) => {
            format!("{}{colon}{first}–{last}", lang.pick("年份", "years"))
        }
        Correction::Adopt(text) => {
            format!("{}{colon}{text}", lang.pick("算作任务", "it is a task"))
        }
        Correction::Task((number, title, part), change) => {
            let change = match change {
                Change::Guidance => lang.pick("只是指导", "its units guide").to_owned(),
                Change::FirstLeads => lang.pick("首位单位牵头", "its first unit leads").to_owned(),
                Change::InCharge => lang.pick("各单位负责", "its units are in charge").to_owned(),
                Change::Merge => {
                    lang.pick("并入上一项", "it belongs to the task before").to_owned()
                }
                Change::NoTask => lang.pick("不是任务", "it is no task").to_owned(),
                Change::Named(number, title) => {
                    format!("{} {number} {title}", lang.pick("改为", "it is called"))
                }
                Change::Units(lists) => units(lists, lang),
                Change::Split(from) => match lang {
                    Lang::Zh => format!("从“{from}”起另为一项"),
                    Lang::En => format!("from “{from}” on it is another task"),
                },
            };
            let part = if part.is_empty() { String::new() } else { format!(" {part}") };
            format!("{number}{title}{part}{colon}{change}")
        }
    }
}

/// The units that a task has by a correction.
fn units(lists: &[(String, String)], lang: Lang) -> String {
    let one = |(key, names): &(String, String)| {
        let role = Role::ALL.into_iter().find(|role| role.key() == key);
        let role = role.map_or(key.as_str(), |role| words::role(role, lang));
        format!("{role} {names}")
    };
    if lists.is_empty() {
        return lang.pick("没有单位", "it has no units").to_owned();
    }
    lists.iter().map(one).collect::<Vec<_>>().join(lang.pick("；", "; "))
}

/// How the tasks of a document are laid out.
pub(crate) fn layout(layout: Layout, lang: Lang) -> &'static str {
    match layout {
        Layout::Headings => lang.pick("按标题读", "by headings"),
        Layout::Table => lang.pick("按表格读", "by the rows of tables"),
        Layout::Lines => lang.pick("按一行一格的表读", "as a table with a cell on each line"),
        Layout::Matrix => lang.pick("按矩阵读", "as a matrix"),
    }
}

/// How a list is read that does not tell lead and responsible apart.
pub(crate) fn lead_rule(lead: Lead, lang: Lang) -> &'static str {
    match lead {
        Lead::First => lang.pick("列第一位的牵头", "the first unit leads"),
        Lead::None => lang.pick("不分牵头和配合，都算负责", "all of a list are in charge"),
        Lead::Responsible => lang.pick("责任单位即牵头单位", "those responsible lead"),
    }
}

pub(crate) fn rule(name: &str, lang: Lang) -> &'static str {
    match name {
        "first-unit-leads" => lang.pick("列第一位的牵头", "the first unit leads"),
        "responsible-leads" => {
            lang.pick("没有牵头单位的，责任单位牵头", "those responsible lead where nobody does")
        }
        "unit-heads" => lang.pick(
            "段落或标题开头的单位负责",
            "the unit that a paragraph or section begins with answers for it",
        ),
        "standing-unit" => lang.pick("以后各项都由其负责", "it answers for all that follows"),
        _ => lang.pick("句子的主语负责", "the subject of the sentence answers for it"),
    }
}

pub(crate) fn question(kind: Asked, lang: Lang) -> &'static str {
    match kind {
        Asked::Guidance => {
            lang.pick("只是指导、督导的，没有算作负责", "units that guide; they are not in charge")
        }
        Asked::Informed => lang
            .pick("只是知会的，没有算作负责", "units that are only told; they are not in charge"),
        Asked::Collective => {
            lang.pick("“等单位”没有列出是哪些", "phrases for units that are not listed")
        }
        Asked::Twice => lang.pick("一项任务里出现两次的单位", "units named twice in a task"),
        Asked::Person => lang.pick(
            "人员，记在任务旁边，不算单位",
            "people, kept beside the task; they are no units",
        ),
        Asked::Office => lang.pick(
            "处室，记在任务旁边，不算单位",
            "offices, kept beside the task; they are no units of the plan",
        ),
        Asked::Ceiling => lang.pick(
            "最高多少的金额，没有算作指标",
            "sums that may be given at most; they are no targets",
        ),
        Asked::Other => lang.pick("没有写明的、隐藏的", "what the file does not say, or hides"),
    }
}
