//! Days that come back every year, by their number: `the third anniversary of the 2022 vote`, `her 117th birthday`.
//!
//! In: an ordinal before `anniversary` or `birthday`, the time of what is marked, and the time at which it is. Out:
//! [`Elapsed`] that counts [`Counted::Returns`], marked as apart. Whoever has a birthday is the one whose birth the
//! sentence or the one before tells; nothing is read where a relative or another name stands between.
//! Not here: ages (`temporal`), lengths in years (`measure`).

use nom::Parser;
use nom::branch::alt;

use super::elapsed::{Counted, Elapsed, Frame};
use super::measure::{Amount, Rough};
use super::point::{Point, point};
use crate::annotate::mention::{Mention, MentionKind};
use crate::annotate::temporal::{Temporal, Unit, words};
use crate::annotate::tokens::{Parsed, Tokens, glued, is_one_of, mark, one_of, scan, token_if, word};
use crate::annotate::{Annotations, Text, of_sentence};
use crate::source::Span;
use crate::token::TokenKind;

/// What comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Day {
    Anniversary,
    Birthday,
    Wedding,
}

/// Words before a time at which something began that has an anniversary.
const BEGUN: [&str; 12] = [
    "began",
    "came into force",
    "created",
    "established",
    "founded",
    "in force",
    "introduced",
    "launched",
    "opened",
    "since",
    "started",
    "took effect",
];

/// Tokens between such words and their time.
const BEGINNING: usize = 5;

/// Tokens between the number and the time of what is marked.
const REACH: usize = 9;

/// Tokens between `born` and its date.
const BORN: usize = 9;

/// How far off a number may be, in years: farther, it is of something else.
const FAR: i32 = 15;

/// Words that mark a day at the time that opens their sentence.
const MARKS: [&str; 13] = [
    "celebrate",
    "celebrated",
    "celebrates",
    "commemorated",
    "falls",
    "fell",
    "is",
    "mark",
    "marked",
    "marking",
    "marks",
    "observed",
    "was",
];

/// Words by which a day may lie years ahead.
const AHEAD: [&str; 12] = [
    "ahead",
    "approaching",
    "before",
    "by",
    "coming",
    "for",
    "next",
    "plan",
    "planning",
    "plans",
    "upcoming",
    "will",
];

/// The days that a sentence tells to have come back.
pub(super) fn read(text: Text<'_>, found: &Annotations, frame: &Frame<'_>, n: usize) -> Vec<Elapsed> {
    let mut list = Vec::new();
    scan(Tokens::of(text, text.sentences[n].tokens.clone()), nth, |span, (years, day)| {
        let marked = Marked { text, found, frame, n, span };
        let from = match day {
            Day::Anniversary => marked.of().or_else(|| marked.begun()),
            Day::Birthday => marked.birth(),
            Day::Wedding => marked.wedding(),
        };
        list.extend(from.and_then(|from| marked.elapsed(years, from)));
    });
    list
}

