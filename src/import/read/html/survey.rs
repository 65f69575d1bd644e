//! What is in each part of a page, counted once for all parts.

use super::style::style;
use super::tree::{Content, Id, Tree};

/// Elements of which nothing is shown as text, or only what leads around the site.
const UNSHOWN: &[&str] = &[
    "applet", "audio", "footer", "nav", "button", "canvas", "datalist", "head", "iframe",
    "noembed", "noframes", "noscript", "object", "option", "rp", "rt", "rtc", "script", "select",
    "style", "svg", "template", "textarea", "title", "video",
];

/// What is in each node.
pub(super) struct Survey {
    /// Whether there is text to see in it.
    text: Vec<bool>,
    /// How many tables are in it, itself included, that have text.
    tables: Vec<u32>,
    /// How many cells are in it, itself included, that have text and no table.
    cells: Vec<u32>,
}

/// Whether nothing of an element is shown as text.
pub(super) fn is_unshown(tree: &Tree, id: Id) -> bool {
    UNSHOWN.contains(&tree.name(id)) || style(tree, id).hidden
}

impl Survey {
    /// Looks at every node of a page.
    pub(super) fn of(tree: &Tree) -> Self {
        let none = || vec![0; tree.len()];
        let mut survey = Self { text: vec![false; tree.len()], tables: none(), cells: none() };
        // Every node comes before those in it, so that backwards all that is in a node is known.
        for (id, parent) in tree.order().unwrap_or_default().into_iter().rev() {
            survey.look(tree, id);
            if is_unshown(tree, id) {
                survey.text[id] = false;
                survey.tables[id] = 0;
                survey.cells[id] = 0;
            }
            if id != parent {
                survey.text[parent] |= survey.text[id];
                survey.tables[parent] += survey.tables[id];
                survey.cells[parent] += survey.cells[id];
            }
        }
        survey
    }

    /// Takes a node itself into account.
    fn look(&mut self, tree: &Tree, id: Id) {
        match tree.content(id) {
            Content::Text(text) => self.text[id] = !text.trim().is_empty(),
            Content::Element(..) if self.text[id] => match tree.name(id) {
                "table" => self.tables[id] += 1,
                "td" | "th" if self.tables[id] == 0 => self.cells[id] += 1,
                _ => {}
            },
            _ => {}
        }
    }

    /// Whether there is text to see in a node.
    pub(super) fn has_text(&self, id: Id) -> bool {
        self.text.get(id).copied().unwrap_or(false)
    }

    /// Whether there is a table in a node, other than itself.
    pub(super) fn has_table(&self, tree: &Tree, id: Id) -> bool {
        let own = u32::from(tree.name(id) == "table");
        self.tables.get(id).is_some_and(|tables| *tables > own)
    }

    /// How many cells with text are in a node.
    pub(super) fn cells(&self, id: Id) -> u32 {
        self.cells.get(id).copied().unwrap_or(0)
    }
}
