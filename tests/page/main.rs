//! The report as a page: what it looks like as markup, that no draft adds to it, and that its places are exact.

mod sheet;

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use copydesk::config::allowed::Entries;
use copydesk::document::{self, Format};
use copydesk::draft::Draft;
use copydesk::lint::{Judged, judge};
use copydesk::report::html::Page;
use copydesk::report::summary::{Counts, Summary};
use copydesk::report::{Checked, Facts, Others, Report};
use copydesk::rules::RuleSet;
use copydesk::rules::load::builtin_rules;
use copydesk::source::Source;
use copydesk::source::inverse::Inverse;
use lol_html::{RewriteStrSettings, element, rewrite_str, text};
use proptest::prelude::*;

pub fn rules() -> &'static RuleSet {
    static RULES: OnceLock<RuleSet> = OnceLock::new();
    RULES.get_or_init(builtin_rules)
}

pub fn read(source: &Source, format: Format) -> Draft {
    let document = document::read(source, format).expect("it can be read").remove(0);
    Draft::read(&source.name, document, &rules().facts.lexicon, &rules().facts.gazetteer)
}

/// The page of drafts; `withheld` as under `--redact always`.
fn page(sources: &[Source], format: Format, withheld: bool) -> String {
    let mut out = Vec::new();
    let mut report = Page::new(&mut out);
    let mut summary = Summary::default();
    report.begin().expect("memory takes all");
    for source in sources {
        let draft = read(source, format);
        let Judged { found, suppressions } = judge(&draft, rules(), &Entries::default());
        let facts = Facts::of(&draft);
        let (others, diagnostics) = (&Others::new(), &found);
        let checked = Checked {
            source,
            others,
            facts: &facts,
            rules: rules(),
            draft: Some(&draft),
            diagnostics,
            suppressions: &suppressions,
            withheld,
        };
        report.document(checked).expect("memory takes all");
        summary.read += facts.tally;
        summary.shown += Counts::of(&found);
    }
    report.end(&summary).expect("memory takes all");
    String::from_utf8(out).expect("it is UTF-8")
}

fn ferry() -> Source {
    Source::new("ferry.md", include_str!("ferry.md"))
}

/// The body without its script.
fn body(page: &str) -> &str {
    let body = page.split_once("<main").expect("there is a main part").1;
    body.split_once("<script>").expect("there is a script").0
}

/// Every start tag with the names of its attributes, and the values of those that could load or run something.
fn tags(page: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let each = element!("*", |e| {
        let mut names: Vec<String> = e.attributes().iter().map(|a| a.name()).collect();
        names.sort();
        let href = e.get_attribute("href").unwrap_or_default();
        tags.push(format!("{} {} {href}", e.tag_name(), names.join(" ")));
        Ok(())
    });
    let settings = RewriteStrSettings::new().append_element_content_handler(each);
    rewrite_str(page, settings).expect("the page can be read back");
    tags
}

/// The text of all elements of a kind, one string for each.
fn texts(page: &str, selector: &str) -> Vec<String> {
    let (mut found, mut last) = (Vec::new(), String::new());
    let each = text!(selector, |chunk| {
        last.push_str(chunk.as_str());
        if chunk.last_in_text_node() {
            found.push(std::mem::take(&mut last));
        }
        Ok(())
    });
    let settings = RewriteStrSettings::new().append_element_content_handler(each);
    rewrite_str(page, settings).expect("the page can be read back");
    found
}

#[test]
fn a_small_draft() {
    insta::assert_snapshot!(body(&page(&[ferry()], Format::Markdown, false)));
}

#[test]
fn several_drafts_have_an_index_first() {
    let another = Source::new("another.txt", "Harbour reopens\n\nThe the harbour of Varnholm reopened.\n");
    let page = page(&[ferry(), another], Format::Markdown, false);
    assert!(page.contains("<template shadowrootmode=\"open\"><slot name=\"index\"></slot><slot></slot>"));
    let index = page.split_once("<nav class=\"index\" slot=\"index\"").expect("there is an index").1;
    insta::assert_snapshot!(index.split_once("</nav>").expect("it ends").0);
}

#[test]
fn words_that_are_withheld_are_on_no_page() {
    let page = page(&[ferry()], Format::Markdown, true);
    for word in ["Holm", "Aune", "passengers", "inquiry"] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("data-rule=\"weekday-mismatch\"") && page.contains("Under embargo"));
}

#[test]
fn a_page_loads_nothing() {
    let page = page(&[ferry()], Format::Markdown, false);
    assert!(page.contains("default-src &#39;none&#39;"));
    for tag in tags(&page) {
        let (names, href) = tag.rsplit_once(' ').expect("it has three parts");
        assert!(href.is_empty() || href.starts_with('#') || href == "data:,", "{tag}");
        assert!(!names.contains(" src") && !names.contains(" style"), "{tag}");
    }
}

