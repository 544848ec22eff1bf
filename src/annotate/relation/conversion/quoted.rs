//! Rates of exchange in words: `at 57 pesos to the dollar`, `at a rate of 81 soms`.
//!
//! In: a passage and the sums that it gives in two currencies, by sentence. Out: an [`Exchange`] of so many units for one. Not here:
//! whether it agrees with the sums (`rules::figures::exchange`).

use super::exchange::Exchange;
use crate::annotate::quantity::Category;
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::{Figure, Passage};

/// A rate that a sum of money is told as, in the sentence of a sum that is converted.
pub fn read(passage: &Passage<'_>, figure: &Figure, found: &[(u32, Exchange)]) -> Option<Exchange> {
    if figure.member.category != Some(Category::Money) || !figure.member.is_one() {
        return None;
    }
    // Farther off it may be that of another day, or of another market.
    let own = |e: &&(u32, Exchange)| e.0 == figure.sentence;
    let from = found.partition_point(|(sentence, _)| *sentence < figure.sentence);
    let here = found[from..].first().filter(own)?;
    let (first, last, currency) = per_one(passage, figure)
        .or_else(|| understood(passage, figure, &here.1))
        .filter(|(.., currency)| *currency != figure.member.unit)?;
    let span = passage.span(first, last);
    let one = Member { unit: currency, step: 0.0, ..Member::in_words(span, Some(Category::Money), 1.0) };
    Some(Exchange {
        currency: figure.member.unit.clone(),
        from: figure.member.clone(),
        to: one,
        past: false,
        quoted: true,
    })
}

/// The place and currency of what a rate is for: `to the dollar`, `per euro`, `a dollar`, `against the US dollar`.
pub fn per_one(passage: &Passage<'_>, figure: &Figure) -> Option<(usize, usize, String)> {
    let signs = match (passage.word(figure.end), passage.word(figure.end + 1)) {
        ("to" | "against" | "for", "the" | "a" | "one" | "each" | "every") => 2,
        ("a" | "per" | "/", _) => 1,
        _ => return None,
    };
    let at = figure.end + signs;
    let country = usize::from(matches!(passage.word(at), "us" | "american"));
    let code = passage.text.lexicon.currencies.get(passage.word(at + country))?;
    Some((figure.end, at + country + 1, code.to_owned()))
}

/// The other currency of the sums of the sentence of `at the rate of 81 soms`.
fn understood(passage: &Passage<'_>, figure: &Figure, sums: &Exchange) -> Option<(usize, usize, String)> {
    let of = figure.lead.checked_sub(2).filter(|at| passage.word(at + 1) == "of")?;
    let own = &figure.member.unit;
    let other = if *own == sums.currency { &sums.to.unit } else { &sums.currency };
    let paired = passage.word(of) == "rate" && [&sums.currency, &sums.to.unit].contains(&own);
    paired.then(|| (of, of + 2, other.clone()))
}
