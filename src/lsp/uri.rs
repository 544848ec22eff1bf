//! Addresses of files and the paths they mean.
//!
//! In: `file:///copy/a%20b.md`. Out: `/copy/a b.md`, and back. An address of another scheme, as of a buffer that was never
//! saved, means no file.

use std::path::{Path, PathBuf};

use gen_lsp_types::Uri;

use crate::walk::printed;

/// The path of a file; none for what is no file.
pub fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.0.strip_prefix("file://")?;
    // What stands before the path is the name of a host: of this one, or of a share.
    let (host, path) = rest.split_at(rest.find('/')?);
    let path = decoded(path.split(['?', '#']).next()?);
    if !host.is_empty() && host != "localhost" {
        return Some(PathBuf::from(format!("//{host}{path}")));
    }
    let drive = path.strip_prefix('/').filter(|p| p.as_bytes().get(1) == Some(&b':'));
    Some(PathBuf::from(drive.unwrap_or(&path)))
}

/// The last part of an address, for the name of what is no file.
pub fn last_part(uri: &Uri) -> String {
    let tail = uri.0.rsplit(['/', ':']).next().unwrap_or_default();
    decoded(tail)
}

/// The address of a path; one that is relative is seen from the current folder.
pub fn of(path: &Path) -> Uri {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let whole = printed(&whole);
    let root = if whole.starts_with('/') { "" } else { "/" };
    let encoded: String = whole.bytes().map(encoded).collect();
    Uri(format!("file://{root}{encoded}"))
}

fn encoded(byte: u8) -> String {
    let plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    if plain { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}

/// With `%20` as a blank; what is no such sign stays.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(byte) = bytes.get(at) {
        let sign = text.get(at + 1..at + 3).filter(|_| *byte == b'%');
        let sign = sign.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(sign.unwrap_or(*byte));
        at += if sign.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(uri: &str) -> Option<String> {
        path(&Uri::from(uri)).map(|p| printed(&p))
    }

    #[test]
    fn addresses_mean_paths() {
        assert_eq!(read("file:///copy/a%20b%C3%A9.md").as_deref(), Some("/copy/a bé.md"));
        assert_eq!(read("file:///c%3A/copy/a.md").as_deref(), Some("c:/copy/a.md"));
        assert_eq!(read("file://localhost/copy/100%.md").as_deref(), Some("/copy/100%.md"));
        assert_eq!(read("file://desk/copy/a.md").as_deref(), Some("//desk/copy/a.md"));
        assert_eq!(read("untitled:Untitled-1"), None);
        assert_eq!(last_part(&Uri::from("untitled:Untitled-1")), "Untitled-1");
    }

    #[test]
    fn paths_come_back() {
        let uri = of(Path::new("/copy/a bé#1.md"));
        assert_eq!(uri.0, "file:///copy/a%20b%C3%A9%231.md");
        assert_eq!(path(&uri).as_deref(), Some(Path::new("/copy/a bé#1.md")));
    }
}
