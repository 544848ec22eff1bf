use super::grammar;
use super::typed::{Relation, Side};
use crate::rules::words::Stretch;

#[test]
fn relations_are_read() {
    let read = grammar::pattern(
        "quantity(category = percent | percent-points, low >= 10) within 5 words of \"poll\" | \"survey\"",
    )
    .expect("sound");
    assert_eq!(read.first.len(), 1);
    assert_eq!((read.related[0].0, read.related[0].1.len()), (Relation::Near(5, Side::Either), 2));
    let read =
        grammar::pattern("mention(type = person, first, not titled) in sentence with date").expect("sound");
    assert_eq!(read.related[0].0, Relation::Same(Stretch::Sentence));
    let read =
        grammar::require("\"margin of error\" | quantity(bracketed) within 8 words after").expect("sound");
    assert_eq!((read.choice.len(), read.relation), (2, Relation::Near(8, Side::Behind)));
}

/// The words at fault, and what is said of them.
fn wrong(text: &str) -> (String, String, String) {
    let wrong = grammar::pattern(text).expect_err("no pattern");
    (text[wrong.at..wrong.at + wrong.len].to_owned(), wrong.message, wrong.help)
}

#[test]
fn mistakes_are_told_at_their_place_with_a_remedy() {
    let cases = [
        ("quantitty", "quantitty", "`quantitty` is not a kind of annotation", "did you mean `quantity`?"),
        (
            "quantity(catgory = money)",
            "catgory",
            "`catgory` is not a field of quantity",
            "did you mean `category`?",
        ),
        ("quantity(category = mony)", "mony", "`mony` is not a value of category", "did you mean `money`?"),
        ("quantity(unit)", "unit", "`unit` is no matter of yes or no", "write `unit = ...`"),
        ("\"\"", "\"\"", "a phrase is empty", "write the words that are looked for"),
        (
            "mention in pargraph with \"x\"",
            "pargraph",
            "`pargraph` is not a stretch",
            "did you mean `paragraph`?",
        ),
    ];
    for (text, at, message, help) in cases {
        assert_eq!(wrong(text), (at.to_owned(), message.to_owned(), help.to_owned()), "{text}");
    }
}

#[test]
fn what_is_missing_is_told() {
    let cases = [
        ("", "", "expected a phrase in quotation marks or a kind of annotation, found the end"),
        ("poll margin", "poll", "`poll` is not a kind of annotation"),
        ("\"poll", "", "expected a closing `\"`, found the end"),
        ("date(value", "value", "`value` is no matter of yes or no"),
        ("date(value = ", "", "expected a value, found the end"),
        ("date(quoted", "", "expected `,` or `)`, found the end"),
        ("date within few words of \"x\"", "few", "expected a number of words, found `few`"),
        ("date within 5 of \"x\"", "of", "expected `words`, found `of`"),
        ("date within 5 words \"x\"", "\"x\"", "expected `of`, `before` or `after`, found `\"x\"`"),
        ("date \"x\"", "\"x\"", "expected the end of the pattern, found `\"x\"`"),
        ("date in sentence \"x\"", "\"x\"", "expected `with`, found `\"x\"`"),
    ];
    for (text, at, message) in cases {
        let (place, told, help) = wrong(text);
        assert_eq!((place.as_str(), told.as_str()), (at, message), "{text}");
        assert!(!help.is_empty(), "{text}");
    }
}
