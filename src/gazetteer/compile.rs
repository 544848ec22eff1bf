//! Entries as typed made into entries that run.
//!
//! In: TOML texts of the newsroom and its profiles, and what is given. Out: [`Entry`]s, what is left of the given ones, and
//! [`Fault`]s.
//! Not here: reading TOML (`typed`), finding entries again (`index`).

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;
use toml::Spanned;
use toml::value::Datetime;

use super::compiled::Compiled;
use super::forms::folded;
use super::given::Given;
use super::language;
use super::profile;
use super::typed::{self, Event, Misfit, Organization, Person, Place, Role, Spelling};
use super::{Entry, EntryKind, Fault, Native, Newsroom, Post};
use crate::lexicon::Lexicon;
use crate::source::SourceSpan;

/// An entry and where its name stands.
struct Placed {
    file: usize,
    span: SourceSpan,
    entry: Entry,
}

/// What came of all texts.
pub struct Compilation {
    /// The newsroom's entries first, then those of its profiles.
    pub entries: Vec<Entry>,
    /// How many are the newsroom's.
    pub own: usize,
    /// The given ones that neither replaces.
    pub given: Given,
    /// What cannot be meant.
    pub faults: Vec<Fault>,
}

/// Compiles all texts.
pub fn compile(mut given: Given, newsroom: &Newsroom<'_>) -> Compilation {
    let (own, mut faults) = read(newsroom.house);
    faults.extend(clashes(&own, &newsroom.compiled));
    faults.sort_by_key(|f| (f.file, f.span));
    replace(&mut given, &own, &newsroom.compiled);
    let mut entries: Vec<Entry> = own.into_iter().map(|p| p.entry).collect();
    let own = entries.len();
    let choices = read(newsroom.profiles).0.into_iter().map(|p| p.entry);
    let choices = choices.filter(|choice| !is_compiled(choice, &newsroom.compiled));
    profile::add(&mut entries, choices, &mut given);
    Compilation { entries, own, given, faults }
}

/// Takes out what the newsroom's entries and its compiled files replace.
fn replace(given: &mut Given, own: &[Placed], files: &[Arc<Compiled>]) {
    let replaced: HashSet<(EntryKind, String)> = own.iter().flat_map(|p| keys(&p.entry)).collect();
    let in_file = |(kind, key): &(EntryKind, String)| {
        files.iter().any(|c| c.names(*kind, key).is_some_and(|e| keys(e).any(|k| k.1 == *key)))
    };
    // Most given entries are never asked for, and where there are no files, only those that share a key can be replaced.
    let near = |(_, key): &(EntryKind, String)| given.find(|c| c.listed(key, key));
    let asked: BTreeSet<u32> = match files {
        [] => replaced.iter().flat_map(near).collect(),
        _ => (0..given.len()).collect(),
    };
    let gone = |e: &Entry| keys(e).any(|k| replaced.contains(&k) || in_file(&k));
    let gone: Vec<u32> = asked.into_iter().filter(|n| given.entry(*n).is_some_and(gone)).collect();
    gone.into_iter().for_each(|n| given.remove(n));
}

/// Whether a compiled file has a form or a native spelling of an entry.
fn is_compiled(entry: &Entry, compiled: &[Arc<Compiled>]) -> bool {
    let natives = entry.natives.iter().map(|n| n.spelling.as_str());
    entry.forms().chain(natives).any(|form| compiled.iter().any(|c| c.names(entry.kind, form).is_some()))
}

/// Entries of texts that a newsroom or its profile wrote.
fn read(texts: &[&str]) -> (Vec<Placed>, Vec<Fault>) {
    let (mut placed, mut faults) = (Vec::new(), Vec::new());
    for (file, text) in texts.iter().enumerate() {
        let (typed, mut misfits) = typed::parse(text);
        let mut reading = Reading::default();
        let entries = reading.file(typed);
        misfits.append(&mut reading.misfits);
        placed.extend(entries.into_iter().map(|(span, entry)| Placed { file, span, entry }));
        faults.extend(misfits.into_iter().map(|m| fault(file, m)));
    }
    (placed, faults)
}

