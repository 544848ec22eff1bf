//! What the server knows, and what each message does to it.
//!
//! In: messages in the order in which they came. Out: answers, diagnostics and requests to the client. Not here: what is
//! answered to a request about a document (`answers`).

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, DiagnosticOptions, DidChangeTextDocumentParams, InitializeResult,
    MessageType, PublishDiagnosticsParams, SaveOptions, ServerCapabilities, ServerInfo, ShowMessageParams,
    TextDocumentItem, TextDocumentSyncKind, TextDocumentSyncOptions, Uri, WorkspaceFoldersServerCapabilities,
    WorkspaceOptions,
};
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::client::{self, Client};
use super::diagnostics::{self, View};
use super::documents::Open;
use super::newsroom::Newsroom;
use super::queue::Queue;
use super::reading::{self, guarded, may_configure};
use super::settings::Settings;
use super::{actions, notification, uri, watchers};
use crate::report::links::Pages;
use crate::rules::load::Faulty;
use crate::walk::printed;

/// How a message reaches the client.
pub type Send = Box<dyn Fn(Message) + std::marker::Send>;

/// Why a request has no answer.
pub type Failure = (ErrorCode, String);

/// The id of the request for the client's settings.
const SETTINGS: &str = "copydesk/settings";

/// A session.
pub struct Server {
    send: Send,
    queue: Arc<Queue>,
    pub(super) client: Client,
    pub(super) pages: Option<Pages>,
    pub(super) settings: Settings,
    pub(super) newsroom: Newsroom,
    /// By address.
    pub(super) documents: BTreeMap<String, Open>,
    roots: Vec<PathBuf>,
    /// Files of configurations with mistakes, and those that had some before these were loaded.
    faulty: BTreeSet<String>,
    were_faulty: BTreeSet<String>,
    /// Readings so far, by which a client knows one from another.
    pub(super) readings: u64,
}

/// What the server can do for a client.
pub fn capabilities(client: &Client) -> InitializeResult {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::Incremental),
        save: Some(SaveOptions { include_text: Some(false) }.into()),
        ..TextDocumentSyncOptions::default()
    };
    let kinds = vec![CodeActionKind::QuickFix, CodeActionKind::from(actions::FIX_ALL.to_owned())];
    let folders =
        WorkspaceFoldersServerCapabilities { supported: Some(true), change_notifications: Some(true.into()) };
    let pull = DiagnosticOptions { identifier: Some(diagnostics::SOURCE.to_owned()), ..Default::default() };
    let capabilities = ServerCapabilities {
        position_encoding: Some(client.encoding.kind()),
        text_document_sync: Some(sync.into()),
        hover_provider: Some(true.into()),
        document_symbol_provider: Some(true.into()),
        code_action_provider: Some(
            CodeActionOptions { code_action_kinds: Some(kinds), ..Default::default() }.into(),
        ),
        diagnostic_provider: client.pulls.then(|| pull.into()),
        workspace: Some(WorkspaceOptions { workspace_folders: Some(folders), ..Default::default() }),
        ..ServerCapabilities::default()
    };
    let version = Some(env!("CARGO_PKG_VERSION").to_owned());
    InitializeResult { capabilities, server_info: Some(ServerInfo { name: "copydesk".to_owned(), version }) }
}

impl Server {
    /// A session as it begins; `params` are those of `initialize`.
    pub fn new(send: Send, queue: Arc<Queue>, client: Client, params: &Value, pages: Option<Pages>) -> Self {
        let roots = client::roots(params);
        let (settings, wrong) = Settings::read(params.get("initializationOptions").unwrap_or(&Value::Null));
        let newsroom = Newsroom::new(&settings, &roots);
        let (documents, readings) = (BTreeMap::new(), 0);
        let (faulty, were_faulty) = (BTreeSet::new(), BTreeSet::new());
        let server = Self {
            send,
            queue,
            client,
            pages,
            settings,
            newsroom,
            documents,
            roots,
            faulty,
            were_faulty,
            readings,
        };
        server.complain_of_settings(&wrong);
        server
    }

