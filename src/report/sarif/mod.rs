//! SARIF 2.1.0, with what GitHub's code scanning asks for beyond the schema.
//!
//! In: checked documents. Out: one run. Places are lines and columns in code points, ends exclusive; the other places of
//! a finding are related locations that its message links to; what is allowed is there with the reason as suppressed.
//! Not here: the shape of the JSON (`wire`), what is said of a rule (`rules`).
//!
//! GitHub refuses a run of more than 25,000 results. So that no error gives way to a note, results are held until the
//! end, at most that many: the format forces it. The rules, of which only those that found something are listed,
//! follow the results.

mod rules;
mod wire;

use std::io::{self, Write};

use super::paths::Root;
use super::summary::Summary;
use super::{Checked, Report};
use crate::diagnostic::{Diagnostic, Level};
use crate::lint::suppress::Suppression;
use rules::Descriptors;
use wire::{Tool, WireInvocation};

/// Results of a run that GitHub takes.
const RESULTS: usize = 25_000;

const HEAD: &str = r#"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","automationDetails":{"id":"copydesk/"},"results":["#;

/// The sink.
pub struct Sarif<W> {
    out: W,
    root: Root,
    descriptors: Descriptors,
    results: Shelf,
}

impl<W: Write> Sarif<W> {
    /// Writes to `out`.
    pub fn new(out: W, root: Root) -> Self {
        Self { out, root, descriptors: Descriptors::default(), results: Shelf::new(RESULTS) }
    }

    fn result(&mut self, checked: Checked<'_>, d: &Diagnostic, by: Option<&Suppression>) -> io::Result<()> {
        let rule = self.descriptors.index(checked.rules, d);
        let result = wire::result(&self.root, checked, (d, rule), by);
        let rank = if by.is_some() { Level::Off } else { d.level };
        self.results.put(rank, serde_json::to_vec(&result)?);
        Ok(())
    }
}

impl<W: Write> Report for Sarif<W> {
    fn document(&mut self, checked: Checked<'_>) -> io::Result<()> {
        for d in checked.diagnostics {
            self.result(checked, d, None)?;
        }
        for suppression in checked.suppressions {
            for d in &suppression.hidden {
                self.result(checked, d, Some(suppression))?;
            }
        }
        Ok(())
    }

    fn end(&mut self, summary: &Summary) -> io::Result<()> {
        self.out.write_all(HEAD.as_bytes())?;
        for (i, result) in self.results.loud_first().enumerate() {
            self.out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
            self.out.write_all(result)?;
        }
        self.out.write_all(b"],\n\"invocations\":")?;
        let invocation = WireInvocation::new(!summary.failed, self.results.left);
        serde_json::to_writer(&mut self.out, &[invocation])?;
        self.out.write_all(b",\n\"tool\":")?;
        serde_json::to_writer(&mut self.out, &Tool::new(self.descriptors.all()))?;
        self.out.write_all(b"}]}\n")?;
        self.out.flush()
    }
}

/// Results up to a limit, the loudest of them; what is suppressed counts as silent.
struct Shelf {
    limit: usize,
    /// By level, in the order they came.
    kept: [Vec<Vec<u8>>; Level::ALL.len()],
    /// Number of those that found no room.
    left: usize,
}

impl Shelf {
    fn new(limit: usize) -> Self {
        Self { limit, kept: Default::default(), left: 0 }
    }

    /// Keeps a result, where need be in the place of the last of the most silent.
    fn put(&mut self, level: Level, result: Vec<u8>) {
        let own = level as usize;
        if self.kept.iter().map(Vec::len).sum::<usize>() >= self.limit {
            self.left += 1;
            let Some(silent) = self.kept[..own].iter_mut().find(|k| !k.is_empty()) else { return };
            silent.pop();
        }
        self.kept[own].push(result);
    }

    fn loud_first(&self) -> impl Iterator<Item = &[u8]> {
        self.kept.iter().rev().flatten().map(Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_error_gives_way_to_a_note() {
        let mut shelf = Shelf::new(3);
        let put = [(Level::Note, "a"), (Level::Off, "b"), (Level::Warning, "c"), (Level::Note, "d")];
        for (level, what) in put.into_iter().chain([(Level::Error, "e"), (Level::Off, "f")]) {
            shelf.put(level, what.as_bytes().to_vec());
        }
        assert_eq!(shelf.loud_first().collect::<Vec<_>>(), [b"e", b"c", b"a"]);
        assert_eq!(shelf.left, 3);
    }
}
