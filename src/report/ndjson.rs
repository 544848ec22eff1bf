//! The diagnostics, one JSON object a line.

use std::io::{self, Write};

use super::summary::Summary;
use super::{Checked, Report, wire};

/// The sink.
pub struct Ndjson<W> {
    out: W,
}

impl<W: Write> Ndjson<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        Self { out }
    }
}

impl<W: Write> Report for Ndjson<W> {
    fn document(&mut self, checked: Checked<'_>) -> io::Result<()> {
        for d in checked.diagnostics {
            serde_json::to_writer(&mut self.out, &wire::diagnostic(checked, d))?;
            self.out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn end(&mut self, _summary: &Summary) -> io::Result<()> {
        self.out.flush()
    }
}
