//! Drawn tables.

use super::super::lines::lines;
use super::*;

/// The cells as `line row+rows column+columns text`.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let lines = lines(text.trim_matches('\n')).unwrap();
    let table = table(&lines).unwrap();
    let cells: Vec<String> = table
        .cells
        .iter()
        .map(|c| {
            let text = c.text.replace('\n', "/");
            format!("{} {}+{} {}+{} {text}", c.place, c.row, c.rows, c.column, c.columns)
        })
        .collect();
    assert_eq!(cells, expected);
    assert_eq!(length(&lines), lines.len());
}

#[test]
fn lines_of_a_cell_are_joined() {
    check(
        "
┌──┬────┬───┐
│序号│工作任务│ 单位 │
├──┼────┼───┤
│ 1  │疏浚河道│水务局│
│    │两公里  │      │
├──┼────┼───┤
│ 2  │        │农业局│
└──┴────┴───┘",
        &[
            "line 2 0+1 0+1 序号",
            "line 2 0+1 1+1 工作任务",
            "line 2 0+1 2+1 单位",
            "line 4 1+1 0+1 1",
            "line 4 1+1 1+1 疏浚河道/两公里",
            "line 4 1+1 2+1 水务局",
            "line 7 2+1 0+1 2",
            "line 7 2+1 2+1 农业局",
        ],
    );
}

#[test]
fn a_partial_rule_lets_a_cell_go_on() {
    check(
        "
╔════╦══════╦══════╗
║类别║任务  ║单位  ║
╠════╬══════╬══════╣
║    ║修渠  ║水务  ║
║农田╟──────╫──────╢
║水利║植树  ║林业  ║
║    ╟──────╢局    ║
║    ║种草  ║      ║
╚════╩══════╩══════╝",
        &[
            "line 2 0+1 0+1 类别",
            "line 2 0+1 1+1 任务",
            "line 2 0+1 2+1 单位",
            "line 5 1+3 0+1 农田/水利",
            "line 4 1+1 1+1 修渠",
            "line 4 1+1 2+1 水务",
            "line 6 2+1 1+1 植树",
            "line 6 2+2 2+1 林业/局",
            "line 8 3+1 1+1 种草",
        ],
    );
}

#[test]
fn a_cell_may_span_columns() {
    for text in [
        "
┌────────────┐
│  二〇二六年任务表      │
├──┬─────┬────┤
│序号│任务      │单位    │
├──┼─────┴────┤
│ 1  │并入其他            │
└──┴──────────┘",
        "
+-----------------------------+
|       二〇二六年任务表      |
+------+------------+---------+
| 序号 | 任务       | 单位    |
+------+------------+---------+
| 1    | 并入其他             |
+------+----------------------+",
    ] {
        check(
            text,
            &[
                "line 2 0+1 0+3 二〇二六年任务表",
                "line 4 1+1 0+1 序号",
                "line 4 1+1 1+1 任务",
                "line 4 1+1 2+1 单位",
                "line 6 2+1 0+1 1",
                "line 6 2+1 1+2 并入其他",
            ],
        );
    }
}

#[test]
fn without_rules_between_each_line_is_a_row() {
    check(
        "
+----+--------+
| id | name   |
+----+--------+
| 1  | 甲+乙  |
| 2  | 丙     |
+----+--------+",
        &[
            "line 2 0+1 0+1 id",
            "line 2 0+1 1+1 name",
            "line 4 1+1 0+1 1",
            "line 4 1+1 1+1 甲+乙",
            "line 5 2+1 0+1 2",
            "line 5 2+1 1+1 丙",
        ],
    );
}

#[test]
fn other_drawings_are_no_table() {
    for text in [
        "├── src\n│   ├── a\n└── b",
        "│ 注意 │",
        "+ 一\n+ 二",
        "——",
        "────────",
        "┌",
        "│甲│乙│\n│丙│丁│",
    ] {
        assert!(table(&lines(text).unwrap()).is_none(), "{text}");
    }
}
