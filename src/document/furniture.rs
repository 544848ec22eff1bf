//! Lines that are part of the page and not of the story, by their words.
//!
//! In: the words of one block. Out: what they are. Not here: where a line stands (`roles`).
//! The lists are our own, from what English-language news pages and wires print around stories;
//! small letters, sorted, unique.

use super::Role;

/// Lines that stand alone: navigation, sharing, advertising.
const LINES: &[&str] = &[
    "accessibility links",
    "advertisement",
    "advertising",
    "all rights reserved",
    "back to top",
    "blog archive",
    "breaking news",
    "comments",
    "continue reading",
    "continue reading below",
    "copy link",
    "download",
    "email",
    "facebook",
    "follow us",
    "latest news",
    "log in",
    "main content",
    "menu",
    "more on this story",
    "most popular",
    "most read",
    "most viewed",
    "navigation",
    "newsletter",
    "newsletters",
    "no media source currently available",
    "print",
    "read more",
    "recommended",
    "related",
    "related articles",
    "related content",
    "related stories",
    "related topics",
    "search",
    "share",
    "share on facebook",
    "share on twitter",
    "share on x",
    "share this",
    "share this article",
    "share this story",
    "show more",
    "sign in",
    "sign up",
    "skip to content",
    "skip to main content",
    "skip to main navigation",
    "skip to navigation",
    "skip to search",
    "subscribe",
    "subscribe now",
    "tags",
    "top stories",
    "trending",
    "twitter",
    "view comments",
    "whatsapp",
];

/// Lines after which nothing of the story follows, where they stand in its second half.
const CLOSERS: &[&str] = &[
    "about the author",
    "about the authors",
    "about the writer",
    "about this blog",
    "about this column",
    "about this site",
    "about us",
    "blog archive",
    "more from this author",
    "more on this story",
    "most popular",
    "most read",
    "most viewed",
    "recommended",
    "related articles",
    "related content",
    "related stories",
    "related topics",
];

/// How lines begin that ask readers to do something or credit an account.
const LINE_HEADS: &[&str] =
    &["follow @", "read also:", "read more:", "see also:", "sign up for ", "twitter:", "watch:"];

/// Labels of corrections and editors' notes; a mark or the end of the line follows.
const CORRECTION_LABELS: &[&str] = &[
    "clarification",
    "correction",
    "correction appended",
    "corrections",
    "editor's note",
    "editors note",
    "editors' note",
];

/// How sentences begin that tell of a correction.
const CORRECTION_HEADS: &[&str] = &[
    "an earlier version of this ",
    "this article has been corrected",
    "this article has been updated",
    "this article was corrected",
    "this article was updated",
    "this post has been updated",
    "this story has been clarified",
    "this story has been corrected",
    "this story has been updated",
    "this story was corrected",
    "this story was updated",
];

/// How wire advisories begin; the bracketed ones stand at the head of a story.
const ADVISORIES: &[&str] = &[
    "(adds ",
    "(corrects ",
    "(eds:",
    "(fixes ",
    "(more)",
    "(recasts",
    "(refiles ",
    "(releads",
    "(repeats ",
    "(updates ",
    "(writethru",
    "eds:",
    "embargo:",
    "embargoed until",
    "embargoed:",
];

/// Marks that end a wire story.
const ENDS: &[&str] = &["(end)", "(ends)", "-30-", "-ends-", "-more-", "end", "ends", "more"];

/// How credits of picture, text and desk begin.
const CREDITS: &[&str] = &[
    "additional reporting by ",
    "contributing: ",
    "edited by ",
    "editing by ",
    "reporting by ",
    "writing by ",
];

/// How captions and picture credits begin.
const CAPTION_HEADS: &[&str] =
    &["caption:", "file photo:", "image:", "photo by ", "photo credit:", "photo:", "photograph:", "picture:"];

/// What only a caption says of itself.
const CAPTION_MARKS: &[&str] = &[
    "(archive photo)",
    "(file image)",
    "(file photo)",
    "(file picture)",
    "(file)",
    "(illustrative photo)",
    "(photo by ",
    "(photo: ",
];

/// What a block is by its words alone, wherever it stands.
pub(super) fn role(text: &str) -> Option<Role> {
    let line = folded(text);
    if is_correction(&line) {
        Some(Role::Correction)
    } else if is_line(text, &line) || begins(ADVISORIES, &line) || is_rule(text) {
        Some(Role::Boilerplate)
    } else {
        let credit = text.len() <= 250 && begins(CREDITS, line.trim_start_matches('('));
        credit.then_some(Role::Byline)
    }
}

