//! Where the list of a count begins and ends: after a colon, between dashes or commas, in brackets, after `namely`.
//!
//! In: a count. Out: its [`List`]. Not here: how a list is cut into items (`items`).

use super::Count;
use super::apposition::{closed, is_bare, names};
use super::items::{List, OPEN, list};
use super::segment::{Joint, Segment, segments};
use crate::annotate::relation::passage::{Figure, Passage};
use crate::token::Case;

/// Most words between a noun and the colon that opens its list.
const TO_COLON: usize = 14;
/// Most words between a noun and the comma, dash or bracket that opens its list.
const TO_MARK: usize = 6;

/// Verbs that name: `were identified by the police as`.
pub const NAMING: &[&str] = &["identified", "named", "listed", "given"];

/// The list that follows a count in its sentence.
pub fn list_after(passage: &Passage<'_>, count: &Count) -> Option<List> {
    let opener = Opener { passage, count };
    let mut commas = false;
    let limit = count.end.min(count.noun + TO_COLON);
    for at in count.noun..limit {
        let near = at < count.noun + TO_MARK;
        let word = passage.word(at);
        match word {
            ":" if opener.is_clock(at) => {}
            ":" => return opener.to_end(at + 1),
            "namely" | "viz" => return opener.to_end(at + 1),
            "as" if opener.names(at) => return opener.to_end(at + 1),
            "comprising" | "comprises" => return opener.to_end(at + 1),
            "of" if opener.makes_up(at) => return opener.to_end(at + 1),
            "(" if near => return opener.bracket(at + 1),
            "—" | "–" if near => return opener.dashes(at + 1),
            "-" if near && opener.is_dash(at) => return opener.dashes(opener.after_dash(at)),
            "," if near && passage.word(at + 1) == "namely" => return opener.to_end(at + 2),
            "," if near && passage.word(at + 1) == "those" => return opener.those(at + 2),
            "," if passage.word(at + 1) == "one" => return opener.ones(at + 1),
            "," if count.named && !commas => {
                commas = true;
                if let Some(list) = names(&opener, at, near) {
                    return Some(list);
                }
            }
            "are" | "were" if opener.is_subject(at) => {
                if let Some(list) = opener.predicate(at + 1) {
                    return Some(list);
                }
            }
            // `Six teams, each made up of a clerk and a guard`: what each has.
            "each" if passage.word(at - 1) == "," => return None,
            // `The two will debate twice: on Thursday and on Sunday`
            "once" | "twice" | "thrice" => return None,
            "—" | "–" | ";" | "(" | "\"" | "“" | "'" | "’" => return None,
            _ if opener.is_count(at) || OPEN.contains(&word) => return None,
            _ => {}
        }
    }
    None
}

/// A count and where it stands.
pub struct Opener<'p> {
    /// The passage.
    pub passage: &'p Passage<'p>,
    /// The count.
    pub count: &'p Count,
}

