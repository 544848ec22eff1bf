//! TOML files as typed, with every mistake of a file found in one run.
//!
//! In: a TOML text and a serde type. Out: the value, less what was wrong, and a [`Fault`] for each mistake.
//! Not here: what the keys mean (`config`, `rules`, `gazetteer`).
//!
//! Serde stops at the first mistake. So the entry at fault is reported, taken out, and the rest read again.

pub mod globs;
pub mod nearest;
pub mod remedy;
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

/// Reads a text, of broken TOML what can be read; none where nothing is left of it.
pub fn read<T: DeserializeOwned>(text: &str) -> (Option<T>, Vec<Fault>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut faults: Vec<Fault> = errors.iter().map(fault).collect();
    let value = read_table(table, &mut faults);
    faults.sort_by_key(|f| f.span);
    (value, faults)
}

/// Reads a parsed table, adding a fault for each entry that had to be left out.
pub fn read_table<T: DeserializeOwned>(
    mut table: Spanned<DeTable<'_>>,
    faults: &mut Vec<Fault>,
) -> Option<T> {
    let mut taken_out = Vec::new();
    loop {
        let error = match T::deserialize(Deserializer::from(table.clone())) {
            Ok(value) => return Some(value),
            Err(error) => error,
        };
        let fault = fault(&error);
        let at = error.span().unwrap_or_default();
        if !follows(&fault, faults, &taken_out) {
            faults.push(fault);
        }
        if faults.len() >= MOST_FAULTS {
            return None;
        }
        taken_out.push(prune_table(table.get_mut(), &at)?);
    }
}

/// Whether a mistake is only one because of another: a key is missing that was misspelt or taken out for its value, a
/// choice is empty that was no choice, a list of tables has nobody's name as each of its tables had.
fn follows(fault: &Fault, faults: &[Fault], taken_out: &[String]) -> bool {
    let Some(last) = faults.last() else { return false };
    let empty = fault.message.starts_with("wanted exactly 1 element, found 0");
    let Some(key) = fault.message.strip_prefix("missing field ") else { return empty || fault == last };
    let named = |text: &str| text.contains(key);
    let taken = taken_out.iter().any(|k| key.trim_matches('`') == k);
    taken || last.help.as_deref().is_some_and(named) || named(&last.message)
}

fn fault(error: &Error) -> Fault {
    let at = error.span().unwrap_or_default();
    if let Some(within) = Within::read(error.message()) {
        let place = within.place(at);
        let span = SourceSpan::new(place.start, place.end);
        return Fault { span, message: within.message, help: Some(within.help) };
    }
    let message = error.message().trim_end_matches('.').replace('\n', "; ");
    Fault { span: SourceSpan::new(at.start, at.end), help: Some(remedy::of(&message)), message }
}

/// Takes out the innermost entry at `at` and tells its key, or that of the list it is an item of.
fn prune_table(table: &mut DeTable<'_>, at: &Range<usize>) -> Option<String> {
    let inner = table.iter_mut().find_map(|(key, value)| Some((key, prune_value(value, at)?)));
    if let Some((key, inner)) = inner {
        return Some(inner.unwrap_or_else(|| key.get_ref().clone().into_owned()));
    }
    let guilty = table.iter().find(|(key, value)| covers(&key.span(), at) || covers(&value.span(), at));
    let key = guilty.map(|(key, _)| key.clone())?;
    table.remove(&key);
    Some(key.into_inner().into_owned())
}

/// The key that was taken out, if one was; none for an item of a list.
fn prune_value(value: &mut Spanned<DeValue<'_>>, at: &Range<usize>) -> Option<Option<String>> {
    match value.get_mut() {
        DeValue::Table(table) => prune_table(table, at).map(Some),
        DeValue::Array(array) => prune_array(array, at),
        _ => None,
    }
}

fn prune_array(array: &mut DeArray<'_>, at: &Range<usize>) -> Option<Option<String>> {
    if let Some(inner) = array.iter_mut().find_map(|item| prune_value(item, at)) {
        return Some(inner);
    }
    let guilty = array.iter().position(|item| covers(&item.span(), at))?;
    let mut rest = DeArray::new();
    let kept = array.iter().enumerate().filter(|(i, _)| *i != guilty);
    kept.for_each(|(_, item)| rest.push(item.clone()));
    *array = rest;
    Some(None)
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
    fn of_broken_toml_the_rest_is_read() {
        let (file, faults) = read::<File>("[person\nname = \n[level]\na = true\n");
        assert_eq!(file.map(|f| f.level), Some(BTreeMap::from([("a".to_owned(), true)])));
        assert!(!faults.is_empty());
    }

    #[test]
    fn what_is_no_toml_is_told() {
        assert!(!read::<File>("\u{0}PK\u{3}").1.is_empty());
    }
}
