//! Levels and options of a configuration put into rules.

use std::sync::Arc;

use toml::Spanned;

use super::Loading;
use crate::config::layers::Layer;
use crate::config::{KindLevels, Levels, Options, at};
use crate::diagnostic::Fault;
use crate::rules::options::{self, Put, Table};
use crate::rules::{Origin, Rule};
use crate::settings::nearest::suggestion;

/// The settings of a layer, or of one of its overrides.
#[derive(Clone, Copy)]
pub(super) struct Settings<'a> {
    layer: &'a Layer,
    level: &'a Levels,
    level_in: &'a KindLevels,
    options: &'a Options,
    table: Table,
}

impl<'a> Settings<'a> {
    /// Those for all files.
    pub(super) fn of(layer: &'a Layer) -> Self {
        let c = &layer.config;
        Self { layer, level: &c.level, level_in: &c.level_in, options: &c.options, table: Table::Top }
    }

    /// Those of an override, by its index in the file.
    pub(super) fn overriding(layer: &'a Layer, index: usize) -> Option<Self> {
        let o = layer.config.overrides.get(index)?.get_ref();
        let table = Table::Override(index);
        Some(Self { layer, level: &o.level, level_in: &o.level_in, options: &o.options, table })
    }
}

impl Loading {
    /// Puts settings over what is set so far. A level for all kinds stands over what farther files say of one kind.
    pub(super) fn apply(&mut self, settings: Settings<'_>) -> Vec<Fault> {
        let mut faults = Vec::new();
        self.options(settings, &mut faults);
        let place = |name: &Spanned<String>| Origin::At {
            file: settings.layer.source.name.clone(),
            line: settings.layer.line(&name.span()),
        };
        for (name, level) in settings.level {
            if let Some(rule) = self.rule(name, &mut faults) {
                rule.set = Some((level.0, place(name)));
                rule.set_in.clear();
            }
        }
        for (kind, levels) in settings.level_in {
            for (name, level) in levels {
                if let Some(rule) = self.rule(name, &mut faults) {
                    rule.set_in.insert(kind.0, (level.0, place(name)));
                }
            }
        }
        faults
    }

    fn options(&mut self, settings: Settings<'_>, faults: &mut Vec<Fault>) {
        for name in settings.options.keys() {
            if self.rule(name, faults).is_none() {
                continue;
            }
            let puts = self.puts.entry(name.get_ref().clone()).or_default();
            puts.push(Put { config: Arc::clone(&settings.layer.source), table: settings.table });
            let Some(typed) = self.texts.get(name.get_ref()) else { continue };
            let (spec, found) = options::apply(typed, puts, name.get_ref());
            faults.extend(found);
            if let Some(spec) = spec {
                self.rules.entry(name.get_ref().clone()).and_modify(|r| r.spec = Arc::new(spec));
            }
        }
    }

    fn rule(&mut self, name: &Spanned<String>, faults: &mut Vec<Fault>) -> Option<&mut Rule> {
        if !self.rules.contains_key(name.get_ref()) {
            let near = suggestion(name.get_ref(), self.rules.keys().map(String::as_str));
            let help = near.or_else(|| Some("`copydesk rules` lists the rules".to_owned()));
            faults.push(at(&name.span(), format!("no rule is called `{}`", name.get_ref()), help));
        }
        self.rules.get_mut(name.get_ref())
    }
}
