//! Spellings in use for well-known names, by language: the tables must accept each of them, and none of
//! the look-alikes. Public facts, collected for these tests; a line is `native = spelling, spelling`.

mod cyrillic;
mod gazetteer;
mod others;

use super::tables::Tables;

fn check(language: &str, names: &str) {
    assert_eq!(answered(language, names, false), Vec::<String>::new(), "{language} does not accept these");
}

fn check_not(language: &str, names: &str) {
    assert_eq!(answered(language, names, true), Vec::<String>::new(), "{language} accepts these");
}

/// The pairs for which the acceptor says `answer`.
fn answered(language: &str, names: &str, answer: bool) -> Vec<String> {
    let tables = Tables::builtin();
    let mut found = Vec::new();
    for (native, spellings) in names.lines().filter_map(|line| line.split_once(" = ")) {
        let acceptor =
            tables.acceptor(language, native.trim()).unwrap_or_else(|| panic!("no acceptor for {native}"));
        let wrong = spellings.split(", ").filter(|latin| acceptor.accepts(latin) == answer);
        found.extend(wrong.map(|latin| format!("{} {latin}", native.trim())));
    }
    found
}
