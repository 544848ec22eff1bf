//! Whether a percentage goes on the list before it.
//!
//! In: the last share of a list and the figure behind it. Not here: whether the list is one (the module above).

use super::{FARTHEST, Run, is_bare, is_share};
use crate::annotate::relation::passage::Figure;

impl Run<'_> {
    /// Whether a figure is the next share of the list: near, of no other time or group, and no side of another contest.
    pub(super) fn goes_on(&self, last: &Figure, next: &Figure) -> bool {
        const BREAKS: [&str; 23] = [
            "(",
            "according",
            "ago",
            "although",
            "but",
            "compared",
            "double",
            "down",
            "earlier",
            "found",
            "including",
            "nationally",
            "since",
            "than",
            "though",
            "turnout",
            "twice",
            "up",
            "versus",
            "when",
            "whereas",
            "while",
            "whom",
        ];
        let gap = self.passage.words.get(last.end..next.lead).unwrap_or_default();
        // `18 percent refused, twice the nine percent who did in March`
        let times = matches!(self.passage.before(next, 2), "twice" | "double" | "half");
        let who = self.passage.before(next, 1) == "the" && self.passage.word(next.end) == "who" && !times;
        let further = who
            || self.is_rest(next)
            || self.is_denied(next)
            || matches!(self.passage.before(next, 1), "further" | "another");
        // Beside fractions a bare number is a count.
        let percent = self.figures.iter().any(|f| f.member.is_percent());
        // `126 of 140 routes, or 90 percent of them; the other 14`: the rest of the routes.
        let counted = self
            .passage
            .figures
            .iter()
            .any(|f| f.sentence == last.sentence && f.lead < last.lead && f.member.is_count())
            && self.is_rest(next);
        let bare = is_bare(self.passage, next) && percent && (gap.len() <= 8 || further) && !counted;
        let here = next.sentence == last.sentence && gap.len() <= FARTHEST;
        let near = here || ((further || self.are_items(last, next)) && next.sentence <= last.sentence + 1);
        let fought =
            self.figures.len() > 1 && self.passage.is_contest(self.figures[self.figures.len() - 2], last);
        // `25 percent will rise to 50`
        let from = self.passage.before(next, 1) == "from"
            || self.passage.before(next, 1) == "to" && !self.passage.is_contest(last, next);
        // What is shared among others behind the rest is told of the rest.
        if self.is_rest(last) && self.figures.len() > 1 {
            return false;
        }
        // `the 58 percent who were opposed …, 61 percent of them`
        let nested = self.passage.word(next.end) == "of"
            && matches!(self.passage.word(next.end + 1), "them" | "these" | "those" | "whom");
        // `the second` is one of a row.
        let time = |w: &str| w != "second" && self.passage.is_time(w);
        // `52 per cent of 71,508, against 46,118, or 65.1 per cent`: against another count, not a share for and one against.
        let set = |i: usize| gap[i].word == "against" && self.passage.is_figure(last.end + i + 1);
        let compared = (0..gap.len()).any(|i| set(i) && last.end + i + 1 < next.lead);
        let breaks =
            from || compared || gap.iter().any(|w| BREAKS.contains(&w.word.as_ref()) || time(&w.word));
        near && !fought && !nested && (is_share(self.passage, next) || bare) && (further || !breaks)
    }
}
