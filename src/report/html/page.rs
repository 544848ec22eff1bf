//! What stands around the drafts: head, policy, controls, the index of several drafts, and the foot.
//!
//! The page loads nothing: its policy forbids everything but the style sheet and the script that stand in it,
//! by their hashes. An inline style or a script of any other origin is dead by the same policy.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::draft::found;
use super::markup::{Html, count};
use crate::report::summary::{Counts, Summary};
use crate::rules::calendar;

/// The sheets stand apart as the desk shares two of them.
const STYLE: &str = concat!(
    include_str!("assets/base.css"),
    include_str!("assets/story.css"),
    include_str!("assets/findings.css"),
    include_str!("assets/tables.css")
);
const SCRIPT: &str = include_str!("assets/page.js");

/// A draft in the index.
pub struct Entry {
    /// Its file.
    pub name: String,
    /// Its headline, where its words may be printed.
    pub headline: Option<String>,
    /// Day of publication.
    pub date: Option<Date>,
    /// Whether it is under embargo.
    pub held: bool,
    /// What was found in it.
    pub counts: Counts,
}

/// Everything before the first draft. The index of many drafts is written last, because nobody knows it before,
/// and shown first: a shadow root puts it there, for eyes, keys and readers of screens alike.
pub fn head(title: &str, many: bool) -> Html {
    let mut h = Html::default();
    h.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    // By this mark a folder's report is not taken for one of its drafts (`walk::files`).
    h.raw("<meta name=\"generator\" content=\"copydesk\">\n");
    h.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"").text(&policy()).raw("\">\n");
    h.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    h.raw("<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">\n");
    h.raw("<title>").text(title).raw("</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>").raw(STYLE);
    h.raw("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#drafts\">To the drafts</a>\n");
    h.raw(CONTROLS).raw("<main id=\"drafts\" tabindex=\"-1\">\n");
    if many {
        h.raw("<template shadowrootmode=\"open\"><slot name=\"index\"></slot><slot></slot></template>\n");
    }
    h
}

const CONTROLS: &str = r#"<header class="bar">
<h1>copydesk <span>report</span></h1>
<div class="filters" role="group" aria-label="Which findings are shown" hidden>
<fieldset class="levels"><legend>Show</legend></fieldset>
<label class="rules">Rule <select><option value="">all</option></select></label>
<output></output>
</div>
<details class="looks">
<summary>View and print</summary>
<div class="choices">
<fieldset><legend>Colours</legend>
<label><input type="radio" name="theme" id="theme-auto" checked> as the system</label>
<label><input type="radio" name="theme" id="theme-light"> light</label>
<label><input type="radio" name="theme" id="theme-dark"> dark</label>
</fieldset>
<fieldset><legend>On paper</legend>
<label><input type="radio" name="paper" id="paper-report" checked> the report</label>
<label><input type="radio" name="paper" id="paper-sheet"> the fact-checker’s sheet</label>
</fieldset>
<fieldset class="keys" hidden><legend>Keys</legend>
<label><input type="checkbox" id="keys" checked> <span><kbd>j</kbd> and <kbd>k</kbd> go to the next and the previous finding</span></label>
<p><kbd>↓</kbd> and <kbd>↑</kbd> do so within the list, <kbd>Enter</kbd> leads from place to place, <kbd>Esc</kbd> back</p>
</fieldset>
</div>
</details>
</header>
"#;

