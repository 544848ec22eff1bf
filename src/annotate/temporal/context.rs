//! What stands around an expression, and what was told before it.
//!
//! In: [`Told`] with its place, in the order of the text. Out: [`Temporal`], or nothing where a
//! month turns out to be a surname. Not here: calendar reckoning (`resolve`).

use jiff::civil::Date;

use super::resolve::{Known, Placed};
use super::told::{Near, Point, Told};
use super::trace::{self, Trace, Way};
use super::{Anchor, Side, Temporal, TimeValue, Written, words};
use crate::annotate::Text;
use crate::annotate::tokens::Tokens;
use crate::document::Role;
use crate::source::Span;
use crate::token::{Case, Token, TokenKind};

/// How many blocks on `that day` still points to the day told last; captions count.
const REACH: u32 = 4;

/// How many tokens before a weekday the verb that looks ahead to it may stand.
const AHEAD: usize = 12;

/// Words that look ahead.
const LOOKING: [&str; 9] =
    ["will", "scheduled", "slated", "due", "’ll", "'ll", "upcoming", "shall", "expected"];

/// Words that open another clause, or tell what was said and when.
const JOINING: [&str; 10] = ["and", "after", "because", "but", "if", "that", "when", "which", "while", "who"];

/// How many sentences on an hour alone is of the day told last; farther on it may be of any day.
const HOUR_REACH: u32 = 3;

/// How far from publication `Sept. 11` still may be the day of that year.
const NAMED_DAY_REACH: i64 = 30;

/// What earlier expressions say about later ones.
pub struct Context<'a> {
    text: Text<'a>,
    focus: Option<Focus>,
    year: Option<(i16, u32)>,
    /// The sentence that a year opens: what it tells is of that year.
    opened: Option<u32>,
    surnames: [bool; 12],
}

/// A time that later expressions start from.
#[derive(Clone, Copy)]
struct Focus {
    value: TimeValue,
    block: u32,
    sentence: u32,
    /// Index of the expression that told it.
    by: u32,
}

/// Where an expression stands.
#[derive(Clone, Copy)]
pub struct Place {
    /// Its words.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: u32,
    /// Index it will have among the expressions.
    pub index: u32,
}

impl<'a> Context<'a> {
    /// At the head of a document.
    pub fn new(text: Text<'a>) -> Self {
        Self { text, focus: None, year: None, opened: None, surnames: surnames(text) }
    }

    /// Places an expression in time and remembers it.
    pub fn place(&mut self, place: Place, told: &Told) -> Option<Temporal> {
        let Place { span, sentence, .. } = place;
        let around = Around::of(self.text, span);
        let start = looking_on(looking_back(told.start, &around), &around, told);
        let start = self.in_opening_year(start, sentence);
        if told.name_like && self.is_surname(&start) {
            return None;
        }
        let label = matches!(start, Point::Label(_)) || self.named_day(told, &around);
        let placed = if label { None } else { self.value(told, &start, sentence) };
        let anchor = placed.map_or(Anchor::None, |p| p.1);
        let trace = self.trace(told, &start, anchor, label, sentence);
        if let Some((value, _)) = placed.filter(|_| told.end.is_none()) {
            self.remember(value, told, place);
            let opens =
                matches!(value, TimeValue::Year(_)) && (self.is_in_front(place) || around.is_explained());
            self.opened = Some(sentence).filter(|_| opens).or(self.opened);
        }
        Some(Temporal {
            span,
            sentence,
            value: placed.map(|p| p.0),
            anchor,
            trace,
            written: written(&start),
            written_end: told.end.as_ref().map(written),
            elapsed: told.elapsed,
            side: told.side.or_else(|| around.side()),
            attributive: around.describes_noun(&start),
            label,
        })
    }

    /// `Last year it was passed on March 30`: the day is of the year that opens the sentence.
    fn in_opening_year(&self, point: Point, sentence: u32) -> Point {
        match point {
            Point::Calendar(written, Near::Nearest | Near::Past)
                if written.year.is_none() && written.month.is_some() && self.opened == Some(sentence) =>
            {
                Point::Calendar(written, Near::That)
            }
            other => other,
        }
    }

    /// Whether it stands at the head of its sentence, behind a preposition at most.
    fn is_in_front(&self, place: Place) -> bool {
        const HEAD: u32 = 2;
        let Some(sentence) = self.text.sentences.get(place.sentence as usize) else { return false };
        let at = self.text.index(place.span.start) as u32;
        at - sentence.tokens.start.min(at) < HEAD
    }

    fn value(&self, told: &Told, start: &Point, sentence: u32) -> Placed {
        let known = Known {
            publication: self.text.document.date(),
            focus: self.focus_at(sentence, REACH),
            year: self.year.map(|(year, _)| year),
            fallback: told.elapsed.is_none() && self.focus.is_none(),
            counted: told.elapsed.is_some(),
        };
        if matches!(start, Point::Hour) {
            let near = self.focus.is_some_and(|f| sentence.saturating_sub(f.sentence) <= HOUR_REACH);
            let day = self.focus_at(sentence, 1).filter(|_| near)?.whole_day()?;
            return with_clock((TimeValue::Day(day), Anchor::Context), told);
        }
        match told.end {
            Some(end) => known.stretch(start, &end),
            None => known.point(start).and_then(|placed| with_clock(placed, told)),
        }
    }

