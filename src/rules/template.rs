//! Message templates: `{name}` stands for a value that the engine found.

use std::fmt;

use serde::Deserialize;

/// Text with holes, as a rule file writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Template {
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Field(String),
}

/// Values for the holes, by name.
pub type Values<'a> = &'a [(&'static str, String)];

impl Template {
    /// The text with every hole filled; a hole without a value is left empty.
    pub fn fill(&self, values: Values<'_>) -> String {
        let value = |name: &str| values.iter().find(|(n, _)| *n == name).map_or("", |(_, v)| v.as_str());
        let pieces = self.pieces.iter().map(|p| match p {
            Piece::Text(text) => text.as_str(),
            Piece::Field(name) => value(name),
        });
        pieces.collect()
    }

    /// The same for a text that is left out where there is nothing to say, or nothing to say it of: a hole has no value.
    pub fn fill_known(&self, values: Values<'_>) -> Option<String> {
        let known = self.fields().all(|field| values.iter().any(|(name, _)| *name == field));
        (known && !self.is_empty()).then(|| self.fill(values)).filter(|text| !text.is_empty())
    }

    /// Names of its holes.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|p| match p {
            Piece::Field(name) => Some(name.as_str()),
            Piece::Text(_) => None,
        })
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }
}

impl TryFrom<String> for Template {
    type Error = String;

    /// Errors: a bracket that is not closed; a doubled bracket stands for itself.
    fn try_from(text: String) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text.as_str();
        while let Some(at) = rest.find('{') {
            push_text(&mut pieces, &rest[..at]);
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix('{') {
                push_text(&mut pieces, "{");
                rest = after;
                continue;
            }
            let end = rest.find('}').ok_or_else(|| format!("the bracket in `{text}` is not closed"))?;
            pieces.push(Piece::Field(rest[..end].to_owned()));
            rest = &rest[end + 1..];
        }
        push_text(&mut pieces, rest);
        Ok(Self { pieces })
    }
}

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    if !text.is_empty() {
        pieces.push(Piece::Text(text.to_owned()));
    }
}

impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces.iter().try_for_each(|p| match p {
            Piece::Text(text) => f.write_str(&text.replace('{', "{{")),
            Piece::Field(name) => write!(f, "{{{name}}}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_filled() {
        let t = Template::try_from("{date} is a {day}, {{so".to_owned()).expect("sound");
        assert_eq!(t.fill(&[("date", "May 1".into()), ("day", "Sunday".into())]), "May 1 is a Sunday, {so");
        assert_eq!(t.fields().collect::<Vec<_>>(), ["date", "day"]);
        assert_eq!(t.to_string(), "{date} is a {day}, {{so");
    }

    #[test]
    fn what_has_no_value_is_not_told() {
        let note = Template::try_from("the story is of {day}".to_owned()).expect("sound");
        assert_eq!(note.fill_known(&[("day", "May 1".into())]).as_deref(), Some("the story is of May 1"));
        assert_eq!(note.fill_known(&[("age", "15".into())]), None);
        assert_eq!(Template::default().fill_known(&[]), None);
    }

    #[test]
    fn an_open_bracket_is_refused() {
        assert!(Template::try_from("{date".to_owned()).is_err());
    }
}
