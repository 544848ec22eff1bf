//! What holds of every document, whatever the source: no input panics, blocks are in order and
//! trimmed, and the source map is exact.

mod laws;

use copydesk::document::{self, Document, Format, MarkupKind};
use copydesk::source::Source;
use laws::documents::{blocks_are_in_order, held, sound, the_map_is_exact};
use proptest::prelude::*;

/// Pieces that the readers treat in ways of their own, to be mixed with anything else.
const PIECES: &[&str] = &[
    "\u{feff}",
    "---\n",
    "+++\n",
    "{\"title\": \"Toll \\u00e9\"}\n\n",
    "title: The toll\n",
    "date: 2021-03-04\n",
    "date = 2021-02-30\n",
    "authors:\n  - name: Ana\n",
    "# Votes counted\n",
    "OSLO, March 4 (ABC) -- Ministers met",
    "By Ana Ruiz\n",
    "A line twice\nA line twice\n",
    "> quoted\n",
    "- item\n  - inner\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n",
    "![A photo &amp; more](x.png \"Title\")",
    "[a *link*](http://x.org)",
    "`code`",
    "~~struck~~",
    "<p>One<br>two&nbsp;three &bogus; &amp;</p>",
    "<article><h1>Head</h1>",
    "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":\"2021-03-04\"}</script>",
    "<meta property=\"article:published_time\" content=\"2021-03-04\">",
    "<!-- comment -->",
    "</div>",
    "{\"uri\":\"a\",\"headline\":\"Votes counted\",\"ednote\":\"no\",\"body_html\":\"<p>One \\u00e9 &amp; <b>two<\\/b>",
    "<p>Three\\n\\ud83d\\ude00</p>\"",
    ",\"body_text\":\"By Ana\\n\\nOne\\ttwo\"}",
    "{\"type\":\"story\",\"version\":\"1\",\"content_elements\":[{\"type\":\"text\",\"content\":\"a &eacute; <i>b</i>",
    "\"},{\"type\":\"list\",\"items\":[{\"type\":\"text\",\"content\":\"x\"}]}]}",
    "<nitf><head><docdata><date.issue norm=\"20210304T1000Z\"/></docdata></head><body>",
    "<body.head><hedline><hl1>Votes &#233;</hl1></hedline></body.head><body.content>",
    "<p>One <em>two</em>&amp;&lol;<br/></p><media-reference alternate-text=\"a &lt; b\"/>",
    "</body.content></body></nitf>",
    "<newsItem><contentSet><inlineData contenttype=\"text/html\">&lt;p&gt;One &amp;amp; two&lt;/p&gt;",
    "</inlineData></contentSet></newsItem>",
    "<![CDATA[a <b> & c]]>",
    "\r\n",
    "\n\n",
    "\u{a0}",
    "é😀",
    "\u{0}",
    " said on Monday, after the\nministers had met ",
];

fn source() -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn read(format: Format, text: &str) -> Vec<(Source, Document)> {
    let source = Source::new("2021-03-04-vote.md", text);
    let documents = document::read(&source, format).unwrap_or_default();
    documents.into_iter().map(|document| (source.clone(), document)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_source_gives_a_sound_document(text in source()) {
        for format in Format::ALL.into_iter().filter(|f| !f.is_packed()) {
            sound(&Source::new("2021-03-04-vote.md", text.as_str()), format);
        }
    }

    #[test]
    fn sound_containers_give_sound_documents(words in source()) {
        for format in Format::ALL.into_iter().filter(|f| !f.is_packed()) {
            let source = Source::new("story", held(format, &words));
            assert!(document::read(&source, format).is_ok(), "{}", source.text);
            sound(&source, format);
        }
    }

    #[test]
    fn plain_text_is_kept_byte_for_byte(text in source()) {
        for (source, document) in read(Format::Text, &text) {
            prop_assert_eq!(&document.text, &source.text);
        }
    }

    #[test]
    fn a_headline_from_beside_the_text_keeps_the_map_exact(text in source()) {
        for format in Format::ALL.into_iter().filter(|f| !f.is_packed()) {
            for (source, mut document) in read(format, &text) {
                document::add_headline(&mut document, "Votes counted in Oslo");
                blocks_are_in_order(&document);
                the_map_is_exact(&source, &document);
            }
        }
    }
}

#[test]
fn links_and_code_are_marked_where_they_stand() {
    let text = "The [vote & count](x) of `x = 1` took *two* days.\n";
    for (_, document) in read(Format::Markdown, text) {
        let marked: Vec<_> =
            document.markup.list().iter().map(|m| (m.kind, document.slice(m.span))).collect();
        let expected =
            [(MarkupKind::Link, "vote & count"), (MarkupKind::Code, "x = 1"), (MarkupKind::Emphasis, "two")];
        assert_eq!(marked, expected);
    }
}
