//! One file over another: the nearest stands over what it extends, and nothing else is merged.

use copydesk::config::layers;
use copydesk::diagnostic::Level;
use copydesk::document::StoryKind;
use copydesk::rules::load::{Configured, Selection};
use copydesk::rules::{Origin, Rule};

use crate::Folder;

fn open(files: &[(&str, &str)]) -> Configured {
    let (configured, faulty) = Folder::new(files).open();
    assert!(faulty.is_empty(), "{faulty:?}");
    configured
}

fn rule(configured: &Configured, path: &str, name: &str) -> Rule {
    let rules = configured.rules(&configured.selection(path));
    rules.rule(name).unwrap_or_else(|| panic!("there is no rule {name}")).clone()
}

fn at(file: &str, line: usize) -> Origin {
    Origin::At { file: file.to_owned(), line }
}

#[test]
fn the_nearest_file_stands_over_what_it_extends() {
    let configured = open(&[
        ("copydesk.toml", "extends = [\"base.toml\"]\n[level]\ndouble-word = \"error\"\n"),
        (
            "base.toml",
            "[level]\ndouble-word = \"off\"\nplaceholder = \"note\"\n[level-in.blog]\ndouble-word = \"note\"\n",
        ),
    ]);
    let own = rule(&configured, "a.md", "double-word");
    assert_eq!(
        (own.level(StoryKind::News, true), own.level_origin()),
        (Level::Error, &at("copydesk.toml", 3))
    );
    assert_eq!(own.level(StoryKind::Blog, true), Level::Error);
    assert_eq!(rule(&configured, "a.md", "placeholder").level_origin(), &at("base.toml", 3));
}

#[test]
fn a_later_extension_stands_over_an_earlier_one() {
    let configured = open(&[
        ("copydesk.toml", "extends = [\"a.toml\", \"packs/b\"]\n"),
        ("a.toml", "[level]\ndouble-word = \"off\"\n"),
        ("packs/b/copydesk.toml", "rules = [\"../rules\"]\n[level]\ndouble-word = \"note\"\n"),
        (
            "packs/rules/hype.toml",
            "[rule.hype]\nsummary = \"x\"\nlevel = \"note\"\nmessage = \"x\"\ncheck.existence.any-case = [\"x\"]\n",
        ),
    ]);
    assert_eq!(rule(&configured, "a.md", "double-word").level(StoryKind::News, true), Level::Note);
    assert_eq!(rule(&configured, "a.md", "hype").origin, Origin::File("packs/rules/hype.toml".to_owned()));
}

#[test]
fn options_of_several_files_add_up() {
    let configured = open(&[
        (
            "copydesk.toml",
            "extends = [\"a.toml\"]\n[options.double-word]\nhelp = \"own\"\n[[override]]\nfiles = [\"x/**\"]\n[override.options.double-word]\nlabel = \"here\"\n",
        ),
        ("a.toml", "[options.double-word]\nmessage = \"base\"\nhelp = \"base\"\n"),
    ]);
    let words = |path: &str| {
        let spec = rule(&configured, path, "double-word").spec;
        [&spec.message, &spec.help, &spec.label].map(|t| t.to_string())
    };
    assert_eq!(words("a.md"), ["base", "own", ""]);
    assert_eq!(words("x/a.md"), ["base", "own", "here"]);
}

#[test]
fn overrides_are_for_their_files_and_the_last_one_counts() {
    let configured = open(&[(
        "copydesk.toml",
        "[[override]]\nfiles = [\"blogs/**\"]\nkind = \"blog\"\nlevel = { double-word = \"off\" }\n\n[[override]]\nfiles = [\"*.loud.md\"]\nlevel = { double-word = \"error\" }\n",
    )]);
    let level = |path: &str| rule(&configured, path, "double-word").level(StoryKind::News, true);
    assert_eq!(level("news/a.md"), Level::Warning);
    assert_eq!(level("blogs/a.md"), Level::Off);
    assert_eq!(level("blogs/a.loud.md"), Level::Error);
    let kind = |path: &str| configured.kind(&configured.selection(path));
    assert_eq!(kind("blogs/a.loud.md"), Some((StoryKind::Blog, at("copydesk.toml", 3))));
    assert_eq!(kind("news/a.md"), None);
}

#[test]
fn names_of_the_nearest_file_stand_over_those_of_a_pack() {
    let configured = open(&[
        ("copydesk.toml", "extends = [\"pack\"]\ngazetteer = [\"names.toml\"]\n"),
        ("names.toml", "[[place]]\nname = \"Qaratau\"\nalso = [\"Karatau\"]\n"),
        ("pack/copydesk.toml", "gazetteer = [\"names.toml\"]\n"),
        (
            "pack/names.toml",
            "[[place]]\nname = \"Karatau\"\nalso = [\"Qaratau\"]\n\n[[place]]\nname = \"Brekke\"\n",
        ),
    ]);
    let rules = configured.rules(&Selection::new());
    let named = |form: &str| {
        let entry = rules.facts.gazetteer.lookup(form).expect("it is in the gazetteer");
        rules.facts.gazetteer.entries[entry as usize].name.clone()
    };
    assert_eq!([named("Karatau"), named("Brekke")], ["Qaratau", "Brekke"]);
}

#[test]
fn a_pack_that_is_pinned_and_unchanged_is_taken() {
    let files = [("pack/copydesk.toml", "[level]\ndouble-word = \"off\"\n"), ("pack/names.toml", "")];
    let hash = layers::hash("pack", &Folder::new(&files)).expect("it can be read");
    let config = format!("extends = [\"pack#sha256={hash}\"]\n");
    let configured = open(&[&[("copydesk.toml", config.as_str())], &files[..]].concat());
    assert_eq!(rule(&configured, "a.md", "double-word").level(StoryKind::News, true), Level::Off);
}

#[test]
fn the_built_in_profiles_are_sound() {
    for name in ["analysis", "rferl-like", "uk", "wire-us"] {
        let configured = open(&[("copydesk.toml", &format!("extends = [\"{name}\"]\n"))]);
        let set = configured.rules(&Selection::new()).rules.into_iter().filter(|r| r.set.is_some()).count();
        assert!(set > 0, "{name} sets nothing");
    }
}

#[test]
fn a_rule_that_is_new_in_this_release_speaks_in_notes() {
    let typed = |since: &str| {
        format!(
            "[rule.hype]\nsummary = \"x\"\nsince = \"{since}\"\nlevel = \"error\"\nmessage = \"x\"\ncheck.existence.any-case = [\"x\"]\n"
        )
    };
    let (now, old) = (typed(env!("CARGO_PKG_VERSION")), typed("0.0.1"));
    let level = |config: &str, typed: &str| {
        let configured = open(&[("copydesk.toml", config), ("desk/hype.toml", typed)]);
        rule(&configured, "a.md", "hype").level(StoryKind::News, true)
    };
    assert_eq!(level("rules = [\"desk\"]\n", &now), Level::Note);
    assert_eq!(level("rules = [\"desk\"]\n", &old), Level::Error);
    assert_eq!(level("rules = [\"desk\"]\n[level]\nhype = \"warning\"\n", &now), Level::Warning);
}

#[test]
fn the_changelog_names_the_rules_of_each_release() {
    let changes = std::fs::read_to_string("CHANGELOG.md").expect("it is there");
    let mut all = copydesk::rules::builtin::rules().iter().filter(|r| r.toml.contains("\nsince = "));
    let missing = all.find(|r| !changes.contains(&format!("`{}`", r.name)));
    assert!(missing.is_none(), "{missing:?} is new and not in CHANGELOG.md");
}
