//! Standard output, buffered; standard error; and report files that appear whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::args::forms::Color;
use super::{Status, halt};
use crate::diagnostic::{Diagnostic, Label, Level};
use crate::report::Others;
use crate::report::links::Pages;
use crate::report::terminal::{self, Look, WIDTH};
use crate::report::visible;
use crate::rules::load::Faulty;
use crate::walk::{self, printed};
use anstream::{AutoStream, ColorChoice};

/// The variable that names the address of the rules' pages, `{rule}` in the place of the name.
const PAGES: &str = "COPYDESK_RULE_URL";

/// Bytes that are gathered before they are written.
const BUFFER: usize = 1 << 16;

/// Whether remarks are left out.
static QUIET: AtomicBool = AtomicBool::new(false);

/// Leaves remarks out, for the whole run.
pub fn set_quiet(quiet: bool) {
    QUIET.store(quiet, Ordering::Relaxed);
}

/// Whether remarks are left out.
pub fn is_quiet() -> bool {
    QUIET.load(Ordering::Relaxed)
}

/// Decides about colour once for the whole run.
pub fn set_color(color: Color) {
    let choice = match color {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    };
    choice.write_global();
}

/// Standard output.
pub fn stdout() -> BufWriter<io::StdoutLock<'static>> {
    BufWriter::with_capacity(BUFFER, io::stdout().lock())
}

/// Whether standard output takes escape sequences.
pub fn stdout_color() -> bool {
    AutoStream::choice(&io::stdout()) != ColorChoice::Never
}

/// Where the pages of rules stand, where standard output takes links.
pub fn stdout_pages() -> Option<Pages> {
    let takes = stdout_color() && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout);
    pages().filter(|_| takes)
}

/// Where the pages of rules stand: as the environment says, else on the project's site, where there is one.
pub fn pages() -> Option<Pages> {
    let home = Some(env!("CARGO_PKG_HOMEPAGE")).filter(|h| !h.is_empty());
    let named = std::env::var(PAGES).ok().or_else(|| Some(format!("{}/rules/{{rule}}", home?)));
    named.and_then(Pages::new)
}

/// Whether somebody looks on.
pub fn stdout_is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Says what is wrong with a run, and what to do. A closed standard error is nobody's loss.
pub fn complain(message: &str, notes: &[String]) {
    let mut err = anstream::stderr().lock();
    let look = Look { width: WIDTH, color: true };
    let _ = terminal::message(&mut err, look, Level::Error, None, message, notes);
}

/// Says how a run went, where standard output is for its results alone. A closed standard error is nobody's loss.
pub fn remark(message: &str) {
    if !is_quiet() {
        let _ = writeln!(anstream::stderr().lock(), "{}", visible::line(message));
    }
}

/// Shows every mistake of a file that the run was to be configured by.
pub fn faulty(file: &Faulty) {
    let mut err = anstream::stderr().lock();
    let look = Look { width: WIDTH, color: true };
    for fault in &file.faults {
        let text = file.source.slice(fault.span).to_owned();
        let diagnostic = Diagnostic {
            path: file.source.name.clone(),
            rule: String::new(),
            level: Level::Error,
            always_shown: true,
            message: fault.message.clone(),
            primary: Label { path: None, span: fault.span, text, message: String::new() },
            secondary: Vec::new(),
            notes: Vec::new(),
            help: fault.help.clone(),
            fix: None,
            fingerprint: String::new(),
        };
        let _ = terminal::emit(&mut err, look, &file.source, &Others::new(), &diagnostic);
    }
}

/// Whether the reader of standard output has seen enough (`| head`).
pub fn is_closed(error: &anyhow::Error) -> bool {
    let written = error.downcast_ref::<io::Error>().map(io::Error::kind);
    let json = error.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
    written.or(json) == Some(io::ErrorKind::BrokenPipe)
}

/// The end of a run that could not go on.
pub fn failed(error: anyhow::Error) -> Status {
    if is_closed(&error) {
        return Status::Clean;
    }
    complain(&format!("{error:#}"), &[]);
    Status::Failed
}

/// A file that takes its name only when all of it is written.
pub struct Atomic {
    target: PathBuf,
    beside: PathBuf,
    done: bool,
}

impl Atomic {
    /// Opens a file beside `target`.
    ///
    /// # Errors
    ///
    /// Where the folder cannot be written.
    pub fn create(target: &Path) -> anyhow::Result<(Self, BufWriter<File>)> {
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let beside = target.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
        let cannot = |e| anyhow::anyhow!("cannot write {}: {}", printed(target), walk::reason(&e));
        let file = File::create(&beside).map_err(cannot)?;
        halt::keep(&beside);
        let atomic = Self { target: target.to_owned(), beside, done: false };
        Ok((atomic, BufWriter::with_capacity(BUFFER, file)))
    }

    /// Gives the file its name; its writer must have been flushed.
    ///
    /// # Errors
    ///
    /// Where it cannot be renamed.
    pub fn commit(mut self) -> anyhow::Result<()> {
        fs::rename(&self.beside, &self.target)
            .map_err(|e| anyhow::anyhow!("cannot write {}: {}", printed(&self.target), walk::reason(&e)))?;
        self.done = true;
        halt::forget(&self.beside);
        Ok(())
    }
}

impl Drop for Atomic {
    /// What is left half written helps nobody.
    fn drop(&mut self) {
        if !self.done {
            let _ = fs::remove_file(&self.beside);
            halt::forget(&self.beside);
        }
    }
}
