//! The items of a list, and how many there can be of them.
//!
//! In: a run of words of a passage. Out: [`List`]. A comma may part two items or an item from what is said of it
//! (`Willem Bos, the mayor, and his deputy`), and `and` may stand inside an item, so a list has a least and a most.
//! Not here: which count the list belongs to.

use super::is_plural;
use super::segment::{Joint, Segment, segments};
use crate::annotate::relation::passage::{Figure, Passage, Word};
use crate::lexicon::closed::SMALL;
use crate::source::Span;
use crate::token::{Case, TokenKind};

/// A list as printed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct List {
    /// What may be an item, in order.
    pub items: Vec<Span>,
    /// The fewest items the words can be read as.
    pub least: usize,
    /// The most.
    pub most: usize,
}

/// How a segment begins; items of one list begin alike.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Head<'p> {
    /// A name.
    Name,
    /// A country, state or city, which may say where what is named before it is.
    Place,
    /// An office in capitals or not, which may be that of the name before it.
    Title,
    /// An article or possessive: the word.
    Article(&'p str),
    /// A preposition or a word in -ed or -ing: the word.
    Modifier(&'p str),
    /// Any other word.
    Word,
    /// Something that is no item: an age, a relative clause, who says so.
    Aside,
}

/// Words that say that a list is not all of it, or that make the count another one.
pub const OPEN: &[&str] = &[
    "including",
    "includes",
    "included",
    "such",
    "like",
    "others",
    "other",
    "another",
    "etc",
    "more",
    "among",
    "latter",
    "example",
    "instance",
    "perhaps",
    "respectively",
];

/// Words that begin what is said beside an item.
const ASIDE: &[&str] = &[
    "according",
    "after",
    "all",
    "although",
    "as",
    "because",
    "before",
    "both",
    "but",
    "each",
    "formerly",
    "if",
    "jr",
    "last",
    "none",
    "not",
    "now",
    "once",
    "previously",
    "since",
    "sr",
    "that",
    "then",
    "though",
    "until",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "with",
    "without",
];

/// Words that make a sentence of what they stand in.
const CLAUSE: &[&str] = &[
    "am", "are", "be", "been", "can", "could", "did", "do", "does", "had", "has", "have", "he", "i", "is",
    "it", "may", "might", "must", "she", "should", "there", "they", "was", "we", "were", "will", "would",
    "you", "not", "said", "says",
];

const ARTICLES: &[&str] = &["a", "an", "her", "his", "its", "my", "our", "the", "their"];

const PREPOSITIONS: &[&str] = &["at", "by", "for", "from", "in", "near", "of", "on", "over", "to", "under"];

/// Reads a run of words as a list; none where it is no list, or no full one.
pub fn list(passage: &Passage<'_>, from: usize, to: usize) -> Option<List> {
    let reader = Reader { passage };
    let segments = segments(passage, from, to);
    // `from property losses to those of firms` is a span.
    // `rooms of more than 20 beds` is no hint at more rooms.
    let bound = |at: usize| {
        matches!(passage.word(at), "more" | "other") && passage.word(at + 1) == "than"
            || passage.word(at) == "more" && passage.word(at - 1) == "or" && passage.word(at + 1) != "others"
    };
    let open = |at: usize| OPEN.contains(&passage.word(at)) && !bound(at);
    let open = passage.word(from) == "from" || (from..to).any(open);
    // `a couple and their daughter` are three.
    let several = |at: usize| {
        matches!(passage.word(at), "brothers" | "couple" | "pair" | "parents" | "sisters" | "twins")
    };
    if open || segments.len() < 2 || (from..to).any(several) {
        return None;
    }
    match segments.iter().any(|s| s.joint == Joint::Semicolon) {
        true => reader.by_semicolons(&segments),
        false => reader.by_commas(&segments),
    }
}

struct Reader<'p> {
    passage: &'p Passage<'p>,
}

impl<'p> Reader<'p> {
    /// Semicolons part items, commas stand inside them.
    fn by_semicolons(&self, segments: &[Segment]) -> Option<List> {
        let heads: Vec<&Segment> =
            segments.iter().filter(|s| matches!(s.joint, Joint::Start | Joint::Semicolon)).collect();
        let inner = segments.iter().filter(|s| s.is_and()).count();
        let sound = heads.iter().all(|s| !self.is_clause(s) && !self.counts(s));
        sound.then(|| List {
            items: heads.iter().map(|s| self.passage.span(s.from, s.to)).collect(),
            least: heads.len(),
            most: heads.len() + inner,
        })
    }

