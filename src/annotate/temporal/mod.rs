//! Dates, times, durations and ages, with values where they can be known.
//!
//! In: a [`Text`] with the document's publication date. Out: [`Temporal`], [`Duration`], [`Age`].
//! Not here: what contradicts what (`rules`); the order of events (`timeline`).
//!
//! Two steps: the grammar reads what is told (`told`), resolution places it in time (`resolve`).
//!
//! Wrong word for a month, count or unit: `words`; calendar date: `date`; hour: `clock`; month,
//! year, decade, season, quarter: `period`; stretch with two ends: `range`; `yesterday`, `last
//! week`, `ten days later`, `that day`: `relative`; name that is no time: `label`; wrong year or
//! anchor: `resolve`, `context`; `for three weeks`: `duration`; `73-year-old`: `age`, and whose: `bind`.

mod age;
mod bind;
mod clock;
mod context;
mod date;
mod duration;
mod label;
mod period;
mod range;
mod relative;
mod resolve;
mod told;
mod value;
mod words;

use jiff::civil::{Date, Weekday};
use nom::Parser;
use nom::branch::alt;

use super::entity::EntityId;
use super::tokens::{Parsed, Tokens, scan};
use super::{Annotations, Text};
use crate::source::Span;
use context::Context;
use told::Told;

/// What a value was reached from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// The expression says all of it.
    Stated,
    /// The publication date completes it.
    Publication,
    /// An earlier date in the text completes it.
    Context,
    /// Nothing does: no value.
    None,
}

impl Anchor {
    /// As printed.
    pub fn name(self) -> &'static str {
        match self {
            Anchor::Stated => "stated",
            Anchor::Publication => "publication",
            Anchor::Context => "context",
            Anchor::None => "none",
        }
    }
}

/// A point or stretch of time at the precision it was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeValue {
    /// `2022`
    Year(i16),
    /// `2022-01`
    Month(i16, i8),
    /// `2022-01-05`
    Day(Date),
    /// `2022-01-05T20` or `2022-01-05T20:30`; hour and minute.
    Time(Date, i8, Option<i8>),
    /// `2022-W03`, from the Monday it begins on.
    Week(Date),
    /// From the first day to the last as told, both included; backwards where the draft is.
    Days(Date, Date),
    /// From the first month (year and number) to the last, both included: seasons, quarters.
    Months((i16, i8), (i16, i8)),
    /// From the first year to the last, both included: decades, centuries.
    Years(i16, i16),
}

/// What stands on the page, part by part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Day of the week and its place.
    pub weekday: Option<(Weekday, Span)>,
    /// Day of the month, as written: may be 31 in June.
    pub day: Option<i8>,
    /// Month, 1 to 12.
    pub month: Option<i8>,
    /// Year, four digits.
    pub year: Option<i16>,
    /// Place of day and month and year, without the weekday.
    pub date: Option<Span>,
}

/// A measure of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Up to an hour or so: no day follows from it.
    Minute,
    /// Sixty minutes.
    Hour,
    /// A day or a night.
    Day,
    /// Seven days.
    Week,
    /// Fourteen days.
    Fortnight,
    /// A month of the calendar.
    Month,
    /// Three months.
    Quarter,
    /// A year of the calendar.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

impl Unit {
    /// From a noun of small letters in the singular.
    pub fn of(noun: &str) -> Option<Self> {
        Some(match noun {
            "minute" => Unit::Minute,
            "hour" => Unit::Hour,
            "day" | "night" => Unit::Day,
            "week" => Unit::Week,
            "fortnight" => Unit::Fortnight,
            "month" => Unit::Month,
            "quarter" => Unit::Quarter,
            "year" => Unit::Year,
            "decade" => Unit::Decade,
            "century" | "centurie" => Unit::Century,
            _ => return None,
        })
    }
}

/// Time counted from somewhere (`ten days later`, `nearly three years ago`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Elapsed {
    /// How many.
    pub count: i32,
    /// Of what.
    pub unit: Unit,
    /// Counted backwards: `ago`, `earlier`, `before`.
    pub back: bool,
    /// A word such as `nearly` loosens it.
    pub approximate: bool,
}

/// On which side of the time named the thing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// `before`, `no later than`, `until`.
    Before,
    /// `after`, `later than`.
    After,
    /// `since`, `beginning on`.
    Since,
    /// `by`.
    By,
}

/// A temporal expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Temporal {
    /// Where, weekday included.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: u32,
    /// What it means; none without an anchor, or for a day that no calendar has.
    pub value: Option<TimeValue>,
    /// What the value was reached from.
    pub anchor: Anchor,
    /// What stands on the page; of a range, its start.
    pub written: Written,
    /// Of a range, what stands at its end.
    pub written_end: Option<Written>,
    /// Where time is counted from a point: how much.
    pub elapsed: Option<Elapsed>,
    /// Where the point bounds the time meant.
    pub side: Option<Side>,
    /// Describes a noun (`the Feb. 9 primary`): its verb's tense says nothing about it.
    pub attributive: bool,
    /// A name or label, not a time (`Sept. 11`, `the 2016 campaign`): never compared.
    pub label: bool,
}

/// A span of time.
#[derive(Debug, Clone, PartialEq)]
pub struct Duration {
    /// Where.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: u32,
    /// ISO 8601 (`P3Y`, `P2W`).
    pub value: String,
    /// Whether the writer calls it rough.
    pub approximate: bool,
}

