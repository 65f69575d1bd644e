//! Files that are broken: an import ends with a plan that loads, or says why there is none.

use super::Numbers;
use crate::import::{Options, import, plan_file};
use crate::lang::Lang;

const TEXT: &str = "甲州市2026年全民阅读工作方案\n甲政办发〔2026〕3号\n一、总体要求\n多读书。\n二、重点任务（以下均需各区政府落实，不再列出）\n\
    （一）建设书屋。新建书屋20家以上，每家最高补助2万元。（市文旅局、财政局负责，列第一位者为牵头单位，下同）\n\
    （二）举办读书月。2026年4月底前启动。【市教育局牵头，团市委等有关部门配合】\n\
    （三）评选书香家庭\n牵头单位：市妇联\n责任单位：市文旅局、各区政府\n责任领导：甲某\n完成时限：长期坚持\n";

const ROWS: &str = "2026年任务分解表,,,\n序号,任务,牵头单位,责任单位,完成时限\n1,建设书屋,市文旅局,\"市财政局、各区政府\",6月底前\n\
    ,举办读书月,市教育局,/,长期坚持\n2,评选书香家庭,〃,市妇联,2026年12月31日\n注：列第一位的为牵头单位。,,,\n";

const LINES: &str = "2026年任务分解表\n序号\n任务\n牵头单位\n责任单位\n完成时限\n1\n建设书屋\n市文旅局\n市财政局\n6月底前\n2\n举办读书月\n市教育局\n/\n长期坚持\n";

const MATRIX: &str = "# 2026年分工\n\n| 任务 | 市文旅局 | 市财政局 | 市教育局 |\n|---|---|---|---|\n| **一、书屋** | | | |\n| 建设书屋 | A | R | C/I |\n| 举办读书月 | R·A | - | (R) |\n";

const PAGE: &str = "<h1>2026年方案</h1><p>一、任务</p><table><tr><th rowspan=2>序号</th><th rowspan=2>任务</th><th colspan=2>责任分工</th></tr>\
    <tr><th>牵头单位</th><th>责任单位</th></tr><tr><td rowspan=2>1</td><td>建设书屋</td><td>市文旅局</td><td>市财政局</td></tr>\
    <tr><td>举办读书月</td><td>市教育局</td><td>/</td></tr></table><p>请市妇联支持。</p>";

#[test]
fn broken_files_give_a_plan_or_a_reason() {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let options = Options {
        region: Some("甲州市".to_owned()),
        period: Some((2026, 2026)),
        ..Options::default()
    };
    for (name, text) in
        [("a.txt", TEXT), ("a.csv", ROWS), ("a.txt", LINES), ("a.md", MATRIX), ("a.html", PAGE)]
    {
        assert!(import(name, text.as_bytes(), &options).is_ok(), "{text}");
        let mut plans = 0;
        for _ in 0..1000 {
            let bytes = numbers.broken(text.as_bytes());
            let Ok(imported) = import(name, &bytes, &options) else { continue };
            plans += 1;
            let written = plan_file(&imported.draft, Lang::Zh);
            let parsed: Result<ron::Value, _> = ron::from_str(&written);
            assert!(parsed.is_ok(), "{written}");
        }
        assert!(plans > 100, "{name}: nearly nothing was read");
    }
}
