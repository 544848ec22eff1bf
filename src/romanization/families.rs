//! Korean family names, which are too short for a distance.
//!
//! In: two folded names. Out: whether they are usual spellings of one Korean family name. Not done here:
//! Korean given names (see `units`).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::fold::Folded;

static FAMILIES: LazyLock<BTreeMap<String, Vec<usize>>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../rules/romanization/korean_families.toml"))
        .expect("rules/romanization/korean_families.toml is sound");
    by_spelling(&file.families)
});

/// Whether both are spellings of one family name.
pub(super) fn same(a: &Folded, b: &Folded) -> bool {
    match (FAMILIES.get(&a.plain), FAMILIES.get(&b.plain)) {
        (Some(a), Some(b)) => a.iter().any(|family| b.contains(family)),
        _ => false,
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
    fn other_families_are_not_equated() {
        assert!(!one("Kim", "Gim Lee"));
        assert!(!one("Kang", "Jang"));
    }
}
