use super::*;
use crate::annotate::{annotate, fixture};

/// What `show` makes of the claims of a text.
fn read_as(text: &str, show: impl Fn(&Claims, &str) -> Vec<String>) -> Vec<String> {
    fixture::read(text, |t| show(&annotate(t).claims, text))
}

/// Words, head, verb and form of every voice.
fn voices(text: &str) -> Vec<String> {
    read_as(text, |claims, text| {
        let show = |v: &Voice| {
            format!("{} | {} | {} | {}", v.span.of(text), v.head.of(text), v.verb.of(text), v.form.name())
        };
        claims.voices.iter().map(show).collect()
    })
}

/// Words, form, person and accuser of every piece of hearsay.
fn hearsay(text: &str) -> Vec<String> {
    read_as(text, |claims, text| {
        let of = |s: Option<crate::source::Span>| s.map_or("-", |s| s.of(text)).to_owned();
        let show = |h: &Hearsay| {
            format!("{} | {} | {} | {}", h.span.of(text), h.form.name(), of(h.person), of(h.agent))
        };
        claims.hearsay.iter().map(show).collect()
    })
}

/// Words and kind of victim of every death.
fn deaths(text: &str) -> Vec<String> {
    read_as(text, |claims, text| {
        claims.deaths.iter().map(|d| format!("{} | {}", d.span.of(text), d.kind.name())).collect()
    })
}

/// Words and reason of every promise.
fn promises(text: &str) -> Vec<String> {
    read_as(text, |claims, text| {
        let reason = |a: &Anonymity| a.reason.map_or("-", |s| s.of(text)).to_owned();
        claims.anonymity.iter().map(|a| format!("{} | {}", a.span.of(text), reason(a))).collect()
    })
}

#[test]
fn a_group_stands_before_its_verb() {
    assert_eq!(voices("Many believed it."), ["Many believed | Many | believed | subject"]);
    assert_eq!(
        voices("Some in the old town are calling it a coup."),
        ["Some in the old town are calling | Some | calling | subject"]
    );
    assert_eq!(
        voices("A number of analysts have argued so."),
        ["A number of analysts have argued | analysts | argued | subject"]
    );
    assert_eq!(
        voices("He robbed the people of Norland."),
        Vec::<String>::new(),
        "no subject behind a verb without one of its own"
    );
}

#[test]
fn a_group_stands_behind_its_cue() {
    assert_eq!(voices("The dam is safe, say experts."), ["say experts | experts | say | after"]);
    assert_eq!(
        voices("According to some reports, he left."),
        ["According to some reports | reports | According | after"]
    );
    assert_eq!(
        voices("According to some records, he left."),
        Vec::<String>::new(),
        "the quantifier counts things"
    );
    assert_eq!(voices("According to some, he left."), ["According to some | some | According | after"]);
}

#[test]
fn groups_are_told_of_in_relative_clauses_and_passives() {
    assert_eq!(
        voices("It angered many in Karsk, who felt betrayed."),
        ["many in Karsk, who felt | many | felt | relative"]
    );
    assert_eq!(
        voices("It was one case of many reported then."),
        ["many reported | many | reported | reported"]
    );
}

#[test]
fn nobody_at_all_reports() {
    assert_eq!(
        voices("There are also growing reports of raids."),
        ["There are also growing reports | reports | are | impersonal"]
    );
    assert_eq!(
        voices("It is widely believed that he left."),
        ["It is widely believed | It | believed | impersonal"]
    );
    assert_eq!(voices("He is widely seen as weak."), ["widely seen | widely | seen | impersonal"]);
}

#[test]
fn known_and_counted_groups_are_none() {
    for text in [
        "The analysts said so.",
        "His critics say so.",
        "Three experts said so.",
        "A group of 32 national security experts warned of it.",
        "He was held by police in Karsk for alleged theft.",
        "Some 20 people said so.",
        "Some of them said so.",
        "Ida Brandt and others said so.",
    ] {
        assert_eq!(voices(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn examples_are_seen() {
    let example =
        |text: &str| read_as(text, |c, _| c.voices.iter().map(|v| v.example.is_some().to_string()).collect());
    assert_eq!(example("Many say they were beaten, like the pianist Olga Brandt."), ["true"]);
    assert_eq!(example("Many say they were beaten like dogs."), ["false"]);
}

#[test]
fn allegations_have_forms() {
    assert_eq!(hearsay("He is alleged to have fled."), ["is alleged to | passive | He | -"]);
    assert_eq!(hearsay("The guards allegedly fled."), ["allegedly | adverb | - | -"]);
    assert_eq!(
        hearsay("He resigned amid growing allegations of fraud."),
        ["amid growing allegations of | noun | He | -"]
    );
    assert_eq!(hearsay("Some 300 are believed dead."), ["are believed dead | passive | - | -"]);
    assert_eq!(
        hearsay("He faces accusations that he looted the fund."),
        ["faces accusations that | noun | He | -"]
    );
    assert_eq!(hearsay("It was an alleged plot."), ["alleged | adjective | - | -"]);
    assert_eq!(hearsay("It has been reported that he fled."), ["It has been reported | impersonal | - | -"]);
}

#[test]
fn accusers_are_seen() {
    assert_eq!(
        hearsay("He is accused of theft by the harbour firm."),
        ["is accused of | passive | He | the"]
    );
    assert_eq!(hearsay("Police said he allegedly fled."), ["allegedly | adverb | he | Police"]);
}

#[test]
fn deaths_have_victims() {
    assert_eq!(deaths("Anuar Oraz was shot dead on Monday."), ["Anuar Oraz was shot dead | named"]);
    assert_eq!(deaths("Gunmen killed three villagers."), ["killed three | counted"]);
    assert_eq!(deaths("A family of three was beaten to death."), ["three was beaten to death | counted"]);
    assert_eq!(deaths("The fire claimed the lives of six children."), ["claimed the lives of six | counted"]);
    assert_eq!(deaths("They were driving home when they were shot dead."), ["they were shot dead | pronoun"]);
    assert_eq!(deaths("The car was hit and caught fire, killing them."), ["killing them | pronoun"]);
}

#[test]
fn deaths_taken_as_known_or_not_told_are_none() {
    for text in [
        "The boy who was killed was nine.",
        "After three men were killed, the mill closed.",
        "The guard would have been killed.",
        "Nobody was killed.",
        "If he died, the bank would close.",
        "Before he shot a hundred people, killing 49, he prayed.",
        "The killing of terrorists is secret.",
    ] {
        assert_eq!(deaths(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn promises_have_reasons() {
    assert_eq!(promises("He spoke on condition of anonymity."), ["on condition of anonymity | -"]);
    assert_eq!(
        promises("He spoke on the condition of anonymity because he was afraid."),
        ["on the condition of anonymity | because"]
    );
    assert_eq!(
        promises("A clerk, who was not authorized to speak, asked not to be named."),
        ["asked not to be named | not authorized"]
    );
    assert_eq!(promises("She asked that her name not be used."), ["asked that her name not be used | -"]);
    assert_eq!(promises("She declined to be identified."), ["declined to be identified | -"]);
    assert_eq!(promises("He asked to be named."), Vec::<String>::new());
}
