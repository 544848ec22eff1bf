//! What a desk says to copydesk inside a draft: `copydesk: allow RULE -- reason`.
//!
//! In: a comment of Markdown or HTML, or a line of plain text. Out: a [`Directive`] with its place; it is no prose.
//! Not here: what it hides (`lint`), whether there is such a rule (`lint`).
//!
//! ```text
//! directive = "copydesk:" ( allow | "end" )
//! allow     = "allow" RULE { [","] RULE } [ "in" [ "the" | "this" ] scope ] [ "until" ["="] DATE ] "--" reason
//! reason    = words [ "until" "=" DATE ]
//! scope     = "finding" | "sentence" | "paragraph" | "block"
//! ```

use jiff::civil::Date;

use crate::diagnostic::Fault;
use crate::settings::nearest::{nearest, suggestion};
use crate::source::map::SourceMap;
use crate::source::{SourceSpan, Span};

/// How every directive begins.
const HEAD: &str = "copydesk:";

/// The form to write, for remedies.
const FORM: &str = "write it as in `copydesk: allow double-word -- the reason`";

/// How far an allowance reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The next finding of the rule in its paragraph; the last one where nothing of the paragraph follows.
    Finding,
    /// The next sentence, or the one it stands in.
    Sentence,
    /// The next paragraph, or the one it stands in.
    Paragraph,
    /// All up to `copydesk: end`.
    Block,
}

impl Scope {
    /// All scopes, narrow first.
    pub const ALL: [Scope; 4] = [Scope::Finding, Scope::Sentence, Scope::Paragraph, Scope::Block];

    /// As written.
    pub fn name(self) -> &'static str {
        match self {
            Scope::Finding => "finding",
            Scope::Sentence => "sentence",
            Scope::Paragraph => "paragraph",
            Scope::Block => "block",
        }
    }
}

/// Rules that may find something here, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allow {
    /// Names as written, with their places.
    pub rules: Vec<(String, SourceSpan)>,
    /// How far it reaches.
    pub scope: Scope,
    /// Last day of the document on which it holds.
    pub until: Option<Date>,
    /// Why; none where nothing stands behind the dashes.
    pub reason: Option<String>,
}

/// What a directive says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// `allow`
    Allow(Allow),
    /// `end`
    End,
    /// What cannot be read; [`Directive::faults`] says why.
    Nothing,
}

/// A word to copydesk and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// The comment or the line.
    pub span: SourceSpan,
    /// Byte of the document's text that stands behind it.
    pub at: u32,
    /// Whether it stands in a paragraph that had begun and not ended.
    pub inside: bool,
    /// What it says.
    pub says: Says,
    /// What is wrong with it; then it has no effect.
    pub faults: Vec<Fault>,
    /// The whole of it as it stands in the source.
    pub text: String,
}

impl Directive {
    /// The directive of a part of a source: `base` bytes of text stand before the part, and `outer` leads from its
    /// source to the whole.
    pub(super) fn moved(mut self, base: u32, outer: &SourceMap) -> Self {
        let place = |span: &mut SourceSpan| *span = outer.of_source(*span);
        self.at += base;
        place(&mut self.span);
        self.faults.iter_mut().for_each(|fault| place(&mut fault.span));
        if let Says::Allow(allow) = &mut self.says {
            allow.rules.iter_mut().for_each(|(_, span)| place(span));
        }
        self
    }
}

/// The directive in a comment; none where it is a comment like others.
pub(super) fn comment(source: &str, span: SourceSpan, at: usize, inside: bool) -> Option<Directive> {
    let raw = span.of(source);
    let inner = raw.strip_prefix("<!--").unwrap_or(raw);
    let inner = inner.strip_suffix("-->").unwrap_or(inner);
    let start = span.start as usize + raw.find(inner).unwrap_or(0);
    let words = Words::new(inner, start)?;
    Some(words.directive(span, raw, at, inside))
}

/// The directive in one line of a source whose paragraphs are lines; none where it is prose.
#[cfg(feature = "docx")]
pub(super) fn line(source: &str, span: SourceSpan, at: usize, inside: bool) -> Option<Directive> {
    let words = Words::new(span.of(source), span.start as usize).filter(Words::is_ours)?;
    Some(words.directive(span, span.of(source), at, inside))
}

