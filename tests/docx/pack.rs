//! Word files made by hand.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What declares the namespaces that the tests use.
pub const NAMESPACES: &str = concat!(
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" ",
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" ",
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" ",
    "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" ",
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"",
);

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A zip of these parts.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        out.start_file(*name, options).expect("a name");
        out.write_all(bytes).expect("memory takes all");
    }
    out.finish().expect("memory takes all").into_inner()
}

/// A part that leads to others: their kinds and targets.
pub fn relations(others: &[(&str, &str)]) -> String {
    let one = |(i, (kind, target)): (usize, &(&str, &str))| {
        format!("<Relationship Id=\"r{i}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let all: String = others.iter().enumerate().map(one).collect();
    format!("<Relationships xmlns=\"{PACKAGE}\">{all}</Relationships>")
}

/// The main part with a body.
pub fn document(body: &str) -> String {
    format!("<?xml version=\"1.0\"?><w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
}

/// A Word file with a body, and other parts by what they are to it: `styles`, `footnotes`, `header`, …
pub fn word(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    main_part(&document(body), others)
}

/// A Word file with this as its main part.
pub fn main_part(text: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let names: Vec<String> = others.iter().map(|(kind, _)| format!("{kind}.xml")).collect();
    let targets: Vec<(&str, &str)> =
        others.iter().zip(&names).map(|((kind, _), name)| (*kind, name.as_str())).collect();
    let root = relations(&[("officeDocument", "word/document.xml")]);
    let own = relations(&targets);
    let paths: Vec<String> = names.iter().map(|name| format!("word/{name}")).collect();
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", root.as_bytes()),
        ("word/document.xml", text.as_bytes()),
        ("word/_rels/document.xml.rels", own.as_bytes()),
    ];
    parts.extend(paths.iter().zip(others).map(|(path, (_, text))| (path.as_str(), text.as_bytes())));
    zip(&parts)
}

/// A part of another kind than the main one, with its namespaces.
pub fn part(name: &str, inside: &str) -> String {
    format!("<w:{name} {NAMESPACES}>{inside}</w:{name}>")
}

/// A paragraph of these runs.
pub fn p(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

/// A run of these words.
pub fn r(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

/// A paragraph of a style.
pub fn styled(style: &str, words: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>", r(words))
}
