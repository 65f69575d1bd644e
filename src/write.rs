//! Writing a file whole or not at all.

use std::io::{self, Write};
use std::path::Path;

/// Writes a file in the place of what is there, which stays beside it with `.bak` after its name.
pub(crate) fn replace_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match std::fs::read(path) {
        Ok(before) => {
            let mut kept = path.as_os_str().to_owned();
            kept.push(".bak");
            write_file(Path::new(&kept), &before, true)?;
            write_file(path, bytes, true)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => write_file(path, bytes, false),
        Err(error) => Err(error),
    }
}

/// Writes a whole file or none: first beside its place, then moved there. Unless it may `overwrite`, a file
/// that is already there stays, and the error is [`io::ErrorKind::AlreadyExists`].
pub(crate) fn write_file(path: &Path, bytes: &[u8], overwrite: bool) -> io::Result<()> {
    // A link stays a link: what it points to is written.
    let target = if overwrite { path.canonicalize().ok() } else { None };
    let path = target.as_deref().unwrap_or(path);
    let folder =
        path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".fengong-");
    // As readable as any other file that the user makes, not private like a temporary one.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    if overwrite {
        file.persist(path).map_err(|e| e.error)?;
    } else {
        file.persist_noclobber(path).map_err(|e| e.error)?;
    }
    Ok(())
}
