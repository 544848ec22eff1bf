//! An editor as a test plays it: a session over memory.

use std::path::Path;
use std::thread::JoinHandle;
use std::time::Duration;

use copydesk::lsp::{self, Ended};
use lsp_server::{Connection, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};

/// How long an answer may take where the tests of a whole house run beside it.
const PATIENCE: Duration = Duration::from_secs(120);

/// A client with its server.
pub struct Editor {
    connection: Connection,
    server: JoinHandle<Ended>,
    /// What the server said when it began.
    pub greeting: Value,
    /// Messages that nobody has asked for yet.
    inbox: Vec<Message>,
    asked: i32,
}

/// What an editor of today can do, without asking for diagnostics.
pub fn able() -> Value {
    json!({
        "general": {"positionEncodings": ["utf-16"]},
        "textDocument": {
            "publishDiagnostics": {"relatedInformation": true, "codeDescriptionSupport": true, "versionSupport": true},
            "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}, "isPreferredSupport": true},
            "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
            "hover": {"contentFormat": ["markdown", "plaintext"]}
        },
        "workspace": {
            "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]},
            "didChangeWatchedFiles": {"dynamicRegistration": true}
        }
    })
}

/// The address of a file.
pub fn uri(path: &Path) -> String {
    format!("file://{}", path.to_string_lossy())
}

impl Editor {
    /// A session in a folder, by a client with these capabilities and options.
    pub fn start(root: &Path, capabilities: Value, options: Value) -> Self {
        let (connection, theirs) = Connection::memory();
        let pages = copydesk::report::links::Pages::new("https://desk.example/{rule}".to_owned());
        let server = std::thread::spawn(move || lsp::serve(theirs, pages).expect("it serves"));
        let (inbox, greeting) = (Vec::new(), Value::Null);
        let mut editor = Self { connection, server, greeting, inbox, asked: 0 };
        let folders = json!([{"uri": uri(root), "name": "desk"}]);
        editor.greeting = editor.ask(
            "initialize",
            json!({"capabilities": capabilities, "workspaceFolders": folders, "initializationOptions": options}),
        );
        editor.tell("initialized", json!({}));
        editor
    }

    /// Sends a notification.
    pub fn tell(&mut self, method: &str, params: Value) {
        self.send(Notification { method: method.to_owned(), params }.into());
    }

