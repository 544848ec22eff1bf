//! Which figure is sourced, and how.
//!
//! In: quantities, quotations and attributions. Out: [`Quantity::sourcing`](super::quantity::Quantity) set.
//! Not here: whether a way of sourcing is good enough (`rules`). The scope is the AP's: the
//! sentence, and later sentences of the paragraph that plainly go on with the same source. Who speaks
//! beside a figure is likely to have said it, too: a named person in the sentence or the one before, or anybody
//! where somebody speaks in the next as well. That is `Near`.

use super::attribution::{Act, Attribution, Strength, near};
use super::quantity::{Category, Quantity, Sourcing};
use super::quotation::{Quotation, QuotationKind};
use super::{Annotations, Text, of_sentence};
use crate::document::Shape;
use crate::source::Span;

/// How many sentences back in a paragraph a source is carried.
const CARRY: u32 = 5;
/// Items of the longest list that one sentence leads into.
const LONGEST_LIST: usize = 40;
/// How many quotations before a figure may hold it.
const NESTED: usize = 4;

/// Links every figure to what sources it.
pub fn link(text: Text<'_>, found: &mut Annotations) {
    let Annotations { quantities, attributions, quotations, .. } = found;
    let carries =
        attributions.iter().map(|a| a.strength != Strength::Hedge && !is_share(a, quantities)).collect();
    let sources = Sources { attributions, carries };
    for quantity in quantities.iter_mut() {
        quantity.sourcing = sourcing(text, quantity, &sources, quotations);
    }
}

/// Attributions with whether each may stand behind later sentences.
struct Sources<'a> {
    attributions: &'a [Attribution],
    carries: Vec<bool>,
}

/// Whether the source is itself a figure: `72 percent believe` answers a poll that goes on.
fn is_share(attribution: &Attribution, quantities: &[Quantity]) -> bool {
    let Some(source) = attribution.source else { return false };
    let first = quantities.partition_point(|q| q.span.end <= source.start);
    quantities[first..].iter().take_while(|q| q.span.start < source.end).any(is_part_of_whole)
}

fn is_part_of_whole(quantity: &Quantity) -> bool {
    matches!(quantity.category, Category::Percent | Category::PercentPoints | Category::Ratio)
}

fn sourcing(
    text: Text<'_>,
    quantity: &Quantity,
    sources: &Sources<'_>,
    quotations: &[Quotation],
) -> Sourcing {
    let said = said(quantity, sources.attributions).map(Sourcing::Sentence);
    let quoted = || quoted(quantity.span, quotations).map(Sourcing::Quotation);
    let carried = || carried(text, quantity, sources).map(Sourcing::Carried);
    let led = || led(text, quantity, sources).map(Sourcing::Carried);
    let beside = || beside(quantity, sources.attributions).map(Sourcing::Near);
    let after = || after(text, quantity, sources).map(Sourcing::Near);
    said.or_else(quoted).or_else(carried).or_else(led).or_else(beside).or_else(after).unwrap_or_default()
}

/// The nearest attribution whose content holds the figure.
fn said(quantity: &Quantity, attributions: &[Attribution]) -> Option<u32> {
    let holds = |a: &Attribution| {
        a.strength != Strength::Hedge
            && a.content.iter().any(|c| c.contains(quantity.span))
            && !in_source(a, quantity.span)
    };
    let distance = |i: &usize| attributions[*i].cue.start.abs_diff(quantity.span.start);
    let within = near(attributions, quantity.sentence, quantity.span).filter(|&i| holds(&attributions[i]));
    within.min_by_key(distance).map(|i| i as u32)
}

/// A named person who speaks in the sentence, though the figure stands outside what is told as said; not where it
/// only tells of that person (`Oraz, who gave $300, said so`).
fn beside(quantity: &Quantity, attributions: &[Attribution]) -> Option<u32> {
    let speaks = |a: &Attribution| {
        let aside = |source: Span| source.end <= quantity.span.start && quantity.span.end <= a.cue.start;
        let about = a.source.is_none_or(|s| s.contains(quantity.span) || aside(s));
        a.strength == Strength::Named && !a.content.is_empty() && !about
    };
    let mut within = near(attributions, quantity.sentence, quantity.span);
    within.find(|&i| speaks(&attributions[i])).map(|i| i as u32)
}

