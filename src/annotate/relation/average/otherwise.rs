//! What else a rate can be of: another total, others who share, a sum of totals.
//!
//! In: the reading that is likeliest. Out: every other, for a rate is wrong only where none agrees.

use super::share::Share;
use super::{Average, Reader, loose};
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::Figure;

impl<'p> Reader<'p> {
    /// The other readings, of the total and those who share first.
    pub(super) fn otherwise(
        &self,
        totals: &[(usize, &'p Figure)],
        total: &Figure,
        shares: &[Share],
    ) -> Vec<Average> {
        let [share, counted @ ..] = shares else { return Vec::new() };
        let of = |total: &Figure, share: &Share| {
            Some(Average::new(self.rated(), self.in_unit(total)?, *share, false))
        };
        let others = totals.iter().filter(|(_, f)| f.first != total.first).map(|(_, f)| (*f, share));
        // `150,000 tons a year for two years, 300,000 tons altogether`
        let joined = self.joined();
        let counted = counted.iter().chain(&joined).map(|share| (total, share));
        let mut found: Vec<Average> = others.chain(counted).filter_map(|(f, share)| of(f, share)).collect();
        // `$27.4 million for 2023 and $33.8 million for 2024 … so the sum works out to $700 apiece`
        let beside =
            totals.iter().filter(|(_, f)| f.sentence == total.sentence && f.member.is_like(&total.member));
        let sum: f64 = beside.map(|(_, f)| f.member.low).sum();
        let all = Member { low: sum, high: sum, ..total.member.clone() };
        found.extend((sum > total.member.low).then(|| Average::new(self.rated(), all, *share, false)));
        // `The fleet is to be ten boats. The bill is $3.3 billion. That is $330 million apiece. Three boats are built`
        found.extend(loose::read(self).into_iter().flat_map(Average::readings));
        found
    }
}
