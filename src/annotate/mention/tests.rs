//! Names read from whole sentences.

use super::{Mention, MentionKind};
use crate::annotate::{Annotations, Text, entity, fixture, quotation};

/// Mentions of a text as `kind:form`, with the title in front where there is one.
fn names(text: &str) -> Vec<String> {
    fixture::read(text, |t| mentions(t).iter().map(|m| printed(t, m)).collect())
}

fn mentions(text: Text<'_>) -> Vec<Mention> {
    let mut found = Annotations::default();
    super::read(text, &mut found);
    entity::link(text, &mut found);
    quotation::read(text, &mut found);
    super::freeze(text, &mut found);
    found.mentions
}

fn printed(text: Text<'_>, m: &Mention) -> String {
    let title = m.title.map_or(String::new(), |t| format!("{} + ", t.of(&text.document.text)));
    format!("{title}{}:{}", m.kind.name(), m.form)
}

/// Given names and surname of the first mention.
fn parts(text: &str) -> (Vec<String>, String) {
    fixture::read(text, |t| {
        let found = mentions(t);
        let words = |s: crate::source::Span| s.of(&t.document.text).to_owned();
        let first = found.first().expect("a mention");
        (first.given.iter().map(|g| words(*g)).collect(), first.surname.map(words).unwrap_or_default())
    })
}

fn frozen(text: &str) -> Vec<String> {
    fixture::read(text, |t| mentions(t).into_iter().filter(|m| m.frozen).map(|m| m.form).collect())
}

#[test]
fn a_title_makes_a_person_of_an_unknown_word() {
    let text = "Governor Teshqan toured the north. Reporters put their questions to Governor Teshkan after the visit.";
    assert_eq!(names(text), ["Governor + person:Teshqan", "Governor + person:Teshkan"]);
    assert_eq!(parts(text), (vec![], "Teshqan".to_owned()));
}

#[test]
fn a_title_takes_in_its_body() {
    assert_eq!(
        names("On Friday, Interior Ministry spokesman Dauren Belgibai declined to comment."),
        ["organization:Interior Ministry", "Interior Ministry spokesman + person:Dauren Belgibai"]
    );
}

#[test]
fn a_seat_is_for_a_place() {
    let text = "Saule Thornhill, who has been MP for Brackley Vale, asked for the list.";
    assert_eq!(names(text).last().map(String::as_str), Some("place:Brackley Vale"));
}

#[test]
fn a_title_may_follow() {
    assert_eq!(
        names("Dauren Belgibai, the ministry's spokesman, declined to comment."),
        ["ministry's spokesman + person:Dauren Belgibai"]
    );
}

#[test]
fn particles_hyphens_and_initials_belong_to_names() {
    assert_eq!(
        parts("Chancellor Ursula von der Leyen met him."),
        (vec!["Ursula".into()], "von der Leyen".into())
    );
    assert_eq!(parts("President Bashar al-Assad met him."), (vec!["Bashar".into()], "al-Assad".into()));
    assert_eq!(
        parts("President George W. Bush met him."),
        (vec!["George".into(), "W.".into()], "Bush".into())
    );
    assert_eq!(
        parts("President Qasym-Zhomart Toqaev met him."),
        (vec!["Qasym-Zhomart".into()], "Toqaev".into())
    );
}

#[test]
fn a_family_name_may_come_first() {
    assert_eq!(parts("President Xi Jinping met him."), (vec!["Jinping".into()], "Xi".into()));
    assert_eq!(parts("President Moon Jae-in met him."), (vec!["Jae-in".into()], "Moon".into()));
}

#[test]
fn days_nationalities_and_first_words_are_no_names() {
    assert!(names("Yesterday the Kazakh government met. Protests began on Monday, January 3.").is_empty());
}

#[test]
fn bodies_and_places_show_by_their_heads() {
    assert_eq!(
        names("He left the Committee for National Security for a house in Abai District."),
        ["organization:Committee for National Security", "place:Abai District"]
    );
}

#[test]
fn a_possessive_may_stand_within_the_name_of_a_body() {
    assert_eq!(
        names("He left the Northern People's Army in spring."),
        ["organization:Northern People's Army"]
    );
    assert_eq!(
        names("She told Kazakhstan's Interior Ministry so."),
        ["place:Kazakhstan", "organization:Interior Ministry"]
    );
}

