//! Changes of a part, each at its place: all other bytes stay as they are.
//!
//! In: what goes and what comes. Out: the new text of the part.

use std::ops::Range;

/// Changes of one part.
#[derive(Debug, Default)]
pub struct Edits {
    /// What goes, and what comes in its place.
    all: Vec<(Range<usize>, String)>,
}

impl Edits {
    /// Takes out a place.
    pub fn remove(&mut self, place: Range<usize>) {
        self.all.push((place, String::new()));
    }

    /// Puts in words before a byte, behind what was put in there already.
    pub fn insert(&mut self, at: usize, words: String) {
        self.all.push((at..at, words));
    }

    /// Puts words in the place of others.
    pub fn replace(&mut self, place: Range<usize>, words: String) {
        self.all.push((place, words));
    }

    /// The text with all changes; none where it stays as it is.
    pub fn apply(mut self, text: &str) -> Option<String> {
        self.all.sort_by_key(|(place, _)| (place.start, place.end));
        let (mut out, mut at) = (String::with_capacity(text.len()), 0);
        for (place, words) in &self.all {
            out.push_str(text.get(at..place.start).unwrap_or_default());
            out.push_str(words);
            at = at.max(place.end);
        }
        out.push_str(text.get(at..).unwrap_or_default());
        (out != text).then_some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_keeps_its_order_and_what_goes_is_gone() {
        let mut edits = Edits::default();
        edits.remove(3..5);
        edits.insert(3, "x".to_owned());
        edits.insert(3, "y".to_owned());
        edits.replace(0..1, "A".to_owned());
        edits.insert(6, "!".to_owned());
        assert_eq!(edits.apply("abcdef").as_deref(), Some("Abcxyf!"));
        assert_eq!(Edits::default().apply("abc"), None);
    }
}
