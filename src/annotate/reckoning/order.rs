//! Two dated things of one sentence whose words say which came first.
//!
//! In: the dates of a sentence and what stands between them. Out: [`Sequel`].
//! An order is read from a word (`after`, `before`, `then`, `followed at`); what else goes before what (an oath after
//! the vote) is for the rule, which is given the words of both clauses.
//! Not here: whether the dates run the other way (`rules`).

use jiff::civil::Date;

use super::until;
use crate::annotate::temporal::{Temporal, TimeValue};
use crate::annotate::{Annotations, Text, of_sentence};
use crate::source::Span;
use crate::token::{Token, TokenKind};

/// How a second time stands to the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Join {
    /// `resigned on May 5 after the vote on May 3`: the first is the later.
    After,
    /// `resigned on May 3 before the vote on May 5`, `and then on May 5`: the first is the earlier.
    Before,
    /// A comma or `and`: only the verbs tell.
    Beside,
    /// The first is a birth, and the second what the one who was born did.
    Born,
}

/// Two times with the words that tell what happened at them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sequel {
    /// Index of the first date among the dates.
    pub first: u32,
    /// Index of the second.
    pub second: u32,
    /// How they stand to one another.
    pub join: Join,
    /// The words before the first date, from the head of its clause.
    pub lead: Span,
    /// The words between the two.
    pub between: Span,
}

/// Words that put what follows them before or after.
const AFTER: [&str; 2] = ["after", "following"];
const BEFORE: [&str; 1] = ["before"];
const THEN: [&str; 1] = ["then"];

/// Words that may stand before a word of order: how long after, and how soon.
const SHORTLY: [&str; 19] = [
    ",",
    "a",
    "and",
    "but",
    "day",
    "days",
    "hours",
    "immediately",
    "just",
    "month",
    "months",
    "not",
    "only",
    "shortly",
    "soon",
    "week",
    "weeks",
    "year",
    "years",
];

/// Words that make a clause one of background, whose date the main clause is told by.
const SUBORDINATE: [&str; 7] = ["after", "before", "if", "since", "until", "when", "while"];

/// How far before its date such a word stands at most, in tokens.
const CLAUSE: usize = 12;

/// Words before a date by which it is one that was planned, bounded or counted, not the day of the event.
const NOT_OF: [&str; 13] =
    ["by", "for", "from", "since", "through", "till", "to", "until", "than", "before", "after", "the", "a"];

/// How many tokens behind the first date the word of order stands at most.
const NEAR: usize = 3;

/// How many tokens lie between the two at most.
const REACH: usize = 24;

/// Days between two dates without their years: farther apart the year of one may be another.
const YEARLESS: i32 = 120;

/// Hours by which a later hour may seem earlier because midnight lies between.
const MIDNIGHT: i8 = 6;

/// Finds them.
pub fn read(text: Text<'_>, found: &Annotations) -> Vec<Sequel> {
    let mut list = Vec::new();
    for n in 0..text.sentences.len() as u32 {
        let here = of_sentence(&found.dates, n, |d| d.sentence);
        list.extend(here.clone().filter_map(|at| followed(text, found, at)));
        let told: Vec<usize> = here.filter(|at| is_told(&found.dates[*at])).collect();
        list.extend(told.windows(2).filter_map(|pair| {
            let worded = || sequel(text, found, pair[0], pair[1]);
            until::sequel(text, found, pair[0], pair[1]).or_else(worded)
        }));
    }
    list
}

/// A date that says its day, month or year, and nothing counted or bounded.
fn is_told(date: &Temporal) -> bool {
    let written = date.written;
    let said = written.year.is_some() || (written.day.is_some() && written.month.is_some());
    said && date.value.is_some() && date.written_end.is_none() && date.elapsed.is_none() && !date.label
}

fn sequel(text: Text<'_>, found: &Annotations, first: usize, second: usize) -> Option<Sequel> {
    let (a, b) = (&found.dates[first], &found.dates[second]);
    let between = words(text, a.span.end, b.span.start);
    let said = |t: &Token| t.of(&text.document.text);
    let parted = between.iter().any(|t| matches!(said(t), ";" | ":" | "—" | "–" | "(" | "“" | "”" | "\""));
    if parted || between.is_empty() || between.len() > REACH || !is_comparable(a, b) || !is_of_event(text, b)
    {
        return None;
    }
    let join = join(&between.iter().map(said).collect::<Vec<_>>())?;
    if join != Join::Beside && !is_main(text, a) {
        return None;
    }
    let sentence = text.sentences.get(a.sentence as usize)?;
    let before = words(text, sentence.span.start, a.span.start);
    let heavy = before.iter().rposition(|t| matches!(said(t), ";" | ":" | "—" | "–" | "“" | "”" | "\""));
    let start = heavy.map_or(sentence.span.start, |n| before[n].span.end);
    let lead = Span { start: start.min(a.span.start), end: a.span.start };
    let between = between[0].span.to(between[between.len() - 1].span);
    Some(Sequel { first: first as u32, second: second as u32, join, lead, between })
}

