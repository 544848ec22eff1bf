//! Text into tokens, with nom over `&str`.
//!
//! In: the text of a document. Out: tokens that tile it, white space included.
//! Not here: what words mean (`annotate`; a token holds only which lists of `lexicon` know it), where sentences end (`sentence`).
//!
//! Wrong token (a number cut in two, an abbreviation torn apart): here.
//! Wrong boundary of a sentence: `sentence`.
//!
//! ```
//! use copydesk::token::tile;
//! let text = "Sana'a's U.S. envoy spent $1.2bn on Jan. 5-7.";
//! let words: Vec<&str> = tile(text).iter().map(|t| t.span.of(text)).filter(|w| *w != " ").collect();
//! assert_eq!(words, ["Sana'a", "'s", "U.S.", "envoy", "spent", "$", "1.2", "bn", "on", "Jan", ".", "5", "-", "7", "."]);
//! ```

use std::borrow::Cow;

use nom::branch::alt;
use nom::bytes::{tag, take_while, take_while1};
use nom::character::satisfy;
use nom::combinator::{not, peek, recognize, value, verify};
use nom::multi::many_m_n;
use nom::sequence::{pair, preceded, terminated};
use nom::{IResult, Offset, Parser};

use crate::lexicon::kind::Kind;
use crate::lexicon::{Phrases, fold};
use crate::source::Span;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// Letters, apostrophes between letters, stops inside an abbreviation (`U.S.`).
    Word,
    /// Digits with thousands marks and one decimal point (`20,000`, `1.2`).
    Number,
    /// `'s`, or the bare apostrophe after a plural's s.
    Possessive,
    /// An address of a page or of mail, a handle or a hashtag.
    Address,
    /// One mark of punctuation, a sign or any other character.
    Mark,
    /// White space.
    Space,
}

/// How the letters of a word are cased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Case {
    /// No cased letter, or only small ones.
    Lower,
    /// A capital and small letters (`Almaty`), or a single capital (`A`).
    Capital,
    /// Two or more capitals and no small letter (`NATO`, `U.S.`).
    Upper,
    /// Anything else (`McCain`, `iPhone`).
    Mixed,
}

/// A piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is made of.
    pub kind: TokenKind,
    /// Case of its letters; `Lower` for what is no word.
    pub case: Case,
    /// Whether white space, or nothing, stands before it.
    pub spaced: bool,
    /// Where.
    pub span: Span,
    /// The lists that know it as it is printed.
    pub printed: Kind,
    /// The lists that know it in small letters.
    pub folded: Kind,
}

impl Token {
    /// Its words.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }

    /// Its words in small letters.
    pub fn small<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let word = self.of(text);
        // What is no word may have capitals, as `3D`.
        let plain = self.kind == TokenKind::Word && self.case == Case::Lower;
        if plain { Cow::Borrowed(word) } else { fold(word) }
    }

    /// Whether a list has it as it is printed.
    pub fn is_printed_in(&self, list: Phrases, text: &str) -> bool {
        list.may_be(self.printed) && list.contains(self.of(text))
    }

    /// Whether a list has it in small letters.
    pub fn is_in(&self, list: Phrases, text: &str) -> bool {
        list.may_be(self.folded) && list.has(self.of(text))
    }

    /// Whether it is a word that begins with a capital.
    pub fn is_capitalized(&self) -> bool {
        self.kind == TokenKind::Word && self.case != Case::Lower
    }
}

/// Tokens that tile the text: no byte is left out or taken twice.
pub fn tile(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 3);
    let mut rest = text;
    while let Ok((after, kind)) = token(rest, text).or_else(|_| any(rest)) {
        let at = text.offset(rest);
        let span = Span::new(at, at + rest.offset(after));
        let spaced = tokens.last().is_none_or(|t| t.kind == TokenKind::Space);
        tokens.push(read(kind, span, spaced, span.of(text)));
        rest = after;
    }
    tokens
}

