//! Sums of money in two currencies: `£50m, or €58.5m`, `200 million pesos ($4 million) … 300 million ($6 million)`.
//!
//! In: a passage. Out: [`Exchange`]. Not here: measures (`conversion`); whether rates agree
//! (`rules::figures::exchange`).

use super::{joined, quoted, says_same};
use crate::annotate::quantity::Category;
use crate::annotate::relation::View;
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::{Figure, Passage};

/// A sum of money and the same in another currency.
#[derive(Debug, Clone, PartialEq)]
pub struct Exchange {
    /// The first.
    pub from: Member,
    /// Currency of the first: its code, or its name where the list has none.
    pub currency: String,
    /// The second.
    pub to: Member,
    /// Whether the words give another year than the story's, when rates were others.
    pub past: bool,
    /// Whether it is the rate itself: so many for one (`at 57 pesos to the dollar`).
    pub quoted: bool,
}

impl Exchange {
    /// For printing.
    pub fn view(&self) -> View {
        View::new("exchange", [("from", &self.from), ("to", &self.to)].into_iter())
    }
}

/// The sums of a passage that are given twice.
pub fn read(passage: &Passage<'_>) -> Vec<Exchange> {
    let mut found: Vec<(u32, Exchange)> = Vec::new();
    for two in passage.sentences().flat_map(|figures| figures.windows(2)) {
        let (a, b) = (&two[0], &two[1]);
        let last = found.last().filter(|(sentence, _)| sentence + 1 >= a.sentence).map(|(_, e)| e);
        let currency = currency(passage, a).or_else(|| last.and_then(|e| understood(passage, e, a, b)));
        if let Some(exchange) = currency.and_then(|currency| exchange(passage, currency, a, b)) {
            found.push((a.sentence, exchange));
        }
    }
    let rates: Vec<Exchange> =
        passage.figures.iter().filter_map(|f| quoted::read(passage, f, &found)).collect();
    found.into_iter().map(|(_, exchange)| exchange).chain(rates).collect()
}

fn exchange(passage: &Passage<'_>, currency: String, a: &Figure, b: &Figure) -> Option<Exchange> {
    let money = b.member.category == Some(Category::Money) && b.member.unit != currency;
    let after = if a.member.category == Some(Category::Money) { a.end } else { a.after };
    let more = matches!(
        passage.word(b.end),
        "above" | "below" | "fewer" | "higher" | "less" | "lower" | "more" | "short"
    );
    // `$182 million (at 13.50 cedis to the dollar)` tells the rate.
    let rate = quoted::per_one(passage, b).is_some() || passage.before(b, 1) == "at";
    let direct = joined(passage, after, b, b.end).is_some() && says_same(passage, after, b) && !more && !rate;
    (money && direct && a.member.is_one() && b.member.is_one()).then(|| Exchange {
        from: a.member.clone(),
        currency,
        to: b.member.clone(),
        past: is_dated(passage, a, b),
        quoted: false,
    })
}

/// The currency of a sum: its code; the noun itself where it is no word of everyday English (`900 million talers`).
fn currency(passage: &Passage<'_>, a: &Figure) -> Option<String> {
    match a.member.category {
        Some(Category::Money) => Some(a.member.unit.clone()),
        Some(Category::Count) if a.after == a.end + 1 => {
            let noun = passage.word(a.end);
            let known = passage.text.lexicon.ordinary_words.contains(noun)
                || passage.text.lexicon.people_nouns.contains(noun);
            (!known).then(|| noun.to_owned())
        }
        _ => None,
    }
}

/// The currency of a bare sum whose conversion stands in brackets right behind it, as that of the sum before does: `640
/// million pesos (€32 million), against 600 million (€30 million)`, `and gave 80 million more (€4 million)`.
fn understood(passage: &Passage<'_>, last: &Exchange, a: &Figure, b: &Figure) -> Option<String> {
    let more = usize::from(passage.word(a.end) == "more");
    let bare = a.member.is_count() && a.after <= a.end + more && passage.word(a.end + more) == "(";
    (bare && b.lead == a.end + more + 1 && b.member.unit == last.to.unit).then(|| last.currency.clone())
}

/// Whether a year of its own stands near: `£200m ($400m) in 2007`; or the rate was another: `£200m, then $400m`.
fn is_dated(passage: &Passage<'_>, a: &Figure, b: &Figure) -> bool {
    let year = |at: usize| {
        passage.word(at).len() == 4
            && (passage.word(at).starts_with("19") || passage.word(at).starts_with("20"))
    };
    let told = |at: usize| matches!(passage.word(at), "in" | "since" | "of") && year(at + 1);
    let then = |at: usize| passage.word(at) == "then";
    (a.lead.saturating_sub(8)..b.end + 8).any(told) || (a.end..b.end + 3).any(then)
}
