//! What a compiled gazetteer keeps of an entry: JSON without the keys that it does not need.
//!
//! In and out: the bytes. It knows no type of the program, as `build.rs` keeps the built-in entries so too.

use serde::{Deserialize, Serialize};

/// A person.
pub const PERSON: u8 = 0;
/// A place.
pub const PLACE: u8 = 1;
/// An organization.
pub const ORGANIZATION: u8 = 2;
/// An event.
pub const EVENT: u8 = 3;

/// An entry; days as `2022-01-02`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// One of the constants above.
    pub kind: u8,
    /// The name.
    pub name: String,
    /// Language and spelling.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub natives: Vec<(String, String)>,
    /// Further forms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Forms that are never this entry.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub distinct: Vec<String>,
    /// Day of birth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<String>,
    /// Posts held.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<KeptPost>,
    /// Day of an event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Short form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acronym: Option<String>,
    /// Country of a place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

/// Title, of what, first and last day.
pub type KeptPost = (String, Option<String>, Option<String>, Option<String>);

impl Kept {
    /// The entry as bytes.
    pub fn record(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// The entry in its bytes.
    pub fn read(record: &[u8]) -> Option<Self> {
        serde_json::from_slice(record).ok()
    }
}
