//! A source read as a format: blocks in order and trimmed, a map that is exact, places that are whole.

use copydesk::document::{self, Document, Format};
use copydesk::source::{Source, Span};

/// Whatever the source, its documents are sound; a refusal points into it and says what to do.
pub fn sound(source: &Source, format: Format) {
    match document::read(source, format) {
        Ok(documents) => documents.iter().for_each(|d| sound_document(source, d)),
        Err(refusal) => {
            assert!(refusal.at.is_none_or(|at| at as usize <= source.text.len()), "{refusal:?}");
            assert!(!refusal.cause.is_empty() && !refusal.help.is_empty(), "{refusal:?}");
        }
    }
}

/// Any words as the body of a story in a format, escaped as they must be.
pub fn held(format: Format, words: &str) -> String {
    let json = json(words);
    let xml = words.replace('\0', " ").replace('&', "&amp;").replace('<', "&lt;").replace(']', "&#93;");
    match format {
        Format::Ninjs => {
            format!("{{\"headline\":\"Head\",\"located\":{json},\"body_html\":{json},\"body_text\":{json}}}")
        }
        Format::Ans => {
            let element = format!("{{\"type\":\"text\",\"content\":{json}}}");
            format!("{{\"headlines\":{{\"basic\":\"Head\"}},\"content_elements\":[{element},{element}]}}")
        }
        Format::Nitf => {
            let value = xml.replace('"', "&quot;");
            format!("<nitf><body><hl1>Head</hl1><p a=\"{value}\">{xml}</p>{xml}</body></nitf>")
        }
        Format::Newsml => {
            let bodies = format!("<inlineData>{xml}</inlineData><inlineXML><p>{xml}</p></inlineXML>");
            let head = "<contentMeta><headline>Head</headline></contentMeta>";
            format!("<newsItem>{head}<contentSet>{bodies}</contentSet></newsItem>")
        }
        _ => words.to_owned(),
    }
}

/// A string of JSON with its quotation marks; NUL, which no text holds, left out.
fn json(words: &str) -> String {
    let escaped = words.chars().filter(|c| *c != '\0').map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() || c == 'é' || c == '😀' => {
            c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect()
        }
        c => c.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// One document of a source.
pub fn sound_document(source: &Source, document: &Document) {
    blocks_are_in_order(document);
    the_map_is_exact(source, document);
    places_are_whole(source, document);
}

/// Blocks follow one another, hold something and begin and end with a word.
pub fn blocks_are_in_order(document: &Document) {
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.span.start >= end && !block.span.is_empty(), "{block:?}");
        let words = document.text.get(block.span.range());
        assert_eq!(words.map(str::trim), words, "{block:?}");
        end = block.span.end;
    }
    assert!(end as usize <= document.text.len());
    assert!(document.blocks.is_sorted_by_key(|b| b.paragraph));
}

/// Verbatim text is the source's own, and every other character has a place there.
pub fn the_map_is_exact(source: &Source, document: &Document) {
    assert_eq!(document.map.text_len(), document.text.len());
    for (text, place) in document.map.verbatim() {
        assert_eq!(document.text.get(text.range()), source.text.get(place.range()));
    }
    for (at, c) in document.text.char_indices() {
        let place = document.map.to_source(Span::new(at, at + c.len_utf8()));
        assert!(source.text.get(place.range()).is_some(), "{place:?} of {c:?}");
    }
}

/// Metadata, faults and markup point at whole characters.
pub fn places_are_whole(source: &Source, document: &Document) {
    let metadata = &document.metadata;
    let dates = [&metadata.date, &metadata.updated, &metadata.embargo];
    let spans = dates.into_iter().flatten().filter_map(|d| d.span);
    let places = metadata.place.iter().filter_map(|p| p.span);
    let faults = document.faults.iter().map(|f| f.span);
    for span in spans.chain(places).chain(faults) {
        assert!(source.text.get(span.range()).is_some(), "{span:?}");
    }
    for markup in document.markup.list() {
        assert!(document.text.get(markup.span.range()).is_some(), "{markup:?}");
    }
}
