//! `check --across`: the documents of a run compared with one another.
//!
//! All of them are kept until the last is read, so that each finding stands with its document.
//! Documents under different configurations are not compared.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::lint::{lint_across, suppress};
use crate::rules::RuleSet;
use crate::rules::profile::Profile;
use crate::workspace::judge::Done;

/// Adds what comparing finds to the documents that it points into first, less what is allowed there.
pub fn compare(kept: &mut [Done]) {
    for group in groups(kept) {
        for rules in group.rule_sets() {
            let mut found: HashMap<String, Vec<Diagnostic>> = HashMap::new();
            for diagnostic in lint_across(&group.profiles, &rules) {
                found.entry(diagnostic.path.clone()).or_default().push(diagnostic);
            }
            // Where overrides give one draft other levels than another, each is told by its own.
            let own = kept.iter_mut().filter(|done| Arc::ptr_eq(&done.rules, &rules));
            own.for_each(|done| add(done, found.remove(&done.source.name).unwrap_or_default()));
        }
    }
}

fn add(done: &mut Done, mut new: Vec<Diagnostic>) {
    if let Some(document) = done.documents.first_mut() {
        suppress::hide(&mut document.suppressions, &mut new);
        document.found.extend(new);
    }
}

/// Documents under one configuration.
struct Group {
    /// By document, in their order.
    rules: Vec<Arc<RuleSet>>,
    profiles: Vec<Profile>,
}

impl Group {
    /// The rules in force in it, each set once.
    fn rule_sets(&self) -> Vec<Arc<RuleSet>> {
        let mut sets: Vec<Arc<RuleSet>> = Vec::new();
        for rules in &self.rules {
            if !sets.iter().any(|s| Arc::ptr_eq(s, rules)) {
                sets.push(Arc::clone(rules));
            }
        }
        sets
    }
}

/// What is compared: documents whose rules know the same.
fn groups(kept: &mut [Done]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for done in kept {
        let profiles = done.documents.iter_mut().filter_map(|d| d.profile.take());
        let same = |g: &&mut Group| Arc::ptr_eq(&g.rules[0].facts, &done.rules.facts);
        match groups.iter_mut().find(same) {
            Some(group) => {
                group.rules.push(Arc::clone(&done.rules));
                group.profiles.extend(profiles);
            }
            None => {
                groups.push(Group { rules: vec![Arc::clone(&done.rules)], profiles: profiles.collect() });
            }
        }
    }
    groups
}
