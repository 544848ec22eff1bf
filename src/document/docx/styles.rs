//! The styles of a Word file.
//!
//! In: `styles.xml`. Out: what a style's id stands for, with what it is based on. Ids are in the language of the Word
//! that made them (`berschrift1`); names are not, so the name decides, and the id only where there is no such style.
//! Not here: what a name means (`names`).

use std::collections::BTreeMap;

use super::super::packed::Limits;
use super::super::refusal::Refusal;
use super::format::{self, ParagraphFormat, Switches};
use super::names::{self, Kind};
use super::xml::Xml;

/// Styles based on one another are followed this far; more go round in a circle.
const LONGEST_CHAIN: usize = 32;

/// One style as written.
#[derive(Debug, Clone, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    format: ParagraphFormat,
}

/// What a style comes to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Effect {
    /// What its paragraphs are, by the nearest name that says so.
    pub kind: Option<Kind>,
    /// Whether its paragraphs are items of a list.
    pub listed: Option<bool>,
    /// Level of a heading, from 1; 0 says that it is none.
    pub outline: Option<u8>,
    /// How its words are set.
    pub switches: Switches,
}

/// All styles.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// Of paragraphs that name none.
    default: Option<String>,
    /// Under all styles of paragraphs.
    base: Switches,
}

impl Styles {
    /// Reads the part.
    pub(super) fn read(part: &str, text: &str, limits: &Limits) -> Result<Self, Refusal> {
        let (mut xml, mut styles) = (Xml::new(part, text, limits), Self::default());
        xml.child()?;
        while let Some(tag) = xml.child()? {
            match tag.local() {
                "style" if tag.is("style") => {
                    let get = |key| xml.attribute(&tag, super::xml::Ns::Word, key);
                    let (id, kind, default) = (get("styleId")?, get("type")?, get("default")?);
                    let style = style(&mut xml)?;
                    let first = default.is_some_and(|d| d != "0" && d != "false");
                    if first && kind.as_deref() == Some("paragraph") {
                        styles.default.clone_from(&id);
                    }
                    styles.styles.insert(id.unwrap_or_default(), style);
                }
                "docDefaults" if tag.is("docDefaults") => styles.base = defaults(&mut xml)?,
                _ => xml.skip()?,
            }
        }
        Ok(styles)
    }

    /// What a paragraph's style comes to.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Effect {
        let id = id.or(self.default.as_deref());
        let effect = id.map_or_else(Effect::default, |id| self.effect(id));
        Effect { switches: effect.switches.over(self.base), ..effect }
    }

    /// How a run's style sets its words.
    pub(super) fn run(&self, id: Option<&str>) -> Switches {
        id.map_or_else(Switches::default, |id| self.effect(id).switches)
    }

    fn effect(&self, id: &str) -> Effect {
        if !self.styles.contains_key(id) {
            return Effect { kind: names::kind(id), ..Effect::default() };
        }
        let mut effect = Effect::default();
        let based = |id: &&str| self.styles.get(*id)?.based_on.as_deref();
        for id in std::iter::successors(Some(id), based).take(LONGEST_CHAIN) {
            let Some(Style { name, format, .. }) = self.styles.get(id) else { break };
            effect.kind = effect.kind.or_else(|| names::kind(name));
            effect.listed = effect.listed.or(format.listed);
            effect.outline = effect.outline.or(format.outline);
            effect.switches = effect.switches.over(format.run.switches);
        }
        effect
    }
}

/// Reads `w:style`, which is open.
fn style(xml: &mut Xml<'_>) -> Result<Style, Refusal> {
    let (mut style, mut run) = (Style::default(), format::RunFormat::default());
    while let Some(tag) = xml.child()? {
        match tag.local() {
            "pPr" if tag.is("pPr") => {
                style.format = format::paragraph(xml)?;
                continue;
            }
            "rPr" if tag.is("rPr") => {
                run = format::run(xml)?;
                continue;
            }
            "name" if tag.is("name") => style.name = xml.val(&tag)?.unwrap_or_default(),
            "basedOn" => style.based_on = xml.val(&tag)?,
            _ => {}
        }
        xml.skip()?;
    }
    style.format.run = run;
    Ok(style)
}

/// How words are set where nothing is said: `w:docDefaults`, which is open.
fn defaults(xml: &mut Xml<'_>) -> Result<Switches, Refusal> {
    let mut switches = Switches::default();
    while let Some(tag) = xml.child()? {
        match tag.local() {
            "rPrDefault" => switches = defaults(xml)?,
            "rPr" => switches = format::run(xml)?.switches,
            _ => xml.skip()?,
        }
    }
    Ok(switches)
}
