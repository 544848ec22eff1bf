//! Suppressions: what a desk allows, what that hides, and what is wrong with it.
//!
//! In: the directives of a draft, the entries of a side file, findings. Out: [`Suppression`]s with what they hide.
//! A suppression hides findings of the rules it names, at the place it names, and nothing else; one without a
//! reason, one that is over or that cannot be read hides nothing.
//!
//! Wrong place: `reach`; wrong words of a directive: `document::directive`; wrong entry: `config::allowed`.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use super::reach::{self, Reach};
use crate::config::allowed::{Allowance, Entries};
use crate::diagnostic::{Diagnostic, Fault, Label, Level};
use crate::document::StoryKind;
use crate::document::directive::{Allow, Directive, Says, Scope};
use crate::draft::Draft;
use crate::rules::RuleSet;
use crate::rules::suppression::{Flaw, Misuse};
use crate::settings::nearest::suggestion;
use crate::source::{Source, SourceSpan};

/// Where a suppression stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// In the draft, for a scope.
    Draft(Scope),
    /// In the side file.
    File,
}

/// What is to be said of a suppression by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
enum State {
    InForce,
    Expired,
    Reasonless,
    Broken(Fault),
}

/// An allowance and what it hides.
#[derive(Debug, Clone)]
pub struct Suppression {
    /// Name of the draft.
    pub path: String,
    /// Where it stands.
    pub by: By,
    /// The directive in the draft, or the entry of the side file.
    pub place: Label,
    /// Rules that it names, with the places of the names.
    pub rules: Vec<(String, SourceSpan)>,
    /// Why.
    pub reason: Option<String>,
    /// Last day of the document on which it holds.
    pub until: Option<Date>,
    /// What it hides.
    pub hidden: Vec<Diagnostic>,
    state: State,
    reach: Reach,
    /// Day of the document.
    date: Option<Date>,
}

impl Suppression {
    /// What came of it, as printed.
    pub fn outcome(&self) -> &'static str {
        match self.state {
            State::Expired => "expired",
            State::Reasonless => "reasonless",
            State::Broken(_) => "broken",
            State::InForce if self.hidden.is_empty() => "unused",
            State::InForce => "used",
        }
    }

    /// Takes what it hides out of what was found.
    fn take(&mut self, pile: &mut Pile) {
        for (rule, _) in &self.rules {
            for at in pile.fits(&self.reach, rule) {
                self.hidden.extend(pile.take(at));
            }
        }
    }

    /// Rules that it names and of which it hides nothing, those that are off left out: nobody can tell.
    fn idle<'a>(
        &'a self,
        rules: &'a RuleSet,
        kind: StoryKind,
    ) -> impl Iterator<Item = &'a (String, SourceSpan)> {
        self.rules.iter().filter(move |(name, _)| {
            let on = rules.rule(name).is_some_and(|r| r.level(kind, true) > Level::Off);
            on && !self.hidden.iter().any(|d| d.rule == *name)
        })
    }

    fn misuse(&self, flaw: Flaw, mut values: Vec<(&'static str, String)>, at: SourceSpan) -> Misuse {
        values.push(("until", self.until.map(|d| d.to_string()).unwrap_or_default()));
        values.push(("date", self.date.map(|d| d.to_string()).unwrap_or_default()));
        let head =
            Label { path: None, span: SourceSpan::default(), text: String::new(), message: String::new() };
        let (primary, secondary) = match self.by {
            By::Draft(_) => (self.part(at), Vec::new()),
            By::File => (head, vec![self.place.clone()]),
        };
        Misuse { flaw, path: self.path.clone(), primary, secondary, values }
    }

    /// A part of the directive.
    fn part(&self, at: SourceSpan) -> Label {
        let start = self.place.span.start.min(at.start);
        let inner = SourceSpan { start: at.start - start, end: at.end.max(at.start) - start };
        Label { span: at, text: inner.of(&self.place.text).to_owned(), ..self.place.clone() }
    }

    fn misuses(&self, rules: &RuleSet, kind: StoryKind) -> Vec<Misuse> {
        let whole = self.place.span;
        let named = || vec![("rule", names(self.rules.iter()))];
        match &self.state {
            State::Broken(fault) => {
                let remedy = fault.help.clone().unwrap_or_default();
                let values = vec![("what", fault.message.clone()), ("remedy", remedy)];
                vec![self.misuse(Flaw::Broken, values, fault.span)]
            }
            State::Reasonless => vec![self.misuse(Flaw::Reasonless, named(), whole)],
            State::Expired => vec![self.misuse(Flaw::Expired, named(), whole)],
            State::InForce => {
                let idle = self.idle(rules, kind);
                idle.map(|(name, at)| self.misuse(Flaw::Unused, self.unused(name), *at)).collect()
            }
        }
    }

    fn unused(&self, rule: &str) -> Vec<(&'static str, String)> {
        let remedy = match self.by {
            By::Draft(_) => "put it right before the words that it is for, or take it out".to_owned(),
            By::File => "take the entry out; the words or the sentence around them have changed".to_owned(),
        };
        vec![("rule", rule.to_owned()), ("place", self.scope().to_owned()), ("remedy", remedy)]
    }

    /// Where it allows something, in words.
    fn scope(&self) -> &'static str {
        match self.by {
            By::Draft(Scope::Finding) => "from here to the end of the paragraph",
            By::Draft(Scope::Sentence) => "in this sentence",
            By::Draft(Scope::Paragraph) => "in this paragraph",
            By::Draft(Scope::Block) => "up to `copydesk: end`",
            By::File => "with this fingerprint",
        }
    }
}

