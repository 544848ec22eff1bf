//! What holds of every draft, whatever its text: tokens tile it, every span is a place in it, nothing panics,
//! and neither order nor threads change a finding.

mod laws;

use std::sync::OnceLock;

use copydesk::config::allowed::{Allowed, Entries};
use copydesk::config::layers::Loader;
use copydesk::diagnostic::Diagnostic;
use copydesk::document::{self, Format, Overrides};
use copydesk::draft::Draft;
use copydesk::fix;
use copydesk::lint::{Judged, judge, lint};
use copydesk::rules::RuleSet;
use copydesk::rules::load;
use copydesk::source::Source;
use laws::drafts::{self, rules};
use laws::{documents, newsroom};
use proptest::prelude::*;

/// Pieces of drafts that readings take up, to be joined in any order and cut anywhere.
const PIECES: &[&str] = &[
    "At least 227 people died, the ministry said, including 149 villagers and 61 others. ",
    "VARNHOLM, Tuesday, January 26 -- Parliament met.\n\n",
    "on June 31, 2021, and between January 5 and 7",
    "\"We have counted 14 dead,\" Dr. Ida Lindqvist said. ",
    "“Nobody,” she said, “has asked us.”",
    "according to U.S. Sen. José Müller-Ortiz (D-N.M.)",
    "Deputy Yerlan Qasymov, also spelled Kassymov, 68,",
    "the the council in in favour",
    "TK [CHECK] ??? XX ",
    "some 2,000-3,000 protesters, about $1.5 billion (€1.3 bn), 3.5 percent",
    "one in five of 1,000 voters, 48-45",
    "last Wednesday, three weeks ago, in the 1990s, at 8:30 p.m. ",
    "Серік Жанболатов сказал, что ",
    "Die Arbeiten beginnen im Frühjahr und werden zwei Jahre dauern. ",
    "---\ntitle: Tram\ndate: 2022-01-26\n---\n",
    "# Heading\n\n> quoted\n\n- item\n",
    "<p>One <b>two</b>&nbsp;&amp; three</p>",
    "[a link](http://x.example/a_b)",
    "Correction: An earlier version said June 31.\n\n",
    "copydesk: allow double-word -- a song\n",
    "\ncopydesk: allow invalid-date in block until = 2022-01-01 --\n",
    "\ncopydesk: end\n",
    "<!-- copydesk: allow double-word in sentence -- a song -->",
    "<!-- copydesk: alow no-such-rule in in until until = x — ",
    "The road from Karatau to KARATAU, Deputy Kanat Janbolatov said; Mr. Janbolatov’s Karatau-based staff (Qaratau) ",
    "*Karatau Messenger* and “Karatau” [Karatau](http://x.example/karatau) Кaratau \u{202a}Kara\u{202c}tau ",
    "(",
    "\"",
    "’s",
    "\u{feff}",
    "\r\n",
    "\n\n",
    "\u{a0}",
    "\u{202e}",
    "\u{0}",
    "e\u{301}👩‍👩‍👧 ",
    "999999999999999999999999999999 percent of 0",
    ". . . ",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![5 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

/// Pieces of the files that a newsroom writes.
const SETTINGS: &[&str] = &[
    "[rule.own-rule]\nsummary = \"a rule\"\nlevel = \"warning\"\n",
    "check.existence.words = [\"very\", \"(\", \"\"]\n",
    "check.pattern.find = \"percent [QUANTITY unit=] {2,}\"\n",
    "check.substitution.swap = { claimed = \"said\" }\n",
    "[[person]]\nname = \"Qanat Zhanbolatov\"\nnative = \"Қанат\"\nlanguage = \"kk\"\n",
    "[[place]]\nname = \"\"\nalso = [\"Qaratau\"]\ncountry = \"ZZ\"\n",
    "[level]\nunsourced-figure = \"off\"\nno-such-rule = \"note\"\n",
    "[options.double-word]\nwords = []\n",
    "[[override]]\nfiles = [\"{a\"]\nlevel.double-word = \"loud\"\n",
    "extends = [\"copydesk.toml\", \"kyiv\"]\n",
    "include = [\"**/*.md\"]\n",
    "required-version = \">= 0.1\"\n",
    "= ",
    "\"",
    "é\n",
];

fn newsroom_text() -> impl Strategy<Value = String> {
    let piece =
        prop_oneof![5 => prop::sample::select(SETTINGS).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

/// A line of an archive, sound but for what stands in its fields.
fn line() -> impl Strategy<Value = Vec<u8>> {
    let format = prop::sample::select(vec!["text", "markdown", "html", "auto", "paper"]);
    let date = prop::sample::select(vec!["2022-01-26", "2022-02-30", "soon"]);
    (text(), format, date).prop_map(|(text, format, date)| {
        let text = serde_json::Value::from(text);
        format!("{{\"text\": {text}, \"format\": \"{format}\", \"date\": \"{date}\"}}").into_bytes()
    })
}

fn format() -> impl Strategy<Value = Format> {
    prop::sample::select(Format::ALL.to_vec())
}

/// A newsroom's list that prefers a place and a man in one form, and nothing else.
struct House;

impl Loader for House {
    fn file(&self, path: &str) -> Result<Source, String> {
        let place = "[[place]]\nname = \"Qaratau\"\nalso = [\"Karatau\"]\n";
        let person = "[[person]]\nname = \"Qanat Zhanbolatov\"\nalso = [\"Kanat Janbolatov\"]\n";
        Ok(Source::new(path, format!("{place}{person}")))
    }

    fn files_in(&self, _: &str) -> Result<Vec<String>, String> {
        Ok(Vec::new())
    }
}

fn house_rules() -> &'static RuleSet {
    static RULES: OnceLock<RuleSet> = OnceLock::new();
    RULES.get_or_init(|| {
        let config = Source::new("copydesk.toml", "gazetteer = [\"names.toml\"]");
        let (rules, faulty) = load::load(Some(&config), &House, &[]).expect("no levels are given");
        assert!(faulty.is_empty(), "{faulty:?}");
        rules
    })
}

fn check_house(text: &str, format: Format) -> Vec<Diagnostic> {
    let rules = house_rules();
    let document = document::read(&Source::new("draft", text), format).expect("it can be read").remove(0);
    lint(&Draft::read("draft", document, &rules.facts.lexicon, &rules.facts.gazetteer), rules)
}

fn read(source: &Source, format: Format, date: Option<&str>) -> Draft {
    let mut document = document::read(source, format).expect("it can be read").remove(0);
    let date = date.map(|d| d.parse().expect("a day"));
    document::apply(&mut document, Overrides { date, kind: None });
    Draft::read(&source.name, document, &rules().facts.lexicon, &rules().facts.gazetteer)
}

fn check(text: &str, format: Format) -> Vec<Diagnostic> {
    let source = Source::new("draft", text);
    lint(&read(&source, format, Some("2022-01-26")), rules())
}

/// A draft as a desk that allows something judges it.
fn judged(text: &str, format: Format, entries: &Entries) -> Judged {
    judge(&read(&Source::new("draft", text), format, Some("2022-01-26")), rules(), entries)
}

/// Fingerprints of findings, sorted.
fn prints<'a>(found: impl IntoIterator<Item = &'a Diagnostic>) -> Vec<&'a str> {
    let mut prints: Vec<&str> = found.into_iter().map(|d| d.fingerprint.as_str()).collect();
    prints.sort_unstable();
    prints
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn tokens_tile_the_text(text in text()) {
        drafts::tokens_tile(&text);
    }

    #[test]
    fn every_draft_goes_the_whole_way(text in text(), format in format()) {
        let source = Source::new("draft", text);
        documents::sound(&source, format);
        drafts::the_whole_way(&source, format);
    }

    #[test]
    fn whatever_a_newsroom_writes_is_told_at_its_place(text in newsroom_text()) {
        newsroom::configuration(&text);
        newsroom::rule_file(&text);
        newsroom::gazetteer(&text);
    }

    #[test]
    fn every_line_of_an_archive_is_a_document_or_a_fault(
        lines in prop::collection::vec(prop_oneof![3 => line(), 1 => any::<Vec<u8>>()], 0..6),
    ) {
        newsroom::archive(&lines.join(&b'\n'));
    }

    #[test]
    fn fixes_converge_and_remove_what_they_fix(text in text(), format in format()) {
        let text = documents::held(format, &text);
        let found = |text: &str| check_house(text, format);
        let mended = fix::mend(&text, found).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(fix::edits(&found(&mended.text)), []);
        prop_assert_eq!(mended.places == 0, mended.text == text);
        let again = fix::mend(&mended.text, found).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(again, fix::Mended { text: mended.text.clone(), places: 0 });
    }

    #[test]
    fn threads_change_nothing(texts in prop::collection::vec(text(), 1..5), format in format()) {
        let texts: Vec<String> = texts.iter().map(|t| documents::held(format, t)).collect();
        let alone: Vec<_> = texts.iter().map(|t| check(t, format)).collect();
        let together: Vec<_> = std::thread::scope(|scope| {
            let started: Vec<_> = texts.iter().rev().map(|t| scope.spawn(move || check(t, format))).collect();
            started.into_iter().rev().map(|t| t.join().expect("no check panics")).collect()
        });
        prop_assert_eq!(alone, together);
    }

    #[test]
    fn a_line_that_allows_a_rule_hides_nothing_else(
        text in text(),
        lines in any::<[prop::sample::Index; 2]>(),
        rule in any::<prop::sample::Index>(),
        scope in prop::sample::select(vec!["", "in sentence", "in paragraph", "in block"]),
    ) {
        let before = judged(&text, Format::Text, &Entries::default()).found;
        prop_assume!(!before.is_empty() && !text.contains("copydesk:"));
        let rule = &before[rule.index(before.len())].rule;
        let starts: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).chain([0]).collect();
        let [at, end] = lines.map(|line| starts[line.index(starts.len())]);
        let (at, end) = (at.min(end), at.max(end));
        let close = if scope == "in block" { "copydesk: end\n" } else { "" };
        let (head, block, tail) = (&text[..at], &text[at..end], &text[end..]);
        let allowing = format!("{head}copydesk: allow {rule} {scope} -- it stays\n{block}{close}{tail}");
        let Judged { found, suppressions } = judged(&allowing, Format::Text, &Entries::default());
        let hidden: Vec<&Diagnostic> = suppressions.iter().flat_map(|s| &s.hidden).collect();
        prop_assert!(hidden.iter().all(|d| d.rule == *rule), "{:?}", hidden);
        prop_assert!(!scope.is_empty() || hidden.len() <= 1, "{:?}", hidden);
        let inside = |d: &&Diagnostic| allowing[..d.primary.span.start as usize].contains("copydesk: allow")
            && !allowing[..d.primary.span.start as usize].contains("copydesk: end");
        prop_assert!(scope != "in block" || hidden.iter().all(inside), "{:?}", hidden);
        prop_assert_eq!(prints(&before), prints(found.iter().chain(hidden)));
    }

    #[test]
    fn a_fingerprint_hides_the_finding_it_is_of(
        text in text(),
        format in format(),
        which in any::<prop::sample::Index>(),
    ) {
        let text = documents::held(format, &text);
        let before = judged(&text, format, &Entries::default()).found;
        prop_assume!(!before.is_empty() && !text.contains("copydesk:"));
        let one = &before[which.index(before.len())];
        let file = format!(
            "[[allow]]\nfingerprint = \"{}\"\npath = \"draft\"\nrule = \"{}\"\nreason = \"it stays\"\n",
            one.fingerprint, one.rule
        );
        let (allowed, faults) = Allowed::read(Source::new("allowed.toml", file));
        prop_assert!(faults.is_empty(), "{:?}", faults);
        let Judged { found, suppressions } = judged(&text, format, &allowed.of(|path| path == "draft"));
        prop_assert_eq!(&suppressions.iter().flat_map(|s| &s.hidden).collect::<Vec<_>>(), &vec![one]);
        let rest: Vec<&Diagnostic> = before.iter().filter(|d| *d != one).collect();
        prop_assert_eq!(found.iter().collect::<Vec<_>>(), rest);
    }
}
