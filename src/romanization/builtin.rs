//! The romanization tables that come with the program: a new language is a file and a line here.

use std::hash::Hasher;

use fnv::FnvHasher;

/// Language and TOML text, a base before the languages that build on it.
pub(super) const TABLES: &[(&str, &str)] = &[
    ("ru", include_str!("../../rules/romanization/ru.toml")),
    ("uk", include_str!("../../rules/romanization/uk.toml")),
    ("be", include_str!("../../rules/romanization/be.toml")),
    ("bg", include_str!("../../rules/romanization/bg.toml")),
    ("sr", include_str!("../../rules/romanization/sr.toml")),
    ("mk", include_str!("../../rules/romanization/mk.toml")),
    ("kk", include_str!("../../rules/romanization/kk.toml")),
    ("ky", include_str!("../../rules/romanization/ky.toml")),
    ("tg", include_str!("../../rules/romanization/tg.toml")),
    ("tk", include_str!("../../rules/romanization/tk.toml")),
    ("uz", include_str!("../../rules/romanization/uz.toml")),
    ("az", include_str!("../../rules/romanization/az.toml")),
    ("mn", include_str!("../../rules/romanization/mn.toml")),
    ("hy", include_str!("../../rules/romanization/hy.toml")),
    ("ka", include_str!("../../rules/romanization/ka.toml")),
    ("el", include_str!("../../rules/romanization/el.toml")),
    ("ar", include_str!("../../rules/romanization/ar.toml")),
    ("fa", include_str!("../../rules/romanization/fa.toml")),
    ("ps", include_str!("../../rules/romanization/ps.toml")),
    ("he", include_str!("../../rules/romanization/he.toml")),
    ("zh", include_str!("../../rules/romanization/zh.toml")),
    ("ja", include_str!("../../rules/romanization/ja.toml")),
    ("ko", include_str!("../../rules/romanization/ko.toml")),
];

/// A number that changes with the tables, and with it the keys of native names.
pub fn fingerprint() -> u64 {
    let mut hasher = FnvHasher::default();
    TABLES.iter().for_each(|(_, text)| hasher.write(text.as_bytes()));
    hasher.finish()
}
