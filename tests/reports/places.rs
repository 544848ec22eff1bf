//! Each consumer counts columns in its own way; all of them meet the same words.

use copydesk::diagnostic::Level;
use copydesk::source::{Source, SourceSpan};
use serde_json::Value;

use crate::{GITHUB, GITLAB, RDJSONL, SARIF, finding, written};

const TEXT: &str = "\u{feff}é 😀 e\u{301} one\r\nx\u{2028}y\rtab\tone two\r\n\r\none";

/// Every `one` of the text, found.
fn document() -> (Source, Vec<SourceSpan>) {
    let source = Source::new("a.txt", TEXT);
    let spans = TEXT.match_indices("one").map(|(at, word)| SourceSpan::new(at, at + word.len()));
    let spans = spans.collect();
    (source, spans)
}

#[test]
fn places_are_those_of_the_words() {
    let (source, spans) = document();
    let found = spans.iter().map(|s| finding(&source, "double-word", Level::Error, *s)).collect();
    let all = [(source, found)];
    let log: Value = serde_json::from_str(&written(SARIF, &all)).expect("it is JSON");
    let gitlab: Value = serde_json::from_str(&written(GITLAB, &all)).expect("it is JSON");
    let (lines, commands) = (written(RDJSONL, &all), written(GITHUB, &all));
    let rows: Vec<&str> = TEXT.split('\n').collect();
    assert_eq!(log["runs"][0]["results"].as_array().map(Vec::len), Some(3));
    for (i, (line, command)) in lines.lines().zip(commands.lines()).enumerate() {
        let region = &log["runs"][0]["results"][i]["locations"][0]["physicalLocation"]["region"];
        let number = |value: &Value| value.as_u64().expect("a number") as usize;
        let (row, column) = (number(&region["startLine"]), number(&region["startColumn"]));
        let chars: Vec<char> = rows[row - 1].trim_start_matches('\u{feff}').chars().collect();
        let word: String = chars[column - 1..number(&region["endColumn"]) - 1].iter().collect();
        assert_eq!(word, "one", "SARIF counts code points");

        let line: Value = serde_json::from_str(line).expect("it is JSON");
        let range = &line["location"]["range"];
        let byte = |end: &str| number(&range[end]["column"]) - 1;
        assert_eq!(number(&range["start"]["line"]), row);
        assert_eq!(&rows[row - 1][byte("start")..byte("end")], "one", "reviewdog counts bytes");

        let begin = &gitlab[i]["location"]["positions"]["begin"];
        assert_eq!((number(&begin["line"]), number(&begin["column"])), (row, column));
        assert!(command.contains(&format!(",line={row},endLine={row},col={column},")), "{command}");
    }
}

#[test]
fn an_annotation_over_lines_has_no_columns() {
    let source = Source::new("a.txt", "one\ntwo\n");
    let whole = SourceSpan::new(0, 7);
    let found = vec![finding(&source, "double-word", Level::Warning, whole)];
    let commands = written(GITHUB, &[(source, found)]);
    assert!(commands.starts_with("::warning file=a.txt,line=1,endLine=2,title="), "{commands}");
}
