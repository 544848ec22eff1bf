//! The built-in gazetteer: entries, and where their native spellings are found again.
//!
//! In: the tables that `build.rs` makes of `rules/gazetteer/` with `listing`. Out: [`entries`] and the natives of a
//! blocking key. Not here: what replaces an entry (`compile`), reading a form (`romanized`).

use jiff::civil::{Date, date};

use super::{Entry, EntryKind, Native, Post};
use crate::romanization::outline::Outline;

include!(concat!(env!("OUT_DIR"), "/gazetteer.rs"));

/// An entry that is compiled in; the fields are those of [`Entry`].
struct Listed {
    kind: EntryKind,
    name: &'static str,
    /// Language and spelling.
    natives: &'static [(&'static str, &'static str)],
    also: &'static [&'static str],
    distinct: &'static [&'static str],
    born: Option<Date>,
    posts: &'static [ListedPost],
    date: Option<Date>,
    acronym: Option<&'static str>,
    country: Option<&'static str>,
}

/// Title, of what, first and last day.
type ListedPost = (&'static str, Option<&'static str>, Option<Date>, Option<Date>);

/// All built-in entries, file by file. Two may tell of one person.
pub fn entries() -> impl Iterator<Item = Entry> {
    ENTRIES.iter().map(Listed::entry)
}

impl Listed {
    fn entry(&self) -> Entry {
        let owned = |texts: &[&str]| texts.iter().map(|t| (*t).to_owned()).collect();
        let native = |(language, spelling): &(&str, &str)| Native {
            spelling: (*spelling).to_owned(),
            language: (*language).to_owned(),
        };
        let posts = self.posts.iter().map(|(title, of, from, to)| Post {
            title: (*title).to_owned(),
            of: of.map(str::to_owned),
            from: *from,
            to: *to,
        });
        Entry {
            kind: self.kind,
            name: self.name.to_owned(),
            natives: self.natives.iter().map(native).collect(),
            also: owned(self.also),
            distinct: owned(self.distinct),
            born: self.born,
            posts: posts.collect(),
            date: self.date,
            acronym: self.acronym.map(str::to_owned),
            country: self.country.map(str::to_owned),
            house: false,
        }
    }
}

/// The number of a native spelling, or of a word of one, whose keys are known before the program starts.
pub fn native(language: &str, spelling: &str) -> Option<u16> {
    let at = NATIVES.binary_search_by(|(l, s)| (*l, *s).cmp(&(language, spelling))).ok()?;
    u16::try_from(at).ok()
}

/// What the spellings of a native look like.
pub fn outline(number: u16) -> Outline {
    OUTLINES.get(usize::from(number)).map_or(Outline::NONE, |bytes| Outline::read(bytes))
}

/// The natives that have a blocking key.
pub fn of_key(key: &str) -> &'static [u16] {
    KEYS.binary_search_by(|(k, _)| (*k).cmp(key)).map_or(&[], |at| KEYS[at].1)
}
