//! Documents by NDJSON: one object a line, read one at a time.

use std::io::BufRead;

use serde::Deserialize;

use super::args;
use super::input::{Fault, Input};
use crate::document::Format;
use crate::source::Source;

/// A line as typed; only `text` is required.
#[derive(Debug, Deserialize)]
struct Line {
    id: Option<serde_json::Value>,
    text: String,
    format: Option<String>,
    date: Option<String>,
    kind: Option<String>,
}

/// The documents of a stream; blank lines are counted and passed over.
pub fn read<R: BufRead>(mut reader: R, name: &str) -> impl Iterator<Item = Result<Input, Fault>> + use<R> {
    let (mut number, mut bytes) = (0, Vec::new());
    let name = name.to_owned();
    std::iter::from_fn(move || {
        loop {
            number += 1;
            bytes.clear();
            match reader.read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) if bytes.trim_ascii().is_empty() => {}
                Ok(_) => {
                    return Some(line(&bytes, number).map_err(|e| Fault::new(format!("{name}:{number}"), e)));
                }
                Err(e) => return Some(Err(Fault::new(name.clone(), e.to_string()))),
            }
        }
    })
}

fn line(bytes: &[u8], number: usize) -> Result<Input, String> {
    let line: Line = serde_json::from_slice(bytes).map_err(|e| e.to_string())?;
    let name = match line.id {
        Some(serde_json::Value::String(id)) => id,
        Some(id) if !id.is_null() => id.to_string(),
        _ => number.to_string(),
    };
    Ok(Input {
        format: line.format.as_deref().map_or(Ok(Format::Text), args::format)?,
        date: line.date.as_deref().map(args::date).transpose()?,
        kind: line.kind.as_deref().map(args::kind).transpose()?,
        source: Source::new(name, line.text),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_stops_no_other() {
        let lines = "{\"id\": \"a\", \"text\": \"One.\", \"date\": \"2022-01-26\", \"more\": 1}\n\n{oops\n{\"text\": \"Two.\"}";
        let read: Vec<Result<Input, Fault>> = read(lines.as_bytes(), "-").collect();
        let names: Vec<Option<&str>> =
            read.iter().map(|r| r.as_ref().ok().map(|i| i.source.name.as_str())).collect();
        assert_eq!(names, [Some("a"), None, Some("4")]);
        assert_eq!(read[1].as_ref().err().map(|f| f.place.as_str()), Some("-:3"));
    }
}
