//! The commands of the README print what the README says.

use std::fs;

#[test]
fn the_readme_is_true() {
    // A README without commands would be true of everything.
    let readme = fs::read_to_string("README.md").expect("it is there");
    assert!(readme.matches("\n```console\n$ copydesk ").count() > 5);
    let cases = trycmd::TestCases::new();
    cases.case("README.md").case("docs/newsroom.md").case("rules/desk.md");
    #[cfg(feature = "docx")]
    cases.case("docs/word.md");
}
