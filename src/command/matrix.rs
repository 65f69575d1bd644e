//! Writing the responsibility matrix.

use super::beside;
use super::list::asked;
use super::write::write;
use super::{Context, Failure, Outcome};
use crate::cli::{Format, MatrixOptions};
use crate::overview::matrix::Matrix;
use crate::report::csv::{Separator, csv};
use crate::report::markdown::markdown;
use crate::report::table::Style;
use crate::report::{json, matrix};

pub(super) fn matrix(options: &MatrixOptions, context: &Context) -> Result<Outcome, Failure> {
    let lang = context.lang;
    let asked = asked(&options.query, context)?;
    let (index, answer) = (asked.data.index(), &asked.answer);
    beside::near(answer, lang);
    let MatrixOptions { grouping, order, all_units, ref output, .. } = *options;
    let of = Matrix::of(index, &answer.tasks, grouping, order, all_units);
    let nothing = answer.tasks.is_empty();
    let listing = || matrix::listing(index, &of, grouping, lang);
    let text = match output.format.unwrap_or(Format::Table) {
        Format::Json => json::matrix(index, &of, answer.near().is_some()),
        Format::Csv => csv(&listing(), Separator::Comma),
        Format::Tsv => csv(&listing(), Separator::Tab),
        _ if nothing => String::new(),
        Format::Markdown => markdown(&listing()),
        Format::Table => {
            let to_screen = output.file.is_none();
            let style = Style { width: context.width.filter(|_| to_screen), bold: false };
            matrix::text(index, &of, style, lang)
        }
    };
    write(&text, output, lang)?;
    if nothing {
        super::complain(lang.pick("没有符合的结果", "nothing found"));
    }
    beside::elsewhere(&asked, false, context);
    Ok(if nothing { Outcome::Nothing } else { Outcome::Found })
}
