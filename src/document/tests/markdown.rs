use super::super::{Document, Format, Shape};
use super::blocks;

fn read(text: &str) -> Document {
    super::document("vote.md", text, Format::Markdown)
}

fn cut(text: &str) -> Vec<String> {
    blocks(&read(text))
}

#[test]
fn markup_says_what_is_what() {
    let text = "# Fuel tax dropped\n\nOSLO, Thursday, March 4 -- Ministers *dropped*\nthe tax.\n\n## The vote\n\n\
        - Ana\n  - Li\n\n> He said no.\n\n| Yes | No |\n|---|---|\n| 40 | 2 |\n\n```\nx = 1\n```\n";
    let expected = [
        "headline: Fuel tax dropped",
        "dateline: OSLO, Thursday, March 4",
        "body: Ministers dropped/the tax.",
        "heading: The vote",
        "body: Ana",
        "body: Li",
        "body: He said no.",
        "body: Yes",
        "body: No",
        "body: 40",
        "body: 2",
    ];
    let document = read(text);
    assert_eq!(blocks(&document), expected);
    let shapes: Vec<Shape> = document.blocks[4..9].iter().map(|b| b.shape).collect();
    assert_eq!(shapes, [Shape::ListItem, Shape::ListItem, Shape::BlockQuote, Shape::Cell, Shape::Cell]);
}

#[test]
fn pictures_give_captions_after_their_paragraph() {
    let text = "# Vote\n\nBefore ![A guard &amp; a dog](x.png \"At the gate\") and after.\n";
    let expected =
        ["headline: Vote", "body: Before  and after.", "caption: A guard & a dog", "caption: At the gate"];
    assert_eq!(cut(text), expected);
}

#[test]
fn comments_struck_words_and_tags_are_not_read() {
    let text = "# Vote\n\n<!-- check -->\n\nThe ~~old~~ new <b>tax</b><!-- TK --> is 2&nbsp;%.\n";
    assert_eq!(cut(text), ["headline: Vote", "body: The  new tax is 2\u{a0}%."]);
}

#[test]
fn a_line_set_off_below_the_headline_is_the_deck() {
    let text = "# Vote\n\n*What it means for the price of fuel*\n\nMinisters met.\n\nThey left\n\nTo eat.\n";
    let expected = [
        "headline: Vote",
        "deck: What it means for the price of fuel",
        "body: Ministers met.",
        "body: They left",
        "body: To eat.",
    ];
    assert_eq!(cut(text), expected);
}

#[test]
fn blocks_of_html_are_read_as_html() {
    let text = "# Vote\n\n<figure>\n<img src=\"x.png\"><figcaption>A guard &amp; a dog</figcaption>\n</figure>\n\n\
        <div align=\"center\">\n\nMinisters met.\n\n</div>\n";
    assert_eq!(cut(text), ["headline: Vote", "caption: A guard & a dog", "body: Ministers met."]);
}

#[test]
fn a_doubled_line_in_a_paragraph_is_a_caption() {
    let text = "# Vote\n\nMinisters met.\n\nA guard at the gate.\nA guard at the gate.\n";
    let expected = [
        "headline: Vote",
        "body: Ministers met.",
        "caption: A guard at the gate.",
        "caption: A guard at the gate.",
    ];
    assert_eq!(cut(text), expected);
}

#[test]
fn bold_lines_are_headings() {
    let text = "# Vote\n\nMinisters met.\n\n**The vote**\n\nThey **all** agreed.\n";
    assert_eq!(cut(text)[2], "heading: The vote");
}

#[test]
fn text_without_any_markup_is_read_as_text() {
    let cut = cut("Fuel tax dropped\n\nMinisters dropped it.\n\nWhat comes next\n\nThey left.\n");
    assert_eq!((&*cut[0], &*cut[2]), ("headline: Fuel tax dropped", "heading: What comes next"));
}

#[test]
fn entities_and_escapes_map_back_to_what_was_written() {
    let text = "Talks \\*cost\\* &euro;5.\n";
    let document = read(text);
    assert_eq!(document.text, "Talks *cost* €5.");
    let at = document.text.find('€').unwrap_or_default();
    let place = document.map.to_source(crate::source::Span::new(at, at + '€'.len_utf8()));
    assert_eq!(place.of(text), "&euro;");
}

#[test]
fn words_to_copydesk_are_no_prose() {
    let text = "<!-- copydesk: allow hedge -- a -->\n\nOne <!-- copydesk: allow hedge -- b --> two. <!-- copydesk: end -->\n\n> <!-- copydesk: end -->\n> Three.\n\n- <!-- copydesk: end -->\n";
    let document = read(text);
    assert_eq!(document.text.trim(), "One  two. \n\nThree.".trim());
    let stands: Vec<(u32, bool)> = document.directives.iter().map(|d| (d.at, d.inside)).collect();
    assert_eq!(stands, [(0, false), (7, true), (13, true), (13, false), (21, false)]);
    assert!(document.directives.iter().all(|d| d.span.of(text) == d.text && d.faults.is_empty()));
}
