//! What holds of every page: no tag soup breaks the reader, and prose is the same in HTML as in Markdown.

mod laws;

use copydesk::document::{self, Format};
use copydesk::lint;
use copydesk::source::Source;
use laws::documents;
use laws::drafts::{self, rules};
use proptest::prelude::*;

/// Pieces of pages, to be joined in any order and cut anywhere.
const SOUP: &[&str] = &[
    "<html><body>",
    "<main>",
    "</main>",
    "<article class='post'>",
    "</article>",
    "<p>",
    "</p>",
    "<div class='related'>",
    "<div itemprop=articleBody>",
    "</div>",
    "<h1>A dam",
    "</h1>",
    "<b>",
    "</b>",
    "<a href='x.jpg'>",
    "</a>",
    "<li>",
    "</ul>",
    "<table><tr><td>",
    "</td>",
    "</table>",
    "<img alt=\"A dam &amp; a road\">",
    "<img alt=x",
    "<blockquote>",
    "<br>",
    "<br/><br/>",
    "<script>var x = '<p>';</script>",
    "<script><!--<script>",
    "</script>",
    "<style>",
    "</style>",
    "<title>A &lt; b</title>",
    "<textarea>",
    "<svg><title/><style/></svg>",
    "<!-- a comment -->",
    "<!-- copydesk: allow hedge -- why -->",
    "<!-",
    "<!doctype html>",
    "<![CDATA[ x ]]>",
    "</",
    "<",
    "<3 ",
    "&",
    "&amp;",
    "&#146;",
    "&#x1F600;",
    "&notit;",
    "&#0;",
    "&#xD800;",
    "&nosuch;",
    "\r\n",
    "\n\n",
    "[caption id=\"x\"]",
    "[/caption]",
    "[gallery ids=\"1\"]",
    "<pre>",
    "</pre>",
    "<sup><a>1</a></sup>",
    "<p hidden>",
    "<p style='display: none'",
    "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"A \\u2019 \\ud83d\\ude00 &amp; b\", \"datePublished\": \"2021-03-04\"}</script>",
    "<script type=\"application/ld+json\">[{\"@graph\": [{\"@type\": \"Report\", \"headline\": \"\\ud800\"",
    "<meta property='og:title' content='A &quot;dam&quot;'>",
    "<meta name=date content=20210304>",
    "<time datetime=2021-03-04>",
    "Governor Ruiz said 12 people died on Tuesday, March 4, 2021. ",
    "To<wbr>kayev",
    "é\u{ad}\u{200b}",
    "Ã©",
    "\u{0}",
    "'",
    "\"",
    ">",
    "=",
];

fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => prop::sample::select(SOUP).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A block of prose, and how it stands on a page.
#[derive(Debug, Clone, Copy)]
enum Block {
    Heading(&'static str),
    Paragraph(&'static str),
    Items(&'static [&'static str]),
    Quote(&'static str),
    Table(&'static [[&'static str; 2]]),
}

/// Prose with faults and without, in characters that Markdown reads as they stand.
const BLOCKS: &[Block] = &[
    Block::Paragraph("At least 227 people died, the ministry said, including 149 villagers and 161 others."),
    Block::Paragraph("VARNHOLM, Tuesday, January 26 -- Parliament met in the the old hall."),
    Block::Paragraph(
        "“Nobody,” Dr. Ida Lindqvist said, “has asked us.” Looters killed two watchmen & a guard.",
    ),
    Block::Paragraph(
        "Deputy Yerlan Qasymov, 68, left. Yerlan Kassymov of AT&T spoke for §5 of the law – twice.",
    ),
    Block::Paragraph(
        "The road from Karatau is closed until June 31, 2021. Some analysts fear 4,000 people < 5,000 will leave.",
    ),
    Block::Paragraph("Sen. José Müller-Ortiz said that JosÃ© was a slip of the printer."),
    Block::Heading("Two days later"),
    Block::Items(&["14 farms in the north", "12 farms in the south"]),
    Block::Paragraph("The 38 complaints fell into three groups:"),
    Block::Items(&["20 on noise", "10 on smell", "9 on traffic"]),
    Block::Quote("We saw 12 men, reportedly soldiers, at the the gate."),
    Block::Table(&[["Village", "Dead"], ["Ost", "8"], ["Brekke", "5"], ["Total", "14"]]),
];

