//! The desk as a program: who it answers, what it says, how it ends.
//!
//! Each test starts the program on a port that the system chooses and speaks to it over plain TCP.

mod answers;
mod doors;
mod http;
mod runs;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use http::{Answer, ask};

/// A draft with an error and a warning when it is dated 2022-01-26, a Wednesday.
const FAULTY: &str = "ORAL, Tuesday, January 26 -- The council met in the the town hall.\n";

/// The media type of a draft.
const DRAFT: &str = "application/octet-stream";

/// A desk that runs until it is dropped.
struct Desk {
    child: Child,
    port: u16,
    key: String,
}

/// A fresh folder with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("desk").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the last run's folder can be removed");
    }
    fs::create_dir_all(&folder).expect("the folder can be made");
    files.iter().for_each(|(file, text)| fs::write(folder.join(file), text).expect("it can be written"));
    folder
}

fn program(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.current_dir(folder).args(args).stdin(Stdio::null());
    command
}

impl Desk {
    /// Starts it in a folder and reads its address.
    fn open(folder: &Path, args: &[&str]) -> Self {
        let args = [&["desk"], args].concat();
        let mut command = program(folder, &args);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
        let mut line = String::new();
        let out = child.stdout.as_mut().expect("it is piped");
        BufReader::new(out).read_line(&mut line).expect("it prints an address");
        let address = line.trim().strip_prefix("http://127.0.0.1:").expect("it is on this machine");
        let (port, key) = address.split_once("/#").expect("the key stands behind the address");
        Self { port: port.parse().expect("a port"), key: key.to_owned(), child }
    }

    /// Asks in the way of our page.
    fn ask(&self, what: &str, query: &str, body: &str) -> Answer {
        self.ask_bytes(what, query, body.as_bytes())
    }

    /// The same with a file.
    fn ask_bytes(&self, what: &str, query: &str, body: &[u8]) -> Answer {
        let (host, key) = (format!("127.0.0.1:{}", self.port), format!("Bearer {}", self.key));
        let headers = [
            ("Host", host.as_str()),
            ("Origin", &format!("http://{host}")),
            ("Authorization", &key),
            ("Content-Type", DRAFT),
        ];
        ask(self.port, ("POST", &format!("/{what}?{query}")), &headers, body)
    }

    /// Asks for a file of the page.
    fn get(&self, path: &str) -> Answer {
        let host = format!("127.0.0.1:{}", self.port);
        ask(self.port, ("GET", path), &[("Host", &host)], b"")
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
