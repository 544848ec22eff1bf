use super::*;
use crate::annotate::fixture;
use crate::annotate::{mention, quotation};

/// The attributions of a text.
fn attributions(text: &str) -> Vec<Attribution> {
    fixture::read(text, |t| {
        let mut found = Annotations::default();
        mention::read(t, &mut found);
        quotation::read(t, &mut found);
        read(t, &mut found);
        found.attributions
    })
}

/// Source, cue and contents.
fn shown(text: &str, a: &Attribution) -> String {
    let content: Vec<&str> = a.content.iter().map(|c| c.of(text)).collect();
    format!("{} | {} | {}", a.source.map_or("-", |s| s.of(text)), a.cue.of(text), content.join(" … "))
}

/// Source, cue, contents and strength of every attribution.
fn said(text: &str) -> Vec<String> {
    let all = attributions(text);
    all.iter().map(|a| format!("{} | {}", shown(text, a), a.strength.name())).collect()
}

#[test]
fn content_follows_or_leads() {
    assert_eq!(
        said("Toqaev said on Monday that 20 people died."),
        ["Toqaev | said | that 20 people died | named"]
    );
    assert_eq!(
        said("Some 20 people died, said Erlan Oraz."),
        ["Erlan Oraz | said | Some 20 people died | named"]
    );
    let around = "At least 227 people died, the prosecutor said in a statement, including 149 civilians.";
    assert_eq!(
        said(around),
        ["the prosecutor | said | At least 227 people died … including 149 civilians | office"]
    );
}

#[test]
fn asides_about_the_source_are_not_said() {
    let text = "The lobbyist, who has given $300,000, said the bill was dead.";
    assert_eq!(said(text), ["The lobbyist | said | the bill was dead | vague"]);
}

#[test]
fn prepositions_and_documents_attribute() {
    assert_eq!(
        said("According to the ministry, 12 died."),
        ["the ministry | According to | 12 died | office"]
    );
    assert_eq!(
        said("Oraz rose to 46 percent in a poll."),
        ["a poll | in | Oraz rose to 46 percent | office"]
    );
    assert_eq!(said("Court records show 12 payments."), ["Court records | show | 12 payments | office"]);
}

#[test]
fn claims_attribute() {
    let text = "Oraz's claim that 90 percent agreed was false.";
    assert_eq!(said(text), ["Oraz's claim | claim | that 90 percent agreed was false | named"]);
}

#[test]
fn passives_name_their_agent() {
    let text = "Twelve deaths were reported by the hospital.";
    assert_eq!(said(text), ["the hospital | reported | Twelve deaths were | office"]);
}

