//! A word in letters of two alphabets: a slip of the keyboard that no reader sees and no search finds.
//!
//! In: the words of a draft and the letters that look alike. Out: a finding for each word that mixes Latin with
//! Cyrillic or Greek, with the word in one alphabet where one can be told.
//!
//! Not a fault: a word wholly in another alphabet, a unit (µm, kΩ), a formula (ΔT, hν).

use serde::Deserialize;

use super::engine::Check;
use super::findings::{Finding, Findings};
use super::template::Template;
use crate::document::MarkupKind;
use crate::draft::Draft;
use crate::lexicon::Phrases;
use crate::token::{Token, TokenKind};

/// A word in letters of two alphabets.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct MixedScript {
    /// Greek letters in a word of fewer letters are a formula, not a slip.
    greek_from_letters: usize,
    /// Help where the word can be told in one alphabet.
    mended: Template,
}

/// An alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Greek,
}

impl Script {
    /// As printed.
    fn name(self) -> &'static str {
        match self {
            Script::Latin => "Latin",
            Script::Cyrillic => "Cyrillic",
            Script::Greek => "Greek",
        }
    }

    /// Alphabet of a letter; none for other alphabets, for marks and for the micro sign.
    fn of(c: char) -> Option<Self> {
        match c {
            'A'..='Z' | 'a'..='z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ʯ' | 'Ḁ'..='ỿ' => {
                Some(Script::Latin)
            }
            '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}' | '\u{1c80}'..='\u{1c8a}' => Some(Script::Cyrillic),
            'Ͱ'..='ͽ' | 'Ϳ'..='ϡ' | '\u{1f00}'..='\u{1ffc}' => Some(Script::Greek),
            _ => None,
        }
    }
}

/// A word that mixes Latin with another alphabet.
struct Mix<'d> {
    word: &'d str,
    other: Script,
    /// The letters of the minor part, each once.
    strangers: Vec<char>,
    /// The word in one alphabet.
    mended: Option<String>,
}

impl Check for MixedScript {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let confusables = findings.facts().lexicon.confusables;
        for token in draft.tokens.iter().filter(|t| t.kind == TokenKind::Word) {
            let Some(mix) = mix(draft.slice(token.span), confusables) else { continue };
            if !self.is_formula(&mix) && !draft.document.touches(token.span, MarkupKind::Code) {
                findings.report(self.finding(token, mix));
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["word", "script", "letters", "mended"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.mended]
    }
}

impl MixedScript {
    fn is_formula(&self, mix: &Mix<'_>) -> bool {
        let letters = mix.word.chars().filter(|c| c.is_alphabetic()).count();
        mix.other == Script::Greek && (mix.mended.is_none() || letters < self.greek_from_letters)
    }

    fn finding(&self, token: &Token, mix: Mix<'_>) -> Finding {
        let strangers = mix.strangers.iter().map(|c| format!("{c} is U+{:04X}", u32::from(*c)));
        let mut values = vec![
            ("word", mix.word.to_owned()),
            ("script", mix.other.name().to_owned()),
            ("letters", strangers.collect::<Vec<_>>().join(", ")),
        ];
        let Some(mended) = mix.mended else {
            return Finding { primary: token.span, values, ..Finding::default() };
        };
        values.push(("mended", mended.clone()));
        let help = Some(self.mended.fill(&values)).filter(|h| !h.is_empty());
        Finding { primary: token.span, help, values, edits: vec![(token.span, mended)], ..Finding::default() }
    }
}

/// What is mixed in a word; none where it is of one alphabet.
fn mix<'d>(word: &'d str, confusables: Phrases) -> Option<Mix<'d>> {
    if word.is_ascii() {
        return None;
    }
    let of = |script: Script| word.chars().filter(move |c| Script::of(*c) == Some(script));
    let other = [Script::Cyrillic, Script::Greek].into_iter().find(|s| of(*s).next().is_some())?;
    let (latin, foreign) = (of(Script::Latin).count(), of(other).count());
    if latin == 0 {
        return None;
    }
    let to_latin =
        put(word, |c| if Script::of(c) == Some(other) { latin_of(c, confusables) } else { Some(c) });
    let to_other = put(word, |c| {
        if Script::of(c) == Some(Script::Latin) { twin_of(c, other, confusables) } else { Some(c) }
    });
    let mended = match (to_latin, to_other) {
        (Some(_), Some(other)) if foreign > latin => Some(other),
        (Some(_), Some(_)) if foreign == latin => None,
        (Some(latin), _) => Some(latin),
        (None, other) => other,
    };
    let minor = if foreign > latin { Script::Latin } else { other };
    let mut strangers: Vec<char> = Vec::new();
    of(minor).for_each(|c| {
        if !strangers.contains(&c) {
            strangers.push(c)
        }
    });
    Some(Mix { word, other, strangers, mended })
}

/// The word with every letter put through `letter`; none where one has no counterpart.
fn put(word: &str, letter: impl Fn(char) -> Option<char>) -> Option<String> {
    word.chars().map(letter).collect()
}

/// The Latin letter that a letter looks like.
fn latin_of(c: char, confusables: Phrases) -> Option<char> {
    confusables.get(c.encode_utf8(&mut [0; 4]))?.chars().next()
}

/// The letter of another alphabet that a Latin letter looks like; of Cyrillic only the letters of Slavic languages, as
/// the others stand in few words.
fn twin_of(latin: char, script: Script, confusables: Phrases) -> Option<char> {
    let first = |text: &str| text.chars().next();
    let mut letters =
        confusables.iter().filter(|(_, to)| first(to) == Some(latin)).filter_map(|(c, _)| first(c));
    letters.find(|c| Script::of(*c) == Some(script) && !('\u{460}'..='\u{52f}').contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn mended(word: &str) -> Option<Option<String>> {
        mix(word, Lexicon::builtin().confusables).map(|m| m.mended)
    }

    #[test]
    fn the_greater_part_decides_where_either_can_be_meant() {
        assert_eq!(mended("Тoqaev"), Some(Some("Toqaev".to_owned())));
        assert_eq!(mended("Tоқаев"), Some(Some("Тоқаев".to_owned())));
        assert_eq!(mended("CСCР"), Some(None));
        assert_eq!(mended("CССР"), Some(Some("СССР".to_owned())));
        assert_eq!(mended("Toqaев"), Some(None));
    }

    #[test]
    fn one_alphabet_is_no_mix() {
        for word in ["Toqaev", "Тоқаев", "Đinđić", "µm", "Müller", "東京x", "Q\u{306}"] {
            assert_eq!(mended(word), None, "{word}");
        }
    }
}
