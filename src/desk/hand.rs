//! What is handed out of a draft: the report, the text with its safe fixes put in, a Word file with its findings as comments.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use serde::Serialize;

use super::Room;
use super::ask::{Asked, Question, Refused};
use super::shown::Shown;
use crate::diagnostic::{Diagnostic, Level};
#[cfg(feature = "docx")]
use crate::document::packed::Limits;
use crate::fix;
use crate::report::html::Page;
use crate::report::summary::{Counts, Summary};
use crate::report::{Checked, Others, Report};
use crate::workspace::judge::{Done, Found};
use crate::workspace::mend as mending;

/// A text with its safe fixes put in.
#[derive(Serialize)]
pub struct Mended {
    text: String,
    places: usize,
}

/// Puts in all safe fixes.
///
/// # Errors
///
/// A packed file, and fixes that undo each other.
pub async fn mend(
    State(room): State<Arc<Room>>,
    Query(asked): Query<Asked>,
    body: Body,
) -> Result<Json<Mended>, Refused> {
    Question::answer((room, asked, body), mended).await.map(Json)
}

fn mended(room: &Room, question: Question) -> Result<Mended, Refused> {
    let done = question.judge(room)?;
    let format = done.documents.first().map(|d| d.facts.format);
    let Some(format) = format.filter(|f| !f.is_packed()) else {
        let help = "make the changes in Word, and open the file again";
        return Err(Refused::new(StatusCode::UNPROCESSABLE_ENTITY, "a Word file is not rewritten", help));
    };
    let force = question.in_force(room)?;
    let mended =
        mending::mend(&done.source, format, &force, question.given.overrides).map_err(|restless| {
            let help = "switch one of these rules off in the configuration";
            Refused::new(StatusCode::UNPROCESSABLE_ENTITY, restless.to_string(), help)
        })?;
    Ok(Mended { text: Shown::new(&mended.text).text(), places: mended.places })
}

/// Writes the report.
///
/// # Errors
///
/// A draft that cannot be read.
pub async fn report(
    State(room): State<Arc<Room>>,
    Query(asked): Query<Asked>,
    body: Body,
) -> Result<impl IntoResponse, Refused> {
    let page = Question::answer((room, asked, body), written).await?;
    Ok(([(CONTENT_TYPE, "text/html; charset=utf-8")], page))
}

fn written(room: &Room, question: Question) -> Result<Vec<u8>, Refused> {
    let done = question.judge(room)?;
    let least = question.least();
    let mut out = Vec::new();
    let ended = page(&done, least, &mut out);
    ended.map_err(|e| Refused::new(StatusCode::INTERNAL_SERVER_ERROR, e.to_string(), "try again"))?;
    Ok(out)
}

/// Writes the findings into a Word file as comments.
///
/// # Errors
///
/// A file that is none of Word, and one that cannot be put together again.
#[cfg(feature = "docx")]
pub async fn review(
    State(room): State<Arc<Room>>,
    Query(asked): Query<Asked>,
    body: Body,
) -> Result<impl IntoResponse, Refused> {
    let file = Question::answer((room, asked, body), reviewed).await?;
    Ok(([(CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")], file))
}

#[cfg(feature = "docx")]
fn reviewed(room: &Room, question: Question) -> Result<Vec<u8>, Refused> {
    let done = question.judge(room)?;
    if !done.documents.iter().all(|d| d.facts.format.is_packed()) {
        let help = "for other drafts there is the report";
        let message = "a review is written into a Word file, and this is none";
        return Err(Refused::new(StatusCode::UNPROCESSABLE_ENTITY, message, help));
    }
    let least = question.least();
    let found = done.found().into_iter();
    let shown: Vec<Diagnostic> = found.filter(|d| d.always_shown || d.level >= least).cloned().collect();
    let limits = Limits::of_text(question.given.max_size);
    let reviewed = crate::review::review(&question.bytes, &shown, &limits)
        .map_err(|r| Refused::new(StatusCode::UNPROCESSABLE_ENTITY, r.to_string(), r.help))?;
    Ok(reviewed.bytes)
}

fn page(done: &Done, least: Level, out: &mut Vec<u8>) -> std::io::Result<()> {
    let mut page = Page::new(out);
    page.begin()?;
    let mut summary = Summary::default();
    // An allowance of the side file that is wrong points into it.
    let others: Others<'_> = done.allowed.iter().map(|file| (file.name.as_str(), &**file)).collect();
    for found in &done.documents {
        let (shown, hidden): (Vec<Diagnostic>, Vec<Diagnostic>) =
            found.found.iter().cloned().partition(|d| d.always_shown || d.level >= least);
        count(&mut summary, found, (&shown, &hidden));
        page.document(Checked {
            source: &done.source,
            others: &others,
            facts: &found.facts,
            rules: &done.rules,
            draft: found.draft.as_ref(),
            diagnostics: &shown,
            suppressions: &found.suppressions,
            withheld: false,
        })?;
    }
    page.end(&summary)
}

fn count(summary: &mut Summary, found: &Found, (shown, hidden): (&[Diagnostic], &[Diagnostic])) {
    summary.shown += Counts::of(shown);
    summary.hidden += Counts::of(hidden);
    summary.allowed += found.suppressions.iter().map(|s| s.hidden.len()).sum::<usize>();
    summary.read += found.facts.tally;
    summary.foreign += usize::from(found.foreign);
    if !found.facts.format.is_packed() {
        summary.fixes += fix::edits(&found.found).len();
    }
}
