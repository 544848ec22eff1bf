//! Letters broken by a wrong encoding: UTF-8 that was read as Windows-1252, Latin-1 or Windows-1251, and characters
//! that were lost on the way.
//!
//! In: the characters of a draft. Out: a finding for each paragraph that holds such letters, with the words they were.
//! Sound copy has such letters too, one here and one there (`Château`, `Tô Lâm`, `“CAFÉ”`): broken are only letters whose
//! bytes, taken together, are UTF-8 of what prose is written in, and that no writer sets side by side.

use encoding_rs::{Encoding, WINDOWS_1251, WINDOWS_1252};
use serde::Deserialize;

use super::engine::Check;
use super::findings::{Finding, Findings, Mark};
use super::template::Template;
use crate::document::MarkupKind;
use crate::draft::Draft;
use crate::source::Span;

/// Letters broken by a wrong encoding.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Mojibake {
    /// Message where nothing tells what was meant.
    lost: Template,
    /// Help in that case.
    lost_help: Template,
}

/// Broken letters, and what they were.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Broken {
    span: Span,
    meant: Option<String>,
}

impl Check for Mojibake {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        if draft.document.text.is_ascii() {
            return;
        }
        for block in &draft.document.blocks {
            let mut found = broken(draft.slice(block.span), block.span.start as usize);
            found.retain(|b| !draft.document.touches(b.span, MarkupKind::Code));
            if let Some((first, others)) = found.split_first() {
                self.report(draft, block.span, first, others, findings);
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["text", "meant"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.lost, &self.lost_help]
    }
}

impl Mojibake {
    fn report(
        &self,
        draft: &Draft,
        block: Span,
        first: &Broken,
        others: &[Broken],
        findings: &mut Findings<'_>,
    ) {
        let word = word(draft, block, first.span);
        let meant = mended(draft, word, first, others);
        let beside = |b: &Broken| Mark { span: b.span, message: b.meant.clone().unwrap_or_default() };
        let mut values = vec![("text", draft.slice(word).to_owned())];
        let lost = meant.is_none();
        values.extend(meant.map(|meant| ("meant", meant)));
        let finding = Finding {
            primary: first.span,
            others: others.iter().map(beside).collect(),
            label: Some(first.meant.clone().unwrap_or_default()),
            help: lost.then(|| self.lost_help.fill(&values)),
            values,
            ..Finding::default()
        };
        if lost { findings.report_as(&self.lost, finding) } else { findings.report(finding) }
    }
}

/// The word around a place, with the marks that belong to the broken letters.
fn word(draft: &Draft, block: Span, span: Span) -> Span {
    let text = draft.slice(block);
    let (start, end) = ((span.start - block.start) as usize, (span.end - block.start) as usize);
    let inner =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'') || !c.is_ascii() && !c.is_whitespace();
    let head = text[..start].len() - text[..start].trim_end_matches(inner).len();
    let tail = text[end..].len() - text[end..].trim_start_matches(inner).len();
    Span { start: span.start - head as u32, end: span.end + tail as u32 }
}

/// A word as it was, where all its broken letters can be told.
fn mended(draft: &Draft, word: Span, first: &Broken, others: &[Broken]) -> Option<String> {
    let (mut text, mut at) = (String::new(), word.start);
    let inside = std::iter::once(first).chain(others).filter(|b| word.contains(b.span));
    for broken in inside {
        text.push_str(draft.slice(Span { start: at, end: broken.span.start }));
        text.push_str(broken.meant.as_deref()?);
        at = broken.span.end;
    }
    Some(text + draft.slice(Span { start: at, end: word.end }))
}

/// All broken letters of a text that begins at `base`, letters side by side together.
fn broken(text: &str, base: usize) -> Vec<Broken> {
    let mut found: Vec<Broken> = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(|c: char| !c.is_ascii()) {
        at += next;
        let before = text[..at].chars().next_back();
        let Some((len, meant)) = letter(before, &text[at..]) else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let span = Span::new(base + at, base + at + len);
        match found.last_mut() {
            Some(last) if last.span.end == span.start && last.meant.is_some() == meant.is_some() => {
                last.span.end = span.end;
                last.meant = last.meant.take().zip(meant).map(|(a, b)| a + &b);
            }
            _ => found.push(Broken { span, meant }),
        }
        at += len;
    }
    found
}

/// The broken letters at the head of a text: bytes they take, and what they were where that can be told.
fn letter(before: Option<char>, text: &str) -> Option<(usize, Option<String>)> {
    if text.starts_with('\u{fffd}') {
        return Some((text.len() - text.trim_start_matches('\u{fffd}').len(), None));
    }
    let read = read_as(text, WINDOWS_1252, &is_plausible)
        .or_else(|| read_as(text, WINDOWS_1251, &is_plausible_in_1251));
    if let Some((len, meant)) = read {
        return Some((len, Some(meant)));
    }
    // `naÃ ve`: no writer sets these capitals behind a small letter; the rest of the pair is gone.
    let first = text.chars().next()?;
    let behind = before.is_some_and(char::is_lowercase) && matches!(first, 'Ã' | 'Â');
    let alone = !text[first.len_utf8()..].starts_with(char::is_alphabetic);
    (behind && alone).then(|| (first.len_utf8(), None))
}

