//! Two measures of one dimension in two systems that only stand near: `a 1,000-acre estate … wants all 405 hectares back`.
//!
//! In: a passage, and the conversions that are sure. Out: a [`Conversion`]. Such a reading is weak: it speaks only where
//! one slip of the pen makes the two agree (`rules::figures::conversion`).

use super::{Conversion, unit};
use crate::annotate::relation::passage::{Figure, Passage};

/// For each measure the one before it that it may convert, where nothing surer is found.
pub fn read(passage: &Passage<'_>, found: &[Conversion]) -> Vec<Conversion> {
    let known = |f: &Figure| found.iter().any(|c| c.from.span == f.member.span || c.to.span == f.member.span);
    let free: Vec<&Figure> = passage.figures.iter().filter(|f| f.member.is_one() && !known(f)).collect();
    let later = free.iter().enumerate().filter(|(_, f)| f.member.low > 0.0);
    later.filter_map(|(at, to)| converted(passage, found, &free[..at], to)).collect()
}

/// The nearest measure before one that has its dimension, if it is of another system, and in this sentence or the last.
fn converted(
    passage: &Passage<'_>,
    found: &[Conversion],
    before: &[&Figure],
    to: &Figure,
) -> Option<Conversion> {
    let (to_unit, _) = unit(passage, to)?;
    let near = before.iter().rev().take_while(|f| f.sentence + 1 >= to.sentence);
    let of_kind = |f: &&&Figure| unit(passage, f).is_some_and(|(u, _)| u.dimension == to_unit.dimension);
    let from = near.into_iter().find(of_kind)?;
    let (from_unit, _) = unit(passage, from)?;
    let foreign = from_unit.system != to_unit.system && from_unit.dimension != "temperature";
    // `60mph (97km/h), near schools 30mph`: that one has its own.
    let paired =
        |f: &Figure| found.iter().any(|c| c.to.span == f.member.span || c.from.span == f.member.span);
    let crossed = passage.figures.iter().any(|f| f.lead > from.lead && f.lead < to.lead && paired(f));
    (foreign && !crossed).then(|| Conversion {
        from: from.member.clone(),
        from_unit,
        to: to.member.clone(),
        to_unit,
        difference: false,
        loose: true,
    })
}
