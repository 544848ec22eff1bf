//! A question of the page: a draft and what is known of it, or why it cannot be taken.
//!
//! In: a request. Out: [`Question`], for work that is done beside the server. The bytes of the body are the draft; all
//! else stands in the query.

use std::sync::Arc;

use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use encoding_rs::UTF_8;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use tokio::task::JoinSet;

use super::Room;
use crate::diagnostic::Level;
use crate::document::packed::LARGEST_FILE;
use crate::document::{Format, Overrides, StoryKind};
use crate::workspace::judge::{Done, Keep, judge};
use crate::workspace::read::{self, Given, Loaded, Unread};
use crate::workspace::{InForce, Unusable};

/// The name of a draft that has none.
const NAMELESS: &str = "draft";

/// What is asked, as it comes.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// Name of the file, if there is one.
    name: Option<String>,
    /// Format; else by the name, then by the content.
    format: Option<String>,
    /// Day of publication, over the draft's own.
    date: Option<String>,
    /// Kind of the story, over the draft's own.
    kind: Option<String>,
    /// Whether the bytes are those of a file, and not the text of the page.
    #[serde(default)]
    file: bool,
    /// Least level of a report.
    least: Option<String>,
    /// The finding that is to be allowed.
    pub finding: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// A draft to be worked on.
pub struct Question {
    /// Name of its file.
    pub name: String,
    /// As it came.
    pub bytes: Vec<u8>,
    /// What is known of it.
    pub given: Given,
    /// Whether the page does not have its text yet.
    pub is_file: bool,
    /// What else is asked.
    pub asked: Asked,
}

/// A question that is not answered, in words for the editor.
#[derive(Debug, Serialize)]
pub struct Refused {
    #[serde(skip)]
    status: StatusCode,
    message: String,
    help: String,
}

impl Refused {
    /// What is wrong, and what to do.
    pub fn new(status: StatusCode, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { status, message: message.into(), help: help.into() }
    }

    fn bad(message: String, help: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message, help)
    }
}

impl From<Unread> for Refused {
    fn from(unread: Unread) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, unread.message, unread.help)
    }
}

impl From<Unusable> for Refused {
    fn from(unusable: Unusable) -> Self {
        let help = "mend the configuration, then start the desk again";
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, unusable.to_string(), help)
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (self.status, Json(self)).into_response()
    }
}

/// What the page has to know before it asks.
#[derive(Serialize)]
pub struct About {
    version: &'static str,
    largest: u64,
    largest_file: u64,
    word: bool,
}

/// Tells it; a page whose key is wrong learns so here.
pub async fn about(State(room): State<Arc<Room>>) -> Json<About> {
    Json(About {
        version: env!("CARGO_PKG_VERSION"),
        largest: room.max_size,
        largest_file: room.max_size.max(LARGEST_FILE),
        word: cfg!(feature = "docx"),
    })
}

/// A path that there is not.
pub async fn nothing() -> Refused {
    Refused::new(
        StatusCode::NOT_FOUND,
        "there is nothing here",
        "open the address that `copydesk desk` prints",
    )
}

/// A way of asking that is not ours.
pub async fn method() -> Refused {
    Refused::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "this is not how the desk is asked",
        "open the address that `copydesk desk` prints",
    )
}

