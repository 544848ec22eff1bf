//! How far a long run is, on a terminal.
//!
//! A bar on standard error, from the second second on; none where nobody looks, with `--quiet` and with `--verbose`.

use std::io::{self, IsTerminal};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::output;

/// A run that is over by then needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// The bar of a run.
pub struct Progress {
    bar: ProgressBar,
    begun: Instant,
    /// Whether it is still to appear.
    waits: AtomicBool,
}

impl Progress {
    /// Nothing is shown yet. Of how many drafts is known of files, and not of archives.
    pub fn new(total: Option<usize>) -> Self {
        let waits =
            io::stderr().is_terminal() && !output::is_quiet() && !tracing::enabled!(tracing::Level::INFO);
        let bar = ProgressBar::with_draw_target(total.map(|n| n as u64), ProgressDrawTarget::hidden());
        Self { bar: bar.with_style(style(total)), begun: Instant::now(), waits: AtomicBool::new(waits) }
    }

    /// One more draft is done.
    pub fn step(&self) {
        self.bar.inc(1);
        if self.begun.elapsed() > PATIENCE && self.waits.swap(false, Ordering::Relaxed) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Does what prints, with the bar out of the way.
    pub fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        self.bar.suspend(print)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

fn style(total: Option<usize>) -> ProgressStyle {
    let template = match total {
        Some(_) => "{bar:32} {human_pos} of {human_len} drafts",
        None => "{spinner} {human_pos} drafts",
    };
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
