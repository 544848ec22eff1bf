//! One amount in two units: `40 kilometres (25 miles)`, `£50m, or €58.5m`.
//!
//! In: a passage. Out: [`Conversion`] and [`exchange::Exchange`]. Not here: whether the two agree
//! (`rules::figures::conversion`, `rules::figures::exchange`).

mod compound;
pub mod exchange;
mod loose;
mod price;
mod quoted;
mod restated;

use super::View;
use super::member::Member;
use super::passage::{Figure, Passage};
use crate::annotate::quantity::Category;
use crate::source::Span;

/// A measure and the same in another unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Conversion {
    /// The first.
    pub from: Member,
    /// Its unit.
    pub from_unit: Unit,
    /// The second.
    pub to: Member,
    /// Its unit.
    pub to_unit: Unit,
    /// Whether the words speak of a difference of temperatures (`a rise of 1.5 degrees Celsius`).
    pub difference: bool,
    /// Whether the two only stand near each other, and no words bind them.
    pub loose: bool,
}

/// The dimension of an amount that is told again in words of another scale.
pub const SCALE: &str = "scale";

/// A unit of measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// What it measures.
    pub dimension: &'static str,
    /// Family of units.
    system: &'static str,
    /// As a reckoning prints it.
    pub name: String,
    /// Sizes in the dimension's base unit: more than one where the word does not say which (`tons`).
    pub sizes: Vec<f64>,
}

impl Conversion {
    /// For printing.
    pub fn view(&self) -> View {
        View::new("conversion", [("from", &self.from), ("to", &self.to)].into_iter())
    }
}

/// Most words of the thing measured between a unit and the sign that the other unit follows (`of heating oil`).
const THING: usize = 5;

/// Words that join what is no conversion: `10 miles and 5 kilometres`.
const JOIN: &[&str] = &["and", "but", "by", "from", "if", "per", "than", "to", "versus", "while", "with"];

/// Words before the second unit that say it is the same.
const SAME: &[&str] = &[
    ",",
    ".",
    "'s",
    "’s",
    "=",
    "a",
    "about",
    "almost",
    "amounts",
    "an",
    "approximately",
    "around",
    "as",
    "at",
    "barely",
    "be",
    "close",
    "comes",
    "converted",
    "corresponds",
    "equal",
    "equals",
    "equivalent",
    "fully",
    "i.e",
    "i.e.",
    "ie",
    "imperial",
    "in",
    "is",
    "it",
    "just",
    "little",
    "making",
    "meaning",
    "measure",
    "metric",
    "money",
    "more",
    "nearly",
    "not",
    "of",
    "or",
    "other",
    "out",
    "over",
    "quite",
    "roughly",
    "say",
    "some",
    "terms",
    "than",
    "that",
    "that's",
    "that’s",
    "the",
    "this",
    "to",
    "translates",
    "into",
    "under",
    "well",
    "which",
    "words",
    "works",
    "worth",
    "would",
    "≈",
];

/// Signs and words that make one amount of two.
const SIGNS: &[&str] = &[
    "(",
    "[",
    "=",
    "—",
    "–",
    "equal",
    "equals",
    "equivalent",
    "is",
    "meaning",
    "or",
    "that's",
    "that’s",
    "worth",
];

/// Words after a measure that say which one of a thing it is: the next may be another.
const ASPECTS: &[&str] = &[
    "across",
    "apart",
    "away",
    "deep",
    "downstream",
    "east",
    "high",
    "long",
    "north",
    "of",
    "off",
    "south",
    "tall",
    "thick",
    "upstream",
    "west",
    "wide",
];

/// Words that speak of temperatures as differences.
const DIFFERENCES: &[&str] =
    &["colder", "cooler", "cooling", "hotter", "increase", "rise", "rises", "warmer", "warming"];

/// The measures of a passage that are given twice.
pub fn conversions(passage: &Passage<'_>) -> Vec<Conversion> {
    let mut found: Vec<Conversion> =
        passage.sentences().flat_map(|figures| told(passage, &compound::merged(passage, figures))).collect();
    found.extend(spoken(passage));
    found.extend(price::read(passage));
    found.extend(restated::read(passage));
    let loose = loose::read(passage, &found);
    found.extend(loose);
    found
}