/// A text without its lines of directives: what is left, the map back to the whole, and the directives.
pub(super) fn lines(source: &str) -> (String, SourceMap, Vec<Directive>) {
    if !source.contains(HEAD) {
        return (source.to_owned(), SourceMap::identity(source.len()), Vec::new());
    }
    let (mut text, mut map, mut found) =
        (String::with_capacity(source.len()), SourceMap::default(), Vec::new());
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let span = SourceSpan::new(at, at + line.trim_end().len());
        at += line.len();
        match Words::new(line, span.start as usize).filter(Words::is_ours) {
            Some(words) => {
                let inside = closes(&text, &source[at..]);
                found.push(words.directive(span, span.of(source), text.len(), inside));
            }
            None => {
                text.push_str(line);
                map.push(line.len(), SourceSpan::new(span.start as usize, at), true);
            }
        }
    }
    (text, map, found)
}

/// Whether a line stands right under a paragraph and before a blank line: it speaks of what is above it.
fn closes(above: &str, below: &str) -> bool {
    let blank = |line: Option<&str>| line.is_none_or(|l| l.trim().is_empty());
    !blank(above.lines().next_back()) && blank(below.lines().next())
}

/// A word and its place in the source.
type Word<'w> = (&'w str, SourceSpan);

/// What stands behind `copydesk:`.
struct Words<'w> {
    head: Vec<Word<'w>>,
    reason: Option<String>,
    end: SourceSpan,
}

impl<'w> Words<'w> {
    /// None where the text does not begin with `copydesk:`; `base` is its place in the source.
    fn new(text: &'w str, base: usize) -> Option<Self> {
        let rest = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).strip_prefix(HEAD)?;
        let start = base + text.len() - rest.len();
        let end = SourceSpan::new(start - HEAD.len(), start);
        let mut words = Self { head: Vec::new(), reason: None, end };
        let mut at = 0;
        for piece in rest.split_inclusive(is_gap) {
            let word = piece.trim_end_matches(is_gap);
            if matches!(word, "--" | "---" | "–" | "—") {
                let reason = rest[at + word.len()..].split_whitespace().collect::<Vec<_>>().join(" ");
                words.reason = Some(reason).filter(|r| !r.is_empty());
                break;
            }
            if !word.is_empty() {
                let span = SourceSpan::new(start + at, start + at + word.len());
                words.head.push((word, span));
                words.end = span;
            }
            at += piece.len();
        }
        Some(words)
    }

    /// Whether a line of plain text is meant for us: its first word is a verb of ours or nearly one.
    fn is_ours(&self) -> bool {
        let slip = |verb: &str| verb.len() >= 4 && nearest(verb, ["allow"]).is_some();
        self.head.first().is_some_and(|(verb, _)| *verb == "end" || slip(verb))
    }

    fn directive(self, span: SourceSpan, text: &str, at: usize, inside: bool) -> Directive {
        let at = Span::new(at, at).start;
        let mut faults = Vec::new();
        let says = self.says(&mut faults);
        let says = if faults.is_empty() { says } else { Says::Nothing };
        Directive { span, at, inside, says, faults, text: text.to_owned() }
    }

    fn says(self, faults: &mut Vec<Fault>) -> Says {
        match self.head.split_first() {
            Some(((verb, _), rest)) if *verb == "allow" => Says::Allow(self.allow(rest, faults)),
            Some(((verb, _), _)) if *verb == "end" => Says::End,
            Some(((verb, span), _)) => {
                let help = suggestion(verb, ["allow", "end"]).unwrap_or_else(|| FORM.to_owned());
                faults.push(fault(*span, format!("`{verb}` is nothing that copydesk does"), help));
                Says::Nothing
            }
            None => {
                faults.push(fault(
                    self.end,
                    "a word to copydesk that says nothing".to_owned(),
                    FORM.to_owned(),
                ));
                Says::Nothing
            }
        }
    }

    fn allow(&self, rest: &[Word<'_>], faults: &mut Vec<Fault>) -> Allow {
        let names = rest.iter().take_while(|(w, _)| !matches!(*w, "in" | "until"));
        let rules: Vec<(String, SourceSpan)> = names.map(|(w, span)| ((*w).to_owned(), *span)).collect();
        let mut allow = Allow { scope: Scope::Finding, until: None, reason: self.reason.clone(), rules };
        if allow.rules.is_empty() {
            faults.push(fault(self.end, "no rule is named".to_owned(), FORM.to_owned()));
        }
        if let Some((reason, word)) = self.reason.as_deref().and_then(day_behind) {
            allow.reason = Some(reason).filter(|r| !r.is_empty());
            allow.until = day(&(word.as_str(), self.end), faults);
        }
        let mut rest = rest[allow.rules.len()..].iter().filter(|(w, _)| !matches!(*w, "the" | "this"));
        while let Some(word) = rest.next() {
            match word.0 {
                "in" => allow.scope = scope(rest.next().unwrap_or(word), faults).unwrap_or(allow.scope),
                "until" => allow.until = day(rest.next().unwrap_or(word), faults),
                _ => {
                    let help = "`in` a sentence, paragraph or block, `until` a day, or ` -- ` and the reason";
                    faults.push(fault(word.1, format!("`{}` is not expected here", word.0), help.to_owned()));
                }
            }
        }
        allow
    }
}