fn read(kind: TokenKind, span: Span, spaced: bool, word: &str) -> Token {
    let printed = if kind == TokenKind::Space { Kind::default() } else { Kind::of(word) };
    let folded = match fold(word) {
        Cow::Borrowed(_) => printed,
        Cow::Owned(folded) => Kind::of(&folded),
    };
    Token { kind, case: case_of(kind, word), spaced, span, printed, folded }
}

/// The tokens that are not white space.
pub fn words(text: &str) -> Vec<Token> {
    let mut tokens = tile(text);
    tokens.retain(|t| t.kind != TokenKind::Space);
    tokens
}

/// token = space | address | number | possessive | word | mark
fn token<'t>(i: &'t str, text: &'t str) -> IResult<&'t str, TokenKind> {
    if let Some(rest) = plain_word(i) {
        return Ok((rest, TokenKind::Word));
    }
    if let [b' ', next, ..] = i.as_bytes()
        && next.is_ascii_graphic()
    {
        return Ok((&i[1..], TokenKind::Space));
    }
    let before = text[..text.offset(i)].chars().next_back();
    match i.chars().next() {
        Some(c) if c.is_whitespace() || is_invisible(c) => space(i),
        Some(c) if c.is_ascii_digit() => number(i),
        Some('\'' | '’') if before.is_some_and(char::is_alphanumeric) => possessive(i, before),
        Some('@' | '#') if before.is_none_or(|c| !c.is_alphanumeric()) => handle(i),
        Some(c) if c.is_alphabetic() => alt((address, abbreviation, word)).parse_complete(i),
        _ => any(i),
    }
}

/// What follows a word of plain letters and no mark behind it, which most tokens are: no other production reads those.
fn plain_word(i: &str) -> Option<&str> {
    let word = i.bytes().position(|b| !b.is_ascii_alphabetic()).unwrap_or(i.len());
    (word > 0 && matches!(i.as_bytes().get(word), None | Some(b' ' | b'\n'))).then(|| &i[word..])
}

/// space = white+ ; zero-width characters count as white only between words
fn space(i: &str) -> IResult<&str, TokenKind> {
    value(TokenKind::Space, take_while1(|c: char| c.is_whitespace() || is_invisible(c))).parse_complete(i)
}

/// any = one character
fn any(i: &str) -> IResult<&str, TokenKind> {
    value(TokenKind::Mark, satisfy(|_| true)).parse_complete(i)
}

/// number = ( digit{1,3} ( "," digit{3} !digit )+ | digit{1,2} ( "," digit{2} )+ "," digit{3} !digit | spaced | digit+ ) ( "." digit+ )?
fn number(i: &str) -> IResult<&str, TokenKind> {
    let digits = || take_while1(|c: char| c.is_ascii_digit());
    let group = preceded(tag(","), verify(digits(), |d: &str| d.len() == 3));
    let decimals = preceded(tag("."), digits());
    let grouped = verify(digits(), |d: &str| d.len() <= 3).and(many_m_n(1, 8, group));
    // `61 000`, as South Africa prints it; `021 555 123` and `11 555 0123` are numbers of telephones.
    let group = preceded(satisfy(is_group_space), verify(digits(), |d: &str| d.len() == 3));
    let ends = not(pair(take_while(is_group_space), satisfy(|c| c.is_ascii_digit())));
    let spaced =
        verify(digits(), |d: &str| d.len() <= 3 && !d.starts_with('0')).and(many_m_n(1, 8, group)).and(ends);
    // `3,18,400`: lakhs and crores part the digits by two.
    let pairs = preceded(tag(","), verify(digits(), |d: &str| d.len() == 2));
    let last = preceded(tag(","), verify(digits(), |d: &str| d.len() == 3));
    let lakhs = verify(digits(), |d: &str| d.len() <= 2).and(many_m_n(1, 6, pairs)).and(last);
    let whole = alt((recognize(grouped), recognize(lakhs), recognize(spaced), recognize(digits())));
    value(TokenKind::Number, recognize(pair(whole, many_m_n(0, 1, decimals)))).parse_complete(i)
}

