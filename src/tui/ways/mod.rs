//! The ways of listing an answer, each a place of its own: its rows, how they look, what Enter opens, what the detail shows,
//! what is copied, its words. [`super::way`] is the table of them.

mod audit;
pub(super) mod choice;
mod compare;
mod drawing;
mod layout;
mod listing;
mod matrix;
mod partners;
mod targets;
mod tasks;
mod units;

pub(super) use self::drawing::{bar, title_lines};
pub(super) use self::layout::Layout;
pub(crate) use self::listing::Shape;
pub(super) use self::listing::{Asked, Listing, Opened};
use super::way::Way;

pub(super) fn of(way: Way) -> &'static dyn Listing {
    match way {
        Way::Tasks => &tasks::Tasks,
        Way::Partners => &partners::Partners,
        Way::Matrix => &matrix::Matrix,
        Way::Targets => &targets::Targets,
        Way::Units => &units::Units,
        Way::Compare => &compare::Compare,
        Way::Audit => &audit::Audit,
    }
}
