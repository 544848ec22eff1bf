//! One for so many: `120 clinics for a population of 240,000, or one for every 2,000 people`.
//!
//! In: a passage. Out: [`Average`]: the people are the total, the clinics the count, and so many fall to each. Only where
//! the sentence has two other counts and no more.

use super::{Average, Share};
use crate::annotate::relation::passage::{Figure, Passage};

/// Words between `one` and the figure at most: `one doctor for every`.
const REACH: usize = 5;

/// Words after which the one is of others than those counted: `but in the hills one for every`.
const APART: &[&str] = &[";", "against", "although", "and", "but", "though", "where", "while"];

/// The ratios of a passage.
pub fn read<'p>(passage: &'p Passage<'p>) -> impl Iterator<Item = Average> + 'p {
    passage.figures.iter().filter_map(move |rate| average(passage, rate))
}

fn average(passage: &Passage<'_>, rate: &Figure) -> Option<Average> {
    let every = matches!(passage.before(rate, 1), "every" | "each") || passage.before(rate, 1) == "per";
    let start = passage.start_of(rate.sentence);
    let one = (start..rate.lead).rev().take(REACH).find(|at| passage.word(*at) == "one").filter(|_| every)?;
    let whole = |f: &&Figure| {
        f.sentence == rate.sentence
            && f.end <= one
            && f.member.is_count()
            && f.member.is_one()
            && f.member.low >= 2.0
    };
    let others: Vec<&Figure> = passage.figures.iter().filter(whole).collect();
    let [a, b] = others[..] else { return None };
    let (total, count) = if a.member.low > b.member.low { (a, b) } else { (b, a) };
    let last = a.end.max(b.end);
    let apart = (last..one).any(|at| APART.contains(&passage.word(at)));
    let near = one - last <= 2 * REACH && !apart;
    let counted = near && rate.member.is_count() && rate.member.is_one() && rate.member.low > 1.0;
    // `holding 1,140, or one migrant for every 10 islanders`: the islanders are not told.
    let population = passage.before(total, 1) == "of" && passage.before(total, 2) == "population";
    let told = !total.member.unit.is_empty() || rate.member.unit.is_empty() || population;
    (counted && told && rate.member.is_of_noun(&total.member))
        .then(|| Average::new(rate.member.clone(), total.member.clone(), Share::of(count), false))
}
