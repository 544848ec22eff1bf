//! The safe fixes of a draft put in.
//!
//! In: a text and what is found in it. Out: the text mended until nothing safe is left to mend.
//! Not here: what is safe (`rules::findings`), reading and writing files (`walk`).
//!
//! The edits of a fix are put in together or not at all. Where two fixes touch the same words the one that comes
//! first in the order of the reports is put in, and the text is read again for the other.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};

/// Readings of a text before its fixes are called restless: two that feed each other would go on for ever.
const ROUNDS: usize = 16;

/// A text with its safe fixes put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The text; the one that was given where there was nothing to mend.
    pub text: String,
    /// Number of places that were changed.
    pub places: usize,
}

/// Fixes that undo each other.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("the fixes of {rules} undo each other")]
pub struct Restless {
    /// Names of the rules, sorted, with commas.
    pub rules: String,
}

/// Puts in the safe fixes of what `lint` finds, and of what it finds then, until it finds none.
///
/// # Errors
/// Fixes that do not come to rest.
pub fn mend(text: &str, lint: impl Fn(&str) -> Vec<Diagnostic>) -> Result<Mended, Restless> {
    let mut mended = Mended { text: text.to_owned(), places: 0 };
    let mut rules = BTreeSet::new();
    for _ in 0..ROUNDS {
        let found = lint(&mended.text);
        let edits = edits(&found);
        if edits.is_empty() {
            return Ok(mended);
        }
        rules.extend(found.into_iter().filter(|d| safe(d).is_some()).map(|d| d.rule));
        mended = Mended { text: apply(&mended.text, &edits), places: mended.places + edits.len() };
    }
    Err(Restless { rules: rules.into_iter().collect::<Vec<_>>().join(", ") })
}

/// The edits that one reading puts in: in order, without overlap.
pub fn edits(found: &[Diagnostic]) -> Vec<Edit> {
    let mut fixes: Vec<(&Diagnostic, &Fix)> = found.iter().filter_map(|d| Some((d, safe(d)?))).collect();
    fixes.sort_by(|(a, _), (b, _)| a.order().cmp(&b.order()));
    // By their starts, of which no two are alike, as edits that begin at one place clash.
    let mut taken: BTreeMap<u32, &Edit> = BTreeMap::new();
    for (_, fix) in fixes {
        let new: Vec<&Edit> =
            fix.edits.iter().filter(|e| taken.get(&e.span.start).is_none_or(|t| t != e)).collect();
        if !new.iter().any(|e| beside(&taken, e).any(|t| clash(t, e))) {
            taken.extend(new.into_iter().map(|e| (e.span.start, e)));
        }
    }
    taken.into_values().cloned().collect()
}

/// The edits that may clash with another, as those that are taken do not overlap: the last before its end, and the one
/// that begins where it does.
fn beside<'a>(taken: &BTreeMap<u32, &'a Edit>, edit: &Edit) -> impl Iterator<Item = &'a Edit> {
    let before = taken.range(..edit.span.end.max(edit.span.start + 1)).next_back();
    before.map(|(_, t)| *t).into_iter().chain(taken.get(&edit.span.start).copied())
}

/// The text with edits put in that are in order and do not overlap.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.span.start as usize]);
        out.push_str(&edit.text);
        at = edit.span.end as usize;
    }
    out.push_str(&text[at..]);
    out
}

fn safe(diagnostic: &Diagnostic) -> Option<&Fix> {
    diagnostic.fix.as_ref().filter(|f| f.applicability == Applicability::Safe)
}

/// Whether two edits change the same words, or put words in at the same place.
fn clash(a: &Edit, b: &Edit) -> bool {
    a.span.overlaps(b.span) || a.span.start == b.span.start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Label, Level};
    use crate::source::SourceSpan;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit { span: SourceSpan::new(start, end), text: text.to_owned() }
    }

    fn found(rule: &str, edits: Vec<Edit>) -> Diagnostic {
        let primary = Label { path: None, span: edits[0].span, text: String::new(), message: String::new() };
        Diagnostic {
            path: String::new(),
            rule: rule.to_owned(),
            level: Level::Warning,
            always_shown: false,
            message: String::new(),
            primary,
            secondary: Vec::new(),
            notes: Vec::new(),
            help: None,
            fix: Some(Fix { applicability: Applicability::Safe, edits }),
            fingerprint: String::new(),
        }
    }

    #[test]
    fn of_two_fixes_of_the_same_words_the_first_is_put_in_whole() {
        let one = found("a", vec![edit(4, 7, "x")]);
        let two = found("b", vec![edit(0, 3, "y"), edit(6, 9, "y")]);
        let three = found("c", vec![edit(4, 7, "x"), edit(8, 9, "z")]);
        assert_eq!(edits(&[three.clone(), one.clone()]), [edit(4, 7, "x"), edit(8, 9, "z")]);
        assert_eq!(edits(&[one, two.clone(), three]), [edit(0, 3, "y"), edit(6, 9, "y")]);
        assert_eq!(apply("abc defghi", &edits(&[two])), "y deyi");
    }

    #[test]
    fn what_is_not_safe_is_left() {
        let mut shown = found("a", vec![edit(0, 1, "x")]);
        shown.fix = Some(Fix { applicability: Applicability::DisplayOnly, edits: vec![edit(0, 1, "x")] });
        assert_eq!(edits(&[shown]), []);
    }

    #[test]
    fn a_text_is_read_again_until_nothing_is_left() {
        let shorten = |text: &str| match text.find("aa") {
            Some(at) => vec![found("twice", vec![edit(at, at + 1, "")])],
            None => Vec::new(),
        };
        assert_eq!(mend("baaaa", shorten), Ok(Mended { text: "ba".to_owned(), places: 3 }));
        assert_eq!(mend("ba", shorten), Ok(Mended { text: "ba".to_owned(), places: 0 }));
    }

    #[test]
    fn fixes_that_undo_each_other_are_refused() {
        let swap = |text: &str| match text {
            "a" => vec![found("to-b", vec![edit(0, 1, "b")])],
            _ => vec![found("to-a", vec![edit(0, 1, "a")])],
        };
        assert_eq!(
            mend("a", swap).map_err(|e| e.to_string()),
            Err("the fixes of to-a, to-b undo each other".to_owned())
        );
    }
}
