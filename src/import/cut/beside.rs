//! The text of a document beside a table of tasks: it may state rules, list the same tasks once more, or have further ones.

use super::item::{Cut, Item, Stated};

/// The tasks of a table, with what the text beside it adds. A charged item of the text that the table lists as well is the same
/// task. If the text has none of those in the table, its items are tasks of their own, before them; otherwise what the table
/// lacks is told of.
pub(crate) fn beside(text: Cut, table: Cut) -> Cut {
    let known: Vec<String> = table.items.iter().map(|item| plain(&item.title)).collect();
    let is_known = |item: &Item| {
        let title = plain(&item.title);
        known.iter().any(|known| {
            !known.is_empty() && (title.contains(known.as_str()) || known.contains(&title))
        })
    };
    // Where the items that are kept stand among all of the text.
    let kept: Vec<usize> =
        (0..).zip(&text.items).filter(|(_, item)| item.is_charged()).map(|(at, _)| at).collect();
    let (same, other): (Vec<_>, Vec<_>) =
        text.items.into_iter().filter(Item::is_charged).partition(is_known);
    let mut out = table;
    out.goals.splice(0..0, text.goals);
    out.aims.splice(0..0, text.aims);
    out.unplaced.splice(0..0, text.unplaced);
    let shift = if same.is_empty() { other.len() } else { 0 };
    for stated in out.rules.iter_mut().filter(|stated| stated.from > 0) {
        stated.from += shift;
    }
    // A rule in the text holds for the table below it.
    out.rules.splice(
        0..0,
        text.rules.into_iter().map(|stated| {
            let before = kept.iter().filter(|at| **at < stated.from).count();
            Stated { from: if shift > 0 { before } else { 0 }, ..stated }
        }),
    );
    if same.is_empty() {
        out.items.splice(0..0, other);
    } else {
        let of = |item: &Item| (item.place.clone(), item.title.clone());
        out.unplaced.extend(other.iter().map(of));
    }
    out
}

/// A title without punctuation and blanks.
fn plain(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).collect()
}
