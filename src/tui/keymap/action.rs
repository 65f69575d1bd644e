//! What keys are pressed in, and what they ask for.

use super::super::way::Way;
use crate::query::Field;

/// What receives a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// The task list.
    List,
    /// A value of a facet; characters narrow the open one.
    Facets,
    /// The heading of a facet; characters narrow it.
    Heading,
    /// The detail.
    Detail,
    /// The search box; characters are typed.
    Search,
    /// A popup.
    Popup,
    /// A popup with a list to pick from; characters are typed to find something in it.
    Picker,
    /// What can be copied.
    Copying,
    /// Which facet to go to.
    Choosing,
    /// Which way of seeing the answer.
    Showing,
    /// A meeting.
    Meeting,
    /// A line in which a name is typed.
    Line,
}

impl Context {
    /// Whether characters are typed there.
    pub(crate) fn types(self) -> bool {
        matches!(self, Self::Search | Self::Picker | Self::Line | Self::Facets | Self::Heading)
    }

    /// Whether it is a menu, whose entries have letters.
    pub(crate) fn is_menu(self) -> bool {
        matches!(self, Self::Copying | Self::Choosing | Self::Showing)
    }
}

/// A way of moving the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Motion {
    /// Up.
    Up,
    /// Down.
    Down,
    /// Left, or to the pane on the left.
    Left,
    /// Right, or to the pane on the right.
    Right,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the beginning.
    First,
    /// To the end.
    Last,
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Move the cursor, or go to a pane beside.
    Move(Motion),
    /// Open what the cursor is on.
    Open,
    /// Choose or unchoose a value.
    Choose,
    /// Mark the task, or take its mark away.
    Mark,
    /// Mark the task and the one above.
    MarkUp,
    /// Mark the task and the one below.
    MarkDown,
    /// Take every mark away.
    ClearMarks,
    /// Exclude a value, or take a filter away.
    Remove,
    /// Keep the tasks that have something in common with this one.
    Alike,
    /// Take every filter away.
    ClearAll,
    /// To the next pane.
    NextPane,
    /// To the previous pane.
    PreviousPane,
    /// To the facets.
    Facets,
    /// Which facet to go to.
    FacetMenu,
    /// To one facet, opened.
    Facet(Field),
    /// To the search box.
    Search,
    /// To the next hit.
    NextHit,
    /// To the previous hit.
    PreviousHit,
    /// Back to where one was.
    Back,
    /// Forward again.
    Forward,
    /// What is not found is hidden, or dimmed.
    Dim,
    /// Another order.
    Sort,
    /// Only the tasks of our unit, or all.
    Ours,
    /// Which unit is ours.
    ChooseUnit,
    /// Whether tasks count as ours by a collective that covers us.
    Covered,
    /// What the list shows: the next way of seeing the answer.
    NextList,
    /// The previous way of seeing the answer.
    PreviousList,
    /// Which way of seeing the answer.
    ListMenu,
    /// One way of seeing the answer.
    Show(Way),
    /// What is listed is grouped otherwise.
    Group,
    /// Columns without anything in them are shown, or left out.
    EmptyColumns,
    /// Every group is folded, or unfolded.
    FoldAll,
    /// The page of a unit that is picked.
    FindUnit,
    /// Begin or end a meeting.
    Meeting,
    /// The meeting takes the task up earlier.
    Earlier,
    /// The meeting takes the task up later.
    Later,
    /// The list of problems.
    Problems,
    /// Every command and its keys, to be found and run.
    Commands,
    /// Another look.
    Look,
    /// Whether the mouse is used.
    Mouse,
    /// One step out.
    Escape,
    /// Load the data again.
    Reload,
    /// Draw everything anew.
    Redraw,
    /// Copy the task on one line.
    CopyLine,
    /// What else can be copied.
    CopyMenu,
    /// Copy the task as a sentence for the minutes.
    CopySentence,
    /// Copy where the task stands.
    CopySource,
    /// Copy what is listed as a table.
    CopyTable,
    /// Copy the view as one line.
    CopyView,
    /// Undo the last change of the view.
    Undo,
    /// Do again what was undone.
    Redo,
    /// Save the view under a name.
    SaveView,
    /// Show a saved view, by its digit.
    RecallView,
    /// The other language.
    Language,
    /// Which characters may be drawn.
    Chars,
    /// The pane on the whole screen, or beside the others.
    Zoom,
    /// No column is active any more; in a table of units or plans, the cursor goes to the filled cell on the left.
    ColumnLeft,
    /// The last column becomes active; in a table of units or plans, the cursor goes to the filled cell on the right.
    ColumnRight,
    /// The active column is made wider.
    Wider,
    /// The active column is made narrower.
    Narrower,
    /// The active column is hidden.
    HideColumn,
    /// Every column is shown as usual.
    AllColumns,
    /// Whether long titles go on below rather than being cut.
    WrapTitles,
    /// Stop for now and give the shell back.
    Suspend,
    /// Quit.
    Quit,
}

impl Action {
    /// Whether it only moves the cursor or the focus.
    pub(crate) fn is_motion(self) -> bool {
        matches!(self, Self::Move(_) | Self::NextPane | Self::PreviousPane)
    }
}
