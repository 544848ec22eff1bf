//! Gazetteers from TOML.

use std::sync::Arc;

use super::compiled::{self, Compiled};
use super::given::Given;
use super::{Entry, EntryKind, Gazetteer, Newsroom};

const BUILTIN: &str = r#"
[[person]]
name = "Arman Teshkan"
native = "Арман Тешқан"
language = "kk"

[[place]]
name = "Teshkan"
native = "Тешқан"
language = "kk"
country = "KZ"
"#;

/// The entries of a text as those that come with the program, which prefer nothing.
pub(super) fn given(text: &str) -> Given {
    let (gazetteer, faults) = Gazetteer::compile(Given::default(), &[text]);
    assert_eq!(faults, []);
    Given::of(Compiled::given(compiled::bytes(&gazetteer.entries)).expect("it was just made"))
}

fn faults(house: &str) -> Vec<(String, String)> {
    let (_, faults) = Gazetteer::compile(Given::default(), &[house]);
    let place = |f: &super::Fault| f.span.of(house).to_owned();
    faults.into_iter().map(|f| (place(&f), f.message)).collect()
}

#[test]
fn an_entry_is_found_by_every_form() {
    let house = r#"
[[person]]
name = "Arman Teshqan"
also = ["Arman Teshcan"]
born = 1960-02-03
roles = [{ title = "Mayor", of = "Teshqan", from = 2020-01-01 }]
[[person.spelling]]
native = "Арман Тешкан"
language = "ru"

[[organization]]
name = "Teshqan Council"
acronym = "TQC"
"#;
    let (gazetteer, faults) = Gazetteer::compile(Given::default(), &[house]);
    assert_eq!(faults, []);
    let person = gazetteer.lookup("ARMAN TESHCAN").and_then(|e| gazetteer.entry(e)).expect("listed");
    assert_eq!((person.kind, person.house), (EntryKind::Person, true));
    assert_eq!(person.natives[0].language, "ru");
    assert_eq!(person.posts[0].title, "mayor");
    assert_eq!(gazetteer.lookup_surname("Teshqan"), Some(0));
    assert_eq!(gazetteer.lookup("TQC"), Some(1));
    assert!(gazetteer.extends("Teshqan") && !gazetteer.extends("Council"));
}

#[test]
fn a_newsroom_entry_replaces_the_built_in_one_of_its_kind() {
    let house = "[[person]]\nname = \"Arman Teshqan\"\nnative = \"Арман Тешқан\"\nlanguage = \"kk\"\n";
    let (gazetteer, faults) = Gazetteer::compile(given(BUILTIN), &[house]);
    assert_eq!(faults, []);
    let all = |form: &str| -> Vec<&str> {
        gazetteer.all(form).iter().filter_map(|e| gazetteer.entry(*e)).map(|e| e.name.as_str()).collect()
    };
    assert_eq!([all("Arman Teshkan"), all("Teshkan")], [["Arman Teshqan"], ["Teshkan"]]);
    assert_eq!(gazetteer.lookup_kind("Teshkan", EntryKind::Person), None);
}

#[test]
fn every_fault_is_named_in_one_run() {
    let house = r#"
[[person]]
name = "Arman Teshqan"
bron = 1960-02-03
rols = []

[[place]]
name = "Teshqan"
native = "Тешқан"
country = "Kazachstan"

[[planet]]
name = "Mars"
"#;
    let places: Vec<String> = faults(house).into_iter().map(|(place, _)| place).collect();
    assert_eq!(places, ["bron", "rols", "\"Тешқан\"", "\"Kazachstan\"", "planet"]);
}

#[test]
fn a_country_goes_by_its_name_or_its_code() {
    let house = "[[place]]\nname = \"Teshqan\"\ncountry = \"Kazakhstan\"\n[[place]]\nname = \"Almas\"\ncountry = \"KZ\"\n";
    let (gazetteer, faults) = Gazetteer::compile(Given::default(), &[house]);
    assert_eq!(faults, []);
    assert!(gazetteer.entries.iter().all(|e| e.country_code() == Some("KZ")));
}

#[test]
fn a_slip_of_a_key_is_answered_with_the_key() {
    let (_, faults) =
        Gazetteer::compile(Given::default(), &["[[person]]\nname = \"Teshqan\"\nbron = 1960-02-03\n"]);
    assert_eq!(faults[0].help, "did you mean `born`?");
}

#[test]
fn clashes_are_faults_among_the_newsrooms_own_entries() {
    let house = "[[place]]\nname = \"Teshqan\"\n[[place]]\nname = \"Almas\"\nalso = [\"TESHQAN\"]\n";
    assert_eq!(faults(house), [("\"Almas\"".to_owned(), "`TESHQAN` already names `Teshqan`".to_owned())]);
    assert_eq!(faults("[[place]]\nname = \"Teshqan\"\n[[person]]\nname = \"Teshqan\"\n"), []);
}

