//! What of the findings is new: not in a baseline, and on changed lines.

use std::cell::RefCell;

use super::args::Check;
use super::baseline::Baseline;
use super::changes::Changes;
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// What a run shows, where it was asked for less than all.
pub struct Sieve {
    baseline: Option<RefCell<Baseline>>,
    changes: Option<Changes>,
}

/// Findings of a document, sorted out.
#[derive(Debug, Default)]
pub struct Sifted {
    /// Those that stand.
    pub stands: Vec<Diagnostic>,
    /// Number of those in the baseline.
    pub known: usize,
    /// Number of those that touch no changed line.
    pub elsewhere: usize,
}

impl Sieve {
    /// Reads the baseline and the changes that were asked for.
    ///
    /// # Errors
    ///
    /// What cannot be read, and what git refuses.
    pub fn new(args: &Check) -> anyhow::Result<Self> {
        let baseline = args.baseline.as_deref().map(Baseline::read).transpose()?.map(RefCell::new);
        let changes = match (&args.diff_base, &args.diff) {
            (Some(base), _) => Some(Changes::since(base)?),
            (None, Some(patch)) => Some(Changes::of_patch(patch)?),
            (None, None) => None,
        };
        Ok(Self { baseline, changes })
    }

    /// Sorts out what was found in a source.
    pub fn sift(&self, source: &Source, found: &[Diagnostic]) -> Sifted {
        let mut sifted = Sifted::default();
        let path = self.baseline.as_ref().map(|b| b.borrow_mut().see(&source.name)).unwrap_or_default();
        for diagnostic in found {
            let known = self.baseline.as_ref().is_some_and(|b| b.borrow_mut().meets(&path, diagnostic));
            if known {
                sifted.known += 1;
            } else if self.changes.as_ref().is_some_and(|c| !c.touch(source, diagnostic)) {
                sifted.elsewhere += 1;
            } else {
                sifted.stands.push(diagnostic.clone());
            }
        }
        sifted
    }

    /// Number of findings of the baseline that are no longer found in the drafts of this run.
    pub fn gone(&self) -> usize {
        self.baseline.as_ref().map_or(0, |b| b.borrow().gone())
    }
}
