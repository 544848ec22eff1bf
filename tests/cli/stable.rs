//! Same input, same bytes out.

use std::process::Stdio;

use crate::{copydesk, folder};

#[test]
fn threads_and_the_order_of_paths_change_nothing() {
    let texts: Vec<(String, String)> = (0..40)
        .map(|i| {
            (format!("d{}/{i}.md", i % 3), format!("Day {i}: the the vote, TK.\n\nThe the end of {i}.\n"))
        })
        .collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let folder = folder("stable", &files);
    let out = |args: &[&str]| {
        let args = [&["check", "--format", "json", "--across"], args].concat();
        copydesk(&folder, &args).output().expect("it runs").stdout
    };
    let one = out(&["-j", "1", "."]);
    assert!(one.len() > 10_000);
    assert_eq!(one, out(&["-j", "7", "."]));
    assert_eq!(one, out(&["-j", "3", "d2", "d0", "d1", "d1/1.md"]));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    let text = "The the vote.\n\n".repeat(2_000);
    let folder = folder("closed", &[("a.txt", text.as_str())]);
    let mut command = copydesk(&folder, &["inspect", "--format", "ndjson"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(0));
}
