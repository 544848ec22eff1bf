//! One name in two spellings.
//!
//! In: names of a draft, the gazetteer, spelling units. Out: one finding for each name with all its forms.
//! Not here: how alike two spellings are (`romanization`), what is a name (`annotate`).

mod across;
mod around;
mod house;
pub mod names;
pub mod pairs;
mod rejected;
mod slip;

use std::collections::HashSet;

use serde::Deserialize;

use super::Rule;
use super::engine::Check;
use super::findings::{Finding, Findings, Mark};
use super::profile::Profile;
use super::template::Template;
use crate::diagnostic::{Diagnostic, Label, Level};
use crate::draft::Draft;
use crate::gazetteer::{Entry, Gazetteer};
use crate::romanization::units::Units;
use crate::source::Span;
use house::House;
use names::{Lists, Name};
use pairs::{Bond, Desk};

/// What is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Report {
    /// Two spellings of one name.
    Variants,
    /// A name with and without its marks.
    Marks,
    /// A form that the house list rejects, where no other stands in the draft.
    Rejected,
}

/// One name in two spellings.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Spelling {
    report: Report,
    /// Beside the first place of the first form.
    #[serde(default)]
    first: Template,
    /// Note where the gazetteer lists both forms.
    #[serde(default)]
    listed: Template,
    /// Help where the house list prefers a form.
    #[serde(default)]
    house: Template,
    /// Help where the two forms stand in two documents.
    #[serde(default)]
    across: Template,
    /// Beside the writer's own form where only a speaker has another.
    #[serde(default)]
    own: Template,
    /// Beside a form that only speakers have.
    #[serde(default)]
    spoken: Template,
}

impl Check for Spelling {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let facts = findings.facts();
        if self.report == Report::Rejected && !facts.gazetteer.may_have_house() {
            return;
        }
        let lists = Lists { gazetteer: &facts.gazetteer, lexicon: &facts.lexicon };
        let told = |n: &&Name<'_>| self.report == Report::Variants || !n.is_spoken();
        let names: Vec<&Name<'_>> = findings.names().names.iter().filter(told).collect();
        if names.is_empty() {
            return;
        }
        let wanted: &[Bond] = match self.report {
            Report::Marks => &[Bond::Marks],
            Report::Variants | Report::Rejected => &[Bond::Listed, Bond::Variant],
        };
        let desk = Desk { draft, lists, units: &facts.units };
        let groups = pairs::groups(desk, &names, wanted);
        let surnames = draft.annotations.mentions.iter().filter_map(|m| m.surname);
        let surnames: HashSet<&str> = surnames.map(|s| draft.slice(s)).collect();
        let house = House { draft, gazetteer: &facts.gazetteer, units: &facts.units, surnames: &surnames };
        let report = Group { gazetteer: &facts.gazetteer, names: &names, house };
        match self.report {
            Report::Rejected => self.rejected(&report, &groups, findings),
            _ => reported(&names, &groups).for_each(|g| findings.report(self.forms(&report, g))),
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["forms", "form", "first", "times", "house", "native"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.first, &self.listed, &self.house, &self.across, &self.own, &self.spoken]
    }
}

impl Spelling {
    /// The same across documents; `level` says how loud in a kind of story.
    pub fn across(&self, profiles: &[Profile], units: &Units, rule: &Rule) -> Vec<Diagnostic> {
        if self.report != Report::Variants {
            return Vec::new();
        }
        across::pairs(profiles, units).iter().filter_map(|p| self.pair(p, rule)).collect()
    }

    fn pair(&self, pair: &across::Pair<'_>, rule: &Rule) -> Option<Diagnostic> {
        let ((first, first_at), (second, second_at)) = (pair.first, pair.second);
        let level = rule.level(second.kind, true);
        let forms = format!("{} (in {}) and {}", first_at.text, first.path, second_at.text);
        let values = [("forms", forms), ("form", second_at.text.clone()), ("first", first_at.text.clone())];
        let primary = Label { message: rule.spec.label.fill(&values), ..second_at.clone() };
        let there = Some(first.path.clone());
        let other = Label { path: there, message: self.first.fill(&values), ..first_at.clone() };
        (level > Level::Off).then(|| Diagnostic {
            path: second.path.clone(),
            rule: rule.name.clone(),
            level,
            always_shown: rule.spec.always_shown,
            message: rule.spec.message.fill(&values),
            primary,
            secondary: vec![other],
            notes: Vec::new(),
            help: Some(self.across.fill(&values)).filter(|h| !h.is_empty()),
            fix: None,
            fingerprint: String::new(),
        })
    }
}

struct Group<'a, 'd> {
    gazetteer: &'a Gazetteer,
    names: &'a [&'a Name<'d>],
    house: House<'a>,
}

