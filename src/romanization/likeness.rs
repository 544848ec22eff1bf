//! The verdict on two Latin spellings.
//!
//! In: two names as printed and what the draft says about them. Out: a `Likeness`. Not done here: finding
//! the pairs (see `keys`), and everything that needs the draft, such as who was introduced how.

use super::families;
use super::fold::{Folded, fold};
use super::gates;
use super::units::{Support, Units};

/// What two spellings are to each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Likeness {
    /// The same letters; case does not count.
    Same,
    /// They differ by marks, apostrophes, hyphens or spaces only.
    MarksOnly,
    /// Two romanizations of one name; `cost` is their distance in rewrite units, 0 for next to none.
    Variant { cost: f32 },
    /// Two names, as far as one can tell.
    Different,
}

/// What is known about the two from where they stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Context {
    /// The rest of the full name is the same, or a variant, at both places.
    pub full_name_agrees: bool,
    /// Both stand after the same office.
    pub post_agrees: bool,
    /// One is introduced by a full name, the other never is, and no list knows it.
    pub one_is_introduced: bool,
}

impl Context {
    fn support(self) -> Support {
        match self {
            Context { full_name_agrees, one_is_introduced, .. } if full_name_agrees || one_is_introduced => {
                Support::FullName
            }
            Context { post_agrees: true, .. } => Support::Office,
            _ => Support::None,
        }
    }
}

impl Units {
    /// Compares two single names (a surname or a given name, not a full name).
    pub fn compare(&self, a: &str, b: &str, context: Context) -> Likeness {
        if a.to_lowercase() == b.to_lowercase() {
            return Likeness::Same;
        }
        match (fold(a), fold(b)) {
            (Some(a), Some(b)) => self.compare_folded(&a, &b, context),
            _ => Likeness::Different,
        }
    }

    /// As `compare`, for names that are folded already and not the same word.
    pub fn compare_folded(&self, a: &Folded, b: &Folded, context: Context) -> Likeness {
        if gates::marks_only(a, b) {
            return Likeness::MarksOnly;
        }
        let shared = context.full_name_agrees || context.post_agrees;
        if families::same(a, b) || shared && families::may_be_same(a, b) {
            return Likeness::Variant { cost: 0.0 };
        }
        let near = if refused(a, b, context) { None } else { self.near(a, b, context.support()) };
        near.map_or(Likeness::Different, |cost| Likeness::Variant { cost })
    }
}

fn refused(a: &Folded, b: &Folded, context: Context) -> bool {
    gates::too_short(a, b)
        || gates::feminine(a, b)
        || gates::derived(a, b)
        || gates::chinese(a, b)
        || !context.full_name_agrees && gates::western(a, b)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALONE: Context = Context { full_name_agrees: false, post_agrees: false, one_is_introduced: false };
    const FULL_NAME: Context = Context { full_name_agrees: true, ..ALONE };

    fn verdict(a: &str, b: &str, context: Context) -> &'static str {
        match Units::builtin().compare(a, b, context) {
            Likeness::Same => "same",
            Likeness::MarksOnly => "marks",
            Likeness::Variant { .. } => "variant",
            Likeness::Different => "different",
        }
    }

    #[test]
    fn each_verdict_is_given() {
        assert_eq!(verdict("Tokayev", "TOKAYEV", ALONE), "same");
        assert_eq!(verdict("Erdoğan", "Erdogan", ALONE), "marks");
        assert_eq!(verdict("Tokayev", "Toqaev", ALONE), "variant");
        assert_eq!(verdict("Tokayev", "Tokarev", ALONE), "different");
    }

    #[test]
    fn variants_are_found_across_origins() {
        for (a, b) in [
            ("Mirziyoyev", "Mirziyoev"),
            ("Lavroff", "Lavrov"),
            ("Mohammed", "Muhammad"),
            ("Geun-hye", "Keun-hye"),
            ("Sargsyan", "Sarkisian"),
            ("Berdimuhamedow", "Berdymukhamedov"),
        ] {
            assert_eq!(verdict(a, b, ALONE), "variant", "{a} {b}");
        }
    }

    #[test]
    fn other_names_are_left_alone() {
        for (a, b) in [
            ("Iran", "Iraq"),
            ("Austria", "Australia"),
            ("Slovakia", "Slovenia"),
            ("Niger", "Nigeria"),
            ("Thursday", "Tuesday"),
            ("Aliyev", "Aliyeva"),
            ("Nakamura", "Kitamura"),
        ] {
            assert_eq!(verdict(a, b, FULL_NAME), "different", "{a} {b}");
        }
    }

    #[test]
    fn western_spellings_need_the_full_name() {
        assert_eq!(verdict("Allan", "Allen", ALONE), "different");
        assert_eq!(verdict("Allan", "Allen", FULL_NAME), "variant");
    }

    #[test]
    fn who_is_never_introduced_may_be_farther() {
        let introduced = Context { one_is_introduced: true, ..ALONE };
        assert_eq!(verdict("Moshe", "Moishe", ALONE), "different");
        assert_eq!(verdict("Moshe", "Moishe", introduced), "variant");
        assert_eq!(verdict("Allan", "Allen", introduced), "different");
    }

    #[test]
    fn armenian_names_come_through_two_dialects_and_russian() {
        for (a, b) in [("Petrosyan", "Bedrossian"), ("Hovhannisyan", "Oganesyan"), ("Tumanyan", "Toumanian")]
        {
            assert_eq!(verdict(a, b, ALONE), "variant", "{a} {b}");
        }
        assert_eq!(verdict("Petrosyan", "Poghosyan", FULL_NAME), "different");
    }

    #[test]
    fn korean_family_names_go_by_table() {
        assert_eq!(verdict("Park", "Pak", ALONE), "variant");
        assert_eq!(verdict("Kim", "Kin", ALONE), "different");
    }

    #[test]
    fn readings_of_one_character_need_an_office_or_a_given_name() {
        let post = Context { post_agrees: true, ..ALONE };
        assert_eq!(verdict("Zhang", "Cheung", ALONE), "different");
        assert_eq!(verdict("Zhang", "Cheung", post), "variant");
        assert_eq!(verdict("Zhang", "Zheng", post), "different");
    }

    #[test]
    fn no_input_is_too_odd() {
        assert_eq!(verdict("", "", ALONE), "same");
        assert_eq!(verdict("-", "'", ALONE), "different");
        assert_eq!(verdict("Тоқаев", "Toqaev", ALONE), "different");
    }
}
