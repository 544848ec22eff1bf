//! One amount told again in words of another scale: `Rs 2.5 crore (25 million rupees)`, `48 lakh (4.8 million) women`.
//!
//! In: a passage. Out: a [`Conversion`] between two scales. Not here: other units (the module above).

use super::{Conversion, SCALE, Unit};
use crate::annotate::quantity::Category;
use crate::annotate::relation::passage::{Figure, Passage};

/// Words of the Indian scale.
const INDIAN: [&str; 4] = ["crore", "crores", "lakh", "lakhs"];

/// Words of the other.
const SHORT: [&str; 3] = ["thousand", "million", "billion"];

/// The amounts of a passage that stand again in brackets, in words of the other scale.
pub fn read(passage: &Passage<'_>) -> Vec<Conversion> {
    let two = passage.sentences().flat_map(|figures| figures.windows(2));
    two.filter_map(|two| conversion(passage, &two[0], &two[1])).collect()
}

fn conversion(passage: &Passage<'_>, a: &Figure, b: &Figure) -> Option<Conversion> {
    let has = |f: &Figure, words: &[&str]| (f.first..f.end).any(|at| words.contains(&passage.word(at)));
    let scales = has(a, &INDIAN) && has(b, &SHORT) || has(a, &SHORT) && has(b, &INDIAN);
    let bracket = passage.word(a.end) == "(" && b.lead <= a.end + 2;
    let or = passage.word(a.end) == "," && passage.word(a.end + 1) == "or" && b.lead == a.end + 2;
    let beside = bracket || or;
    let closes = |at: usize| passage.word(at) == ")" || or && matches!(passage.word(at), "," | ".");
    let shut = closes(b.end) || closes(b.after);
    let money = |f: &Figure| f.member.category == Some(Category::Money);
    let kind =
        a.member.is_like(&b.member) || money(a) && b.member.is_count() || money(b) && a.member.is_count();
    let unit = || Unit { dimension: SCALE, system: "", name: String::new(), sizes: vec![1.0] };
    let sound = scales && beside && shut && kind && a.member.is_one() && b.member.is_one();
    sound.then(|| Conversion {
        from: a.member.clone(),
        from_unit: unit(),
        to: b.member.clone(),
        to_unit: unit(),
        difference: false,
        loose: false,
    })
}
