//! Whether what a date dates is told as past.
//!
//! In: a date in its sentence. Out: [`Tense`]. Where the verb that governs the date is not surely past,
//! it is not: an announced date stands after a past verb as well (`called a vote on May 5`).
//! Not here: whether the day has come (`rules`).

use crate::annotate::Text;
use crate::annotate::temporal::{Side, Temporal};
use crate::token::{Token, TokenKind};

/// How what a date dates is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// As something that has happened; whether the verb stands just before the date.
    Past {
        /// `was taken from May 5 to 9`
        beside: bool,
    },
    /// As anything else, or nothing shows it.
    Open,
}

/// A verb further from its date than this governs something else.
const REACH: usize = 18;

/// A verb with its date beside it, a preposition between at most.
const BESIDE: usize = 1;

/// `from` with a day begins what may lie ahead, where no verb in the past stands within so many words.
const FROM: usize = 3;

/// Prepositions that point from the verb to a day ahead, or tie the day to a noun.
const AHEAD: [&str; 11] =
    ["before", "by", "for", "of", "ahead", "than", "through", "till", "to", "towards", "until"];

/// Words that begin another clause.
const SUBORDINATORS: [&str; 14] = [
    "as", "because", "how", "if", "that", "unless", "what", "when", "where", "whether", "which", "who",
    "whose", "why",
];

const DETERMINERS: [&str; 14] =
    ["a", "an", "any", "each", "every", "her", "his", "its", "my", "no", "our", "the", "their", "this"];

/// Verbs in the present beside the day they are planned for: `the session, which began Jan. 7, ends April 17`.
const SCHEDULED: [&str; 14] = [
    "begins", "closes", "comes", "convenes", "ends", "expires", "falls", "meets", "opens", "resumes",
    "returns", "runs", "starts", "votes",
];

/// Verbs that carry an infinitive into the past: `tried to leave on May 5`.
const CARRIERS: [&str; 12] = [
    "attempted",
    "attempting",
    "began",
    "came",
    "continued",
    "failed",
    "forced",
    "helped",
    "managed",
    "struggled",
    "tried",
    "trying",
];

/// How what a date dates is told.
pub fn tense(text: Text<'_>, date: &Temporal) -> Tense {
    let Some(around) = Around::of(text, date) else { return Tense::Open };
    match date.side {
        Some(Side::Since) if around.back(0) == "since" => Tense::Past { beside: false },
        _ => around.tense(date),
    }
}

/// Takes out who says it, where that is put in between commas: `He is due back, she told him, on January 19`.
fn drop_saying(text: Text<'_>, before: &mut Vec<&Token>) {
    const LONGEST: usize = 5;
    let word = |t: &Token| t.of(&text.document.text).to_lowercase();
    let mut commas = before.iter().enumerate().filter(|(_, t)| word(t) == ",").map(|(n, _)| n);
    let (Some(last), Some(first)) = (commas.next(), commas.next()) else { return };
    let between = &before[last + 1..first];
    let said = between.iter().any(|t| text.lexicon.cue_verbs.has(&word(t)));
    if said && last <= 2 && (1..=LONGEST).contains(&between.len()) {
        before.drain(last..=first);
    }
}

/// The words before and after a date, the nearest first.
struct Around<'a> {
    text: Text<'a>,
    before: Vec<&'a Token>,
    after: &'a [Token],
    opens: bool,
}

impl<'a> Around<'a> {
    /// The sentence, cut at quotation marks, brackets and marks that join sentences.
    fn of(text: Text<'a>, date: &Temporal) -> Option<Self> {
        let sentence = text.sentences.get(date.sentence as usize)?;
        let tokens = text.tokens.get(sentence.tokens.start as usize..sentence.tokens.end as usize)?;
        let first = tokens.partition_point(|t| t.span.start < date.span.start);
        let next = tokens.partition_point(|t| t.span.start < date.span.end);
        let mut before: Vec<&Token> = Vec::new();
        for token in tokens[..first].iter().rev() {
            if matches!(token.of(&text.document.text), ";" | ":" | "—" | "“" | "\"" | "(" | ")" | "”") {
                break;
            }
            before.push(token);
        }
        drop_saying(text, &mut before);
        let opens = before.len() == first;
        Some(Self { text, before, after: &tokens[next..], opens })
    }

