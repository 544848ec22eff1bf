//! A total, a count and a rate that only stand near one another: `300 miners are owed 4.5 million … the average worker is
//! waiting for 15,000`.
//!
//! In: a passage. Out: an [`Average`] with every reading around. Such a reading is weak: it speaks only where none agrees
//! and one slip of the pen makes the nearest agree (`rules::figures::average`).

use super::{Average, Per, Reader, Share, TIMES, number};
use crate::annotate::quantity::Category;
use crate::annotate::relation::passage::{Figure, Passage};

/// The value of a cue that names no span of time.
const EACH: &str = "each";

/// Words on each side of a rate in which its cue stands.
const REACH: (usize, usize) = (12, 5);

/// Sentences before and after a rate in which total and count may stand.
const NEAR: (u32, u32) = (2, 1);

/// Readings beyond this many tell nothing.
const MOST: usize = 12;

/// The readings of a rate, the nearest first.
pub fn read(reader: &Reader<'_>) -> Option<Average> {
    let loose = Loose { reader, passage: reader.passage, rate: reader.rate() };
    let per = loose.per().filter(|_| loose.is_rate())?;
    let mut readings: Vec<(usize, Average)> = Vec::new();
    for total in loose.near().filter(|f| reader.is_total(f)) {
        let counts = loose.counts(per, total);
        readings.extend(
            counts.into_iter().map(|(gap, share)| (gap + loose.gap(total), loose.average(total, share))),
        );
    }
    readings.sort_by_key(|(gap, _)| *gap);
    let mut readings = readings.into_iter().map(|(_, average)| average);
    let mut first = readings.next()?;
    first.others = readings.collect();
    let shared = loose.near().any(|f| f.member.span == first.total.span && loose.is_shared(f));
    (!shared && first.others.len() < MOST).then_some(first)
}

struct Loose<'p> {
    reader: &'p Reader<'p>,
    passage: &'p Passage<'p>,
    rate: &'p Figure,
}

