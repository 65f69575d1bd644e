//! What a person should look at after an import: the rules that were applied, what could not be placed, what to ask oneself.

use super::paper::Place;

/// What is to be looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Review {
    /// The layout that was found.
    pub(crate) layout: &'static str,
    /// The rules that the document states once and that were applied.
    pub(crate) rules: Vec<Applied>,
    /// What looks as if it charged somebody and was not placed.
    pub(crate) unplaced: Vec<(Place, String)>,
    /// What was placed, but should be looked at.
    pub(crate) questions: Vec<Question>,
    /// The passages that belong to no task and are neither told of above nor headings: what the plan says of itself, notes.
    pub(crate) outside: Vec<(Place, String)>,
}

/// A rule that was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Applied {
    /// Its name: `first-unit-leads`, `responsible-leads`, `standing-unit`, `unit-heads`,
    /// `subject-in-charge`.
    pub(crate) rule: &'static str,
    /// Where it stands.
    pub(crate) place: Place,
    /// The sentence that states it.
    pub(crate) text: String,
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Question {
    /// What it is about.
    pub(crate) kind: Asked,
    /// Where it stands.
    pub(crate) place: Place,
    /// The passage.
    pub(crate) text: String,
}

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Units that only guide.
    Guidance,
    /// People, kept beside the units.
    Person,
    /// Offices inside units, kept beside them.
    Office,
    /// Sums that somebody may be given at most; they are no targets.
    Ceiling,
    /// A phrase for units that are not listed.
    Collective,
    /// A unit that is named twice.
    Twice,
    /// Units that are only to be told.
    Informed,
    /// Something else: a row that was hidden, a unit read from a sentence.
    Other,
}

impl Asked {
    /// Every kind, in the order in which they are listed.
    pub(crate) const ALL: [Self; 8] = [
        Self::Guidance,
        Self::Collective,
        Self::Informed,
        Self::Twice,
        Self::Person,
        Self::Office,
        Self::Ceiling,
        Self::Other,
    ];

    /// The name in the review as JSON.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Guidance => "guidance",
            Self::Person => "person",
            Self::Office => "office",
            Self::Ceiling => "ceiling",
            Self::Collective => "collective",
            Self::Twice => "twice",
            Self::Informed => "informed",
            Self::Other => "other",
        }
    }
}

impl Review {
    /// Whether there is nothing to look at.
    pub(crate) fn is_clean(&self) -> bool {
        self.unplaced.is_empty() && self.questions.is_empty()
    }
}
