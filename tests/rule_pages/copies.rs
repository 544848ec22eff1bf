//! The TOML is the rule: a copy of it under another name, in a newsroom's folder, finds the same.

use copydesk::diagnostic::Diagnostic;
use copydesk::rules::builtin::Builtin;
use copydesk::rules::page::Example;

use crate::desk::{self, Files};

/// The copy must find, in every draft of the page, what the rule finds.
pub fn check(rule: &Builtin, examples: &[Example]) -> Result<(), String> {
    let copy = format!("desk-{}", rule.name);
    let toml = rule.toml.replace(&format!("[rule.{}", rule.name), &format!("[rule.{copy}"));
    for example in examples {
        let plain = desk::found(example, &*Files::of(example).rules()?);
        let files = Files::of(example).rename(rule.name, &copy).with_rule(&copy, &toml);
        let own = desk::found(example, &*files.rules()?);
        if places(&plain, rule.name) != places(&own, &copy) {
            return Err(format!("line {}: the copy finds other places\n{}", example.line, example.draft));
        }
    }
    Ok(())
}

/// Places, levels and words of what a rule finds.
fn places<'d>(found: &'d [Diagnostic], rule: &str) -> Vec<(u32, u32, &'static str, &'d str)> {
    let own = found.iter().filter(|d| d.rule == rule);
    own.map(|d| (d.primary.span.start, d.primary.span.end, d.level.name(), d.message.as_str())).collect()
}
