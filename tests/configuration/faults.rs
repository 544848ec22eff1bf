//! One mistake a case; a group of cases is one snapshot, to be read by people.

use copydesk::config::allowed::Allowed;
use copydesk::rules::load::Faulty;
use copydesk::source::Source;

use crate::Folder;

/// A rule of a desk's own, for cases that need one.
const RULE: &str =
    "[rule.hype]\nsummary = \"x\"\nlevel = \"note\"\nmessage = \"x\"\ncheck.existence.any-case = [\"x\"]\n";

/// The configuration, and further files.
type Case<'a> = (&'a str, &'a [(&'a str, &'a str)]);

/// Every fault of every case: its text, file, line and column, the words at fault, what is wrong, what to do.
fn told(cases: &[Case<'_>]) -> String {
    let mut all = String::new();
    for (config, files) in cases {
        let folder = Folder::new(&[&[("copydesk.toml", *config)], *files].concat());
        let (_, faulty) = folder.open();
        all.push_str(&case(config, &faulty));
    }
    all
}

fn case(text: &str, faulty: &[Faulty]) -> String {
    let mut told = text.trim_end().lines().map(|line| format!("| {line}\n")).collect::<String>();
    assert!(!faulty.is_empty(), "nothing is wrong with\n{text}");
    for (file, fault) in faulty.iter().flat_map(|f| f.faults.iter().map(move |fault| (f, fault))) {
        let at = file.source.lines().position(&file.source.text, fault.span.start);
        let words = file.source.slice(fault.span).lines().next().unwrap_or_default();
        let help = fault.help.as_deref().unwrap_or_else(|| panic!("no remedy: {} in\n{text}", fault.message));
        told.push_str(&format!(
            "{}:{}:{}: {} at ‹{words}›\n  help: {help}\n",
            file.source.name,
            at.line,
            at.column,
            short(&fault.message)
        ));
    }
    told + "\n"
}

/// Without the names that are expected: every new key and engine would change them.
fn short(message: &str) -> String {
    message
        .split_once("expected one of ")
        .map_or(message.to_owned(), |(head, _)| format!("{head}expected one of …"))
}

fn snapshot(name: &str, told: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, told));
}

#[test]
fn keys_and_syntax() {
    let cases: [Case<'_>; 9] = [
        ("gazeteer = [\"names.toml\"]\n", &[]),
        ("levels = { double-word = \"off\" }\n", &[]),
        ("exclude = \"archive\"\n", &[]),
        ("exclude = [\"archive\"\n", &[]),
        ("[level\ndouble-word = \"off\"\n", &[]),
        ("[level]\ndouble-word = off\n", &[]),
        ("[level]\ndouble-word = \"off\"\ndouble-word = \"note\"\nduble-word = \"off\"\n", &[]),
        ("exclude = []\nexclude = []\n", &[]),
        ("required-version = 1\n", &[]),
    ];
    snapshot("keys-and-syntax", &told(&cases));
}

#[test]
fn levels_and_kinds() {
    let cases: [Case<'_>; 7] = [
        ("[level]\nduble-word = \"off\"\n", &[]),
        ("[level]\nzebra = \"off\"\n", &[]),
        ("[level]\ndouble-word = \"warn\"\n", &[]),
        ("[level]\ndouble-word = false\n", &[]),
        ("[level-in.analyses]\ndouble-word = \"off\"\n", &[]),
        ("[level-in.blog]\ndouble-world = \"off\"\n", &[]),
        ("[level-in]\ndouble-word = \"off\"\n", &[]),
    ];
    snapshot("levels-and-kinds", &told(&cases));
}

#[test]
fn options() {
    let cases: [Case<'_>; 7] = [
        ("[options.duble-word]\nexcept = []\n", &[]),
        ("[options.double-word]\nexcpt = [\"had\"]\n", &[]),
        ("[options.double-word]\nexcept = \"had\"\n", &[]),
        ("[options.double-word]\nmessage = \"{wrod} stands twice\"\n", &[]),
        ("[options.double-word]\nmessage = \"{word stands twice\"\n", &[]),
        ("[options.double-word]\nroles = [\"boddy\"]\n", &[]),
        ("[options]\ndouble-word = \"off\"\n", &[]),
    ];
    snapshot("options", &told(&cases));
}

