//! Comments that stand in a file before a review: which stay, and which go.

use crate::comments::{named, part as part_of};
use crate::laws::reviews::{a_review, finding};
use crate::pack::{self, document, p, part, r, zip};
use crate::read;
use crate::review::shown;

/// A file with a comment of a person, and the parts that Word writes beside comments.
fn commented(comments: &str, threads: &str, marks: &str) -> Vec<u8> {
    let text = document(&p(&format!("{}{marks}{}", r("one two "), r("three four"))));
    let word15 = "xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"";
    let (comments, threads) =
        (part("comments", comments), format!("<w15:commentsEx {word15}>{threads}</w15:commentsEx>"));
    let own =
        pack::relations(&[("comments", "/word/notes of desk.xml"), ("commentsExtended", "threads.xml")]);
    zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", pack::relations(&[("officeDocument", "word/document.xml")]).as_bytes()),
        ("word/document.xml", text.as_bytes()),
        ("word/_rels/document.xml.rels", own.as_bytes()),
        ("word/notes of desk.xml", comments.as_bytes()),
        ("word/threads.xml", threads.as_bytes()),
    ])
}

/// A comment with the id of its paragraph.
fn comment(id: u32, author: &str, lines: [&str; 2]) -> String {
    let line = |(i, words): (usize, &str)| {
        let w14 = "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"";
        format!("<w:p {w14} w14:paraId=\"{id}{i}\">{}</w:p>", r(words))
    };
    let lines: String = lines.into_iter().enumerate().map(line).collect();
    format!("<w:comment w:id=\"{id}\" w:author=\"{author}\">{lines}</w:comment>")
}

fn marks(id: u32) -> String {
    format!(
        "<w:commentRangeStart w:id=\"{id}\"/>{}<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:rPr/><w:commentReference w:id=\"{id}\"/></w:r>",
        r("words ")
    )
}

const OURS: [&str; 2] = ["Found at 4", "copydesk: made-up (warning)"];

#[test]
fn comments_of_others_stay_and_ours_go() {
    let all = comment(4, "Ines", ["call him", ""])
        + &comment(5, "copydesk", OURS)
        + &comment(0, "copydesk", ["a", "person"]);
    let threads =
        "<w15:commentEx w15:paraId=\"41\" w15:done=\"0\"/><w15:commentEx w15:paraId=\"51\" w15:done=\"0\"/>";
    let bytes = commented(&all, threads, &[marks(4), marks(5), marks(0)].concat());
    let (source, _) = read(&bytes).expect("it can be read");
    let at = source.text.find("two").expect("it is there");
    let reviewed =
        a_review(&bytes, &source, &[finding(&source, at..at + 3, &[])]).expect("it can be reviewed");
    let read = named(&reviewed.bytes, "word/document.xml", "word/notes of desk.xml");
    insta::assert_snapshot!(shown(&read), @r#"
    [words ] Ines 4
        call him
        
    [words ] copydesk 0
        a
        person
    [two] copydesk 1
        Found at 4
        A <note> & "more"
        copydesk: made-up (warning)
    "#);
    assert!(part_of(&reviewed.bytes, "word/notes of desk.xml").contains(&comment(
        4,
        "Ines",
        ["call him", ""]
    )));
    let threads = part_of(&reviewed.bytes, "word/threads.xml");
    assert!(threads.contains("\"41\"") && !threads.contains("\"51\""), "{threads}");
    assert!(part_of(&reviewed.bytes, "[Content_Types].xml").contains("PartName=\"/word/notes of desk.xml\""));
    assert_eq!(reviewed.kept, 0);
}

#[test]
fn a_comment_of_ours_that_was_answered_or_settled_stays_and_is_not_doubled() {
    let lines = ["Found at 4", "A &lt;note> &amp; \"more\""];
    let ours = |id: u32| {
        let all = comment(id, "copydesk", lines);
        all.replace("</w:comment>", &format!("<w:p>{}</w:p></w:comment>", r(OURS[1])))
    };
    let answer = comment(6, "Ines", ["no, it is right", ""]);
    for threads in [
        "<w15:commentEx w15:paraId=\"51\" w15:done=\"0\"/><w15:commentEx w15:paraId=\"61\" w15:paraIdParent=\"51\" w15:done=\"0\"/>",
        "<w15:commentEx w15:paraId=\"51\" w15:done=\"1\"/>",
    ] {
        let bytes = commented(&(ours(5) + &answer), threads, &[marks(5), marks(6)].concat());
        let (source, _) = read(&bytes).expect("it can be read");
        let at = source.text.find("two").expect("it is there");
        let reviewed =
            a_review(&bytes, &source, &[finding(&source, at..at + 3, &[])]).expect("it can be reviewed");
        assert_eq!((reviewed.comments, reviewed.kept), (0, 1));
        assert!(reviewed.bytes == bytes);
    }
}
