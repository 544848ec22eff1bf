//! Family names of one syllable, which are too short for a distance.
//!
//! In: two folded names. Out: whether they are usual spellings of one Korean or Chinese family name. Not
//! done here: given names (see `units`).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::fold::Folded;

static KOREAN: LazyLock<Families> =
    LazyLock::new(|| Families::parse(include_str!("../../rules/romanization/korean_families.toml")));
static CHINESE: LazyLock<Families> =
    LazyLock::new(|| Families::parse(include_str!("../../rules/romanization/chinese_families.toml")));

/// Whether both are spellings of one Korean family name.
pub(super) fn same(a: &Folded, b: &Folded) -> bool {
    KOREAN.join(a, b)
}

/// Whether both are spellings of one Chinese character that is a family name, in any of the languages
/// that read it: far more often than not the two are different families.
pub(super) fn may_be_same(a: &Folded, b: &Folded) -> bool {
    CHINESE.join(a, b)
}

/// The families that each spelling can be.
struct Families(BTreeMap<String, Vec<usize>>);

impl Families {
    /// The tables are part of the program: a fault in one is a fault of the build, found by every test.
    fn parse(text: &str) -> Families {
        let file: File = toml::from_str(text).expect("the families under rules/romanization are sound");
        Families(by_spelling(&file.families))
    }

    fn join(&self, a: &Folded, b: &Folded) -> bool {
        match (self.0.get(&a.plain), self.0.get(&b.plain)) {
            (Some(a), Some(b)) => a.iter().any(|family| b.contains(family)),
            _ => false,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    families: Vec<Vec<String>>,
}

fn by_spelling(families: &[Vec<String>]) -> BTreeMap<String, Vec<usize>> {
    let mut map: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (family, spellings) in families.iter().enumerate() {
        for spelling in spellings {
            map.entry(spelling.clone()).or_default().push(family);
        }
    }
    map
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::romanization::fold::fold;

    fn one(a: &str, b: &str) -> bool {
        same(&fold(a).expect("Latin"), &fold(b).expect("Latin"))
    }

    #[test]
    fn spellings_of_one_family_are_equated() {
        assert!(one("Choi", "Choe"));
        assert!(one("Yoon", "Yun"));
    }

    #[test]
    fn one_spelling_can_belong_to_two_families() {
        assert!(one("Jun", "Jeon") && one("Jun", "Joon"));
        assert!(!one("Jeon", "Joon"));
    }

    #[test]
    fn readings_of_one_character_may_be_one_name() {
        let may = |a, b| may_be_same(&fold(a).expect("Latin"), &fold(b).expect("Latin"));
        assert!(may("Zhang", "Cheung") && may("Wang", "Wong") && may("Li", "Lee"));
        assert!(!may("Wang", "Zhang"));
    }

    #[test]
    fn other_families_are_not_equated() {
        assert!(!one("Kim", "Gim Lee"));
        assert!(!one("Kang", "Jang"));
    }
}