/// The last attribution of the sentence before, where a named person speaks on or somebody speaks again in the next.
fn after(text: Text<'_>, quantity: &Quantity, sources: &Sources<'_>) -> Option<u32> {
    let block = |s: u32| text.sentences.get(s as usize).map(|s| s.block);
    let here = quantity.sentence;
    let together = |s: &u32| block(*s) == block(here);
    let source = source_of(sources, here.checked_sub(1).filter(together)?)?;
    let attribution = &sources.attributions[source];
    let speaks_on = attribution.strength == Strength::Named && !is_paper(text, attribution);
    let between = || together(&(here + 1)) && source_of(sources, here + 1).is_some();
    (speaks_on || between()).then_some(source as u32)
}

fn in_source(attribution: &Attribution, span: Span) -> bool {
    attribution.source.is_some_and(|s| s.contains(span))
}

/// The quotation with a speaker that holds the figure.
fn quoted(span: Span, quotations: &[Quotation]) -> Option<u32> {
    let end = quotations.partition_point(|q| q.span.start <= span.start);
    let holds =
        |q: &Quotation| q.kind != QuotationKind::Scare && q.speaker.is_some() && q.span.contains(span);
    (end.saturating_sub(NESTED)..end).rev().find(|&i| holds(&quotations[i])).map(|i| i as u32)
}

/// The last attribution of the paragraph, where every sentence since goes on with its source.
fn carried(text: Text<'_>, quantity: &Quantity, sources: &Sources<'_>) -> Option<u32> {
    let block = |s: u32| text.sentences.get(s as usize).map(|s| s.block);
    let share = is_part_of_whole(quantity);
    let mut plain = true;
    for back in 0..CARRY {
        let here = quantity.sentence.checked_sub(back)?;
        let before = here.checked_sub(1).filter(|b| block(*b) == block(here))?;
        plain &= goes_on(text, here);
        if source_of(sources, here).is_some() || !(plain || share) {
            return None;
        }
        if let Some(source) = source_of(sources, before) {
            let polled = share && is_document(text, &sources.attributions[source]);
            return (plain || polled).then_some(source as u32);
        }
    }
    None
}

/// The attribution that leads with a colon into the paragraph, quotation or list of the figure.
fn led(text: Text<'_>, quantity: &Quantity, sources: &Sources<'_>) -> Option<u32> {
    let block = text.sentences.get(quantity.sentence as usize)?.block;
    let shape = |block: u32| text.document.blocks.get(block as usize).map(|b| b.shape);
    let in_list = |block: &u32| shape(*block) == Some(Shape::ListItem);
    let back = (0..=block).rev().take(LONGEST_LIST).take_while(in_list).count() as u32;
    let first = if back == 0 { block } else { block + 1 - back };
    let here = text.sentences.partition_point(|s| s.block < first);
    let before = here.checked_sub(1)?;
    let leads = text.sentences[before].span.of(&text.document.text).ends_with(':');
    let source = leading(sources, before as u32).filter(|_| leads && shape(block) != Some(Shape::Cell))?;
    Some(source as u32)
}

/// The last attribution of a sentence that may be carried on: who wants one thing does not stand behind the next.
fn source_of(sources: &Sources<'_>, sentence: u32) -> Option<usize> {
    last_of(sources, sentence, |a| a.act != Act::Intent)
}

/// The last attribution of a sentence that may lead into a list, a plan included.
fn leading(sources: &Sources<'_>, sentence: u32) -> Option<usize> {
    last_of(sources, sentence, |_| true)
}

fn last_of(sources: &Sources<'_>, sentence: u32, fits: impl Fn(&Attribution) -> bool) -> Option<usize> {
    let carries = |i: &usize| sources.carries[*i] && fits(&sources.attributions[*i]);
    of_sentence(sources.attributions, sentence, |a| a.sentence).rev().find(carries)
}

/// Whether a poll, report or set of data speaks: its shares follow one another without its name.
fn is_document(text: Text<'_>, attribution: &Attribution) -> bool {
    let words = attribution.source.map_or("", |s| s.of(&text.document.text));
    let mut words = words.split(|c: char| !c.is_alphabetic());
    words.any(|w| text.lexicon.source_nouns.get_folded(w) == Some("document"))
}

/// Whether what somebody wrote or said is the source, not the person: `Oraz's comment shows`.
fn is_paper(text: Text<'_>, attribution: &Attribution) -> bool {
    let words = attribution.source.map_or("", |s| s.of(&text.document.text));
    let paper = |w: &str| text.lexicon.cue_nouns.has(w);
    is_document(text, attribution) || words.split(|c: char| !c.is_alphabetic()).any(paper)
}

