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

fn main() {
    let arguments = Arguments::from_args();
    let trials = builtin::rules().iter().flat_map(trials).collect();
    libtest_mimic::run(&arguments, trials).exit();
}

/// The tests of one rule.
fn trials(rule: &'static Builtin) -> Vec<Trial> {
    let examples = match page::examples(rule.page) {
        Ok(examples) => examples,
        Err((line, why)) => {
            let told = format!("rules/{}/{}.md:{line}: {why}", rule.group, rule.name);
            return vec![Trial::test(format!("{}::page", rule.name), move || Err(Failed::from(told)))];
        }
    };
    let about_rule = [
        ("page", shape::check as fn(&Builtin, &[page::Example]) -> Result<(), String>),
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

fn trial(rule: &Builtin, name: String, check: impl FnOnce() -> Result<(), String> + Send + 'static) -> Trial {
    Trial::test(format!("{}::{name}", rule.name), move || check().map_err(Failed::from))
}
