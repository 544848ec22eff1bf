//! A group that the next sentences take up with another number: `Three climbers were found. The quartet …`, `Four men were
//! charged. Lawyers for the five …`.
//!
//! In: a passage. Out: [`Same`]. Strict: one group alone is counted before, and nothing around explains the other
//! number. Not here: figures a slip of the hand apart (`evidence`).

use super::Same;
use super::likeness::Likeness;
use crate::annotate::quantity::Approximation;
use crate::annotate::relation::fate;
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::{Figure, Passage};
use crate::token::TokenKind;

/// Sentences back in which the group is counted.
const BACK: u32 = 2;

/// Larger groups are taken up by round numbers, and are parts of larger ones.
const LARGEST: f64 = 30.0;

/// How much speaks for one group: enough to ask, not to be sure.
const WEIGHT: f64 = 3.5;

/// Words for a group of so many.
const GROUPS: [(&str, f64); 5] =
    [("pair", 2.0), ("duo", 2.0), ("trio", 3.0), ("quartet", 4.0), ("quintet", 5.0)];

/// Words that tell of others, or of one by one.
const OTHERS: [&str; 14] = [
    "also", "another", "fifth", "fourth", "joined", "later", "more", "one", "other", "others", "second",
    "seventh", "sixth", "third",
];

/// Words behind a number that pick some of a group out, or go on to others: `the two who`, `the three in the north`.
const SOME: [&str; 17] = [
    "-",
    "and",
    "at",
    "from",
    "in",
    "of",
    "on",
    "or",
    "other",
    "others",
    "remaining",
    "that",
    "to",
    "which",
    "who",
    "whose",
    "with",
];

/// Words behind a group in which others may be told of.
const FAR: usize = 12;

/// Every group that is taken up with another number.
pub fn read(passage: &Passage<'_>) -> Vec<Same> {
    let counted = passage.figures.iter().filter(|f| is_small(f)).filter_map(|f| taken_up(passage, f));
    let named = (1..passage.words.len()).filter_map(|at| named(passage, at));
    let groups = counted.chain(named);
    groups.filter_map(|group| Search { passage, group }.same()).collect()
}

/// A group spoken of as known.
struct Group<'p> {
    member: Member,
    /// Index of its sentence.
    sentence: u32,
    /// The first of its words, the article left out, and after the last.
    from: usize,
    end: usize,
    /// What is counted, where it is said.
    noun: Option<&'p str>,
}

fn is_small(f: &Figure) -> bool {
    f.member.is_count()
        && f.member.is_one()
        && f.member.approximation == Approximation::Exact
        && (2.0..=LARGEST).contains(&f.member.low)
}

/// `the five`, `all six of the dead`, `the seven dead miners`
fn taken_up<'p>(passage: &'p Passage<'_>, f: &Figure) -> Option<Group<'p>> {
    let before = |n: usize| passage.before(f, n);
    let definite =
        matches!(before(1), "all" | "the" | "these" | "those") && before(2) != "of" || of_all(passage, f);
    let of_the = passage.word(f.end) == "of" && passage.word(f.end + 1) == "the";
    let end = if of_the { f.end + 3 } else { f.after };
    // `the seven dead miners`
    let fate = (f.end..end).map(|at| passage.word(at)).find(|word| fate::of(word).is_some());
    let noun = fate.or_else(|| (end > f.end).then(|| passage.word(end - 1)));
    let some = SOME.contains(&passage.word(end));
    let bare = noun.is_none() && !is_subject(passage, end);
    let known =
        !bare && noun.is_none_or(|n| fate::of(n).is_some() || passage.text.lexicon.people_nouns.contains(n));
    (definite && !some && known).then(|| Group {
        member: f.member.clone(),
        sentence: f.sentence,
        from: f.lead,
        end,
        noun,
    })
}

/// Whether what follows goes on with a verb or ends there: no `the two eldest`.
fn is_subject(passage: &Passage<'_>, at: usize) -> bool {
    let (word, lexicon) = (passage.word(at), passage.text.lexicon);
    let mark = passage.words.get(at).is_none_or(|w| w.token.kind == TokenKind::Mark);
    mark || lexicon.function_words.has(word) || lexicon.is_past_form(word)
}

/// `Lawyers for the five`, `Relatives of the seven dead miners`: not a part of what follows.
fn of_all(passage: &Passage<'_>, f: &Figure) -> bool {
    let people = |word: &str| {
        matches!(
            word,
            "families" | "lawyers" | "names" | "parents" | "relatives" | "bodies" | "lives" | "most" | "none"
        )
    };
    passage.before(f, 1) == "the" && passage.before(f, 2) == "of" && people(passage.before(f, 3))
}

