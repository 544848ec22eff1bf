//! What is answered to a request.
//!
//! In: requests about documents that are open. Out: their answers; about a document that is not, nothing.

use gen_lsp_types::{
    CodeActionParams, DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentSymbolParams,
    FullDocumentDiagnosticReport, HoverParams, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport,
};
use lsp_server::{ErrorCode, Request};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::actions::{self, Asked, Desk, SideFile};
use super::diagnostics;
use super::hover;
use super::reading::Reading;
use super::server::{Failure, Server};
use super::symbols;

impl Server {
    /// The answer to a request.
    ///
    /// # Errors
    ///
    /// Parameters that are not those of the request, and a request that is not known.
    pub(super) fn answer(&mut self, request: Request) -> Result<Value, Failure> {
        let params = request.params;
        match request.method.as_str() {
            "shutdown" => Ok(Value::Null),
            "textDocument/diagnostic" => self.diagnostics(&of(params)?),
            "textDocument/codeAction" => self.actions(of(params)?),
            "textDocument/hover" => self.hover(&of(params)?),
            "textDocument/documentSymbol" => self.symbols(&of(params)?),
            method => Err((ErrorCode::MethodNotFound, format!("`{method}` is not known"))),
        }
    }

    fn diagnostics(&mut self, params: &DocumentDiagnosticParams) -> Result<Value, Failure> {
        let uri = &params.text_document.uri.0;
        self.read(uri);
        let view = self.view(uri);
        let stamp = view.map(|(_, open)| open.stamp.to_string()).unwrap_or_default();
        if params.previous_result_id.as_ref() == Some(&stamp) {
            let unchanged_document_diagnostic_report = UnchangedDocumentDiagnosticReport { result_id: stamp };
            let same = RelatedUnchangedDocumentDiagnosticReport {
                unchanged_document_diagnostic_report,
                ..Default::default()
            };
            return json(DocumentDiagnosticReport::from(same));
        }
        let found = |(view, open): (_, &super::documents::Open)| {
            open.reading.as_ref().map(|r| diagnostics::all(view, r)).unwrap_or_default()
        };
        let items = view.map(found).unwrap_or_default();
        let full_document_diagnostic_report = FullDocumentDiagnosticReport { result_id: Some(stamp), items };
        let report =
            RelatedFullDocumentDiagnosticReport { full_document_diagnostic_report, ..Default::default() };
        json(DocumentDiagnosticReport::from(report))
    }

    fn actions(&mut self, params: CodeActionParams) -> Result<Value, Failure> {
        let uri = params.text_document.uri.0;
        let none = Ok(Value::Array(Vec::new()));
        self.read(&uri);
        let name = self.documents.get(&uri).map(|open| self.newsroom.name(&open.uri));
        let force = name.and_then(|name| self.newsroom.in_force(&name).ok());
        let (Some(force), Some((view, open)), true) = (force, self.view(&uri), self.client.literal_actions)
        else {
            return none;
        };
        let Some(Reading::Judged(done, format)) = &open.reading else { return none };
        let asked = Asked {
            view,
            done,
            format: *format,
            version: open.version,
            range: view.text.span(params.range),
            only: params.context.only,
        };
        let side = |path: &str| self.side_file(path);
        json(actions::all(&asked, &Desk { force, overrides: self.newsroom.overrides, side: &side }))
    }

    /// The side file of allowances as the editor has it, else as it lies on the disk.
    fn side_file(&self, path: &str) -> SideFile {
        let uri = self.address(path);
        let open = self.documents.get(&uri.0);
        let text = open.map(|d| d.text(self.client.encoding).text.to_owned());
        let text = text.or_else(|| std::fs::read_to_string(path).ok());
        SideFile { uri, version: open.map(|d| d.version), text }
    }

    fn hover(&mut self, params: &HoverParams) -> Result<Value, Failure> {
        let at = &params.text_document_position_params;
        let uri = &at.text_document.uri.0;
        self.read(uri);
        let Some((view, open)) = self.view(uri) else { return Ok(Value::Null) };
        let Some(done) = open.reading.as_ref().and_then(Reading::done) else { return Ok(Value::Null) };
        json(hover::at(view, done, view.text.byte(at.position) as u32))
    }

    fn symbols(&mut self, params: &DocumentSymbolParams) -> Result<Value, Failure> {
        let uri = &params.text_document.uri.0;
        self.read(uri);
        let Some((view, open)) = self.view(uri) else { return Ok(Value::Null) };
        let Some(done) = open.reading.as_ref().and_then(Reading::done) else { return Ok(Value::Null) };
        let nested = symbols::outline(view, done);
        if self.client.nests { json(nested) } else { json(symbols::flat(view, &nested)) }
    }
}

/// The parameters of a request.
fn of<T: DeserializeOwned>(params: Value) -> Result<T, Failure> {
    serde_json::from_value(params).map_err(|e| (ErrorCode::InvalidParams, e.to_string()))
}

fn json(answer: impl Serialize) -> Result<Value, Failure> {
    serde_json::to_value(answer).map_err(|e| (ErrorCode::InternalError, e.to_string()))
}
