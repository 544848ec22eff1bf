//! Given names and surname of a person.
//!
//! In: the parts of a name. Out: their places. Not here: whether it is a person (`kind`).

use super::part::{Part, Role};
use crate::annotate::Text;
use crate::source::Span;

/// Given names in order, and the surname with its particles.
pub struct Names {
    /// Given names and initials.
    pub given: Vec<Span>,
    /// Surname, or the single name.
    pub surname: Option<Span>,
}

/// Tells surname from given names: the last word with the particles before it, the first word where
/// the family name comes first (Xi Jinping).
pub fn names(text: Text<'_>, parts: &[Part]) -> Names {
    let core: Vec<&Part> = parts.iter().filter(|p| p.role != Role::Suffix).collect();
    if family_first(text, &core) {
        return Names { given: spans(&core[1..]), surname: Some(core[0].span) };
    }
    let Some(last) = core.iter().rposition(|p| p.role == Role::Word) else {
        return Names { given: Vec::new(), surname: None };
    };
    let particles = core[..last].iter().rev().take_while(|p| p.role == Role::Particle).count();
    let start = last - particles;
    Names { given: spans(&core[..start]), surname: Some(core[start].span.to(core[last].span)) }
}

fn spans(parts: &[&Part]) -> Vec<Span> {
    parts.iter().filter(|p| matches!(p.role, Role::Word | Role::Initial)).map(|p| p.span).collect()
}

/// Chinese and Korean names as the press prints them: a family name of a short list, then one or two
/// syllables, or two with a hyphen (Moon Jae-in, Kim Jong Un, Xi Jinping).
fn family_first(text: Text<'_>, core: &[&Part]) -> bool {
    let word = |p: &Part| p.span.of(&text.document.text);
    let [family, given @ ..] = core else { return false };
    let plain = core.iter().all(|p| p.role == Role::Word);
    if !plain || given.is_empty() || given.len() > 2 || !is_family(word(family)) {
        return false;
    }
    let western = given.iter().any(|p| text.lexicon.surnames.contains(word(p)));
    let syllables = given.len() == 2 || word(given[0]).contains('-');
    !western && (syllables || !WESTERN.contains(&word(family)))
}

/// Whether a word is a family name of China or Korea.
pub fn is_family(word: &str) -> bool {
    FAMILIES.binary_search(&word).is_ok()
}

/// Family names that are Western given names too: what follows must be two syllables apart.
const WESTERN: [&str; 7] = ["Bo", "Han", "Jung", "Kim", "Lee", "Lu", "Ma"];

/// Family names of China and Korea that are met in political news; from public knowledge.
const FAMILIES: [&str; 70] = [
    "Ahn", "Ban", "Bo", "Cao", "Chang", "Chen", "Cheng", "Cho", "Choe", "Choi", "Chun", "Chung", "Cui",
    "Deng", "Ding", "Dong", "Fan", "Fang", "Feng", "Fu", "Gao", "Guo", "Han", "Hong", "Hu", "Huang", "Hwang",
    "Jeong", "Jiang", "Jung", "Kang", "Kim", "Lee", "Li", "Liang", "Lim", "Lin", "Liu", "Lu", "Luo", "Ma",
    "Mao", "Meng", "Moon", "Oh", "Pak", "Park", "Peng", "Qian", "Qin", "Ri", "Roh", "Shen", "Shi", "Song",
    "Sun", "Tang", "Wang", "Wei", "Wen", "Wu", "Xi", "Xu", "Yang", "Yoon", "Yu", "Yun", "Zhang", "Zhao",
    "Zhou",
];

#[cfg(test)]
mod tests {
    use super::FAMILIES;

    #[test]
    fn families_are_sorted() {
        assert!(FAMILIES.is_sorted());
    }
}