/// The word of order: one, near the first date, with no other that turns it.
fn join(between: &[&str]) -> Option<Join> {
    let is = |list: &[&str], w: &str| list.contains(&w);
    let order = |w: &&&str| is(&AFTER, w) || is(&BEFORE, w) || is(&THEN, w);
    let mut found = between.iter().enumerate().filter(|(_, w)| order(w));
    let Some((at, word)) = found.next() else { return Some(Join::Beside) };
    // `in 1994, falling only after …`: another verb between them has the order to itself.
    let light = |w: &&str| SHORTLY.contains(w) || w.parse::<u8>().is_ok();
    // `in 2009, months after its banks fell, and a new government … in 2013`: the clause of the word ends before the second.
    let ends = |two: &[&str]| two[0] == "," && matches!(two[1], "and" | "but");
    let closed = between[at + 1..].windows(2).any(ends);
    if at > NEAR
        || closed
        || is_fronted(between, at)
        || found.next().is_some()
        || !between[..at].iter().all(light)
    {
        return None;
    }
    // `signed in 2017, and after that the ministry … in 2020`, but `after that vote on …`
    let that = matches!(between.get(at + 1), Some(&"that" | &"this"))
        && matches!(
            between.get(at + 2),
            Some(&"," | &"the" | &"a" | &"he" | &"it" | &"she" | &"they" | &"was" | &"were")
        );
    match (is(&THEN, word), is(&AFTER, word) != that) {
        (true, _) | (_, false) => Some(Join::Before),
        _ => Some(Join::After),
    }
}

/// Whether what follows a word of order belongs to no date: `and, after losing twice, won in …`, `after 20 years in the
/// upper house, retired in …`.
fn is_fronted(between: &[&str], at: usize) -> bool {
    const UNITS: [&str; 6] = ["days", "decades", "hours", "months", "weeks", "years"];
    let behind = &between[at + 1..];
    let length = behind.iter().take(3).any(|w| UNITS.contains(w)) && behind.contains(&",");
    between[..at].ends_with(&["and", ","]) || length
}

/// Whether no word before a date makes its clause one of background.
fn is_main(text: Text<'_>, date: &Temporal) -> bool {
    let start = text.sentences.get(date.sentence as usize).map_or(0, |s| s.span.start);
    let said = |t: &Token| t.of(&text.document.text).to_lowercase();
    let before = words(text, start, date.span.start).iter().rev().take(CLAUSE);
    !before.into_iter().any(|t| SUBORDINATE.contains(&said(t).as_str()))
}

/// Whether both say their year, or neither does and they lie near.
pub(super) fn is_comparable(a: &Temporal, b: &Temporal) -> bool {
    let days = |x: Date, y: Date| x.until(y).map_or(i32::MAX, |s| s.get_days().abs());
    let near = || {
        let (a, b) = (a.value.and_then(|v| v.first()), b.value.and_then(|v| v.first()));
        a.zip(b).is_some_and(|(a, b)| days(a, b) <= YEARLESS)
    };
    match (a.written.year, b.written.year) {
        (Some(_), Some(_)) => true,
        (None, None) => near(),
        _ => false,
    }
}

/// Whether a date is the day of the event beside it: `on May 3`, `the May 3 vote`, not `moved to May 3`.
fn is_of_event(text: Text<'_>, date: &Temporal) -> bool {
    let at = text.index(date.span.start);
    let before = at.checked_sub(1).map_or("", |n| text.tokens[n].of(&text.document.text));
    date.side.is_none() && (date.attributive || !NOT_OF.contains(&before))
}

/// `The first fell at 5.20am; the second followed at 4.40am`: an hour that follows an hour of the same day.
fn followed(text: Text<'_>, found: &Annotations, at: usize) -> Option<Sequel> {
    let (date, first) = (&found.dates[at], at.checked_sub(1)?);
    let before = &found.dates[first];
    let (TimeValue::Time(day, hour, minute), TimeValue::Time(same, h, m)) = (date.value?, before.value?)
    else {
        return None;
    };
    let index = text.index(date.span.start);
    let word = |n: usize| index.checked_sub(n).map_or("", |at| text.tokens[at].of(&text.document.text));
    let hedged = 1 + usize::from(matches!(word(1), "about" | "around"));
    let follows = word(hedged) == "at" && matches!(word(hedged + 1), "followed" | "then" | "later");
    let near = date.sentence - before.sentence <= 1 && date.written.day.is_none();
    let earlier = (hour, minute.unwrap_or(0)) < (h, m.unwrap_or(0)) && h - hour <= MIDNIGHT;
    (follows && near && day == same && earlier && date.span.start > before.span.end).then(|| Sequel {
        first: first as u32,
        second: at as u32,
        join: Join::Before,
        lead: before.span,
        between: text.tokens[index - hedged - 1].span,
    })
}

/// The tokens between two places, possessives left in.
fn words(text: Text<'_>, from: u32, to: u32) -> &[Token] {
    let first = text.index(from);
    let after = text.index(to).max(first);
    let tokens = &text.tokens[first..after];
    let ends =
        tokens.iter().take_while(|t| t.kind == TokenKind::Mark && t.of(&text.document.text) == ".").count();
    &tokens[ends..]
}
