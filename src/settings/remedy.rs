//! What to do about a mistake in a TOML file, by what serde and the TOML parser say of it.
//!
//! In: their message. Out: the nearest known name, the form that is expected, or where to mend.

use super::nearest::{known_name, suggestion};

/// What to write, by what serde expects.
const FORMS: [(&str, &str); 6] = [
    ("expected a sequence", "write a list, as in `[\"a\", \"b\"]`"),
    ("expected a string", "write a text in quotation marks"),
    ("expected a map", "write a table, as in `{ key = \"value\" }` or under a heading `[table]`"),
    ("expected a boolean", "write `true` or `false`"),
    ("expected a TOML datetime", "write a day without quotation marks, as in `2022-01-02`"),
    ("expected struct", "write a table, as in `{ key = \"value\" }` or under a heading `[table]`"),
];

/// The remedy for a message; there always is one.
pub fn of(message: &str) -> String {
    let form =
        || FORMS.iter().find(|(expected, _)| message.contains(expected)).map(|(_, form)| (*form).to_owned());
    let number =
        || message.starts_with("invalid").then(|| "write a value of the kind that is expected".to_owned());
    let known = known_name(message).or_else(|| level(message)).or_else(|| missing(message));
    known
        .or_else(|| unknown(message))
        .or_else(form)
        .or_else(number)
        .unwrap_or_else(|| syntax(message).to_owned())
}

/// A level that is none.
fn level(message: &str) -> Option<String> {
    let found = message.strip_prefix("expected error, warning, note or off, found `")?.strip_suffix('`')?;
    let near = suggestion(found, ["error", "warning", "note", "off"]);
    Some(near.unwrap_or_else(|| "write one of the four".to_owned()))
}

fn missing(message: &str) -> Option<String> {
    let key = message.strip_prefix("missing field `")?.strip_suffix('`')?;
    Some(format!("add `{key} = …`"))
}

/// Far from every name that there is.
fn unknown(message: &str) -> Option<String> {
    message.starts_with("unknown ").then(|| "write one of those that are expected, or take it out".to_owned())
}

fn syntax(message: &str) -> &'static str {
    match message {
        m if m.contains("duplicate key") => "keep one of the two",
        m if m.starts_with("the bracket in") => "close it, or double it where a bracket is meant",
        m if m.contains("string") || m.contains("literal") || m.contains("value") => {
            "write a text in quotation marks, a number, `true`, `false`, a list or a table"
        }
        _ => "mend this and run again; what follows is read as far as it can be",
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn every_message_has_a_remedy() {
        for (message, remedy) in [
            ("unknown field `levle`, expected one of `level`, `message`", "did you mean `level`?"),
            ("expected error, warning, note or off, found `warn`", "did you mean `warning`?"),
            ("missing field `files`", "add `files = …`"),
            ("duplicate key", "keep one of the two"),
            ("invalid type: string \"a\", expected a sequence", "write a list, as in `[\"a\", \"b\"]`"),
        ] {
            assert_eq!(of(message), remedy);
        }
        assert!(of("unknown variant `x`, expected `news`").starts_with("write one of"));
        assert!(of("unclosed table").starts_with("mend this"));
    }
}
