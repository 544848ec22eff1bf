//! The program itself: messages on standard output and nothing else, and the exit status of the protocol.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn framed(message: &Value) -> Vec<u8> {
    let text = message.to_string();
    format!("Content-Length: {}\r\n\r\n{text}", text.len()).into_bytes()
}

/// Runs the server on messages until it ends.
fn served(args: &[&str], messages: &[Value]) -> Output {
    let mut server = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .arg("lsp")
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut input = server.stdin.take().expect("it has an input");
    messages.iter().for_each(|m| input.write_all(&framed(m)).expect("it listens"));
    drop(input);
    server.wait_with_output().expect("it ends")
}

/// The messages on standard output; a byte beside them would be a fault.
fn messages(output: &[u8]) -> Vec<Value> {
    let mut rest = std::str::from_utf8(output).expect("it is UTF-8");
    let mut messages = Vec::new();
    while !rest.is_empty() {
        let (head, body) = rest.split_once("\r\n\r\n").expect("it has a head");
        let len: usize =
            head.strip_prefix("Content-Length: ").and_then(|n| n.parse().ok()).expect("it has a length");
        messages.push(serde_json::from_str(&body[..len]).expect("it is JSON"));
        rest = &body[len..];
    }
    messages
}

fn request(id: i32, method: &str, params: Value) -> Value {
    json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params})
}

fn notice(method: &str, params: Value) -> Value {
    json!({"jsonrpc": "2.0", "method": method, "params": params})
}

#[test]
fn a_session_ends_with_the_status_of_the_protocol() {
    let item =
        json!({"uri": "untitled:a", "languageId": "markdown", "version": 1, "text": "The the vote.\n"});
    let whole = [
        request(1, "initialize", json!({"capabilities": {}})),
        notice("initialized", json!({})),
        notice("textDocument/didOpen", json!({"textDocument": item})),
        request(
            2,
            "textDocument/hover",
            json!({"textDocument": {"uri": "untitled:a"}, "position": {"line": 0, "character": 0}}),
        ),
        request(3, "shutdown", Value::Null),
        notice("exit", Value::Null),
    ];
    let asked = served(&["--stdio"], &whole);
    assert_eq!(asked.status.code(), Some(0));
    let ids: Vec<Value> = messages(&asked.stdout).iter().filter_map(|m| m.get("id").cloned()).collect();
    assert_eq!(ids, [json!(1), json!(2), json!(3)]);
    assert_eq!(String::from_utf8_lossy(&asked.stderr), "");
    let gone = served(&[], &whole[..3]);
    assert_eq!(gone.status.code(), Some(1));
    let early = served(&[], &[notice("exit", Value::Null)]);
    assert_eq!((early.status.code(), early.stdout.len()), (Some(1), 0));
}
