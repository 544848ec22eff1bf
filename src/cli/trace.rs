//! What a run does, told on standard error by `--verbose`.
//!
//! The words are those of `tracing` events in this floor, one a stage; they have no time, so that two runs tell the same.

use std::io;

use tracing::Level;

/// From now on stages are told.
pub fn begin() {
    let lines = tracing_subscriber::fmt().with_max_level(Level::INFO).with_writer(io::stderr);
    // A second one is refused, and the first goes on.
    let _ = lines.without_time().with_target(false).with_ansi(false).try_init();
}