#[test]
fn headlines_hold_only_names_known_elsewhere() {
    let text = "Belgibai Wins Narrow Vote In Parliament\nThe deputy Dauren Belgibai won the vote.";
    assert_eq!(names(text), ["person:Belgibai", "deputy + person:Dauren Belgibai"]);
}

#[test]
fn families_in_the_plural_are_their_name() {
    assert_eq!(
        names("The lawyer Olga Teshqan spoke. The money of the Teshqans is gone."),
        ["lawyer + person:Olga Teshqan", "person:Teshqan"]
    );
    let text = "The lawyer Olga Teshqas spoke. The Teshqass case is closed.";
    assert_eq!(names(text), ["lawyer + person:Olga Teshqas", "unknown:Teshqass"]);
}

#[test]
fn an_ordinary_word_is_a_name_where_a_full_name_makes_it_one() {
    assert_eq!(
        names("The senator Dana Button resigned. Friends of Button were surprised."),
        ["senator + person:Dana Button", "person:Button"]
    );
}

#[test]
fn a_surname_keeps_its_particle() {
    let text = "Mayor Bill de Teshqan resigned. Friends of de Teshqan said that De Teshqan was tired.";
    assert_eq!(names(text), ["Mayor + person:Bill de Teshqan", "person:de Teshqan", "person:De Teshqan"]);
}

#[test]
fn offices_parties_and_faiths_are_no_names() {
    assert!(names("The Prime Minister of the day met Muslims and the President on Friday.").is_empty());
    assert_eq!(
        names("The rival of Democrat Hillary Teshqan is the Secretary of State."),
        ["person:Hillary Teshqan"]
    );
}

#[test]
fn a_place_after_a_title_stays_a_place() {
    assert_eq!(names("He told the president Russia would help."), ["place:Russia"]);
}

#[test]
fn other_spellings_and_quoted_words_are_frozen() {
    assert_eq!(frozen("He flew to Kiev (Kyiv) on Monday."), ["Kyiv"]);
    assert_eq!(frozen("Saint Petersburg, formerly known as Leningrad, is a city."), ["Leningrad"]);
    assert_eq!(frozen("The minister said: \"Nobody in Almaty was asked about this at all.\""), ["Almaty"]);
}

#[test]
fn kinds_have_names() {
    assert_eq!(MentionKind::Organization.name(), "organization");
}

#[test]
fn a_strange_word_of_a_headline_is_a_name() {
    let text = "Teshkan Praises New Budget\n\nGovernor Olga Teshqan praised the budget on Monday.";
    assert!(names(text).contains(&"unknown:Teshkan".to_owned()), "{:?}", names(text));
    let plain = "Minister Praises New Budget\n\nGovernor Olga Teshqan praised the budget on Monday.";
    assert!(!names(plain).iter().any(|n| n.contains("Budget") || n.contains("Praises")));
}

#[test]
fn ordinary_syllables_make_a_name_with_a_capital_or_an_apostrophe() {
    assert_eq!(names("You-Sung came late."), ["unknown:You-Sung"]);
    assert_eq!(names("Mu'ammar came late."), ["unknown:Mu'ammar"]);
    assert_eq!(names("That's late. Well-known guests came."), Vec::<String>::new());
}

#[test]
fn what_somebody_says_is_told_from_what_somebody_wrote() {
    let spoken = |text: &str| {
        fixture::read(text, |t| {
            mentions(t).into_iter().filter(|m| m.spoken).map(|m| m.form).collect::<Vec<_>>()
        })
    };
    assert_eq!(spoken("The minister said: \"Nobody in Almaty was asked about this at all.\""), ["Almaty"]);
    assert!(spoken("He said: \"Nobody asked Almaty's [sic] people about this at all.\"").is_empty());
    // A phrase that keeps an older form is nobody's spelling of the place.
    let dish = "He said: \"They served us chicken Kiev at the mill, and nobody paid for it.\"";
    assert!(spoken(dish).is_empty());
    assert_eq!(frozen(dish), ["Kiev"]);
}
