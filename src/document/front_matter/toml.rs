//! TOML front matter.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::Fault;
use crate::source::SourceSpan;

use super::{Field, Fields, Scalar, field, scalar};

/// Fields of the top level; what can be read beside a fault is kept.
pub(super) fn read(inner: &str, base: usize) -> Fields {
    let (table, errors) = DeTable::parse_recoverable(inner);
    let fields = table.get_ref().iter().map(|(key, value)| {
        let at = SourceSpan::new(base + key.span().start, base + key.span().end);
        field(key.get_ref(), at, values(inner, base, value))
    });
    let fields: Vec<Field> = fields.collect();
    let fault = errors.first().map(|error| {
        let at = error.span().unwrap_or(0..inner.len());
        Fault {
            span: SourceSpan::new(base + at.start, base + at.end),
            message: format!("not valid TOML: {}", error.message()),
            help: Some("write each field as `key = \"value\"`".to_owned()),
        }
    });
    Fields { fields, fault }
}

/// A value, the values of a list, or the names in a list of tables.
fn values(inner: &str, base: usize, value: &Spanned<DeValue<'_>>) -> Vec<Scalar> {
    let text = match value.get_ref() {
        DeValue::Array(list) => return list.iter().flat_map(|v| values(inner, base, v)).collect(),
        DeValue::Table(table) => {
            let name = table.iter().find(|(key, _)| key.get_ref() == "name");
            return name.map_or_else(Vec::new, |(_, v)| values(inner, base, v));
        }
        DeValue::String(text) => text.to_string(),
        _ => inner.get(value.span()).unwrap_or_default().to_owned(),
    };
    vec![scalar(inner, base, value.span(), text)]
}
