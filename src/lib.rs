//! copydesk: a linter for political reporting.

/// Spellings of one name: Latin against Latin, and native against Latin.
pub mod romanization;
