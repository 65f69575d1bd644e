//! The command `import` and its options.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, ValueHint, value_parser};

use super::super::error::Hint;
use super::styled;
use crate::import::{self, Layout, Lead, Level};
use crate::lang::Lang;

pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick(
        "导入文件：把 docx、xlsx、xls、ods、csv、html、txt、md 的方案变成数据，并说明需要核对的地方；退出码 0 无须核对  1 已写出，请核对  2 没有写出",
        "import a document: a plan in docx, xlsx, xls, ods, csv, html, txt or md becomes data, with a list of what to look at; \
         exits 0 if there is nothing, 1 if there is, 2 if nothing was written",
    );
    let usage = format!("fengong import {} SOURCE", lang.pick("[选项]", "[OPTIONS]"));
    let text = |name: &'static str, value: &'static str, zh: &str, en: &str| {
        Arg::new(name).long(name).value_name(value).help(lang.pick(zh, en).to_owned())
    };
    let one_of = |name: &'static str, values: Vec<&'static str>, zh: &str, en: &str| {
        text(name, "NAME", zh, en)
            .value_parser(PossibleValuesParser::new(values))
            .hide_possible_values(true)
    };
    let source = Arg::new("source")
        .value_name("SOURCE")
        .value_parser(value_parser!(PathBuf))
        .required(true)
        .value_hint(ValueHint::FilePath)
        .help_heading(lang.pick("参数", "Arguments"))
        .help(lang.pick("要导入的文件", "the document"));
    let output = Arg::new("output")
        .short('o')
        .long("output")
        .value_name("PATH")
        .value_parser(value_parser!(PathBuf))
        .value_hint(ValueHint::AnyPath)
        .help(lang.pick(
            "写到这个文件夹或 .ron 文件；省略时写到数据文件夹，浏览界面就能看到",
            "a folder or a .ron file to write; without it the plan goes to the data folder, where the browser finds it",
        ));
    let force = Arg::new("force")
        .long("force")
        .action(ArgAction::SetTrue)
        .help(lang.pick("覆盖已有的文件", "overwrite a file that exists"));
    styled(Command::new("import"), about, &usage, lang).args([
        source,
        output,
        force,
        text("id", "ID", "方案的标识，只用字母、数字、- 和 _", "the id of the plan: letters, digits, - and _")
            .value_parser(move |text: &str| id(text, lang)),
        text("title", "TITLE", "方案的标题", "the title"),
        text("region", "REGION", "地区，例如 银川市", "the region, such as 银川市"),
        one_of("level", Level::ALL.map(Level::name).to_vec(), "层级：nation、province、city、county、unit", "nation, province, city, county or unit"),
        text("period", "YEARS", "年份，例如 2026 或 2026-2028", "the years, such as 2026 or 2026-2028")
            .value_parser(move |text: &str| years(text, lang)),
        one_of("layout", Layout::ALL.map(Layout::name).to_vec(), "任务的排列：headings（标题）、table（表格）、lines（一行一格的表）、matrix（矩阵）；省略时自行判断", "how tasks are laid out: headings, table, lines or matrix; found out without it"),
        one_of("lead", Lead::ALL.map(Lead::name).to_vec(), "不分牵头和责任时：first（第一个牵头）、none（都负责）、responsible（责任单位牵头）；省略时按文件写的规则", "where lead and responsible are not told apart: first leads, none leads, responsible lead; without it as the document says"),
        text("sheet", "NAME", "工作表的名称", "the sheet of a workbook"),
        one_of("format", vec!["text", "json"], "核对单的格式：text（默认）或 json", "of what to look at: text (default) or json"),
    ])
}

/// The id of a plan, which is also the name of its file: no path may be made of it.
fn id(text: &str, lang: Lang) -> Result<String, Hint> {
    let good = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !text.is_empty() && text.chars().all(good) {
        return Ok(text.to_owned());
    }
    let told = lang.pick("只用字母、数字、- 和 _", "use letters, digits, - and _ alone");
    Err(Hint(told.to_owned()))
}

/// A year, or the first and the last of several.
fn years(text: &str, lang: Lang) -> Result<(u16, u16), Hint> {
    import::years(text).ok_or_else(|| {
        Hint(
            lang.pick(
                "写一年或起止年份，例如 2026-2028",
                "write a year, or the first and the last: 2026-2028",
            )
            .to_owned(),
        )
    })
}
