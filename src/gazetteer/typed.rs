//! A gazetteer file as typed.
//!
//! In: TOML. Out: [`File`], every value with its place, and the faults of form: broken syntax,
//! unknown keys, values of the wrong kind. Not here: what values mean (`compile`).

use std::ops::Range;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue, ValueDeserializer};
use toml::value::Datetime;
use toml::{Spanned, de};

use crate::settings::remedy;
use crate::source::SourceSpan;

/// More mistakes than this in one entry are not worth naming one by one.
const MAX_FAULTS_PER_ENTRY: usize = 16;

/// Keys of the tables, for the remedy of a fault.
const PERSON: &[&str] = &["name", "native", "language", "spelling", "also", "distinct", "born", "roles"];
const PLACE: &[&str] = &["name", "native", "language", "spelling", "also", "distinct", "country"];
const ORGANIZATION: &[&str] = &["name", "native", "language", "spelling", "also", "distinct", "acronym"];
const EVENT: &[&str] = &["name", "also", "date"];

/// Remedy of broken TOML.
const SYNTAX: &str = "the rest of the file is read as far as it can be; mend this and run again";

/// Further from every key than this, a word is no slip of one.
const MAX_SLIP: usize = 2;

/// The entries of one file.
#[derive(Debug, Default)]
pub struct File {
    /// `[[person]]`
    pub person: Vec<Person>,
    /// `[[place]]`
    pub place: Vec<Place>,
    /// `[[organization]]`
    pub organization: Vec<Organization>,
    /// `[[event]]`
    pub event: Vec<Event>,
}

/// Something that stands in a file where it cannot.
#[derive(Debug, PartialEq, Eq)]
pub struct Misfit {
    /// Where.
    pub span: SourceSpan,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// `[[person]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// House form; one word is a surname.
    pub name: Spanned<String>,
    /// Native spelling.
    pub native: Option<Spanned<String>>,
    /// ISO 639-1 of the native spelling.
    pub language: Option<Spanned<String>>,
    /// Further native spellings.
    #[serde(default)]
    pub spelling: Vec<Spelling>,
    /// Further forms.
    #[serde(default)]
    pub also: Vec<Spanned<String>>,
    /// Forms that are somebody else.
    #[serde(default)]
    pub distinct: Vec<Spanned<String>>,
    /// Day of birth.
    pub born: Option<Spanned<Datetime>>,
    /// Posts held.
    #[serde(default)]
    pub roles: Vec<Role>,
}

/// `[[place]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// House form.
    pub name: Spanned<String>,
    /// Native spelling.
    pub native: Option<Spanned<String>>,
    /// ISO 639-1 of the native spelling.
    pub language: Option<Spanned<String>>,
    /// Further native spellings.
    #[serde(default)]
    pub spelling: Vec<Spelling>,
    /// Further forms.
    #[serde(default)]
    pub also: Vec<Spanned<String>>,
    /// Forms that are another place.
    #[serde(default)]
    pub distinct: Vec<Spanned<String>>,
    /// Name in English news, or ISO 3166 alpha-2.
    pub country: Option<Spanned<String>>,
}

/// `[[organization]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// House form.
    pub name: Spanned<String>,
    /// Native spelling.
    pub native: Option<Spanned<String>>,
    /// ISO 639-1 of the native spelling.
    pub language: Option<Spanned<String>>,
    /// Further native spellings.
    #[serde(default)]
    pub spelling: Vec<Spelling>,
    /// Further forms.
    #[serde(default)]
    pub also: Vec<Spanned<String>>,
    /// Forms that are another body.
    #[serde(default)]
    pub distinct: Vec<Spanned<String>>,
    /// Short form in capitals.
    pub acronym: Option<Spanned<String>>,
}

/// `[[event]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// What it is called.
    pub name: Spanned<String>,
    /// Further names.
    #[serde(default)]
    pub also: Vec<Spanned<String>>,
    /// Its day.
    pub date: Option<Spanned<Datetime>>,
}

/// `[[person.spelling]]` and the like
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spelling {
    /// As written in its own script.
    pub native: Spanned<String>,
    /// ISO 639-1.
    pub language: Spanned<String>,
}

/// `roles = [{ title = …, of = …, from = …, to = … }]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Office.
    pub title: Spanned<String>,
    /// Country or body.
    pub of: Option<Spanned<String>>,
    /// First day.
    pub from: Option<Spanned<Datetime>>,
    /// Last day.
    pub to: Option<Spanned<Datetime>>,
}

