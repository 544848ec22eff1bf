//! The engines: what a rule can do to a draft.
//!
//! A new engine is one file beside this one, a variant here and an arm in [`Engine::check`].

use serde::Deserialize;

use super::acronyms::{AcronymMismatch, AcronymUnexpanded, AcronymUnused};
use super::bidi::Bidi;
use super::calendar::after_dateline::AfterDateline;
use super::calendar::age::AgeCheck;
use super::calendar::conflict::DateConflict;
use super::calendar::day::Calendar;
use super::calendar::far_year::FarYear;
use super::calendar::form::DayForm;
use super::calendar::interval::Interval;
use super::calendar::known::KnownDate;
use super::calendar::order::EventOrder;
use super::calendar::range_order::RangeOrder;
use super::calendar::term::RoleTerm;
use super::calendar::weekday::WeekdayCheck;
use super::captions::CaptionNames;
use super::claims::anonymity::Promises;
use super::claims::counts::Counts;
use super::claims::deaths::Deaths;
use super::claims::hearsay::Rumours;
use super::claims::saying::Saying;
use super::claims::voices::Voices;
use super::condition::Condition;
use super::existence::Existence;
use super::figures::average::Quotient;
use super::figures::comparison::Comparisons;
use super::figures::conflict::Conflict;
use super::figures::conversion::Units;
use super::figures::counted::CountedShares;
use super::figures::enumeration::CountList;
use super::figures::headline::HeadlineFigures;
use super::figures::movement::Movements;
use super::figures::parts::Parts;
use super::figures::poll_lead::PollLead;
use super::figures::poll_method::PollMethod;
use super::figures::ranges::{Backwards, Ranges};
use super::figures::shares::Shares;
use super::figures::vote::VoteCount;
use super::findings::Findings;
use super::introduction::FirstReference;
use super::located::PlaceCountry;
use super::marks::{MarkStyle, OpenQuotation};
use super::mojibake::Mojibake;
use super::pattern::{PatternCheck, Sequence};
use super::persons::drift::RoleDrift;
use super::persons::holders::NameConflict;
use super::repetition::Repetition;
use super::script::MixedScript;
use super::sourcing::Sourcing;
use super::spelling::Spelling;
use super::superlative::Superlative;
use super::suppression::Suppression;
use super::template::Template;
use super::words::capitalization::Capitalization;
use super::words::conditional::Conditional;
use super::words::consistency::Consistency;
use super::words::metric::Metric;
use super::words::occurrence::Occurrence;
use super::words::substitution::Substitution;
use crate::draft::Draft;

/// What a rule does to a draft. Stateless: one instance serves all threads.
pub trait Check: Send + Sync {
    /// Puts what it finds into `findings`.
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>);

    /// Names of the values it gives to templates.
    fn fields(&self) -> &'static [&'static str];

    /// Templates among its own parameters.
    fn templates(&self) -> Vec<&Template> {
        Vec::new()
    }
}

