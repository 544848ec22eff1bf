//! The gazetteers that a configuration names, compiled.

use std::sync::Arc;

use toml::Spanned;

use super::Faulty;
use crate::config::at;
use crate::config::layers::{Layer, Loader};
use crate::diagnostic::Fault;
use crate::gazetteer::compiled::{Compiled, ENDING, REMEDY};
use crate::gazetteer::given::Given;
use crate::gazetteer::{Gazetteer, Newsroom};
use crate::rules::builtin;
use crate::settings::nearest::suggestion;
use crate::source::Source;

/// What the layers name, the nearest first.
#[derive(Default)]
struct Named {
    /// Files of the nearest configuration.
    own: Vec<Source>,
    /// Files of what it extends.
    extended: Vec<Source>,
    /// Compiled files of all of them.
    compiled: Vec<Arc<Compiled>>,
    /// Built-in profiles.
    profiles: Vec<&'static str>,
}

/// Compiles the gazetteers of all layers: the nearest file stands over what it extends, and that over the built-in
/// profiles and entries. Mistakes go into the layers and, those inside gazetteers, into `faulty`.
pub(super) fn compile(layers: &mut [Layer], loader: &dyn Loader, faulty: &mut Vec<Faulty>) -> Gazetteer {
    let mut named = Named::default();
    for (depth, layer) in layers.iter_mut().rev().enumerate() {
        for path in layer.config.gazetteer.clone() {
            if let Err(fault) = named.add(&path, layer, depth == 0, loader) {
                layer.faults.push(fault);
            }
        }
    }
    for file in &named.extended {
        let (_, faults) = Gazetteer::compile(Given::default(), &[&file.text]);
        report(std::slice::from_ref(file), &faults, faulty);
    }
    let house: Vec<&str> = named.own.iter().map(|f| f.text.as_str()).collect();
    let choices = named.extended.iter().map(|f| f.text.as_str()).chain(named.profiles.iter().copied());
    let profiles: Vec<&str> = choices.collect();
    let newsroom = Newsroom { house: &house, compiled: named.compiled, profiles: &profiles };
    let (gazetteer, faults) = Gazetteer::compile_with(Given::builtin(), newsroom);
    report(&named.own, &faults, faulty);
    gazetteer
}

impl Named {
    fn add(
        &mut self,
        path: &Spanned<String>,
        layer: &Layer,
        own: bool,
        loader: &dyn Loader,
    ) -> Result<(), Fault> {
        if let Some((_, text)) = builtin::profiles().iter().find(|(name, _)| name == path.get_ref()) {
            self.profiles.push(text);
            return Ok(());
        }
        if path.get_ref().ends_with(ENDING) {
            let compiled = open(path, &layer.path(path.get_ref()), loader)?;
            self.compiled.push(Arc::new(compiled));
            return Ok(());
        }
        let file = loader.file(&layer.path(path.get_ref())).map_err(|e| {
            let names = || builtin::profiles().iter().map(|(name, _)| *name);
            let near = suggestion(path.get_ref(), names());
            let all = format!("the built-in profiles are {}", names().collect::<Vec<_>>().join(", "));
            at(&path.span(), e, near.or(Some(all)))
        })?;
        if own {
            self.own.push(file)
        } else {
            self.extended.push(file)
        }
        Ok(())
    }
}

/// Opens a compiled file.
fn open(named: &Spanned<String>, path: &str, loader: &dyn Loader) -> Result<Compiled, Fault> {
    let bytes = loader.bytes(path).map_err(|e| at(&named.span(), e, Some(REMEDY.to_owned())))?;
    Compiled::open(bytes)
        .map_err(|unfit| at(&named.span(), format!("`{}` {unfit}", named.get_ref()), Some(REMEDY.to_owned())))
}

fn report(files: &[Source], faults: &[crate::gazetteer::Fault], faulty: &mut Vec<Faulty>) {
    for (i, source) in files.iter().enumerate() {
        let own = faults.iter().filter(|f| f.file == i);
        let told = own.map(|f| at(&f.span.range(), f.message.clone(), Some(f.help.clone())));
        let faults: Vec<Fault> = told.collect();
        if !faults.is_empty() {
            faulty.push(Faulty { source: source.clone(), faults });
        }
    }
}
