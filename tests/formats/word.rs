//! The story as a Word file, whose places lie in the text that is taken out of it.

use copydesk::document::packed::{Limits, unpack};
use copydesk::draft::Draft;
use copydesk::lint::lint;
use copydesk::rules::load::builtin_rules;
use copydesk::source::Source;

use super::pack::{p, part, r, styled, word};
use super::story::{BYLINE, CAPTION, DECK, HEADLINE, NOTE, PARTS, Part};
use super::{flat, found, labels, told, write};

/// Styles of the kinds that the story has.
fn styles() -> String {
    let style = |name: &str| format!("<w:style w:styleId=\"{name}\"><w:name w:val=\"{name}\"/></w:style>");
    part("styles", &["Title", "Subtitle", "heading 1", "Quote", "caption"].map(style).concat())
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn file() -> Vec<u8> {
    let mut body = styled("Title", &escaped(HEADLINE)) + &styled("Subtitle", &escaped(DECK)) + &p(&r(BYLINE));
    body += &p(&r("September 14, 2021"));
    body += &format!("<w:del>{}</w:del>", p(&r(NOTE)).replace("w:t", "w:delText"));
    for part in PARTS {
        body += &match part {
            Part::Paragraph(text, set) => match text.split_once(set).filter(|_| !set.is_empty()) {
                Some((before, after)) => {
                    let italic = format!("<w:r><w:rPr><w:i/></w:rPr><w:t>{}</w:t></w:r>", escaped(set));
                    p(&(r(&escaped(before)) + &italic + &r(&escaped(after))))
                }
                None => p(&r(&escaped(text))),
            },
            Part::Heading(text) => styled("heading 1", &escaped(text)),
            Part::List(items) => items
                .iter()
                .map(|item| {
                    let number =
                        "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>";
                    p(&(number.to_owned() + &r(&escaped(item))))
                })
                .collect(),
            Part::Quote(text) => styled("Quote", &escaped(text)),
        };
    }
    word(&(body + &styled("caption", CAPTION)), &[("styles", &styles())])
}

#[test]
fn a_word_file_gives_the_same_findings_at_its_words() {
    let rules = builtin_rules();
    let (source, documents) =
        unpack("story.docx".to_owned(), &file(), Limits::of_text(1 << 20)).expect("it is a Word file");
    assert!(!source.text.contains("SEKRIT"));
    let read = |d| Draft::read(&source.name, d, &rules.facts.lexicon, &rules.facts.gazetteer);
    let in_word: Vec<_> = documents.into_iter().map(read).flat_map(|draft| lint(&draft, &rules)).collect();
    let (name, format, text) = write::all().remove(0);
    assert_eq!(told(&in_word), told(&found(&Source::new(name, text), format, &rules)));
    for label in in_word.iter().flat_map(labels) {
        assert_eq!(flat(source.slice(label.span)), flat(&label.text));
    }
}
