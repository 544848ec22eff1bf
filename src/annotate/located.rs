//! Places and the countries they are said to be in.
//!
//! In: mentions. Out: [`Located`], a place with its country: `Almaty, Kazakhstan`, `the Kazakh city of Almaty`,
//! `Kazakhstan's capital, Astana`. Not here: whether that is so (`rules`).
//!
//! A city often stands for a government, and countries stand in lists with cities: `pressure on Moscow in Syria`,
//! `talks between Ankara, Iran and the others` say nothing of where a place is.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{not, opt, peek};
use nom::multi::many_m_n;
use nom::sequence::{delimited, pair, preceded, terminated};

use super::mention::{Mention, MentionKind};
use super::tokens::{Parsed, Tokens, listed, mark, one_of, printed, spanned, token_if, word};
use super::{Annotations, Text};
use crate::source::Span;
use crate::token::{Case, Token, TokenKind};

/// A place said to be in a country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// Index of the place in [`Annotations::mentions`].
    pub place: u32,
    /// The words that name the country.
    pub span: Span,
    /// ISO 3166 alpha-2.
    pub country: &'static str,
    /// Whether a state of the country is named (`Odessa, Texas`): the place is a namesake, most likely.
    pub state: bool,
}

/// A country by name, by people or by one of its states, with its place.
#[derive(Debug, Clone, Copy)]
struct Country {
    span: Span,
    code: &'static str,
    state: bool,
}

/// Words between a people and the kind of place: `the Uzbek border town of`.
const MOST_WORDS: usize = 3;

/// Lists the places whose country is told.
pub fn read(text: Text<'_>, found: &mut Annotations) {
    for (at, mention) in (0u32..).zip(&found.mentions).filter(|(_, m)| m.kind != MentionKind::Person) {
        let told = after_place(text, mention).or_else(|| before_place(text, mention));
        if let Some(Country { span, code, state }) = told {
            found.located.push(Located { place: at, span, country: code, state });
        }
    }
}

fn sentence(text: Text<'_>, mention: &Mention) -> std::ops::Range<u32> {
    text.sentences.get(mention.sentence as usize).map_or(0..0, |s| s.tokens.clone())
}

fn after_place(text: Text<'_>, mention: &Mention) -> Option<Country> {
    let range = sentence(text, mention);
    let (start, end) = (text.index(mention.span.start) as u32, text.index(mention.span.end) as u32);
    let before = Tokens::of(text, range.start..start.max(range.start));
    let follows_comma =
        before.rest().last().is_some_and(|t| matches!(t.of(before.text), "," | "and" | "between"));
    let (_, country) = apposed(Tokens::of(text, end..range.end.max(end))).ok().filter(|_| !follows_comma)?;
    Some(country)
}

