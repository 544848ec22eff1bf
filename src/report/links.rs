//! Names of rules that lead to their pages, on a terminal that takes links.
//!
//! In: rendered bytes. Out: the same, the first mention of the rule wrapped in an OSC 8 link.
//! Not here: whether a terminal takes links, and where pages stand (`cli`).

use std::io::{self, Write};

/// Where the pages of rules stand: an address with `{rule}` in the place of the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pages(String);

impl Pages {
    /// None for an address that would break the link, or is the same for every rule.
    pub fn new(address: String) -> Option<Self> {
        let sound = address.contains("{rule}") && !address.contains(char::is_control);
        sound.then_some(Self(address))
    }

    /// The page of a rule.
    pub fn of(&self, rule: &str) -> String {
        self.0.replace("{rule}", rule)
    }
}

/// A writer that links the first mention of a rule, which comes as one piece.
pub struct Linked<'a, W> {
    out: W,
    rule: &'a str,
    /// Taken when the rule was mentioned.
    page: Option<String>,
}

impl<'a, W: Write> Linked<'a, W> {
    /// Writes to `out`; as it comes where there are no pages.
    pub fn new(out: W, rule: &'a str, pages: Option<&Pages>) -> Self {
        Self { out, rule, page: pages.map(|p| p.of(rule)) }
    }
}

impl<W: Write> Write for Linked<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.page.take_if(|_| bytes == self.rule.as_bytes()) {
            Some(page) => write!(self.out, "\x1b]8;;{page}\x1b\\{}\x1b]8;;\x1b\\", self.rule)?,
            None => self.out.write_all(bytes)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(address: &str) -> String {
        let (mut out, pages) = (Vec::new(), Pages::new(address.to_owned()));
        let mut linked = Linked::new(&mut out, "hype", pages.as_ref());
        for piece in ["error", "[", "hype", "]: ", "hype"] {
            linked.write_all(piece.as_bytes()).expect("memory takes it");
        }
        String::from_utf8(out).expect("it is UTF-8")
    }

    #[test]
    fn the_first_mention_is_linked() {
        let linked = "error[\x1b]8;;https://desk.example/hype.html\x1b\\hype\x1b]8;;\x1b\\]: hype";
        assert_eq!(written("https://desk.example/{rule}.html"), linked);
    }

    #[test]
    fn an_address_that_breaks_links_is_none() {
        assert_eq!(written("https://desk.example/\x07{rule}"), "error[hype]: hype");
        assert_eq!(written("https://desk.example/"), "error[hype]: hype");
    }
}
