//! The contexts that receive keys, and the actions that keys ask for.

use crate::query::Field;
use crate::tui::way::Way;

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
    /// The menu that goes to a facet.
    Choosing,
    /// Which way of seeing the answer.
    Showing,
    /// A meeting.
    Meeting,
    /// A line in which a name is typed.
    Line,
    /// A document that is brought in.
    Reviewing,
}

impl Context {
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
#[expect(missing_docs, reason = "their names say it")]
pub enum Motion {
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    First,
    Last,
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the table of keys says in words what each asks for")]
pub enum Action {
    Move(Motion),
    Open,
    Choose,
    Mark,
    MarkUp,
    MarkDown,
    ClearMarks,
    Remove,
    Alike,
    ClearAll,
    NextPane,
    PreviousPane,
    Facets,
    FacetMenu,
    Facet(Field),
    Search,
    NextHit,
    PreviousHit,
    Back,
    Forward,
    Dim,
    Sort,
    Ours,
    ChooseUnit,
    Covered,
    /// Counts or leaves out targets for which no time is written.
    WithPlan,
    NextList,
    PreviousList,
    ListMenu,
    Show(Way),
    Group,
    EmptyColumns,
    FoldAll,
    FindUnit,
    Meeting,
    Earlier,
    Later,
    Problems,
    Commands,
    Look,
    Mouse,
    Escape,
    Reload,
    Redraw,
    CopyLine,
    CopyMenu,
    CopySentence,
    CopySource,
    CopyTable,
    CopyView,
    Undo,
    Redo,
    SaveView,
    RecallView,
    Language,
    Chars,
    Zoom,
    ColumnLeft,
    ColumnRight,
    Wider,
    Narrower,
    HideColumn,
    AllColumns,
    WrapTitles,
    /// Brings a document in.
    Import,
    /// Reads lists that do not tell lead and responsible apart in another way.
    LeadRule,
    /// Cuts the document in another way.
    Layout,
    /// Of the units of the task the first leads.
    FirstLeads,
    /// The units of the task are in charge.
    InCharge,
    /// The units of the task only guide.
    Guides,
    /// The task belongs to the one before.
    Merge,
    /// The number and the title are changed.
    Rename,
    /// The units of the task are written anew.
    Units,
    /// The task is two tasks.
    Split,
    /// The passage that was left out is a task.
    Adopt,
    /// The plan is saved.
    SavePlan,
    Suspend,
    Quit,
}

impl Action {
    pub(crate) fn is_motion(self) -> bool {
        matches!(self, Self::Move(_) | Self::NextPane | Self::PreviousPane)
    }
}
