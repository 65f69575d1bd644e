//! The words of a problem in both languages: what is wrong, and what to write instead.

use super::{Encoding, Problem, ProblemKind, Refusal, Wanted};
use crate::lang::Lang;
use crate::nearest::nearest;

impl Refusal {
    /// The reason in words.
    pub(crate) fn reason(&self, lang: Lang) -> String {
        match self {
            Self::Missing => lang.pick("没有这个文件或文件夹", "no such file or folder").to_owned(),
            Self::Forbidden => lang.pick("没有权限", "permission denied").to_owned(),
            Self::Folder => lang
                .pick(
                    "这是文件夹，或路径中间有一段不是文件夹",
                    "it is a folder, or a part of its path is none",
                )
                .to_owned(),
            Self::Full => lang.pick("磁盘已满", "the disk is full").to_owned(),
            Self::Other(words) => words.clone(),
        }
    }
}

impl Wanted {
    /// What should stand there.
    fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Integer => lang.pick("整数（不加引号）", "a whole number (without quotes)"),
            Self::Number => lang.pick("数字（不加引号）", "a number (without quotes)"),
            Self::Text => lang.pick("双引号里的文字", "a text in double quotes"),
            Self::List => lang.pick("方括号里的列表 […]", "a list in square brackets […]"),
            Self::Fields => lang.pick("圆括号里的字段 (…)", "fields in round brackets (…)"),
        }
    }
}

/// `A、B、C`, or `A, B, C`.
fn listed(names: &[String], lang: Lang) -> String {
    names.join(lang.pick("、", ", "))
}

impl Problem {
    /// What is wrong, as one sentence without its final stop.
    pub fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.kind.zh(),
            Lang::En => self.kind.en(),
        }
    }

    /// What to write or do instead, where there is something to say.
    pub fn remedy(&self, lang: Lang) -> Option<String> {
        match lang {
            Lang::Zh => self.kind.remedy_zh(),
            Lang::En => self.kind.remedy_en(),
        }
    }
}

impl Encoding {
    fn message(self, lang: Lang) -> &'static str {
        match self {
            Self::Gbk => lang.pick(
                "文件不是 UTF-8，像是 GBK/GB18030（ANSI）",
                "not UTF-8; the file looks like GBK/GB18030 (ANSI)",
            ),
            Self::Utf16 => lang.pick("文件是 UTF-16，不是 UTF-8", "the file is UTF-16, not UTF-8"),
            Self::Binary => lang.pick("文件不是文本", "the file is no text"),
        }
    }
}

impl ProblemKind {
    fn zh(&self) -> String {
        let lang = Lang::Zh;
        match self {
            Self::Unreadable(refusal) => format!("无法读取：{}", refusal.reason(lang)),
            Self::NotAFile => "不是普通文件".to_owned(),
            Self::NoData(_) => "文件夹里没有 .ron 数据文件".to_owned(),
            Self::Document => "这是一份文件，不是方案数据".to_owned(),
            Self::TooLarge(limit) => format!("文件超过 {limit} MiB"),
            Self::Encoding(encoding) => encoding.message(lang).to_owned(),
            Self::Empty => "文件是空的".to_owned(),
            Self::Json => "这是 JSON，不是 RON".to_owned(),
            Self::FullWidth(found, _) => format!("引号之外有全角字符“{found}”"),
            Self::OpenString => "字符串没有结束".to_owned(),
            Self::OpenBracket(open, Some(met)) => format!("“{open}”没有关闭就遇到了“{met}”"),
            Self::OpenBracket(open, None) => format!("“{open}”没有关闭，文件可能被截断"),
            Self::MissingComma => "缺少逗号".to_owned(),
            Self::UnknownField(name, _) => format!("没有字段 {name}"),
            Self::MissingField(name) => format!("缺少字段 {name}"),
            Self::RepeatedField(name) => format!("字段 {name} 写了两次"),
            Self::WrongType(wanted) => format!("这里要写{}", wanted.name(lang)),
            Self::UnknownVariant(name, _) => format!("不认识 {name}"),
            Self::BadEscape => "反斜杠 \\ 后面的字符不能这样写".to_owned(),
            Self::Syntax(text) => format!("写法不对（{text}）"),
            Self::Format(found) => format!("不认识的格式版本 {found}"),
            Self::BadId(id) => format!("标识“{id}”不能用"),
            Self::DuplicatePlan(id, other) => {
                format!("方案标识 {id} 与 {other} 重复，本文件没有载入")
            }
            Self::Replaced(id, other) => format!("方案 {id} 取代了 {other} 里的同名方案"),
            Self::Passages(what) => what.message(lang),
            Self::DuplicateNumber(number) => format!("任务号 {number} 重复，这项任务没有载入"),
            Self::UnknownTheme(id, _) => format!("没有主题 {id}"),
            Self::NoTheme => "任务和它的领域都没有写主题".to_owned(),
            Self::BadYears(first, last) => format!("起止年份 {first}—{last} 前后颠倒"),
            Self::ImplausibleYear(year) => format!("不可能是年份 {year}"),
            Self::YearOutside(year, first, last) => {
                format!("年份 {year} 不在方案的 {first}—{last} 年之内")
            }
            Self::BadDate(text) => format!("“{text}”不是日期"),
            Self::BadAmount => "数值不对".to_owned(),
            Self::EmptyText => "内容是空的".to_owned(),
            Self::DuplicateUnit(name) => format!("{name} 在同一角色里写了两次"),
            Self::AmbiguousForm(name) => format!("写法“{name}”同时属于两个单位"),
            Self::UnnamedUnit(name) => format!("方案里没有任务写到 {name}"),
            Self::SameName(name, known) => {
                format!("“{name}”与“{known}”只差空格、全角半角、繁简或形似字符，应是同一单位")
            }
            Self::Hidden(c) => format!("有看不见的字符 U+{:04X}", u32::from(*c)),
            Self::Lookalike(c, right) => {
                format!("“{c}”（U+{:04X}）不是汉字，只是看起来像“{right}”", u32::from(*c))
            }
            Self::UnknownRule(name, _) => format!("说明不能用于 {name}"),
            Self::UnknownTask(number) => format!("方案里没有任务 {number}"),
            Self::Odd(oddity) => oddity.message(lang),
        }
    }

