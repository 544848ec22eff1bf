//! Verdicts of editors on findings: the file is sorted, names rules and levels that there are, and no rule
//! speaks as a warning that was welcome in fewer than three cases of five.

use std::collections::BTreeMap;

use copydesk::diagnostic::Level;
use copydesk::rules::builtin;

/// A row: document, offset, rule, level, and whether the finding was welcome.
type Row<'t> = (&'t str, u32, &'t str, Level, bool);

fn rows() -> Vec<Row<'static>> {
    let text = include_str!("verdicts/sourcing.tsv");
    let lines = text.lines().filter(|l| !l.starts_with('#')).skip(1);
    lines.map(|l| row(l).unwrap_or_else(|| panic!("no row of verdicts: {l}"))).collect()
}

fn row(line: &str) -> Option<Row<'_>> {
    let [document, offset, rule, level, verdict] = line.split('\t').collect::<Vec<_>>()[..] else {
        return None;
    };
    let welcome = match verdict {
        "welcome" => true,
        "not" => false,
        _ => return None,
    };
    Some((document, offset.parse().ok()?, rule, level.parse().ok()?, welcome))
}

#[test]
fn rows_are_sorted_and_unique() {
    let rows = rows();
    let key = |r: &Row<'static>| (r.0, r.1, r.2);
    let unsorted = rows.windows(2).find(|pair| key(&pair[0]) >= key(&pair[1]));
    assert_eq!(unsorted, None);
}

#[test]
fn rows_name_rules_that_there_are() {
    let known: Vec<&str> = builtin::rules().iter().map(|r| r.name).collect();
    let strange: Vec<Row<'static>> = rows().into_iter().filter(|r| !known.contains(&r.2)).collect();
    assert_eq!(strange, []);
}

#[test]
fn warnings_are_welcome_in_three_cases_of_five() {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (_, _, rule, _, welcome) in rows().into_iter().filter(|r| r.3 == Level::Warning) {
        let (good, all) = counts.entry(rule).or_default();
        *good += usize::from(welcome);
        *all += 1;
    }
    let poor: Vec<_> = counts.into_iter().filter(|(_, (good, all))| good * 5 < all * 3).collect();
    assert_eq!(poor, []);
}
