//! What a comment says.
//!
//! In: a finding. Out: the lines of the comment at its words, and of those at its other places. The first line stands
//! alone, as margins are narrow; the last one names the rule for those who want to look it up or switch it off, and tells
//! a later review that the comment is ours.

use crate::diagnostic::{Diagnostic, Label};

use super::anchor::Seat;

/// Who comments.
pub const AUTHOR: &str = "copydesk";

/// The same in short.
pub const INITIALS: &str = "cd";

/// How the last line begins.
pub const SIGNATURE: &str = "copydesk: ";

/// Other places that a comment names; more are counted.
const NAMED: usize = 4;

/// Words of the draft that a comment repeats are no longer than this, in characters.
const LONGEST: usize = 60;

/// The comment at the words of a finding.
pub fn first(d: &Diagnostic, seat: Seat) -> Vec<String> {
    let mut lines = vec![sentence(&d.message)];
    lines.extend(displaced(&d.primary, seat));
    lines.extend(d.notes.iter().map(|note| sentence(note)));
    lines.extend(d.help.iter().map(|help| sentence(help)));
    lines.extend(others(d));
    lines.push(signature(d));
    lines
}

/// The comment at another place of a finding.
pub fn other(d: &Diagnostic, label: &Label, seat: Seat) -> Vec<String> {
    let there = match label.message.as_str() {
        "" => String::new(),
        message => format!("{}. ", sentence(message)),
    };
    let mut lines =
        vec![format!("{there}See the comment on {}: {}", quoted(&d.primary.text), plain(&d.message))];
    lines.extend(displaced(label, seat));
    lines.push(signature(d));
    lines
}

fn signature(d: &Diagnostic) -> String {
    format!("{SIGNATURE}{} ({})", d.rule, d.level)
}

/// Where the words stand that the comment is not at.
fn displaced(label: &Label, seat: Seat) -> Option<String> {
    let place = match seat {
        Seat::Words => return None,
        Seat::Holder => "in what is marked here".to_owned(),
        Seat::Note(kind) => format!("in this {kind}"),
        Seat::Beginning => "outside of the story, in a header or a footer".to_owned(),
    };
    Some(match label.text.as_str() {
        "" => format!("This is {place}"),
        words => format!("At {}, {place}", quoted(words)),
    })
}

/// The other places of a finding.
fn others(d: &Diagnostic) -> Option<String> {
    let named = d.secondary.iter().take(NAMED).map(|label| {
        let words = quoted(&label.text);
        let words = match label.message.as_str() {
            "" => words,
            message => format!("{words} ({})", plain(message)),
        };
        match &label.path {
            Some(path) => format!("{words} in {path}"),
            None => words,
        }
    });
    let more = d.secondary.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| format!("{more} more"));
    let all: Vec<String> = named.chain(more).collect();
    (!all.is_empty()).then(|| format!("See also {}", all.join("; ")))
}

/// A message as a line of its own: with a capital, where it does not begin with words of the draft.
fn sentence(message: &str) -> String {
    let plain = plain(message);
    let mut chars = plain.chars();
    match chars.next() {
        Some(first) if first.is_ascii_lowercase() => {
            format!("{}{}", first.to_ascii_uppercase(), chars.as_str())
        }
        _ => plain,
    }
}

/// A message in the marks of print: quotation marks for backticks, where these come in pairs, and a dash for two hyphens.
fn plain(message: &str) -> String {
    let message = message.replace(" -- ", " — ");
    let pieces: Vec<&str> = message.split('`').collect();
    if pieces.len() % 2 == 0 {
        return message;
    }
    let piece =
        |(i, piece): (usize, &&str)| if i % 2 == 1 { format!("“{piece}”") } else { (*piece).to_owned() };
    pieces.iter().enumerate().map(piece).collect()
}

/// Words of the draft in quotation marks, on one line and cut in the middle where they are long.
fn quoted(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    let words = words.join(" ");
    let chars: Vec<char> = words.chars().collect();
    if chars.len() <= LONGEST {
        return format!("“{words}”");
    }
    let half = LONGEST / 2;
    let (head, tail) = (chars[..half].iter(), chars[chars.len() - half..].iter());
    format!("“{} … {}”", head.collect::<String>().trim_end(), tail.collect::<String>().trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_put_as_print_puts_them() {
        assert_eq!(sentence("`the` stands twice"), "“the” stands twice");
        assert_eq!(sentence("a ` alone -- here"), "A ` alone — here");
        assert_eq!(plain("no `X`"), "no “X”");
    }

    #[test]
    fn long_words_are_cut_in_the_middle() {
        let words = quoted(&format!("first {} last", "word ".repeat(40)));
        assert!(words.starts_with("“first") && words.ends_with("last”") && words.contains(" … "), "{words}");
        assert_eq!(quoted("two\u{2028}lines"), "“two lines”");
    }
}
