//! `check --across`: the documents of a run compared with one another.
//!
//! All of them are kept until the last is read, so that each finding stands with its document.
//! Documents under different configurations are not compared.

use std::collections::HashMap;
use std::sync::Arc;

use super::args::Check;
use super::check::Done;
use crate::lint::lint_across;
use crate::rules::RuleSet;
use crate::rules::profile::Profile;

/// Adds what comparing finds to the documents that it points into first.
pub fn compare(args: &Check, kept: &mut [Done]) {
    for (rules, profiles) in by_rules(kept) {
        let mut found: HashMap<String, Vec<_>> = HashMap::new();
        for diagnostic in lint_across(&profiles, &rules) {
            found.entry(diagnostic.path.clone()).or_default().push(diagnostic);
        }
        for done in kept.iter_mut() {
            let first = done.documents.first_mut();
            if let (Some(document), Some(new)) = (first, found.remove(&done.source.name)) {
                document.add(new, args);
            }
        }
    }
}

/// What is compared, by the rules in force, in the order of the documents.
fn by_rules(kept: &mut [Done]) -> Vec<(Arc<RuleSet>, Vec<Profile>)> {
    let mut groups: Vec<(Arc<RuleSet>, Vec<Profile>)> = Vec::new();
    for done in kept {
        let profiles = done.documents.iter_mut().filter_map(|d| d.profile.take());
        match groups.iter_mut().find(|(rules, _)| Arc::ptr_eq(rules, &done.rules)) {
            Some((_, group)) => group.extend(profiles),
            None => groups.push((Arc::clone(&done.rules), profiles.collect())),
        }
    }
    groups
}
