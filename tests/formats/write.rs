//! The story in every format, made from its parts.
//!
//! A new format is one more function here and one more line in [`all`]; a packed one has its own file, as `word`.

use copydesk::document::Format;

use super::story::{BYLINE, CAPTION, DATE, DECK, HEADLINE, NOTE, PARTS, Part};

/// Name, format and source of every version; the first is what the others are held against.
pub fn all() -> Vec<(&'static str, Format, String)> {
    vec![
        ("page.html", Format::Html, html()),
        ("story.md", Format::Markdown, markdown()),
        ("story.txt", Format::Text, text()),
        ("ninjs-1.json", Format::Ninjs, ninjs_1(&fragment(&entity))),
        ("ninjs-1-escaped.json", Format::Ninjs, ascii(&ninjs_1(&fragment(&xml)))),
        ("ninjs-2.json", Format::Ninjs, ninjs_2()),
        ("ninjs-3.json", Format::Ninjs, ninjs_3()),
        ("ans.json", Format::Ans, ascii(&ans())),
        ("nitf.xml", Format::Nitf, nitf(true)),
        ("newsml-nitf.xml", Format::Newsml, newsml(&inline("application/nitf+xml", &nitf(false)))),
        ("newsml-xhtml.xml", Format::Newsml, newsml(&inline("application/xhtml+xml", &xhtml()))),
        ("newsml-data.xml", Format::Newsml, newsml(&data())),
    ]
}

fn markdown() -> String {
    let mut out = format!("---\ndate: {DATE}\n---\n\n# {HEADLINE}\n\n*{DECK}*\n\n{BYLINE}\n\n");
    for part in PARTS {
        match part {
            Part::Paragraph(text, set) => out += &mark(text, set, "*", "*"),
            Part::Heading(text) => out += &format!("## {text}"),
            Part::List(items) => out += &items.map_lines(|item| format!("- {}", item.replace('<', "\\<"))),
            Part::Quote(text) => out += &format!("> {text}"),
        }
        out += "\n\n";
    }
    out + &format!("![{CAPTION}](hulda.jpg)\n")
}

fn text() -> String {
    let mut out = format!("{HEADLINE}\n\n{DECK}\n\n{BYLINE}\n\nSeptember 14, 2021\n\n");
    for part in PARTS {
        match part {
            Part::Paragraph(text, _) | Part::Heading(text) | Part::Quote(text) => out += text,
            Part::List(items) => out += &items.map_lines(|item| format!("- {item}")),
        }
        out += "\n\n";
    }
    out + &format!("{CAPTION}\n")
}

fn html() -> String {
    let head = format!("<meta property=\"article:published_time\" content=\"{DATE}T08:00:00Z\">");
    let over = format!("<h1>{}</h1><p class=\"byline\">{BYLINE}</p>", entity(HEADLINE));
    let deck = format!("<p><em>{}</em></p>", entity(DECK));
    let figure = format!("<figure><img src=\"h.jpg\"><figcaption>{CAPTION}</figcaption></figure>");
    format!(
        "<!doctype html><html><head>{head}</head><body><article>{over}{deck}<!-- {NOTE} -->{}{figure}</article></body></html>",
        fragment(&entity)
    )
}

/// The body as HTML, its characters written by `escape`.
fn fragment(escape: &dyn Fn(&str) -> String) -> String {
    let mut out = String::new();
    for part in PARTS {
        out += &match part {
            Part::Paragraph(text, set) => {
                format!("<p>{}</p>", mark(&escape(text), &escape(set), "<em>", "</em>"))
            }
            Part::Heading(text) => format!("<h2>{}</h2>", escape(text)),
            Part::List(items) => {
                format!("<ul>{}</ul>", items.map_lines(|i| format!("<li>{}</li>", escape(i))))
            }
            Part::Quote(text) => format!("<blockquote><p>{}</p></blockquote>", escape(text)),
        };
        out += "\n";
    }
    out
}

fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn ninjs_1(body: &str) -> String {
    let plain: Vec<String> = PARTS.iter().map(plain_part).collect();
    format!(
        "{{\"uri\": \"tag:example.org,2021:ferry\", \"type\": \"text\", \"ednote\": {}, \"language\": \"en\",\n \
         \"versioncreated\": \"{DATE}T08:00:00Z\", \"firstcreated\": \"2021-09-13T08:00:00Z\",\n \
         \"headline\": {}, \"byline\": {},\n \"description_text\": {},\n \"body_text\": {},\n \"body_html\": {},\n \
         \"associations\": {{\"picture\": {{\"uri\": \"x\", \"type\": \"picture\", \"description_text\": {}}}}}}}",
        json(NOTE),
        json(HEADLINE),
        json(BYLINE),
        json(DECK),
        json(&plain.join("\n\n")),
        json(body),
        json(CAPTION)
    )
}

fn plain_part(part: &Part) -> String {
    match part {
        Part::Paragraph(text, _) | Part::Heading(text) | Part::Quote(text) => (*text).to_owned(),
        Part::List(items) => items.map_lines(|item| format!("- {item}")),
    }
}

fn ninjs_2() -> String {
    ninjs_lists("versioncreated", "contenttype", "ednote")
}

fn ninjs_3() -> String {
    ninjs_lists("versionCreated", "contentType", "edNote")
}

fn ninjs_lists(created: &str, content: &str, note: &str) -> String {
    let value = |text: &str| {
        format!("[{{\"role\": \"main\", \"{content}\": \"text/html\", \"value\": {}}}]", json(text))
    };
    format!(
        "{{\"uri\":\"tag:example.org,2021:ferry\",\"{note}\":{},\"{created}\":\"{DATE}T08:00:00Z\",\"headlines\":{},\"by\":{},\
         \"descriptions\":{},\"bodies\":{},\"associations\":[{{\"name\":\"p\",\"type\":\"picture\",\"descriptions\":{}}}]}}",
        json(NOTE),
        value(&xml(HEADLINE)),
        json(BYLINE),
        value(&xml(DECK)),
        value(&fragment(&xml)),
        value(CAPTION)
    )
}

fn ans() -> String {
    let text = |content: &str| format!("{{\"type\": \"text\", \"content\": {}}}", json(content));
    let mut elements = Vec::new();
    for part in PARTS {
        elements.push(match part {
            Part::Paragraph(words, set) => text(&mark(&xml(words), &xml(set), "<i>", "</i>")),
            Part::Heading(words) => format!("{{\"type\": \"header\", \"content\": {}}}", json(&xml(words))),
            Part::List(items) => {
                let items: Vec<String> = items.iter().map(|i| text(&xml(i))).collect();
                format!("{{\"type\": \"list\", \"items\": [{}]}}", items.join(", "))
            }
            Part::Quote(words) => {
                format!("{{\"type\": \"quote\", \"content_elements\": [{}]}}", text(&xml(words)))
            }
        });
    }
    elements.push(format!("{{\"type\": \"image\", \"caption\": {}}}", json(CAPTION)));
    format!(
        "{{\"type\": \"story\", \"version\": \"0.10.9\", \"display_date\": \"{DATE}T08:00:00Z\",\n\
         \"planning\": {{\"internal_note\": {note}, \"budget_line\": {note}}}, \"editor_note\": {note},\n\
         \"headlines\": {{\"basic\": {}}}, \"subheadlines\": {{\"basic\": {}}}, \"credits\": {{\"by\": [{{\"name\": {}}}]}},\n\
         \"content_elements\": [{}]}}",
        json(HEADLINE),
        json(DECK),
        json(BYLINE),
        elements.join(",\n"),
        note = json(NOTE),
    )
}

