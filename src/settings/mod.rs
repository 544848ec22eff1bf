//! TOML files as typed, with every mistake of a file found in one run.
//!
//! In: a TOML text and a serde type. Out: the value, less what was wrong, and a [`Fault`] for each mistake.
//! Not here: what the keys mean (`config`, `rules`, `gazetteer`).
//!
//! Serde stops at the first mistake. So the entry at fault is reported, taken out, and the rest read again.

pub mod nearest;
pub mod within;

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, Deserializer, Error};

use crate::diagnostic::Fault;
use crate::source::SourceSpan;
use within::Within;

/// After so many mistakes the rest of a file is not worth reading.
const MOST_FAULTS: usize = 100;

/// Reads a text; none where it is no TOML at all or nothing is left of it.
pub fn read<T: DeserializeOwned>(text: &str) -> (Option<T>, Vec<Fault>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut faults: Vec<Fault> = errors.iter().map(fault).collect();
    if !faults.is_empty() {
        return (None, faults);
    }
    let value = read_table(table, &mut faults);
    faults.sort_by_key(|f| f.span);
    (value, faults)
}

/// Reads a parsed table, adding a fault for each entry that had to be left out.
pub fn read_table<T: DeserializeOwned>(
    mut table: Spanned<DeTable<'_>>,
    faults: &mut Vec<Fault>,
) -> Option<T> {
    let mut taken: Option<String> = None;
    loop {
        let error = match T::deserialize(Deserializer::from(table.clone())) {
            Ok(value) => return Some(value),
            Err(error) => error,
        };
        let fault = fault(&error);
        let at = error.span().unwrap_or_default();
        if !follows(&fault, faults.last()) && !is_left_open(&fault, taken.as_deref()) {
            faults.push(fault);
        }
        taken = prune_table(table.get_mut(), &at);
        if faults.len() >= MOST_FAULTS || taken.is_none() {
            return None;
        }
    }
}

/// Whether something is only missing because the key that held it was just taken out.
fn is_left_open(fault: &Fault, taken: Option<&str>) -> bool {
    let Some(key) = taken.filter(|k| !k.is_empty()) else { return false };
    fault.message == format!("missing field `{key}`")
        || fault.message.starts_with("wanted exactly 1 element, found 0")
}

/// Whether a missing key is only missing because it was misspelt, or taken out for its value, just before.
fn follows(fault: &Fault, last: Option<&Fault>) -> bool {
    let Some(key) = fault.message.strip_prefix("missing field ") else { return false };
    last.is_some_and(|l| l.help.as_deref().is_some_and(|h| h.contains(key)) || l.message.contains(key))
}

fn fault(error: &Error) -> Fault {
    let at = error.span().unwrap_or_default();
    if let Some(within) = Within::read(error.message()) {
        let place = within.place(at);
        let span = SourceSpan::new(place.start, place.end);
        return Fault { span, message: within.message, help: Some(within.help) };
    }
    let message = error.message().trim_end_matches('.').replace('\n', "; ");
    Fault { span: SourceSpan::new(at.start, at.end), help: nearest::known_name(&message), message }
}

/// Takes out the innermost entry at `at`; its key, or nothing for an item of a list; none where there was no entry.
fn prune_table(table: &mut DeTable<'_>, at: &Range<usize>) -> Option<String> {
    if let Some(taken) = table.iter_mut().find_map(|(_, value)| prune_value(value, at)) {
        return Some(taken);
    }
    let guilty = table.iter().find(|(key, value)| covers(&key.span(), at) || covers(&value.span(), at));
    let key = guilty.map(|(key, _)| key.clone())?;
    table.remove(&key);
    Some(key.get_ref().to_string())
}

fn prune_value(value: &mut Spanned<DeValue<'_>>, at: &Range<usize>) -> Option<String> {
    match value.get_mut() {
        DeValue::Table(table) => prune_table(table, at),
        DeValue::Array(array) => prune_array(array, at),
        _ => None,
    }
}

fn prune_array(array: &mut DeArray<'_>, at: &Range<usize>) -> Option<String> {
    if let Some(taken) = array.iter_mut().find_map(|item| prune_value(item, at)) {
        return Some(taken);
    }
    let guilty = array.iter().position(|item| covers(&item.span(), at))?;
    let mut rest = DeArray::new();
    let kept = array.iter().enumerate().filter(|(i, _)| *i != guilty);
    kept.for_each(|(_, item)| rest.push(item.clone()));
    *array = rest;
    Some(String::new())
}

fn covers(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Person {
        name: String,
        born: Option<i64>,
    }

    #[derive(Deserialize, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct File {
        #[serde(default)]
        person: Vec<Person>,
        #[serde(default)]
        level: BTreeMap<String, bool>,
    }

    #[test]
    fn every_mistake_is_found_and_the_rest_is_read() {
        let text =
            "[[person]]\nnam = \"A\"\n[[person]]\nname = \"B\"\nborn = \"x\"\n[level]\na = 1\nb = true\n";
        let (file, faults) = read::<File>(text);
        let file = file.expect("the rest is read");
        assert_eq!(file.person, [Person { name: "B".into(), born: None }]);
        assert_eq!(file.level, BTreeMap::from([("b".to_owned(), true)]));
        let places: Vec<&str> = faults.iter().map(|f| f.span.of(text)).collect();
        assert_eq!(places, ["nam", "\"x\"", "1"], "{faults:?}");
        assert_eq!(faults[0].help.as_deref(), Some("did you mean `name`?"));
    }

    #[test]
    fn no_toml_gives_nothing() {
        let (file, faults) = read::<File>("[person\nname = ");
        assert_eq!(file, None);
        assert!(!faults.is_empty());
    }
}
