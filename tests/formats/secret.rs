//! What a desk tells itself is in no output, whatever the format of the draft and of the report.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use copydesk::document::Format;
use insta_cmd::get_cargo_bin;

use super::story::NOTE;
use super::write;

/// Where the story stands in every format that has a field for notes.
fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("formats");
    fs::create_dir_all(&folder).expect("the folder can be made");
    for (name, _, text) in write::all() {
        fs::write(folder.join(name), text).expect("the file can be written");
    }
    folder
}

fn output(folder: &Path, args: &[&str]) -> String {
    let output =
        Command::new(get_cargo_bin("copydesk")).current_dir(folder).args(args).output().expect("it runs");
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// All values of `--format`, as the program itself lists them.
fn formats(folder: &Path, command: &str) -> Vec<String> {
    let told = output(folder, &[command, "--format", "?"]);
    let list = told
        .split_once("[possible values: ")
        .and_then(|(_, rest)| rest.split_once(']'))
        .expect("they are listed")
        .0;
    list.split(',').map(|name| name.trim().to_owned()).collect()
}

#[test]
fn notes_for_the_desk_are_in_no_output() {
    let folder = folder();
    let (secret, rest) = NOTE.split_once(':').expect("a word to look for");
    assert!(write::all().iter().filter(|(.., text)| text.contains(secret)).count() >= 9);
    let names = write::all().into_iter().map(|(name, ..)| name);
    let files: Vec<&str> = names.filter(|name| Format::is_told_by_content(name)).collect();
    let mut runs: Vec<Vec<String>> = Vec::new();
    for command in ["check", "inspect"] {
        for format in formats(&folder, command) {
            runs.push(["--format", &format].map(str::to_owned).to_vec());
            runs.last_mut().expect("it was pushed").insert(0, command.to_owned());
        }
    }
    let levels = ["check", "--min-level", "note", "--width", "300"].map(str::to_owned);
    runs.extend([
        vec!["fix".to_owned()],
        levels.to_vec(),
        ["inspect", "--timeline"].map(str::to_owned).to_vec(),
    ]);
    for run in runs.iter().map(|run| run.iter().map(String::as_str)) {
        let args: Vec<&str> = run.chain(files.iter().copied()).collect();
        let told = output(&folder, &args);
        assert!(
            !told.is_empty() && !told.contains(secret) && !told.contains(rest.trim()),
            "{args:?}\n{told}"
        );
    }
}
