//! How the desk begins and ends.

use std::fs;
use std::net::TcpListener;
use std::process::Command;
use std::time::{Duration, Instant};

use super::{Desk, FAULTY, folder, program};

#[test]
fn a_port_that_is_taken_is_told() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("there is a port");
    let port = taken.local_addr().expect("it has an address").port().to_string();
    let run = program(&folder("taken", &[]), &["desk", "--port", &port]).output().expect("it runs");
    let told = String::from_utf8(run.stderr).expect("it is UTF-8");
    assert_eq!(run.status.code(), Some(2));
    assert!(told.contains(&format!("port {port} is taken")) && told.contains("leave `--port` out"), "{told}");
    assert!(run.stdout.is_empty());
}

#[test]
fn a_port_can_be_chosen() {
    let free = TcpListener::bind("127.0.0.1:0").expect("there is a port");
    let port = free.local_addr().expect("it has an address").port();
    drop(free);
    let desk = Desk::open(&folder("port", &[]), &["--port", &port.to_string()]);
    assert_eq!(desk.port, port);
}

#[test]
fn a_configuration_with_mistakes_opens_no_desk() {
    let own = folder("mistakes", &[("copydesk.toml", "[level]\ndouble-wrd = \"error\"\n")]);
    let run = program(&own, &["desk"]).output().expect("it runs");
    let told = String::from_utf8(run.stderr).expect("it is UTF-8");
    assert_eq!(run.status.code(), Some(2));
    assert!(told.contains("copydesk.toml:2:1") && told.contains("open the desk again"), "{told}");
    assert!(
        program(&own, &["desk", "--open", "--no-open"]).output().is_ok_and(|o| o.status.code() == Some(2))
    );
}

#[test]
#[cfg(unix)]
fn ctrl_c_closes_it() {
    for signal in ["-INT", "-TERM"] {
        let mut desk = Desk::open(&folder("ctrl-c", &[]), &[]);
        assert_eq!(desk.ask("check", "", FAULTY).status, 200);
        // A page that is open keeps a connection.
        let idle = std::net::TcpStream::connect(("127.0.0.1", desk.port)).expect("it listens");
        let begun = Instant::now();
        let sent = Command::new("kill").args([signal, &desk.child.id().to_string()]).status();
        assert!(sent.expect("there is a kill").success());
        let status = desk.child.wait().expect("it ends");
        assert_eq!(status.code(), Some(0), "{signal}");
        assert!(begun.elapsed() < Duration::from_secs(20));
        drop(idle);
    }
}

#[test]
fn nothing_is_written() {
    let folder = folder("traces", &[]);
    let mut desk = Desk::open(&folder, &["--no-config"]);
    for what in ["check", "mend", "report"] {
        assert_eq!(desk.ask(what, "name=x.txt", FAULTY).status, 200);
    }
    assert_eq!(fs::read_dir(&folder).expect("it is there").count(), 0);
    desk.child.kill().expect("it can be ended");
    let mut told = String::new();
    let mut err = desk.child.stderr.take().expect("it is piped");
    std::io::Read::read_to_string(&mut err, &mut told).expect("it is UTF-8");
    assert!(!told.contains("council") && !told.contains("x.txt"), "{told}");
}