/// Whether the subject of a sentence is a pronoun or a body named before (`the ministry`).
fn goes_on(text: Text<'_>, sentence: u32) -> bool {
    let Some(sentence) = text.sentences.get(sentence as usize) else { return false };
    let word = |n: usize| {
        let token = text.tokens.get(sentence.tokens.start as usize + n);
        token.map_or("", |t| t.of(&text.document.text))
    };
    let pronoun = ["he", "she", "they", "it", "his", "her", "their", "its"]
        .iter()
        .any(|p| word(0).eq_ignore_ascii_case(p));
    let body = word(0).eq_ignore_ascii_case("the") && text.lexicon.source_nouns.has(word(1));
    pronoun || body
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{annotate, fixture};

    /// Words and way of sourcing of every figure.
    fn sourced(text: &str) -> Vec<String> {
        fixture::read(text, |t| {
            let show = |q: &Quantity| {
                let way = match q.sourcing {
                    Sourcing::None => "none",
                    Sourcing::Sentence(_) => "sentence",
                    Sourcing::Quotation(_) => "quotation",
                    Sourcing::Carried(_) => "carried",
                    Sourcing::Document(_) => "document",
                    Sourcing::Near(_) => "near",
                };
                format!("{} {way}", q.span.of(text))
            };
            annotate(t).quantities.iter().map(show).collect()
        })
    }

    #[test]
    fn the_sentence_and_its_quotation_source() {
        assert_eq!(sourced("Police said 20 people died. Some 30 people fled."), ["20 sentence", "30 none"]);
        let text = "“We lost 300 people,” Oraz said. “Then 200 people left us.”";
        assert_eq!(sourced(text), ["300 sentence", "200 quotation"]);
    }

    #[test]
    fn a_source_is_carried_while_the_subject_goes_on() {
        let text = "Erlan Oraz said 20 people died. He spent $5 million on repairs.\nHe lost 300 votes.";
        assert_eq!(sourced(text), ["20 sentence", "$5 million carried", "300 none"]);
        let text = "Erlan Oraz wants 20 boats. He spent $5 million on repairs.";
        assert_eq!(sourced(text), ["20 sentence", "$5 million none"], "a wish is no statement that goes on");
    }

    #[test]
    fn a_named_person_speaks_near_a_figure() {
        assert_eq!(sourced("Of the 300 boats in the bay, Erlan Oraz said none was his."), ["300 near"]);
        assert_eq!(sourced("Of the 300 boats in the bay, the ministry said none was new."), ["300 none"]);
        assert_eq!(sourced("Erlan Oraz said the quay was shut. Some 300 boats lay at sea."), ["300 near"]);
        assert_eq!(sourced("The ministry said the quay was shut. Some 300 boats lay at sea."), ["300 none"]);
        assert_eq!(
            sourced("Oraz’s comment showed the quay was shut. Some 300 boats lay at sea."),
            ["300 none"]
        );
        let text =
            "The ministry said the quay was shut. Some 300 boats lay at sea. Police said it would open soon.";
        assert_eq!(sourced(text), ["300 near"]);
    }

    #[test]
    fn a_colon_leads_into_the_next_paragraph() {
        let text = "According to Erlan Oraz, writing for the Herald:\nThe firm paid 300 people. Some 40 people left.\nThen 20 people fled.";
        assert_eq!(sourced(text), ["300 carried", "40 carried", "20 none"]);
    }

    #[test]
    fn who_counts_or_estimates_needs_no_word_of_saying() {
        for text in [
            "The charity put the number of homeless people in the city at 8,400.",
            "The Agora institute puts the approval of the governor at 50 percent.",
            "The emergency agency raised the death toll to 267.",
            "The ministry has recorded more than 1,200 attacks since May.",
            "The bank cut its forecast for growth to 2.4 percent.",
            "Police estimates of the crowd ranged from 2,000 to 3,000.",
        ] {
            assert!(sourced(text)[0].ends_with(" sentence"), "{text}: {:?}", sourced(text));
        }
        for text in [
            "Prices in the city ranged from 200 to 300 crowns.",
            "The council raised the tax on 300 firms to pay for it.",
            "The blast raised the death toll to 267.",
            "At least 30 cases were recorded.",
        ] {
            assert!(sourced(text)[0].ends_with(" none"), "{text}: {:?}", sourced(text));
        }
    }

    #[test]
    fn hedges_and_asides_source_nothing() {
        assert_eq!(sourced("Some 20 people were reportedly killed."), ["20 none"]);
        assert_eq!(sourced("The donor, who gave $300,000, said nothing."), ["$300,000 none"]);
    }
}
