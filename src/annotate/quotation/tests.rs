use super::*;
use crate::annotate::fixture;

/// Kind, whether closed, and the words of every quotation.
fn quoted(text: &str) -> Vec<(&str, bool, &str)> {
    fixture::read(text, |t| {
        let mut found = Annotations::default();
        read(t, &mut found);
        found.quotations.iter().map(|q| (q.kind.name(), q.closed, q.span.of(text))).collect()
    })
}

/// Speaker of every quotation.
fn speakers(text: &str) -> Vec<Option<&str>> {
    fixture::read(text, |t| {
        let found = crate::annotate::annotate(t);
        found.quotations.iter().map(|q| q.speaker.map(|s| s.of(text))).collect()
    })
}

#[test]
fn nobody_speaks_by_wanting_or_by_being_credited() {
    assert_eq!(speakers("Oraz opposes the “death tax” of 300 crowns."), [None]);
    assert_eq!(speakers("The crowd called it “a theft” for hours. (BBC)"), [None]);
    assert_eq!(speakers("“We lost 300 people there,” Oraz said. (BBC)"), [Some("Oraz")]);
}

#[test]
fn straight_curly_and_doubled_marks_pair() {
    let text = "\"We won the vote,\" he said. “They lost it all.” ''So it goes on and on.''";
    let words: Vec<&str> = quoted(text).iter().map(|q| q.2).collect();
    assert_eq!(words, ["\"We won the vote,\"", "“They lost it all.”", "''So it goes on and on.''"]);
}

#[test]
fn kinds_follow_the_words() {
    let text = "He read “The Long Road Home.” It is a so-called “reform” that “will cost every family dearly” he said.";
    let kinds: Vec<&str> = quoted(text).iter().map(|q| q.0).collect();
    assert_eq!(kinds, ["scare", "scare", "mixed"]);
}

#[test]
fn singles_inside_doubles_are_their_own() {
    let text = "“He told us, ‘Go home,’ and we went,” she said.";
    let words: Vec<&str> = quoted(text).iter().map(|q| q.2).collect();
    assert_eq!(words, ["“He told us, ‘Go home,’ and we went,”", "‘Go home,’"]);
}

#[test]
fn apostrophes_and_inches_are_no_marks() {
    let text = "The '90s crowd gave 'em the ministers' 6'2\" guard in ’92, rock 'n' roll's best.";
    assert_eq!(quoted(text), []);
}

#[test]
fn headlines_quote_with_single_marks() {
    assert_eq!(quoted("After 'Bloody January,' a mayor's 'new' start").len(), 2);
}

#[test]
fn paragraphs_that_open_anew_are_one_quotation() {
    let text = "“We began with nothing.\n“We built it up over years.\n“Now it is gone,” she said. “All of it is gone.”";
    let found = quoted(text);
    assert_eq!(found.len(), 2);
    assert!(found[0].1 && found[0].2.ends_with("gone,”"));
}

#[test]
fn a_missing_mark_is_told() {
    assert_eq!(
        quoted("“We began with nothing at all.\nThe mayor left."),
        [("direct", false, "“We began with nothing at all.")]
    );
}
