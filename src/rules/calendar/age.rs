//! A person's age against another age, a birth told in the draft, or the list's day of birth.
//!
//! Serves two rules, one for the draft and one for the list.

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use super::{long, told};
use crate::annotate::entity::EntityId;
use crate::annotate::reckoning::aged;
use crate::annotate::temporal::{Age, TimeValue};
use crate::draft::Draft;
use crate::gazetteer::EntryKind;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::template::Template;
use crate::source::Span;

/// Years by which an age may be off whose bearer is read from a pronoun.
const FAR: i32 = 15;

/// A person's age against what is known of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AgeCheck {
    against: Against,
    /// Message where two ages are told.
    #[serde(default)]
    two_ages: Template,
    /// Beside the birth, or the other age.
    #[serde(default)]
    other: Template,
    /// Message where the age is of a year before.
    #[serde(default)]
    then: Template,
    /// Message where the age of a year before and the age of today do not fit.
    #[serde(default)]
    then_and_now: Template,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Against {
    /// What else the draft tells.
    Draft,
    /// The list of people.
    List,
}

/// When somebody was born.
#[derive(Clone, Copy)]
struct Born {
    value: TimeValue,
    at: Option<Span>,
    /// Whether it is surely this person's.
    sure: bool,
}

impl Check for AgeCheck {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let mut births: HashMap<EntityId, Option<Born>> = match self.against {
            Against::Draft => born(draft),
            Against::List => HashMap::new(),
        };
        let mut first_ages: HashMap<EntityId, usize> = HashMap::new();
        let today = first_of_today(draft);
        for (at, age) in draft.annotations.ages.iter().enumerate().filter(|(_, a)| a.years >= 1.0) {
            if age.birth.is_some() && self.against == Against::Draft {
                self.in_its_year(draft, findings, age, (told_beside(draft, age), None));
                continue;
            }
            let Some(person) = age.person else { continue };
            let born = match self.against {
                Against::Draft => births.get(&person).copied().flatten(),
                Against::List => *births.entry(person).or_insert_with(|| listed(draft, findings, person)),
            };
            let now = draft.annotations.ages_then.get(at) == Some(&false);
            match born {
                _ if age.year.is_some() && self.against == Against::Draft => {
                    self.in_its_year(draft, findings, age, (born, today.get(&person).copied()));
                }
                Some(born) => self.against_birth(draft, findings, (at, age), &born),
                None if self.against == Against::Draft && now => {
                    let first = *first_ages.entry(person).or_insert(at);
                    self.against_age(draft, findings, (first, age));
                }
                None => {}
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["name", "age", "right", "born", "published", "other-age", "year"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.two_ages, &self.other, &self.then, &self.then_and_now]
    }
}

impl AgeCheck {
    fn against_birth(
        &self,
        draft: &Draft,
        findings: &mut Findings<'_>,
        (at, age): (usize, &Age),
        born: &Born,
    ) {
        let Some(published) = draft.document.date() else { return };
        let Some((low, high)) = ages_on(born.value, published) else { return };
        let told_age = age.years.floor() as i32;
        let then = draft.annotations.ages_then.get(at).copied().unwrap_or(true);
        let fits = (low..=high).contains(&told_age)
            || (told_age < low && then && !self.is_dated_off(draft, age, born));
        // An age of then whose bearer is only read, and has no year, may be of any.
        if fits || (age.meant && (then || is_far(told_age, low, high))) {
            return;
        }
        let values = vec![
            ("name", name(draft, age)),
            ("age", told_age.to_string()),
            ("right", if low == high { low.to_string() } else { format!("{low} or {high}") }),
            ("born", when(born.value)),
            ("published", long(published)),
        ];
        let other = |span| Mark { span, message: self.other.fill(&values) };
        let others = born.at.map(other).into_iter().collect();
        let query = !born.sure || age.meant;
        findings.report(Finding { primary: age.span, others, values, query, ..Finding::default() });
    }

    /// Whether the sentence names years in none of which the age fits.
    fn is_dated_off(&self, draft: &Draft, age: &Age, born: &Born) -> bool {
        let sentence = draft.sentence(age.sentence).span;
        let Some(birth) = born.value.first().map(Date::year) else { return false };
        let told_age = age.years.floor() as i16;
        let mut years = aged::years(&draft.annotations, sentence).peekable();
        years.peek().is_some() && years.all(|y| !(0..=1).contains(&(y - birth - told_age)))
    }

    /// Two ages of one person, both of today.
    fn against_age(&self, draft: &Draft, findings: &mut Findings<'_>, (first, age): (usize, &Age)) {
        let first = &draft.annotations.ages[first];
        // Whom a pronoun means is not sure enough to give somebody two ages.
        if first.years.floor() == age.years.floor() || age.meant || first.meant {
            return;
        }
        let values = vec![
            ("name", name(draft, age)),
            ("age", age.years.floor().to_string()),
            ("other-age", first.years.floor().to_string()),
        ];
        let others = vec![Mark { span: first.span, message: String::new() }];
        let finding = Finding { primary: age.span, others, values, ..Finding::default() };
        findings.report_as(&self.two_ages, finding);
    }

