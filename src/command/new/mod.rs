//! Templates to begin with: a commented plan file, and a workbook that is filled in and imported.

use std::fs;
use std::path::Path;

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, XlsxError};

use super::{Context, Failure, Outcome, write::write};
use crate::cli::Output;
use crate::lang::Lang;
use crate::problem::Refusal;
use crate::write::write_file;

/// The commented plan file, in each language.
const PLAN: [&str; 2] = [include_str!("plan.zh-CN.ron"), include_str!("plan.ron")];

/// The columns of the workbook, with their widths in characters.
const COLUMNS: [(&str, f64); 8] = [
    ("序号", 6.0),
    ("任务", 26.0),
    ("工作内容", 46.0),
    ("牵头单位", 18.0),
    ("责任单位", 28.0),
    ("指导单位", 16.0),
    ("完成时限", 16.0),
    ("责任人", 10.0),
];

/// Rows that show how it is filled in.
const ROWS: [[&str; 8]; 2] = [
    [
        "1",
        "建设社区书屋",
        "新建社区书屋20家以上。",
        "市文旅局",
        "市财政局、各区政府",
        "市委宣传部",
        "2026年9月底前",
        "某某",
    ],
    [
        "2",
        "办好读书活动",
        "每年举办读书会不少于12场。",
        "市总工会",
        "市妇联、市教育局",
        "",
        "长期坚持",
        "",
    ],
];

/// Writes both templates into a folder.
pub(super) fn new_files(folder: &Path, force: bool, context: &Context) -> Result<Outcome, Failure> {
    let lang = context.lang;
    let cannot = |path: &Path, error: std::io::Error| {
        let exists = error.kind() == std::io::ErrorKind::AlreadyExists;
        let (path, why) = (path.display(), Refusal::from(error));
        Failure(match (exists, lang) {
            (true, Lang::Zh) => format!("{path} 已经存在；要覆盖请加 --force"),
            (true, Lang::En) => format!("{path} exists; to overwrite it add --force"),
            (false, Lang::Zh) => format!("无法写入 {path}：{}", why.reason(lang)),
            (false, Lang::En) => format!("cannot write {path}: {}", why.reason(lang)),
        })
    };
    fs::create_dir_all(folder).map_err(|error| cannot(folder, error))?;
    let plan = folder.join(lang.pick("方案样板.ron", "plan-template.ron"));
    let table = folder.join(lang.pick("任务分工表样板.xlsx", "tasks-template.xlsx"));
    let bytes = workbook(lang).map_err(|error| cannot(&table, std::io::Error::other(error)))?;
    let [zh, en] = PLAN;
    let text = lang.pick(zh, en);
    // Either both or none: what is there already is seen before anything is written.
    if let Some(there) = [&plan, &table].into_iter().find(|path| !force && path.exists()) {
        return Err(cannot(there, std::io::ErrorKind::AlreadyExists.into()));
    }
    write_file(&plan, text.as_bytes(), force).map_err(|error| cannot(&plan, error))?;
    write_file(&table, &bytes, force).map_err(|error| cannot(&table, error))?;
    let told = match lang {
        Lang::Zh => format!(
            "{}\n  写了说明的方案文件：改好后存到数据文件夹\n{}\n  任务分工表：用 WPS 或 Excel 填好，再 fengong import 导入\n",
            plan.display(),
            table.display()
        ),
        Lang::En => format!(
            "{}\n  a commented plan file: change it and keep it with your data\n{}\n  a table of tasks: fill it in with WPS or Excel, then fengong import\n",
            plan.display(),
            table.display()
        ),
    };
    write(&told, &Output::default(), lang)?;
    Ok(Outcome::Found)
}

/// The workbook: the table, and a sheet that says how it is filled in.
fn workbook(lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let head = Format::new()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin)
        .set_text_wrap();
    let cell =
        Format::new().set_align(FormatAlign::Top).set_border(FormatBorder::Thin).set_text_wrap();
    let title = Format::new().set_bold().set_font_size(16).set_align(FormatAlign::Center);
    let sheet = book.add_worksheet().set_name("任务分工表")?;
    let last = u16::try_from(COLUMNS.len() - 1).unwrap_or(0);
    sheet.merge_range(0, 0, 0, last, "示例市2026年全民阅读重点任务分工表", &title)?;
    for ((name, cells), column) in COLUMNS.iter().zip(0_u16..) {
        sheet.set_column_width(column, *cells)?;
        sheet.write_string_with_format(1, column, *name, &head)?;
    }
    for (row, at) in ROWS.iter().zip(2_u32..) {
        for (text, column) in row.iter().zip(0_u16..) {
            sheet.write_string_with_format(at, column, *text, &cell)?;
        }
    }
    sheet.set_freeze_panes(2, 0)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(1, 1)?;
    let notes: [&str; 6] = match lang {
        Lang::Zh => [
            "第一行写方案的标题：从中读出地区和年份。",
            "每行一项任务；单位之间用顿号隔开。没有牵头单位的，“牵头单位”空着，责任单位即为负责单位。",
            "同一编号的任务分几部分的，编号和任务合并单元格，或只写在第一行。",
            "完成时限写到月或日，例如 2026年9月底前、2026年9月30日；没有期限的写“长期坚持”。",
            "工作内容里的数量会读成指标，例如“新建20家以上”“每年不少于12场”。",
            "填好后：fengong import 文件，或在浏览界面按 F10。",
        ],
        Lang::En => [
            "The first row is the title of the plan: region and years are read from it.",
            "A task on each row; 、 parts units. Where nobody leads, the column 牵头单位 stays empty.",
            "A task in several parts has its number and title in merged cells, or on its first row alone.",
            "Times have a month or a day: 2026年9月底前, 2026年9月30日; without an end write 长期坚持.",
            "Amounts in the text become targets: 新建20家以上, 每年不少于12场.",
            "Then: fengong import FILE, or F10 in the browser.",
        ],
    };
    let help = book.add_worksheet().set_name(lang.pick("填写说明", "how to"))?;
    help.set_column_width(0, 100.0)?;
    for (note, row) in notes.iter().zip(0_u32..) {
        help.write_string(row, 0, *note)?;
    }
    book.save_to_buffer()
}
