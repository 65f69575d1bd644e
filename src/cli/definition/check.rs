//! The command `check` and its options.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, ValueHint, value_parser};

use super::super::error::Hint;
use super::reporting;
use crate::lang::Lang;
use crate::problem::Rule;
use crate::problem::Severity;

pub(super) fn command(lang: Lang) -> Command {
    let about = lang.pick(
        "检查数据：写错的地方，以及缺少或可疑的内容；有错误时退出码为 1",
        "check the data: what is written wrongly, and what is missing or odd; exits 1 on errors",
    );
    let path = Arg::new("path")
        .value_name("PATH")
        .value_parser(value_parser!(PathBuf))
        .num_args(0..)
        .value_hint(ValueHint::AnyPath)
        .help_heading(lang.pick("参数", "Arguments"))
        .help(lang.pick(
            "要检查的文件或文件夹；省略时检查载入的全部数据",
            "files and folders to check; without any, all data that is loaded",
        ));
    let rule = Arg::new("rule")
        .long("rule")
        .value_name("RULE")
        .action(ArgAction::Append)
        .value_parser(move |text: &str| rules(text, lang))
        .help(lang.pick(
            "只查这些规则，逐条列出（可重复，或用逗号）；读不了的文件总会报告",
            "these rules only, each find on a line (repeatable, or with commas); a file that cannot be read is \
             always told",
        ));
    let list = Arg::new("rules")
        .long("rules")
        .action(ArgAction::SetTrue)
        .help(lang.pick("列出全部规则", "list the rules"));
    let severity = |name: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name("LEVEL")
            .value_parser(PossibleValuesParser::new(Severity::ALL.map(Severity::key)))
            .hide_possible_values(true)
    };
    let least = severity("severity").help(lang.pick(
        "只列出这一级及更重的：error、warning 或 note（默认）",
        "show what matters at least as much: error, warning or note (default)",
    ));
    let deny = severity("deny").help(lang.pick(
        "这一级及更重的使退出码为 1：error（默认）、warning 或 note",
        "exit 1 on what matters at least as much: error (default), warning or note",
    ));
    reporting("check", about, "[PATH…]", lang).args([path, rule, list, least, deny])
}

/// The rules that a value names, parted by commas.
fn rules(text: &str, lang: Lang) -> Result<Vec<Rule>, Hint> {
    let names = text.split([',', '，', '、']).map(str::trim).filter(|name| !name.is_empty());
    let known = |name: &str| {
        Rule::named(name).ok_or_else(|| Hint(Rule::near(name).join(lang.pick("、", ", "))))
    };
    let rules: Vec<Rule> = names.map(known).collect::<Result<_, _>>()?;
    if rules.is_empty() { known(text).map(|rule| vec![rule]) } else { Ok(rules) }
}
