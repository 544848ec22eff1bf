//! What hooks call.

use insta_cmd::assert_cmd_snapshot;

use crate::{FAULTY, copydesk, folder};

const CONFIG: &str = "include = [\"stories/**\"]\nexclude = [\"stories/old/**\"]\n";

/// The exit status of a run.
fn status(folder: &std::path::Path, args: &[&str]) -> Option<i32> {
    copydesk(folder, args).output().expect("it can be run").status.code()
}

#[test]
fn a_hook_is_handed_no_draft_at_all() {
    let files = [("copydesk.toml", CONFIG), ("stories/old/a.md", FAULTY), ("README.md", FAULTY)];
    let folder = folder("hook-none", &files);
    let args = ["check", "--date", "2022-01-26", "--force-exclude", "stories/old/a.md", "README.md"];
    assert_cmd_snapshot!(copydesk(&folder, &args));
}

#[test]
fn a_hook_is_handed_drafts_among_others() {
    let files = [("copydesk.toml", CONFIG), ("stories/a.md", FAULTY), ("notes.md", FAULTY)];
    let folder = folder("hook-some", &files);
    let args = ["check", "--date", "2022-01-26", "--format", "short", "notes.md", "stories/a.md"];
    assert_cmd_snapshot!(copydesk(&folder, &[&args[..], &["--force-exclude"]].concat()));
    assert_eq!(status(&folder, &["check", "--force-exclude", "gone.md"]), Some(2));
}
