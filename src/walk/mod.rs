//! From paths to sources: which files are drafts, and what stands in them.
//!
//! In: paths, globs, a limit of size. Out: paths in order, decoded [`Source`]s, lines of NDJSON; drafts written back.
//! Not here: prose and markup (`document`).
//!
//! Wrong file taken or left out: `files`; wrong words out of bytes: `decode`; lines of an archive:
//! `ndjson`; a draft written back wrongly: `write`.

pub mod decode;
pub mod files;
pub mod ndjson;
pub mod write;

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::source::Source;

/// Where a draft comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A file.
    File(PathBuf),
    /// Standard input under the name that it is given.
    Stdin {
        /// As printed, and what the format is known by.
        name: String,
    },
}

impl Input {
    /// The name as printed, with `/`.
    pub fn name(&self) -> String {
        match self {
            Input::File(path) => printed(path),
            Input::Stdin { name } => name.clone(),
        }
    }

    /// Its bytes, at most `max_size`; standard input can be read once.
    pub fn bytes(&self, max_size: u64) -> Result<Vec<u8>, LoadError> {
        match self {
            Input::File(path) => load(path, max_size),
            Input::Stdin { name } => read(name, io::stdin().lock(), max_size),
        }
    }
}

/// Why a file could not be read.
#[derive(Debug, Error)]
pub enum LoadError {
    /// There is no such file.
    #[error("{name}: no such file")]
    Missing {
        /// As printed.
        name: String,
    },
    /// A folder where a file is wanted.
    #[error("{name}: is a folder, not a file")]
    Folder {
        /// As printed.
        name: String,
    },
    /// The system refused.
    #[error("{name}: cannot be read: {cause}")]
    Io {
        /// As printed.
        name: String,
        /// What the system said.
        cause: io::Error,
    },
    /// More bytes than allowed.
    #[error("{name}: is larger than {limit} bytes")]
    TooLarge {
        /// As printed.
        name: String,
        /// In bytes.
        limit: u64,
    },
    /// Bytes that are no text.
    #[error("{name}: {fault}")]
    NotText {
        /// As printed.
        name: String,
        /// What stands there instead.
        fault: decode::NotText,
    },
}

impl LoadError {
    /// What to do about it.
    pub fn help(&self) -> String {
        match self {
            LoadError::Missing { .. } => "check the spelling of the path".to_owned(),
            LoadError::Folder { .. } => {
                "name the folder without `--input-format`, or a file in it".to_owned()
            }
            LoadError::Io { .. } => "check that the file may be read".to_owned(),
            LoadError::TooLarge { .. } => "raise the limit with `--max-size`, or split the file".to_owned(),
            LoadError::NotText { fault, .. } => fault.help(),
        }
    }
}

/// Why the system refused, without its numbers.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "not allowed".to_owned(),
        io::ErrorKind::InvalidData => "it is not UTF-8 text".to_owned(),
        _ => error.to_string(),
    }
}

/// The bytes of a file, at most `max_size`.
fn load(path: &Path, max_size: u64) -> Result<Vec<u8>, LoadError> {
    let name = printed(path);
    if path.is_dir() {
        return Err(LoadError::Folder { name });
    }
    match File::open(path) {
        Ok(file) => read(&name, file, max_size),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Err(LoadError::Missing { name }),
        Err(cause) => Err(LoadError::Io { name, cause }),
    }
}

/// The bytes of a stream, at most `max_size`.
fn read(name: &str, stream: impl Read, max_size: u64) -> Result<Vec<u8>, LoadError> {
    let name = name.to_owned();
    let mut bytes = Vec::new();
    // One byte more than allowed shows that there is more.
    if let Err(cause) = stream.take(max_size.saturating_add(1)).read_to_end(&mut bytes) {
        return Err(LoadError::Io { name, cause });
    }
    if bytes.len() as u64 > max_size {
        return Err(LoadError::TooLarge { name, limit: max_size });
    }
    Ok(bytes)
}

/// The text that the bytes of a file stand for.
///
/// # Errors
///
/// Bytes that are no text.
pub fn decoded(name: String, bytes: Vec<u8>, reading: decode::Reading) -> Result<Source, LoadError> {
    match decode::text(bytes, reading) {
        Ok(text) => Ok(Source::new(name, text)),
        Err(fault) => Err(LoadError::NotText { name, fault }),
    }
}

/// A path as printed: `/` between its parts, without a leading `./`.
pub fn printed(path: &Path) -> String {
    with_slashes(&path.to_string_lossy(), std::path::MAIN_SEPARATOR)
}

/// A name in which `separator` parts folders; elsewhere a backslash is a letter like any other.
fn with_slashes(name: &str, separator: char) -> String {
    let name = name.replace(separator, "/");
    name.strip_prefix("./").map_or(name.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(bytes: &[u8], max_size: u64) -> String {
        let source = read("a.txt", bytes, max_size)
            .and_then(|b| decoded("a.txt".to_owned(), b, decode::Reading::default()));
        source.map_or_else(|e| e.to_string(), |s| s.text)
    }

    #[test]
    fn paths_are_printed_with_slashes() {
        assert_eq!(with_slashes(r".\blogs\bridge.md", '\\'), "blogs/bridge.md");
        assert_eq!(with_slashes(r"./blogs/br\idge.md", '/'), r"blogs/br\idge.md");
    }

    #[test]
    fn a_stream_is_read_up_to_the_limit() {
        assert_eq!(message(b"abc", 3), "abc");
        assert_eq!(message(b"abcd", 3), "a.txt: is larger than 3 bytes");
    }

    #[test]
    fn a_missing_file_and_a_folder_are_named() {
        let missing = load(Path::new("no/such/draft.txt"), 1).map_err(|e| e.to_string());
        assert_eq!(missing.err().as_deref(), Some("no/such/draft.txt: no such file"));
        let folder = load(Path::new("src"), 1).map_err(|e| e.to_string());
        assert_eq!(folder.err().as_deref(), Some("src: is a folder, not a file"));
    }

    #[test]
    fn names_are_printed_without_a_leading_dot() {
        assert_eq!(printed(Path::new("./a/b.md")), "a/b.md");
    }
}
