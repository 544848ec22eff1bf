//! What the grammar reads and what it leaves alone; all prose here is invented.

use super::*;
use crate::annotate::mention::{Mention, MentionKind};
use crate::annotate::timeline;
use crate::document::marked::Marked;
use crate::document::{Block, Document, Format, Metadata, Role, Shape, Stated};
use crate::draft::Draft;
use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::source::map::SourceMap;

/// A draft of one paragraph a line, published on a day.
pub fn draft(text: &str, published: Option<&str>) -> Draft {
    let date = published.map(|d| Stated { value: d.parse().unwrap(), span: None, by: "--date" });
    let metadata = Metadata { date, ..Metadata::default() };
    let mut blocks = Vec::new();
    let mut at = 0;
    for (n, line) in text.split('\n').enumerate() {
        let span = Span::new(at, at + line.len());
        blocks.push(Block { role: Role::Body, shape: Shape::Paragraph, span, paragraph: n as u32 });
        at += line.len() + 1;
    }
    let document = Document {
        format: Format::Text,
        text: text.to_owned(),
        map: SourceMap::identity(text.len()),
        blocks,
        markup: Marked::default(),
        directives: Vec::new(),
        metadata,
        faults: Vec::new(),
    };
    Draft::read("test", document, &Lexicon::builtin(), &Gazetteer::default())
}

/// Dates read in a story of Friday, 28 January 2022, as `words = value`.
pub fn read(text: &str) -> Vec<String> {
    let draft = draft(text, Some("2022-01-28"));
    let shown =
        |d: &Temporal| format!("{} = {}", draft.slice(d.span), d.value.map_or("-".into(), |v| v.iso()));
    draft.annotations.dates.iter().map(shown).collect()
}

#[test]
fn dates_of_all_houses() {
    assert_eq!(
        read("He left on Jan. 5, 2021, and came back Feb 3."),
        ["Jan. 5, 2021 = 2021-01-05", "Feb 3 = 2022-02-03"]
    );
    assert_eq!(read("It opened on 5 January 2022."), ["5 January 2022 = 2022-01-05"]);
    assert_eq!(
        read("The 4th of July 1995 and 2020-02-29."),
        ["The 4th of July 1995 = 1995-07-04", "2020-02-29 = 2020-02-29"]
    );
}

#[test]
fn a_weekday_stands_on_either_side() {
    for text in [
        "Tuesday, January 26",
        "January 26, a Tuesday",
        "January 26 (Tuesday)",
        "Tuesday 26 January",
        "Tuesday, Jan. 26, 2022",
    ] {
        let draft = draft(&format!("The vote was on {text}."), Some("2022-01-28"));
        let [date] = &draft.annotations.dates[..] else { panic!("{text}: {:?}", draft.annotations.dates) };
        assert_eq!(draft.slice(date.span), text);
        assert_eq!(date.value.map(|v| v.iso()).as_deref(), Some("2022-01-26"));
        assert_eq!(
            date.written.weekday.map(|w| (w.0, draft.slice(w.1))),
            Some((Weekday::Tuesday, "Tuesday"))
        );
    }
}

#[test]
fn impossible_days_are_kept_as_written() {
    let draft = draft("It ends on June 31 or on 2021-02-29.", Some("2022-01-28"));
    let days: Vec<_> = draft.annotations.dates.iter().map(|d| (d.written.day, d.value)).collect();
    assert_eq!(days, [(Some(31), None), (Some(29), None)]);
}

#[test]
fn counts_after_a_month_are_no_days() {
    assert_eq!(
        read("In May 20 people died, and in March 15 percent left."),
        ["May = 2022-05", "March = 2022-03"]
    );
    assert_eq!(read("By Dec. 300,000 had gone."), Vec::<String>::new());
}

