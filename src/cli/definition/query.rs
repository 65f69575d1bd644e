//! How a query is given: in its own words, or field by field.

use clap::{Arg, ArgAction, value_parser};

use crate::lang::Lang;
use crate::query::{Field, Showing};

/// The fields that have an option of their own. `--unit` is not among them: it says which unit is ours.
pub(in crate::cli) const FILTERS: [Field; 9] = [
    Field::Lead,
    Field::Responsible,
    Field::InCharge,
    Field::Guidance,
    Field::Area,
    Field::Theme,
    Field::Plan,
    Field::Year,
    Field::Due,
];

/// An option for each of these fields, for those who would rather not write a query.
pub(super) fn filters(lang: Lang) -> Vec<Arg> {
    let filter = |field: Field| {
        let help = match lang {
            Lang::Zh => format!("同 {}:，可重复（或者）", field.zh()),
            Lang::En => format!("the same as {}:, repeatable, which is OR", field.name()),
        };
        Arg::new(field.name())
            .long(field.name())
            .value_name(field.name().to_uppercase())
            .action(ArgAction::Append)
            .value_parser(value_parser!(std::ffi::OsString))
            .help_heading(lang.pick("筛选", "Filters"))
            .help(help)
    };
    FILTERS.map(filter).into()
}

/// The query in its own words.
pub(super) fn query(lang: Lang) -> Arg {
    Arg::new("query")
        .value_name("QUERY")
        .value_parser(value_parser!(std::ffi::OsString))
        .num_args(0..)
        .help_heading(lang.pick("参数", "Arguments"))
        .help(lang.pick("查询，写法见下", "a query, see below"))
}

/// How queries are written.
pub(super) fn query_help(lang: Lang) -> String {
    let names = |name: fn(Field) -> &'static str| Field::ALL.map(name).join(" ");
    match lang {
        Lang::Zh => format!(
            "查询:
  词之间为“并且”；加引号为短语；前面加 - 为排除
  字段:值,值   同一字段内逗号为“或者”，例如 牵头:市教育局,市科协 年份:2022
  字段         {}
  角色         牵头、责任、负责、涵盖：涉及: 或 单位: 所指单位的角色，例如 涉及:银川市/市教育局 角色:涵盖
  单位         写全名、简称，或 地区/名称，例如 银川市/市教育局；未明确 = 没有单位
  退出码       0 有结果  1 没有结果  2 命令有误",
            names(Field::zh)
        ),
        Lang::En => format!(
            "Queries:
  words are ANDed; quotes make a phrase; a leading - excludes
  field:value,value   a comma within a field is OR, for example lead:市教育局,市科协 year:2022
  fields              {}
  role                lead, resp, charge, covered: of the units that concerns: or unit: asks for
  units               whole names, abbreviations, or region/name (银川市/市教育局); 未明确 = no unit
  exit status         0 found  1 nothing found  2 the command was wrong",
            names(Field::name)
        ),
    }
}

/// How views are written, which the browser takes as well.
pub(super) fn view_help(lang: Lang) -> String {
    let names =
        |at: usize| Showing::ALL.map(|showing| format!("{}:", showing.names()[at])).join(" ");
    match lang {
        Lang::Zh => format!(
            "{}
  怎样显示     {}（界面里按 y v 复制的整行视图），例如 方案:yinchuan-2022 看法:矩阵 排序:任务数",
            query_help(lang),
            names(1)
        ),
        Lang::En => format!(
            "{}
  how it is shown     {} (a whole view, as y v copies it), for example plan:yinchuan-2022 view:matrix sort:load",
            query_help(lang),
            names(0)
        ),
    }
}
