//! Names as normalised forms.
//!
//! In: parts of a name. Out: their words with single spaces and plain apostrophes.
//! Not here: plurals of families (`settle`).

use super::part::Part;
use crate::annotate::Text;

/// Letters of the longest word in capitals that is taken for an acronym without a list.
pub const LONGEST_ACRONYM: usize = 5;

/// The words of parts with single spaces, as printed otherwise.
pub fn form(text: Text<'_>, parts: &[Part]) -> String {
    let length = parts.first().zip(parts.last()).map_or(0, |(a, b)| a.span.to(b.span).len());
    let mut form = String::with_capacity(length);
    for part in parts {
        if !form.is_empty() && text.tokens[part.at].spaced {
            form.push(' ');
        }
        push_clean(&mut form, part.span.of(&text.document.text));
    }
    form
}

/// Adds words without soft hyphens and line breaks, apostrophes and hyphens made plain.
fn push_clean(form: &mut String, words: &str) {
    if words.bytes().all(|b| b.is_ascii_graphic()) {
        return form.push_str(words);
    }
    for c in words.chars() {
        match c {
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            '’' => form.push('\''),
            '‑' => form.push('-'),
            c if c.is_whitespace() => {
                if !form.ends_with(' ') {
                    form.push(' ');
                }
            }
            c => form.push(c),
        }
    }
}

/// A form in capitals as it would stand in a sentence, if it is too long for an acronym:
/// `CHARLESTON` of a dateline.
pub fn calmed(form: &str) -> Option<String> {
    let shouted = !form.chars().any(char::is_lowercase);
    let long = form.split([' ', '-']).any(|w| w.len() > LONGEST_ACRONYM) || form.contains(' ');
    (shouted && long && !form.contains('.')).then(|| capitalized(form))
}

fn capitalized(form: &str) -> String {
    let mut out = String::with_capacity(form.len());
    for c in form.chars() {
        if out.chars().next_back().is_some_and(char::is_alphabetic) {
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
    }
    out
}
