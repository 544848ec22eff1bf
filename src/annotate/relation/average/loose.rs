//! A total, a count and a rate that only stand near one another: `300 miners are owed 4.5 million … the average worker is
//! waiting for 15,000`.
//!
//! In: a passage. Out: an [`Average`] with every reading around. Such a reading is weak: it speaks only where none agrees
//! and one slip of the pen makes the nearest agree (`rules::figures::average`).

use super::share::Share;
use super::time::{self, Stretch, TIMES};
use super::{Average, Per, Reader, is_mutual};
use crate::annotate::quantity::Category;
use crate::annotate::relation::passage::{Figure, Passage};

/// The value of a cue that names no span of time.
const EACH: &str = "each";

/// Words on each side of a rate in which its cue stands.
const REACH: (usize, usize) = (12, 5);

/// Words after a rate in which those may be named who have so much each: `on average 300 leaflets to hand out in every
/// street`.
const NAMED: usize = 8;

/// Sentences before and after a rate in which total and count may stand.
const NEAR: (u32, u32) = (2, 1);

/// The same where the rate names those who share, and they are counted.
const WIDE: (u32, u32) = (3, 2);

/// Words before a unit of time that make one of it.
const SINGLES: &[&str] = &["last", "one", "past"];

/// Words between a total and the unit of time that it falls to.
const THING: usize = 4;

/// Words between figures that are read with the rate only where no nearer ones fit.
const FARTHEST: usize = 1_000;

/// Readings beyond this many tell nothing.
const MOST: usize = 12;

/// The readings of a rate, the nearest first.
pub fn read(reader: &Reader<'_>) -> Option<Average> {
    if reader.is_one_of_rates() {
        return None;
    }
    let loose = |around| Loose { reader, passage: reader.passage, rate: reader.rate(), around };
    let wide = || Some(loose(WIDE)).filter(|l| matches!(l.per(), Some(Per::Noun(_))))?.read();
    loose(NEAR).read().or_else(wide)
}

struct Loose<'p> {
    reader: &'p Reader<'p>,
    passage: &'p Passage<'p>,
    rate: &'p Figure,
    /// Sentences before and after the rate that are read.
    around: (u32, u32),
}

impl<'p> Loose<'p> {
    fn read(&self) -> Option<Average> {
        let per = self.per().filter(|_| self.is_rate())?;
        let mut readings: Vec<(usize, Average)> = Vec::new();
        for total in self.near().filter(|f| self.reader.is_total(f) && !self.reader.is_parted(f)) {
            let counts = self.counts(per, total).into_iter();
            readings.extend(counts.map(|(gap, share)| (gap + self.gap(total), self.average(total, share))));
        }
        readings.sort_by_key(|(gap, _)| *gap);
        let mut readings = readings.into_iter().map(|(_, average)| average);
        let mut first = readings.next()?;
        first.others = readings.collect();
        let shared = self.near().any(|f| f.member.span == first.total.span && self.is_shared(f));
        ((!shared || self.per_head().is_some()) && first.others.len() < MOST).then_some(first)
    }

