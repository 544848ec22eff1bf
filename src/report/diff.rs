//! What fixes change, as a unified diff that `patch` takes.
//!
//! In: a name, the text as it stands and as it would stand. Out: the diff; nothing where the two are the same.
//! Lines end at LF only, so that a CR stays in its line and the diff is true to the file.

use similar::{Algorithm, TextDiff};

use super::visible;

/// The diff, byte for byte.
pub fn unified(name: &str, before: &str, after: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let diff =
        TextDiff::configure().algorithm(Algorithm::Patience).newline_terminated(true).diff_slices(&old, &new);
    let name = visible::line(name);
    diff.unified_diff().header(&name, &name).to_string()
}

/// The diff for a terminal: nothing in a draft moves the cursor or turns the line.
pub fn shown(diff: &str) -> String {
    let lines = diff.split_inclusive('\n').map(|line| match line.strip_suffix('\n') {
        Some(line) => visible::line(line).into_owned() + "\n",
        None => visible::line(line).into_owned(),
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_ends() {
        let diff = unified("a.txt", "one\r\ntwo\rthree", "one\r\ntwo\rfour");
        assert_eq!(
            diff,
            "--- a.txt\n+++ a.txt\n@@ -1,2 +1,2 @@\n one\r\n-two\rthree\n\\ No newline at end of file\n+two\rfour\n\\ No newline at end of file\n"
        );
    }

    #[test]
    fn like_texts_have_no_diff() {
        assert_eq!(unified("a.txt", "one\n", "one\n"), "");
    }

    #[test]
    fn a_terminal_is_shown_signs() {
        let diff = unified("a\u{1b}.txt", "a\u{202e}b\n", "ab\n");
        assert!(diff.starts_with("--- a?.txt\n") && diff.contains("-a\u{202e}b\n"));
        assert!(shown(&diff).ends_with("-a\u{fffd}b\n+ab\n"));
    }
}
