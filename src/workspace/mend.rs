//! The safe fixes of a draft put in, under the rules that are in force for it.

use super::InForce;
use super::read::settle;
use crate::document::{self, Format, Overrides};
use crate::draft::Draft;
use crate::fix::{self, Mended, Restless};
use crate::lint::judge;
use crate::source::Source;

/// A source with its safe fixes put in. Nothing of a packed format is to be mended: its text is not what is in the file.
///
/// # Errors
///
/// Fixes that do not come to rest.
pub fn mend(
    source: &Source,
    format: Format,
    force: &InForce,
    overrides: Overrides,
) -> Result<Mended, Restless> {
    let entries = force.entries(&source.name);
    let judged = |d: &Draft| judge(d, &force.rules, &entries).found;
    let read = |text: &str| drafts(&Source::new(&source.name, text), format, force, overrides);
    fix::mend(&source.text, |text| read(text).iter().flat_map(judged).collect())
}

/// The drafts in a source: none of a text that fixes made unreadable, which has then nothing more to mend.
pub fn drafts(source: &Source, format: Format, force: &InForce, overrides: Overrides) -> Vec<Draft> {
    let mut documents = document::read(source, format).unwrap_or_default();
    documents.iter_mut().for_each(|d| settle(d, overrides, force));
    let facts = &force.rules.facts;
    let read = |d| Draft::read(&source.name, d, &facts.lexicon, &facts.gazetteer);
    documents.into_iter().map(read).collect()
}
