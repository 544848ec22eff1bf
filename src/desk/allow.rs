//! A finding that may stay: where in the draft the words go that say so.
//!
//! In: a draft, one of its findings, a reason. Out: words to put in at a place of the draft, or an entry for the side file
//! where no place of the draft takes them: in Word files and JSON, in front matter, for one of several findings of a
//! paragraph of plain text.
//!
//! A place is tried before it is told: the draft is judged with the words in it, and the finding must be gone, and
//! nothing else gone or come.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use serde::Serialize;

use super::Room;
use super::ask::{Asked, Question, Refused};
use super::shown::Shown;
use super::wire::{Swap, id};
use crate::diagnostic::Diagnostic;
use crate::document::Format;
use crate::source::SourceSpan;
use crate::walk::printed;
use crate::workspace::allowed::{self, New};
use crate::workspace::judge::{Done, Found};

/// How a finding may stay.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Allowing {
    /// By words in the draft.
    Draft(Swap),
    /// By an entry in a file beside the configuration.
    File {
        /// The file.
        path: String,
        /// The entry.
        entry: String,
    },
}

/// Finds a way for one finding.
///
/// # Errors
///
/// No reason, and a finding that is gone.
pub async fn allow(
    State(room): State<Arc<Room>>,
    Query(asked): Query<Asked>,
    body: Body,
) -> Result<Json<Allowing>, Refused> {
    Question::answer((room, asked, body), way).await.map(Json)
}

fn way(room: &Room, question: Question) -> Result<Allowing, Refused> {
    let refused = |message, help| Refused::new(StatusCode::UNPROCESSABLE_ENTITY, message, help);
    let reason = reason(question.asked.reason.as_deref().unwrap_or_default());
    if reason.is_empty() {
        return Err(refused("no reason is given", "write why the finding may stay"));
    }
    let done = question.judge(room)?;
    let wanted = question.asked.finding.as_deref().unwrap_or_default();
    let mut all = done.documents.iter().enumerate().flat_map(|(n, f)| f.found.iter().map(move |d| (n, f, d)));
    let Some((_, found, finding)) = all.find(|(n, _, d)| id(*n, d) == wanted) else {
        return Err(refused("this finding is gone", "wait until the draft is checked again"));
    };
    let source = &done.source.text;
    let words = words(found.facts.format, &finding.rule, &reason);
    let holds = |(at, words): &(usize, String)| {
        let text = format!("{}{words}{}", &source[..*at], &source[*at..]);
        question.judge_text(room, text.into_bytes()).is_ok_and(|after| is_gone(&done, &after, wanted))
    };
    let places = words.iter().flat_map(|words| places(source, found, finding, words));
    if let Some((at, text)) = places.into_iter().find(holds) {
        let unit = Shown::new(source).unit(at as u32);
        return Ok(Allowing::Draft(Swap { start: unit, end: unit, text }));
    }
    let force = question.in_force(room)?;
    let path = allowed::path(&force.opened.configured.layers, &force.opened.base);
    let entry = New {
        fingerprint: &finding.fingerprint,
        draft: &question.name,
        rule: &finding.rule,
        reason: &reason,
        until: None,
        across: false,
    };
    let entry = entry.behind("", path.parent().unwrap_or(Path::new("")));
    Ok(Allowing::File { path: printed(&path), entry: entry.trim_start().to_owned() })
}

/// A reason that ends neither a line nor a comment.
fn reason(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.replace("--", "–").replace(['<', '>'], "")
}

/// What says it in a draft of a format.
fn words(format: Format, rule: &str, reason: &str) -> Option<String> {
    let said = format!("copydesk: allow {rule} -- {reason}");
    match format {
        Format::Text => Some(said),
        Format::Markdown | Format::Html => Some(format!("<!-- {said} -->")),
        Format::Docx | Format::Ninjs | Format::Ans | Format::Nitf | Format::Newsml => None,
    }
}

/// Places of the draft for the words, the least in the way first.
fn places(source: &str, found: &Found, finding: &Diagnostic, words: &str) -> Vec<(usize, String)> {
    let at = finding.primary.span;
    let block = block(found, at).unwrap_or(at);
    let line_end = if source.contains("\r\n") { "\r\n" } else { "\n" };
    let head = source[..block.start as usize].rfind('\n').map_or(0, |n| n + 1);
    let foot = source[block.end as usize..].find('\n').map(|n| block.end as usize + n);
    let above = (head, format!("{words}{line_end}"));
    let below = match foot {
        Some(foot) => (foot + 1, format!("{words}{line_end}")),
        None => (source.len(), format!("{line_end}{words}{line_end}")),
    };
    let before = |byte: u32| (byte as usize, format!("{words} "));
    match found.facts.format {
        Format::Text => vec![above, below],
        _ => vec![above, before(block.start), before(at.start), below],
    }
}

/// The block of the draft that a place stands in.
fn block(found: &Found, at: SourceSpan) -> Option<SourceSpan> {
    let document = &found.draft.as_ref()?.document;
    let mut blocks = document.blocks.iter().map(|b| document.map.to_source(b.span));
    blocks.find(|b| b.start <= at.start && at.start < b.end)
}

/// Whether one finding is gone, nothing else is, and nothing has come.
fn is_gone(before: &Done, after: &Done, wanted: &str) -> bool {
    let ids = |done: &Done| -> BTreeSet<String> {
        let all = done.documents.iter().enumerate();
        all.flat_map(|(n, found)| found.found.iter().map(move |d| id(n, d))).collect()
    };
    let mut left = ids(before);
    left.remove(wanted) && left == ids(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_ends_no_comment() {
        assert_eq!(reason(" a song's\n refrain --> <b>"), "a song's refrain – b");
    }
}
