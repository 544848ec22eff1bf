//! Paths as those who collect reports look for them: seen from the root of the repository.
//!
//! In: a name as printed. Out: the path below the root, and the same as a URI.
//! Not here: where the root is (`cli`).

/// Where the collector of a report stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Root {
    /// Its folder, absolute and with `/`; empty where it is the current one.
    pub folder: String,
    /// The current folder below it; empty where it is the same.
    pub below: String,
}

impl Root {
    /// A path below the root; one that lies elsewhere as it is.
    pub fn relative(&self, path: &str) -> String {
        if is_absolute(path) {
            let inner = path.strip_prefix(self.folder.as_str()).and_then(|p| p.strip_prefix('/'));
            return inner.filter(|_| !self.folder.is_empty()).unwrap_or(path).to_owned();
        }
        joined(&self.below, path).unwrap_or_else(|| path.to_owned())
    }

    /// The same as a URI: relative below the root, else that of a file.
    pub fn uri(&self, path: &str) -> String {
        let path = self.relative(path);
        match is_absolute(&path) {
            true => format!("file:///{}", encoded(path.trim_start_matches('/'))),
            false => encoded(&path),
        }
    }
}

/// A path of a file as a URI of its own; none where it is relative.
pub fn file_uri(path: &str) -> Option<String> {
    is_absolute(path).then(|| format!("file:///{}", encoded(path.trim_start_matches('/'))))
}

/// Whether a path begins at the root of a system, with a drive or without.
fn is_absolute(path: &str) -> bool {
    let bytes = path.as_bytes();
    path.starts_with('/') || bytes.len() > 2 && bytes[0].is_ascii_alphabetic() && bytes[1..3] == *b":/"
}

/// A path seen from a folder, without `.` and `..`; none where it leaves the root.
fn joined(below: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in below.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Percent-encoded but for what a path of RFC 3986 may hold; a colon is encoded, as it would end a scheme.
fn encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root() -> Root {
        Root { folder: "/home/desk/copy".to_owned(), below: "drafts".to_owned() }
    }

    #[test]
    fn paths_are_seen_from_the_root() {
        assert_eq!(root().relative("toll.md"), "drafts/toll.md");
        assert_eq!(root().relative("./a/../toll.md"), "drafts/toll.md");
        assert_eq!(root().relative("../news/toll.md"), "news/toll.md");
        assert_eq!(root().relative("/home/desk/copy/toll.md"), "toll.md");
        assert_eq!(root().relative("/home/desk/copybook/toll.md"), "/home/desk/copybook/toll.md");
        assert_eq!(root().relative("../../toll.md"), "../../toll.md");
        assert_eq!(Root::default().relative("/tmp/toll.md"), "/tmp/toll.md");
    }

    #[test]
    fn every_path_makes_a_uri() {
        assert_eq!(Root::default().uri("Тоқаев 1%.md"), "%D0%A2%D0%BE%D2%9B%D0%B0%D0%B5%D0%B2%201%25.md");
        assert_eq!(Root::default().uri("wire:2022/#1?.txt"), "wire%3A2022/%231%3F.txt");
        assert_eq!(Root::default().uri("/tmp/a b.md"), "file:///tmp/a%20b.md");
        assert_eq!(file_uri("rules/hype.md"), None);
    }
}
