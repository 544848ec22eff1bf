//! What stands below the help of a command.

/// Of `copydesk`.
pub const ALL: &str = "\
Examples:
  copydesk check                        every draft in this folder
  copydesk check --date 2022-01-26 -    a draft from standard input
  copydesk explain weekday-mismatch     what a rule finds; how to turn it off

Exit status: 0 nothing to fail on, 1 findings, 2 could not do the job.";

/// Of `copydesk check`.
pub const CHECK: &str = "\
Examples:
  copydesk check drafts/toll.md
  copydesk check --min-level note --fail-on warning drafts
  copydesk check --format short --output json=report.json .
  copydesk check --input-format ndjson --format ndjson - < archive.ndjson

Exit status: 0 nothing at or above --fail-on, 1 findings, 2 could not be done.";

/// Of `copydesk fix`.
pub const FIX: &str = "\
Examples:
  copydesk fix drafts/toll.md           shows what would change
  copydesk fix --write drafts           changes it
  copydesk fix drafts | patch -p0       the same by way of patch

Exit status: 0 nothing to mend, or mended; 1 fixes shown; 2 could not be done.";

/// Of `copydesk inspect`.
pub const INSPECT: &str = "\
Examples:
  copydesk inspect drafts/toll.md
  copydesk inspect --timeline --date 2022-01-26 -
  copydesk inspect --explain-dates drafts/toll.md
  copydesk inspect --format ndjson drafts | jq 'select(.kind == \"quantity\")'";

/// Of `copydesk review`.
#[cfg(feature = "docx")]
pub const REVIEW: &str = "\
Examples:
  copydesk review toll.docx -o toll-reviewed.docx
  copydesk review --min-level note toll.docx -o toll-reviewed.docx
  copydesk review toll-reviewed.docx -o toll-again.docx

A second review replaces the comments of the first; those that somebody has
answered or resolved stay. Drafts that are no Word files: check --format html.

Exit status: 0 written, 1 written and --fail-on met, 2 could not be done.";

/// Of `copydesk completions`.
pub const COMPLETIONS: &str = "\
Examples:
  copydesk completions bash > ~/.local/share/bash-completion/completions/copydesk
  copydesk completions zsh > ~/.zfunc/_copydesk
  copydesk completions fish > ~/.config/fish/completions/copydesk.fish";

/// Of `copydesk man`.
pub const MAN: &str = "\
Examples:
  copydesk man check | man -l -
  copydesk man > copydesk.1";

/// Of `copydesk desk`.
#[cfg(feature = "desk")]
pub const DESK: &str = "\
Examples:
  copydesk desk                         opens a page; Ctrl-C closes the desk
  copydesk desk --port 4100 --no-open   prints its address alone

The page and all drafts on it stay on this machine: nothing is stored, logged
or sent. Rules are those of the copydesk.toml in this folder or above it.

Exit status: 0 closed by Ctrl-C, 2 could not be opened.";
