//! What elements of ours are called in a part: by the prefix that the part has for the vocabulary.
//!
//! In: the prefix of an element nearby, and the form of the standard. Out: prefixes, and what must be declared with them.

/// The vocabulary in its usual form.
const USUAL: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The vocabulary in its strict form.
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// Our prefix where the part has none: attributes cannot go without.
const OWN: &str = "cd:";

/// The address of the vocabulary.
pub fn address(strict: bool) -> &'static str {
    if strict { STRICT } else { USUAL }
}

/// How to write elements of WordprocessingML at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// The prefix with its colon.
    pub prefix: String,
    /// What an element says beside its name, so that the prefix is known in it.
    pub declared: String,
}

impl Names {
    /// As an element nearby is called; it has no prefix where it stands in the default namespace.
    pub fn like(prefix: &str, strict: bool) -> Self {
        match prefix {
            "" => Self {
                prefix: OWN.to_owned(),
                declared: format!(" xmlns:{}=\"{}\"", OWN.trim_end_matches(':'), address(strict)),
            },
            known => Self { prefix: known.to_owned(), declared: String::new() },
        }
    }
}

/// Words as they stand in XML; what cannot stand there is shown as a character that is missing.
pub fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_without_a_prefix_is_told_ours() {
        let names = Names::like("", false);
        assert_eq!(names.prefix, "cd:");
        assert!(names.declared.starts_with(" xmlns:cd=\"http://schemas"));
        assert_eq!(Names::like("x:", true), Names { prefix: "x:".to_owned(), declared: String::new() });
    }

    #[test]
    fn words_are_sound_xml() {
        assert_eq!(escaped("a <b> & \u{1}\n\"c\""), "a &lt;b&gt; &amp; \u{fffd} &quot;c&quot;");
    }
}
