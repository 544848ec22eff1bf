use super::*;
use crate::annotate::fixture;

/// Letters, how they fit, and the words they stand for.
fn read_all(text: &str) -> Vec<(String, Option<(Fit, &str)>)> {
    fixture::read(text, |t| {
        let mut found = Annotations::default();
        read(t, &mut found);
        let uses = found.acronyms.uses.into_iter();
        uses.map(|a| (a.letters, a.expansion.map(|e| (e.fit, e.span.of(text))))).collect()
    })
}

fn fit(text: &str) -> Option<(Fit, &str)> {
    read_all(text).remove(0).1
}

#[test]
fn initials_are_found_before_and_in_brackets() {
    let name = "Varnholm Water Board";
    assert_eq!(fit("It was the Varnholm Water Board (VWB) that said no."), Some((Fit::Spelled, name)));
    assert_eq!(fit("It was the VWB (Varnholm Water Board) that said no."), Some((Fit::Spelled, name)));
    assert_eq!(fit("It was the Varnholm Water Board, or VWB, that said no."), Some((Fit::Spelled, name)));
    assert_eq!(
        fit("It fell to an improvised water barrier (IWB) in May."),
        Some((Fit::Spelled, "improvised water barrier"))
    );
}

#[test]
fn small_words_count_or_not() {
    let both = ["the League of River Towns (LRT)", "the League of River Towns (LORT)"];
    for text in both {
        assert_eq!(fit(text), Some((Fit::Spelled, "League of River Towns")), "{text}");
    }
}

#[test]
fn letters_in_another_order_are_told() {
    let name = "Varnholm Dam Workers Union";
    assert_eq!(
        fit("They met the Varnholm Dam Workers Union (VWDU) on Monday."),
        Some((Fit::Rearranged, name))
    );
    assert_eq!(fit("They met the Varnholm Dam Workers Union (KZB) on Monday."), Some((Fit::Other, name)));
}

#[test]
fn inner_letters_may_stand_for_a_word() {
    let name = "Border Patrol Telegraph Office";
    assert_eq!(fit("They met the Border Patrol Telegraph Office (BOPTO) there."), Some((Fit::Spelled, name)));
}

#[test]
fn plurals_stops_and_joints_are_seen_through() {
    let letters = |text: &str| read_all(text).into_iter().map(|a| a.0).collect::<Vec<_>>();
    assert_eq!(
        letters("Two NGOs asked the U.N. and the DoD about VWB/RL radios."),
        ["NGO", "UN", "DoD", "VWB/RL"]
    );
}

#[test]
fn shouting_numerals_and_models_are_none() {
    assert_eq!(read_all("He would NOT go, said Otto III of the F-16 and the MI6 man in ALMATY."), []);
    assert_eq!(read_all("DAM TO CLOSE IN VWB PLAN"), []);
}
