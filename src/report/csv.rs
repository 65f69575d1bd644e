//! A listing as CSV or TSV for spreadsheets and programs.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay as they are.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::listing::Listing;
use crate::text::clean::clean;

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Separator {
    /// CSV, lines ending in CR LF (RFC 4180).
    Comma,
    /// TSV, lines ending in LF; nothing is quoted, because no cell holds a tab or a line end.
    Tab,
}

/// The listing as text, the column names first.
pub(crate) fn csv(listing: &Listing, separator: Separator) -> String {
    let mut builder = WriterBuilder::new();
    match separator {
        Separator::Comma => builder.terminator(Terminator::CRLF),
        Separator::Tab => builder.delimiter(b'\t').quote_style(QuoteStyle::Never),
    };
    let mut writer = builder.from_writer(Vec::new());
    let header = listing.columns.iter().map(|c| clean(&c.name).into_owned());
    // Writing to memory cannot fail, and every record has as many fields as the header.
    let _ = writer.write_record(header);
    for row in &listing.rows {
        let cells = row.iter().zip(&listing.columns).map(|(cell, column)| {
            if column.number { cell.clone() } else { harmless(&clean(cell)) }
        });
        let _ = writer.write_record(cells);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// The text, so that no spreadsheet evaluates it (OWASP ASVS 5.0, 1.2.10).
fn harmless(text: &str) -> String {
    let formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if formula && text.parse::<f64>().is_err() { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::listing::Column;
    use super::*;

    #[test]
    fn quotes_and_disarms() {
        let column = |name: &str, number| Column { name: name.to_owned(), number, whole: number };
        let listing = Listing {
            columns: vec![column("任务", false), column("数", true)],
            rows: vec![
                vec!["a,\"b\"".into(), "-5".into()],
                vec!["=1+1".into(), String::new()],
                vec!["-3".into(), "1".into()],
                vec!["一\t二\n三".into(), "2".into()],
            ],
        };
        assert_eq!(
            csv(&listing, Separator::Comma),
            "任务,数\r\n\"a,\"\"b\"\"\",-5\r\n'=1+1,\r\n-3,1\r\n一 二⏎三,2\r\n"
        );
        assert_eq!(
            csv(&listing, Separator::Tab),
            "任务\t数\na,\"b\"\t-5\n'=1+1\t\n-3\t1\n一 二⏎三\t2\n"
        );
    }
}
