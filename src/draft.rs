//! A document with all that was understood of it. Immutable.

use crate::annotate::language::{self, Foreign};
use crate::annotate::quotation::{Quotation, QuotationKind};
use crate::annotate::tokens::Words;
use crate::annotate::{Annotations, Text, annotate};
use crate::document::{Block, Document};
use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::sentence::{self, Sentence};
use crate::source::Span;
use crate::source::cover::Cover;
use crate::token::{self, Token};

/// What rules read.
pub struct Draft {
    /// Name of the source, as printed.
    pub path: String,
    /// The prose.
    pub document: Document,
    /// Tokens without white space.
    pub tokens: Vec<Token>,
    /// Sentences in order.
    pub sentences: Vec<Sentence>,
    /// What is not in English.
    pub foreign: Foreign,
    /// What was understood; empty where the draft is not in English.
    pub annotations: Annotations,
    /// Whose words stand where.
    pub voices: Voices,
}

/// Which places are others' words, so that each finding asks without walking them.
#[derive(Debug, Default)]
pub struct Voices {
    /// All that stands in quotation marks.
    pub quoted: Cover,
    /// Direct quotations that are closed.
    pub direct: Cover,
    /// What somebody is said to say.
    pub said: Cover,
    /// Titles of works.
    pub titles: Cover,
}

impl Voices {
    fn of(document: &Document, found: &Annotations) -> Self {
        let direct = |q: &&Quotation| q.closed && q.kind != QuotationKind::Scare;
        Self {
            quoted: Cover::of(found.quotations.iter().map(|q| q.span)),
            direct: Cover::of(found.quotations.iter().filter(direct).map(|q| q.span)),
            said: Cover::of(found.attributions.iter().flat_map(|a| a.content.iter().copied())),
            titles: Cover::of(document.titles()),
        }
    }
}

impl Draft {
    /// Reads a document. Cannot fail.
    pub fn read(path: &str, document: Document, lexicon: &Lexicon, gazetteer: &Gazetteer) -> Self {
        let tokens = token::words(&document.text);
        let sentences = sentence::split(&document, &tokens, lexicon);
        let words = Words::new(&document.text, lexicon, &tokens);
        let text = Text {
            document: &document,
            tokens: &tokens,
            words: &words,
            sentences: &sentences,
            lexicon,
            gazetteer,
        };
        let foreign = language::foreign(text);
        let annotations = annotate(Text { sentences: &foreign.without(&sentences), ..text });
        let voices = Voices::of(&document, &annotations);
        Self { path: path.to_owned(), document, tokens, sentences, foreign, annotations, voices }
    }

    /// The words at a place.
    pub fn slice(&self, span: Span) -> &str {
        self.document.slice(span)
    }

    /// The sentence with an index that an annotation holds.
    pub fn sentence(&self, index: u32) -> &Sentence {
        &self.sentences[index as usize]
    }

    /// The block a sentence stands in.
    pub fn block_of(&self, sentence: u32) -> &Block {
        &self.document.blocks[self.sentence(sentence).block as usize]
    }

    /// The tokens of a place.
    pub fn tokens_in(&self, span: Span) -> &[Token] {
        let start = self.tokens.partition_point(|t| t.span.start < span.start);
        let end = self.tokens.partition_point(|t| t.span.end <= span.end);
        self.tokens.get(start..end).unwrap_or_default()
    }
}