#[test]
fn overrides() {
    let cases: [Case<'_>; 9] = [
        ("[[override]]\nkind = \"blog\"\n", &[]),
        ("[[override]]\nfiles = []\nkind = \"blog\"\n", &[]),
        ("[[override]]\nfiles = [\"blogs/**\"]\n", &[]),
        ("[[override]]\nfiles = [\"{blogs\"]\nkind = \"blog\"\n", &[]),
        ("[[override]]\nfiles = [\"blogs\"]\nkind = \"blogs\"\n", &[]),
        ("[[override]]\nfiles = [\"blogs\"]\nlevel = { duble-word = \"off\" }\n", &[]),
        (
            "[[override]]\nfiles = [\"a\"]\nkind = \"blog\"\n\n[[override]]\nfiles = [\"b\"]\n[override.options.double-word]\nexcpt = []\n",
            &[],
        ),
        ("[[override]]\nfiles = [\"a\", \"a\"]\nkind = \"blog\"\n", &[]),
        ("[[overrides]]\nfiles = [\"a\"]\nkind = \"blog\"\n", &[]),
    ];
    snapshot("overrides", &told(&cases));
}

#[test]
fn extensions_and_versions() {
    let cases: [Case<'_>; 12] = [
        ("extends = [\"ukk\"]\n", &[]),
        ("extends = [\"packs/wire\"]\n", &[]),
        ("extends = [\"https://desk.example/copydesk.toml\"]\n", &[]),
        ("extends = [\"uk\", \"uk\"]\n", &[]),
        ("extends = [\"copydesk.toml\"]\n", &[]),
        (
            "extends = [\"a.toml\"]\n",
            &[("a.toml", "extends = [\"b.toml\"]\n"), ("b.toml", "extends = [\"a.toml\"]\n")],
        ),
        ("extends = [\"pack#sha256=00\"]\n", &[("pack/copydesk.toml", "")]),
        ("extends = [\"a.toml#v2\"]\n", &[("a.toml", "")]),
        ("extends = [\"pack\"]\n", &[("pack/copydesk.toml", "[level]\nduble-word = \"off\"\n")]),
        ("required-version = \"newest\"\n", &[]),
        ("required-version = \">=99\"\n", &[]),
        ("required-version = \"<0.1\"\n", &[]),
    ];
    snapshot("extensions-and-versions", &told(&cases));
}

#[test]
fn files_that_are_named() {
    let broken = "[rule.hype]\nsumary = \"x\"\nlevel = \"loud\"\n";
    let cases: [Case<'_>; 12] = [
        ("rules = [\"desk-rules\"]\n", &[]),
        ("rules = [\"desk\", \"desk\"]\n", &[("desk/hype.toml", RULE)]),
        ("rules = [\"desk\"]\n", &[("desk/hype.toml", RULE), ("desk/more.toml", RULE)]),
        ("rules = [\"desk\"]\n", &[("desk/hype.toml", broken)]),
        (
            "rules = [\"desk\"]\n",
            &[(
                "desk/hype.toml",
                "[rule.Hype_Words]\nsummary = \"x\"\nlevel = \"note\"\nmessage = \"x\"\ncheck.existence.any-case = [\"x\"]\n",
            )],
        ),
        (
            "rules = [\"desk\"]\n",
            &[(
                "desk/hype.toml",
                "[rule.hype]\nsummary = \"x\"\nlevel = \"note\"\nmessage = \"{matc}\"\ncheck.existence.any-case = [\"x\"]\n",
            )],
        ),
        (
            "rules = [\"desk\"]\n",
            &[(
                "desk/hype.toml",
                "[rule.hype]\nsummary = \"x\"\nlevel = \"note\"\nmessage = \"x\"\ncheck.existense.any-case = [\"x\"]\n",
            )],
        ),
        ("gazetteer = [\"names.toml\"]\n", &[]),
        ("gazetteer = [\"kiev\"]\n", &[]),
        ("gazetteer = [\"names.toml\", \"names.toml\"]\n", &[("names.toml", "")]),
        ("exclude = [\"[a\"]\n", &[]),
        ("include = [\"*.md\", \"*.md\"]\n", &[]),
    ];
    snapshot("files-that-are-named", &told(&cases));
}

