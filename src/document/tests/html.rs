use super::super::{Document, Format, MarkupKind, Shape, StoryKind};
use super::{blocks, words_of};

fn read(text: &str) -> Document {
    super::document("vote.html", text, Format::Html)
}

const PAGE: &str = "<!DOCTYPE html><html><head><title>Fuel - The Paper</title>\
    <meta property=\"article:published_time\" content=\"2021-03-04T06:00:00Z\"></head><body>\
    <nav><ul><li>Home</li></ul></nav><header><p>The Paper</p></header>\
    <article><header><h1>Fuel tax <i>dropped</i></h1></header>\
    <p>OSLO (ABC) &mdash; Ministers\n    dropped the <a href=\"x\">tax</a>.<p>They left.\
    <figure><img alt=\"x\"><figcaption>A guard.</figcaption></figure>\
    <ul><li>One<li>Two</ul><blockquote><p>No.</p></blockquote><script>var x = 1;</script>\
    <div style=\"display: none\">Hidden words of the page that are long enough.</div></article>\
    <aside><p>More.</p></aside><footer><p>Imprint.</p></footer></body></html>";

#[test]
fn a_page_is_read_inside_its_article() {
    let document = read(PAGE);
    let expected = [
        "headline: Fuel tax dropped",
        "dateline: OSLO (ABC)",
        "body: Ministers dropped the tax.",
        "body: They left.",
        "caption: A guard.",
        "body: One",
        "body: Two",
        "body: No.",
    ];
    assert_eq!(blocks(&document), expected);
    let shapes: Vec<Shape> = document.blocks[5..].iter().map(|b| b.shape).collect();
    assert_eq!(shapes, [Shape::ListItem, Shape::ListItem, Shape::BlockQuote]);
    let date = document.metadata.date;
    assert_eq!(words_of(PAGE, date.and_then(|d| d.span)), Some("2021-03-04T06:00:00Z"));
}

#[test]
fn links_are_marked() {
    let document = read(PAGE);
    let links: Vec<&str> = document
        .markup
        .iter()
        .filter(|m| m.kind == MarkupKind::Link)
        .map(|m| document.slice(m.span))
        .collect();
    assert_eq!(links, ["tax"]);
}

#[test]
fn linked_data_says_date_kind_and_title() {
    let text = "<script type=\"application/ld+json\">{\"@graph\": [{\"@type\": \"OpinionNewsArticle\", \
        \"headline\": \"Drop it\", \"datePublished\": \"2021-03-04\"}]}</script><p>Ministers should drop the tax.</p>";
    let document = read(text);
    assert_eq!(blocks(&document)[0], "headline: Drop it");
    assert_eq!(document.kind(), StoryKind::Opinion);
    assert_eq!(words_of(text, document.metadata.date.and_then(|d| d.span)), Some("2021-03-04"));
}

#[test]
fn loose_words_are_prose_only_when_long() {
    let text = "<div>Menu</div><div>Ministers dropped the tax after hours of talks.<br>They left.</div>";
    let expected = ["boilerplate: Menu", "body: Ministers dropped the tax after hours of talks./They left."];
    assert_eq!(blocks(&read(text)), expected);
}

#[test]
fn references_are_read_and_mapped_whole() {
    let text = "<p>A&amp;B &#8217;tis &#146;92 &nosuch; &copy &notit; &CounterClockwiseContourIntegral;</p>";
    let document = read(text);
    assert_eq!(document.text, "A&B ’tis ’92 &nosuch; © ¬it; ∳");
    let place = document.map.to_source(crate::source::Span::new(1, 2));
    assert_eq!(place.of(text), "&amp;");
}

#[test]
fn elements_inside_one_another_have_a_limit() {
    let nested = |depth: usize| {
        let text = "<div>".repeat(depth) + "<p>Words of a deep page.";
        crate::document::read(&crate::source::Source::new("deep.html", text), Format::Html)
    };
    assert!(nested(200).is_ok_and(|d| !d[0].blocks.is_empty()));
    let refusal = nested(300).expect_err("it is too deep");
    assert_eq!((refusal.cause.as_str(), refusal.at), ("an element inside 256 others", Some(256 * 5)));
}

#[test]
fn elements_left_open_are_no_nesting() {
    let text = "<p>A paragraph of its own.<li>An item.<tr><td>A cell.".repeat(1000);
    assert_eq!(read(&text).blocks.len(), 3000);
}
