//! What is said of the way from one figure to another: `rose 12 percent`, `a drop of 40`, `three times as many`,
//! `a six-point lead`, `doubled`.
//!
//! In: a passage. Out: [`Stated`]. Not here: the two figures (`pair`).

use super::{Direction, Scale, worded};
use crate::annotate::quantity::Category;
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::{Figure, Passage};

/// A stated distance. Places are indices of words of the passage.
#[derive(Debug, Clone)]
pub struct Stated {
    /// What kind of distance.
    pub scale: Scale,
    /// Which way.
    pub direction: Direction,
    /// The distance.
    pub measure: Member,
    /// Index of the figure that gives it; none for a factor in a word (`doubled`).
    pub figure: Option<usize>,
    /// First word of the distance and its cue.
    pub start: usize,
    /// After their last word.
    pub end: usize,
    /// Index of its sentence in the document.
    pub sentence: u32,
    /// Whether it is the lead of one over another, not a change.
    pub lead: bool,
}

/// All stated distances, in order.
pub fn read(passage: &Passage<'_>) -> Vec<Stated> {
    let figures = passage.figures.iter().enumerate();
    let mut stated: Vec<Stated> = figures.filter_map(|(i, f)| by_figure(passage, i, f)).collect();
    let again: Vec<Stated> = stated.iter().filter_map(|s| restated(passage, s)).collect();
    stated.extend(again);
    stated.extend((0..passage.words.len()).filter_map(|at| worded::read(passage, at)));
    stated.sort_by_key(|s| s.start);
    stated
}

/// The same distance in percent: `up by 1,150, or 23 percent`.
fn restated(passage: &Passage<'_>, stated: &Stated) -> Option<Stated> {
    let comma = usize::from(passage.word(stated.end) == ",");
    let or = stated.end + comma;
    let index = passage.figures.iter().position(|f| f.lead == or + 1)?;
    let figure = &passage.figures[index];
    // `660 billion, or 4.1 percent of the gross product`
    let own = passage.word(figure.end) == "of";
    let share =
        figure.member.is_percent() && passage.word(or) == "or" && stated.scale == Scale::Amount && !own;
    share.then(|| Stated {
        scale: Scale::Share,
        measure: figure.member.clone(),
        figure: Some(index),
        end: figure.end,
        ..stated.clone()
    })
}

/// Words of one who is before another.
const LEADS: [&str; 9] = ["ahead", "behind", "lead", "leading", "leads", "led", "trail", "trailed", "trails"];

/// A distance in a figure: `up 12 percent`, `12 percent more`, `a rise of 12 percent`, `a six-point lead`.
fn by_figure(passage: &Passage<'_>, index: usize, figure: &Figure) -> Option<Stated> {
    // `by an average of seven points` is of several.
    let mean = (figure.first.saturating_sub(3)..figure.first).any(|at| passage.word(at) == "average");
    // `by three-quarters of a length`
    let measured = figure.member.category == Some(Category::Ratio)
        && (passage.word(figure.end) == "of" && matches!(passage.word(figure.end + 1), "a" | "an")
            // `half a percentage point`
            || matches!(passage.word(figure.end), "a") && passage.word(figure.end + 1) == "percentage");
    // `together 79,000 fewer`, `up 20.6 and 14.1 percent respectively`
    let several = passage.before(figure, 1) == "together"
        || (figure.end..figure.end + 6).any(|at| passage.word(at) == "respectively");
    let named = is_name_or_level(passage, figure);
    if !figure.member.is_one() || mean || measured || several || named || passage.rival(figure).is_some() {
        return None;
    }
    let said = times(passage, figure).or_else(|| lead(passage, figure)).or_else(|| moved(passage, figure));
    let said = said.or_else(|| equated(passage, index)).or_else(|| or_lead(passage, index));
    let (scale, direction, start, end) = said?;
    let lead = (start..end).any(|at| LEADS.contains(&passage.word(at))) || direction == Direction::Either;
    // "leading by 2.2 percent" is told of points.
    let points = lead && figure.member.is_percent();
    Some(Stated {
        scale: if points { Scale::Points } else { scale },
        direction,
        measure: figure.member.clone(),
        figure: Some(index),
        start,
        end,
        sentence: figure.sentence,
        lead,
    })
}

