//! The parts of the screen that receive keys.

/// A part of the screen that receives keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The facets.
    Facets,
    /// The list.
    #[default]
    List,
    /// The detail of what the cursor is on.
    Detail,
}

impl Pane {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Facets => "facets",
            Self::List => "list",
            Self::Detail => "detail",
        }
    }

    /// The pane with this name; the list if there is none.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "facets" => Self::Facets,
            "detail" => Self::Detail,
            _ => Self::List,
        }
    }
}
