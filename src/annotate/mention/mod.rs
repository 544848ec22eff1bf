//! Names as they stand in the text.
//!
//! In: a [`Text`]. Out: [`Mention`]s, each still its own entity.
//! Not here: which mentions name one person (`entity`), how alike spellings are (`romanization`).
//!
//! A name cut wrong: `part` (what may be a piece), `split` (title and name); a first word of a sentence
//! taken for a name: `profile`; a wrong kind: `kind` (one mention), `settle` (all of a form); an
//! ordinary word taken for a name or left out: `sure`; given
//! name and surname: `person`; a title missed: `title`; headlines: `headline`; frozen: `freeze`.

mod form;
mod freeze;
mod headline;
mod kind;
mod part;
mod person;
mod profile;
mod settle;
mod split;
mod sure;
#[cfg(test)]
mod tests;
mod title;

use super::entity::EntityId;
use super::tokens::{Tokens, scan};
use super::{Annotations, Text};
use crate::document::MarkupKind;
use crate::source::Span;
use profile::{Profile, Style};
use settle::Settled;
use split::{Candidate, Context};

/// What is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionKind {
    /// A human being.
    Person,
    /// A country, city, river, square.
    Place,
    /// A body, company, party, agency, acronyms included.
    Organization,
    /// Nothing shows which.
    Unknown,
}

impl MentionKind {
    /// As printed.
    pub fn name(self) -> &'static str {
        match self {
            MentionKind::Person => "person",
            MentionKind::Place => "place",
            MentionKind::Organization => "organization",
            MentionKind::Unknown => "unknown",
        }
    }
}

/// A name in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The name without title, possessive or age.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: u32,
    /// What is named.
    pub kind: MentionKind,
    /// The name with single spaces, without possessive, family plural or soft hyphens.
    pub form: String,
    /// Places of the given names and initials, in order; persons only.
    pub given: Vec<Span>,
    /// Place of the surname with its particles, or of a single name; persons only.
    pub surname: Option<Span>,
    /// Title or office just before or after the name (`President`, `Interior Ministry spokesman`).
    pub title: Option<Span>,
    /// Inside a direct quotation, a title of a work, link text or a bracketed gloss: no spelling is ours to change.
    pub frozen: bool,
    /// Frozen for no other reason than that somebody's spoken words hold it: the letters are the writer's.
    pub spoken: bool,
    /// Whom it names.
    pub entity: EntityId,
}

/// Reads the names of every sentence.
pub fn read(text: Text<'_>, found: &mut Annotations) {
    let styles = profile::styles(text);
    let profile = Profile::of(text, &styles);
    let mut candidates = sure::keep(text, running(text, &profile, &styles));
    candidates.extend(capitals(text, &profile, &candidates, &styles));
    candidates.sort_by_key(Candidate::span);
    let settled = Settled::of(text, &profile, &candidates);
    let mentions = candidates.iter().map(|c| settled.mention(text, c));
    found.mentions.extend(mentions.filter(|m| !text.document.touches(m.span, MarkupKind::Code)));
}

/// Marks the mentions whose spelling is not the writer's; the quotations are to be known.
pub fn freeze(text: Text<'_>, found: &mut Annotations) {
    freeze::freeze(text, found);
}

/// Names of sentences in which only names have capitals.
fn running(text: Text<'_>, profile: &Profile<'_>, styles: &[Style]) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for (index, sentence) in (0u32..).zip(text.sentences) {
        if styles[index as usize] == Style::Running {
            let context = Context { text, profile, sentence, index };
            let keep = |_, parts: Vec<_>| candidates.extend(split::split(context, &parts));
            scan(Tokens::of(text, sentence.tokens.clone()), part::run, keep);
        }
    }
    candidates
}

/// Names of headlines, as far as they are names elsewhere.
fn capitals(
    text: Text<'_>,
    profile: &Profile<'_>,
    running: &[Candidate],
    styles: &[Style],
) -> Vec<Candidate> {
    let known = settle::known(text, profile, running);
    let lines = (0u32..).zip(text.sentences).filter(|(i, _)| styles[*i as usize] == Style::Capitals);
    let found = lines.flat_map(|(sentence, s)| {
        let mut names = known.find(text, s);
        names.extend(headline::strange(text, profile, s, &names));
        names.into_iter().map(move |parts| Candidate { parts, sentence, title: None, doubtful: false })
    });
    found.collect()
}
