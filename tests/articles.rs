//! Whole articles: sound ones, and the same with the faults that slip through in newsrooms.
//!
//! What asks who says so is left out on both sides. A sound article gets no error or warning; a fault counts as found
//! where a finding at any level that the sound article has not got touches its words. Alarms and what was missed stand in a snapshot.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use copydesk::diagnostic::{Diagnostic, Level};
use copydesk::document::{self, Document, Format, Overrides};
use copydesk::draft::Draft;
use copydesk::lint::lint;
use copydesk::rules::RuleSet;
use copydesk::rules::load::builtin_rules;
use copydesk::source::Source;
use serde::Deserialize;

/// Files of `tests/articles`.
const BATCHES: [&str; 17] =
    ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q"];

/// Rules that ask for a source: what an editor wants sourced is a matter of the desk.
const ASKING: [&str; 3] = ["unattributed-death", "unsourced-figure", "vague-attribution"];

#[derive(Deserialize)]
struct Batch {
    article: Vec<Article>,
}

#[derive(Deserialize)]
struct Article {
    id: String,
    /// Day of publication.
    date: String,
    text: String,
    #[serde(default)]
    fault: Vec<Fault>,
}

#[derive(Deserialize)]
struct Fault {
    kind: String,
    right: String,
    wrong: String,
}

impl Article {
    /// With all its faults, and where each of them stands.
    fn faulty(&self) -> (String, Vec<(usize, usize)>) {
        let mut text = self.text.clone();
        for fault in &self.fault {
            assert_eq!(self.text.matches(&fault.right).count(), 1, "{}: {:?}", self.id, fault.right);
            text = text.replacen(&fault.right, &fault.wrong, 1);
        }
        let place = |f: &Fault| {
            let at = text.find(&f.wrong).unwrap_or_else(|| panic!("{}: {:?}", self.id, f.wrong));
            (at, at + f.wrong.len())
        };
        let places = self.fault.iter().map(place).collect();
        (text, places)
    }
}

fn findings(text: &str, date: &str, rules: &RuleSet) -> Vec<Diagnostic> {
    let source = Source::new("draft".to_owned(), text.to_owned());
    let published = Overrides { date: Some(date.parse().expect("a date")), kind: None };
    let dated = |mut d: Document| {
        document::apply(&mut d, published);
        d
    };
    let read = |d| lint(&Draft::read("draft", dated(d), &rules.facts.lexicon, &rules.facts.gazetteer), rules);
    let all = document::read(&source, Format::Text).into_iter().flatten().flat_map(read);
    all.filter(|d| !ASKING.contains(&d.rule.as_str())).collect()
}

/// Rule and message: the same finding in another version of an article.
fn name(d: &Diagnostic) -> (&str, &str) {
    (&d.rule, &d.message)
}

#[test]
fn articles_are_read_as_before() {
    let rules = builtin_rules();
    let mut table = String::new();
    for batch in BATCHES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/articles/{batch}.toml"));
        let text = fs::read_to_string(path).expect("the batch is there");
        let articles = toml::from_str::<Batch>(&text).expect("the file is a batch").article;
        let (mut faults, mut lines) = (0, Vec::new());
        for article in &articles {
            let sound = findings(&article.text, &article.date, &rules);
            let loud = sound.iter().filter(|d| d.level > Level::Note);
            lines.extend(loud.map(|d| format!("  alarm {} {} {}", article.id, d.rule, d.message)));
            let (text, places) = article.faulty();
            let new = findings(&text, &article.date, &rules);
            let new: Vec<_> = new.iter().filter(|d| !sound.iter().any(|s| name(s) == name(d))).collect();
            for (fault, (from, to)) in article.fault.iter().zip(places) {
                faults += 1;
                let touches = |d: &&Diagnostic| {
                    d.labels().any(|l| (l.span.start as usize) < to && (l.span.end as usize) > from)
                };
                if !new.iter().any(touches) {
                    lines.push(format!("  missed {} {} {:?}", article.id, fault.kind, fault.wrong));
                }
            }
        }
        let missed = lines.iter().filter(|l| l.starts_with("  missed")).count();
        let (alarms, found) = (lines.len() - missed, faults - missed);
        writeln!(
            table,
            "{batch}: {} articles, {alarms} alarms, {found} of {faults} faults found",
            articles.len()
        )
        .expect("a string takes all");
        lines.iter().for_each(|line| writeln!(table, "{line}").expect("a string takes all"));
    }
    insta::with_settings!({prepend_module_to_snapshot => false}, { insta::assert_snapshot!("articles", table) });
}