/// The conversions of a sentence. What has one of its own is none: `5 metres, about 60 nautical miles (110 km)`.
fn told(passage: &Passage<'_>, figures: &[Figure]) -> Vec<Conversion> {
    let read: Vec<(Conversion, Sign)> =
        figures.windows(2).filter_map(|two| conversion(passage, &two[0], &two[1])).collect();
    let owner =
        |c: &Conversion| read.iter().any(|(own, sign)| *sign == Sign::Bracket && own.from.span == c.to.span);
    let sound = |(c, sign): &&(Conversion, Sign)| *sign == Sign::Bracket || !owner(c);
    read.iter().filter(sound).map(|(c, _)| c.clone()).collect()
}

fn conversion(passage: &Passage<'_>, a: &Figure, b: &Figure) -> Option<(Conversion, Sign)> {
    let (from_unit, after) = unit(passage, a)?;
    let (to_unit, end) = unit(passage, b)?;
    let sign = joined(passage, after, b, end)?;
    let sure = related(passage, a.first, &from_unit, &to_unit, sign);
    // `300 feet, or 100 yards`: feet and yards may also be two things.
    let or = passage.word(after) == "," && passage.word(after + 1) == "or";
    let within = or && related(passage, a.first, &from_unit, &to_unit, Sign::Bracket);
    (sure || within).then(|| {
        let difference = differs(passage, a);
        let (from, to) = (a.member.clone(), b.member.clone());
        (Conversion { difference, from, from_unit, to, to_unit, loose: !sure }, sign)
    })
}

/// Whether two units measure the same, and not as feet and inches do.
fn related(passage: &Passage<'_>, at: usize, a: &Unit, b: &Unit, sign: Sign) -> bool {
    let bracket = sign == Sign::Bracket || passage.word(at) == "(";
    a.dimension == b.dimension && a.name != b.name && (a.system != b.system || bracket)
}

/// The unit of a measure, and the place after its words.
fn unit(passage: &Passage<'_>, f: &Figure) -> Option<(Unit, usize)> {
    if let Some(unit) = degrees(passage, f) {
        return Some((unit, f.end + 1));
    }
    let measured = f.member.category == Some(Category::Measure);
    let symbol = if f.member.unit == "deg" { "degC" } else { f.member.unit.as_str() };
    let after = end_of_unit(passage, f.end)?;
    let metric =
        passage.words[f.end..after].iter().any(|w| w.word.starts_with("tonne") || w.word == "metric");
    let mut unit = listed(passage, symbol).filter(|_| measured)?;
    if metric {
        unit.sizes.truncate(1);
        unit.name = if symbol == "t" { "tonnes".to_owned() } else { unit.name };
    }
    Some((unit, after))
}

/// `minus 40 C (minus 40 F)`: the letter alone, with a space before it.
fn degrees(passage: &Passage<'_>, f: &Figure) -> Option<Unit> {
    let letter = passage.words.get(f.end).filter(|_| f.member.is_count() && f.after == f.end)?;
    match letter.token.of(&passage.text.document.text) {
        "C" => listed(passage, "degC"),
        "F" => listed(passage, "degF"),
        _ => None,
    }
}

/// The unit of a symbol.
fn listed(passage: &Passage<'_>, symbol: &str) -> Option<Unit> {
    let mut fields = passage.text.lexicon.unit_sizes.get(symbol)?.split(' ');
    let (dimension, system, name) = (fields.next()?, fields.next()?, fields.next()?.replace('_', " "));
    Some(Unit { dimension, system, name, sizes: fields.filter_map(|f| f.parse().ok()).collect() })
}

/// How many of the unit of one measure make that of another, if they are of one dimension and no word leaves open which
/// unit it is.
pub fn factor(passage: &Passage<'_>, from: &Figure, to: &Figure) -> Option<f64> {
    let ((from, _), (to, _)) = (unit(passage, from)?, unit(passage, to)?);
    let one = from.dimension == to.dimension && from.dimension != "temperature";
    match (&from.sizes[..], &to.sizes[..]) {
        ([from], [to]) if one => Some(from / to),
        _ => None,
    }
}

/// After the longest unit of measure that begins at a place, a hyphen before it or in it left out.
fn end_of_unit(passage: &Passage<'_>, from: usize) -> Option<usize> {
    let (mut phrase, mut best) = (String::new(), None);
    for at in from..(from + 7).min(passage.words.len()) {
        let word = &passage.words[at];
        if word.word == "-" && !word.token.spaced {
            continue;
        }
        let glued = phrase.is_empty() || !word.token.spaced && passage.word(at - 1) != "-";
        phrase.push_str(if glued { "" } else { " " });
        let printed = word.token.of(&passage.text.document.text);
        phrase.push_str(if passage.text.lexicon.measures.extends(&format!("{phrase}{printed}")) {
            printed
        } else {
            &word.word
        });
        if passage.text.lexicon.measures.contains(&phrase) || passage.text.lexicon.measures.has(&phrase) {
            best = Some(at + 1);
        }
    }
    best
}