    /// An age of a year before, against the birth or the age of today.
    fn in_its_year(
        &self,
        draft: &Draft,
        findings: &mut Findings<'_>,
        age: &Age,
        (born, today): (Option<Born>, Option<usize>),
    ) {
        let Some(year) = age.year else { return };
        let told_age = age.years.floor() as i32;
        let today = today.map(|at| &draft.annotations.ages[at]);
        let (births, other) = match (born, today) {
            (Some(born), _) => (years_of(born.value), born.at),
            (None, Some(now)) => (born_by(now, draft), Some(now.span)),
            (None, None) => return,
        };
        let Some((first, last)) = births else { return };
        let (low, high) = (i32::from(year) - last - 1, i32::from(year) - first);
        // `when he won the 1997 election` may be of the year before, or of the one after.
        let slack = i32::from(!age.beside_year || born.is_none());
        if (low - slack..=high + slack).contains(&told_age) || (age.meant && is_far(told_age, low, high)) {
            return;
        }
        let values = vec![
            ("name", name(draft, age)),
            ("age", told_age.to_string()),
            ("right", format!("{low} {} {high}", if high - low > 1 { "to" } else { "or" })),
            ("born", born.map_or_else(String::new, |b| when(b.value))),
            ("other-age", today.map_or_else(String::new, |a| a.years.floor().to_string())),
            ("year", year.to_string()),
        ];
        let message = if born.is_some() { &self.then } else { &self.then_and_now };
        let label = born.map_or_else(String::new, |_| self.other.fill(&values));
        let query = slack > 0 || age.meant || born.is_some_and(|b| !b.sure);
        let others = other.map(|span| Mark { span, message: label }).into_iter().collect();
        findings
            .report_as(message, Finding { primary: age.span, others, values, query, ..Finding::default() });
    }
}

/// The first age of today of each person.
fn first_of_today(draft: &Draft) -> HashMap<EntityId, usize> {
    let found = &draft.annotations;
    let mut first = HashMap::new();
    for (at, age) in found.ages.iter().enumerate().filter(|(at, _)| found.ages_then.get(*at) == Some(&false))
    {
        if let Some(person) = age.person {
            first.entry(person).or_insert(at);
        }
    }
    first
}

/// The first and the last year of a birth.
fn years_of(born: TimeValue) -> Option<(i32, i32)> {
    Some((i32::from(born.first()?.year()), i32::from(born.last()?.year())))
}

/// The years in which somebody may be born who has an age today.
fn born_by(age: &Age, draft: &Draft) -> Option<(i32, i32)> {
    let year = i32::from(draft.document.date()?.year());
    let years = age.years.floor() as i32;
    Some((year - years - 1, year - years))
}

/// Whether an age is farther off than a slip makes it: it is somebody else's then.
fn is_far(told: i32, low: i32, high: i32) -> bool {
    told < low - FAR || told > high + FAR
}

/// `in 1942`, `on August 9, 1942`
fn when(value: TimeValue) -> String {
    let preposition = if value.whole_day().is_some() { "on" } else { "in" };
    format!("{preposition} {}", told(value))
}

/// The birth that stands near an age and is told of the same subject.
fn told_beside(draft: &Draft, age: &Age) -> Option<Born> {
    let date = draft.annotations.dates.get(age.birth? as usize)?;
    date.value.map(|value| Born { value, at: Some(date.span), sure: false })
}

/// The first birth of each person that the draft tells of.
fn born(draft: &Draft) -> HashMap<EntityId, Option<Born>> {
    let mut births = HashMap::new();
    for birth in &draft.annotations.births {
        let date = &draft.annotations.dates[birth.date as usize];
        let born = date.value.map(|value| Born { value, at: Some(date.span), sure: birth.named });
        births.entry(birth.person).or_insert(born);
    }
    births
}

/// The day of birth that the list gives.
fn listed(draft: &Draft, findings: &Findings<'_>, person: EntityId) -> Option<Born> {
    let entity = draft.annotations.entities.get(person as usize)?;
    let gazetteer = &findings.facts().gazetteer;
    // The list may hold the short form of a name that the draft gives in full once.
    let forms = entity.mentions.iter().map(|m| draft.annotations.mentions[*m as usize].form.as_str());
    let by_form = |form: &str| gazetteer.lookup_kind(form, EntryKind::Person).filter(|_| form.contains(' '));
    let full = entity.entry.filter(|_| entity.name.contains(' '));
    let entry = full.or_else(|| { forms }.find_map(by_form))?;
    let born = gazetteer.entry(entry)?.born?;
    Some(Born { value: TimeValue::Day(born), at: None, sure: true })
}

/// Least and greatest age on a day of somebody born then; a day's grace about a birthday.
fn ages_on(born: TimeValue, day: Date) -> Option<(i32, i32)> {
    let (first, last) = (born.first()?, born.last()?);
    let low = age_on(last, day.checked_sub(1.days()).ok()?);
    let high = age_on(first, day.checked_add(1.days()).ok()?);
    Some((low, high))
}

fn age_on(born: Date, day: Date) -> i32 {
    let before = (day.month(), day.day()) < (born.month(), born.day());
    i32::from(day.year()) - i32::from(born.year()) - i32::from(before)
}

fn name(draft: &Draft, age: &Age) -> String {
    let entity = age.person.and_then(|p| draft.annotations.entities.get(p as usize));
    entity.map_or_else(|| "the same person".to_owned(), |e| e.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_year_of_birth_allows_two_ages_and_a_day_one() {
        assert_eq!(ages_on(TimeValue::Year(1990), date(2022, 6, 1)), Some((31, 32)));
        assert_eq!(ages_on(TimeValue::Day(date(1940, 7, 6)), date(2022, 1, 26)), Some((81, 81)));
        assert_eq!(ages_on(TimeValue::Day(date(1940, 7, 6)), date(2022, 7, 5)), Some((81, 82)));
    }
}
