//! Values of options.

use std::path::PathBuf;
use std::str::FromStr;

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use encoding_rs::Encoding;
use jiff::civil::Date;

use super::forms::Format;
use crate::diagnostic::Level;
use crate::document::{self, StoryKind};
use crate::report::redact::Redact;

/// What `--input-format` asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputFormat {
    /// By the ending of the name, then by content.
    Auto,
    /// Every draft in one format.
    One(document::Format),
    /// One document a line of JSON.
    Ndjson,
}

/// Least level that fails a run; none for `never`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Least(pub Option<Level>);

/// `FORMAT=FILE`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Form of the report.
    pub format: Format,
    /// Where it goes.
    pub path: PathBuf,
}

/// One of a closed set, by name; clap names the nearest.
fn one_of<T: Clone + Send + Sync + 'static>(all: Vec<(&'static str, T)>) -> impl TypedValueParser<Value = T> {
    let names: Vec<&'static str> = all.iter().map(|(name, _)| *name).collect();
    PossibleValuesParser::new(names).map(move |name| {
        let found = all.iter().find(|(n, _)| *n == name);
        found.map(|(_, value)| value.clone()).expect("clap lets only these names pass")
    })
}

/// Formats that can be read.
pub fn input_format() -> impl TypedValueParser<Value = InputFormat> {
    let formats = document::Format::ALL.map(|f| (f.name(), InputFormat::One(f)));
    let others = [("auto", InputFormat::Auto), ("ndjson", InputFormat::Ndjson)];
    one_of(others.into_iter().chain(formats).collect())
}

/// Story kinds.
pub fn kind() -> impl TypedValueParser<Value = StoryKind> {
    one_of(StoryKind::ALL.map(|k| (k.name(), k)).to_vec())
}

/// Values of `--min-level`.
pub fn shown() -> impl TypedValueParser<Value = Level> {
    one_of(LEVELS.map(|l| (l.name(), l)).to_vec())
}

/// Values of `--fail-on`.
pub fn fails() -> impl TypedValueParser<Value = Least> {
    let levels = LEVELS.map(|l| (l.name(), Least(Some(l))));
    one_of(levels.into_iter().chain([("never", Least(None))]).collect())
}

/// Values of `--redact`.
pub fn redact() -> impl TypedValueParser<Value = Redact> {
    one_of(Redact::ALL.map(|r| (r.name(), r)).to_vec())
}

const LEVELS: [Level; 3] = [Level::Error, Level::Warning, Level::Note];

/// A day as ISO 8601 writes it.
pub fn date(s: &str) -> Result<Date, String> {
    let sound = s.len() == 10;
    sound
        .then(|| Date::from_str(s).ok())
        .flatten()
        .ok_or_else(|| "expected a day such as 2022-01-26".to_owned())
}

/// A label of an encoding, as pages declare it.
pub fn encoding(s: &str) -> Result<&'static Encoding, String> {
    let found = Encoding::for_label(s.as_bytes());
    found.ok_or_else(|| "expected an encoding such as utf-8, windows-1251, latin1 or utf-16le".to_owned())
}

/// `RULE=LEVEL`; whether there is such a rule shows when rules are loaded.
pub fn level(s: &str) -> Result<(String, Level), String> {
    let (rule, level) = s.split_once('=').ok_or("expected RULE=LEVEL, such as double-word=off")?;
    Ok((rule.to_owned(), level.parse()?))
}

/// `FORMAT=FILE`.
pub fn output(s: &str) -> Result<OutputFile, String> {
    let (format, path) = s.split_once('=').ok_or("expected FORMAT=FILE, such as json=report.json")?;
    if path.is_empty() {
        return Err("expected a file after `=`".to_owned());
    }
    let known: Vec<String> = Format::value_variants().iter().filter_map(name_of).collect();
    let found = Format::from_str(format, false);
    let format =
        found.map_err(|_| format!("no report is called `{format}`; there are {}", known.join(", ")))?;
    Ok(OutputFile { format, path: PathBuf::from(path) })
}

fn name_of(format: &Format) -> Option<String> {
    format.to_possible_value().map(|v| v.get_name().to_owned())
}

/// Columns of a page.
pub fn width(s: &str) -> Result<usize, String> {
    let width = s.parse().ok().filter(|w| (30..=500).contains(w));
    width.ok_or_else(|| "expected a number of columns from 30 to 500".to_owned())
}

/// Bytes: a number, or one followed by KiB or MiB.
pub fn size(s: &str) -> Result<u64, String> {
    let (number, unit) = s.split_at(s.find(|c: char| !c.is_ascii_digit()).unwrap_or(s.len()));
    let factor = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => Some(1),
        "k" | "kib" | "kb" => Some(1 << 10),
        "m" | "mib" | "mb" => Some(1 << 20),
        _ => None,
    };
    let bytes = number.parse::<u64>().ok().zip(factor).and_then(|(n, f)| n.checked_mul(f));
    let sound = bytes.filter(|b| *b > 0 && *b < u64::from(u32::MAX));
    sound.ok_or_else(|| "expected bytes below 4 GiB, such as 500000, 500KiB or 64MiB".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_units() {
        assert_eq!(size("64MiB"), Ok(64 << 20));
        assert_eq!(size("500"), Ok(500));
        assert!(size("0").is_err() && size("9GiB").is_err() && size("x").is_err());
    }

    #[test]
    fn a_day_is_written_in_full() {
        assert!(date("2022-01-26").is_ok());
        assert!(date("20220126").is_err() && date("2022-02-30").is_err() && date("2022-1-6").is_err());
    }

    #[test]
    fn encodings_go_by_their_labels() {
        assert_eq!(encoding("Latin1"), Ok(encoding_rs::WINDOWS_1252));
        assert!(encoding("klingon").is_err());
    }

    #[test]
    fn a_report_goes_to_a_file() {
        let file = output("json=a=b.json").expect("sound");
        assert_eq!((file.format, file.path), (Format::Json, PathBuf::from("a=b.json")));
        assert!(output("jsn=x").is_err_and(|e| e.contains("ndjson")));
        assert!(output("json=").is_err() && output("json").is_err());
    }
}
