//! The figures of a vote against one another, against the house, and against what the words make of them.
//!
//! Serves one rule: only votes have houses and thresholds.

use serde::Deserialize;

use super::interval::print;
use crate::annotate::relation::member::Member;
use crate::annotate::relation::vote::{Ballot, Need, Outcome, Quota, Threshold};
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::template::Template;
use crate::source::Span;

/// The figures of a vote.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct VoteCount {
    /// Share by which a ratio in words may be off, 0 to 1.
    ratio: f64,
    /// Message where fewer votes are told than were cast.
    fewer: Template,
    /// Message where more voted than are said to have been there.
    there: Template,
    /// Message where the words make something else of the figures.
    otherwise: Template,
}

/// How many times a house one side of a vote in it may be by a slip.
const FARTHEST: f64 = 2.0;

/// A fault of a vote: where, the reckoning, the message's `said`, and whether the votes are too many.
struct Fault {
    span: Span,
    reckoning: String,
    said: f64,
}

impl Check for VoteCount {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        for ballot in &draft.annotations.relations.votes {
            if let Some((message, fault)) = self.sum(ballot) {
                let finding = finding(draft, ballot, fault);
                match message {
                    Some(message) => findings.report_as(message, finding),
                    None => findings.report(finding),
                }
                continue;
            }
            let fault = ballot.outcome.iter().find_map(|o| self.outcome(ballot, o));
            if let Some(fault) = fault {
                findings.report_as(&self.otherwise, finding(draft, ballot, fault));
            }
        }
        for finding in draft.annotations.relations.quotas.iter().filter_map(|q| quota(draft, q)) {
            findings.report_as(&self.otherwise, finding);
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["sum", "house", "words", "reckoning"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.fewer, &self.there, &self.otherwise]
    }
}

impl VoteCount {
    /// Votes above the house, or below it where all are told; with the message for the latter.
    fn sum(&self, b: &Ballot) -> Option<(Option<&Template>, Fault)> {
        let house = b.house.as_ref()?;
        let sides: Vec<&Member> = [&b.yes, &b.no, &b.abstained, &b.absent].into_iter().flatten().collect();
        let sum: f64 = sides.iter().map(|m| m.low).sum();
        let all = b.complete && sides.len() >= 2;
        let reckoning = sides.iter().map(|m| print(m.low)).collect::<Vec<_>>().join(" + ");
        let fault =
            Fault { span: sides.last()?.span, reckoning: format!("{reckoning} = {}", print(sum)), said: sum };
        // So many more votes than seats are votes of the people.
        let one = sides.len() == 1 && sum <= FARTHEST * house.low;
        if (one || sides.len() >= 2) && sum > house.low {
            return Some((b.present.then_some(&self.there), fault));
        }
        (all && sum < house.low).then_some((Some(&self.fewer), fault))
    }

    /// What the words make of a vote against what its figures are.
    fn outcome(&self, b: &Ballot, outcome: &Outcome) -> Option<Fault> {
        match outcome {
            Outcome::Reached(span) => needed(b).filter(|n| n.yes < n.votes).map(|n| n.fault(*span)),
            Outcome::Missed(span) => needed(b).filter(|n| n.yes >= n.votes).map(|n| n.fault(*span)),
            Outcome::Short(m) => {
                needed(b).filter(|n| (n.votes - n.yes - m.low).abs() > 1.0).map(|n| n.short(m))
            }
            Outcome::Over(m) => {
                needed(b).filter(|n| n.yes >= n.votes && n.yes - n.votes != m.low).map(|n| n.over(m))
            }
            Outcome::Needs(m) => takes(b, m),
            Outcome::Majority(m) => majority(b, m),
            Outcome::Tie(span) => unequal(b, *span),
            Outcome::Unanimous(span) => opposed(b, *span),
            Outcome::Ratio(m) => self.times(b, m),
        }
    }

