//! The program from outside: what it prints and its exit status, 0 clean, 1 findings, 2 could not do the job.
//!
//! Each test runs in a folder of its own, so that paths are short and no configuration stands above.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use insta_cmd::{assert_cmd_snapshot, get_cargo_bin};

const CLEAN: &str = "The council met on Monday, January 24, 2022.\n";
const FAULTY: &str = "The council met on Monday, January 25, 2022.\n";
const NOTED: &str = "The council met on Monday.\n";

/// A folder that is taken away in the end.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("copydesk-{test}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder can be made");
        Self(path)
    }

    fn with(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let file = self.0.join(path);
        fs::create_dir_all(file.parent().unwrap_or(Path::new(""))).expect("a folder can be made");
        fs::write(file, content).expect("a file can be written");
        self
    }

    fn run(&self, words: &[&str]) -> Command {
        let mut command = Command::new(get_cargo_bin("copydesk"));
        command.args(words).current_dir(&self.0).env_remove("CI").env("NO_COLOR", "1");
        command
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder left behind in the system's own place for such harms nobody.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// One command in a folder with the files given, against the snapshot of the test's name.
macro_rules! shows {
    ($test:ident, [$($path:expr => $content:expr),* $(,)?], $($word:expr),* $(,)?) => {
        #[test]
        fn $test() {
            let folder = Folder::new(stringify!($test))$(.with($path, $content))*;
            assert_cmd_snapshot!(stringify!($test), folder.run(&[$($word),*]));
        }
    };
}

shows!(a_clean_draft_is_0, ["a.md" => CLEAN], "check", "a.md");
shows!(an_error_is_1, ["a.md" => FAULTY], "check", "a.md");
shows!(a_warning_is_0, ["a.md" => "It is in in order.\n"], "check", "a.md");
shows!(a_warning_fails_where_asked, ["a.md" => "It is in in order.\n"], "check", "--fail-on", "warning", "a.md");
shows!(nothing_fails_where_asked, ["a.md" => FAULTY], "check", "--fail-on", "never", "a.md");
shows!(notes_are_hidden, ["a.md" => NOTED], "check", "a.md");
shows!(notes_are_shown_where_asked, ["a.md" => NOTED], "check", "--min-level", "note", "a.md");
shows!(a_rule_is_off, ["a.md" => FAULTY], "check", "--level", "weekday-mismatch=off", "a.md");

shows!(a_missing_file_is_2, ["a.md" => FAULTY], "check", "b.md", "a.md");
shows!(a_folder_without_drafts_is_2, ["notes/x.rs" => "fn main() {}\n"], "check", "notes");
shows!(not_utf_8_is_2, ["a.txt" => b"The mayor\x92s office is closed.\n", "b.txt" => CLEAN], "check", "a.txt", "b.txt");
shows!(a_binary_file_is_2, ["a.txt" => b"\x7fELF\x00\x01\x02\x00"], "check", "a.txt");
shows!(an_empty_file_is_told, ["a.md" => ""], "check", "a.md");
shows!(another_language_is_told, ["a.txt" => "Der Stadtrat hat am Montag beschlossen, die neue Bahn bis zum Hafen zu führen, und die Kosten sind nicht bekannt.\n"], "check", "a.txt");
shows!(broken_front_matter_is_1, ["a.md" => "---\ntitle: \"Tram\ndate: 2022-01-26\n---\n\nThe tram is late.\n"], "check", "a.md");

shows!(a_wrong_option_is_2, ["a.md" => CLEAN], "check", "--fromat", "json", "a.md");
shows!(a_wrong_format_is_2, ["a.md" => CLEAN], "check", "--format", "jsn", "a.md");
shows!(a_wrong_date_is_2, ["a.md" => CLEAN], "check", "--date", "2022-02-30", "a.md");
shows!(a_wrong_kind_is_2, ["a.md" => CLEAN], "check", "--kind", "analyses", "a.md");
shows!(an_unknown_rule_is_2, ["a.md" => CLEAN], "check", "--level", "weekday-mismach=off", "a.md");
shows!(an_unknown_level_is_2, ["a.md" => CLEAN], "check", "--level", "weekday-mismatch=warn", "a.md");

shows!(a_bad_configuration_is_2, [
    "a.md" => FAULTY,
    "copydesk.toml" => "gazeteer = [\"names.toml\"]\nrules = [\"desk\"]\n\n[level]\nweekday-mismach = \"off\"\ndouble-word = \"warn\"\n\n[options.double-word]\nexcpet = [\"had\"]\n",
    "desk/hype.toml" => "[rule.hype]\nsummary = \"hype\"\nlevel = \"warning\"\nmessage = \"`{mtch}` is hype\"\ncheck.existence.phrase = [\"historic\"]\n",
], "check", "a.md");
shows!(a_bad_gazetteer_is_2, [
    "a.md" => CLEAN,
    "copydesk.toml" => "gazetteer = [\"names.toml\", \"more.toml\"]\n",
    "names.toml" => "[[person]]\nnam = \"Ida Lindqvist\"\n",
], "check", "a.md");
shows!(a_rule_of_the_desk_speaks, [
    "a.md" => "A historic vote, the mayor said.\n",
    "copydesk.toml" => "rules = [\"desk\"]\n",
    "desk/hype.toml" => "[rule.hype]\nsummary = \"a word that sells\"\nlevel = \"warning\"\nmessage = \"`{match}` sells the story\"\nhelp = \"say what is new\"\ncheck.existence.any-case = [\"historic\"]\n",
], "check", "a.md");
shows!(no_configuration_where_asked, ["a.md" => FAULTY, "copydesk.toml" => "rules = 1\n"], "check", "--no-config", "a.md");

shows!(short_is_a_line_a_finding, ["a.md" => FAULTY], "check", "--format", "short", "a.md");
shows!(json_is_one_object, ["a.md" => FAULTY], "check", "--format", "json", "a.md");
shows!(ndjson_is_a_line_a_finding, ["a.md" => FAULTY], "check", "--format", "ndjson", "a.md");
shows!(an_embargo_withholds_nothing_at_home, ["a.md" => "---\ndate: 2022-01-25\nembargo: 2022-01-26\n---\n\nThe council met on Monday, January 25.\n"], "check", "a.md");
shows!(words_are_withheld_where_asked, ["a.md" => FAULTY], "check", "--redact", "always", "a.md");

shows!(rules_are_listed, ["copydesk.toml" => "[level]\ndouble-word = \"off\"\n"], "rules");
shows!(rules_are_listed_as_json, [], "rules", "--format", "json");
shows!(a_rule_is_explained, [], "explain", "empty-draft");
shows!(an_unknown_rule_is_not_explained, [], "explain", "weekday-mismach");
shows!(a_page_of_the_desk_is_tested, [
    "copydesk.toml" => "rules = [\"desk\"]\n",
    "desk/hype.toml" => "[rule.hype]\nsummary = \"a word that sells\"\nlevel = \"warning\"\nmessage = \"`{match}` sells the story\"\ncheck.existence.any-case = [\"historic\"]\n",
    "desk/hype.md" => "# hype\n\n## Examples\n\nFound:\n\n```draft\nA historic vote.\n  ^^^^^^^^ hype\n```\n\nMissed:\n\n```draft\nA prehistoric vote.\n  ^^^^^^^^^^^ hype\n```\n",
], "test", "desk");
shows!(what_was_read_is_inspected, ["a.md" => FAULTY], "inspect", "a.md");
shows!(what_was_read_is_inspected_as_ndjson, ["a.md" => FAULTY], "inspect", "--format", "ndjson", "a.md");

#[test]
fn standard_input_is_a_draft() {
    let folder = Folder::new("stdin");
    assert_cmd_snapshot!("standard_input_is_a_draft", folder.run(&["check", "-"]).pass_stdin(FAULTY));
}

#[test]
fn an_archive_is_read_line_by_line() {
    let folder = Folder::new("archive");
    let lines = "{\"id\": \"one\", \"text\": \"The council met on Monday, January 25.\", \"date\": \"2022-01-26\"}\n{oops\n{\"text\": \"It is in in order.\"}\n";
    let mut command = folder.run(&["check", "--input-format", "ndjson", "--format", "short", "-"]);
    assert_cmd_snapshot!("an_archive_is_read_line_by_line", command.pass_stdin(lines));
}

#[test]
fn a_very_long_line_is_checked() {
    // A program that is not optimized would take minutes for the ten megabytes that must be read.
    let size = if cfg!(debug_assertions) { 64 << 10 } else { 10 << 20 };
    let line = "The council met on Monday, January 24, 2022, and the harbour board met on the day after it. ";
    let folder = Folder::new("long").with("a.txt", line.repeat(size / line.len()) + FAULTY);
    let done = folder.run(&["check", "--format", "short", "a.txt"]).output().expect("it runs");
    let out = String::from_utf8_lossy(&done.stdout);
    assert_eq!((done.status.code(), out.matches("weekday-mismatch").count()), (Some(1), 1), "{out}");
}

#[test]
fn threads_change_no_byte() {
    let mut folder = Folder::new("threads");
    for n in 0..20 {
        folder = folder.with(&format!("{n}.md"), FAULTY.repeat(n + 1));
    }
    let run = |threads| folder.run(&["check", "-j", threads, "."]).output().expect("it runs");
    let (one, many) = (run("1"), run("4"));
    assert_eq!((one.status.code(), &one.stdout), (Some(1), &many.stdout));
    assert_eq!(one.stderr, many.stderr);
}
