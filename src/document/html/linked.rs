//! JSON-LD: what a script says of the story in the words of schema.org.
//!
//! In: the text of a script and its place. Out: articles with the values of their fields, each with its place.
//! Objects of the top level, of lists, of `@graph` and of `mainEntity` are read; one that is not JSON is no article.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::source::SourceSpan;

/// Lists and graphs inside one another that are looked into.
const DEEPEST: usize = 4;

/// Brackets with which the JSON of a script may begin.
const MOST_STARTS: usize = 4;

/// An article of schema.org.
#[derive(Debug)]
pub(super) struct Article<'s> {
    fields: BTreeMap<String, &'s RawValue>,
    script: &'s str,
    base: usize,
}

/// The articles of a script that begins `base` bytes into the source.
pub(super) fn articles(script: &str, base: usize) -> Vec<Article<'_>> {
    let mut found = Vec::new();
    // Some wrap the script in marks for old browsers.
    let starts = script.match_indices(['{', '[']).take(MOST_STARTS);
    let first = |(at, _): (usize, &str)| {
        serde_json::Deserializer::from_str(&script[at..]).into_iter::<&RawValue>().next()?.ok()
    };
    if let Some(value) = starts.filter_map(first).next() {
        collect(value, (script, base), DEEPEST, &mut found);
    }
    found
}

fn collect<'s>(value: &'s RawValue, at: (&'s str, usize), depth: usize, found: &mut Vec<Article<'s>>) {
    let inner: Vec<&RawValue> = match object(value) {
        None => serde_json::from_str(value.get()).unwrap_or_default(),
        Some(fields) => {
            let inner = ["@graph", "mainEntity"].iter().filter_map(|key| fields.get(*key).copied()).collect();
            let article = Article { fields, script: at.0, base: at.1 };
            if article.kinds().iter().any(|kind| is_article(kind)) {
                found.push(article);
            }
            inner
        }
    };
    if depth > 0 {
        inner.into_iter().for_each(|value| collect(value, at, depth - 1, found));
    }
}

fn object(value: &RawValue) -> Option<BTreeMap<String, &RawValue>> {
    value.get().starts_with('{').then(|| serde_json::from_str(value.get()).ok()).flatten()
}

fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || matches!(kind, "BlogPosting" | "LiveBlogPosting" | "Report")
}

impl Article<'_> {
    /// Its types.
    pub(super) fn kinds(&self) -> Vec<String> {
        self.texts("@type").into_iter().map(|(text, _)| text).collect()
    }

    /// The first text of a field.
    pub(super) fn text(&self, key: &str) -> Option<(String, SourceSpan)> {
        self.texts(key).into_iter().next()
    }

    /// The texts of a field: a string, a list of them, or the names of objects. A place has no quotation marks.
    pub(super) fn texts(&self, key: &str) -> Vec<(String, SourceSpan)> {
        let mut texts = Vec::new();
        if let Some(value) = self.fields.get(key) {
            self.gather(value, true, &mut texts);
        }
        texts.retain(|(text, _)| !text.trim().is_empty());
        texts
    }

    fn gather(&self, value: &RawValue, lists: bool, texts: &mut Vec<(String, SourceSpan)>) {
        let raw = value.get();
        if raw.starts_with('"') {
            texts.extend(serde_json::from_str(raw).ok().map(|text| (text, self.place(raw))));
        } else if let Some(name) = object(value).and_then(|fields| fields.get("name").copied()) {
            self.gather(name, false, texts);
        } else if lists && raw.starts_with('[') {
            let list: Vec<&RawValue> = serde_json::from_str(raw).unwrap_or_default();
            list.into_iter().for_each(|value| self.gather(value, false, texts));
        }
    }

    /// Where a string that is a piece of the script stands.
    fn place(&self, raw: &str) -> SourceSpan {
        let at = self.base + (raw.as_ptr() as usize).saturating_sub(self.script.as_ptr() as usize);
        SourceSpan::new(at + 1, at + raw.len() - 1)
    }
}

/// Gives the pieces of a JSON string, without its quotation marks, to `put`: each escape by itself.
pub(super) fn pieces(raw: &str, base: usize, put: &mut dyn FnMut(&str, SourceSpan)) {
    let mut at = 0;
    while at < raw.len() {
        let rest = &raw[at..];
        let len = match rest.find('\\') {
            Some(0) => escape(rest),
            Some(next) => next,
            None => rest.len(),
        };
        let span = SourceSpan::new(base + at, base + at + len);
        if rest.starts_with('\\') {
            let text: String = serde_json::from_str(&format!("\"{}\"", &rest[..len])).unwrap_or_default();
            put(&text, span);
        } else {
            put(&rest[..len], span);
        }
        at += len;
    }
}

/// Bytes of the escape at the head of a text; two halves of one character belong together.
fn escape(text: &str) -> usize {
    let unit = |text: &str| {
        text.strip_prefix("\\u").and_then(|t| t.get(..4)).and_then(|h| u16::from_str_radix(h, 16).ok())
    };
    let halves =
        unit(text).is_some_and(|u| (0xd800..0xdc00).contains(&u)) && text.get(6..).and_then(unit).is_some();
    let len = match (unit(text), halves) {
        (_, true) => 12,
        (Some(_), false) => 6,
        (None, _) => 1 + text[1..].chars().next().map_or(0, char::len_utf8),
    };
    len.min(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_found_wherever_they_stand() {
        let script = "//<![CDATA[\n[{\"@type\": \"WebPage\", \"mainEntity\": {\"@graph\": [{\"@type\": [\"NewsArticle\", \"x\"], \
            \"headline\": \"A \\u2019b\", \"author\": [{\"name\": \"Ana Ruiz\"}, \"Jo Ek\"]}]}}]\n//]]>";
        let found = articles(script, 100);
        let (text, span) = found[0].text("headline").expect("it is there");
        assert_eq!(
            (text.as_str(), &script[span.start as usize - 100..span.end as usize - 100]),
            ("A ’b", "A \\u2019b")
        );
        let authors: Vec<String> = found[0].texts("author").into_iter().map(|(text, _)| text).collect();
        assert_eq!(authors, ["Ana Ruiz", "Jo Ek"]);
        assert!(articles("not JSON", 0).is_empty() && articles("}{", 0).is_empty());
    }

    #[test]
    fn escapes_map_by_themselves() {
        let mut found = Vec::new();
        pieces("a\\u2019\\ud83d\\ude00b\\\"", 10, &mut |text, span| {
            found.push((text.to_owned(), span.start, span.end))
        });
        let expected = [("a", 10, 11), ("’", 11, 17), ("😀", 17, 29), ("b", 29, 30), ("\"", 30, 32)];
        assert_eq!(found, expected.map(|(text, start, end)| (text.to_owned(), start, end)));
    }
}
