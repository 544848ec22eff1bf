//! WordPress shortcodes in the text of a post: `[caption id="…"]<img …> Words.[/caption]`.
//!
//! In: raw text. Out: the shortcodes of WordPress itself with their places; other brackets are words.

/// What a shortcode does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shortcode {
    /// The words of a picture begin.
    Caption,
    /// They end.
    CaptionEnd,
    /// Something that is no prose.
    Other,
}

/// The shortcodes that WordPress brings along. Sorted.
const NAMES: &[&str] = &["audio", "caption", "embed", "gallery", "playlist", "video", "wp_caption"];

/// No shortcode is longer, in bytes.
const LONGEST: usize = 1000;

/// The first shortcode of a text: what stands before it, what it does, and where it ends.
pub(super) fn find(raw: &str) -> Option<(usize, Shortcode, usize)> {
    raw.match_indices('[').find_map(|(at, _)| {
        let (shortcode, len) = read(&raw[at..])?;
        Some((at, shortcode, at + len))
    })
}

/// `[name …]` or `[/name]` at the head of a text.
fn read(text: &str) -> Option<(Shortcode, usize)> {
    let inner = text.strip_prefix('[')?;
    let (ends, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    let name = inner.split(|c: char| !c.is_ascii_alphabetic() && c != '_').next().unwrap_or_default();
    NAMES.binary_search(&name).ok()?;
    let tail = &inner[name.len()..];
    let end = tail.bytes().take(LONGEST).position(|b| matches!(b, b'[' | b']'))?;
    let written = end == 0 || tail.starts_with(char::is_whitespace) && tail.as_bytes()[..end].contains(&b'=');
    let written = written && tail.as_bytes()[end] == b']';
    let len = text.len() - tail.len() + end + 1;
    let shortcode = match (name, ends) {
        ("caption" | "wp_caption", false) => Shortcode::Caption,
        ("caption" | "wp_caption", true) => Shortcode::CaptionEnd,
        _ => Shortcode::Other,
    };
    written.then_some((shortcode, len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_shortcodes_are_found() {
        let text = "[a note] [caption id=\"x\" width=\"300\"]";
        assert_eq!(find(text), Some((9, Shortcode::Caption, text.len())));
        assert_eq!(find("x[/caption]"), Some((1, Shortcode::CaptionEnd, 11)));
        assert_eq!(find("[gallery ids=\"1,2\"]"), Some((0, Shortcode::Other, 19)));
        assert_eq!(find("He saw [video of] it [CHECK] [embed"), None);
    }
}
