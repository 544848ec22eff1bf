//! Options of `copydesk desk`.

use clap::Args as ClapArgs;

use super::{Rules, examples, values};

/// Options of `copydesk desk`.
#[derive(Debug, ClapArgs)]
#[command(after_help = examples::DESK)]
pub struct Desk {
    /// Port of 127.0.0.1; the system chooses one where none is named
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub port: u16,
    /// Open the page in the browser, though this is no terminal
    #[arg(long, conflicts_with = "no_open")]
    pub open: bool,
    /// Print the address alone
    #[arg(long)]
    pub no_open: bool,
    /// Largest text of a draft: bytes, or with KiB or MiB
    #[arg(long, value_name = "SIZE", default_value = "8MiB", value_parser = values::size)]
    pub max_size: u64,
    #[command(flatten)]
    pub rules: Rules,
}
