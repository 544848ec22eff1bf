//! The stored files of Word-like writers.

use std::fs;
use std::path::Path;

use copydesk::document::Document;
use copydesk::source::Source;

use crate::{blocks, read};

/// The bytes of a stored file.
pub fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/docx").join(name);
    fs::read(path).expect("it is there")
}

fn stored(name: &str) -> (Source, Document) {
    read(&fixture(name)).expect("it can be read")
}

#[test]
fn a_file_of_word_is_read() {
    insta::assert_snapshot!(blocks(&stored("ferry-word.docx")).join("\n"));
}

#[test]
fn a_file_of_libreoffice_is_read() {
    insta::assert_snapshot!(blocks(&stored("ferry-libreoffice.docx")).join("\n"));
}

#[test]
fn a_file_of_google_docs_is_read() {
    insta::assert_snapshot!(blocks(&stored("meals-google.docx")).join("\n"));
}

#[test]
fn a_file_of_a_german_word_is_read() {
    insta::assert_snapshot!(blocks(&stored("bridge-german.docx")).join("\n"));
}

#[test]
fn a_file_in_the_strict_form_is_read() {
    let expected = [
        "1 headline: Votes counted twice in Orre",
        "2 body: The votes were counted twice twice, the clerk said.",
    ];
    assert_eq!(blocks(&stored("votes-strict.docx")), expected);
}

#[test]
fn nothing_of_what_readers_do_not_see_is_in_the_text() {
    for name in ["ferry-word.docx", "ferry-libreoffice.docx", "bridge-german.docx"] {
        let (source, _) = stored(name);
        for word in [
            "TK",
            "XX",
            "ask ask",
            "Ask ask",
            "moved away",
            "Cut",
            "call",
            "Gone",
            "that that",
            "desk-pc",
            "Template",
        ] {
            assert!(!source.text.contains(word), "{name}: {word}");
        }
    }
}
