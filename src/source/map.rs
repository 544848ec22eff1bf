//! Which bytes of the source each byte of a document's text came from.
//!
//! A map is a run of segments that tile the text. A verbatim segment is the source's own
//! bytes; any other (an entity, an escape, a break put in between blocks) maps as a whole.
//! Maps compose: an entity inside a JSON escape is a map over a map.

use super::{SourceSpan, Span};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) text: Span,
    pub(super) source: SourceSpan,
    pub(super) verbatim: bool,
}

/// From [`Span`] to [`SourceSpan`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceMap {
    segments: Vec<Segment>,
}

impl SourceMap {
    /// The map of a text that is the source, `len` bytes long.
    pub fn identity(len: usize) -> Self {
        let mut map = Self::default();
        map.push(len, SourceSpan::new(0, len), true);
        map
    }

    /// Adds the next `len` bytes of text, which came from `source`.
    ///
    /// `verbatim` is believed only where the lengths agree.
    pub fn push(&mut self, len: usize, source: SourceSpan, verbatim: bool) {
        if len == 0 {
            return;
        }
        let start = self.text_len();
        let verbatim = verbatim && source.len() == len;
        if verbatim && self.extend(len, source) {
            return;
        }
        self.segments.push(Segment { text: Span::new(start, start + len), source, verbatim });
    }

    /// Adds the text of another map of the same source.
    pub fn append(&mut self, next: &SourceMap) {
        for s in &next.segments {
            self.push(s.text.len(), s.source, s.verbatim);
        }
    }

    /// Joins a verbatim piece that continues the last one.
    fn extend(&mut self, len: usize, source: SourceSpan) -> bool {
        match self.segments.last_mut() {
            Some(last) if last.verbatim && last.source.end == source.start => {
                last.text.end += len as u32;
                last.source.end = source.end;
                true
            }
            _ => false,
        }
    }

    /// Bytes of text mapped so far.
    pub fn text_len(&self) -> usize {
        self.segments.last().map_or(0, |s| s.text.end as usize)
    }

    /// The least place in the source that gave these bytes of text.
    pub fn to_source(&self, span: Span) -> SourceSpan {
        let start = self.point(span.start, false);
        let end = if span.is_empty() { start } else { self.point(span.end, true) };
        SourceSpan { start, end: end.max(start) }
    }

    /// A place of the text that an inner map calls its source.
    pub fn of_source(&self, inner: SourceSpan) -> SourceSpan {
        self.to_source(Span { start: inner.start, end: inner.end })
    }

    /// Whether every byte of the place is the source's own and in one piece.
    pub fn is_verbatim(&self, span: Span) -> bool {
        self.find(span.start).is_some_and(|s| s.verbatim && s.text.contains(span))
    }

    /// The verbatim pieces as (text, source), for tests of exactness.
    pub fn verbatim(&self) -> impl Iterator<Item = (Span, SourceSpan)> + '_ {
        self.segments.iter().filter(|s| s.verbatim).map(|s| (s.text, s.source))
    }

    /// All pieces, in the order of the text.
    pub(super) fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// All pieces as (text, source), in order of the text.
    pub fn pieces(&self) -> impl Iterator<Item = (Span, SourceSpan)> + '_ {
        self.segments.iter().map(|s| (s.text, s.source))
    }

    /// This map's text seen through `outer`, whose text is this map's source.
    pub fn through(&self, outer: &SourceMap) -> SourceMap {
        let mut map = SourceMap::default();
        for s in &self.segments {
            if s.verbatim {
                push_through(&mut map, s, outer);
            } else {
                map.push(s.text.len(), outer.of_source(s.source), false);
            }
        }
        map
    }

    /// The segment that holds a byte of text, or the last one at its end.
    fn find(&self, at: u32) -> Option<&Segment> {
        let i = self.segments.partition_point(|s| s.text.end <= at);
        self.segments.get(i).or(self.segments.last())
    }

    /// `closing` asks for the place just after the byte before `at`.
    fn point(&self, at: u32, closing: bool) -> u32 {
        let probe = if closing { at.saturating_sub(1) } else { at };
        let Some(s) = self.find(probe) else { return 0 };
        match (s.verbatim, closing) {
            (true, _) => s.source.start + at.saturating_sub(s.text.start).min(s.source.len() as u32),
            (false, true) => s.source.end,
            (false, false) if at >= s.text.end => s.source.end,
            (false, false) => s.source.start,
        }
    }
}

/// Cuts a verbatim segment along the pieces of the outer map.
fn push_through(map: &mut SourceMap, s: &Segment, outer: &SourceMap) {
    let mut at = s.source.start;
    while at < s.source.end {
        let Some(o) = outer.find(at) else { return };
        let end = o.text.end.min(s.source.end).max(at + 1);
        let piece = Span { start: at, end };
        map.push(piece.len(), outer.to_source(piece), o.verbatim);
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text `AT&T, now` from source `AT&amp;T, now`.
    fn entity() -> SourceMap {
        let mut map = SourceMap::default();
        map.push(2, SourceSpan::new(0, 2), true);
        map.push(1, SourceSpan::new(2, 7), false);
        map.push(6, SourceSpan::new(7, 13), true);
        map
    }

    #[test]
    fn an_entity_maps_as_a_whole() {
        let map = entity();
        assert_eq!(map.to_source(Span::new(0, 4)), SourceSpan::new(0, 8));
        assert_eq!(map.to_source(Span::new(2, 3)), SourceSpan::new(2, 7));
        assert_eq!(map.to_source(Span::new(3, 3)), SourceSpan::new(7, 7));
        assert!(!map.is_verbatim(Span::new(1, 3)));
        assert!(map.is_verbatim(Span::new(3, 9)));
    }

    #[test]
    fn neighbours_join() {
        let mut map = SourceMap::default();
        map.push(2, SourceSpan::new(5, 7), true);
        map.push(3, SourceSpan::new(7, 10), true);
        assert_eq!(map.verbatim().collect::<Vec<_>>(), [(Span::new(0, 5), SourceSpan::new(5, 10))]);
    }

    #[test]
    fn maps_compose() {
        let mut outer = SourceMap::default();
        outer.push(3, SourceSpan::new(10, 13), true);
        outer.push(1, SourceSpan::new(13, 19), false);
        outer.push(9, SourceSpan::new(19, 28), true);
        let map = entity().through(&outer);
        assert_eq!(map.text_len(), 9);
        assert_eq!(map.to_source(Span::new(0, 2)), SourceSpan::new(10, 12));
        assert_eq!(map.to_source(Span::new(2, 3)), SourceSpan::new(12, 22));
        assert_eq!(map.to_source(Span::new(3, 9)), SourceSpan::new(22, 28));
    }
}
