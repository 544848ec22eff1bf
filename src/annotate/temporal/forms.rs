//! Every form in which news prose tells time; all prose here is invented.

use super::tests::{draft, read};
use super::{Unit, trace};

#[test]
fn military_and_digital_forms() {
    assert_eq!(
        read("It left on 05JAN2022, on 5 Jan 22, on 051430Z JAN 22, at 2022-01-05T20:30Z and on 20220105."),
        [
            "05JAN2022 = 2022-01-05",
            "5 Jan 22 = 2022-01-05",
            "051430Z JAN 22 = 2022-01-05T14:30",
            "2022-01-05T20:30Z = 2022-01-05T20:30",
            "20220105 = 2022-01-05"
        ]
    );
    assert_eq!(
        read(
            "In 2022-01, in 2022-W03, at 0630 on 5 January, at 8.30pm on Jan. 5, born 17.05.1953, 5/6/2020."
        ),
        [
            "2022-01 = 2022-01",
            "2022-W03 = 2022-W03",
            "0630 on 5 January = 2022-01-05T06:30",
            "8.30pm on Jan. 5 = 2022-01-05T20:30",
            "17.05.1953 = 1953-05-17",
            "5/6/2020 = -"
        ]
    );
    assert_eq!(
        read("Lasted 1500 hours, cost 1.50 a litre, version 3.2.1, order 20221399."),
        Vec::<String>::new()
    );
}

#[test]
fn members_of_a_row_borrow() {
    assert_eq!(
        read("On Jan. 5, 6 and 7; on 8 and 9 January; in March and April 2019; on Jan. 5 and Feb. 7, 2019."),
        [
            "Jan. 5 = 2022-01-05",
            "6 = 2022-01-06",
            "7 = 2022-01-07",
            "8 = 2022-01-08",
            "9 January = 2022-01-09",
            "March = 2019-03",
            "April 2019 = 2019-04",
            "Jan. 5 = 2019-01-05",
            "Feb. 7, 2019 = 2019-02-07"
        ]
    );
    assert_eq!(read("On Jan. 5 and 6 others left. On Jan. 5, 12 people died."), ["Jan. 5 = 2022-01-05"; 2]);
}

#[test]
fn days_counted_within_a_month() {
    assert_eq!(
        read("On the first Tuesday in November, the last Monday of May 2021 and the last day of 2021."),
        [
            "the first Tuesday in November = 2021-11-02",
            "the last Monday of May 2021 = 2021-05-31",
            "the last day of 2021 = 2021-12-31"
        ]
    );
}

#[test]
fn parts_of_a_day_belong_to_it() {
    assert_eq!(
        read(
            "At dawn on Jan. 5, in the early hours of Jan. 6, in the small hours of Wednesday, on the evening of the 25th; at 9 o'clock in the evening."
        ),
        [
            "dawn on Jan. 5 = 2022-01-05",
            "the early hours of Jan. 6 = 2022-01-06",
            "the small hours of Wednesday = 2022-01-26",
            "the evening of the 25th = 2022-01-25",
            "9 o'clock in the evening = 2022-01-25T21"
        ]
    );
}

#[test]
fn the_story_turns() {
    let story = "She resigned on Jan. 7.\nThe following Tuesday he called. Earlier in the day it had rained.\n\
                 The previous week was calm. That winter was long. Two days after that they met.";
    assert_eq!(
        read(story),
        [
            "Jan. 7 = 2022-01-07",
            "The following Tuesday = 2022-01-11",
            "Earlier in the day = 2022-01-11",
            "The previous week = 2022-W01",
            "That winter = 2021-12/2022-02",
            "Two days after that = 2022-01-13"
        ]
    );
    assert_eq!(
        read("He spoke on Jan. 7. He said that Friday was free."),
        ["Jan. 7 = 2022-01-07", "Friday = 2022-01-28"]
    );
    assert_eq!(
        read(
            "It shut at 8 p.m. on Jan. 7. Five hours later it burned. Days later and shortly thereafter, nothing."
        ),
        [
            "8 p.m. on Jan. 7 = 2022-01-07T20",
            "Five hours later = 2022-01-08T01",
            "Days later = -",
            "shortly thereafter = -"
        ]
    );
}

#[test]
fn weekdays_look_ahead_or_back() {
    assert_eq!(
        read(
            "He will speak on Tuesday. He said Tuesday that he will go. Every Tuesday he rests, on a Friday."
        ),
        ["Tuesday = 2022-02-01", "Tuesday = 2022-01-25", "Tuesday = -", "Friday = -"]
    );
    assert_eq!(
        read("Two Fridays ago, the Friday before last, the week before last."),
        [
            "Two Fridays ago = 2022-01-14",
            "the Friday before last = 2022-01-14",
            "the week before last = 2022-W02"
        ]
    );
}

