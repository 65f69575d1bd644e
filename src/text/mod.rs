//! What Chinese text needs, without a terminal: comparing it ([`fold`], [`pinyin`]), making it safe to show ([`clean`])
//! and measuring it in cells ([`cells`]).

pub mod cells;
pub mod clean;
pub mod fold;
pub mod pinyin;