impl Opener<'_> {
    /// The word at a place.
    pub fn word(&self, at: usize) -> &str {
        self.passage.word(at)
    }

    /// From a word to the end of the sentence, or to a dash.
    fn to_end(&self, from: usize) -> Option<List> {
        let mark = |at: &usize| matches!(self.word(*at), "\"" | "“" | "”" | "‘");
        // One quotation is a statement, several are titles.
        let quoted = mark(&from) && (from..self.count.end + 2).filter(mark).count() < 4;
        let end = (from..self.count.end).find(|at| self.closes(*at)).unwrap_or(self.count.end);
        if quoted { None } else { list(self.passage, from, self.before_predicate(from, end)) }
    }

    /// Where a list ends after which the sentence goes on with what the counted do: `namely arson and theft, and have`.
    fn before_predicate(&self, from: usize, end: usize) -> usize {
        let all = segments(self.passage, from, end);
        let and = |s: &Segment| matches!(s.joint, Joint::And | Joint::CommaAnd);
        let goes_on = |s: &Segment| {
            matches!(
                self.word(s.from),
                "but" | "are" | "had" | "has" | "have" | "is" | "was" | "were" | "will" | "would"
            )
        };
        let joined = all.iter().position(and).map_or(all.len(), |at| at + 1);
        let next = all.iter().skip(joined).position(goes_on).map(|at| joined + at);
        next.map_or(end, |at| all[at - 1].to)
    }

    fn closes(&self, at: usize) -> bool {
        matches!(self.word(at), "—" | "–" | ":") || self.is_dash(at)
    }

    /// To the bracket that closes.
    fn bracket(&self, from: usize) -> Option<List> {
        let end = (from..self.count.end + 1).find(|at| self.word(*at) == ")")?;
        list(self.passage, from, end)
    }

    /// To the dash that closes, or the end of the sentence.
    fn dashes(&self, from: usize) -> Option<List> {
        let end = (from..self.count.end).find(|at| self.closes(*at)).unwrap_or(self.count.end);
        let list = list(self.passage, from, end)?;
        // A dash may also go on with something else, so both ends or names alone make a list.
        let closed = end < self.count.end || self.all_named(from, end);
        closed.then_some(list)
    }

    /// A hyphen set as a dash: doubled, or with spaces around it.
    pub fn is_dash(&self, at: usize) -> bool {
        let spaced = |n: usize| self.passage.words.get(n).is_some_and(|w| w.token.spaced);
        self.word(at) == "-" && (spaced(at) && (spaced(at + 1) || self.word(at + 1) == "-"))
    }

    /// The colon of `11:40`.
    fn is_clock(&self, at: usize) -> bool {
        let digits = |n: usize| self.word(n).bytes().all(|b| b.is_ascii_digit()) && !self.word(n).is_empty();
        let spaced = |n: usize| self.passage.words.get(n).is_some_and(|w| w.token.spaced);
        digits(at - 1) && digits(at + 1) && !spaced(at) && !spaced(at + 1)
    }

    fn after_dash(&self, at: usize) -> usize {
        at + 1 + usize::from(self.word(at + 1) == "-")
    }

    /// Whether `of` belongs to `made up of`, `consisting of`, `composed of`.
    fn makes_up(&self, at: usize) -> bool {
        let before = self.word(at - 1);
        matches!(before, "consisting" | "consists" | "consisted" | "composed")
            || before == "up" && self.word(at - 2) == "made"
    }

    /// Whether `as` follows a verb that names: `named the four dead as`, `the four were identified as`.
    fn names(&self, at: usize) -> bool {
        let from = at.saturating_sub(6).max(self.count.noun);
        let before = self.count.first.saturating_sub(4)..self.count.first;
        before.chain(from..at).any(|n| NAMING.contains(&self.word(n)))
    }

    /// Another count of something, or one that the list itself follows: `four abstained and five — A, B, C, D and E –`.
    fn is_count(&self, at: usize) -> bool {
        let listed = |f: &Figure| f.after > f.end || matches!(self.word(f.end), "—" | "–" | "(" | ":");
        self.passage.figures.iter().any(|f| f.first == at && f.member.is_count() && listed(f))
    }

    /// `those in Port Lisle, Qasrin and Hesselt`.
    fn those(&self, from: usize) -> Option<List> {
        let from = from + usize::from(matches!(self.word(from), "in" | "of" | "at" | "from" | "with" | "on"));
        let (all, last) = closed(self, from)?;
        list(self.passage, from, all[last].to)
    }

    /// `one at the depot, one at the station and one beside it`.
    fn ones(&self, from: usize) -> Option<List> {
        let all = segments(self.passage, from, self.count.end);
        let one = |s: &&Segment| self.word(s.from + usize::from(self.word(s.from) == "the")) == "one";
        let last =
            |s: &&Segment| one(s) || matches!(self.word(s.from), "another" | "a") || self.is_the_other(s);
        let listed = all.iter().take_while(last).count();
        let (end, before) = all[..listed].split_last()?;
        let joined = matches!(end.joint, Joint::And | Joint::CommaAnd) && self.word(end.from + 1) != "more";
        // After `the other` there is none left.
        let other = self.word(end.from) == "the" && self.word(end.from + 1) == "other";
        let closed = other || joined && all[listed..].iter().all(|s| self.is_told(s));
        // `four parties, one bridge and a council`
        let several = before.len() > 1 || self.word(end.from) != "a";
        let sound = closed && several && before.iter().all(|s| one(&s));
        let items = all[..listed].iter().map(|s| self.passage.span(s.from, s.to)).collect();
        sound.then_some(List { items, least: listed, most: listed })
    }

    fn is_the_other(&self, s: &Segment) -> bool {
        self.word(s.from) == "the" && matches!(self.word(s.from + 1), "other" | "second" | "third" | "last")
    }

    /// Who says so: `residents said`.
    fn is_told(&self, s: &Segment) -> bool {
        (s.from..s.to).any(|at| matches!(self.word(at), "said" | "says" | "according"))
    }

    /// A name, or an article and few words.
    pub fn is_thing(&self, s: &Segment) -> bool {
        let number = s.to == s.from + 1 && self.word(s.from).bytes().all(|b| b.is_ascii_digit());
        number || s.to - s.from <= 6 && (self.is_name(s) || self.word(s.from) == "the")
    }

    /// What begins with a capital, an article before it left out.
    pub fn is_name(&self, s: &Segment) -> bool {
        let the = usize::from(self.word(s.from) == "the");
        s.from + the < s.to && self.is_capital(s.from + the)
    }

    /// Whether the word at a place is capitalized.
    pub fn is_capital(&self, at: usize) -> bool {
        self.passage.words.get(at).is_some_and(|w| w.token.is_capitalized() && w.token.case != Case::Lower)
    }

    /// A verb or a relative pronoun: the count before the names is the subject, or is described.
    pub fn resumes(&self, at: usize) -> bool {
        let (word, lexicon) = (self.word(at), self.passage.text.lexicon);
        matches!(
            word,
            "who"
                | "whose"
                | "which"
                | "where"
                | "all"
                | "both"
                | "and"
                | "is"
                | "are"
                | "was"
                | "were"
                | "has"
                | "have"
                | "had"
                | "will"
                | "would"
        ) || lexicon.past_verbs.contains(word)
            || lexicon.cue_verbs.contains(word)
            || word.len() > 4 && word.ends_with("ed")
    }

    /// Whether a count is the subject of a verb at a place: at once, or as `the six towns that lie on the coast`.
    fn is_subject(&self, at: usize) -> bool {
        let before = self.count.first.checked_sub(1).map_or("", |n| self.word(n));
        let defined = matches!(before, "the" | "its" | "his" | "her" | "their" | "our" | "all" | "’s" | "'s");
        let other = |n: usize| {
            let word = self.word(n);
            matches!(word, "," | "they" | "we" | "you" | "there" | "where" | "whose" | "and")
        };
        at <= self.count.noun + 2 || defined && !(self.count.noun..at).any(other)
    }

    /// `The three finalists are A, B and C`: nothing but names, and not those of faiths or peoples.
    fn predicate(&self, from: usize) -> Option<List> {
        let all = segments(self.passage, from, self.count.end);
        let named = all.iter().all(|s| is_bare(self, s)) || self.all_named(from, self.count.end);
        let sound = named && !all.iter().all(|s| self.is_people(s));
        if sound { list(self.passage, from, self.count.end) } else { None }
    }

    /// A faith or a people: `Germans`.
    pub fn is_people(&self, s: &Segment) -> bool {
        let lexicon = self.passage.text.lexicon;
        let run = self.passage.span(s.from, s.to).of(&self.passage.text.document.text);
        let listed = |name: &str| lexicon.demonyms.contains(name) || lexicon.peoples.contains(name);
        listed(run) || run.strip_suffix('s').is_some_and(listed)
    }

    /// Whether all words of a run but small joining ones are capitalized, and it is no choice.
    pub fn all_named(&self, from: usize, to: usize) -> bool {
        let joins = |w: &str| matches!(w, "," | "and" | "the" | "of" | "de" | "al" | "-" | "." | "'s" | "’s");
        (from..to).all(|at| self.is_capital(at) || joins(self.word(at)))
    }
}
