//! What the client has sent and nobody has worked on yet.
//!
//! In: messages, by the thread that reads. Out: the same in their order, by the thread that works; and at any time whether a
//! request was cancelled meanwhile, or a document changed again.

use std::collections::HashSet;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use lsp_server::{Message, RequestId};
use serde_json::Value;

/// Messages between the two threads.
#[derive(Default)]
pub struct Queue {
    waiting: Mutex<Waiting>,
    arrived: Condvar,
}

#[derive(Default)]
struct Waiting {
    messages: Vec<Message>,
    /// Requests without an answer.
    open: HashSet<RequestId>,
    cancelled: HashSet<RequestId>,
    ended: bool,
}

impl Queue {
    /// Adds a message.
    pub fn push(&self, message: Message) {
        let mut waiting = self.lock();
        if let Message::Request(request) = &message {
            waiting.open.insert(request.id.clone());
        }
        waiting.messages.push(message);
        self.arrived.notify_one();
    }

    /// The client waits for an answer no longer. One that was given already, or never asked for, is nothing.
    pub fn cancel(&self, id: RequestId) {
        let mut waiting = self.lock();
        if waiting.open.contains(&id) {
            waiting.cancelled.insert(id);
        }
    }

    /// No more messages will come.
    pub fn end(&self) {
        self.lock().ended = true;
        self.arrived.notify_one();
    }

    /// All messages that wait; where `idle`, at least one is waited for. None at the end.
    pub fn take(&self, idle: bool) -> Option<Vec<Message>> {
        let mut waiting = self.lock();
        while idle && waiting.messages.is_empty() && !waiting.ended {
            waiting = self.arrived.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
        let over = waiting.messages.is_empty() && waiting.ended;
        (!over).then(|| std::mem::take(&mut waiting.messages))
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.lock().messages.is_empty()
    }

    /// Whether a request was cancelled.
    pub fn is_cancelled(&self, id: &RequestId) -> bool {
        self.lock().cancelled.contains(id)
    }

    /// A request is answered; whether it had been cancelled.
    pub fn close(&self, id: &RequestId) -> bool {
        let mut waiting = self.lock();
        waiting.open.remove(id);
        waiting.cancelled.remove(id)
    }

    /// Whether a message that waits changes a document, so that what is known of it is about to be old.
    pub fn outdates(&self, uri: &str) -> bool {
        let changes = |message: &Message| match message {
            Message::Notification(n) => {
                let of = n.params.pointer("/textDocument/uri").and_then(Value::as_str);
                n.method == "textDocument/didChange" && of == Some(uri)
            }
            _ => false,
        };
        self.lock().messages.iter().any(changes)
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lsp_server::{Notification, Request};

    #[test]
    fn a_request_is_cancelled_until_it_is_answered() {
        let (queue, id) = (Queue::default(), RequestId::from(1));
        queue.cancel(id.clone());
        assert!(!queue.is_cancelled(&id));
        queue.push(Request::new(id.clone(), "textDocument/hover".to_owned(), ()).into());
        queue.cancel(id.clone());
        assert!(queue.is_cancelled(&id) && queue.close(&id));
        queue.cancel(id.clone());
        assert!(!queue.is_cancelled(&id));
    }

    #[test]
    fn a_change_that_waits_outdates_its_document() {
        let queue = Queue::default();
        let params = serde_json::json!({"textDocument": {"uri": "file:///a.md"}});
        queue.push(Notification::new("textDocument/didChange".to_owned(), params).into());
        assert!(queue.outdates("file:///a.md") && !queue.outdates("file:///b.md"));
        assert_eq!(queue.take(true).map(|m| m.len()), Some(1));
        assert_eq!(queue.take(false).map(|m| m.len()), Some(0));
        queue.end();
        assert!(queue.take(true).is_none());
    }
}
