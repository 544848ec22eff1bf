//! Turnout beside those who could vote and those who did: `With 218,000 voters registered and 87,200 ballots cast, turnout was
//! 40 percent`.
//!
//! In: a passage. Out: a [`Comparison`] of the scale `Part` with every count of ballots around, which speaks only where none
//! agrees. Not here: turnout against that of another vote (`pair`).

use super::{Comparison, Direction, Pair, Scale};
use crate::annotate::relation::passage::{Figure, Passage};

/// Sentences before and after in which the counts may stand.
const NEAR: (u32, u32) = (2, 1);

/// Words around a count in which it is said what it counts.
const REACH: (usize, usize) = (4, 4);

/// The turnouts of a passage.
pub fn read(passage: &Passage<'_>) -> Vec<Comparison> {
    passage.figures.iter().filter_map(|share| turnout(passage, share)).collect()
}

fn turnout(passage: &Passage<'_>, share: &Figure) -> Option<Comparison> {
    let named = is_of_turnout(passage, share);
    let level = !matches!(passage.before(share, 1), "by" | "from" | "than");
    // `62 percent in 2022`; `compared with 33 percent three years ago` stands farther behind.
    let then = passage.then_at(share.sentence).is_some_and(|at| at < share.end + 3);
    let share = Some(share)
        .filter(|_| !then)
        .filter(|f| named && level && f.member.is_percent() && f.member.is_one())?;
    let counted = |f: &&Figure| f.member.is_count() && f.member.is_one() && f.member.low >= 100.0;
    let near: Vec<&Figure> = passage
        .figures
        .iter()
        .filter(|f| passage.is_around(f, share.sentence, NEAR))
        .filter(counted)
        .collect();
    let mut could = near.iter().filter(|f| tells(passage, f, &COULD));
    let whole = could.next().filter(|first| could.all(|other| other.member.low == first.member.low))?;
    let did = |f: &&&Figure| {
        let then = f.sentence != share.sentence && passage.is_of_then(f.sentence);
        // `35,500 of the county's 50,000 registered voters`
        let part = passage.word(f.end) == "of" && whole.lead > f.end && whole.lead <= f.end + REACH.1;
        let did = tells(passage, f, &DID) && !tells(passage, f, &COULD);
        let cast = (did || part) && !tells(passage, f, &SOME);
        f.member.low < whole.member.low && cast && !then
    };
    let mut parts: Vec<&Figure> = near.iter().filter(did).copied().collect();
    parts.sort_by(|a, b| b.member.low.total_cmp(&a.member.low));
    let pair =
        |part: &&Figure| Pair { base: whole.member.clone(), result: part.member.clone(), ordered: true };
    (!parts.is_empty()).then(|| Comparison {
        scale: Scale::Part,
        direction: Direction::Either,
        measure: share.member.clone(),
        pairs: parts.iter().map(pair).collect(),
        lead: false,
        cue: passage.span(share.lead, share.end),
        loose: false,
        sided: false,
    })
}

/// Whether a share is told as the turnout.
pub(super) fn is_of_turnout(passage: &Passage<'_>, share: &Figure) -> bool {
    const SUBJECT: usize = 4;
    let subject = share.lead.saturating_sub(SUBJECT).max(passage.start_of(share.sentence))..share.lead;
    // `71 percent of the town's electorate voted`
    let open = |at: &usize| !matches!(passage.word(*at), "," | "." | ";") && !passage.is_figure(*at);
    let mut behind = (share.end..share.end + SUBJECT + 1).take_while(open);
    let voters = behind.find(|at| matches!(passage.word(*at), "electorate" | "electors"));
    let did =
        |at: usize| matches!(passage.word(at + 1), "cast" | "participated" | "took" | "turned" | "voted");
    let of = passage.word(share.end) == "of" && voters.is_some_and(did);
    of || subject.into_iter().any(|at| passage.word(at) == "turnout")
}

/// Words for those who could vote.
const COULD: [&str; 6] = ["electorate", "electors", "eligible", "enrolled", "registered", "rolls"];

/// Words for what they cast.
const DID: [&str; 5] = ["ballots", "cast", "papers", "turned", "voted"];

/// Words beside those who voted in some way, or for somebody.
const SOME: [&str; 9] = ["day", "early", "for", "got", "mail", "noon", "polled", "post", "won"];

/// Whether one of some words stands by a count, in its clause.
fn tells(passage: &Passage<'_>, f: &Figure, words: &[&str]) -> bool {
    let open = |at: &usize| !matches!(passage.word(*at), "," | "." | ";" | "and") && !passage.is_figure(*at);
    let before = (f.lead.saturating_sub(REACH.0)..f.lead).rev().take_while(open);
    let after = (f.end..f.after.max(f.end) + REACH.1).take_while(open);
    before.chain(after).any(|at| words.contains(&passage.word(at)))
}