/// What was found and is not hidden yet.
struct Pile {
    found: Vec<Option<Diagnostic>>,
    /// By rule, in order, each with where it begins. What has no words of its own in the source, as a headline beside
    /// the text, stands in no area of it.
    places: HashMap<String, BTreeSet<(u32, usize)>>,
    prints: HashMap<String, Vec<usize>>,
}

impl Pile {
    fn of(mut found: Vec<Diagnostic>) -> Self {
        found.sort_by(|a, b| a.order().cmp(&b.order()));
        let mut pile = Self { found: Vec::new(), places: HashMap::new(), prints: HashMap::new() };
        for (at, d) in found.into_iter().enumerate() {
            if !d.primary.span.is_empty() {
                pile.places.entry(d.rule.clone()).or_default().insert((d.primary.span.start, at));
            }
            pile.prints.entry(d.fingerprint.clone()).or_default().push(at);
            pile.found.push(Some(d));
        }
        pile
    }

    /// Indices of what an allowance of a rule hides, in order.
    fn fits(&self, reach: &Reach, rule: &str) -> Vec<usize> {
        let places = self.places.get(rule);
        let within = |start: u32, end: u32| {
            let range = places.filter(|_| start < end).map(|p| p.range((start, 0)..(end, 0)));
            range.into_iter().flatten().map(|(_, at)| *at)
        };
        match reach {
            Reach::Next(area, from) => within(area.start.max(*from), area.end).take(1).collect(),
            Reach::Last(area) => within(area.start, area.end).next_back().into_iter().collect(),
            Reach::All(area) => within(area.start, area.end).collect(),
            Reach::Print(print) => {
                let of_rule = |at: &usize| self.found[*at].as_ref().is_some_and(|d| d.rule == rule);
                self.prints.get(print).into_iter().flatten().copied().filter(of_rule).collect()
            }
            Reach::Nothing => Vec::new(),
        }
    }

    fn take(&mut self, at: usize) -> Option<Diagnostic> {
        let taken = self.found[at].take()?;
        if let Some(places) = self.places.get_mut(&taken.rule) {
            places.remove(&(taken.primary.span.start, at));
        }
        Some(taken)
    }
}

/// All that is allowed in a draft: by the draft itself, in its order, then by the side file.
pub(super) fn all(draft: &Draft, rules: &RuleSet, entries: &Entries) -> Vec<Suppression> {
    let directives = &draft.document.directives;
    let ends = ends(directives);
    let inline = directives.iter().enumerate().filter_map(|(i, directive)| match &directive.says {
        Says::Allow(allow) => {
            Some(allowance(draft, rules, (directive, allow), ends[i].map(|e| &directives[e])))
        }
        Says::End if ends.contains(&Some(i)) => None,
        Says::End => Some(broken(draft, directive, stray_end(directive))),
        Says::Nothing => Some(broken(draft, directive, directive.faults.first()?.clone())),
    });
    let filed = entries.source.iter().flat_map(|file| entries.entries.iter().map(|e| entry(draft, file, e)));
    inline.chain(filed).collect()
}

/// Lets each suppression take what it hides, in their order.
pub fn hide(suppressions: &mut [Suppression], found: &mut Vec<Diagnostic>) {
    if suppressions.is_empty() {
        return;
    }
    let mut pile = Pile::of(std::mem::take(found));
    suppressions.iter_mut().filter(|s| s.state == State::InForce).for_each(|s| s.take(&mut pile));
    found.extend(pile.found.into_iter().flatten());
}

