//! Files made to do harm: each is refused with a message, at once and within a bound of memory.
//!
//! The bound: what is held is the file (200 MB at most), its directory (2,000 entries), one part at a time (50 MiB) and
//! the text so far (`--max-size`). Nothing is written, and nothing is fetched.

use std::time::{Duration, Instant};

use copydesk::document::packed::{Limits, unpack};

use crate::pack::{self, document, main_part, p, part, r, relations, word};
use crate::{blocks, limits, read};

/// No file of these takes longer; in a build without optimization on a busy machine.
const LONGEST: Duration = Duration::from_secs(20);

/// What is said of a file.
fn refused(bytes: &[u8]) -> String {
    within(bytes, limits())
}

/// What is said of a file within limits.
fn within(bytes: &[u8], limits: Limits) -> String {
    let begun = Instant::now();
    let refusal = unpack("draft.docx".to_owned(), bytes, limits).expect_err("it is hostile");
    assert!(begun.elapsed() < LONGEST, "{:?}: {refusal}", begun.elapsed());
    assert!(!refusal.help.is_empty());
    refusal.to_string()
}

/// A sound file with one more part.
fn with(name: &str, bytes: &[u8]) -> Vec<u8> {
    let (root, main) = (relations(&[("officeDocument", "a.xml")]), document(&p(&r("It rained."))));
    pack::zip(&[("_rels/.rels", root.as_bytes()), ("a.xml", main.as_bytes()), (name, bytes)])
}

/// The places of a field of every header: `at` bytes behind its mark.
fn patched(mut bytes: Vec<u8>, mark: &[u8], at: usize, value: &[u8]) -> Vec<u8> {
    let found: Vec<usize> =
        bytes.windows(mark.len()).enumerate().filter(|(_, w)| *w == mark).map(|(i, _)| i + at).collect();
    assert!(!found.is_empty());
    for at in found {
        bytes[at..at + value.len()].copy_from_slice(value);
    }
    bytes
}

const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";

#[test]
fn a_zip_bomb_is_refused_by_its_ratio() {
    let bomb = word(&" ".repeat(8 << 20), &[]);
    assert!(bomb.len() < 100_000);
    assert_eq!(refused(&bomb), "word/document.xml grows to more than 200 times its size when it is unpacked");
}

#[test]
fn a_large_part_and_large_parts_together_are_refused() {
    let file = word(&p(&r("It rained.")), &[("styles", &part("styles", &" ".repeat(3000)))]);
    let small = Limits { part: 2000, ..limits() };
    assert_eq!(within(&file, small), "word/styles.xml is larger than 2000 bytes when it is unpacked");
    let few = Limits { total: 2000, ..limits() };
    assert_eq!(within(&file, few), "its parts are larger than 2000 bytes when they are unpacked");
}

#[test]
fn a_text_beyond_the_limit_is_refused_and_not_cut() {
    let file = word(&p(&r("It rained.")).repeat(100), &[]);
    let message = within(&file, Limits::of_text(500));
    assert_eq!(message, "its text is larger than 500 bytes");
    assert!(unpack("a.docx".to_owned(), &file, Limits::of_text(1100)).is_ok());
    // Empty paragraphs are lines too.
    assert_eq!(within(&word(&"<w:p/>".repeat(600), &[]), Limits::of_text(500)), message);
}

#[test]
fn a_zip_of_too_many_parts_is_refused() {
    for count in [2001, 9000] {
        let names: Vec<String> = (0..count).map(|i| format!("word/media/{i}.png")).collect();
        let parts: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), &b"x"[..])).collect();
        assert_eq!(refused(&pack::zip(&parts)), "holds more than 2000 parts");
    }
}

#[test]
fn a_zip_inside_the_zip_stays_shut() {
    let bomb = word(&" ".repeat(8 << 20), &[]);
    let found = read(&with("word/embeddings/bomb.docx", &bomb)).expect("it can be read");
    assert_eq!(blocks(&found), ["1 body: It rained."]);
    let root = relations(&[("officeDocument", "a.xml")]);
    let nested = pack::zip(&[("_rels/.rels", root.as_bytes()), ("a.xml", &bomb)]);
    assert!(refused(&nested).starts_with("a.xml is not UTF-8 at byte "));
}

#[test]
fn a_part_outside_of_the_file_is_refused() {
    for name in ["../../etc/cron.d/x", "/etc/passwd", "word\\..\\..\\x", "C:\\x"] {
        let message = refused(&with(name, b"x"));
        assert!(message.starts_with("holds a part that would lie outside of it, `"), "{message}");
    }
    assert!(!std::path::Path::new("../../etc/cron.d/x").exists());
}

