//! The known name nearest to one that is not known.

/// Names further off than this are no help: three in ten letters may differ.
const LEAST_LIKENESS: f64 = 0.7;

/// The nearest of the known names, if one is near.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let scored = known.into_iter().map(|k| (strsim::jaro_winkler(name, k), k));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))?;
    (best.0 >= LEAST_LIKENESS).then_some(best.1)
}

/// `did you mean …?`, if a known name is near.
pub fn suggestion<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(name, known).map(|k| format!("did you mean `{k}`?"))
}

/// Help for serde's "unknown field `x`, expected one of `a`, `b`".
pub fn known_name(message: &str) -> Option<String> {
    if !message.starts_with("unknown ") {
        return None;
    }
    let mut names = message.split('`').skip(1).step_by(2);
    let name = names.next()?;
    suggestion(name, names.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_named() {
        assert_eq!(nearest("weekday-mismach", ["weekday-mismatch", "double-word"]), Some("weekday-mismatch"));
        assert_eq!(nearest("zzz", ["weekday-mismatch"]), None);
    }

    #[test]
    fn serde_messages_are_understood() {
        let message = "unknown field `levle`, expected one of `level`, `message`";
        assert_eq!(known_name(message).as_deref(), Some("did you mean `level`?"));
        assert_eq!(known_name("missing field `level`"), None);
    }
}
