//! Two halves of one whole, each told in a sentence of its own.
//!
//! In: the shares of a passage. Out: [`Shares`]. Not here: shares of one list (the module above).

use super::Shares;
use crate::annotate::relation::passage::{Figure, Passage};

/// Two halves of one whole, each the subject of its own sentence: `Men make up 58 percent of the jobless. … Women account
/// for 42 percent.`
pub fn read(passage: &Passage<'_>, figures: &[&Figure]) -> Vec<Shares> {
    const APART: u32 = 2;
    let told: Vec<(&Figure, (&str, &str))> =
        figures.iter().filter_map(|f| Some((*f, half(passage, f)?))).collect();
    let pairs = told.windows(2).filter(|two| {
        let [(a, (question, side)), (b, (again, other))] = two else { return false };
        question == again && side != other && b.sentence <= a.sentence + APART && passage.word(b.end) != "of"
    });
    let shares = |two: &[(&Figure, _)]| two.iter().map(|(f, _)| f.member.clone()).collect();
    pairs.map(|two| Shares { shares: shares(two), complete: false }).collect()
}

/// The question and side of those who are told to make up a share.
fn half<'p>(passage: &'p Passage<'p>, share: &Figure) -> Option<(&'p str, &'p str)> {
    const WHOLES: [&str; 5] = ["age", "origin", "ownership", "settlement", "sex"];
    let verb = match [passage.before(share, 2), passage.before(share, 1)] {
        ["make" | "makes" | "made", "up"] | ["account" | "accounts" | "accounted", "for"] => 2,
        [_, "comprise" | "comprised" | "constitute" | "constituted" | "form" | "formed"] => 1,
        _ => return None,
    };
    let subject = share.lead.checked_sub(verb + 1)?;
    let opens = subject == passage.start_of(share.sentence)
        || matches!(passage.word(subject - 1), "," | "and" | "while" | ";");
    let told = passage.side(subject)?;
    (opens && share.member.is_percent() && WHOLES.contains(&told.0)).then_some(told)
}