/// Reads a file; what cannot be read is named and left out.
pub fn parse(text: &str) -> (File, Vec<Misfit>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut misfits: Vec<Misfit> = errors.iter().map(|e| misfit(e, 0..text.len(), SYNTAX)).collect();
    let mut file = File::default();
    for (key, value) in table.into_inner() {
        match key.get_ref().as_ref() {
            "person" => file.person = entries(text, value, PERSON, &mut misfits),
            "place" => file.place = entries(text, value, PLACE, &mut misfits),
            "organization" => file.organization = entries(text, value, ORGANIZATION, &mut misfits),
            "event" => file.event = entries(text, value, EVENT, &mut misfits),
            // Where the facts come from; for readers of the file only.
            "source" | "licence" => {}
            other => misfits.push(unknown_table(other, key.span())),
        }
    }
    misfits.sort_by_key(|m| m.span);
    (file, misfits)
}

fn unknown_table(name: &str, span: Range<usize>) -> Misfit {
    Misfit {
        span: SourceSpan::new(span.start, span.end),
        message: format!("unknown table `{name}` in a gazetteer"),
        help: "the tables are `[[person]]`, `[[place]]`, `[[organization]]` and `[[event]]`".to_owned(),
    }
}

fn entries<T: DeserializeOwned>(
    text: &str,
    value: Spanned<DeValue<'_>>,
    keys: &[&str],
    misfits: &mut Vec<Misfit>,
) -> Vec<T> {
    let span = value.span();
    match value.into_inner() {
        DeValue::Array(values) => values.into_iter().filter_map(|v| entry(text, v, keys, misfits)).collect(),
        _ => {
            misfits.push(Misfit {
                span: SourceSpan::new(span.start, span.end),
                message: "expected a list of tables".to_owned(),
                help: "write the name of the table in double brackets: `[[person]]`".to_owned(),
            });
            Vec::new()
        }
    }
}

/// Reads one entry. A key that cannot be read is named and taken out, so that the next fault shows too;
/// an entry with a fault is not used.
fn entry<T: DeserializeOwned>(
    text: &str,
    mut value: Spanned<DeValue<'_>>,
    keys: &[&str],
    misfits: &mut Vec<Misfit>,
) -> Option<T> {
    for round in 0..MAX_FAULTS_PER_ENTRY {
        match T::deserialize(ValueDeserializer::from(value.clone())) {
            Ok(read) => return (round == 0).then_some(read),
            Err(error) => {
                misfits.push(misfit(&error, value.span(), &remedy(text, &error, keys)));
                if !drop_key(&mut value, error.span()) {
                    return None;
                }
            }
        }
    }
    None
}

/// The nearest key to one that is not known, else all keys; for a value, the form that is expected.
fn remedy(text: &str, error: &de::Error, keys: &[&str]) -> String {
    if !error.message().starts_with("unknown field") {
        return remedy::of(error.message());
    }
    let word = error.span().and_then(|s| text.get(s)).unwrap_or_default();
    let near = keys.iter().map(|k| (strsim::damerau_levenshtein(word, k), k)).min();
    match near {
        Some((1..=MAX_SLIP, key)) => format!("did you mean `{key}`?"),
        _ => format!("the keys of this table are {}", keys.join(", ")),
    }
}

/// Takes out the key whose name or value holds the place; whether there was one.
fn drop_key(value: &mut Spanned<DeValue<'_>>, at: Option<Range<usize>>) -> bool {
    let (DeValue::Table(table), Some(at)) = (value.get_mut(), at) else { return false };
    let before = table.len();
    let holds = |s: Range<usize>| s.start <= at.start && at.end <= s.end;
    let faulty = table.iter().find(|(k, v)| holds(k.span()) || holds(v.span())).map(|(k, _)| k.clone());
    if let Some(key) = faulty {
        table.remove(&key);
    }
    table.len() < before
}

fn misfit(error: &de::Error, whole: Range<usize>, help: &str) -> Misfit {
    let span = error.span().unwrap_or(whole);
    Misfit {
        span: SourceSpan::new(span.start, span.end),
        message: error.message().trim_end_matches('.').to_owned(),
        help: help.to_owned(),
    }
}
