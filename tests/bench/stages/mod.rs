//! What it costs to read a draft, stage by stage; each stage is given what those before it made.

use std::hint::black_box;

use copydesk::annotate::tokens::Words;
use copydesk::annotate::{Annotations, Text, annotate};
use copydesk::annotate::{
    acronym, attribution, claim, entity, located, mention, post, quantity, quotation, reckoning, relation,
    sourcing, temporal, timeline,
};
use copydesk::document::{self, Document, Format};
use copydesk::draft::Draft;
use copydesk::lint::lint;
use copydesk::rules::load::builtin_rules;
use copydesk::rules::{Facts, RuleSet};
use copydesk::sentence::{self, Sentence};
use copydesk::source::Source;
use copydesk::token::{self, Token};

/// A news story of five kilobytes about invented events, with figures, names, dates, quotations and a table.
pub const ARTICLE: &str = include_str!("../article.md");

/// What adds to the annotations of a text.
type Reading = fn(Text<'_>, &mut Annotations);

/// The readings of prose in the order of `annotate`, those that cost little with their neighbours.
const READINGS: [(&str, Reading); 8] = [
    ("dates", temporal::read),
    ("figures", quantity::read),
    ("names", |text, found| {
        mention::read(text, found);
        entity::link(text, found);
    }),
    ("quotations", |text, found| {
        quotation::read(text, found);
        mention::freeze(text, found);
        acronym::read(text, found);
        post::read(text, found);
    }),
    ("attribution", |text, found| {
        attribution::read(text, found);
        quotation::name_speakers(text, found);
        sourcing::link(text, found);
        temporal::bind_ages(text, found);
    }),
    ("relations", relation::read),
    ("claims", |text, found| {
        claim::read(text, found);
        located::read(text, found);
    }),
    ("timeline", |text, found| {
        timeline::order(text, found);
        reckoning::read(text, found);
    }),
];

/// The article with what each stage is given.
pub struct Sample {
    rules: RuleSet,
    document: Document,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    /// What was understood before each reading.
    before: Vec<Annotations>,
    draft: Draft,
}

/// All stages, in order; `article` is all of them but the first, as an editor's next keystroke costs.
pub fn stages() -> Vec<&'static str> {
    let readings = READINGS.iter().map(|(name, _)| *name);
    ["start", "document", "tokens", "sentences"]
        .into_iter()
        .chain(readings)
        .chain(["rules", "article"])
        .collect()
}

impl Sample {
    pub fn new() -> Self {
        let rules = builtin_rules();
        let document = read_document();
        let tokens = token::words(&document.text);
        let sentences = sentence::split(&document, &tokens, &rules.facts.lexicon);
        let draft = Draft::read("article", read_document(), &rules.facts.lexicon, &rules.facts.gazetteer);
        let mut sample = Self { rules, document, tokens, sentences, before: Vec::new(), draft };
        let mut found = Annotations::default();
        for (_, read) in READINGS {
            sample.before.push(found.clone());
            sample.text(|text| read(text, &mut found));
        }
        let whole = sample.text(annotate);
        assert_eq!(
            format!("{found:?}"),
            format!("{whole:?}"),
            "the readings here are not those of `annotate`"
        );
        sample
    }

    /// Does what a stage does, once.
    pub fn run(&self, stage: &str) {
        let facts = &*self.rules.facts;
        match stage {
            "start" => drop(black_box(builtin_rules())),
            "document" => drop(black_box(read_document())),
            "tokens" => drop(black_box(token::words(&self.document.text))),
            "sentences" => {
                drop(black_box(sentence::split(&self.document, &self.tokens, &facts.lexicon)));
            }
            "rules" => drop(black_box(lint(&self.draft, &self.rules))),
            "article" => {
                let draft = Draft::read("article", read_document(), &facts.lexicon, &facts.gazetteer);
                drop(black_box(lint(&draft, &self.rules)));
            }
            _ => self.reading(stage),
        }
    }

    fn reading(&self, stage: &str) {
        let at = READINGS.iter().position(|(name, _)| *name == stage).expect("a stage of the list");
        let mut found = self.before[at].clone();
        self.text(|text| READINGS[at].1(text, &mut found));
        drop(black_box(found));
    }

    /// Lends the article to a reading.
    fn text<T>(&self, reading: impl FnOnce(Text<'_>) -> T) -> T {
        let Facts { lexicon, gazetteer, .. } = &*self.rules.facts;
        let (document, tokens, sentences) = (&self.document, &self.tokens, &self.sentences);
        let words = Words::new(&document.text, lexicon, tokens);
        reading(Text { document, tokens, words: &words, sentences, lexicon, gazetteer })
    }
}

fn read_document() -> Document {
    let source = Source::new("article.md".to_owned(), ARTICLE.to_owned());
    let read = document::read(&source, Format::Markdown).expect("the article is Markdown");
    read.into_iter().next().expect("a source has a document")
}