#[test]
fn budgets_and_schools_have_their_own_years() {
    assert_eq!(
        read("In FY22, the 2021-22 fiscal year, this fiscal year, the 2021-22 school year and 3Q21."),
        [
            "FY22 = 2021-10/2022-09",
            "the 2021-22 fiscal year = 2021-10/2022-09",
            "this fiscal year = 2021-10/2022-09",
            "the 2021-22 school year = 2021/2022",
            "3Q21 = 2021-07/2021-09"
        ]
    );
    assert_eq!(
        read("In this winter, the winter of '98, the nineties and the late 80s, and in the 90s by noon."),
        [
            "this winter = 2021-12/2022-02",
            "the winter of '98 = 1998-12/1999-02",
            "the nineties = 1990/1999",
            "late 80s = 1980/1989",
            "noon = -"
        ]
    );
}

#[test]
fn feasts_are_reckoned() {
    assert_eq!(
        read("On Good Friday, by Easter 2021, on Election Day, last Christmas and after Eid al-Fitr."),
        [
            "Good Friday = 2022-04-15",
            "Easter 2021 = 2021-04-04",
            "Election Day = 2022-11-08",
            "last Christmas = 2021-12-25",
            "after Eid al-Fitr = 2022-05-02/2022-05-04"
        ]
    );
    assert_eq!(read("Easter eggs from Easter Island, a Christmas party, Victory Day."), ["Victory Day = -"]);
    assert_eq!(
        read("The Good Friday Agreement and Friday prayers."),
        ["Good Friday Agreement = -", "Friday prayers = -"]
    );
}

#[test]
fn a_hedged_age_is_no_duration() {
    let draft = draft("The baby was only ten months old, the law about 12 years old.", None);
    let ages: Vec<_> = draft.annotations.ages.iter().map(|a| (draft.slice(a.span), a.years)).collect();
    assert_eq!(ages, [("ten months old", 10.0 / 12.0), ("12 years old", 12.0)]);
    assert!(draft.annotations.durations.is_empty());
}

#[test]
fn look_alikes_are_left_alone() {
    assert_eq!(read("India Today and USA TODAY asked; today it rains."), ["today = 2022-01-28"]);
    assert_eq!(read("He is in his late 50s, and support is in the mid-20s."), Vec::<String>::new());
    assert_eq!(
        read("Following Wednesday's leak he was scheduled to speak on Tuesday."),
        ["Wednesday = 2022-01-26", "Tuesday = 2022-01-25"]
    );
    assert_eq!(read("The first half of 2015 was wet."), ["The first half of 2015 = 2015-01/2015-06"]);
}

#[test]
fn stretches_reach_the_present() {
    assert_eq!(
        read("The 2019-present crisis, from 2015 to the present, on the night of Jan. 5-6."),
        [
            "2019-present = 2019/2022",
            "from 2015 to the present = 2015/2022",
            "the night of Jan. 5-6 = 2022-01-05/2022-01-06"
        ]
    );
    assert_eq!(
        read("Polls closed on Jan. 5 at 22:30; a last vote was cast at 2:30 the next day. From file, 2015."),
        ["Jan. 5 at 22:30 = 2022-01-05T22:30", "2:30 the next day = 2022-01-06T02:30", "2015 = 2015"]
    );
}

#[test]
fn other_calendars_have_values_beside_ours() {
    assert_eq!(
        read(
            "In 1400 (2021), in 1443 AH (2021), in Juche 111, on 13 Dey 1400, in 44 B.C. and the fifth century BC."
        ),
        [
            "1400 (2021) = 2021",
            "1443 AH (2021) = 2021",
            "Juche 111 = 2022",
            "13 Dey 1400 = -",
            "44 B.C. = -",
            "the fifth century BC = -"
        ]
    );
    assert_eq!(read("Since 1400 (2016) little changed."), ["1400 = 1400", "2016 = 2016"]);
}

#[test]
fn values_can_be_traced() {
    use trace::Way;
    let text = "He left on Jan. 7. Ten days later, on Tuesday, it rained; a year ago, in 2016, on June 31, days later.";
    let draft = draft(text, Some("2022-01-28"));
    let traces: Vec<_> = draft.annotations.dates.iter().map(|d| (d.trace.way, d.trace.from)).collect();
    assert_eq!(
        traces,
        [
            (Way::Nearest, None),
            (Way::Counted(10, Unit::Day), Some(0)),
            (Way::PastWeekday, None),
            (Way::Counted(-1, Unit::Year), None),
            (Way::Stated, None),
            (Way::NoSuchDay, None),
            (Way::Undated, None)
        ]
    );
}

#[test]
fn a_relative_clause_is_dated_alone() {
    let draft = draft("The mayor, who left on Jan. 9, was back on Jan. 12.", Some("2022-01-28"));
    let clauses: Vec<&str> = draft.annotations.events.iter().map(|e| draft.slice(e.span)).collect();
    assert_eq!(clauses, ["who left on Jan. 9", "The mayor, who left on Jan. 9, was back on Jan. 12."]);
}
