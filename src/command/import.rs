//! Importing a document: it is read, written as a plan file, and what to look at is told.

use std::fs;
use std::path::{Path, PathBuf};

use super::write::write;
use super::{Context, Failure, Outcome};
use crate::cli::{ImportOptions, Output};
use crate::date::Date;
use crate::import::{
    Assumed, Imported, LARGEST_PLAN_MIB, Options, bytes, corrections, import, import_corrected,
};
use crate::lang::Lang;
use crate::load::folder_for_plans;
use crate::problem::Refusal;
use crate::report::import as report;
use crate::report::no_plan::no_plan as told;
use crate::ron::LIMIT_MIB;
use crate::write::{replace_file, write_file};

// What is written can be read.
const _: () = assert!(LARGEST_PLAN_MIB == LIMIT_MIB);

pub(super) fn import_document(
    options: &ImportOptions,
    context: &Context,
) -> Result<Outcome, Failure> {
    let lang = context.lang;
    let source = &options.source;
    let file = bytes(source).map_err(|error| {
        let (path, why) = (source.display(), Refusal::from(error));
        Failure(match lang {
            Lang::Zh => format!("无法读取 {path}：{}", why.reason(lang)),
            Lang::En => format!("cannot read {path}: {}", why.reason(lang)),
        })
    })?;
    let name = source.display().to_string();
    let wanted = wanted(options, lang);
    let no_plan = |why| Failure(format!("{name}{}{}", lang.pick("：", ": "), told(&why, lang)));
    let mut imported = import(&name, &file, &wanted).map_err(no_plan)?;
    let path = destination(options, &imported, context)?;
    // What was corrected before holds for the changed document.
    let before = if options.force { fs::read_to_string(&path).ok() } else { None };
    let before = before.map(|text| corrections(&text)).unwrap_or_default();
    if !before.is_empty() {
        imported = import_corrected(&name, &file, &wanted, &before).map_err(no_plan)?;
    }
    let text = imported.plan_file(lang);
    let written = if options.force {
        replace_file(&path, text.as_bytes())
    } else {
        write_file(&path, text.as_bytes(), false)
    };
    written.map_err(|error| {
        let exists = error.kind() == std::io::ErrorKind::AlreadyExists;
        let (path, why) = (path.display(), Refusal::from(error));
        Failure(match (exists, lang) {
            (true, Lang::Zh) => format!("{path} 已经存在；要覆盖请加 --force，或用 --id 另取标识"),
            (true, Lang::En) => {
                format!("{path} exists; add --force to overwrite it, or choose another --id")
            }
            (false, Lang::Zh) => format!("无法写入 {path}：{}", why.reason(lang)),
            (false, Lang::En) => format!("cannot write {path}: {}", why.reason(lang)),
        })
    })?;
    let told = if options.json {
        crate::report::json::import(&imported)
    } else {
        report::text(&imported, &path, lang)
    };
    write(&told, &Output::default(), lang)?;
    Ok(if imported.is_clean() { Outcome::Found } else { Outcome::Nothing })
}

fn wanted(options: &ImportOptions, lang: Lang) -> Options {
    let year = Date::today().year;
    let no_region = lang.pick(
        "没有看出是哪个地区的，地区先记作“未写明地区”；要改请加 --region 再导入（连同 --force）",
        "nothing says for which region it is: it has “未写明地区” for one; --region with --force says which",
    );
    let no_year = match lang {
        Lang::Zh => {
            format!(
                "没有看出是哪一年的，先按今年（{year}年）；要改请加 --period 再导入（连同 --force）"
            )
        }
        Lang::En => format!(
            "nothing says for which years it is: it is for this one, {year}; --period with --force says which"
        ),
    };
    let assumed = Assumed {
        region: ("未写明地区".to_owned(), no_region.to_owned()),
        year: (year, no_year),
    };
    Options {
        assumed: Some(assumed),
        id: options.id.clone(),
        title: options.title.clone(),
        region: options.region.clone(),
        level: options.level,
        period: options.period,
        layout: options.layout,
        lead: options.lead,
        sheet: options.sheet.clone(),
    }
}

/// The file to write: the one that is named, or one with the plan's id in a folder.
fn destination(
    options: &ImportOptions,
    imported: &Imported,
    context: &Context,
) -> Result<PathBuf, Failure> {
    let lang = context.lang;
    let named = format!("{}.ron", imported.draft.id);
    let of_layers = folder_for_plans(&context.layers);
    let folder = match (options.output.as_deref(), of_layers) {
        (Some(path), _) if is_file(path) => return Ok(path.to_owned()),
        (Some(path), _) | (None, Some(path)) => path,
        (None, None) => {
            return Err(Failure(
                lang.pick("请用 -o 指明写到哪里", "say where to write it with -o").to_owned(),
            ));
        }
    };
    fs::create_dir_all(folder).map_err(|error| {
        let (path, why) = (folder.display(), Refusal::from(error));
        Failure(match lang {
            Lang::Zh => format!("无法建立文件夹 {path}：{}", why.reason(lang)),
            Lang::En => format!("cannot make the folder {path}: {}", why.reason(lang)),
        })
    })?;
    Ok(folder.join(named))
}

fn is_file(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"))
        && !path.is_dir()
}
