//! What the attributes of an element say about how it is shown.
//!
//! Only what stands at the element itself is read: style sheets are not.

use super::tree::{Id, Tree};

/// How an element is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style<'t> {
    /// It is not shown.
    pub(super) hidden: bool,
    /// It stands in lines of its own, whatever element it is.
    pub(super) block: bool,
    /// It is struck through.
    pub(super) struck: bool,
    /// How the items of the list are numbered.
    pub(super) list: Option<&'t str>,
}

/// What the attributes of an element say. The page as a whole is never hidden: scripts show it when they are done.
pub(super) fn style(tree: &Tree, id: Id) -> Style<'_> {
    let mut style = Style { hidden: tree.attribute(id, "hidden").is_some(), ..Style::default() };
    let declarations = tree.attribute(id, "style").unwrap_or_default();
    for (property, value) in declarations.split(';').filter_map(|part| part.split_once(':')) {
        let value = value.split('!').next().unwrap_or_default().trim();
        declare(&mut style, &property.trim().to_ascii_lowercase(), value);
    }
    style.hidden &= !tree.shows_all && !matches!(tree.name(id), "html" | "body");
    style
}

/// Takes one declaration of a style.
fn declare<'t>(style: &mut Style<'t>, property: &str, value: &'t str) {
    let is = |word: &str| value.eq_ignore_ascii_case(word);
    let has = |word: &str| value.split_ascii_whitespace().any(|w| w.eq_ignore_ascii_case(word));
    match property {
        "display" => {
            style.hidden |= is("none");
            let own_lines = ["block", "list-item", "flex", "grid", "table", "flow-root"];
            style.block |= own_lines.iter().any(|word| is(word));
        }
        "visibility" => style.hidden |= is("hidden") || is("collapse"),
        "mso-hide" => style.hidden |= is("all"),
        "text-decoration" | "text-decoration-line" => style.struck |= has("line-through"),
        "list-style-type" => style.list = Some(value),
        "list-style" => {
            let outside = |w: &&str| !matches!(*w, "inside" | "outside") && !w.contains('(');
            style.list = value.split_ascii_whitespace().find(outside).or(style.list);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::tree::parse;
    use super::*;

    #[test]
    fn styles_are_read_from_attributes() {
        let hidden = Style { hidden: true, ..Style::default() };
        let block = Style { block: true, ..Style::default() };
        let struck = Style { struck: true, ..Style::default() };
        let listed = Style { list: Some("cjk-decimal"), ..Style::default() };
        for (attributes, expected) in [
            ("", Style::default()),
            ("hidden", hidden),
            ("style='color:red; DISPLAY : None !important'", hidden),
            ("style='visibility:hidden'", hidden),
            ("style='mso-hide:all'", hidden),
            ("style='display:block'", block),
            ("style='text-decoration: underline line-through'", struck),
            ("style='list-style-type:cjk-decimal'", listed),
            ("style='list-style: inside cjk-decimal'", listed),
            ("style='display'", Style::default()),
        ] {
            let tree = parse(&format!("<div {attributes}>")).unwrap();
            let div = (0..tree.len()).find(|id| tree.name(*id) == "div").unwrap();
            assert_eq!(style(&tree, div), expected, "{attributes}");
        }
    }
}
