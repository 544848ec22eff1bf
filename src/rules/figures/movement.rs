//! Which way a figure moved by its words against which way it moved by its values.
//!
//! Serves `change-direction`.

use serde::Deserialize;

use super::interval::{Interval, Slack};
use crate::annotate::relation::comparison::Direction;
use crate::annotate::relation::movement::Movement;
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::template::Template;
use crate::source::Span;

/// Which way a figure moved, by words and by values.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Movements {
    /// Share by which a figure called `about` may be off, 0 to 1.
    rounding: f64,
    /// Words that tell of no movement, or of one of which more is less, in small letters.
    except: Vec<String>,
    /// Beside the figure that it came from.
    base: Template,
    /// Beside the figure that it went to.
    result: Template,
}

impl Check for Movements {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let words = |span: Span| draft.slice(span).to_owned();
        let moved = |m: &&Movement| !self.except.contains(&words(m.cue).to_lowercase());
        let movements = draft.annotations.relations.movements.iter().filter(moved);
        for movement in movements.filter(|m| self.is_turned(m)) {
            let values = vec![
                ("base", words(movement.base.span)),
                ("result", words(movement.result.span)),
                ("way", words(movement.cue).to_lowercase()),
            ];
            let others = vec![
                Mark { span: movement.base.span, message: self.base.fill(&values) },
                Mark { span: movement.result.span, message: self.result.fill(&values) },
            ];
            findings.report(Finding { primary: movement.cue, others, values, ..Finding::default() });
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["base", "result", "way"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.base, &self.result]
    }
}

impl Movements {
    /// Whether no reading of the two figures moves the way the word says.
    fn is_turned(&self, movement: &Movement) -> bool {
        let slack = Slack { about: self.rounding };
        let base = Interval::counted(&movement.base, slack);
        let result = Interval::counted(&movement.result, slack);
        match movement.direction {
            Direction::Up => result.high < base.low,
            Direction::Down => result.low > base.high,
            Direction::Either => false,
        }
    }
}