    /// Sends a request and waits for its answer.
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.begin(method, params);
        self.answer(&id).unwrap_or_else(|e| panic!("{method}: {e}"))
    }

    /// Sends a request.
    pub fn begin(&mut self, method: &str, params: Value) -> RequestId {
        self.asked += 1;
        let id = RequestId::from(self.asked);
        self.send(Request { id: id.clone(), method: method.to_owned(), params }.into());
        id
    }

    /// Waits for the answer to a request; the code of the failure where it has none.
    pub fn answer(&mut self, id: &RequestId) -> Result<Value, i32> {
        let is_ours = |m: &Message| matches!(m, Message::Response(r) if r.id == *id);
        let Message::Response(response) = self.wait(is_ours) else { unreachable!("it is a response") };
        response.response_result.map_err(|e| e.code)
    }

    /// Answers a request of the server.
    pub fn reply(&mut self, method: &str, result: Value) -> Value {
        let is_it = |m: &Message| matches!(m, Message::Request(r) if r.method == method);
        let Message::Request(request) = self.wait(is_it) else { unreachable!("it is a request") };
        self.send(Response::new_ok(request.id, result).into());
        request.params
    }

    /// Waits for a notification.
    pub fn heard(&mut self, method: &str) -> Value {
        let is_it = |m: &Message| matches!(m, Message::Notification(n) if n.method == method);
        let Message::Notification(notice) = self.wait(is_it) else { unreachable!("it is a notification") };
        notice.params
    }

    /// Waits for the diagnostics of a document.
    pub fn diagnostics(&mut self, uri: &str) -> Value {
        loop {
            let params = self.heard("textDocument/publishDiagnostics");
            if params["uri"] == uri {
                return params;
            }
        }
    }

    /// Waits for the diagnostics of a version of a document.
    pub fn diagnostics_of(&mut self, uri: &str, version: i32) -> Value {
        loop {
            let params = self.diagnostics(uri);
            if params["version"] == version {
                return params;
            }
        }
    }

    /// Whether a notification came that nobody has asked for.
    pub fn has_heard(&self, method: &str) -> bool {
        self.inbox.iter().any(|m| matches!(m, Message::Notification(n) if n.method == method))
    }

    /// Opens a document.
    pub fn open(&mut self, uri: &str, language: &str, text: &str) {
        let item = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": item}));
    }

    /// Changes a document.
    pub fn change(&mut self, uri: &str, version: i32, changes: Value) {
        let document = json!({"uri": uri, "version": version});
        self.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
    }

    /// Asks for what can be done at a range.
    pub fn actions(&mut self, uri: &str, range: &Value, only: Value) -> Value {
        let context = json!({"diagnostics": [], "only": only});
        let params = json!({"textDocument": {"uri": uri}, "range": range, "context": context});
        self.ask("textDocument/codeAction", params)
    }

    /// Asks what is shown at a place.
    pub fn hover(&mut self, uri: &str, line: u32, character: u32) -> Value {
        let position = json!({"line": line, "character": character});
        self.ask("textDocument/hover", json!({"textDocument": {"uri": uri}, "position": position}))
    }

    /// Ends the session as the protocol wants it.
    pub fn quit(mut self) -> Ended {
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        let late = self.begin("textDocument/hover", json!({}));
        assert_eq!(self.answer(&late), Err(-32600), "no request is answered behind `shutdown`");
        self.leave()
    }

    /// Goes.
    pub fn leave(mut self) -> Ended {
        self.tell("exit", Value::Null);
        self.server.join().expect("it has not panicked")
    }

    fn send(&mut self, message: Message) {
        self.connection.sender.send(message).expect("the server listens");
    }

    /// The first message of a kind, those that wait first.
    fn wait(&mut self, is_it: impl Fn(&Message) -> bool) -> Message {
        if let Some(at) = self.inbox.iter().position(&is_it) {
            return self.inbox.remove(at);
        }
        loop {
            let message = self.connection.receiver.recv_timeout(PATIENCE).expect("the server answers");
            if is_it(&message) {
                return message;
            }
            self.inbox.push(message);
        }
    }
}

/// A text with the edits of a code action put in, which is how an editor does it.
pub fn applied(text: &str, edit: &Value, uri: &str) -> String {
    let of_uri = |c: &&Value| c["textDocument"]["uri"] == uri;
    let changes = edit["documentChanges"].as_array().and_then(|all| all.iter().find(of_uri));
    let edits = changes.map_or_else(|| edit["changes"][uri].clone(), |c| c["edits"].clone());
    let mut edits: Vec<Value> = edits.as_array().cloned().unwrap_or_default();
    let key = |e: &Value| (e["range"]["start"]["line"].as_u64(), e["range"]["start"]["character"].as_u64());
    edits.sort_by_key(key);
    let mut text = text.to_owned();
    for edit in edits.iter().rev() {
        let place = |end: &str| byte(&text, &edit["range"][end]);
        let range = place("start")..place("end");
        text.replace_range(range, edit["newText"].as_str().unwrap_or_default());
    }
    text
}

/// The byte of a position in UTF-16, in a text whose lines end at LF.
pub fn byte(text: &str, position: &Value) -> usize {
    let number = |key: &str| position[key].as_u64().unwrap_or_default() as usize;
    let start: usize = text.split_inclusive('\n').take(number("line")).map(str::len).sum();
    let mut units = 0;
    let inside = text[start..].chars().take_while(|c| {
        units += c.len_utf16();
        units <= number("character")
    });
    start + inside.map(char::len_utf8).sum::<usize>()
}
