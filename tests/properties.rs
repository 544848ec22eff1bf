//! What holds of every draft, whatever its text: tokens tile it, every span is a place in it, nothing panics,
//! and neither order nor threads change a finding.

use std::sync::OnceLock;

use copydesk::config::allowed::{Allowed, Entries};
use copydesk::config::layers::Loader;
use copydesk::diagnostic::Diagnostic;
use copydesk::document::{self, Format, Overrides};
use copydesk::draft::Draft;
use copydesk::fix;
use copydesk::lint::{Judged, judge, lint};
use copydesk::rules::RuleSet;
use copydesk::rules::load::{self, builtin_rules};
use copydesk::source::{Source, Span};
use copydesk::token;
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

fn format() -> impl Strategy<Value = Format> {
    prop::sample::select(Format::ALL.to_vec())
}

fn rules() -> &'static RuleSet {
    static RULES: OnceLock<RuleSet> = OnceLock::new();
    RULES.get_or_init(builtin_rules)
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

/// Every span that a draft's readings hold.
fn spans(draft: &Draft) -> Vec<Span> {
    let found = &draft.annotations;
    let mut spans: Vec<Span> = draft.tokens.iter().map(|t| t.span).collect();
    spans.extend(draft.sentences.iter().map(|s| s.span));
    spans.extend(found.quantities.iter().flat_map(|q| [Some(q.span), q.noun, q.hedge]).flatten());
    spans.extend(found.dates.iter().map(|d| d.span));
    spans.extend(found.durations.iter().map(|d| d.span));
    spans.extend(found.ages.iter().map(|a| a.span));
    spans.extend(
        found.mentions.iter().flat_map(|m| m.given.iter().chain([&m.span]).chain(&m.surname).copied()),
    );
    spans.extend(found.quotations.iter().map(|q| q.span));
    spans.extend(
        found.attributions.iter().flat_map(|a| a.content.iter().copied().chain(a.source).chain([a.cue])),
    );
    spans
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn tokens_tile_the_text(text in text()) {
        let mut at = 0;
        for token in token::tile(&text) {
            prop_assert_eq!(token.span.start, at);
            prop_assert!(!token.span.is_empty() && text.is_char_boundary(token.span.end as usize));
            at = token.span.end;
        }
        prop_assert_eq!(at as usize, text.len());
    }

    #[test]
    fn readings_are_places_in_the_text(text in text(), format in format()) {
        let draft = read(&Source::new("draft", text), format, None);
        for span in spans(&draft) {
            prop_assert!(draft.document.text.get(span.range()).is_some(), "{:?}", span);
        }
        let ordered = draft.sentences.is_sorted_by(|a, b| a.span.end <= b.span.start);
        prop_assert!(ordered, "{:?}", draft.sentences);
    }

    #[test]
    fn sentences_lie_in_their_blocks(text in text(), format in format()) {
        let draft = read(&Source::new("draft", text), format, None);
        for sentence in &draft.sentences {
            prop_assert!(draft.document.blocks[sentence.block as usize].span.contains(sentence.span));
        }
    }

    #[test]
    fn verbatim_text_is_the_source(text in text(), format in format()) {
        let source = Source::new("draft", text);
        for document in document::read(&source, format).into_iter().flatten() {
            for (span, place) in document.map.verbatim() {
                prop_assert_eq!(document.text.get(span.range()), source.text.get(place.range()));
            }
        }
    }

    #[test]
    fn findings_are_places_in_the_source(text in text(), format in format()) {
        for diagnostic in check(&text, format) {
            for label in diagnostic.labels() {
                prop_assert!(text.get(label.span.range()).is_some(), "{:?}", diagnostic);
            }
            let edits = diagnostic.fix.iter().flat_map(|f| &f.edits);
            prop_assert!(edits.clone().all(|e| text.get(e.span.range()).is_some()), "{:?}", diagnostic);
        }
    }

    #[test]
    fn fixes_converge_and_remove_what_they_fix(text in text(), format in format()) {
        let found = |text: &str| check_house(text, format);
        let mended = fix::mend(&text, found).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(fix::edits(&found(&mended.text)), []);
        prop_assert_eq!(mended.places == 0, mended.text == text);
        let again = fix::mend(&mended.text, found).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(again, fix::Mended { text: mended.text.clone(), places: 0 });
    }

    #[test]
    fn findings_are_in_order_and_signed_apart(text in text(), format in format()) {
        let found = check(&text, format);
        prop_assert!(found.is_sorted_by(|a, b| a.order() <= b.order()));
        let mut signs: Vec<&str> = found.iter().map(|d| d.fingerprint.as_str()).collect();
        signs.sort_unstable();
        signs.dedup();
        prop_assert_eq!(signs.len(), found.len());
    }

    #[test]
    fn threads_change_nothing(texts in prop::collection::vec(text(), 1..5), format in format()) {
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