    fn word(&self, at: usize) -> &'p str {
        self.passage.word(at)
    }

    /// What the rate is of, if a cue stands near it.
    fn per(&self) -> Option<Per<'p>> {
        if let Some(noun) = self.per_head() {
            return Some(Per::Noun(noun));
        }
        if self.reader.is_twofold() {
            return None;
        }
        let after = self.reader.after(self.rate);
        let marked = [self.rate.end, after].into_iter().find_map(|at| self.marker(at));
        let around = self.around().into_iter();
        let words = self.passage.text.lexicon.average_words;
        let other = |at: &usize| match self.word(*at) {
            "per" => self.word(at + 1) == "cent",
            "each" => is_mutual(self.word(at + 1)),
            _ => false,
        };
        let around = around.filter(|at| !other(at));
        let cues: Vec<&str> = around.clone().filter_map(|at| words.get(self.word(at))).collect();
        let timely = cues.iter().find(|unit| **unit != EACH).and_then(|unit| named_time(unit));
        let later = self.rate.end + REACH.1..self.rate.end + NAMED;
        let later = || later.clone().take_while(|at| self.is_open(*at)).find_map(|at| self.typical(at));
        let of = || around.clone().find_map(|at| self.typical(at)).or_else(later);
        marked.or(timely).or_else(|| if !cues.is_empty() { of().or(Some(Per::Each)) } else { None })
    }

    /// Whose the rate is where it is told per head and day, as the total is per day: `use per head, at 90 litres a day`.
    fn per_head(&self) -> Option<&'p str> {
        // `of water a day`
        let timely = |f: &Figure| {
            let after = self.reader.after(f);
            let open = |at: &usize| self.is_open(*at) && self.word(*at) != ",";
            let mark = (after..after + THING).take_while(open).find_map(|at| self.reader.marker(at));
            mark.filter(|m| matches!(m, Per::Time(..)))
        };
        let own = timely(self.rate)?;
        let all = self.near().any(|f| timely(f) == Some(own) && self.reader.is_total(f));
        let around = self.around().into_iter().filter(|at| self.word(*at) == "per");
        let noun = around.map(|at| self.word(at + 1)).find(|noun| self.has_heads(noun));
        noun.filter(|_| all)
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
        let open = |at: &usize| self.is_open(*at);
        let start = self.passage.start_of(self.rate.sentence).max(self.rate.lead.saturating_sub(REACH.0));
        let before = (start..self.rate.first).rev().take_while(open);
        let after = (self.rate.end..self.rate.end + REACH.1).take_while(open);
        before.chain(after).collect()
    }

    /// Whether the clause goes on at a place.
    fn is_open(&self, at: usize) -> bool {
        !matches!(self.word(at), "." | ";" | "")
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
            && !matches!(before, "among" | "than" | "the" | "all" | "every")
    }

    fn near(&self) -> impl Iterator<Item = &'p Figure> {
        let (rate, figures, passage) = (self.rate, self.reader.figures, self.passage);
        let then = passage.then_at(rate.sentence).is_some_and(|at| !self.is_set_against(at));
        let near = move |f: &&Figure| {
            let around = if then {
                f.sentence == rate.sentence
            } else {
                passage.is_around(f, rate.sentence, self.around)
            };
            f.first != rate.first && around
        };
        figures.iter().filter(near)
    }

    /// Whether the rate is only compared with what was at an earlier time: `$90, against $70 in the previous year`.
    fn is_set_against(&self, then: usize) -> bool {
        let against = |at: usize| {
            matches!(self.word(at), "against" | "compared" | "from" | "since" | "than" | "versus")
        };
        (self.rate.end..then).any(against)
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
            let counted = member.is_count() || matches!(per, Per::Noun(_)) && self.is_spread_over(f, total);
            f.first != total.first
                && counted
                && !member.is_percent()
                && member.is_one()
                && member.low >= 2.0
                && noun
        };
        // The next sentence counts others.
        let after = |f: &Figure| f.sentence > self.rate.sentence && total.sentence <= self.rate.sentence;
        let told = |f: &&Figure| !after(f) && !self.reader.is_of_forecast(f);
        let joined = self.reader.joined().into_iter().map(|share| (FARTHEST, share));
        self.near().filter(fits).filter(told).map(|f| (self.gap(f), Share::of(f))).chain(joined).collect()
    }

    /// Whether a total is spread over a figure: money over hours, tonnes over hectares.
    fn is_spread_over(&self, f: &Figure, total: &Figure) -> bool {
        f.member.category != total.member.category || self.reader.is_measured(f, total)
    }

    /// Spans of time around the rate and the total.
    fn times(&self, total: &Figure, (least, most): (f64, f64)) -> Vec<(usize, Share)> {
        let from = self.rate.lead.min(total.lead).saturating_sub(16);
        let to = self.rate.end.max(total.end) + 10;
        let spans = (from.max(1)..to).filter_map(|at| time::units(self.passage, at, SINGLES));
        let share =
            |s: Stretch| (s.last.abs_diff(self.rate.lead), time::share(self.passage, &s, (least, most)));
        spans.filter(|s| s.long > most && !self.reader.is_behind_but(s)).map(share).collect()
    }

    fn average(&self, total: &Figure, share: Share) -> Average {
        let rate = self.reader.rated();
        let total = self.reader.in_unit(total).unwrap_or_else(|| total.member.clone());
        Average::new(rate, total, share, true)
    }
}

fn named_time(unit: &str) -> Option<Per<'static>> {
    TIMES.iter().find(|(name, ..)| *name == unit).map(|(_, least, most)| Per::Time(*least, *most))
}
