//! A run of prose as relations read it: its words, and the figures among them.
//!
//! In: the tokens, quantities and numbers of blocks that follow one another in one role. Out: [`Passage`].
//! Not here: what joins the figures.

use std::borrow::Cow;

use super::member::Member;
use crate::annotate::{Annotations, Text};
use crate::document::{Block, Role, Shape};
use crate::lexicon::closed::MONTHS;
use crate::sentence::Sentence;
use crate::source::Span;
use crate::token::Token;

/// A word or mark of a passage.
#[derive(Debug, Clone)]
pub struct Word<'a> {
    /// In small letters.
    pub word: Cow<'a, str>,
    /// As printed.
    pub token: Token,
}

/// A figure and the words that belong to it. Places are indices of words of its passage.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Its value.
    pub member: Member,
    /// Index of its sentence in the document.
    pub sentence: u32,
    /// Index of its block in the document.
    pub block: u32,
    /// The first word, a hedge before the number and `exactly` included.
    pub lead: usize,
    /// The first word of the number itself.
    pub first: usize,
    /// After the last word of the number.
    pub end: usize,
    /// After the noun counted; the same as `end` where there is none.
    pub after: usize,
}

/// Blocks that follow one another in one role, and their figures.
pub struct Passage<'a> {
    /// Words and marks in order, the stops of abbreviations left out.
    pub words: Vec<Word<'a>>,
    /// Figures in order; vague ones and ordinals are left out.
    pub figures: Vec<Figure>,
    /// What the blocks are in the story.
    pub role: Role,
    /// The whole text.
    pub text: Text<'a>,
}

