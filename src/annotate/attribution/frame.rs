//! Which phrase speaks a cue.
//!
//! In: a [`Line`] and one of its cues. Out: [`Frame`]: source and cue with their order, or nothing
//! where the verb denies, plans or acts. Not here: what is said (`content`).

use super::line::{Line, Range};
use super::parts::{BE, Cue, CueKind, Part, PartKind, SURE};
use super::subject::{LIKELY, SUBJECT_REACH, anyone, is_document, says, subject};

/// How far behind its verb an adjunct (`on Monday in a statement`) begins at most, in tokens.
const ADJUNCT_REACH: usize = 8;
/// Endings of participles that only follow `have` or `be`.
const PARTICIPLES: [&str; 7] = ["written", "known", "seen", "shown", "spoken", "foreseen", "sworn"];
/// Words that may stand between a subject and its verb.
const BETWEEN: [&str; 30] = [
    "has",
    "have",
    "had",
    "also",
    "then",
    "later",
    "once",
    "still",
    "often",
    "now",
    "himself",
    "herself",
    "themselves",
    "itself",
    "earlier",
    "just",
    "ever",
    "always",
    "even",
    "both",
    "all",
    "would",
    "will",
    "did",
    "does",
    "do",
    "since",
    "too",
    "on",
    "first",
];
/// Words that deny, or leave open, that something was said.
const DENY: [&str; 14] = [
    "not", "never", "n't", "nobody", "neither", "nor", "without", "hardly", "cannot", "could", "can", "may",
    "might", "should",
];
/// Who is addressed stands right after these.
const ADDRESSING: [&str; 23] = [
    "told",
    "tell",
    "tells",
    "telling",
    "inform",
    "informed",
    "informs",
    "informing",
    "assure",
    "assured",
    "assures",
    "assuring",
    "remind",
    "reminded",
    "reminds",
    "reminding",
    "warned",
    "advised",
    "notified",
    "asked",
    "asks",
    "asking",
    "urged",
];

/// `continue to claim` is saying so again, not planning to.
const GOING_ON: [&str; 3] = ["continue", "continues", "continued"];

/// Which side of the cue its source stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// `Oraz said`
    Normal,
    /// `said Oraz`
    Inverted,
    /// `according to Oraz`
    Prefixed,
    /// `was reported by Oraz`
    Passive,
    /// `reportedly`
    Bare,
}

/// A cue with its source.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub order: Order,
    pub cue: Range,
    pub source: Option<Range>,
    /// The pieces between which content is looked for: past source, cue and addressee.
    pub whole: Range,
    /// Bounds of the sentence or of the quotation around it.
    pub bounds: Range,
    /// Whether the source is a pronoun.
    pub kind: PartKind,
    /// Whether only the words after it are said.
    pub participle: bool,
}

/// Reads the frame of a cue.
pub(super) fn frame(line: &Line<'_>, cue: &Cue) -> Option<Frame> {
    let bounds = line.bounds(cue.from);
    match cue.kind {
        CueKind::Hedge => Some(bare(cue, bounds)),
        CueKind::Document if in_adjunct(line, cue) => None,
        CueKind::Preposition | CueKind::Document => prefixed(line, cue, bounds),
        CueKind::Noun => claim(line, cue, bounds),
        CueKind::Participle => participle(line, cue, bounds),
        CueKind::Verb => verb(line, cue, bounds),
    }
}

fn bare(cue: &Cue, bounds: Range) -> Frame {
    let cue = cue.from..cue.to;
    Frame {
        order: Order::Bare,
        whole: cue.clone(),
        cue,
        source: None,
        bounds,
        kind: PartKind::Noun,
        participle: false,
    }
}

/// `Oraz's claim that`: the phrase that ends in the noun stands for its source.
fn claim(line: &Line<'_>, cue: &Cue, bounds: Range) -> Option<Frame> {
    let Some(part) = line.part_ending(cue.to).filter(|p| p.from >= bounds.start) else {
        return verb(line, cue, bounds);
    };
    let bare = part.from == cue.from;
    if bare { verb(line, cue, bounds) } else { Some(spoken(line, cue, part, bounds, true)) }
}

