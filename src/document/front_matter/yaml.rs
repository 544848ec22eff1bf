//! YAML front matter, by the events of its parser: aliases are never followed.

use saphyr_parser::{Event, Marker, Parser, Span};

use crate::diagnostic::Fault;
use crate::source::SourceSpan;

use super::{Field, Fields, field, scalar};

/// Fields of the top level; those before a fault are kept.
pub(super) fn read(inner: &str, base: usize) -> Fields {
    let mut reader = Reader { inner, base, bytes: bytes(inner), open: Vec::new(), fields: Vec::new() };
    for event in Parser::new_from_str(inner) {
        match event {
            Ok((event, span)) => reader.event(&event, span),
            Err(error) => {
                let fault = Some(reader.fault(error.marker(), error.info()));
                return Fields { fields: reader.fields, fault };
            }
        }
    }
    Fields { fields: reader.fields, fault: None }
}

/// Byte of each code point, the end included: the parser counts code points.
fn bytes(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

/// A list or a table that has begun.
enum Open {
    List,
    /// With the key whose value comes next.
    Table(Option<String>),
}

struct Reader<'a> {
    inner: &'a str,
    base: usize,
    bytes: Vec<usize>,
    open: Vec<Open>,
    fields: Vec<Field>,
}

impl Reader<'_> {
    fn event(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::MappingStart(..) => self.open.push(Open::Table(None)),
            Event::SequenceStart(..) => self.open.push(Open::List),
            Event::MappingEnd | Event::SequenceEnd => {
                self.open.pop();
                self.value_done();
            }
            Event::Scalar(text, ..) => self.scalar(text, span),
            Event::Alias(_) => self.value_done(),
            _ => {}
        }
    }

    fn value_done(&mut self) {
        if let Some(Open::Table(key)) = self.open.last_mut() {
            *key = None;
        }
    }

    /// A key, or a value of the field that was begun last.
    fn scalar(&mut self, text: &str, span: Span) {
        let range = self.at(span.start)..self.at(span.end);
        let top = self.open.len() == 1;
        if let Some(Open::Table(key @ None)) = self.open.last_mut() {
            *key = Some(text.to_owned());
            if top {
                let at = SourceSpan::new(self.base + range.start, self.base + range.end);
                self.fields.push(field(text, at, Vec::new()));
            }
            return;
        }
        if self.is_read()
            && let Some(field) = self.fields.last_mut()
        {
            field.values.push(scalar(self.inner, self.base, range, text.to_owned()));
        }
        self.value_done();
    }

    /// Values of a field, of its list, and the names in a table or a list of tables.
    fn is_read(&self) -> bool {
        let inner = self.open.get(1..).unwrap_or_default();
        inner.len() <= 2
            && inner.iter().all(|open| match open {
                Open::List => true,
                Open::Table(key) => key.as_deref() == Some("name"),
            })
    }

    fn at(&self, mark: Marker) -> usize {
        self.bytes.get(mark.index()).copied().unwrap_or(self.inner.len())
    }

    fn fault(&self, mark: &Marker, info: &str) -> Fault {
        let at = self.at(*mark).min(self.inner.trim_end().len());
        let line = self.inner[..at].rfind('\n').map_or(0, |n| n + 1);
        let end = self.inner[at..].find('\n').map_or(self.inner.len(), |n| at + n);
        let start = if at == end { line } else { at };
        Fault {
            span: SourceSpan::new(self.base + start, self.base + end),
            message: format!("not valid YAML: {}", info.trim_end_matches('.')),
            help: Some("put quotation marks around a value that holds a colon or other marks".to_owned()),
        }
    }
}
