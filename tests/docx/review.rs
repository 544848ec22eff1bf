//! Findings as comments: at which words, with which words, and what of the file stays as it is.

use std::collections::BTreeMap;
use std::io::Cursor;

use copydesk::diagnostic::Diagnostic;
use copydesk::lint;
use copydesk::review::{Reviewed, review};
use copydesk::source::Source;

use crate::comments::{Comment, comments, named, part as part_of};
use crate::laws::drafts::{draft, rules};
use crate::laws::reviews::{a_review, finding};
use crate::pack::{self, document, main_part, p, part, r, word, zip};
use crate::writers::fixture;
use crate::{limits, read};

/// What the rules find in a file.
fn found(bytes: &[u8]) -> (Source, Vec<Diagnostic>) {
    let (source, document) = read(bytes).expect("it can be read");
    let found = lint::lint(&draft(&source, document, None), rules());
    (source, found)
}

/// A stored file with what is found in it.
fn reviewed(name: &str) -> Reviewed {
    let bytes = fixture(name);
    let (source, found) = found(&bytes);
    a_review(&bytes, &source, &found).expect("it can be reviewed")
}

/// Comments as text: words, then lines.
pub fn shown(comments: &[Comment]) -> String {
    let one = |c: &Comment| format!("[{}] {} {}\n    {}\n", c.words, c.author, c.id, c.lines.join("\n    "));
    comments.iter().map(one).collect()
}

/// The words that comments on these words of a file are hung up on, each the first of its kind.
fn hung(bytes: &[u8], words: &[&str]) -> (Vec<String>, String) {
    let (source, _) = read(bytes).expect("it can be read");
    let place = |words: &&str| {
        let at = source.text.find(words).unwrap_or_else(|| panic!("`{words}` in {:?}", source.text));
        finding(&source, at..at + words.len(), &[])
    };
    let found: Vec<Diagnostic> = words.iter().map(place).collect();
    let reviewed = a_review(bytes, &source, &found).expect("it can be reviewed");
    let words = comments(&reviewed.bytes).into_iter().map(|c| c.words).collect();
    (words, part_of(&reviewed.bytes, "word/document.xml"))
}

/// The body of a main part.
fn body(text: &str) -> &str {
    let start = text.find("<w:body>").map_or(0, |at| at + "<w:body>".len());
    &text[start..text.find("</w:body>").unwrap_or(text.len())]
}

#[test]
fn a_file_of_word_has_its_comments() {
    insta::assert_snapshot!(shown(&comments(&reviewed("ferry-word.docx").bytes)));
}

#[test]
fn a_file_of_libreoffice_has_its_comments() {
    insta::assert_snapshot!(shown(&comments(&reviewed("ferry-libreoffice.docx").bytes)));
}

#[test]
fn a_file_of_google_docs_has_its_comments() {
    insta::assert_snapshot!(shown(&comments(&reviewed("meals-google.docx").bytes)));
}

#[test]
fn a_file_in_the_strict_form_has_its_comments() {
    let bytes = reviewed("votes-strict.docx").bytes;
    assert!(
        part_of(&bytes, "text/comments.xml").contains("http://purl.oclc.org/ooxml/wordprocessingml/main")
    );
    let relation =
        "http://purl.oclc.org/ooxml/officeDocument/relationships/comments\" Target=\"comments.xml\"";
    assert!(part_of(&bytes, "text/_rels/story.xml.rels").contains(relation));
    insta::assert_snapshot!(shown(&named(&bytes, "text/story.xml", "text/comments.xml")));
}

#[test]
fn findings_are_the_same_before_and_after() {
    for name in ["ferry-word.docx", "ferry-libreoffice.docx", "bridge-german.docx", "meals-google.docx"] {
        let (_, before) = found(&fixture(name));
        let (_, after) = found(&reviewed(name).bytes);
        assert_eq!(before, after, "{name}");
    }
}

