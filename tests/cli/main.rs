//! The command line as it is used: what is printed where, and every exit status.
//!
//! Each test writes its drafts into a folder of its own and runs the program there.

mod check;
mod commands;
#[cfg(feature = "docx")]
mod docx;
mod encodings;
mod faults;
mod fix;
mod formats;
mod gazetteer;
mod hooks;
mod hostile;
mod manners;
mod newsroom;
mod page;
mod stable;
mod wire;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use insta_cmd::get_cargo_bin;

/// A draft with an error and a warning when it is dated 2022-01-26, a Wednesday.
const FAULTY: &str = "ORAL, Tuesday, January 26 -- The council met in the the town hall.\n";

/// A draft with nothing to report.
const SOUND: &str = "ORAL, Wednesday, January 26 -- The council met in the town hall.\n";

/// A fresh folder with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the last run's folder can be removed");
    }
    fs::create_dir_all(&folder).expect("the folder can be made");
    for (file, text) in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    }
    folder
}

/// The program, run in a folder, with nothing of the environment that would change its output.
fn copydesk(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(get_cargo_bin("copydesk"));
    command.current_dir(folder).args(args);
    for name in [
        "CI",
        "COPYDESK_RULE_URL",
        "CI_PROJECT_DIR",
        "GITHUB_WORKSPACE",
        "NO_COLOR",
        "CLICOLOR_FORCE",
        "CLICOLOR",
    ] {
        command.env_remove(name);
    }
    command
}