/// `a two-party-preferred basis` is a name; `down 77 on 265` tells what is left, and not from what.
pub fn is_name_or_level(passage: &Passage<'_>, figure: &Figure) -> bool {
    let hyphen = |at: usize| passage.word(at) == "-" && !passage.words[at].token.spaced;
    let level = passage.figures.iter().find(|f| f.first == figure.end + 1);
    // `up 200 on 1,300 a year earlier` is from that.
    let then = |f: &Figure| {
        (f.after..f.after + 4).any(|at| matches!(passage.word(at), "ago" | "before" | "earlier"))
    };
    let left = matches!(passage.before(figure, 1), "down" | "up")
        && matches!(passage.word(figure.end), "at" | "on")
        && level.is_some_and(|f| !then(f));
    left || hyphen(figure.end) && hyphen(figure.end + 2)
}

/// `from 54 percent to 46, or 18 points`
fn equated(passage: &Passage<'_>, index: usize) -> Option<Said> {
    let figure = &passage.figures[index];
    let by = usize::from(passage.before(figure, 1) == "by");
    let or = passage.before(figure, by + 1) == "or" && passage.before(figure, by + 2) == ",";
    let before =
        passage.figures[..index].windows(2).last().filter(|two| two[1].sentence == figure.sentence)?;
    let (from, to) = (&before[0], &before[1]);
    let moved = passage.before(from, 1) == "from" && passage.before(to, 1) == "to"
        || passage.before(from, 1) == "to" && passage.before(to, 1) == "from";
    let (from, to) = if passage.before(from, 1) == "to" { (to, from) } else { (from, to) };
    // `or £1.62 more a week` is no such change.
    let closed = matches!(passage.word(figure.end), "," | "." | ";" | "" | ")");
    let near = figure.lead - to.end.max(from.end) <= REACH && from.sentence == to.sentence;
    let scale = scale(&figure.member)?;
    let way = if to.member.low < from.member.low { Direction::Down } else { Direction::Up };
    (or && moved && near && closed).then_some((scale, way, figure.lead - by - 1, figure.end))
}

/// `a lead of 1,392 votes, or 3.8 points`
fn or_lead(passage: &Passage<'_>, index: usize) -> Option<Said> {
    let (figure, before) = (&passage.figures[index], &passage.figures[index.checked_sub(1)?]);
    let or = passage.before(figure, 1) == "or" && figure.lead <= before.after + 2;
    let points = scale(&figure.member).filter(|s| *s == Scale::Points)?;
    lead(passage, before).filter(|_| or).map(|_| (points, Direction::Either, figure.lead - 1, figure.end))
}

type Said = (Scale, Direction, usize, usize);

/// `three times as many`, `four times the`, `four times that figure`, `outnumber them three to one`
fn times(passage: &Passage<'_>, figure: &Figure) -> Option<Said> {
    const PLAIN: [&str; 16] =
        ["", ",", ".", ";", "a", "an", "and", "at", "before", "by", "in", "on", "out", "over", "since", "to"];
    let after = figure.end;
    // "Three times cheaper" has no clear meaning.
    let less = way(passage, after + 1, Place::After) == Some(Direction::Down);
    // `two and a half times the normal rate`: from what is not printed.
    let usual = passage.word(after + 1) == "the"
        && matches!(
            passage.word(after + 2),
            "average"
                | "legal"
                | "national"
                | "normal"
                | "permitted"
                | "recommended"
                | "standard"
                | "statutory"
                | "typical"
                | "usual"
        );
    let multiple =
        passage.word(after) == "times" && !PLAIN.contains(&passage.word(after + 1)) && !less && !usual;
    let odds = passage.word(after) == "to" && passage.word(after + 1) == "one" && figure.member.is_count();
    (multiple || odds).then_some((Scale::Factor, Direction::Either, figure.lead, after + 2))
}