    fn word(&self, token: &Token) -> String {
        token.of(&self.text.document.text).to_lowercase()
    }

    fn back(&self, n: usize) -> String {
        self.before.get(n).map_or(String::new(), |t| self.word(t))
    }

    fn ahead(&self, n: usize) -> String {
        self.after.get(n).map_or(String::new(), |t| self.word(t))
    }

    fn tense(&self, date: &Temporal) -> Tense {
        let skip = usize::from(date.attributive && DETERMINERS.contains(&self.back(0).as_str()));
        let led = self.back(skip);
        let follows = matches!(led.as_str(), "after" | "following") || date.side == Some(Side::After);
        let open = (date.attributive && !follows) || self.back(skip + 1) == "until" || self.is_name();
        if open || self.leads_ahead(date) {
            return Tense::Open;
        }
        match self.governor() {
            // `sank its predecessor, the agreement offers a raise from Sept. 1`
            Some((at, Verb::Past)) if at > FROM && self.back(0) == "from" => Tense::Open,
            Some((at, Verb::Past)) => Tense::Past { beside: at <= BESIDE },
            None if self.stands_in_commas() && self.next_is_finite() => Tense::Past { beside: false },
            None if self.opens_clause() && self.next_is_past() => Tense::Past { beside: false },
            _ => Tense::Open,
        }
    }

    /// `the March 23 Movement`, but `On March 23 Movement leaders met`.
    fn is_name(&self) -> bool {
        let opens = self.opens && self.before.len() <= 1;
        !opens && self.after.first().is_some_and(|t| t.kind == TokenKind::Word && t.is_capitalized())
    }

    /// Whether the preposition, or what follows, makes the day one that lies ahead.
    fn leads_ahead(&self, date: &Temporal) -> bool {
        let ahead = AHEAD.contains(&self.back(0).as_str()) && date.written_end.is_none();
        let modal = ["will", "would", "is", "are", "can", "could", "should", "may", "might", "must", "shall"];
        ahead || matches!(date.side, Some(Side::Before | Side::By)) || modal.contains(&self.ahead(0).as_str())
    }

    /// The nearest verb before the date, if nothing comes between that makes it another's.
    fn governor(&self) -> Option<(usize, Verb)> {
        let words: Vec<String> = self.before.iter().map(|t| self.word(t)).collect();
        for at in 0..words.len().min(REACH) {
            if let Some(verb) = self.verb_at(&words, at) {
                let carried = verb == Verb::Past && lead(&words, at) == "to";
                if verb == Verb::Past && self.is_of_open_verb(&words, at) {
                    return Some((at, Verb::Open));
                }
                return Some((at, if carried { verb } else { self.judged(&words, at, verb) }));
            }
            if SUBORDINATORS.contains(&words[at].as_str()) {
                return Some((at, Verb::Open));
            }
        }
        (words.len() > REACH).then_some((REACH, Verb::Open))
    }

    /// Whether a form that may be a participle hangs on a verb before it that is not past: `will be cast on May 5 and counted
    /// on May 9`, `24 are due this year, followed by 36`, `would apply to income earned from May 5`.
    fn is_of_open_verb(&self, words: &[String], at: usize) -> bool {
        const OPEN: [&str; 12] =
            ["are", "be", "can", "could", "is", "may", "might", "must", "shall", "should", "will", "would"];
        let led = lead(words, at);
        let finite = matches!(led, "had" | "was" | "were" | "been" | "to");
        let subject = matches!(led, "he" | "i" | "it" | "she" | "they" | "we" | "who" | "which" | "that");
        if is_unfulfilled(words, at) {
            return true;
        }
        if !words[at].ends_with("ed") || finite || subject {
            return false;
        }
        let clause = words[at + 1..].iter().take_while(|w| !SUBORDINATORS.contains(&w.as_str()));
        let mut verbs =
            clause.filter(|w| OPEN.contains(&w.as_str()) || matches!(w.as_str(), "had" | "was" | "were"));
        verbs.next().is_some_and(|w| OPEN.contains(&w.as_str()))
    }

