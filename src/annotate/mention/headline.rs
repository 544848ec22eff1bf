//! Names in lines where every word has a capital.
//!
//! In: names found in running prose. Out: the same names, and listed ones, in headlines, and words that no
//! list holds: a name misspelt there is met nowhere else.
//! Not here: other new names; in `Toqaev Names New Cabinet` a capital says nothing.

use fnv::FnvHashSet;

use super::form::calmed;
use super::part::{self, Part, Role};
use super::profile::Profile;
use crate::annotate::Text;
use crate::annotate::tokens::{Tokens, scan};
use crate::lexicon::fold;
use crate::sentence::Sentence;
use crate::token::TokenKind;

/// Tokens of the longest name that is looked for, hyphens and stops included.
const LONGEST: usize = 12;

/// Forms of names in small letters, and what they begin with.
#[derive(Debug, Default)]
pub struct Known {
    forms: FnvHashSet<String>,
    heads: FnvHashSet<String>,
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

/// Words of a line that are in no name found there and no words of the language either.
pub fn strange(
    text: Text<'_>,
    profile: &Profile<'_>,
    line: &Sentence,
    found: &[Vec<Part>],
) -> Vec<Vec<Part>> {
    let taken = |at: usize| found.iter().any(|parts| parts.iter().any(|p| (p.at..p.end).contains(&at)));
    let mut runs = Vec::new();
    let strange = |part: &Part| is_strange(text, profile, part) && !taken(part.at);
    let keep = |_, run: Vec<Part>| {
        let chunks = run.chunk_by(|a, b| strange(a) && strange(b));
        runs.extend(chunks.filter(|chunk| strange(&chunk[0])).map(<[Part]>::to_vec));
    };
    scan(Tokens::of(text, line.tokens.clone()), part::run, keep);
    runs
}

/// Whether a word is in no list but those of names, and the draft never writes it small.
fn is_strange(text: Text<'_>, profile: &Profile<'_>, part: &Part) -> bool {
    let (word, l) = (part.span.of(&text.document.text), text.lexicon);
    let usual = |w: &str| {
        let small = fold(w);
        l.ordinary_words.contains(&small) || l.titles.contains(&small) || profile.is_small(&small)
    };
    let people = l.demonyms.contains(word) || l.peoples.contains(word) || l.holidays.contains(word);
    let compound = word.split('-').any(|w| w.is_empty() || usual(w)) || word.contains(['\'', '’', '/']);
    part.role == Role::Word && word.chars().any(char::is_lowercase) && !people && !compound
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
