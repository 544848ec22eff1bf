//! Whom the desk answers.

use super::http::ask;
use super::{DRAFT, Desk, FAULTY, folder};

#[test]
fn only_who_has_the_key_is_answered() {
    let desk = Desk::open(&folder("key", &[]), &[]);
    let host = format!("127.0.0.1:{}", desk.port);
    let right = format!("Bearer {}", desk.key);
    let wrong = format!("Bearer {}", "0".repeat(desk.key.len()));
    for path in ["/check", "/mend", "/allow?finding=0-0&reason=x", "/report", "/review"] {
        let asked =
            |headers: &[(&str, &str)]| ask(desk.port, ("POST", path), headers, FAULTY.as_bytes()).status;
        assert_eq!(asked(&[("Host", &host), ("Content-Type", DRAFT)]), 403, "{path}");
        assert_eq!(asked(&[("Host", &host), ("Authorization", &wrong)]), 403, "{path}");
        assert_eq!(asked(&[("Host", &host), ("Authorization", &desk.key)]), 403, "{path}");
        assert_ne!(asked(&[("Host", &host), ("Authorization", &right)]), 403, "{path}");
    }
    assert_eq!(desk.get("/about").status, 403);
    let next = Desk::open(&folder("key-2", &[]), &[]);
    assert_ne!(next.key, desk.key);
    assert_eq!(desk.key.len(), 32);
}

#[test]
fn a_page_under_another_name_is_not_answered() {
    let desk = Desk::open(&folder("rebinding", &[]), &[]);
    let right = format!("Bearer {}", desk.key);
    for host in ["desk.example", &format!("desk.example:{}", desk.port), "127.0.0.1", "127.0.0.1:1", ""] {
        for path in ["/", "/desk.js", "/about"] {
            let headers = [("Host", host), ("Authorization", right.as_str())];
            assert_eq!(ask(desk.port, ("GET", path), &headers, b"").status, 403, "{host} {path}");
        }
    }
}

#[test]
fn a_page_of_another_site_is_not_answered() {
    let desk = Desk::open(&folder("origin", &[]), &[]);
    let (host, key) = (format!("127.0.0.1:{}", desk.port), format!("Bearer {}", desk.key));
    let elsewhere = format!("http://desk.example:{}", desk.port);
    let other_port = "http://127.0.0.1:1".to_owned();
    for (name, value) in [
        ("Origin", "http://desk.example"),
        ("Origin", &elsewhere),
        ("Origin", &other_port),
        ("Origin", "null"),
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Site", "same-site"),
    ] {
        let headers = [("Host", host.as_str()), ("Authorization", &key), (name, value)];
        let answer = ask(desk.port, ("POST", "/check"), &headers, FAULTY.as_bytes());
        assert_eq!(answer.status, 403, "{name}: {value}");
        assert!(answer.header("access-control-allow-origin").is_none());
        // What a browser asks before it asks.
        let answer = ask(desk.port, ("OPTIONS", "/check"), &headers, b"");
        assert_eq!(answer.status, 403, "{name}: {value}");
    }
}

#[test]
fn other_ways_of_asking_are_refused() {
    let desk = Desk::open(&folder("methods", &[]), &[]);
    let (host, key) = (format!("127.0.0.1:{}", desk.port), format!("Bearer {}", desk.key));
    let headers = [("Host", host.as_str()), ("Authorization", &key)];
    for (method, path, status) in [
        ("GET", "/check", 405),
        ("PUT", "/check", 405),
        ("DELETE", "/check", 405),
        ("POST", "/", 405),
        ("POST", "/about", 405),
        ("GET", "/Cargo.toml", 404),
        ("GET", "/../Cargo.toml", 404),
    ] {
        let answer = ask(desk.port, (method, path), &headers, b"");
        assert_eq!(answer.status, status, "{method} {path}");
        assert!(answer.json()["help"].as_str().is_some_and(|h| !h.is_empty()));
    }
}

#[test]
fn every_answer_says_what_a_browser_may_do() {
    let desk = Desk::open(&folder("headers", &[]), &[]);
    let refused = desk.get("/about");
    for (path, answer) in [
        ("/", desk.get("/")),
        ("/desk.js", desk.get("/desk.js")),
        ("/check", desk.ask("check", "", FAULTY)),
        ("/nothing", desk.ask("nothing", "", "")),
        ("/about", refused),
    ] {
        let policy = answer.header("content-security-policy").unwrap_or_else(|| panic!("{path}"));
        for part in
            ["default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'"]
        {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        assert!(answer.header("set-cookie").is_none() && answer.header("server").is_none());
    }
    assert_eq!(desk.get("/").header("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(desk.get("/desk.js").header("content-type"), Some("text/javascript; charset=utf-8"));
    assert!(!desk.get("/").text().contains(&desk.key));
}

#[test]
fn what_is_too_large_is_refused_with_a_remedy() {
    let desk = Desk::open(&folder("large", &[]), &["--max-size", "1KiB"]);
    for name in ["draft", "draft.md", "draft.html"] {
        let answer = desk.ask("check", &format!("name={name}"), &"The council met. ".repeat(100));
        assert_eq!(answer.status, 413);
        assert_eq!(answer.json()["message"], "the draft is larger than 1024 bytes");
        assert!(answer.json()["help"].as_str().is_some_and(|h| h.contains("--max-size")));
    }
    assert_eq!(desk.ask("check", "", "The council met.").status, 200);
}