#[test]
fn labels_lead_back_to_their_words() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts");
    let single = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut seen = 0;
    for entry in fs::read_dir(folder).expect("there are drafts") {
        let path = entry.expect("it can be listed").path();
        let name = path.file_name().expect("it has a name").to_string_lossy().into_owned();
        let Some(format) = Format::of_name(&name) else { continue };
        let source = Source::new(name, fs::read_to_string(&path).expect("it is UTF-8 text"));
        let draft = read(&source, format);
        let back = Inverse::of(&draft.document.map);
        for label in judge(&draft, rules(), &Entries::default()).found.iter().flat_map(|d| d.labels()) {
            let spans = back.to_text(label.span);
            let words: Vec<&str> = spans.iter().map(|s| draft.slice(*s)).collect();
            if !label.text.is_empty() && label.path.is_none() {
                assert_eq!(single(&words.concat()), single(&label.text), "{} {label:?}", source.name);
                seen += 1;
            }
        }
    }
    assert!(seen > 200, "{seen}");
}

/// What would be markup, a script or the end of something, if it were not text.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</script><script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "<!--",
    "-->",
    "]]>",
    "</style><style>*{}",
    "</textarea></title></template>",
    "&lt;b&gt;",
    "&#60;i&#62;",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<svg onload=alert(1)>",
    "</main></body></html>",
    "\u{0}\u{202e}",
    "`the` the the ",
    "*em <b>* `code </code>` [link](javascript:x) ",
    "| <td> | </table> |\n| --- | --- |\n| 12 | 13 |\n",
    "- <li>\n",
    "> <blockquote>\n",
    "\n\n",
    "![<img>](x.jpg)\n\n",
    "Tuesday, January 26, 2022 ",
    "At least 40 people died, <b>police</b> said, including 31 men and 12 others. ",
    "\"Qasymov <i>said</i> so,\" Kassymov said. ",
    "TK [CHECK] ??? ",
];

/// Elements of a page that stand for nothing in a draft: those of the frame.
const FRAME: &[&str] =
    &["html", "head", "meta", "title", "link", "style", "body", "script", "template", "slot"];

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![6 => prop::sample::select(HOSTILE).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

/// Elements that our own markup may use for a draft, with all attributes they may have.
const OURS: &[(&str, &str)] = &[
    ("a", "class href"),
    ("article", "aria-labelledby class id"),
    ("b", ""),
    ("blockquote", ""),
    ("code", ""),
    ("del", ""),
    ("details", "class"),
    ("div", "aria-label class hidden lang role"),
    ("em", ""),
    ("fieldset", "class hidden"),
    ("figcaption", ""),
    ("figure", "class"),
    ("footer", ""),
    ("h1", ""),
    ("h2", "id"),
    ("h3", "id"),
    ("h4", "class"),
    ("h5", ""),
    ("header", "class"),
    ("input", "aria-label checked id name type"),
    ("ins", ""),
    ("kbd", ""),
    ("label", "class"),
    ("legend", ""),
    ("li", "class data-level data-rule id"),
    ("main", "id tabindex"),
    ("mark", "class data-finding id"),
    ("nav", "aria-labelledby class slot"),
    ("ol", "class"),
    ("option", "value"),
    ("output", ""),
    ("p", "class"),
    ("q", ""),
    ("rect", "class height width x y"),
    ("section", "aria-labelledby class"),
    ("select", ""),
    ("span", "class id"),
    ("strong", "class"),
    ("summary", ""),
    ("svg", "aria-hidden class preserveaspectratio viewbox"),
    ("table", "class"),
    ("tbody", ""),
    ("td", "class"),
    ("th", "class colspan scope"),
    ("thead", ""),
    ("tr", "class"),
    ("ul", "class"),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_element_comes_from_a_draft(
        draft in hostile(),
        name in hostile(),
        format in prop::sample::select(vec![Format::Text, Format::Markdown, Format::Html]),
    ) {
        let page = page(&[Source::new(name, draft)], format, false);
        let tags = tags(&page);
        for tag in &tags {
            let mut parts = tag.split(' ');
            let element = parts.next().expect("a tag has a name");
            if FRAME.contains(&element) {
                continue;
            }
            let allowed = OURS.iter().find(|(name, _)| *name == element);
            prop_assert!(allowed.is_some(), "{tag}");
            let (names, href) = tag[element.len() + 1..].rsplit_once(' ').expect("it has three parts");
            prop_assert!(href.is_empty() || href.starts_with('#'), "{tag}");
            let known: Vec<&str> = allowed.expect("it is there").1.split(' ').collect();
            prop_assert!(names.split(' ').all(|n| n.is_empty() || known.contains(&n)), "{tag}");
        }
        let once = |element: &str| tags.iter().filter(|t| t.split(' ').next() == Some(element)).count() == 1;
        prop_assert!(["script", "style", "title", "main", "body"].iter().all(|e| once(e)));
        // The page goes on to its end behind the draft.
        prop_assert_eq!(texts(&page, "footer b"), ["error", "warning", "note"]);
    }
}
