//! Proposing entries for units.ron.

use super::write::write;
use super::{Context, Failure, Outcome, complain, loaded};
use crate::cli::Output;
use crate::lang::Lang;
use crate::report::proposal::proposal;

/// Writes entries for the units that belong to no system.
pub(super) fn propose(output: &Output, context: &Context) -> Result<Outcome, Failure> {
    let lang = context.lang;
    let (text, units) = proposal(loaded(context).model(), lang);
    if units == 0 {
        complain(
            lang.pick("方案里的单位 units.ron 里都有", "units.ron has every unit of the plans"),
        );
        return Ok(Outcome::Nothing);
    }
    write(&text, output, lang)?;
    if let Some(file) = &output.file {
        let file = file.display();
        complain(&match lang {
            Lang::Zh => {
                format!("{units} 个单位，写入 {file}；看过以后存为数据文件夹里的 units.ron")
            }
            Lang::En => format!(
                "{units} units, written to {file}; look through it, then keep it as units.ron with the data"
            ),
        });
    }
    Ok(Outcome::Found)
}
