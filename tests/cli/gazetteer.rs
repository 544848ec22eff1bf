//! `copydesk gazetteer compile`, and runs that open what it wrote.

use std::fs;

use insta_cmd::assert_cmd_snapshot;

use crate::{copydesk, folder};

const NAMES: &str = "[[person]]\nname = \"Arman Teshqan\"\nnative = \"Арман Тешқан\"\nlanguage = \"kk\"\n";

const DRAFT: &str = "ORAL, Wednesday, January 26 -- Arman Teshkan spoke to the council.\n";

#[test]
fn a_compiled_gazetteer_says_what_its_text_says() {
    let config = "gazetteer = [\"names.gazetteer\"]\n";
    let files = [("names.toml", NAMES), ("copydesk.toml", config), ("draft.txt", DRAFT)];
    let folder = folder("compiled", &files);
    assert_cmd_snapshot!(copydesk(&folder, &["gazetteer", "compile", "names.toml", "-o", "names.gazetteer"]));
    let check = ["check", "--date", "2022-01-26", "draft.txt"];
    assert_cmd_snapshot!(copydesk(&folder, &check));
    let stdout = || copydesk(&folder, &check).output().expect("it runs").stdout;
    let opened = stdout();
    fs::write(folder.join("copydesk.toml"), "gazetteer = [\"names.toml\"]\n").expect("it can be written");
    assert_eq!(String::from_utf8_lossy(&opened), String::from_utf8_lossy(&stdout()));
}

#[test]
fn a_text_with_mistakes_is_not_compiled() {
    let names = NAMES.replace("language = \"kk\"", "language = \"kz\"");
    let folder = folder("not-compiled", &[("names.toml", &names)]);
    assert_cmd_snapshot!(copydesk(&folder, &["gazetteer", "compile", "names.toml", "-o", "names.gazetteer"]));
    assert!(!folder.join("names.gazetteer").exists());
    assert_cmd_snapshot!(copydesk(&folder, &["gazetteer", "compile", "names.toml", "-o", "names.bin"]));
}

#[test]
fn a_file_that_is_damaged_or_of_another_version_is_told_with_what_to_do() {
    let config = "gazetteer = [\"names.gazetteer\"]\n";
    let files = [("copydesk.toml", config), ("names.gazetteer", "names"), ("draft.txt", DRAFT)];
    let folder = folder("damaged", &files);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--date", "2022-01-26", "draft.txt"]));
    fs::remove_file(folder.join("names.gazetteer")).expect("it is there");
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--date", "2022-01-26", "draft.txt"]));
}
