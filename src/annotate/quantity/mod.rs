//! Figures: what is counted, how many, how exactly.
//!
//! In: a [`Text`] with dates already read. Out: [`Quantity`] and [`Number`].
//! Not here: who says so (`attribution`, `sourcing`); which figures need a source (`rules`).
//!
//! Wrong value: `number`; wrong unit: `amount`; wrong range or pair: `range`; fraction or vague count:
//! `ratio`; wrong noun, hedge or casualty: `context`; no figure at all: `exclude`; wrong category: `reader`.

mod amount;
mod context;
mod exclude;
mod number;
mod range;
mod ratio;
mod reader;
#[cfg(test)]
mod tests;

use super::tokens::Tokens;
use super::{Annotations, Text};
use crate::source::Span;
use reader::Reader;

/// What kind of figure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// So many of something.
    Count,
    /// People killed, hurt, held, missing, displaced.
    Casualty,
    /// Percent of something; values in percent.
    Percent,
    /// A difference of percentages.
    PercentPoints,
    /// Money in whole units of its currency.
    Money,
    /// `one in five` as 0.2, `two-thirds` as 0.667; a pair such as `48-45` is two quantities.
    Ratio,
    /// A count without a number (`hundreds`, `a few dollars`).
    Vague,
    /// A length, area, weight, speed, temperature.
    Measure,
}

impl Category {
    /// All categories.
    pub const ALL: [Category; 8] = [
        Category::Count,
        Category::Casualty,
        Category::Percent,
        Category::PercentPoints,
        Category::Money,
        Category::Ratio,
        Category::Vague,
        Category::Measure,
    ];

    /// As printed and as written in rule files.
    pub fn name(self) -> &'static str {
        match self {
            Category::Count => "count",
            Category::Casualty => "casualty",
            Category::Percent => "percent",
            Category::PercentPoints => "percent-points",
            Category::Money => "money",
            Category::Ratio => "ratio",
            Category::Vague => "vague",
            Category::Measure => "measure",
        }
    }
}

/// How exact the writer calls the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Approximation {
    /// Nothing said.
    #[default]
    Exact,
    /// `about`, `some`, `nearly`: near the figure.
    About,
    /// `at least`, `more than`: the figure or more.
    AtLeast,
    /// `up to`, `fewer than`: the figure or less.
    AtMost,
}

impl Approximation {
    /// What an entry of the list of approximators says.
    pub fn of_kind(kind: &str) -> Self {
        match kind {
            "lower" => Approximation::AtLeast,
            "upper" => Approximation::AtMost,
            _ => Approximation::About,
        }
    }
}

/// How a figure is sourced; rules decide what each way is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sourcing {
    /// By nobody.
    #[default]
    None,
    /// By an attribution whose content holds it; its index.
    Sentence(u32),
    /// By the speaker of the quotation that holds it; its index.
    Quotation(u32),
    /// By an attribution of an earlier sentence of the paragraph; its index.
    Carried(u32),
    /// By an attribution in another paragraph that covers the whole document; its index.
    Document(u32),
    /// Likely by whoever speaks in its sentence or before it, though not in so many words; the attribution's index.
    Near(u32),
}

impl Sourcing {
    /// Whether somebody is told to stand behind the figure, not merely likely to.
    pub fn is_told(self) -> bool {
        !matches!(self, Sourcing::None | Sourcing::Near(_))
    }
}

/// A figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The number with sign, scale word, and currency or percent sign or word. Neither the hedge nor the noun.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: u32,
    /// What kind of figure.
    pub category: Category,
    /// Least value; none when vague.
    pub low: Option<f64>,
    /// Greatest value, equal to `low` when exact; none when vague.
    pub high: Option<f64>,
    /// ISO 4217 for money, a symbol for measures and percent, else the noun as written; may be empty.
    pub unit: String,
    /// The noun counted, with its adjectives.
    pub noun: Option<Span>,
    /// How exact.
    pub approximation: Approximation,
    /// The words that say how exact.
    pub hedge: Option<Span>,
    /// Whether it stands in a relative clause (`the attack that killed 12`).
    pub subordinate: bool,
    /// Whether an infinitive governs it (`to raise $3 million`).
    pub infinitive: bool,
    /// How it is sourced.
    pub sourcing: Sourcing,
}

impl Quantity {
    /// The one value of a figure that is no range.
    pub fn exact(&self) -> Option<f64> {
        self.low.filter(|low| Some(*low) == self.high)
    }
}

/// A number or ordinal that is no figure (`the 19th`, a score, a house number).
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Where.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: u32,
    /// Its value.
    pub value: f64,
    /// Whether it gives a rank (`the 19th`), not an amount.
    pub ordinal: bool,
}

/// Reads the figures of every sentence, beside the dates, durations and ages already found.
pub fn read(text: Text<'_>, found: &mut Annotations) {
    let taken = taken(found);
    for (index, sentence) in text.sentences.iter().enumerate() {
        let mut reader = Reader { sentence: index as u32, taken: &taken, found };
        reader.read(Tokens::of(text, sentence.tokens.clone()));
    }
}

/// Places that are dates, durations or ages, in order.
fn taken(found: &Annotations) -> Vec<Span> {
    let dates = found.dates.iter().map(|d| d.span);
    let durations = found.durations.iter().map(|d| d.span);
    let mut taken: Vec<Span> = dates.chain(durations).chain(found.ages.iter().map(|a| a.span)).collect();
    taken.sort();
    taken
}