/// How far before a figure the verb of `rose … by` may stand, in words.
pub const REACH: usize = 12;

/// `rose by 12`, `a drop of 12`, `12 more`, `12 percent higher`, `a 12 percent increase`
fn moved(passage: &Passage<'_>, figure: &Figure) -> Option<Said> {
    let scale = scale(&figure.member)?;
    let (direction, start, end) = before(passage, figure).or_else(|| after(passage, figure))?;
    Some((scale, direction, start, end))
}

/// `up 12`, `rose 12`, `rose sharply by 12`, `a rise of 12`
fn before(passage: &Passage<'_>, figure: &Figure) -> Option<(Direction, usize, usize)> {
    let told = |n: usize, place: Place| {
        let at = figure.lead.checked_sub(n)?;
        Some((way(passage, at, place)?, at, figure.end))
    };
    // `the smaller two parties`
    let picked = matches!(passage.before(figure, 2), "the" | "its" | "their")
        && passage.before(figure, 1).ends_with("er");
    if picked {
        return None;
    }
    let share = figure.member.is_percent();
    let shut = |word: &str| is_stop(word) || (share && word == ",");
    let open = |n: usize| !shut(passage.before(figure, n));
    let (direction, start, end) = match passage.before(figure, 1) {
        "just" | "only" | "fully" | "exactly" if passage.before(figure, 2) == "by" => {
            (3..=REACH).take_while(|n| open(*n)).find_map(|n| told(n, Place::By))
        }
        "by" => (2..=REACH + 1).take_while(|n| *n == 2 || open(*n)).find_map(|n| told(n, Place::By)),
        "of" => told(2, Place::By),
        "another" => told(2, Place::Before),
        word if word.ends_with("ly") => told(2, Place::Before),
        _ => told(1, Place::Before),
    }?;
    // "won by 71 percent to 27", "passed by 71 votes to 58" are pairs.
    let to = passage.word(figure.end) == "to" || passage.word(figure.after) == "to";
    let fought = direction == Direction::Either || LEADS.contains(&passage.word(start));
    let at = passage.figures.partition_point(|f| f.lead <= figure.lead);
    let next = passage
        .figures
        .get(at)
        .filter(|next| next.member.is_like(&figure.member) && passage.is_contest(figure, next));
    let beaten = direction == Direction::Up && next.is_some_and(|n| n.member.low < figure.member.low);
    let votes = figure.member.unit == "votes" || start + 4 < figure.lead;
    let pair = fought && (figure.member.is_percent() || to) || beaten || next.is_some() && votes;
    // `against a loss of £11.2m` is what was lost.
    let lost = passage.word(start) == "loss" && figure.member.category == Some(Category::Money);
    (!pair && !lost && !is_phrasal(passage, start)).then_some((direction, start, end))
}

/// Whether `up` or `down` belongs to a verb (`freed up`), not to a figure (`, up 12 percent`, `was up`).
pub fn is_phrasal(passage: &Passage<'_>, at: usize) -> bool {
    const FREE: [&str; 16] = [
        "", ",", "-", "–", "—", "(", "are", "been", "closed", "finished", "gone", "is", "them", "these",
        "was", "were",
    ];
    let before = at.checked_sub(1).map_or("", |a| passage.word(a));
    matches!(passage.word(at), "up" | "down")
        && !FREE.contains(&before)
        && !matches!(before, "went" | "go" | "goes" | "came" | "come")
}

