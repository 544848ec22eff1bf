//! The marks of comments in the main part: where each begins and ends, and its reference.
//!
//! In: anchors with the ids of their comments. Out: changes of the part. A run that a range begins or ends in is parted in
//! two of the same properties; everything else stays byte for byte.
//! Not here: where a range begins and ends (`anchor`).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::anchor::Anchor;
use super::edits::Edits;
use super::names::Names;
use super::outline::{Child, Host, Outline};

/// What keeps white space at the ends of words.
const PRESERVE: &str = " xml:space=\"preserve\"";

/// Ids of comments that begin or end before one byte.
#[derive(Debug, Default)]
struct At {
    ends: Vec<u32>,
    /// Ranges of nothing.
    points: Vec<u32>,
    starts: Vec<u32>,
}

/// Comments hung up so far.
#[derive(Debug, Default)]
pub struct Marks(BTreeMap<usize, At>);

impl Marks {
    /// Hangs up one more.
    pub fn add(&mut self, id: u32, anchor: Anchor) {
        if anchor.from == anchor.to {
            self.0.entry(anchor.from).or_default().points.push(id);
        } else {
            self.0.entry(anchor.from).or_default().starts.push(id);
            self.0.entry(anchor.to).or_default().ends.push(id);
        }
    }

    /// The changes that write them into the main part.
    pub fn write(&self, text: &str, outline: &Outline, edits: &mut Edits) {
        let part = Part { text, outline };
        let mut kept = BTreeSet::new();
        for (at, here) in &self.0 {
            part.write(*at, here, edits);
            if let Some((_, child)) = part.parted(*at)
                && kept.insert(child.open.start)
                && !text[child.open.clone()].contains("preserve")
            {
                edits.insert(child.open.end - 1, PRESERVE.to_owned());
            }
        }
    }
}

/// The main part.
#[derive(Clone, Copy)]
struct Part<'a> {
    text: &'a str,
    outline: &'a Outline,
}

impl Part<'_> {
    fn write(self, at: usize, here: &At, edits: &mut Edits) {
        if let Some((host, child)) = self.parted(at) {
            let name = name(&self.text[child.open.clone()]);
            let marks = self.between(host, self.marks(&host.prefix, here));
            return edits.insert(at, format!("</{name}>{marks}<{name}{PRESERVE}>"));
        }
        if let Some(host) = self.outline.host(at).filter(|h| h.place.start < at) {
            return edits.insert(at, self.between(host, self.marks(&host.prefix, here)));
        }
        match &self.outline.first {
            // A paragraph that is closed at once is opened.
            Some(first) if first.at.start == at && !first.at.is_empty() => {
                let tag = &self.text[first.at.clone()];
                let open = tag.trim_end_matches("/>");
                let marks = self.marks(&first.prefix, here);
                edits.replace(first.at.clone(), format!("{open}>{marks}</{}>", name(tag)));
            }
            first => {
                let prefix = self.near(at).map(|h| &h.prefix).or(first.as_ref().map(|f| &f.prefix));
                edits.insert(at, self.marks(prefix.unwrap_or(&(0..0)), here));
            }
        }
    }

    /// The run and the words that a byte parts.
    fn parted(&self, at: usize) -> Option<(&Host, &Child)> {
        let host = self.outline.host(at)?;
        let inside = |c: &&Child| c.words.as_ref().is_some_and(|w| w.start < at && at < w.end);
        host.children.iter().find(inside).map(|child| (host, child))
    }

    /// The run that begins or ends at a byte.
    fn near(&self, at: usize) -> Option<&Host> {
        let after = self.outline.hosts.partition_point(|h| h.place.start < at);
        let begins = self.outline.hosts.get(after).filter(|h| h.place.start == at);
        begins.or_else(|| self.outline.hosts[..after].last())
    }

    /// Marks between two halves of a run.
    fn between(self, host: &Host, marks: String) -> String {
        let (open, properties) = (&self.text[host.open.clone()], &self.text[host.properties.clone()]);
        format!("</{}>{marks}{open}{properties}", name(open))
    }

    /// What ends before what begins.
    fn marks(self, prefix: &Range<usize>, here: &At) -> String {
        let names = Names::like(&self.text[prefix.clone()], self.outline.strict);
        let Names { prefix: w, declared } = &names;
        let mark = |name: &str, id: &u32| format!("<{w}{name}{declared} {w}id=\"{id}\"/>");
        let start = |id: &u32| mark("commentRangeStart", id);
        let end = |id: &u32| {
            let reference = format!("<{w}commentReference {w}id=\"{id}\"/>");
            format!("{}<{w}r{declared}>{reference}</{w}r>", mark("commentRangeEnd", id))
        };
        let points = here.points.iter().map(|id| start(id) + &end(id));
        here.ends.iter().map(end).chain(points).chain(here.starts.iter().map(start)).collect()
    }
}

/// The name in a start tag, with its prefix.
fn name(tag: &str) -> &str {
    let inner = tag.trim_start_matches('<');
    inner.split(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).next().unwrap_or_default()
}
