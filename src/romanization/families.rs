//! Family names of one syllable, which are too short for a distance.
//!
//! In: two folded names. Out: whether they are usual spellings of one Korean or Chinese family name. Not
//! done here: given names (see `units`).

use super::data;
use super::fold::Folded;

/// Whether both are spellings of one Korean family name.
pub(super) fn same(a: &Folded, b: &Folded) -> bool {
    join(data::KOREAN_FAMILIES, a, b)
}

/// Whether both are spellings of one Chinese character that is a family name, in any of the languages
/// that read it: far more often than not the two are different families.
pub(super) fn may_be_same(a: &Folded, b: &Folded) -> bool {
    join(data::CHINESE_FAMILIES, a, b)
}

/// Whether one of the families that each spelling can be is the same.
fn join(families: &'static str, a: &Folded, b: &Folded) -> bool {
    let mut own = data::rows(families, &a.plain);
    own.any(|family| data::rows(families, &b.plain).any(|other| other == family))
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
