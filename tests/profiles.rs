//! The built-in profiles: files that a newsroom could have written, each a choice that changes what is found.

use copydesk::config::layers::Loader;
use copydesk::document::{self, Format};
use copydesk::draft::Draft;
use copydesk::fix;
use copydesk::gazetteer::given::Given;
use copydesk::gazetteer::{Gazetteer, Newsroom};
use copydesk::lint::lint;
use copydesk::rules::RuleSet;
use copydesk::rules::builtin;
use copydesk::rules::load::{self, Faulty};
use copydesk::source::Source;

/// A newsroom with one list of its own.
struct Desk;

impl Loader for Desk {
    fn file(&self, path: &str) -> Result<Source, String> {
        match path {
            "names.toml" => Ok(Source::new(path, "[[place]]\nname = \"Kiev\"\nalso = [\"Kyiv\"]\n")),
            _ => Err(format!("cannot read `{path}`: no such file or folder")),
        }
    }

    fn files_in(&self, _: &str) -> Result<Vec<String>, String> {
        Ok(Vec::new())
    }
}

fn load(gazetteers: &str) -> (RuleSet, Vec<Faulty>) {
    let config = Source::new("copydesk.toml", format!("gazetteer = [{gazetteers}]\n"));
    load::load(Some(&config), &Desk, &[]).expect("no levels are given")
}

/// A draft with the safe fixes of the house that these lists make.
fn mended(gazetteers: &str, draft: &str) -> String {
    let (rules, faulty) = load(gazetteers);
    assert!(faulty.is_empty(), "{faulty:?}");
    let found = |text: &str| {
        let document =
            document::read(&Source::new("a.txt", text), Format::Text).expect("it can be read").remove(0);
        lint(&Draft::read("a.txt", document, &rules.facts.lexicon, &rules.facts.gazetteer), &rules)
    };
    fix::mend(draft, found).expect("the fixes come to rest").text
}

#[test]
fn every_profile_is_a_sound_list() {
    assert!(builtin::profiles().len() >= 3);
    for (name, text) in builtin::profiles() {
        let (own, faults) = Gazetteer::compile(Given::default(), &[text]);
        assert_eq!(faults, [], "{name}");
        let (all, _) =
            Gazetteer::compile_with(Given::builtin(), Newsroom { profiles: &[text], ..Newsroom::default() });
        let chosen: Vec<&str> = all.entries.iter().filter(|e| e.house).map(|e| e.name.as_str()).collect();
        assert_eq!(
            chosen.len(),
            own.entries.len(),
            "{name}: an entry stands for another of the same profile"
        );
        for entry in all.entries.iter().filter(|e| e.house) {
            let lost: Vec<&str> =
                entry.forms().filter(|f| all.lookup_kind(f, entry.kind).is_none()).collect();
            assert!(
                lost.is_empty() && !entry.natives.is_empty(),
                "{name}: {} knows no native name",
                entry.name
            );
        }
    }
}

#[test]
fn a_profile_is_a_choice() {
    let draft = "The train from Kiev to Karaganda was late, President Kassym-Jomart Tokayev said.";
    assert_eq!(mended("", draft), draft);
    assert_eq!(
        mended("\"kyiv\"", draft),
        "The train from Kyiv to Karaganda was late, President Kassym-Jomart Tokayev said."
    );
    assert_eq!(
        mended("\"kyiv\", \"q-gh\"", draft),
        "The train from Kyiv to Qaraghandy was late, President Qasym-Zhomart Toqaev said."
    );
    let other = "The train from Kyiv to Qaraghandy was late, President Qasym-Zhomart Toqaev said.";
    assert_eq!(
        mended("\"ap-like\"", other),
        "The train from Kyiv to Karaganda was late, President Kassym-Jomart Tokayev said."
    );
}

#[test]
fn capitals_of_a_dateline_are_mended_too() {
    let draft = "KIEV, March 1 -- The train from Kiev was late, the police said.";
    let expected = "KYIV, March 1 -- The train from Kyiv was late, the police said.";
    assert_eq!(mended("\"kyiv\"", draft), expected);
}

#[test]
fn the_newsrooms_own_list_stands_over_a_profile() {
    let draft = "The train from Kyiv was late, the police said.";
    assert_eq!(mended("\"kyiv\", \"names.toml\"", draft), "The train from Kiev was late, the police said.");
}

#[test]
fn older_forms_stay_where_they_are_meant() {
    for draft in [
        "The cook served chicken Kiev on Monday, the guests said.",
        "The mill in Odessa, Texas, burned down, the police said.",
        "The coach Andrei Nikolayev left on Monday. Nikolayev told reporters so.",
        "The train from Kharkov (Kharkiv in Ukrainian) was late, the police said.",
        "\"Kiev is cut off,\" the mayor said.",
    ] {
        assert_eq!(mended("\"kyiv\"", draft), draft);
    }
}

#[test]
fn an_unknown_profile_names_the_nearest() {
    let (_, faulty) = load("\"kyv\"");
    assert_eq!(faulty[0].faults[0].help.as_deref(), Some("did you mean `kyiv`?"));
    let (_, faulty) = load("\"something-else\"");
    let help = faulty[0].faults[0].help.clone().unwrap_or_default();
    assert_eq!(help, "the built-in profiles are ap-like, kyiv, q-gh");
}