    fn times(&self, b: &Ballot, m: &Member) -> Option<Fault> {
        let (yes, no) = (b.yes.as_ref()?.low, b.no.as_ref()?.low);
        let times = if yes >= no { yes / no } else { no / yes };
        let off = (times - m.low).abs() > self.ratio * m.low;
        let reckoning = format!("{} / {} = {}", print(yes.max(no)), print(yes.min(no)), print(times));
        (off && times.is_finite()).then_some(Fault { span: m.span, reckoning, said: m.low })
    }
}

/// A share in words.
fn name(share: f64) -> String {
    match share {
        0.5 => "more than half".to_owned(),
        s if (s - 2.0 / 3.0).abs() < 0.01 => "two-thirds".to_owned(),
        s => format!("{} percent", print(s * 100.0)),
    }
}

/// How many votes a threshold takes.
struct Needed {
    yes: f64,
    votes: f64,
    base: f64,
    threshold: Threshold,
}

impl Needed {
    fn reckoning(&self) -> String {
        let (votes, yes) = (print(self.votes), print(self.yes));
        let share = match self.threshold.need {
            Need::Votes(_) => return format!("{votes} needed; {yes} in favour"),
            Need::OfHouse(share) | Need::OfCast(share) => share,
        };
        format!("{} of {} is {votes} or more; {yes} in favour", name(share), print(self.base))
    }

    fn over(self, m: &Member) -> Fault {
        let (yes, votes) = (print(self.yes), print(self.votes));
        let reckoning = format!("{}; {yes} - {votes} = {}", self.reckoning(), print(self.yes - self.votes));
        Fault { span: m.span, reckoning, said: self.votes }
    }

    fn fault(self, span: Span) -> Fault {
        Fault { span, reckoning: self.reckoning(), said: self.votes }
    }

    fn short(self, m: &Member) -> Fault {
        let reckoning = format!(
            "{}; {} - {} = {}",
            self.reckoning(),
            print(self.votes),
            print(self.yes),
            print(self.votes - self.yes)
        );
        Fault { span: m.span, reckoning, said: self.votes }
    }
}

/// Votes that a share of so many takes. Two-thirds of 120 are 80 in spite of what thirds leave in binary.
fn votes_of(base: f64, share: f64) -> f64 {
    if share == 0.5 { (base / 2.0).floor() + 1.0 } else { (base * share - 1e-6).ceil() }
}

/// What a share takes, of the house or of those who voted, against what it is said to take.
fn takes(b: &Ballot, m: &Member) -> Option<Fault> {
    let (Need::OfHouse(share) | Need::OfCast(share)) = b.threshold?.need else { return None };
    let low = |m: &Option<Member>| m.as_ref().map(|m| m.low);
    let cast = low(&b.yes).zip(low(&b.no)).map(|(yes, no)| yes + no);
    let all = cast.zip(low(&b.abstained)).map(|(cast, abstained)| cast + abstained);
    let bases: Vec<f64> = [low(&b.house), cast, all].into_iter().flatten().collect();
    // Some call the whole number below two-thirds enough.
    let fits = |base: &f64| (votes_of(*base, share) - m.low).abs() < 1.0 || (base * share).floor() == m.low;
    let base = bases.first().filter(|_| !bases.iter().any(fits))?;
    let reckoning = format!("{} of {} is {}", name(share), print(*base), print(votes_of(*base, share)));
    Some(Fault { span: m.span, reckoning, said: votes_of(*base, share) })
}

fn needed(b: &Ballot) -> Option<Needed> {
    let (yes, threshold) = (b.yes.as_ref()?.low, b.threshold?);
    let (base, share) = match threshold.need {
        Need::Votes(votes) => return Some(Needed { yes, votes, base: votes, threshold }),
        Need::OfHouse(share) => (b.house.as_ref()?.low, share),
        Need::OfCast(share) => (yes + b.no.as_ref()?.low, share),
    };
    Some(Needed { yes, votes: votes_of(base, share), base, threshold })
}

