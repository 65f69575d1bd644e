//! Documents on the disk: which there are to be brought in, which one a path means however it was typed, pasted or dragged; and
//! where the plan that is made of one goes.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use crate::import::bytes;
use crate::lang::Lang;
use crate::load::{Layer, folder_for_plans};
use crate::problem::Refusal;
use crate::ron::is_document;
use crate::write::replace_file;

/// So many documents are offered, the latest first.
const MOST: usize = 500;

/// A document that may be brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Where it is.
    pub path: PathBuf,
    /// Its name, and the name of the folder in which it lies.
    pub name: String,
    /// See `name`.
    pub folder: String,
}

/// A document that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bytes {
    /// Its path, as it is shown.
    pub path: String,
    /// What is in it.
    pub bytes: Arc<Vec<u8>>,
}

/// The documents in the folder where the program was started, on the desktop, among the downloads and the documents; the
/// latest first.
pub(super) fn documents() -> Vec<Document> {
    let dirs = directories::UserDirs::new();
    let of_user = dirs.iter().flat_map(|dirs| {
        [dirs.desktop_dir(), dirs.download_dir(), dirs.document_dir(), Some(dirs.home_dir())]
    });
    let here = std::env::current_dir().ok();
    let folders = here.into_iter().chain(of_user.flatten().map(Path::to_owned));
    let mut seen: Vec<PathBuf> = Vec::new();
    let mut found: Vec<(SystemTime, Document)> = Vec::new();
    for folder in folders {
        let same = fs::canonicalize(&folder).unwrap_or_else(|_| folder.clone());
        if seen.contains(&same) {
            continue;
        }
        seen.push(same);
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        let files = entries.filter_map(Result::ok).map(|entry| entry.path());
        found.extend(files.filter(|path| is_document(path)).filter_map(|path| {
            let name = path.file_name()?.to_string_lossy().into_owned();
            // WPS, Word and LibreOffice lay such files beside what is open.
            if name.starts_with(['~', '.']) {
                return None;
            }
            let metadata = fs::metadata(&path).ok().filter(fs::Metadata::is_file)?;
            let folder = folder.display().to_string();
            let time = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            Some((time, Document { path, name, folder }))
        }));
    }
    found.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.path.cmp(&other.path)));
    found.truncate(MOST);
    found.into_iter().map(|(_, document)| document).collect()
}

/// Whether a text is the path of a document, as it is pasted or dragged.
pub(super) fn is_path(text: &str) -> bool {
    let text = text.trim();
    let one_line = !text.contains('\n') && !text.is_empty();
    let parted = text.contains(['/', '\\']);
    one_line && parted && readings(text).iter().any(|path| is_document(path))
}

/// What a path may be: as it is written, without quotation marks, without the escapes of a shell, or the address of a file.
fn readings(text: &str) -> Vec<PathBuf> {
    let text = text.trim();
    let bare = ['"', '\'']
        .into_iter()
        .find_map(|mark| text.strip_prefix(mark)?.strip_suffix(mark))
        .unwrap_or(text);
    let mut out = vec![PathBuf::from(text), PathBuf::from(bare)];
    if let Some(address) = bare.strip_prefix("file://") {
        let path = percent_decoded(address.strip_prefix("localhost").unwrap_or(address));
        // file:///C:/… names a drive.
        let drive = path.strip_prefix('/').filter(|rest| rest.get(1..2) == Some(":"));
        out.push(PathBuf::from(drive.unwrap_or(&path)));
    }
    if let Some((rest, dirs)) = bare.strip_prefix("~/").zip(directories::UserDirs::new()) {
        out.push(dirs.home_dir().join(unescaped(rest)));
    }
    if cfg!(unix) && bare.contains('\\') {
        out.push(PathBuf::from(unescaped(bare)));
    }
    out
}

/// A text without the backslashes that a shell takes away.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        out.extend(if c == '\\' { chars.next() } else { Some(c) });
    }
    out
}

fn percent_decoded(text: &str) -> String {
    let mut out = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let value =
            digits.filter(|_| *first == b'%').and_then(|of| u8::from_str_radix(of, 16).ok());
        out.push(value.unwrap_or(*first));
        rest = value.and_then(|_| after.get(2..)).unwrap_or(after);
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Reads the document that a path means.
pub(super) fn read(text: &str, lang: Lang) -> Result<Bytes, String> {
    let readings = readings(text);
    let there = readings.iter().find(|path| path.is_file());
    let path = there.or_else(|| readings.get(1)).cloned().unwrap_or_default();
    let name = path.display().to_string();
    match bytes(&path) {
        Ok(bytes) => Ok(Bytes { path: name, bytes: Arc::new(bytes) }),
        Err(error) => {
            let why = Refusal::from(error);
            Err(match lang {
                Lang::Zh => format!("无法读取 {name}：{}", why.reason(lang)),
                Lang::En => format!("cannot read {name}: {}", why.reason(lang)),
            })
        }
    }
}

/// Where the plan with this id goes, and the text of the file that is there already.
pub(super) fn destination(
    layers: &[Layer],
    id: &str,
    lang: Lang,
) -> Result<(PathBuf, Option<String>), String> {
    let folder = folder_for_plans(layers).ok_or_else(|| {
        lang.pick(
            "打开时指定的是单个文件，没有放方案的文件夹；请用 fengong import -o 导入",
            "the data are single files, there is no folder for plans; use fengong import -o",
        )
        .to_owned()
    })?;
    let path = folder.join(format!("{id}.ron"));
    let before = fs::read(&path).ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    Ok((path, before))
}

/// Writes a plan; what was in its place is kept beside it.
pub(super) fn write(path: &Path, text: &str, lang: Lang) -> Result<(), String> {
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    folder.and_then(|()| replace_file(path, text.as_bytes())).map_err(|error: io::Error| {
        let (path, why) = (path.display(), Refusal::from(error));
        match lang {
            Lang::Zh => format!("没有写成 {path}：{}；改动还在，可以再试", why.reason(lang)),
            Lang::En => format!(
                "{path} could not be written: {}; nothing is lost, try again",
                why.reason(lang)
            ),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_known_however_it_comes() {
        let means = |text: &str, path: &str| {
            assert!(readings(text).contains(&PathBuf::from(path)), "{text} {:?}", readings(text));
        };
        means(" /tmp/方案.docx\n".trim_end_matches("\\n"), "/tmp/方案.docx");
        means("'/tmp/my plan.xlsx' ", "/tmp/my plan.xlsx");
        means("\"D:\\重点 任务.xlsx\"", "D:\\重点 任务.xlsx");
        means("file:///tmp/%E6%96%B9%E6%A1%88%201.docx", "/tmp/方案 1.docx");
        means("file:///C:/a%20b.csv", "C:/a b.csv");
        means("file:///tmp/100%.csv", "/tmp/100%.csv");
        if cfg!(unix) {
            means("/tmp/my\\ plan\\(1\\).txt", "/tmp/my plan(1).txt");
        }
        assert!(is_path("D:\\重点任务.XLSX") && is_path("'/tmp/a b.html'"));
        for no in
            ["科普 / 教育", "农民", "", "/tmp/photo.jpg", "方案.docx", "/tmp/a.docx\n/tmp/b.docx"]
        {
            assert!(!is_path(no), "{no}");
        }
    }
}
