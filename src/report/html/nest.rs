//! Marks that overlap, as elements that do not.
//!
//! In: stretches of a text, in any order, nested or crossing. Out: a walk over the text that opens and closes
//! them properly. A stretch that another one's end cuts is closed there and opened again behind it.

use crate::source::Span;

/// A stretch of text with something to say about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrap<T> {
    /// Where; never empty.
    pub span: Span,
    /// Whether the marked place begins here, and not in a block before.
    pub begins: bool,
    /// Whether it ends here.
    pub ends: bool,
    /// What is said; of two with one place the lesser one stands outside.
    pub what: T,
}

/// A step of the walk.
#[derive(Debug, PartialEq, Eq)]
pub enum Step<T> {
    /// A piece begins; whether it is the first of its place.
    Open(T, bool),
    /// Text between marks.
    Text(Span),
    /// A piece ends; whether it is the last of its place.
    Close(T, bool),
}

/// Walks over a stretch of text and the wraps in it.
pub fn walk<T: Copy + Ord>(text: Span, wraps: &[Wrap<T>], mut step: impl FnMut(Step<T>)) {
    let mut waiting: Vec<Wrap<T>> = wraps.iter().filter_map(|w| clipped(text, w)).collect();
    waiting.sort_by_key(|w| (w.span.start, std::cmp::Reverse(w.span.end), w.what));
    let mut edges: Vec<u32> = waiting.iter().flat_map(|w| [w.span.start, w.span.end]).collect();
    edges.push(text.end);
    edges.sort_unstable();
    edges.dedup();
    let mut waiting = waiting.into_iter().peekable();
    let (mut open, mut at): (Vec<Wrap<T>>, u32) = (Vec::new(), text.start);
    for edge in edges {
        if at < edge {
            step(Step::Text(Span { start: at, end: edge }));
            at = edge;
        }
        let mut opening = close(&mut open, edge, &mut step);
        while let Some(wrap) = waiting.next_if(|w| w.span.start == edge) {
            opening.push((wrap, true));
        }
        // What goes on longest stands outside, so that it is cut least.
        opening.sort_by_key(|(w, _)| (std::cmp::Reverse(w.span.end), w.what));
        for (wrap, new) in opening {
            step(Step::Open(wrap.what, new && wrap.begins));
            open.push(wrap);
        }
    }
}

/// The part of a wrap inside a stretch.
fn clipped<T: Copy>(text: Span, wrap: &Wrap<T>) -> Option<Wrap<T>> {
    let (start, end) = (wrap.span.start.max(text.start), wrap.span.end.min(text.end));
    let (begins, ends) = (wrap.begins && start == wrap.span.start, wrap.ends && end == wrap.span.end);
    (start < end).then_some(Wrap { span: Span { start, end }, begins, ends, ..*wrap })
}

/// Closes what ends at an edge, and what stands inside it; gives what must be opened again.
fn close<T: Copy>(
    open: &mut Vec<Wrap<T>>,
    edge: u32,
    step: &mut impl FnMut(Step<T>),
) -> Vec<(Wrap<T>, bool)> {
    let Some(outermost) = open.iter().position(|w| w.span.end == edge) else { return Vec::new() };
    let cut: Vec<Wrap<T>> = open.drain(outermost..).collect();
    for wrap in cut.iter().rev() {
        step(Step::Close(wrap.what, wrap.ends && wrap.span.end == edge));
    }
    cut.into_iter().filter(|w| w.span.end > edge).map(|w| (w, false)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Wraps by name, as HTML.
    fn nested(text: &str, places: &[(usize, usize)]) -> String {
        let wraps: Vec<Wrap<usize>> = places
            .iter()
            .enumerate()
            .map(|(what, (a, b))| Wrap { span: Span::new(*a, *b), begins: true, ends: true, what })
            .collect();
        let mut out = String::new();
        walk(Span::new(0, text.len()), &wraps, |step| match step {
            Step::Open(n, first) => out.push_str(&format!("<{n}{}", if first { ">" } else { "+>" })),
            Step::Text(span) => out.push_str(span.of(text)),
            Step::Close(n, last) => out.push_str(&format!("</{n}{}", if last { ">" } else { "+>" })),
        });
        out
    }

    #[test]
    fn one_inside_another() {
        assert_eq!(nested("abcdef", &[(1, 5), (2, 3)]), "a<0>b<1>c</1>de</0>f");
        assert_eq!(nested("abc", &[(0, 3), (0, 3)]), "<0><1>abc</1></0>");
        assert_eq!(nested("abc", &[(0, 1), (0, 3)]), "<1><0>a</0>bc</1>");
    }

    #[test]
    fn crossing_ones_are_cut() {
        assert_eq!(nested("abcdef", &[(0, 4), (2, 6)]), "<0>ab<1>cd</1+></0><1+>ef</1>");
        assert_eq!(
            nested("abcdef", &[(0, 3), (1, 4), (2, 6)]),
            "<0>a<1>b<2>c</2+></1+></0><2+><1+>d</1>ef</2>"
        );
    }

    #[test]
    fn neighbours_touch() {
        assert_eq!(nested("abcd", &[(0, 2), (2, 4)]), "<0>ab</0><1>cd</1>");
    }

    proptest! {
        #[test]
        fn elements_are_well_formed_and_text_is_whole(places in prop::collection::vec((0usize..30, 1usize..30), 0..12)) {
            let text: String = ('a'..='z').chain('A'..='D').collect();
            let wraps: Vec<Wrap<usize>> = places.iter().enumerate().map(|(what, (start, len))| {
                Wrap { span: Span::new(*start, *start + *len), begins: true, ends: true, what }
            }).collect();
            let (mut read, mut stack) = (String::new(), Vec::new());
            let (mut covered, mut begun) = (vec![Vec::new(); wraps.len()], vec![0; wraps.len()]);
            walk(Span::new(0, text.len()), &wraps, |step| match step {
                Step::Open(n, first) => { stack.push(n); begun[n] += usize::from(first); }
                Step::Text(span) => {
                    read.push_str(span.of(&text));
                    stack.iter().for_each(|n| covered[*n].extend(span.range()));
                }
                Step::Close(n, _) => assert_eq!(stack.pop(), Some(n)),
            });
            prop_assert!(stack.is_empty());
            prop_assert_eq!(read, text.clone());
            for (n, wrap) in wraps.iter().enumerate() {
                let want: Vec<usize> = wrap.span.range().filter(|i| *i < text.len()).collect();
                prop_assert_eq!(&covered[n], &want);
                prop_assert_eq!(begun[n], usize::from(!want.is_empty()));
            }
        }
    }
}
