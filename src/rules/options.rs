//! `[options.RULE]` put into a rule.
//!
//! In: the rule's file and the configuration. Out: the rule as changed, and each option that it does not take.
//! An option is a key of the rule's check, or one of its templates and roles.

use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue, Deserializer, Error};

use super::spec::RuleSpec;
use crate::config::at;
use crate::diagnostic::Fault;
use crate::settings::nearest::suggestion;
use crate::settings::remedy;
use crate::settings::within::Within;
use crate::source::Source;

/// Keys of the rule itself that an option may change; levels have their own tables.
const OWN: [&str; 8] = ["message", "label", "note", "help", "roles", "kinds", "paths", "yields-to"];

/// Where options stand in a configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// `[options]`
    Top,
    /// `[override.options]` of the override with an index.
    Override(usize),
}

/// Options of a rule in a configuration.
#[derive(Debug, Clone)]
pub struct Put {
    /// The configuration.
    pub config: Arc<Source>,
    /// Where in it.
    pub table: Table,
}

/// Puts options into a rule, those of one configuration over those before it: each by itself, so that a bad one is
/// reported at its own key or value. Only the mistakes of the last configuration are reported.
pub fn apply(rule_text: &str, puts: &[Put], name: &str) -> (Option<RuleSpec>, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut spec = None;
    let Some(mut rule) = named(DeTable::parse(rule_text).ok(), "rule", name) else { return (None, faults) };
    for put in puts {
        faults.clear();
        for (key, value) in options(put, name).map(Spanned::into_inner).unwrap_or_default() {
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
    }
    (spec, faults)
}

/// The options of a rule as a configuration writes them.
fn options<'p>(put: &'p Put, name: &str) -> Option<Spanned<DeTable<'p>>> {
    let file = DeTable::parse(&put.config.text).ok()?;
    match put.table {
        Table::Top => named(Some(file), "options", name),
        Table::Override(index) => {
            let all = file.into_inner().into_iter().find(|(k, _)| k.get_ref() == "override")?.1;
            let DeValue::Array(all) = all.into_inner() else { return None };
            named(table(all.get(index)?.clone()), "options", name)
        }
    }
}

fn refused(rule: &str, error: &Error, (key, value): (Range<usize>, Range<usize>)) -> Fault {
    if let Some(within) = Within::read(error.message()) {
        let message = format!("option of {rule}: {}", within.message);
        return at(&within.place(value), message, Some(within.help));
    }
    let message = error.message().replace('\n', "; ");
    let span = if message.starts_with("unknown field") { key } else { value };
    at(&span, format!("option of {rule}: {message}"), Some(remedy::of(&message)))
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
fn named<'t>(file: Option<Spanned<DeTable<'t>>>, outer: &str, name: &str) -> Option<Spanned<DeTable<'t>>> {
    let under = |file: Spanned<DeTable<'t>>, key: &str| {
        file.into_inner().into_iter().find(|(k, _)| k.get_ref() == key).and_then(|(_, value)| table(value))
    };
    under(under(file?, outer)?, name)
}

fn table<'t>(value: Spanned<DeValue<'t>>) -> Option<Spanned<DeTable<'t>>> {
    let span = value.span();
    match value.into_inner() {
        DeValue::Table(table) => Some(Spanned::new(span, table)),
        _ => None,
    }
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
