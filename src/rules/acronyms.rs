//! Acronyms: letters that are not those of the words, acronyms that nothing explains, and brackets that nobody needs.
//!
//! In: acronyms with what they stand for. Out: findings of three rules. Not here: which words an acronym stands for
//! (`annotate::acronym`), which acronyms every reader knows (`rules/lexicon`).

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use aho_corasick::AhoCorasick;
use serde::Deserialize;

use super::engine::Check;
use super::findings::{Finding, Findings, Mark};
use super::template::{Template, Values};
use crate::annotate::acronym::{Acronym, Expansion, Fit, Runs};
use crate::annotate::mention::{Mention, MentionKind};
use crate::document::{MarkupKind, Role};
use crate::draft::Draft;
use crate::rules::Facts;
use crate::source::Span;
use crate::token::{Case, TokenKind};

/// Letters in brackets against the words before them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AcronymMismatch {
    /// Acronyms whose letters are those of another language, or are right by house decision.
    #[serde(default)]
    except: BTreeSet<String>,
    /// Beside the words.
    initials: Template,
    /// Beside another place with the initials.
    elsewhere: Template,
    /// Message where the letters are others altogether.
    other: Template,
}

impl Check for AcronymMismatch {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let uses = Uses::of(draft);
        for acronym in &draft.annotations.acronyms.uses {
            let misfit = acronym.expansion.as_ref().filter(|e| e.fit != Fit::Spelled);
            if let Some(expansion) = misfit.filter(|e| !self.is_known(draft, findings.facts(), acronym, e)) {
                self.report((draft, &uses), findings, acronym, expansion);
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["acronym", "words", "initials"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.initials, &self.elsewhere, &self.other]
    }
}

impl AcronymMismatch {
    /// Whether the letters are known to be those of the words: of another language, or of the list of names.
    fn is_known(&self, draft: &Draft, facts: &Facts, acronym: &Acronym, expansion: &Expansion) -> bool {
        let words = draft.slice(expansion.span);
        let listed = facts.gazetteer.all(words);
        let mut listed = listed.iter().filter_map(|e| facts.gazetteer.entry(*e));
        self.except.contains(&acronym.letters)
            || facts.lexicon.foreign_acronyms.contains(&acronym.letters)
            || listed.any(|e| e.acronym.as_deref() == Some(acronym.letters.as_str()))
    }

    fn report(
        &self,
        (draft, uses): (&Draft, &Uses<'_>),
        findings: &mut Findings<'_>,
        acronym: &Acronym,
        expansion: &Expansion,
    ) {
        let values = vec![
            ("acronym", acronym.letters.clone()),
            ("words", one_line(draft, expansion.span)),
            ("initials", expansion.initials.clone()),
        ];
        let right = uses.other(acronym, &expansion.initials);
        let rearranged = expansion.fit == Fit::Rearranged;
        let likely = rearranged && !is_foreign(uses, acronym, expansion);
        let slip = right.is_some() && (rearranged || is_near(&acronym.letters, &expansion.initials));
        let mut others = vec![Mark { span: expansion.span, message: self.initials.fill(&values) }];
        others.extend(right.map(|r| Mark { span: r.span, message: self.elsewhere.fill(&values) }));
        let finding =
            Finding { primary: acronym.span, others, query: !slip && !likely, values, ..Finding::default() };
        match rearranged || slip {
            true => findings.report(finding),
            false => findings.report_as(&self.other, finding),
        }
    }
}

/// Whether letters in another order are more likely those of another language: the last word first, as in Romance
/// languages, or the writer's own throughout.
fn is_foreign(uses: &Uses<'_>, acronym: &Acronym, expansion: &Expansion) -> bool {
    let first = acronym.letters.chars().next();
    let noun_first = first == expansion.initials.chars().last() && first != expansion.initials.chars().next();
    noun_first || uses.other(acronym, &acronym.letters).is_some()
}

/// Whether one letter differs.
fn is_near(a: &str, b: &str) -> bool {
    a.len() > 2 && a.len() == b.len() && a.chars().zip(b.chars()).filter(|(x, y)| x != y).count() == 1
}

/// The uses of a draft by their letters, the first two of each: one of them is another than any.
struct Uses<'d>(HashMap<&'d str, Vec<&'d Acronym>>);

impl<'d> Uses<'d> {
    fn of(draft: &'d Draft) -> Self {
        let mut uses: HashMap<&str, Vec<&Acronym>> = HashMap::new();
        for acronym in &draft.annotations.acronyms.uses {
            let alike = uses.entry(&acronym.letters).or_default();
            alike.extend(Some(acronym).filter(|_| alike.len() < 2));
        }
        Self(uses)
    }