#[test]
fn without_publication_only_stated_years_have_values() {
    let draft = draft("On Jan. 5 and on Jan. 6, 2020, and Tuesday.", None);
    let values: Vec<_> = draft.annotations.dates.iter().map(|d| (d.value.is_some(), d.anchor)).collect();
    assert_eq!(values, [(false, Anchor::None), (true, Anchor::Stated), (false, Anchor::None)]);
}

#[test]
fn ends_borrow_from_each_other() {
    assert_eq!(
        read("Open Jan. 5-7 and 21-23 February 2022."),
        ["Jan. 5-7 = 2022-01-05/2022-01-07", "21-23 February 2022 = 2022-02-21/2022-02-23"]
    );
    assert_eq!(read("Shut from Dec. 28 to Jan. 3."), ["from Dec. 28 to Jan. 3 = 2021-12-28/2022-01-03"]);
    assert_eq!(
        read("It fell in 2007-09 and between March and May."),
        ["2007-09 = 2007/2009", "between March and May = 2022-03/2022-05"]
    );
    assert_eq!(read("Shut from Monday to Wednesday."), ["from Monday to Wednesday = 2022-01-24/2022-01-26"]);
}

#[test]
fn backwards_stretches_keep_both_ends() {
    assert_eq!(read("He taught from 1998 to 1992."), ["from 1998 to 1992 = 1998/1992"]);
    assert_eq!(read("Taken Nov. 8 to Oct. 30."), ["Nov. 8 to Oct. 30 = 2021-11-08/2021-10-30"]);
}

#[test]
fn shares_after_a_date_are_no_days() {
    assert_eq!(read("It rose on Feb. 15 to 20 percent."), ["Feb. 15 = 2022-02-15"]);
}

#[test]
fn periods_have_their_precision() {
    assert_eq!(read("In early January and since mid-2019."), ["early January = 2022-01", "mid-2019 = 2019"]);
    assert_eq!(
        read("Born in the '70s, late in the 19th century."),
        ["the '70s = 1970/1979", "late in the 19th century = 1801/1900"]
    );
    assert_eq!(
        read("In fiscal 2016 and the winter of 2004-5."),
        ["fiscal 2016 = 2015-10/2016-09", "the winter of 2004-5 = 2004-12/2005-02"]
    );
    assert_eq!(read("Sales of the first quarter of 2015."), ["first quarter of 2015 = 2015-01/2015-03"]);
}

#[test]
fn steps_start_from_publication() {
    assert_eq!(
        read("He left yesterday, she last week, they nearly three years ago."),
        ["yesterday = 2022-01-27", "last week = 2022-W03", "nearly three years ago = 2019"]
    );
    assert_eq!(read("She spoke last Tuesday, Jan. 25."), ["last Tuesday, Jan. 25 = 2022-01-25"]);
}

#[test]
fn the_story_goes_on_from_the_day_told_last() {
    let story = "He spoke on Jan. 7.\nThat evening at 8 p.m. she left.\nTen days later it rained.";
    assert_eq!(
        read(story),
        ["Jan. 7 = 2022-01-07", "That evening at 8 p.m. = 2022-01-07T20", "Ten days later = 2022-01-17"]
    );
    assert_eq!(read("Ten days later it rained."), ["Ten days later = -"]);
    assert_eq!(read("It came two weeks before the vote."), ["two weeks before = -"]);
}

#[test]
fn names_are_labels_or_nothing() {
    let story = "The 2016 campaign, Super Tuesday, 9/11 and the Sept. 11 attacks.";
    let draft = draft(story, Some("2022-01-28"));
    assert!(draft.annotations.dates.iter().all(|d| d.label && d.value.is_none()));
    assert_eq!(draft.annotations.dates.len(), 4);
    assert_eq!(read("May said that the March on the capital may go on; they march."), Vec::<String>::new());
    assert_eq!(read("Some 1,200 people and 2000 votes on page 1984."), Vec::<String>::new());
}

