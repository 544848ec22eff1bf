//! Measures in two units of one system, as one: `6 feet 2 inches`, `11 stone 4 pounds`.
//!
//! In: the figures of a sentence. Out: the same, each compound as one figure in its greater unit. Not here: what converts
//! to what (`conversion`).

use super::{end_of_unit, listed};
use crate::annotate::quantity::Category;
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::{Figure, Passage};

/// The figures of a sentence, compounds merged. A merged figure ends with the number of its smaller unit and keeps the
/// unit of the greater.
pub fn merged(passage: &Passage<'_>, figures: &[Figure]) -> Vec<Figure> {
    let mut merged: Vec<Figure> = Vec::new();
    for figure in figures {
        match merged.last().and_then(|great| joined(passage, great, figure)) {
            Some(compound) => {
                merged.pop();
                merged.push(compound);
            }
            None => merged.push(figure.clone()),
        }
    }
    merged
}

/// A measure right behind one in a greater unit of its system.
fn joined(passage: &Passage<'_>, great: &Figure, small: &Figure) -> Option<Figure> {
    let measured = |f: &Figure| f.member.category == Some(Category::Measure) && f.member.is_one();
    let comma = |end: usize| usize::from(passage.word(end) == ",");
    let end = end_of_unit(passage, great.end).filter(|end| end + comma(*end) == small.lead)?;
    let (a, b) = (listed(passage, &great.member.unit)?, listed(passage, &small.member.unit)?);
    let (size, part) = (a.sizes.first()?, b.sizes.first()?);
    let one = a.dimension == b.dimension && a.system == b.system && part < size;
    (one && measured(great) && measured(small) && end > great.end).then(|| {
        let low = great.member.low + small.member.low * part / size;
        let span = great.member.span.to(small.member.span);
        let member = Member { span, low, high: low, step: part / size, ..great.member.clone() };
        Figure { member, end: small.end, after: small.after, ..great.clone() }
    })
}

#[cfg(test)]
mod tests {
    use crate::annotate::fixture;

    #[test]
    fn feet_and_inches_are_one_length() {
        let text = "The calf is 1.75 metres (5 feet 9 inches) tall.";
        let lengths = fixture::read(text, |t| {
            let found = crate::annotate::annotate(t).relations.conversions;
            found.iter().map(|c| (c.from.low, c.to.low)).collect::<Vec<_>>()
        });
        assert_eq!(lengths, [(1.75, 5.75)]);
    }
}