/// Entries with what is packed in them, as it is packed.
fn entries(bytes: &[u8]) -> BTreeMap<String, (Vec<u8>, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let names: Vec<String> = zip.file_names().map(|n| n.expect("a name").into_owned()).collect();
    let entry = |(i, name): (usize, String)| {
        let file = zip.by_index_raw(i).expect("an entry");
        let (start, len) = (file.data_start().expect("read") as usize, file.compressed_size() as usize);
        (name, (bytes[start..start + len].to_vec(), format!("{:?}", file.last_modified())))
    };
    names.into_iter().enumerate().map(entry).collect()
}

#[test]
fn what_holds_no_comment_stays_as_it_is_packed() {
    for name in ["ferry-word.docx", "ferry-libreoffice.docx", "meals-google.docx", "bridge-german.docx"] {
        let (before, after) = (entries(&fixture(name)), entries(&reviewed(name).bytes));
        let changed: Vec<&str> =
            after.iter().filter(|(n, e)| before.get(*n) != Some(e)).map(|(n, _)| n.as_str()).collect();
        let known =
            ["[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments.xml", "word/document.xml"];
        assert!(changed.iter().all(|n| known.contains(n)), "{name}: {changed:?}");
        assert!(before.keys().all(|n| after.contains_key(n)), "{name}");
    }
}

#[test]
fn comments_that_went_and_came_again_are_the_same() {
    for name in ["ferry-word.docx", "ferry-libreoffice.docx", "meals-google.docx", "votes-strict.docx"] {
        let (_, found) = found(&fixture(name));
        let reviewed = reviewed(name).bytes;
        let mended = review(&reviewed, &[], &limits()).expect("it can be reviewed").bytes;
        assert!(mended != reviewed, "{name}");
        assert!(review(&mended, &found, &limits()).expect("it can be reviewed").bytes == reviewed, "{name}");
    }
}

#[test]
fn nothing_found_changes_nothing() {
    let bytes = fixture("ferry-word.docx");
    assert!(review(&bytes, &[], &limits()).expect("it can be reviewed").bytes == bytes);
}

