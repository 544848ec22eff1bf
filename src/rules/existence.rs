//! Existence: words that must not stand in a draft.
//!
//! In: phrases as printed. Out: a finding for each place, the longest phrase first.
//! Phrases match whole tokens, so `TK` is not found in `TKO` or `TK1980`.

use serde::Deserialize;

use super::engine::Check;
use super::findings::{Finding, Findings};
use super::phrases::{Phrases, stands_alone};
use crate::draft::Draft;
use crate::source::Span;
use crate::source::cover::Cover;
use crate::token::TokenKind;

/// Parameters as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Typed {
    /// As printed, capitals and all.
    phrases: Vec<String>,
    /// In any case.
    any_case: Vec<String>,
    /// Right after an opening bracket, as printed; the whole bracket is the place. In small letters a
    /// bracket is the editor's word in somebody's sentence.
    bracketed: Vec<String>,
    /// Longer phrases in which a match is meant, in any case.
    except: Vec<String>,
    /// No finding where the next word is a number.
    except_before_number: Vec<String>,
}

/// Words that must not stand in a draft.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Typed")]
pub struct Existence {
    printed: Phrases,
    any_case: Phrases,
    bracketed: Phrases,
    except: Phrases,
    except_before_number: Vec<String>,
}

impl TryFrom<Typed> for Existence {
    type Error = String;

    fn try_from(typed: Typed) -> Result<Self, String> {
        Ok(Self {
            printed: Phrases::printed(&typed.phrases)?,
            any_case: Phrases::any_case(&typed.any_case)?,
            bracketed: Phrases::printed(&typed.bracketed)?,
            except: Phrases::any_case(&typed.except)?,
            except_before_number: typed.except_before_number,
        })
    }
}

impl Check for Existence {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let text = &draft.document.text;
        let excepted = Cover::of(self.except.spans(text));
        let mut found: Vec<Span> = self.printed.spans(text).chain(self.any_case.spans(text)).collect();
        found.extend(self.bracketed.spans(text).filter_map(|s| bracket(text, s)));
        found.retain(|s| stands_alone(draft, *s) && !excepted.holds(*s));
        found.retain(|s| !self.is_before_number(draft, *s));
        found.sort_by_key(|s| (s.start, std::cmp::Reverse(s.end)));
        let mut end = 0;
        for span in found {
            if span.start >= end {
                end = span.end;
                let values = vec![("match", draft.slice(span).to_owned())];
                findings.report(Finding { primary: span, values, ..Finding::default() });
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["match"]
    }
}

impl Existence {
    fn is_before_number(&self, draft: &Draft, span: Span) -> bool {
        let next = draft.tokens.partition_point(|t| t.span.start < span.end);
        let number = draft.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Number);
        number && self.except_before_number.iter().any(|w| w == draft.slice(span))
    }
}

/// From the bracket before a phrase to the one that closes it on the same line, or to the phrase's end.
fn bracket(text: &str, span: Span) -> Option<Span> {
    let open = text[..span.start as usize].strip_suffix('[')?.len();
    let rest = &text[span.end as usize..];
    let line = rest.split('\n').next().unwrap_or_default();
    let close = line.find(']').map_or(0, |at| at + 1);
    Some(Span::new(open, span.end as usize + close))
}
