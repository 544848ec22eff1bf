//! A draft against the rules.
//!
//! In: a [`Draft`] and a [`RuleSet`]. Out: diagnostics in order, one for each fault.
//! Not here: what a rule finds (`rules`), how it is shown (`report`).

use std::collections::HashMap;
use std::hash::Hasher;

use fnv::FnvHasher;

use crate::diagnostic::Diagnostic;
use crate::draft::Draft;
use crate::rules::RuleSet;
use crate::rules::profile::Profile;

/// Runs every rule in force.
pub fn lint(draft: &Draft, rules: &RuleSet) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = rules.rules.iter().flat_map(|r| r.check(draft, &rules.facts)).collect();
    settle(&mut found, rules);
    found.sort_by(|a, b| a.order().cmp(&b.order()));
    sign(&mut found, |d| context(d, draft));
    found
}

/// Compares the documents of a run with one another; their order does not matter.
pub fn lint_across(profiles: &[Profile], rules: &RuleSet) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> =
        rules.rules.iter().flat_map(|r| r.across(profiles, &rules.facts)).collect();
    found.sort_by(|a, b| a.order().cmp(&b.order()));
    sign(&mut found, |d| d.secondary.iter().map(|l| l.text.as_str()).collect());
    found
}

/// One fault, one finding: a rule that yields to another is silent where that one speaks.
fn settle(found: &mut Vec<Diagnostic>, rules: &RuleSet) {
    let stronger = |a: &Diagnostic, b: &Diagnostic| {
        let yields = rules.rule(&a.rule).is_some_and(|r| r.spec.yields_to.contains(&b.rule));
        yields && b.labels().any(|l| l.span.overlaps(a.primary.span))
    };
    let kept: Vec<bool> = found.iter().map(|a| !found.iter().any(|b| stronger(a, b))).collect();
    let mut kept = kept.into_iter();
    found.retain(|_| kept.next().unwrap_or(true));
}

/// Gives each diagnostic a fingerprint from its rule, its words and the sentence around them, and a
/// count for findings that are alike: edits elsewhere leave it as it is.
fn sign(found: &mut [Diagnostic], context: impl Fn(&Diagnostic) -> String) {
    let mut seen: HashMap<u64, u32> = HashMap::new();
    for diagnostic in found {
        let mut hasher = FnvHasher::default();
        for part in [&diagnostic.rule, &diagnostic.primary.text, &context(diagnostic)] {
            part.split_whitespace().for_each(|w| hasher.write(w.as_bytes()));
            hasher.write_u8(0);
        }
        let alike = seen.entry(hasher.finish()).or_default();
        hasher.write_u32(*alike);
        *alike += 1;
        diagnostic.fingerprint = format!("{:016x}", hasher.finish());
    }
}

/// The sentence that holds the primary place.
fn context(diagnostic: &Diagnostic, draft: &Draft) -> String {
    let place = diagnostic.primary.span;
    let map = &draft.document.map;
    let after = draft.sentences.partition_point(|s| map.to_source(s.span).end <= place.start);
    draft.sentences.get(after).map_or_else(String::new, |s| draft.slice(s.span).to_owned())
}