#[test]
fn what_a_part_names_outside_of_the_file_is_not_read() {
    let outside = relations(&[("officeDocument", "../../../etc/passwd")]);
    let message = refused(&pack::zip(&[("_rels/.rels", outside.as_bytes())]));
    assert_eq!(message, "_rels/.rels leads out of the file, to `../../../etc/passwd`");
    let elsewhere = relations(&[("officeDocument", "https://example.org/x.xml")]);
    let elsewhere = elsewhere.replace("/></", " TargetMode=\"External\"/></");
    let message = refused(&pack::zip(&[("_rels/.rels", elsewhere.as_bytes())]));
    assert_eq!(
        message,
        "says that its text lies elsewhere, at `https://example.org/x.xml`; nothing is fetched"
    );
    // A template or styles on a server are left there.
    let styles = word(&p(&r("It rained.")), &[]);
    assert!(read(&styles).is_ok());
}

#[test]
fn document_types_and_entities_are_refused_in_every_part() {
    let laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    let external = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
    let bare = "<!DOCTYPE x SYSTEM \"https://example.org/x.dtd\">";
    for doctype in [laughs, external, bare] {
        let text = format!("{doctype}{}", document(&p(&r("&b;"))));
        assert_eq!(refused(&main_part(&text, &[])), "word/document.xml holds a document type (DOCTYPE)");
        let styles = format!("{doctype}{}", part("styles", ""));
        let file = word(&p(&r("It rained.")), &[("styles", &styles)]);
        assert_eq!(refused(&file), "word/styles.xml holds a document type (DOCTYPE)");
    }
    let undefined = "word/document.xml refers to an entity; Word files define none, and none is read";
    assert_eq!(refused(&word(&p(&r("It &rained;.")), &[])), undefined);
    assert_eq!(refused(&word("<w:p><w:hyperlink/><w:br w:type=\"&x;\"/></w:p>", &[])), undefined);
    assert_eq!(refused(&word(&p(&r("&#0;")), &[])), "word/document.xml holds a character that is none");
}

#[test]
fn elements_a_hundred_thousand_deep_are_refused() {
    let deepest = "word/document.xml is nested deeper than 256 elements";
    for (open, close) in
        [("<w:p>", "</w:p>"), ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), ("<w:del>", "</w:del>")]
    {
        let deep = format!("{}{}", open.repeat(100_000), close.repeat(100_000));
        assert_eq!(refused(&word(&deep, &[])), deepest);
        // Without an end it is no better.
        assert_eq!(refused(&word(&open.repeat(100_000), &[])), deepest);
    }
    let fields = p(&"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>".repeat(100_000));
    assert_eq!(refused(&word(&fields, &[])), "word/document.xml holds fields nested deeper than 256");
}

#[test]
fn many_and_large_attributes_take_no_more_than_their_time() {
    let attributes = |count: usize| (0..count).map(|i| format!(" a{i}=\"x\"")).collect::<String>();
    let begun = Instant::now();
    let found = read(&word(&format!("<w:p{}>{}</w:p>", attributes(200_000), r("It rained.")), &[]));
    assert_eq!(blocks(&found.expect("it can be read")), ["1 body: It rained."]);
    assert!(begun.elapsed() < LONGEST);
    let longest = "word/document.xml holds a tag of more than 4194304 bytes";
    assert_eq!(refused(&word(&format!("<w:p{}/>", attributes(400_000)), &[])), longest);
    let noise: String =
        (0..5 << 20).map(|i: u32| char::from(b'a' + (i.wrapping_mul(2_654_435_761) >> 28) as u8)).collect();
    assert_eq!(refused(&word(&format!("<w:p a=\"{noise}\"/>"), &[])), longest);
    let spaces: String = (0..1000).map(|i| format!(" xmlns:n{i}=\"x\"")).collect();
    let message = refused(&word(&format!("<w:p{spaces}/>"), &[]));
    assert!(message.starts_with("word/document.xml declares too many namespaces at byte "), "{message}");
}

#[test]
fn a_paragraph_of_very_many_runs_takes_no_more_than_its_time() {
    let begun = Instant::now();
    let runs = "<w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r><w:r><w:br/></w:r>"
        .repeat(20_000);
    let generous = Limits { ratio: 2000, ..limits() };
    assert!(unpack("a.docx".to_owned(), &word(&p(&runs), &[]), generous).is_ok());
    assert!(begun.elapsed() < LONGEST, "{:?}", begun.elapsed());
}

