//! How the parts of a Word file lead to one another.
//!
//! In: a package and a part. Out: the parts it names, by what they are to it. What lies outside of the file is named as
//! such and never fetched.

use super::super::packed::Limits;
use super::super::refusal::Refusal;
use super::package::Package;
use super::xml::{Ns, Xml};

/// One part as another names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// What the part calls it.
    pub id: String,
    /// What it is: the last word of its type's address, which is the same in both forms of the standard.
    pub kind: String,
    /// Name of the part; an address where it lies outside.
    pub target: String,
    /// Whether it lies outside of the file.
    pub external: bool,
}

/// What a part names; the package itself is the part with no name. None where it names nothing.
pub fn of(package: &mut Package<'_>, part: &str, limits: &Limits) -> Result<Vec<Relation>, Refusal> {
    let (folder, name) = (folder(part), listed_in(part));
    let Some(text) = package.part(&name)? else { return Ok(Vec::new()) };
    let mut xml = Xml::new(&name, &text, limits);
    let mut relations = Vec::new();
    // The outermost element, and those in it.
    xml.child()?;
    while let Some(tag) = xml.child()? {
        let get = |key: &str| xml.attribute(&tag, Ns::Other, key);
        let (kind, target, mode) = (get("Type")?, get("Target")?, get("TargetMode")?);
        if let (Some(kind), Some(target)) = (kind, target) {
            let external = mode.as_deref() == Some("External");
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let target = if external {
                target
            } else {
                inside(folder, &target).ok_or_else(|| outside(&name, &target))?
            };
            let id = get("Id")?.unwrap_or_default();
            relations.push(Relation { id, kind, target, external });
        }
        xml.skip()?;
    }
    Ok(relations)
}

/// Name of the part in which another names its own.
pub fn listed_in(part: &str) -> String {
    let file = part.rsplit('/').next().unwrap_or(part);
    format!("{}_rels/{file}.rels", &part[..part.len() - file.len()])
}

fn folder(part: &str) -> &str {
    part.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The part that a target names, seen from a folder; none where it leads out of the package.
fn inside(folder: &str, target: &str) -> Option<String> {
    let (mut steps, path): (Vec<&str>, &str) = match target.strip_prefix('/') {
        Some(path) => (Vec::new(), path),
        None => (folder.split('/').filter(|s| !s.is_empty()).collect(), target),
    };
    for step in path.split(['/', '\\']) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop()?;
            }
            step => steps.push(step),
        }
    }
    Some(steps.join("/"))
}

fn outside(name: &str, target: &str) -> Refusal {
    Refusal::whole(
        format!("{name} leads out of the file, to `{target}`"),
        "no draft is like that; check where the file comes from, or save its text as .txt",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_the_folder_of_their_part() {
        assert_eq!(inside("word", "styles.xml").as_deref(), Some("word/styles.xml"));
        assert_eq!(inside("word", "/word/./a.xml").as_deref(), Some("word/a.xml"));
        assert_eq!(inside("word", "../docProps/core.xml").as_deref(), Some("docProps/core.xml"));
        assert_eq!(inside("word", "../../etc/passwd"), None);
        assert_eq!(inside("", "..\\x"), None);
    }
}
