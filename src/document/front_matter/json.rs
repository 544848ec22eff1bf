//! JSON front matter: one object at the head of the file.

use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;

use crate::diagnostic::Fault;
use crate::source::SourceSpan;

use super::{Fields, Scalar, field, scalar};

/// Fields of the object and where the body begins; none where the source begins with no object.
pub(super) fn read(source: &str, base: usize) -> Option<(Fields, usize)> {
    let text = &source[base..];
    let quoted = text.strip_prefix('{')?.trim_start();
    if !quoted.starts_with('"') {
        return None;
    }
    match next::<IgnoredAny>(text) {
        Some((_, end)) => Some((fields(&text[..end], base), base + end)),
        None => Some(broken(text, base)),
    }
}

/// The next value of a type, and how many bytes it took.
fn next<T: DeserializeOwned>(text: &str) -> Option<(T, usize)> {
    let mut stream = serde_json::Deserializer::from_str(text).into_iter::<T>();
    let value = stream.next()?.ok()?;
    Some((value, stream.byte_offset()))
}

/// Walks the keys and values of an object that is known to be sound.
fn fields(object: &str, base: usize) -> Fields {
    let mut found = Fields::default();
    let mut at = 1;
    while let Some(start) = skip(object, at).filter(|start| object[*start..].starts_with('"')) {
        let Some((name, len)) = next::<String>(&object[start..]) else { break };
        let Some(from) = skip(object, start + len) else { break };
        let Some((value, size)) = next::<Value>(&object[from..]) else { break };
        let span = SourceSpan::new(base + start, base + start + len);
        found.fields.push(field(&name, span, values(object, base, from..from + size, &value)));
        at = from + size;
    }
    found
}

/// The next byte that is neither white space nor a comma or colon between parts.
fn skip(object: &str, at: usize) -> Option<usize> {
    let tail = object.get(at..)?;
    tail.find(|c: char| !c.is_ascii_whitespace() && !matches!(c, ',' | ':')).map(|n| at + n)
}

fn values(object: &str, base: usize, at: std::ops::Range<usize>, value: &Value) -> Vec<Scalar> {
    let text = match value {
        Value::Array(list) => return list.iter().flat_map(|v| values(object, base, at.clone(), v)).collect(),
        Value::Object(table) => {
            return table.get("name").map_or_else(Vec::new, |v| values(object, base, at, v));
        }
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    vec![scalar(object, base, at, text)]
}

/// A broken object ends at the first blank line.
fn broken(text: &str, base: usize) -> (Fields, usize) {
    let error = serde_json::from_str::<IgnoredAny>(text).err().map(|e| e.to_string()).unwrap_or_default();
    let end = ["\n\n", "\r\n\r\n"].iter().filter_map(|gap| text.find(gap)).min().unwrap_or(text.len());
    let first = text.find(['\r', '\n']).unwrap_or(text.len());
    let fault = Fault {
        span: SourceSpan::new(base, base + first),
        message: format!("not valid JSON: {error}"),
        help: Some("check its quotation marks, commas and closing brace".to_owned()),
    };
    (Fields { fields: Vec::new(), fault: Some(fault) }, base + end)
}