#[test]
fn broken_toml_and_odd_values_do_not_panic() {
    for text in
        ["[[person", "person = 3", "[[person]]\n", "[[event]]\nname = \"x\"\ndate = 10:00:00\n", "\u{0}"]
    {
        assert!(!faults(text).is_empty(), "{text}");
    }
}

#[test]
fn a_form_no_list_knows_is_read_from_the_native_name() {
    let house = r#"
[[person]]
name = "Arman Teshqanov"
native = "Арман Тешқанов"
language = "kk"
distinct = ["Teshganov"]
[[person]]
name = "Zhylkin"
native = "Жылкин"
language = "ru"
"#;
    let (gazetteer, _) = Gazetteer::compile(Given::default(), &[house]);
    assert_eq!(gazetteer.lookup("Arman Teshkanoff"), Some(0));
    assert_eq!(gazetteer.lookup_surname("Teshkanov"), Some(0));
    assert_eq!(gazetteer.lookup_surname("Teshganov"), None);
    assert_eq!(gazetteer.lookup("Jylkin"), Some(1));
    assert_eq!((gazetteer.lookup("Zhylkina"), gazetteer.lookup("Arman")), (None, None));
}

#[test]
fn a_japanese_given_name_is_no_surname() {
    let house = r#"
[[person]]
name = "Kenjiro Nakazato"
native = "なかざと けんじろう"
language = "ja"
also = ["Nakazato Kenjiro"]
"#;
    let (gazetteer, faults) = Gazetteer::compile(Given::default(), &[house]);
    assert!(faults.is_empty());
    assert!(gazetteer.lookup_surname("Nakazato").is_some());
    assert_eq!(gazetteer.lookup_surname("Kenjiro"), None);
}

const HOUSE: &str = r#"
[[person]]
name = "Arman Teshqan"
native = "Арман Тешқан"
language = "kk"
distinct = ["Arman Teshkan-uly"]
born = 1960-02-03
roles = [{ title = "mayor", of = "Teshqan", from = 2020-01-01 }]

[[organization]]
name = "Teshqan Council"
acronym = "TQC"

[[event]]
name = "founding of the council"
date = 1991-12-16
"#;

/// A newsroom's text in a compiled file, over the built-in entries.
fn over(house: &[&str]) -> (Gazetteer, Vec<super::Fault>) {
    let (gazetteer, _) = Gazetteer::compile(Given::default(), &[HOUSE]);
    let file = Compiled::open(compiled::bytes(&gazetteer.entries)).expect("it was just made");
    let newsroom = Newsroom { house, compiled: vec![Arc::new(file)], profiles: &[] };
    Gazetteer::compile_with(given(BUILTIN), newsroom)
}

#[test]
fn a_compiled_file_says_what_its_text_says() {
    let (read, _) = Gazetteer::compile(given(BUILTIN), &[HOUSE]);
    let (opened, faults) = over(&[]);
    assert_eq!(faults, []);
    let entries = |g: &Gazetteer, found: &[u32]| -> Vec<Entry> {
        found.iter().map(|e| g.entry(*e).expect("it was found").clone()).collect()
    };
    for form in
        ["Arman Teshqan", "Arman Teshkan", "Arman Tešqan", "TQC", "teshqan council", "Teshkan", "Nobody"]
    {
        let all = |g: &Gazetteer| entries(g, &g.all(form));
        assert_eq!(all(&opened), all(&read), "{form}");
    }
    for surname in ["Teshqan", "Teshkan", "Nobody"] {
        let found = |g: &Gazetteer| entries(g, g.lookup_surname(surname).as_slice());
        assert_eq!(found(&opened), found(&read), "{surname}");
    }
    assert!(opened.extends("founding of the") && !opened.extends("council"));
    let event = opened.event("founding of the council").and_then(|e| opened.entry(e)).expect("listed");
    assert!(opened.has_events() && event.date.is_some());
}

#[test]
fn a_form_of_a_compiled_file_stands_in_no_other_entry() {
    let (gazetteer, faults) = over(&["[[person]]\nname = \"A. Teshqan\"\nalso = [\"Arman Teshqan\"]\n"]);
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(faults[0].message, "`Arman Teshqan` already names `Arman Teshqan`");
    let first = gazetteer.lookup("Arman Teshqan").and_then(|e| gazetteer.entry(e)).expect("listed");
    assert_eq!(first.name, "A. Teshqan");
}

#[test]
fn a_damaged_file_is_refused_wherever_it_is_damaged() {
    let (gazetteer, _) = Gazetteer::compile(Given::default(), &[HOUSE]);
    let bytes = compiled::bytes(&gazetteer.entries);
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 1;
        assert!(Compiled::open(damaged).is_err(), "byte {at}");
        assert!(Compiled::open(bytes[..at].to_vec()).is_err(), "cut at {at}");
    }
}