/// apposed = "," ( ( "in" direction+ )? country !list | state )
fn apposed(i: Tokens<'_>) -> Parsed<'_, Country> {
    let within = pair(word("in"), many_m_n(1, 2, direction));
    let country =
        preceded(opt(within), spanned(country)).map(|(span, code)| Country { span, code, state: false });
    let state = spanned(printed(|l| l.states)).map(|(span, code)| Country { span, code, state: true });
    preceded(mark(&[","]), alt((terminated(country, peek(not(list))), state))).parse_complete(i)
}

/// list = ","? ("and" | "or") another | "," country | "'s" | joint
fn list(i: Tokens<'_>) -> Parsed<'_, ()> {
    let and = (opt(mark(&[","])), one_of(&["and", "or"]), another).map(|_| ());
    let more = preceded(mark(&[","]), country).map(|_| ());
    let owned = token_if(|t, _| t.kind == TokenKind::Possessive).map(|_| ());
    let joint = mark(&["-", "–", "&", "/"]).map(|_| ());
    alt((and, more, owned, joint)).parse_complete(i)
}

/// another = capitalised word | "the" | "others" | …
fn another(i: Tokens<'_>) -> Parsed<'_, Token> {
    token_if(|t, w| t.is_capitalized() || matches!(w, "the" | "other" | "others" | "its" | "their"))(i)
}

/// direction = "northern" | "south" | "-" | …
fn direction(i: Tokens<'_>) -> Parsed<'_, Token> {
    const WORDS: [&str; 14] = [
        "central",
        "east",
        "eastern",
        "north",
        "northeastern",
        "northern",
        "northwestern",
        "south",
        "southeastern",
        "southern",
        "southwestern",
        "west",
        "western",
        "-",
    ];
    token_if(|_, w| WORDS.contains(&w))(i)
}

/// country = a country as printed, but no region or person of the same name
fn country(i: Tokens<'_>) -> Parsed<'_, &'static str> {
    let (after, code) = printed(|l| l.countries)(i)?;
    let name = i.span_to(&after).of(i.text);
    let other = i.lexicon.regions.contains(name) || i.lexicon.given_names.contains(name);
    if other { i.no() } else { Ok((after, code)) }
}

/// The reading that ends where the place begins.
fn before_place(text: Text<'_>, mention: &Mention) -> Option<Country> {
    let range = sentence(text, mention);
    let start = text.index(mention.span.start) as u32;
    let first = start.saturating_sub(MOST_WORDS as u32 + 7).max(range.start);
    let readings = (first..start).filter_map(|from| headed(Tokens::of(text, from..start)).ok());
    readings.filter(|(rest, _)| rest.left() == 0).map(|(_, country)| country).next()
}

/// headed = nation word{0,3} head ("of" | ",")?
fn headed(i: Tokens<'_>) -> Parsed<'_, Country> {
    let small = token_if(|t, w| {
        t.kind == TokenKind::Word && t.case == Case::Lower && !i.lexicon.function_words.has(w)
    });
    let (rest, (span, code)) = spanned(nation).parse_complete(i)?;
    let country = Country { span, code, state: false };
    for words in 0..=MOST_WORDS {
        let head = delimited(
            many_m_n(words, words, &small),
            listed(|l| l.place_heads),
            opt(alt((word("of"), mark(&[","])))),
        );
        let mut head = head.map(|_| ());
        if let Ok((rest, ())) = head.parse_complete(rest)
            && rest.left() == 0
        {
            return Ok((rest, country));
        }
    }
    i.no()
}

/// nation = demonym | country "'s"
fn nation(i: Tokens<'_>) -> Parsed<'_, &'static str> {
    let owned = terminated(country, token_if(|t, _| t.kind == TokenKind::Possessive));
    alt((owned, printed(|l| l.demonyms))).parse_complete(i)
}

#[cfg(test)]
mod tests {
    use crate::annotate::{Annotations, fixture, mention};

    /// Places with the codes of their countries.
    fn located(text: &str) -> Vec<(String, &'static str)> {
        fixture::read(text, |t| {
            let mut found = Annotations::default();
            mention::read(t, &mut found);
            super::read(t, &mut found);
            let place = |l: &super::Located| found.mentions[l.place as usize].form.clone();
            found.located.iter().map(|l| (place(l), l.country)).collect()
        })
    }

    #[test]
    fn a_state_is_told_as_its_country() {
        assert_eq!(
            located("He died in Odessa, Texas, and in Moscow, Idaho."),
            [one("Odessa", "US"), one("Moscow", "US")].concat()
        );
    }

    fn one(place: &str, country: &'static str) -> Vec<(String, &'static str)> {
        vec![(place.to_owned(), country)]
    }

    #[test]
    fn a_country_stands_after_a_comma() {
        assert_eq!(located("He died in Osh, Kyrgyzstan, on Monday."), one("Osh", "KG"));
        assert_eq!(located("He died in Osh, in southern Kyrgyzstan."), one("Osh", "KG"));
        assert_eq!(located("He died in Osh, Kyrgyzstan, and was buried there."), one("Osh", "KG"));
        assert_eq!(located("He died in Osh, Kyrgyzstan and was buried there."), one("Osh", "KG"));
    }

    #[test]
    fn a_people_or_its_country_stands_before() {
        assert_eq!(located("He died in the Kyrgyz city of Osh."), one("Osh", "KG"));
        assert_eq!(located("He died in the Kyrgyz border town of Osh."), one("Osh", "KG"));
        assert_eq!(located("He saw Kyrgyzstan's capital, Bishkek, in May."), one("Bishkek", "KG"));
    }

    #[test]
    fn governments_and_lists_are_nowhere() {
        for text in [
            "The pressure on Moscow in Syria grew.",
            "He saw Osh, Kazakhstan and Uzbekistan.",
            "He saw Osh, Kazakhstan, and Uzbekistan.",
            "Talks between Moscow, Iran and the others began.",
            "He saw Bishkek, Osh, Uzbekistan.",
            "He saw Moscow, Iran's ally.",
            "The mill in Athens, Georgia, burned down.",
        ] {
            assert_eq!(located(text), [], "{text}");
        }
    }
}
