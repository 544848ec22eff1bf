//! Which stretch of a long line is shown, so that what is marked can be read at any width.
//!
//! In: marked places of a source and a width. Out: [`Row`]s, each no wider than the width.
//! A row begins at its line's start where the marks and their words fit, else at a space nearby;
//! a mark is cut only where it is longer than a row. Columns are counted as a terminal shows them.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::visible;
use crate::source::Source;

/// A place to be marked and the words beside the mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark<'a> {
    /// Bytes of the source.
    pub range: Range<usize>,
    /// Whether it is the place at fault.
    pub primary: bool,
    /// May be empty.
    pub message: &'a str,
}

/// A stretch of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'a> {
    /// Bytes of the source.
    pub range: Range<usize>,
    /// Marks that lie inside, in order.
    pub marks: Vec<Mark<'a>>,
}

/// Pieces of one mark that are shown; of a longer one the first and the last.
const PIECES: usize = 3;

/// Lays out the marks.
pub fn rows<'a>(source: &Source, marks: Vec<Mark<'a>>, width: usize) -> Vec<Row<'a>> {
    let text = source.text.as_str();
    let mut pieces: Vec<Mark> = marks.into_iter().flat_map(|m| pieces(text, m, width)).collect();
    pieces.sort_by_key(|m| (m.range.start, m.range.end));
    let line_of = |m: &Mark| source.lines().line_of(m.range.start as u32);
    let lines = pieces.chunk_by(|a, b| line_of(a) == line_of(b));
    lines
        .flat_map(|marks| line_rows(text, line_at(source, line_of(&marks[0]), marks), marks, width))
        .collect()
}

/// The line without break, byte order mark and indentation, unless a mark stands there.
fn line_at(source: &Source, line: usize, marks: &[Mark]) -> Range<usize> {
    let range = source.lines().range(line, &source.text);
    let text = source.text[range.clone()].trim_end_matches(['\n', '\r']);
    let indent = text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len();
    let last = marks.iter().map(|m| m.range.end).max().unwrap_or(0);
    (range.start + indent).min(marks[0].range.start)..(range.start + text.len()).max(last)
}

/// A mark cut at line breaks, and where it is longer than a row; the last piece has the words.
fn pieces<'a>(text: &str, mark: Mark<'a>, width: usize) -> Vec<Mark<'a>> {
    let end = floor(text, mark.range.end.min(text.len()));
    let start = floor(text, mark.range.start.min(end));
    let mut ranges: Vec<Range<usize>> =
        on_lines(text, start..end).into_iter().flat_map(|r| on_rows(text, r, width)).collect();
    if ranges.len() > PIECES {
        ranges.drain(1..ranges.len() - 1);
    }
    let last = ranges.len().saturating_sub(1);
    let message = |i| if i == last { mark.message } else { "" };
    let piece = |(i, range)| Mark { range, primary: mark.primary, message: message(i) };
    ranges.into_iter().enumerate().map(piece).collect()
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The parts on each line, without the white space around the breaks.
fn on_lines(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    if !text[range.clone()].contains('\n') {
        return vec![range];
    }
    let mut at = range.start;
    let mut parts = Vec::new();
    for line in text[range.clone()].split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        if !line.trim().is_empty() {
            parts.push(start..start + line.trim().len());
        }
        at += line.len();
    }
    if parts.is_empty() {
        parts.push(range.start..range.start);
    }
    parts
}

/// The whole, or the first and the last row of it.
fn on_rows(text: &str, range: Range<usize>, width: usize) -> Vec<Range<usize>> {
    let words = &text[range.clone()];
    let first = fitting(words, width);
    if first == words.len() {
        return vec![range];
    }
    let rest = &words[first..];
    let tail = fitting_back(rest, width);
    vec![range.start..range.start + words[..first].trim_end().len(), range.end - tail..range.end]
}

/// Bytes of the longest head of `text` that fits, cut after a space where there is one.
fn fitting(text: &str, width: usize) -> usize {
    let mut used = 0;
    let mut space = None;
    for (at, c) in text.char_indices() {
        used += columns(c);
        if used > width {
            return space.unwrap_or(at).max(c.len_utf8().min(text.len()) * usize::from(at == 0));
        }
        if c == ' ' {
            space = Some(at + 1);
        }
    }
    text.len()
}

/// Bytes of the longest tail of `text` that fits, cut after a space where there is one.
fn fitting_back(text: &str, width: usize) -> usize {
    let mut used = 0;
    let mut space = None;
    for (at, c) in text.char_indices().rev() {
        if c == ' ' && at + 1 < text.len() {
            space = Some(text.len() - at - 1);
        }
        used += columns(c);
        if used > width {
            return space.unwrap_or(text.len() - at - c.len_utf8());
        }
    }
    text.len()
}

/// Columns of a character as printed.
fn columns(c: char) -> usize {
    visible::sign(c).unwrap_or(c).width().unwrap_or(0)
}

fn width_of(text: &str) -> usize {
    text.chars().map(columns).sum()
}

