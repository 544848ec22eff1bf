//! copydesk reads a draft as a copy desk does and reports where it contradicts itself.
//!
//! The floors, from the ground up: `source`; `diagnostic`; `settings`, `lexicon`, `romanization`; `gazetteer`;
//! `document`, `token`, `sentence`, `annotate`; `draft`; `config`; `rules`; `lint`; `fix`; `report`, `review`, `walk`; `workspace`;
//! `desk`, `lsp`; `cli`.
//! A module imports only from floors below its own.

pub mod annotate;
pub mod cli;
pub mod config;
#[cfg(feature = "desk")]
pub mod desk;
pub mod diagnostic;
pub mod document;
pub mod draft;
pub mod fix;
pub mod gazetteer;
pub mod lexicon;
pub mod lint;
#[cfg(feature = "lsp")]
pub mod lsp;
pub mod report;
#[cfg(feature = "docx")]
pub mod review;
pub mod romanization;
pub mod rules;
pub mod sentence;
pub mod settings;
pub mod source;
pub mod token;
pub mod walk;
pub mod workspace;
