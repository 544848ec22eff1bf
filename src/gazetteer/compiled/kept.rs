//! An entry as the file keeps it: JSON without the keys that it does not need.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::super::{Entry, EntryKind, Native, Post};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    kind: u8,
    name: String,
    /// Language and spelling.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    natives: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    also: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    distinct: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    born: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    posts: Vec<KeptPost>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    acronym: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    country: Option<String>,
}

/// Title, of what, first and last day.
type KeptPost = (String, Option<String>, Option<String>, Option<String>);

const KINDS: [EntryKind; 4] =
    [EntryKind::Person, EntryKind::Place, EntryKind::Organization, EntryKind::Event];

/// An entry of a newsroom as bytes.
pub fn record(entry: &Entry) -> Vec<u8> {
    let day = |d: &Option<Date>| d.map(|d| d.to_string());
    let natives = entry.natives.iter().map(|n| (n.language.clone(), n.spelling.clone()));
    let posts = entry.posts.iter().map(|p| (p.title.clone(), p.of.clone(), day(&p.from), day(&p.to)));
    let kept = Kept {
        kind: entry.kind as u8,
        name: entry.name.clone(),
        natives: natives.collect(),
        also: entry.also.clone(),
        distinct: entry.distinct.clone(),
        born: day(&entry.born),
        posts: posts.collect(),
        date: day(&entry.date),
        acronym: entry.acronym.clone(),
        country: entry.country.clone(),
    };
    serde_json::to_vec(&kept).unwrap_or_default()
}

/// The entry in its bytes.
pub fn entry(record: &[u8]) -> Option<Entry> {
    let kept: Kept = serde_json::from_slice(record).ok()?;
    let day = |d: Option<String>| d.and_then(|d| d.parse().ok());
    let native = |(language, spelling)| Native { spelling, language };
    let post = |(title, of, from, to)| Post { title, of, from: day(from), to: day(to) };
    Some(Entry {
        kind: *KINDS.get(usize::from(kept.kind))?,
        name: kept.name,
        natives: kept.natives.into_iter().map(native).collect(),
        also: kept.also,
        distinct: kept.distinct,
        born: day(kept.born),
        posts: kept.posts.into_iter().map(post).collect(),
        date: day(kept.date),
        acronym: kept.acronym,
        country: kept.country,
        house: true,
    })
}
