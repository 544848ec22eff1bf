//! `copydesk desk`: opens the desk, tells its address, shows it in the browser.

use std::io::{IsTerminal, Write};
use std::process::{Command, Stdio};

use super::args::desk::Desk as Args;
use super::output;
use super::{Status, halt};
use crate::desk::{Desk, Options};

/// Serves until Ctrl-C.
///
/// # Errors
///
/// A port that cannot be had, a configuration that is not sound, and an address that cannot be printed.
pub fn run(args: &Args) -> anyhow::Result<Status> {
    let options = Options { port: args.port, max_size: args.max_size };
    let desk = Desk::open(options, args.rules.workspace())?;
    halt::serves(desk.stopper());
    let address = desk.address();
    let mut out = output::stdout();
    writeln!(out, "{address}")?;
    out.flush()?;
    drop(out);
    output::remark("The desk is open at this address, on this machine alone; Ctrl-C closes it.");
    let looked_at = std::io::stdout().is_terminal() && has_screen();
    if args.open || looked_at && !args.no_open {
        show(&address);
    }
    desk.serve()?;
    output::remark("The desk is closed.");
    Ok(Status::Clean)
}

/// Whether a browser would have a window: without one, some systems start a browser within the terminal.
fn has_screen() -> bool {
    let named = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    cfg!(any(windows, target_os = "macos")) || named("DISPLAY") || named("WAYLAND_DISPLAY")
}

/// Asks the system for its browser. Where it has none, the address stands on standard output.
fn show(address: &str) {
    let mut command = browser(address);
    let started = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    match started {
        // Whoever is waited for is no zombie.
        Ok(mut child) => drop(std::thread::spawn(move || child.wait())),
        Err(_) => output::remark("No browser could be started: open the address above in one."),
    }
}

#[cfg(windows)]
fn browser(address: &str) -> Command {
    let mut command = Command::new("cmd");
    command.args(["/C", "start", "", address]);
    command
}

#[cfg(target_os = "macos")]
fn browser(address: &str) -> Command {
    let mut command = Command::new("open");
    command.arg(address);
    command
}

#[cfg(not(any(windows, target_os = "macos")))]
fn browser(address: &str) -> Command {
    let mut command = Command::new("xdg-open");
    command.arg(address);
    command
}
