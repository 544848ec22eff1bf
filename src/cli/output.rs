//! Standard output, buffered, and standard error.

use std::io::{self, BufWriter, Write};

use super::Status;
use super::input::Fault;

/// Standard output.
pub fn stdout() -> BufWriter<io::StdoutLock<'static>> {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// Says what could not be read. A closed standard error is nobody's loss.
pub fn fault(fault: &Fault) {
    let _ = writeln!(anstream::stderr(), "error: {}: {}", fault.place, fault.message);
}

/// The end of a run that could not go on. A reader that has seen enough (`| head`) is no failure.
pub fn failed(error: anyhow::Error) -> Status {
    let closed = error.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe);
    if closed {
        return Status::Clean;
    }
    let _ = writeln!(anstream::stderr(), "error: {error:#}");
    Status::Failed
}
