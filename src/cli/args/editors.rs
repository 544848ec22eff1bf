//! Options of the commands that serve an editor.

use clap::Args as ClapArgs;

const LSP_HELP: &str = "\
It speaks the Language Server Protocol 3.17 and is started by an editor; see the
section `In your editor` of the README. Settings, as initializationOptions or in
the section `copydesk` of the editor's own:
  config      a copydesk.toml, from the first folder; else the nearest upward
  level       levels by rule, as in {\"hedge\": \"off\"}
  date, kind  over those of every draft
  minLevel    least level that is shown: error, warning, note (default)

Exit status: 0 after `shutdown` and `exit`, 1 after `exit` alone or none.";

/// Options of `copydesk lsp`.
#[derive(Debug, ClapArgs)]
#[command(after_help = LSP_HELP)]
pub struct Lsp {
    /// Standard input and output, as always; some editors say so
    #[arg(long)]
    pub stdio: bool,
}