    fn by_commas(&self, segments: &[Segment]) -> Option<List> {
        let segments = &self.past_asides(segments);
        let last_and = segments.iter().rposition(Segment::is_and);
        let listed = &segments[..last_and.map_or(segments.len(), |at| at + 1)];
        let heads: Vec<Head<'p>> = listed.iter().map(|s| self.head(s)).collect();
        let kept = || (0..listed.len()).filter(|at| heads[*at] != Head::Aside);
        // `Senators Ames and Dupree, both freshmen, joined`: the names are a subject.
        let lexicon = self.passage.text.lexicon;
        let acts = |word: &str| word.ends_with("ed") || lexicon.past_verbs.contains(word);
        let rest = segments[listed.len() - 1..].windows(2);
        let told =
            rest.into_iter().any(|w| self.head(&w[0]) == Head::Aside && acts(self.passage.word(w[1].from)));
        if told
            || heads[0] == Head::Aside
            || kept().any(|at| self.is_clause(&listed[at]) || self.counts(&listed[at]))
        {
            return None;
        }
        // `four parties, one bridge and a council`: the bridge is counted beside the parties.
        let one = |at: &usize| self.passage.word(listed[*at].from) == "one";
        if kept().any(|at| one(&at)) && !kept().all(|at| one(&at)) {
            return None;
        }
        // Figures in several items are figures of something else, not of the list.
        let figures = kept().filter(|at| self.has_count(&listed[*at])).count();
        if figures >= 2 && figures < listed.len() {
            return None;
        }
        let alike = kept().all(|at| heads[at] == heads[kept().next().unwrap_or(0)]);
        let sure = kept().filter(|at| self.is_sure(listed, &heads, *at, alike, last_and));
        Some(List {
            items: kept().map(|at| self.passage.span(listed[at].from, listed[at].to)).collect(),
            least: last_and.map_or(0, |_| sure.count()),
            most: kept().count(),
        })
    }

    /// `health and, since last autumn, the interior`: the item after the aside is the one that `and` joins.
    fn past_asides(&self, segments: &[Segment]) -> Vec<Segment> {
        let mut moved = segments.to_vec();
        for at in 1..moved.len() {
            if moved[at - 1].is_and() && self.head(&moved[at - 1]) == Head::Aside {
                moved[at].joint = moved[at - 1].joint;
                moved[at - 1].joint = Joint::Comma;
            }
        }
        moved
    }

