//! Invisible controls that turn the direction of writing.
//!
//! In: the characters of a draft that is written from left to right. Out: a finding for each paragraph that holds
//! such controls. A pair around words that are written from right to left does its work and is let pass; an override
//! turns every letter around it and never is.

use serde::Deserialize;

use super::engine::Check;
use super::findings::{Finding, Findings, Mark};
use super::template::Template;
use crate::document::MarkupKind;
use crate::draft::Draft;
use crate::source::Span;

/// Invisible controls that turn the direction of writing.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Bidi {
    /// Help where an override changes what is read, so that taking it out changes it again.
    overridden: Template,
}

/// A control and its place.
#[derive(Debug, Clone, Copy)]
struct Control {
    sign: char,
    span: Span,
}

impl Check for Bidi {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let text = &draft.document.text;
        if !text.contains(is_control) || is_rtl(text) {
            return;
        }
        for block in &draft.document.blocks {
            let controls: Vec<Control> = controls(draft, block.span).collect();
            let idle = idle(draft, &controls);
            if !idle.is_empty() {
                findings.report(self.finding(&controls, &idle));
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["control", "count"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.overridden]
    }
}

impl Bidi {
    fn finding(&self, all: &[Control], idle: &[Control]) -> Finding {
        let first = idle.iter().find(|c| is_override(c.sign)).unwrap_or(&idle[0]);
        let overridden = all.iter().any(|c| is_override(c.sign));
        let others = idle.iter().filter(|c| c.span != first.span);
        let count = if idle.len() == 1 { "once".to_owned() } else { format!("{} controls", idle.len()) };
        let values = vec![("control", name(first.sign)), ("count", count)];
        let edits = idle.iter().map(|c| (c.span, String::new())).collect();
        Finding {
            primary: first.span,
            others: others.map(|c| Mark { span: c.span, message: String::new() }).collect(),
            help: overridden.then(|| self.overridden.fill(&values)).filter(|h| !h.is_empty()),
            edits: if overridden { Vec::new() } else { edits },
            values,
            ..Finding::default()
        }
    }
}

fn controls(draft: &Draft, block: Span) -> impl Iterator<Item = Control> + '_ {
    let signs = draft.slice(block).char_indices().filter(|(_, c)| is_control(*c));
    let placed = signs.map(move |(at, sign)| {
        let start = block.start as usize + at;
        Control { sign, span: Span::new(start, start + sign.len_utf8()) }
    });
    placed.filter(|c| !draft.document.touches(c.span, MarkupKind::Code))
}

/// The controls that do no work: all but pairs around words written from right to left.
fn idle(draft: &Draft, controls: &[Control]) -> Vec<Control> {
    let mut at_work = vec![false; controls.len()];
    let mut open: Vec<usize> = Vec::new();
    for (i, control) in controls.iter().enumerate() {
        if !is_close(control.sign) {
            open.push(i);
        } else if let Some(from) = open.pop() {
            let inside = Span { start: controls[from].span.end, end: control.span.start };
            let works = !is_override(controls[from].sign) && draft.slice(inside).chars().any(is_rtl_letter);
            (at_work[from], at_work[i]) = (works, works);
        }
    }
    controls.iter().zip(at_work).filter(|(_, works)| !works).map(|(c, _)| *c).collect()
}

fn is_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_close(c: char) -> bool {
    matches!(c, '\u{202c}' | '\u{2069}')
}

fn is_override(c: char) -> bool {
    matches!(c, '\u{202d}' | '\u{202e}')
}

/// A letter of a script that is written from right to left.
fn is_rtl_letter(c: char) -> bool {
    c.is_alphabetic()
        && matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// Whether most letters of a text are written from right to left.
fn is_rtl(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    !text.is_ascii() && letters().filter(|c| is_rtl_letter(*c)).count() * 2 > letters().count()
}

/// Number and name of a control, in the words of the Unicode standard.
fn name(control: char) -> String {
    let name = match control {
        '\u{202a}' => "left-to-right embedding",
        '\u{202b}' => "right-to-left embedding",
        '\u{202c}' => "pop directional formatting",
        '\u{202d}' => "left-to-right override",
        '\u{202e}' => "right-to-left override",
        '\u{2066}' => "left-to-right isolate",
        '\u{2067}' => "right-to-left isolate",
        '\u{2068}' => "first strong isolate",
        _ => "pop directional isolate",
    };
    format!("U+{:04X}, {name}", u32::from(control))
}
