//! A year far from the story that nothing accounts for.
//!
//! Serves one rule: no other asks how far a year is.

use serde::Deserialize;

use crate::annotate::temporal::{Side, Temporal, Written};
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings};
use crate::token::{Case, TokenKind};

/// A year far from the story that nothing accounts for.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FarYear {
    /// Years after publication from which on a year is far.
    ahead: i16,
    /// Years before this one are far.
    before: i16,
    /// Words of the sentence that account for a year ahead.
    plans: Vec<String>,
    /// Words of the sentence that account for a year long ago.
    history: Vec<String>,
    /// Names, with their capital, that a number belongs to.
    numbered: Vec<String>,
}

/// A misprint is looked for among the years of a lifetime before publication and a few after.
const LIFETIME: i16 = 80;
const SOON: i16 = 5;

impl Check for FarYear {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let Some(published) = draft.document.date().map(|d| d.year()) else { return };
        for temporal in &draft.annotations.dates {
            for written in std::iter::once(temporal.written).chain(temporal.written_end) {
                self.look(draft, findings, (temporal, written), published);
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["year", "years", "way", "published", "likely"]
    }
}

impl FarYear {
    fn look(
        &self,
        draft: &Draft,
        findings: &mut Findings<'_>,
        (temporal, written): (&Temporal, Written),
        published: i16,
    ) {
        let (Some(year), Some(span)) = (written.year, written.date) else { return };
        let ahead = year >= published.saturating_add(self.ahead);
        let far = ahead || year < self.before;
        let Some(likely) = misprint(year, published).filter(|_| far) else { return };
        let paired = ahead && self.is_one_of_two(draft, temporal, year, published);
        if paired || self.is_accounted_for(draft, temporal, ahead) || self.counts(draft, temporal) {
            return;
        }
        let values = vec![
            ("year", year.to_string()),
            ("years", year.abs_diff(published).to_string()),
            ("way", if ahead { "after" } else { "before" }.to_owned()),
            ("published", published.to_string()),
            ("likely", likely.to_string()),
        ];
        findings.report(Finding { primary: span, values, ..Finding::default() });
    }

    fn is_accounted_for(&self, draft: &Draft, temporal: &Temporal, ahead: bool) -> bool {
        let bound = matches!(temporal.side, Some(Side::By | Side::Before));
        let words = if ahead { &self.plans } else { &self.history };
        let sentence = draft.sentence(temporal.sentence).span;
        let said = |w: String| words.contains(&w);
        let named = draft.tokens_in(sentence).iter().any(|t| said(draft.slice(t.span).to_lowercase()));
        (ahead && bound) || named
    }

    /// `would run dry in 2047. The package moves that to 2058`: of two far years in one paragraph neither is misprinted.
    fn is_one_of_two(&self, draft: &Draft, temporal: &Temporal, year: i16, published: i16) -> bool {
        let block = draft.block_of(temporal.sentence).span;
        let dates = &draft.annotations.dates;
        let here = &dates[dates.partition_point(|d| d.span.start < block.start)..];
        let far = |y: i16| y != year && y >= published.saturating_add(self.ahead);
        here.iter().take_while(|d| d.span.start < block.end).any(|d| d.written.year.is_some_and(far))
    }

    /// `a poll of 2047 registered voters`, `1570 schools`, `CD-35 2722 B`: before a noun or a letter, a number that no
    /// determiner leads to is a count or a code; so is one behind a name that has numbers (`Transit Workers Local 1088`).
    fn counts(&self, draft: &Draft, temporal: &Temporal) -> bool {
        const DETERMINERS: [&str; 8] = ["a", "an", "his", "her", "its", "our", "the", "their"];
        let next = draft.tokens.partition_point(|t| t.span.start < temporal.span.end);
        let first = draft.tokens.partition_point(|t| t.span.start < temporal.span.start);
        let word = |at: usize| draft.tokens.get(at).map_or("", |t| draft.slice(t.span));
        let led = first > 0 && DETERMINERS.contains(&word(first - 1).to_lowercase().as_str());
        let small =
            draft.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower);
        let plural = small && (word(next).ends_with('s') || word(next + 1).ends_with('s'));
        let code = word(next).len() == 1 && word(next).chars().all(char::is_uppercase);
        let numbered = first > 0 && self.numbered.iter().any(|n| n == word(first - 1));
        numbered || !led && (plural || code)
    }
}

/// The year nearest to publication that a slip turns into the one written: two digits swapped, or one mistyped.
fn misprint(year: i16, published: i16) -> Option<i16> {
    let digits: Vec<u8> = year.to_string().into_bytes();
    let swapped = (0..digits.len().saturating_sub(1)).map(|i| {
        let mut other = digits.clone();
        other.swap(i, i + 1);
        other
    });
    let mistyped = (0..digits.len()).flat_map(|i| {
        let digits = &digits;
        (b'0'..=b'9').map(move |d| {
            let mut other = digits.clone();
            other[i] = d;
            other
        })
    });
    let read = |bytes: Vec<u8>| String::from_utf8(bytes).ok()?.parse::<i16>().ok();
    let near = |y: &i16| (published - LIFETIME..=published + SOON).contains(y);
    let closest = |years: &mut dyn Iterator<Item = Vec<u8>>| {
        years.filter_map(read).filter(near).min_by_key(|y| y.abs_diff(published))
    };
    closest(&mut { swapped }).or_else(|| closest(&mut { mistyped }))
}

#[cfg(test)]
mod tests {
    use super::misprint;

    #[test]
    fn a_slip_of_one_key_is_named() {
        assert_eq!(misprint(2051, 2016), Some(2015));
        assert_eq!(misprint(1688, 2016), Some(1988));
        assert_eq!(misprint(2112, 2016), Some(2012));
    }
}