    /// A past verb that announces, or that another noun of time keeps from its date, is open.
    fn judged(&self, words: &[String], at: usize, verb: Verb) -> Verb {
        let lexicon = self.text.lexicon;
        let between = &words[..at];
        let forward =
            between.iter().any(|w| lexicon.forward_words.get(w) == Some("always") || w == "to" && at < 2);
        let events = between.iter().any(|w| lexicon.dated_nouns.has(w));
        let kind = lexicon.forward_words.get(&words[at]);
        let object = at > BESIDE && (kind == Some("object") || self.is_report(words, at));
        // `has put the vote on May 5`, `has fixed May 5`: the perfect takes no day that is past.
        let perfect = at != BESIDE && matches!(lead(words, at), "has" | "have");
        if forward || events || kind == Some("always") || object || perfect { Verb::Open } else { verb }
    }

    /// `said the ship sails on May 5`: what is said has a verb of its own; `told Ann Roe of the Times on May 5` has none.
    fn is_report(&self, words: &[String], at: usize) -> bool {
        let reports = self.text.lexicon.cue_verbs.has(&words[at]);
        let plain = |t: &&Token| {
            t.kind == TokenKind::Word && t.of(&self.text.document.text).starts_with(char::is_lowercase)
        };
        let content = |t: &&&Token| plain(t) && !self.text.lexicon.function_words.has(&self.word(t));
        let most = if words[at] == "told" { 2 } else { 1 };
        reports && self.before[..at].iter().filter(content).count() >= most
    }

    /// What verb stands at a place before the date; none where the word is no verb.
    fn verb_at(&self, words: &[String], at: usize) -> Option<Verb> {
        let word = words[at].as_str();
        let token = self.before[at];
        if token.kind != TokenKind::Word || token.is_capitalized() && at + 1 < words.len() {
            return None;
        }
        let next = at.checked_sub(1).map_or("", |n| words[n].as_str());
        let led = lead(words, at);
        match word {
            "is" | "are" | "will" | "would" | "could" | "can" | "may" | "might" | "must" | "shall"
            | "should" | "be" | "does" | "do" | "has" | "have" | "says" => Some(Verb::Open),
            _ if at <= BESIDE && SCHEDULED.contains(&word) => Some(Verb::Open),
            "was" | "were" if next == "to" => Some(Verb::Open),
            _ if led == "to" && self.is_base(word) => Some(self.infinitive(words, at)),
            _ if word.ends_with("ing") && word.len() > 5 && !self.text.lexicon.dated_nouns.has(word) => {
                self.participle(word, led)
            }
            _ if self.text.lexicon.is_past_form(word) => past(led),
            _ => None,
        }
    }

    /// `was trying` is past; after a noun (`a dinner honoring him`) the form leaves the date to the verb before,
    /// unless it looks ahead (`a tour beginning`).
    fn participle(&self, word: &str, led: &str) -> Option<Verb> {
        let lexicon = self.text.lexicon;
        let noun =
            led.chars().all(char::is_alphabetic) && !lexicon.function_words.has(led) && !led.is_empty();
        match led {
            "was" | "were" | "been" => Some(Verb::Past),
            _ if noun && !lexicon.forward_words.has(word) => None,
            _ => Some(Verb::Open),
        }
    }

    /// Whether a word after `to` may be a verb.
    fn is_base(&self, word: &str) -> bool {
        let nominal = ["ian", "ous", "ary", "ical", "ional", "ness", "ity"].iter().any(|e| word.ends_with(e));
        !nominal && !self.text.lexicon.function_words.has(word)
    }

    /// `tried to leave` is past, `decided to leave` is not.
    fn infinitive(&self, words: &[String], at: usize) -> Verb {
        let carrier = words[at + 1..].iter().skip(1).find(|w| !is_adverb(w));
        if carrier.is_some_and(|w| CARRIERS.contains(&w.as_str())) { Verb::Past } else { Verb::Open }
    }

