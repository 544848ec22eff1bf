//! JSON with the place of every value and every character.
//!
//! In: a source. Out: [`Value`]s that are slices of it, and [`Words`] of strings with their escapes
//! read. Not here: what a key means (`ninjs`, `ans`). The grammar is serde_json's; values are handed
//! out raw, so that nothing is held twice and their places are known.

mod outline;
mod string;

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::source::SourceSpan;

use super::refusal::{DEEPEST, Refusal};
use super::words::Words;

pub(super) use outline::{Key, keys};

/// A value as it stands in the source.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value<'s> {
    raw: &'s str,
    at: usize,
}

/// An object with its keys in order; of a key that stands twice the last one counts.
#[derive(Debug, Clone, Default)]
pub(super) struct Object<'s> {
    /// Keys and values as they stand in `whole`.
    members: Vec<(&'s RawValue, &'s RawValue)>,
    whole: &'s str,
    at: usize,
}

impl<'s> Value<'s> {
    /// The one value of a source.
    ///
    /// # Errors
    ///
    /// What is no JSON, and what is nested too deep.
    pub(super) fn read(source: &'s str) -> Result<Self, Refusal> {
        let base = source.len() - source.trim_start_matches('\u{feff}').len();
        let text = &source[base..];
        if let Some(at) = outline::deeper_than(text, DEEPEST) {
            let cause = format!("JSON nested more than {DEEPEST} deep");
            return Err(Refusal::at(base + at, cause, "no story is nested like that; check the export"));
        }
        let raw: &RawValue = serde_json::from_str(text).map_err(|e| broken(source, base, &e))?;
        Ok(Self::part(raw, text, base))
    }

    /// A raw value inside `whole`, which begins at byte `at` of the source.
    fn part(raw: &'s RawValue, whole: &'s str, at: usize) -> Self {
        let raw = raw.get();
        Self { raw, at: at + (raw.as_ptr() as usize - whole.as_ptr() as usize) }
    }

    /// Where it stands.
    pub(super) fn span(self) -> SourceSpan {
        SourceSpan::new(self.at, self.at + self.raw.len())
    }

    /// Its members; none where it is no object.
    pub(super) fn object(self) -> Object<'s> {
        let members = serde_json::from_str::<Members<'s>>(self.raw).map(|m| m.0).unwrap_or_default();
        Object { members, whole: self.raw, at: self.at }
    }

    /// Its items, where it is an array of them, else itself.
    pub(super) fn records(self) -> Vec<Self> {
        if self.raw.starts_with('[') { self.items() } else { vec![self] }
    }

    /// Its items; none where it is no array.
    pub(super) fn items(self) -> Vec<Self> {
        let items: Vec<&RawValue> = serde_json::from_str(self.raw).unwrap_or_default();
        items.into_iter().map(|item| Self::part(item, self.raw, self.at)).collect()
    }

    /// Whether it is a string.
    pub(super) fn is_string(self) -> bool {
        self.raw.starts_with('"')
    }

    /// The words of a string; none where it is another value or blank.
    ///
    /// # Errors
    ///
    /// Escapes that stand for no character.
    pub(super) fn words(self) -> Result<Option<Words>, Refusal> {
        if !self.is_string() {
            return Ok(None);
        }
        string::decode(self.raw, self.at).map(|words| Some(words).filter(|w| !w.is_blank()))
    }
}

