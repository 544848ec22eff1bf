//! The years of what is counted: `four governments, those of 2008, 2013 and 2018`.
//!
//! In: a count. Out: its [`List`], one item a year. Not here: lists of anything else (`opening`).

use super::Count;
use super::items::List;
use crate::annotate::relation::passage::{Passage, is_year};

/// Words from the noun to the years.
const REACH: usize = 5;

/// The years that follow a count, where they are all.
pub fn years(passage: &Passage<'_>, count: &Count) -> Option<List> {
    let noun = count.noun.checked_sub(1).map_or("", |at| passage.word(at));
    // What happened four times may have happened twice in a year.
    if !count.named || noun == "times" || passage.word(count.noun) != "," {
        return None;
    }
    let first = (count.noun + 1..count.noun + REACH).find(|at| is_year(passage.word(*at)))?;
    let words: Vec<&str> = (count.noun + 1..first).map(|at| passage.word(at)).collect();
    let led = matches!(words[..], ["in"] | ["those", "of" | "in"] | ["of"] | ["in", "the", "years"]);
    let mut years = vec![first];
    let mut at = first + 1;
    loop {
        let comma = usize::from(passage.word(at) == ",");
        let and = usize::from(passage.word(at + comma) == "and");
        if comma + and == 0 || !is_year(passage.word(at + comma + and)) {
            break;
        }
        years.push(at + comma + and);
        at += comma + and + 1;
        if and == 1 {
            break;
        }
    }
    let joined = years.len() >= 2 && passage.word(years[years.len() - 1] - 1) == "and";
    let closed = matches!(passage.word(at), "." | "," | ";" | ")" | "—" | "–");
    let items = years.iter().map(|at| passage.span(*at, *at + 1)).collect();
    (led && joined && closed).then_some(List { items, least: years.len(), most: years.len() })
}