    /// Works on messages until no more come, and on what is due when none waits.
    pub fn work(mut self) {
        let mut idle = true;
        while let Some(messages) = self.queue.take(idle) {
            messages.into_iter().for_each(|message| self.take(message));
            idle = !self.tell_next();
        }
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Request(request) => self.request(request),
            Message::Notification(notice) => {
                if let Err(panic) = guarded(|| self.notice(notice)) {
                    self.show(MessageType::Error, format!("copydesk has met a mistake of its own: {panic}"));
                }
            }
            Message::Response(response) => self.heard(response),
        }
    }

    fn request(&mut self, request: Request) {
        let id = request.id.clone();
        if self.queue.is_cancelled(&id) {
            return self.reply(id, Ok(Value::Null));
        }
        let answer = guarded(|| self.answer(request)).unwrap_or_else(|panic| {
            Err((ErrorCode::InternalError, format!("a mistake of copydesk: {panic}")))
        });
        self.reply(id, answer);
    }

    fn reply(&self, id: RequestId, answer: Result<Value, Failure>) {
        let cancelled = self.queue.close(&id);
        let response = match answer {
            _ if cancelled => {
                Response::new_err(id, ErrorCode::RequestCanceled as i32, "cancelled by the client".to_owned())
            }
            Ok(value) => Response::new_ok(id, value),
            Err((code, message)) => Response::new_err(id, code as i32, message),
        };
        (self.send)(response.into());
    }

    fn notice(&mut self, notice: Notification) {
        let Notification { method, params } = notice;
        match method.as_str() {
            "initialized" => self.begin(),
            "textDocument/didOpen" => self.open(&params),
            "textDocument/didChange" => self.change(params),
            "textDocument/didSave" => self.saved(&params),
            "textDocument/didClose" => self.close(&params),
            "workspace/didChangeConfiguration" => match params.get("settings") {
                Some(settings) if !settings.is_null() && !self.client.configures => self.set(settings),
                _ => self.ask_for_settings(),
            },
            "workspace/didChangeWatchedFiles" => {
                let changes = params.get("changes").and_then(Value::as_array);
                let named = |c: &Value| c.get("uri").and_then(Value::as_str).is_some_and(may_configure);
                if changes.is_some_and(|all| all.iter().any(named)) {
                    self.reload();
                }
            }
            "workspace/didChangeWorkspaceFolders" => self.change_folders(&params),
            _ => {}
        }
    }

    fn begin(&mut self) {
        if self.client.watches {
            let id = RequestId::from("copydesk/watch".to_owned());
            let method = "client/registerCapability".to_owned();
            (self.send)(Request { id, method, params: watchers() }.into());
        }
        self.ask_for_settings();
    }

    fn ask_for_settings(&self) {
        if self.client.configures {
            let params = json!({"items": [{"section": diagnostics::SOURCE}]});
            let id = RequestId::from(SETTINGS.to_owned());
            (self.send)(Request { id, method: "workspace/configuration".to_owned(), params }.into());
        }
    }

    /// The client's answer to a request of ours.
    fn heard(&mut self, response: Response) {
        if response.id != RequestId::from(SETTINGS.to_owned()) {
            return;
        }
        let told = response.response_result.unwrap_or_default();
        // An editor without settings of ours keeps those that it began with.
        if let Some(settings) = told.get(0).filter(|s| !s.is_null()) {
            self.set(settings);
        }
    }

    fn set(&mut self, settings: &Value) {
        let (settings, wrong) = Settings::read(settings);
        self.complain_of_settings(&wrong);
        if settings != self.settings {
            self.settings = settings;
            self.reload();
        }
    }

    fn complain_of_settings(&self, wrong: &[String]) {
        if !wrong.is_empty() {
            self.show(MessageType::Warning, format!("settings of copydesk: {}", wrong.join("; ")));
        }
    }

    fn open(&mut self, params: &Value) {
        let Some(item) = parsed::<TextDocumentItem>(params.get("textDocument")) else { return };
        self.documents.insert(item.uri.0.clone(), Open::new(item));
    }

    fn change(&mut self, params: Value) {
        let Some(params) = parsed::<DidChangeTextDocumentParams>(Some(&params)) else { return };
        let id = params.text_document;
        if let Some(open) = self.documents.get_mut(&id.text_document_identifier.uri.0) {
            open.change(id.version, params.content_changes, self.client.encoding);
        }
    }

    fn saved(&mut self, params: &Value) {
        let Some(uri) = uri_of(params) else { return };
        if may_configure(uri) {
            return self.reload();
        }
        // A file that was new has a path only now, by which a side file may know it.
        if let Some(open) = self.documents.get_mut(uri) {
            open.outdate();
        }
    }

    fn close(&mut self, params: &Value) {
        let Some(open) = uri_of(params).and_then(|uri| self.documents.remove(uri)) else { return };
        if !self.client.pulls && !may_configure(&open.uri.0) {
            self.publish(open.uri, None, Vec::new());
        }
    }

    fn change_folders(&mut self, params: &Value) {
        let listed = |key: &str| {
            let all = params.pointer(&format!("/event/{key}")).and_then(Value::as_array);
            all.into_iter().flatten().filter_map(client::folder).collect::<Vec<_>>()
        };
        let removed = listed("removed");
        self.roots.retain(|root| !removed.contains(root));
        self.roots.extend(listed("added"));
        self.reload();
    }

    /// Forgets every configuration, and what was found under it.
    fn reload(&mut self) {
        self.newsroom = Newsroom::new(&self.settings, &self.roots);
        self.were_faulty = std::mem::take(&mut self.faulty);
        for uri in &self.were_faulty {
            self.publish(Uri(uri.clone()), None, Vec::new());
        }
        self.documents.values_mut().for_each(Open::outdate);
        if self.client.pulls && self.client.refreshes {
            let id = RequestId::from("copydesk/refresh".to_owned());
            let method = "workspace/diagnostic/refresh".to_owned();
            (self.send)(Request { id, method, params: Value::Null }.into());
        }
    }

    /// Tells what is found in a document that is due, where no message waits; whether there may be more to do.
    fn tell_next(&mut self) -> bool {
        if !self.queue.is_empty() {
            return true;
        }
        let pulls = self.client.pulls;
        let due = self.documents.values_mut().find(|d| d.due && (!pulls || may_configure(&d.uri.0)));
        let Some(open) = due else { return false };
        open.due = false;
        let uri = open.uri.clone();
        self.read(&uri.0);
        // What is about to change again is told then.
        if !may_configure(&uri.0) && !self.queue.outdates(&uri.0) {
            self.tell(&uri);
        }
        true
    }

    fn tell(&self, uri: &Uri) {
        let Some((view, open)) = self.view(&uri.0) else { return };
        let found = open.reading.as_ref().map(|r| diagnostics::all(view, r)).unwrap_or_default();
        self.publish(uri.clone(), Some(open.version), found);
    }

    /// Reads a document that has changed since it was read.
    pub(super) fn read(&mut self, uri: &str) {
        let Some(open) = self.documents.get_mut(uri).filter(|d| d.reading.is_none()) else { return };
        let name = self.newsroom.name(&open.uri);
        let text = open.text(self.client.encoding).text;
        let read = guarded(|| reading::read(&mut self.newsroom, &name, &open.language, text));
        open.reading = Some(read.unwrap_or_else(|panic| reading::broken(&panic)));
        self.readings += 1;
        open.stamp = self.readings;
        self.newsroom.faulty().iter().for_each(|faulty| self.tell_faulty(faulty));
    }

    /// Shows the mistakes of a configuration in its file, and says once that there are some.
    fn tell_faulty(&mut self, faulty: &Faulty) {
        let uri = self.address(&faulty.source.name);
        self.publish(uri.clone(), None, diagnostics::faults(faulty, &self.client));
        if !self.faulty.contains(&uri.0) && !self.were_faulty.contains(&uri.0) {
            let n = faulty.faults.len();
            let mistakes = if n == 1 { "a mistake".to_owned() } else { format!("{n} mistakes") };
            let name = &faulty.source.name;
            self.show(MessageType::Warning, format!("{name}: {mistakes}; what is sound in it is in force"));
        }
        self.faulty.insert(uri.0);
    }

    /// The address of a file as the client writes it, where it has it open.
    pub(super) fn address(&self, path: &str) -> Uri {
        let whole = std::path::absolute(path).map_or_else(|_| path.to_owned(), |p| printed(&p));
        let open = self.documents.values().find(|d| self.newsroom.name(&d.uri) == whole);
        open.map_or_else(|| uri::of(path.as_ref()), |d| d.uri.clone())
    }

    /// A document as it is shown.
    pub(super) fn view(&self, uri: &str) -> Option<(View<'_>, &Open)> {
        let open = self.documents.get(uri)?;
        let (client, pages, min_level) = (&self.client, self.pages.as_ref(), self.settings.min_level);
        Some((View { text: open.text(client.encoding), uri: &open.uri, client, pages, min_level }, open))
    }

    fn publish(&self, uri: Uri, version: Option<i32>, diagnostics: Vec<gen_lsp_types::Diagnostic>) {
        let params = PublishDiagnosticsParams { uri, version, diagnostics };
        (self.send)(notification("textDocument/publishDiagnostics", params));
    }

    fn show(&self, kind: MessageType, message: String) {
        (self.send)(notification("window/showMessage", ShowMessageParams { kind, message }));
    }
}

/// Parameters in the form that the protocol gives them; what has another is nothing.
fn parsed<T: DeserializeOwned>(value: Option<&Value>) -> Option<T> {
    serde_json::from_value(value?.clone()).ok()
}

/// The document that parameters name.
fn uri_of(params: &Value) -> Option<&str> {
    params.pointer("/textDocument/uri").and_then(Value::as_str)
}
