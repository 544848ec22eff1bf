//! A sum that is paid bit by bit: `the balance of $18 million in nine yearly instalments of $2 million`.
//!
//! In: a passage. Out: an [`Average`] of the instalments. Not here: rates told by `each` or `per` (the module above).

use super::Average;
use super::share::Share;
use crate::annotate::quantity::{Approximation, Category};
use crate::annotate::relation::passage::{Figure, Passage};

/// Words between how many there are and what they are called, at most: `nine equal yearly instalments`.
const NEAR: usize = 4;

/// The sums of a passage whose instalments are counted and told.
pub fn read<'p>(passage: &'p Passage<'p>) -> impl Iterator<Item = Average> + 'p {
    passage.sentences().flat_map(move |here| (0..here.len()).filter_map(move |at| paid(passage, here, at)))
}

fn paid(passage: &Passage<'_>, here: &[Figure], at: usize) -> Option<Average> {
    let rate = &here[at];
    let named = passage.before(rate, 1) == "of" && is_instalment(passage.before(rate, 2));
    // `two payments of $3 million have been made` are some of them.
    let paid = |f: &&Figure| matches!(passage.before(f, 1), "by" | "in" | "into" | "over" | "through");
    let near = |f: &&Figure| f.member.is_count() && rate.lead - f.end <= NEAR + 2;
    let count = here[..at].last().filter(near).filter(paid).filter(|_| named)?;
    let money = |f: &Figure| f.member.category == Some(Category::Money) && f.member.is_one();
    let whole = |f: &&Figure| money(f) && f.member.is_like(&rate.member) && f.member.low > rate.member.low;
    let mut wholes = here.iter().filter(whole);
    let total = wholes.next().filter(|_| wholes.next().is_none())?;
    // `a first payment of $2 million and nine of $1 million`: not all of it is paid so.
    let other = |f: &Figure| money(f) && f.lead != rate.lead && f.lead != total.lead;
    let exact = rate.member.approximation == Approximation::Exact && money(rate) && count.member.is_one();
    let share = || Share::of(count);
    // With interest they come to more, with a rest to less.
    let open = |at: usize| {
        matches!(
            passage.word(at),
            "interest" | "loan" | "remainder" | "repay" | "repayable" | "rest" | "plus"
        )
    };
    let (from, to) = passage.extent(rate.sentence);
    let whole = !(from..to).any(open);
    (exact && whole && !here.iter().any(other))
        .then(|| Average::new(rate.member.clone(), total.member.clone(), share(), false))
}

/// What a sum is paid in.
fn is_instalment(word: &str) -> bool {
    matches!(word, "batches" | "installments" | "instalments" | "payments" | "slices" | "tranches")
}
