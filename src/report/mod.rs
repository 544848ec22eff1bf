//! What is printed: every form of output, one file each.
//!
//! In: sources, drafts and diagnostics. Out: bytes in a writer that the caller owns.
//! Not here: files, options and the exit status (`cli`), what is wrong with a draft (`lint`).

pub mod inspect;
pub mod place;
pub mod visible;
pub mod wrap;
