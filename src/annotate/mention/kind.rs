//! What a name names, by its own words and by what stands around it.
//!
//! In: a [`Candidate`]. Out: [`Evidence`], added up over all mentions of a form by `settle`.
//! Not here: where names begin and end (`split`).

use super::MentionKind;
use super::form::{LONGEST_ACRONYM, calmed, form};
use super::part::{Part, Role};
use super::split::Candidate;
use super::title;
use crate::annotate::Text;
use crate::document::Role as BlockRole;
use crate::gazetteer::EntryKind;
use crate::token::{Case, TokenKind};

/// Heads of places that stand first.
const OPENING_HEADS: [&str; 12] =
    ["Camp", "Cape", "Fort", "Ft.", "Gulf", "Isle", "Lake", "Mount", "Mt.", "Port", "St.", "Strait"];

/// What stands before a part of a place.
const SIDES: [&str; 14] = [
    "Central", "Downtown", "East", "Eastern", "Greater", "Lower", "North", "Northern", "Old", "South",
    "Southern", "Upper", "West", "Western",
];

/// Seats of parliaments that are told with their place.
const SEATS: [&str; 9] = ["MLA", "MLAs", "MP", "MPs", "MSP", "MSPs", "Member", "TD", "TDs"];

/// Points for and against each kind; below [`Evidence::ENOUGH`] the kind stays unknown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Evidence {
    /// For a person.
    pub person: i32,
    /// For a place.
    pub place: i32,
    /// For an organization.
    pub organization: i32,
}

impl Evidence {
    const ENOUGH: i32 = 2;

    /// Takes in what something else shows.
    pub fn add(&mut self, other: Self) {
        self.person = self.person.saturating_add(other.person);
        self.place = self.place.saturating_add(other.place);
        self.organization = self.organization.saturating_add(other.organization);
    }

    /// The stronger of each: what is shown twice is not shown better.
    pub fn strongest(self, other: Self) -> Self {
        Self {
            person: self.person.max(other.person),
            place: self.place.max(other.place),
            organization: self.organization.max(other.organization),
        }
    }

    /// The kind with most points; of equals the person, then the place.
    pub fn kind(self) -> MentionKind {
        let best = self.person.max(self.place).max(self.organization);
        match best {
            b if b < Self::ENOUGH => MentionKind::Unknown,
            b if b == self.person => MentionKind::Person,
            b if b == self.place => MentionKind::Place,
            _ => MentionKind::Organization,
        }
    }

    fn person(points: i32) -> Self {
        Self { person: points, ..Self::default() }
    }

    fn place(points: i32) -> Self {
        Self { place: points, ..Self::default() }
    }

    fn organization(points: i32) -> Self {
        Self { organization: points, ..Self::default() }
    }
}

/// What a form shows by itself, however often it is met.
pub fn within(text: Text<'_>, c: &Candidate) -> Evidence {
    let mut sum = listed(text, c);
    sum.add(headed(text, c));
    sum.add(named(text, c));
    sum
}

/// What stands around one mention.
pub fn around(text: Text<'_>, c: &Candidate) -> Evidence {
    let ordinary = |p: &Part| text.lexicon.ordinary_words.has(p.span.of(&text.document.text));
    if c.title.is_none() && c.parts.len() > 1 && c.parts.iter().all(ordinary) {
        return Evidence::default();
    }
    let mut sum = before(text, c);
    sum.add(after(text, c));
    sum.add(filed(text, c));
    sum
}

/// What a dateline says of the name that opens it: a place, which no list has to know.
fn filed(text: Text<'_>, c: &Candidate) -> Evidence {
    let sentence = &text.sentences[c.sentence as usize];
    let dateline = text.document.blocks[sentence.block as usize].role == BlockRole::Dateline;
    let opens = c.at() == sentence.tokens.start as usize;
    Evidence::place(if dateline && opens { 3 } else { 0 })
}

/// What lists say of the whole form.
fn listed(text: Text<'_>, c: &Candidate) -> Evidence {
    let form = form(text, &c.parts);
    let form = calmed(&form).unwrap_or(form);
    let l = text.lexicon;
    let mut sum = Evidence::default();
    match text.gazetteer.lookup(&form).and_then(|e| text.gazetteer.entry(e)).map(|e| e.kind) {
        Some(EntryKind::Person) => sum.person += 9,
        Some(EntryKind::Place) => sum.place += 9,
        Some(EntryKind::Organization) => sum.organization += 9,
        Some(EntryKind::Event) | None => {}
    }
    let part = form
        .split_once(' ')
        .filter(|(side, _)| SIDES.contains(side))
        .map_or(form.as_str(), |(_, place)| place);
    if [l.countries, l.cities, l.regions].iter().any(|list| list.contains(&form) || list.contains(part)) {
        sum.place += 6;
    }
    if l.organizations.contains(&form) || ends_listed(text, c) {
        sum.organization += 8;
    }
    sum
}

/// Whether the last two words are a listed body: `the Clinton White House`.
fn ends_listed(text: Text<'_>, c: &Candidate) -> bool {
    let [_, .., first, last] = &c.parts[..] else { return false };
    text.lexicon.organizations.contains(first.span.to(last.span).of(&text.document.text))
}