/// What is wrong with suppressions when all that they may hide is known.
pub(super) fn reports(suppressions: &[Suppression], rules: &RuleSet, kind: StoryKind) -> Vec<Diagnostic> {
    let misuses = suppressions.iter().flat_map(|s| s.misuses(rules, kind));
    let mut told: Vec<Diagnostic> = misuses.flat_map(|m| rules.misuse(&m, kind)).collect();
    told.sort_by(|a, b| a.order().cmp(&b.order()));
    told
}

/// For each directive that opens a block, the index of the one that closes it.
fn ends(directives: &[Directive]) -> Vec<Option<usize>> {
    let (mut ends, mut open) = (vec![None; directives.len()], Vec::new());
    for (i, directive) in directives.iter().enumerate() {
        match &directive.says {
            Says::Allow(Allow { scope: Scope::Block, .. }) => open.push(i),
            Says::End => open.pop().into_iter().for_each(|o| ends[o] = Some(i)),
            _ => {}
        }
    }
    ends
}

fn allowance(
    draft: &Draft,
    rules: &RuleSet,
    (directive, allow): (&Directive, &Allow),
    end: Option<&Directive>,
) -> Suppression {
    let date = draft.document.date();
    let state = match unreadable(directive, allow, end, rules) {
        Some(fault) => State::Broken(fault),
        None if allow.reason.is_none() => State::Reasonless,
        None => in_force(allow.until, date),
    };
    Suppression {
        by: By::Draft(allow.scope),
        rules: allow.rules.clone(),
        reason: allow.reason.clone(),
        until: allow.until,
        state,
        reach: reach::of(draft, directive, allow.scope, end),
        ..bare(draft, directive)
    }
}

/// Over when the document is of a later day; without a day of the document nobody can tell.
fn in_force(until: Option<Date>, date: Option<Date>) -> State {
    let over = until.zip(date).is_some_and(|(until, date)| until < date);
    if over { State::Expired } else { State::InForce }
}

fn unreadable(
    directive: &Directive,
    allow: &Allow,
    end: Option<&Directive>,
    rules: &RuleSet,
) -> Option<Fault> {
    if let Some((name, span)) = allow.rules.iter().find(|(name, _)| rules.rule(name).is_none()) {
        let near = suggestion(name, rules.rules.iter().map(|r| r.name.as_str()));
        let help =
            near.unwrap_or("`copydesk rules` lists the rules; the reason stands behind ` -- `".to_owned());
        return Some(Fault { span: *span, message: format!("no rule is called `{name}`"), help: Some(help) });
    }
    let open = allow.scope == Scope::Block && end.is_none();
    let help = "write `copydesk: end` behind the last words that it is for".to_owned();
    open.then(|| Fault {
        span: directive.span,
        message: "the block is not closed".to_owned(),
        help: Some(help),
    })
}

fn stray_end(directive: &Directive) -> Fault {
    let help = "open it with `copydesk: allow RULE in block -- the reason`, or take this out".to_owned();
    Fault { span: directive.span, message: "no block is open here".to_owned(), help: Some(help) }
}

fn broken(draft: &Draft, directive: &Directive, fault: Fault) -> Suppression {
    Suppression { state: State::Broken(fault), ..bare(draft, directive) }
}

/// A directive of which nothing is known yet.
fn bare(draft: &Draft, directive: &Directive) -> Suppression {
    let text = directive.text.clone();
    Suppression {
        path: draft.path.clone(),
        by: By::Draft(Scope::Finding),
        place: Label { path: None, span: directive.span, text, message: String::new() },
        rules: Vec::new(),
        reason: None,
        until: None,
        hidden: Vec::new(),
        state: State::InForce,
        reach: Reach::Nothing,
        date: draft.document.date(),
    }
}

fn entry(draft: &Draft, file: &Source, entry: &Allowance) -> Suppression {
    let (path, text) = (Some(file.name.clone()), entry.fingerprint.clone());
    let date = draft.document.date();
    Suppression {
        path: draft.path.clone(),
        by: By::File,
        place: Label { path, span: entry.span, text, message: "allowed here".to_owned() },
        rules: vec![(entry.rule.clone(), entry.rule_at)],
        reason: Some(entry.reason.clone()),
        until: entry.until,
        hidden: Vec::new(),
        state: in_force(entry.until, date),
        reach: Reach::Print(entry.fingerprint.clone()),
        date,
    }
}

fn names<'a>(rules: impl Iterator<Item = &'a (String, SourceSpan)>) -> String {
    rules.map(|(name, _)| format!("`{name}`")).collect::<Vec<_>>().join(" and ")
}
