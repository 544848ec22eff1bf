//! What other parts say of comments: who answers whom, what is settled, and ids for programs that work together.
//!
//! In: these parts, which Word writes beside the comments. Out: comments that somebody has answered or settled, and the
//! parts without what they say of comments that are gone.

use std::collections::BTreeSet;

use crate::document::docx::xml::{Ns, Xml};
use crate::document::packed::Limits;
use crate::document::refusal::Refusal;

use super::edits::Edits;

/// The last words of the types of these parts (MS-DOCX, 2.3). The last one knows comments by the ids of the one before.
pub const PARTS: [&str; 3] = ["commentsExtended", "commentsIds", "commentsExtensible"];

/// Ids of paragraphs of comments that somebody has answered, or settled.
///
/// # Errors
///
/// XML that is not sound.
pub fn touched((part, text): (&str, &str), limits: &Limits) -> Result<BTreeSet<String>, Refusal> {
    let (mut xml, mut found) = (Xml::new(part, text, limits), BTreeSet::new());
    xml.child()?;
    while let Some(tag) = xml.child()? {
        let get = |key| xml.attribute(&tag, Ns::Other, key);
        found.extend(get("paraIdParent")?);
        let done = get("done")?.is_some_and(|done| matches!(done.as_str(), "1" | "true" | "on"));
        found.extend(get("paraId")?.filter(|_| done));
        xml.skip()?;
    }
    Ok(found)
}

/// A part without what it says of some comments, by the ids of their paragraphs; none where it says nothing of them.
/// Their other ids are added to these.
///
/// # Errors
///
/// XML that is not sound.
pub fn without(
    (part, text): (&str, &str),
    gone: &mut BTreeSet<String>,
    limits: &Limits,
) -> Result<Option<String>, Refusal> {
    let (mut xml, mut edits) = (Xml::new(part, text, limits), Edits::default());
    xml.child()?;
    while let Some(tag) = xml.child()? {
        let get = |key| xml.attribute(&tag, Ns::Other, key);
        let (paragraph, durable) = (get("paraId")?, get("durableId")?);
        xml.skip()?;
        let named = paragraph.as_ref().or(durable.as_ref());
        if named.is_some_and(|id| gone.contains(id)) {
            gone.extend(durable);
            edits.remove(tag.place.start..xml.last().end.max(tag.place.end));
        }
    }
    Ok(edits.apply(text))
}
