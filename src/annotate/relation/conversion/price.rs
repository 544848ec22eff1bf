//! Prices of one thing by two units: `$4 a kilo, or $4,000 a tonne`.
//!
//! In: a passage. Out: a [`Conversion`] between the units turned about. Such a reading is weak, for `or` may be another
//! price, for those who buy more.

use super::{Conversion, Unit, joined, listed, says_same};
use crate::annotate::quantity::Category;
use crate::annotate::relation::passage::{Figure, Passage};

/// The prices of a passage that are told twice.
pub fn read<'p>(passage: &'p Passage<'p>) -> impl Iterator<Item = Conversion> + 'p {
    let pairs = passage.sentences().flat_map(|figures| figures.windows(2));
    pairs.filter_map(|two| price(passage, &two[0], &two[1]))
}

fn price(passage: &Passage<'_>, a: &Figure, b: &Figure) -> Option<Conversion> {
    let (from_unit, after) = each(passage, a)?;
    let (to_unit, end) = each(passage, b)?;
    joined(passage, after, b, end)?;
    let one = a.member.unit == b.member.unit && a.member.is_one() && b.member.is_one();
    let other = from_unit.dimension == to_unit.dimension && from_unit.sizes != to_unit.sizes;
    // `or $3,600 a tonne for more than ten` is another price.
    let ends = matches!(passage.word(end), "" | "." | "," | ")" | "]" | ";" | "—" | "–");
    (one && other && ends && says_same(passage, after, b)).then(|| Conversion {
        from: a.member.clone(),
        from_unit,
        to: b.member.clone(),
        to_unit,
        difference: false,
        loose: true,
    })
}

/// What a price is for one of, as a unit that is the smaller the more is bought, and the place after its word.
fn each(passage: &Passage<'_>, f: &Figure) -> Option<(Unit, usize)> {
    let per =
        f.member.category == Some(Category::Money) && matches!(passage.word(f.end), "a" | "an" | "per" | "/");
    let word = passage.word(f.end + 1);
    let symbol = passage.text.lexicon.measures.get(word).filter(|_| per)?;
    let mut unit = listed(passage, symbol)?;
    if word.starts_with("tonne") {
        unit.sizes.truncate(1);
    }
    let sizes = unit.sizes.iter().map(|size| 1.0 / size).collect();
    let name = format!("{} per {word}", f.member.unit);
    Some((Unit { name, sizes, ..unit }, f.end + 2))
}
