use super::super::{Document, Format, Role, Shape, StoryKind, read};
use super::{blocks, words_of};
use crate::source::Source;

fn all(text: &str, format: Format) -> Vec<Document> {
    read(&Source::new("story", text), format).expect("it can be read")
}

fn refused(text: &str, format: Format) -> String {
    read(&Source::new("story", text), format).map_or_else(|r| r.cause, |d| panic!("{d:?}"))
}

#[test]
fn versions_of_ninjs_differ_in_names_alone() {
    let one = r#"{"uri": "a", "versioncreated": "2021-03-04T23:30:00+01:00", "firstcreated": "2021-03-01",
        "embargoed": "2021-03-05T06:00:00Z", "genre": [{"name": "Analysis"}], "language": "en-GB",
        "headline": "Fuel tax dropped", "byline": "By Ana Ruiz", "located": "Oslo", "description_text": "Drivers rejoice",
        "ednote": "secret", "body_html": "<p>Ministers <i>dropped<\/i> it.</p><p>They left.</p>",
        "associations": {"a": {"type": "picture", "description_text": "A pump.", "ednote": "secret"}}}"#;
    let three = r#"{"uri": "a", "versionCreated": "2021-03-04T23:30:00+01:00", "firstCreated": "2021-03-01",
        "embargoedUntil": "2021-03-05T06:00:00Z", "genres": [{"name": "Analysis"}], "language": "en-GB",
        "headlines": [{"value": "Fuel tax dropped"}], "by": "By Ana Ruiz", "located": "Oslo",
        "descriptions": [{"value": "Drivers rejoice"}], "edNote": "secret",
        "bodies": [{"contentType": "text/html", "value": "<p>Ministers <i>dropped<\/i> it.</p><p>They left.</p>"}],
        "associations": [{"name": "a", "type": "picture", "descriptions": [{"value": "A pump."}]}]}"#;
    let two = three.replace("versionCreated", "versioncreated").replace("firstCreated", "firstcreated");
    let two = two
        .replace("embargoedUntil", "embargoed")
        .replace("contentType", "contenttype")
        .replace("edN", "edn");
    for text in [one, &two, three] {
        let found = all(text, Format::Ninjs);
        let expected = [
            "headline: Fuel tax dropped",
            "deck: Drivers rejoice",
            "byline: By Ana Ruiz",
            "dateline: Oslo",
            "body: Ministers dropped it.",
            "body: They left.",
            "caption: A pump.",
        ];
        assert_eq!((found.len(), blocks(&found[0])), (1, expected.map(str::to_owned).to_vec()));
        let data = &found[0].metadata;
        assert_eq!(
            words_of(text, data.date.as_ref().and_then(|d| d.span)),
            Some("2021-03-04T23:30:00+01:00")
        );
        assert_eq!(data.embargo.as_ref().map(|d| d.value.to_string()).as_deref(), Some("2021-03-05"));
        assert_eq!(data.place.as_ref().map(|p| p.value.as_str()), Some("Oslo"));
        assert_eq!((found[0].kind(), data.withheld), (StoryKind::Analysis, false));
    }
}

#[test]
fn versions_of_one_body_are_one_story_and_other_texts_are_others() {
    let long = "Ministers dropped the tax on fuel on Monday and said that they would not bring it back.";
    let text = format!(
        r#"{{"uri": "a", "headline": "Tax", "body_text": "{long}", "body_html": "<p>{long}</p>", "body_short": "No tax on fuel.",
        "associations": {{"next": {{"uri": "b", "type": "text", "headline": "Roads", "body_text": "Roads were built."}}}}}}"#
    );
    let found = all(&text, Format::Ninjs);
    let told: Vec<Vec<String>> = found.iter().map(blocks).collect();
    let body = format!("body: {long}");
    assert_eq!(told[0], ["headline: Tax", &body]);
    assert_eq!(told[1], ["body: No tax on fuel."]);
    assert_eq!(told[2], ["headline: Roads", "body: Roads were built."]);
    let place = found[0].map.to_source(found[0].blocks[1].span);
    assert!(text[..place.start as usize].ends_with("\"<p>"), "the version with markup is read");
}

#[test]
fn plain_bodies_are_cut_like_plain_text() {
    let text = r#"{"uri": "a", "pubstatus": "canceled", "body_text": "OSLO (ABC) \u2014 Ministers met.\n\nWhat They Said\n\n- One\n- Two\n\ncopydesk: allow hedge -- a song\nThey left."}"#;
    let document = all(text, Format::Ninjs).remove(0);
    let expected = [
        "dateline: OSLO (ABC)",
        "body: Ministers met.",
        "heading: What They Said",
        "body: - One",
        "body: - Two",
        "body: They left.",
    ];
    assert_eq!(blocks(&document), expected);
    assert_eq!(document.blocks[3].shape, Shape::ListItem);
    assert_eq!(words_of(text, Some(document.directives[0].span)), Some("copydesk: allow hedge -- a song"));
    assert!(document.metadata.withheld && document.metadata.draft);
}

