//! What the properties of a run or a paragraph say of its words.
//!
//! In: `w:rPr` and `w:pPr`, of text and of styles. Out: what is switched on or off there, and how it adds up.

use super::super::refusal::Refusal;
use super::xml::Xml;

/// What a run's properties switch on or off; none where they say nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Switches {
    /// Hidden from the page.
    pub hidden: Option<bool>,
    /// Struck through: a word that is to go.
    pub struck: Option<bool>,
    /// Bold.
    pub bold: Option<bool>,
    /// In italics.
    pub italic: Option<bool>,
}

impl Switches {
    /// These, and what they leave open from what they are based on.
    pub(super) fn over(self, base: Self) -> Self {
        Self {
            hidden: self.hidden.or(base.hidden),
            struck: self.struck.or(base.struck),
            bold: self.bold.or(base.bold),
            italic: self.italic.or(base.italic),
        }
    }

    /// The style of a run beside that of its paragraph: what both switch on is off again (17.7.3).
    pub(super) fn beside(self, other: Self) -> Self {
        let toggle = |a: Option<bool>, b: Option<bool>| match (a, b) {
            (Some(a), Some(b)) => Some(a != b),
            (a, b) => a.or(b),
        };
        Self {
            hidden: toggle(self.hidden, other.hidden),
            struck: toggle(self.struck, other.struck),
            bold: toggle(self.bold, other.bold),
            italic: toggle(self.italic, other.italic),
        }
    }

    /// Whether the words are on no page.
    pub(super) fn unread(self) -> bool {
        self.hidden == Some(true) || self.struck == Some(true)
    }

    /// Whether the words are set off.
    pub(super) fn emphasis(self) -> bool {
        self.bold == Some(true) || self.italic == Some(true)
    }
}

/// The properties of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct RunFormat {
    /// Id of its style.
    pub style: Option<String>,
    /// What it says itself.
    pub switches: Switches,
    /// Of a paragraph's mark: it is deleted, moved away or hidden, so that the next paragraph goes on in this one.
    pub joined: bool,
}

/// The properties of a paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ParagraphFormat {
    /// Id of its style.
    pub style: Option<String>,
    /// Whether it is an item of a list, where it says so.
    pub listed: Option<bool>,
    /// Level of a heading, from 1; 0 says that it is none.
    pub outline: Option<u8>,
    /// Of its mark; in a style of all its words.
    pub run: RunFormat,
}

/// Reads `w:rPr`, which is open.
pub(super) fn run(xml: &mut Xml<'_>) -> Result<RunFormat, Refusal> {
    let mut format = RunFormat::default();
    while let Some(tag) = xml.child()? {
        let switches = &mut format.switches;
        match tag.local() {
            _ if tag.ns != super::xml::Ns::Word => {}
            "rStyle" => format.style = xml.val(&tag)?,
            "vanish" => switches.hidden = Some(xml.is_on(&tag)?),
            "strike" | "dstrike" => switches.struck = Some(xml.is_on(&tag)? || switches.struck == Some(true)),
            "b" => switches.bold = Some(xml.is_on(&tag)?),
            "i" => switches.italic = Some(xml.is_on(&tag)?),
            "del" | "moveFrom" => format.joined = true,
            _ => {}
        }
        xml.skip()?;
    }
    format.joined |= format.switches.hidden == Some(true);
    Ok(format)
}

/// Reads `w:pPr`, which is open; what it was before a tracked change is passed over.
pub(super) fn paragraph(xml: &mut Xml<'_>) -> Result<ParagraphFormat, Refusal> {
    let mut format = ParagraphFormat::default();
    while let Some(tag) = xml.child()? {
        match tag.local() {
            "rPr" if tag.is("rPr") => {
                format.run = run(xml)?;
                continue;
            }
            "numPr" if tag.is("numPr") => {
                format.listed = numbered(xml)?;
                continue;
            }
            "pStyle" => format.style = xml.val(&tag)?,
            "outlineLvl" => format.outline = xml.val(&tag)?.and_then(|v| v.parse().ok()).map(level),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(format)
}

/// Levels are counted from 0, and 9 is body text.
fn level(outline: u8) -> u8 {
    if outline < 9 { outline + 1 } else { 0 }
}

/// Whether `w:numPr`, which is open, names a list; 0 is none.
fn numbered(xml: &mut Xml<'_>) -> Result<Option<bool>, Refusal> {
    let mut listed = None;
    while let Some(tag) = xml.child()? {
        if tag.is("numId") {
            listed = xml.val(&tag)?.map(|id| id != "0");
        }
        xml.skip()?;
    }
    Ok(listed)
}
