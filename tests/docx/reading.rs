//! What is read of a body, element by element.

use copydesk::document::MarkupKind;

use crate::pack::{p, part, r, styled};
use crate::{blocks, body};

/// The blocks of a body.
fn read(xml: &str) -> Vec<String> {
    blocks(&body(xml, &[]))
}

#[test]
fn a_word_is_put_together_out_of_its_runs() {
    let xml = p(&[r("Kas"), "<w:proofErr w:type=\"spellStart\"/>".to_owned(), r("sym said so.")].concat());
    assert_eq!(read(&xml), ["1 body: Kassym said so."]);
}

#[test]
fn empty_paragraphs_are_counted_and_hold_nothing() {
    let xml = [p(&r("One.")), p(""), p(&r(" ")), p(&r("Two."))].concat();
    assert_eq!(read(&xml), ["1 body: One.", "4 body: Two."]);
}

#[test]
fn inserted_words_are_read_and_deleted_ones_are_not() {
    let xml = p(&format!(
        "{}<w:ins w:id=\"1\">{}</w:ins><w:del w:id=\"2\"><w:r><w:delText>ten</w:delText></w:r>{}</w:del>\
         <w:moveFrom w:id=\"3\">{}</w:moveFrom><w:moveTo w:id=\"4\">{}</w:moveTo>",
        r("There were "),
        r("12"),
        r("eleven"),
        r(" gone"),
        r(" of them.")
    ));
    assert_eq!(read(&xml), ["1 body: There were 12 of them."]);
}

#[test]
fn a_paragraph_whose_mark_is_deleted_goes_on_in_the_next() {
    let mark = |kind: &str| format!("<w:pPr><w:rPr><w:{kind} w:id=\"1\"/></w:rPr></w:pPr>");
    let xml =
        [p(&(mark("del") + &r("The mayor"))), p(&r(" said so.")), p(&(mark("ins") + &r("Then she left.")))];
    assert_eq!(read(&xml.concat()), ["1 body: The mayor said so.", "2 body: Then she left."]);
    let last = [p(&r("One.")), p(&(mark("del") + &r("Two.")))].concat();
    assert_eq!(read(&last), ["1 body: One.", "2 body: Two."]);
}

#[test]
fn what_was_before_a_change_of_form_is_not_read() {
    let was = "<w:rPr><w:rPrChange w:id=\"1\"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>";
    let style =
        "<w:pPr><w:pPrChange w:id=\"2\"><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr></w:pPrChange></w:pPr>";
    let xml = p(&format!("{style}<w:r>{was}<w:t>It rained.</w:t></w:r>")) + &p(&r("It snowed."));
    assert_eq!(read(&xml), ["1 body: It rained.", "2 body: It snowed."]);
}

#[test]
fn hidden_and_struck_words_are_not_read() {
    let run = |format: &str, words: &str| format!("<w:r><w:rPr>{format}</w:rPr><w:t>{words}</w:t></w:r>");
    let xml = p(&[
        run("<w:vanish/>", "a"),
        run("<w:vanish w:val=\"1\"/>", "b"),
        run("<w:strike/>", "c"),
        run("<w:dstrike w:val=\"true\"/>", "d"),
        run("<w:vanish w:val=\"0\"/><w:strike w:val=\"false\"/>", "Shown."),
    ]
    .concat());
    assert_eq!(read(&xml), ["1 body: Shown."]);
}

#[test]
fn comments_are_never_opened() {
    let xml = p(&format!(
        "<w:commentRangeStart w:id=\"0\"/>{}<w:commentRangeEnd w:id=\"0\"/>\
         <w:r><w:annotationRef/><w:commentReference w:id=\"0\"/></w:r>",
        r("He left.")
    ));
    let comments = "<!DOCTYPE x><x>&lol; no XML at all";
    assert_eq!(
        blocks(&body(&xml, &[("comments", comments), ("commentsExtended", comments)])),
        ["1 body: He left."]
    );
}

