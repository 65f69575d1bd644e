//! The page of one unit.

use super::{Context, Failure, Outcome, failure, loaded, write::write};
use crate::brief::{Brief, partners};
use crate::cli::{BriefOptions, Format};
use crate::index::{Index, TaskSet};
use crate::lang::Lang;
use crate::model::UnitId;
use crate::query::{Field, Query, Term, Text, run, unit_named};
use crate::report::brief::Page;
use crate::report::listing::UnitCounts;
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
    let index = Index::new(loaded(context).model);
    let answer = run(&query, &index).map_err(|errors| failure(&errors, lang))?;
    let within = index.set(&answer.tasks);
    let unit = unit(&index, &within, &query, context)?;
    let brief = Brief::of(&index, unit, &within);
    if brief.counts() == [0; 4] {
        super::complain(lang.pick("没有符合的结果", "nothing found"));
        return Ok(Outcome::Nothing);
    }
    let year = options.year.unwrap_or(context.year);
    let page = Page::new(&index, &brief, &partners(&index, unit, &within), year, lang);
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

/// The unit that is named, among those that the tasks concern, or else the one that is remembered as ours.
fn unit(
    index: &Index,
    within: &TaskSet,
    query: &Query,
    context: &Context,
) -> Result<UnitId, Failure> {
    let lang = context.lang;
    if let Some(name) = &context.unit {
        let concerned = |unit| query.is_empty() || !UnitCounts::of(index, unit, within).none();
        return unit_named(name, index, concerned)
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
                "请用 --unit 指明单位，例如 --unit 市教育局",
                "name a unit with --unit, for example --unit 市教育局",
            );
            Err(Failure(text.to_owned()))
        }
    }
}
