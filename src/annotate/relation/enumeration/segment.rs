//! The stretches between the commas, semicolons and `and` of a run of words.
//!
//! In: a run of words of a passage. Out: [`Segment`]s. Not here: which of them are items (`items`).

use crate::annotate::relation::passage::Passage;

/// What stands before a segment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Joint {
    /// Nothing: the first.
    Start,
    /// A comma.
    Comma,
    /// A semicolon, with or without `and`.
    Semicolon,
    /// `and` or `or`.
    And,
    /// A comma and `and`.
    CommaAnd,
}

/// Words between two separators.
#[derive(Debug, Clone, Copy)]
pub struct Segment {
    /// First word.
    pub from: usize,
    /// After the last word.
    pub to: usize,
    /// What stands before it.
    pub joint: Joint,
}

impl Segment {
    /// Whether `and` or `or` stands before it.
    pub fn is_and(&self) -> bool {
        matches!(self.joint, Joint::And | Joint::CommaAnd)
    }
}

/// The segments of a run of words, cut at commas, semicolons and `and`; not inside brackets or after `between`.
pub fn segments(passage: &Passage<'_>, from: usize, to: usize) -> Vec<Segment> {
    let mut cut = Cutter { found: Vec::new(), from, joint: Joint::Start, depth: 0, paired: false };
    for at in from..to {
        cut.step(passage, at);
    }
    cut.close(to, Joint::Start);
    cut.found
}

struct Cutter {
    found: Vec<Segment>,
    from: usize,
    joint: Joint,
    depth: usize,
    /// `between` or `both` has been read, so the next `and` joins.
    paired: bool,
}

impl Cutter {
    fn step(&mut self, passage: &Passage<'_>, at: usize) {
        let word = passage.word(at);
        match word {
            "(" => self.depth += 1,
            ")" => self.depth = self.depth.saturating_sub(1),
            _ if self.depth > 0 => {}
            "," => self.close(at, Joint::Comma),
            ";" => self.close(at, Joint::Semicolon),
            "between" | "both" => self.paired = true,
            "and" | "or" | "&" if std::mem::take(&mut self.paired) => {}
            "and" | "or" | "&" | "plus" => self.close(at, Joint::And),
            "as" if passage.word(at + 1) == "well" && passage.word(at + 2) == "as" => {
                self.close(at, Joint::And);
                self.from = at + 3;
            }
            _ => {}
        }
    }

    /// Ends a segment before the separator at a place. Separators side by side are one.
    fn close(&mut self, at: usize, next: Joint) {
        if at <= self.from && self.from > 0 && self.joint != Joint::Start {
            self.joint = match (self.joint, next) {
                (Joint::Comma, Joint::And) => Joint::CommaAnd,
                (Joint::Semicolon, _) | (_, Joint::Semicolon) => Joint::Semicolon,
                (joint, _) => joint,
            };
        } else if at > self.from {
            self.found.push(Segment { from: self.from, to: at, joint: self.joint });
            self.joint = next;
        } else {
            self.joint = next;
        }
        self.from = self.from.max(at + 1);
    }
}
