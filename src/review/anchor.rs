//! Where the comment on a stretch of the text is hung up.
//!
//! In: a place of the text, the pieces it comes from, the outline of the main part. Out: two bytes of the part between
//! which the words stand, and whether they are these words. Words in a note are hung up on its reference, those in a text
//! box, a picture or a formula on the whole of it, those in a header or footer on the beginning of the story: Word takes
//! comments nowhere else.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::document::docx::package::Package;
use crate::document::docx::places::{Piece, Places};
use crate::document::docx::xml::{Ns, Xml};
use crate::document::packed::Limits;
use crate::document::refusal::Refusal;
use crate::source::SourceSpan;

use super::outline::{Host, Note, Outline};

/// What a comment hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seat {
    /// The words themselves.
    Words,
    /// What holds them: a text box, a picture, a formula.
    Holder,
    /// The reference to the note of this kind that they stand in.
    Note(&'static str),
    /// The beginning of the story.
    Beginning,
}

/// A place in the main part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// Where the range begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What it holds.
    pub seat: Seat,
}

/// What anchors are found by.
pub struct Ground<'a> {
    places: &'a Places,
    outline: &'a Outline,
    /// Notes by the part that holds them and their bytes there.
    notes: Vec<(usize, Range<usize>, Note)>,
    /// The host and the child that refer to a note.
    references: BTreeMap<Note, (usize, usize)>,
}

impl<'a> Ground<'a> {
    /// Reads what the outline does not know: which note stands where.
    ///
    /// # Errors
    ///
    /// A part of notes that cannot be read.
    pub fn new(
        places: &'a Places,
        outline: &'a Outline,
        package: &mut Package<'_>,
        limits: &Limits,
    ) -> Result<Self, Refusal> {
        let mut notes = Vec::new();
        for (number, part) in places.parts.iter().enumerate().skip(1) {
            if let Some(text) = package.part(part)? {
                let found = notes_of((part, &text), limits)?;
                notes.extend(found.into_iter().map(|(place, note)| (number, place, note)));
            }
        }
        let mut references = BTreeMap::new();
        for (i, host) in outline.hosts.iter().enumerate() {
            for (note, child) in &host.notes {
                references.entry(note.clone()).or_insert((i, *child));
            }
        }
        Ok(Self { places, outline, notes, references })
    }

    /// The anchor of a stretch of the text; none in a file without a paragraph.
    pub fn anchor(&self, span: SourceSpan) -> Option<Anchor> {
        let pieces = self.places.of(span);
        let found = match pieces.first() {
            Some(first) if first.part == 0 => self.words(span, pieces),
            Some(first) => self.note(first),
            None => None,
        };
        found.or_else(|| self.beginning())
    }

    /// From the first of these pieces to the last that stands in the same cell.
    fn words(&self, span: SourceSpan, pieces: &[Piece]) -> Option<Anchor> {
        let first = pieces.first()?;
        let start = first.within(span);
        let host = self.outline.host(start.start)?;
        let in_cell =
            |p: &&Piece| p.part == 0 && self.outline.host(p.xml.start).is_some_and(|h| h.cell == host.cell);
        let last = pieces.iter().rev().find(in_cell)?;
        let end = last.within(span);
        let holder = self.outline.host(end.start)?;
        let whole = exact(host, first) && exact(holder, last);
        let seat = if whole { Seat::Words } else { Seat::Holder };
        let from = opening(host, start.start);
        let to = if end.is_empty() { from } else { closing(holder, end.end) };
        Some(Anchor { from, to: to.max(from), seat })
    }

    /// The reference to the note that holds a piece.
    fn note(&self, piece: &Piece) -> Option<Anchor> {
        let holds = |(part, place, _): &&(usize, Range<usize>, Note)| {
            *part == piece.part && place.contains(&piece.xml.start)
        };
        let (_, _, note) = self.notes.iter().find(holds)?;
        let (host, child) = *self.references.get(note)?;
        let host = &self.outline.hosts[host];
        let place = &host.children[child].place;
        let (from, to) = (opening(host, place.start), closing(host, place.end));
        Some(Anchor { from, to, seat: Seat::Note(note.kind) })
    }

    fn beginning(&self) -> Option<Anchor> {
        let first = self.outline.hosts.first().map(|h| h.place.start);
        let at = first.or(self.outline.first.as_ref().map(|f| f.at.start))?;
        Some(Anchor { from: at, to: at, seat: Seat::Beginning })
    }
}

/// The notes of a part, with their bytes; none in a header or a footer.
fn notes_of((part, text): (&str, &str), limits: &Limits) -> Result<Vec<(Range<usize>, Note)>, Refusal> {
    let (mut xml, mut notes) = (Xml::new(part, text, limits), Vec::new());
    xml.child()?;
    while let Some(tag) = xml.child()? {
        let id = xml.attribute(&tag, Ns::Word, "id")?;
        xml.skip()?;
        let kind = ["footnote", "endnote"].into_iter().find(|kind| tag.is(kind));
        if let (Some(kind), Some(id)) = (kind, id) {
            notes.push((tag.place.start..xml.last().end, Note { kind, id }));
        }
    }
    Ok(notes)
}

/// Properties of a run are written again wherever it is parted; longer ones, in bytes, are no writer's.
const LONGEST: usize = 1 << 14;

/// Whether a run is commented on as a whole.
fn is_whole(host: &Host) -> bool {
    host.open.len() + host.properties.len() > LONGEST
}

/// Whether a piece is the host's own: words of it, or a sign such as a tab.
fn exact(host: &Host, piece: &Piece) -> bool {
    !is_whole(host)
        && host.children.iter().any(|c| match &c.words {
            Some(words) => words.start <= piece.xml.start && piece.xml.end <= words.end,
            None => c.open == piece.xml,
        })
}

/// Where a range begins so that it holds a byte: before the run or the element whose beginning that is.
fn opening(host: &Host, at: usize) -> usize {
    let mut children = host.children.iter().enumerate();
    let Some((i, child)) = children.find(|(_, c)| at < c.place.end).filter(|_| !is_whole(host)) else {
        return host.place.start;
    };
    match &child.words {
        Some(words) if at > words.start => at,
        _ if i == 0 => host.place.start,
        _ => child.place.start,
    }
}

/// Where a range ends that holds everything before a byte.
fn closing(host: &Host, at: usize) -> usize {
    let mut children = host.children.iter().enumerate();
    let Some((i, child)) = children.rfind(|(_, c)| c.place.start < at).filter(|_| !is_whole(host)) else {
        return host.place.end;
    };
    match &child.words {
        Some(words) if at < words.end => at,
        _ if i + 1 == host.children.len() => host.place.end,
        _ => child.place.end,
    }
}
