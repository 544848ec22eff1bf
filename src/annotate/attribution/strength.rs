//! How much a source is worth.

use super::Strength;
use super::line::{Line, Range};
use super::parts::PartKind;
use crate::annotate::mention::MentionKind;

/// Names of people make it named; an office, body, document or place makes it an office; a noun
/// for several unnamed people leaves it vague.
pub(super) fn strength(line: &Line<'_>, source: &Range, kind: PartKind) -> Strength {
    let Some(span) = line.span(source.clone()) else { return Strength::Vague };
    let mentions = &line.found.mentions;
    let first = mentions.partition_point(|m| m.span.end <= span.start);
    let held = mentions[first..].iter().take_while(|m| m.span.start < span.end);
    let kinds: Vec<MentionKind> = held.map(|m| m.kind).collect();
    if kinds.contains(&MentionKind::Person)
        || (kind == PartKind::Pronoun && line.is(source.start, &["he", "she", "i"]))
    {
        return Strength::Named;
    }
    match worth(line, source) {
        Some("vague") if kinds.is_empty() => Strength::Vague,
        None if kinds.is_empty() && kind == PartKind::Noun => Strength::Vague,
        _ => Strength::Office,
    }
}

/// Value of the last listed noun of the source.
fn worth(line: &Line<'_>, source: &Range) -> Option<&'static str> {
    let nouns = line.text.lexicon.source_nouns;
    let pair = |i: usize| format!("{} {}", line.word(i), line.word(i + 1)).to_lowercase();
    let two = |i: usize| if i + 1 < source.end { nouns.get(&pair(i)) } else { None };
    source.clone().find_map(|i| two(i).or_else(|| nouns.get_folded(line.word(i))))
}
