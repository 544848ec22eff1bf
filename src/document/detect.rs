//! Which format a source is of: by the ending of its name, then by what stands in it.
//!
//! In: a name and a text, of which the beginning may do. Out: a [`Format`].
//! Versions are not asked for: keys and outermost elements tell the formats apart.

use super::refusal::Refusal;
use super::{Format, ans, html, json, markdown, newsml, ninjs, xml};

impl Format {
    /// The format of a file name's ending.
    pub fn of_name(name: &str) -> Option<Format> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "txt" => Some(Format::Text),
            "md" | "markdown" => Some(Format::Markdown),
            "html" | "htm" => Some(Format::Html),
            _ => None,
        }
    }

    /// Whether files of this name are of a format that only their content tells.
    pub fn is_told_by_content(name: &str) -> bool {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        matches!(ending.as_deref(), Some("json" | "xml"))
    }

    /// A format of JSON or XML by its content, of which the beginning may do.
    pub fn of_container(text: &str) -> Option<Format> {
        let keys = json::keys(text);
        if ans::is_story(&keys) {
            return Some(Format::Ans);
        }
        if ninjs::is_item(&keys) {
            return Some(Format::Ninjs);
        }
        match xml::root(text)? {
            "nitf" => Some(Format::Nitf),
            root if newsml::ROOTS.contains(&root) => Some(Format::Newsml),
            _ => None,
        }
    }

    /// Whether words can stand in a source as they are: in JSON and markup some characters would be
    /// read as part of what holds the words.
    pub fn holds(self, words: &str) -> bool {
        let marks = |c: char| matches!(c, '"' | '\\' | '<' | '>' | '&') || c.is_control();
        match self {
            Format::Text | Format::Markdown => true,
            Format::Html | Format::Ninjs | Format::Ans | Format::Nitf | Format::Newsml => {
                !words.contains(marks)
            }
        }
    }

    /// By the ending of the name, then by what stands in the text.
    ///
    /// # Errors
    ///
    /// A file of JSON or XML that is none of the formats.
    pub fn detect(name: &str, text: &str) -> Result<Format, Refusal> {
        match Format::of_name(name) {
            Some(format) => Ok(format),
            None if Format::is_told_by_content(name) => Format::of_container(text).ok_or_else(unknown),
            None => Ok(Format::of_content(text)),
        }
    }

    /// By what stands in the text alone; plain text where nothing shows another.
    fn of_content(text: &str) -> Format {
        let trimmed = text.trim_start_matches('\u{feff}').trim_start();
        if let Some(format) = Format::of_container(trimmed) {
            format
        } else if html::looks_like(trimmed) {
            Format::Html
        } else if markdown::looks_like(trimmed) {
            Format::Markdown
        } else {
            Format::Text
        }
    }
}

/// JSON or XML of another kind.
fn unknown() -> Refusal {
    Refusal {
        cause: "neither ninjs, ANS, NITF nor NewsML-G2 by its content".to_owned(),
        at: None,
        help: "say what it is with `--input-format`; an archive of one document a line is `ndjson`"
            .to_owned(),
    }
}
