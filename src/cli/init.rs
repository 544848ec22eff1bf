//! `copydesk init`: a configuration and a gazetteer to start from.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::args::newsroom::Init;
use super::{Status, output};
use crate::walk::{self, printed};

/// What is written, by name; every line that is commented out could stand as it is.
pub const FILES: [(&str, &str); 2] =
    [("copydesk.toml", include_str!("init/copydesk.toml")), ("names.toml", include_str!("init/names.toml"))];

/// Writes the files where none of them is there.
///
/// # Errors
///
/// A file that is there, and a folder that cannot be written.
pub fn run(args: &Init) -> anyhow::Result<Status> {
    let paths = FILES.map(|(name, text)| (args.folder.join(name), text));
    if let Some((path, _)) = paths.iter().find(|(path, _)| fs::symlink_metadata(path).is_ok()) {
        anyhow::bail!("{} is there already and is left as it is; nothing was written", printed(path));
    }
    for (path, text) in &paths {
        write(path, text)
            .map_err(|e| anyhow::anyhow!("cannot write {}: {}", printed(path), walk::reason(&e)))?;
        output::remark(&format!("Wrote {}.", printed(path)));
    }
    Ok(Status::Clean)
}

/// Never over a file that came in the meantime.
fn write(path: &Path, text: &str) -> io::Result<()> {
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}