impl Passage<'_> {
    /// The word at a place, empty past either end.
    pub fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| w.word.as_ref())
    }

    /// Whether the word belongs to a figure.
    pub fn is_figure(&self, at: usize) -> bool {
        self.figures.iter().any(|f| f.first <= at && at < f.end)
    }

    /// The question and the side of it that a word tells of: `approval one` for `approve`.
    pub fn side(&self, at: usize) -> Option<(&'static str, &'static str)> {
        self.text.lexicon.opposites.get(self.word(at))?.split_once(' ')
    }

    /// The `n`th word before a figure and its hedge, from 1.
    pub fn before(&self, figure: &Figure, n: usize) -> &str {
        figure.lead.checked_sub(n).map_or("", |at| self.word(at))
    }

    /// The words between two figures: after the number and its noun, before the hedge of the next.
    pub fn between(&self, a: &Figure, b: &Figure) -> &[Word<'_>] {
        self.words.get(a.after.min(b.lead)..b.lead).unwrap_or_default()
    }

    /// Whether two figures stand side by side as the two sides of a contest: `53 percent to 47`, `57 percent to his
    /// rival's 46`, `62%-32%`.
    pub fn is_contest(&self, a: &Figure, b: &Figure) -> bool {
        let gap: Vec<&str> = (a.after.min(b.lead)..b.lead).map(|at| self.word(at)).collect();
        let from = (1..=3).any(|n| matches!(self.before(a, n), "from" | "between"));
        let owner = gap
            .last()
            .is_some_and(|w| matches!(*w, "'s" | "’s" | "'" | "’" | "her" | "his" | "their" | "its"));
        let to = gap.iter().rposition(|w| matches!(*w, "to" | "-" | "–"));
        let side = matches!(gap[..], ["in", "favor" | "favour" | "support", "to"] | ["for", "to"]);
        !from
            && gap.len() <= 12
            && to.is_some_and(|at| gap.len() == 1 || side || (owner && gap.len() <= at + 6))
    }

    /// The other figure of a score, no more than a dash between: `2-1`.
    pub fn rival(&self, figure: &Figure) -> Option<&Figure> {
        let dash = |at: usize| matches!(self.word(at), "-" | "–") && !self.words[at].token.spaced;
        let at = self.figures.partition_point(|f| f.first < figure.first);
        let before = || self.figures[..at].last().filter(|f| f.end + 1 == figure.first && dash(f.end));
        let after = || self.figures.get(at + 1).filter(|f| f.first == figure.end + 1 && dash(figure.end));
        before().or_else(after)
    }

    /// Whether one of two figures is of a score that the other is not of.
    pub fn is_foreign(&self, a: &Figure, b: &Figure) -> bool {
        let other = |a: &Figure, b: &Figure| self.rival(a).is_some_and(|r| r.first != b.first);
        other(a, b) || other(b, a)
    }

    /// The place of a run of words; empty for an empty run.
    pub fn span(&self, from: usize, to: usize) -> Span {
        match (self.words.get(from), to.checked_sub(1).and_then(|last| self.words.get(last))) {
            (Some(a), Some(b)) if from < to => a.token.span.to(b.token.span),
            _ => Span::default(),
        }
    }

    /// Whether a word is of dates or spans: what lies on both sides of it may be of two times.
    pub fn is_time(&self, word: &str) -> bool {
        MONTHS.iter().any(|m| m.contains(&word)) || self.text.lexicon.time_units.contains(word)
    }

    /// `the upper age limit of 40`: a bound that is set, no count.
    pub fn is_limit(&self, figure: &Figure) -> bool {
        let noun = self.before(figure, 2);
        let bound = matches!(
            noun,
            "age"
                | "cap"
                | "ceiling"
                | "floor"
                | "limit"
                | "maximum"
                | "minimum"
                | "quota"
                | "target"
                | "threshold"
        );
        bound && self.before(figure, 1) == "of"
    }

    /// The first word of a sentence.
    pub fn start_of(&self, sentence: u32) -> usize {
        let start = self.text.sentences[sentence as usize].span.start;
        self.words.partition_point(|w| w.token.span.start < start)
    }

    /// The sentence that holds a place of the document.
    pub fn sentence_at(&self, at: u32) -> Option<u32> {
        let index = self.text.sentences.partition_point(|s| s.span.end <= at);
        self.text.sentences.get(index).filter(|s| s.span.start <= at).map(|_| index as u32)
    }

    /// The block of a sentence.
    pub fn sentence_block(&self, sentence: u32) -> u32 {
        self.text.sentences[sentence as usize].block
    }

    /// Whether a block is an item of a list: what its neighbours tell is of something else.
    pub fn is_item(&self, block: u32) -> bool {
        self.text.document.blocks[block as usize].shape == Shape::ListItem
    }

    /// Whether a figure stands no more than some sentences before or after one, and in no other item of a list.
    pub fn is_around(&self, f: &Figure, sentence: u32, (before, after): (u32, u32)) -> bool {
        let own = self.sentence_block(sentence);
        f.sentence + before >= sentence
            && f.sentence <= sentence + after
            && (f.block == own || !self.is_item(f.block) && !self.is_item(own))
    }

    /// The first word of a sentence, and the place after its last.
    pub fn extent(&self, sentence: u32) -> (usize, usize) {
        let end = self.text.sentences[sentence as usize].span.end;
        (self.start_of(sentence), self.words.partition_point(|w| w.token.span.start < end))
    }

    /// Whether a sentence tells of an earlier time: `in the previous poll`, `a year ago`, `in 2019`, `had trailed`.
    /// What it sets a distance between need not be what stands around.
    pub fn is_of_then(&self, sentence: u32) -> bool {
        self.then_at(sentence).is_some()
    }

    /// Where a sentence tells of an earlier time.
    pub fn then_at(&self, sentence: u32) -> Option<usize> {
        // Edited sentences are shorter.
        const LONGEST: usize = 120;
        // Words from what compares to a time.
        const COMPARED: usize = 8;
        const HAD: [&str; 7] = ["been", "led", "lost", "polled", "stood", "trailed", "won"];
        let from = self.start_of(sentence);
        let words = self.words[from..]
            .iter()
            .take(LONGEST)
            // `above the target, which it will not reach until the end of 2026`
            .take_while(|w| !matches!(w.word.as_ref(), "." | "?" | "!" | "which"));
        let figure =
            |at: usize| matches!(self.word(at), "count" | "figure" | "number" | "one" | "record" | "total");
        let then = |at: usize| match self.word(at) {
            "ago" | "previously" => true,
            "earlier" => self.is_time(self.word(at - 1)),
            "previous" => !figure(at + 1),
            "had" => HAD.contains(&self.word(at + 1)),
            _ => false,
        };
        // `lower than the 57.7% of 2018`: only what it is compared with is of then.
        let compared = |at: usize| {
            let marks = ["against", "compared", "from", "than", "versus"];
            let mark = (at.saturating_sub(COMPARED).max(from)..at).find(|n| marks.contains(&self.word(*n)));
            mark.is_some_and(|mark| self.figures.iter().any(|f| f.lead > mark && f.lead < at))
        };
        let told = |(w, at): &(&Word<'_>, usize)| {
            let year = || is_year(&w.word) && matches!(self.word(at - 1), "in" | "of" | "since");
            *at > from && (then(*at) || year() && !compared(*at))
        };
        words.zip(from..).find(told).map(|(_, at)| at)
    }

    /// A figure and those behind it in its sentence.
    pub fn rest_of_sentence(&self, at: usize) -> &[Figure] {
        let sentence = self.figures[at].sentence;
        let rest = &self.figures[at..];
        &rest[..rest.iter().take_while(|f| f.sentence == sentence).count()]
    }

    /// The figures of each sentence, one slice after another.
    pub fn sentences(&self) -> impl Iterator<Item = &[Figure]> {
        self.figures.chunk_by(|a, b| a.sentence == b.sentence)
    }
}

/// A year of the last century or this one, in digits.
pub fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|b| b.is_ascii_digit())
}

/// Words of a passage from which on it ends with its paragraph, and twice as many from which on with its sentence: what
/// is read in a passage may look at all of it for each figure.
const ENOUGH: u32 = 8192;

