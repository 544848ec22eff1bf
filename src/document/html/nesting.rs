//! Which element an end tag closes, and which elements end where no end tag stands.
//!
//! In: names of tags in order. Out: how many of the open elements stay open. After the rules of tree construction in the
//! HTML standard (section 13.2.6), without those that move elements about: no word changes its place.

use super::events::Kind;

/// Elements that hold nothing. Sorted, as are all lists here.
const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "image", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
];

/// Elements inside a line of words; every other element ends the block.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "input", "ins", "kbd", "label", "link", "mark", "meta", "nobr", "picture", "q", "rb",
    "rp", "rt", "ruby", "s", "samp", "script", "small", "source", "span", "strike", "strong", "style", "sub",
    "sup", "svg", "time", "tt", "u", "var", "wbr",
];

/// Start tags that end an open paragraph.
const ENDS_PARAGRAPH: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "plaintext",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "ul",
    "xmp",
];

/// Elements that no tag inside reaches out of.
const WALLS: &[&str] = &["body", "button", "caption", "html", "object", "table", "td", "template", "th"];

/// Whether an element can hold nothing.
pub(super) fn is_void(name: &str) -> bool {
    VOID.binary_search(&name).is_ok()
}

/// Whether an element stands inside a line of words.
pub(super) fn is_inline(name: &str) -> bool {
    INLINE.binary_search(&name).is_ok()
}

struct Open {
    kind: Kind,
    name: &'static str,
    inline: bool,
    at: usize,
}

/// The elements that are open.
#[derive(Default)]
pub(super) struct Stack {
    open: Vec<Open>,
}

impl Stack {
    /// How many.
    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    /// Opens an element; `at` is its event.
    pub(super) fn push(&mut self, kind: Kind, name: &str, at: usize) {
        self.open.push(Open { kind, name: known(name), inline: is_inline(name), at });
    }

    /// Takes off the innermost element where more than `depth` are open.
    pub(super) fn pop_above(&mut self, depth: usize) -> Option<(Kind, usize)> {
        if self.open.len() <= depth {
            return None;
        }
        self.open.pop().map(|o| (o.kind, o.at))
    }

    /// How many elements stay open when one of this name begins.
    pub(super) fn implied(&self, name: &str) -> usize {
        let ended: &[&str] = match name {
            "li" => &["li"],
            "dd" | "dt" => &["dd", "dt"],
            "option" => &["option"],
            "optgroup" => &["optgroup", "option"],
            "td" | "th" => &["td", "th"],
            "tr" => &["tr"],
            "tbody" | "tfoot" | "thead" => &["caption", "colgroup", "tbody", "tfoot", "thead"],
            "button" => &["button"],
            "a" => return self.link_ends(),
            _ => &[],
        };
        let outer = self.innermost(ended, fence(name));
        let paragraph = || self.innermost(&["p"], WALLS);
        let ends_paragraph = ENDS_PARAGRAPH.binary_search(&name).is_ok();
        let depth = outer.or_else(|| paragraph().filter(|_| ends_paragraph));
        depth.unwrap_or_else(|| self.open.len() - usize::from(self.heading_ends(name)))
    }

    /// A heading begins right inside a heading that was left open.
    fn heading_ends(&self, name: &str) -> bool {
        is_heading(name) && self.open.last().is_some_and(|o| is_heading(o.name))
    }

    /// A link that begins in the line of one that was left open.
    fn link_ends(&self) -> usize {
        let line = self.open.iter().rposition(|o| !o.inline).map_or(0, |at| at + 1);
        let link = self.open[line..].iter().position(|o| o.name == "a");
        link.map_or(self.open.len(), |at| line + at)
    }

    /// The innermost open element of one of the names, unless a fence stands before it.
    fn innermost(&self, names: &[&str], fence: &[&str]) -> Option<usize> {
        let stop = |o: &Open| !o.name.is_empty() && (names.contains(&o.name) || fence.contains(&o.name));
        let at = self.open.iter().rposition(stop)?;
        names.contains(&self.open[at].name).then_some(at)
    }

    /// How many elements stay open behind an end tag; none where it closes nothing.
    pub(super) fn closing(&self, kind: Kind, name: &str) -> Option<usize> {
        // What follows `</body>` is shown all the same.
        if matches!(name, "body" | "html") {
            return None;
        }
        let inline = is_inline(name);
        for (depth, open) in self.open.iter().enumerate().rev() {
            let same = open.kind == kind || is_heading(name) && is_heading(open.name);
            if same {
                return Some(depth);
            }
            let wall = WALLS.contains(&open.name) && !is_table_part(name);
            // An end tag of a line closes no block that stands in it.
            if wall || inline && !open.inline || name == "li" && matches!(open.name, "ol" | "ul") {
                return None;
            }
        }
        None
    }
}

/// What a start tag does not reach across.
fn fence(name: &str) -> &'static [&'static str] {
    match name {
        "li" => &["ol", "ul", "menu", "table", "td", "th", "button"],
        "dd" | "dt" => &["dl", "table", "td", "th"],
        "td" | "th" => &["table", "tr"],
        "tr" | "tbody" | "tfoot" | "thead" => &["table"],
        _ => WALLS,
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

fn is_table_part(name: &str) -> bool {
    matches!(
        name,
        "table"
            | "tbody"
            | "td"
            | "template"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "caption"
            | "button"
            | "object"
    )
}

/// The name as far as these rules know it, else nothing.
fn known(name: &str) -> &'static str {
    const OTHERS: &[&str] = &[
        "a", "body", "button", "caption", "colgroup", "dd", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6",
        "html", "li", "menu", "object", "ol", "optgroup", "option", "p", "table", "tbody", "td", "template",
        "tfoot", "th", "thead", "tr", "ul",
    ];
    OTHERS.binary_search(&name).map_or("", |at| OTHERS[at])
}