/// Somebody's age.
#[derive(Debug, Clone, PartialEq)]
pub struct Age {
    /// Where.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: u32,
    /// In years; months, weeks and days are fractions.
    pub years: f64,
    /// Whose.
    pub person: Option<EntityId>,
}

/// What one place says about time.
enum Reading {
    Time(Told),
    Lasting(String, bool),
    Age(f64),
}

/// Reads dates, durations and ages of every sentence.
pub fn read(text: Text<'_>, found: &mut Annotations) {
    let mut context = Context::new(text);
    for (n, sentence) in text.sentences.iter().enumerate() {
        let (tokens, n) = (Tokens::of(text, sentence.tokens.clone()), n as u32);
        scan(tokens, reading, |span, reading| match reading {
            Reading::Time(told) => found.dates.extend(context.place(span, n, &told)),
            Reading::Age(years) => found.ages.push(Age { span, sentence: n, years, person: None }),
            Reading::Lasting(value, approximate) => {
                found.durations.push(Duration { span, sentence: n, value, approximate });
            }
        });
    }
}

/// reading = age | told | duration
fn reading(i: Tokens<'_>) -> Parsed<'_, Reading> {
    alt((
        age::age.map(Reading::Age),
        told::told.map(Reading::Time),
        duration::duration.map(|(value, rough)| Reading::Lasting(value, rough)),
    ))
    .parse_complete(i)
}

/// Gives each age its person, once people are known.
pub fn bind_ages(text: Text<'_>, found: &mut Annotations) {
    bind::bind(text, found);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Document, Format, Metadata, Role, Shape, Stated};
    use crate::draft::Draft;
    use crate::gazetteer::Gazetteer;
    use crate::lexicon::Lexicon;
    use crate::source::map::SourceMap;

    /// A draft of one paragraph a line, published on a day.
    pub fn draft(text: &str, published: Option<&str>) -> Draft {
        let mut metadata = Metadata::default();
        metadata.date = published.map(|d| Stated { value: d.parse().unwrap(), span: None, by: "--date" });
        let mut blocks = Vec::new();
        let mut at = 0;
        for (n, line) in text.split('\n').enumerate() {
            let span = Span::new(at, at + line.len());
            blocks.push(Block { role: Role::Body, shape: Shape::Paragraph, span, paragraph: n as u32 });
            at += line.len() + 1;
        }
        let document = Document {
            format: Format::Text,
            text: text.to_owned(),
            map: SourceMap::identity(text.len()),
            blocks,
            markup: Vec::new(),
            metadata,
            faults: Vec::new(),
        };
        Draft::read("test", document, &Lexicon::builtin(), &Gazetteer::default())
    }

    /// Dates read in a story of Friday, 28 January 2022, as `words = value`.
    pub fn read(text: &str) -> Vec<String> {
        let draft = draft(text, Some("2022-01-28"));
        let shown =
            |d: &Temporal| format!("{} = {}", draft.slice(d.span), d.value.map_or("-".into(), |v| v.iso()));
        draft.annotations.dates.iter().map(shown).collect()
    }

    #[test]
    fn dates_of_all_houses() {
        assert_eq!(
            read("He left on Jan. 5, 2021, and came back Feb 3."),
            ["Jan. 5, 2021 = 2021-01-05", "Feb 3 = 2022-02-03"]
        );
        assert_eq!(read("It opened on 5 January 2022."), ["5 January 2022 = 2022-01-05"]);
        assert_eq!(
            read("The 4th of July 1995 and 2020-02-29."),
            ["The 4th of July 1995 = 1995-07-04", "2020-02-29 = 2020-02-29"]
        );
    }

    #[test]
    fn a_weekday_stands_on_either_side() {
        for text in [
            "Tuesday, January 26",
            "January 26, a Tuesday",
            "January 26 (Tuesday)",
            "Tuesday 26 January",
            "Tuesday, Jan. 26, 2022",
        ] {
            let draft = draft(&format!("The vote was on {text}."), Some("2022-01-28"));
            let [date] = &draft.annotations.dates[..] else {
                panic!("{text}: {:?}", draft.annotations.dates)
            };
            assert_eq!(draft.slice(date.span), text);
            assert_eq!(date.value.map(|v| v.iso()).as_deref(), Some("2022-01-26"));
            assert_eq!(
                date.written.weekday.map(|w| (w.0, draft.slice(w.1))),
                Some((Weekday::Tuesday, "Tuesday"))
            );
        }
    }

    #[test]
    fn impossible_days_are_kept_as_written() {
        let draft = draft("It ends on June 31 or on 2021-02-29.", Some("2022-01-28"));
        let days: Vec<_> = draft.annotations.dates.iter().map(|d| (d.written.day, d.value)).collect();
        assert_eq!(days, [(Some(31), None), (Some(29), None)]);
    }

    #[test]
    fn counts_after_a_month_are_no_days() {
        assert_eq!(
            read("In May 20 people died, and in March 15 percent left."),
            ["May = 2022-05", "March = 2022-03"]
        );
        assert_eq!(read("By Dec. 300,000 had gone."), Vec::<String>::new());
    }

    #[test]
    fn without_publication_only_stated_years_have_values() {
        let draft = draft("On Jan. 5 and on Jan. 6, 2020, and Tuesday.", None);
        let values: Vec<_> = draft.annotations.dates.iter().map(|d| (d.value.is_some(), d.anchor)).collect();
        assert_eq!(values, [(false, Anchor::None), (true, Anchor::Stated), (false, Anchor::None)]);
    }
}
