//! Quotation marks: one left open, and two makes of them in one draft.
//!
//! In: quotations, and the marks of the text. Out: a finding for each quotation without an end, and one for a draft
//! that is set in straight and curly marks. Not here: which marks belong together (`annotate::quotation`).

use serde::Deserialize;

use super::engine::Check;
use super::findings::{Finding, Findings, Mark};
use super::template::Template;
use crate::document::{MarkupKind, Role, Shape};
use crate::draft::Draft;
use crate::source::Span;
use crate::token::{Token, TokenKind};

/// A quotation without an end.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OpenQuotation {
    /// How many words after the mark are marked with it: a mark alone is hard to see.
    words: usize,
}

impl Check for OpenQuotation {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        for quotation in draft.annotations.quotations.iter().filter(|q| q.lost) {
            let primary = self.head(draft, quotation.span);
            let values = vec![("words", one_line(draft, primary))];
            findings.report(Finding { primary, values, ..Finding::default() });
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["words"]
    }
}

impl OpenQuotation {
    fn head(&self, draft: &Draft, quotation: Span) -> Span {
        let tokens = draft.tokens_in(quotation);
        let words = tokens.iter().filter(|t| t.kind == TokenKind::Word).take(self.words);
        let end = words.last().or(tokens.first()).map_or(quotation.end, |t| t.span.end);
        Span { start: quotation.start, end }
    }
}

fn one_line(draft: &Draft, span: Span) -> String {
    draft.slice(span).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Two makes of quotation marks and apostrophes in one draft.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct MarkStyle {
    /// Beside the first mark of the make that is used more.
    usual: Template,
}

/// How a mark is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Make {
    Straight,
    Curly,
}

impl Make {
    fn name(self) -> &'static str {
        match self {
            Make::Straight => "straight",
            Make::Curly => "curly",
        }
    }

    /// A straight mark after a digit is a sign of feet, inches or minutes in any copy.
    fn of(c: char, before: Option<char>) -> Option<Make> {
        match c {
            '"' | '\'' if !before.is_some_and(|b| b.is_ascii_digit()) => Some(Make::Straight),
            '“' | '”' | '‘' | '’' => Some(Make::Curly),
            _ => None,
        }
    }
}

impl Check for MarkStyle {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let marks = marks(draft);
        let of = |make: Make| marks.iter().filter(move |m| m.0 == make);
        let count = |make: Make| of(make).count();
        let (odd, usual) = match count(Make::Curly) <= count(Make::Straight) {
            true => (Make::Curly, Make::Straight),
            false => (Make::Straight, Make::Curly),
        };
        if let (Some((_, at)), Some((_, first))) = (of(odd).next(), of(usual).next()) {
            let counted = |make: Make| times(count(make));
            let values = vec![
                ("mark", draft.slice(*at).to_owned()),
                ("odd", odd.name().to_owned()),
                ("odd-times", counted(odd)),
                ("usual", usual.name().to_owned()),
                ("usual-times", counted(usual)),
            ];
            let others = vec![Mark { span: *first, message: self.usual.fill(&values) }];
            findings.report(Finding { primary: *at, others, values, ..Finding::default() });
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["mark", "odd", "odd-times", "usual", "usual-times"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.usual]
    }
}

fn times(n: usize) -> String {
    match n {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}

/// The marks of the page in order, each with the token it stands in.
fn marks(draft: &Draft) -> Vec<(Make, Span)> {
    let read = |role: Role| !matches!(role, Role::Boilerplate | Role::Correction);
    let blocks = draft.document.blocks.iter().filter(|b| read(b.role) && b.shape != Shape::Metadata);
    let tokens = blocks.flat_map(|b| draft.tokens_in(b.span)).filter(|t| t.kind != TokenKind::Address);
    // Few tokens hold a mark, and where code stands is dearer to ask.
    let marked = tokens.filter(|t| draft.slice(t.span).contains(is_mark));
    let prose = marked.filter(|t| !draft.document.touches(t.span, MarkupKind::Code));
    prose.flat_map(|t| makes(draft, t).map(|make| (make, t.span))).collect()
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’')
}

fn makes<'d>(draft: &'d Draft, token: &Token) -> impl Iterator<Item = Make> + use<'d> {
    let text = draft.slice(token.span);
    let start = token.span.start as usize;
    text.char_indices().filter_map(move |(i, c)| {
        is_mark(c).then_some(())?;
        Make::of(c, draft.document.text[..start + i].chars().next_back())
    })
}
