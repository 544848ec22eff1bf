//! Mentions grouped.

use crate::annotate::{Annotations, fixture, mention};

/// Entities as their name and the number of their mentions.
fn entities(text: &str) -> Vec<(String, usize)> {
    fixture::read(text, |t| {
        let mut found = Annotations::default();
        mention::read(t, &mut found);
        super::link(t, &mut found);
        found.entities.into_iter().map(|e| (e.name, e.mentions.len())).collect()
    })
}

fn listed(expected: &[(&str, usize)]) -> Vec<(String, usize)> {
    expected.iter().map(|(name, n)| ((*name).to_owned(), *n)).collect()
}

#[test]
fn a_surname_is_the_full_name_before() {
    let text = "The lawyer Olga Teshqan spoke first. Teshqan denied it, and Olga left.";
    assert_eq!(entities(text), listed(&[("Olga Teshqan", 3)]));
}

#[test]
fn two_people_of_one_surname_leave_it_alone() {
    let text = "The lawyer Olga Teshqan met the banker Timur Teshqan. Teshqan denied it.";
    assert_eq!(entities(text), listed(&[("Olga Teshqan", 1), ("Timur Teshqan", 1), ("Teshqan", 1)]));
}

#[test]
fn two_people_of_one_given_name_stay_two() {
    let text = "The activists Kuat Seitov and Kuat Omarov were released. Kuat denied it.";
    assert_eq!(entities(text), listed(&[("Kuat Seitov", 1), ("Kuat Omarov", 1), ("Kuat", 1)]));
}

#[test]
fn middle_names_tell_two_men_apart_only_where_both_are_met() {
    let one = "President Harold T. Bridgeman spoke. Harold Bridgeman left.";
    assert_eq!(entities(one), listed(&[("Harold T. Bridgeman", 2)]));
    let two = "President Harold T. Bridgeman met President Harold K. Bridgeman.";
    assert_eq!(entities(two).len(), 2);
}

#[test]
fn a_son_is_not_his_father() {
    let text = "President Harold Bridgeman met the banker Harold Bridgeman Jr. in spring.";
    assert_eq!(entities(text).len(), 2);
}

#[test]
fn spellings_stay_apart() {
    let text = "Governor Teshqan spoke. Governor Teshkan left. He lives in Nur-Sultan. The deputy Nursultan Abil left.";
    assert_eq!(
        entities(text),
        listed(&[("Teshqan", 1), ("Teshkan", 1), ("Nur-Sultan", 1), ("Nursultan Abil", 1)])
    );
}
