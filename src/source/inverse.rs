//! The way back through a [`SourceMap`]: where the words of a place in the source stand in the text.
//!
//! In: a map. Out: places of the text, in order. A piece that is not the source's own bytes (an entity, an
//! escape) is taken whole. What never became text (front matter that is no prose, markup) has no place.

use super::map::{Segment, SourceMap};
use super::{SourceSpan, Span};

/// From [`SourceSpan`] to [`Span`]s.
pub struct Inverse<'m> {
    /// By the start of their sources: metadata may stand first in the text and last in the source.
    segments: Vec<&'m Segment>,
    /// The greatest end of a source up to each segment.
    reach: Vec<u32>,
}

impl<'m> Inverse<'m> {
    /// Turns a map round.
    pub fn of(map: &'m SourceMap) -> Self {
        let mut segments: Vec<&Segment> = map.segments().iter().collect();
        segments.sort_by_key(|s| (s.source, s.text));
        let ends = segments.iter().scan(0, |end, s| {
            *end = s.source.end.max(*end);
            Some(*end)
        });
        let reach = ends.collect();
        Self { segments, reach }
    }

    /// The places of the text that came from a place of the source, joined where they touch.
    pub fn to_text(&self, place: SourceSpan) -> Vec<Span> {
        let after = self.segments.partition_point(|s| s.source.start < place.end);
        let near = (0..after).rev().take_while(|i| self.reach[*i] > place.start);
        let mut found: Vec<Span> = near.filter_map(|i| part(self.segments[i], place)).collect();
        found.sort();
        found.dedup_by(|next, last| {
            let touches = next.start <= last.end;
            if touches {
                *last = last.to(*next);
            }
            touches
        });
        found
    }

    /// Places of the text without bytes of their own in the source that are put at `at`: a headline beside it.
    pub fn added_at(&self, at: u32) -> impl Iterator<Item = Span> + '_ {
        let first = self.segments.partition_point(|s| s.source.start < at);
        let here = self.segments[first..].iter().take_while(move |s| s.source.start == at);
        here.filter(|s| s.source.is_empty()).map(|s| s.text)
    }
}

/// What a segment gives of a place.
fn part(segment: &Segment, place: SourceSpan) -> Option<Span> {
    if !segment.source.overlaps(place) {
        return None;
    }
    if !segment.verbatim {
        return Some(segment.text);
    }
    let at = |source: u32| segment.text.start + (source - segment.source.start);
    let (start, end) = (place.start.max(segment.source.start), place.end.min(segment.source.end));
    Some(Span { start: at(start), end: at(end) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text `AT&T, now` from source `(AT&amp;T, now)`, after a headline of four bytes that stands behind it.
    fn map() -> SourceMap {
        let mut map = SourceMap::default();
        map.push(4, SourceSpan::new(20, 24), true);
        map.push(2, SourceSpan::new(1, 3), true);
        map.push(1, SourceSpan::new(3, 8), false);
        map.push(6, SourceSpan::new(8, 14), true);
        map
    }

    #[test]
    fn the_way_there_and_back_is_exact() {
        let map = map();
        let back = Inverse::of(&map);
        for span in [Span::new(0, 4), Span::new(1, 3), Span::new(4, 8), Span::new(7, 9), Span::new(4, 13)] {
            assert_eq!(back.to_text(map.to_source(span)), [span]);
        }
    }

    #[test]
    fn an_entity_comes_whole_and_markup_has_no_place() {
        let map = map();
        let back = Inverse::of(&map);
        assert_eq!(back.to_text(SourceSpan::new(4, 6)), [Span::new(6, 7)]);
        assert_eq!(back.to_text(SourceSpan::new(14, 20)), []);
        assert_eq!(back.to_text(SourceSpan::new(10, 22)), [Span::new(0, 2), Span::new(9, 13)]);
    }

    #[test]
    fn a_headline_beside_the_text_is_found_where_it_was_put() {
        let mut map = SourceMap::default();
        map.push(8, SourceSpan::new(0, 0), false);
        map.push(5, SourceSpan::new(0, 5), true);
        assert_eq!(Inverse::of(&map).added_at(0).collect::<Vec<_>>(), [Span::new(0, 8)]);
    }
}
