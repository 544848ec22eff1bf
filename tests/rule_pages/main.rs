//! The rule pages as tests: every draft of a page, every rule copied into a newsroom's folder, every key changed.
//!
//! In: the built-in rules and their pages. Out: one test for each draft, and for each rule tests of its page,
//! its copy and its keys.

mod copies;
mod desk;
mod drafts;
mod keys;
mod shape;

use copydesk::rules::builtin::{self, Builtin};
use copydesk::rules::page;
use libtest_mimic::{Arguments, Failed, Trial};

/// A test of a rule with the drafts of its page.
type Check = fn(&Builtin, &[page::Example]) -> Result<(), String>;

fn main() {
    let arguments = Arguments::from_args();
    let trials = builtin::rules().iter().flat_map(trials).collect();
    libtest_mimic::run(&arguments, trials).exit();
}

/// The tests of one rule.
fn trials(rule: &'static Builtin) -> Vec<Trial> {
    let examples = match page::examples(&text(rule)) {
        Ok(examples) => examples,
        Err((line, why)) => {
            let told = format!("rules/{}/{}.md:{line}: {why}", rule.group, rule.name);
            return vec![Trial::test(format!("{}::page", rule.name), move || Err(Failed::from(told)))];
        }
    };
    let about_rule = [
        ("page", (|r: &Builtin, e: &[page::Example]| shape::check(r, &text(r), e)) as Check),
        ("copy", copies::check),
        ("keys", keys::check),
    ];
    let mut trials: Vec<Trial> = about_rule
        .into_iter()
        .map(|(name, check)| {
            let examples = examples.clone();
            trial(rule, name.to_owned(), move || check(rule, &examples))
        })
        .collect();
    trials.extend(examples.into_iter().map(|example| {
        let name = format!("line {} {}", example.line, example.heading);
        trial(rule, name, move || drafts::check(rule, &example))
    }));
    trials
}

/// The page as it stands in the tree, so that a changed page needs no new build.
fn text(rule: &Builtin) -> String {
    let path = format!("{}/rules/{}/{}.md", env!("CARGO_MANIFEST_DIR"), rule.group, rule.name);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn trial(rule: &Builtin, name: String, check: impl FnOnce() -> Result<(), String> + Send + 'static) -> Trial {
    Trial::test(format!("{}::{name}", rule.name), move || check().map_err(Failed::from))
}