/// NITF, alone or as it stands inside an item.
fn nitf(whole: bool) -> String {
    let mut body = String::new();
    for part in PARTS {
        body += &match part {
            Part::Paragraph(text, set) => format!("<p>{}</p>", mark(&xml(text), &xml(set), "<em>", "</em>")),
            Part::Heading(text) => format!("<hl2>{}</hl2>", xml(text)),
            Part::List(items) => format!("<ul>{}</ul>", items.map_lines(|i| format!("<li>{}</li>", xml(i)))),
            Part::Quote(text) => format!("<bq><block><p>{}</p></block></bq>", xml(text)),
        };
        body += "\n    ";
    }
    let media = format!(
        "<media><media-caption>{CAPTION}</media-caption><media-producer>{NOTE}</media-producer></media>"
    );
    let note = xml(NOTE).replace('"', "&quot;");
    let head = format!(
        "<head><docdata><date.issue norm=\"20210914T080000Z\"/><ed-msg info=\"{note}\"/></docdata></head>"
    );
    let over = format!(
        "<hedline><hl1>{}</hl1><hl2>{}</hl2></hedline><note><body.content><p>{note}</p></body.content></note><byline>{BYLINE}</byline>",
        xml(HEADLINE),
        xml(DECK)
    );
    let prolog =
        if whole { "<?xml version=\"1.0\"?>\n<!DOCTYPE nitf SYSTEM \"nitf-3-6.dtd\">\n" } else { "" };
    format!(
        "{prolog}<nitf>{head}<body><body.head>{over}</body.head><body.content>\n    {body}{media}<!-- {NOTE} --></body.content></body></nitf>"
    )
}

fn inline(content: &str, body: &str) -> String {
    format!("<inlineXML contenttype=\"{content}\">{body}</inlineXML>")
}

fn xhtml() -> String {
    let body = format!("{}<figure><figcaption>{CAPTION}</figcaption></figure>", fragment(&xml));
    format!(
        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body>{body}</body></html>"
    )
}

/// HTML inside XML, its marks escaped once more.
fn data() -> String {
    let figure = format!("<figure><figcaption>{CAPTION}</figcaption></figure>");
    format!("<inlineData contenttype=\"text/html\">{}</inlineData>", xml(&(fragment(&xml) + &figure)))
}

fn newsml(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\">\n\
         <itemMeta><itemClass qcode=\"ninat:text\"/><versionCreated>{DATE}T08:00:00Z</versionCreated><edNote>{note}</edNote></itemMeta>\n\
         <contentMeta><headline>{}</headline><by>{BYLINE}</by><description role=\"drol:summary\">{}</description></contentMeta>\n\
         <contentSet>{body}</contentSet></newsItem>",
        xml(HEADLINE),
        xml(DECK),
        note = xml(NOTE)
    )
}

/// Characters that mark up, escaped.
fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Everything that HTML has a name or a number for.
fn entity(text: &str) -> String {
    let named = [
        ("é", "&eacute;"),
        ("è", "&#232;"),
        ("ü", "&#xfc;"),
        ("“", "&ldquo;"),
        ("”", "&rdquo;"),
        ("’", "&rsquo;"),
    ];
    named.iter().fold(xml(text), |text, (c, name)| text.replace(c, name)).replace('—', "&mdash;")
}

/// JSON with every character beyond ASCII as an escape.
fn ascii(json: &str) -> String {
    let mut out = String::new();
    for c in json.chars() {
        match c {
            c if c.is_ascii() => out.push(c),
            c => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out += &format!("\\u{unit:04x}")),
        }
    }
    out.replace("</", "<\\/")
}

/// Sets words off, where there are any.
fn mark(text: &str, words: &str, open: &str, close: &str) -> String {
    if words.is_empty() { text.to_owned() } else { text.replacen(words, &format!("{open}{words}{close}"), 1) }
}

/// Each item made into a line.
trait Lines {
    fn map_lines(&self, line: impl Fn(&str) -> String) -> String;
}

impl Lines for [&'static str] {
    fn map_lines(&self, line: impl Fn(&str) -> String) -> String {
        self.iter().map(|item| line(item)).collect::<Vec<_>>().join("\n")
    }
}
