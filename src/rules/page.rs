//! A rule's page: its documentation and its tests.
//!
//! In: Markdown. Out: [`Example`]s, and what a rule set makes of them.
//!
//! A fence `draft` holds a draft; lines of carets under a line of it mark what must be found there:
//!
//! ````markdown
//! ```draft date=2022-01-26
//! The vote is on Thursday, January 27, 2023.
//!                ^^^^^^^^^^^^^^^^^^^^^^^^^^ weekday-mismatch
//! ```
//! ````
//!
//! A draft without carets must stay clean of the page's rule. The words after `draft` may be a format (`text`,
//! `markdown`, `html`) and settings `date=` and `kind=`. A fence `fixed` gives the last draft after its safe fixes,
//! `output` its full rendering, `toml` a configuration and `gazetteer` a gazetteer for the rest of the section.

use crate::document::{Format, StoryKind};
use crate::source::{SourceSpan, Span};

/// What a mark of carets asks for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expected {
    /// Place in the draft's source.
    pub span: SourceSpan,
    /// Rule's name.
    pub rule: String,
    /// Level, where the mark names one.
    pub level: Option<String>,
}

/// A draft of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Line of the page where the draft begins, from 1.
    pub line: usize,
    /// Heading it stands under.
    pub heading: String,
    /// The draft, without its marks.
    pub draft: String,
    /// Its format.
    pub format: Format,
    /// Publication date as written.
    pub date: Option<String>,
    /// Story kind.
    pub kind: StoryKind,
    /// What must be found, in order; nothing where empty.
    pub expected: Vec<Expected>,
    /// Configuration in force.
    pub config: String,
    /// Gazetteer in force.
    pub gazetteer: String,
    /// The draft after its safe fixes.
    pub fixed: Option<String>,
    /// Its full rendering.
    pub output: Option<String>,
}

/// A page that cannot be read as tests: line from 1, and why.
pub type PageError = (usize, String);

struct Fence<'p> {
    line: usize,
    info: &'p str,
    text: String,
}

/// Reads the examples of a page.
///
/// # Errors
/// A fence that is not closed, a setting that is not known, a mark that names no rule.
pub fn examples(page: &str) -> Result<Vec<Example>, PageError> {
    let mut reader = Reader::default();
    let mut lines = page.lines().enumerate();
    while let Some((n, line)) = lines.next() {
        if let Some(heading) = line.strip_prefix("## ").or(line.strip_prefix("### ")) {
            reader.enter(heading, line.starts_with("## "));
        } else if let Some(info) = line.strip_prefix("```") {
            let fence = read_fence(n + 1, info.trim(), &mut lines)?;
            reader.take(fence)?;
        }
    }
    Ok(reader.examples)
}

fn read_fence<'p>(
    line: usize,
    info: &'p str,
    lines: &mut impl Iterator<Item = (usize, &'p str)>,
) -> Result<Fence<'p>, PageError> {
    let mut text = String::new();
    for (_, l) in lines {
        if l.starts_with("```") {
            return Ok(Fence { line: line + 1, info, text });
        }
        text.push_str(l);
        text.push('\n');
    }
    Err((line, "the fence is not closed".to_owned()))
}

#[derive(Default)]
struct Reader {
    heading: String,
    config: String,
    gazetteer: String,
    examples: Vec<Example>,
}

impl Reader {
    /// Settings hold to the end of a section.
    fn enter(&mut self, heading: &str, section: bool) {
        heading.clone_into(&mut self.heading);
        if section {
            self.config.clear();
            self.gazetteer.clear();
        }
    }

    fn take(&mut self, fence: Fence<'_>) -> Result<(), PageError> {
        let mut words = fence.info.split_whitespace();
        match words.next() {
            Some("draft") => {
                let example = self.example(&fence, words)?;
                self.examples.push(example);
            }
            Some("toml") => self.config = fence.text,
            Some("gazetteer") => self.gazetteer = fence.text,
            Some("fixed") => self.last(fence.line)?.fixed = Some(fence.text),
            Some("output") => self.last(fence.line)?.output = Some(fence.text),
            _ => {}
        }
        Ok(())
    }

