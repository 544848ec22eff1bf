//! Whatever the bytes: a file is read or refused, and what is read is sound.

use proptest::prelude::*;

use crate::laws::drafts::a_packed_file;
use crate::pack::{NAMESPACES, main_part, part, word};
use crate::writers::fixture;

const FIXTURES: &[&str] = &[
    "bridge-german.docx",
    "ferry-libreoffice.docx",
    "ferry-word.docx",
    "meals-google.docx",
    "votes-strict.docx",
];

/// Pieces of XML that the reader treats in ways of their own.
const PIECES: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "</w:r>",
    "<w:t>By Ana Ruiz</w:t>",
    "<w:t xml:space=\"preserve\"> OSLO, March 4, 2021 -- It rained &amp; it </w:t>",
    "<w:t>copydesk: allow double-word -- a name</w:t>",
    "<w:pPr><w:pStyle w:val=\"Title\"/><w:rPr><w:del/></w:rPr></w:pPr>",
    "<w:rPr><w:b/><w:vanish w:val=\"0\"/></w:rPr>",
    "<w:rPr><w:i/><w:rStyle w:val=\"x\"/></w:rPr>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:fldChar w:fldCharType=\"separate\"/>",
    "<w:fldChar w:fldCharType=\"end\"/>",
    "<w:instrText>HYPERLINK x</w:instrText>",
    "<w:hyperlink>",
    "</w:hyperlink>",
    "<w:tbl><w:tr><w:tc>",
    "</w:tc></w:tr></w:tbl>",
    "<w:tc>",
    "<w:tr><w:trPr><w:del/></w:trPr>",
    "<w:txbxContent>",
    "</w:txbxContent>",
    "<mc:AlternateContent><mc:Choice>",
    "</mc:Choice><mc:Fallback><w:t>x</w:t></mc:Fallback></mc:AlternateContent>",
    "<w:sdt><w:sdtContent>",
    "</w:sdtContent></w:sdt>",
    "<w:br/>",
    "<w:tab/>",
    "<w:footnoteReference w:id=\"1\"/>",
    "<wp:docPr descr=\"A map of it\"/>",
    "<w:del>",
    "</w:del>",
    "&#x2028;&#0;",
    "é😀",
];

fn xml() -> impl Strategy<Value = String> {
    let piece = prop_oneof![9 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

/// Elements in their places, so that what is read goes deeper than the first fault of the XML.
fn sound_xml() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(PIECES)
        .prop_filter("whole", |p| p.ends_with("/>") || p.starts_with("<w:t") && p.ends_with("</w:t>"))
        .prop_map(|p| format!("<w:r>{p}</w:r>"));
    let tags = prop::sample::select(
        &[
            "w:p",
            "w:p",
            "w:p",
            "w:r",
            "w:tbl",
            "w:tr",
            "w:tc",
            "w:hyperlink",
            "w:ins",
            "w:del",
            "w:txbxContent",
            "w:sdtContent",
        ][..],
    );
    leaf.prop_recursive(6, 60, 6, move |inner| {
        (tags.clone(), prop::collection::vec(inner, 0..6))
            .prop_map(|(tag, inside)| format!("<{tag}>{}</{tag}>", inside.concat()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        a_packed_file(&bytes);
        a_packed_file(&[b"PK\x03\x04", bytes.as_slice()].concat());
    }

    #[test]
    fn a_damaged_file_is_read_or_refused(
        name in prop::sample::select(FIXTURES),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in any::<prop::sample::Index>(),
        whole in any::<bool>(),
    ) {
        let mut bytes = fixture(name);
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let len = if whole { bytes.len() } else { cut.index(bytes.len()) };
        a_packed_file(&bytes[..len]);
    }

    #[test]
    fn any_xml_is_read_or_refused(body in xml(), styles in xml()) {
        a_packed_file(&word(&body, &[("styles", &part("styles", &styles)), ("footnotes", &part("footnotes", &body))]));
        a_packed_file(&main_part(&format!("<w:document {NAMESPACES}>{body}"), &[]));
    }

    #[test]
    fn any_order_of_elements_is_read_or_refused(body in sound_xml()) {
        a_packed_file(&word(&body, &[]));
    }
}
