//! Where a rule speaks: in which kinds of stories, in which files, in whose words.
//!
//! Roles of blocks stand in `spec`: they have defaults of their own.

use globset::{GlobBuilder, GlobMatcher};
use serde::Deserialize;

use crate::config::names::named;
use crate::draft::Draft;
use crate::source::Span;

/// A glob over the paths of drafts, as printed; without a slash it matches the file's name in any folder.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
pub struct PathGlob(GlobMatcher);

impl TryFrom<String> for PathGlob {
    type Error = String;

    fn try_from(glob: String) -> Result<Self, String> {
        let anywhere = if glob.contains('/') { glob.clone() } else { format!("**/{glob}") };
        let built = GlobBuilder::new(&anywhere).literal_separator(true).build();
        let built = built.map_err(|e| format!("`{glob}` is not a glob: {}", e.kind()))?;
        Ok(Self(built.compile_matcher()))
    }
}

impl PathGlob {
    /// Whether a draft's path, or its end from a folder on, matches: paths are printed from wherever a run began.
    pub fn matches(&self, path: &str) -> bool {
        let ends = path.char_indices().filter(|(_, c)| *c == '/').map(|(i, _)| &path[i + 1..]);
        std::iter::once(path).chain(ends).any(|p| self.0.is_match(p))
    }
}

/// In whose words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Words {
    /// Inside a direct quotation.
    Quotation,
    /// Anywhere else.
    OutsideQuotation,
    /// In what somebody is said to say, in quotation marks or not.
    Attribution,
    /// In what nobody is said to say.
    OutsideAttribution,
}

impl Words {
    const ALL: [Words; 4] =
        [Words::Quotation, Words::OutsideQuotation, Words::Attribution, Words::OutsideAttribution];

    fn name(self) -> &'static str {
        match self {
            Words::Quotation => "quotation",
            Words::OutsideQuotation => "outside-quotation",
            Words::Attribution => "attribution",
            Words::OutsideAttribution => "outside-attribution",
        }
    }

    /// Whether a place is in such words.
    pub fn holds(self, draft: &Draft, place: Span) -> bool {
        match self {
            Words::Quotation => is_quoted(draft, place),
            Words::OutsideQuotation => !is_quoted(draft, place),
            Words::Attribution => is_said(draft, place),
            Words::OutsideAttribution => !is_said(draft, place),
        }
    }
}

impl TryFrom<String> for Words {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        named(&name, Words::ALL, Words::name, "whose words")
    }
}

/// Whether a direct quotation holds a place.
pub fn is_quoted(draft: &Draft, place: Span) -> bool {
    draft.voices.direct.holds(place)
}

fn is_said(draft: &Draft, place: Span) -> bool {
    draft.voices.said.holds(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs_match_from_any_folder_on() {
        let glob = |g: &str| PathGlob::try_from(g.to_owned()).expect("sound");
        assert!(glob("live/**").matches("drafts/live/toll.md"));
        assert!(glob("*.txt").matches("drafts/toll.txt"));
        assert!(!glob("live/*.md").matches("drafts/live/old/toll.md"));
        assert!(PathGlob::try_from("[".to_owned()).is_err());
    }
}
