//! The language server: drafts checked in an editor while they are written.
//!
//! In: messages of the Language Server Protocol 3.17. Out: the findings of `check`, its fixes, what was understood at a place,
//! the headings and the timeline. Nothing of the protocol is named outside of this module, and nothing is printed: standard
//! output belongs to the client. Words under embargo are shown, as on a terminal.
//!
//! Two threads: one takes each message as it comes, so that a client is never kept waiting and a request can be taken back; the
//! other works on them in their order, and lints what changed when nothing waits, so that fast typing is linted once.
//!
//! Wrong place: `convert`; wrong text: `documents`; wrong rules: `newsroom`, `settings`; wrong words of a diagnostic:
//! `diagnostics`; of a hover: `hover`, `understood`; a fix or an allowance: `actions`, `allow`; an outline: `symbols`;
//! what a client is believed to know: `client`; a message that is not answered: `server`.

mod actions;
mod allow;
mod answers;
mod client;
mod convert;
mod diagnostics;
mod documents;
mod hover;
mod newsroom;
mod queue;
mod reading;
mod server;
mod settings;
mod symbols;
mod understood;
mod uri;

use std::sync::Arc;
use std::thread;

use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};

use crate::report::links::Pages;
use client::Client;
use queue::Queue;
use server::Server;

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The client shut the server down and let it go.
    Asked,
    /// It let it go, or went itself, without that.
    Broken,
}

/// Serves the client on standard input and output until it goes. `pages` is where the pages of rules stand.
///
/// # Errors
///
/// Standard output that cannot be written.
pub fn run(pages: Option<Pages>) -> anyhow::Result<Ended> {
    let (connection, threads) = Connection::stdio();
    let ended = serve(connection, pages)?;
    if ended == Ended::Asked {
        threads.join()?;
    }
    Ok(ended)
}

/// Serves one client until it goes.
///
/// # Errors
///
/// A thread that cannot be started.
pub fn serve(connection: Connection, pages: Option<Pages>) -> anyhow::Result<Ended> {
    let Ok((id, params)) = connection.initialize_start() else { return Ok(Ended::Broken) };
    let client = Client::of(&params);
    let _ = connection.sender.send(Response::new_ok(id, server::capabilities(&client)).into());
    let queue = Arc::new(Queue::default());
    let sender = connection.sender.clone();
    let send = Box::new(move |message| drop(sender.send(message)));
    let server = Server::new(send, Arc::clone(&queue), client, &params, pages);
    let worker = thread::Builder::new().name("lint".to_owned()).spawn(move || server.work())?;
    let ended = take_in(&connection, &queue);
    queue.end();
    if ended == Ended::Asked {
        let _ = worker.join();
    }
    Ok(ended)
}

/// Takes in what the client sends until it goes.
fn take_in(connection: &Connection, queue: &Queue) -> Ended {
    let mut shut = false;
    for message in &connection.receiver {
        match message {
            Message::Notification(n) if n.method == "exit" => {
                return if shut { Ended::Asked } else { Ended::Broken };
            }
            Message::Notification(n) if n.method == "$/cancelRequest" => {
                cancelled(&n).into_iter().for_each(|id| queue.cancel(id));
            }
            Message::Request(request) if shut => {
                let answer = "the server is shut down".to_owned();
                let answer = Response::new_err(request.id, ErrorCode::InvalidRequest as i32, answer);
                let _ = connection.sender.send(answer.into());
            }
            message => {
                shut |= is_shutdown(&message);
                queue.push(message);
            }
        }
    }
    Ended::Broken
}

fn is_shutdown(message: &Message) -> bool {
    matches!(message, Message::Request(Request { method, .. }) if method == "shutdown")
}

/// The request that is taken back.
fn cancelled(notification: &Notification) -> Option<RequestId> {
    serde_json::from_value(notification.params.get("id")?.clone()).ok()
}

/// A notification by its name.
fn notification(method: &str, params: impl serde::Serialize) -> Message {
    let params = serde_json::to_value(params).unwrap_or(Value::Null);
    Notification { method: method.to_owned(), params }.into()
}

/// The files of configurations, for a client that watches them.
fn watchers() -> Value {
    let options = json!({"watchers": [{"globPattern": "**/*.{toml,gazetteer}"}]});
    let method = "workspace/didChangeWatchedFiles";
    json!({"registrations": [{"id": "copydesk/configurations", "method": method, "registerOptions": options}]})
}
