//! Writing an answer to standard output or to a file.

use std::io::{self, Write};

use super::Failure;
use crate::cli::{Format, Output};
use crate::lang::Lang;
use crate::problem::Refusal;
use crate::write::write_file;

/// Writes an answer to its file or to standard output.
pub(super) fn write(text: &str, output: &Output, lang: Lang) -> Result<(), Failure> {
    let Some(path) = &output.file else {
        return write_stdout(text, lang);
    };
    // Without the mark, Excel takes the file for text in the system's own encoding.
    let bom = if output.format == Some(Format::Csv) { "\u{feff}" } else { "" };
    write_file(path, [bom, text].concat().as_bytes(), output.force).map_err(|error| {
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
