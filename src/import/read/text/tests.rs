//! Whole texts, with what stands between and around their tables.

use super::*;

/// What was read: `line [heading] text` for a paragraph, the number of cells for a table.
fn shown(extension: &str, text: &str) -> Vec<String> {
    let paper = read(extension, text).unwrap();
    let block = |block: &Block| match block {
        Block::Paragraph(p) => match p.heading {
            Some(level) => format!("{} #{level} {}", p.place, p.text),
            None => format!("{} {}", p.place, p.text),
        },
        Block::Table(table) => format!("table of {}", table.cells.len()),
    };
    paper.blocks.iter().map(block).collect()
}

#[test]
fn every_line_with_text_is_a_paragraph() {
    let text =
        "\u{feff}　　一、疏浚河道。\r\n\r\n\u{200b}\r\n（二）植树\u{c}（三）# 不是标题\n- 甲\n";
    assert_eq!(
        shown("txt", text),
        ["line 1 一、疏浚河道。", "line 4 （二）植树", "line 4 （三）# 不是标题", "line 5 - 甲"]
    );
    assert!(shown("txt", " \n\u{3000}\n").is_empty());
}

#[test]
fn marks_are_undone_where_the_text_is_markdown() {
    let text = "# 年度安排\n\n**牵头单位：**水务局\n- 甲\n> 乙\n";
    let undone = ["line 1 #1 年度安排", "line 3 牵头单位：水务局", "line 4 甲", "line 5 乙"];
    assert_eq!(shown("txt", text), undone);
    assert_eq!(shown("md", text), undone);
    // Neither a name with stars nor a list makes a text Markdown.
    let plain = ["line 1 李**、王**等户", "line 2 * 甲 \\* 乙"];
    assert_eq!(shown("txt", "李**、王**等户\n* 甲 \\* 乙"), plain);
    assert_eq!(shown("md", "* 甲 \\* 乙"), ["line 1 甲 * 乙"]);
}

#[test]
fn rules_and_underlined_headings_are_told() {
    let text = "总则\n====\n任务\n---\n\n---\n正文\n***\n";
    assert_eq!(shown("md", text), ["line 1 #1 总则", "line 3 #2 任务", "line 7 正文"]);
    assert_eq!(shown("txt", "总则\n---"), ["line 1 总则", "line 2 ---"]);
}

#[test]
fn code_stays_as_it_is() {
    let text = "# 题\n```\n# 不是标题\n**甲**\n| a | b |\n|---|---|\n\n```\n**乙**";
    assert_eq!(
        shown("md", text),
        [
            "line 1 #1 题",
            "line 3 # 不是标题",
            "line 4 **甲**",
            "line 5 | a | b |",
            "line 6 |---|---|",
            "line 9 乙"
        ]
    );
}

#[test]
fn tables_stand_where_they_stood() {
    let text = "前\n| a | b |\n|---|---|\n| 1 | 2 |\n后\n┌──┬──┐\n│甲│乙│\n└──┴──┘\n1\t2\t3\n4\t5\t6\n7\t\t9\n末\n";
    assert_eq!(
        shown("txt", text),
        ["line 1 前", "table of 4", "line 5 后", "table of 2", "table of 8", "line 12 末"]
    );
}

#[test]
fn too_many_lines_are_refused() {
    let text = "一\n".repeat(200_001);
    assert_eq!(read("txt", &text), Err(Failure::TooManyRows(ROWS)));
    assert!(read("txt", &"一\n\n".repeat(200_000)).is_ok());
}