#[test]
fn the_caption_of_a_picture_is_its_description() {
    let text = r#"{"uri": "a", "type": "picture", "versioncreated": "2021-03-04", "description_text": "A pump in Oslo."}"#;
    assert_eq!(blocks(&all(text, Format::Ninjs)[0]), ["caption: A pump in Oslo."]);
}

#[test]
fn elements_of_ans_have_roles_and_shapes() {
    let text = r#"{"type": "story", "version": "0.10.9", "publish_date": "2021-03-04T08:00:00Z", "last_updated_date": "2021-03-06",
        "headlines": {"basic": "Fuel tax dropped"}, "credits": {"by": [{"name": "Ana Ruiz"}]}, "status": "draft",
        "planning": {"internal_note": "secret", "budget_line": "secret"}, "editor_note": "secret",
        "content_elements": [
          {"type": "text", "content": "Ministers at <a href=\"x\">AT&amp;T</a> met.<br/>They left."},
          {"type": "header", "content": "After"},
          {"type": "quote", "content_elements": [{"type": "text", "content": "No."}]},
          {"type": "list", "items": [{"type": "text", "content": "One"}, {"type": "list", "items": [{"type": "text", "content": "Two"}]}]},
          {"type": "table", "header": [{"content": "Year"}], "rows": [["2021"]]},
          {"type": "gallery", "content_elements": [{"type": "image", "caption": "A pump.", "alt_text": "Pump"}]},
          {"type": "correction", "text": "It was Oslo."},
          {"type": "interstitial_link", "content": "secret"}, {"type": "divider"}],
        "promo_items": {"basic": {"type": "image", "caption": "A road."}}}"#;
    let document = all(text, Format::Ans).remove(0);
    let expected = [
        "headline: Fuel tax dropped",
        "byline: Ana Ruiz",
        "body: Ministers at AT&T met./They left.",
        "heading: After",
        "body: No.",
        "body: One",
        "body: Two",
        "body: Year",
        "body: 2021",
        "caption: Pump",
        "caption: A pump.",
        "correction: It was Oslo.",
        "caption: A road.",
    ];
    assert_eq!(blocks(&document), expected);
    let shapes: Vec<Shape> = document.blocks[4..8].iter().map(|b| b.shape).collect();
    assert_eq!(shapes, [Shape::BlockQuote, Shape::ListItem, Shape::ListItem, Shape::Cell]);
    let at = document.text.find("T&T").expect("it is there");
    let place = document.map.to_source(crate::source::Span::new(at, at + 3));
    assert_eq!(words_of(text, Some(place)), Some("T&amp;T"));
    let days = [&document.metadata.date, &document.metadata.updated]
        .map(|d| d.as_ref().map(|d| d.value.to_string()));
    assert_eq!(days.map(Option::unwrap_or_default), ["2021-03-04", "2021-03-06"]);
    assert!(document.metadata.draft && !document.metadata.withheld);
}

const NITF: &str = r#"<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "x.dtd" [<!ENTITY a "secret">]>
<nitf xml:lang="de"><head><title>secret</title><tobject><tobject.property tobject.property.type="analysis"/></tobject>
<docdata management-status="withheld"><date.issue norm="20210304T081500+0100"/><date.release norm="20210304T081500+0100"/>
<ed-msg info="secret"/></docdata></head><body><body.head><hedline><hl1>Fuel tax
  <em>dropped</em></hl1><hl2>Drivers rejoice</hl2></hedline><note><p>secret</p></note><byline>By <person>Ana Ruiz</person></byline>
<dateline>OSLO</dateline></body.head><body.content><p>Ministers at AT&amp;T <!-- secret -->met.<br/>They &a; left.</p>
<hl2>After</hl2><ol><li><p>One</p></li></ol><bq><block><p>No.</p></block></bq><table><tr><td>2021</td></tr></table>
<media><media-reference alternate-text="A &quot;pump&quot;"/><media-caption>A pump.</media-caption><media-producer>secret</media-producer></media>
</body.content><body.end><tagline>Ana Ruiz is a reporter.</tagline></body.end></body></nitf>"#;

#[test]
fn nitf_has_its_roles_and_says_its_day() {
    let document = all(NITF, Format::Nitf).remove(0);
    let expected = [
        "headline: Fuel tax dropped",
        "deck: Drivers rejoice",
        "byline: By Ana Ruiz",
        "dateline: OSLO",
        "body: Ministers at AT&T met./They &a; left.",
        "heading: After",
        "body: One",
        "body: No.",
        "body: 2021",
        "caption: A \"pump\"",
        "caption: A pump.",
        "boilerplate: Ana Ruiz is a reporter.",
    ];
    assert_eq!(blocks(&document), expected);
    let data = &document.metadata;
    assert_eq!(data.date.as_ref().map(|d| d.value.to_string()).as_deref(), Some("2021-03-04"));
    assert_eq!((data.embargo.is_none(), data.withheld, document.kind()), (true, true, StoryKind::Analysis));
    assert_eq!(data.language.as_ref().map(|l| l.value.as_str()), Some("de"));
    assert!(!document.text.contains("secret"));
}

