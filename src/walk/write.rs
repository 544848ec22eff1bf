//! A draft written back: all of it or nothing.
//!
//! In: a path, the text that was read there and the one to stand there. Out: the file, with its permissions and
//! its encoding. The new text is written beside the file and takes its name in one step.

use std::fs::{self, Metadata};
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;
use thiserror::Error;

use super::decode::{self, Reading};
use super::printed;

/// Why a file was not written. It stands as it was.
#[derive(Debug, Error)]
pub enum WriteError {
    /// Another hand was faster.
    #[error("{name}: changed while it was being mended; nothing is written")]
    Changed {
        /// As printed.
        name: String,
    },
    /// Somebody wants it left alone.
    #[error("{name}: is read-only; nothing is written")]
    ReadOnly {
        /// As printed.
        name: String,
    },
    /// The mended text holds what the encoding of the file does not, or the file would not come back as it was.
    #[error("{name}: cannot be written in its own encoding; nothing is written")]
    Encoding {
        /// As printed.
        name: String,
    },
    /// The system refused.
    #[error("{name}: cannot be written: {cause}")]
    Io {
        /// As printed.
        name: String,
        /// What the system said.
        cause: io::Error,
    },
}

impl WriteError {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            WriteError::Changed { .. } => "run it again",
            WriteError::ReadOnly { .. } => "make it writable, or leave it out with `--exclude`",
            WriteError::Encoding { .. } => "save the draft as UTF-8, and run it again",
            WriteError::Io { .. } => "check that there is room, and that the folder may be written",
        }
    }
}

/// Puts `text` in the place of `read`, the text that was read from the file. A link keeps leading to the file.
///
/// # Errors
/// A file that is no longer what was read or must not be written, and a text that its encoding does not hold.
pub fn replace(path: &Path, reading: Reading, read: &str, text: &str) -> Result<(), WriteError> {
    let name = printed(path);
    match written(path, reading, read, text) {
        Ok(None) => Ok(()),
        Ok(Some(Refusal::Changed)) => Err(WriteError::Changed { name }),
        Ok(Some(Refusal::ReadOnly)) => Err(WriteError::ReadOnly { name }),
        Ok(Some(Refusal::Encoding)) => Err(WriteError::Encoding { name }),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Err(WriteError::Changed { name }),
        Err(cause) => Err(WriteError::Io { name, cause }),
    }
}

enum Refusal {
    Changed,
    ReadOnly,
    Encoding,
}

fn written(path: &Path, reading: Reading, read: &str, text: &str) -> io::Result<Option<Refusal>> {
    let file = fs::canonicalize(path)?;
    let metadata = fs::metadata(&file)?;
    if metadata.permissions().readonly() {
        return Ok(Some(Refusal::ReadOnly));
    }
    let bytes = fs::read(&file)?;
    if decode::text(bytes.clone(), reading).as_deref() != Ok(read) {
        return Ok(Some(Refusal::Changed));
    }
    // What was not mended must stand as it stood, byte for byte.
    let same = decode::bytes(read, &bytes, reading).is_some_and(|same| same == bytes);
    let Some(mended) = decode::bytes(text, &bytes, reading).filter(|_| same) else {
        return Ok(Some(Refusal::Encoding));
    };
    let beside = beside(&file, &metadata, &mended)?;
    // As late as can be: a reader who saved in the meantime must not lose the work.
    if fs::read(&file)? != bytes {
        return Ok(Some(Refusal::Changed));
    }
    beside.persist(&file).map_err(|e| e.error)?;
    Ok(None)
}

/// A file in the same folder that holds the bytes, with the permissions of the file it is to replace.
fn beside(file: &Path, metadata: &Metadata, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = file.parent().unwrap_or(Path::new(""));
    let mut beside = tempfile::Builder::new().prefix(".copydesk-").suffix(".tmp").tempfile_in(folder)?;
    beside.write_all(bytes)?;
    beside.as_file().set_permissions(metadata.permissions())?;
    beside.as_file().sync_all()?;
    Ok(beside)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Reading = Reading { stated: None, html: false };

    #[test]
    fn a_file_is_replaced_in_its_own_encoding() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let file = folder.path().join("draft.txt");
        fs::write(&file, [0xff, 0xfe, b'a', 0, b'\r', 0, b'\n', 0]).expect("it can be written");
        replace(&file, PLAIN, "a\r\n", "b\r\n").expect("it is as it was read");
        assert_eq!(fs::read(&file).expect("it is there"), [0xff, 0xfe, b'b', 0, b'\r', 0, b'\n', 0]);
        assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 1, "nothing is left beside it");
    }

    #[test]
    fn an_encoding_that_does_not_hold_the_text_is_no_reason_to_lose_it() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let file = folder.path().join("draft.txt");
        let reading = Reading { stated: Some(encoding_rs::WINDOWS_1251), html: false };
        fs::write(&file, b"\xd2\xee").expect("it can be written");
        let refused = replace(&file, reading, "То", "Тоқ").map_err(|e| e.to_string());
        assert!(
            refused.is_err_and(|e| e.ends_with("cannot be written in its own encoding; nothing is written"))
        );
        replace(&file, reading, "То", "Ток").expect("it is as it was read");
        assert_eq!(fs::read(&file).expect("it is there"), b"\xd2\xee\xea");
    }

    #[test]
    fn a_file_that_changed_is_left() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let file = folder.path().join("draft.txt");
        fs::write(&file, "saved by another hand").expect("it can be written");
        let refused = replace(&file, PLAIN, "as it was read", "mended").map_err(|e| e.to_string());
        assert!(refused.is_err_and(|e| e.ends_with("changed while it was being mended; nothing is written")));
        assert_eq!(fs::read_to_string(&file).expect("it is there"), "saved by another hand");
        fs::remove_file(&file).expect("it is there");
        assert!(matches!(replace(&file, PLAIN, "as it was read", "mended"), Err(WriteError::Changed { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().expect("a folder can be made");
        let (file, link) = (folder.path().join("draft.txt"), folder.path().join("link.txt"));
        fs::write(&file, "a").expect("it can be written");
        fs::set_permissions(&file, PermissionsExt::from_mode(0o640)).expect("it is ours");
        symlink(&file, &link).expect("a link can be made");
        replace(&link, PLAIN, "a", "b").expect("it is as it was read");
        assert!(fs::symlink_metadata(&link).expect("it is there").is_symlink());
        let mode = fs::metadata(&file).expect("it is there").permissions().mode();
        assert_eq!((fs::read_to_string(&file).expect("it is there").as_str(), mode & 0o777), ("b", 0o640));
        fs::set_permissions(&file, PermissionsExt::from_mode(0o440)).expect("it is ours");
        assert!(matches!(replace(&file, PLAIN, "b", "c"), Err(WriteError::ReadOnly { .. })));
    }
}