/// nth = number ("wedding"? "anniversary" | "birthday") | stone "wedding" "anniversary" | count "-" "year" "anniversary"
fn nth(i: Tokens<'_>) -> Parsed<'_, (i32, Day)> {
    let day = |i| {
        let anniversary = word("anniversary").map(|_| Day::Anniversary);
        alt((anniversary, word("birthday").map(|_| Day::Birthday), wedding)).parse_complete(i)
    };
    let hyphened = (words::counted, mark(&["-"]), word("year"), word("anniversary"));
    let hyphened = hyphened.map(|(years, ..)| (years, Day::Anniversary));
    alt(((number, day), (stone, wedding), hyphened)).parse_complete(i)
}

/// wedding = "wedding" "anniversary"
fn wedding(i: Tokens<'_>) -> Parsed<'_, Day> {
    (word("wedding"), word("anniversary")).map(|_| Day::Wedding).parse_complete(i)
}

/// stone = "silver" | "ruby" | "golden" | "diamond" | "platinum"
fn stone(i: Tokens<'_>) -> Parsed<'_, i32> {
    let (after, named) = one_of(&["silver", "ruby", "golden", "diamond", "platinum"])(i)?;
    let years = match named.of(i.text).as_bytes()[0].to_ascii_lowercase() {
        b's' => 25,
        b'r' => 40,
        b'g' => 50,
        b'd' => 60,
        _ => 70,
    };
    Ok((after, years))
}

/// Digits of a number of years at most.
const DIGITS: usize = 4;

/// number = digits ("st" | "nd" | "rd" | "th") | ordinal-word
fn number(i: Tokens<'_>) -> Parsed<'_, i32> {
    let digits =
        token_if(|t, w| t.kind == TokenKind::Number && w.len() <= DIGITS && w.parse::<i32>().is_ok());
    match (digits, glued(one_of(&["st", "nd", "rd", "th"]))).parse_complete(i) {
        Ok((after, _)) => Ok((after, i.word().parse().unwrap_or_default())),
        Err(_) => words::ordinal.map(i32::from).parse_complete(i),
    }
}

/// The number of a day in its sentence.
struct Marked<'a> {
    text: Text<'a>,
    found: &'a Annotations,
    frame: &'a Frame<'a>,
    n: usize,
    span: Span,
}

impl Marked<'_> {
    /// From what is marked to the times at which it may be: the one that the words join to it, else all that are told,
    /// by which it had come.
    fn elapsed(&self, years: i32, from: Point) -> Option<Elapsed> {
        let own = |d: &&Temporal| from.span.is_none_or(|s| !s.overlaps(d.span));
        let dates: Vec<&Temporal> = self.dates(self.n).filter(own).collect();
        let joined = dates.iter().find(|d| self.is_beside(d, from) || self.opens(d));
        let to: Vec<Point> = match joined {
            Some(date) => whole(date).into_iter().collect(),
            None if self.lies_ahead() => return None,
            None if !dates.is_empty() => dates.iter().filter_map(|d| whole(d)).collect(),
            None => self.frame.published.into_iter().collect(),
        };
        let off = |p: &Point| i32::from(p.first.year() - from.first.year()).saturating_sub(years);
        let near = to.iter().all(|p| off(p).abs() <= FAR);
        let amount = Amount {
            halves: years.saturating_mul(2),
            unit: Unit::Year,
            rough: Rough::Exact,
            compound: false,
        };
        let pairs = to.into_iter().map(|to| (from, to)).collect();
        let told = Elapsed::apart(self.span, amount, pairs).filter(|_| near)?;
        Some(Elapsed { counted: Counted::Returns, at_most: joined.is_none(), ..told })
    }

    /// `the third anniversary of the 2022 vote`: the time that describes what is marked.
    fn of(&self) -> Option<Point> {
        let date = self.dates(self.n).find(|d| d.span.start >= self.span.end)?;
        let between = self.frame.words(self.span.end, date.span.start);
        let of = between.first() == Some(&"of") && between.len() <= REACH;
        let led = matches!(between.last(), Some(&("the" | "its" | "their" | "'s" | "’s")));
        let plain =
            !between.iter().any(|w| matches!(*w, "," | "after" | "in" | "on" | "since" | "that" | "who"));
        let behind = self.text.tokens.get(self.text.index(date.span.end))?;
        let word = behind.of(&self.text.document.text);
        let noun = behind.kind == TokenKind::Word && !self.text.lexicon.function_words.has(word);
        point(date).filter(|_| of && led && plain && noun)
    }

    /// `in force since 1 January 2022 … its third anniversary`
    fn begun(&self) -> Option<Point> {
        let before = self.frame.words(self.span.start.saturating_sub(8), self.span.start);
        if !matches!(before.last(), Some(&("Its" | "its"))) {
            return None;
        }
        let previous = self.n.checked_sub(1).filter(|at| self.is_of_block(*at));
        let told: Vec<&Temporal> =
            [previous, Some(self.n)].into_iter().flatten().flat_map(|n| self.dates(n)).collect();
        let before = told.into_iter().filter(|d| d.span.end <= self.span.start && d.written.year.is_some());
        let [date] = before.collect::<Vec<_>>()[..] else { return None };
        let lead = self.frame.sentence_before(date.span.start);
        let lead = lead[lead.len().saturating_sub(BEGINNING)..].join(" ");
        point(date).filter(|_| BEGUN.iter().any(|w| lead.contains(w)))
    }

    /// `having wed in 1965 … their golden wedding anniversary`
    fn wedding(&self) -> Option<Point> {
        let previous = self.n.checked_sub(1).filter(|at| self.is_of_block(*at));
        let dates = [previous, Some(self.n)].into_iter().flatten().flat_map(|n| self.dates(n));
        let own =
            self.frame.words(self.span.start.saturating_sub(8), self.span.start).last() == Some(&"their");
        let wed = |d: &&Temporal| {
            let lead = self.frame.sentence_before(d.span.start);
            let near = &lead[lead.len().saturating_sub(BEGINNING)..];
            d.written.year.is_some() && near.iter().any(|w| matches!(*w, "married" | "wed" | "wedded"))
        };
        let wed: Vec<&Temporal> = dates.filter(wed).collect();
        let [date] = wed[..] else { return None };
        let between = self.frame.words(date.span.end.min(self.span.start), self.span.start);
        let plain = !between.contains(&"who") && !self.is_of_another(date.span);
        point(date).filter(|_| own && plain)
    }

    /// `born in May 1915 … her 107th birthday`: the birth of whoever the sentence can only mean.
    fn birth(&self) -> Option<Point> {
        let here = self.born(self.n).filter(|d| d.span.end <= self.span.start);
        let previous = self.n.checked_sub(1).filter(|at| self.is_of_block(*at));
        let date = here.or_else(|| previous.and_then(|at| self.born(at)))?;
        let owner = self.frame.words(self.span.start.saturating_sub(16), self.span.start);
        // `soon after her 60th birthday, in 2021`: of the day beside it something else is told.
        let apart = |w: &&&str| is_one_of(w, &["after", "ahead", "before", "of", "since", "until"]);
        if owner.iter().rev().nth(1).filter(apart).is_some() {
            return None;
        }
        let head = self.text.sentences.get(date.sentence as usize)?.span.start;
        let told = self.frame.words(head, self.span.start);
        let others: &[&str] = match owner.last() {
            Some(&("Her" | "her")) => &["he", "him", "his"],
            Some(&("His" | "his")) => &["her", "hers", "she"],
            _ => return None,
        };
        let own = !told.iter().any(|w| is_one_of(w, others));
        let whole = date.written.year.is_some() && date.written_end.is_none();
        point(date).filter(|_| own && whole && !self.is_of_another(date.span))
    }

    /// The date behind `born` in a sentence.
    fn born(&self, n: usize) -> Option<&Temporal> {
        self.dates(n).find(|d| {
            let lead = self.frame.sentence_before(d.span.start);
            let near = &lead[lead.len().saturating_sub(BORN)..];
            let cue = near.iter().rposition(|w| is_one_of(w, &["born"]));
            cue.is_some_and(|at| !near[at..].iter().any(|w| matches!(*w, "and" | "who" | "that" | ";")))
        })
    }

    /// Whether a relative or somebody with a name stands between a birth and a birthday; `the great-grandmother` is herself.
    fn is_of_another(&self, birth: Span) -> bool {
        let between = Span { start: birth.end, end: self.span.start };
        let words = self.frame.words(between.start, between.end);
        let kin = |w: &[&str]| self.text.lexicon.kin.has(w[1]) && !is_one_of(w[0], &["-", "a", "the"]);
        let named = |m: &Mention| m.kind == MentionKind::Person && between.contains(m.span);
        let from = self.found.mentions.partition_point(|m| m.span.start < between.start);
        let near = self.found.mentions[from..].iter().take_while(|m| m.span.start < between.end);
        words.windows(2).any(kin) || near.into_iter().any(named)
    }

    /// `her 90th birthday in May`, `the third anniversary of the 2022 vote next month`
    fn is_beside(&self, date: &Temporal, from: Point) -> bool {
        let behind = |end: u32, most: usize| {
            let words = self.frame.words(end, date.span.start);
            let light =
                |w: &&str| matches!(*w, "in" | "on" | "," | "falls" | "is" | "was" | "comes" | "which");
            date.span.start >= end && words.len() <= most && words.iter().all(light)
        };
        let noun = from.span.filter(|s| s.start > self.span.end).map(|s| self.text.index(s.end) + 1);
        let noun = noun.and_then(|at| self.text.tokens.get(at)).map(|t| t.span.start);
        behind(self.span.end, 3) || noun.is_some_and(|end| behind(end, 3))
    }

    /// `This May the town marked its third anniversary`, `Tuesday marks the third anniversary`
    fn opens(&self, date: &Temporal) -> bool {
        let head = self.frame.sentence_before(date.span.start).len();
        let between = self.frame.words(date.span.end.min(self.span.start), self.span.start);
        let marks = between.iter().any(|w| MARKS.contains(w));
        let own = !between.iter().any(|w| matches!(*w, "end" | "for" | "of"));
        head <= 1 && date.span.end <= self.span.start && marks && own && between.len() <= REACH
    }

    fn lies_ahead(&self) -> bool {
        let sentence = self.text.sentences[self.n].span;
        self.frame.words(sentence.start, sentence.end).iter().any(|w| is_one_of(w, &AHEAD))
    }

    fn is_of_block(&self, n: usize) -> bool {
        self.text.sentences[n].block == self.text.sentences[self.n].block
    }

    fn dates(&self, n: usize) -> impl Iterator<Item = &Temporal> {
        let here = of_sentence(&self.found.dates, n as u32, |d| d.sentence);
        self.found.dates[here].iter()
    }
}

/// The days of a date, whether or not it says its year.
fn whole(date: &Temporal) -> Option<Point> {
    let value = date.value.filter(|_| date.elapsed.is_none() && !date.label)?;
    Some(Point::new(Some(date.span), value.first()?, value.last()?))
}
