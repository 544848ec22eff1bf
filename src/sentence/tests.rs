use super::*;
use crate::document::marked::Marked;
use crate::document::{Block, Format, Metadata, Shape};
use crate::source::map::SourceMap;
use crate::token;

fn document(text: &str) -> Document {
    let block =
        Block { role: Role::Body, shape: Shape::Paragraph, span: Span::new(0, text.len()), paragraph: 0 };
    Document {
        format: Format::Text,
        text: text.to_owned(),
        map: SourceMap::default(),
        blocks: vec![block],
        markup: Marked::default(),
        directives: Vec::new(),
        metadata: Metadata::default(),
        faults: Vec::new(),
    }
}

/// Cuts at every `|`, where the marks are taken out first.
#[track_caller]
fn check(marked: &str) {
    let wanted: Vec<&str> = marked.split('|').map(str::trim).collect();
    let text = wanted.join(" ");
    let found: Vec<String> = cut(&text);
    assert_eq!(found, wanted);
}

fn cut(text: &str) -> Vec<String> {
    let document = document(text);
    let tokens = token::words(text);
    let sentences = split(&document, &tokens, &Lexicon::builtin());
    sentences.iter().map(|s| s.span.of(text).to_owned()).collect()
}

#[test]
fn titles_and_initials_go_on() {
    check("He met U.S. Sen. Ana K. Ruiz and Gov. J. K. Oraz. | They agreed.");
    check("George W. Bush won. | St. Paul v. Minneapolis was heard.");
}

#[test]
fn abbreviations_before_numbers_go_on() {
    check("It was No. 1 on Sept. 11. | The answer was no. | Ten left.");
    check("See Sec. 4 of the act. | Then read on.");
}

#[test]
fn what_follows_decides_after_an_open_abbreviation() {
    check("It ended at 8 p.m. Tuesday in Almaty. | It began at 5 a.m. | The rest left by 6 p.m. on foot.");
    check("She moved to the U.S. | But the U.S. Army stayed. | He left Acme Inc. | The firm closed.");
}

#[test]
fn closing_marks_belong_to_the_sentence() {
    check("“We won.” | “They lost.” | (He did not say why.) | \"So be it.\" | She left.");
}

#[test]
fn questions_inside_quotations_go_on() {
    check("“Who pays?” he asked. | “Not us!” | Dana shrugged. | \"Why? \" Ruiz asked.");
}

#[test]
fn numbers_and_markers_do_not_end() {
    check("1. Taxes rose by 2.5 percent to $1.3bn. | 2. Nothing else did.");
}

#[test]
fn ellipses_look_ahead() {
    check("We had . . . no choice. | And then… | They came back... and left.");
}

#[test]
fn every_token_is_held() {
    for text in ["", ".", "...", "\"", "?!\" ) x", "a.m.", "I.", "1.", "“", "Dr.", "Yes.No", "ქართული. ენა."]
    {
        let tokens = token::words(text);
        let sentences = split(&document(text), &tokens, &Lexicon::builtin());
        let held: u32 = sentences.iter().map(|s| s.tokens.end - s.tokens.start).sum();
        assert_eq!(held as usize, tokens.len(), "{text}");
    }
}

#[test]
fn a_dateline_is_one() {
    let mut document = document("ST. PAUL, Jan. 5 -- ");
    document.blocks[0].role = Role::Dateline;
    let tokens = token::words(&document.text);
    assert_eq!(split(&document, &tokens, &Lexicon::builtin()).len(), 1);
}

#[test]
fn a_text_without_stops_is_cut_behind_commas() {
    let lengths = |text: &str| -> Vec<usize> { cut(text).iter().map(|s| token::words(s).len()).collect() };
    assert_eq!(lengths(&"Orlan, ".repeat(900)), [512, 512, 512, 264]);
    assert_eq!(lengths(&format!("{}, {}", "and ".repeat(300), "and ".repeat(300))), [301, 300]);
    assert_eq!(lengths(&"and ".repeat(600)), [512, 88]);
    assert_eq!(lengths(&".".repeat(600)), [512, 88]);
}
