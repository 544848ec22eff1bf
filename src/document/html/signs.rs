//! What an element says of itself by its name, role, class, id and microdata.
//!
//! In: a start tag. Out: a [`Sign`]. Not here: the words (`lists`), whether a sign is to be believed (`frame`).

use super::events::{Page, Tag};
use super::lists::{BESIDE, EMBEDS, FURNITURE, FURNITURE_ROLES, HIDING, PARTS, STORY, UNREAD};

/// What an element says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// Not shown to readers, or no words.
    Unread,
    /// Of the page, not of the story: navigation, sharing, related stories, comments.
    Furniture,
    /// Another's words, put in whole.
    Embed,
    /// The line under the headline.
    Deck,
    /// Who wrote it.
    Byline,
    /// When it appeared.
    Stamp,
    /// Words of a picture.
    Caption,
    /// A correction or an editor's note.
    Correction,
    /// A label over the headline or between parts of the page.
    Label,
    /// The story.
    Story,
}

/// What a start tag says of its element.
pub(super) fn of(page: &Page<'_>, tag: &Tag) -> Option<Sign> {
    let name = page.name(tag);
    if UNREAD.binary_search(&name).is_ok() || is_hidden(page, tag) {
        return Some(Sign::Unread);
    }
    if matches!(name, "html" | "body") {
        return None;
    }
    let role = page.get(tag, "role").unwrap_or_default();
    if FURNITURE.binary_search(&name).is_ok() || FURNITURE_ROLES.binary_search(&role).is_ok() {
        return Some(Sign::Furniture);
    }
    of_item(page, tag).or_else(|| of_class(page, tag)).or_else(|| (name == "time").then_some(Sign::Stamp))
}

/// By microdata and links to the author.
fn of_item(page: &Page<'_>, tag: &Tag) -> Option<Sign> {
    let item = page.get(tag, "itemprop").unwrap_or_default();
    item.split_ascii_whitespace().find_map(|item| match item {
        "articleBody" => Some(Sign::Story),
        "alternativeHeadline" => Some(Sign::Deck),
        "author" | "creator" => Some(Sign::Byline),
        "caption" | "copyrightHolder" => Some(Sign::Caption),
        "dateModified" | "datePublished" => Some(Sign::Stamp),
        "comment" | "keywords" => Some(Sign::Furniture),
        _ => None,
    })
}

/// By the words of class, id and names for tests.
fn of_class(page: &Page<'_>, tag: &Tag) -> Option<Sign> {
    let classes =
        ["class", "id", "data-component", "data-testid"].into_iter().filter_map(|a| page.get(tag, a));
    // What a publishing system says of a story's subjects is not what the element is.
    let subject = |class: &&str| ["tag-", "category-", "topic-"].iter().any(|head| class.starts_with(head));
    let classes: Vec<&str> =
        classes.flat_map(str::split_ascii_whitespace).filter(|c| !subject(c)).take(MOST_CLASSES).collect();
    if classes.iter().any(|class| EMBEDS.binary_search(class).is_ok()) {
        return Some(Sign::Embed);
    }
    let words: Vec<String> = classes.into_iter().map(words).collect();
    let says = |list: &[&str]| words.iter().any(|words| holds(words, list));
    let is_story = |words: &String| holds(words, STORY) && !holds(words, BESIDE);
    if words.iter().any(is_story) {
        return Some(Sign::Story);
    }
    let part = || PARTS.iter().find(|(_, list)| says(list)).map(|(sign, _)| *sign);
    if says(BESIDE) { Some(Sign::Furniture) } else { part() }
}

/// Classes of one element that are looked at; no page needs as many.
const MOST_CLASSES: usize = 64;

/// Whether words hold some of a list as whole words in order, three at most.
fn holds(words: &str, list: &[&str]) -> bool {
    let starts = || words.match_indices(' ').map(|(at, _)| at + 1);
    std::iter::once(0).chain(starts()).any(|start| {
        let tail = &words[start..];
        let ends = tail.match_indices(' ').map(|(at, _)| at).chain([tail.len()]).take(3);
        ends.into_iter().any(|end| list.binary_search(&&tail[..end]).is_ok())
    })
}

/// `c-article__relatedLinks` as `c article related links`.
fn words(class: &str) -> String {
    let mut words = String::with_capacity(class.len() + 4);
    let mut small = false;
    for c in class.chars().take(LONGEST_CLASS) {
        if c.is_uppercase() && small || !c.is_alphanumeric() {
            words.push(' ');
        }
        if c.is_alphanumeric() {
            words.extend(c.to_lowercase());
        }
        small = c.is_lowercase();
    }
    words.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// Characters of a class that are looked at.
const LONGEST_CLASS: usize = 120;

fn is_hidden(page: &Page<'_>, tag: &Tag) -> bool {
    let style = || page.get(tag, "style").unwrap_or_default();
    let bare =
        |s: &str| s.chars().filter(|c| !c.is_whitespace()).take(400).collect::<String>().to_ascii_lowercase();
    let class = page.get(tag, "class").unwrap_or_default();
    page.place(tag, "hidden").is_some()
        || page.get(tag, "aria-hidden") == Some("true")
        || page.place(tag, "style").is_some() && bare(style()).contains("display:none")
        || class.split_ascii_whitespace().take(MOST_CLASSES).any(|c| HIDING.binary_search(&c).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_read_as_words() {
        assert_eq!(words("c-article__relatedLinks"), "c article related links");
        assert!(holds("c article related links", &["related"]) && !holds("unrelated links", &["related"]));
        assert!(holds("see more from us", &["more from"]) && !holds("anymore from us", &["more from"]));
    }
}
