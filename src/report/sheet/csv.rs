//! The sheet as CSV for a spreadsheet, by RFC 4180: quoted fields, lines that end in CR LF.
//!
//! A byte order mark comes first, because a spreadsheet would else read the names in another encoding. No field
//! begins with a sign that a spreadsheet takes for a formula: an apostrophe is put before it.

use super::{Row, Support, words};
use crate::report::Read;
use crate::report::place::Places;
use crate::source::Source;

/// The first line, with the mark that says UTF-8.
pub const HEAD: &str = "\u{feff}checked,kind,words,understood,source,times,path,line,column,sentence\r\n";

/// Signs that begin a formula, wide forms included.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The lines of a draft; the first field is the box to tick.
pub fn lines(source: &Source, read: Read<'_>) -> String {
    super::rows(source, read).iter().map(|row| line(source, read, row)).collect()
}

fn line(source: &Source, read: Read<'_>, row: &Row) -> String {
    let draft = read.draft;
    let place = Places { source, document: &draft.document }.wire(row.span);
    let behind = match &row.source {
        Some(Support::Words(span)) => words::line(draft.slice(*span)),
        Some(Support::List(form)) => format!("list of names: {}", words::line(form)),
        None => String::new(),
    };
    let fields = [
        String::new(),
        row.kind.name().to_owned(),
        words::line(draft.slice(row.span)),
        row.reading.clone(),
        behind,
        row.times.to_string(),
        words::line(&draft.path),
        place.line.to_string(),
        place.column.to_string(),
        words::line(sentence(read, row)),
    ];
    let fields: Vec<String> = fields.iter().map(|f| field(f)).collect();
    format!("{}\r\n", fields.join(","))
}

/// The sentence that a row begins in.
fn sentence<'d>(read: Read<'d>, row: &Row) -> &'d str {
    let sentences = &read.draft.sentences;
    let at = sentences.partition_point(|s| s.span.end <= row.span.start);
    sentences.get(at).map_or("", |s| read.draft.slice(s.span))
}

fn field(text: &str) -> String {
    let harmless = if text.trim_start().starts_with(FORMULA) { format!("'{text}") } else { text.to_owned() };
    match harmless.contains(['"', ',', '\r', '\n', ';', '\'']) {
        true => format!("\"{}\"", harmless.replace('"', "\"\"")),
        false => harmless,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        assert_eq!(field("227"), "227");
        assert_eq!(field("\"Go,\" he said"), "\"\"\"Go,\"\" he said\"");
    }

    #[test]
    fn no_field_is_a_formula() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1"] {
            assert_eq!(field(text), format!("\"'{text}\""));
        }
    }
}
