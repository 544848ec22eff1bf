//! What each has, where `each` stands before it or with those who share: `Each costs R2,400`, `an $800 voucher for each of
//! 470,000 seniors`.
//!
//! In: a rate. Out: whether it is what each has, and who they are. Not here: `each` behind a rate (the module above).

use super::Reader;
use super::share::Share;
use crate::annotate::quantity::Category;
use crate::annotate::relation::passage::Figure;

impl<'p> Reader<'p> {
    /// Those of `an $800 voucher for each of 470,000 seniors`, `$1,500 owed each of the union's 18,400 members`, behind the
    /// rate.
    pub(super) fn each_of(&self) -> Option<&'p Figure> {
        // Words from the rate to `each`, and from `of` to those who share.
        const REACH: (usize, usize) = (8, 3);
        let after = self.after(self.rate());
        let open = |at: &usize| !matches!(self.word(*at), "." | "," | ";" | ":");
        let at = (after..after + REACH.0)
            .take_while(open)
            .find(|at| self.word(*at) == "each" && self.word(at + 1) == "of")?;
        let money = self.rate().member.category == Some(Category::Money);
        let owner = |f: &&Figure| {
            f.member.is_count()
                && f.lead >= at + 2
                && f.lead <= at + 2 + REACH.1
                && (at + 2..f.lead).all(|n| open(&n))
        };
        self.figures.iter().find(owner).filter(|_| money)
    }

    /// `418 shelters burnt and 156 damaged. Each housed a family`: the last counts before a rate and its total, which `and`
    /// joins, the second without a noun, are of both together.
    pub(super) fn joined(&self) -> Option<Share> {
        const AND: usize = 8;
        let [a, b, _total] = self.figures[..self.at].last_chunk::<3>()?;
        let count = |f: &Figure| f.member.is_count() && f.member.is_one();
        let near = a.sentence == b.sentence && b.sentence + 1 >= self.rate().sentence;
        let and = self.passage.between(a, b).iter().any(|w| w.word == "and") && a.after > a.end;
        let and = and && b.lead - a.end <= AND && b.member.unit.is_empty();
        (near && and && count(a) && count(b)).then(|| Share::of(a).and(&Share::of(b)))
    }

    /// Whether a figure is told as what all of those have: `at a total cost of $376 million`.
    pub(super) fn is_of_all(&self, total: &Figure) -> bool {
        const BEFORE: usize = 5;
        let cost = |at: usize| {
            matches!(
                self.word(at),
                "bill" | "cost" | "costing" | "outgo" | "outlay" | "payout" | "sum" | "total"
            )
        };
        let all =
            |at: usize| matches!(self.word(at), "all" | "altogether" | "total") && self.word(at - 1) != "of";
        (total.lead.saturating_sub(BEFORE)..total.lead).any(cost)
            || (total.after.max(1)..total.after + 3).any(all)
    }

    /// `paid $3 million each, and their chairman $1 million, or $7 million in all`: a total of more than those.
    pub(super) fn is_mixed(&self, total: &Figure) -> bool {
        let rate = self.rate();
        let other = |f: &Figure| {
            let own = f.lead == rate.lead || f.lead == total.lead;
            !own && f.sentence == rate.sentence
                && f.member.is_like(&rate.member)
                && f.member.low < total.member.low
        };
        let money = rate.member.category == Some(Category::Money);
        money && total.lead > rate.lead && self.figures.iter().any(other)
    }

    /// `Each costs R2,400`, `Each member will pay $40`
    pub(super) fn is_of_each(&self) -> bool {
        const VERBS: [&str; 12] = [
            "cost", "costs", "earn", "earns", "get", "gets", "got", "paid", "pay", "pays", "received",
            "receives",
        ];
        let start = self.passage.start_of(self.rate().sentence);
        let verb = self.rate().lead.checked_sub(1).filter(|at| VERBS.contains(&self.word(*at)));
        // One noun may stand behind `each`, and a helper before the verb.
        verb.is_some_and(|verb| self.word(start) == "each" && (1..=3).contains(&(verb - start)))
    }
}
