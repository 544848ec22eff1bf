//! Whether a stop ends its sentence.
//!
//! In: the tokens of a block and the place of a stop. Out: [`Stop`]. Looks a bounded number of
//! tokens to either side, so that a text of any length is cut in linear time.

use crate::lexicon::closed::MONTHS;
use crate::lexicon::{Lexicon, Phrases};
use crate::token::{Case, Token, TokenKind};

/// How far a name may reach between a quoted question and its verb of saying, in tokens.
const NAME_REACH: usize = 6;
/// Share of uses that attribute from which a verb shows that a quoted question goes on.
const SAYING: f32 = 0.6;
/// What may stand between a stop and the first word of the next sentence.
const OPENERS: [&str; 8] = ["\"", "“", "‘", "'", "(", "[", "«", "¿"];
/// What belongs to the sentence when it follows its stop.
const CLOSERS: [&str; 8] = ["\"", "”", "’", "'", ")", "]", "»", "}"];
/// Marks that always close, even after white space.
const SURE_CLOSERS: [&str; 3] = ["”", ")", "]"];
/// Words after an hour with a.m. or p.m. that belong to it.
const ZONES: [&str; 8] =
    ["eastern", "pacific", "central", "mountain", "greenwich", "moscow", "local", "atlantic"];
/// Forms of address that begin a sentence but never follow the name of a country or state.
const ADDRESSES: [&str; 4] = ["mr", "mrs", "ms", "dr"];

/// The tokens of a block with what is needed to read them.
pub(super) struct Words<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub lexicon: &'a Lexicon,
}

/// A run of stops with the marks that close after it.
pub(super) struct Stop {
    /// Index past the run.
    pub after: usize,
    /// Whether the sentence ends there.
    pub ends: bool,
}

/// What stops: decides how much the next word must show.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Full,
    Ellipsis,
    Question,
}

impl<'a> Words<'a> {
    /// The stop at a token, for a sentence that began at `start`.
    pub fn stop(&self, start: usize, at: usize) -> Option<Stop> {
        let stops = self.stops(at)?;
        let closed = self.closers(stops);
        let ends = match self.mark(at, stops) {
            _ if closed >= self.tokens.len() => true,
            Mark::Full => self.full_stop_ends(start, at, closed),
            Mark::Ellipsis => self.ellipsis_ends(at, closed),
            Mark::Question => self.question_ends(closed),
        };
        // A mark that opens anew after a sentence that goes on is looked at again by nobody.
        Some(Stop { after: if ends { closed } else { stops }, ends })
    }

