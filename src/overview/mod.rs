//! The tasks of an answer seen in other ways: as a matrix of tasks and units, as targets, as the load of each unit,
//! as a comparison of plans. All are counted from what the tasks state and from nothing else.

pub mod compare;
mod involved;
pub mod matrix;
pub mod targets;
pub mod workload;

pub use self::involved::{concerned, involvements, reasons};
