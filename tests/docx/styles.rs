//! Styles: what their names, their bases and their switches make of a paragraph.

use crate::pack::{p, part, r, styled};
use crate::{blocks, body};

/// A style of paragraphs.
fn style(id: &str, name: &str, inside: &str) -> String {
    format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{inside}</w:style>")
}

fn read(xml: &str, styles: &[String]) -> Vec<String> {
    blocks(&body(xml, &[("styles", &part("styles", &styles.concat()))]))
}

#[test]
fn ids_are_in_any_language_and_names_are_not() {
    let styles = [
        style("berschrift1", "heading 1", ""),
        style("Untertitel", "Subtitle", ""),
        style("Zitat", "Quote", ""),
        style("a7", "caption", ""),
        style("Title", "Beispiel", ""),
    ];
    let xml = [
        styled("berschrift1", "Rain in Heidau"),
        styled("Untertitel", "The river rose"),
        styled("Title", "It rained for eleven days."),
        styled("Zitat", "We saw it."),
        styled("a7", "The bridge"),
    ];
    let expected = [
        "1 headline: Rain in Heidau",
        "2 deck: The river rose",
        "3 body: It rained for eleven days.",
        "4 body quote: We saw it.",
        "5 caption: The bridge",
    ];
    assert_eq!(read(&xml.concat(), &styles), expected);
}

#[test]
fn a_style_is_what_it_is_based_on_unless_its_name_says_more() {
    let based = |on: &str| format!("<w:basedOn w:val=\"{on}\"/>");
    let styles = [
        style("H2", "heading 2", ""),
        style("Ours", "Zwischentitel", &based("H2")),
        style("Line", "Byline", &based("Ours")),
        style("Round", "Round", &based("Round")),
    ];
    let xml = [
        styled("Ours", "The river"),
        styled("Line", "Ines Varga"),
        styled("Round", "It rose on Sunday."),
        styled("None", "It fell."),
    ];
    let expected =
        ["1 heading: The river", "2 byline: Ines Varga", "3 body: It rose on Sunday.", "4 body: It fell."];
    assert_eq!(read(&xml.concat(), &styles), expected);
}

#[test]
fn lists_are_lists_by_their_number_and_not_by_their_look() {
    let listed = |id: u8| format!("<w:pPr><w:numPr><w:numId w:val=\"{id}\"/></w:numPr></w:pPr>");
    let styles = [style("B", "List Bullet", &listed(3)), style("L", "List Paragraph", "")];
    let off = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"B\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>{}</w:p>",
        r("None.")
    );
    let xml = [styled("B", "One."), off, styled("L", "Set in."), p(&(listed(1) + &r("Two.")))];
    let expected = ["1 body item: One.", "2 body: None.", "3 body: Set in.", "4 body item: Two."];
    assert_eq!(read(&xml.concat(), &styles), expected);
}

#[test]
fn a_typed_list_is_a_list() {
    let xml =
        [p(&r("The town asked for this.")), p(&r("• a pump")), p(&r("2) a boat")), p(&r("-Ropes"))].concat();
    assert_eq!(
        read(&xml, &[]),
        [
            "1 body: The town asked for this.",
            "2 body item: • a pump",
            "3 body item: 2) a boat",
            "4 body item: -Ropes"
        ]
    );
}

#[test]
fn an_outline_level_makes_a_heading() {
    let styles = [style("K", "Kapitel", "<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>")];
    let xml = [p(&r("It rained and rained.")), styled("K", "The river"), p(&r("It rose."))];
    assert_eq!(read(&xml.concat(), &styles)[1], "2 heading: The river");
}

#[test]
fn styles_hide_words_and_show_them_again() {
    let hidden = "<w:rPr><w:vanish/></w:rPr>";
    let run = |id: &str| {
        format!("<w:style w:type=\"character\" w:styleId=\"{id}\"><w:name w:val=\"{id}\"/>{hidden}</w:style>")
    };
    let styles = [
        run("Note"),
        style("Secret", "Secret", hidden),
        style("Inner", "Inner", "<w:basedOn w:val=\"Secret\"/>"),
    ];
    let noted =
        |words: &str| format!("<w:r><w:rPr><w:rStyle w:val=\"Note\"/></w:rPr><w:t>{words}</w:t></w:r>");
    let inner = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Inner\"/></w:pPr>{}{}</w:p>",
        r("Not read."),
        noted("Both switches.")
    );
    let xml = [p(&(r("Read. ") + &noted("Not read."))), inner];
    assert_eq!(read(&xml.concat(), &styles), ["1 body: Read.", "2 body: Both switches."]);
}

#[test]
fn without_styles_the_form_of_the_lines_tells() {
    let bold = |words: &str| p(&format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{words}</w:t></w:r>"));
    let xml = [
        bold("School meals to cost more from autumn"),
        p(&r("By Aila Sorsa")),
        p(&r("KOTAVA, May 12, 2022 — School meals will cost more, the city said.")),
        bold("Parents protest"),
        p(&r("Some parents signed a letter.")),
    ];
    let found = blocks(&body(&xml.concat(), &[]));
    let roles: Vec<&str> = found.iter().map(|b| b.split(':').next().unwrap_or_default()).collect();
    assert_eq!(roles, ["1 headline", "2 byline", "3 dateline", "3 body", "4 heading", "5 body"]);
}
