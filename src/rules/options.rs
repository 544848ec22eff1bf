//! `[options.RULE]` put into a rule.
//!
//! In: the rule's file and the configuration. Out: the rule as changed, and each option that it does not take.
//! An option is a key of the rule's check, or one of its templates and roles.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue, Deserializer, Error};

use super::load::at;
use super::spec::RuleSpec;
use crate::diagnostic::Fault;
use crate::settings::nearest::{known_name, suggestion};
use crate::settings::within::Within;

/// Keys of the rule itself that an option may change; levels have their own tables.
const OWN: [&str; 8] = ["message", "label", "note", "help", "roles", "kinds", "paths", "yields-to"];

/// Puts each option in by itself, so that a bad one is reported at its own key or value.
pub fn apply(rule_text: &str, config_text: &str, name: &str) -> (Option<RuleSpec>, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut spec = None;
    let rule = table(rule_text, "rule", name);
    let options = table(config_text, "options", name);
    let (Some(mut rule), Some(options)) = (rule, options) else { return (None, faults) };
    for (key, value) in options.into_inner() {
        let place = (key.span(), value.span());
        let changed = with_option(&rule, key, value);
        match RuleSpec::deserialize(Deserializer::from(changed.clone())) {
            Ok(sound) => {
                faults.extend(field_faults(&sound, place.1));
                spec = Some(sound);
                rule = changed;
            }
            Err(e) => faults.push(refused(name, &e, place)),
        }
    }
    (spec, faults)
}

fn refused(rule: &str, error: &Error, (key, value): (Range<usize>, Range<usize>)) -> Fault {
    if let Some(within) = Within::read(error.message()) {
        let message = format!("option of {rule}: {}", within.message);
        return at(&within.place(value), message, Some(within.help));
    }
    let message = error.message().replace('\n', "; ");
    let span = if message.starts_with("unknown field") { key } else { value };
    at(&span, format!("option of {rule}: {message}"), known_name(&message))
}

/// Holes in templates that no engine fills.
pub fn field_faults(spec: &RuleSpec, span: Range<usize>) -> Vec<Fault> {
    let known = spec.check.check().fields();
    let faults = spec.unknown_fields().into_iter().map(|(field, template)| {
        let help = suggestion(&field, known.iter().copied());
        let help = help.or_else(|| Some(format!("this check fills {}", holes(known))));
        at(&span, format!("`{{{field}}}` in `{template}` is filled by nothing"), help)
    });
    faults.collect()
}

fn holes(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|n| format!("{{{n}}}")).collect();
    names.join(", ")
}

/// The table `[outer.name]` of a file.
fn table<'t>(text: &'t str, outer: &str, name: &str) -> Option<Spanned<DeTable<'t>>> {
    let file = DeTable::parse(text).ok()?.into_inner();
    let under = file.into_iter().find(|(k, _)| k.get_ref() == outer)?.1;
    let DeValue::Table(tables) = under.into_inner() else { return None };
    let found = tables.into_iter().find(|(k, _)| k.get_ref() == name)?.1;
    let span = found.span();
    let DeValue::Table(table) = found.into_inner() else { return None };
    Some(Spanned::new(span, table))
}

/// The rule with one key changed: its own, or its check's.
fn with_option<'t>(
    rule: &Spanned<DeTable<'t>>,
    key: Spanned<DeString<'t>>,
    value: Spanned<DeValue<'t>>,
) -> Spanned<DeTable<'t>> {
    let mut changed = rule.clone();
    let table = changed.get_mut();
    let own = OWN.contains(&key.get_ref().as_ref());
    match params(table).filter(|_| !own) {
        Some(params) => params.insert(key, value),
        None => table.insert(key, value),
    };
    changed
}

/// The parameters of the rule's engine: the only table in `check`.
fn params<'a, 't>(rule: &'a mut DeTable<'t>) -> Option<&'a mut DeTable<'t>> {
    let check = rule.iter_mut().find(|(k, _)| k.get_ref() == "check")?.1;
    let DeValue::Table(engines) = check.get_mut() else { return None };
    match engines.iter_mut().next()?.1.get_mut() {
        DeValue::Table(params) => Some(params),
        _ => None,
    }
}