#[test]
fn a_run_is_parted_with_its_properties() {
    let run = "<w:r w:rsidR=\"1\"><w:rPr><w:b/></w:rPr><w:t>one two three</w:t></w:r>";
    let (words, text) = hung(&word(&p(run), &[]), &["two"]);
    assert_eq!(words, ["two"]);
    insta::assert_snapshot!(body(&text), @r#"<w:p><w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">one </w:t></w:r><w:commentRangeStart w:id="0"/><w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">two</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> three</w:t></w:r></w:p>"#);
}

#[test]
fn a_run_of_monstrous_properties_is_not_parted() {
    let run = format!(
        "<w:r><w:rPr><w:rStyle w:val=\"{}\"/></w:rPr><w:t>one two three</w:t></w:r>",
        "x".repeat(1 << 15)
    );
    let (words, text) = hung(&word(&p(&run), &[]), &["two", "three"]);
    assert_eq!(words, ["one two three", "one two three"]);
    assert_eq!(text.matches("xxxx<").count() + text.matches("xxxx\"").count(), 1);
}

#[test]
fn whole_runs_are_not_parted() {
    let (words, text) = hung(&word(&p(&(r("one ") + &r("two") + &r(" three"))), &[]), &["two", "one two"]);
    assert_eq!(words, ["two", "one two"]);
    assert_eq!(text.matches("<w:t ").count(), 3);
}

#[test]
fn words_run_through_all_that_a_paragraph_holds() {
    let inside = format!(
        "{}<w:hyperlink r:id=\"x\">{}</w:hyperlink><w:ins w:id=\"1\" w:author=\"a\">{}</w:ins><w:del w:id=\"2\" w:author=\"a\">\
         <w:r><w:delText>old</w:delText></w:r></w:del><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>\
         <w:fldSimple w:instr=\" REF x \">{}</w:fldSimple>",
        r("aa bb "),
        r("cc dd "),
        r("ee ff "),
        r("gg hh "),
        r("ii jj"),
    );
    let all = ["bb cc", "dd ee", "ff gg", "hh ii", "bb cc dd ee ff gg hh ii"];
    assert_eq!(hung(&word(&p(&inside), &[]), &all).0, all);
}

#[test]
fn a_control_that_is_tied_to_data_is_not_parted() {
    let control = |tied: &str| {
        let words = r("one two three");
        format!(
            "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/>{tied}</w:sdtPr><w:sdtContent>{words}</w:sdtContent></w:sdt>"
        )
    };
    let story =
        p(&(r("before ") + &control("<w:dataBinding w:xpath=\"/x\"/>") + &control("") + &r(" behind")));
    let (words, text) = hung(&word(&story, &[]), &["two", "ore one", "threeone two"]);
    assert_eq!(words, ["one two three", "ore one two three", "one two threeone two"]);
    assert!(text.contains("<w:commentRangeStart w:id=\"2\"/><w:sdt>"), "{text}");
}

#[test]
fn words_run_through_fields_tabs_breaks_and_hyphens() {
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"x\" </w:instrText></w:r>\
                 <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>bb cc</w:t></w:r>\
                 <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let run = "<w:r><w:t>co</w:t><w:softHyphen/><w:t>op</w:t><w:tab/><w:t>dd</w:t><w:br/><w:t>ee</w:t></w:r>";
    let bytes = word(&p(&(r("aa ") + field + run)), &[]);
    let (words, text) = hung(&bytes, &["aa bb", "coop", "op\tdd", "dd\u{2028}ee", "\t"]);
    assert_eq!(words, ["aa bb", "coop", "op\tdd", "ddee", "\t"]);
    roxmltree::Document::parse(&text).expect("sound XML");
}

#[test]
fn entities_and_raw_pieces_are_taken_whole() {
    let run = "<w:r><w:t>Smith &amp; Sons&#8217; <![CDATA[a < b]]> end\r\nof it</w:t></w:r>";
    let (words, _) = hung(&word(&p(run), &[]), &["&", "& Sons’", "th & S", "end of", "Sons’ a < b end"]);
    assert_eq!(words[..3], ["&", "& Sons’", "th & S"]);
    // A piece with a break of another system is taken whole, too.
    assert_eq!(words[3], " end\nof it");
    assert_eq!(words[4], "Sons’ a < b end\nof it");
}

#[test]
fn words_of_several_paragraphs_are_one_range_and_those_of_two_cells_are_cut() {
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", p(&r(words)));
    let table = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("cc dd"), cell("ee ff"));
    let bytes = word(&(p(&r("aa bb")) + &p(&r("gg hh")) + &table), &[]);
    let (words, _) = hung(&bytes, &["bb\ngg", "dd\nee"]);
    assert_eq!(words, ["bb¶gg", "dd"]);
}

#[test]
fn notes_boxes_pictures_and_headers_are_commented_on_where_word_lets_them_be() {
    let inner = format!("<w:txbxContent>{}</w:txbxContent>", p(&r("in a box")));
    let picture =
        "<w:r><w:drawing><wp:inline><wp:docPr descr=\"A map of quays\"/></wp:inline></w:drawing></w:r>";
    let story = [
        r("first words"),
        "<w:r><w:footnoteReference w:id=\"7\"/></w:r>".to_owned(),
        format!("<w:r><w:t>before</w:t><w:pict>{inner}</w:pict></w:r>"),
        picture.to_owned(),
    ];
    let note = part("footnotes", &format!("<w:footnote w:id=\"7\">{}</w:footnote>", p(&r("in a note"))));
    let header = part("hdr", &p(&r("in a header")));
    let bytes = word(&p(&story.concat()), &[("footnotes", &note), ("header", &header)]);
    let (source, _) = read(&bytes).expect("it can be read");
    let words = ["a box", "a note", "a header", "of quays"];
    let place = |words: &str| source.text.find(words).map(|at| finding(&source, at..at + words.len(), &[]));
    let found: Vec<Diagnostic> = words.into_iter().filter_map(place).collect();
    let reviewed = a_review(&bytes, &source, &found).expect("it can be reviewed");
    insta::assert_snapshot!(shown(&comments(&reviewed.bytes)));
}

