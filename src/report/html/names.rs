//! The people, places and bodies with their spellings, and where in the story each spelling stands.

use std::collections::{BTreeMap, HashMap};

use super::markup::Html;
use super::plot::{Tick, strip};
use super::timeline;
use super::view::View;
use crate::annotate::entity::Entity;
use crate::annotate::mention::MentionKind;
use crate::report::sheet::{Kind, words};
use crate::rules::engine::Engine;
use crate::source::Span;

/// The groups of names, in the order they are shown.
const GROUPS: [(MentionKind, &str); 4] = [
    (MentionKind::Person, "People"),
    (MentionKind::Place, "Places"),
    (MentionKind::Organization, "Bodies"),
    (MentionKind::Unknown, "Other names"),
];

/// One spelling and where it stands.
struct Spelling<'d> {
    form: &'d str,
    places: Vec<Span>,
}

/// One bearer with all spellings, in the order of the text.
struct Bearer<'d> {
    kind: MentionKind,
    name: &'d str,
    spellings: Vec<Spelling<'d>>,
}

/// Writes the names, if there are any.
pub fn write(h: &mut Html, view: &View<'_>) {
    let bearers = bearers(view);
    if bearers.is_empty() {
        return;
    }
    h.raw("<table><thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Spelled</th><th scope=\"col\">Times</th>");
    h.raw("<th scope=\"col\">From the first word to the last</th><th scope=\"col\">Line</th></tr></thead>\n");
    for (kind, heading) in GROUPS {
        let group: Vec<&Bearer<'_>> = bearers.iter().filter(|b| b.kind == kind).collect();
        if !group.is_empty() {
            h.raw("<tbody>\n<tr class=\"group\"><th colspan=\"5\" scope=\"rowgroup\">")
                .raw(heading)
                .raw("</th></tr>\n");
            group.iter().for_each(|b| bearer(h, view, b));
            h.raw("</tbody>\n");
        }
    }
    h.raw("</table>\n");
}

fn bearer(h: &mut Html, view: &View<'_>, bearer: &Bearer<'_>) {
    let length = view.draft().document.text.len().max(1) as f64;
    for (i, spelling) in bearer.spellings.iter().enumerate() {
        h.raw(if i > 0 { "<tr class=\"again\">" } else { "<tr>" }).raw("<th scope=\"row\">");
        match i {
            0 => h.text(&words::line(bearer.name)),
            _ => h.raw("<span class=\"aside\">").text(&words::line(bearer.name)).raw("</span>"),
        };
        h.raw("</th><td>").text(&words::line(spelling.form)).raw("</td><td>").show(spelling.places.len());
        h.raw("</td><td>");
        let ticks = spelling.places.iter().map(|p| f64::from(p.start) / length);
        strip(h, ticks.map(|at| Tick::at(at, "mention")));
        h.raw("</td><td>");
        let first = spelling.places.first().copied().unwrap_or_default();
        timeline::line(h, view, view.row(Kind::Name, first), first);
        h.raw("</td></tr>\n");
    }
}

/// Entities with their spellings; those whom a finding or the lists call one bearer are joined.
fn bearers<'d>(view: &View<'d>) -> Vec<Bearer<'d>> {
    let found = &view.draft().annotations;
    let leaders = leaders(view);
    let mut bearers: BTreeMap<usize, Bearer<'d>> = BTreeMap::new();
    for mention in &found.mentions {
        let leader = leaders[mention.entity as usize];
        let Some(entity) = found.entities.get(leader) else { continue };
        let bearer = bearers.entry(leader).or_insert_with(|| opened(entity));
        match bearer.spellings.iter_mut().find(|s| s.form == mention.form) {
            Some(spelling) => spelling.places.push(mention.span),
            None => bearer.spellings.push(Spelling { form: &mention.form, places: vec![mention.span] }),
        }
    }
    bearers.into_values().collect()
}

fn opened(entity: &Entity) -> Bearer<'_> {
    Bearer { kind: entity.kind, name: &entity.name, spellings: Vec::new() }
}

/// For each entity the first that is the same: by the entry of the lists, or by a finding of two spellings.
fn leaders(view: &View<'_>) -> Vec<usize> {
    let entities = &view.draft().annotations.entities;
    let mut leaders: Vec<usize> = (0..entities.len()).collect();
    let mut listed: HashMap<u32, usize> = HashMap::new();
    for (i, entity) in entities.iter().enumerate() {
        if let Some(entry) = entity.entry {
            let first = *listed.entry(entry).or_insert(i);
            join(&mut leaders, first, i);
        }
    }
    for together in misspelt(view) {
        together.windows(2).for_each(|pair| join(&mut leaders, pair[0], pair[1]));
    }
    leaders
}

fn join(leaders: &mut [usize], a: usize, b: usize) {
    let (a, b) = (leaders[a], leaders[b]);
    let (first, other) = (a.min(b), a.max(b));
    leaders.iter_mut().filter(|l| **l == other).for_each(|l| *l = first);
}

/// The entities that each finding of a spelling points at.
fn misspelt(view: &View<'_>) -> Vec<Vec<usize>> {
    let mentions = &view.draft().annotations.mentions;
    let spelling =
        |rule: &str| view.read.rules.rule(rule).is_some_and(|r| matches!(r.spec.check, Engine::Spelling(_)));
    let about = view.findings.iter().filter(|f| spelling(&f.diagnostic.rule));
    about
        .map(|finding| {
            let spans = finding.places.iter().flat_map(|p| &p.spans);
            let named = spans.filter_map(|s| {
                let at = mentions.partition_point(|m| m.span.end <= s.start);
                mentions.get(at).filter(|m| m.span.overlaps(*s)).map(|m| m.entity as usize)
            });
            named.collect()
        })
        .collect()
}
