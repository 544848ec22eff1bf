//! A place given to another country than the list's.
//!
//! In: places with the countries they are said to be in, and the gazetteer. Out: a finding for each that the list
//! has elsewhere. Disputed places and names that several countries have are let pass.

use serde::Deserialize;

use super::engine::Check;
use super::findings::{Finding, Findings, Mark};
use super::template::Template;
use crate::annotate::located::Located;
use crate::annotate::mention::Mention;
use crate::draft::Draft;
use crate::gazetteer::{Entry, EntryKind, Gazetteer};

/// A place given to another country than the list's.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PlaceCountry {
    /// Places that more than one state claims, in any form the gazetteer knows.
    disputed: Vec<String>,
    /// Names that places of several countries bear; a newsroom's own entry speaks all the same.
    namesakes: Vec<String>,
    /// Beside the country.
    country: Template,
}

impl Check for PlaceCountry {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let gazetteer = &findings.facts().gazetteer;
        for located in draft.annotations.located.iter().filter(|l| !l.state) {
            let mention = &draft.annotations.mentions[located.place as usize];
            let known = places(gazetteer, &mention.form);
            let there = |e: &&Entry| e.country_code() == Some(located.country);
            let Some(entry) = known.first().filter(|_| !known.iter().any(there)) else { continue };
            if !self.is_open(entry, &mention.form) {
                findings.report(self.finding(draft, located, mention, entry));
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["place", "said", "listed"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.country]
    }
}

impl PlaceCountry {
    fn is_open(&self, entry: &Entry, form: &str) -> bool {
        let disputed = |form: &str| self.disputed.iter().any(|d| d == form);
        entry.forms().any(disputed) || !entry.house && self.namesakes.iter().any(|n| n == form)
    }

    fn finding(&self, draft: &Draft, located: &Located, mention: &Mention, entry: &Entry) -> Finding {
        let values = vec![
            ("place", mention.form.clone()),
            ("said", draft.slice(located.span).to_owned()),
            ("listed", entry.country.clone().unwrap_or_default()),
        ];
        let others = vec![Mark { span: located.span, message: self.country.fill(&values) }];
        Finding { primary: mention.span, others, values, ..Finding::default() }
    }
}

/// Places of a form whose country is known; the newsroom's alone where it lists one.
fn places<'g>(gazetteer: &'g Gazetteer, form: &str) -> Vec<&'g Entry> {
    // What is only read so from a native name may be another place: Riga is no Raqqa.
    let all = gazetteer.listed(form);
    let entries = || all.iter().filter_map(|e| gazetteer.entry(*e)).filter(|e| e.kind == EntryKind::Place);
    let own = entries().any(|e| e.house);
    entries().filter(|e| e.country.is_some() && e.house == own).collect()
}

#[cfg(test)]
mod tests {
    use crate::gazetteer::EntryKind;
    use crate::rules::load::builtin_rules;

    #[test]
    fn every_built_in_place_has_its_country() {
        let rules = builtin_rules();
        let gazetteer = &rules.facts.gazetteer;
        let places = gazetteer.entries.iter().filter(|e| e.kind == EntryKind::Place);
        let lost: Vec<&str> =
            places.filter(|e| e.country_code().is_none()).map(|e| e.name.as_str()).collect();
        assert!(lost.is_empty(), "{lost:?}");
    }
}
