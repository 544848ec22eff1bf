//! What is made of the text of an open document: the findings of `check` on the same text.
//!
//! In: a name, what the editor calls the language, a text. Out: [`Reading`]. It fails only where `check` would refuse the file;
//! what is no draft at all, as a configuration, is passed over in silence.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use super::newsroom::Newsroom;
use crate::config::layers;
use crate::document::refusal::Refusal;
use crate::document::{self, Document, Format};
use crate::gazetteer::compiled;
use crate::source::Source;
use crate::workspace::judge::{Done, Keep, judge};
use crate::workspace::read::Loaded;

/// Largest text that is read, in bytes, as `--max-size` has it where it is not set.
const MAX_SIZE: usize = 64 << 20;

/// What came of a text.
pub enum Reading {
    /// It was read.
    Judged(Box<Done>, Format),
    /// It could not be read.
    Refused(Refusal),
    /// It is no draft.
    Silent,
}

impl Reading {
    /// What was found and all that was read, where it was.
    pub fn done(&self) -> Option<&Done> {
        match self {
            Reading::Judged(done, _) => Some(done),
            _ => None,
        }
    }
}

/// Reads a text under the rules that are in force for its name.
pub fn read(newsroom: &mut Newsroom, name: &str, language: &str, text: &str) -> Reading {
    if may_configure(name) {
        // So that its mistakes are told before a draft beside it is opened.
        let folder = Path::new(name).parent().unwrap_or(Path::new(""));
        let _ = newsroom.in_force(&crate::walk::printed(&folder.join("-")));
        return Reading::Silent;
    }
    let Some(format) = format(name, language, text) else { return Reading::Silent };
    match documents(name, text, format) {
        Ok((source, documents)) => judged(newsroom, source, documents, format),
        Err(refusal) => Reading::Refused(refusal),
    }
}

/// Whether a file may belong to a configuration: all of its files are TOML, or gazetteers that are compiled.
pub fn may_configure(name: &str) -> bool {
    name.ends_with(".toml") || name.ends_with(compiled::ENDING)
}

/// The format by the name, by the language, then by the content; none for what is no draft.
fn format(name: &str, language: &str, text: &str) -> Option<Format> {
    let stated = match language {
        "markdown" => Some(Format::Markdown),
        "html" => Some(Format::Html),
        _ => None,
    };
    let by_name = Format::of_name(name);
    let stated = stated.filter(|_| by_name.is_none() && !Format::is_told_by_content(name));
    let format = stated.or_else(|| Format::detect(name, text).ok());
    format.filter(|_| !by_name.is_some_and(Format::is_packed))
}

fn documents(name: &str, text: &str, format: Format) -> Result<(Source, Vec<Document>), Refusal> {
    if text.len() > MAX_SIZE {
        let (cause, help) = ("it is larger than 64 MiB and is not checked".to_owned(), "split it".to_owned());
        return Err(Refusal { cause, at: None, help });
    }
    let source = Source::new(name, text);
    let documents = document::read(&source, format)?;
    Ok((source, documents))
}

fn judged(newsroom: &mut Newsroom, source: Source, documents: Vec<Document>, format: Format) -> Reading {
    let overrides = newsroom.overrides;
    match newsroom.in_force(&source.name) {
        Ok(force) => {
            let loaded = Loaded::new(source, documents, force, overrides);
            let done = judge(loaded, Keep { across: false, drafts: true });
            Reading::Judged(Box::new(done), format)
        }
        Err(e) => {
            let help = format!("check the editor's settings of copydesk and `{}`", layers::FILE);
            // The settings of the editor stand where the command line has its option.
            let cause = e.to_string().replace("--level:", "`level` in the settings:");
            Reading::Refused(Refusal { cause, at: None, help })
        }
    }
}

/// Does what may meet a mistake of ours without ending with it; else what the mistake says of itself.
///
/// # Errors
///
/// A panic.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| said(panic.as_ref()))
}

fn said(panic: &(dyn Any + Send)) -> String {
    let fixed = panic.downcast_ref::<&str>().map(|s| (*s).to_owned());
    fixed.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no words".to_owned())
}

/// What is shown where reading met a mistake of ours.
pub fn broken(panic: &str) -> Reading {
    let cause = format!("copydesk has met a mistake of its own on this draft: {panic}");
    let help = "please report it, with the draft if you may; other drafts are checked as ever".to_owned();
    Reading::Refused(Refusal { cause, at: None, help })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, language: &str, text: &str) -> Option<&'static str> {
        format(name, language, text).map(Format::name)
    }

    #[test]
    fn the_name_decides_then_the_language_then_the_content() {
        assert_eq!(told("a.md", "text", "x"), Some("markdown"));
        assert_eq!(told("a.txt", "markdown", "# x"), Some("text"));
        assert_eq!(told("Untitled-1", "markdown", "x"), Some("markdown"));
        assert_eq!(told("Untitled-1", "plaintext", "<!doctype html><p>x</p>"), Some("html"));
        assert_eq!(told("Untitled-1", "plaintext", "x"), Some("text"));
        assert_eq!(told("package.json", "json", "{}"), None);
        assert_eq!(told("a.docx", "", "PK"), None);
    }

    #[test]
    fn a_panic_ends_nothing_but_its_work() {
        assert_eq!(guarded(|| 1), Ok(1));
        let hook = std::panic::take_hook();
        std::panic::set_hook(Box::new(|_| {}));
        let met = guarded(|| -> u8 { panic!("met {}", 1) });
        std::panic::set_hook(hook);
        assert_eq!(met, Err("met 1".to_owned()));
        let Reading::Refused(refusal) = broken("met 1") else { unreachable!("it could not be read") };
        assert!(refusal.cause.ends_with("met 1"));
    }
}