/// Characters that are looked at together: a word and what clings to it.
const LONGEST: usize = 48;

/// The text whose bytes of UTF-8, read in a wrong encoding, gave the head of this one; as long as it can be.
fn read_as(
    text: &str,
    wrong: &'static Encoding,
    plausible: &dyn Fn(&str, &str) -> bool,
) -> Option<(usize, String)> {
    let mut bytes = Vec::new();
    let mut ends = Vec::new();
    for (at, c) in text.char_indices().take_while(|(_, c)| !c.is_ascii()).take(LONGEST) {
        let Some(byte) = byte(c, wrong) else { break };
        bytes.push(byte);
        ends.push(at + c.len_utf8());
    }
    let sound = match std::str::from_utf8(&bytes) {
        Ok(_) => bytes.len(),
        Err(error) => error.valid_up_to(),
    };
    let meant = std::str::from_utf8(&bytes[..sound]).ok().filter(|meant| !meant.is_empty())?;
    let len = *ends.get(sound.checked_sub(1)?)?;
    plausible(meant, &text[len..]).then(|| (len, meant.to_owned()))
}

/// The byte that stands for a character in an encoding; the control characters of Latin-1 stand for themselves.
fn byte(c: char, encoding: &'static Encoding) -> Option<u8> {
    if matches!(c, '\u{80}'..='\u{9f}') {
        return u8::try_from(u32::from(c)).ok();
    }
    let mut buffer = [0; 4];
    let (bytes, _, failed) = encoding.encode(c.encode_utf8(&mut buffer));
    bytes.first().copied().filter(|_| !failed && bytes.len() == 1)
}

/// Whether letters of Western Europe, or marks of prose, stand broken here; of other scripts two together.
///
/// `É”` at the end of a shout is sound: what was no letter before the mark is none.
fn is_plausible(meant: &str, behind: &str) -> bool {
    let mut letters = meant.chars();
    let (first, more) = (letters.next(), letters.next().is_some());
    first.is_some_and(|first| match first {
        '\u{a0}'..='\u{bf}' | '\u{2010}'..='\u{2026}' | '€' | '™' | '\u{fffd}' | '\u{feff}' => true,
        // The second half of these is a closing quotation mark or a dash, which may close a word in capitals.
        'Ó' | 'Ô' | 'Ò' | 'Ñ' | '×' | 'Ö' => more || behind.starts_with(char::is_alphabetic),
        '\u{c0}'..='\u{ff}' => true,
        '\u{100}'..='\u{17f}' => first.is_lowercase() && (more || behind.starts_with(char::is_alphabetic)),
        _ => {
            more && meant.chars().all(|c| !c.is_control())
                && meant.chars().filter(|c| is_letter(*c)).count() >= 2
        }
    })
}

/// Whether marks of prose stand broken here, or three letters of Cyrillic: two may stand side by side in sound copy.
fn is_plausible_in_1251(meant: &str, _: &str) -> bool {
    let marks = meant.chars().all(|c| matches!(c, '\u{2010}'..='\u{2026}' | '€' | '™'));
    marks || meant.chars().filter(|c| matches!(c, '\u{400}'..='\u{52f}')).count() >= 3
}

/// A letter of a script that whole words are written in.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{52f}' | '\u{590}'..='\u{6ff}' | '\u{900}'..='\u{dff}' | '\u{e00}'..='\u{e7f}'
        | '\u{10a0}'..='\u{10ff}' | '\u{1e00}'..='\u{1fff}' | '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Option<String>)> {
        broken(text, 0).into_iter().map(|b| (b.span.of(text), b.meant)).collect()
    }

    /// What a text becomes when its UTF-8 is read in another encoding.
    fn misread(text: &str, wrong: &'static Encoding) -> String {
        wrong.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn what_was_misread_is_read_again() {
        for meant in
            ["á", "é", "É", "ñ", "’", "“", "”", "–", "…", "€", "™", "Токаев", "Ἀθήνα", "שלום", "東京"]
        {
            let text = misread(meant, WINDOWS_1252);
            assert_eq!(found(&format!("a {text}b")), [(&*text, Some(meant.to_owned()))], "{meant}");
        }
        for meant in ["Токаев", "’", "—"] {
            let text = misread(meant, WINDOWS_1251);
            assert_eq!(found(&format!("a {text} b")), [(&*text, Some(meant.to_owned()))], "{meant}");
        }
    }

    #[test]
    fn lost_characters_are_found() {
        assert_eq!(found("caf\u{fffd}\u{fffd} na\u{c3} ve"), [("\u{fffd}\u{fffd}", None), ("Ã", None)]);
    }

    #[test]
    fn sound_copy_is_silent() {
        for text in [
            "Venâncio at the Château Laurier in Lai Châu with Tô Lâm",
            "“SÃO TOMÉ” and “CAFÉ” … “café…” “À…” „Ä“ “IRMÃ” IRMÃ’ ESPAÑA – Ñ’",
            "РІК і СІЧ, Сергій Єфремов, ЂУРИЋ, Њујорк; 5 °C, «Ђорђе», R² ± 3, ½",
            "Đặng Văn Â, Þór Ðögg, øre Åse “Å” Å’s Ångström",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
