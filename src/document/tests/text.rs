use super::super::{Document, Format, Shape};
use super::{blocks, words_of};

fn read(text: &str) -> Document {
    super::document("vote.txt", text, Format::Text)
}

fn cut(text: &str) -> Vec<String> {
    blocks(&read(text))
}

#[test]
fn a_story_from_a_page_has_a_head_a_body_and_an_end() {
    let text = "Accessibility links\n\nTwo Ministers Leave Cabinet\n\nWhy did they go?\n\nBy Ana Ruiz\n\n\
        The ministers left on Monday.\n\n'Not My Choice'\n\nOne blamed the premier.\n\n\
        About The Author\n\nAna Ruiz writes on politics.\n";
    let expected = [
        "boilerplate: Accessibility links",
        "headline: Two Ministers Leave Cabinet",
        "deck: Why did they go?",
        "byline: By Ana Ruiz",
        "body: The ministers left on Monday.",
        "heading: 'Not My Choice'",
        "body: One blamed the premier.",
        "boilerplate: About The Author",
        "boilerplate: Ana Ruiz writes on politics.",
    ];
    assert_eq!(cut(text), expected);
}

#[test]
fn a_sole_paragraph_is_body() {
    assert_eq!(cut("Ministers met on Monday"), ["body: Ministers met on Monday"]);
    assert_eq!(
        cut("Share\n\nMinisters met on Monday\n"),
        ["boilerplate: Share", "body: Ministers met on Monday"]
    );
}

#[test]
fn a_first_line_with_a_full_stop_is_body() {
    let cut = cut("Ministers met on Monday.\n\nThey met for hours.\n");
    assert_eq!(cut, ["body: Ministers met on Monday.", "body: They met for hours."]);
}

#[test]
fn a_line_a_paragraph_needs_no_blank_lines() {
    let text = "Ministers Meet\nOSLO, March 4 (ABC) -- Ministers met in the morning and again at night.\nThey agreed.\n";
    let expected = [
        "headline: Ministers Meet",
        "dateline: OSLO, March 4 (ABC)",
        "body: Ministers met in the morning and again at night.",
        "body: They agreed.",
    ];
    assert_eq!(cut(text), expected);
}

#[test]
fn hard_wrapped_lines_are_one_paragraph() {
    let text = "Ministers meet over the price of fuel\r\n\r\nOSLO -- Ministers of all parties met on Monday over the \
        price of fuel, which\r\nhas doubled since January, and said that they would\r\nmeet again.\r\n\r\nThe \
        talks go on in the old town hall of the city with all\r\nMinisters present.\r\n";
    let cut = cut(text);
    assert_eq!(cut.len(), 4, "{cut:?}");
    assert!(cut[2].starts_with("body: Ministers of all") && cut[2].ends_with("meet again."), "{cut:?}");
    assert!(cut[3].ends_with("all\r/Ministers present."), "{cut:?}");
}

#[test]
fn doubled_lines_are_captions() {
    let text = "Fuel costs more\n\nMinisters met.\n\nAna Ruiz\nAna Ruiz\n\nShe spoke.\n\nA guard at the gate in March. (file photo)\n\n\
        They left.\n";
    let expected = [
        "headline: Fuel costs more",
        "body: Ministers met.",
        "caption: Ana Ruiz",
        "caption: Ana Ruiz",
        "body: She spoke.",
        "caption: A guard at the gate in March. (file photo)",
        "body: They left.",
    ];
    assert_eq!(cut(text), expected);
}

#[test]
fn wire_furniture_is_set_aside() {
    let text = "EMBARGOED UNTIL 6 a.m., March 5, 2021\n\n(Adds quotes in 4th paragraph)\n\nFuel tax dropped\n\n\
        OSLO, March 4, 2021 (ABC) - Ministers dropped the tax.\n\n(Reporting by Ana Ruiz; Editing by Li Wei)\n\n-30-\n";
    let document = read(text);
    let roles: Vec<&str> = document.blocks.iter().map(|b| b.role.name()).collect();
    let expected = ["boilerplate", "boilerplate", "headline", "dateline", "body", "byline", "boilerplate"];
    assert_eq!(roles, expected);
    let date = document.metadata.date;
    assert_eq!(
        date.as_ref().map(|d| (d.value.to_string(), d.by)),
        Some(("2021-03-04".to_owned(), "dateline"))
    );
    assert_eq!(words_of(text, date.and_then(|d| d.span)), Some("March 4, 2021"));
    assert_eq!(document.metadata.embargo.map(|d| d.value.to_string()).as_deref(), Some("2021-03-05"));
    assert_eq!(document.metadata.place.map(|p| p.value).as_deref(), Some("OSLO"));
}

#[test]
fn a_day_without_a_year_is_no_date() {
    let document = read("Fuel tax dropped\n\nOSLO, March 4 -- Ministers dropped the tax.\n\nThey left.\n");
    assert_eq!(document.metadata.date, None);
    assert_eq!(document.blocks[1].paragraph, document.blocks[2].paragraph);
}

#[test]
fn a_line_that_says_when_dates_the_story() {
    let text = "Fuel tax dropped\n\nThursday, March 4, 2021\n\nMinisters dropped the tax.\n";
    let document = read(text);
    assert_eq!(
        document.metadata.date.as_ref().map(|d| (d.value.to_string(), d.by)),
        Some(("2021-03-04".to_owned(), "date line"))
    );
    assert_eq!(blocks(&document)[1], "dateline: Thursday, March 4, 2021");
}

#[test]
fn corrections_stand_apart() {
    let text = "Fuel tax dropped\n\nMinisters dropped the tax.\n\nCorrection:\n\nIt was dropped in March.\n";
    let expected = [
        "headline: Fuel tax dropped",
        "body: Ministers dropped the tax.",
        "correction: Correction:",
        "correction: It was dropped in March.",
    ];
    assert_eq!(cut(text), expected);
}

#[test]
fn items_are_items_and_speech_is_no_heading() {
    let document =
        read("Fuel tax dropped\n\nIt was said:\n\n- One thing\n- Another\n\n“Why now?”\n\nThey left.\n");
    let items = document.blocks.iter().filter(|b| b.shape == Shape::ListItem).count();
    assert_eq!(items, 2);
    assert_eq!(blocks(&document)[4], "body: “Why now?”");
}

#[test]
fn marks_that_show_nothing_stay_outside_blocks() {
    let cut = cut("\u{feff}Fuel tax dropped\n\u{a0}\n\u{a0}Ministers dropped the tax.\u{a0}\n");
    assert_eq!(cut, ["headline: Fuel tax dropped", "body: Ministers dropped the tax."]);
}
