//! What stands at each token of a sentence: a figure, a number, or neither.
//!
//! In: the tokens of a sentence. Out: entries of [`Annotations`]. Not here: the grammars themselves.

use super::amount::{Amount, Unit};
use super::context::{harmed, hedge_after, hedge_before, is_infinitive, is_subordinate, names_people, noun};
use super::number::{ordinal, skip};
use super::range::{Reading, reading};
use super::ratio::{share, vague};
use super::{Annotations, Approximation, Category, Number, Quantity, Sourcing, exclude};
use crate::annotate::tokens::Tokens;
use crate::lexicon::fold;
use crate::source::Span;
use crate::token::TokenKind;

/// Reads one sentence.
pub struct Reader<'r> {
    /// Its index.
    pub sentence: u32,
    /// Places of dates, durations and ages, in order.
    pub taken: &'r [Span],
    /// Where findings go.
    pub found: &'r mut Annotations,
}

/// Words by which points are percentage points and not those of a game or an index.
const POLL_WORDS: &[&str] = &[
    "advantage",
    "ahead",
    "behind",
    "deficit",
    "edge",
    "gap",
    "lead",
    "leading",
    "leads",
    "led",
    "margin",
    "percent",
    "percentage",
    "poll",
    "polling",
    "polls",
    "swing",
    "trailing",
    "trails",
    "voters",
    "%",
];

