//! Sources in brackets at the end of a paragraph: `… killing 12 people. (Reuters) (BBC News)`.
//!
//! In: the sentences of a block. Out: the credits that end it. A bracketed name is one where it is linked or
//! known for an organization; `(R-Ky.)` and `(Applause)` are none.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::value;
use nom::multi::many_m_n;
use nom::sequence::delimited;

use crate::annotate::Text;
use crate::annotate::tokens::{Parsed, Tokens, mark, scan, token_if};
use crate::document::MarkupKind;
use crate::sentence::Sentence;
use crate::source::Span;
use crate::token::{Token, TokenKind};

/// Longest name of a source, in tokens.
const NAME: usize = 8;

/// The name in the brackets that end a block, if it is a source.
pub(super) fn credit(text: Text<'_>, block: &[Sentence]) -> Option<Span> {
    let last = block.last()?;
    let mut credits = Vec::new();
    scan(Tokens::of(text, last.tokens.clone()), bracketed, |_, (name, end)| credits.push((name, end)));
    let (name, end) = *credits.last()?;
    let closes = end >= last.tokens.end as usize
        || text.tokens.get(end..last.tokens.end as usize)?.iter().all(|t| t.kind == TokenKind::Mark);
    (closes && is_source(text, name)).then_some(name)
}

/// bracketed = "(" piece{1,8} ")" | "[" piece{1,8} "]"
fn bracketed(i: Tokens<'_>) -> Parsed<'_, (Span, usize)> {
    let pieces = many_m_n(1, NAME, piece);
    let (after, _) = delimited(mark(&["(", "["]), pieces, mark(&[")", "]"])).parse_complete(i)?;
    let inside = &i.all[i.at + 1..after.at - 1];
    let name = inside[0].span.to(inside[inside.len() - 1].span);
    Ok((after, (name, after.at)))
}

/// piece = a token that is no bracket | "(" token{1,8} ")"
fn piece(i: Tokens<'_>) -> Parsed<'_, ()> {
    let plain = || token_if(|_, w| !matches!(w, "(" | ")" | "[" | "]"));
    let nested = delimited(mark(&["("]), many_m_n(1, NAME, plain()), mark(&[")"]));
    alt((value((), plain()), value((), nested))).parse_complete(i)
}

fn is_source(text: Text<'_>, name: Span) -> bool {
    let first = text.index(name.start);
    let words = text.tokens[first..].iter().take_while(|t| t.span.end <= name.end);
    let known = |t: &Token| text.lexicon.organizations.contains(t.of(&text.document.text));
    text.document.touches(name, MarkupKind::Link) || words.into_iter().any(known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::fixture;

    fn found(line: &str) -> Option<String> {
        fixture::read(line, |t| credit(t, t.sentences).map(|s| s.of(line).to_owned()))
    }

    #[test]
    fn a_known_organization_in_brackets_is_a_source() {
        assert_eq!(found("A ferry sank, killing 12 people. (BBC)"), Some("BBC".to_owned()));
        assert_eq!(
            found("Five died. (AFP via The Karsk Herald)"),
            Some("AFP via The Karsk Herald".to_owned())
        );
        assert_eq!(found("A ferry sank (BBC), killing 12 people."), None);
    }

    #[test]
    fn asides_are_no_sources() {
        assert_eq!(found("He spoke for 12 million people. (Applause)"), None);
        assert_eq!(found("The bill was opposed by Erlan Oraz (R-Ky.)"), None);
    }
}
