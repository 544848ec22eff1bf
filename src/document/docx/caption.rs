//! Captions that nothing but their place shows: Google Docs has no style for them, and few writers use Word's.
//!
//! In: the words under a picture. Out: whether they are its caption.

/// A caption is no longer than this, in bytes.
const LONGEST: usize = 400;

/// What names the one who took a picture; small letters. Own list.
const CREDITS: &[&str] = &[
    "courtesy of ",
    "credit: ",
    "getty images",
    "handout",
    "image: ",
    "illustration: ",
    "photo by ",
    "photo: ",
    "photograph: ",
    "picture: ",
    "pictured",
    "source: ",
];

/// Whether words right under a picture, or in one paragraph with it, are its caption: they name who took it, are set off as
/// a whole, or are no sentence.
pub(super) fn is_caption(words: &str, set_off: bool) -> bool {
    let words = words.trim();
    let small = words.to_lowercase();
    let credited = || CREDITS.iter().any(|credit| small.contains(credit));
    let label = || !words.ends_with(['.', '!', '?', ':', '…', '"', '”', '’', '\'']);
    !words.is_empty() && words.len() <= LONGEST && (set_off || credited() || label())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_is_credited_set_off_or_no_sentence() {
        assert!(is_caption("Pupils in Kotava at lunch. Photo: Aila Sorsa.", false));
        assert!(is_caption("Pupils in Kotava at lunch.", true));
        assert!(is_caption("The mayor of Kotava", false));
        assert!(!is_caption("Parents in Kotava protested on Thursday.", false));
        assert!(!is_caption("", true));
    }
}