#[test]
fn a_locked_file_says_so() {
    let container = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    let stream: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(refused(&[&container[..], &[0; 600], &stream].concat()), "is locked with a password");
    assert_eq!(
        refused(&[&container[..], &[0; 600]].concat()),
        "is a file of an old Office program, not a .docx"
    );
    let locked = patched(patched(word("", &[]), LOCAL, 6, &[1]), CENTRAL, 8, &[1]);
    assert_eq!(refused(&locked), "_rels/.rels is locked with a password");
}

#[test]
fn a_damaged_file_says_what_is_damaged() {
    let sound = word(&p(&r("It rained.")), &[]);
    for len in [sound.len() - 1, sound.len() / 2, 30, 4] {
        assert_eq!(refused(&sound[..len]), "is no whole zip file: it is cut short or damaged");
    }
    let checksum = patched(sound.clone(), CENTRAL, 16, &[1, 2, 3, 4]);
    assert_eq!(refused(&checksum), "_rels/.rels is damaged: its checksum is wrong");
    let method = patched(patched(sound, LOCAL, 8, &[12, 0]), CENTRAL, 10, &[12, 0]);
    assert_eq!(refused(&method), "_rels/.rels is packed as Word files are not (Bzip2)");
}

#[test]
fn a_missing_part_is_named() {
    let root = relations(&[("officeDocument", "word/document.xml")]);
    let missing = pack::zip(&[("_rels/.rels", root.as_bytes())]);
    assert_eq!(refused(&missing), "is no whole Word file: word/document.xml is missing");
    let nothing = pack::zip(&[("word/document.xml", b"x")]);
    assert_eq!(refused(&nothing), "is no Word file: it holds no text (`_rels/.rels` names none)");
    // Styles and notes may be missing.
    let own = relations(&[("styles", "styles.xml"), ("footnotes", "footnotes.xml")]);
    let body = document(&p(&format!("{}<w:r><w:footnoteReference w:id=\"1\"/></w:r>", r("It rained."))));
    let parts: [(&str, &[u8]); 3] = [
        ("_rels/.rels", root.as_bytes()),
        ("word/document.xml", body.as_bytes()),
        ("word/_rels/document.xml.rels", own.as_bytes()),
    ];
    assert!(read(&pack::zip(&parts)).is_ok());
}

#[test]
fn two_parts_of_one_name_are_refused() {
    assert_eq!(refused(&with("A.XML", b"x")), "holds two parts that are called `a.xml`");
}

#[test]
fn broken_xml_is_told_with_its_byte() {
    let cut = main_part("<w:document xmlns:w=\"x\"><w:body>", &[]);
    assert_eq!(refused(&cut), "word/document.xml is not the text of a Word file");
    let cut = document(&p(&r("It rained."))).replace("</w:body></w:document>", "");
    assert_eq!(refused(&main_part(&cut, &[])), format!("word/document.xml breaks off at byte {}", cut.len()));
    let crossed = word("<w:p><w:r></w:p></w:r>", &[]);
    let message = refused(&crossed);
    assert!(message.starts_with("word/document.xml is no sound XML at byte "), "{message}");
    let utf16: Vec<u8> = "\u{feff}<x/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let root = relations(&[("officeDocument", "a.xml")]);
    let file = pack::zip(&[("_rels/.rels", root.as_bytes()), ("a.xml", &utf16)]);
    assert_eq!(refused(&file), "a.xml is not UTF-8 at byte 0");
}

#[test]
fn files_of_other_programs_are_named() {
    assert_eq!(refused(b""), "is empty: not even a new Word file is");
    assert_eq!(refused(b"It rained."), "is no Word file: it does not begin as a zip does");
    assert_eq!(refused(b"{\\rtf1 It rained.}"), "is rich text (RTF), not a .docx");
    let open =
        pack::zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>")]);
    assert_eq!(refused(&open), "is an OpenDocument file, not a .docx");
    for (target, message) in [
        ("xl/workbook.xml", "is an Excel workbook, not a .docx"),
        ("ppt/presentation.xml", "is a PowerPoint presentation, not a .docx"),
    ] {
        let root = relations(&[("officeDocument", target)]);
        assert_eq!(refused(&pack::zip(&[("_rels/.rels", root.as_bytes()), (target, b"<x/>")])), message);
    }
}
