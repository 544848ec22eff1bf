//! What the editor's settings say.
//!
//! In: JSON from `initializationOptions` or the section `copydesk` of the settings. Out: [`Settings`], and what is wrong in
//! them, in words. What is sound is in force.

use std::path::PathBuf;
use std::str::FromStr;

use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::diagnostic::Level;
use crate::document::{Overrides, StoryKind};
use crate::settings::nearest::suggestion;

/// Settings, as the options of `copydesk check`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The configuration of all drafts, from the first folder; else the nearest of each.
    pub config: Option<PathBuf>,
    /// Levels over those of every configuration, by rule.
    pub level: Vec<(String, Level)>,
    /// Date and kind over those of the drafts.
    pub overrides: Overrides,
    /// Least level that is shown.
    pub min_level: Level,
}

/// Keys of the settings.
const KEYS: [&str; 5] = ["config", "date", "kind", "level", "minLevel"];

impl Default for Settings {
    fn default() -> Self {
        Self { config: None, level: Vec::new(), overrides: Overrides::default(), min_level: Level::Note }
    }
}

impl Settings {
    /// Reads settings, which may stand under `copydesk`; null and nothing are no settings.
    pub fn read(value: &Value) -> (Self, Vec<String>) {
        let (mut settings, mut faults) = (Self::default(), Vec::new());
        let inner = value.get("copydesk").unwrap_or(value);
        match inner {
            Value::Object(table) => {
                table.iter().for_each(|(key, value)| settings.set(key, value, &mut faults))
            }
            Value::Null => {}
            other => faults.push(format!("expected a table of settings, found `{other}`")),
        }
        (settings, faults)
    }

    /// One key; null leaves it as it is, which is how some editors write what is not set.
    fn set(&mut self, key: &str, value: &Value, faults: &mut Vec<String>) {
        match (key, value) {
            (_, Value::Null) => {}
            ("config", Value::String(path)) => self.config = Some(PathBuf::from(path)),
            ("date", Value::String(day)) => {
                self.overrides.date = kept(key, day.parse::<Date>().ok(), day, faults)
            }
            ("kind", Value::String(kind)) => self.overrides.kind = kept(key, story_kind(kind), kind, faults),
            ("minLevel", Value::String(name)) => {
                self.min_level = kept(key, shown(name), name, faults).unwrap_or(self.min_level);
            }
            ("level", Value::Object(levels)) => self.levels(levels, faults),
            (key, value) if KEYS.contains(&key) => faults.push(format!("`{key}` cannot be `{value}`")),
            (key, _) => {
                let near = suggestion(key, KEYS);
                let help = near.unwrap_or_else(|| format!("the settings are {}", KEYS.join(", ")));
                faults.push(format!("no setting is called `{key}`; {help}"));
            }
        }
    }

    fn levels(&mut self, levels: &Map<String, Value>, faults: &mut Vec<String>) {
        for (rule, value) in levels {
            let name = value.as_str().unwrap_or_default();
            match Level::from_str(name) {
                Ok(level) => self.level.push((rule.clone(), level)),
                Err(e) => faults.push(format!("`level.{rule}`: {e}")),
            }
        }
    }
}

/// A value, or the fault that it is none.
fn kept<T>(key: &str, value: Option<T>, written: &str, faults: &mut Vec<String>) -> Option<T> {
    if value.is_none() {
        let expected = match key {
            "date" => "a day as in 2022-01-26",
            "kind" => "news, brief, analysis, opinion or blog",
            _ => "error, warning or note",
        };
        faults.push(format!("`{key}`: expected {expected}, found `{written}`"));
    }
    value
}

fn story_kind(name: &str) -> Option<StoryKind> {
    StoryKind::of_name(name)
}

fn shown(name: &str) -> Option<Level> {
    Level::from_str(name).ok().filter(|l| *l > Level::Off)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn settings_are_read_with_or_without_their_section() {
        let inner = json!({"config": "desk/copydesk.toml", "level": {"hedge": "off"}, "date": "2022-01-26",
            "kind": "blog", "minLevel": "warning"});
        let (settings, faults) = Settings::read(&inner);
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(settings.level, [("hedge".to_owned(), Level::Off)]);
        assert_eq!((settings.overrides.kind, settings.min_level), (Some(StoryKind::Blog), Level::Warning));
        assert_eq!(Settings::read(&json!({"copydesk": inner})), (settings, Vec::new()));
        assert_eq!(Settings::read(&Value::Null), (Settings::default(), Vec::new()));
        assert_eq!(Settings::read(&json!({"date": null})), (Settings::default(), Vec::new()));
    }

    #[test]
    fn what_is_wrong_is_told_and_the_rest_is_in_force() {
        let (settings, faults) = Settings::read(&json!({
            "minlevel": "note", "minLevel": "off", "date": "May", "kind": 3, "level": {"hedge": "loud", "a": "note"}
        }));
        assert_eq!(settings, Settings { level: vec![("a".to_owned(), Level::Note)], ..Settings::default() });
        insta::assert_snapshot!(faults.join("\n"), @"
        `date`: expected a day as in 2022-01-26, found `May`
        `kind` cannot be `3`
        `level.hedge`: expected error, warning, note or off, found `loud`
        `minLevel`: expected error, warning or note, found `off`
        no setting is called `minlevel`; did you mean `minLevel`?
        ");
    }
}