    /// The time told last, if not too many blocks ago.
    fn focus_at(&self, sentence: u32, reach: u32) -> Option<TimeValue> {
        let block = self.text.sentences.get(sentence as usize)?.block;
        self.focus.filter(|f| block.saturating_sub(f.block) <= reach).map(|f| f.value)
    }

    /// By which rule a value was reached, and from which earlier expression; or what is wanting.
    fn trace(&self, told: &Told, start: &Point, anchor: Anchor, label: bool, sentence: u32) -> Trace {
        let counted = Near::is_of_the_year_told;
        let year = matches!(start, Point::Calendar(_, n) | Point::Season(_, _, n) if counted(*n));
        let from = if year { self.year.map(|(_, by)| by) } else { self.focus.map(|f| f.by) };
        let way = match anchor {
            _ if label => Way::Name,
            Anchor::None => trace::wanting(
                start,
                self.text.document.date().is_some(),
                self.focus_at(sentence, REACH).is_some(),
            ),
            _ => trace::reached(told, start, anchor),
        };
        Trace { way, from: from.filter(|_| anchor == Anchor::Context) }
    }

    /// A day told in the story becomes what `that day` points to; headlines and captions stand apart.
    fn remember(&mut self, value: TimeValue, told: &Told, place: Place) {
        let Some(block) = self.text.sentences.get(place.sentence as usize).map(|s| s.block) else { return };
        let role = self.text.document.blocks.get(block as usize).map(|b| b.role);
        let first = value.first();
        self.year = first.map(|day| (day.year(), place.index)).or(self.year);
        if role != Some(Role::Body) || is_now(&told.start) || is_guess(&told.start) {
            return;
        }
        let day = value.whole_day().is_some();
        let kept = self.focus.is_some_and(|f| f.value.whole_day().is_some());
        if day || !kept {
            self.focus = Some(Focus { value, block, sentence: place.sentence, by: place.index });
        }
    }

    /// Whether the draft names somebody like the month.
    fn is_surname(&self, point: &Point) -> bool {
        let Point::Calendar(Written { month: Some(m), .. }, _) = point else { return false };
        self.surnames.get(*m as usize - 1).copied().unwrap_or_default()
    }

    /// A day without its year that names an event: `the Sept. 11 attacks`.
    fn named_day(&self, told: &Told, around: &Around<'_>) -> bool {
        let Point::Calendar(Written { day: Some(d), month: Some(m), year: None, weekday: None, .. }, near) =
            told.start
        else {
            return false;
        };
        if told.end.is_some() || near != Near::Nearest {
            return false;
        }
        let Some(nouns) = self.text.lexicon.named_days.get(&format!("{m:02}-{d:02}")) else { return false };
        let named = nouns.split(' ').any(|n| n.eq_ignore_ascii_case(around.word_after(0)));
        let alone = nouns.starts_with("alone") && self.text.document.date().is_none_or(|p| is_far(p, m, d));
        named || alone
    }
}

/// Whether a day of the year lies far from publication in every year.
fn is_far(publication: Date, month: i8, day: i8) -> bool {
    let years = (-1..=1).filter_map(|n| super::value::day(publication.year().saturating_add(n), month, day));
    years.map(|d| super::value::days_between(publication, d).abs()).min().is_none_or(|n| n > NAMED_DAY_REACH)
}

/// `today` and `this morning` never say when the story goes on.
fn is_now(point: &Point) -> bool {
    matches!(point, Point::Step(0, _, super::told::Base::Publication))
}

/// A feast without its year may be that of another year or country: nothing is counted from it.
fn is_guess(point: &Point) -> bool {
    matches!(point, Point::Feast(_, None, _))
}

fn with_clock((value, anchor): (TimeValue, Anchor), told: &Told) -> Placed {
    match (told.clock, value) {
        (Some((hour, minute)), TimeValue::Day(day)) => Some((TimeValue::Time(day, hour, minute), anchor)),
        _ => Some((value, anchor)),
    }
}

/// `since` looks back.
fn looking_back(point: Point, around: &Around<'_>) -> Point {
    match point {
        Point::Calendar(written, Near::Nearest) if around.side() == Some(Side::Since) => {
            Point::Calendar(written, Near::Past)
        }
        _ => point,
    }
}

/// A bare weekday that the clause looks ahead to: `will meet on Tuesday`, `is due back Friday`.
fn looking_on(point: Point, around: &Around<'_>, told: &Told) -> Point {
    match point {
        Point::Weekday(day, span, Near::Nearest) if told.end.is_none() && around.looks_ahead() => {
            Point::Weekday(day, span, Near::Coming)
        }
        _ => point,
    }
}

