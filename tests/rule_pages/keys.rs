//! Every key of a rule's TOML means something: changed, it changes what is found in some draft of the page.

use std::sync::Arc;

use copydesk::draft::Draft;
use copydesk::lint::{lint, lint_across};
use copydesk::rules::builtin::Builtin;
use copydesk::rules::page::Example;
use copydesk::rules::profile::Profile;
use copydesk::rules::spec::RuleSpec;
use copydesk::rules::{Rule, RuleSet};
use serde::Deserialize;
use toml::{Table, Value};

use crate::desk::{self, Files};

/// A step into a TOML value.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    Key(String),
    Item(usize),
}

/// The drafts of a page, with all built-in rules around the one that is changed.
struct Bench {
    rules: RuleSet,
    at: usize,
    drafts: Vec<Draft>,
}

/// Each leaf is changed in every way that its kind has; one of them must be noticed.
pub fn check(rule: &Builtin, examples: &[Example]) -> Result<(), String> {
    let file: Table = rule.toml.parse().map_err(|e| format!("{e}"))?;
    let mut table = file["rule"][rule.name].clone();
    // A rule that is off until a house asks for it is tried as if one had.
    let off = table["level"].as_str() == Some("off");
    if off {
        table["level"] = Value::String("warning".to_owned());
    }
    let mut benches = benches(rule, examples, off)?;
    let before = results(&mut benches, &table)?;
    let mut leaves = Vec::new();
    leaves_of(&table, &mut Vec::new(), &mut leaves);
    let mut needless = Vec::new();
    for path in leaves {
        let changed = changes(&table, &path);
        let noticed = changed.into_iter().any(|t| results(&mut benches, &t).is_ok_and(|r| r != before));
        if !noticed {
            needless.push(format!("{path:?}"));
        }
    }
    if needless.is_empty() { Ok(()) } else { Err(format!("nothing depends on\n{}", needless.join("\n"))) }
}

/// Drafts by the gazetteer they are read with; those with options say nothing of the rule's own keys.
fn benches(rule: &Builtin, examples: &[Example], off: bool) -> Result<Vec<Bench>, String> {
    let switched_on = |e: &Example| off && !e.config.contains("[options");
    let plain: Vec<&Example> = examples.iter().filter(|e| e.config.is_empty() || switched_on(e)).collect();
    let mut gazetteers: Vec<&str> = plain.iter().map(|e| e.gazetteer.as_str()).collect();
    gazetteers.sort_unstable();
    gazetteers.dedup();
    let bench = |gazetteer: &str| {
        let own: Vec<&&Example> = plain.iter().filter(|e| e.gazetteer == gazetteer).collect();
        let rules = Files::of(own[0]).load()?;
        let at = rules.rules.iter().position(|r| r.name == rule.name).ok_or("the rule is not loaded")?;
        let drafts = own.iter().map(|e| desk::draft(e, &desk::source(e), &rules)).collect();
        Ok(Bench { rules, at, drafts })
    };
    gazetteers.into_iter().map(bench).collect()
}

/// All that can be seen of a rule: what it says of itself, what it finds and how it weighs figures.
fn results(benches: &mut [Bench], table: &Value) -> Result<Vec<String>, String> {
    let spec = RuleSpec::deserialize(table.clone()).map_err(|e| e.to_string())?;
    let mut results = vec![spec.summary.clone()];
    for bench in benches {
        let rule = &bench.rules.rules[bench.at];
        bench.rules.rules[bench.at] = Rule { spec: Arc::new(spec.clone()), set: None, ..rule.clone() };
        results.extend(bench.drafts.iter().map(|d| format!("{:?}", lint(d, &bench.rules))));
        results.extend(bench.drafts.iter().map(|d| format!("{:?}", bench.rules.verdicts(d))));
        let profile =
            |(i, draft): (usize, &Draft)| Profile { path: format!("{i}.txt"), ..Profile::of(draft) };
        let profiles: Vec<Profile> = bench.drafts.iter().enumerate().map(profile).collect();
        results.push(format!("{:?}", lint_across(&profiles, &bench.rules)));
    }
    Ok(results)
}

/// Paths of everything that is no table: texts, numbers, lists of them.
fn leaves_of(value: &Value, path: &mut Vec<Step>, leaves: &mut Vec<Vec<Step>>) {
    let children: Vec<(Step, &Value)> = match value {
        Value::Table(table) => table.iter().map(|(k, v)| (Step::Key(k.clone()), v)).collect(),
        Value::Array(items) if items.iter().any(Value::is_table) => {
            items.iter().enumerate().map(|(i, v)| (Step::Item(i), v)).collect()
        }
        _ => return leaves.push(path.clone()),
    };
    for (step, child) in children {
        path.push(step);
        leaves_of(child, path, leaves);
        path.pop();
    }
}

/// The rule with one leaf changed, in each way that its kind has.
fn changes(table: &Value, path: &[Step]) -> Vec<Value> {
    let put = |new: Value| {
        let mut changed = table.clone();
        *at(&mut changed, path) = new;
        changed
    };
    let old = at(&mut table.clone(), path).clone();
    match old {
        Value::String(text) => words(table, path, &text).into_iter().map(|w| put(Value::String(w))).collect(),
        Value::Integer(n) => [0, 1, n / 10, n * 10 + 1].map(|n| put(Value::Integer(n))).into(),
        Value::Float(n) => {
            [0.0, -n, n / 100.0, n * 100.0 + 1.0, n - 1.0, n + 1.0].map(|n| put(Value::Float(n))).into()
        }
        Value::Boolean(b) => vec![put(Value::Boolean(!b))],
        Value::Array(items) => shorter(&items).into_iter().map(|i| put(Value::Array(i))).collect(),
        Value::Table(_) | Value::Datetime(_) => Vec::new(),
    }
}

fn at<'v>(value: &'v mut Value, path: &[Step]) -> &'v mut Value {
    path.iter().fold(value, |v, step| match step {
        Step::Key(key) => &mut v[key.as_str()],
        Step::Item(i) => &mut v[*i],
    })
}

/// Another text; where the text is one of a closed set, the others of the set, which the refusal names.
fn words(table: &Value, path: &[Step], old: &str) -> Vec<String> {
    let other = format!("{old} otherwise");
    let mut changed = table.clone();
    *at(&mut changed, path) = Value::String(other.clone());
    match RuleSpec::deserialize(changed) {
        Ok(_) => vec![other],
        Err(refusal) => {
            let levels = ["error", "warning", "note", "off"];
            let named = refusal.message().split('`').skip(1).step_by(2).collect::<Vec<_>>();
            levels.into_iter().chain(named).filter(|w| *w != old && *w != other).map(str::to_owned).collect()
        }
    }
}

/// None of the items, and all but each.
fn shorter(items: &[Value]) -> Vec<Vec<Value>> {
    let without = |i: usize| [&items[..i], &items[i + 1..]].concat();
    std::iter::once(Vec::new()).chain((0..items.len().min(40)).map(without)).collect()
}