/// `the trio`
fn named<'p>(passage: &'p Passage<'_>, at: usize) -> Option<Group<'p>> {
    let (_, value) = GROUPS.iter().find(|(word, _)| *word == passage.word(at))?;
    let next = passage.word(at + 1);
    if passage.word(at - 1) != "the" || matches!(next, "of" | "-" | "'s" | "’s" | "in" | "from" | "who") {
        return None;
    }
    let span = passage.span(at, at + 1);
    let sentence = passage.sentence_at(span.start)?;
    let member = Member::in_words(span, None, *value);
    Some(Group { member, sentence, from: at, end: at + 1, noun: None })
}

struct Search<'p> {
    passage: &'p Passage<'p>,
    group: Group<'p>,
}

impl<'p> Search<'p> {
    fn same(&self) -> Option<Same> {
        let first = self.counted()?;
        let other = first.member.low != self.group.member.low;
        (other && !self.is_explained(first)).then(|| Same {
            first: first.member.clone(),
            second: self.group.member.clone(),
            likeness: Likeness::Other,
            weight: WEIGHT,
            heads: false,
            apart: false,
            taken_up: true,
        })
    }

    /// The only count of people in the sentences before, of the paragraph or the one before it.
    fn counted(&self) -> Option<&'p Figure> {
        let block = self.passage.sentence_block(self.group.sentence);
        let near = |f: &&Figure| {
            f.lead < self.group.from && f.sentence + BACK >= self.group.sentence && f.block + 1 >= block
        };
        let mut counts =
            self.passage.figures.iter().filter(near).filter(|f| f.member.is_count() && f.member.low >= 2.0);
        let only = counts.next().filter(|_| counts.next().is_none())?;
        let people = self.is_of_people(only) && is_small(only) && only.sentence < self.group.sentence;
        let first = !matches!(
            self.passage.before(only, 1),
            "the" | "another" | "other" | "of" | "than" | "by" | "all"
        );
        (people && first && self.is_of_noun(only)).then_some(only)
    }

    /// Whether a count is of people, and no part of a larger one.
    fn is_of_people(&self, f: &Figure) -> bool {
        let noun = if f.after > f.end { self.passage.word(f.after - 1) } else { "" };
        self.passage.text.lexicon.people_nouns.contains(noun) && self.passage.word(f.after) != "of"
    }

    /// Whether the noun of the group, if any, is that of the count, a fate that its sentence tells, or any people's.
    fn is_of_noun(&self, first: &Figure) -> bool {
        let Some(noun) = self.group.noun else { return true };
        let own = self.passage.word(first.after - 1);
        let start = self.passage.start_of(first.sentence);
        let end = self.passage.start_of(first.sentence + 1);
        let told = |at: usize| fate::of(noun).is_some() && fate::of(self.passage.word(at)) == fate::of(noun);
        own == noun || noun == "people" && own != "people" || (start..end).any(told)
    }

    /// Whether the number stands elsewhere, is what the counts around come to, or names around are as many.
    fn is_explained(&self, first: &Figure) -> bool {
        let value = self.group.member.low;
        let others = || self.passage.figures.iter().filter(|f| f.lead != self.group.from);
        let again =
            others().any(|f| f.member.low == value || (f.member.low - first.member.low).abs() == value);
        let far = |at: usize| OTHERS.contains(&self.passage.word(at));
        let told = (first.end..self.group.from).chain(self.group.end..self.group.end + FAR).any(far);
        again || told || self.is_accompanied(first) || self.names(first) >= 2 || self.is_far_off(first)
    }

    /// Half of a group and less is some of it, and told so elsewhere.
    fn is_far_off(&self, first: &Figure) -> bool {
        let (a, b) = (first.member.low, self.group.member.low);
        a.max(b) > 2.0 * a.min(b)
    }

    /// Whether somebody comes with those who are counted: `three climbers with a guide … The four`.
    fn is_accompanied(&self, first: &Figure) -> bool {
        let word = |at: usize| self.passage.word(at);
        let joined = |at: usize| {
            let one = matches!(word(at + 1), "a" | "an" | "her" | "his" | "its" | "the" | "their");
            matches!(word(at), "among" | "including" | "with") || word(at) == "and" && one
        };
        let start = self.passage.start_of(first.sentence);
        self.group.member.low > first.member.low && (start..self.group.end + FAR).any(joined)
    }

    /// How many names joined by marks or `and` stand between the count and the group: `Ann Roe, Bo Dahl and Cy Fenn`.
    fn names(&self, first: &Figure) -> usize {
        let words = self.passage.words.get(first.end..self.group.from).unwrap_or_default();
        words
            .windows(2)
            .filter(|w| matches!(w[0].word.as_ref(), "and" | ",") && w[1].token.is_capitalized())
            .count()
    }
}
