//! What a set of places covers, asked without walking the set.
//!
//! In: places in any order. Out: whether one of them holds or touches another place, in the time of a search by
//! halves however many there are and however they nest.

use super::Span;

/// Places by their start, each with the furthest end so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cover {
    spans: Vec<Span>,
    furthest: Vec<u32>,
}

impl Cover {
    /// Of places in any order; empty ones cover nothing.
    pub fn of(spans: impl IntoIterator<Item = Span>) -> Self {
        let mut spans: Vec<Span> = spans.into_iter().filter(|s| !s.is_empty()).collect();
        spans.sort_unstable();
        let ends = spans.iter().scan(0, |end, s| {
            *end = s.end.max(*end);
            Some(*end)
        });
        let furthest = ends.collect();
        Self { spans, furthest }
    }

    /// Whether one of them holds the place.
    pub fn holds(&self, place: Span) -> bool {
        let upto = self.spans.partition_point(|s| s.start <= place.start);
        self.reach(upto) >= place.end && upto > 0
    }

    /// Whether one of them holds the place and something beside it.
    pub fn holds_more_than(&self, place: Span) -> bool {
        self.spans.binary_search(&place).is_err() && self.holds(place)
    }

    /// Whether one of them shares a byte with the place.
    pub fn touches(&self, place: Span) -> bool {
        let before = self.spans.partition_point(|s| s.start < place.end);
        self.reach(before) > place.start
    }

    /// Whether one of them that is another place than this shares a byte with it.
    pub fn touches_other(&self, place: Span) -> bool {
        let (before, after) =
            (self.spans.partition_point(|s| *s < place), self.spans.partition_point(|s| *s <= place));
        let begin = self.spans.partition_point(|s| s.start < place.end);
        self.reach(before) > place.start || begin > after
    }

    /// The furthest end of the first so many.
    fn reach(&self, upto: usize) -> u32 {
        upto.checked_sub(1).map_or(0, |last| self.furthest[last])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All short places in a text of a few bytes.
    fn places() -> impl Iterator<Item = Span> {
        (0..9).flat_map(|start| (start..9).map(move |end| Span::new(start, end)))
    }

    #[test]
    fn a_search_by_halves_says_what_a_walk_would() {
        let sets: [&[(usize, usize)]; 5] =
            [&[], &[(2, 4)], &[(0, 8), (1, 2), (5, 6)], &[(3, 5), (3, 5), (3, 7)], &[(6, 7), (1, 3), (2, 5)]];
        for set in sets {
            let spans: Vec<Span> = set.iter().map(|(a, b)| Span::new(*a, *b)).collect();
            let cover = Cover::of(spans.iter().copied());
            for place in places() {
                assert_eq!(cover.holds(place), spans.iter().any(|s| s.contains(place)), "{set:?} {place:?}");
                assert_eq!(
                    cover.touches(place),
                    spans.iter().any(|s| s.overlaps(place)),
                    "{set:?} {place:?}"
                );
                let other = spans.iter().any(|s| *s != place && s.overlaps(place));
                assert_eq!(cover.touches_other(place), other, "{set:?} {place:?}");
            }
        }
    }
}
