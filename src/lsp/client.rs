//! What the client can do, as it says when it begins.
//!
//! In: the parameters of `initialize`. Out: [`Client`]. They are read leniently: a client that says something in a form that
//! is not known is served as if it had not said it.

use std::path::PathBuf;

use gen_lsp_types::Uri;
use serde_json::Value;

use super::convert::Encoding;
use super::uri;

/// What answers and reports depend on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Client {
    /// What positions count.
    pub encoding: Encoding,
    /// It asks for diagnostics; then none are sent unasked.
    pub pulls: bool,
    /// It can be told to ask for them again.
    pub refreshes: bool,
    /// It shows the further places of a diagnostic.
    pub related: bool,
    /// It takes the address of a rule's page.
    pub described: bool,
    /// It shows symbols inside symbols.
    pub nests: bool,
    /// It shows Markdown in a hover.
    pub markdown: bool,
    /// It watches files when it is told to.
    pub watches: bool,
    /// It can be asked for its settings.
    pub configures: bool,
    /// It takes edits for a version of a document.
    pub versioned: bool,
    /// It makes new files by an edit.
    pub creates: bool,
    /// It takes code actions with edits rather than commands.
    pub literal_actions: bool,
}

impl Client {
    /// Reads the parameters of `initialize`.
    pub fn of(params: &Value) -> Self {
        let can = |path: &str| params.pointer(&format!("/capabilities{path}"));
        let yes = |path: &str| can(path).and_then(Value::as_bool).unwrap_or_default();
        let offered = words(can("/general/positionEncodings"));
        Self {
            encoding: Encoding::agreed(offered.iter().copied()),
            pulls: can("/textDocument/diagnostic").is_some_and(Value::is_object),
            refreshes: yes("/workspace/diagnostics/refreshSupport"),
            related: yes("/textDocument/publishDiagnostics/relatedInformation")
                || yes("/textDocument/diagnostic/relatedInformation"),
            described: yes("/textDocument/publishDiagnostics/codeDescriptionSupport")
                || yes("/textDocument/diagnostic/codeDescriptionSupport"),
            nests: yes("/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            markdown: words(can("/textDocument/hover/contentFormat")).contains(&"markdown"),
            watches: yes("/workspace/didChangeWatchedFiles/dynamicRegistration"),
            configures: yes("/workspace/configuration"),
            versioned: yes("/workspace/workspaceEdit/documentChanges"),
            creates: words(can("/workspace/workspaceEdit/resourceOperations")).contains(&"create"),
            literal_actions: can("/textDocument/codeAction/codeActionLiteralSupport")
                .is_some_and(Value::is_object),
        }
    }
}

/// The folders that the client works in, the first one first.
pub fn roots(params: &Value) -> Vec<PathBuf> {
    let folders = params.get("workspaceFolders").and_then(Value::as_array);
    let folders: Vec<PathBuf> = folders.into_iter().flatten().filter_map(folder).collect();
    if !folders.is_empty() {
        return folders;
    }
    let single = params.get("rootUri").and_then(Value::as_str).and_then(|u| uri::path(&Uri::from(u)));
    let single = single.or_else(|| params.get("rootPath").and_then(Value::as_str).map(PathBuf::from));
    single.into_iter().collect()
}

/// The path of a workspace folder.
pub fn folder(folder: &Value) -> Option<PathBuf> {
    uri::path(&Uri::from(folder.get("uri")?.as_str()?))
}

fn words(list: Option<&Value>) -> Vec<&str> {
    list.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_client_that_says_nothing_can_do_little() {
        assert_eq!(Client::of(&json!({})), Client::default());
        assert_eq!(
            Client::of(&json!({"capabilities": {"general": 7, "textDocument": []}})),
            Client::default()
        );
    }

    #[test]
    fn folders_stand_over_a_root() {
        let both = json!({"workspaceFolders": [{"uri": "file:///a", "name": "a"}], "rootUri": "file:///b"});
        assert_eq!(roots(&both), [PathBuf::from("/a")]);
        assert_eq!(roots(&json!({"workspaceFolders": null, "rootUri": "file:///b"})), [PathBuf::from("/b")]);
        assert_eq!(roots(&json!({"rootUri": null, "rootPath": "/c"})), [PathBuf::from("/c")]);
    }
}