/// What stands between two units of one amount.
#[derive(Clone, Copy, PartialEq)]
enum Sign {
    Bracket,
    Other,
}

/// The sign between the first unit and the second figure; none where they are two amounts.
fn joined(passage: &Passage<'_>, after: usize, b: &Figure, end: usize) -> Option<Sign> {
    let words = passage.words.get(after..b.lead)?;
    let signs = |w: &str| matches!(w, "(" | "," | "—" | "–" | "-" | "or" | "/" | "[");
    let equal = |at: &usize| {
        let next = words.get(at + 1).map_or("", |w| w.word.as_ref());
        let is = matches!(words[*at].word.as_ref(), "is" | "was" | "are" | "were");
        words[*at].word == "equals" || is && matches!(next, "equal" | "equivalent" | "worth")
    };
    let at = words.iter().position(|w| signs(&w.word)).or_else(|| (0..words.len()).find(equal))?;
    let (thing, rest) = (&words[..at], &words[at + 1..]);
    let one = thing.len() <= THING && !thing.iter().any(|w| w.word == ")" || JOIN.contains(&w.word.as_ref()));
    let bare = rest.iter().all(|w| SAME.contains(&w.word.as_ref()) || w.word == "-");
    let bracket = matches!(words[at].word.as_ref(), "(" | "[");
    let aspect = ASPECTS.contains(&passage.word(end)) && !bracket;
    let sign = if bracket { Sign::Bracket } else { Sign::Other };
    (one && bare && !aspect).then_some(sign)
}

/// Whether the words before a temperature, or after it, speak of a difference.
fn differs(passage: &Passage<'_>, a: &Figure) -> bool {
    // What rises above 30 degrees is at a point.
    let reaches = |at: usize| matches!(passage.word(at + 1), "above" | "beyond" | "over" | "past" | "to");
    (a.lead.saturating_sub(8)..a.end + 6).any(|at| DIFFERENCES.contains(&passage.word(at)) && !reaches(at))
}

/// `half a mile (800 meters)`: a measure without a number before one with it.
fn spoken<'p>(passage: &'p Passage<'p>) -> impl Iterator<Item = Conversion> + 'p {
    let bracketed = passage.figures.iter().filter(|f| f.lead >= 3 && passage.word(f.lead - 1) == "(");
    bracketed.filter_map(|b| {
        let (to_unit, _) = unit(passage, b)?;
        let (value, first, noun) = in_words(passage, b.lead - 2)?;
        let symbol = passage.text.lexicon.measures.get(passage.word(noun))?;
        let from_unit = listed(passage, symbol)?;
        let sound = related(passage, noun, &from_unit, &to_unit, Sign::Bracket);
        let from = one(value, passage.span(first, b.lead - 1), symbol);
        sound.then(|| Conversion {
            from,
            from_unit,
            to: b.member.clone(),
            to_unit,
            difference: false,
            loose: false,
        })
    })
}

/// The value of a measure in words that end at a place, its first word, and its unit: `a mile`, `half a mile`,
/// `three-quarters of a mile`, `a mile and a half`.
fn in_words(passage: &Passage<'_>, last: usize) -> Option<(f64, usize, usize)> {
    let word = |at: usize, n: usize| at.checked_sub(n).map_or("", |at| passage.word(at));
    if word(last, 0) == "half" && word(last, 1) == "a" && word(last, 2) == "and" && word(last, 4) == "a" {
        return Some((1.5, last - 4, last - 3));
    }
    let article = last.checked_sub(1).filter(|at| matches!(passage.word(*at), "a" | "an" | "one"))?;
    let of = passage.figures.iter().find(|f| f.end + 1 == article && passage.word(f.end) == "of");
    match of.filter(|f| f.member.category == Some(Category::Ratio)) {
        Some(share) => Some((share.member.low, share.first, last)),
        None if word(article, 1) == "half" => Some((0.5, article - 1, last)),
        None => (word(article, 1) != "of").then_some((1.0, article, last)),
    }
}

/// A measure in words.
fn one(value: f64, span: Span, symbol: &str) -> Member {
    Member { step: 0.0, unit: symbol.to_owned(), ..Member::in_words(span, Some(Category::Measure), value) }
}

/// Whether a bracket or a word, not a comma alone, makes one sum of two.
fn says_same(passage: &Passage<'_>, from: usize, b: &Figure) -> bool {
    (from..b.lead).any(|at| SIGNS.contains(&passage.word(at)))
}