#[test]
fn gazetteers() {
    let one = |text| [("names.toml", text)];
    let texts = [
        "[[people]]\nname = \"Ana Brekke\"\n",
        "[[person]]\nname = \"Ana Brekke\"\nnativ = \"Ана\"\n",
        "[[person]]\nnative = \"Ана\"\nlanguage = \"kk\"\n",
        "[[person]]\nname = \"Ana Brekke\"\nnative = \"Ана\"\nlanguage = \"Kazakh\"\n",
        "[[person]]\nname = \"Ana Brekke\"\nnative = \"Ана\"\nlanguage = \"kz\"\n",
        "[[person]]\nname = \"Ana Brekke\"\nnative = \"Ана\"\n",
        "[[person]]\nname = \"Ana Brekke\"\nborn = \"1970\"\n",
        "[[person]]\nname = \"\"\n",
        "[[person]]\nname = \"Ana Brekke\"\nalso = [\"Anna Brekke\"]\ndistinct = [\"Anna Brekke\"]\n",
        "[[person]]\nname = \"Ana Brekke\"\n\n[[person]]\nname = \"Ana Brekke\"\n",
        "[[place]]\nname = \"Oral\"\nalso = [\"Uralsk\"]\n\n[[place]]\nname = \"Uralsk\"\n",
        "[[place]]\nname = \"Oral\"\ncountry = \"Kazakhland\"\n",
        "[[place]]\nname = \"Oral\"\nalso = \"Uralsk\"\n",
    ];
    let mut all = String::new();
    for text in texts {
        let folder =
            Folder::new(&[&[("copydesk.toml", "gazetteer = [\"names.toml\"]\n")], &one(text)[..]].concat());
        all.push_str(&case(text, &folder.open().1));
    }
    snapshot("gazetteers", &all);
}

#[test]
fn allowances() {
    let sound = "fingerprint = \"94637c2178d0fd3a\"\npath = \"a.md\"\nrule = \"double-word\"\n";
    let texts = [
        format!("[[allow]]\n{sound}"),
        format!("[[allow]]\n{sound}reason = \" \"\n"),
        format!("[[allow]]\n{sound}reason = \"x\"\nuntil = \"2022-01-01\"\n"),
        format!("[[allow]]\n{sound}reason = \"x\"\nuntil = 2022-01-01T10:00:00\n"),
        format!("[[allow]]\n{sound}reason = \"x\"\nuntill = 2022-01-01\n"),
        format!("[[allow]]\n{sound}reason = \"x\"\n\n[[allow]]\n{sound}reason = \"y\"\n"),
        "[[allow]]\nfingerprint = \"94637c\"\npath = \"a.md\"\nrule = \"double-word\"\nreason = \"x\"\n"
            .to_owned(),
        "[[alow]]\n".to_owned(),
    ];
    let mut all = String::new();
    for text in texts {
        let source = Source::new("copydesk-allowed.toml", text.as_str());
        let (_, faults) = Allowed::read(source.clone());
        all.push_str(&case(&text, &[Faulty { source, faults }]));
    }
    snapshot("allowances", &all);
}

#[test]
fn all_mistakes_of_all_files_are_told_in_one_run() {
    let config = "gazeteer = []\nextends = [\"ukk\"]\nrules = [\"none\"]\ngazetteer = [\"names.toml\"]\n\n[level]\ndouble-word = \"warn\"\nduble-word = \"off\"\nduble-word = \"off\"\n\n[[override]]\nfiles = [\"{a\"]\nkind = \"blogs\"\n";
    let folder = Folder::new(&[("copydesk.toml", config), ("names.toml", "[[person]]\nnam = \"x\"\n")]);
    snapshot("all-at-once", &case(config, &folder.open().1));
}
