//! The commands and options: one definition for the parser and its help.

mod check;
mod files;
mod import;
mod query;

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, ValueHint, value_parser};

pub(super) use self::query::FILTERS;
use self::query::{filters, query, query_help, view_help};
use crate::lang::Lang;

/// Every command, with its help in one language.
pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick(
        "分工：查谁负责什么。方案里每项任务由谁牵头、谁负责、何时完成",
        "fengong: who is responsible for what in a published plan, with whom, and by when",
    );
    let usage = lang.pick(
        "fengong [选项] [查询…]\n      fengong 命令 [选项] …",
        "fengong [OPTIONS] [QUERY…]\n       fengong COMMAND [OPTIONS] …",
    );
    styled(Command::new("fengong"), about, usage, lang)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(lang.pick("命令", "Commands"))
        .after_help(view_help(lang))
        .arg(
            query(lang).help(
                lang.pick("打开浏览界面并按查询筛选", "open the browser, filtered by a query"),
            ),
        )
        .args(filters(lang))
        .args(global(lang))
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(lang.pick("显示版本", "print the version")),
        )
        .subcommands(subcommands(lang))
}

fn subcommands(lang: Lang) -> Vec<Command> {
    let listings = [
        ("list", "列出任务", "list tasks"),
        (
            "units",
            "列出单位及其任务数；词查单位名称，字段限定计数的任务",
            "list units with their tasks; words look for unit names, fields narrow the tasks counted",
        ),
        (
            "areas",
            "列出行动领域；词查领域名称，字段限定计数的任务",
            "list areas; words look for area titles, fields narrow the tasks counted",
        ),
        (
            "targets",
            "列出指标；按 到期: 查询时只列该年适用的",
            "list targets; with due:, those that apply in that year",
        ),
        (
            "plans",
            "列出方案；词查方案名称，字段限定计数的任务",
            "list plans; words look for plan titles, fields narrow the tasks counted",
        ),
    ];
    let mut commands: Vec<Command> = listings
        .into_iter()
        .map(|(name, zh, en)| {
            let operands = lang.pick("[查询…]", "[QUERY…]");
            reporting(name, lang.pick(zh, en), operands, lang)
                .arg(query(lang))
                .args(filters(lang))
                .args((name == "units").then(|| propose(lang)))
                .after_help(query_help(lang))
        })
        .collect();
    commands.insert(1, show(lang));
    commands.insert(2, brief(lang));
    commands.insert(3, matrix(lang));
    commands.push(check::command(lang));
    commands.push(import::command(lang));
    commands.push(files::source(lang));
    commands.push(files::new(lang));
    commands.push(files::format(lang));
    let about = lang.pick("以 JSON 写出全部方案和任务", "write every plan and task as JSON");
    commands.push(reporting("export", about, "", lang));
    commands
}

/// A command that writes an answer.
fn reporting(name: &'static str, about: &str, operands: &str, lang: Lang) -> Command {
    let usage = format!("fengong {name} {} {operands}", lang.pick("[选项]", "[OPTIONS]"));
    styled(Command::new(name), about, usage.trim_end(), lang).args(output(lang))
}

fn propose(lang: Lang) -> Arg {
    Arg::new("propose").long("propose").action(ArgAction::SetTrue).help(lang.pick(
        "不列单位，而是为 units.ron 里没有的单位写出条目，供核对后补进去",
        "instead of a list, entries for units that units.ron does not have, to be looked through and added",
    ))
}

fn show(lang: Lang) -> Command {
    let task = Arg::new("task")
        .value_name("TASK")
        .value_parser(value_parser!(std::ffi::OsString))
        .num_args(1..)
        .required(true)
        .help_heading(lang.pick("参数", "Arguments"))
        .help(lang.pick(
            "任务：地区和编号，例如 银川6；或只查到一项的查询",
            "a task: region and number, such as 银川6, or a query that finds one task",
        ));
    reporting("show", lang.pick("显示任务详情", "show tasks in full"), "TASK…", lang).arg(task)
}

fn brief(lang: Lang) -> Command {
    let about = lang.pick(
        "一个单位的全部任务：按角色分列，附缘由、当年指标、与谁协同；单位用 --unit 指明，省略时为记住的我单位",
        "one unit's tasks by role, with the reasons, the year's targets and the partners; the unit is that of \
         --unit, or the one that is remembered",
    );
    let plan = Arg::new("plan")
        .long("plan")
        .value_name("PLAN")
        .value_parser(value_parser!(std::ffi::OsString))
        .help(lang.pick("只看这个方案", "of this plan only"));
    let year =
        Arg::new("year").long("year").value_name("YEAR").value_parser(value_parser!(u16)).help(
            lang.pick("哪一年的指标，默认今年", "the year of the targets, this year by default"),
        );
    let operands = lang.pick("[查询…]", "[QUERY…]");
    reporting("brief", about, operands, lang)
        .args([plan, year])
        .arg(query(lang))
        .after_help(query_help(lang))
}

