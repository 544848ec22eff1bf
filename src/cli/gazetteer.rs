//! `copydesk gazetteer compile`: large gazetteers made into one file that is opened, not read.

use std::io::Write;
use std::path::Path;

use super::Status;
use super::args::newsroom::CompileGazetteer;
use super::output::{self, Atomic};
use crate::config::at;
use crate::gazetteer::compiled::{self, ENDING};
use crate::gazetteer::given::Given;
use crate::gazetteer::{Fault, Gazetteer};
use crate::rules::load::Faulty;
use crate::source::Source;
use crate::walk::{self, printed};

/// Compiles files of TOML into one. Nothing is written where one of them has a mistake.
///
/// # Errors
///
/// A file that cannot be read or written, and a name that no configuration would take for a compiled gazetteer.
pub fn compile(args: &CompileGazetteer) -> anyhow::Result<Status> {
    let to = printed(&args.output);
    anyhow::ensure!(
        to.ends_with(ENDING),
        "{to}: the name of a compiled gazetteer ends in `{ENDING}`; write `--output names{ENDING}`"
    );
    let files = args.files.iter().map(|path| read(path)).collect::<anyhow::Result<Vec<Source>>>()?;
    let texts: Vec<&str> = files.iter().map(|f| f.text.as_str()).collect();
    let (gazetteer, faults) = Gazetteer::compile(Given::default(), &texts);
    if !faults.is_empty() {
        files
            .into_iter()
            .enumerate()
            .for_each(|(i, source)| tell(source, faults.iter().filter(|f| f.file == i)));
        return Ok(Status::Failed);
    }
    let (atomic, mut out) = Atomic::create(&args.output)?;
    out.write_all(&compiled::bytes(&gazetteer.entries))
        .and_then(|()| out.flush())
        .map_err(|e| anyhow::anyhow!("cannot write {to}: {}", walk::reason(&e)))?;
    atomic.commit()?;
    let entries = gazetteer.entries.len();
    let entries = if entries == 1 { "1 entry".to_owned() } else { format!("{entries} entries") };
    output::remark(&format!("{entries} in {to}; name it under `gazetteer` in copydesk.toml."));
    Ok(Status::Clean)
}

fn read(path: &Path) -> anyhow::Result<Source> {
    let name = printed(path);
    let text = std::fs::read_to_string(path);
    let text = text.map_err(|e| anyhow::anyhow!("cannot read {name}: {}", walk::reason(&e)))?;
    Ok(Source::new(name, text))
}

fn tell<'a>(source: Source, faults: impl Iterator<Item = &'a Fault>) {
    let faults: Vec<_> =
        faults.map(|f| at(&f.span.range(), f.message.clone(), Some(f.help.clone()))).collect();
    output::faulty(&Faulty { source, faults });
}