/// The runs of blocks, in order. Correction notes and page furniture are set apart, and
/// so are tables: a cell is no prose.
pub fn passages<'a>(text: Text<'a>, found: &'a Annotations) -> impl Iterator<Item = Passage<'a>> {
    let members = members(text, found);
    let read = |b: &Block| {
        !matches!(b.role, Role::Correction | Role::Boilerplate | Role::Byline) && b.shape != Shape::Cell
    };
    let runs = text
        .document
        .blocks
        .chunk_by(|a, b| a.role == b.role && a.shape != Shape::Cell && b.shape != Shape::Cell);
    let parts = runs.filter(move |run| read(&run[0])).flat_map(move |run| {
        let whole = run[0].span.to(run[run.len() - 1].span);
        parts(text, whole).into_iter().map(|span| (run[0].role, span))
    });
    parts.map(move |(role, span)| {
        let from = members.partition_point(|m| m.0.span.start < span.start);
        let to = members.partition_point(|m| m.0.span.start < span.end);
        passage(text, found, (role, span), &members[from..to])
    })
}

/// A run of blocks in passages of some length.
fn parts(text: Text<'_>, run: Span) -> Vec<Span> {
    let from = text.sentences.partition_point(|s| s.span.start < run.start);
    let to = text.sentences.partition_point(|s| s.span.start < run.end);
    let mut parts = Vec::new();
    let (mut start, mut words) = (run.start, 0);
    for at in from..to.saturating_sub(1) {
        let (sentence, next) = (&text.sentences[at], &text.sentences[at + 1]);
        words += sentence.tokens.end - sentence.tokens.start;
        let ends = words >= ENOUGH && next.block != sentence.block;
        if ends || words >= 2 * ENOUGH {
            parts.push(Span { start, end: next.span.start });
            (start, words) = (next.span.start, 0);
        }
    }
    parts.push(Span { start, end: run.end });
    parts
}

/// Quantities and cardinal numbers with the indices of their sentences, in order.
fn members(text: Text<'_>, found: &Annotations) -> Vec<(Member, u32)> {
    let words = &text.document.text;
    let quantities = found.quantities.iter().enumerate();
    let quantities =
        quantities.filter_map(|(i, q)| Some((Member::of_quantity(q, i as u32, words)?, q.sentence)));
    let numbers = found.numbers.iter().filter(|n| !n.ordinal);
    let numbers = numbers.map(|n| (Member::of_number(n, words), n.sentence));
    let mut members: Vec<(Member, u32)> = quantities.chain(numbers).collect();
    members.sort_by_key(|(m, _)| m.span);
    members
}

fn passage<'a>(
    text: Text<'a>,
    found: &Annotations,
    (role, span): (Role, Span),
    members: &[(Member, u32)],
) -> Passage<'a> {
    let start = text.index(span.start);
    let end = text.index(span.end);
    let folded = |t: &Token| Word { word: t.small(&text.document.text), token: *t };
    let tokens = (start..end).filter(|at| !is_abbreviating(text, *at)).map(|at| &text.tokens[at]);
    let words: Vec<Word<'a>> = tokens.map(folded).collect();
    let figures = members.iter().map(|(m, sentence)| figure(text, &words, found, m, *sentence)).collect();
    Passage { words, figures, role, text }
}

/// Whether a token is the stop of an abbreviation (`Mr.`), not of a sentence: what a relation reads over.
fn is_abbreviating(text: Text<'_>, at: usize) -> bool {
    let token = text.tokens[at];
    if token.of(&text.document.text) != "." {
        return false;
    }
    let index = text.sentences.partition_point(|s| s.span.end <= token.span.start);
    let inside = |s: &Sentence| token.span.start >= s.span.start && token.span.end + CLOSING < s.span.end;
    text.sentences.get(index).is_some_and(inside)
}

/// Bytes of marks that may close a sentence behind its stop.
const CLOSING: u32 = 4;

fn figure(text: Text<'_>, words: &[Word<'_>], found: &Annotations, member: &Member, sentence: u32) -> Figure {
    let place = |at: u32| words.partition_point(|w| w.token.span.start < at);
    let quantity = member.quantity.map(|i| &found.quantities[i as usize]);
    let (first, end) = (place(member.span.start), place(member.span.end));
    let hedge = quantity.and_then(|q| q.hedge).filter(|h| place(h.end) == first);
    let noun = quantity.and_then(|q| q.noun);
    let lead = hedge.map_or(first, |h| place(h.start));
    let exactly = |at: usize| matches!(words[at].word.as_ref(), "exactly" | "precisely");
    Figure {
        member: member.clone(),
        sentence,
        block: text.sentences[sentence as usize].block,
        lead: lead - usize::from(lead > 0 && exactly(lead - 1)),
        first,
        end,
        after: noun.map_or(end, |n| place(n.end)).max(end),
    }
}
