//! Substitution: words that the house writes otherwise.
//!
//! In: words, each with the house's own. Out: a finding for each place, with the mend.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings};
use crate::rules::phrases::Phrases;

/// Parameters as typed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Typed {
    /// Words in any case = what the house writes.
    swap: BTreeMap<String, String>,
    /// Longer phrases in which they are meant, in any case.
    #[serde(default)]
    except: Phrases,
}

/// Words that the house writes otherwise.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Typed")]
pub struct Substitution {
    phrases: Phrases,
    /// In the order of the phrases.
    replacements: Vec<String>,
    except: Phrases,
}

impl TryFrom<Typed> for Substitution {
    type Error = String;

    fn try_from(typed: Typed) -> Result<Self, String> {
        let (words, replacements): (Vec<String>, Vec<String>) = typed.swap.into_iter().unzip();
        Ok(Self { phrases: Phrases::any_case(&words)?, replacements, except: typed.except })
    }
}

impl Check for Substitution {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        for (phrase, span) in self.phrases.places_but(draft, &self.except) {
            let written = draft.slice(span);
            let replacement = in_case_of(written, &self.replacements[phrase]);
            if replacement != written {
                let values = vec![("match", written.to_owned()), ("replacement", replacement.clone())];
                let edits = vec![(span, replacement)];
                findings.report(Finding { primary: span, values, edits, ..Finding::default() });
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["match", "replacement"]
    }
}

/// The replacement with the capitals of what it replaces: of the first letter, or of all.
fn in_case_of(written: &str, replacement: &str) -> String {
    let letters = || written.chars().filter(|c| c.is_alphabetic());
    let upper = letters().count() > 1 && letters().all(char::is_uppercase);
    let mut rest = replacement.chars();
    match (upper, rest.next()) {
        (true, _) => replacement.to_uppercase(),
        (false, Some(first)) if written.starts_with(char::is_uppercase) => {
            first.to_uppercase().chain(rest).collect()
        }
        _ => replacement.to_owned(),
    }
}