/// `12 percent more`, `12 fewer than`, `12 points down`, `a 12 percent increase`, `12 too few`
fn after(passage: &Passage<'_>, figure: &Figure) -> Option<(Direction, usize, usize)> {
    if let Some(at) = [figure.end, figure.after].into_iter().find(|at| passage.word(*at) == "too") {
        let direction = match passage.word(at + 1) {
            "few" | "little" => Direction::Down,
            "many" | "much" => Direction::Up,
            _ => return None,
        };
        return Some((direction, figure.lead, at + 2));
    }
    // "rallied from 17 down"
    if passage.before(figure, 1) == "from" {
        return None;
    }
    let at = figure.end + usize::from(passage.word(figure.end) == "-");
    // "10 more were hurt" adds; "10 more than" compares.
    let compared =
        (at + 1..at + 8).take_while(|n| !is_stop(passage.word(*n))).any(|n| passage.word(n) == "than");
    let closed =
        matches!(passage.word(at), "fewer" | "less") && matches!(passage.word(at + 1), "." | "," | ";");
    let adds = matches!(passage.word(at), "more" | "extra" | "fewer" | "less")
        && matches!(scale(&figure.member), Some(Scale::Amount))
        && !compared
        && !closed;
    // `Eight climbed out on their own`: who did it, not a distance.
    let did = figure.member.is_count() && is_past(passage, at);
    if adds || did || is_of_each(passage, at + 1) || is_adjective(passage, figure, at) {
        return None;
    }
    Some((way(passage, at, Place::After).or_else(|| level(passage, figure, at))?, figure.lead, at + 1))
}

/// `1.4 points above the forecast of 2.3 percent`: `above` and `below` tell a distance in points from a level in figures.
fn level(passage: &Passage<'_>, figure: &Figure, at: usize) -> Option<Direction> {
    const REACH: usize = 7;
    let points = figure.member.category == Some(Category::PercentPoints);
    let open = |n: &usize| !is_stop(passage.word(*n));
    let printed = |n: usize| passage.figures.iter().any(|f| f.lead == n && f.member.is_percent());
    let told = points && (at + 1..at + REACH).take_while(open).any(printed);
    let up = if passage.word(at) == "above" { Direction::Up } else { Direction::Down };
    (told && is_level(passage, at)).then_some(up)
}

/// Whether a word tells that something lies over or under a level.
pub fn is_level(passage: &Passage<'_>, at: usize) -> bool {
    matches!(passage.word(at), "above" | "below")
}

/// A verb in the past tense right behind a figure.
fn is_past(passage: &Passage<'_>, at: usize) -> bool {
    let word = passage.word(at);
    word.ends_with("ed") || passage.text.lexicon.past_verbs.contains(word)
}

/// `£1.62 more a week` is of a year's sum.
fn is_of_each(passage: &Passage<'_>, at: usize) -> bool {
    matches!(passage.word(at), "a" | "an" | "each" | "every" | "per") && passage.is_time(passage.word(at + 1))
}

/// `13 older cases` are thirteen, not older by 13.
fn is_adjective(passage: &Passage<'_>, figure: &Figure, at: usize) -> bool {
    const GO_ON: [&str; 14] =
        ["and", "as", "at", "but", "by", "for", "from", "in", "on", "or", "than", "this", "when", "with"];
    let next = passage.word(at + 1);
    let noun = next.bytes().all(|b| b.is_ascii_alphabetic()) && next.len() > 2 && !GO_ON.contains(&next);
    let graded = passage.word(at).ends_with("er") && !matches!(passage.word(at), "fewer" | "over" | "under");
    figure.member.is_count() && graded && noun
}

/// Where a word stands that tells which way a figure moved.
#[derive(Clone, Copy, PartialEq)]
pub enum Place {
    /// Before the figure.
    Before,
    /// Before `by` or `of` and the figure.
    By,
    /// Behind the figure.
    After,
}