    /// Whether the date ends the opening phrase of the sentence: `On May 5, …`, `After the talks on May 5, …`.
    fn opens_clause(&self) -> bool {
        let first = self.before.last().map_or(String::new(), |t| self.word(t));
        let beside = self.before.len() <= 1;
        let leads = matches!(first.as_str(), "on" | "after" | "in" | "since" | "following" | "");
        self.opens && leads && (beside || self.ahead(0) == ",")
    }

    /// Whether commas set the date apart from the subject before it: `A second, in June 2028, ran aground`.
    fn stands_in_commas(&self) -> bool {
        let preposition = usize::from(matches!(self.back(0).as_str(), "in" | "on"));
        preposition == 1 && self.back(preposition) == "," && self.ahead(0) == "," && self.before.len() > 2
    }

    /// Whether the verb behind the comma is past and none behind it is not.
    fn next_is_finite(&self) -> bool {
        let words: Vec<String> = self.after.iter().skip(1).map(|t| self.word(t)).collect();
        let Some(verb) = words.first().filter(|w| self.text.lexicon.is_past_form(w)) else { return false };
        const OPEN: [&str; 9] = ["are", "can", "could", "has", "have", "is", "may", "will", "would"];
        let another = words.iter().skip(1).any(|w| OPEN.contains(&w.as_str()));
        let listed = self.text.lexicon.forward_words.has(verb);
        let next = words.get(1).map_or("", String::as_str);
        match verb.as_str() {
            "was" | "were" | "had" => next != "to" && !self.text.lexicon.forward_words.has(next),
            _ => !another && !listed && !matches!(next, "by" | "for"),
        }
    }

    /// The first verb after the date.
    fn next_is_past(&self) -> bool {
        let words: Vec<String> = self.after.iter().take(REACH).map(|t| self.word(t)).collect();
        for (at, word) in words.iter().enumerate() {
            let led = at.checked_sub(1).map_or("", |n| words[n].as_str());
            let next = words.get(at + 1).map_or("", String::as_str);
            let forward = self.text.lexicon.forward_words.get(next) == Some("always");
            match word.as_str() {
                "was" | "were" | "had" => return next != "to" && !forward,
                "is" | "are" | "will" | "would" | "can" | "could" | "may" | "might" | "must" | "has"
                | "have" | "that" | "which" | "who" | "to" => return false,
                _ if self.text.lexicon.forward_words.get(word) == Some("always") => return false,
                _ if self.text.lexicon.is_past_form(word) && !DETERMINERS.contains(&led) && at > 0 => {
                    return past(led) == Some(Verb::Past);
                }
                _ => {}
            }
        }
        false
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    Past,
    Open,
}

/// The word before, adverbs left out; words are in reverse order.
fn lead(words: &[String], at: usize) -> &str {
    words[at + 1..].iter().find(|w| !is_adverb(w)).map_or("", String::as_str)
}

/// `was to have ended on May 5`, `was to have been handed over in May`, `had been due to have ended`: what was planned. Words are in reverse order.
fn is_unfulfilled(words: &[String], at: usize) -> bool {
    let Some(have) = words[at + 1..].iter().position(|w| !is_adverb(w) && w != "been").map(|n| at + 1 + n)
    else {
        return false;
    };
    let word = |n: usize| words.get(n).map_or("", String::as_str);
    word(have) == "have"
        && word(have + 1) == "to"
        && matches!(
            word(have + 2),
            "due" | "expected" | "intended" | "meant" | "planned" | "scheduled" | "supposed" | "was" | "were"
        )
}

fn is_adverb(word: &str) -> bool {
    matches!(word, "not" | "also" | "then" | "again" | "never" | "just" | "later" | "only" | "first" | "n't")
        || (word.ends_with("ly") && word.len() > 4)
}

/// A past form by the word before: an adjective after a determiner, no finite past after `be`.
fn past(led: &str) -> Option<Verb> {
    const PREPOSITIONS: [&str; 14] =
        ["-", "'s", "’s", "at", "behind", "by", "for", "from", "in", "of", "on", "than", "with", "under"];
    match led {
        "is" | "are" | "be" | "being" | "get" | "gets" | "will" | "if" => Some(Verb::Open),
        _ if DETERMINERS.contains(&led) || PREPOSITIONS.contains(&led) => None,
        _ => Some(Verb::Past),
    }
}