fn markdown(blocks: &[Block]) -> String {
    let escaped = |text: &str| text.replace('<', "\\<");
    let lines = |lines: Vec<String>| lines.join("\n");
    let block = |block: &Block| match block {
        Block::Heading(text) => format!("## {}", escaped(text)),
        Block::Paragraph(text) => escaped(text),
        Block::Quote(text) => format!("> {}", escaped(text)),
        Block::Items(items) => lines(items.iter().map(|i| format!("- {i}")).collect()),
        Block::Table(rows) => {
            let mut all: Vec<String> = rows.iter().map(|[a, b]| format!("| {a} | {b} |")).collect();
            all.insert(1, "| --- | --- |".to_owned());
            lines(all)
        }
    };
    let all: Vec<String> = blocks.iter().map(block).collect();
    format!("# The dam at Ost\n\n{}\n", all.join("\n\n"))
}

/// The same as a page, every `step`th letter written as a reference and every third paragraph split by markup that shows
/// nothing.
fn html(blocks: &[Block], step: usize) -> String {
    let escaped = |text: &str| -> String {
        let one = |(i, c): (usize, char)| match c {
            '&' => "&amp;".to_owned(),
            '<' => "&lt;".to_owned(),
            c if i % step == step - 1 && c != ' ' => format!("&#x{:x};", u32::from(c)),
            c if i % step == 1 && c != ' ' => format!("<span>{c}</span>"),
            c => c.to_string(),
        };
        text.chars().enumerate().map(one).collect()
    };
    let block = |block: &Block| match block {
        Block::Heading(text) => format!("<h2>{}</h2>", escaped(text)),
        Block::Paragraph(text) => format!("<p>{}", escaped(text)),
        Block::Quote(text) => format!("<blockquote><p>{}</p></blockquote>", escaped(text)),
        Block::Items(items) => {
            let items: String = items.iter().map(|i| format!("<li>{}", escaped(i))).collect();
            format!("<ul>{items}</ul>")
        }
        Block::Table(rows) => {
            let rows: String =
                rows.iter().map(|[a, b]| format!("<tr><td>{}</td><td>{}", escaped(a), escaped(b))).collect();
            format!("<table>{rows}</table>")
        }
    };
    let all: String = blocks.iter().map(|b| block(b) + "\n").collect();
    format!(
        "<html><body><nav><a href=x>Home</a></nav><article><h1>The dam at Ost</h1>\n{all}</article></body></html>"
    )
}

/// Rule, level, message and the words of all labels, in order.
fn findings(text: &str, format: Format) -> Vec<(String, String, String, Vec<String>)> {
    let source = Source::new("draft", text);
    let document = document::read(&source, format).expect("it is not deep").remove(0);
    let found = lint::lint(&drafts::draft(&source, document, Some("2022-01-26")), rules());
    let told = |d: &copydesk::diagnostic::Diagnostic| {
        let labels = d.labels().map(|l| l.text.clone()).collect();
        (d.rule.clone(), format!("{:?}", d.level), d.message.clone(), labels)
    };
    found.iter().map(told).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_tag_soup_breaks_the_reader(text in soup()) {
        let source = Source::new("draft", text);
        documents::sound(&source, Format::Html);
        drafts::the_whole_way(&source, Format::Html);
    }

    #[test]
    fn prose_is_the_same_in_html_as_in_markdown(
        picks in prop::collection::vec(prop::sample::select(BLOCKS), 3..8),
        step in 3_usize..40,
    ) {
        let (page, draft) = (html(&picks, step), markdown(&picks));
        prop_assert_eq!(findings(&page, Format::Html), findings(&draft, Format::Markdown), "{}\n{}", page, draft);
    }
}
