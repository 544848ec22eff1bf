//! What becomes of people: words for those to whom one thing happened.
//!
//! In: a word in small letters. Out: its fate. Not here: whom a figure counts.

/// Words of one fate each.
const FATES: [&[&str]; 4] = [
    &[
        "dead",
        "deaths",
        "died",
        "die",
        "dies",
        "fatalities",
        "killed",
        "killing",
        "kill",
        "kills",
        "lives",
        "victims",
        "toll",
    ],
    &["hurt", "injured", "injures", "injuring", "injuries", "wounded", "wounding"],
    &["aboard", "board", "carried", "carrying", "occupants"],
    &["arrested", "arrests", "detained", "detainees", "suspects", "custody", "held"],
];

/// Which fate a word tells.
pub fn of(word: &str) -> Option<usize> {
    FATES.iter().position(|words| words.contains(&word))
}
