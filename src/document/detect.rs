//! Which format a source is in.
//!
//! In: its name, and its text. Out: the format. Not here: packed files, which are known by their bytes (`packed`).

use super::{Format, html, markdown};

impl Format {
    /// The format of a file name's ending.
    pub fn of_name(name: &str) -> Option<Format> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "txt" => Some(Format::Text),
            "md" | "markdown" => Some(Format::Markdown),
            "html" | "htm" => Some(Format::Html),
            "docx" => Some(Format::Docx),
            _ => None,
        }
    }

    /// By the ending of the name, then by what stands in the text.
    pub fn detect(name: &str, text: &str) -> Format {
        Format::of_name(name).filter(|f| !f.is_packed()).unwrap_or_else(|| Format::of_content(text))
    }

    fn of_content(text: &str) -> Format {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        if html::looks_like(text) {
            Format::Html
        } else if markdown::looks_like(text) {
            Format::Markdown
        } else {
            Format::Text
        }
    }
}
