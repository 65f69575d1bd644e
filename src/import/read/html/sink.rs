//! What the parser builds a tree with.
//!
//! The parser promises that the nodes it names exist and that it asks for the names of elements only.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, QualName};

use super::tree::{Content, Id, Node, Tree};
use crate::import::read::failure::{Countable, Failure};
use crate::import::read::limits::{DEPTH, NODES};

/// What the parser builds the tree with.
pub(super) struct Sink {
    pub(super) nodes: RefCell<Vec<Node>>,
    /// How deep the deepest node is.
    deepest: Cell<u16>,
    /// Whether anything came from the parser.
    pub(super) touched: Cell<bool>,
}

impl Default for Sink {
    fn default() -> Self {
        let root = Node { content: Content::Other, children: Vec::new(), parent: None, depth: 0 };
        Self { nodes: RefCell::new(vec![root]), deepest: Cell::new(0), touched: Cell::new(false) }
    }
}

impl Sink {
    /// Whether the tree is within the limits so far.
    pub(super) fn check(&self) -> Result<(), Failure> {
        if self.nodes.borrow().len() > NODES {
            return Err(Failure::too_many(Countable::Elements, NODES));
        }
        // Half as much again: how deep it is where branches were moved is known when the tree is complete.
        if self.deepest.get() > DEPTH + DEPTH / 2 { Err(Failure::TooDeep) } else { Ok(()) }
    }

    /// Adds a node that is nowhere yet.
    fn add(&self, content: Content) -> Id {
        self.touched.set(true);
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node { content, children: Vec::new(), parent: None, depth: 0 });
        nodes.len() - 1
    }

    /// Puts a node or a text into a node, before its child at `at`. Text that stands beside text is one with it.
    fn insert(&self, parent: Id, at: usize, child: NodeOrText<Id>) {
        self.touched.set(true);
        let id = match child {
            NodeOrText::AppendNode(id) => id,
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                let before =
                    at.checked_sub(1).and_then(|at| nodes[parent].children.get(at)).copied();
                if let Some(before) = before
                    && let Content::Text(existing) = &mut nodes[before].content
                {
                    existing.push_tendril(&text);
                    return;
                }
                drop(nodes);
                self.add(Content::Text(text))
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        let depth = nodes[parent].depth.saturating_add(1);
        nodes[id].parent = Some(parent);
        nodes[id].depth = depth;
        self.deepest.set(self.deepest.get().max(depth));
        let children = &mut nodes[parent].children;
        children.insert(at.min(children.len()), id);
    }

    /// Where a node stands in the one that it is in.
    fn position(&self, id: Id) -> Option<(Id, usize)> {
        let nodes = self.nodes.borrow();
        let parent = nodes[id].parent?;
        let at = nodes[parent].children.iter().rposition(|child| *child == id)?;
        Some((parent, at))
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Self;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        Tree::ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a Id) -> Ref<'a, QualName> {
        Ref::map(self.nodes.borrow(), |nodes| match &nodes[*target].content {
            Content::Element(name, _) => name,
            // The parser asks for the names of elements only.
            _ => unreachable!("not an element"),
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Id {
        self.add(Content::Element(name, attributes))
    }

    fn create_comment(&self, _: StrTendril) -> Id {
        self.add(Content::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.add(Content::Other)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        let at = self.nodes.borrow()[*parent].children.len();
        self.insert(*parent, at, child);
    }

    fn append_based_on_parent_node(&self, element: &Id, before: &Id, child: NodeOrText<Id>) {
        if self.nodes.borrow()[*element].parent.is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(before, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Id) -> Id {
        // What is in a template is not shown; it may as well be in the element.
        *target
    }

    fn same_node(&self, x: &Id, y: &Id) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, new: NodeOrText<Id>) {
        if let NodeOrText::AppendNode(id) = &new {
            self.remove_from_parent(id);
        }
        if let Some((parent, at)) = self.position(*sibling) {
            self.insert(parent, at, new);
        }
    }

    fn add_attrs_if_missing(&self, target: &Id, new: Vec<Attribute>) {
        if let Content::Element(_, attributes) = &mut self.nodes.borrow_mut()[*target].content {
            for attribute in new {
                if attributes.iter().all(|known| known.name != attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Id) {
        if let Some((parent, at)) = self.position(*target) {
            let mut nodes = self.nodes.borrow_mut();
            nodes[parent].children.remove(at);
            nodes[*target].parent = None;
        }
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        let mut nodes = self.nodes.borrow_mut();
        let children = std::mem::take(&mut nodes[*node].children);
        for child in &children {
            nodes[*child].parent = Some(*new_parent);
        }
        nodes[*new_parent].children.extend(children);
    }
}