/// An engine with its parameters, named in a rule's `check` table.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Engine {
    /// Words that must not stand in a draft.
    Existence(Existence),
    /// The same thing twice in a row.
    Repetition(Repetition),
    /// Words that the house writes otherwise.
    Substitution(Substitution),
    /// Words that stand too often, or not often enough.
    Occurrence(Occurrence),
    /// One of two words, but not both.
    Consistency(Consistency),
    /// Where one thing is said, another must be.
    Conditional(Conditional),
    /// How headings are set.
    Capitalization(Capitalization),
    /// How long a stretch may be.
    Metric(Metric),
    /// Things in a row.
    Sequence(Sequence),
    /// One thing beside another, or without another.
    Pattern(PatternCheck),
    /// Figures that nobody stands behind.
    Sourcing(Sourcing),
    /// One name in two spellings.
    Spelling(Spelling),
    /// A weekday beside a date.
    Weekday(WeekdayCheck),
    /// A date that no calendar has.
    Calendar(Calendar),
    /// A stretch of time that ends before it begins.
    RangeOrder(RangeOrder),
    /// Two dated things told in the wrong order.
    EventOrder(EventOrder),
    /// What is told as past and dated after publication.
    AfterDateline(AfterDateline),
    /// A year far from the story.
    FarYear(FarYear),
    /// A person's age against what is known of it.
    Age(AgeCheck),
    /// A length of time against the times it lies between.
    Interval(Interval),
    /// A date against the table of events.
    KnownDate(KnownDate),
    /// One thing, two dates.
    DateConflict(DateConflict),
    /// How a day is told.
    DayForm(DayForm),
    /// A title against terms of office.
    RoleTerm(RoleTerm),
    /// Which way a figure moved.
    Movement(Movements),
    /// Parts against their whole.
    Parts(Parts),
    /// One quantity, two values.
    Conflict(Conflict),
    /// Figures of a headline that the story has nowhere.
    HeadlineFigures(HeadlineFigures),
    /// Shares of one whole against a hundred.
    Shares(Shares),
    /// Shares beside their counts against one another.
    CountedShares(CountedShares),
    /// Two figures against the distance stated between them.
    Comparison(Comparisons),
    /// A count against its list.
    CountList(CountList),
    /// One amount in two units.
    Conversion(Units),
    /// A total against a count and what falls to each.
    Average(Quotient),
    /// The figures of a vote.
    Vote(VoteCount),
    /// What a story says of how its polls were taken.
    PollMethod(PollMethod),
    /// How the lead of a poll is told.
    PollLead(PollLead),
    /// A range of figures that runs backwards.
    Backwards(Backwards),
    /// A range said badly.
    Ranges(Ranges),
    /// The first, the largest, the worst ever.
    Superlative(Superlative),
    /// What holds of a document as a whole.
    Condition(Condition),
    /// Groups without names that say something.
    Voices(Voices),
    /// Allegations without an accuser, hedges in place of a source.
    Hearsay(Rumours),
    /// Deaths that nobody stands behind.
    Deaths(Deaths),
    /// Crowds and tolls that lack what they need.
    Counts(Counts),
    /// Sources and verbs of attributions.
    Saying(Saying),
    /// Promises of anonymity without a reason.
    Anonymity(Promises),
    /// People whom only a caption names.
    CaptionNames(CaptionNames),
    /// How a person is introduced.
    FirstReference(FirstReference),
    /// One person, two given names.
    NameConflict(NameConflict),
    /// A place and the country it is given to.
    PlaceCountry(PlaceCountry),
    /// A word in letters of two alphabets.
    Script(MixedScript),
    /// Invisible controls of writing direction.
    Bidi(Bidi),
    /// Letters broken by a wrong encoding.
    Mojibake(Mojibake),
    /// A quotation without an end.
    OpenQuotation(OpenQuotation),
    /// Straight and curly marks in one draft.
    MarkStyle(MarkStyle),
    /// Letters in brackets against the words before them.
    AcronymMismatch(AcronymMismatch),
    /// An acronym that nothing in the draft explains.
    AcronymUnexpanded(AcronymUnexpanded),
    /// An acronym in brackets that is never used again.
    AcronymUnused(AcronymUnused),
    /// One person, two posts.
    RoleDrift(RoleDrift),
    /// What is wrong with what a desk allows.
    Suppression(Suppression),
}

impl Engine {
    /// The check behind the name.
    pub fn check(&self) -> &dyn Check {
        match self {
            Engine::Existence(e) => e,
            Engine::Repetition(e) => e,
            Engine::Substitution(e) => e,
            Engine::Occurrence(e) => e,
            Engine::Consistency(e) => e,
            Engine::Conditional(e) => e,
            Engine::Capitalization(e) => e,
            Engine::Metric(e) => e,
            Engine::Sequence(e) => e,
            Engine::Pattern(e) => e,
            Engine::Sourcing(e) => e,
            Engine::Spelling(e) => e,
            Engine::Weekday(e) => e,
            Engine::Calendar(e) => e,
            Engine::RangeOrder(e) => e,
            Engine::EventOrder(e) => e,
            Engine::AfterDateline(e) => e,
            Engine::FarYear(e) => e,
            Engine::Age(e) => e,
            Engine::Interval(e) => e,
            Engine::KnownDate(e) => e,
            Engine::DateConflict(e) => e,
            Engine::DayForm(e) => e,
            Engine::RoleTerm(e) => e,
            Engine::Movement(e) => e,
            Engine::Parts(e) => e,
            Engine::Conflict(e) => e,
            Engine::HeadlineFigures(e) => e,
            Engine::Shares(e) => e,
            Engine::CountedShares(e) => e,
            Engine::Comparison(e) => e,
            Engine::CountList(e) => e,
            Engine::Conversion(e) => e,
            Engine::Average(e) => e,
            Engine::Vote(e) => e,
            Engine::PollMethod(e) => e,
            Engine::PollLead(e) => e,
            Engine::Backwards(e) => e,
            Engine::Ranges(e) => e,
            Engine::Superlative(e) => e,
            Engine::Condition(e) => e,
            Engine::Voices(e) => e,
            Engine::Hearsay(e) => e,
            Engine::Deaths(e) => e,
            Engine::Counts(e) => e,
            Engine::Saying(e) => e,
            Engine::Anonymity(e) => e,
            Engine::CaptionNames(e) => e,
            Engine::FirstReference(e) => e,
            Engine::NameConflict(e) => e,
            Engine::PlaceCountry(e) => e,
            Engine::Script(e) => e,
            Engine::Bidi(e) => e,
            Engine::Mojibake(e) => e,
            Engine::OpenQuotation(e) => e,
            Engine::MarkStyle(e) => e,
            Engine::AcronymMismatch(e) => e,
            Engine::AcronymUnexpanded(e) => e,
            Engine::AcronymUnused(e) => e,
            Engine::RoleDrift(e) => e,
            Engine::Suppression(e) => e,
        }
    }
}
