//! What hooks, shells and packagers call.

use std::fs;

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

#[test]
fn every_shell_is_told_every_command() {
    let folder = folder("completions", &[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = copydesk(&folder, &["completions", shell]).output().expect("it can be run").stdout;
        let script = String::from_utf8(script).expect("it is UTF-8");
        for word in ["check", "baseline", "force-exclude"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    assert_eq!(status(&folder, &["completions", "csh"]), Some(2));
}

#[test]
fn every_command_has_a_page() {
    let folder = folder("man", &[]);
    assert_eq!(status(&folder, &["man", "--dir", "pages"]), Some(0));
    let page = |name: &str| fs::read_to_string(folder.join("pages").join(name)).expect("it is there");
    assert!(page("copydesk-config-show.1").contains(r"copydesk\-config\-show \- Show what is in force"));
    assert!(page("copydesk-check.1").contains(r"\-\-force\-exclude"));
    let first = copydesk(&folder, &["man"]).output().expect("it can be run").stdout;
    assert_eq!(String::from_utf8_lossy(&first), page("copydesk.1"));
    let named = page("copydesk.1").matches("copydesk\\-").count();
    let pages = fs::read_dir(folder.join("pages")).expect("it is a folder").count();
    assert!(pages > named && named > 10, "{named} named, {pages} written");
    assert_eq!(status(&folder, &["man", "--dir", "pages/copydesk.1"]), Some(2));
}
