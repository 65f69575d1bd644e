//! 我单位: whose tasks are looked at, and whether only those are shown.

use crate::model::UnitId;

/// Our unit, and whether the lists show only what concerns it. Turning the lens on or off changes no filter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lens {
    /// Our unit, if it is known.
    pub unit: Option<UnitId>,
    /// Whether only the tasks that concern it are shown.
    pub on: bool,
    /// This year, whose targets are counted.
    pub year: u16,
}

impl Lens {
    /// Our unit, if only its tasks are shown.
    pub fn ours(self) -> Option<UnitId> {
        self.unit.filter(|_| self.on)
    }

    /// The lens, turned off if `not`.
    #[must_use]
    pub(super) fn unless(self, not: bool) -> Self {
        Self { on: self.on && !not, ..self }
    }
}