impl<'p> Loose<'p> {
    fn word(&self, at: usize) -> &'p str {
        self.passage.word(at)
    }

    /// What the rate is of, if a cue stands near it.
    fn per(&self) -> Option<Per<'p>> {
        let after = self.reader.after(self.rate);
        let marked = [self.rate.end, after].into_iter().find_map(|at| self.marker(at));
        let around = self.around().into_iter();
        let words = self.passage.text.lexicon.average_words;
        let cents = |at: &usize| self.word(*at) == "per" && self.word(at + 1) == "cent";
        let around = around.filter(|at| !cents(at));
        let cues: Vec<&str> = around.clone().filter_map(|at| words.get(self.word(at))).collect();
        let timely = cues.iter().find(|unit| **unit != EACH).and_then(|unit| time(unit));
        let of = || around.clone().find_map(|at| self.typical(at));
        marked.or(timely).or_else(|| if !cues.is_empty() { of().or(Some(Per::Each)) } else { None })
    }

    /// `per pupil`, `a day`, `to a class`
    fn marker(&self, at: usize) -> Option<Per<'p>> {
        let at = at + usize::from(self.word(at) == "to" && self.word(at + 1) == "a");
        match self.reader.marker(at)? {
            Per::Noun(noun) if matches!(self.word(at), "a" | "an") && !self.has_heads(noun) => None,
            per => Some(per),
        }
    }

    /// Whether some figure around counts those of a noun.
    fn has_heads(&self, noun: &str) -> bool {
        self.near().any(|f| self.reader.counts(f, noun))
    }

    /// `the average deputy`, `every town`, `each investigator`
    fn typical(&self, at: usize) -> Option<Per<'p>> {
        let noun = self.word(at + 1);
        let named = matches!(self.word(at), "average" | "typical" | "each" | "every");
        (named && self.has_heads(noun)).then_some(Per::Noun(noun))
    }

    /// The words of the clause around the rate.
    fn around(&self) -> Vec<usize> {
        let open = |at: &usize| !matches!(self.word(*at), "." | ";" | "");
        let start = self.passage.start_of(self.rate.sentence).max(self.rate.lead.saturating_sub(REACH.0));
        let before = (start..self.rate.lead).rev().take_while(open);
        let after = (self.rate.end..self.rate.end + REACH.1).take_while(open);
        before.chain(after).collect()
    }

    fn is_rate(&self) -> bool {
        let member = &self.rate.member;
        let before = self.passage.before(self.rate, 1);
        let share =
            matches!(member.category, Some(Category::Percent | Category::Ratio | Category::PercentPoints));
        // `500,000 pounds ($650,000)`
        let converted = before == "(" && self.reader.at > 0 && {
            let last = &self.reader.figures[self.reader.at - 1];
            self.rate.lead - last.end <= 3 && last.sentence == self.rate.sentence
        };
        member.is_one()
            && member.low > 1.0
            && !share
            && !converted
            && !matches!(before, "among" | "than" | "the" | "all")
    }

    fn near(&self) -> impl Iterator<Item = &'p Figure> {
        let (rate, figures, passage) = (self.rate, self.reader.figures, self.passage);
        let then = passage.is_of_then(rate.sentence);
        let near = move |f: &&Figure| {
            let around =
                if then { f.sentence == rate.sentence } else { passage.is_around(f, rate.sentence, NEAR) };
            f.first != rate.first && around
        };
        figures.iter().filter(near)
    }

    /// Whether a figure is itself a rate: `20 hours a week`.
    fn is_shared(&self, f: &Figure) -> bool {
        [f.end, self.reader.after(f)].into_iter().any(|at| self.marker(at).is_some())
    }

    fn gap(&self, f: &Figure) -> usize {
        f.lead.saturating_sub(self.rate.end) + self.rate.lead.saturating_sub(f.end)
    }

    /// Those who share, with the words between them and the rate.
    fn counts(&self, per: Per<'p>, total: &Figure) -> Vec<(usize, Share)> {
        if let Per::Time(least, most) = per {
            return self.times(total, (least, most));
        }
        let fits = |f: &&Figure| {
            let member = &f.member;
            let noun = match per {
                Per::Noun(noun) if self.has_heads(noun) => self.reader.counts(f, noun),
                _ => true,
            };
            let counted =
                member.is_count() || matches!(per, Per::Noun(_)) && member.category != total.member.category;
            f.first != total.first && counted && member.is_one() && member.low >= 2.0 && noun
        };
        self.near().filter(fits).map(|f| (self.gap(f), Share::of(f))).collect()
    }

    /// Spans of time around the rate and the total.
    fn times(&self, total: &Figure, (least, most): (f64, f64)) -> Vec<(usize, Share)> {
        let from = self.rate.lead.min(total.lead).saturating_sub(16);
        let to = self.rate.end.max(total.end) + 10;
        let spans = (from.max(1)..to).filter_map(|at| self.time_at(at)).filter(|(_, _, long)| *long > most);
        let share = |(at, short, long): (usize, f64, f64)| {
            let usual = ((short + long) / (least + most)).round();
            let whole = least > 7.0;
            let (least, most) = if whole { (usual, usual) } else { (short / most, long / least) };
            let gap = at.abs_diff(self.rate.lead);
            (gap, Share { count: self.passage.span(at - 1, at + 1), least, most, usual })
        };
        spans.map(share).collect()
    }

    /// `14 days`, `last year`, `the past week`
    fn time_at(&self, at: usize) -> Option<(usize, f64, f64)> {
        let word = self.word(at);
        let name = word.strip_suffix('s').unwrap_or(word);
        let (_, least, most) = TIMES.iter().find(|(n, ..)| *n == name)?;
        let number = match self.word(at - 1) {
            "last" | "one" | "past" if name == word => 1.0,
            before => number(before)?,
        };
        Some((at, number * least, number * most))
    }

    fn average(&self, total: &Figure, share: Share) -> Average {
        let Share { count, least, most, usual } = share;
        let (rate, total) = (self.rate.member.clone(), total.member.clone());
        Average { rate, total, count, least, most, usual, loose: true, others: Vec::new() }
    }
}

fn time(unit: &str) -> Option<Per<'static>> {
    TIMES.iter().find(|(name, ..)| *name == unit).map(|(_, least, most)| Per::Time(*least, *most))
}