#[test]
fn a_part_without_a_prefix_and_one_with_another_are_written_in_their_own_way() {
    let uri = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let plain = format!("<document xmlns=\"{uri}\"><body><p><r><t>one two</t></r></p></body></document>");
    let (words, text) = hung(&main_part(&plain, &[]), &["two"]);
    assert_eq!(words, ["two"]);
    assert!(
        text.contains(&format!("<cd:commentRangeStart xmlns:cd=\"{uri}\" cd:id=\"0\"/><r><t xml:space")),
        "{text}"
    );
    let other = format!(
        "<x:document xmlns:x=\"{uri}\"><x:body><x:p><x:r><x:t>one two</x:t></x:r></x:p></x:body></x:document>"
    );
    let (words, text) = hung(&main_part(&other, &[]), &["two"]);
    assert_eq!(words, ["two"]);
    assert!(text.contains("<x:commentRangeStart x:id=\"0\"/>"), "{text}");
}

#[test]
fn a_file_whose_only_words_are_in_its_header_has_its_comment_in_an_empty_paragraph() {
    let header = part("hdr", &p(&r("DRAFT of a header")));
    let (words, text) = hung(&word("<w:p/>", &[("header", &header)]), &["of a"]);
    assert_eq!(words, [""]);
    assert!(body(&text).starts_with("<w:p><w:commentRangeStart"), "{text}");
    let bytes = word("", &[("header", &header)]);
    let (source, _) = read(&bytes).expect("it can be read");
    let reviewed = review(&bytes, &[finding(&source, 0..5, &[])], &limits()).expect("it can be reviewed");
    assert_eq!((reviewed.comments, reviewed.left_out), (0, 1));
}

#[test]
fn a_signed_file_is_told() {
    let root =
        pack::relations(&[("officeDocument", "word/document.xml"), ("origin", "_xmlsignatures/origin.sigs")]);
    let text = document(&p(&r("one two")));
    let bytes = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", root.as_bytes()),
        ("word/document.xml", text.as_bytes()),
    ]);
    let (source, _) = read(&bytes).expect("it can be read");
    let reviewed = a_review(&bytes, &source, &[finding(&source, 0..3, &[])]).expect("it can be reviewed");
    assert!(reviewed.signed);
    assert_eq!(comments(&reviewed.bytes).len(), 1);
}

#[test]
fn a_file_without_a_list_of_its_parts_is_refused() {
    let bytes = zip(&[
        ("_rels/.rels", pack::relations(&[("officeDocument", "word/document.xml")]).as_bytes()),
        ("word/document.xml", document(&p(&r("one two"))).as_bytes()),
    ]);
    let (source, _) = read(&bytes).expect("it can be read");
    let refusal = review(&bytes, &[finding(&source, 0..3, &[])], &limits()).expect_err("it lacks a part");
    assert!(refusal.cause.contains("[Content_Types].xml"), "{refusal}");
}
#[test]
fn words_without_a_place_come_before_all_others_at_every_review() {
    let bytes = word(&p(&r("By Ana Ruiz")), &[]);
    let (source, _) = read(&bytes).expect("it can be read");
    let end = source.text.len();
    let found = [finding(&source, 0..0, &[]), finding(&source, end..end, &[])];
    let reviewed = a_review(&bytes, &source, &found).expect("it can be reviewed");
    assert_eq!(comments(&reviewed.bytes).len(), 2);
}
