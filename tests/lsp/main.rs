//! The language server as editors use it.

mod configuration;
mod editor;
mod process;
mod same;
mod session;

use std::path::PathBuf;

/// The folder of the sample drafts.
fn drafts() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/drafts")
}
