//! What every cutter gives: items in the order of the document, and what stands between them.

use crate::import::charge::{Rule, Said};
use crate::import::lines::Passage;
use crate::import::paper::Place;

/// A heading above a task, as it is printed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Heading {
    /// The number before it, empty where there is none.
    pub(crate) printed: String,
    /// The heading.
    pub(crate) title: String,
}

/// A task, or a part of one that has units of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    /// The headings above it, from the outermost.
    pub(crate) section: Vec<Heading>,
    /// The number as it is printed, and without its brackets; none where there is none.
    pub(crate) number: Option<(String, String)>,
    /// The title.
    pub(crate) title: String,
    /// The first words of the part, where it is one of several.
    pub(crate) part: Option<String>,
    /// Where it begins.
    pub(crate) place: Place,
    /// What is to be done, as it stands.
    pub(crate) texts: Vec<String>,
    /// Who is charged, with where that stands.
    pub(crate) said: Vec<(Place, Said)>,
    /// Times and acts that stand beside the units or in a column of their own.
    pub(crate) times: Vec<String>,
    /// What stands in columns about something else, each with its heading: 备注：涉及信访.
    pub(crate) notes: Vec<String>,
}

impl Item {
    /// Whether units are charged with it.
    pub(crate) fn is_charged(&self) -> bool {
        self.said.iter().any(|(_, said)| !said.units.is_empty())
    }
}

/// A rule that holds from one item on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stated {
    /// The position of the first item for which it holds.
    pub(crate) from: usize,
    /// The rule.
    pub(crate) rule: Rule,
    /// Where it stands.
    pub(crate) place: Place,
    /// The sentence.
    pub(crate) text: String,
    /// The outermost section that it is said in; none if it is said for the whole document.
    pub(crate) scope: Option<Heading>,
}

/// What a cutter gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cut {
    /// The tasks, in the order of the document.
    pub(crate) items: Vec<Item>,
    /// The rules.
    pub(crate) rules: Vec<Stated>,
    /// What looks as if it charged somebody and is no list, with its place.
    pub(crate) unplaced: Vec<(Place, String)>,
    /// The passages that set the goals of the plan.
    pub(crate) goals: Vec<Passage>,
    /// What an area sets out to reach, by the path of its headings.
    pub(crate) aims: Vec<(Vec<Heading>, String)>,
}