/// Groups the marks of a line so that each group fits a row.
fn line_rows<'a>(text: &str, line: Range<usize>, marks: &[Mark<'a>], width: usize) -> Vec<Row<'a>> {
    let mut rows: Vec<Row> = Vec::new();
    let mut rest = marks;
    while !rest.is_empty() {
        let count = (2..=rest.len()).take_while(|n| needed(text, &rest[..*n], width) <= width).count() + 1;
        let (group, after) = rest.split_at(count);
        let from = rows.last().map_or(line.start, |r| r.range.end).min(group[0].range.start);
        let to = after.first().map_or(line.end, |m| m.range.start).max(end_of(group));
        let range = row_range(text, from..to, group, width);
        rows.push(Row { range, marks: group.to_vec() });
        rest = after;
    }
    rows
}

fn end_of(group: &[Mark]) -> usize {
    group.iter().map(|m| m.range.end).max().unwrap_or(0)
}

/// Columns from the first mark on that the marks and their words take.
///
/// The words of the last mark stand beside it, those of the others below their start.
fn needed(text: &str, group: &[Mark], limit: usize) -> usize {
    let start = group[0].range.start;
    if end_of(group) - start > limit * 4 {
        return usize::MAX;
    }
    let last = group.len() - 1;
    let reach = |(i, m): (usize, &Mark)| {
        let words = width_of(m.message);
        let mark = width_of(&text[m.range.clone()]).max(1);
        let beside = if i == last && words > 0 { mark + 1 + words } else { mark.max(words) };
        width_of(&text[start..m.range.start]) + beside
    };
    group.iter().enumerate().map(reach).max().unwrap_or(0)
}

/// The stretch of `line` that is shown around a group: from the line's start where marks and words
/// fit so, else with as much before as leaves room for a quarter of a row after them.
fn row_range(text: &str, line: Range<usize>, group: &[Mark], width: usize) -> Range<usize> {
    let (start, end) = (group[0].range.start, end_of(group));
    let needed = needed(text, group, width);
    let mut from = line.start;
    if fitting_back(&text[line.start..start], width.saturating_sub(needed)) < start - line.start {
        let after = fitting(&text[end..line.end], width / 4);
        let marked = width_of(&text[start..end + after]);
        let before = fitting_back(&text[line.start..start], width.saturating_sub(needed.max(marked)));
        from = word_start(text, line.start, start - before, start);
    }
    let used = width_of(&text[from..end]);
    let to = end + fitting(&text[end..line.end], width.saturating_sub(used));
    from..end + text[end..to].trim_end().len()
}

/// A row does not begin inside a word or with a space.
fn word_start(text: &str, line: usize, from: usize, to: usize) -> usize {
    let inside = from > line && !text[..from].ends_with(' ');
    let head = &text[from..to];
    if inside {
        return head.find(' ').map_or(to, |space| from + space + 1);
    }
    from + head.len() - head.trim_start_matches(' ').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, marks: &[(&str, &'static str)], width: usize) -> Vec<String> {
        let source = Source::new("a", text);
        let mark = |(words, message): &(&str, &'static str)| {
            let start = text.find(words).expect("the words stand in the text");
            Mark { range: start..start + words.len(), primary: true, message }
        };
        let rows = rows(&source, marks.iter().map(mark).collect(), width);
        rows.into_iter().map(|r| text[r.range].to_owned()).collect()
    }

    const LONG: &str = "The ministry said that four people died in Oral on Tuesday, and that the count may \
                        rise, while the governor spoke of three in the same hour of the same day.";

    #[test]
    fn a_row_begins_at_the_line_when_the_mark_fits() {
        assert_eq!(shown(LONG, &[("four", "")], 40), ["The ministry said that four people died"]);
    }

    #[test]
    fn words_beside_a_mark_have_room() {
        assert_eq!(
            shown(LONG, &[("Tuesday", "not a Tuesday")], 40),
            ["died in Oral on Tuesday, and that the"]
        );
    }

    #[test]
    fn marks_far_apart_have_rows_of_their_own() {
        let rows = shown(LONG, &[("four", "one"), ("three", "other")], 40);
        assert_eq!(
            rows,
            ["The ministry said that four people died", "the governor spoke of three in the same"]
        );
    }

    #[test]
    fn a_mark_over_a_line_break_is_cut_there() {
        assert_eq!(
            shown("said Aida\n  Orazova of Oral", &[("Aida\n  Orazova", "")], 40),
            ["said Aida", "Orazova of Oral"]
        );
    }

    #[test]
    fn a_mark_longer_than_a_row_shows_both_ends() {
        assert_eq!(
            shown(LONG, &[(LONG, "")], 30),
            ["The ministry said that four", "the same hour of the same day."]
        );
    }

    #[test]
    fn a_line_without_spaces_is_cut_anywhere() {
        let line = format!("{}é{}", "x".repeat(300), "y".repeat(300));
        assert_eq!(shown(&line, &[("é", "here")], 20), [format!("é{}", "y".repeat(19))]);
    }
}
