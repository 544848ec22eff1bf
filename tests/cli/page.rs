//! The report for a browser and the fact-checker's sheet, as files.

use std::fs;

use crate::{FAULTY, SOUND, copydesk, folder};

const HELD: &str =
    "---\ndate: 2022-01-26\nembargo: 2022-01-27\n---\n\nORAL, Tuesday, January 26 -- The council met.\n";

fn output(command: &mut std::process::Command) -> (String, Option<i32>) {
    let output = command.output().expect("it runs");
    (String::from_utf8(output.stdout).expect("it is UTF-8"), output.status.code())
}

#[test]
fn a_page_is_written_beside_the_report_for_people() {
    let folder = folder("page", &[("a.md", FAULTY), ("b.md", SOUND)]);
    let args = ["check", "--date", "2022-01-26", "--format", "short", "--output", "html=report.html"];
    let (short, status) = output(&mut copydesk(&folder, &args));
    assert_eq!((short.lines().count(), status), (2, Some(1)));
    let page = fs::read_to_string(folder.join("report.html")).expect("it was written");
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
    assert!(page.contains("<a href=\"#d2\">b.md</a>") && page.contains("id=\"d2\""));
    // The report stands in the folder now, and is no draft of it.
    let again =
        output(&mut copydesk(&folder, &["check", "--date", "2022-01-26", "--format", "html", "-j", "1"])).0;
    assert!(page == again);
}

#[test]
fn a_page_shows_the_words_under_embargo_and_says_so() {
    let folder = folder("held-page", &[("a.md", HELD)]);
    let page = output(copydesk(&folder, &["check", "--format", "html"]).env("CI", "true")).0;
    assert!(
        page.contains("The council met.")
            && page.contains("<strong>Under embargo</strong> until January 27, 2022")
    );
    let always = output(&mut copydesk(&folder, &["check", "--format", "html", "--redact", "always"])).0;
    assert!(!always.contains("council") && always.contains("The words of this draft are withheld."));
    assert!(always.contains("data-rule=\"weekday-mismatch\""));
}

#[test]
fn drafts_of_a_run_lead_to_one_another() {
    let one = "# Dam\n\nGovernor Serik Zhanbolatov opened it, said Zhanbolatov.\n";
    let other = "# Road\n\nGovernor Serik Janbolatov opened it, said Janbolatov.\n";
    let folder = folder("linked", &[("a.md", one), ("b.md", other)]);
    let page =
        output(&mut copydesk(&folder, &["check", "--across", "--format", "html", "--min-level", "note"])).0;
    let links: Vec<&str> = page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(links.iter().any(|l| l.starts_with("at-")), "{links:?}");
    for link in links.iter().filter(|l| **l != "index") {
        assert!(page.contains(&format!("id=\"{link}\"")), "{link}");
    }
}

#[test]
fn a_run_without_drafts_to_show_is_still_a_page() {
    let folder = folder("no-page", &[("a.md", "")]);
    let (page, status) = output(&mut copydesk(&folder, &["check", "--format", "html"]));
    assert!(page.ends_with("</html>\n") && page.contains("Read 1 draft"), "{page}");
    assert_eq!(status, Some(0));
}

#[test]
fn the_sheet_is_csv_for_a_spreadsheet() {
    let folder = folder("sheet", &[("a.md", FAULTY), ("b.md", SOUND)]);
    let (sheet, status) =
        output(&mut copydesk(&folder, &["inspect", "--date", "2022-01-26", "--format", "csv"]));
    let lines: Vec<&str> = sheet.split("\r\n").collect();
    assert_eq!(lines[0], "\u{feff}checked,kind,words,understood,source,times,path,line,column,sentence");
    let date = ",date,\"Tuesday, January 26\",\"Wednesday, January 26, 2022, by the day of publication\",,1,a.md,1,7,\"ORAL, Tuesday, January 26\"";
    assert!(lines.contains(&date), "{sheet}");
    assert_eq!((lines.last(), status), (Some(&""), Some(0)));
}

#[test]
fn the_sheet_is_printed_whole() {
    let folder = folder("half-a-sheet", &[("a.md", SOUND)]);
    let command = &mut copydesk(&folder, &["inspect", "--format", "csv", "--timeline"]);
    let told = String::from_utf8(command.output().expect("it runs").stderr).expect("it is UTF-8");
    assert!(told.contains("--format csv prints the fact-checker's sheet"), "{told}");
}