/// Navigation, sharing, advertising, or the mark that ends a wire story.
fn is_line(text: &str, line: &str) -> bool {
    let end = || in_list(ENDS, line) && !text.contains(char::is_lowercase);
    text.len() <= 120 && (in_list(LINES, plain(line)) || end() || begins(LINE_HEADS, line))
}

/// Whether nothing of the story follows this line.
pub(super) fn is_closer(text: &str) -> bool {
    text.len() <= 60 && in_list(CLOSERS, plain(&folded(text)))
}

/// A correction, a clarification, an editor's note.
fn is_correction(line: &str) -> bool {
    let label = |head: &str| line.strip_prefix(head).is_some_and(ends_label);
    begins(CORRECTION_HEADS, line) || CORRECTION_LABELS.iter().any(|head| label(head))
}

/// After a label: the end, a mark, or a dash or bracket set off by a space.
fn ends_label(tail: &str) -> bool {
    let set_off = tail.strip_prefix(' ').is_some_and(|t| t.starts_with(['—', '–', '-', '(']));
    tail.is_empty() || set_off || tail.starts_with([':', '—', '–', '.', ','])
}

/// A line that is the label of the correction below it.
pub(super) fn is_correction_label(text: &str) -> bool {
    if text.len() > 30 {
        return false;
    }
    let line = folded(text);
    CORRECTION_LABELS.contains(&plain(&line)) && plain(&line) != "correction appended"
}

/// A line that holds the story until a day.
pub(super) fn is_embargo(text: &str) -> bool {
    text.starts_with(['E', 'e']) && folded(text).starts_with("embargo") && begins(ADVISORIES, &folded(text))
}

/// A caption by its own words.
pub(super) fn is_caption(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let line = folded(text);
    begins(CAPTION_HEADS, &line) || CAPTION_MARKS.iter().any(|m| line.contains(m))
}

/// A line of strokes, stars or braces, or of tags; `???` is a question to the writer.
fn is_rule(text: &str) -> bool {
    let opens = text.strip_prefix('<').is_some_and(|t| t.starts_with(|c: char| c.is_ascii_lowercase()));
    let tag = opens && (text.contains("=\"") || text.trim_end_matches('.').ends_with("/>"));
    tag || !text.chars().any(|c| c.is_alphanumeric() || matches!(c, '?' | '!'))
}

fn in_list(list: &[&str], line: &str) -> bool {
    list.binary_search(&line).is_ok()
}

fn begins(list: &[&str], line: &str) -> bool {
    list.iter().any(|head| line.starts_with(head))
}

/// Characters of the longest line that is looked at.
const LONGEST: usize = 400;

/// Small letters, straight apostrophes; only the head of a long block, since lists hold short lines.
fn folded(text: &str) -> String {
    let beyond = if text.len() > LONGEST { text.char_indices().nth(LONGEST) } else { None };
    let small = text[..beyond.map_or(text.len(), |(at, _)| at)].to_lowercase();
    if small.contains(['’', '‘']) { small.replace(['’', '‘'], "'") } else { small }
}

/// Without what a page puts around a label.
fn plain(line: &str) -> &str {
    line.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_unique() {
        let corrections = [CORRECTION_LABELS, CORRECTION_HEADS];
        let lists = [LINES, CLOSERS, LINE_HEADS, ADVISORIES, ENDS, CREDITS, CAPTION_HEADS, CAPTION_MARKS];
        for list in lists.into_iter().chain(corrections) {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
    }

    #[test]
    fn furniture_is_whole_lines_only() {
        for line in ["Share", "RELATED:", "\"Related:\"", "___.", "-30-", "ENDS", "(MORE)", "Breaking News"] {
            assert_eq!(role(line), Some(Role::Boilerplate), "{line}");
        }
        for line in ["Share prices fell", "ends", "more", "Search goes on for survivors", "???"] {
            assert_eq!(role(line), None, "{line}");
        }
    }

    #[test]
    fn corrections_are_known_by_their_heads() {
        for line in [
            "Correction: the minister is 52.",
            "CORRECTION APPENDED.",
            "Editor’s Note: a name was changed.",
            "Clarification (March 4): the vote was on Monday.",
            "This story has been updated with the vote.",
            "An earlier version of this article gave the wrong year.",
        ] {
            assert_eq!(role(line), Some(Role::Correction), "{line}");
        }
        for line in
            ["Corrections officers struck.", "Correction-minded men", "Correction in prices came late."]
        {
            assert_eq!(role(line), None, "{line}");
        }
    }
}