#[test]
fn actions_and_denials_are_none() {
    for text in [
        "Russia agreed to send 2,000 troops.",
        "Officials did not say how many died.",
        "The ministry is not providing figures.",
        "Oraz gave no figure.",
        "The firm added 14 plants.",
        "He declined to say who paid $300.",
    ] {
        assert_eq!(said(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn hedges_have_no_source() {
    assert_eq!(said("It is believed 30 were hurt."), ["- | It is believed | 30 were hurt | hedge"]);
}

#[test]
fn sources_without_an_office_are_vague() {
    assert_eq!(said("Some analysts say 10 died."), ["Some analysts | say | 10 died | vague"]);
}

/// Source, cue and contents of what somebody wants or plans.
fn intended(text: &str) -> Vec<String> {
    let all = attributions(text);
    all.iter().filter(|a| a.act == Act::Intent).map(|a| shown(text, a)).collect()
}

#[test]
fn plans_and_demands_are_their_owners() {
    assert_eq!(intended("Oraz wants to hire 300 teachers."), ["Oraz | wants | to hire 300 teachers."]);
    let expected = "The ministry is expected to hire 300 teachers.";
    assert_eq!(intended(expected), ["The ministry | expected | to hire 300 teachers."]);
    assert_eq!(intended("Oraz calls for $3 million, but gave none."), ["Oraz | calls for | $3 million"]);
    assert_eq!(intended("Oraz's new plan would cost $3 million."), ["Oraz | plan | would cost $3 million."]);
    assert_eq!(intended("A $3 million plan favored by Oraz died."), ["Oraz | favored | A $3 million plan"]);
}

#[test]
fn actions_forecasts_and_nouns_are_no_intents() {
    for text in [
        "Oraz agreed to send 2,000 troops.",
        "Sales are expected to reach $3 million.",
        "Their groups push 300 bills a year.",
        "Berlin backed off, paying $3 million.",
        "The groups supporting Oraz paid $3 million.",
    ] {
        assert_eq!(intended(text), [""; 0], "{text}");
    }
}

#[test]
fn plural_nouns_are_no_verbs_of_saying() {
    for text in [
        "He won four states, raising $3 million.",
        "On the morning shows, a third of guests were women.",
        "The group had swelled to several hundred.",
        "One list has grown to 300 names.",
    ] {
        assert_eq!(said(text), [""; 0], "{text}");
    }
    assert_eq!(said("Polls show Oraz at 46 percent."), ["Polls | show | Oraz at 46 percent | office"]);
    let gauged = "The magazine lists the fortune of Oraz at $3 million.";
    assert_eq!(said(gauged), ["The magazine | lists | the fortune of Oraz at $3 million | vague"]);
}

#[test]
fn what_is_said_begins_at_an_infinitive_or_a_figure() {
    assert_eq!(said("Day by day, he vows to spend $3 million."), ["he | vows | to spend $3 million | named"]);
    assert_eq!(
        said("Authorities reported at least 20 victims at a place that works with children."),
        ["Authorities | reported | at least 20 victims at a place that works with children | vague"]
    );
}

#[test]
fn documents_speak_through_participles_and_pronouns() {
    let suit = "He filed a lawsuit in May alleging that 5,000 people were cheated.";
    assert_eq!(said(suit)[0], "a lawsuit | alleging | that 5,000 people were cheated | office");
    let story = "Stories spread, one in May that said 300 had left.";
    assert_eq!(said(story)[0], "that | said | 300 had left | office");
}

#[test]
fn verbs_that_are_nouns_too_speak_right_after_their_subject() {
    assert_eq!(
        said("Analysts estimate Oraz lost 300 votes."),
        ["Analysts | estimate | Oraz lost 300 votes | vague"]
    );
    assert_eq!(said("Critics charged that 300 had left."), ["Critics | charged | that 300 had left | vague"]);
    assert_eq!(said("The guard charged $30 for it."), [""; 0]);
    assert_eq!(said("It ended, with Oraz noting that 300 left."), ["Oraz | noting | that 300 left | named"]);
}

#[test]
fn who_continues_to_claim_claims() {
    let said_so = |text: &str| said(text).iter().any(|a| a.contains("| claim | "));
    assert!(said_so("While officials continue to claim guards were hurt, nobody counts."));
    assert!(said_so("The authorities continue to claim that 300 left."));
}

#[test]
fn a_reckoning_is_its_bodys() {
    let reckoning = "By the ministry's reckoning 4,300 houses stand empty.";
    assert_eq!(said(reckoning), ["the ministry's reckoning | By | 4,300 houses stand empty | office"]);
    let poll = "Holm led Berg by 24 points in a Varn Post national poll.";
    assert_eq!(said(poll), ["a Varn Post national poll | in | Holm led Berg by 24 points | office"]);
    let out = "A University of Varn poll out this week shows Holm with an 8-point lead.";
    assert_eq!(said(out), ["A University of Varn poll | shows | Holm with an 8-point lead | office"]);
}

#[test]
fn a_forecast_is_its_bodys() {
    let passive = "Growth of 4 percent is forecast by the bank.";
    assert_eq!(said(passive), ["the bank | forecast | Growth of 4 percent is | office"]);
    let noun = "The bank's forecast is for growth of 4 percent.";
    assert_eq!(said(noun), ["The bank's forecast | forecast | is for growth of 4 percent | office"]);
}

#[test]
fn a_plea_of_guilty_admits_its_figure() {
    let plea = "Oraz pleaded guilty to making more than $180,000 in gifts.";
    assert_eq!(said(plea), ["Oraz | pleaded guilty to | making more than $180,000 in gifts | named"]);
    assert_eq!(
        said("Oraz pleaded guilty to two counts of theft."),
        ["Oraz | pleaded guilty to | two counts of theft | named"]
    );
}
