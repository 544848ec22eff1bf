//! What is found in a draft.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{Query, State};

use super::Room;
use super::ask::{Asked, Question, Refused};
use super::wire::Told;

/// Checks the draft in the body.
///
/// # Errors
///
/// A draft that cannot be read.
pub async fn check(
    State(room): State<Arc<Room>>,
    Query(asked): Query<Asked>,
    body: Body,
) -> Result<Json<Told>, Refused> {
    let told = |room: &Room, question: Question| {
        let done = question.judge(room)?;
        Ok(Told::new(&done, question.is_file))
    };
    Question::answer((room, asked, body), told).await.map(Json)
}
