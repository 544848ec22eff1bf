//! The rules, pages and configurations that are compiled in; `build.rs` finds them in `rules/`.

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// A rule that is compiled in.
#[derive(Debug, Clone, Copy)]
pub struct Builtin {
    /// Folder under `rules/`.
    pub group: &'static str,
    /// File name without its ending.
    pub name: &'static str,
    /// The file as it stands in `rules/`; options of a configuration are put into it.
    pub toml: &'static str,
    /// The same in JSON: what a start reads, as every run pays for it.
    pub json: &'static str,
    /// Its page.
    pub page: &'static str,
}

/// All built-in rules, by group and name.
pub fn rules() -> &'static [Builtin] {
    RULES
}

/// Built-in configurations to extend: name and text.
pub fn configurations() -> &'static [(&'static str, &'static str)] {
    CONFIGURATIONS
}

/// Built-in house profiles: name and text. A profile is a choice among the forms that the gazetteer knows.
pub fn profiles() -> &'static [(&'static str, &'static str)] {
    PROFILES
}
