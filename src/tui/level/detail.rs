//! Where the reader is in the detail.

/// Where the reader is in the detail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DetailPlace {
    /// The item the cursor is on.
    pub item: usize,
    /// The first line shown.
    pub top: usize,
    /// Whether the text was scrolled by itself: then the cursor need not be among what is shown.
    pub by_hand: bool,
}
