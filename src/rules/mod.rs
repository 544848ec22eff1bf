//! Rule files compiled into what runs.
//!
//! In: rule files, built-in and the newsroom's, and the configuration. Out: [`RuleSet`] and every mistake found.
//! Not here: reading files (`walk`, through `config::layers::Loader`), running rules over a draft (`lint`).
//!
//! A new rule is two files in `rules/<group>/`; a new engine is one file here and a variant in [`engine`].

pub mod acronyms;
pub mod bidi;
pub mod builtin;
pub mod calendar;
pub mod captions;
pub mod claims;
pub mod condition;
pub mod engine;
pub mod existence;
pub mod figures;
pub mod findings;
pub mod introduction;
pub mod load;
pub mod located;
pub mod marks;
pub mod mojibake;
pub mod options;
pub mod page;
pub mod pattern;
pub mod persons;
pub mod phrases;
pub mod profile;
pub mod repetition;
pub mod scope;
pub mod script;
pub mod sourcing;
pub mod spec;
pub mod spelling;
pub mod superlative;
pub mod suppression;
pub mod template;
pub mod words;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use crate::diagnostic::{Diagnostic, Level};
use crate::document::StoryKind;
use crate::draft::Draft;
use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::romanization::units::Units;
use claims::Levels;
use engine::Engine;
use findings::Findings;
use profile::Profile;
use sourcing::Verdict;
use spec::{RuleSpec, Since};
use spelling::names::Names;

/// What rules and readings know of words and of the world.
pub struct Facts {
    /// Word lists.
    pub lexicon: Lexicon,
    /// People, places, organizations, events.
    pub gazetteer: Gazetteer,
    /// Costs of rewriting one spelling as another, read at the first draft with names.
    pub units: LazyLock<Units>,
}

/// Where a rule, or its level, was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Compiled in.
    Builtin,
    /// A file, by its path as given.
    File(String),
    /// A line of a configuration.
    At {
        /// The file, as printed.
        file: String,
        /// From 1.
        line: usize,
    },
    /// An option of the command line.
    Option,
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Origin::Builtin => f.write_str("built-in"),
            Origin::File(path) => f.write_str(path),
            Origin::At { file, line } => write!(f, "{file}:{line}"),
            Origin::Option => f.write_str("--level"),
        }
    }
}

/// A rule in force.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Kebab-case name of the fault.
    pub name: String,
    /// Folder it stands in.
    pub group: String,
    /// What it is; shared, as every set of rules has its own levels of the same rules.
    pub spec: Arc<RuleSpec>,
    /// Its page, in Markdown.
    pub page: Cow<'static, str>,
    /// Where the rule stands.
    pub origin: Origin,
    /// Level set by configuration or option for all kinds.
    pub set: Option<(Level, Origin)>,
    /// Levels set by configuration for one kind.
    pub set_in: BTreeMap<StoryKind, (Level, Origin)>,
}

impl Rule {
    /// Level of a finding in a kind of story: what is set wins over the rule's own.
    pub fn level(&self, kind: StoryKind, sure: bool) -> Level {
        let set = self.set_in.get(&kind).or(self.set.as_ref()).map(|(level, _)| *level);
        match set {
            Some(level) if sure => level,
            Some(level) => level.lower(),
            None => self.own(self.spec.level(kind, sure)),
        }
    }

    /// Level of a finding of a case with levels of its own. What is set wins over them; a case that is softer
    /// than the rule stays so.
    pub fn case_level(&self, kind: StoryKind, case: &Levels) -> Level {
        let set = self.set_in.get(&kind).or(self.set.as_ref()).map(|(level, _)| *level);
        match set {
            Some(level) if case.of(StoryKind::News) < self.spec.level.0 => level.lower(),
            Some(level) => level,
            None => self.own(case.of(kind)),
        }
    }

    /// A level of the rule itself: a rule that is new in this release speaks in notes, so that a release turns no
    /// clean run into a failing one.
    fn own(&self, level: Level) -> Level {
        if self.is_new() { level.min(Level::Note) } else { level }
    }

    /// Whether it came with this release.
    pub fn is_new(&self) -> bool {
        self.spec.since.as_ref().is_some_and(Since::is_now)
    }

    /// Where its level for news was set.
    pub fn level_origin(&self) -> &Origin {
        self.set.as_ref().map_or(&self.origin, |(_, origin)| origin)
    }

    /// What the rule finds in a draft, whose names all rules share.
    pub fn check<'d>(
        &'d self,
        draft: &'d Draft,
        facts: &'d Facts,
        names: &'d OnceCell<Names<'d>>,
    ) -> Vec<Diagnostic> {
        let mut findings = Findings { rule: self, draft, facts, names, found: Vec::new() };
        self.spec.check.check().check(draft, &mut findings);
        findings.found
    }

    /// What the rule finds between documents.
    pub fn across(&self, profiles: &[Profile], facts: &Facts) -> Vec<Diagnostic> {
        match &self.spec.check {
            Engine::Spelling(spelling) => spelling.across(profiles, &facts.units, self),
            _ => Vec::new(),
        }
    }
}

/// The rules in force, by name.
pub struct RuleSet {
    /// Sorted by name.
    pub rules: Vec<Rule>,
    /// What they know.
    pub facts: Arc<Facts>,
}

impl RuleSet {
    /// The rule with a name.
    pub fn rule(&self, name: &str) -> Option<&Rule> {
        self.rules.iter().find(|r| r.name == name)
    }

    /// What sourcing rules think of each figure: the verdict, and whether it is reported at some level.
    pub fn verdicts(&self, draft: &Draft) -> Vec<(Verdict, bool)> {
        let kind = draft.document.kind();
        let engines = self.rules.iter().filter_map(|r| match &r.spec.check {
            Engine::Sourcing(engine) => Some((r, engine)),
            _ => None,
        });
        let judged = engines.flat_map(|(rule, engine)| {
            let asked = move |v: &Verdict| {
                let role = draft.block_of(draft.annotations.quantities[v.quantity as usize].sentence).role;
                engine.asks(v) && rule.spec.reads(role) && rule.level(kind, v.sure) > Level::Off
            };
            engine.verdicts(draft).into_iter().map(move |v| (asked(&v), v))
        });
        judged.map(|(asked, v)| (v, asked)).collect()
    }
}
