//! Who may ask, and what every answer says to the browser.
//!
//! Any page that is open in the editor's browser can try to speak to a port of this machine, under a name of its own that
//! leads to 127.0.0.1 too. So a question must be for this address by its `Host`, come from our page by its `Origin`, and
//! hold the key of this start, but for the files of the page itself, which hold nothing of anybody.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, HOST, HeaderName, ORIGIN};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::ask::Refused;
use super::assets;

/// Bytes of the key.
const KEY: usize = 16;

/// What a browser says of where a question comes from.
const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// What every answer says. The page loads its own files and speaks to its own server; scripts can make no markup of text.
const SAID: [(HeaderName, &str); 7] = [
    (
        HeaderName::from_static("content-security-policy"),
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
         trusted-types 'none'",
    ),
    (HeaderName::from_static("x-content-type-options"), "nosniff"),
    (HeaderName::from_static("x-frame-options"), "DENY"),
    (HeaderName::from_static("referrer-policy"), "no-referrer"),
    (HeaderName::from_static("cache-control"), "no-store"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// The names of this address and the key of this start.
pub struct Guard {
    hosts: [String; 2],
    key: String,
}

impl Guard {
    /// A guard of a port, with a new key.
    pub fn new(port: u16) -> Result<Self, getrandom::Error> {
        let mut bytes = [0; KEY];
        getrandom::fill(&mut bytes)?;
        let key = bytes.iter().map(|b| format!("{b:02x}")).collect();
        Ok(Self { hosts: [format!("127.0.0.1:{port}"), format!("localhost:{port}")], key })
    }

    /// Where the page is, with the key.
    pub fn address(&self) -> String {
        format!("http://{}/#{}", self.hosts[0], self.key)
    }

    /// Refuses a question that is not ours.
    fn admits(&self, path: &str, headers: &HeaderMap) -> Result<(), Refused> {
        let text = |name: HeaderName| headers.get(name).map(|v| v.to_str().unwrap_or_default());
        let ours = |host: &str| self.hosts.iter().any(|h| h == host);
        if headers.get_all(HOST).iter().count() != 1 || !text(HOST).is_some_and(ours) {
            return Err(refused("this is no address of the desk"));
        }
        let near = |origin: &str| origin.strip_prefix("http://").is_some_and(ours);
        if !text(ORIGIN).is_none_or(near) || !text(SITE).is_none_or(|s| matches!(s, "same-origin" | "none")) {
            return Err(refused("another page asks"));
        }
        let given = text(AUTHORIZATION).and_then(|a| a.strip_prefix("Bearer ")).unwrap_or_default();
        if !assets::is_page(path) && !same(given, &self.key) {
            return Err(refused("the key of the desk is missing, or is that of an earlier start"));
        }
        Ok(())
    }
}

fn refused(message: &str) -> Refused {
    let help = "open the address that `copydesk desk` prints";
    Refused::new(StatusCode::FORBIDDEN, message, help)
}

/// Whether two keys are the same, told in a time that does not depend on where they differ.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

/// Asks the guard, then the desk.
pub async fn guard(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response {
    let admitted = guard.admits(request.uri().path(), request.headers());
    let mut response = match admitted {
        Ok(()) => next.run(request).await,
        Err(refused) => refused.into_response(),
    };
    for (name, value) in SAID {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(path: &str, headers: &[(HeaderName, &str)]) -> bool {
        let guard =
            Guard { hosts: ["127.0.0.1:80".to_owned(), "localhost:80".to_owned()], key: "k3y".to_owned() };
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(name, HeaderValue::from_str(value).expect("sound"));
        }
        guard.admits(path, &map).is_ok()
    }

    #[test]
    fn the_page_is_for_all_who_know_the_address() {
        assert!(
            answer("/", &[(HOST, "127.0.0.1:80")]) && answer("/", &[(HOST, "localhost:80"), (SITE, "none")])
        );
        for headers in [
            &[][..],
            &[(HOST, "127.0.0.1:81")],
            &[(HOST, "desk.example:80")],
            &[(HOST, "127.0.0.1:80"), (HOST, "127.0.0.1:80")],
            &[(HOST, "127.0.0.1:80"), (ORIGIN, "http://desk.example:80")],
            &[(HOST, "127.0.0.1:80"), (ORIGIN, "https://127.0.0.1:80")],
            &[(HOST, "127.0.0.1:80"), (ORIGIN, "null")],
            &[(HOST, "127.0.0.1:80"), (SITE, "cross-site")],
        ] {
            assert!(!answer("/", headers), "{headers:?}");
        }
    }

    #[test]
    fn questions_need_the_key() {
        let host = (HOST, "127.0.0.1:80");
        assert!(answer("/check", &[host.clone(), (AUTHORIZATION, "Bearer k3y")]));
        for key in ["Bearer", "Bearer ", "Bearer k3", "Bearer k3z", "k3y"] {
            assert!(!answer("/check", &[host.clone(), (AUTHORIZATION, key)]), "{key}");
        }
        assert!(!answer("/check", &[host]));
    }
}