    /// Another place with the letters.
    fn other(&self, acronym: &Acronym, letters: &str) -> Option<&'d Acronym> {
        self.0.get(letters)?.iter().find(|a| a.span != acronym.span).copied()
    }
}

fn one_line(draft: &Draft, span: Span) -> String {
    draft.slice(span).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An acronym in brackets that is never used again.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AcronymUnused {
    /// Beside the words it stands for.
    words: Template,
}

impl Check for AcronymUnused {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let uses = Uses::of(draft);
        for acronym in draft.annotations.acronyms.uses.iter().filter(|a| a.bracketed) {
            let Some(expansion) = &acronym.expansion else { continue };
            if uses.other(acronym, &acronym.letters).is_none() {
                let values =
                    vec![("acronym", acronym.letters.clone()), ("words", one_line(draft, expansion.span))];
                let others = vec![Mark { span: expansion.span, message: self.words.fill(&values) }];
                findings.report(Finding { primary: acronym.span, others, values, ..Finding::default() });
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["acronym", "words"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.words]
    }
}

/// An acronym that nothing in the draft explains.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AcronymUnexpanded {
    /// Acronyms that need no words, besides those that every reader knows.
    #[serde(default)]
    famous: BTreeSet<String>,
    /// Fewest letters: two are initials, states and units more often than bodies.
    least_letters: usize,
    /// Message where a house or built-in list knows the words.
    known: Template,
}

impl Check for AcronymUnexpanded {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let facts = findings.facts();
        let acronyms = &draft.annotations.acronyms;
        let mut met: BTreeMap<&str, Vec<&Acronym>> = BTreeMap::new();
        for acronym in &acronyms.uses {
            met.entry(&acronym.letters).or_default().push(acronym);
        }
        let spelled = spelled(&acronyms.spellable, met.keys());
        for (n, (letters, uses)) in met.into_iter().enumerate() {
            let expanded = spelled.contains(&n) || uses.iter().any(|a| a.expansion.is_some());
            let short = letters.len() < self.least_letters;
            if expanded || short || self.is_famous(facts, letters) {
                continue;
            }
            let told = uses.iter().any(|a| is_described(draft, a));
            if let Some(first) = uses.iter().find(|a| is_asked(draft, a)).filter(|_| !told) {
                let body = || uses.iter().any(|a| is_body(draft, facts, a));
                let sure = !facts.lexicon.party_acronyms.contains(letters)
                    && (facts.lexicon.organizations.contains(letters) || body());
                self.report(findings, first, sure);
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["acronym", "words"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.known]
    }
}

/// Most letters that a run of words is shortened to.
const SHORTENED: usize = 8;

/// Numbers of the letters that are the initials of words one after another: two at least, of small words three.
fn spelled<'l>(runs: &Runs, letters: impl Iterator<Item = &'l &'l str>) -> HashSet<usize> {
    let letters: Vec<String> = letters.map(|l| l.to_uppercase()).collect();
    let Ok(automaton) = AhoCorasick::new(&letters) else { return HashSet::new() };
    let of = |runs: &[String], least: usize| -> Vec<usize> {
        let met = runs.iter().flat_map(|run| automaton.find_overlapping_iter(run));
        let fits = |n: &usize| (least..=SHORTENED).contains(&letters[*n].chars().count());
        met.map(|m| m.pattern().as_usize()).filter(fits).collect()
    };
    of(&runs.capital, 2).into_iter().chain(of(&runs.small, 3)).collect()
}

impl AcronymUnexpanded {
    /// Whether every reader knows it, or each of its parts: `RFE/RL`.
    fn is_famous(&self, facts: &Facts, letters: &str) -> bool {
        let listed = |l: &str| self.famous.contains(l) || facts.lexicon.famous_acronyms.contains(l);
        let known = |l: &str| listed(l) || is_station(l);
        known(letters) || letters.split(['/', '-', '&']).all(known)
    }

    /// A body for certain is reported; what may be a firm, a make or a network is a query.
    fn report(&self, findings: &mut Findings<'_>, acronym: &Acronym, sure: bool) {
        let gazetteer = &findings.facts().gazetteer;
        let entry = gazetteer.lookup(&acronym.letters).and_then(|e| gazetteer.entry(e));
        let words = entry.map_or_else(String::new, |e| e.name.clone());
        let named = !words.is_empty() && words != acronym.letters;
        let values = vec![("acronym", acronym.letters.clone()), ("words", words)];
        let finding = Finding { primary: acronym.span, query: !sure && !named, ..Finding::default() };
        match named {
            true => {
                let help = Some(self.known.fill(&values as Values<'_>));
                findings.report(Finding { help, values, ..finding });
            }
            false => findings.report(Finding { values, ..finding }),
        }
    }
}

/// Whether the writer uses it in the story, as a name of its own.
fn is_asked(draft: &Draft, acronym: &Acronym) -> bool {
    let quoted = draft.voices.quoted.holds(acronym.span);
    let credit = acronym.bracketed;
    draft.block_of(acronym.sentence).role == Role::Body && !quoted && !credit && !is_part(draft, acronym)
}

/// A station's call sign, which stands for no words: four letters from K or W, or one with `-TV` behind it.
fn is_station(letters: &str) -> bool {
    let (sign, band) = letters.split_once('-').unwrap_or((letters, ""));
    sign.starts_with(['K', 'W']) && sign.len() == 4 && matches!(band, "" | "TV" | "FM" | "AM")
        || matches!(band, "TV" | "FM" | "AM")
}

/// Whether an article before it and a verb or a mark after it show that it is a body's name; firms and makes go without.
fn is_body(draft: &Draft, facts: &Facts, acronym: &Acronym) -> bool {
    let tokens = draft.tokens_in(draft.sentence(acronym.sentence).span);
    let at = tokens.partition_point(|t| t.span.start < acronym.span.start);
    let article = at.checked_sub(1).is_some_and(|i| draft.slice(tokens[i].span).eq_ignore_ascii_case("the"));
    let next = tokens.get(at + 1);
    article
        && next.is_none_or(|t| {
            let word = draft.slice(t.span);
            let verb = facts.lexicon.cue_verbs.has(word) || facts.lexicon.function_words.has(word);
            t.kind == TokenKind::Possessive || verb || t.kind == TokenKind::Mark && word != "-"
        })
}

/// Whether it is part of a longer name, or of a person's: `ABC News`, `JD Vance`.
fn is_part(draft: &Draft, acronym: &Acronym) -> bool {
    let mentions = &draft.annotations.mentions;
    let first = mentions.partition_point(|m| m.span.end <= acronym.span.start);
    let longer = |m: &Mention| m.span.contains(acronym.span) && m.form.contains(' ');
    let near = mentions[first..].iter().take_while(|m| m.span.start < acronym.span.end);
    near.into_iter().any(|m| longer(m) || m.kind == MentionKind::Person)
}

/// Whether the words beside it tell what it is: `, the election watchdog`, `the watchdog ODIHR`; or a link leads there.
fn is_described(draft: &Draft, acronym: &Acronym) -> bool {
    if draft.document.touches(acronym.span, MarkupKind::Link) {
        return true;
    }
    let tokens = draft.tokens_in(draft.sentence(acronym.sentence).span);
    let at = tokens.partition_point(|t| t.span.start < acronym.span.start);
    let end = tokens.partition_point(|t| t.span.start < acronym.span.end);
    let word = |i: usize| tokens.get(i).map_or("", |t| draft.slice(t.span));
    let apposition = matches!(word(end), "," | "–" | "—" | "(")
        && matches!(word(end + 1), "a" | "an" | "the" | "which" | "whose");
    let noun = at.checked_sub(1).and_then(|i| tokens.get(i));
    let noun = noun.filter(|t| !draft.slice(t.span).ends_with(['s', 'd']));
    let noun = noun.is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower && t.span.len() > 3);
    let determined = at >= 2
        && (2..=4).any(|n| {
            at >= n && matches!(word(at - n).to_lowercase().as_str(), "the" | "a" | "an" | "'s" | "’s")
        });
    apposition || noun && determined
}
