//! Lists of nouns set beside their whole: `Six people, four men, a woman and a child, died`, `12 people – nine men and
//! three women –`.

use super::PartWhole;
use super::implied;
use super::joint::Joint;
use super::series::{Reach, list};
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::Figure;

impl Joint<'_> {
    /// `Nineteen ministers will serve, eleven men and eight women`, `Six people, four men, a woman and a child, died`
    pub fn sexes(&self) -> Option<PartWhole> {
        const NOUNS: [[&str; 2]; 6] = [
            ["men", "women"],
            ["boys", "girls"],
            ["adults", "children"],
            ["daughters", "sons"],
            ["brothers", "sisters"],
            ["males", "females"],
        ];
        const ANY: [&str; 4] = ["people", "persons", "victims", "others"];
        (0..self.figures.len()).find_map(|at| {
            let whole = &self.figures[at];
            let first = self.figures.get(at + 1).filter(|f| self.passage.before(f, 1) == ",")?;
            let mut parts = list(self.passage, &self.figures[at + 1..], whole, Reach::Nouns);
            let joins = |at: usize| matches!(self.passage.word(at), "," | "and");
            let tight = |two: &&[Figure]| {
                let gap = two[0].after.min(two[1].lead)..two[1].lead;
                gap.len() <= 2 && gap.into_iter().all(joins)
            };
            parts = &parts[..parts.len().min(1 + parts.windows(2).take_while(tight).count())];
            let single = self.single(parts);
            let noun = |f: &Figure| self.passage.word(f.after.max(1) - 1);
            let has = |n: &str| parts.iter().any(|f| noun(f) == n);
            // `nine children, five women and three men`: the first is one of three kinds.
            let own =
                noun(whole) == "children" && ["daughters", "sons", "girls", "boys"].into_iter().any(has);
            let kind = !own && NOUNS.iter().flatten().any(|n| *n == noun(whole));
            let both = parts.len() == 2 && !kind && NOUNS.iter().any(|[x, y]| has(x) && has(y));
            let any = ANY.contains(&noun(whole)) && first.lead == whole.after + 1;
            let closed = any && self.is_closed(parts, &single) && parts.iter().all(|f| f.after > f.end);
            // `the jury of 12`
            let counted = !whole.member.unit.is_empty() || self.passage.before(whole, 1) == "of";
            let people = whole.member.is_count() && counted && first.lead - whole.end <= 10;
            let told = parts.len() + single.len() >= 2 && people && (both || closed);
            told.then(|| self.joined(whole, parts, (first.lead - 1, first.lead), true).with(single))
        })
    }

    /// Those of a list that are told with an article.
    pub fn single(&self, parts: &[Figure]) -> Vec<Member> {
        let Some((first, last)) = parts.first().zip(parts.last()) else { return Vec::new() };
        implied::items(self.passage, first.lead, last)
    }

    /// Whether a list of nouns ends at a dash or the end of its sentence.
    pub fn is_set_off(&self, parts: &[Figure], single: &[Member]) -> bool {
        let end = self.end(parts, single);
        let all = self.passage.word(end) == "," && matches!(self.passage.word(end + 1), "all" | "both");
        let nouns = parts.iter().all(|f| f.after > f.end);
        nouns && (all || matches!(self.passage.word(end), "–" | "—" | "." | ";"))
    }

    /// Whether a mark ends a list.
    pub fn is_closed(&self, parts: &[Figure], single: &[Member]) -> bool {
        matches!(self.passage.word(self.end(parts, single)), "," | "–" | "—" | "." | ";")
    }

    /// After the last word of a list.
    pub fn end(&self, parts: &[Figure], single: &[Member]) -> usize {
        let last = parts.last().map_or(0, |f| f.after);
        let place = |m: &Member| self.passage.words.partition_point(|w| w.token.span.end <= m.span.end);
        single.last().map_or(last, |m| place(m).max(last))
    }

    /// `60 buses, of which 52 are roadworthy and 45 are in service`: two statements that may hold of the same ones. A slip
    /// of the pen makes less too many.
    pub fn may_overlap(&self, whole: &Figure, parts: &[Figure]) -> bool {
        const SLIP: f64 = 1.5;
        let [a, b] = parts else { return false };
        let far = a.member.low + b.member.low > SLIP * whole.member.low;
        let verb = |f: &Figure| matches!(self.passage.word(f.end), "are" | "had" | "have" | "were");
        let lexicon = self.passage.text.lexicon;
        let words = |from: usize, to: usize| (from..to).map(|at| self.passage.word(at));
        let sides = |from: usize, to: usize| (from..to).filter_map(|at| self.passage.side(at));
        let opposed =
            sides(b.end, b.end + 5).any(|(q, s)| sides(a.end, b.lead).any(|f| f.0 == q && f.1 != s));
        let fate = words(a.end, b.end + 5).any(|w| lexicon.casualty_words.contains(w));
        // `140 had not been tried and 130 had`
        let denied = |from: usize, to: usize| words(from, to).any(|w| w == "not");
        let apart = denied(a.end, b.lead) != denied(b.end, b.end + 5);
        far && verb(a) && verb(b) && !opposed && !fate && !apart
    }
}