/// The index of several drafts.
pub fn index(entries: &[Entry]) -> Html {
    let mut h = Html::default();
    h.raw("<nav class=\"index\" slot=\"index\" aria-labelledby=\"index\">\n<h2 id=\"index\">Drafts</h2>\n<table>\n<thead><tr>");
    h.raw("<th scope=\"col\">Draft</th><th scope=\"col\">Published</th><th scope=\"col\">Errors</th>");
    h.raw("<th scope=\"col\">Warnings</th><th scope=\"col\">Notes</th></tr></thead>\n<tbody>\n");
    for (i, entry) in entries.iter().enumerate() {
        h.raw("<tr><th scope=\"row\"><a href=\"#d").show(i + 1).raw("\">").text(&entry.name).raw("</a>");
        if entry.held {
            h.raw(" <strong class=\"held\">under embargo</strong>");
        }
        if let Some(headline) = &entry.headline {
            h.raw("<span class=\"title\">").text(headline).raw("</span>");
        }
        h.raw("</th><td>").text(&entry.date.map_or_else(String::new, calendar::long)).raw("</td>");
        let Counts { errors, warnings, notes } = entry.counts;
        for (n, class) in [(errors, "error"), (warnings, "warning"), (notes, "note")] {
            h.raw("<td class=\"").raw(if n > 0 { class } else { "zero" }).raw("\">").show(n).raw("</td>");
        }
        h.raw("</tr>\n");
    }
    h.raw("</tbody></table>\n</nav>\n");
    h
}

/// Everything after the last draft. `files` are named by findings and are no drafts of the report.
pub fn foot(summary: &Summary, files: &BTreeMap<String, String>) -> Html {
    let mut h = Html::default();
    h.raw("</main>\n<footer>\n");
    if !files.is_empty() {
        h.raw("<h2>Other files</h2>\n<ul>\n");
        for (anchor, name) in files {
            h.raw("<li id=\"").text(anchor).raw("\">").text(name).raw("</li>\n");
        }
        h.raw("</ul>\n");
    }
    h.raw("<p>").text(&told(summary)).raw("</p>\n<p>copydesk ").raw(env!("CARGO_PKG_VERSION"));
    h.raw(
        ": an <b>error</b> contradicts the draft itself, the calendar or arithmetic, or is a placeholder; ",
    );
    h.raw("a <b>warning</b> breaks a rule of the house; a <b>note</b> is a question. ");
    h.raw("Nothing here says which of two values is true.</p>\n</footer>\n<script>").raw(SCRIPT);
    h.raw("</script>\n</body>\n</html>\n");
    h
}

/// `Read 3 drafts and found 2 errors. 4 notes are not shown.`
fn told(summary: &Summary) -> String {
    let mut told = format!("Read {}: {}.", count(summary.read.documents, "draft"), found(summary.shown));
    let hidden = summary.hidden.total();
    let more = [
        (hidden > 0, format!("Not shown: {} (--min-level note shows them).", found(summary.hidden))),
        (summary.allowed > 0, format!("Allowed by the desk: {}.", summary.allowed)),
        (summary.known > 0, format!("In the baseline: {}.", summary.known)),
        (summary.elsewhere > 0, format!("Not on changed lines: {}.", summary.elsewhere)),
        (summary.fixes > 0, format!("copydesk fix would change {}.", count(summary.fixes, "place"))),
        (summary.unread > 0, format!("Could not be read: {}.", count(summary.unread, "input"))),
    ];
    for (_, sentence) in more.into_iter().filter(|(holds, _)| *holds) {
        told.push(' ');
        told.push_str(&sentence);
    }
    told
}

fn policy() -> String {
    let hash = |text: &str| format!("'sha256-{}'", base64(&Sha256::digest(text.as_bytes())));
    format!(
        "default-src 'none'; style-src {}; script-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}

/// RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0u32, |bits, b| bits << 8 | u32::from(*b)) << (8 * (3 - chunk.len()));
        for i in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * i) & 63) as usize];
            out.push(if i <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_pads() {
        assert_eq!(base64(b""), "");
        assert_eq!(
            [base64(b"f"), base64(b"fo"), base64(b"foo"), base64(b"foob")],
            ["Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]
        );
    }

    #[test]
    fn the_script_ends_where_the_page_says() {
        assert!(!SCRIPT.contains("</script") && !STYLE.contains("</style"));
    }
}
