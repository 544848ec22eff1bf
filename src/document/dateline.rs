//! Datelines: place, day and agency in front of the first paragraph.
//!
//! In: the words of a paragraph. Out: where the dateline ends, where the story begins, the place
//! and the day. Not here: days without a year, which `annotate` reads in the dateline's block.

use std::ops::Range;

use jiff::civil::Date;

use super::day;

/// A dateline is no longer than this, in bytes: place, country, weekday, day, year and agency.
const LONGEST: usize = 110;

/// Capital words before a dash that say what a text is and not where it was filed. Own list.
const LABELS: &[&str] = &[
    "ADVISORY",
    "ANALYSIS",
    "BREAKING",
    "CORRECTED",
    "CORRECTION",
    "EXCLUSIVE",
    "EXPLAINER",
    "FACTBOX",
    "FOCUS",
    "LIVE",
    "NOTE",
    "OPINION",
    "PHOTO",
    "PHOTOS",
    "READ",
    "UPDATE",
    "UPDATED",
    "VIDEO",
    "WATCH",
];

/// News agencies whose names are no initials of three letters or more. Common knowledge.
const AGENCIES: &[&str] = &[
    "AP",
    "Anadolu",
    "Bloomberg",
    "Interfax",
    "Kyodo",
    "RFE/RL",
    "Reuters",
    "Ukrinform",
    "Xinhua",
    "Yonhap",
];

/// Small words inside the name of a place. Own list.
const INNER: &[&str] = &["aboard", "al", "and", "at", "da", "de", "del", "in", "la", "near", "of", "the"];

/// Words that open a sentence and never a place. Own list.
const OPENERS: &[&str] = &["After", "As", "At", "Before", "By", "From", "In", "On", "Since", "Until"];

/// A dateline as it stands at the start of a paragraph; offsets in bytes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dateline {
    /// End of the dateline, before its dash.
    pub end: usize,
    /// Where the story begins, after the dash.
    pub body: usize,
    /// The place.
    pub place: Range<usize>,
    /// The day, where its year is stated.
    pub day: Option<(Date, Range<usize>)>,
    /// Whether day or agency stand beside the place, so that it can be nothing else.
    pub sure: bool,
}

/// `PLACE [, WEEKDAY] [, DAY] [(AGENCY)] DASH story`.
pub(super) fn cut(text: &str) -> Option<Dateline> {
    let (end, body) = dash(text)?;
    let opens = text[body..].trim_start_matches(['"', '\'', '“', '‘', '(', '[', '$', '€', '£']);
    if opens.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
        let head = read(&text[..end])?;
        return Some(Dateline { body, ..head });
    }
    None
}

/// A dateline that stands alone, in front matter or on its own line.
pub(super) fn read(text: &str) -> Option<Dateline> {
    let (rest, bracket) = without_bracket(text);
    let (place, dated) = without_day(rest);
    let capital = is_capital(&text[place.clone()]);
    let agency = bracket.is_some_and(|b| if capital { is_label(b) } else { is_agency(b) });
    let sure = dated || agency || bracket.is_some_and(|b| day::find(b).is_some());
    let (end, day) = (text.trim_end().len(), day::find(text));
    let fits = is_place(&text[place.clone()]) && (capital || sure);
    fits.then_some(Dateline { end, body: end, place, day, sure })
}

/// The first dash within reach: end of what stands before it, start of what stands behind.
fn dash(text: &str) -> Option<(usize, usize)> {
    let reach = (0..=LONGEST.min(text.len())).rev().find(|at| text.is_char_boundary(*at))?;
    let head = &text[..reach];
    let at = ["—", "–", "--", " - "].iter().filter_map(|d| head.find(d)).min()?;
    let end = head[..at].trim_end().len();
    let tail = text[at..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '—' | '–' | '-'));
    (end > 0 && !tail.is_empty()).then_some((end, text.len() - tail.len()))
}

/// Takes `(AGENCY)` or `(DAY)` off the end.
fn without_bracket(text: &str) -> (&str, Option<&str>) {
    let text = text.trim_end();
    let Some(inner) = text.strip_suffix(')') else { return (text, None) };
    match inner.rfind('(') {
        Some(at) => (text[..at].trim_end(), Some(&inner[at + 1..])),
        None => (text, None),
    }
}

/// A bracket beside a place in capitals: one to three words that begin with capitals.
fn is_label(bracket: &str) -> bool {
    let mut words = bracket.split([' ', '/']).filter(|w| !w.is_empty());
    let capital = |w: &str| w.starts_with(|c: char| c.is_uppercase());
    bracket.len() <= 30 && words.clone().count() <= 3 && !bracket.is_empty() && words.all(capital)
}

