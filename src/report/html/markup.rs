//! HTML in the making, by a type that lets no text of a draft become markup.
//!
//! [`Html::raw`] takes only what is written in this program; everything else goes through [`Html::text`],
//! which escapes it for text and for attributes in double quotes alike.

use std::fmt::Display;

use crate::report::visible;

/// A piece of a page.
#[derive(Debug, Default)]
pub struct Html(String);

impl Html {
    /// Markup of this program.
    pub fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Text of any origin, harmless: without markup, controls and turns of direction.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for c in visible::line(text).chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                c => self.0.push(c),
            }
        }
        self
    }

    /// A number or another value that prints itself.
    pub fn show(&mut self, value: impl Display) -> &mut Self {
        self.text(&value.to_string())
    }

    /// A message of ours as a line of its own: it begins with a capital, where it does not begin with words of the
    /// draft.
    pub fn sentence(&mut self, message: &str) -> &mut Self {
        match message.chars().next() {
            Some(first) if first.is_ascii_lowercase() => {
                self.show(first.to_ascii_uppercase()).message(&message[first.len_utf8()..])
            }
            _ => self.message(message),
        }
    }

    /// A message of ours: words between backticks become words between quotation marks.
    pub fn message(&mut self, message: &str) -> &mut Self {
        let pieces: Vec<&str> = message.split('`').collect();
        // A backtick without its partner is the draft's own.
        let paired = pieces.len() % 2 == 1;
        for (i, piece) in pieces.iter().enumerate() {
            match (i % 2, paired) {
                (1, true) => self.raw("<q>").text(piece).raw("</q>"),
                (_, true) => self.text(piece),
                (_, false) => self.text(piece).raw(if i + 1 < pieces.len() { "`" } else { "" }),
            };
        }
        self
    }

    /// Another piece.
    pub fn add(&mut self, piece: &Html) -> &mut Self {
        self.0.push_str(&piece.0);
        self
    }

    /// The page so far.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `1 error`, `2 errors`
pub fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl Fn(&mut Html) -> &mut Html) -> String {
        let mut html = Html::default();
        write(&mut html);
        html.0
    }

    #[test]
    fn text_is_no_markup() {
        let text = written(|h| h.text("<script>\"&'\u{202e}\u{0}\n"));
        assert_eq!(text, "&lt;script&gt;&quot;&amp;&#39;\u{fffd}? ");
    }

    #[test]
    fn words_in_backticks_are_quoted() {
        let message = |m: &str| written(|h| h.message(m));
        assert_eq!(message("`the` stands twice"), "<q>the</q> stands twice");
        assert_eq!(message("a ` alone"), "a ` alone");
        assert_eq!(written(|h| h.sentence("no `X`")), "No <q>X</q>");
        assert_eq!(written(|h| h.sentence("`the` twice")), "<q>the</q> twice");
    }
}