/// A space that may part the thousands of a number.
fn is_group_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// A number in digits without the marks and spaces that part its thousands.
pub fn ungrouped(number: &str) -> Cow<'_, str> {
    let parts = |c: char| c == ',' || is_group_space(c);
    if number.contains(parts) { Cow::Owned(number.replace(parts, "")) } else { Cow::Borrowed(number) }
}

/// The first number in digits of some words, as printed.
pub fn first_number(words: &str) -> Option<&str> {
    let from = words.find(|c: char| c.is_ascii_digit())?;
    let rest = number(&words[from..]).ok()?.0;
    Some(&words[from..words.len() - rest.len()])
}

/// possessive = apostrophe "s" !letter | apostrophe !letter, after an s
fn possessive(i: &str, before: Option<char>) -> IResult<&str, TokenKind> {
    let with_s = terminated(pair(apostrophe, satisfy(|c| matches!(c, 's' | 'S'))), peek(not_letter));
    let bare =
        verify(terminated(apostrophe, peek(not_letter)), |_| matches!(before, Some('s' | 'S' | 'z' | 'x')));
    value(TokenKind::Possessive, alt((recognize(with_s), recognize(bare)))).parse_complete(i)
}

/// apostrophe = "'" | "’"
fn apostrophe(i: &str) -> IResult<&str, char> {
    satisfy(|c| matches!(c, '\'' | '’')).parse_complete(i)
}

/// Anything but a letter or digit, the end included.
fn not_letter(i: &str) -> IResult<&str, ()> {
    match i.chars().next() {
        Some(c) if c.is_alphanumeric() => {
            Err(nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Not)))
        }
        _ => Ok((i, ())),
    }
}

/// word = letters ( apostrophe letters )* , leaving a possessive behind
fn word(i: &str) -> IResult<&str, TokenKind> {
    let (mut rest, _) = letters(i)?;
    for _ in 0..4 {
        if !rest.starts_with(['\'', '’']) || possessive(rest, rest_before(i, rest)).is_ok() {
            break;
        }
        match preceded(apostrophe, letters).parse_complete(rest) {
            Ok((after, _)) => rest = after,
            Err(_) => break,
        }
    }
    Ok((rest, TokenKind::Word))
}

/// The character before `rest` inside `whole`.
fn rest_before(whole: &str, rest: &str) -> Option<char> {
    whole[..whole.offset(rest)].chars().next_back()
}

/// letters = letter (letter | mark | soft hyphen | modifier)*
fn letters(i: &str) -> IResult<&str, &str> {
    recognize(pair(satisfy(char::is_alphabetic), take_while(is_inner))).parse_complete(i)
}

/// abbreviation = (letter "."){2,} , as in U.S. and p.m., the last stop included
fn abbreviation(i: &str) -> IResult<&str, TokenKind> {
    let initial = || pair(satisfy(char::is_alphabetic), tag("."));
    let spelled = terminated(recognize(many_m_n(2, 6, initial())), peek(not_letter));
    value(TokenKind::Word, spelled).parse_complete(i)
}

/// address = scheme "://" rest | "www." rest | local "@" host
fn address(i: &str) -> IResult<&str, TokenKind> {
    // Most words end before any sign of one.
    let word = i.bytes().position(|b| b.is_ascii() && !b.is_ascii_alphanumeric()).unwrap_or(i.len());
    if i[word..].is_empty() || i[word..].starts_with([' ', '\n']) {
        return fail(i);
    }
    let run = i
        .find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '”' | '“' | ')' | ']'))
        .unwrap_or(i.len());
    let run = i[..run].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’']);
    if is_address(run) { Ok((&i[run.len()..], TokenKind::Address)) } else { fail(i) }
}