    /// Where a run of words without an end is best cut: behind the last comma or semicolon of its second half, else at
    /// its end.
    pub fn pause(&self, start: usize, end: usize) -> usize {
        let half = start + (end - start) / 2;
        let pause = (half..end).rev().find(|&at| matches!(self.word(at), "," | ";"));
        pause.map_or(end, |at| at + 1)
    }

    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.of(self.text))
    }

    fn is_stop(&self, at: usize) -> bool {
        matches!(self.word(at), "." | "!" | "?" | "…")
    }

    fn dotted(&self, at: usize) -> bool {
        self.tokens[at].kind == TokenKind::Word && self.word(at).ends_with('.')
    }

    /// Index past the run of stops at a token; a spaced stop belongs to it only in `. . .`
    fn stops(&self, at: usize) -> Option<usize> {
        if !self.is_stop(at) && !self.dotted(at) {
            return None;
        }
        let mut end = at + 1;
        while self.is_stop(end) && (!self.tokens[end].spaced || self.word(end) == ".") {
            end += 1;
        }
        Some(end)
    }

    fn closers(&self, mut at: usize) -> usize {
        while let Some(t) = self.tokens.get(at) {
            let word = t.of(self.text);
            let closes = !t.spaced || SURE_CLOSERS.contains(&word) || self.loose(at);
            if !closes || !CLOSERS.contains(&word) {
                break;
            }
            at += 1;
        }
        at
    }

    /// A straight mark with white space on both sides closes: one that opens touches its word.
    fn loose(&self, at: usize) -> bool {
        self.word(at) == "\"" && self.tokens.get(at + 1).is_none_or(|t| t.spaced)
    }

    fn mark(&self, at: usize, stops: usize) -> Mark {
        let run = at..stops;
        let count = |marks: &[&str]| run.clone().filter(|&i| marks.contains(&self.word(i))).count();
        if count(&["!", "?"]) > 0 {
            Mark::Question
        } else if count(&["…"]) > 0 || matches!(count(&["."]), 2..=3) {
            Mark::Ellipsis
        } else {
            Mark::Full
        }
    }

    /// Index of the first word after a stop, past openers and dashes.
    fn next(&self, mut at: usize) -> usize {
        let skipped = |w: &str| OPENERS.contains(&w) || matches!(w, "—" | "–" | "-" | "―" | "•" | "*");
        let limit = at + 6;
        while at < limit && skipped(self.word(at)) {
            at += 1;
        }
        at
    }

    /// Whether a sentence may begin at a token: no small letter, no mark that goes on.
    fn may_begin(&self, at: usize) -> bool {
        match self.tokens.get(at) {
            Some(t) if t.kind == TokenKind::Word => t.case != Case::Lower || !self.cased(at),
            Some(t) if t.kind == TokenKind::Mark => !matches!(t.of(self.text), "," | ";" | ":" | "/" | "%"),
            Some(t) => t.kind != TokenKind::Possessive,
            None => true,
        }
    }

    /// Whether the first letter of a word has a case at all; Georgian and Arabic have none.
    fn cased(&self, at: usize) -> bool {
        self.word(at).chars().next().is_some_and(char::is_lowercase)
    }

    fn function_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_capitalized)
            && self.lexicon.function_words.has(&self.word(at).replace('’', "'"))
    }

    /// Whether white space parts the stop from the next word, or the space was lost in print.
    fn parted(&self, at: usize, closed: usize) -> bool {
        let spaced = self.tokens[closed].spaced;
        spaced || (self.function_word(closed) && at > 0 && self.tokens[at - 1].case == Case::Lower)
    }

    fn full_stop_ends(&self, start: usize, at: usize, closed: usize) -> bool {
        let next = self.next(closed);
        if !self.parted(at, closed) || !self.may_begin(next) || self.list_marker(start, at) {
            return false;
        }
        if closed > at + 1 {
            return !self.dotted(at) || self.function_word(next) || self.quoted(at, closed);
        }
        let (before, dotted) = if self.dotted(at) { (at, true) } else { (at.wrapping_sub(1), false) };
        let abbreviated = before < at + 1 && !self.tokens[at].spaced | dotted;
        !abbreviated || self.abbreviation_ends(start, before, next)
    }

    /// Whether a quotation mark stands among the closers.
    fn quoted(&self, at: usize, closed: usize) -> bool {
        (at + 1..closed).any(|i| matches!(self.word(i), "\"" | "”" | "’"))
    }

    /// `1.` or `b.` at the head of a sentence.
    fn list_marker(&self, start: usize, at: usize) -> bool {
        let marker = |i: usize| match self.tokens[i].kind {
            TokenKind::Number => self.word(i).len() <= 2,
            TokenKind::Word => self.word(i).chars().count() == 1,
            _ => false,
        };
        at == start + 1 && marker(start) && !self.tokens[at].spaced
    }

    /// Whether a sentence may end with this word and its stop, though it could be an abbreviation.
    fn abbreviation_ends(&self, start: usize, before: usize, next: usize) -> bool {
        let token = self.tokens[before];
        if token.kind != TokenKind::Word {
            return true;
        }
        let word = self.word(before).trim_end_matches('.');
        let number = self.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Number);
        let capital = token.case != Case::Lower;
        let in_list = |list: Phrases| list.has(word) && (capital || !self.lexicon.ordinary_words.has(word));
        if word.chars().count() == 1 && capital {
            return self.initial_ends(start, before, next);
        }
        if matches!(word, "v" | "vs") || (in_list(self.lexicon.abbreviations_title) && capital) {
            return false;
        }
        if number && self.lexicon.abbreviations_number.has(word) {
            return false;
        }
        let open = self.dotted(before) || in_list(self.lexicon.abbreviations_other);
        !open || number || self.sentence_begins(word, next)
    }

    /// A single capital: an initial of a name, unless a sentence plainly begins after it.
    fn initial_ends(&self, start: usize, before: usize, next: usize) -> bool {
        let named = before > start && self.tokens[before - 1].is_capitalized();
        let pronoun = self.word(before) == "I" && !named;
        let number = self.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Number);
        let name = self.tokens.get(next).is_some_and(Token::is_capitalized) && !self.function_word(next);
        pronoun || number || !name
    }

    /// Whether a new sentence plainly begins after `U.S.`, `p.m.` or `Inc.`
    fn sentence_begins(&self, word: &str, next: usize) -> bool {
        if word.eq_ignore_ascii_case("a.m") || word.eq_ignore_ascii_case("p.m") {
            return !self.of_an_hour(next);
        }
        let address = ADDRESSES.iter().any(|a| self.word(next).eq_ignore_ascii_case(a));
        self.function_word(next) || address || self.opened(next)
    }

    /// Whether the next word stands behind an opening quotation mark.
    fn opened(&self, next: usize) -> bool {
        next > 0 && matches!(self.word(next - 1), "“" | "\"" | "—" | "•")
    }

    /// A weekday, month or time zone, as in `8 p.m. Tuesday`.
    fn of_an_hour(&self, next: usize) -> bool {
        let word = self.word(next);
        let zone = self.tokens.get(next).is_some_and(|t| t.case == Case::Upper) && word.len() <= 4;
        let small = word.to_lowercase();
        let day = small.ends_with("day") || self.lexicon.abbreviations_number.contains(&small);
        let month = MONTHS.iter().any(|forms| forms[0] == small);
        word != "I" && (zone || day || month || ZONES.contains(&small.as_str()))
    }

    /// `...` goes on before a small letter, before `I`, and where it stands for words left out.
    fn ellipsis_ends(&self, at: usize, closed: usize) -> bool {
        let next = self.next(closed);
        let left_out = self.tokens[at].spaced && !self.function_word(next);
        let pronoun = matches!(self.word(next), "I" | "I'm" | "I’m" | "I've" | "I’ve" | "I'll" | "I’ll");
        let number = self.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Number);
        self.tokens[closed].spaced && self.may_begin(next) && !left_out && !pronoun && !number
    }

    /// `?` and `!` go on before a small letter, and inside quotation marks before `Oraz asked`.
    fn question_ends(&self, closed: usize) -> bool {
        let next = self.next(closed);
        let quoted = closed > 0 && matches!(self.word(closed - 1), "\"" | "”" | "’" | "'");
        self.tokens[closed].spaced && self.may_begin(next) && !(quoted && self.says(next))
    }

    /// Whether a name and a verb of saying stand here.
    fn says(&self, at: usize) -> bool {
        let name = (at..at + NAME_REACH).take_while(|&i| {
            self.tokens.get(i).is_some_and(|t| t.is_capitalized() || matches!(self.word(i), "." | "-"))
        });
        let verb = at + name.count();
        let share = self.lexicon.cue_verbs.get_folded(self.word(verb));
        verb > at && share.and_then(|s| s.parse().ok()).is_some_and(|s: f32| s >= SAYING)
    }
}