    fn en(&self) -> String {
        let lang = Lang::En;
        match self {
            Self::Unreadable(refusal) => format!("cannot be read: {}", refusal.reason(lang)),
            Self::NotAFile => "not a regular file".to_owned(),
            Self::NoData(_) => "no .ron data file in this folder".to_owned(),
            Self::Document => "this is a document, not plan data".to_owned(),
            Self::TooLarge(limit) => format!("the file is larger than {limit} MiB"),
            Self::Encoding(encoding) => encoding.message(lang).to_owned(),
            Self::Empty => "the file is empty".to_owned(),
            Self::Json => "this is JSON, not RON".to_owned(),
            Self::FullWidth(found, _) => format!("full-width character “{found}” outside quotes"),
            Self::OpenString => "a text is not closed".to_owned(),
            Self::OpenBracket(open, Some(met)) => format!("“{open}” is not closed before “{met}”"),
            Self::OpenBracket(open, None) => {
                format!("“{open}” is not closed; the file may be cut short")
            }
            Self::MissingComma => "a comma is missing".to_owned(),
            Self::UnknownField(name, _) => format!("there is no field {name}"),
            Self::MissingField(name) => format!("the field {name} is missing"),
            Self::RepeatedField(name) => format!("the field {name} is given twice"),
            Self::WrongType(wanted) => format!("{} is wanted here", wanted.name(lang)),
            Self::UnknownVariant(name, _) => format!("{name} is not known"),
            Self::BadEscape => "no such character after a backslash \\".to_owned(),
            Self::Syntax(text) => format!("not well formed ({text})"),
            Self::Format(found) => format!("unknown format version {found}"),
            Self::BadId(id) => format!("the id “{id}” cannot be used"),
            Self::DuplicatePlan(id, other) => {
                format!("{other} already has the plan id {id}; this file was not loaded")
            }
            Self::Replaced(id, other) => format!("plan {id} takes the place of the one in {other}"),
            Self::Passages(what) => what.message(lang),
            Self::DuplicateNumber(number) => {
                format!("task number {number} is used twice; this task was not loaded")
            }
            Self::UnknownTheme(id, _) => format!("there is no theme {id}"),
            Self::NoTheme => "neither the task nor its area has a theme".to_owned(),
            Self::BadYears(first, last) => {
                format!("the years {first}–{last} are the wrong way round")
            }
            Self::ImplausibleYear(year) => format!("{year} cannot be the year"),
            Self::YearOutside(year, first, last) => {
                format!("the year {year} is outside the plan's years {first}–{last}")
            }
            Self::BadDate(text) => format!("“{text}” is not a date"),
            Self::BadAmount => "the amount is not valid".to_owned(),
            Self::EmptyText => "the text is empty".to_owned(),
            Self::DuplicateUnit(name) => format!("{name} stands twice in the same role"),
            Self::AmbiguousForm(name) => format!("the spelling “{name}” belongs to two units"),
            Self::UnnamedUnit(name) => format!("no task of the plan names {name}"),
            Self::SameName(name, known) => format!(
                "“{name}” and “{known}” differ only in blanks, width, script or look-alikes: one unit"
            ),
            Self::Hidden(c) => format!("invisible character U+{:04X}", u32::from(*c)),
            Self::Lookalike(c, right) => {
                format!("{c} (U+{:04X}) is no 汉字 and only looks like {right}", u32::from(*c))
            }
            Self::UnknownRule(name, _) => format!("a remark cannot be about {name}"),
            Self::UnknownTask(number) => format!("the plan has no task {number}"),
            Self::Odd(oddity) => oddity.message(lang),
        }
    }