#[test]
fn of_a_field_the_result_is_read() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let instruction = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
    let inner = [mark("begin"), instruction(" DATE "), mark("separate"), r("not read"), mark("end")].concat();
    let xml = p(&[
        mark("begin"),
        instruction(" IF "),
        inner,
        mark("separate"),
        r("See "),
        mark("end"),
        mark("begin"),
        instruction(" HYPERLINK \"x\" "),
        mark("separate"),
        r("the list"),
        mark("end"),
        "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>, page 3.</w:t></w:r></w:fldSimple>".to_owned(),
    ]
    .concat());
    let found = body(&xml, &[]);
    assert_eq!(blocks(&found), ["1 body: See the list, page 3."]);
    let (_, document) = found;
    let marked: Vec<_> = document.markup.list().iter().map(|m| (m.kind, document.slice(m.span))).collect();
    assert_eq!(marked, [(MarkupKind::Link, "the list")]);
}

#[test]
fn a_field_that_never_ends_swallows_no_more_than_its_paragraph() {
    let xml = p("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>") + &p(&r("The story goes on."));
    assert_eq!(read(&xml), ["2 body: The story goes on."]);
}

#[test]
fn a_field_may_go_over_paragraphs() {
    let begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType=\"separate\"/></w:r>";
    let xml = [
        p(&format!("{begin}{}", r("One."))),
        p(&r("Two.")),
        p("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"),
    ];
    assert_eq!(read(&xml.concat()), ["1 body: One.", "2 body: Two."]);
}

#[test]
fn characters_that_are_elements_are_characters() {
    let xml = p("<w:r><w:t>co</w:t><w:softHyphen/><w:t>op 48</w:t><w:noBreakHyphen/><w:t>seat 5</w:t>\
                 <w:sym w:font=\"Symbol\" w:char=\"F0B0\"/><w:tab/><w:t>a&amp;b&#x2014;&#10;c</w:t></w:r>");
    assert_eq!(read(&xml), ["1 body: coop 48\u{2011}seat 5°\ta&b— c"]);
}

#[test]
fn a_break_ends_a_paragraph_behind_a_whole_sentence() {
    let run = |words: &[&str]| {
        let lines: Vec<String> = words.iter().map(|w| format!("<w:t>{w}</w:t>")).collect();
        p(&format!("<w:r>{}</w:r>", lines.join("<w:br/>")))
    };
    let xml = run(&["First line.", "Second", "and third."]) + &run(&["a", "", "b"]);
    assert_eq!(read(&xml), ["1 body: First line.", "1 body: Second/and third.", "2 body: a", "2 body: b"]);
    let page = p("<w:r><w:t>It went </w:t><w:br w:type=\"page\"/><w:t>on.</w:t></w:r>");
    assert_eq!(read(&page), ["1 body: It went on."]);
}

#[test]
fn a_text_box_is_read_once_and_behind_its_paragraph() {
    let words = |words: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(&r(words)));
    let xml = p(&format!(
        "{}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>{}</w:drawing></mc:Choice>\
         <mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r>{}",
        r("Before "),
        words("In the box."),
        words("In the box."),
        r("and after.")
    ));
    assert_eq!(
        read(&(xml + &p(&r("Next.")))),
        ["1 body: Before and after.", "2 body: In the box.", "3 body: Next."]
    );
}

#[test]
fn words_of_pictures_are_captions_unless_a_program_guessed_them() {
    let picture = |words: &str| {
        p(&format!(
            "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" descr=\"{words}\"/></wp:inline></w:drawing></w:r>"
        ))
    };
    let xml = [
        picture("The old bridge in Heidau"),
        picture("A bridge over a river&#xA;&#xA;Description automatically generated"),
        picture("C:\\Pictures\\IMG_2031.jpg"),
        picture(""),
    ];
    assert_eq!(read(&xml.concat()), ["2 caption: The old bridge in Heidau"]);
}

