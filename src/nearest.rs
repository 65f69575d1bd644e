//! The names nearest to one that does not exist, for messages that say what could have been meant.

use crate::text::fold::fold;

/// At most `count` of the names, the nearest first; names that share nothing are left out.
///
/// ```
/// use fengong::nearest::nearest;
/// assert_eq!(nearest("市教育厅", ["市科协", "市教育局", "省教育厅"], 2), ["省教育厅", "市教育局"]);
/// ```
pub fn nearest<'a>(
    wanted: &str,
    names: impl IntoIterator<Item = &'a str>,
    count: usize,
) -> Vec<&'a str> {
    let wanted = fold(wanted);
    let mut scored: Vec<(f64, &str)> = names
        .into_iter()
        .map(|name| (likeness(&wanted, &fold(name)), name))
        .filter(|(score, _)| *score >= 0.5)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut out: Vec<&str> = Vec::new();
    for (_, name) in scored {
        if !out.contains(&name) && out.len() < count {
            out.push(name);
        }
    }
    out
}

/// How alike two folded names are, from 0 to 1.
fn likeness(a: &str, b: &str) -> f64 {
    let edits = strsim::normalized_damerau_levenshtein(a, b);
    // A part of a name is nearer than its edit distance says: 教育 is near 市教育局.
    let inside = !a.is_empty() && (b.contains(a) || a.contains(b)) && !b.is_empty();
    // Names that share their end (…教育局) are nearer than names that share their beginning.
    let ends = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).count();
    let longest = a.chars().count().max(b.chars().count()).max(1);
    #[expect(clippy::cast_precision_loss, reason = "names are short")]
    let tail = 0.02 * ends as f64 / longest as f64;
    if inside { (0.5 + edits / 2.0) + tail } else { edits + tail }
}
