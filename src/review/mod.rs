//! A Word file with findings as comments, each on the words it speaks of.
//!
//! In: the bytes of a `.docx` and what was found in its text. Out: the bytes of the file with a comment of `copydesk` at
//! the words of each finding, and a short one at each of its other places. Nothing of the story is touched, comments of
//! others stay byte for byte, and parts without a comment are copied as they are packed.
//!
//! Comments of an earlier review go first, so that a second review of a file doubles none, and those of a mended draft
//! vanish. One that somebody has answered or settled stays with its answers, and is not written a second time.
//!
//! A review withholds no words: it goes to those who have the file.
//! Not here: what is found (`lint`), files (`cli`), where words stand in the file (`document::docx::places`).
//!
//! A comment at the wrong words: `anchor`, `outline`. Wrong words in a comment: `wording`. A file that Word finds broken:
//! `marks`, `comments`, `parcel`. A comment that should have gone or stayed: `comments`, `threads`.

mod anchor;
mod comments;
mod edits;
mod marks;
mod names;
mod outline;
mod parcel;
mod root;
mod standing;
mod threads;
mod wording;

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Label};
use crate::document::docx;
use crate::document::docx::package::Package;
use crate::document::docx::relations;
use crate::document::packed::Limits;
use crate::document::refusal::Refusal;
use crate::source::SourceSpan;
use anchor::Ground;
use comments::NewComment;
use edits::Edits;
use marks::Marks;
use outline::Outline;
use parcel::{Main, Parcel};
use standing::Standing;

/// Word opens no file with more comments (MS-OI29500, 2.1.315).
const MOST: usize = 32_767;

/// How a package leads to its signatures: the last word of the type (ECMA-376 part 2, 13.2.4).
const SIGNED: &str = "origin";

/// A file with its comments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// The file.
    pub bytes: Vec<u8>,
    /// Comments of this review that stand in it.
    pub comments: usize,
    /// Comments of an earlier review that stay, as somebody answered or settled them.
    pub kept: usize,
    /// Comments that found no place: the file has no paragraph, or more comments than Word opens.
    pub left_out: usize,
    /// Whether the file was signed; a signature does not hold for what was written into it.
    pub signed: bool,
}

/// Writes findings into a file as comments.
///
/// The findings are those of the text that [`crate::document::packed::unpack`] gives of the same bytes.
///
/// # Errors
///
/// A file that cannot be read, or not be put together again.
pub fn review(bytes: &[u8], findings: &[Diagnostic], limits: &Limits) -> Result<Reviewed, Refusal> {
    let (source, document, places) = docx::read(String::new(), bytes, limits)?;
    let mut package = Package::open(bytes, *limits)?;
    let part = places.parts.first().map(String::as_str).unwrap_or_default();
    let text = package.part(part)?.unwrap_or_default();
    let outline = Outline::read((part, &text), limits)?;
    let relations = relations::of(&mut package, part, limits)?;
    let main = Main { part, relations: &relations, strict: outline.strict };
    let standing = Standing::read(&mut package, &main, limits)?;
    let ground = Ground::new(&places, &outline, &mut package, limits)?;
    let new = New::of((&source.text, findings), &ground, &standing, &outline);

    let day = document.metadata.updated.map(|d| d.value);
    let mut parcel = Parcel::default();
    parcel.change(part, marked(&text, &outline, &standing, &new));
    parcel.change(&standing.part, standing.comments.with(&standing.gone, &new.comments, day));
    if !new.comments.is_empty() {
        parcel.introduce((&mut package, limits), &main, &standing.part)?;
    }
    standing.forget(&mut parcel, limits)?;
    let signed = relations::of(&mut package, "", limits)?.iter().any(|r| r.kind == SIGNED);
    let bytes = parcel.pack(bytes, &package, part)?;
    let (comments, kept) = (new.comments.len(), standing.kept.len());
    Ok(Reviewed { bytes, comments, kept, left_out: new.left_out, signed })
}

/// The main part without the marks of comments that go, and with those of the new ones.
fn marked(text: &str, outline: &Outline, standing: &Standing, new: &New) -> Option<String> {
    let (mut edits, mut marks) = (Edits::default(), Marks::default());
    let stale = outline.marks.iter().filter(|m| standing.gone.contains(&m.id));
    stale.for_each(|m| edits.remove(m.place.clone()));
    new.comments.iter().for_each(|c| marks.add(c.id, c.anchor));
    marks.write(text, outline, &mut edits);
    edits.apply(text)
}

/// Comments to be written.
#[derive(Debug, Default)]
struct New {
    /// In the order of the findings.
    comments: Vec<NewComment>,
    /// Those without a place.
    left_out: usize,
}

impl New {
    /// All that is to be said of these findings and does not stand there, with ids that nothing else has.
    fn of(
        (text, findings): (&str, &[Diagnostic]),
        ground: &Ground<'_>,
        standing: &Standing,
        outline: &Outline,
    ) -> Self {
        let stays = |id: &&str| !standing.gone.contains(*id);
        let known = standing.comments.all.iter().map(|c| c.id.as_str());
        let marked = outline.marks.iter().map(|m| m.id.as_str());
        let taken: BTreeSet<&str> = known.chain(marked).filter(stays).collect();
        let mut ids = (0..u32::MAX).filter(|id| !taken.contains(id.to_string().as_str()));
        let room = MOST.saturating_sub(standing.comments.all.len() - standing.gone.len());
        let (mut new, mut kept) = (Self::default(), standing.kept.clone());
        for (d, label) in findings.iter().flat_map(places) {
            let anchor = ground.anchor(whole(text, label.span)).filter(|_| new.comments.len() < room);
            let Some((anchor, id)) = anchor.zip(ids.next()) else {
                new.left_out += 1;
                continue;
            };
            let lines = match std::ptr::eq(label, &d.primary) {
                true => wording::first(text, d, anchor.seat),
                false => wording::other(text, d, label, anchor.seat),
            };
            match kept.iter().position(|k| *k == lines) {
                Some(stands) => drop(kept.swap_remove(stands)),
                None => new.comments.push(NewComment { id, anchor, lines }),
            }
        }
        new
    }
}

/// A place of whole characters: whatever a finding says, no character is cut in two.
fn whole(text: &str, span: SourceSpan) -> SourceSpan {
    let cut =
        |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    SourceSpan::new(cut(span.start as usize), cut(span.end as usize))
}

/// The places of a finding in its own file.
fn places(d: &Diagnostic) -> impl Iterator<Item = (&Diagnostic, &Label)> {
    d.labels().filter(|label| label.path.is_none()).map(move |label| (d, label))
}