    /// Whether a segment can be nothing but an item of its own.
    fn is_sure(
        &self,
        all: &[Segment],
        heads: &[Head<'p>],
        at: usize,
        alike: bool,
        last: Option<usize>,
    ) -> bool {
        let (segment, comma) = (&all[at], all.iter().any(|s| s.joint == Joint::Comma));
        if self.is_said_again(all, heads, at) || at > 0 && self.is_rank(segment) {
            return false;
        }
        if segment.is_and() {
            // In `fritas and hamburgers, Spanish and English` no `and` ends the list.
            let only = !all[..at].iter().any(|s| s.joint == Joint::And);
            return comma && only && Some(at) == last || segment.joint == Joint::CommaAnd;
        }
        let aged = all.get(at + 1).is_some_and(|s| self.is_number(s));
        let short = heads[at] == Head::Word && segment.to == segment.from + 1;
        alike || at == 0 || aged || short || !describes(heads[at - 1], heads[at])
    }

    /// Whether a segment ranks what it is: `the third-highest in the country` may be said of the item before.
    fn is_rank(&self, s: &Segment) -> bool {
        let ranks = |at: usize| self.passage.text.lexicon.ranks.contains(self.passage.word(at));
        self.passage.word(s.from) == "the" && (s.from + 1..s.to.min(s.from + 4)).any(ranks)
    }

    /// Whether a segment and its neighbour tell of the same: in `and their sons, Jon, 9, and Per, 7` the sons are those
    /// named, in `and his aide, Jon, 49` Jon is the aide.
    fn is_said_again(&self, all: &[Segment], heads: &[Head<'p>], at: usize) -> bool {
        let article = |at: usize| matches!(heads[at], Head::Article(_));
        let named = |at: usize| heads.get(at) == Some(&Head::Name) && !all[at].is_and();
        let several = |at: usize| is_plural(self.passage, all[at].to - 1);
        let before = at.checked_sub(1).filter(|n| article(*n) && all[*n].is_and() && !several(*n));
        article(at) && several(at) && named(at + 1) || named(at) && before.is_some()
    }

    fn head(&self, s: &Segment) -> Head<'p> {
        let lexicon = self.passage.text.lexicon;
        let (word, printed) = (self.passage.word(s.from), self.printed(s.from));
        let words = || self.passage.words[s.from..s.to].iter();
        let party = s.to - s.from > 1 && printed.len() == 1 && self.passage.word(s.from + 1) == "-";
        let quoted = matches!(word, "\"" | "“");
        let spoken = !quoted && words().any(|w| small(w) && matches!(w.word.as_ref(), "said" | "says"));
        if self.is_number(s) || party || spoken || ASIDE.contains(&word) {
            return Head::Aside;
        }
        let run = &self.passage.span(s.from, s.to).of(&self.passage.text.document.text);
        let place = [lexicon.states, lexicon.countries, lexicon.cities].iter().any(|l| l.contains(run));
        let capital = self.is_capital(s.from);
        if place || words().count() == 2 && capital && self.passage.word(s.to - 1) == "." {
            Head::Place
        } else if lexicon.titles.has(word) {
            Head::Title
        } else if capital {
            Head::Name
        } else if ARTICLES.contains(&word) {
            Head::Article(word)
        } else if PREPOSITIONS.contains(&word)
            || word.ends_with("ed")
            || word.ends_with("ing")
            || word == "known"
        {
            Head::Modifier(word)
        } else {
            Head::Word
        }
    }

    fn printed(&self, at: usize) -> &'p str {
        self.passage.words.get(at).map_or("", |w| w.token.of(&self.passage.text.document.text))
    }

    fn is_capital(&self, at: usize) -> bool {
        self.passage
            .words
            .get(at)
            .is_some_and(|w| w.token.kind == TokenKind::Word && w.token.case != Case::Lower)
    }

    /// Whether it is a number and nothing else, as an age is.
    fn is_number(&self, s: &Segment) -> bool {
        let word = &self.passage.words[s.from];
        let digits = word.token.kind == TokenKind::Number;
        s.to == s.from + 1 && (digits || small(word) && SMALL.contains(&word.word.as_ref()))
    }

    /// Whether an item counts something itself (`two men and a boy`): then the figures are parts.
    fn counts(&self, s: &Segment) -> bool {
        self.passage.figures.iter().any(|f| f.first == s.from && (self.is_count(f) || !f.member.is_count()))
    }

    fn has_count(&self, s: &Segment) -> bool {
        self.passage.figures.iter().any(|f| (s.from..s.to).contains(&f.first) && self.is_count(f))
    }

    /// A count that is no part of a name, as it is in `Ash, Seven Small Rooms and Elm`.
    fn is_count(&self, f: &Figure) -> bool {
        f.member.is_count() && !(self.is_capital(f.first) && self.is_capital(f.end))
    }

    /// Whether the words are a statement of their own, not a thing named; what follows a relative pronoun does not say.
    fn is_clause(&self, s: &Segment) -> bool {
        let words = self.passage.words[s.from..s.to].iter();
        let relative = |w: &&Word<'_>| {
            !matches!(w.word.as_ref(), "who" | "which" | "that" | "where" | "whose" | "when" | "(")
        };
        words.take_while(relative).any(|w| (small(w) || w.word == "i") && CLAUSE.contains(&w.word.as_ref()))
    }
}

/// Whether what begins with one head may be said of what begins with another: `Kabul, the capital`; `his aide, Per Holte`.
fn describes(before: Head<'_>, head: Head<'_>) -> bool {
    match head {
        Head::Modifier(_) | Head::Aside => true,
        Head::Name => matches!(before, Head::Title | Head::Article(_)),
        Head::Word => before != Head::Word,
        Head::Place | Head::Title | Head::Article(_) => !matches!(before, Head::Word | Head::Article(_)),
    }
}

/// Whether a word is printed in small letters: Said is a name.
fn small(w: &Word<'_>) -> bool {
    w.token.case == Case::Lower
}
