//! What of a container may be shown: in JSON and XML stand notes for desks beside the story, often on
//! the same line.
//!
//! In: a source and the documents read from it. Out: the places that are shown to nobody. Seen are
//! the words that were read, the tags between them, and the places of metadata.

use crate::source::map::SourceMap;
use crate::source::{Source, SourceSpan, Span};

use super::directive::Says;
use super::{Document, Format};

/// The places to be veiled, in order; none in formats whose whole text is the draft.
pub fn veil(source: &Source, documents: &[Document]) -> Vec<SourceSpan> {
    let open = |d: &Document| matches!(d.format, Format::Text | Format::Markdown | Format::Html);
    if documents.iter().any(open) {
        return Vec::new();
    }
    let mut shown: Vec<SourceSpan> = documents.iter().flat_map(|d| seen(source, d)).collect();
    shown.sort_unstable();
    let (mut veiled, mut at) = (Vec::new(), 0);
    for span in shown {
        if span.start > at {
            veiled.push(SourceSpan { start: at, end: span.start });
        }
        at = at.max(span.end);
    }
    let end = SourceSpan::new(0, source.text.len()).end;
    if at < end {
        veiled.push(SourceSpan { start: at, end });
    }
    veiled
}

fn seen(source: &Source, document: &Document) -> Vec<SourceSpan> {
    let mut shown = words(source, document);
    let data = &document.metadata;
    shown.extend([&data.date, &data.updated, &data.embargo].into_iter().flatten().filter_map(|s| s.span));
    shown.extend(data.kind.iter().filter_map(|s| s.span));
    shown.extend([&data.place, &data.language].into_iter().flatten().filter_map(|s| s.span));
    shown.extend(document.faults.iter().map(|f| f.span));
    for directive in &document.directives {
        shown.push(directive.span);
        shown.extend(directive.faults.iter().map(|f| f.span));
        if let Says::Allow(allow) = &directive.says {
            shown.extend(allow.rules.iter().map(|(_, span)| *span));
        }
    }
    shown
}

/// The words of all blocks, and what stands between two pieces of a block where it is tags alone.
fn words(source: &Source, document: &Document) -> Vec<SourceSpan> {
    let mut blocks = document.blocks.iter().peekable();
    let mut shown: Vec<SourceSpan> = Vec::new();
    let mut last: Option<(Span, SourceSpan)> = None;
    for (text, _) in document.map.pieces() {
        while let Some(block) = blocks.peek().map(|b| b.span) {
            if block.start >= text.end {
                break;
            }
            if let Some(place) = part(&document.map, text, block) {
                shown.extend(last.and_then(|(of, before)| between(source, (of, before), (block, place))));
                shown.push(place);
                last = Some((block, place));
            }
            if block.end > text.end {
                break;
            }
            blocks.next();
        }
    }
    shown
}

/// Where the part of a piece that lies in a block came from.
fn part(map: &SourceMap, text: Span, block: Span) -> Option<SourceSpan> {
    let inside = Span { start: text.start.max(block.start), end: text.end.min(block.end) };
    (inside.start < inside.end).then(|| map.to_source(inside))
}

/// The tags between two pieces of one block.
fn between(source: &Source, before: (Span, SourceSpan), here: (Span, SourceSpan)) -> Option<SourceSpan> {
    let gap = SourceSpan { start: before.1.end, end: here.1.start.max(before.1.end) };
    (before.0 == here.0 && is_tags(source.slice(gap))).then_some(gap)
}

/// Tags and white space, without a comment and without words.
fn is_tags(gap: &str) -> bool {
    let words = gap
        .split('<')
        .enumerate()
        .map(|(i, piece)| if i == 0 { Some(piece) } else { Some(piece.split_once('>')?.1) });
    !gap.contains("<!") && words.into_iter().all(|w| w.is_some_and(|w| w.trim().is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;

    fn shown(name: Format, text: &str) -> String {
        let source = Source::new("a", text);
        let documents = document::read(&source, name).expect("it can be read");
        let veil = veil(&source, &documents);
        source.veiled(veil).shown(0..text.len()).into_owned()
    }

    #[test]
    fn only_the_words_of_a_story_are_shown() {
        let text =
            r#"{"uri":"a","ednote":"café","body_html":"<p>One <b>two<\/b> é<!-- secret --> three</p>"}"#;
        let seen = r"One <b>two<\/b> é                three";
        let all = shown(Format::Ninjs, text);
        assert_eq!((all.trim(), all.len(), all.chars().count()), (seen, text.len(), text.chars().count()));
        let text = "<nitf><head><ed-msg info=\"secret\"/></head><body><body.content><p>One <em>two</em></p></body.content></body></nitf>";
        assert_eq!(shown(Format::Nitf, text).trim(), "One <em>two");
    }

    #[test]
    fn a_draft_that_is_all_text_is_shown_whole() {
        assert_eq!(shown(Format::Html, "<p>One <!-- two --></p>"), "<p>One <!-- two --></p>");
    }
}