impl Reader<'_> {
    /// Tries the grammars at every token.
    pub fn read(&mut self, all: Tokens<'_>) {
        let mut i = all;
        while let Some(token) = i.first() {
            let step = if self.is_taken(token.span) { 1 } else { self.step(all, i) };
            i = skip(i, step.max(1));
        }
    }

    /// Whether a date, duration or age covers the place.
    fn is_taken(&self, span: Span) -> bool {
        let at = self.taken.partition_point(|t| t.end <= span.start);
        self.taken.get(at).is_some_and(|t| t.overlaps(span))
    }

    /// Reads what stands here; gives the number of tokens read.
    fn step(&mut self, all: Tokens<'_>, i: Tokens<'_>) -> usize {
        let chain = exclude::chain(i);
        if chain > 0 {
            return chain;
        }
        if let Ok((after, currency)) = vague(i) {
            return self.vague(i, after, currency);
        }
        if let Some(read) = self.share(i) {
            return read;
        }
        let ordinal = self.ordinal(i);
        if ordinal > 0 {
            return ordinal;
        }
        let Ok((after, reading)) = reading(i) else { return 0 };
        if !self.is_taken(i.span_to(&after)) {
            self.figure(all, i, after, reading);
        }
        len(i, after)
    }

    /// A count without a number.
    fn vague(&mut self, i: Tokens<'_>, after: Tokens<'_>, currency: Option<&'static str>) -> usize {
        let counted = if currency.is_some() { None } else { noun(after) };
        if currency.is_none() && exclude::is_time(skip_of(after)) {
            return len(i, after);
        }
        let unit = currency.map_or_else(|| words(counted), str::to_owned);
        let draft = self.draft(i, after, Category::Vague, i.span_to(&after));
        self.found.quantities.push(Quantity { unit, noun: place(counted), low: None, high: None, ..draft });
        len(i, after)
    }

    /// A part of a whole.
    fn share(&mut self, i: Tokens<'_>) -> Option<usize> {
        let (after, value) = share(i).ok()?;
        if exclude::is_glued(i, after) || exclude::is_time(skip_of(after)) || exclude::is_day(i, i, value) {
            return None;
        }
        let counted = noun(after);
        let draft = self.draft(i, after, Category::Ratio, i.span_to(&after));
        let (low, high, unit) = (Some(value), Some(value), words(counted));
        self.found.quantities.push(Quantity { low, high, unit, noun: place(counted), ..draft });
        Some(len(i, after))
    }

    /// One or two amounts, if they are figures.
    fn figure(&mut self, all: Tokens<'_>, i: Tokens<'_>, after: Tokens<'_>, reading: Reading) {
        let (a, b) = match reading {
            Reading::One(a) => (a, a),
            Reading::Range(a, b) | Reading::Pair(a, b) => (a, b),
        };
        let counted = noun(after);
        match self.verdict(all, i, after, a, counted) {
            Verdict::None => {}
            Verdict::Number if !matches!(reading, Reading::Pair(..)) => self.number(a),
            Verdict::Number => self.pair(i, after, Category::Count, (a, b), counted),
            Verdict::Figure(category) => match reading {
                Reading::Pair(..) => self.pair(i, after, category, (a, b), counted),
                _ => self.push(i, after, category, (a, b), counted),
            },
        }
    }

    /// What a number is.
    fn verdict<'a>(
        &self,
        all: Tokens<'a>,
        i: Tokens<'a>,
        after: Tokens<'a>,
        a: Amount,
        counted: Option<Tokens<'a>>,
    ) -> Verdict {
        match a.unit {
            Unit::Money(_) if exclude::is_banknote(after, a.value) => Verdict::None,
            Unit::Money(_) => Verdict::Figure(Category::Money),
            Unit::Percent if exclude::is_rank(i, a.value) => Verdict::Number,
            Unit::Percent if exclude::is_glued(i, after) => Verdict::None,
            Unit::Percent => Verdict::Figure(Category::Percent),
            Unit::PercentPoints => Verdict::Figure(Category::PercentPoints),
            Unit::Points if fold(i.word_back(1)) == "at" && a.value == 1.0 => Verdict::None,
            Unit::Points if a.value.abs() <= 100.0 && polls(all) => Verdict::Figure(Category::PercentPoints),
            Unit::Points => Verdict::Figure(Category::Count),
            Unit::Measure(_) if !exclude::is_glued(i, after) => Verdict::Figure(Category::Measure),
            _ if self.looks_alike(all, i, after, a, counted) => Verdict::None,
            _ if exclude::is_code(i) => Verdict::Number,
            _ => self.count(i, after, a, counted),
        }
    }

    /// Whether a plain number is a date, a time, an age, a label or a code.
    fn looks_alike<'a>(
        &self,
        all: Tokens<'a>,
        i: Tokens<'a>,
        after: Tokens<'a>,
        a: Amount,
        counted: Option<Tokens<'a>>,
    ) -> bool {
        let people = names_people(counted);
        let first = all.left() == i.left();
        exclude::is_glued(i, after)
            || exclude::is_time(after)
            || (counted.is_none() && exclude::is_age(i, after, a.value))
            || exclude::is_address(i, after)
            || exclude::is_rank(i, f64::INFINITY)
            || exclude::is_day(i, after, a.value)
            || exclude::is_year(i, a.value, people)
            || exclude::is_label(i, counted.is_some())
            || exclude::is_aircraft(i)
            || exclude::is_something(after)
            || exclude::is_one_of(i, after)
            || exclude::is_list_mark(i, after, first)
            || exclude::is_bracketed_rank(i, after)
    }

    /// A count, a casualty, or a mere number.
    fn count<'a>(&self, i: Tokens<'a>, after: Tokens<'a>, a: Amount, counted: Option<Tokens<'a>>) -> Verdict {
        let people = names_people(counted);
        let pronoun = exclude::is_pronoun(i, after);
        if pronoun && !people {
            return Verdict::None;
        }
        if harmed(i, after, counted) {
            return Verdict::Figure(Category::Casualty);
        }
        let bare = counted.is_none() && a.scale == 1.0 && a.value.abs() < 10.0 && a.value.fract() == 0.0;
        if bare { Verdict::Number } else { Verdict::Figure(Category::Count) }
    }

    /// Two figures side by side; in a game they are a score and no figures.
    fn pair(
        &mut self,
        i: Tokens<'_>,
        after: Tokens<'_>,
        category: Category,
        (a, b): (Amount, Amount),
        counted: Option<Tokens<'_>>,
    ) {
        let score = category == Category::Count && sport(i);
        for x in [a, b] {
            if score { self.number(x) } else { self.push(i, after, category, (x, x), counted) }
        }
    }

    fn push(
        &mut self,
        i: Tokens<'_>,
        after: Tokens<'_>,
        category: Category,
        (a, b): (Amount, Amount),
        counted: Option<Tokens<'_>>,
    ) {
        let draft = self.draft(i, after, category, a.span.to(b.span));
        let unit = match a.unit {
            Unit::Money(code) => code.to_owned(),
            Unit::Percent => "%".to_owned(),
            Unit::PercentPoints | Unit::Points => "points".to_owned(),
            Unit::Measure(symbol) => symbol.to_owned(),
            Unit::None => words(counted),
        };
        let (low, high) = (a.value.min(b.value), a.value.max(b.value));
        self.found.quantities.push(Quantity {
            low: Some(low),
            high: Some(high),
            unit,
            noun: place(counted),
            ..draft
        });
    }

    /// A figure with what its surroundings say.
    fn draft(&self, i: Tokens<'_>, after: Tokens<'_>, category: Category, span: Span) -> Quantity {
        let hedge = hedge_before(i).or_else(|| hedge_after(after));
        Quantity {
            span,
            sentence: self.sentence,
            category,
            low: None,
            high: None,
            unit: String::new(),
            noun: None,
            approximation: hedge.map_or(Approximation::Exact, |(_, a)| a),
            hedge: hedge.map(|(span, _)| span),
            subordinate: is_subordinate(i),
            infinitive: is_infinitive(i),
            sourcing: Sourcing::None,
        }
    }

    fn number(&mut self, a: Amount) {
        let (span, sentence) = (a.span, self.sentence);
        self.found.numbers.push(Number { span, sentence, value: a.value, ordinal: false });
    }

    /// An ordinal in digits or words; gives the number of tokens read, 0 where there is none.
    fn ordinal(&mut self, i: Tokens<'_>) -> usize {
        let Ok((after, value)) = ordinal(i) else { return 0 };
        if !exclude::is_day(i, after, value) {
            let span = i.span_to(&after);
            self.found.numbers.push(Number { span, sentence: self.sentence, value, ordinal: true });
        }
        len(i, after)
    }
}