/// What the head of a run says: `Security Council`, `Almaty Province`, `Committee for …`, `CSTO`.
fn headed(text: Text<'_>, c: &Candidate) -> Evidence {
    let words = &text.document.text;
    let l = text.lexicon;
    let joint = c.parts.iter().position(|p| p.role == Role::Joint).unwrap_or(c.parts.len());
    let Some(head) = joint.checked_sub(1).and_then(|i| c.parts.get(i)) else { return Evidence::default() };
    let word = head.span.of(words);
    let several = c.parts.len() > 1;
    if several && l.organization_heads.has(word) {
        return Evidence::organization(8);
    }
    if several && (l.place_heads.has(word) || OPENING_HEADS.contains(&c.parts[0].span.of(words))) {
        return Evidence::place(7);
    }
    let acronym =
        text.tokens[head.at].case == Case::Upper && (2..=LONGEST_ACRONYM).contains(&word.chars().count());
    if acronym && !several { Evidence::organization(5) } else { Evidence::default() }
}

/// What the parts say: given names, initials, particles, suffixes, surnames.
fn named(text: Text<'_>, c: &Candidate) -> Evidence {
    let words = &text.document.text;
    let l = text.lexicon;
    if c.parts.iter().any(|p| p.role == Role::Joint) {
        return Evidence::default();
    }
    let first = c.parts[0].span.of(words);
    let last = c.parts[c.parts.len() - 1].span.of(words);
    let ordinary = l.ordinary_words.has(first);
    let marks =
        |p: &Part| matches!(p.role, Role::Initial | Role::Particle) || (p.role == Role::Suffix && !ordinary);
    let marked = c.parts.iter().any(marks);
    let given = l.given_names.contains(first);
    match (c.parts.len(), given, l.surnames.contains(last)) {
        (1, true, _) | (1, _, true) => Evidence::person(2),
        (1, ..) => Evidence::default(),
        (_, true, true) => Evidence::person(8),
        (_, true, _) => Evidence::person(6),
        (_, _, known) => Evidence::person(i32::from(known) + if marked { 4 } else { 0 } + foreign(text, c)),
    }
}

/// Two or three words that are no English ones are most often a person.
fn foreign(text: Text<'_>, c: &Candidate) -> i32 {
    let is_foreign = |p: &Part| {
        let small = !text.lexicon.ordinary_words.has(p.span.of(&text.document.text));
        p.role != Role::Word || (small && text.tokens[p.at].case != Case::Upper)
    };
    if c.parts.len() <= 3 && c.parts.iter().all(is_foreign) { 2 } else { 0 }
}

/// What stands before: a title, a relative, `in`, `the`.
fn before(text: Text<'_>, c: &Candidate) -> Evidence {
    if c.title.is_some() {
        return Evidence::person(10);
    }
    let from = text.sentences[c.sentence as usize].tokens.start as usize;
    let Some(at) = c.at().checked_sub(1).filter(|at| *at >= from) else { return Evidence::default() };
    let token = &text.tokens[at];
    let word = token.small(&text.document.text);
    let owned = text.tokens.get(c.end()).is_some_and(|t| t.kind == TokenKind::Possessive);
    match word.as_ref() {
        "in" | "near" | "across" | "throughout" | "outside" if !owned => Evidence::place(3),
        "for" if !owned && is_seat(text, from, at) => Evidence::place(6),
        "at" | "to" | "from" | "into" | "toward" | "towards" if !owned => Evidence::place(1),
        "the" => Evidence { person: -4, place: 1, organization: 1 },
        "," if relative_before(text, from, at) => Evidence::person(6),
        _ if title::is_human_noun(text, token) => Evidence::person(6),
        _ => Evidence::default(),
    }
}

/// Whether a seat of a parliament stands before `for`: `MP for Norhaven Vale`.
fn is_seat(text: Text<'_>, from: usize, at: usize) -> bool {
    let word = at.checked_sub(1).filter(|at| *at >= from).map(|at| text.tokens[at].of(&text.document.text));
    word.is_some_and(|w| SEATS.contains(&w))
}

/// Whether a relative stands before the comma: `his wife, Gulzifa …`
fn relative_before(text: Text<'_>, from: usize, comma: usize) -> bool {
    comma > from && title::is_human_noun(text, &text.tokens[comma - 1])
}

/// What stands after: a title, an age, `who`, a verb of saying.
fn after(text: Text<'_>, c: &Candidate) -> Evidence {
    let sentence = &text.sentences[c.sentence as usize];
    let rest = title::rest(text, sentence.tokens.end as usize, c.end());
    if title::age(rest).is_ok() || title::after(rest).is_some() {
        return Evidence::person(8);
    }
    if title::relative(rest).is_ok() {
        return Evidence::person(4);
    }
    let said = text.lexicon.cue_verbs.has(rest.word());
    Evidence { person: if said { 2 } else { 0 }, organization: i32::from(said), place: 0 }
}