#[test]
fn a_line_under_a_picture_may_be_its_caption() {
    let picture = p("<w:r><w:drawing><a:blip r:embed=\"x\"/></w:drawing></w:r>");
    let xml = [
        p(&r("It rained in Heidau.")),
        picture.clone(),
        p(&r("The bridge. Photo: Ines Varga")),
        picture,
        p(&r("The mayor came on Sunday.")),
        p(&r("She left.")),
    ];
    let found = read(&xml.concat());
    assert_eq!(
        found[1..3],
        ["3 caption: The bridge. Photo: Ines Varga", "5 body: The mayor came on Sunday."]
    );
}

#[test]
fn smart_tags_and_controls_are_read_through() {
    let control = |properties: &str, words: &str| {
        format!("<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", r(words))
    };
    let xml = p(&[
        format!("<w:smartTag w:element=\"place\">{}</w:smartTag>", r("Heidau ")),
        control("<w:alias w:val=\"x\"/>", "lies on the Ahne."),
        control("<w:showingPlcHdr/>", "Click here to enter text."),
    ]
    .concat());
    assert_eq!(read(&xml), ["1 body: Heidau lies on the Ahne."]);
    let contents = "<w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj>";
    let contents = format!(
        "<w:sdt><w:sdtPr>{contents}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        p(&r("Floods 3"))
    );
    assert_eq!(read(&(contents + &p(&r("It rained.")))), ["1 boilerplate: Floods 3", "2 body: It rained."]);
}

