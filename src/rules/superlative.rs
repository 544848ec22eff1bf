//! The first, the largest, the worst ever: claims about all of history that nobody stands behind.
//!
//! In: the words of a draft. Out: a query for each such claim without a source. Not here: whether it is true.

use std::borrow::Cow;

use serde::Deserialize;

use super::engine::Check;
use super::findings::{Finding, Findings};
use crate::annotate::attribution::Strength;
use crate::annotate::tokens::is;
use crate::draft::Draft;
use crate::lexicon::fold;
use crate::source::Span;

/// Claims about all of history.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Superlative {
    /// Words that begin a claim, in small letters; `est` stands for every word that ends so.
    heads: Vec<String>,
    /// Words in -est that are none.
    except: Vec<String>,
    /// Phrases that make it one about all of history, in small letters.
    tails: Vec<String>,
    /// Most words from the head to the end of the tail.
    within: usize,
}

/// A word in small letters and its place.
type Word<'d> = (Cow<'d, str>, Span);

impl Check for Superlative {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        for sentence in &draft.sentences {
            let tokens = &draft.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize];
            if !tokens.iter().any(|t| self.may_be_head(draft.slice(t.span))) {
                continue;
            }
            let words: Vec<Word<'_>> = tokens.iter().map(|t| (fold(draft.slice(t.span)), t.span)).collect();
            let claim =
                self.claim(&words).filter(|c| draft.annotations.speaker_of(*c, Strength::Vague).is_none());
            if let Some(span) = claim {
                let values = vec![("words", draft.slice(span).to_owned())];
                findings.report(Finding { primary: span, values, ..Finding::default() });
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["words"]
    }
}

impl Superlative {
    /// From the head to the end of the tail.
    fn claim(&self, words: &[Word<'_>]) -> Option<Span> {
        let heads = (0..words.len()).filter(|at| self.is_head(&words[*at].0));
        heads.into_iter().find_map(|head| {
            let last = (head + self.within).min(words.len());
            let end = (head + 1..last).find_map(|at| self.tail_at(&words[at..last]).map(|n| at + n))?;
            let first = head - opening(words, head);
            Some(words[first].1.to(words[end - 1].1))
        })
    }

    /// Whether a word as printed may begin a claim: most sentences have none, and need not be read in small letters.
    fn may_be_head(&self, word: &str) -> bool {
        let ends = word.len() > 5 && word.get(word.len() - 3..).is_some_and(|end| is(end, "est"));
        ends || !word.is_ascii() || self.heads.iter().any(|h| is(word, h))
    }

    fn is_head(&self, word: &str) -> bool {
        let est = word.len() > 5
            && word.ends_with("est")
            && !self.except.iter().any(|e| e == word)
            && self.heads.iter().any(|h| h == "est");
        est || self.heads.iter().any(|h| h == word)
    }

    /// Length of the phrase that begins here; `*` in it stands for one or two words.
    fn tail_at(&self, words: &[Word<'_>]) -> Option<usize> {
        let begins = |tail: &&String| match tail.split(' ').next() {
            Some("*") => true,
            first => first == words.first().map(|(w, _)| w.as_ref()),
        };
        self.tails.iter().filter(begins).find_map(|tail| {
            let pieces: Vec<&str> = tail.split(' ').collect();
            match pieces.iter().position(|p| *p == "*") {
                None => starts(words, &pieces).then_some(pieces.len()),
                Some(gap) => (1..=5).find_map(|n| {
                    let rest = words.get(gap + n..)?;
                    (starts(words, &pieces[..gap]) && starts(rest, &pieces[gap + 1..]))
                        .then_some(pieces.len() - 1 + n)
                }),
            }
        })
    }
}

/// How many words before a head belong to it: `for the`, `the`.
fn opening(words: &[Word<'_>], head: usize) -> usize {
    let before = |n: usize| head.checked_sub(n).map_or("", |at| words[at].0.as_ref());
    match (before(2), before(1)) {
        ("for", "the") => 2,
        (_, "the") => 1,
        _ => 0,
    }
}

fn starts(words: &[Word<'_>], phrase: &[&str]) -> bool {
    words.len() >= phrase.len() && phrase.iter().zip(words).all(|(p, (w, _))| p == w)
}
