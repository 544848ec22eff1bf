//! What a style makes of a paragraph, by the style's name.
//!
//! In: a name of `styles.xml`, which is English for every built-in style whatever the language of Word. Out: what its
//! paragraphs are. Not here: ids and styles that others are based on (`styles`).

/// What a paragraph of a style is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The story's title.
    Title,
    /// The line under it.
    Subtitle,
    /// Who wrote it.
    Byline,
    /// A heading and its level, from 1.
    Heading(u8),
    /// Words of a picture.
    Caption,
    /// Somebody else's words.
    Quote,
    /// Contents, headers and the like.
    Furniture,
}

/// Built-in names and what they make of a paragraph; small letters, sorted, unique.
///
/// Source: the latent styles that ECMA-376 part 1, 17.7.4, and Word's own `styles.xml` name; `quotations` is
/// LibreOffice's. Numbered families
/// (`heading 1`, `toc 1`) are listed without the number.
const BUILT_IN: &[(&str, Kind)] = &[
    ("block text", Kind::Quote),
    ("caption", Kind::Caption),
    ("footer", Kind::Furniture),
    ("header", Kind::Furniture),
    ("heading", Kind::Heading(1)),
    ("index", Kind::Furniture),
    ("index heading", Kind::Furniture),
    ("intense quote", Kind::Quote),
    ("quotations", Kind::Quote),
    ("quote", Kind::Quote),
    ("subtitle", Kind::Subtitle),
    ("table of figures", Kind::Furniture),
    ("title", Kind::Title),
    ("toa heading", Kind::Furniture),
    ("toc", Kind::Furniture),
    ("toc heading", Kind::Furniture),
];

/// Names that newsrooms give to styles of their own; small letters, sorted, unique. Own list.
const NEWSROOM: &[(&str, Kind)] = &[
    ("byline", Kind::Byline),
    ("cross head", Kind::Heading(2)),
    ("crosshead", Kind::Heading(2)),
    ("cutline", Kind::Caption),
    ("deck", Kind::Subtitle),
    ("dek", Kind::Subtitle),
    ("headline", Kind::Title),
    ("photo caption", Kind::Caption),
    ("picture caption", Kind::Caption),
    ("pull quote", Kind::Quote),
    ("standfirst", Kind::Subtitle),
    ("sub heading", Kind::Heading(2)),
    ("subhead", Kind::Heading(2)),
    ("subheading", Kind::Heading(2)),
    ("subheadline", Kind::Subtitle),
];

/// What paragraphs of a style of this name are; none where the name says nothing.
pub(super) fn kind(name: &str) -> Option<Kind> {
    let name = name.trim().to_lowercase().replace(['-', '_'], " ");
    let find = |list: &[(&str, Kind)], name: &str| {
        list.binary_search_by_key(&name, |(n, _)| n).ok().map(|i| list[i].1)
    };
    let family = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let level = name[family.len()..].parse().ok().filter(|n| (1..=9).contains(n));
    match (find(BUILT_IN, family.trim_end()), level) {
        (Some(Kind::Heading(_)), Some(level)) => Some(Kind::Heading(level)),
        (found, _) => found.or_else(|| find(NEWSROOM, &name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_unique() {
        for list in [BUILT_IN, NEWSROOM] {
            assert!(list.is_sorted_by(|a, b| a.0 < b.0));
        }
    }

    #[test]
    fn a_family_of_styles_has_numbers() {
        assert_eq!(kind("heading 3"), Some(Kind::Heading(3)));
        assert_eq!(kind("Heading3"), Some(Kind::Heading(3)));
        assert_eq!(kind("toc 2"), Some(Kind::Furniture));
        assert_eq!(kind("Photo-Caption"), Some(Kind::Caption));
        for name in ["Normal", "Body Text", "heading 12", "List Bullet 2", ""] {
            assert!(!matches!(kind(name), Some(Kind::Heading(2..) | Kind::Title)), "{name}");
        }
    }
}
