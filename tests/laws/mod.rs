//! What holds of every input, whatever it is: the bodies that property tests and fuzz targets share.
//!
//! Each panics where its law is broken. Wrong document out of a source: `documents`; wrong readings and findings:
//! `drafts`; files that a newsroom writes: `newsroom`; comments in a Word file: `reviews`.
#![allow(dead_code, reason = "every test and every fuzz target includes this module and uses a part of it")]

pub mod documents;
pub mod drafts;
pub mod newsroom;
#[cfg(feature = "docx")]
pub mod reviews;
