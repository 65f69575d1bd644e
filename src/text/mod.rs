//! What Chinese text needs, without a terminal: comparing it ([`fold`], [`pinyin`]), making it safe to show ([`clean`])
//! measuring it in cells ([`cells`]) and setting it in lines ([`wrap`](mod@wrap)).

mod ambiguous;
pub mod cells;
pub mod chars;
pub mod clean;
pub mod fold;
pub(crate) mod numbers;
pub mod pinyin;
pub mod wrap;
