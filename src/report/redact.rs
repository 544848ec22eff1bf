//! Reports that name no word of a draft: for stories under embargo whose reports others can read.
//!
//! In: a diagnostic. Out: the same without texts, figures and fixes; rule, level, place and
//! fingerprint stay. Not here: what the environment says (`cli`).

use crate::diagnostic::{Diagnostic, Label};
use crate::document::is_held;
use crate::report::Facts;

/// What `--redact` asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Redact {
    /// While a document is under embargo, where others can read the report.
    #[default]
    Auto,
    /// Every document.
    Always,
    /// None.
    Never,
}

impl Redact {
    /// All values.
    pub const ALL: [Redact; 3] = [Redact::Auto, Redact::Always, Redact::Never];

    /// As written in options.
    pub fn name(self) -> &'static str {
        match self {
            Redact::Auto => "auto",
            Redact::Always => "always",
            Redact::Never => "never",
        }
    }

    /// Whether words of a document are withheld; `public` says that others can read the report.
    pub fn withholds(self, facts: &Facts, public: bool) -> bool {
        match self {
            Redact::Auto => public && (facts.withheld || is_held(facts.date, facts.embargo)),
            Redact::Always => true,
            Redact::Never => false,
        }
    }
}

/// The diagnostic without words of the draft; `summary` says what its rule reports.
pub fn diagnostic(d: &Diagnostic, summary: &str) -> Diagnostic {
    Diagnostic {
        path: d.path.clone(),
        rule: d.rule.clone(),
        level: d.level,
        always_shown: d.always_shown,
        message: summary.to_owned(),
        primary: label(&d.primary),
        secondary: d.secondary.iter().map(label).collect(),
        notes: Vec::new(),
        help: None,
        fix: None,
        fingerprint: d.fingerprint.clone(),
    }
}

fn label(label: &Label) -> Label {
    Label { path: label.path.clone(), span: label.span, text: String::new(), message: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, StoryKind};
    use crate::report::summary::Tally;
    use jiff::civil::{Date, date};

    fn facts(date: Option<Date>, embargo: Option<Date>) -> Facts {
        let (format, kind, tally) = (Format::Text, StoryKind::News, Tally::default());
        Facts { format, date, embargo, withheld: false, kind, tally }
    }

    fn withheld(date: Option<Date>, embargo: Option<Date>, public: bool) -> bool {
        Redact::Auto.withholds(&facts(date, embargo), public)
    }

    #[test]
    fn a_story_that_its_desk_took_back_is_withheld_on_every_day() {
        let taken = Facts { withheld: true, ..facts(None, None) };
        assert!(Redact::Auto.withholds(&taken, true));
        assert!(!Redact::Auto.withholds(&taken, false));
    }

    #[test]
    fn the_day_of_release_is_still_under_embargo() {
        let (day, next) = (date(2022, 1, 26), date(2022, 1, 27));
        assert!(withheld(Some(day), Some(day), true));
        assert!(!withheld(Some(next), Some(day), true));
        assert!(withheld(None, Some(day), true));
        assert!(!withheld(Some(day), Some(day), false));
        assert!(!withheld(Some(day), None, true));
    }
}
