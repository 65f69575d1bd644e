//! The page of one unit.

use super::{Context, Failure, Outcome, beside, failure, loaded, write::write};
use crate::brief::{Brief, partners, years_counted};
use crate::cli::{BriefOptions, Format};
use crate::data::Data;
use crate::lang::Lang;
use crate::model::UnitId;
use crate::overview::workload::Workload;
use crate::query::{Field, Query, Term, Text, run, unit_named};
use crate::report::brief::Page;
use crate::report::table::Style;
use crate::saved::Saved;

pub(super) fn brief(options: &BriefOptions, context: &Context) -> Result<Outcome, Failure> {
    let lang = context.lang;
    let format = options.output.format.unwrap_or(Format::Table);
    if !matches!(format, Format::Table | Format::Markdown) {
        let text = lang.pick(
            "brief 只写 table 或 md；表格数据请用 fengong list",
            "brief writes table or md; for data use fengong list",
        );
        return Err(Failure(text.to_owned()));
    }
    let mut query = Query::parse(&options.query).map_err(|errors| failure(&errors, lang))?;
    if let Some(plan) = &options.plan {
        query.terms.push(Term::field(Field::Plan, vec![Text::value(plan)]));
    }
    let data = &loaded(context);
    let index = data.index();
    let unit = unit(data, &query, context)?;
    let concerned = vec![Text::quoted(&data.model().unit_name(unit))];
    query.terms.push(Term::field(Field::Concerns, concerned));
    let answer = run(&query, data).map_err(|errors| failure(&errors, lang))?;
    beside::near(&answer, lang);
    if answer.tasks.is_empty() {
        super::complain(lang.pick("没有符合的结果", "nothing found"));
        beside::instead(&query, index, lang);
        return Ok(Outcome::Nothing);
    }
    let within = index.set(&answer.tasks);
    let brief = Brief::of(index, unit, &within);
    let years: Vec<u16> = match options.year {
        Some(year) => vec![year],
        None => years_counted(index, context.year).collect(),
    };
    let years = (years.as_slice(), options.year.is_some());
    let page = Page::new(index, &brief, &partners(index, unit, &within), years, lang);
    let to_screen = options.output.file.is_none();
    let style =
        Style { width: context.width.filter(|_| to_screen), bold: context.colour && to_screen };
    let text = match format {
        Format::Markdown => page.markdown(lang),
        _ => page.text(style, lang),
    };
    write(&text, &options.output, lang)?;
    Ok(Outcome::Found)
}

/// The unit that is named, or else the one that is remembered as ours. Where several units have the name, the plans
/// that the query asks for may tell which is meant.
fn unit(data: &Data, query: &Query, context: &Context) -> Result<UnitId, Failure> {
    let (index, lang) = (data.index(), context.lang);
    if let Some(name) = &context.unit {
        let mut plans = query.clone();
        plans.terms.retain(|term| term.of_field() == Some(Field::Plan) && !term.negated);
        let answer = run(&plans, data).map_err(|errors| failure(&errors, lang))?;
        let within = index.set(&answer.tasks);
        let of_plans = |unit| Workload::of(index, unit, &within).tasks > 0;
        return match unit_named(name, index, |_| true) {
            Err(several) => unit_named(name, index, of_plans).or(Err(several)),
            found => found,
        }
        .map_err(|wrong| failure(&[wrong.in_field(Field::Unit)], lang));
    }
    match Saved::read(context.saved.clone()).unit(index) {
        Some(Ok(unit)) => Ok(unit),
        Some(Err(name)) => Err(Failure(match lang {
            Lang::Zh => format!("数据里没有我单位：{name}；请用 --unit 指明单位"),
            Lang::En => format!("our unit is not in the data: {name}; name one with --unit"),
        })),
        None => {
            let text = lang.pick(
                "请用 --unit 指明单位，例如 --unit 银川市/市教育局",
                "name a unit with --unit, for example --unit 银川市/市教育局",
            );
            Err(Failure(text.to_owned()))
        }
    }
}