/// A majority is what one has more than all others; some count it from half the house, and of a vote it is what one side
/// has more than the other.
fn majority(b: &Ballot, m: &Member) -> Option<Fault> {
    let yes = b.yes.as_ref()?.low;
    let apart = b.no.as_ref().map(|no| yes - no.low);
    let Some(house) = b.house.as_ref().map(|h| h.low) else {
        let abstained = b.abstained.as_ref().map_or(0.0, |m| m.low);
        let apart = apart.filter(|a| *a > 0.0 && m.low != *a && m.low != *a - abstained)?;
        let reckoning = format!("{} - {} = {}", print(yes), print(yes - apart), print(apart));
        return Some(Fault { span: m.span, reckoning, said: apart });
    };
    let over = 2.0 * yes - house;
    let half = yes - house / 2.0;
    // `by 51 votes to 30, a majority of 21`
    // `the bare majority of 45` is what is needed.
    let fits = [over, apart.unwrap_or(over), half.floor(), half.ceil(), half - 1.0, votes_of(house, 0.5)]
        .contains(&m.low);
    let reckoning = format!(
        "{} - {} = {}, so {} more than all others",
        print(house),
        print(yes),
        print(house - yes),
        print(over)
    );
    (!fits && yes <= house).then_some(Fault { span: m.span, reckoning, said: over })
}

/// A tie of two figures that are two or more apart; by one, the casting vote is counted.
fn unequal(b: &Ballot, span: Span) -> Option<Fault> {
    let (yes, no) = (b.yes.as_ref()?.low, b.no.as_ref()?.low);
    let reckoning = format!("{} and {} are {} apart", print(yes), print(no), print((yes - no).abs()));
    ((yes - no).abs() >= 2.0).then_some(Fault { span, reckoning, said: yes })
}

fn opposed(b: &Ballot, span: Span) -> Option<Fault> {
    let no = b.no.as_ref()?.low;
    (no > 0.0).then(|| Fault { span, reckoning: format!("{} against", print(no)), said: no })
}

/// A quota against the one by which seats are won in votes by preference: a vote more than what as many as there are seats,
/// and one besides, could have.
fn quota(draft: &Draft, q: &Quota) -> Option<Finding> {
    // Farther off it is of another count.
    const FARTHEST: f64 = 1.5;
    let right = (q.valid.low / (q.seats.low + 1.0)).floor() + 1.0;
    let near = (right / q.quota.low).max(q.quota.low / right) <= FARTHEST;
    let off = near && (q.quota.low - right).abs() > 1.0;
    let reckoning = format!("{} / ({} + 1) + 1 = {}", print(q.valid.low), print(q.seats.low), print(right));
    let values = vec![
        ("sum", print(right)),
        ("house", print(q.seats.low)),
        ("words", draft.slice(q.quota.span).to_owned()),
        ("reckoning", reckoning),
    ];
    let others = [q.valid.span, q.seats.span].map(|span| Mark { span, message: String::new() }).to_vec();
    off.then(|| Finding { primary: q.quota.span, others, values, loose: true, ..Finding::default() })
}

fn finding(draft: &Draft, b: &Ballot, fault: Fault) -> Finding {
    let values = vec![
        ("sum", print(fault.said)),
        ("house", b.house.as_ref().map_or_else(String::new, |h| print(h.low))),
        ("words", draft.slice(fault.span).to_owned()),
        ("reckoning", fault.reckoning),
    ];
    let figures = [&b.yes, &b.no, &b.abstained, &b.absent, &b.house].into_iter().flatten().map(|m| m.span);
    let others = figures.chain(b.threshold.map(|t| t.span)).filter(|s| *s != fault.span);
    let others = others.map(|span| Mark { span, message: String::new() }).collect();
    // What a later sentence makes of it may be said of something else.
    let sentence = |span: Span| draft.sentences.partition_point(|s| s.span.end <= span.start);
    let loose =
        b.yes.as_ref().is_some_and(|yes| sentence(yes.span) < sentence(fault.span)) && !b.has(fault.span);
    Finding { primary: fault.span, others, values, loose, ..Finding::default() }
}
