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
        .list()
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

/// A news page as publishing systems make them: the story between what leads away from it.
const NEWS: &str = "<!DOCTYPE html><html><head><title>Dam opens in Ost | The Paper</title>\
    <script type=\"application/ld+json\">{\"@context\":\"x\",\"@graph\":[{\"@type\":\"WebPage\"},\
    {\"@type\":[\"NewsArticle\"],\"headline\":\"Dam opens\\u2019 in Ost\",\"datePublished\":\"2021-03-04T06:00:00Z\",\
    \"dateModified\":\"2021-03-05\",\"articleSection\":[\"Regions\",\"Analysis\"],\
    \"author\":[{\"@type\":\"Person\",\"name\":\"Ana Ruiz\"}]}]}</script></head><body class=\"has-sidebar\">\
    <div id=\"cookie-consent\"><p>We use cookies to make this page better for all of our readers.</p></div>\
    <header class=\"site-header\"><h1 class=\"logo\">The Paper</h1></header>\
    <main><div class=\"share-page\"><article class=\"post tag-comments\"><p class=\"kicker\">Regions</p>\
    <h1>Dam opens&rsquo; in Ost</h1><h2 class=\"article__dek\">Water comes a year late.</h2>\
    <div class=\"byline\">By <a rel=\"author\" href=\"/ana\">Ana Ruiz</a></div><time>March 4, 2021</time>\
    <ul class=\"share-bar\"><li><a href=\"#\">Share</a></li></ul>\
    <figure><a href=\"dam.jpg\"><img src=\"dam.jpg\" alt=\"The dam at Ost\"></a>\
    <figcaption>The dam. <span class=\"credit\">Photo: J. Ek</span></figcaption></figure>\
    <div itemprop=\"articleBody\"><p>OST (ABC) &#8212; Governor To<b>k</b>&shy;ayev opened the dam on Wednesday, his office said.</p>\
    <aside><p>More about dams in the north of the country and about those who built them.</p></aside>\
    <p><a href=\"/x\">Read how the dam was paid for</a></p>\
    <blockquote class=\"twitter-tweet\"><p>What a dam! Words of a reader that are no words of ours at all.</p></blockquote>\
    <p>He said the water would reach 40 villages.<sup><a href=\"#n1\">[1]</a></sup> The work took four years.<br><br>Nobody was hurt.</p>\
    <div class=\"newsletter-signup\"><h3>Sign up</h3><p>Get the news of the day in your mailbox every morning.</p></div>\
    <del>Struck words.</del></div></article></div>\
    <section class=\"related-stories\"><article><h2><a href=\"/y\">Bridge closes</a></h2><p>The bridge is closed for a year.</p></article></section>\
    <div class=\"comments\"><p>A long comment of a reader who has much to say on dams and bridges alike.</p></div></main>\
    <footer><p>All rights reserved by The Paper and its owners.</p></footer></body></html>";

#[test]
fn a_news_page_is_read_without_what_surrounds_it() {
    let document = read(NEWS);
    let expected = [
        "headline: Dam opens’ in Ost",
        "deck: Water comes a year late.",
        "byline: By Ana Ruiz",
        "dateline: March 4, 2021",
        "caption: The dam at Ost",
        "caption: The dam. Photo: J. Ek",
        "dateline: OST (ABC)",
        "body: Governor Tok\u{ad}ayev opened the dam on Wednesday, his office said.",
        "boilerplate: Read how the dam was paid for",
        "body: He said the water would reach 40 villages. The work took four years.",
        "body: Nobody was hurt.",
    ];
    assert_eq!(blocks(&document), expected);
    assert_eq!(document.kind(), StoryKind::Analysis);
    let metadata = &document.metadata;
    let places =
        [metadata.date.as_ref(), metadata.updated.as_ref()].map(|d| words_of(NEWS, d.and_then(|d| d.span)));
    assert_eq!(places, [Some("2021-03-04T06:00:00Z"), Some("2021-03-05")]);
}

