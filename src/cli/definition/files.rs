//! The commands for those who keep plan files: `source`, `new` and `fmt`.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command, ValueHint, value_parser};

use super::styled;
use crate::lang::Lang;

/// `source`: passages of documents.
pub(super) fn source(lang: Lang) -> Command {
    let about = lang.pick(
        "从来源文件取各项任务的原文：按 sha256 认定文件，原文显示在任务详情里，可以查找；退出码 0 取到了  1 没有取到",
        "take the passages of the tasks from the source documents of the plans, known by their sha256; they stand in the detail and can \
         be searched; exits 0 if there were any, 1 if not",
    );
    let folder = Arg::new("folder")
        .value_name("FOLDER")
        .value_parser(value_parser!(PathBuf))
        .required(true)
        .value_hint(ValueHint::AnyPath)
        .help_heading(lang.pick("参数", "Arguments"))
        .help(lang.pick(
            "来源文件所在的文件夹（含下级），或一个文件",
            "the folder of the documents, with those in it, or one document",
        ));
    let output = Arg::new("output")
        .short('o')
        .long("output")
        .value_name("DIR")
        .value_parser(value_parser!(PathBuf))
        .value_hint(ValueHint::DirPath)
        .help(lang.pick(
            "写到这个文件夹，省略时写到数据文件夹",
            "the folder to write to, the data folder by default",
        ));
    let usage = format!("fengong source {} FOLDER", lang.pick("[选项]", "[OPTIONS]"));
    styled(Command::new("source"), about, &usage, lang).args([folder, output])
}

/// `new`: templates.
pub(super) fn new(lang: Lang) -> Command {
    let about = lang.pick(
        "写出样板：带说明的方案文件，以及填好就能导入的任务分工表（xlsx）",
        "write templates: a commented plan file, and a table of tasks (xlsx) that is filled in and imported",
    );
    let folder = Arg::new("folder")
        .value_name("FOLDER")
        .value_parser(value_parser!(PathBuf))
        .value_hint(ValueHint::DirPath)
        .help_heading(lang.pick("参数", "Arguments"))
        .help(lang.pick("写到哪个文件夹，默认当前文件夹", "the folder, this one by default"));
    let usage = format!("fengong new {} [FOLDER]", lang.pick("[选项]", "[OPTIONS]"));
    styled(Command::new("new"), about, &usage, lang).args([folder, force(lang)])
}

/// `fmt`: formatting.
pub(super) fn format(lang: Lang) -> Command {
    let about = lang.pick(
        "把方案文件排整齐，注释保留；列出改动了的文件",
        "put plan files in order, comments kept; lists the files that changed",
    );
    let path = Arg::new("path")
        .value_name("PATH")
        .value_parser(value_parser!(PathBuf))
        .num_args(1..)
        .required(true)
        .value_hint(ValueHint::AnyPath)
        .help_heading(lang.pick("参数", "Arguments"))
        .help(lang.pick("文件，或数据文件夹", "files, or folders of data"));
    let check = Arg::new("check").long("check").action(ArgAction::SetTrue).help(lang.pick(
        "不改文件，只列出会改动的；有则退出码为 1",
        "change nothing, list what would change; exits 1 if anything would",
    ));
    let usage = format!("fengong fmt {} PATH…", lang.pick("[选项]", "[OPTIONS]"));
    styled(Command::new("fmt"), about, &usage, lang).args([path, check])
}

fn force(lang: Lang) -> Arg {
    Arg::new("force")
        .long("force")
        .action(ArgAction::SetTrue)
        .help(lang.pick("覆盖已有的文件", "overwrite files that exist"))
}
