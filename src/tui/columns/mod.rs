//! The columns of the task list: which there are, how wide, in which order their tasks stand.

mod column;
mod widths;

pub(crate) use self::column::Column;
pub(crate) use self::widths::Common;
pub use self::widths::{Columns, NUMBER, Widths};
