//! 会议模式: one task a screen, one after the other, as a meeting takes them up.

/// Where the meeting is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Meeting {
    /// The task, as a position in the agenda.
    pub(crate) at: usize,
    pub(crate) top: usize,
}