fn fault(file: usize, m: Misfit) -> Fault {
    Fault { file, span: m.span, message: m.message, help: m.help }
}

/// What makes an entry replace another: its kind with its name or a native spelling.
fn keys(entry: &Entry) -> impl Iterator<Item = (EntryKind, String)> + '_ {
    let natives = entry.natives.iter().map(|n| n.spelling.to_lowercase());
    natives.chain([folded(&entry.name)]).map(|key| (entry.kind, key))
}

/// Two of the newsroom's entries that one form would name. Compiled files clash with none of their own: the first
/// stands over the others.
fn clashes(own: &[Placed], compiled: &[Arc<Compiled>]) -> Vec<Fault> {
    let mut first: HashMap<(EntryKind, String), usize> = HashMap::new();
    let mut faults = Vec::new();
    for (at, placed) in own.iter().enumerate() {
        let forms = placed.entry.forms().map(|f| (f, folded(f)));
        let natives = placed.entry.natives.iter().map(|n| (n.spelling.as_str(), n.spelling.to_lowercase()));
        for (form, key) in forms.chain(natives) {
            let kind = placed.entry.kind;
            let other = Some(*first.entry((kind, key)).or_insert(at)).filter(|other| *other != at);
            let other = other.map(|other| &own[other].entry);
            let other = other.or_else(|| compiled.iter().find_map(|c| c.names(kind, form)));
            if let Some(other) = other {
                faults.push(clash(placed, form, other));
                break;
            }
        }
    }
    faults
}

fn clash(placed: &Placed, form: &str, other: &Entry) -> Fault {
    Fault {
        file: placed.file,
        span: placed.span,
        message: format!("`{form}` already names `{}`", other.name),
        help: "keep it in one of the two entries".to_owned(),
    }
}

/// Reads typed entries and notes what cannot be meant.
#[derive(Default)]
struct Reading {
    misfits: Vec<Misfit>,
}

impl Reading {
    fn file(&mut self, file: typed::File) -> Vec<(SourceSpan, Entry)> {
        let mut entries = Vec::new();
        entries.extend(file.person.into_iter().map(|p| self.person(p)));
        entries.extend(file.place.into_iter().map(|p| self.place(p)));
        entries.extend(file.organization.into_iter().map(|o| self.organization(o)));
        entries.extend(file.event.into_iter().map(|e| self.event(e)));
        entries.retain(|(_, e)| !e.name.is_empty());
        entries
    }

    fn person(&mut self, p: Person) -> (SourceSpan, Entry) {
        let natives = self.natives(p.native, p.language, p.spelling);
        let (also, distinct) = self.forms(p.also, p.distinct);
        let born = self.date(p.born);
        let posts = p.roles.into_iter().map(|r| self.post(r)).collect();
        let (span, entry) = self.named(EntryKind::Person, p.name);
        (span, Entry { natives, also, distinct, born, posts, ..entry })
    }

    fn place(&mut self, p: Place) -> (SourceSpan, Entry) {
        let natives = self.natives(p.native, p.language, p.spelling);
        let (also, distinct) = self.forms(p.also, p.distinct);
        let country = p.country.and_then(|c| self.country(c));
        let (span, entry) = self.named(EntryKind::Place, p.name);
        (span, Entry { natives, also, distinct, country, ..entry })
    }

    fn organization(&mut self, o: Organization) -> (SourceSpan, Entry) {
        let natives = self.natives(o.native, o.language, o.spelling);
        let (also, distinct) = self.forms(o.also, o.distinct);
        let acronym = o.acronym.map(|a| self.text(a));
        let (span, entry) = self.named(EntryKind::Organization, o.name);
        (span, Entry { natives, also, distinct, acronym, ..entry })
    }

    fn event(&mut self, e: Event) -> (SourceSpan, Entry) {
        let (also, _) = self.forms(e.also, Vec::new());
        let date = self.date(e.date);
        let (span, entry) = self.named(EntryKind::Event, e.name);
        (span, Entry { also, date, ..entry })
    }

