//! A document with all that was understood of it. Immutable.

use crate::annotate::language::{self, Foreign};
use crate::annotate::{Annotations, Text, annotate};
use crate::document::{Block, Document};
use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::sentence::{self, Sentence};
use crate::source::Span;
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
}

impl Draft {
    /// Reads a document. Cannot fail.
    pub fn read(path: &str, document: Document, lexicon: &Lexicon, gazetteer: &Gazetteer) -> Self {
        let tokens = token::words(&document.text);
        let sentences = sentence::split(&document, &tokens, lexicon);
        let text = Text { document: &document, tokens: &tokens, sentences: &sentences, lexicon, gazetteer };
        let foreign = language::foreign(text);
        let annotations = annotate(Text { sentences: &foreign.without(&sentences), ..text });
        Self { path: path.to_owned(), document, tokens, sentences, foreign, annotations }
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
