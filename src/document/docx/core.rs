//! What a Word file says of itself.
//!
//! In: `docProps/core.xml`. Out: the day of its last change. Nothing else of it is believed:
//! - `created` is the day on which somebody opened a new file or took over an old one, and no day of publication; a
//!   weekday reckoned from it would be wrong, so that a draft without a date stays without one until the dateline or
//!   `--date` gives it.
//! - `title` is what the template or the first draft was called, and `creator` the name of an account: neither is the
//!   headline or the byline that readers see.
//!
//! Google Docs writes no days of use.

use jiff::civil::Date;

use super::super::Stated;
use super::super::packed::Limits;
use super::super::refusal::Refusal;
use super::xml::Xml;

/// The day of the last change, as the file's writer counts days.
pub(super) fn modified(part: &str, text: &str, limits: &Limits) -> Result<Option<Stated<Date>>, Refusal> {
    let mut xml = Xml::new(part, text, limits);
    let mut found = None;
    xml.child()?;
    while let Some(tag) = xml.child()? {
        let words = xml.words()?;
        if tag.local() == "modified" {
            let day = words.trim().get(..10).and_then(|day| day.parse().ok());
            found = day.map(|value| Stated { value, span: None, by: "core.xml" });
        }
    }
    Ok(found)
}
