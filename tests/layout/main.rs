//! How diagnostics are laid out: long and hard-wrapped lines, far, near and overlapping labels, wide letters.

use copydesk::diagnostic::{Diagnostic, Label, Level};
use copydesk::report::Others;
use copydesk::report::terminal::{Look, emit};
use copydesk::source::{Source, SourceSpan};

const TEXT: &str = "\
---
date: 2022-01-26
---

# Toll

ORAL, Tuesday, January 26 -- Three weeks after the days that the town calls the long night, prosecutors gave a count of the dead for the first time, and the governor, Nurlan Qasenov, read it out in a hall so full that the doors had to be left open to the snow.

At least 227 people died, the prosecutors' office said, including 149
civilians, 19 police officers, and 61 others, and Nurlan
Qasenov said \u{1b}[31mso.

Kassenov, 52, said it again. 東京の東京の Kassenov.
";

/// A label on words of the text.
fn label(words: &str, message: &str) -> Label {
    let start = TEXT.find(words).expect("the words stand in the text");
    let span = SourceSpan::new(start, start + words.len());
    Label { path: None, span, text: words.to_owned(), message: message.to_owned() }
}

/// The diagnostic at 80 and at 40 columns; the first label is the primary one.
fn layouts(level: Level, message: &str, labels: Vec<Label>, help: &str) -> String {
    let mut labels = labels.into_iter();
    let diagnostic = Diagnostic {
        path: "toll.md".to_owned(),
        rule: "a-rule".to_owned(),
        level,
        always_shown: false,
        message: message.to_owned(),
        primary: labels.next().expect("there is a primary label"),
        secondary: labels.collect(),
        notes: Vec::new(),
        help: Some(help.to_owned()),
        fix: None,
        fingerprint: String::new(),
    };
    let source = Source::new("toll.md", TEXT);
    let layout = |width| {
        let mut out = Vec::new();
        emit(&mut out, Look { width, color: false }, &source, &Others::new(), &diagnostic)
            .expect("memory takes all");
        let text = String::from_utf8(out).expect("it is UTF-8");
        assert!(text.lines().all(|l| l == l.trim_end()), "spaces at the end of a line:\n{text}");
        text
    };
    format!("{}{}", layout(80), layout(40))
}

#[test]
fn a_label_at_the_head_of_a_long_line() {
    let labels = vec![label("Tuesday, January 26", "says Tuesday")];
    let help = "Wednesday, January 26 -- or Tuesday, January 25?";
    insta::assert_snapshot!(layouts(
        Level::Error,
        "January 26, 2022 is a Wednesday, not a Tuesday",
        labels,
        help
    ));
}

#[test]
fn labels_on_two_hard_wrapped_lines() {
    let labels =
        vec![label("227", "the whole"), label("149", "149 +"), label("19", "19 +"), label("61", "61")];
    let help = "check the parts against the source; nothing says which figure is wrong";
    insta::assert_snapshot!(layouts(
        Level::Error,
        "the parts come to 229, more than the 227 they are part of",
        labels,
        help
    ));
}

#[test]
fn two_places_far_apart() {
    let labels = vec![label("Kassenov", "and here Kassenov"), label("Qasenov", "first spelled here")];
    insta::assert_snapshot!(layouts(
        Level::Warning,
        "one name, two spellings: Qasenov (twice) and Kassenov (twice)",
        labels,
        "keep one"
    ));
}

#[test]
fn a_name_over_a_line_break() {
    let labels = vec![label("Nurlan\nQasenov", "here"), label("Nurlan Qasenov", "first here")];
    insta::assert_snapshot!(layouts(Level::Warning, "a name stands on two lines", labels, "nothing"));
}

#[test]
fn labels_that_overlap() {
    let labels = vec![
        label("Three weeks", "three"),
        label("Three weeks after the days", "all of it"),
        label("after", ""),
    ];
    insta::assert_snapshot!(layouts(Level::Warning, "labels overlap", labels, "nothing"));
}

#[test]
fn the_end_of_a_line_and_wide_letters() {
    let labels = vec![label("to the snow.", "ends here, says the desk"), label("東京の ", "wide")];
    insta::assert_snapshot!(layouts(Level::Note, "at the end of a line", labels, "nothing"));
}

#[test]
fn a_whole_paragraph() {
    let paragraph = TEXT.lines().nth(6).expect("it has seven lines");
    let message =
        "the whole paragraph is marked, and the message is longer than the eighty columns of a page";
    insta::assert_snapshot!(layouts(Level::Note, message, vec![label(paragraph, "all of this")], "nothing"));
}

#[test]
fn an_escape_sequence_is_shown_not_sent() {
    let out = layouts(
        Level::Note,
        "an escape \u{1b}[2J in a message too",
        vec![label("\u{1b}[31m", "\u{202e}here")],
        "nothing",
    );
    assert!(!out.contains('\u{1b}') && !out.contains('\u{202e}'), "{out}");
    assert!(out.contains("said ?[31mso."), "{out}");
}
