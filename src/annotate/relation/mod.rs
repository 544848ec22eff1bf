//! Figures that belong to one another.
//!
//! In: the quantities and numbers of a passage and the words between them. Out: [`Relations`], each with its members.
//! Two figures are joined only where the words between them say so; when unsure, not.
//! Not here: what a printed figure can mean and whether the arithmetic is right (`rules::figures`).
//!
//! A figure missing or its words wrong: `passage`; a change, a comparison, a lead: `comparison`; which way a figure moved: `movement`; parts and whole:
//! `parts`; shares of one whole: `shares`; a count and its list: `enumeration`; one amount in two units: `conversion`;
//! votes: `vote`; the last of a list: `rest`; polls: `poll`; a total and what falls to each: `average`; the same quantity
//! again, over the whole draft: `same`.

pub mod average;
pub mod comparison;
pub mod conversion;
pub mod enumeration;
mod fate;
pub mod member;
pub mod movement;
pub mod parts;
pub mod passage;
pub mod poll;
mod rest;
pub mod same;
pub mod shares;
pub mod vote;

use super::{Annotations, Text};
use crate::source::Span;
use average::Average;
use comparison::Comparison;
use conversion::Conversion;
use conversion::exchange::{self, Exchange};
use enumeration::Enumeration;
use member::Member;
use movement::Movement;
use parts::PartWhole;
use passage::Passage;
use poll::{Margin, Poll};
use same::Same;
use shares::Shares;
use shares::counted::{self, Counted};
use vote::{Ballot, Quota};

/// All that joins figures, each list in the order of the text.
#[derive(Debug, Clone, Default)]
pub struct Relations {
    /// Two figures and the distance stated between them.
    pub comparisons: Vec<Comparison>,
    /// Figures that moved, and which way the words say.
    pub movements: Vec<Movement>,
    /// Figures named as parts of another.
    pub parts: Vec<PartWhole>,
    /// Figures that are mentioned again.
    pub same: Vec<Same>,
    /// Percentages of one whole.
    pub shares: Vec<Shares>,
    /// Counts with the shares that they are of one whole.
    pub counted: Vec<Counted>,
    /// Counts with the lists of what they count.
    pub enumerations: Vec<Enumeration>,
    /// Measures given in two units.
    pub conversions: Vec<Conversion>,
    /// Sums given in two currencies.
    pub exchanges: Vec<Exchange>,
    /// Totals, counts and what falls to each.
    pub averages: Vec<Average>,
    /// Votes.
    pub votes: Vec<Ballot>,
    /// Quotas of votes by preference.
    pub quotas: Vec<Quota>,
    /// Shares that polls give, and what the story says of how they were taken.
    pub polls: Vec<Poll>,
    /// Two shares of a poll, its margin of error, and how the lead is told.
    pub margins: Vec<Margin>,
}

impl Relations {
    /// Every relation under its name, with its members, for printing.
    pub fn views(&self) -> impl Iterator<Item = View> {
        let comparisons = self.comparisons.iter().map(Comparison::view);
        comparisons
            .chain(self.movements.iter().map(Movement::view))
            .chain(self.parts.iter().map(PartWhole::view))
            .chain(self.shares.iter().map(Shares::view))
            .chain(self.counted.iter().map(Counted::view))
            .chain(self.enumerations.iter().map(Enumeration::view))
            .chain(self.conversions.iter().map(Conversion::view))
            .chain(self.exchanges.iter().map(Exchange::view))
            .chain(self.votes.iter().map(Ballot::view))
            .chain(self.quotas.iter().map(Quota::view))
            .chain(self.margins.iter().map(Margin::view))
            .chain(self.averages.iter().map(Average::view))
            .chain(self.same.iter().map(Same::view))
    }
}

/// A relation as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Its name.
    pub name: &'static str,
    /// What its members are in it, and where they stand; in reading order.
    pub members: Vec<(&'static str, Span)>,
}

impl View {
    /// A view, its members put into reading order.
    pub fn new<'m>(name: &'static str, members: impl Iterator<Item = (&'static str, &'m Member)>) -> Self {
        let mut members: Vec<(&'static str, Span)> = members.map(|(role, m)| (role, m.span)).collect();
        members.sort_by_key(|(_, span)| *span);
        Self { name, members }
    }
}

/// Finds the relations of every passage.
pub fn read(text: Text<'_>, found: &mut Annotations) {
    let mut relations = Relations::default();
    let passages: Vec<Passage<'_>> = passage::passages(text, found).collect();
    for passage in &passages {
        within(passage, &mut relations);
    }
    relations.comparisons.extend(comparison::over::read(&passages));
    relations.parts.extend(parts::read_layout(text, found));
    relations.same = same::read(text, found, &passages);
    found.relations = relations;
}

/// What holds inside a passage.
fn within(passage: &Passage<'_>, relations: &mut Relations) {
    let mut comparisons = comparison::read(passage);
    let votes: Vec<Ballot> = vote::read(passage).collect();
    // The figures of a vote are read as that, and parts and a whole are not told again as a distance.
    // Those of one side are parts of it.
    let in_vote = |m: &Member| votes.iter().any(|v| v.has(m.span));
    let voted = |p: &PartWhole| p.loose && (p.parts.iter().any(in_vote) || !p.bound && in_vote(&p.whole));
    let parts: Vec<PartWhole> = parts::read(passage).into_iter().filter(|p| !voted(p)).collect();
    let majority = |c: &Comparison| votes.iter().any(|v| v.tells_majority(c.measure.span));
    comparisons.retain(|c| !c.loose || !parts.iter().any(|p| is_summed(c, p)) && !majority(c));
    relations.shares.extend(shares::read(passage, &comparisons));
    relations.counted.extend(counted::read(passage));
    relations.comparisons.extend(comparisons);
    relations.movements.extend(movement::read(passage));
    relations.parts.extend(parts);
    relations.votes.extend(votes);
    relations.quotas.extend(vote::quotas(passage));
    relations.enumerations.extend(enumeration::read(passage));
    relations.conversions.extend(conversion::conversions(passage));
    relations.averages.extend(average::read(passage));
    relations.polls.extend(poll::polls(passage));
    relations.margins.extend(poll::margins(passage));
    relations.exchanges.extend(exchange::read(passage));
}

/// Whether the three figures of a distance are of one list of parts.
fn is_summed(distance: &Comparison, list: &PartWhole) -> bool {
    let pair = &distance.pairs[0];
    let places = [distance.measure.span, pair.base.span, pair.result.span];
    places.iter().all(|place| list.members().any(|m| m.span == *place))
}
