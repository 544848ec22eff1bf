//! Why a source cannot be read as what it is said to be.

use thiserror::Error;

/// Elements, lists or objects inside one another in whatever holds a story; a story needs a dozen.
pub(super) const DEEPEST: usize = 256;

/// A container that is broken, or larger or deeper than any draft.
///
/// Prose is never refused; what holds it may be.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{cause}")]
pub struct Refusal {
    /// What is wrong, without a full stop.
    pub cause: String,
    /// Byte of the source where it shows; none in a packed file, whose part the cause names.
    pub at: Option<u32>,
    /// What to do about it.
    pub help: String,
}

impl Refusal {
    /// Something wrong at a byte of the source.
    pub fn at(at: usize, cause: impl Into<String>, help: impl Into<String>) -> Self {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        Self { cause: cause.into(), at: Some(at), help: help.into() }
    }

    /// Something wrong with a packed file, which has no bytes that a reader could go to.
    pub fn whole(cause: impl Into<String>, help: impl Into<String>) -> Self {
        Self { cause: cause.into(), at: None, help: help.into() }
    }
}
