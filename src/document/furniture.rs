//! Lines that are part of the page and not of the story, by their words.
//!
//! In: the words of one block. Out: what they are. Not here: where a line stands (`roles`).
//! The lists are our own, from what English-language news pages and wires print around stories;
//! small letters, sorted, unique.

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

/// How corrections and editors' notes begin.
const CORRECTIONS: &[&str] = &[
    "an earlier version of this ",
    "clarification",
    "correction",
    "correction appended",
    "corrections",
    "editor's note",
    "editors note",
    "editors' note",
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

/// Navigation, sharing, advertising, or the mark that ends a wire story.
pub(super) fn is_line(text: &str) -> bool {
    let line = plain(text);
    text.len() <= 120
        && (in_list(LINES, &line)
            || in_list(ENDS, &folded(text)) && is_mark(text)
            || begins(LINE_HEADS, &folded(text)))
        || is_rule(text)
}

/// Whether nothing of the story follows this line.
pub(super) fn is_closer(text: &str) -> bool {
    text.len() <= 60 && in_list(CLOSERS, &plain(text))
}

/// A correction, a clarification, an editor's note.
pub(super) fn is_correction(text: &str) -> bool {
    let line = folded(text);
    CORRECTIONS.iter().any(|c| line.strip_prefix(c).is_some_and(ends_label))
}

/// A word to desks and editors, never printed.
pub(super) fn is_advisory(text: &str) -> bool {
    begins(ADVISORIES, &folded(text))
}

/// A line that holds the story until a day.
pub(super) fn is_embargo(text: &str) -> bool {
    let line = folded(text);
    line.starts_with("embargoed until") || line.starts_with("embargoed:") || line.starts_with("embargo:")
}

/// Who reported, wrote and edited.
pub(super) fn is_credit(text: &str) -> bool {
    let line = folded(text);
    text.len() <= 250 && begins(CREDITS, line.trim_start_matches('('))
}

/// A caption by its own words.
pub(super) fn is_caption(text: &str) -> bool {
    let line = folded(text);
    line.len() <= 400 && (begins(CAPTION_HEADS, &line) || CAPTION_MARKS.iter().any(|m| line.contains(m)))
}

/// After a label of correction: the end, a colon, a dash, a bracket or a following word of a set phrase.
fn ends_label(tail: &str) -> bool {
    let tail = tail.trim_start();
    tail.is_empty()
        || tail.starts_with([':', '—', '–', '-', '.', ',', '('])
        || !tail.starts_with(char::is_uppercase) && is_set(tail)
}

/// The phrases that are whole sentences go on in small letters.
fn is_set(tail: &str) -> bool {
    ["to ", "with ", "story", "article", "post", "on ", "in ", "appended"].iter().any(|w| tail.starts_with(w))
}

/// A line of strokes or stars.
fn is_rule(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| matches!(c, '-' | '_' | '*' | '=' | '~' | '#' | '.' | '—' | '–' | '•' | ' '))
}

/// `-30-`, `(ENDS)` or a word in capitals, but not a word of prose.
fn is_mark(text: &str) -> bool {
    !text.contains(char::is_lowercase)
}

fn in_list(list: &[&str], line: &str) -> bool {
    list.binary_search(&line).is_ok()
}

fn begins(list: &[&str], line: &str) -> bool {
    list.iter().any(|head| line.starts_with(head))
}

/// Small letters, straight apostrophes; only the head of a long block, since lists hold short lines.
fn folded(text: &str) -> String {
    text.chars()
        .take(400)
        .map(|c| if matches!(c, '’' | '‘') { '\'' } else { c })
        .collect::<String>()
        .to_lowercase()
}

/// Folded, without what a page puts around a label.
fn plain(text: &str) -> String {
    folded(text).trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_unique() {
        for list in
            [LINES, CLOSERS, LINE_HEADS, CORRECTIONS, ADVISORIES, ENDS, CREDITS, CAPTION_HEADS, CAPTION_MARKS]
        {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
    }

    #[test]
    fn furniture_is_whole_lines_only() {
        for line in ["Share", "RELATED:", "\"Related:\"", "___.", "-30-", "ENDS", "(MORE)", "Breaking News"] {
            assert!(is_line(line) || is_advisory(line), "{line}");
        }
        for line in ["Share prices fell", "ends", "more", "Search goes on for survivors", "???"] {
            assert!(!is_line(line), "{line}");
        }
    }

    #[test]
    fn corrections_are_known_by_their_heads() {
        for line in [
            "Correction: the minister is 52.",
            "CORRECTION APPENDED.",
            "Editor’s Note: a name was changed.",
            "This story has been updated with the vote.",
            "An earlier version of this article gave the wrong year.",
        ] {
            assert!(is_correction(line), "{line}");
        }
        for line in [
            "Corrections officers went on strike.",
            "Correctional staff struck.",
            "Clarification came on Monday.",
        ] {
            assert!(!is_correction(line), "{line}");
        }
    }
}