impl Spelling {
    /// All forms of one name: the second form is at fault, the others are its other places. What only a
    /// speaker has is a question to the writer, asked at the writer's own form.
    fn forms(&self, group: &Group<'_, '_>, members: &[usize]) -> Finding {
        let forms: Vec<&Name<'_>> = members.iter().map(|i| group.names[*i]).collect();
        let at = shared_entry(group.gazetteer, &forms);
        let entry = at.and_then(|e| group.gazetteer.entry(e));
        let mark = |n: &Name<'_>, label: &Template| {
            let values = values(&forms, entry, n.word);
            Mark { span: n.first().span, message: label.fill(&values) }
        };
        let none = Template::default();
        let other = |n: &&Name<'_>| mark(n, if n.is_spoken() { &self.spoken } else { &none });
        if forms[1].is_spoken() {
            let values = values(&forms, entry, forms[1].word);
            let own = mark(forms[0], &self.own);
            let others = forms[1..].iter().map(other).collect();
            let finding = self.finding(own.span, others, values, entry, Vec::new());
            // Where the writer has the house's form, there is nothing to write.
            let wrong = at.is_some_and(|e| !group.house.mends(forms[0], e).is_empty());
            let help = finding.help.filter(|_| wrong);
            return Finding { query: true, label: Some(own.message), help, ..finding };
        }
        let first = mark(forms[0], &self.first);
        let others = std::iter::once(first).chain(forms[2..].iter().map(other)).collect();
        let values = values(&forms, entry, forms[1].word);
        let house = at.filter(|_| entry.is_some_and(|e| e.house));
        let edits = house.map(|e| edits(group, &forms, e)).unwrap_or_default();
        self.finding(forms[1].first().span, others, values, entry, edits)
    }

    fn finding(
        &self,
        primary: Span,
        others: Vec<Mark>,
        values: Vec<(&'static str, String)>,
        entry: Option<&Entry>,
        edits: Vec<(Span, String)>,
    ) -> Finding {
        let listed = entry.map(|_| self.listed.fill(&values)).filter(|n| !n.is_empty());
        let house = entry.filter(|e| e.house).map(|_| self.house.fill(&values)).filter(|h| !h.is_empty());
        Finding {
            primary,
            others,
            values,
            notes: listed.into_iter().collect(),
            help: house,
            edits,
            ..Finding::default()
        }
    }

    /// Forms of house names that stand alone and are not the house form, one finding for each name.
    fn rejected(&self, group: &Group<'_, '_>, groups: &[Vec<usize>], findings: &mut Findings<'_>) {
        let grouped: HashSet<usize> = groups.iter().flatten().copied().collect();
        let alone = |i: &usize| !grouped.contains(i);
        let names: Vec<&Name<'_>> = (0..group.names.len()).filter(alone).map(|i| group.names[i]).collect();
        for found in rejected::rejected(group.house, &names) {
            let entry = group.gazetteer.entry(found.entry);
            let (span, house) = found.first();
            let mut values = values(&found.names, entry, group.house.draft.slice(*span));
            values.retain(|(field, _)| *field != "house" && *field != "times");
            values.extend([("house", house.clone()), ("times", times(found.places()))]);
            findings.report(self.finding(*span, Vec::new(), values, entry, found.mends));
        }
    }
}

/// Groups to report: given names of somebody whose surname is reported already are not.
fn reported<'g>(names: &'g [&Name<'_>], groups: &'g [Vec<usize>]) -> impl Iterator<Item = &'g Vec<usize>> {
    let grouped: HashSet<&str> = groups.iter().flatten().map(|i| names[*i].word).collect();
    groups.iter().filter(move |g| {
        let again =
            |i: &usize| names[*i].is_given() && names[*i].borne_by.iter().any(|s| grouped.contains(s));
        !g.iter().all(again)
    })
}

fn shared_entry(gazetteer: &Gazetteer, forms: &[&Name<'_>]) -> Option<u32> {
    let shared = forms.iter().flat_map(|n| &n.entries).copied();
    shared.max_by_key(|e| gazetteer.entry(*e).is_some_and(|e| e.house))
}

/// The house form at every place of every other form that the list knows; what is only near may be a slip or a stranger.
fn edits(group: &Group<'_, '_>, forms: &[&Name<'_>], entry: u32) -> Vec<(Span, String)> {
    let known = forms.iter().filter(|n| n.entries.contains(&entry));
    let mut edits: Vec<(Span, String)> = known.flat_map(|n| group.house.mends(n, entry)).collect();
    edits.sort_by_key(|(span, _)| *span);
    edits
}

fn values(forms: &[&Name<'_>], entry: Option<&Entry>, form: &str) -> Vec<(&'static str, String)> {
    let counted = forms.iter().map(|n| format!("{} ({})", n.word, count(n)));
    let native = entry.and_then(|e| e.natives.first()).map_or(String::new(), |n| n.spelling.clone());
    let house = entry.and_then(|e| house::parts(e, form)).map_or("", |(_, word)| word);
    vec![
        ("forms", counted.collect::<Vec<_>>().join(" and ")),
        ("form", form.to_owned()),
        ("first", forms[0].word.to_owned()),
        ("times", times(forms.iter().map(|n| n.places.len()).sum())),
        ("house", house.to_owned()),
        ("native", native),
    ]
}

/// How often a form stands in the writer's own text, or that only speakers have it.
fn count(name: &Name<'_>) -> String {
    match name.places.len() {
        0 => format!("{} in a quotation", times(name.spoken.len())),
        n => times(n),
    }
}

fn times(n: usize) -> String {
    match n {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}
