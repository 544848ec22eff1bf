//! A draft against the rules.
//!
//! In: a [`Draft`], a [`RuleSet`] and what the desk allows. Out: diagnostics in order, one for each fault, and the
//! suppressions with what they hide. Not here: what a rule finds (`rules`), how it is shown (`report`).

pub mod reach;
mod settle;
pub mod suppress;

use std::cell::OnceCell;
use std::collections::HashMap;
use std::hash::Hasher;

use fnv::FnvHasher;

use crate::config::allowed::Entries;
use crate::diagnostic::Diagnostic;
use crate::document::StoryKind;
use crate::draft::Draft;
use crate::rules::RuleSet;
use crate::rules::profile::Profile;
use settle::settle;
use suppress::Suppression;

/// A draft judged.
#[derive(Debug, Default)]
pub struct Judged {
    /// What stands, in order.
    pub found: Vec<Diagnostic>,
    /// What is allowed, in the draft first, with what it hides.
    pub suppressions: Vec<Suppression>,
}

/// Runs every rule in force; what a draft itself allows is left out, and an allowance that is wrong is told.
pub fn lint(draft: &Draft, rules: &RuleSet) -> Vec<Diagnostic> {
    let Judged { mut found, suppressions } = judge(draft, rules, &Entries::default());
    found.extend(about(&suppressions, rules, draft.document.kind()));
    found.sort_by(|a, b| a.order().cmp(&b.order()));
    found
}

/// Runs every rule in force over a draft in which the desk allows some findings. What is wrong with the allowances
/// themselves is told by [`about`], when all that they may hide is known.
pub fn judge(draft: &Draft, rules: &RuleSet, entries: &Entries) -> Judged {
    let mut found = found(draft, rules);
    let mut suppressions = suppress::all(draft, rules, entries);
    suppress::hide(&mut suppressions, &mut found);
    Judged { found, suppressions }
}

/// What is wrong with the suppressions of a draft of some kind.
pub fn about(suppressions: &[Suppression], rules: &RuleSet, kind: StoryKind) -> Vec<Diagnostic> {
    let mut told = suppress::reports(suppressions, rules, kind);
    sign(&mut told, |d| d.secondary.iter().map(|l| l.text.as_str()).collect());
    told
}

fn found(draft: &Draft, rules: &RuleSet) -> Vec<Diagnostic> {
    let names = OnceCell::new();
    let mut found: Vec<Diagnostic> =
        rules.rules.iter().flat_map(|r| r.check(draft, &rules.facts, &names)).collect();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{self, Format};
    use crate::rules::load::builtin_rules;
    use crate::source::Source;

    fn draft(path: &str, text: &str, rules: &RuleSet) -> Draft {
        let source = Source::new(path, text);
        let document = document::read(&source, Format::Text).expect("it can be read").remove(0);
        Draft::read(path, document, &rules.facts.lexicon, &rules.facts.gazetteer)
    }

    #[test]
    fn one_person_in_two_drafts_is_noticed_whatever_their_order() {
        let rules = builtin_rules();
        let one = draft("a.txt", "President Orlan Daviyev spoke on Monday. Nobody else did.", &rules);
        let two = draft("b.txt", "President Orlan Davyev spoke again. Nobody listened.", &rules);
        let profiles = [&one, &two].map(Profile::of);
        let found = lint_across(&profiles, &rules);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].path.as_str(), found[0].primary.text.as_str()), ("b.txt", "Davyev"));
        assert_eq!(found[0].secondary[0].path.as_deref(), Some("a.txt"));
        assert_eq!(found, lint_across(&[&two, &one].map(Profile::of), &rules));
    }

    #[test]
    fn fingerprints_survive_edits_elsewhere_and_tell_like_findings_apart() {
        let rules = builtin_rules();
        let prints = |text: &str| -> Vec<String> {
            let found = lint(&draft("a.txt", text, &rules), &rules);
            found.into_iter().filter(|d| d.rule == "double-word").map(|d| d.fingerprint).collect()
        };
        let short = prints("He saw the the vote.\n\nHe saw the the vote.\n");
        let long =
            prints("A new first paragraph stands here.\n\nHe saw the the vote.\n\nHe saw the the vote.\n");
        assert_eq!(short.len(), 2);
        assert_ne!(short[0], short[1]);
        assert_eq!(short, long);
    }
}