/// Whether `in a statement` only says where somebody said it; a poll does more than that.
fn in_adjunct(line: &Line<'_>, cue: &Cue) -> bool {
    const DATA: [&str; 10] =
        ["poll", "polls", "polling", "survey", "surveys", "study", "studies", "census", "data", "figures"];
    if line.part_at(cue.to).is_some_and(|p| line.is(p.to - 1, &DATA)) {
        return false;
    }
    let end = line.cues.partition_point(|c| c.from < cue.from);
    let verbs = line.cues[..end]
        .iter()
        .rev()
        .take(2)
        .filter(|c| c.share >= SURE && matches!(c.kind, CueKind::Verb | CueKind::Participle));
    let near = |c: &Cue| cue.from - c.to <= ADJUNCT_REACH && (c.to..cue.from).all(|i| !line.is_break(i));
    verbs.into_iter().any(near)
}

/// A source after its cue; without a phrase that speaks, up to the next mark.
fn prefixed(line: &Line<'_>, cue: &Cue, bounds: Range) -> Option<Frame> {
    let to = match line.part_at(cue.to) {
        Some(part) => part.to,
        None => {
            (cue.to..bounds.end).take(SUBJECT_REACH / 4).find(|&i| line.is_break(i) || line.is(i, &["."]))?
        }
    };
    let source = (cue.to..to.min(bounds.end)).clone();
    if source.is_empty() {
        return None;
    }
    Some(Frame {
        order: Order::Prefixed,
        cue: cue.from..cue.to,
        whole: cue.from..source.end,
        source: Some(source),
        bounds,
        kind: PartKind::Noun,
        participle: false,
    })
}

/// `saying`: who acts in the sentence speaks.
fn participle(line: &Line<'_>, cue: &Cue, bounds: Range) -> Option<Frame> {
    let lead = lead(line, cue.from, &bounds);
    let document = subject(line, lead.from, &bounds).filter(|s| is_document(line, s));
    if let Some(document) = document.filter(|_| !lead.deny && cue.share >= LIKELY) {
        return Some(spoken(line, cue, document, bounds, true));
    }
    // `with Oraz noting that`
    let beside = line.part_ending(lead.from).filter(|p| line.is(p.from.wrapping_sub(1), &["with"]));
    if let Some(speaker) = beside.filter(|_| !lead.deny) {
        return Some(spoken(line, cue, speaker, bounds, true));
    }
    let goes_on = line.is(
        lead.from.wrapping_sub(1),
        &[",", "by", "as", "after", "while", "and", "in", "before", "when", "from"],
    );
    let finite = lead.be && !lead.deny;
    if lead.deny || !(goes_on || finite) || cue.share < LIKELY {
        return None;
    }
    let subject = match finite {
        true => subject(line, lead.from, &bounds),
        false => line.first_part(bounds.start).filter(|p| p.to <= cue.from),
    };
    Some(spoken(line, cue, subject?, bounds, true))
}

fn verb(line: &Line<'_>, cue: &Cue, bounds: Range) -> Option<Frame> {
    let lead = lead(line, cue.from, &bounds);
    if lead.deny || lead.infinitive {
        return None;
    }
    if lead.be || (!lead.have && line.is(cue.from, &PARTICIPLES)) {
        return passive(line, cue, bounds);
    }
    if let Some(frame) = inverted(line, cue, &bounds) {
        return Some(frame);
    }
    let shared = || line.first_part(bounds.start).filter(|p| p.to <= lead.from && is_second(line, lead.from));
    let subject = subject(line, lead.from, &bounds).or_else(shared).or_else(|| anyone(line, cue, &bounds))?;
    says(line, cue, subject, addressee(line, cue)).then(|| spoken(line, cue, subject, bounds, false))
}

/// Whether a verb is the second of one subject: `Oraz paid the fine and on Monday said`.
fn is_second(line: &Line<'_>, at: usize) -> bool {
    const BETWEEN: usize = 4;
    let near = (line.from..at).rev().take(BETWEEN);
    let light = |i: &usize| !line.is_break(*i) && line.part_ending(i + 1).is_none_or(|p| p.to != at);
    near.take_while(light).any(|i| line.is(i, &["and"]))
}

/// A frame with its source before the cue.
fn spoken(line: &Line<'_>, cue: &Cue, subject: Part, bounds: Range, participle: bool) -> Frame {
    let source = match line.is_relative(subject) {
        true => antecedent(line, subject, &bounds).unwrap_or(subject),
        false => subject,
    };
    let start = if line.is_relative(subject) { subject.from } else { source.from };
    let to = addressee(line, cue);
    Frame {
        order: Order::Normal,
        cue: cue.from..cue.to,
        source: Some(source.from..source.to),
        whole: if participle { cue.from..to } else { start..to },
        bounds,
        kind: source.kind,
        participle: participle || line.is_relative(subject),
    }
}