#[test]
fn a_page_that_shows_no_title_has_the_one_of_its_head() {
    let text =
        NEWS.replace("<h1>Dam opens&rsquo; in Ost</h1>", "").replace("<h1 class=\"logo\">The Paper</h1>", "");
    let text = text.replace(" class=\"byline\"", "").replace(" rel=\"author\"", "");
    let document = read(&text);
    assert_eq!(blocks(&document)[..2], ["headline: Dam opens’ in Ost", "byline: Ana Ruiz"]);
    let at = document.text.find('’').map(|at| crate::source::Span::new(at, at + 3));
    assert_eq!(at.map(|at| document.map.to_source(at).of(&text)), Some("\\u2019"));
}

#[test]
fn signs_of_furniture_around_the_whole_story_are_not_believed() {
    let text = "<html><body><form id=\"aspnetForm\"><div class=\"share social\"><p>Ministers dropped the tax on fuel after \
        hours of talks in the capital, the government said.</p><p>They had raised it only in the spring, when prices at \
        the pumps were lower, and drivers had blocked the roads ever since.</p></div></form></body></html>";
    assert_eq!(blocks(&read(text)).len(), 2);
}

#[test]
fn wordpress_posts_are_read() {
    let text = "<!-- wp:paragraph --><p>The dam is open.</p><!-- /wp:paragraph -->\n\
        <!-- wp:image {\"id\":7} --><figure class=\"wp-block-image\"><img src=\"x.jpg\" alt=\"\"/><figcaption>The gates.</figcaption></figure><!-- /wp:image -->\n\
        [caption id=\"a7\" width=\"300\"]<a href=\"y.png\"><img src=\"y.jpg\" alt=\"A villager at the dam\"></a> A villager [left].[/caption]\n\
        <p>It rained.</p>[gallery ids=\"1,2\"]";
    let expected = [
        "body: The dam is open.",
        "caption: The gates.",
        "caption: A villager at the dam",
        "caption: A villager [left].",
        "body: It rained.",
    ];
    assert_eq!(blocks(&read(text)), expected);
}

#[test]
fn tables_of_data_are_cells_and_those_of_the_layout_are_not() {
    let shapes = |text: &str| read(text).blocks.iter().map(|b| b.shape).collect::<Vec<_>>();
    let data = "<table><caption>Losses</caption><tr><th>Village<th>Dead<tr><td><p>Ost</p><p>(north)</p><td><p>8</p></table>";
    assert_eq!(shapes(data)[1..], [Shape::Cell; 4]);
    assert_eq!(blocks(&read(data))[3], "body: Ost (north)");
    let layout =
        format!("<table><tr><td>Menu of the page<td><p>{}</p></table>", "The dam was opened. ".repeat(30));
    assert_eq!(shapes(&layout)[1], Shape::Paragraph);
}

#[test]
fn words_without_markup_of_their_own_keep_their_lines() {
    let text = "<pre>OST (ABC) -- The dam\nis open.\n\nIt rained.</pre><pre><code>let x = 1;</code></pre>";
    assert_eq!(blocks(&read(text)), ["dateline: OST (ABC)", "body: The dam/is open.", "body: It rained."]);
}

#[test]
fn a_fragment_in_another_format_keeps_its_places() {
    let text = "One.\n\n<div><p>Two &amp; three.<!-- copydesk: allow hedge -- why --></p></div>\n\nFour.\n";
    let document = super::document("vote.md", text, Format::Markdown);
    assert_eq!(blocks(&document).last().map(String::as_str), Some("body: Four."));
    let at = document.text.find('&').map(|at| crate::source::Span::new(at, at + 1));
    assert_eq!(at.map(|at| document.map.to_source(at).of(text)), Some("&amp;"));
    let directive = &document.directives[0];
    assert_eq!(directive.span.of(text), "<!-- copydesk: allow hedge -- why -->");
    let crate::document::directive::Says::Allow(allow) = &directive.says else { panic!("{directive:?}") };
    assert_eq!(allow.rules[0].1.of(text), "hedge");
}