    fn remedy_zh(&self) -> Option<String> {
        let lang = Lang::Zh;
        Some(match self {
            Self::NotAFile => "请换成 .ron 文件".to_owned(),
            Self::Document => "请用 fengong import 导入它".to_owned(),
            Self::NoData(Some(name)) => format!("其中的文件要先导入：fengong import {name}"),
            Self::TooLarge(_) => "请按方案拆成几个文件".to_owned(),
            Self::Encoding(Encoding::Binary) => "请换成 UTF-8 文本文件".to_owned(),
            Self::Encoding(_) => "请用记事本或 WPS 另存为 UTF-8".to_owned(),
            Self::Empty => {
                "至少要写 (format: 1, id: …, title: …, region: …, level: …, period: …)".to_owned()
            }
            Self::Json => "RON 用 (字段: 值) 代替 {\"字段\": 值}".to_owned(),
            Self::FullWidth(_, wanted) => format!("改成半角“{wanted}”"),
            Self::OpenString => "补上结束的双引号 \"".to_owned(),
            Self::OpenBracket(open, _) => format!("补上“{}”", closing(*open)),
            Self::MissingComma => "在这里补上半角逗号 ,".to_owned(),
            Self::UnknownField(name, known)
            | Self::UnknownVariant(name, known)
            | Self::UnknownTheme(name, known)
            | Self::UnknownRule(name, known) => did_you_mean(name, known, lang),
            Self::UnknownTask(_) => "写方案里的任务号，或写 \"*\" 表示整个方案".to_owned(),
            Self::Odd(oddity) => return oddity.remedy(lang),
            Self::MissingField(name) => format!("补上 {name}: …"),
            Self::RepeatedField(_) | Self::DuplicateUnit(_) => "删去多余的一个".to_owned(),
            Self::BadEscape => "反斜杠写成 \\\\，双引号写成 \\\"".to_owned(),
            Self::Format(_) => "写 format: 2（或 1）".to_owned(),
            Self::BadId(_) => "只用英文字母、数字、-、_ 和 .".to_owned(),
            Self::DuplicatePlan(..) => "给其中一个改名，或删去一个".to_owned(),
            Self::Passages(what) => return Some(what.remedy(lang)),
            Self::DuplicateNumber(_) => "给这项任务另一个号".to_owned(),
            Self::NoTheme => "写上 theme: \"…\"".to_owned(),
            Self::BadYears(..) => "先写开始年，后写结束年".to_owned(),
            Self::ImplausibleYear(_) => "写四位数的公历年份，例如 (2021, 2025)".to_owned(),
            Self::YearOutside(..) => {
                "改正年份；指标确实超出方案期限时，在方案里写 horizon: (首年, 末年)".to_owned()
            }
            Self::BadDate(_) => "写成 2022-06-13 的样子".to_owned(),
            Self::BadAmount => "写 0 到十万亿之间的数；Between(a, b) 里 b 要大于 a".to_owned(),
            Self::EmptyText => "写上内容，或删去这一项".to_owned(),
            Self::AmbiguousForm(_) => "每种写法只属于一个单位".to_owned(),
            Self::UnnamedUnit(_) => "核对名称，或删去这一项".to_owned(),
            Self::SameName(_, known) => format!("改为“{known}”，或在 unit_forms 里写明"),
            Self::Hidden(_) => "删去这个字符".to_owned(),
            Self::Lookalike(_, right) => format!("改为“{right}”"),
            Self::Unreadable(_)
            | Self::NoData(None)
            | Self::WrongType(_)
            | Self::Syntax(_)
            | Self::Replaced(..) => return None,
        })
    }