#[test]
fn a_release_after_the_issue_is_an_embargo() {
    let text = NITF.replace("date.release norm=\"20210304T081500", "date.release norm=\"20210304T200000");
    let embargo = all(&text, Format::Nitf).remove(0).metadata.embargo;
    assert_eq!(words_of(&text, embargo.and_then(|e| e.span)), Some("20210304T200000+0100"));
}

#[test]
fn items_of_newsml_are_documents_of_their_own() {
    let nitf = &NITF[NITF.find("<nitf").expect("it is there")..].replace("&a;", "");
    let text = format!(
        r#"<m:newsMessage xmlns:m="x"><m:itemSet><m:packageItem><m:contentMeta><m:headline>secret</m:headline></m:contentMeta></m:packageItem>
        <m:newsItem><m:itemMeta><m:versionCreated>2021-03-05T01:00:00Z</m:versionCreated><m:embargoed>2021-03-06</m:embargoed>
        <m:pubStatus qcode="stat:usable"/><m:edNote>secret</m:edNote></m:itemMeta>
        <m:contentMeta><m:headline>Fuel tax dropped</m:headline><m:genre qcode="genre:Opinion"/><m:located><m:name>Oslo</m:name></m:located>
        <m:language tag="en"/></m:contentMeta><m:contentSet><m:inlineXML>{nitf}</m:inlineXML></m:contentSet></m:newsItem>
        <m:newsItem><m:contentMeta><m:headline>Roads</m:headline><m:description role="drol:caption">A road.</m:description></m:contentMeta>
        <m:contentSet><m:inlineData contenttype="text/html">&lt;p&gt;Roads &amp;amp; &lt;b&gt;bridges&lt;/b&gt;.&lt;/p&gt;</m:inlineData>
        <m:inlineData encoding="base64">c2VjcmV0</m:inlineData><m:remoteContent href="http://secret"/></m:contentSet></m:newsItem></m:itemSet></m:newsMessage>"#
    );
    let found = all(&text, Format::Newsml);
    assert_eq!(found.len(), 2);
    assert_eq!(blocks(&found[0])[..2], ["dateline: Oslo", "headline: Fuel tax dropped"], "said once");
    assert_eq!(found[0].blocks.iter().filter(|b| b.role == Role::Headline).count(), 1);
    assert_eq!(blocks(&found[1]), ["headline: Roads", "body: Roads & bridges.", "caption: A road."]);
    let data = &found[0].metadata;
    let days =
        [&data.date, &data.embargo].map(|d| d.as_ref().map(|d| d.value.to_string()).unwrap_or_default());
    assert_eq!(days, ["2021-03-05", "2021-03-06"]);
    assert_eq!(
        (found[0].kind(), data.language.as_ref().map(|l| l.value.as_str())),
        (StoryKind::Opinion, Some("en"))
    );
    let at = found[1].text.find('&').expect("it is there");
    let place = found[1].map.to_source(crate::source::Span::new(at, at + 1));
    assert_eq!(words_of(&text, Some(place)), Some("&amp;amp;"));
    assert!(found.iter().all(|d| !d.text.contains("secret")));
}

#[test]
fn what_holds_no_text_is_refused() {
    let cases = [
        (
            r#"{"uri": "a", "ednote": "secret"}"#,
            Format::Ninjs,
            "no text in this ninjs item: no headline, body or description",
        ),
        (
            r#"{"type": "story"}"#,
            Format::Ans,
            "no text in this ANS story: `content_elements` and `headlines` say nothing",
        ),
        ("[1]", Format::Ans, "no text in this ANS story: `content_elements` and `headlines` say nothing"),
        ("<nitf/>", Format::Nitf, "no text in this NITF document: `body` says nothing"),
        ("", Format::Nitf, "no text in this NITF document: `body` says nothing"),
        ("<a/>", Format::Newsml, "no text in this NewsML-G2 document: no headline, body or description"),
        (
            r#"{"uri": "a", "headline": "\ud800 off"}"#,
            Format::Ninjs,
            "half a character, `\\ud800`, without its other half",
        ),
        (r#"{"uri": "a", "headline": "a\u0000b"}"#, Format::Ninjs, "a NUL, `\\u0000`, which no text holds"),
        ("{\"uri\": \"a\",", Format::Ninjs, "no JSON: it breaks off in an object"),
        ("<nitf><p>a</nitf>", Format::Nitf, "no XML: expected `</p>`, but `</nitf>` was found"),
    ];
    for (text, format, cause) in cases {
        assert_eq!(refused(text, format), cause, "{text}");
    }
}
