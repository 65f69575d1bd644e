//! What can be wrong with a query, said in the user's language.

use super::field::{Feature, Field};
use super::showing::Showing;
use crate::lang::Lang;

/// How many characters of what was written are said again.
const LONGEST_ECHO: usize = 24;

/// What was written, its beginning if it is long.
fn echo(text: &str) -> String {
    let mut chars = text.chars();
    let begin: String = chars.by_ref().take(LONGEST_ECHO).collect();
    if chars.next().is_some() { begin + "…" } else { begin }
}

/// A part of a query that means nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryError {
    /// A field that does not exist; the nearest that do.
    UnknownField(String, Vec<&'static str>),
    /// A field without a value.
    NoValue(Field),
    /// A value that names nothing; the nearest that do.
    UnknownValue(Field, String, Vec<String>),
    /// How an answer is to be shown, where only a question can be asked.
    OnlyInViews(Showing),
    /// A way of showing that does not exist, or none at all; those that do.
    UnknownShowing(Showing, String, Vec<[&'static str; 2]>),
    /// How an answer is to be shown is said twice.
    SaidTwice(Showing),
    /// Partners are to be listed, and it is not said whose.
    PartnersOfNobody,
    /// `role:` in a query that asks for no unit.
    RoleOfNobody,
    /// A unit's name that fits several which are not called the same; their values.
    AmbiguousValue(Field, String, Vec<String>),
}

impl QueryError {
    /// What is wrong with all of these, on one line.
    pub(crate) fn messages(errors: &[Self], lang: Lang) -> String {
        let messages: Vec<String> = errors.iter().map(|error| error.message(lang)).collect();
        messages.join(lang.pick("；", "; "))
    }

    /// What is wrong and what to write instead.
    pub fn message(&self, lang: Lang) -> String {
        let joined = |names: &[String]| names.join(lang.pick("、", ", "));
        match self {
            Self::UnknownField(name, near) => unknown_field(name, near, lang),
            Self::NoValue(field) => match lang {
                Lang::Zh => format!("“{}:”后面要写值，例如 {}", field.zh(), example(*field, lang)),
                Lang::En => {
                    format!(
                        "“{}:” needs a value, for example {}",
                        field.name(),
                        example(*field, lang)
                    )
                }
            },
            Self::UnknownValue(field, text, near) => unknown_value(*field, text, near, lang),
            Self::OnlyInViews(showing) => only_in_views(*showing, lang),
            Self::UnknownShowing(showing, text, known) => {
                unknown_showing(*showing, text, known, lang)
            }
            Self::SaidTwice(showing) => {
                let [en, zh] = showing.names();
                match lang {
                    Lang::Zh => format!("“{zh}:”写了两次，请只留一个"),
                    Lang::En => format!("“{en}:” is said twice; keep one"),
                }
            }
            Self::PartnersOfNobody => lang
                .pick(
                    "协同要写明是谁的，例如 看法:协同,银川市/市教育局",
                    "whose partners? As in view:partners,银川市/市教育局",
                )
                .to_owned(),
            Self::RoleOfNobody => match lang {
                Lang::Zh => "“角色:”要与“涉及:”或“单位:”同用，例如 涉及:银川市/市教育局 角色:牵头".into(),
                Lang::En => {
                    "“role:” goes with “concerns:” or “unit:”, as in concerns:银川市/市教育局 role:lead"
                        .into()
                }
            },
            Self::AmbiguousValue(field, text, units) => match lang {
                Lang::Zh => {
                    let units = joined(units);
                    format!("{}:“{text}”不止一个，请写明是哪个：{units}", field.zh())
                }
                Lang::En => {
                    let units = joined(units);
                    format!("{}: “{text}” could be any of these, name one: {units}", field.name())
                }
            },
        }
    }
}

/// A field does not exist; the nearest that do, or else all.
fn unknown_field(name: &str, near: &[&str], lang: Lang) -> String {
    let name = echo(name);
    let all = Field::ALL.map(|f| lang.pick(f.zh(), f.name())).join(" ");
    let near: Vec<String> = near.iter().map(|near| format!("{near}:")).collect();
    let joined = near.join(lang.pick("、", ", "));
    match (lang, near.is_empty()) {
        (Lang::Zh, true) => format!("没有字段“{name}”；可用：{all}"),
        (Lang::Zh, false) => format!("没有字段“{name}”；是不是 {joined}？"),
        (Lang::En, true) => format!("there is no field “{name}”; known: {all}"),
        (Lang::En, false) => format!("there is no field “{name}”; did you mean {joined}?"),
    }
}

/// How an answer is to be shown stands where only a question can be asked.
fn only_in_views(showing: Showing, lang: Lang) -> String {
    let [en, zh] = showing.names();
    match lang {
        Lang::Zh => {
            format!(
                "“{zh}:”说的是怎样显示，不能用来查找；整行视图在 F1 里打开，或写在 fengong 后面"
            )
        }
        Lang::En => format!(
            "“{en}:” says how an answer is shown, not what is asked; a whole view opens in F1, or after fengong"
        ),
    }
}

/// A way of showing does not exist; those that do.
fn unknown_showing(showing: Showing, text: &str, known: &[[&str; 2]], lang: Lang) -> String {
    let [en, zh] = showing.names();
    let known: Vec<&str> = known.iter().map(|[en, zh]| lang.pick(zh, en)).collect();
    let known = known.join(lang.pick("、", ", "));
    match (lang, known.is_empty()) {
        (Lang::Zh, true) => format!("这样显示时没有“{zh}:”可选"),
        (Lang::Zh, false) => format!("“{zh}:”不能是“{text}”；可用：{known}"),
        (Lang::En, true) => format!("what is shown has no “{en}:”"),
        (Lang::En, false) => format!("“{en}:” cannot be “{text}”; known: {known}"),
    }
}

/// A value names nothing; the nearest that do.
fn unknown_value(field: Field, text: &str, near: &[String], lang: Lang) -> String {
    let text = echo(text);
    let what = match lang {
        Lang::Zh => format!("{}里没有“{text}”", field.zh()),
        Lang::En => format!("{}: nothing is called “{text}”", field.name()),
    };
    if near.is_empty() {
        return what;
    }
    // These fields have so few values that all of them are listed.
    let all = matches!(field, Field::Role | Field::Has | Field::No | Field::Year | Field::Due);
    let listed = match (all, lang) {
        (true, Lang::Zh) => "；可用：",
        (false, Lang::Zh) => "；相近的有：",
        (true, Lang::En) => "; known: ",
        (false, Lang::En) => "; nearest: ",
    };
    format!("{what}{listed}{}", near.join(lang.pick("、", ", ")))
}

/// A term with this field, to show how it is written.
fn example(field: Field, lang: Lang) -> String {
    let value = match field {
        Field::Lead
        | Field::Responsible
        | Field::InCharge
        | Field::Guidance
        | Field::Unit
        | Field::Concerns => "市教育局",
        Field::Role => lang.pick("牵头", "lead"),
        Field::Area => "青少年",
        Field::Theme => "农民",
        Field::Target => "培训",
        Field::Plan => "yinchuan-2022",
        Field::Year | Field::Due => "2025",
        Field::Audit => "no-unit",
        Field::Has | Field::No => {
            let [en, zh] =
                [0, 1].map(|i| Feature::Target.names().get(i).copied().unwrap_or_default());
            lang.pick(zh, en)
        }
    };
    format!("{}:{value}", lang.pick(field.zh(), field.name()))
}
