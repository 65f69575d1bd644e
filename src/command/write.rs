//! Writing an answer to standard output or to a file.

use std::io::{self, Write};
use std::path::Path;

use super::Failure;
use crate::cli::{Format, Output};
use crate::lang::Lang;
use crate::problem::Refusal;

/// Writes an answer to its file or to standard output.
pub(super) fn write(text: &str, output: &Output, lang: Lang) -> Result<(), Failure> {
    let Some(path) = &output.file else {
        return write_stdout(text, lang);
    };
    let bom = output.format == Some(Format::Csv);
    write_file(path, if bom { "\u{feff}" } else { "" }, text, output.force).map_err(|error| {
        let path = path.display();
        Failure(match (error.kind(), lang) {
            (io::ErrorKind::AlreadyExists, Lang::Zh) => {
                format!("{path} 已经存在；要覆盖请加 --force")
            }
            (io::ErrorKind::AlreadyExists, Lang::En) => {
                format!("{path} exists; to overwrite it add --force")
            }
            (_, Lang::Zh) => format!("无法写入 {path}：{}", Refusal::from(error).reason(lang)),
            (_, Lang::En) => format!("cannot write {path}: {}", Refusal::from(error).reason(lang)),
        })
    })
}

fn write_stdout(text: &str, lang: Lang) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure(match lang {
            Lang::Zh => format!("无法输出：{error}"),
            Lang::En => format!("cannot write: {error}"),
        })),
        _ => Ok(()),
    }
}

/// Writes a whole file or none: first beside its place, then moved there.
fn write_file(path: &Path, before: &str, text: &str, overwrite: bool) -> io::Result<()> {
    let folder =
        path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".fengong-");
    // As readable as any other file that the user makes, not private like a temporary one.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(before.as_bytes())?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    if overwrite {
        file.persist(path).map_err(|e| e.error)?;
    } else {
        file.persist_noclobber(path).map_err(|e| e.error)?;
    }
    Ok(())
}
