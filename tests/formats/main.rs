//! One story in every format: the same findings, and places that quote the right words in each source.

#[cfg(feature = "docx")]
#[path = "../docx/pack.rs"]
mod pack;
mod secret;
mod story;
#[cfg(feature = "docx")]
mod word;
mod write;

use copydesk::diagnostic::{Diagnostic, Label};
use copydesk::document::{self, Format};
use copydesk::draft::Draft;
use copydesk::lint::lint;
use copydesk::rules::RuleSet;
use copydesk::rules::load::builtin_rules;
use copydesk::source::Source;

/// Rules, levels and the words that are quoted.
type Told = Vec<(String, String, Vec<String>)>;

fn found(source: &Source, format: Format, rules: &RuleSet) -> Vec<Diagnostic> {
    let documents = document::read(source, format).expect("it can be read");
    assert_eq!(documents.len(), 1, "{}: the plain version of a body is no story of its own", source.name);
    let read = |d| Draft::read(&source.name, d, &rules.facts.lexicon, &rules.facts.gazetteer);
    documents.into_iter().map(read).flat_map(|draft| lint(&draft, rules)).collect()
}

fn labels(diagnostic: &Diagnostic) -> impl Iterator<Item = &Label> {
    std::iter::once(&diagnostic.primary).chain(&diagnostic.secondary)
}

/// What is told, in an order that does not depend on where a format puts its captions.
fn told(found: &[Diagnostic]) -> Told {
    let mut told: Told = found
        .iter()
        .map(|d| {
            let mut words: Vec<String> = labels(d).map(|l| flat(&l.text)).collect();
            words.sort();
            (d.rule.clone(), d.level.name().to_owned(), words)
        })
        .collect();
    told.sort();
    told
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a place with its markup taken away, as a reader of the format sees them.
fn words_at(source: &Source, format: Format, label: &Label) -> String {
    let raw = source.slice(label.span);
    let json = matches!(format, Format::Ninjs | Format::Ans);
    let text = match json {
        true => serde_json::from_str(&format!("\"{raw}\"")).expect("a place in JSON cuts no escape"),
        false => raw.to_owned(),
    };
    match format {
        Format::Text => flat(&text),
        Format::Markdown => flat(&text.replace(['*', '\\'], "")),
        // Marks that were escaped twice, as in `inlineData`, are taken away twice.
        _ => flat(&plain(&plain(&text))),
    }
}

fn plain(text: &str) -> String {
    let mut out = String::new();
    for (i, piece) in text.split('<').enumerate() {
        out += if i == 0 { piece } else { piece.split_once('>').map_or("", |(_, words)| words) };
    }
    let references = [
        ("&eacute;", "é"),
        ("&#232;", "è"),
        ("&#xfc;", "ü"),
        ("&ldquo;", "“"),
        ("&rdquo;", "”"),
        ("&rsquo;", "’"),
        ("&mdash;", "—"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    references.iter().fold(out, |out, (name, c)| out.replace(name, c))
}

#[test]
fn every_format_gives_the_same_findings() {
    let rules = builtin_rules();
    let mut first: Option<Told> = None;
    for (name, format, text) in write::all() {
        let source = Source::new(name, text);
        let told = told(&found(&source, format, &rules));
        assert!(told.len() >= 10, "{name}: {told:#?}");
        let first = first.get_or_insert_with(|| told.clone());
        let extra: Vec<_> = told.iter().filter(|t| !first.contains(t)).collect();
        let missing: Vec<_> = first.iter().filter(|t| !told.contains(t)).collect();
        assert!(
            extra.is_empty() && missing.is_empty(),
            "{name}: too much {extra:#?}, too little {missing:#?}"
        );
    }
}

#[test]
fn every_place_quotes_its_words() {
    let rules = builtin_rules();
    for (name, format, text) in write::all() {
        let source = Source::new(name, text);
        for diagnostic in found(&source, format, &rules) {
            for label in labels(&diagnostic) {
                assert_eq!(
                    words_at(&source, format, label),
                    flat(&label.text),
                    "{name}: {}",
                    diagnostic.rule
                );
            }
        }
    }
}

#[test]
fn every_format_is_known_by_its_content() {
    for (name, format, text) in write::all() {
        assert_eq!(Format::detect(name, &text), Ok(format), "{name}");
        let beginning = &text[..(0..=400).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)];
        if Format::is_told_by_content(name) {
            assert_eq!(Format::of_container(beginning), Some(format), "{name}");
            assert_eq!(Format::detect("-", &text), Ok(format), "{name} from a pipe");
        }
    }
}