    fn last(&mut self, line: usize) -> Result<&mut Example, PageError> {
        self.examples.last_mut().ok_or_else(|| (line, "there is no draft before it".to_owned()))
    }

    fn example<'p>(
        &self,
        fence: &Fence<'_>,
        settings: impl Iterator<Item = &'p str>,
    ) -> Result<Example, PageError> {
        let (draft, expected) = unmark(fence)?;
        let mut example = Example {
            line: fence.line,
            heading: self.heading.clone(),
            draft,
            format: Format::Text,
            date: None,
            kind: StoryKind::News,
            expected,
            config: self.config.clone(),
            gazetteer: self.gazetteer.clone(),
            fixed: None,
            output: None,
        };
        for setting in settings {
            set(&mut example, setting).ok_or_else(|| (fence.line, format!("unknown setting `{setting}`")))?;
        }
        Ok(example)
    }
}

fn set(example: &mut Example, setting: &str) -> Option<()> {
    match setting.split_once('=') {
        Some(("date", date)) => example.date = Some(date.to_owned()),
        Some(("kind", kind)) => example.kind = StoryKind::ALL.into_iter().find(|k| k.name() == kind)?,
        Some(_) => return None,
        None => example.format = Format::ALL.into_iter().find(|f| f.name() == setting && !f.is_packed())?,
    }
    Some(())
}

/// The draft without its marks, and the marks.
fn unmark(fence: &Fence<'_>) -> Result<(String, Vec<Expected>), PageError> {
    let mut draft = String::new();
    let mut above = Span::default();
    let mut expected = Vec::new();
    for (n, line) in fence.text.lines().enumerate() {
        match marked(line) {
            Some(mark) => {
                let found = expect(&draft, above, line, mark).map_err(|e| (fence.line + n, e))?;
                expected.push(found);
            }
            None => {
                above = Span::new(draft.len(), draft.len() + line.len());
                draft.push_str(line);
                draft.push('\n');
            }
        }
    }
    expected.sort();
    Ok((draft, expected))
}

/// Columns of the carets of a mark line and the words after them.
fn marked(line: &str) -> Option<(usize, usize, &str)> {
    let start = line.len() - line.trim_start().len();
    let carets = line[start..].bytes().take_while(|b| *b == b'^').count();
    (carets > 0).then(|| (start, start + carets, line[start + carets..].trim()))
}

fn expect(
    draft: &str,
    above: Span,
    line: &str,
    (from, to, words): (usize, usize, &str),
) -> Result<Expected, String> {
    let column = |n: usize| {
        let chars = line[..n].chars().count();
        let text = above.of(draft);
        let at = text.char_indices().nth(chars).map_or(text.len(), |(i, _)| i);
        above.start as usize + at
    };
    let mut words = words.split_whitespace();
    let rule = words.next().ok_or("the mark names no rule")?.to_owned();
    let span = SourceSpan::new(column(from), column(to));
    Ok(Expected { span, rule, level: words.next().map(str::to_owned) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_cut_out() {
        let page = "## Examples\n```draft date=2022-01-26 kind=blog\nÉ saw the the dog.\n      ^^^^^^^ double-word warning\nNo more.\n```\n";
        let found = examples(page).expect("sound");
        assert_eq!(found[0].draft, "É saw the the dog.\nNo more.\n");
        assert_eq!(found[0].expected[0].span.of(&found[0].draft), "the the");
        assert_eq!(found[0].expected[0].level.as_deref(), Some("warning"));
        assert_eq!((found[0].date.as_deref(), found[0].kind), (Some("2022-01-26"), StoryKind::Blog));
    }

    #[test]
    fn settings_end_with_their_section() {
        let page = "## A\n```toml\nx = 1\n```\n```draft\na\n```\n## B\n```draft\nb\n```\n";
        let found = examples(page).expect("sound");
        assert_eq!((found[0].config.as_str(), found[1].config.as_str()), ("x = 1\n", ""));
    }

    #[test]
    fn mistakes_name_their_line() {
        assert_eq!(examples("```draft").expect_err("open").0, 1);
        assert_eq!(examples("```draft when=now\nx\n```\n").expect_err("setting").0, 2);
        assert_eq!(examples("```draft\nx\n^\n```\n").expect_err("mark").0, 3);
    }
}
