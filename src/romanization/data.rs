//! The tables of `rules/romanization/` as they are compiled in.
//!
//! In: what `build.rs` makes of the TOML: the same in JSON, which is read in a fraction of the time; long lists as sorted
//! lines, which are looked up as they are; the rewrite units with their costs worked out. Out: tables as their modules
//! declare them. While it makes these, `build.rs` has a module of this name in this one's place that reads the TOML.

use serde::Deserialize;

/// `endings.toml`
pub const ENDINGS: &str = include_str!(concat!(env!("OUT_DIR"), "/endings.json"));
/// `western.toml`: a name of any of its lists a line.
pub const WESTERN: &str = include_str!(concat!(env!("OUT_DIR"), "/western.txt"));
/// `fold.toml`
pub const FOLD: &str = include_str!(concat!(env!("OUT_DIR"), "/fold.json"));
/// `origins.toml`
pub const ORIGINS: &str = include_str!(concat!(env!("OUT_DIR"), "/origins.json"));
/// `korean_families.toml`: a spelling and the number of its family a line.
pub const KOREAN_FAMILIES: &str = include_str!(concat!(env!("OUT_DIR"), "/korean_families.txt"));
/// `chinese_families.toml`, likewise.
pub const CHINESE_FAMILIES: &str = include_str!(concat!(env!("OUT_DIR"), "/chinese_families.txt"));
/// `units.toml`, as `units` writes it.
pub const UNITS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/units.bin"));

/// Reads a table. It is part of the program: a fault in it is a fault of the build, found by every test.
pub fn read<T: Deserialize<'static>>(table: &'static str) -> T {
    serde_json::from_str(table).expect("the tables under rules/romanization are sound")
}

/// What stands behind a word in the sorted lines that begin with it; lines are of plain letters.
pub fn rows<'t>(lines: &'t str, word: &str) -> impl Iterator<Item = &'t str> {
    let (bytes, mut first, mut end) = (lines.as_bytes(), 0, lines.len());
    while first < end {
        let middle = (first + end) / 2;
        // Lines are short, so that a plain walk finds their ends soonest.
        let ends = |byte: &u8| *byte == b'\n';
        let start = bytes[first..middle].iter().rposition(ends).map_or(first, |at| first + at + 1);
        let length = bytes[start..].iter().position(ends).map_or(lines.len() - start, |at| at + 1);
        if parts(&lines[start..start + length]).0 < word { first = start + length } else { end = start }
    }
    lines[first..].lines().map(parts).take_while(move |(w, _)| *w == word).map(|(_, rest)| rest)
}

/// The first word of a line, and what stands behind it.
fn parts(line: &str) -> (&str, &str) {
    let line = line.trim_end();
    line.split_once(' ').unwrap_or((line, ""))
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn rows_are_found_by_their_word() {
        let found = |word| rows("an 3\nan 7\nanna 1\nbo\n", word).collect::<Vec<_>>();
        assert_eq!([found("an"), found("anna"), found("bo")], [vec!["3", "7"], vec!["1"], vec![""]]);
        assert!(found("a").is_empty() && found("ann").is_empty() && found("c").is_empty());
    }
}