    /// An entry with nothing but its name.
    fn named(&mut self, kind: EntryKind, name: Spanned<String>) -> (SourceSpan, Entry) {
        let span = place(&name);
        let entry = Entry {
            kind,
            name: self.text(name),
            natives: Vec::new(),
            also: Vec::new(),
            distinct: Vec::new(),
            born: None,
            posts: Vec::new(),
            date: None,
            acronym: None,
            country: None,
            house: true,
        };
        (span, entry)
    }

    /// A text with single spaces; an empty one is a fault.
    fn text(&mut self, value: Spanned<String>) -> String {
        let words: Vec<&str> = value.get_ref().split_whitespace().collect();
        if words.is_empty() {
            self.note(place(&value), "an empty text", "write the name or leave the key out");
        }
        words.join(" ")
    }

    fn forms(
        &mut self,
        also: Vec<Spanned<String>>,
        distinct: Vec<Spanned<String>>,
    ) -> (Vec<String>, Vec<String>) {
        let meant: HashSet<String> = also.iter().map(|a| folded(a.get_ref())).collect();
        for form in distinct.iter().filter(|d| meant.contains(&folded(d.get_ref()))) {
            let message = format!("`{}` stands in `also` and in `distinct`", form.get_ref());
            self.note(place(form), &message, "keep it in one of the two");
        }
        let read = |forms: Vec<_>, r: &mut Self| forms.into_iter().map(|f| r.text(f)).collect();
        (read(also, self), read(distinct, self))
    }

    fn natives(
        &mut self,
        native: Option<Spanned<String>>,
        language: Option<Spanned<String>>,
        more: Vec<Spelling>,
    ) -> Vec<Native> {
        let first = match (native, language) {
            (Some(native), Some(language)) => Some(Spelling { native, language }),
            (Some(alone), None) => {
                self.note(
                    place(&alone),
                    "`native` without `language`",
                    "add its code, as in `language = \"kk\"`",
                );
                None
            }
            (None, Some(alone)) => {
                self.note(place(&alone), "`language` without `native`", "add the native spelling");
                None
            }
            (None, None) => None,
        };
        first.into_iter().chain(more).filter_map(|s| self.native(s)).collect()
    }

    fn native(&mut self, s: Spelling) -> Option<Native> {
        let code = s.language.get_ref();
        if !language::is_code(code) {
            let message = format!("`{code}` is no language code");
            self.note(place(&s.language), &message, &language::remedy(code));
            return None;
        }
        Some(Native { spelling: self.text(s.native), language: s.language.into_inner() })
    }

    fn country(&mut self, country: Spanned<String>) -> Option<String> {
        let name = country.get_ref();
        let is_code = name.len() == 2 && name.bytes().all(|b| b.is_ascii_uppercase());
        let known = is_code || Lexicon::builtin().countries.contains(name);
        if !known {
            let message = format!("`{name}` is no country");
            let help = "write its name as in English news, or the two capitals of ISO 3166: `KZ`";
            self.note(place(&country), &message, help);
        }
        known.then(|| country.into_inner())
    }

    fn post(&mut self, r: Role) -> Post {
        Post {
            title: self.text(r.title).to_lowercase(),
            of: r.of.map(|o| self.text(o)),
            from: self.date(r.from),
            to: self.date(r.to),
        }
    }

    /// A day; a time of day or an offset is a fault.
    fn date(&mut self, value: Option<Spanned<Datetime>>) -> Option<Date> {
        let value = value?;
        let day = value.get_ref().date.filter(|_| value.get_ref().time.is_none());
        let date = day.and_then(|d| Date::new(d.year as i16, d.month as i8, d.day as i8).ok());
        if date.is_none() {
            self.note(place(&value), "expected a day", "write it as in `2022-01-02`");
        }
        date
    }

    fn note(&mut self, span: SourceSpan, message: &str, help: &str) {
        self.misfits.push(Misfit { span, message: message.to_owned(), help: help.to_owned() });
    }
}

fn place<T>(value: &Spanned<T>) -> SourceSpan {
    SourceSpan::new(value.span().start, value.span().end)
}
