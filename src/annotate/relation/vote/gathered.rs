//! A vote that is told over several sentences: `Fifty-eight deputies backed him. Twenty-four voted against and four
//! abstained. Seven were absent`; and those of the house who were there: `Of the 329 members, 271 were present`.
//!
//! In: the sides of a sentence. Out: further sides, or those who could vote. Not here: sides of one sentence (`side`), how
//! many sit in a house (`house`).

use super::Reader;
use super::side::Sides;
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::Figure;

/// Sentences behind the first that go on with the vote.
const FARTHEST: u32 = 2;

impl Reader<'_> {
    /// Adds the sides that the next sentences of the paragraph begin with; none from where one tells of another body, or
    /// of a score.
    pub fn gather(&self, sides: &mut Sides) {
        let Some(own) = self.figures.first() else { return };
        for next in self.after.chunk_by(|a, b| a.sentence == b.sentence) {
            let first = next[0];
            let opens = first.lead == self.passage.start_of(first.sentence);
            let near = first.block == own.block && first.sentence <= own.sentence + FARTHEST;
            let fought = next.windows(2).any(|two| self.is_pair(two[0], two[1]));
            if !opens || !near || fought || !next.iter().all(|f| self.goes_on(f, next, sides)) {
                return;
            }
        }
    }

    /// Puts a figure of a later sentence on its side; whether it had one that was not told.
    fn goes_on(&self, f: &Figure, sentence: &[&Figure], sides: &mut Sides) -> bool {
        let next = sentence.iter().find(|o| o.lead > f.lead);
        let end = next.map_or_else(|| self.passage.extent(f.sentence).1, |o| o.lead);
        let plain = self.is_votes(f) && (f.after == f.end || f.member.unit == "members");
        plain && self.side_behind(f, end).is_some_and(|side| sides.add(side, &f.member))
    }

    /// `Of the 329 members, 271 were present`, in the sentence of a vote or the one before.
    pub fn present(&self) -> Option<Member> {
        let all = |sentence: &[Figure]| {
            let house = sentence.iter().position(|f| self.is_house(f))?;
            let there = sentence.get(house + 1).filter(|f| self.is_there(f))?;
            (there.member.low < sentence[house].member.low).then(|| there.member.clone())
        };
        all(self.figures).or_else(|| all(self.before))
    }

    fn is_there(&self, f: &Figure) -> bool {
        let words = [self.word(f.end), self.word(f.end + 1)];
        let told = matches!(
            words,
            ["were", "present" | "there"]
                | ["took", "part"]
                | ["did", "so"]
                | ["attended" | "participated", _]
        );
        let last = f.end + if matches!(words[0], "attended" | "participated") { 1 } else { 2 };
        // `were present when the session began`: others may have come.
        let closed = matches!(self.word(last), "." | "," | ";" | "and" | "at");
        told && closed && f.member.is_count() && f.member.is_one()
    }
}
