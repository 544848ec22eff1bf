//! What a page's head says of its story: JSON-LD, `meta`, microdata, `time` and `title`.
//!
//! In: the events of a page. Out: metadata, titles and authors with their places. Of several statements of one thing
//! the most exact counts: JSON-LD before `meta`, `meta` before what the page shows.

use jiff::civil::Date;

use crate::source::SourceSpan;

use super::super::builder::Builder;
use super::super::{Metadata, Stated, StoryKind, day};
use super::events::{Page, Tag};
use super::linked::{self, Article};
use super::reference;

/// How the words of a place are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Html,
    Json,
}

/// Words that the head says, and their place.
#[derive(Debug, Clone)]
pub(super) struct Said {
    /// Read.
    pub text: String,
    /// Where they stand, as written.
    pub span: SourceSpan,
    script: Script,
}

impl Said {
    /// Adds the words to a document, each reference and escape in its place.
    pub(super) fn put(&self, out: &mut Builder<'_>) {
        let raw = self.span.of(out.source());
        let base = self.span.start as usize;
        match self.script {
            Script::Html => reference::pieces(raw, base, &mut |text, span| out.push(text, span)),
            // A reference inside a string of JSON is read, and maps with all the rest.
            Script::Json if raw.contains('&') => out.push(&self.text, self.span),
            Script::Json => linked::pieces(raw, base, &mut |text, span| out.push(text, span)),
        }
    }

    fn json((text, span): (String, SourceSpan)) -> Self {
        let text = reference::decoded(&text).trim().to_owned();
        Self { text, span, script: Script::Json }
    }

    fn html(page: &Page<'_>, span: SourceSpan) -> Option<Self> {
        let raw = span.of(page.source);
        let head = raw.len() - raw.trim_start().len();
        let start = span.start as usize + head;
        let span = SourceSpan::new(start, start + raw.trim().len());
        let text = reference::decoded(raw.trim()).into_owned();
        (!text.is_empty()).then_some(Self { text, span, script: Script::Html })
    }
}

/// Titles, authors and metadata of a page.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// What the story is called, the most exact first.
    pub titles: Vec<Said>,
    /// Who wrote it.
    pub authors: Vec<Said>,
    /// What the page says of its story.
    pub metadata: Metadata,
}

/// Reads the head.
pub(super) fn read(page: &Page<'_>) -> Head {
    let scripts: Vec<(&str, usize)> = scripts(page).collect();
    let articles: Vec<Article<'_>> =
        scripts.iter().flat_map(|(text, base)| linked::articles(text, *base)).collect();
    let ld = |key: &str| articles.iter().find_map(|a| a.text(key)).map(Said::json);
    let date = ld("datePublished").and_then(|v| dated(&v, "JSON-LD"));
    let updated = ld("dateModified").and_then(|v| dated(&v, "JSON-LD"));
    let metadata = Metadata {
        date: date.or_else(|| meta_date(page, PUBLISHED)).or_else(|| time(page)),
        updated: updated.or_else(|| meta_date(page, MODIFIED)),
        embargo: meta_date(page, EMBARGO),
        kind: kind(page, &articles),
        place: ld("dateline").map(|v| Stated { value: v.text, span: Some(v.span), by: "JSON-LD" }),
        ..Metadata::default()
    };
    let titles = [ld("headline"), meta(page, &["og:title"]), meta(page, &["twitter:title"]), title(page)];
    let written = articles.first().map_or_else(Vec::new, |a| a.texts("author"));
    let authors: Vec<Said> = written.into_iter().map(Said::json).collect();
    let author = || meta(page, AUTHOR).filter(|a| !a.text.contains("://"));
    let authors = if authors.is_empty() { author().into_iter().collect() } else { authors };
    Head { titles: titles.into_iter().flatten().collect(), authors, metadata }
}

/// `<meta charset="…">`, or its older form with `http-equiv`.
pub(super) fn charset(page: &Page<'_>) -> Option<String> {
    page.tags().filter(|(_, tag)| page.name(tag) == "meta").find_map(|(_, tag)| {
        if let Some(label) = page.get(tag, "charset") {
            return Some(label.to_owned());
        }
        page.get(tag, "http-equiv").filter(|kind| kind.eq_ignore_ascii_case("content-type"))?;
        let content = page.get(tag, "content")?.to_ascii_lowercase();
        let (_, label) = content.split_once("charset")?;
        let label = label.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        Some(label.split(|c: char| c == ';' || c == '"' || c == '\'' || c.is_whitespace()).next()?.to_owned())
    })
}

