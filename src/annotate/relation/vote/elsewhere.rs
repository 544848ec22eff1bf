//! The size of a house that is told apart from a vote: behind it with who did not vote (`Two members of the 138-seat House
//! abstained`), or anywhere in the story.
//!
//! In: a vote without a house of its own. Out: the house, and those who are on neither side. Not here: a house in the
//! sentence of a vote or beside it (`house`).

use super::Reader;
use super::house::SIZES;
use super::side::Sides;
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::Figure;

/// How many times a house of the story may have voted: beyond that it is another one.
const FARTHEST: f64 = 1.15;

impl Reader<'_> {
    /// The house of a sentence behind this one that tells who is on neither side, whom it adds.
    pub fn house_behind(&self, sides: &mut Sides) -> Option<Member> {
        let house = self.after.iter().find(|f| self.is_house(f) || self.is_size_of_part(f))?;
        let (from, to) = self.passage.extent(house.sentence);
        let here: Vec<&Figure> =
            self.after.iter().copied().filter(|f| f.sentence == house.sentence).collect();
        let noun = self.word(house.after.max(1) - 1);
        let told = (from..to).any(|at| self.left_out_at(at).is_some());
        let other = here.windows(2).any(|two| self.is_pair(two[0], two[1]));
        if other || !told || !self.is_of_this(house.sentence, noun) {
            return None;
        }
        let few: Vec<&Figure> =
            here.into_iter().filter(|f| f.lead != house.lead && f.member.is_count()).collect();
        for (at, f) in few.iter().enumerate() {
            let end = few.get(at + 1).map_or(to, |next| next.lead);
            match (f.end..end).find_map(|at| self.left_out_at(at)) {
                Some(true) => _ = sides.abstained.get_or_insert_with(|| f.member.clone()),
                Some(false) => _ = sides.absent.get_or_insert_with(|| f.member.clone()),
                None => {}
            }
        }
        Some(house.member.clone())
    }

    /// `two of the 57 were unwell`
    fn is_size_of_part(&self, f: &Figure) -> bool {
        let of = self.passage.before(f, 1) == "the" && self.passage.before(f, 2) == "of";
        let part = self.after.iter().any(|p| p.sentence == f.sentence && p.end + 2 == f.lead);
        of && part && f.member.is_count() && f.member.is_one()
    }

    /// The only body whose size the story tells, where as many voted or hardly more.
    pub fn house_of_story(&self, sides: &Sides) -> Option<Member> {
        let sized = |f: &&Figure| {
            self.word(f.end) == "-"
                && SIZES.contains(&self.word(f.end + 1))
                && self.is_body(self.word(f.end + 2))
        };
        let mut all = self.passage.figures.iter().filter(sized);
        let house = all.next().filter(|first| all.all(|f| f.member.low == first.member.low))?;
        let votes = sides.yes.as_ref()?.low + sides.no.as_ref()?.low;
        (votes <= FARTHEST * house.member.low && 2.0 * votes > house.member.low).then(|| house.member.clone())
    }
}
