//! The fact-checker's sheet as CSV: read back by the letter of RFC 4180.

use copydesk::document::Format;
use copydesk::report::Read;
use copydesk::report::sheet::csv;
use copydesk::source::Source;
use proptest::prelude::*;

use super::{ferry, hostile, read, rules};

fn sheet(source: &Source, format: Format) -> String {
    let draft = read(source, format);
    format!("{}{}", csv::HEAD, csv::lines(source, Read { draft: &draft, rules: rules() }))
}

/// Records of RFC 4180; `None` where the text breaks a rule of it.
fn records(text: &str) -> Option<Vec<Vec<String>>> {
    let (mut records, mut record, mut rest) = (Vec::new(), Vec::new(), text);
    while !rest.is_empty() {
        let (field, after) = field(rest)?;
        record.push(field);
        if let Some(more) = after.strip_prefix(',') {
            rest = more;
        } else {
            rest = after.strip_prefix("\r\n")?;
            records.push(std::mem::take(&mut record));
        }
    }
    Some(records)
}

fn field(text: &str) -> Option<(String, &str)> {
    let Some(mut rest) = text.strip_prefix('"') else {
        let end = text.find([',', '\r', '\n', '"'])?;
        return Some((text[..end].to_owned(), &text[end..]));
    };
    let mut field = String::new();
    loop {
        let (piece, after) = rest.split_once('"')?;
        field.push_str(piece);
        match after.strip_prefix('"') {
            Some(more) => {
                field.push('"');
                rest = more;
            }
            None => return Some((field, after)),
        }
    }
}

#[test]
fn a_sheet_has_a_box_for_everything_that_can_be_looked_up() {
    insta::assert_snapshot!(
        sheet(&ferry(), Format::Markdown).replace("\r\n", "\n").trim_start_matches('\u{feff}')
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_sheet_is_sound_whatever_the_draft(
        draft in hostile(),
        name in "[-=+@a-z\",\r\n\t ]{0,12}",
        format in prop::sample::select(vec![Format::Text, Format::Markdown, Format::Html]),
    ) {
        let text = sheet(&Source::new(name, draft), format);
        let records = records(text.trim_start_matches('\u{feff}'));
        prop_assert!(records.is_some(), "{text}");
        for record in records.unwrap_or_default() {
            prop_assert_eq!(record.len(), 10);
            prop_assert!(record.iter().all(|f| !f.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r'])));
        }
    }
}
