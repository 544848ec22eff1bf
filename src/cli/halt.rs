//! A run that is broken off leaves nothing half written.
//!
//! Report files are written under another name and so are drafts that are mended; on Ctrl-C, or when the system asks the
//! program to end, what has such a name is removed, what is being put in its place is waited for, and the run is over.
//! A server is told to stop, the first time; it ends as it sees fit.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The exit status of what Ctrl-C has ended: 128 and the number of the signal.
const INTERRUPTED: i32 = 130;

/// Files that go when the run is broken off. While it is held, the run is not.
static HALF_WRITTEN: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Tells a server to stop.
type Stop = Box<dyn FnOnce() + Send>;

/// The server that runs.
static SERVER: Mutex<Option<Stop>> = Mutex::new(None);

/// From now on a run that is broken off is cleared up.
pub fn watch() {
    // Where no handler can be set, the system ends the run as ever.
    let _ = ctrlc::set_handler(|| {
        let server = SERVER.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(stop) = server {
            return stop();
        }
        let files = held();
        files.iter().for_each(|file| drop(fs::remove_file(file)));
        std::process::exit(INTERRUPTED);
    });
}

/// A server runs: the first Ctrl-C is for it.
#[cfg(feature = "desk")]
pub fn serves(stop: impl FnOnce() + Send + 'static) {
    *SERVER.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(stop));
}

/// A file is to go when the run is broken off.
pub fn keep(file: &Path) {
    held().push(file.to_owned());
}

/// A file has its name, or is gone.
pub fn forget(file: &Path) {
    held().retain(|f| f != file);
}

/// Does what must not be broken off half way.
pub fn whole<T>(work: impl FnOnce() -> T) -> T {
    let _held = held();
    work()
}

fn held() -> MutexGuard<'static, Vec<PathBuf>> {
    HALF_WRITTEN.lock().unwrap_or_else(PoisonError::into_inner)
}