    fn remedy_en(&self) -> Option<String> {
        let lang = Lang::En;
        Some(match self {
            Self::NotAFile => "name a .ron file instead".to_owned(),
            Self::Document => "bring it in with fengong import".to_owned(),
            Self::NoData(Some(name)) => {
                format!("bring its documents in first: fengong import {name}")
            }
            Self::TooLarge(_) => "split it into one file per plan".to_owned(),
            Self::Encoding(Encoding::Binary) => "name a UTF-8 text file instead".to_owned(),
            Self::Encoding(_) => "save it as UTF-8".to_owned(),
            Self::Empty => {
                "write at least (format: 1, id: …, title: …, region: …, level: …, period: …)"
                    .to_owned()
            }
            Self::Json => "RON writes (field: value) for {\"field\": value}".to_owned(),
            Self::FullWidth(_, wanted) => format!("write the half-width “{wanted}”"),
            Self::OpenString => "add the closing double quote \"".to_owned(),
            Self::OpenBracket(open, _) => format!("add “{}”", closing(*open)),
            Self::MissingComma => "add a comma here".to_owned(),
            Self::UnknownField(name, known)
            | Self::UnknownVariant(name, known)
            | Self::UnknownTheme(name, known)
            | Self::UnknownRule(name, known) => did_you_mean(name, known, lang),
            Self::UnknownTask(_) => {
                "write the number of a task, or \"*\" for all of the plan".to_owned()
            }
            Self::Odd(oddity) => return oddity.remedy(lang),
            Self::MissingField(name) => format!("add {name}: …"),
            Self::RepeatedField(_) | Self::DuplicateUnit(_) => "delete one of the two".to_owned(),
            Self::BadEscape => "write a backslash as \\\\ and a double quote as \\\"".to_owned(),
            Self::Format(_) => "write format: 2 (or 1)".to_owned(),
            Self::BadId(_) => "use letters, digits, -, _ and . only".to_owned(),
            Self::DuplicatePlan(..) => "rename or delete one of the two".to_owned(),
            Self::Passages(what) => return Some(what.remedy(lang)),
            Self::DuplicateNumber(_) => "give this task another number".to_owned(),
            Self::NoTheme => "add theme: \"…\"".to_owned(),
            Self::BadYears(..) => "write the first year first".to_owned(),
            Self::ImplausibleYear(_) => "write years like (2021, 2025)".to_owned(),
            Self::YearOutside(..) => {
                "correct the year; if targets do reach beyond the plan's period, give the plan \
                 horizon: (first, last)"
                    .to_owned()
            }
            Self::BadDate(_) => "write it like 2022-06-13".to_owned(),
            Self::BadAmount => {
                "write a number from 0 to 10^13; in Between(a, b), b must be above a".to_owned()
            }
            Self::EmptyText => "write the text or delete the entry".to_owned(),
            Self::AmbiguousForm(_) => "give each spelling to one unit only".to_owned(),
            Self::UnnamedUnit(_) => "check the name or delete the entry".to_owned(),
            Self::SameName(_, known) => format!("write {known}, or say so in unit_forms"),
            Self::Hidden(_) => "delete the character".to_owned(),
            Self::Lookalike(_, right) => format!("write {right} instead"),
            Self::Unreadable(_)
            | Self::NoData(None)
            | Self::WrongType(_)
            | Self::Syntax(_)
            | Self::Replaced(..) => return None,
        })
    }
}

/// The bracket that closes `open`.
fn closing(open: char) -> char {
    match open {
        '[' => ']',
        '{' => '}',
        _ => ')',
    }
}

/// The nearest of the known names, and all of them.
fn did_you_mean(name: &str, known: &[String], lang: Lang) -> String {
    let all = listed(known, lang);
    let near = nearest(name, known.iter().map(String::as_str), 1);
    match (near.first(), lang) {
        (Some(near), Lang::Zh) => format!("是不是 {near}？可用：{all}"),
        (None, Lang::Zh) => format!("可用：{all}"),
        (Some(near), Lang::En) => format!("did you mean {near}? Known: {all}"),
        (None, Lang::En) => format!("known: {all}"),
    }
}
