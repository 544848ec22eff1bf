//! Two dated things whose dates run against the order that their words give them.
//!
//! Serves one rule: what stands beside which date, and the words of order, are read in `annotate`.

use serde::Deserialize;

use super::told;
use crate::annotate::reckoning::order::{Join, Sequel};
use crate::annotate::temporal::{Temporal, TimeValue};
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::template::Template;
use crate::source::Span;

/// Two dated things told in the wrong order.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct EventOrder {
    /// Things that one person goes through in an order.
    course: Vec<Course>,
    /// Words that may stand before the second of them: no other subject is told.
    joining: Vec<String>,
    /// Message where a word gives the order.
    worded: Template,
    /// Message where something is done before the birth.
    born: Template,
    /// Beside the other date.
    other: Template,
}

/// What comes first and what comes after it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Course {
    /// Words of the first: `won`, `elected`.
    first: Vec<String>,
    /// Words of the second: `took the oath`.
    then: Vec<String>,
}

/// The date that is to be the earlier, and the later.
struct Ordered<'a> {
    earlier: &'a Temporal,
    later: &'a Temporal,
    words: String,
}

impl Check for EventOrder {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        for sequel in &draft.annotations.sequels {
            let Some(ordered) = self.ordered(draft, sequel).filter(Ordered::runs_backwards) else { continue };
            self.report(findings, sequel.join, &ordered);
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["earlier", "later", "words"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.worded, &self.born, &self.other]
    }
}

impl EventOrder {
    fn ordered<'a>(&self, draft: &'a Draft, sequel: &Sequel) -> Option<Ordered<'a>> {
        let dates = &draft.annotations.dates;
        let (first, second) = (&dates[sequel.first as usize], &dates[sequel.second as usize]);
        match sequel.join {
            Join::After => Some(Ordered { earlier: second, later: first, words: "after".to_owned() }),
            Join::Before => Some(Ordered { earlier: first, later: second, words: String::new() }),
            Join::Born => {
                let words = draft.slice(sequel.between).to_owned();
                Some(Ordered { earlier: first, later: second, words })
            }
            Join::Beside => {
                let lead = small(draft, sequel.lead);
                let between = self.after_joining(small(draft, sequel.between));
                let fits = |c: &&Course| ends(&lead, &c.first, &c.then) && opens(&between, &c.then);
                let course = self.course.iter().find(fits)?;
                let words = course.then.iter().find(|w| begins(&between, w))?.clone();
                Some(Ordered { earlier: first, later: second, words })
            }
        }
    }

    fn report(&self, findings: &mut Findings<'_>, join: Join, ordered: &Ordered<'_>) {
        let value = |t: &Temporal| t.value.map(clock).unwrap_or_default();
        let values = vec![
            ("earlier", value(ordered.earlier)),
            ("later", value(ordered.later)),
            ("words", ordered.words.clone()),
        ];
        let place = |t: &Temporal| t.written.date.unwrap_or(t.span);
        let others = vec![Mark { span: place(ordered.earlier), message: self.other.fill(&values) }];
        let finding = Finding { primary: place(ordered.later), others, values, ..Finding::default() };
        match join {
            Join::Born => findings.report_as(&self.born, finding),
            Join::Beside => findings.report(finding),
            _ => findings.report_as(&self.worded, finding),
        }
    }

    /// What follows a comma, `and` and the like.
    fn after_joining(&self, mut words: Vec<String>) -> Vec<String> {
        let lead = words.iter().take_while(|w| self.joining.contains(w)).count();
        words.split_off(lead)
    }
}

impl Ordered<'_> {
    /// Whether all of the earlier lies after all of the later.
    fn runs_backwards(&self) -> bool {
        let ends = |t: &Temporal| t.value.and_then(|v| Some((v.first()?, v.last()?)));
        let hour = |t: &Temporal| match t.value {
            Some(TimeValue::Time(_, hour, minute)) => Some((hour, minute)),
            _ => None,
        };
        let days = ends(self.earlier).zip(ends(self.later)).is_some_and(|(a, b)| a.0 > b.1);
        let hours = ends(self.earlier) == ends(self.later)
            && hour(self.earlier).zip(hour(self.later)).is_some_and(|(a, b)| a > b);
        days || hours
    }
}

/// Whether the last of the words of a course in a clause is one of the first things, with no later one behind it.
fn ends(lead: &[String], first: &[String], then: &[String]) -> bool {
    let last = |list: &[String]| (0..lead.len()).rev().find(|at| opens(&lead[*at..], list));
    last(first).is_some_and(|at| last(then).is_none_or(|other| other < at))
}

fn opens(words: &[String], list: &[String]) -> bool {
    list.iter().any(|phrase| begins(words, phrase))
}

fn begins(words: &[String], phrase: &str) -> bool {
    let mut rest = words.iter();
    phrase.split(' ').all(|w| rest.next().is_some_and(|word| word == w))
}

fn small(draft: &Draft, span: Span) -> Vec<String> {
    let tokens = draft.tokens_in(span).iter();
    tokens.map(|t| t.small(&draft.document.text).into_owned()).collect()
}

/// A time as printed; an hour of the day alone.
fn clock(value: TimeValue) -> String {
    match value {
        TimeValue::Time(_, hour, minute) => format!("{hour}:{:02}", minute.unwrap_or(0)),
        _ => told(value),
    }
}