/// A bracket that names an agency beside any words: a party or a state in brackets is none.
fn is_agency(bracket: &str) -> bool {
    let initials = bracket.len() >= 3 && bracket.bytes().all(|b| b.is_ascii_uppercase());
    initials || AGENCIES.contains(&bracket)
}

/// Takes weekday, day, month and year off the end; says whether there were any.
fn without_day(text: &str) -> (Range<usize>, bool) {
    let edge = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':');
    let mut place = text.trim_end();
    let mut dated = false;
    loop {
        let bare = place.trim_end_matches(edge);
        let at = bare.rfind(|c: char| c.is_whitespace() || c == ',').map_or(0, |at| at + 1);
        let word = bare.get(at..).unwrap_or_default();
        if !is_day_word(word) || at == 0 {
            break;
        }
        (place, dated) = (&bare[..at], dated || is_day_name(word));
    }
    let start = place.len() - place.trim_start().len();
    let end = if dated { place.trim_end_matches([' ', ',', ';', ':', '\n']).len() } else { place.len() };
    (start..end.max(start), dated)
}

fn is_day_word(word: &str) -> bool {
    is_day_name(word) || day::month_day(word).is_some() || day::year(word).is_some()
}

fn is_day_name(word: &str) -> bool {
    let word = word.trim_matches('.');
    day::is_weekday(word) || day::month(word).is_some()
}

/// Up to eight words that could name a place, no digit among them.
fn is_place(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', ',', '/', '\u{a0}', '\n']).filter(|w| !w.is_empty()).collect();
    let first = words.first().copied().unwrap_or_default();
    let label = LABELS.contains(&first.trim_end_matches(':')) || OPENERS.contains(&first);
    let named = |w: &&str| w.starts_with(char::is_uppercase) || INNER.contains(w);
    let marks = ['!', '?', '"', '“', '”', ':', ';', '(', ')'];
    let plain = !text.contains(|c: char| c.is_ascii_digit() || marks.contains(&c));
    !label && plain && (1..=8).contains(&words.len()) && words.iter().all(named)
}

/// The place before its first comma is in capitals, `McALLEN` among them.
fn is_capital(place: &str) -> bool {
    let city = place.split(',').next().unwrap_or_default();
    let letters = city.chars().filter(|c| c.is_alphabetic()).count();
    let capital = city.chars().filter(|c| c.is_uppercase()).count();
    letters >= 3 && capital * 10 >= letters * 7
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(&str, &str, &str)> {
        let found = cut(text)?;
        Some((&text[found.place], &text[..found.end], &text[found.body..]))
    }

    #[test]
    fn place_day_and_agency_come_off() {
        let cases = [
            ("OSLO — Ministers met.", "OSLO", "OSLO"),
            (
                "PORT LOUIS, Mauritius (Reuters) - Ministers met.",
                "PORT LOUIS, Mauritius",
                "PORT LOUIS, Mauritius (Reuters)",
            ),
            ("SALEM, Ore., Feb. 3 (ABC) -- Ministers met.", "SALEM, Ore.", "SALEM, Ore., Feb. 3 (ABC)"),
            ("Lima (EFE) – Ministers met.", "Lima", "Lima (EFE)"),
            ("OSLO, Tuesday, March 2 -- Ministers met.", "OSLO", "OSLO, Tuesday, March 2"),
            ("McALLEN, Texas—Ministers met.", "McALLEN, Texas", "McALLEN, Texas"),
        ];
        for (text, place, line) in cases {
            assert_eq!(parts(text), Some((place, line, "Ministers met.")), "{text}");
        }
    }

    #[test]
    fn only_a_stated_year_makes_a_date() {
        let day = |text| cut(text).and_then(|d| d.day).map(|(d, _)| d.to_string());
        assert_eq!(day("OSLO, March 2, 2021 -- Ministers met.").as_deref(), Some("2021-03-02"));
        assert_eq!(day("OSLO (March 2, 2021) -- Ministers met.").as_deref(), Some("2021-03-02"));
        assert_eq!(day("OSLO, March 2 -- Ministers met."), None);
    }

    #[test]
    fn prose_with_a_dash_is_no_dateline() {
        let cases = [
            "NATO — which met on Monday — agreed.",
            "UPDATE — Ministers met.",
            "The old lions of the movement—Leaders all—spoke.",
            "On March 2 — Ministers met.",
            "Some 20–30 people came.",
            "Ana Ruiz (Green) — One of three.",
            "Ana Ruiz (D-Ore.) — One of three.",
            "— Ministers met.",
            "OSLO --",
        ];
        for text in cases {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