fn is_address(run: &str) -> bool {
    let page = run.starts_with("http://") || run.starts_with("https://") || run.starts_with("www.");
    page || run.split_once('@').is_some_and(|(a, b)| !a.is_empty() && b.contains('.') && run.is_ascii())
}

/// handle = ("@" | "#") (letter | digit | "_")+
fn handle(i: &str) -> IResult<&str, TokenKind> {
    let name = take_while1(|c: char| c.is_alphanumeric() || c == '_');
    let named = verify(name, |n: &str| n.chars().any(char::is_alphabetic));
    let handle = preceded(satisfy(|c| matches!(c, '@' | '#')), named);
    alt((value(TokenKind::Address, handle), any)).parse_complete(i)
}

fn fail<T>(i: &str) -> IResult<&str, T> {
    Err(nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Fail)))
}

/// Zero-width characters that must not glue or cut words visibly.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// What may stand inside a word: letters, combining marks, soft hyphen, joiners, Hawaiian and Uzbek turned commas.
fn is_inner(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}' | 'ʻ' | 'ʼ')
}

fn case_of(kind: TokenKind, word: &str) -> Case {
    if kind != TokenKind::Word {
        return Case::Lower;
    }
    let (mut upper, mut lower) = (0u32, 0u32);
    for c in word.chars() {
        upper += u32::from(c.is_uppercase());
        lower += u32::from(c.is_lowercase());
    }
    let first = word.chars().next().is_some_and(char::is_uppercase);
    match (first, upper, lower) {
        (_, 0, _) => Case::Lower,
        (true, 1, _) => Case::Capital,
        (_, 2.., 0) => Case::Upper,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        words(text).iter().map(|t| t.of(text)).collect()
    }

    #[test]
    fn numbers_keep_their_marks() {
        assert_eq!(
            cut("2,000-3,000 of 1.5, 300,0000."),
            ["2,000", "-", "3,000", "of", "1.5", ",", "300", ",", "0000", "."]
        );
        assert_eq!(
            cut("Rs 1,10,000 of 3,18,400-crore, 5,12,13."),
            ["Rs", "1,10,000", "of", "3,18,400", "-", "crore", ",", "5", ",", "12", ",", "13", "."]
        );
        assert_eq!(
            cut("61 000 and 1\u{202f}234 567.5; in 2010 400, 021 555 123, 11 555 0123"),
            [
                "61 000",
                "and",
                "1\u{202f}234 567.5",
                ";",
                "in",
                "2010",
                "400",
                ",",
                "021",
                "555 123",
                ",",
                "11",
                "555",
                "0123"
            ]
        );
        assert_eq!((first_number("R2 400 each"), &*ungrouped("2 400")), (Some("2 400"), "2400"));
    }

    #[test]
    fn possessives_stand_apart() {
        assert_eq!(
            cut("Toqaev's the ministers' O'Brien's don't"),
            ["Toqaev", "'s", "the", "ministers", "'", "O'Brien", "'s", "don't"]
        );
    }

    #[test]
    fn hyphens_cut() {
        assert_eq!(cut("73-year-old"), ["73", "-", "year", "-", "old"]);
    }

    #[test]
    fn addresses_stay_whole() {
        assert_eq!(
            cut("see www.example.org/a-b, or a.b@example.org."),
            ["see", "www.example.org/a-b", ",", "or", "a.b@example.org", "."]
        );
        assert_eq!(cut("@desk #2 #vote"), ["@desk", "#", "2", "#vote"]);
    }

    #[test]
    fn case_is_known() {
        let text = "NATO Almaty x McCain U.S. A";
        let cases: Vec<Case> = words(text).iter().map(|t| t.case).collect();
        assert_eq!(cases, [Case::Upper, Case::Capital, Case::Lower, Case::Mixed, Case::Upper, Case::Capital]);
    }
}