fn matrix(lang: Lang) -> Command {
    let about = lang.pick(
        "责任矩阵：任务为行，单位为列，附合计；csv 可直接用 Excel、WPS 打开",
        "the responsibility matrix: tasks as rows, units as columns, with totals",
    );
    let choice = |name: &'static str, values: &'static [&'static str], help: &str| {
        Arg::new(name)
            .long(name)
            .value_name(name.to_uppercase())
            .value_parser(PossibleValuesParser::new(values))
            .hide_possible_values(true)
            .help(help.to_owned())
    };
    let by = lang.pick(
        "行按 area（行动领域，默认）或 theme（主题）分组",
        "group rows by area (default) or theme",
    );
    let order = lang.pick(
        "列的次序：document（文件顺序，默认）、load（任务数）或 pinyin（拼音）",
        "order of columns: document (default), load or pinyin",
    );
    let all = lang.pick("也列没有任务的单位", "also units that none of the tasks concerns");
    let operands = lang.pick("[查询…]", "[QUERY…]");
    reporting("matrix", about, operands, lang)
        .arg(choice("by", &["area", "theme"], by))
        .arg(choice("order", &["document", "load", "pinyin"], order))
        .arg(Arg::new("all-units").long("all-units").action(ArgAction::SetTrue).help(all))
        .arg(query(lang))
        .args(filters(lang))
        .after_help(query_help(lang))
}

/// What all commands have in common.
fn styled(command: Command, about: &str, usage: &str, lang: Lang) -> Command {
    let template = match lang {
        Lang::Zh => "{about}\n\n用法: {usage}\n\n{all-args}{after-help}",
        Lang::En => "{about}\n\nUsage: {usage}\n\n{all-args}{after-help}",
    };
    command
        .about(about.to_owned())
        .override_usage(usage.to_owned())
        .help_template(template)
        .next_help_heading(lang.pick("选项", "Options"))
        .disable_help_flag(true)
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(lang.pick("显示帮助", "print help")),
        )
}

fn global(lang: Lang) -> Vec<Arg> {
    let choice = |name: &'static str, values: &'static [&'static str]| {
        Arg::new(name)
            .long(name)
            .global(true)
            .value_parser(PossibleValuesParser::new(values))
            .hide_possible_values(true)
    };
    let flag = |name: &'static str, help: &str| {
        Arg::new(name).long(name).global(true).action(ArgAction::SetTrue).help(help.to_owned())
    };
    let args = [
        Arg::new("data")
            .long("data")
            .value_name("DIR")
            .global(true)
            .action(ArgAction::Append)
            .value_parser(value_parser!(PathBuf))
            .value_hint(ValueHint::DirPath)
            .help(lang.pick(
                "另加数据文件夹（可重复）；同一标识的方案以后来的为准",
                "add a data folder (repeatable); a plan takes the place of an earlier one with its id",
            )),
        choice("lang", &["zh", "en"])
            .value_name("LANG")
            .help(lang.pick("界面语言：zh 或 en", "language: zh or en")),
        choice("color", &["auto", "always", "never"]).value_name("WHEN").help(lang.pick(
            "颜色：auto（默认）、always 或 never",
            "colour: auto (default), always or never",
        )),
        Arg::new("config")
            .long("config")
            .value_name("FILE")
            .global(true)
            .value_parser(value_parser!(PathBuf))
            .value_hint(ValueHint::FilePath)
            .help(lang.pick("设置文件", "settings file")),
        choice("chars", &["auto", "unicode", "ascii"]).value_name("CHARS").help(lang.pick(
            "界面字符：auto（默认，询问终端）、unicode 或 ascii（旧控制台）",
            "characters of the browser: auto (default, asks the terminal), unicode or ascii",
        )),
        choice("clipboard", &["auto", "native", "osc52", "file", "off"]).value_name("WAY").help(
            lang.pick(
                "复制方式：auto（默认）、native、osc52、file 或 off",
                "how to copy: auto (default), native, osc52, file or off",
            ),
        ),
        flag("no-mouse", lang.pick("界面不用鼠标", "leave the mouse to the terminal")),
        flag("fresh", lang.pick("不恢复上次的位置", "do not go on where the browser was left")),
        Arg::new("unit")
            .long("unit")
            .value_name("UNIT")
            .global(true)
            .value_parser(value_parser!(std::ffi::OsString))
            .help(lang.pick(
                "这一次的我单位，例如 市教育局、jyj；界面里选定的则会记住",
                "our unit for this time (市教育局, jyj); one picked in the browser is remembered",
            )),
    ];
    // After the options of the command itself.
    args.into_iter().enumerate().map(|(i, arg)| arg.display_order(100 + i)).collect()
}

fn output(lang: Lang) -> Vec<Arg> {
    vec![
        Arg::new("format")
            .short('f')
            .long("format")
            .value_name("FORMAT")
            .value_parser(PossibleValuesParser::new(["table", "tsv", "csv", "md", "json"]))
            .hide_possible_values(true)
            .help(
                lang.pick(
                    "格式：table、tsv、csv、md 或 json",
                    "format: table, tsv, csv, md or json",
                ),
            ),
        Arg::new("output")
            .short('o')
            .long("output")
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
            .value_hint(ValueHint::FilePath)
            .help(lang.pick(
                "写入文件；已有的文件不覆盖",
                "write to a file; an existing one is not overwritten",
            )),
        Arg::new("force")
            .long("force")
            .action(ArgAction::SetTrue)
            .help(lang.pick("覆盖已有的文件", "overwrite an existing file")),
    ]
}