#[test]
fn a_surname_is_no_month() {
    assert_eq!(read("Anna May left by May."), Vec::<String>::new());
    assert_eq!(read("She will leave by May."), ["May = 2022-05"]);
}

#[test]
fn a_date_before_its_noun_is_attributive() {
    let draft = draft("The Feb. 9 primary was held on Feb. 9.", Some("2022-01-28"));
    let flags: Vec<bool> = draft.annotations.dates.iter().map(|d| d.attributive).collect();
    assert_eq!(flags, [true, false]);
}

#[test]
fn elapsed_time_keeps_its_count() {
    let draft = draft("It came more than ten days after Jan. 5.", Some("2022-01-28"));
    let date = &draft.annotations.dates[0];
    assert_eq!(date.elapsed, Some(Elapsed { count: 10, unit: Unit::Day, back: false, approximate: true }));
    assert_eq!(date.value.map(|v| v.iso()).as_deref(), Some("2022-01-15"));
    assert_eq!(date.written.day, Some(5));
}

#[test]
fn durations_are_iso() {
    let draft =
        draft("A three-year term, a year and a half, half an hour at $5 a year, about two weeks.", None);
    let values: Vec<&str> = draft.annotations.durations.iter().map(|d| d.value.as_str()).collect();
    assert_eq!(values, ["P3Y", "P1Y6M", "PT30M", "P2W"]);
    assert!(draft.annotations.durations[3].approximate);
}

#[test]
fn ages_have_exact_edges() {
    let draft = draft(
        "Jane Roe, 47, and her six-month-old son met a 73-year-old man. Ohio, 18, and those aged 18 to 34.",
        None,
    );
    let ages: Vec<_> = draft.annotations.ages.iter().map(|a| (draft.slice(a.span), a.years)).collect();
    assert_eq!(ages, [("47", 47.0), ("six-month-old", 0.5), ("73-year-old", 73.0)]);
}

#[test]
fn ages_find_their_person() {
    let text = "Amin Dall, 52, and his 50-year-old wife, Rosa Lind, met 71-year-old former mayor Ida Holt and her 9-year-old son.";
    let mut draft = draft(text, None);
    draft.annotations.mentions.clear();
    for (n, name) in ["Amin Dall", "Rosa Lind", "Ida Holt"].into_iter().enumerate() {
        let at = text.find(name).unwrap();
        draft.annotations.mentions.push(person(Span::new(at, at + name.len()), n as u32));
    }
    let lexicon = Lexicon::builtin();
    let gazetteer = Gazetteer::default();
    let text = Text {
        document: &draft.document,
        tokens: &draft.tokens,
        words: &Words::new(&draft.document.text, &lexicon, &draft.tokens),
        sentences: &draft.sentences,
        lexicon: &lexicon,
        gazetteer: &gazetteer,
    };
    bind_ages(text, &mut draft.annotations);
    let owners: Vec<_> = draft.annotations.ages.iter().map(|a| a.person).collect();
    assert_eq!(owners, [Some(0), Some(1), Some(2), None]);
}

fn person(span: Span, entity: u32) -> Mention {
    Mention {
        span,
        sentence: 0,
        kind: MentionKind::Person,
        form: String::new(),
        given: Vec::new(),
        surname: None,
        title: None,
        frozen: false,
        spoken: false,
        entity,
    }
}

#[test]
fn clauses_are_dated_in_order() {
    let draft =
        draft("On Jan. 9 the bridge fell; on Jan. 3 it had been closed by the town.", Some("2022-01-28"));
    let events = &draft.annotations.events;
    let clauses: Vec<&str> = events.iter().map(|e| draft.slice(e.span)).collect();
    assert_eq!(clauses, ["On Jan. 9 the bridge fell", "on Jan. 3 it had been closed by the town."]);
    let days: Vec<String> = timeline::chronological(events).iter().map(|e| e.date.iso()).collect();
    assert_eq!(days, ["2022-01-03", "2022-01-09"]);
}
