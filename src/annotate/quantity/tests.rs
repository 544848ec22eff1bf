use super::{Annotations, Approximation, Category, Quantity, read};
use crate::annotate::fixture;

fn found(text: &str) -> Annotations {
    let mut found = Annotations::default();
    fixture::read(text, |t| read(t, &mut found));
    found
}

/// Figures of a text as `category low-high unit [words]`.
fn figures(text: &str) -> Vec<String> {
    let shown = |q: &Quantity| {
        let value = match (q.low, q.high) {
            (Some(low), Some(high)) if low == high => format!("{low}"),
            (Some(low), Some(high)) => format!("{low}..{high}"),
            _ => "?".to_owned(),
        };
        format!("{} {value} {} [{}]", q.category.name(), q.unit, q.span.of(text))
    };
    found(text).quantities.iter().map(shown).collect()
}

#[test]
fn money_has_whole_units_of_its_currency() {
    assert_eq!(figures("It took $1.2bn."), ["money 1200000000 USD [$1.2bn]"]);
    assert_eq!(figures("They owe US$150 million."), ["money 150000000 USD [US$150 million]"]);
    assert_eq!(figures("A 5,000-tenge fine."), ["money 5000 KZT [5,000-tenge]"]);
    assert_eq!(figures("Bread is 64 cents."), ["money 0.64 USD [64 cents]"]);
    assert_eq!(figures("A $4 billion plan."), ["money 4000000000 USD [$4 billion]"]);
}

#[test]
fn banknotes_and_ranks_are_no_figures() {
    assert_eq!(figures("The face on a giant $100 bill smiled.\n\n10. Erlan Oraz (12.)"), [""; 0]);
    assert_eq!(figures("They backed a $100 million bill."), ["money 100000000 USD [$100 million]"]);
}

#[test]
fn quarters_of_a_scale_are_numbers() {
    assert_eq!(
        figures("It drew a quarter of a million people.")[0],
        "count 250000 people [a quarter of a million]"
    );
}

#[test]
fn pounds_weigh_unless_they_are_millions() {
    assert_eq!(figures("It weighed 30 pounds."), ["measure 30 lb [30]"]);
    assert_eq!(figures("It cost 30 million pounds."), ["money 30000000 GBP [30 million pounds]"]);
    assert_eq!(figures("He won 500 pounds ($650).")[0], "money 500 GBP [500 pounds]");
}

#[test]
fn a_range_shares_scale_and_unit() {
    assert_eq!(figures("It costs $2 to $3 million."), ["money 2000000..3000000 USD [$2 to $3 million]"]);
    assert_eq!(figures("Between 10 and 20 percent left."), ["percent 10..20 % [10 and 20 percent]"]);
    assert_eq!(figures("Some 2,000-3,000 marchers came."), ["count 2000..3000 marchers [2,000-3,000]"]);
}

#[test]
fn a_change_and_a_vote_are_two_figures() {
    assert_eq!(figures("Prices rose from 3 to 5 percent."), ["percent 3 % [3]", "percent 5 % [5 percent]"]);
    assert_eq!(figures("The deputies voted 48-45."), ["count 48  [48]", "count 45  [45]"]);
}

#[test]
fn words_are_numbers_too() {
    assert_eq!(figures("Two and a half million voters."), ["count 2500000 voters [Two and a half million]"]);
    assert_eq!(figures("A hundred and five soldiers."), ["count 105 soldiers [A hundred and five]"]);
    assert_eq!(figures("Three lakh crore boxes."), ["count 3000000000000 boxes [Three lakh crore]"]);
    assert_eq!(figures("Half a dozen of them."), ["count 6  [Half a dozen]"]);
}

#[test]
fn parts_of_a_whole() {
    assert_eq!(figures("One in five voters stayed home."), ["ratio 0.2 voters [One in five]"]);
    assert_eq!(figures("Three out of four did."), ["ratio 0.75  [Three out of four]"]);
    assert_eq!(figures("Three-quarters of members agreed."), ["ratio 0.75 members [Three-quarters]"]);
    assert_eq!(figures("In the second half of the year."), [""; 0]);
    assert_eq!(figures("The third of the talks failed."), [""; 0]);
}

#[test]
fn a_vague_count_has_no_value() {
    assert_eq!(figures("Hundreds of thousands of homes."), ["vague ? homes [Hundreds of thousands]"]);
    assert_eq!(figures("They had a few dollars."), ["vague ? USD [a few dollars]"]);
    assert_eq!(figures("Several hundred police came."), ["vague ? police [Several hundred]"]);
}

#[test]
fn people_who_came_to_harm() {
    assert_eq!(
        figures("The blast killed about 12 people and wounded 53."),
        ["casualty 12 people [12]", "casualty 53  [53]"]
    );
    assert_eq!(figures("At least 10,000 people were detained."), ["casualty 10000 people [10,000]"]);
    assert_eq!(figures("The death toll rose to 65."), ["casualty 65  [65]"]);
    assert_eq!(figures("The party held 12 rallies."), ["count 12 rallies [12]"]);
}

#[test]
fn hedges_stay_outside() {
    let text = "More than 9,900 were held.";
    let q = &found(text).quantities[0];
    assert_eq!(q.span.of(text), "9,900");
    assert_eq!(q.hedge.map(|h| h.of(text)), Some("More than"));
    assert_eq!(q.approximation, Approximation::AtLeast);
}

#[test]
fn the_noun_follows_a_partitive() {
    let text = "Eleven of the 20 young defendants wept.";
    let noun = found(text).quantities[0].noun;
    assert_eq!(noun.map(|n| n.of(text)), Some("young defendants"));
}

#[test]
fn points_need_shares_beside_them() {
    let category = |text: &str| found(text).quantities[0].category;
    assert_eq!(category("She has a 15-point lead."), Category::PercentPoints);
    assert_eq!(category("The index rose 15 points."), Category::Count);
}

#[test]
fn look_alikes_are_no_figures() {
    for text in [
        "Covid-19, the G-7, an F-16 and 9/11.",
        "Call 555-123-4567 or see section 501(c)(4).",
        "It began at 5:30 in the 1990s.",
        "Karim Bekov, 47, spoke on May 12.",
        "Voters under 30 and those 45 and older.",
        "A law of 2016, Article 12 and Route 66.",
        "She turned 70. He was 55.",
        "The top 10 list of the richest 1 percent.",
        "They open 24-7 at 14 Abai Avenue.",
    ] {
        assert_eq!(figures(text), [""; 0], "{text}");
    }
}

#[test]
fn ordinals_and_bare_digits_are_numbers() {
    let values = |text: &str| found(text).numbers.iter().map(|n| n.value).collect::<Vec<f64>>();
    assert_eq!(values("The 19th, the twenty-first and seven."), [19.0, 21.0, 7.0]);
    assert_eq!(values("They won the match 3-2."), [3.0, 2.0]);
}
