//! Files that a newsroom writes: every mistake is told at its place, and nothing panics.

use copydesk::config::layers::Loader;
use copydesk::rules::load;
use copydesk::source::Source;
use copydesk::walk::ndjson;

/// A newsroom of one rule file and one gazetteer.
struct Desk<'a> {
    rules: &'a str,
    names: &'a str,
}

impl Loader for Desk<'_> {
    fn file(&self, path: &str) -> Result<Source, String> {
        match path {
            "rules/own.toml" => Ok(Source::new(path, self.rules)),
            "names.toml" => Ok(Source::new(path, self.names)),
            _ => Err(format!("{path}: no such file")),
        }
    }

    fn files_in(&self, path: &str) -> Result<Vec<String>, String> {
        if path == "rules" {
            Ok(vec!["rules/own.toml".to_owned()])
        } else {
            Err(format!("{path}: no such folder"))
        }
    }
}

/// A configuration of any text.
pub fn configuration(text: &str) {
    told(text, &Desk { rules: "", names: "" });
}

/// A rule file of any text, in a configuration that names it.
pub fn rule_file(text: &str) {
    told("rules = [\"rules\"]", &Desk { rules: text, names: "" });
}

/// A gazetteer of any text, in a configuration that names it.
pub fn gazetteer(text: &str) {
    told("gazetteer = [\"names.toml\"]", &Desk { rules: "", names: text });
}

/// Every fault has words and a place in its file.
fn told(config: &str, desk: &Desk<'_>) {
    let config = Source::new("copydesk.toml", config);
    let (_, faulty) = load::load(Some(&config), desk, &[]).expect("no levels are given");
    for file in &faulty {
        for fault in &file.faults {
            assert!(file.source.text.get(fault.span.range()).is_some(), "{fault:?}");
            assert!(!fault.message.is_empty(), "{fault:?}");
        }
    }
}

/// Every line of an archive that holds anything is a document or a fault with its number.
pub fn archive(bytes: &[u8]) {
    let lines = bytes.split(|b| *b == b'\n');
    let blank = |line: &&[u8]| {
        let line = std::str::from_utf8(line).map(|l| l.trim_start_matches('\u{feff}').trim());
        line.is_ok_and(str::is_empty)
    };
    let expected = lines.filter(|line| !blank(line)).count();
    let mut told = 0;
    for entry in ndjson::entries("archive", bytes, 1 << 16) {
        told += 1;
        match entry {
            Ok(entry) => drop(entry.documents()),
            Err(fault) => assert!(fault.line > 0 && !fault.cause.help().is_empty(), "{fault}"),
        }
    }
    assert_eq!(told, expected);
}