/// Which way a word tells that a figure moved.
pub fn way(passage: &Passage<'_>, at: usize, place: Place) -> Option<Direction> {
    let entry =
        passage.text.lexicon.change_words.get(passage.word(at)).filter(|_| !is_fall_into(passage, at))?;
    let (way, only) = entry.split_once('-').unwrap_or((entry, ""));
    let noun =
        |at: usize| matches!(passage.word(at), "a" | "her" | "his" | "its" | "the" | "their" | "'s" | "’s");
    let meant = match only {
        // "increased her lead by a point" is told of the lead.
        "by" => place == Place::By && !(passage.word(at) == "lead" && at > 0 && noun(at - 1)),
        "after" => place == Place::After,
        _ => true,
    };
    let direction = match way {
        "up" => Direction::Up,
        "down" => Direction::Down,
        _ => Direction::Either,
    };
    meant.then_some(direction)
}

/// `27 falling into both groups`: where they belong, not which way they moved.
pub fn is_fall_into(passage: &Passage<'_>, at: usize) -> bool {
    matches!(passage.word(at), "fall" | "fallen" | "falling" | "falls" | "fell")
        && matches!(passage.word(at + 1), "due" | "for" | "into" | "on" | "under" | "within")
}

fn is_stop(word: &str) -> bool {
    matches!(word, "." | ";" | ":" | "" | "(" | ")" | "“" | "”" | "\"")
}

/// The kind of distance that a figure can state.
pub fn scale(member: &Member) -> Option<Scale> {
    match member.category {
        Some(Category::Percent | Category::Ratio) => Some(Scale::Share),
        Some(Category::PercentPoints) => Some(Scale::Points),
        _ if member.unit == "points" => Some(Scale::Points),
        Some(Category::Vague) => None,
        _ => Some(Scale::Amount),
    }
}

/// `a majority of 1,874`: of votes over the next; that of seats is over all others.
pub fn is_of_votes(passage: &Passage<'_>, at: usize, figure: &Figure) -> bool {
    const SEATS: f64 = 300.0;
    let votes = figure.member.unit == "votes" || figure.member.unit.is_empty() && figure.member.low > SEATS;
    passage.word(at) == "majority" && votes && figure.member.is_count()
}

/// Nouns for the distance between two.
pub const LEAD_NOUNS: [&str; 7] = ["advantage", "deficit", "difference", "edge", "gap", "lead", "margin"];

/// `a 12-point lead`, `leads by 12`, `a margin of 12 points`, `a gap of 12`
fn lead(passage: &Passage<'_>, figure: &Figure) -> Option<Said> {
    let near = |at: usize| {
        let lead = LEAD_NOUNS.contains(&passage.word(at)) || is_of_votes(passage, at, figure);
        lead && passage.word(at + 2) != "error"
    };
    // "a 64-27 advantage" is a pair, and no distance.
    let joint = |at: Option<usize>| matches!(at.map_or("", |a| passage.word(a)), "-" | "–" | "to");
    let beside = |at: usize| passage.figures.iter().any(|f| f.end == at || f.first == at);
    let second = figure.first.checked_sub(1).filter(|at| joint(Some(*at)) && beside(*at)).is_some();
    if second || (joint(Some(figure.end)) && beside(figure.end + 1)) {
        return None;
    }
    // `the two who lead`
    let open = |at: &usize| !is_stop(passage.word(*at)) && !matches!(passage.word(*at), "who" | "which");
    // `91 votes to 76, a margin of 15`: the lead is the next figure.
    let next = |at: usize| passage.word(at + 1) == "of" && beside(at + 2);
    // `up two, and leads 52-48`: another statement.
    let own = |at: &usize| open(at) && passage.word(*at) != ",";
    let noun_after = (figure.end..figure.end + 3).take_while(own).find(|at| near(*at) && !next(*at));
    let of = passage.before(figure, 1) == "of";
    let noun_before = of.then(|| figure.lead.checked_sub(2)).flatten().filter(|at| near(*at));
    let after = noun_after.map(|at| (figure.lead, at + 1));
    let (start, end) = after.or(noun_before.map(|at| (at, figure.end)))?;
    let scale = scale(&figure.member).filter(|s| *s != Scale::Share)?;
    Some((scale, Direction::Either, start, end))
}
