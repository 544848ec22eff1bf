//! What is shown about the words under the cursor.
//!
//! In: a byte of the document. Out: the findings there with the page of their rule, trimmed to what it flags, why, and how to
//! switch it off; and what was understood there (`understood`). Words of the draft are no markup.

use gen_lsp_types::{Contents, Hover, MarkupContent, MarkupKind};

use super::diagnostics::{self, View};
use super::understood;
use crate::diagnostic::Diagnostic as Finding;
use crate::report::visible;
use crate::rules::Rule;
use crate::source::SourceSpan;
use crate::workspace::judge::Done;

/// What is shown, where there is something to show.
pub fn at(view: View<'_>, done: &Done, at: u32) -> Option<Hover> {
    let page = Page { markdown: view.client.markdown };
    let findings = diagnostics::shown(view, done).filter(|f| holds(f.primary.span, at));
    let mut pieces: Vec<(SourceSpan, String)> =
        findings.map(|f| (f.primary.span, finding(page, done, f))).collect();
    for draft in done.documents.iter().filter_map(|d| d.draft.as_ref()) {
        let mut found = understood::at(page, view, &done.rules, draft, at);
        found.sort_by_key(|(span, _)| span.len());
        pieces.extend(found);
    }
    let span = pieces.iter().map(|(span, _)| *span).min_by_key(|s| s.len())?;
    let texts: Vec<String> = pieces.into_iter().map(|(_, text)| text).collect();
    let kind = if page.markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    let value = texts.join(if page.markdown { "\n\n---\n\n" } else { "\n\n" });
    let contents = Contents::MarkupContent(MarkupContent { kind, value });
    Some(Hover { contents, range: Some(view.text.range(span)) })
}

/// Whether the character at a byte belongs to a place; an empty place is a point.
pub fn holds(span: SourceSpan, at: u32) -> bool {
    span.start <= at && (at < span.end || span.start == span.end && at == span.start)
}

/// What is markup wherever it stands; a list and a heading are markup at the beginning of a line alone.
const ANYWHERE: &str = "\\`*_[]<>&~|";

/// How a hover is written.
#[derive(Clone, Copy)]
pub struct Page {
    /// As Markdown, in which words of the draft must mean nothing; else as it is read.
    pub markdown: bool,
}

impl Page {
    /// Words on one line that are no markup.
    pub fn words(self, words: &str) -> String {
        let line = visible::line(words);
        if !self.markdown {
            return line.into_owned();
        }
        // Words in backquotes are code, where each has its other half: nothing in them is markup.
        let pieces: Vec<&str> = line.split('`').collect();
        if pieces.len().is_multiple_of(2) {
            return escaped(&line, true);
        }
        let pieces = pieces.iter().enumerate().map(|(i, piece)| match (i % 2, piece.is_empty()) {
            (1, true) => r"\`\`".to_owned(),
            (1, false) => format!("`{piece}`"),
            _ => escaped(piece, i == 0),
        });
        pieces.collect()
    }

    /// Words that stand out.
    pub fn strong(self, words: &str) -> String {
        if self.markdown { format!("**{}**", self.words(words)) } else { self.words(words) }
    }

    /// Lines under one another.
    pub fn lines(self, lines: &[String]) -> String {
        lines.join(if self.markdown { "  \n" } else { "\n" })
    }
}

/// Text whose signs are no markup; a line that it begins may hold a list or a heading.
fn escaped(text: &str, begins: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let marker = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    for (at, c) in text.char_indices() {
        let starts = begins && at == marker && (at == 0 && "#-+=".contains(c) || at > 0 && ".)".contains(c));
        if starts || ANYWHERE.contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn finding(page: Page, done: &Done, finding: &Finding) -> String {
    let head = format!("{} {}", page.strong(finding.level.name()), page.words(&finding.rule));
    let mut lines = vec![head, page.words(&finding.message)];
    lines.extend(finding.notes.iter().map(|n| page.words(n)));
    lines.extend(finding.help.iter().map(|h| format!("help: {}", page.words(h))));
    let found = page.lines(&lines);
    match done.rules.rule(&finding.rule) {
        Some(rule) => format!("{found}\n\n{}", about(page, rule)),
        None => found,
    }
}

/// The page of a rule without its examples.
fn about(page: Page, rule: &Rule) -> String {
    let sections = ["What it flags", "Why"].iter().filter_map(|name| {
        let text = section(&rule.page, name)?;
        Some(format!("{}\n\n{text}", page.strong(name)))
    });
    let mut parts: Vec<String> = sections.collect();
    if parts.is_empty() {
        parts.push(page.words(&rule.spec.summary));
    }
    let (name, off) = (&rule.name, page.strong("To switch it off"));
    let table = format!("[level]\n{name} = \"off\"");
    let table = if page.markdown { format!("```toml\n{table}\n```") } else { table };
    parts.push(format!("{off}, in copydesk.toml:\n\n{table}"));
    parts.join("\n\n")
}

/// The text of a section of a page.
fn section<'p>(page: &'p str, name: &str) -> Option<&'p str> {
    let after = page.split(&format!("\n## {name}\n")).nth(1)?;
    let text = after.split("\n## ").next()?.trim();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_draft_are_no_markup() {
        let (markdown, plain) = (Page { markdown: true }, Page { markdown: false });
        assert_eq!(markdown.words("a *b* <c>\n[d](e)"), r"a \*b\* \<c\> \[d\](e)");
        assert_eq!(["- a", "# b", "12. c-d."].map(|w| markdown.words(w)), [r"\- a", r"\# b", r"12\. c-d."]);
        assert_eq!(markdown.words("`a_b` is *c*"), r"`a_b` is \*c\*");
        assert_eq!(["a`b_c", "``a"].map(|w| markdown.words(w)), [r"a\`b\_c", r"\`\`a"]);
        assert_eq!(plain.words("a *b*\nc"), "a *b* c");
    }

    #[test]
    fn a_section_ends_at_the_next() {
        let page = "# a\n\n## What it flags\n\nThis.\n\n## Why\n\nThat.\n";
        assert_eq!(section(page, "What it flags"), Some("This."));
        assert_eq!(section(page, "Why"), Some("That."));
        assert_eq!(section(page, "Sources"), None);
    }
}