/// Names under which `meta` states the day of publication, the most exact first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datePublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "displaydate",
    "date",
];
/// Names under which `meta` states the day of the last change.
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "dateModified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
];
/// Names under which `meta` states the day until which a story is held.
const EMBARGO: &[&str] = &["embargo", "embargoed", "embargo_date", "embargoed_until", "embargo-until"];
/// Names under which `meta` states who wrote the story.
const AUTHOR: &[&str] = &[
    "author",
    "article:author_name",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "article:author",
];
/// Names under which `meta` states where on the site the story stands.
const SECTION: &[&str] = &["article:section", "parsely-section", "section", "genre"];

fn dated(said: &Said, by: &'static str) -> Option<Stated<Date>> {
    let found = day::find(&said.text).map(|(value, _)| value).or_else(|| compact(&said.text));
    found.map(|value| Stated { value, span: Some(said.span), by })
}

/// `20210304`, with a time or nothing behind it.
fn compact(text: &str) -> Option<Date> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let part = |range: std::ops::Range<usize>| text.get(range);
    let eight = digits == 8 || digits == 14;
    let (year, month, day) = (part(0..4)?, part(4..6)?, part(6..8)?);
    if eight { Date::new(day::year(year)?, month.parse().ok()?, day.parse().ok()?).ok() } else { None }
}

/// The content of the first `meta` of one of the names.
fn meta(page: &Page<'_>, names: &[&str]) -> Option<Said> {
    names.iter().find_map(|wanted| {
        let named = |tag: &&Tag| {
            let mut stated = ["property", "name", "itemprop"].into_iter().filter_map(|a| page.get(tag, a));
            page.name(tag) == "meta" && stated.any(|name| name.eq_ignore_ascii_case(wanted))
        };
        let mut tags = page.tags().map(|(_, tag)| tag).filter(named);
        tags.find_map(|tag| Said::html(page, page.place(tag, "content")?))
    })
}

fn meta_date(page: &Page<'_>, names: &[&str]) -> Option<Stated<Date>> {
    names.iter().find_map(|name| meta(page, &[name]).and_then(|v| dated(&v, "meta")))
}

/// What says that it is the day of publication; else a lone `time`, since of many each may say anything.
fn time(page: &Page<'_>) -> Option<Stated<Date>> {
    let stated = |tag: &&Tag| {
        page.place(tag, "pubdate").is_some() || page.get(tag, "itemprop") == Some("datePublished")
    };
    let tags = || page.tags().map(|(_, tag)| tag);
    let mut times = tags().filter(|t| page.name(t) == "time" && page.place(t, "datetime").is_some());
    let lone = times.next().filter(|_| times.next().is_none());
    let tag = tags().find(stated).or(lone)?;
    let place = page.place(tag, "datetime").or_else(|| page.place(tag, "content"))?;
    dated(&Said::html(page, place)?, "time")
}

fn title(page: &Page<'_>) -> Option<Said> {
    let (at, tag) = page.tags().find(|(_, tag)| page.name(tag) == "title")?;
    Said::html(page, page.inner(at, tag)?)
}

/// The texts of `script type="application/ld+json"`.
fn scripts<'p>(page: &'p Page<'_>) -> impl Iterator<Item = (&'p str, usize)> {
    let linked = |tag: &Tag| {
        let kind = page.get(tag, "type").unwrap_or_default();
        page.name(tag) == "script" && kind.trim().eq_ignore_ascii_case("application/ld+json")
    };
    let tags = page.tags().filter(move |(_, tag)| linked(tag));
    tags.filter_map(|(at, tag)| page.inner(at, tag)).map(|span| (span.of(page.source), span.start as usize))
}

/// The kind of story by its type, its genre, and the part of the site where it stands.
fn kind(page: &Page<'_>, articles: &[Article<'_>]) -> Option<Stated<StoryKind>> {
    let texts = |key: &'static str| articles.iter().flat_map(move |a| a.texts(key));
    let typed = texts("@type").find_map(|(kind, span)| Some((of_type(&kind)?, span)));
    let mut genres = texts("genre").chain(texts("articleSection"));
    let genre = || genres.find_map(|(genre, span)| Some((StoryKind::of_genre(&genre)?, span)));
    let stated = |(value, span), by| Stated { value, span: Some(span), by };
    typed.or_else(genre).map(|found| stated(found, "JSON-LD")).or_else(|| {
        let said = meta(page, SECTION)?;
        Some(stated((StoryKind::of_genre(&said.text)?, said.span), "meta"))
    })
}

/// By the type of schema.org.
fn of_type(kind: &str) -> Option<StoryKind> {
    match kind {
        "OpinionNewsArticle" | "ReviewNewsArticle" => Some(StoryKind::Opinion),
        "AnalysisNewsArticle" | "BackgroundNewsArticle" => Some(StoryKind::Analysis),
        "ReportageNewsArticle" => Some(StoryKind::News),
        "BlogPosting" => Some(StoryKind::Blog),
        _ => None,
    }
}
