//! Why a document could not be imported, and what to do.

use crate::import::{Countable, Failure, NoPlan};
use crate::lang::Lang;
use crate::text::clean::clean;

/// Why a document could not be imported, and what to do.
pub(crate) fn no_plan(why: &NoPlan, lang: Lang) -> String {
    match why {
        NoPlan::Unread(failure) => unread(failure, lang),
        NoPlan::NoTasks => lang
            .pick(
                "没有找到任务：没有带编号的标题，也没有写着任务和单位的表格；有多个工作表时可用 --sheet 指明",
                "no task was found: neither numbered headings nor a table with tasks and units; --sheet names the sheet of a workbook",
            )
            .to_owned(),
        NoPlan::TooManyTasks(most) => match lang {
            Lang::Zh => format!("超过 {most} 项任务；请分成几个文件再导入"),
            Lang::En => format!("there are more than {most} tasks; divide the file"),
        },
        NoPlan::NoRegion => lang
            .pick(
                "没有看出是哪个地区的，请用 --region 写明",
                "nothing says for which region it is; say so with --region",
            )
            .to_owned(),
        NoPlan::NoYears => lang
            .pick(
                "没有看出是哪一年的，请用 --period 写明，例如 --period 2026-2028",
                "nothing says for which years it is; say so with --period, such as 2026-2028",
            )
            .to_owned(),
    }
}

/// What the reader found, as far as it helps to find the place.
fn short_of(what: &str) -> String {
    const LONGEST: usize = 80;
    let text: String = clean(what).chars().take(LONGEST).collect();
    text.replace('\n', " ")
}

fn too_many(what: Countable, most: u64, lang: Lang) -> String {
    let what = match what {
        Countable::Columns => lang.pick("列", "columns"),
        Countable::Cells => lang.pick("个单元格", "cells"),
        Countable::Sheets => lang.pick("个工作表", "sheets"),
        Countable::Elements => lang.pick("个网页元素", "elements"),
    };
    match lang {
        Lang::Zh => format!("超过 {most} {what}，不像是方案；请只留任务部分再导入"),
        Lang::En => format!("more than {most} {what} are in no plan; keep only the tasks"),
    }
}

fn unread(failure: &Failure, lang: Lang) -> String {
    match (failure, lang) {
        (Failure::Unreadable(kind), _) => unreadable(kind, lang),
        (Failure::Locked, Lang::Zh) => "文件有密码；请先打开，去掉密码再导入".to_owned(),
        (Failure::Locked, Lang::En) => {
            "the file has a password; open it and save it without one".to_owned()
        }
        (Failure::Empty, _) => lang
            .pick(
                "文件里没有文字；请打开看看是不是这个文件",
                "there is no text in the file; open it to see whether it is the right one",
            )
            .to_owned(),
        (Failure::TooLarge(mib), Lang::Zh) => {
            format!("文件太大，解开后超过 {mib} MiB；请删去图片，或只留任务部分再导入")
        }
        (Failure::TooLarge(mib), Lang::En) => format!(
            "the file comes to more than {mib} MiB; take out pictures, or keep only the tasks"
        ),
        (Failure::TooManyRows(rows), Lang::Zh) => {
            format!("超过 {rows} 行；请分成几个文件再导入")
        }
        (Failure::TooManyRows(rows), Lang::En) => {
            format!("there are more than {rows} rows; divide the file")
        }
        (Failure::TooMany(what, most), _) => too_many(*what, *most, lang),
        (Failure::Misread(places, encoding), Lang::Zh) => format!(
            "有 {places} 处不是 {encoding} 编码的文字；请用 WPS 或记事本打开，另存为 UTF-8 再导入"
        ),
        (Failure::Misread(places, encoding), Lang::En) => {
            format!("{places} places are no text in {encoding}; save it as UTF-8 first")
        }
        (Failure::TooDeep, Lang::Zh) => {
            format!("文件内部嵌套太深；{}", save("docx", lang))
        }
        (Failure::TooDeep, Lang::En) => {
            format!("parts of the file are nested too deep; {}", save("docx", lang))
        }
        (Failure::Damaged(what), Lang::Zh) => format!(
            "文件损坏，或不是它名字所说的格式（{}）；请用 WPS 或 Word、Excel 打开，另存后再导入",
            short_of(what)
        ),
        (Failure::Damaged(what), Lang::En) => format!(
            "the file is damaged, or not what its name says ({}); open it and save it anew first",
            short_of(what)
        ),
        (Failure::NoSheet(name, sheets), _) => no_sheet(name, sheets, lang),
        (Failure::Unknown, _) => lang
            .pick(
                "认不出这是什么文件；可以导入 docx、xlsx、xls、ods、csv、html、txt、md",
                "this is no file that can be imported: docx, xlsx, xls, ods, csv, html, txt or md",
            )
            .to_owned(),
    }
}

/// What to do with a format that is older or fixed.
fn unreadable(kind: &str, lang: Lang) -> String {
    match (kind, lang) {
        ("pdf", Lang::Zh) => {
            "PDF 不能导入；请用 WPS 转为 Word（docx），或把文字复制到 txt".to_owned()
        }
        ("pdf", Lang::En) => {
            "a PDF cannot be imported; convert it to docx, or copy its text to a txt file"
                .to_owned()
        }
        ("picture", Lang::Zh) => "这是图片，没有文字可读；请找可以复制文字的原件".to_owned(),
        ("picture", Lang::En) => {
            "this is a picture without text; look for the document itself".to_owned()
        }
        ("et" | "xls" | "fods" | "xml", _) => save("xlsx", lang),
        (_, _) => save("docx", lang),
    }
}

fn save(as_what: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("请先用 WPS 或 Word、Excel 打开，另存为 {as_what} 再导入"),
        Lang::En => format!("open it and save it as {as_what} first"),
    }
}

fn no_sheet(name: &str, sheets: &[String], lang: Lang) -> String {
    match lang {
        Lang::Zh if sheets.is_empty() => format!("没有工作表“{name}”：这个文件没有工作表"),
        Lang::Zh => format!("没有工作表“{name}”；有：{}", sheets.join("、")),
        Lang::En => format!("there is no sheet “{name}”; there are: {}", sheets.join(", ")),
    }
}