fn written(point: &Point) -> Written {
    match *point {
        Point::Calendar(written, _)
        | Point::WeekWith(written)
        | Point::From(_, written)
        | Point::Label(written) => written,
        Point::Weekday(weekday, span, _) | Point::WeekdayOf(weekday, span, ..) => {
            Written { weekday: Some((weekday, span)), ..Written::default() }
        }
        _ => Written::default(),
    }
}

/// Months that are somebody's surname in the draft: `Theresa May`, `May said`.
fn surnames(text: Text<'_>) -> [bool; 12] {
    let mut found = [false; 12];
    for (n, pair) in text.tokens.windows(2).enumerate() {
        let (before, token) = (&pair[0], &pair[1]);
        if !matches!(token.of(&text.document.text), "March" | "April" | "May" | "June" | "August") {
            continue;
        }
        let tokens = Tokens::within(text, n + 1..text.tokens.len());
        if is_named(text, before) || ["said", "says", "told"].contains(&tokens.ahead(1)) {
            let month = words::month(tokens).map_or(0, |(_, m)| m.number as usize);
            found[month.saturating_sub(1)] = true;
        }
    }
    found
}

/// Whether the word before a month is a given name or a form of address.
fn is_named(text: Text<'_>, before: &Token) -> bool {
    let word = before.of(&text.document.text);
    let name = before.kind == TokenKind::Word
        && before.case == Case::Capital
        && !text.lexicon.function_words.has(word);
    let leads = ["Early", "Late", "Last", "Next", "Mid", "Of"];
    name && !leads.contains(&word)
}

/// The tokens before and after an expression.
struct Around<'a> {
    text: Text<'a>,
    first: usize,
    after: usize,
}

impl<'a> Around<'a> {
    fn of(text: Text<'a>, span: Span) -> Self {
        let first = text.index(span.start);
        let after = text.index(span.end);
        Self { text, first, after }
    }

    fn token_before(&self, n: usize) -> Option<&'a Token> {
        self.text.tokens.get(self.first.checked_sub(n)?)
    }

    fn word_before(&self, n: usize) -> &'a str {
        self.token_before(n).map_or("", |t| t.of(&self.text.document.text))
    }

    fn word_after(&self, n: usize) -> &'a str {
        self.text.tokens.get(self.after + n).map_or("", |t| t.of(&self.text.document.text))
    }

    /// What the preposition before says.
    fn side(&self) -> Option<Side> {
        Some(match self.word_before(1).to_ascii_lowercase().as_str() {
            "since" => Side::Since,
            "by" => Side::By,
            "before" | "until" | "till" => Side::Before,
            "after" => Side::After,
            _ => return None,
        })
    }

    /// `since 2008, when agreement came on May 19`
    fn is_explained(&self) -> bool {
        self.word_after(0) == "when" || self.word_after(0) == "," && self.word_after(1) == "when"
    }

    /// Whether the verb before looks ahead, with nothing told or done between it and the day.
    fn looks_ahead(&self) -> bool {
        for n in 1..=AHEAD {
            let Some(token) = self.token_before(n) else { return false };
            let word = self.word_before(n).to_ascii_lowercase();
            let stops = token.kind == TokenKind::Mark && !matches!(&*word, "-" | "’" | "'" | "$")
                || (self.text.lexicon.cue_verbs.has(&word) && !self.is_infinitive(n))
                || JOINING.contains(&&*word);
            if stops {
                return false;
            }
            if LOOKING.contains(&&*word) {
                // `was scheduled for Saturday` may be told before the day or after it.
                return !["was", "were", "been"].contains(&self.word_before(n + 1));
            }
        }
        false
    }

    /// `will say`, `to speak`: the verb is not what was said before.
    fn is_infinitive(&self, n: usize) -> bool {
        let before = self.word_before(n + 1).to_ascii_lowercase();
        before == "to" || LOOKING.contains(&&*before)
    }

    /// Whether a noun follows that the expression describes.
    fn describes_noun(&self, point: &Point) -> bool {
        let Some(next) = self.text.tokens.get(self.after) else { return false };
        if next.kind == TokenKind::Possessive {
            return true;
        }
        let function = |w: &str| self.text.lexicon.function_words.has(w);
        let noun = next.kind == TokenKind::Word && !function(self.word_after(0));
        let determined = is_determiner(self.word_before(1));
        // An adjective may stand between: `a crucial Feb. 9 vote`, but `voters said Tuesday night rallies …`.
        let adjective = matches!(point, Point::Calendar(Written { day: Some(_), .. }, _))
            && self.token_before(1).is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower)
            && is_determiner(self.word_before(2));
        noun && (determined || (adjective && !function(self.word_before(1))))
    }
}

fn is_determiner(word: &str) -> bool {
    const DETERMINERS: [&str; 14] =
        ["the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "'s", "’s", "'", "’"];
    DETERMINERS.iter().any(|d| word.eq_ignore_ascii_case(d))
}
