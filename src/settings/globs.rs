//! Globs as configurations and options write them.
//!
//! In: globs, relative to one folder. Out: what matches a path. `*` stays within a folder, a glob without `/` matches
//! the file name in any folder, and a folder stands for all below it.

use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};
use thiserror::Error;

/// A glob that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{glob}` is not a glob: {cause}")]
pub struct BrokenGlob {
    /// As written.
    pub glob: String,
    /// What is wrong with it.
    pub cause: String,
}

/// What to do about a glob that cannot be read.
pub const REMEDY: &str = "write it like `drafts/**/*.md`";

/// Compiles globs.
///
/// # Errors
/// The first that cannot be read.
pub fn set<'g>(globs: impl IntoIterator<Item = &'g str>) -> Result<GlobSet, BrokenGlob> {
    let mut builder = GlobSetBuilder::new();
    for glob in globs {
        for pattern in patterns(glob) {
            builder.add(compile(glob, &pattern)?);
        }
    }
    builder.build().map_err(|e| broken(e.glob().unwrap_or_default(), &e))
}

/// A glob as written, at any depth where it has no folder, and all below a folder it names.
fn patterns(glob: &str) -> [String; 2] {
    let path = glob.strip_prefix("./").unwrap_or(glob).trim_end_matches('/');
    let anywhere = if path.contains('/') { path.to_owned() } else { format!("**/{path}") };
    [format!("{anywhere}/**"), anywhere]
}

fn compile(glob: &str, pattern: &str) -> Result<Glob, BrokenGlob> {
    GlobBuilder::new(pattern).literal_separator(true).build().map_err(|e| broken(glob, &e))
}

fn broken(glob: &str, error: &globset::Error) -> BrokenGlob {
    BrokenGlob { glob: glob.to_owned(), cause: error.kind().to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glob_without_a_folder_matches_at_any_depth() -> Result<(), BrokenGlob> {
        let set = set(["*.old.md", "wire/", "desk/a.md"])?;
        for name in ["a.old.md", "x/y/a.old.md", "wire/a.txt", "x/wire/b/a.txt", "desk/a.md"] {
            assert!(set.is_match(name), "{name}");
        }
        for name in ["a.md", "x/desk/a.md"] {
            assert!(!set.is_match(name), "{name}");
        }
        Ok(())
    }
}
