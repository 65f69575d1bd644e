//! A listing as a table in Markdown (GitHub Flavored Markdown, 4.10 Tables).

use super::listing::Listing;
use crate::text::clean::clean;

/// The listing as a table; numbers stand on the right.
pub(crate) fn markdown(listing: &Listing) -> String {
    let mut out = row(listing.columns.iter().map(|column| column.name.as_str()));
    out.push_str(&row(listing.columns.iter().map(|c| if c.number { "--:" } else { "---" })));
    for cells in &listing.rows {
        let cells: Vec<String> = cells.iter().map(|cell| escape(cell)).collect();
        out.push_str(&row(cells.iter().map(String::as_str)));
    }
    out
}

fn row<'t>(cells: impl Iterator<Item = &'t str>) -> String {
    let cells: Vec<&str> = cells.collect();
    format!("| {} |\n", cells.join(" | "))
}

/// The text, such that Markdown shows it as it is.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in clean(text).chars() {
        if matches!(c, '|' | '\\' | '*' | '_' | '`' | '<' | '[' | ']' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::listing::Column;
    use super::*;

    #[test]
    fn cells_cannot_break_the_table() {
        let column = |name: &str, number| Column { name: name.to_owned(), number, whole: number };
        let listing = Listing {
            columns: vec![column("任务", false), column("数", true)],
            rows: vec![vec!["a|b\n*c*".into(), "5".into()]],
        };
        assert_eq!(markdown(&listing), "| 任务 | 数 |\n| --- | --: |\n| a\\|b⏎\\*c\\* | 5 |\n");
    }
}
