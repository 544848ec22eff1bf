//! The stored inputs of the fuzz targets, run without a fuzzer: each folder under `tests/fuzz/corpus` is a target's.

mod laws;

use std::fs;
use std::path::{Path, PathBuf};

use copydesk::document::Format;
use copydesk::source::Source;
use laws::{documents, drafts, newsroom};

/// A fuzz target of this name, as `tests/fuzz/targets` has it.
fn run(target: &str, bytes: &[u8]) {
    if target == "docx" {
        return drafts::a_packed_file(bytes);
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return newsroom::archive(bytes) };
    let source = |name: &str| Source::new(name, text);
    match target {
        "archive" => newsroom::archive(bytes),
        "configuration" => newsroom::configuration(text),
        "draft" => {
            drafts::tokens_tile(text);
            drafts::the_whole_way(&source("draft.md"), Format::Markdown);
        }
        "gazetteer" => newsroom::gazetteer(text),
        "html" => documents::sound(&source("draft.html"), Format::Html),
        "markdown" => documents::sound(&source("2021-03-04-vote.md"), Format::Markdown),
        "rule_file" => newsroom::rule_file(text),
        "text" => documents::sound(&source("draft.txt"), Format::Text),
        "ninjs" => story(text, Format::Ninjs),
        "ans" => story(text, Format::Ans),
        "nitf" => story(text, Format::Nitf),
        "newsml" => story(text, Format::Newsml),
        other => panic!("no law is run on the inputs of {other}"),
    }
}

/// A story of a wire, and one that holds the input as its words.
fn story(text: &str, format: Format) {
    documents::sound(&Source::new("story", text), format);
    documents::sound(&Source::new("story", documents::held(format, text)), format);
}

#[test]
fn every_stored_input_keeps_the_law() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus");
    let targets = listed(&corpus);
    assert!(!targets.is_empty());
    for target in targets {
        let name = target.file_name().expect("a folder has a name").to_string_lossy().into_owned();
        let inputs = listed(&target);
        assert!(!inputs.is_empty(), "{name} has no inputs");
        for input in inputs {
            run(&name, &fs::read(&input).expect("an input can be read"));
        }
    }
}

#[test]
fn every_target_has_inputs() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz");
    let names = |folder: PathBuf| -> Vec<String> {
        let stem = |p: &PathBuf| p.file_stem().expect("it has a name").to_string_lossy().into_owned();
        listed(&folder).iter().map(stem).collect()
    };
    assert_eq!(names(folder.join("targets")), names(folder.join("corpus")));
}

fn listed(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be listed");
    let mut paths: Vec<PathBuf> = entries.map(|e| e.expect("an entry can be read").path()).collect();
    paths.sort();
    paths
}
