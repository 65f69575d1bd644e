//! What several tests need: the embedded data, and the table of queries with their rows.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test uses the helpers it needs, and stops if it cannot go on"
)]

use fengong::data::Data;
use fengong::load::Layer;

/// The embedded data.
pub(crate) fn data() -> Data {
    Data::load(&[Layer::Embedded])
}

/// The queries of `queries.tsv` and the ids of the tasks that answer them, in order.
pub(crate) fn queries() -> Vec<(&'static str, Vec<&'static str>)> {
    include_str!("../queries.tsv")
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(query, tasks)| (query, tasks.split_whitespace().collect()))
        .collect()
}

/// The plan of 屯溪区 as that of another district: a text to write into a folder of data.
pub(crate) fn another_district(region: &str) -> String {
    let text = include_str!("../../data/plans/tunxi-2022.ron");
    text.replace("\"tunxi-2022\"", "\"district-2022\"").replace("屯溪区", region)
}