/// Between words: white space, commas, and the sign of `until = DATE`.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '=')
}

fn scope((word, span): &Word<'_>, faults: &mut Vec<Fault>) -> Option<Scope> {
    let found = Scope::ALL.into_iter().find(|s| s.name() == *word);
    if found.is_none() {
        let help = suggestion(word, Scope::ALL.map(Scope::name));
        let all = "a finding, sentence, paragraph or block; a block is closed by `copydesk: end`".to_owned();
        faults.push(fault(*span, format!("`{word}` is no place to allow a rule in"), help.unwrap_or(all)));
    }
    found
}

/// A last day that stands behind the reason, and the reason without it.
fn day_behind(reason: &str) -> Option<(String, String)> {
    let (reason, day) = reason.rsplit_once("until")?;
    let day = day.trim_start().strip_prefix('=')?.trim().trim_end_matches(['.', ')']);
    Some((reason.trim_end_matches([' ', ',', ';', '(']).to_owned(), day.to_owned()))
}

fn day((word, span): &Word<'_>, faults: &mut Vec<Fault>) -> Option<Date> {
    let found = word.parse().ok().filter(|_| word.len() == 10);
    if found.is_none() {
        let help = "write it as year, month and day: until = 2021-03-04".to_owned();
        faults.push(fault(*span, format!("`{word}` is not a day"), help));
    }
    found
}

fn fault(span: SourceSpan, message: String, help: String) -> Fault {
    Fault { span, message, help: Some(help) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Directive {
        comment(text, SourceSpan::new(0, text.len()), 0, false).expect("it is a directive")
    }

    fn allowed(text: &str) -> Allow {
        let directive = read(text);
        let Says::Allow(allow) = directive.says else { panic!("{:?}", directive.faults) };
        allow
    }

    #[test]
    fn an_allowance_has_rules_scope_end_and_reason() {
        let text = "<!-- copydesk: allow hedge, double-word in this paragraph until = 2022-03-01 — a song's\nrefrain -->";
        let allow = allowed(text);
        let names: Vec<&str> = allow
            .rules
            .iter()
            .map(|(name, span)| {
                assert_eq!(span.of(text), name);
                name.as_str()
            })
            .collect();
        assert_eq!(names, ["hedge", "double-word"]);
        assert_eq!((allow.scope, allow.reason.as_deref()), (Scope::Paragraph, Some("a song's refrain")));
        assert_eq!(allow.until.map(|d| d.to_string()).as_deref(), Some("2022-03-01"));
        assert_eq!(allowed("<!-- copydesk: allow hedge -->").reason, None);
        let behind = allowed("<!-- copydesk: allow hedge -- the census, until = 2022-03-01 -->");
        assert_eq!((behind.reason.as_deref(), behind.until), (Some("the census"), allow.until));
        assert_eq!(
            allowed("<!-- copydesk: allow hedge -- until spring -->").reason.as_deref(),
            Some("until spring")
        );
    }

    #[test]
    fn what_cannot_be_read_is_pointed_at() {
        for (text, place) in [
            ("<!-- copydesk: alow hedge -- x -->", "alow"),
            ("<!-- copydesk: -->", "copydesk:"),
            ("<!-- copydesk: allow -- x -->", "allow"),
            ("<!-- copydesk: allow hedge in sentense -- x -->", "sentense"),
            ("<!-- copydesk: allow hedge until 1.3.22 -- x -->", "1.3.22"),
            ("<!-- copydesk: allow hedge until -- x -->", "until"),
            ("<!-- copydesk: allow hedge in block for good -- x -->", "for"),
        ] {
            assert_eq!(read(text).faults[0].span.of(text), place, "{text}");
        }
    }

    #[test]
    fn lines_of_directives_are_no_text() {
        let source = "One.\ncopydesk: allow hedge -- why\nTwo.\n\nCOPYDESK: please read\ncopydesk: a linter\nThree.\ncopydesk: end\n";
        let (text, map, found) = lines(source);
        assert_eq!(text, "One.\nTwo.\n\nCOPYDESK: please read\ncopydesk: a linter\nThree.\n");
        assert_eq!(map.text_len(), text.len());
        assert_eq!(found.iter().map(|d| (d.at, d.inside)).collect::<Vec<_>>(), [(5, false), (59, true)]);
        assert_eq!(found[0].span.of(source), "copydesk: allow hedge -- why");
    }
}