/// What a number turned out to be.
enum Verdict {
    /// Part of something else.
    None,
    /// A number that counts nothing.
    Number,
    /// A figure.
    Figure(Category),
}

fn len(i: Tokens<'_>, after: Tokens<'_>) -> usize {
    nom::Offset::offset(&i, &after)
}

fn place(counted: Option<Tokens<'_>>) -> Option<Span> {
    let tokens = counted?;
    Some(tokens.rest().first()?.span.to(tokens.rest().last()?.span))
}

fn words(counted: Option<Tokens<'_>>) -> String {
    counted.and_then(|c| place(Some(c)).map(|span| span.of(c.text).to_owned())).unwrap_or_default()
}

/// Past `of` and an article.
fn skip_of(i: Tokens<'_>) -> Tokens<'_> {
    let of = usize::from(fold(i.word()) == "of");
    let the = usize::from(of == 1 && matches!(fold(i.ahead(1)).as_ref(), "the" | "a" | "an"));
    skip(i, of + the)
}

/// Whether the sentence tells of polls or shares.
fn polls(all: Tokens<'_>) -> bool {
    all.rest().iter().any(|t| t.kind != TokenKind::Number && POLL_WORDS.contains(&t.small(all.text).as_ref()))
}

/// Words of games, by which two numbers side by side are a score.
const SPORT_WORDS: &[&str] = &[
    "championship",
    "cup",
    "game",
    "games",
    "goal",
    "goals",
    "inning",
    "innings",
    "match",
    "playoff",
    "playoffs",
    "season",
    "semifinal",
    "soccer",
    "team",
    "touchdown",
    "touchdowns",
    "tournament",
];

/// Whether one of the dozen words before or after tells of a game.
fn sport(i: Tokens<'_>) -> bool {
    let before = (1..=12).any(|n| SPORT_WORDS.contains(&fold(i.word_back(n)).as_ref()));
    before || (0..12).any(|n| SPORT_WORDS.contains(&fold(i.ahead(n)).as_ref()))
}
