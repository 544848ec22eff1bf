//! Comments written into a Word file: the text stays, and a second review changes nothing.

use std::ops::Range;

use copydesk::diagnostic::{Diagnostic, Label, Level};
use copydesk::document::packed::{Limits, unpack};
use copydesk::review::{Reviewed, review};
use copydesk::source::{Source, SourceSpan};

/// Findings of a file at most, at words all over it; the other place of each lies right behind, cut where it falls.
const MOST: usize = 40;

/// Comments on any words of a file that can be read.
pub fn any_words(bytes: &[u8], source: &Source) {
    let text = &source.text;
    let starts = text.char_indices().filter(|(at, c)| {
        !c.is_whitespace() && text[..*at].chars().next_back().is_none_or(|before| !before.is_alphanumeric())
    });
    let starts: Vec<usize> = starts.map(|(at, _)| at).collect();
    let step = starts.len() / MOST + 1;
    let found: Vec<Diagnostic> = starts
        .iter()
        .step_by(step)
        .enumerate()
        .map(|(i, at)| {
            let end = starts.iter().find(|s| **s > *at + i % 5 * 3).copied().unwrap_or(text.len());
            let other = end..text.len().min(end + i % 4);
            finding(source, *at..end, &[other])
        })
        .collect();
    a_review(bytes, source, &found);
}

/// A finding with its words and its other places.
pub fn finding(source: &Source, words: Range<usize>, others: &[Range<usize>]) -> Diagnostic {
    let label = |place: &Range<usize>| Label {
        path: None,
        span: SourceSpan::new(place.start, place.end),
        text: source.text.get(place.clone()).unwrap_or_default().to_owned(),
        message: String::new(),
    };
    Diagnostic {
        path: source.name.clone(),
        rule: "made-up".to_owned(),
        level: Level::Warning,
        always_shown: false,
        message: format!("found at {}", words.start),
        primary: label(&words),
        secondary: others.iter().map(label).collect(),
        notes: vec!["a <note> & \"more\"".to_owned()],
        help: None,
        fix: None,
        fingerprint: String::new(),
    }
}

/// Findings of a file as comments in it, where a part that it lacks does not forbid them.
pub fn a_review(bytes: &[u8], source: &Source, found: &[Diagnostic]) -> Option<Reviewed> {
    let limits = Limits::of_text(64 << 20);
    let reviewed = match review(bytes, found, &limits) {
        Ok(reviewed) => reviewed,
        Err(refusal) => {
            assert!(!refusal.cause.is_empty() && !refusal.help.is_empty(), "{refusal:?}");
            return None;
        }
    };
    let read = unpack(source.name.clone(), &reviewed.bytes, limits);
    let (again, _) = read.unwrap_or_else(|refusal| panic!("a reviewed file: {refusal}"));
    assert_eq!(again.text, source.text);
    let twice = review(&reviewed.bytes, found, &limits).expect("a reviewed file");
    assert!(twice.bytes == reviewed.bytes, "a second review changes the file");
    let mended = review(&reviewed.bytes, &[], &limits).expect("a reviewed file");
    assert_eq!((mended.comments, mended.left_out), (0, 0));
    let third = review(&mended.bytes, found, &limits).expect("a mended file");
    assert_eq!(third.comments, reviewed.comments);
    Some(reviewed)
}
