//! What stands in a file of comments before a review, and what of it goes.
//!
//! In: a package and its main part. Out: the part of comments, whether it is there or not; ids of ours that go; ours that
//! stay, as somebody answered or settled them.

use std::collections::BTreeSet;

use crate::document::docx::package::Package;
use crate::document::packed::Limits;
use crate::document::refusal::Refusal;

use super::comments::{Comment, Comments};
use super::parcel::{Main, Parcel};
use super::threads;

/// The comments of a file.
#[derive(Debug)]
pub struct Standing {
    /// Name of their part.
    pub part: String,
    /// The part as it is.
    pub comments: Comments,
    /// Ids of those that go.
    pub gone: BTreeSet<String>,
    /// Lines of ours that stay.
    pub kept: Vec<Vec<String>>,
    /// Parts that speak of comments, with their names.
    threads: Vec<(String, String)>,
}

impl Standing {
    /// Reads what there is.
    ///
    /// # Errors
    ///
    /// A part that is not sound.
    pub fn read(package: &mut Package<'_>, main: &Main<'_>, limits: &Limits) -> Result<Self, Refusal> {
        let part = main.related("comments").map_or_else(|| unused(main.part, package), str::to_owned);
        let comments = match package.part(&part)? {
            Some(text) => Comments::read(&part, text, limits)?,
            None => Comments::none(main.strict, limits)?,
        };
        let (mut threads, mut touched) = (Vec::new(), BTreeSet::new());
        for name in threads::PARTS.iter().filter_map(|kind| main.related(kind)) {
            if let Some(text) = package.part(name)? {
                touched.extend(threads::touched((name, &text), limits)?);
                threads.push((name.to_owned(), text));
            }
        }
        let is_kept = |c: &&Comment| c.paragraphs.iter().any(|id| touched.contains(id));
        let (kept, going): (Vec<_>, Vec<_>) = comments.all.iter().filter(|c| c.is_ours()).partition(is_kept);
        let gone = going.into_iter().map(|c| c.id.clone()).collect();
        let kept = kept.into_iter().map(|c| c.lines.clone()).collect();
        Ok(Self { part, comments, gone, kept, threads })
    }

    /// Takes out what other parts say of comments that go.
    ///
    /// # Errors
    ///
    /// A part that is not sound.
    pub fn forget(&self, parcel: &mut Parcel, limits: &Limits) -> Result<(), Refusal> {
        let going = self.comments.all.iter().filter(|c| self.gone.contains(&c.id));
        let mut ids = going.flat_map(|c| c.paragraphs.clone()).collect();
        for (name, text) in &self.threads {
            parcel.change(name, threads::without((name, text), &mut ids, limits)?);
        }
        Ok(())
    }
}

/// A name for a part of comments, beside the main part.
fn unused(main: &str, package: &Package<'_>) -> String {
    let folder = &main[..main.len() - main.rsplit('/').next().map_or(0, str::len)];
    let numbers = std::iter::once(String::new()).chain((1..).map(|n: u32| n.to_string()));
    let mut names = numbers.map(|n| format!("{folder}comments{n}.xml"));
    names.find(|name| package.index(name).is_none()).unwrap_or_default()
}
