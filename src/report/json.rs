//! One JSON object: documents, diagnostics, suppressions and a summary.
//!
//! Diagnostics are written as they come; the short lists of documents and suppressions wait for the end.

use std::io::{self, Write};

use super::summary::Summary;
use super::wire::{self, WireDocument, WireSummary};
use super::{Checked, Report};

/// The sink.
pub struct Json<W> {
    out: W,
    documents: Vec<WireDocument>,
    /// Written when the list of diagnostics is over.
    suppressions: Vec<Vec<u8>>,
    first: bool,
}

impl<W: Write> Json<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        Self { out, documents: Vec::new(), suppressions: Vec::new(), first: true }
    }
}

impl<W: Write> Report for Json<W> {
    fn begin(&mut self) -> io::Result<()> {
        let version = env!("CARGO_PKG_VERSION");
        write!(self.out, "{{\"schema\":1,\"tool\":{{\"name\":\"copydesk\",\"version\":\"{version}\"}},")?;
        self.out.write_all(b"\"diagnostics\":[")
    }

    fn document(&mut self, checked: Checked<'_>) -> io::Result<()> {
        for d in checked.diagnostics {
            self.out.write_all(if self.first { b"\n" } else { b",\n" })?;
            self.first = false;
            serde_json::to_writer(&mut self.out, &wire::diagnostic(checked, d))?;
        }
        for s in checked.suppressions {
            self.suppressions.push(serde_json::to_vec(&wire::suppression(checked, s))?);
        }
        self.documents.push(WireDocument::new(checked));
        Ok(())
    }

    fn end(&mut self, summary: &Summary) -> io::Result<()> {
        self.out.write_all(b"],\n\"suppressions\":[")?;
        for (i, suppression) in self.suppressions.iter().enumerate() {
            self.out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
            self.out.write_all(suppression)?;
        }
        self.out.write_all(b"],\n\"documents\":")?;
        serde_json::to_writer(&mut self.out, &self.documents)?;
        self.out.write_all(b",\n\"summary\":")?;
        serde_json::to_writer(&mut self.out, &WireSummary::new(summary))?;
        self.out.write_all(b"}\n")?;
        self.out.flush()
    }
}
