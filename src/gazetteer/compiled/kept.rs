//! An entry as the file keeps it.

use jiff::civil::Date;

use super::super::{Entry, EntryKind, Native, Post};
use super::record::{EVENT, Kept, ORGANIZATION, PERSON, PLACE};

/// What is kept of an entry.
pub fn kept(entry: &Entry) -> Kept {
    let day = |d: &Option<Date>| d.map(|d| d.to_string());
    let natives = entry.natives.iter().map(|n| (n.language.clone(), n.spelling.clone()));
    let posts = entry.posts.iter().map(|p| (p.title.clone(), p.of.clone(), day(&p.from), day(&p.to)));
    Kept {
        kind: match entry.kind {
            EntryKind::Person => PERSON,
            EntryKind::Place => PLACE,
            EntryKind::Organization => ORGANIZATION,
            EntryKind::Event => EVENT,
        },
        name: entry.name.clone(),
        natives: natives.collect(),
        also: entry.also.clone(),
        distinct: entry.distinct.clone(),
        born: day(&entry.born),
        posts: posts.collect(),
        date: day(&entry.date),
        acronym: entry.acronym.clone(),
        country: entry.country.clone(),
    }
}

/// The entry of which something is kept, the newsroom's own or not.
pub fn entry(kept: Kept, house: bool) -> Option<Entry> {
    let day = |d: Option<String>| d.and_then(|d| d.parse().ok());
    let native = |(language, spelling)| Native { spelling, language };
    let post = |(title, of, from, to)| Post { title, of, from: day(from), to: day(to) };
    Some(Entry {
        kind: match kept.kind {
            PERSON => EntryKind::Person,
            PLACE => EntryKind::Place,
            ORGANIZATION => EntryKind::Organization,
            EVENT => EntryKind::Event,
            _ => return None,
        },
        name: kept.name,
        natives: kept.natives.into_iter().map(native).collect(),
        also: kept.also,
        distinct: kept.distinct,
        born: day(kept.born),
        posts: kept.posts.into_iter().map(post).collect(),
        date: day(kept.date),
        acronym: kept.acronym,
        country: kept.country,
        house,
    })
}