impl<'s> Object<'s> {
    /// A member by its key.
    pub(super) fn get(&self, key: &str) -> Option<Value<'s>> {
        let member = self.members.iter().rev().find(|(k, _)| string::key(k.get()) == key)?;
        Some(self.value(member.1))
    }

    fn value(&self, raw: &'s RawValue) -> Value<'s> {
        Value::part(raw, self.whole, self.at)
    }

    /// The words of a member that is a string.
    ///
    /// # Errors
    ///
    /// Escapes that stand for no character.
    pub(super) fn words(&self, key: &str) -> Result<Option<Words>, Refusal> {
        self.get(key).map_or(Ok(None), Value::words)
    }

    /// The items of a member that is an array, or the values of one that is an object.
    pub(super) fn items(&self, key: &str) -> Vec<Value<'s>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let items = value.items();
        if !items.is_empty() {
            return items;
        }
        let object = value.object();
        object.members.iter().map(|(_, raw)| object.value(raw)).collect()
    }

    /// The members whose keys begin like this, with their keys, in order.
    pub(super) fn beginning(&self, head: &str) -> impl Iterator<Item = (Cow<'s, str>, Value<'s>)> {
        let keyed = self.members.iter().map(|(key, raw)| (string::key(key.get()), self.value(raw)));
        keyed.filter(move |(key, _)| key.starts_with(head))
    }

    /// The words of members inside members, `planning.scheduling.date`, say.
    ///
    /// # Errors
    ///
    /// Escapes that stand for no character.
    pub(super) fn at(&self, path: &str) -> Result<Option<Words>, Refusal> {
        match path.split_once('.') {
            None => self.words(path),
            Some((head, rest)) => self.get(head).map_or(Ok(None), |v| v.object().at(rest)),
        }
    }
}

/// Members of an object, unread.
struct Members<'s>(Vec<(&'s RawValue, &'s RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(de: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        de.deserialize_map(Read)
    }
}

/// What serde_json says, at its byte.
fn broken(source: &str, base: usize, error: &serde_json::Error) -> Refusal {
    let text = error.to_string();
    let cause = text.rsplit_once(" at line ").map_or(text.as_str(), |(cause, _)| cause);
    let before = source[base..].split_inclusive('\n').take(error.line().saturating_sub(1));
    let line: usize = before.map(str::len).sum();
    let at = (base + line + error.column().saturating_sub(1)).min(source.len());
    let at = (0..=at).rev().find(|at| source.is_char_boundary(*at)).unwrap_or(0);
    let help = if cause.starts_with("trailing characters") {
        "one document a line is read with `--input-format ndjson`"
    } else {
        "check its quotation marks, commas and brackets, or write it anew"
    };
    let cause = match cause.strip_prefix("EOF while parsing ") {
        Some(what) => format!("it breaks off in {what}"),
        None => cause.to_owned(),
    };
    Refusal::at(at, format!("no JSON: {cause}"), help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> (Option<u32>, String) {
        Value::read(text).map_or_else(|r| (r.at, r.cause), |v| panic!("{}", v.raw))
    }

    #[test]
    fn values_know_their_places() {
        let text = "\u{feff}{ \"a\": {\"b\": [1, \"tw\\u006f\"]}, \"a\" : \"last\" }";
        let object = Value::read(text).expect("it is JSON").object();
        assert_eq!(object.get("a").map(|v| v.span().of(text)), Some("\"last\""));
        let first = object.beginning("a").next().expect("there is one").1;
        let items = first.object().items("b");
        assert_eq!(items.iter().map(|v| v.span().of(text)).collect::<Vec<_>>(), ["1", "\"tw\\u006f\""]);
        let words = items[1].words().expect("it is read").expect("it says something");
        assert_eq!((words.text.as_str(), words.place(0..3).of(text)), ("two", "tw\\u006f"));
    }

    #[test]
    fn what_is_no_json_is_refused_where_it_breaks() {
        assert_eq!(refused("{\"a\": 1,\n \"b\" 2}"), (Some(14), "no JSON: expected `:`".to_owned()));
        assert_eq!(refused("{} {}").1, "no JSON: trailing characters");
        assert_eq!(refused("").1, "no JSON: it breaks off in a value");
    }

    #[test]
    fn depth_is_bounded() {
        let nested = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        assert!(Value::read(&nested(DEEPEST)).is_ok());
        let cause = "JSON nested more than 256 deep".to_owned();
        assert_eq!(refused(&nested(DEEPEST + 1)), (Some(256), cause.clone()));
        assert_eq!(refused(&"[{\"a\":".repeat(1_000_000)).1, cause);
    }
}
