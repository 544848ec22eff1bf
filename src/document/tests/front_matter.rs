use super::super::{Document, Format, StoryKind};
use super::{blocks, words_of};

fn read(text: &str) -> Document {
    super::document("vote.md", text, Format::Markdown)
}

const BODY: &str = "Ministers dropped the tax.\n";

fn says(front: &str) -> (Vec<String>, Option<String>, Vec<String>) {
    let document = read(&format!("{front}{BODY}"));
    let date = document.metadata.date.as_ref().map(|d| d.value.to_string());
    let faults = document.faults.iter().map(|f| f.message.clone()).collect();
    (blocks(&document), date, faults)
}

#[test]
fn all_notations_say_the_same() {
    let fronts = [
        "---\ntitle: \"Fuel: the tax\"\nauthors:\n  - name: Ana\n    mail: a@b.org\n  - Li\ndateline: OSLO, March 4\ndate: 2021-03-04\n---\n",
        "+++\ntitle = \"Fuel: the tax\"\nauthors = [{ name = \"Ana\" }, \"Li\"]\ndateline = \"OSLO, March 4\"\ndate = 2021-03-04\n+++\n",
        "{\"title\": \"Fuel: the tax\", \"authors\": [{\"name\": \"Ana\"}, \"Li\"], \"dateline\": \"OSLO, March 4\", \"date\": \"2021-03-04\"}\n\n",
    ];
    let expected = [
        "headline: Fuel: the tax",
        "byline: Ana",
        "byline: Li",
        "dateline: OSLO, March 4",
        "body: Ministers dropped the tax.",
    ];
    for front in fronts {
        let (blocks, date, faults) = says(front);
        assert_eq!(blocks, expected, "{front}");
        assert_eq!((date.as_deref(), faults.len()), (Some("2021-03-04"), 0), "{front}: {faults:?}");
    }
}

#[test]
fn values_have_their_place_in_the_source() {
    let text = format!(
        "---\r\ntitle: 'Fuel'\r\nlocation: Oslo\r\ndate: 2021-03-04 10:00\r\nkind: Opinion\r\ndraft: true\r\n---\r\n{BODY}"
    );
    let document = read(&text);
    let metadata = &document.metadata;
    assert_eq!(words_of(&text, metadata.date.as_ref().and_then(|d| d.span)), Some("2021-03-04 10:00"));
    assert_eq!(words_of(&text, metadata.place.as_ref().and_then(|p| p.span)), Some("Oslo"));
    assert_eq!(document.kind(), StoryKind::Opinion);
    assert!(metadata.draft);
    assert_eq!(document.map.to_source(document.blocks[0].span).of(&text), "Fuel");
}

#[test]
fn the_day_of_publication_is_looked_up_in_order() {
    assert_eq!(
        says("---\ndate: 2021-03-01\npublishDate: 2021-03-04\n---\n").1.as_deref(),
        Some("2021-03-04")
    );
    assert_eq!(says("---\npublished: true\ndate: 2021-03-01\n---\n").1.as_deref(), Some("2021-03-01"));
    assert_eq!(says("---\nlastmod: 2021-03-09\n---\n").1.as_deref(), Some("2021-03-09"));
}

#[test]
fn a_file_name_dates_what_says_no_date() {
    let date = |name: &str, text: &str| {
        let document = super::document(name, text, Format::Markdown);
        document.metadata.date.map(|d| (d.value.to_string(), d.by))
    };
    let name = "_posts/2021-03-04-fuel.md";
    assert_eq!(date(name, BODY), Some(("2021-03-04".to_owned(), "file name")));
    assert_eq!(date(name, "---\ndate: 2021-03-05\n---\n"), Some(("2021-03-05".to_owned(), "front matter")));
    assert_eq!(date("2021-03-fuel.md", BODY), None);
}

#[test]
fn a_broken_front_matter_is_a_fault_and_the_body_is_read() {
    let fronts = [
        "---\ndate: 2021-03-04\ntitle: Fuel: the: tax\nauthor: [Ana\n---\n",
        "+++\ndate = 2021-03-04\ntitle = Fuel\n+++\n",
        "{\"date\": \"2021-03-04\", \"title\": }\n\n",
        "---\ntitle: Fuel\n\n",
        "---\ndate: soon\n---\n",
    ];
    for front in fronts {
        let (blocks, _, faults) = says(front);
        assert_eq!(blocks.last().map(String::as_str), Some("body: Ministers dropped the tax."), "{front}");
        assert_eq!(faults.len(), 1, "{front}: {faults:?}");
    }
    let (_, date, _) = says(fronts[0]);
    assert_eq!(date.as_deref(), Some("2021-03-04"), "what stands before the fault is kept");
}

#[test]
fn rules_around_prose_are_no_front_matter() {
    let (blocks, _, faults) = says("---\n\nThey met.\n\n---\n\n");
    assert_eq!((blocks[0].as_str(), faults.len()), ("body: They met.", 0));
}
