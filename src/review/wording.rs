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

/// The comment at the words of a finding in a text.
pub fn first(text: &str, d: &Diagnostic, seat: Seat) -> Vec<String> {
    let mut lines = vec![sentence(&d.message)];
    lines.extend(displaced(&d.primary, seat));
    lines.extend(d.notes.iter().map(|note| sentence(note)));
    lines.extend(d.help.iter().map(|help| sentence(help)));
    lines.extend(others(text, d));
    lines.push(signature(d));
    lines
}

/// The comment at another place of a finding: it leads to the first, and repeats what is wrong where that is out of sight.
pub fn other(text: &str, d: &Diagnostic, label: &Label, seat: Seat) -> Vec<String> {
    let first = quoted(&d.primary.text);
    let there = if near(text, d, label) {
        format!("see {first}")
    } else {
        format!("see the comment on {first}: {}", plain(&d.message))
    };
    let line = if label.message.is_empty() { there } else { format!("{}; {there}", plain(&label.message)) };
    let mut lines = vec![sentence(&line)];
    lines.extend(displaced(label, seat));
    lines.push(signature(d));
    lines
}

/// Whether a place stands in the paragraph of the words of its finding.
fn near(text: &str, d: &Diagnostic, label: &Label) -> bool {
    let (one, other) = (d.primary.span, label.span);
    let between = one.end.min(other.end) as usize..one.start.max(other.start) as usize;
    label.path.is_none() && text.get(between).is_none_or(|words| !words.contains('\n'))
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

/// The other places of a finding that are out of sight, or are something to it.
fn others(text: &str, d: &Diagnostic) -> Option<String> {
    let told = |label: &&Label| !label.message.is_empty() || !near(text, d, label);
    let others: Vec<&Label> = d.secondary.iter().filter(told).collect();
    let named = others.iter().take(NAMED).map(|label| {
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
    let more = others.len().saturating_sub(NAMED);
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
    let paired = pieces.len() % 2 == 1;
    let piece =
        |(i, piece): (usize, &&str)| if i % 2 == 1 { format!("“{piece}”") } else { (*piece).to_owned() };
    if paired { pieces.iter().enumerate().map(piece).collect() } else { message }
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
    use crate::diagnostic::Level;
    use crate::source::SourceSpan;

    #[test]
    fn messages_are_put_as_print_puts_them() {
        assert_eq!(sentence("`the` stands twice"), "“the” stands twice");
        assert_eq!(sentence("a ` alone -- here"), "A ` alone — here");
        assert_eq!(plain("no `X`"), "no “X”");
    }

    fn finding(places: [(usize, usize); 2], text: &str, message: &str) -> Diagnostic {
        let label = |(start, end): (usize, usize), message: &str| Label {
            path: None,
            span: SourceSpan::new(start, end),
            text: text[start..end].to_owned(),
            message: message.to_owned(),
        };
        Diagnostic {
            path: String::new(),
            rule: "figure-sum".to_owned(),
            level: Level::Error,
            always_shown: false,
            message: "the parts come to 9".to_owned(),
            primary: label(places[0], ""),
            secondary: vec![label(places[1], message)],
            notes: Vec::new(),
            help: None,
            fix: None,
            fingerprint: String::new(),
        }
    }

    #[test]
    fn a_place_in_sight_is_told_in_short() {
        let text = "4 and 5 of 8\nand 8";
        let near = finding([(0, 1), (11, 12)], text, "the whole");
        assert_eq!(other(text, &near, &near.secondary[0], Seat::Words)[0], "The whole; see “4”");
        assert_eq!(first(text, &near, Seat::Words)[1], "See also “8” (the whole)");
        let bare = finding([(0, 1), (6, 7)], text, "");
        assert_eq!(first(text, &bare, Seat::Words)[1], "copydesk: figure-sum (error)");
        let far = finding([(0, 1), (17, 18)], text, "");
        let told = "See the comment on “4”: the parts come to 9";
        assert_eq!(other(text, &far, &far.secondary[0], Seat::Words)[0], told);
        assert_eq!(first(text, &far, Seat::Words)[1], "See also “8”");
    }

    #[test]
    fn long_words_are_cut_in_the_middle() {
        let words = quoted(&format!("first {} last", "word ".repeat(40)));
        assert!(words.starts_with("“first") && words.ends_with("last”") && words.contains(" … "), "{words}");
        assert_eq!(quoted("two\u{2028}lines"), "“two lines”");
    }
}
