//! What a SARIF run says of its rules: the words of their pages.

use std::collections::HashMap;

use serde::Serialize;

use super::wire::WireText;
use crate::diagnostic::{Diagnostic, Level};
use crate::document::StoryKind;
use crate::rules::{Rule, RuleSet};

/// Characters of a description that GitHub takes.
const MOST: usize = 1024;

/// A rule.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Descriptor {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    short_description: WireText,
    full_description: WireText,
    help: WireHelp,
    default_configuration: WireConfiguration,
    properties: WireProperties,
}

#[derive(Debug, Serialize)]
struct WireHelp {
    text: String,
    markdown: String,
}

#[derive(Debug, Serialize)]
struct WireConfiguration {
    level: &'static str,
}

/// What GitHub sorts and filters by.
#[derive(Debug, Serialize)]
struct WireProperties {
    precision: &'static str,
    #[serde(rename = "problem.severity")]
    severity: &'static str,
    tags: Vec<String>,
}

/// The rules that found something, in the order of their first finding.
#[derive(Default)]
pub struct Descriptors {
    indices: HashMap<String, usize>,
    descriptors: Vec<Descriptor>,
}

impl Descriptors {
    /// The index of the rule of a diagnostic. Where two configurations have a rule of one name, the first is told.
    pub fn index(&mut self, rules: &RuleSet, d: &Diagnostic) -> usize {
        if let Some(index) = self.indices.get(&d.rule) {
            return *index;
        }
        let index = self.descriptors.len();
        self.indices.insert(d.rule.clone(), index);
        self.descriptors.push(match rules.rule(&d.rule) {
            Some(rule) => descriptor(rule),
            None => unknown(d),
        });
        index
    }

    /// All of them.
    pub fn all(&self) -> &[Descriptor] {
        &self.descriptors
    }
}

fn descriptor(rule: &Rule) -> Descriptor {
    let level = rule.level(StoryKind::News, true);
    let summary = &rule.spec.summary;
    let page = if rule.page.trim().is_empty() { summary.as_str() } else { rule.page.trim_end() };
    Descriptor {
        id: rule.name.clone(),
        name: friendly(&rule.name),
        short_description: WireText::new(cut(summary)),
        full_description: WireText::new(cut(&flagged(&rule.page).unwrap_or_else(|| summary.clone()))),
        help: WireHelp { text: page.to_owned(), markdown: page.to_owned() },
        default_configuration: WireConfiguration { level: level_name(level) },
        properties: properties(level, &rule.group),
    }
}

/// A rule that no configuration of the document knows has its name and no more.
fn unknown(d: &Diagnostic) -> Descriptor {
    Descriptor {
        id: d.rule.clone(),
        name: friendly(&d.rule),
        short_description: WireText::new(d.rule.clone()),
        full_description: WireText::new(d.rule.clone()),
        help: WireHelp { text: d.rule.clone(), markdown: d.rule.clone() },
        default_configuration: WireConfiguration { level: level_name(d.level) },
        properties: properties(d.level, ""),
    }
}

/// An error contradicts the draft, the calendar or arithmetic; a warning is welcome more often than not.
fn properties(level: Level, group: &str) -> WireProperties {
    let (precision, severity) = match level {
        Level::Error => ("very-high", "error"),
        Level::Warning => ("high", "warning"),
        Level::Note | Level::Off => ("medium", "recommendation"),
    };
    let tags = [group].into_iter().filter(|g| !g.is_empty()).map(str::to_owned).collect();
    WireProperties { precision, severity, tags }
}

/// As SARIF calls a level.
pub fn level_name(level: Level) -> &'static str {
    match level {
        Level::Off => Level::Note.name(),
        level => level.name(),
    }
}

/// The name as SARIF wants it beside the one that people know: `FigureSum` for `figure-sum`; none where the two are one.
fn friendly(name: &str) -> Option<String> {
    let upper = |word: &str| {
        let mut chars = word.chars();
        chars.next().map(|c| c.to_uppercase().chain(chars).collect::<String>())
    };
    let friendly: String = name.split('-').filter_map(upper).collect();
    Some(friendly).filter(|f| !f.eq_ignore_ascii_case(name))
}

/// What stands under *What it flags*, on one line; none where a page has no such section.
fn flagged(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("\n## What it flags\n")?;
    let section = rest.split("\n## ").next()?;
    let words: Vec<&str> = section.split_whitespace().collect();
    Some(words.join(" ")).filter(|s| !s.is_empty())
}

/// A description no longer than GitHub takes, cut at a space.
fn cut(text: &str) -> String {
    let Some((at, _)) = text.char_indices().nth(MOST) else { return text.to_owned() };
    // Room for the dots, which are one character.
    let short = &text[..text[..at].char_indices().next_back().map_or(0, |(last, _)| last)];
    let space = short.rfind(' ').unwrap_or(short.len());
    format!("{}…", &short[..space])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::load::builtin_rules;

    #[test]
    fn every_page_describes_its_rule() {
        for rule in &builtin_rules().rules {
            let text = flagged(&rule.page).unwrap_or_else(|| panic!("{} says what it flags", rule.name));
            assert!(text.len() > 20 && !text.contains('\n'), "{}: {text}", rule.name);
            assert!(cut(&text).chars().count() <= MOST, "{}", rule.name);
        }
    }

    #[test]
    fn a_name_is_friendly_too() {
        assert_eq!(friendly("headline-body-figure").as_deref(), Some("HeadlineBodyFigure"));
        assert_eq!((friendly("-été").as_deref(), friendly("hedge")), (Some("Été"), None));
    }

    #[test]
    fn long_descriptions_are_cut_at_a_space() {
        let long = "é word".repeat(400);
        assert!(cut(&long).chars().count() <= MOST && cut(&long).ends_with("é…"));
        assert_eq!(cut(&"é".repeat(2000)).chars().count(), MOST);
        assert_eq!(cut("short"), "short");
    }
}
