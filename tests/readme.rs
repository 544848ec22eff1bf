//! The commands of the README print what the README says.

#[test]
fn the_readme_is_true() {
    trycmd::TestCases::new().case("README.md");
}