/// What `who` stands for.
fn antecedent(line: &Line<'_>, relative: Part, bounds: &Range) -> Option<Part> {
    let end = if line.before(relative.from) == "," { relative.from - 1 } else { relative.from };
    line.part_ending(end).filter(|p| p.from >= bounds.start)
}

/// Index past the cue and those whom it addresses.
fn addressee(line: &Line<'_>, cue: &Cue) -> usize {
    let addressed = line.is(cue.from, &ADDRESSING);
    line.part_at(cue.to).filter(|_| addressed).map_or(cue.to, |p| p.to)
}

/// What stands between a subject and its verb.
pub(super) struct Lead {
    /// Index of its first word.
    pub from: usize,
    pub deny: bool,
    pub be: bool,
    pub have: bool,
    pub infinitive: bool,
}

/// What stands between its subject and the verb at a token.
pub(super) fn lead(line: &Line<'_>, verb: usize, bounds: &Range) -> Lead {
    let mut lead = Lead { from: verb, deny: false, be: false, have: false, infinitive: false };
    for i in (bounds.start..verb).rev().take(6) {
        let word = line.word(i);
        let denies = (line.is(i, &DENY) && word != "May") || word.ends_with("n't") || word.ends_with("n’t");
        let be = line.is(i, &BE);
        let to = line.is(i, &["to"]);
        let adverb = word.len() > 4 && word.ends_with("ly");
        if !(denies || be || to || adverb || line.is(i, &BETWEEN)) {
            break;
        }
        lead.deny |= denies;
        lead.be |= be;
        lead.have |= line.is(i, &["have", "has", "had", "'ve", "’ve"]);
        lead.infinitive |= to;
        lead.from = i;
    }
    if lead.infinitive && line.is(lead.from.wrapping_sub(1), &GOING_ON) {
        (lead.infinitive, lead.from) = (false, lead.from - 1);
    }
    lead.deny |= line.is(lead.from.wrapping_sub(1), &["one", "nobody", "none"])
        && line.is(lead.from.wrapping_sub(2), &["no"]);
    lead
}

/// `was reported by Oraz`, `was quoted as saying`
fn passive(line: &Line<'_>, cue: &Cue, bounds: Range) -> Option<Frame> {
    let by =
        (cue.to..bounds.end).take(6).take_while(|&i| !line.is_break(i)).find(|&i| line.is(i, &["by"]))?;
    let agent = line.part_at(by + 1)?;
    Some(Frame {
        order: Order::Passive,
        cue: cue.from..cue.to,
        source: Some(agent.from..agent.to),
        whole: cue.from..agent.to,
        bounds,
        kind: agent.kind,
        participle: false,
    })
}

/// `…, said Oraz`: a verb right after what is said, its subject right after it.
fn inverted(line: &Line<'_>, cue: &Cue, bounds: &Range) -> Option<Frame> {
    let quoted = line.after_quotation(cue.from)
        || (cue.from > bounds.start && matches!(line.before(cue.from), "\"" | "”" | "?" | "!"));
    let part = line.part_at(cue.to).or_else(|| somebody(line, cue.to).filter(|_| quoted))?;
    let noun = part.kind == PartKind::Noun && part.to <= bounds.end && !line.is(part.from, &["that"]);
    let ends = line.is_break(part.to)
        || line.is(part.to, &[".", "who", "whose", "of", "in", "on", "during", "at", "after"]);
    let comma = matches!(line.before(cue.from), "," | "—" | "–");
    if !(noun && cue.share >= SURE && (quoted || (comma && ends))) || line.is(cue.from, &ADDRESSING) {
        return None;
    }
    Some(Frame {
        order: Order::Inverted,
        cue: cue.from..cue.to,
        source: Some(part.from..part.to),
        whole: cue.from..part.to,
        bounds: bounds.clone(),
        kind: part.kind,
        participle: false,
    })
}

/// `a narrator`: an article and a few words up to a mark, whoever it is.
fn somebody(line: &Line<'_>, from: usize) -> Option<Part> {
    let to = (from + 1..line.to).take(5).find(|&i| line.is_break(i) || line.is(i, &["."]))?;
    line.is(from, &["a", "an", "the", "one", "his", "her"]).then_some(Part { kind: PartKind::Noun, from, to })
}