impl Question {
    /// Takes in a draft and does `work` on it, beside the server.
    ///
    /// # Errors
    ///
    /// A draft that is too large, a date that is none, and those of `work`.
    pub async fn answer<T: Send + 'static>(
        (room, asked, body): (Arc<Room>, Asked, Body),
        work: fn(&Room, Question) -> Result<T, Refused>,
    ) -> Result<T, Refused> {
        let question = Self::take(&room, asked, body).await?;
        // Whoever writes on does not wait for the answer: a question that has not begun goes with its set.
        let mut tasks = JoinSet::new();
        tasks.spawn_blocking(move || work(&room, question));
        tasks.join_next().await.and_then(Result::ok).unwrap_or_else(|| {
            let help = "please report it, with the draft if you may";
            Err(Refused::new(StatusCode::INTERNAL_SERVER_ERROR, "copydesk stumbled over this draft", help))
        })
    }

    async fn take(room: &Room, asked: Asked, body: Body) -> Result<Self, Refused> {
        let name = base(asked.name.as_deref().unwrap_or_default());
        let given = given(room, &asked)?;
        let packed = given.format.or_else(|| Format::of_name(&name)).is_some_and(Format::is_packed);
        let limit = if packed { room.max_size.max(LARGEST_FILE) } else { room.max_size };
        let bytes = to_bytes(body, limit as usize).await.map_err(|_| too_large(limit))?;
        Ok(Self { name, bytes: bytes.into(), given, is_file: asked.file, asked })
    }

    /// Least level of a report.
    pub fn least(&self) -> Level {
        let named = self.asked.least.as_deref().and_then(|l| l.parse().ok());
        named.unwrap_or(Level::Warning)
    }

    /// What is in force for the draft.
    ///
    /// # Errors
    ///
    /// A configuration that cannot be read any more.
    pub fn in_force(&self, room: &Room) -> Result<InForce, Refused> {
        Ok(room.in_force(&self.name)?)
    }

    /// Reads and judges it.
    ///
    /// # Errors
    ///
    /// What cannot be read.
    pub fn judge(&self, room: &Room) -> Result<Done, Refused> {
        self.judge_text(room, self.bytes.clone())
    }

    /// Reads and judges it as if it were other bytes.
    ///
    /// # Errors
    ///
    /// What cannot be read.
    pub fn judge_text(&self, room: &Room, bytes: Vec<u8>) -> Result<Done, Refused> {
        let (source, documents) = read::documents(self.name.clone(), bytes, &self.given)?;
        let loaded = Loaded::new(source, documents, self.in_force(room)?, self.given.overrides);
        Ok(judge(loaded, Keep { across: false, drafts: true }))
    }
}

/// What the page says of a draft.
fn given(room: &Room, asked: &Asked) -> Result<Given, Refused> {
    let said = |s: &Option<String>| s.clone().filter(|s| !s.is_empty());
    let date = said(&asked.date).map(|s| day(&s)).transpose()?;
    let kind = said(&asked.kind).map(|s| {
        let unknown = || Refused::bad(format!("no kind of story is called `{s}`"), KINDS);
        StoryKind::of_name(&s).ok_or_else(unknown)
    });
    let format = said(&asked.format).map(|s| {
        let unknown = || Refused::bad(format!("no format is called `{s}`"), FORMATS);
        Format::ALL.into_iter().find(|f| f.name() == s).ok_or_else(unknown)
    });
    let overrides = Overrides { date, kind: kind.transpose()? };
    // The text of the page is UTF-8, whatever a file said of itself from which it came.
    let encoding = (!asked.file).then_some(UTF_8);
    Ok(Given { format: format.transpose()?, encoding, overrides, max_size: room.max_size })
}

const KINDS: &str = "there are news, brief, analysis, opinion and blog";

const FORMATS: &str = "there are text, markdown, html and docx, and those of systems";

fn day(s: &str) -> Result<Date, Refused> {
    let found = s.parse().ok().filter(|_| s.len() == 10);
    found.ok_or_else(|| Refused::bad(format!("`{s}` is not a day"), "write it as in 2022-01-26"))
}

fn too_large(limit: u64) -> Refused {
    let told = if limit >= 1 << 20 { format!("{} MiB", limit >> 20) } else { format!("{limit} bytes") };
    let help = "cut the draft into parts, or start the desk with a larger `--max-size`";
    Refused::new(StatusCode::PAYLOAD_TOO_LARGE, format!("the draft is larger than {told}"), help)
}

/// The last part of a name, of whatever system: a page may name no folder of this one.
fn base(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let sound: String = last.chars().filter(|c| !c.is_control()).collect();
    if matches!(sound.trim(), "" | "." | "..") { NAMELESS.to_owned() } else { sound }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_into_no_folder() {
        let told = ["a.md", "../../etc/passwd", "C:\\x\\b.docx", "..", "", "a/", "x\u{7}.md"].map(base);
        assert_eq!(told, ["a.md", "passwd", "b.docx", "draft", "draft", "draft", "x.md"]);
    }
}
