//! Names in lines where every word has a capital.
//!
//! In: names found in running prose. Out: the same names, and listed ones, in headlines.
//! Not here: new names; in `Toqaev Names New Cabinet` a capital says nothing.

use std::collections::HashSet;

use super::form::calmed;
use super::part::{self, Part};
use crate::annotate::Text;
use crate::annotate::tokens::Tokens;
use crate::lexicon::fold;
use crate::sentence::Sentence;
use crate::token::TokenKind;

/// Tokens of the longest name that is looked for, hyphens and stops included.
const LONGEST: usize = 12;

/// Forms of names in small letters, and what they begin with.
#[derive(Debug, Default)]
pub struct Known {
    forms: HashSet<String>,
    heads: HashSet<String>,
}

impl Known {
    /// Adds a name.
    pub fn add(&mut self, form: &str) {
        let key = fold(form).into_owned();
        for (at, c) in key.char_indices().filter(|(_, c)| matches!(c, ' ' | '-' | '.' | '/')) {
            self.heads.insert(key[..at].to_owned());
            self.heads.insert(key[..at + c.len_utf8()].to_owned());
        }
        self.forms.insert(key);
    }

    /// The names of a line.
    pub fn find(&self, text: Text<'_>, sentence: &Sentence) -> Vec<Vec<Part>> {
        let mut found = Vec::new();
        let (mut at, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        while at < end {
            let parts = self.longest(text, at, end).and_then(|to| parts(text, at, to));
            at = parts.as_ref().map_or(at + 1, |p| p[p.len() - 1].end);
            found.extend(parts);
        }
        found
    }

    /// End of the longest known form that begins at a token.
    fn longest(&self, text: Text<'_>, at: usize, end: usize) -> Option<usize> {
        let first = text.tokens.get(at).filter(|t| t.kind == TokenKind::Word && t.is_capitalized())?;
        let mut best = None;
        for to in at + 1..=end.min(at + LONGEST) {
            let printed = first.span.to(text.tokens[to - 1].span).of(&text.document.text);
            let key = fold(printed).replace('’', "'");
            if self.forms.contains(&key) || is_listed(text, printed) {
                best = Some(to);
            } else if !self.heads.contains(&key) && !starts_listed(text, printed) {
                break;
            }
        }
        best
    }
}

/// The parts of a known name.
fn parts(text: Text<'_>, at: usize, to: usize) -> Option<Vec<Part>> {
    let (_, parts) = part::run(Tokens::of(text, at as u32..to as u32)).ok()?;
    Some(parts)
}

fn is_listed(text: Text<'_>, printed: &str) -> bool {
    let l = text.lexicon;
    let calm = calmed(printed);
    let form = calm.as_deref().unwrap_or(printed);
    [l.countries, l.cities, l.regions, l.organizations].iter().any(|list| list.contains(form))
        || text.gazetteer.lookup(form).is_some()
}

fn starts_listed(text: Text<'_>, printed: &str) -> bool {
    let l = text.lexicon;
    [l.countries, l.cities, l.regions, l.organizations].iter().any(|list| list.extends(printed))
        || text.gazetteer.extends(printed)
}