/// A table of rows of cells.
fn table(rows: &[&[&str]]) -> String {
    let cell = |words: &&str| format!("<w:tc>{}</w:tc>", p(&r(words)));
    let row = |cells: &&[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

#[test]
fn tables_are_cells_and_frames_are_paragraphs() {
    let long = "It rained for eleven days and the river rose. ".repeat(6);
    let xml = table(&[&["Crew", "7"]]) + &table(&[&["The whole story."]]) + &table(&[&["x", &long]]);
    let found = read(&xml);
    assert_eq!(found[..3], ["1 body cell: Crew", "2 body cell: 7", "3 body: The whole story."]);
    assert!(found[3] == "4 body cell: x" && found[4].starts_with("5 body: It rained"), "{found:?}");
}

#[test]
fn deleted_rows_and_cells_are_not_read() {
    let xml = format!(
        "<w:tbl><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr><w:tc>{a}</w:tc><w:tc>{a}</w:tc></w:tr>\
         <w:tr><w:tc><w:tcPr><w:cellDel w:id=\"2\"/></w:tcPr>{a}</w:tc><w:tc>{b}</w:tc><w:tc>{b}</w:tc></w:tr></w:tbl>{c}",
        a = p(&r("gone")),
        b = p(&r("kept")),
        c = p(&r("Below."))
    );
    assert_eq!(read(&xml), ["1 body cell: kept", "2 body cell: kept", "3 body: Below."]);
}

#[test]
fn notes_are_read_where_the_text_refers_to_them() {
    let note =
        |kind: &str, id: u8, words: &str| format!("<w:{kind} w:id=\"{id}\">{}</w:{kind}>", p(&r(words)));
    let xml = p(&format!(
        "{}<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:del><w:r><w:footnoteReference w:id=\"3\"/></w:r></w:del>\
         <w:r><w:endnoteReference w:id=\"1\"/></w:r>",
        r("It rained.")
    ));
    let footnotes =
        [note("footnote", 1, "Separator."), note("footnote", 2, "Of the law."), note("footnote", 3, "Gone.")];
    let footnotes = part("footnotes", &footnotes.concat());
    let endnotes = part("endnotes", &note("endnote", 1, "Of the county."));
    let found = body(&xml, &[("footnotes", &footnotes), ("endnotes", &endnotes)]);
    assert_eq!(blocks(&found), ["1 body: It rained.", "2 body: Of the law.", "3 body: Of the county."]);
}

#[test]
fn a_header_is_furniture_and_may_hold_the_story() {
    let header = part("hdr", &p(&r("EMBARGOED UNTIL March 4, 2022")));
    let xml = p(&r("It rained."));
    let (source, document) = body(&xml, &[("header", &header), ("footer", &header)]);
    let found = (source, document);
    assert_eq!(blocks(&found), ["1 body: It rained.", "2 boilerplate: EMBARGOED UNTIL March 4, 2022"]);
    let embargo = found.1.metadata.embargo.map(|e| e.value.to_string());
    assert_eq!(embargo.as_deref(), Some("2022-03-04"));
}

#[test]
fn core_properties_give_the_day_of_the_last_change_and_nothing_else() {
    let core = "<cp:coreProperties xmlns:cp=\"a\" xmlns:dc=\"b\" xmlns:dcterms=\"c\"><dc:title>Old title</dc:title>\
                <dcterms:created>2019-01-07T09:00:00Z</dcterms:created><dc:creator>desk-pc</dc:creator>\
                <dcterms:modified>2021-08-03T16:30:00Z</dcterms:modified></cp:coreProperties>";
    let root = crate::pack::relations(&[("officeDocument", "a.xml"), ("core-properties", "core.xml")]);
    let main = crate::pack::document(&p(&r("It rained.")));
    let parts: [(&str, &[u8]); 3] =
        [("_rels/.rels", root.as_bytes()), ("a.xml", main.as_bytes()), ("core.xml", core.as_bytes())];
    let found = crate::read(&crate::pack::zip(&parts)).expect("it can be read");
    assert_eq!(blocks(&found), ["1 body: It rained."]);
    let metadata = found.1.metadata;
    assert_eq!(metadata.updated.map(|d| d.value.to_string()).as_deref(), Some("2021-08-03"));
    assert!(metadata.date.is_none());
}

#[test]
fn emphasis_and_links_are_marked_where_they_stand() {
    let run = |format: &str, words: &str| {
        format!("<w:r><w:rPr>{format}</w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
    };
    let xml = p(&[
        r("She read "),
        run("<w:i/>", "The "),
        run("<w:i/>", "Aune"),
        r(" in "),
        format!("<w:hyperlink r:id=\"x\">{}{}</w:hyperlink>", r("the "), run("<w:b/>", "library")),
        r("."),
    ]
    .concat());
    let (_, document) = body(&xml, &[]);
    let marked: Vec<_> = document.markup.list().iter().map(|m| (m.kind, document.slice(m.span))).collect();
    let expected = [
        (MarkupKind::Emphasis, "The Aune"),
        (MarkupKind::Link, "the library"),
        (MarkupKind::Emphasis, "library"),
    ];
    assert_eq!(marked, expected);
}

#[test]
fn a_paragraph_may_speak_to_copydesk() {
    let allow = "copydesk: allow double-word -- a name";
    let xml = [p(&r(allow)), p(&r("The boat Aye Aye.")), p(&r("Next.")), p(&r(allow)), p("")].concat();
    let (source, document) = body(&xml, &[]);
    let inside: Vec<bool> = document.directives.iter().map(|d| d.inside).collect();
    assert_eq!(inside, [false, true]);
    assert_eq!(document.directives[0].span.of(&source.text), allow);
    assert_eq!(document.directives[0].at, 0);
    assert_eq!(blocks(&(source, document)), ["2 body: The boat Aye Aye.", "3 body: Next."]);
}

#[test]
fn a_piece_from_another_file_is_not_left_out_in_silence() {
    let refusal =
        crate::read(&crate::pack::word("<w:altChunk r:id=\"x\"/>", &[])).expect_err("it is not whole");
    assert_eq!(refusal.cause, "word/document.xml takes in a piece that lies in another file");
}

#[test]
fn styles_without_a_part_are_known_by_their_ids() {
    let xml = styled("Title", "Rain in Heidau") + &styled("Heading2", "The river") + &p(&r("It rose."));
    assert_eq!(read(&xml), ["1 headline: Rain in Heidau", "2 heading: The river", "3 body: It rose."]);
}
