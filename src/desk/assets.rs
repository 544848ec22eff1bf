//! The files of the page, which are part of the program.

use std::sync::Arc;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;

use super::Room;

/// A file by its path, with its type.
struct Asset {
    path: &'static str,
    kind: &'static str,
    text: &'static str,
}

const SCRIPT: &str = "text/javascript; charset=utf-8";

const ASSETS: [Asset; 7] = [
    Asset { path: "/", kind: "text/html; charset=utf-8", text: include_str!("assets/desk.html") },
    Asset {
        path: "/desk.css",
        kind: "text/css; charset=utf-8",
        text: concat!(
            include_str!("../report/html/assets/base.css"),
            include_str!("../report/html/assets/findings.css"),
            include_str!("assets/desk.css")
        ),
    },
    Asset { path: "/desk.js", kind: SCRIPT, text: include_str!("assets/desk.js") },
    Asset { path: "/make.js", kind: SCRIPT, text: include_str!("assets/make.js") },
    Asset { path: "/paper.js", kind: SCRIPT, text: include_str!("assets/paper.js") },
    Asset { path: "/cards.js", kind: SCRIPT, text: include_str!("assets/cards.js") },
    Asset { path: "/talk.js", kind: SCRIPT, text: include_str!("assets/talk.js") },
];

/// Whether a path is that of a file of the page.
pub fn is_page(path: &str) -> bool {
    ASSETS.iter().any(|a| a.path == path)
}

/// The ways to all of them.
pub fn routes() -> Router<Arc<Room>> {
    ASSETS.iter().fold(Router::new(), |router, asset| {
        router.route(asset.path, get(async || ([(CONTENT_TYPE, asset.kind)], asset.text).into_response()))
    })
}
