//! The side file: findings that a desk allows by their fingerprints, in copy that must stay clean.
//!
//! In: a TOML text of `[[allow]]` tables. Out: [`Allowance`]s and the mistakes in the file.
//! Not here: which file it is (`cli`), what an allowance hides (`lint`).

use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use crate::diagnostic::Fault;
use crate::settings;
use crate::source::{Source, SourceSpan};

/// A finding that may stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowance {
    /// Of the finding.
    pub fingerprint: String,
    /// Of the draft, from the folder of the side file; or the id of a document in an archive.
    pub path: String,
    /// Rule that finds it.
    pub rule: String,
    /// Why it may stay.
    pub reason: String,
    /// Last day of the document on which it may.
    pub until: Option<Date>,
    /// Whether only a run that compares documents finds it.
    pub across: bool,
    /// Place of the fingerprint in the side file.
    pub span: SourceSpan,
    /// Place of the rule's name.
    pub rule_at: SourceSpan,
}

/// A side file.
#[derive(Debug, Clone)]
pub struct Allowed {
    /// The file.
    pub source: Arc<Source>,
    /// In its order.
    pub entries: Vec<Allowance>,
}

/// What a side file allows in one draft.
#[derive(Debug, Clone, Default)]
pub struct Entries {
    /// The file.
    pub source: Option<Arc<Source>>,
    /// Those of the draft.
    pub entries: Vec<Allowance>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    allow: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Entry {
    fingerprint: Spanned<String>,
    path: String,
    rule: Spanned<String>,
    reason: Spanned<String>,
    until: Option<Spanned<Datetime>>,
    #[serde(default)]
    across: bool,
}

impl Allowed {
    /// Reads a side file; what is wrong is left out and reported.
    pub fn read(source: Source) -> (Allowed, Vec<Fault>) {
        let (file, mut faults) = settings::read::<File>(&source.text);
        let (mut entries, mut seen) = (Vec::new(), HashSet::new());
        for entry in file.map(|f| f.allow).unwrap_or_default() {
            if !seen.insert((entry.path.clone(), entry.fingerprint.get_ref().clone())) {
                let help = "take one of the two entries out";
                faults.push(fault(&entry.fingerprint, "this finding is already allowed above", help));
            }
            entries.extend(allowance(entry, &mut faults));
        }
        faults.sort_by_key(|f| f.span);
        (Allowed { source: Arc::new(source), entries }, faults)
    }

    /// What it allows in a draft; `is_draft` tells whether a path of it means the draft.
    pub fn of(&self, is_draft: impl Fn(&str) -> bool) -> Entries {
        let entries = self.entries.iter().filter(|e| is_draft(&e.path)).cloned().collect();
        Entries { source: Some(Arc::clone(&self.source)), entries }
    }
}

fn allowance(entry: Entry, faults: &mut Vec<Fault>) -> Option<Allowance> {
    let before = faults.len();
    let print = entry.fingerprint.get_ref();
    if print.len() != 16 || !print.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
        let help = "copy the 16 digits that `check --fingerprints` shows";
        faults.push(fault(&entry.fingerprint, &format!("`{print}` is no fingerprint"), help));
    }
    if entry.reason.get_ref().trim().is_empty() {
        faults.push(fault(&entry.reason, "no reason is given", "write why the finding may stay"));
    }
    let until = entry.until.as_ref().and_then(|until| day(until, faults));
    (faults.len() == before).then(|| Allowance {
        span: place(&entry.fingerprint),
        rule_at: place(&entry.rule),
        fingerprint: entry.fingerprint.into_inner(),
        path: entry.path,
        rule: entry.rule.into_inner(),
        reason: entry.reason.into_inner(),
        until,
        across: entry.across,
    })
}

fn day(until: &Spanned<Datetime>, faults: &mut Vec<Fault>) -> Option<Date> {
    let day = until.get_ref().date.filter(|_| until.get_ref().time.is_none());
    let date = day.and_then(|d| Date::new(d.year as i16, d.month as i8, d.day as i8).ok());
    if date.is_none() {
        faults.push(fault(until, "expected a day", "write it as in `2022-01-02`"));
    }
    date
}

fn fault<T>(value: &Spanned<T>, message: &str, help: &str) -> Fault {
    Fault { span: place(value), message: message.to_owned(), help: Some(help.to_owned()) }
}

fn place<T>(value: &Spanned<T>) -> SourceSpan {
    SourceSpan::new(value.span().start, value.span().end)
}
